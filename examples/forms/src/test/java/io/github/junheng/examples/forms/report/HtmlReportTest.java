package io.github.junheng.examples.forms.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.junheng.dataset.County;
import io.github.junheng.dataset.CountyDataset;
import io.github.junheng.dataset.FactValue;
import io.github.junheng.dataset.SchoolReport;
import io.github.junheng.evaluation.Evaluation;
import io.github.junheng.evaluation.Finding;
import io.github.junheng.examples.forms.read.Bands;
import io.github.junheng.io.DatasetDigest;
import io.github.junheng.problem.Checked;
import io.github.junheng.school.School;
import io.github.junheng.school.SchoolKind;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class HtmlReportTest {
    private static final Checked<CountyDataset> NOT_MET = Pages.county("not-met");
    private static final Evaluation EVALUATION = Pages.evaluation(NOT_MET.orThrow());
    private static final ReportInput INPUT = new ReportInput(
            List.of(EVALUATION), NOT_MET.problems(), Optional.of(LocalDate.of(2025, 3, 1)), false, Locale.CHINESE);
    private static final String PAGE = Pages.page(INPUT);

    /** The page before its data and scripts. */
    private static String markup(String page) {
        return page.substring(0, page.indexOf("<script type=\"application/json\""));
    }

    @Test
    void thePageIsKeptToBeLookedAt() throws IOException {
        Path folder = Files.createDirectories(Path.of("target/pages"));
        Evaluation met = Pages.evaluation(Pages.county("met").orThrow());
        Files.writeString(folder.resolve("not-met.html"), PAGE);
        Files.writeString(folder.resolve("met.html"), Pages.page(ReportInput.of(met, List.of())));
        Files.writeString(folder.resolve("masked.html"), Pages.page(masked()));
        Files.writeString(
                folder.resolve("trend.html"),
                Pages.page(new ReportInput(
                        List.of(yearBefore(), EVALUATION), List.of(), Optional.empty(), false, Locale.ENGLISH)));
        ByteArrayOutputStream city = new ByteArrayOutputStream();
        List<CityMember> members =
                List.of(CityMember.of(EVALUATION, "not-met.html", false), CityMember.of(met, "met.html", false));
        CityReport.pages(new CityInput(Pages.STANDARD, members, Optional.empty(), Locale.CHINESE))
                .get(0)
                .write(city);
        Files.write(folder.resolve("index.html"), city.toByteArray());
        assertThat(Files.size(folder.resolve("not-met.html"))).isLessThan(2_500_000);
        assertThat(city.toString(StandardCharsets.UTF_8))
                .contains("href=\"not-met.html\"", "href=\"met.html\"")
                .contains("1/2");
        assertThat(Pages.page(new ReportInput(
                        List.of(yearBefore(), EVALUATION), List.of(), Optional.empty(), false, Locale.ENGLISH)))
                .contains("id=\"trend\"", "data-lang=\"en\"");
    }

    @Test
    void classesOfSpecialAndVocationalSchoolsAreNotAmongThoseThatTheLimitIsHeldAgainst() {
        CountyDataset county = NOT_MET.orThrow();
        CountyDataset changed = county.with(county.schools().stream()
                .map(report -> switch (report.school().kind()) {
                    case SPECIAL_SCHOOL ->
                        report.with("primary.classSizes", FactValue.Amounts.of(List.of(BigDecimal.valueOf(46))));
                    case VOCATIONAL_SCHOOL ->
                        report.with("junior.classSizes", FactValue.Amounts.of(List.of(BigDecimal.valueOf(55))));
                    default -> report;
                })
                .toList());
        assertThat(markup(Pages.page(ReportInput.of(Pages.evaluation(changed), List.of()))))
                .contains("小学共 681 个班，其中 97 个超过 45 人", "初中共 304 个班，其中 68 个超过 50 人");
    }

    private static Evaluation yearBefore() {
        CountyDataset now = NOT_MET.orThrow();
        return Pages.evaluation(now.with(new io.github.junheng.dataset.County(
                now.county().code(), now.county().name(), 2023, now.county().facts())));
    }

    private static ReportInput masked() {
        return new ReportInput(List.of(EVALUATION), NOT_MET.problems(), Optional.empty(), true, Locale.CHINESE);
    }

    @Test
    void theSameInputGivesTheSameBytes() {
        assertThat(Pages.page(INPUT)).isEqualTo(PAGE);
    }

    @Test
    void everyElementIsClosedInItsOrderAndEveryIdIsUnique() {
        String markup = markup(PAGE);
        Deque<String> open = new ArrayDeque<>();
        Matcher tags = Pattern.compile("<(/?)([a-z0-9]+)([^>]*)>")
                .matcher(markup.substring(markup.indexOf("<body>"), markup.lastIndexOf('>') + 1));
        while (tags.find()) {
            if (tags.group(1).isEmpty()) {
                open.push(tags.group(2));
            } else {
                assertThat(open.pop()).as("closed at %s", tags.start()).isEqualTo(tags.group(2));
            }
        }
        assertThat(open).containsExactly("body");
        List<String> ids = new ArrayList<>();
        Matcher found = Pattern.compile(" id=\"([^\"]*)\"").matcher(PAGE);
        while (found.find()) {
            ids.add(found.group(1));
        }
        assertThat(ids).doesNotHaveDuplicates().contains("summary", "strips", "drivers", "provenance");
    }

    @Test
    void nothingIsFetchedAndNoOtherScriptMayRun() {
        assertThat(markup(PAGE))
                .contains("default-src 'none'", "script-src 'sha256-")
                .doesNotContain("src=\"", "@import", "url(", "http://", "https://");
        assertThat(Pattern.compile("<script>").matcher(PAGE).results().count()).isEqualTo(2);
    }

    @Test
    void everyLinkToAnExplanationLeadsToOne() {
        Set<String> keys = new java.util.HashSet<>();
        for (Finding finding : EVALUATION.findings()) {
            assertThat(keys.add(ExplanationTable.key(finding))).isTrue();
        }
        Matcher links = Pattern.compile("href=\"#x=([^\"]*)\"").matcher(PAGE);
        int count = 0;
        while (links.find()) {
            assertThat(keys).contains(links.group(1));
            count++;
        }
        assertThat(count).isGreaterThan(500);
    }

    @Test
    void everySectionStandsInBothLanguages() {
        assertThat(markup(PAGE))
                .contains("<span lang=\"zh\">一页摘要</span><span lang=\"en\">Summary</span>")
                .contains("✘", "未达标", "data-heat=\"PRIMARY\"", "data-heat=\"JUNIOR\"", "id=\"section-V\"", "2025-03-01")
                .contains(Provenances.data(EVALUATION));
    }

    @Test
    void theFiguresOfThePageAreThoseOfTheFindings() {
        for (Spread spread : Spread.of(EVALUATION)) {
            spread.finding()
                    .measure()
                    .flatMap(m -> m.value())
                    .ifPresent(v -> assertThat(markup(PAGE)).contains(v.round(3).toPlainString()));
        }
        long units = Schools.of(EVALUATION, byKey()).stream()
                .mapToLong(s -> s.rows().size())
                .sum();
        assertThat(units).isEqualTo(63);
        assertThat(markup(PAGE)).contains("R 每所学校至少6项指标达到要求，余项不低于要求的85%：9 个学段未达标（共 63）");
    }

    private static java.util.Map<String, Finding> byKey() {
        java.util.Map<String, Finding> byKey = new java.util.HashMap<>();
        EVALUATION.findings().forEach(f -> byKey.put(ExplanationTable.key(f), f));
        return byKey;
    }

    @Test
    void aNameCanNeitherEndAnElementNorAScript() {
        CountyDataset data = NOT_MET.orThrow();
        List<SchoolReport> schools = new ArrayList<>(data.schools());
        String hostile = "</script><script>alert('1')</script>\"]]><!--\u2028&amp;";
        SchoolReport first = schools.get(0);
        schools.set(
                0,
                new SchoolReport(
                        new School(
                                first.school().code(), hostile, first.school().kind()),
                        first.facts()));
        String page = Pages.page(ReportInput.of(Pages.evaluation(data.with(schools)), List.of()));
        assertThat(page)
                .doesNotContain("alert('1')", "<!--", "]]><", hostile)
                .contains("&lt;/script&gt;&lt;script&gt;alert(&#39;1&#39;)");
        assertThat(Pattern.compile("</script").matcher(page).results().count()).isEqualTo(4);
        assertThat(page.substring(0, page.indexOf("<script>"))).doesNotContain("\u2028");
    }

    @Test
    void ofAMaskedPageNobodyCanTellWhichSchoolIsWhich() {
        String page = Pages.page(masked());
        // With it, and the codes that are public, the order of the masked schools could be reckoned.
        assertThat(page).doesNotContain(DatasetDigest.of(EVALUATION.dataset()));
        assertThat(PAGE).contains(DatasetDigest.of(EVALUATION.dataset()));
        String own = page.substring(0, page.indexOf("<script>"));
        for (SchoolReport school : NOT_MET.orThrow().schools()) {
            assertThat(own).doesNotContain(school.school().code().value());
            // Two are called as their kind is, which rules name too.
            if (!school.school().name().equals(school.school().kind().zh())) {
                assertThat(own).doesNotContain(school.school().name());
            }
        }
        assertThat(own).doesNotContain(".csv").doesNotContain("county.json").contains("学校 001");
        assertThat(Masking.masked(EVALUATION).findings().stream()
                        .map(Finding::status)
                        .sorted()
                        .toList())
                .isEqualTo(EVALUATION.findings().stream()
                        .map(Finding::status)
                        .sorted()
                        .toList());
    }

    @Test
    void aSlipOfTheKeyboardIsOneBinAndNotOneForEachStepUpToIt() {
        SchoolReport slip = SchoolReport.of(School.of("2137000001", "示例小学", SchoolKind.PRIMARY_SCHOOL))
                .with("primary.students", 999_999_999_999L);
        SchoolReport small = SchoolReport.of(School.of("2137000002", "第二小学", SchoolKind.PRIMARY_SCHOOL))
                .with("primary.students", 120);
        CountyDataset county = CountyDataset.of(County.of("371425", "示例县", 2024), List.of(slip, small));
        String page = Pages.page(ReportInput.of(Pages.evaluation(county), List.of()));
        assertThat(page.length()).isLessThan(1_500_000);
        assertThat(markup(page)).contains("101—200", "6001 以上");
    }

    @Test
    void ofClassesReportedInBandsNoSizeIsDrawn() {
        SchoolReport school = SchoolReport.of(School.of("2137000001", "示例小学", SchoolKind.PRIMARY_SCHOOL))
                .with("primary.students", 100)
                .with("primary.classCount", 4)
                .with("primary.classes.upTo25", 4);
        CountyDataset county = CountyDataset.of(County.of("371425", "示例县", 2024), List.of(school));
        CountyDataset resolved =
                Bands.resolve(county, Pages.STANDARD, Pages.DAY, Set.of()).orThrow();
        for (boolean masked : List.of(false, true)) {
            ReportInput in = new ReportInput(
                    List.of(Pages.evaluation(resolved)), List.of(), Optional.empty(), masked, Locale.CHINESE);
            assertThat(markup(Pages.page(in))).contains("只有分段数").doesNotContain("21—25");
        }
    }
}
