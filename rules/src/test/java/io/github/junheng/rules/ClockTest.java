package io.github.junheng.rules;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.junheng.dataset.CountyDataset;
import io.github.junheng.dataset.FactValue;
import io.github.junheng.dataset.SchoolReport;
import io.github.junheng.evaluation.Evaluation;
import io.github.junheng.evaluation.Evaluator;
import io.github.junheng.evaluation.Finding;
import io.github.junheng.io.DatasetReader;
import io.github.junheng.io.EvaluationJson;
import io.github.junheng.io.OverlayReader;
import io.github.junheng.io.ReadOptions;
import io.github.junheng.overlay.Overlays;
import io.github.junheng.overlay.StandardDiff;
import io.github.junheng.problem.Checked;
import io.github.junheng.report.Document;
import io.github.junheng.report.EvaluationReport;
import io.github.junheng.report.ExplanationText;
import io.github.junheng.report.Renderer;
import io.github.junheng.report.StandardReport;
import io.github.junheng.school.SchoolKind;
import io.github.junheng.school.Stage;
import io.github.junheng.standard.Level;
import io.github.junheng.standard.Standard;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Times of day are compared as minutes and shown as clocks show them. */
class ClockTest {
    private static final LocalDate DAY = LocalDate.of(2025, 12, 31);
    private static final Standard WORKLOAD = NationalStandards.find("workload").orElseThrow();
    private static final String HEAD = "学校标识码,学校名称,小学上午上课时间,小学生就寝时间\n";

    @TempDir
    private Path folder;

    private Checked<CountyDataset> read(String firstLesson, String bedTime) throws IOException {
        Files.writeString(folder.resolve("county.json"), "{\"code\": \"371425\", \"name\": \"某县\", \"year\": 2025}");
        Files.writeString(
                folder.resolve("schools.csv"), "学校标识码,学校名称,办学类型,小学学生数\n" + GoodCounty.PRIMARY + ",一小,小学,300\n");
        Files.writeString(
                folder.resolve("workload.csv"),
                HEAD + GoodCounty.PRIMARY + ",一小," + firstLesson + "," + bedTime + "\n");
        return DatasetReader.read(folder, ReadOptions.of(WORKLOAD));
    }

    private static Finding finding(CountyDataset county, String rule) {
        return GoodCounty.finding(
                Evaluator.of(WORKLOAD).evaluate(county, DAY).orThrow(),
                rule,
                Level.SCHOOL_STAGE,
                GoodCounty.PRIMARY,
                Stage.PRIMARY);
    }

    /** 教基厅函〔2021〕11号. */
    @ParameterizedTest
    @CsvSource({"8:19, NOT_MET", "08:20, MET", "08:21, MET", "00:00, NOT_MET"})
    void lessonsBeginAt20PastEightOrLater(String time, String outcome) throws IOException {
        assertThat(finding(read(time, "").orThrow(), "ST1").status()).hasToString(outcome);
    }

    /** What is late in the night is not early in the morning. */
    @ParameterizedTest
    @CsvSource({
        "21:20, MET",
        "21:21, NOT_MET",
        "23:59, NOT_MET",
        "24:00, NOT_MET",
        "0:00, NOT_MET",
        "24:30, NOT_MET",
        "00:30, NOT_MET",
        "05:59, NOT_MET",
        "19:30, MET"
    })
    void bedTimeAfterMidnightIsLate(String time, String outcome) throws IOException {
        assertThat(finding(read("", time).orThrow(), "BED").status()).hasToString(outcome);
    }

    @ParameterizedTest
    @CsvSource({"24:00, ''", "24:30, ''", "'', 30:00", "'', 21:60", "8.20, ''", "'', 6:00", "'', 9:30", "'', 11:59"})
    void whatNoClockShowsIsRefused(String firstLesson, String bedTime) throws IOException {
        assertThat(read(firstLesson, bedTime).problems())
                .anySatisfy(problem -> assertThat(problem.code().code()).isEqualTo("JH218"));
    }

    @Test
    void halfPastMidnightIsOneTimeHoweverItIsWritten() throws IOException {
        for (String written : List.of("24:30", "0:30", "00:30")) {
            FactValue value = read("", written)
                    .orThrow()
                    .schools()
                    .get(0)
                    .facts()
                    .values()
                    .get("primary.bedTime");
            assertThat(value).isEqualTo(new FactValue.Time(24 * 60 + 30));
            assertThat(value.toText()).isEqualTo("24:30");
        }
    }

    private static Evaluation late() {
        SchoolReport school = GoodCounty.school(GoodCounty.PRIMARY, SchoolKind.PRIMARY_SCHOOL, 200, 0, 0)
                .with("primary.firstLesson", new FactValue.Time(499))
                .with("primary.bedTime", new FactValue.Time(24 * 60 + 5));
        CountyDataset county =
                GoodCounty.with(GoodCounty.of(school), "training.onlineLatestEnd", new FactValue.Time(1261));
        return Evaluator.of(WORKLOAD).evaluate(county, DAY).orThrow();
    }

    private static String unwrapped(Document document, Renderer renderer) {
        return renderer.render(document, Locale.CHINESE).replaceAll("\\s+", "");
    }

    @Test
    void reportsShowTimesAndWhatIsMissingInMinutes() {
        Document document = EvaluationReport.of(late(), List.of());
        for (Renderer renderer : List.of(Renderer.text(), Renderer.markdown(), Renderer.html())) {
            String text = unwrapped(document, renderer).replace("&gt;", ">").replace("&lt;", "<");
            assertThat(text)
                    .contains("实际08:19，标准≥08:20；差1分钟")
                    .contains("实际24:05，标准≤21:20；超出165分钟")
                    .contains("21:01")
                    .doesNotContain("零时起")
                    .doesNotContain("499")
                    .doesNotContain("1261");
        }
    }

    @Test
    void explanationsShowTimes() {
        Evaluation evaluation = late();
        Finding first = GoodCounty.finding(evaluation, "ST1", Level.SCHOOL_STAGE, GoodCounty.PRIMARY, Stage.PRIMARY);
        assertThat(ExplanationText.of(evaluation, first, Locale.CHINESE))
                .contains("判断：08:19 ≥ 08:20？→ 未达标")
                .contains("实际值 08:19 ←")
                .contains("标准值 08:20（");
        Finding online = GoodCounty.finding(evaluation, "TR2", Level.COUNTY, null, null);
        assertThat(ExplanationText.of(evaluation, online, Locale.CHINESE)).contains("21:01 ≤ 21:00？→ 未达标");
    }

    /** The contract's numbers stay decimals, and the unit says of what. */
    @Test
    void theDocumentHasMinutesAfterMidnight() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        EvaluationJson.write(late(), List.of(), Locale.CHINESE, out);
        assertThat(out.toString(StandardCharsets.UTF_8).replaceAll("\\s+", ""))
                .contains("\"value\":\"499\",\"unit\":\"minutesaftermidnight\",\"comparator\":\">=\",\"limit\":\"500\","
                        + "\"shortfall\":{\"amount\":\"1\",\"unit\":\"minutes\"}");
    }

    @Test
    void standardsAndCataloguesShowTimes() {
        assertThat(unwrapped(StandardReport.of(WORKLOAD, List.of(), DAY), Renderer.text()))
                .contains("上午上课时间≥08:20")
                .contains("小学21:20、初中22:00、高中23:00")
                .contains("≤21:00");
        assertThat(Renderer.markdown().render(StandardReport.catalogue(WORKLOAD, List.of()), Locale.CHINESE))
                .contains("| 08:20 |")
                .contains("| 21:00 |")
                .doesNotContain("| 500 |");
    }

    @Test
    void overlaysSetTimesAndDifferencesShowThem() {
        String overlay = "{\"id\": \"late\", \"title\": {\"zh\": \"晚\", \"en\": \"late\"}, \"base\": \"workload\","
                + " \"from\": \"2024-01-01\", \"citation\": {\"document\": \"某文\", \"confidence\": \"single-source\"},"
                + " \"lastCheckedOn\": \"2026-11-25\","
                + " \"changes\": [{\"target\": \"ST1/limit\", \"action\": \"TIGHTEN\", \"value\": \"08:30\"}]}";
        var read = OverlayReader.read(
                        new ByteArrayInputStream(overlay.getBytes(StandardCharsets.UTF_8)), "late.json", WORKLOAD)
                .orThrow();
        Standard late = Overlays.apply(WORKLOAD, List.of(read)).orThrow();
        Document diff = StandardReport.diff(new StandardDiff.Side(WORKLOAD, DAY), new StandardDiff.Side(late, DAY));
        assertThat(unwrapped(diff, Renderer.text())).contains("08:20（").contains("08:30（某文");
    }
}
