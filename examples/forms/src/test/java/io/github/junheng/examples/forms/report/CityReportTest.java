package io.github.junheng.examples.forms.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.junheng.dataset.County;
import io.github.junheng.dataset.CountyDataset;
import io.github.junheng.evaluation.Evaluation;
import io.github.junheng.problem.Problem;
import io.github.junheng.problem.ProblemCode;
import io.github.junheng.quantity.Reported;
import io.github.junheng.region.CountyCode;
import io.github.junheng.region.Province;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class CityReportTest {
    private static final Evaluation MET = Pages.evaluation(Pages.county("met").orThrow());
    private static final Evaluation NOT_MET =
            Pages.evaluation(Pages.county("not-met").orThrow());
    private static final Problem ERROR = Problem.of(ProblemCode.NOT_A_NUMBER, "schools.csv:3 <b>", "很<早");

    /** Pages by their names. */
    private static Map<String, String> pages(CityInput in) {
        Map<String, String> pages = new LinkedHashMap<>();
        for (CityReport.Page page : CityReport.pages(in)) {
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            try {
                page.write(out);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            pages.put(page.name() + ".html", out.toString(StandardCharsets.UTF_8));
        }
        return pages;
    }

    private static String markup(String page) {
        return page.substring(page.indexOf("<body>"), page.lastIndexOf("<script>"));
    }

    private static CityInput input(List<CityMember> members) {
        return new CityInput(Pages.STANDARD, members, Optional.empty(), Locale.CHINESE);
    }

    private static List<String> links(String page) {
        List<String> links = new ArrayList<>();
        Matcher found = Pattern.compile("href=\"([^\"]*)\"").matcher(markup(page));
        while (found.find()) {
            links.add(found.group(1));
        }
        return links;
    }

    @Test
    void onlyNumbersAreAddedUpAndCountiesThatWereNotEvaluatedStandApart() throws IOException {
        String page = pages(input(List.of(
                        CityMember.of(NOT_MET, "a.html", false),
                        CityMember.notEvaluated("379903 坏<县>", Optional.empty(), List.of(ERROR, ERROR), false),
                        CityMember.of(MET, "b.html", false))))
                .get("index.html");
        Files.createDirectories(Path.of("target/pages"));
        Files.writeString(Path.of("target/pages/city.html"), page);

        CityMember.Units one = Trend.units(NOT_MET, "R");
        CityMember.Units other = Trend.units(MET, "R");
        assertThat(markup(page))
                .contains("✔ 1/2", (one.met() + other.met()) + "/" + (one.concerned() + other.concerned()))
                .contains("另有 1 县", "坏&lt;县&gt;", "2 个错误", "schools.csv:3 &lt;b&gt;", "很&lt;早")
                .contains(Provenances.data(MET), Provenances.data(NOT_MET), Provenances.standard(MET))
                .contains("C2：")
                .doesNotContain("坏<县>", "很<早");
        assertThat(links(page)).containsExactly("a.html", "b.html");
    }

    @Test
    void aMaskedCityTellsNeitherHashesOfDataNorWhatIsWrongWithThem() {
        String page = pages(input(List.of(
                        CityMember.of(NOT_MET, "a.html", true),
                        CityMember.notEvaluated("379903", Optional.empty(), List.of(ERROR), true))))
                .get("index.html");

        assertThat(page).doesNotContain(Provenances.data(NOT_MET), "很").contains("已隐去", "1 个错误");
    }

    @Test
    void whatIsPrintedHasNoLinks() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        CityReport.pages(input(List.of(CityMember.of(NOT_MET, "a.html", false))))
                .get(0)
                .writeToPrint(out);
        String page = out.toString(StandardCharsets.UTF_8);

        assertThat(links(page)).isEmpty();
        assertThat(markup(page)).contains("379901");
    }

    @Test
    void aNationIsATableOfProvincesAndAPageForEach() {
        CountyDataset data = Pages.county("met").orThrow();
        CityMember without = CityMember.of(
                Pages.evaluation(data.with(new County(
                        Reported.none(),
                        data.county().name(),
                        2024,
                        data.county().facts()))),
                "x-1.html",
                false);
        List<CityMember> members = new ArrayList<>(List.of(without));
        List<Province> provinces = List.of(Province.values());
        for (int i = 0; i < 619; i++) {
            String code = provinces.get(i % 31).digits() + (1000 + i / 31);
            members.add(
                    i % 10 == 0
                            ? CityMember.of(named(i % 20 == 0 ? MET : NOT_MET, code), code + "-2024.html", false)
                            : CityMember.notEvaluated(code, Optional.of(new CountyCode(code)), List.of(ERROR), false));
        }
        Map<String, String> pages = pages(input(members));

        assertThat(pages).hasSize(33).containsKeys("province-11.html", "province-65.html", "province-other.html");
        List<String> provincesLinked = links(pages.get("index.html"));
        assertThat(pages.keySet().stream().skip(1)).containsExactlyElementsOf(provincesLinked);
        assertThat(markup(pages.get("index.html"))).contains("北京市", "<td>620</td>", "其他");
        List<String> counties = new ArrayList<>();
        List<Long> told = new ArrayList<>();
        pages.forEach((name, page) -> {
            if (!name.equals("index.html")) {
                assertThat(links(page)).startsWith("index.html");
                told.add(Pattern.compile("<th scope=\"row\">")
                        .matcher(markup(page).split("id=\"provenance\"", -1)[0])
                        .results()
                        .count());
                counties.addAll(links(page).stream().skip(1).toList());
            }
        });
        // Each county has a row, and each table of evaluated ones a row of its sum.
        assertThat(told.stream().mapToLong(Long::longValue).sum())
                .isEqualTo(620
                        + pages.values().stream()
                                .filter(page -> page.contains("id=\"counties\""))
                                .count());
        assertThat(counties).doesNotHaveDuplicates().hasSize(63);
    }

    private static Evaluation named(Evaluation like, String code) {
        County county = like.dataset().county();
        return Pages.evaluation(like.dataset()
                .with(new County(Reported.of(new CountyCode(code)), county.name(), county.year(), county.facts())));
    }

    @Test
    void moreCountiesThanATableHoldsAreSeveralPages() {
        List<CityMember> members = new ArrayList<>();
        for (int i = 0; i < 1_001; i++) {
            members.add(CityMember.notEvaluated("县 " + i, Optional.empty(), List.of(ERROR), false));
        }
        Map<String, String> pages = pages(input(members));

        assertThat(pages.keySet())
                .containsExactly("index.html", "province-other.html", "province-other-2.html", "province-other-3.html");
        assertThat(markup(pages.get("province-other-3.html"))).contains("县 1000", "（3/3）");
    }
}
