package io.github.junheng.report;

import static io.github.junheng.report.MadeUpReport.assertApproved;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.junheng.dataset.CountyDataset;
import io.github.junheng.evaluation.Evaluation;
import io.github.junheng.evaluation.Evaluator;
import io.github.junheng.problem.Checked;
import io.github.junheng.quantity.Rational;
import io.github.junheng.quantity.SquareRoot;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The report as a whole is approved as a file; what must hold of every report is said here. */
class EvaluationReportTest {
    private static final Locale ZH = Locale.CHINESE;
    private static final Locale EN = Locale.ENGLISH;

    private static String text(Evaluation evaluation, Locale locale) {
        return Renderer.text().render(EvaluationReport.of(evaluation, MadeUpReport.problems()), locale);
    }

    /** Without the line breaks and columns of the page. */
    private static String unwrapped(String text) {
        return text.replaceAll("\\s+", "");
    }

    @Test
    void theChineseTextIsTheApprovedOne() {
        assertApproved("report.zh.txt", text(MadeUpReport.conceded(), ZH));
    }

    @Test
    void theEnglishTextIsTheApprovedOne() {
        assertApproved("report.en.txt", text(MadeUpReport.conceded(), EN));
    }

    @Test
    void theMarkdownIsTheApprovedOne() {
        Document document = EvaluationReport.of(MadeUpReport.strict(), MadeUpReport.problems());
        assertApproved("report.zh.md", Renderer.markdown().render(document, ZH));
        assertApproved("report.en.md", Renderer.markdown().render(document, EN));
    }

    @Test
    void theHtmlIsTheApprovedOne() {
        Document document = EvaluationReport.of(MadeUpReport.strict(), MadeUpReport.problems());
        assertApproved("report.zh.html", Renderer.html().render(document, ZH));
    }

    @Test
    void whatASchoolLacksIsToldInNaturalUnits() {
        assertThat(text(MadeUpReport.strict(), ZH))
                .contains("实际 4.8333，标准 ≥ 5 人/百名学生；差 1 人")
                .contains("差 300 ㎡")
                .contains("差 3 间；低于底线 1.7，必须提高")
                .contains("超出 100 人");
    }

    @Test
    void aStageThatLacksItsPartTellsWhatTheWholeSchoolNeeds() {
        // 450 primary and 300 junior pupils: the junior part is 330/780, so 470.77 of it take 1112.73 of the whole.
        assertThat(unwrapped(text(MadeUpReport.strict(), EN)))
                .contains(
                        unwrapped("470.77 m2 short (the part of this stage; the whole school needs 1112.73 m2 more)"));
        Rational share = Rational.of(330, 780);
        Rational whole = Rational.parse("1112.73");
        assertThat(whole.times(share).compareTo(Rational.parse("470.7692"))).isPositive();
    }

    @Test
    void aValueThatFailsIsNeverPrintedAsItsLimit() {
        Rational limit = Rational.parse("0.5");
        Rational justAbove = limit.plus(Rational.of(1, 1_000_000_000_000L));
        assertThat(Piece.Figure.of(justAbove, limit).in(ZH)).isEqualTo("0.500000000001");
        assertThat(Piece.Figure.of(new SquareRoot(justAbove.times(justAbove)), limit)
                        .in(ZH))
                .isEqualTo("0.500000000001");
        assertThat(Piece.Figure.of(limit, limit).in(ZH)).isEqualTo("0.5");
        assertThat(Piece.Figure.of(Rational.of(1, 3), limit).in(ZH)).isEqualTo("0.3333");
    }

    @Test
    void aFindingThatThePrintedValuesTurnIsFlaggedWithItsUnroundedValue() {
        assertThat(text(MadeUpReport.strict(), EN)).contains("5.798004988").contains("* at the boundary: \"met\"");
        assertThat(text(MadeUpReport.asReported(), EN)).contains("5.798004988").contains("Comparison: values as the");
    }

    @Test
    void aNameCannotBreakATableOrAPage() {
        Document document = EvaluationReport.of(MadeUpReport.strict(), MadeUpReport.problems());
        assertThat(Renderer.html().render(document, ZH)).doesNotContain("<b>").contains("&lt;b&gt;");
        assertThat(Renderer.markdown().render(document, ZH))
                .doesNotContain("| <b>")
                .contains("\\| \\<b\\>");
        assertThat(Piece.of("第一行\n第二行\u202e\u001b[2J").in(ZH)).isEqualTo("第一行 第二行 [2J");
    }

    @Test
    void everyTableOfTheTextIsAligned() {
        String[] lines = text(MadeUpReport.conceded(), ZH).split("\n");
        for (int i = 1; i < lines.length; i++) {
            if (lines[i].matches("-+(  -+)+")) {
                int second = lines[i].indexOf("  ") + 2;
                assertThat(columnStartsAt(lines[i - 1], second))
                        .as(lines[i - 1])
                        .isTrue();
                assertThat(columnStartsAt(lines[i + 1], second))
                        .as(lines[i + 1])
                        .isTrue();
            }
        }
    }

    private static boolean columnStartsAt(String line, int column) {
        int width = 0;
        for (int i = 0; i < line.length() && width <= column; i++) {
            if (width == column) {
                return line.charAt(i) != ' ' && line.charAt(i - 1) == ' ';
            }
            width += Texts.width(line.charAt(i));
        }
        return false;
    }

    @Test
    void noLineOfTheTextIsWiderThanAPage() {
        assertThat(Stream.of(ZH, EN)
                        .flatMap(l -> text(MadeUpReport.conceded(), l).lines()))
                .allMatch(line -> Texts.width(line) <= 120)
                .noneMatch(line -> line.endsWith(" "));
    }

    @Test
    void aLenientReportSaysThatFaultyCellsCountAsNotReported(@TempDir Path folder) throws IOException {
        Path source = Path.of("src/test/resources/report/county");
        Files.copy(source.resolve("county.json"), folder.resolve("county.json"));
        String schools = Files.readString(source.resolve("schools.csv"));
        Files.writeString(folder.resolve("schools.csv"), schools.replace(",400,,", ",四百,,"));
        Checked<CountyDataset> dataset = MadeUpReport.dataset(folder, true);
        Evaluation evaluation = Evaluator.of(MadeUpReport.standard())
                .evaluate(dataset.value().orElseThrow())
                .orThrow();
        String text = Renderer.text().render(EvaluationReport.of(evaluation, dataset.problems()), ZH);
        assertThat(unwrapped(text))
                .contains("注意：有1处错误的数据按“未填报”处理")
                .contains("提示JH201schools.csv:2小学学生数")
                .contains("schools.csv:2小学学生数(primary.students)");
    }

    @Test
    void aWeakSourceIsNamed() {
        assertThat(text(MadeUpReport.strict(), EN))
                .contains("These rules rest on sources that are not verified")
                .contains("unverified     某补充通知");
    }
}
