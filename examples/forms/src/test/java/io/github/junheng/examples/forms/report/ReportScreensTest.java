package io.github.junheng.examples.forms.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.junheng.dataset.CountyDataset;
import io.github.junheng.examples.forms.RealPrograms;
import io.github.junheng.examples.forms.pdf.Browser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.openqa.selenium.chrome.ChromeDriver;

/**
 * What each section looks like: pictures in {@code target/screens} for somebody to look at, and of what can be told of a picture
 * without looking, that nothing runs out of the page or out of its chart, and that no section is empty.
 */
class ReportScreensTest {
    private static final Path SCREENS = Path.of("target", "screens");
    /** Tables of many schools go on alike. */
    private static final int TALLEST = 3_000;

    private static @Nullable ChromeDriver started;

    @BeforeAll
    static void open() {
        started = Chromes.start();
    }

    @AfterAll
    static void close() {
        if (started != null) {
            started.quit();
        }
    }

    private static ChromeDriver browser() {
        assertThat(started).isNotNull();
        return started;
    }

    private static Path written(String name, CountyDataset dataset) throws IOException {
        Path file = Files.createDirectories(SCREENS).resolve(name + ".html");
        return Files.writeString(file, Pages.page(ReportInput.of(Pages.evaluation(dataset), List.of())));
    }

    private static CountyDataset dataset(String name) {
        return name.equals("not-met") ? Pages.county(name).orThrow() : LargeCountyTest.county(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"not-met", "schools-200"})
    void everySectionFitsItsPageAndHoldsSomething(String name) throws Exception {
        Path page = written(name, dataset(name));
        browser().get(page.toUri().toString());
        drawAll();
        for (String id : sections()) {
            picture(name + "-" + id, "#" + id);
        }
        fits("zh");
        if (name.equals("not-met")) {
            browser().executeScript("document.documentElement.style.filter = 'grayscale(1)'");
            picture(name + "-heat-grey", ".heat");
            browser().executeScript("document.documentElement.style.filter = ''");
            browser().executeScript("document.querySelector('table[data-heat=PRIMARY] tbody a').click()");
            picture(name + "-explanation", "#explanation");
            browser().executeScript("document.getElementById('explanation').close()");
            browser().executeScript("document.getElementById('language').click()");
            picture(name + "-en-summary", "#summary");
            picture(name + "-en-section-C", "#section-C");
            fits("en");
        }
        print(page, name);
    }

    private static void drawAll() throws InterruptedException {
        Object left = browser()
                .executeAsyncScript("const done = arguments[0];"
                        + " document.querySelectorAll('details').forEach(d => { d.open = true; });"
                        + " const charts = Array.from(document.querySelectorAll('[data-chart]'));"
                        + " const next = () => { const c = charts.find(c => !c.querySelector('svg'));"
                        + " if (!c) { done(0); return; } c.scrollIntoView(); setTimeout(next, 20); }; next();");
        assertThat(left).isEqualTo(0L);
    }

    private static List<String> sections() {
        Object ids =
                browser().executeScript("return Array.from(document.querySelectorAll('main > section'), s => s.id)");
        assertThat(ids).isInstanceOf(List.class);
        return ((List<?>) ids).stream().map(String::valueOf).toList();
    }

    private static void picture(String name, String selector) throws IOException {
        Object box = browser()
                .executeScript(
                        "const b = document.querySelector(arguments[0]).getBoundingClientRect();"
                                + " return [b.left + scrollX, b.top + scrollY, b.width, b.height]",
                        selector);
        List<?> at = (List<?>) Objects.requireNonNull(box);
        double height = ((Number) at.get(3)).doubleValue();
        assertThat(height).as("height of %s", name).isGreaterThan(60);
        Map<String, Object> picture = browser()
                .executeCdpCommand(
                        "Page.captureScreenshot",
                        Map.of(
                                "format",
                                "png",
                                "captureBeyondViewport",
                                true,
                                "clip",
                                Map.of(
                                        "x", at.get(0),
                                        "y", at.get(1),
                                        "width", at.get(2),
                                        "height", Math.min(height, TALLEST),
                                        "scale", 1)));
        Files.write(SCREENS.resolve(name + ".png"), Base64.getDecoder().decode(String.valueOf(picture.get("data"))));
    }

    /** Nothing runs out of the page, and no text out of its chart. */
    private static void fits(String language) {
        Object cut = browser()
                .executeScript("const out = []; const wide = document.documentElement.scrollWidth - innerWidth;"
                        + " if (wide > 0) { out.push('page ' + wide); }"
                        + " document.querySelectorAll('main > section').forEach(s => {"
                        + " if (s.innerText.trim().length < s.querySelector('h2').innerText.length + 2) { out.push('empty ' + s.id); } });"
                        + " document.querySelectorAll('[data-chart]').forEach(c => { const box = c.getBoundingClientRect();"
                        + " c.querySelectorAll('svg text').forEach(t => { const b = t.getBoundingClientRect();"
                        + " if (b.left < box.left - 1 || b.right > box.right + 1 || b.top < box.top - 1 || b.bottom > box.bottom + 1) {"
                        + " out.push(c.closest('figure').id + ' ' + t.textContent); } }); });"
                        + " return out;");
        assertThat(cut).as(language).isEqualTo(List.of());
    }

    private static void print(Path page, String name) throws IOException, InterruptedException {
        Path pdf = Browser.find(Optional.of(Chromes.program()))
                .orElseThrow()
                .print(page, SCREENS.resolve(name + ".pdf"), Browser.usualLimit(page))
                .orThrow();
        Process process = new ProcessBuilder(
                        RealPrograms.of("pdftoppm").toString(),
                        "-r",
                        "60",
                        "-l",
                        "6",
                        "-png",
                        pdf.toString(),
                        SCREENS.resolve(name + "-page").toString())
                .inheritIO()
                .start();
        assertThat(process.waitFor(120, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).isZero();
    }
}
