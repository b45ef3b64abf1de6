package io.github.junheng.examples.forms.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.selenium.AxeBuilder;
import io.github.junheng.evaluation.Evaluation;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.By;
import org.openqa.selenium.chrome.ChromeDriver;

/** What keeps somebody from using a page who does not see it, or sees it otherwise, as axe finds it. */
class ReportAccessibilityTest {
    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it
    static Path folder;

    private static @Nullable ChromeDriver started;
    private static String axe = "";

    @BeforeAll
    static void open() throws Exception {
        try (InputStream in = Objects.requireNonNull(AxeBuilder.class.getResourceAsStream("/axe.min.js"))) {
            axe = new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
        started = Chromes.start();
        Evaluation notMet = Pages.evaluation(Pages.county("not-met").orThrow());
        Evaluation met = Pages.evaluation(Pages.county("met").orThrow());
        Files.writeString(folder.resolve("county.html"), Pages.page(ReportInput.of(notMet, List.of())));
        try (OutputStream out = Files.newOutputStream(folder.resolve("city.html"))) {
            List<CityMember> members =
                    List.of(CityMember.of(notMet, "a.html", false), CityMember.of(met, "b.html", false));
            CityReport.pages(new CityInput(Pages.STANDARD, members, Optional.empty(), Locale.CHINESE))
                    .get(0)
                    .write(out);
        }
    }

    @AfterAll
    static void close() {
        if (started != null) {
            started.quit();
        }
    }

    private static ChromeDriver browser(String page, String language) {
        assertThat(started).isNotNull();
        started.get("about:blank");
        started.get(folder.resolve(page).toUri().toString());
        // What is folded away is looked at too.
        started.executeScript("document.querySelectorAll('details').forEach(d => { d.open = true; })");
        if (language.equals("en")) {
            started.findElement(By.id("language")).click();
        }
        return started;
    }

    /** What is broken, with the rule, how bad it is, and where. */
    private static List<String> violations(ChromeDriver browser, String part) {
        browser.executeScript(axe);
        Object results = browser.executeAsyncScript(
                "const done = arguments[arguments.length - 1];"
                        + " axe.run(arguments[0], {runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa']}).then("
                        + " r => done({passed: r.passes.length, broken: r.violations"
                        + ".filter(v => v.impact === 'serious' || v.impact === 'critical').flatMap(v => v.nodes.map("
                        + " n => v.id + ' ' + v.impact + ' ' + n.target + ' ' + n.html))}),"
                        + " e => done({passed: 0, broken: [String(e)]}));",
                part);
        assertThat(results).isInstanceOf(Map.class);
        Map<?, ?> told = (Map<?, ?>) results;
        assertThat(((Number) told.get("passed")).intValue())
                .as("rules that hold")
                .isGreaterThan(5);
        return ((List<?>) told.get("broken")).stream().map(String::valueOf).toList();
    }

    @Test
    void nothingOfTheCountyPageIsOutOfReachInEitherLanguage() {
        assertThat(violations(browser("county.html", "zh"), "html")).isEmpty();
        assertThat(violations(browser("county.html", "en"), "html")).isEmpty();
    }

    @Test
    void anOpenExplanationIsWithinReachInEitherLanguage() {
        for (String language : List.of("zh", "en")) {
            ChromeDriver browser = browser("county.html", language);
            browser.executeScript("document.querySelector('a.x').click()");
            assertThat(browser.findElements(By.cssSelector("#steps [role=treeitem]")))
                    .hasSizeGreaterThan(3);
            assertThat(violations(browser, "#explanation")).as(language).isEmpty();
        }
    }

    @Test
    void nothingOfTheCityPageIsOutOfReachInEitherLanguage() {
        assertThat(violations(browser("city.html", "zh"), "html")).isEmpty();
        assertThat(violations(browser("city.html", "en"), "html")).isEmpty();
    }

    @Test
    void whatIsOutOfReachIsFound() {
        ChromeDriver browser = browser("county.html", "zh");
        browser.executeScript("const b = document.createElement('button'); b.id = 'nameless';"
                + " document.querySelector('main').append(b, document.createElement('img'))");
        assertThat(violations(browser, "main"))
                .hasSize(2)
                .anyMatch(told -> told.startsWith("image-alt critical"))
                .anyMatch(told -> told.startsWith("button-name critical #nameless"));
    }
}
