package io.github.junheng.examples.forms.write;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.junheng.dataset.CountyDataset;
import io.github.junheng.dataset.SchoolReport;
import io.github.junheng.evaluation.CompareMode;
import io.github.junheng.evaluation.Evaluator;
import io.github.junheng.evaluation.Status;
import io.github.junheng.examples.forms.Bundled;
import io.github.junheng.examples.forms.edition.FormEditions;
import io.github.junheng.examples.forms.figure.BoundaryNote;
import io.github.junheng.examples.forms.figure.Figure;
import io.github.junheng.examples.forms.figure.Value;
import io.github.junheng.quantity.Comparator;
import io.github.junheng.quantity.Rational;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.ss.util.CellAddress;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Test;

/** Figures where the bundled county is changed in a cell. */
class FilledFormTest {
    private static final CountyDataset COUNTY = Bundled.county("not-met");
    private static final Evaluator EVALUATOR = Evaluator.of(Bundled.standard("quality-balanced-2017"));

    private static CountyDataset changed(String school, UnaryOperator<SchoolReport> change) {
        return COUNTY.with(COUNTY.schools().stream()
                .map(report -> report.school().name().equals(school) ? change.apply(report) : report)
                .toList());
    }

    private static FilledForm form(CountyDataset county) {
        return form("declaration-2024", county, EVALUATOR);
    }

    private static FilledForm form(String edition, CountyDataset county, Evaluator evaluator) {
        return FilledForm.of(
                FormEditions.find(edition), evaluator.evaluate(county).orThrow());
    }

    private static String text(FilledForm form, String id) {
        Figure figure = form.figures().get(id);
        assertThat(figure).as(id).isNotNull();
        return figure.value() instanceof Value.Words words ? words.text().zh() : figure.toString();
    }

    @Test
    void classesWhoseSizesAreNotReportedAreNotCountedAsWithinTheLimit() {
        String school = "城区第一九年一贯制学校";
        assertThat(text(form(COUNTY), "Ⅳ.G5.conclusion")).doesNotContain("____");
        CountyDataset county = changed(school, report -> report.without("junior.classSizes"));
        assertThat(text(form(county), "Ⅳ.G5.conclusion"))
                .contains("超过 45 人的 97 个")
                .contains("超过 50 人的 ____ 个");
        FilledForm own = form("self-evaluation", county, EVALUATOR);
        assertThat(own.figures().entrySet().stream()
                        .filter(cell -> cell.getKey().contains("3137990047.JUNIOR"))
                        .filter(cell -> cell.getValue().value() instanceof Value.Blank blank
                                && blank.why().stream()
                                        .anyMatch(
                                                missing -> missing.cell().fact().equals("junior.classSizes"))))
                .hasSizeGreaterThanOrEqualTo(2);
    }

    @Test
    void unitsOfWhichItIsNotKnownWhetherTheRuleConcernsThemAreNotCounted() {
        assertThat(text(form(changed("第二实验小学", report -> report.without("primary.students"))), "Ⅳ.G6.conclusion"))
                .startsWith("不足 100 人的学校和教学点 ____ 所");
        FilledForm points = form(changed("西三乡第一教学点", report -> report.without("primary.students")));
        assertThat(text(points, "Ⅱ-2.note1"))
                .contains("小学 ____ 个")
                .contains("一贯制学校小学部 9 个")
                .contains("教学点 ____ 个");
    }

    @Test
    void aValueThatFlipsAgainstItsFloorCarriesANote() {
        FilledForm form = form(changed(
                "城区第七小学", report -> report.with("primary.students", 1177L).with("primary.backbone", 10L)));
        Figure figure = form.figures().get("Ⅱ-2.2137990007.PRIMARY.R2");
        assertThat(((Value.Amount) figure.value()).printed()).isEqualTo("0.85");
        assertThat(figure.note())
                .contains(new BoundaryNote(
                        Rational.of(1000, 1177),
                        Comparator.AT_LEAST,
                        Rational.of(85, 100),
                        true,
                        Status.NOT_MET,
                        Status.MET));
        assertThat(FormWriter.notes(table(form, "Ⅱ-2"), CompareMode.EXACT))
                .anySatisfy(note -> assertThat(note.zh()).contains("2137990007.PRIMARY.R2", "底线 >= 0.85", "以准确值为准"))
                .allSatisfy(note -> assertThat(note.en()).contains("the exact value counts"));
    }

    @Test
    void twoNumbersThatArePrintedAlikeTellWhereTheOneIsBelowTheOther() {
        CountyDataset county = COUNTY.with(COUNTY.county()
                .with("pay.teachersYuan", new BigDecimal("97449.6"))
                .with("pay.civilServantsYuan", new BigDecimal("97450")));
        FilledForm form = form(county);
        assertThat(text(form, "Ⅳ.G8.conclusion")).contains("97450 元，当地公务员 97450 元");
        assertThat(form.figures().get("Ⅳ.G8.outcome").value()).isEqualTo(new Value.Outcome(Status.NOT_MET));
        assertThat(FormWriter.notes(table(form, "Ⅳ"), CompareMode.EXACT))
                .anySatisfy(note -> assertThat(note.zh()).contains("Ⅳ.G8.", "97449.6", "标准 >= 97450"));
    }

    @Test
    void whereFiguresAreComparedAsReportedTheNoteSaysThatThePrintedOneCounts() throws IOException {
        FilledForm form = form("declaration-2024", COUNTY, EVALUATOR.comparing(CompareMode.AS_REPORTED));
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        FormWriter.plain(form, Locale.CHINESE, out);
        List<String> notes = new ArrayList<>();
        try (XSSFWorkbook workbook = new XSSFWorkbook(new ByteArrayInputStream(out.toByteArray()))) {
            for (Sheet sheet : workbook) {
                sheet.getCellComments()
                        .values()
                        .forEach(note -> notes.add(note.getString().getString()));
            }
        }
        assertThat(notes).isNotEmpty().allSatisfy(note -> assertThat(note).endsWith("以印出值为准。"));
    }

    @Test
    void aNoteHangsOnTheCellThatItIsOf() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        FormWriter.plain(form(COUNTY), Locale.CHINESE, out);
        List<CellAddress> marked = new ArrayList<>();
        List<CellAddress> noted = new ArrayList<>();
        try (XSSFWorkbook workbook = new XSSFWorkbook(new ByteArrayInputStream(out.toByteArray()))) {
            for (Sheet sheet : workbook) {
                noted.addAll(sheet.getCellComments().keySet());
                for (Row row : sheet) {
                    for (Cell cell : row) {
                        if (cell.getCellStyle().getDataFormatString().contains("\"*\"")) {
                            marked.add(cell.getAddress());
                        }
                    }
                }
            }
        }
        assertThat(noted).isNotEmpty().containsExactlyInAnyOrderElementsOf(marked);
    }

    @Test
    void theNotesOfATemplateHangOnItsHeadings() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        TemplateWriter.write(List.of(Bundled.standard("quality-balanced-2017")), Optional.empty(), out);
        try (XSSFWorkbook workbook = new XSSFWorkbook(new ByteArrayInputStream(out.toByteArray()))) {
            var notes = workbook.getSheet("学校").getCellComments();
            assertThat(notes).isNotEmpty();
            notes.forEach((at, note) -> {
                assertThat(at.getRow()).isZero();
                String heading = workbook.getSheet("学校")
                        .getRow(0)
                        .getCell(at.getColumn())
                        .getStringCellValue();
                assertThat(note.getString().getString()).startsWith(heading);
            });
        }
    }

    private static FilledForm.FilledTable table(FilledForm form, String id) {
        return form.tables().stream()
                .filter(table -> table.id().equals(id))
                .findFirst()
                .orElseThrow();
    }
}
