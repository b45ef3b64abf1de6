package io.github.junheng.examples.forms.real;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.junheng.dataset.CountyDataset;
import io.github.junheng.dataset.Facts;
import io.github.junheng.dataset.SchoolReport;
import io.github.junheng.examples.forms.book.Limits;
import io.github.junheng.examples.forms.check.CheckedForm;
import io.github.junheng.examples.forms.check.FormCheck;
import io.github.junheng.examples.forms.edition.FormEdition;
import io.github.junheng.examples.forms.edition.FormEditions;
import io.github.junheng.examples.forms.read.FormReader;
import io.github.junheng.examples.forms.read.FormReading;
import io.github.junheng.examples.forms.read.ReadForms;
import io.github.junheng.io.ReadOptions;
import io.github.junheng.problem.Checked;
import io.github.junheng.problem.Problem;
import io.github.junheng.problem.ProblemCode;
import io.github.junheng.rules.NationalStandards;
import io.github.junheng.standard.Standard;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Workbooks that LibreOffice made of texts in its own format and of CSV files: no cell of them was written by this module or the
 * library that it writes with, and what their formulas come to was calculated there.
 */
class OtherProgramsRealTest {
    private static final Standard STANDARD = NationalStandards.qualityBalanced2017();
    private static final FormEdition EDITION = FormEditions.find("declaration-2024");

    @TempDir
    private static Path folder;

    @BeforeAll
    static void save() throws IOException, InterruptedException {
        String declaration = source("declaration.fods");
        // The second declares another number of the same county: a coefficient typed over its formula.
        String formula = "of:=ROUND(SQRT(SUMPRODUCT([$'分校'.D4:.D6];([$'分校'.J4:.J6]";
        int at = declaration.indexOf(formula);
        assertThat(at).isPositive();
        int end = declaration.indexOf("/>", at);
        Path wrong = folder.resolve("wrong.fods");
        Files.writeString(
                wrong,
                declaration.substring(0, declaration.lastIndexOf("table:formula", at))
                        + "office:value-type=\"float\" office:value=\"0.101\"" + declaration.substring(end));
        Office.convert(folder, "xlsx", List.of(copied("declaration.fods"), copied("self-evaluation.fods"), wrong));
        Office.convert(
                folder, "xlsx", List.of(copied("template-county.csv"), copied("template-schools.csv")), Office.CSV);
    }

    private static String source(String name) throws IOException {
        try (InputStream in = Objects.requireNonNull(OtherProgramsRealTest.class.getResourceAsStream(name))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static Path copied(String name) throws IOException {
        return Files.writeString(folder.resolve(name), source(name));
    }

    private static Path saved(String name) {
        return folder.resolve("saved").resolve(name);
    }

    private static Checked<ReadForms> read(String... names) {
        List<Path> files = new ArrayList<>();
        for (String name : names) {
            files.add(saved(name));
        }
        ReadOptions options = ReadOptions.of(STANDARD).withPrivateCodes(true).withLenient(true);
        return FormReader.read(files, FormReading.of(options, List.of(STANDARD)));
    }

    private static Map<String, String> shown(Facts facts) {
        Map<String, String> shown = new TreeMap<>();
        facts.values().forEach((id, value) -> shown.put(id, value.toText()));
        return shown;
    }

    private static List<String> told(Checked<?> checked, ProblemCode... but) {
        List<ProblemCode> left = List.of(but);
        return checked.problems().stream()
                .filter(problem -> !left.contains(problem.code()))
                .map(OtherProgramsRealTest::line)
                .toList();
    }

    private static String line(Problem problem) {
        return problem.code() + " " + problem.where();
    }

    @Test
    void aSchoolFormWithFormulasMergedCellsAndUnitsIsRead() {
        Checked<ReadForms> read = read("self-evaluation.xlsx");

        CountyDataset dataset = read.value().orElseThrow().dataset();
        assertThat(dataset.county().year()).isEqualTo(2024);
        assertThat(shown(dataset.county().facts()))
                .containsExactlyInAnyOrderEntriesOf(Map.of(
                        "pay.civilServantsYuan", "95000",
                        "pay.teachersYuan", "98600",
                        "disabledChildren.schoolAge", "12",
                        "disabledChildren.enrolled", "0",
                        "rotation.eligible", "240"));
        assertThat(dataset.schools()).hasSize(1);
        assertThat(shown(dataset.schools().get(0).facts()))
                .containsExactlyInAnyOrderEntriesOf(Map.ofEntries(
                        Map.entry("foundedYear", "2014"),
                        Map.entry("builtBy2010", "否"),
                        Map.entry("builtBy2016", "是"),
                        Map.entry("primary.students", "840"),
                        Map.entry("primary.inZoneStudents", "830"),
                        Map.entry("primary.classCount", "20"),
                        Map.entry("primary.classes.from36to40", "4"),
                        Map.entry("primary.classes.from41to45", "16"),
                        Map.entry("primary.teachers", "45"),
                        Map.entry("primary.degree.bachelor", "35"),
                        Map.entry("teachingArea", "4003.33"),
                        Map.entry("equipmentValue", "170.25"),
                        Map.entry("multimediaRooms", "24")));
        assertThat(told(read, ProblemCode.LABELS_ABSENT, ProblemCode.UNIT_CONVERTED))
                .containsExactly("JH815 县", "JH814 一小!C15", "JH812 一小!C17", "JH837 一小!G14", "JH837 一小!H14", "JH815 一小");
    }

    @Test
    void sheetsWithTheKeysOfTheTemplateMadeOfCsvFilesAreRead() {
        Checked<ReadForms> read = read("template-schools.xlsx", "template-county.xlsx");

        CountyDataset dataset = read.value().orElseThrow().dataset();
        assertThat(dataset.county().name().toOptional()).contains("示例县");
        assertThat(shown(dataset.county().facts()))
                .containsExactlyInAnyOrderEntriesOf(Map.of(
                        "pay.civilServantsYuan", "95000",
                        "pay.teachersYuan", "98600",
                        "disabledChildren.enrolled", "0"));
        Map<String, Map<String, String>> schools = new TreeMap<>();
        for (SchoolReport school : dataset.schools()) {
            schools.put(school.school().name(), shown(school.facts()));
        }
        assertThat(schools)
                .containsExactlyInAnyOrderEntriesOf(Map.of(
                        "示例第一小学",
                        Map.of(
                                "primary.students", "130",
                                "primary.teachers", "45",
                                "teachingArea", "4003.33",
                                "primary.classSizes", "43;42;45"),
                        "示例第二小学",
                        Map.of(
                                "primary.students", "81",
                                "primary.teachers", "25",
                                "teachingArea", "2040.5",
                                "primary.classSizes", "41;40"),
                        "东乡教学点",
                        Map.of("primary.students", "60")));
    }

    @Test
    void aDeclarationWhoseCoefficientsTheSpreadsheetCalculatedAgrees() {
        Checked<CheckedForm> checked = FormCheck.check(saved("declaration.xlsx"), EDITION, Limits.usual());

        assertThat(told(checked)).isEmpty();
        assertThat(checked.orThrow().tables().keySet()).containsExactly("Ⅱ-1", "Ⅱ-2", "Ⅲ");
        assertThat(checked.orThrow().ran())
                .containsEntry(ProblemCode.CHECK_MEAN, 14)
                .containsEntry(ProblemCode.CHECK_CV, 14)
                .containsEntry(ProblemCode.CHECK_COMPOSITE, 2);
    }

    @Test
    void aCoefficientTypedOverItsFormulaIsToldWithItsCell() {
        Checked<CheckedForm> checked = FormCheck.check(saved("wrong.xlsx"), EDITION, Limits.usual());

        assertThat(told(checked)).containsExactly("JH845 均衡!F4");
    }
}
