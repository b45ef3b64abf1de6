package io.github.junheng.io;

import static io.github.junheng.MadeUp.rule;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.junheng.MadeUp;
import io.github.junheng.dataset.Checklist;
import io.github.junheng.dataset.CountyDataset;
import io.github.junheng.dataset.FactDefinition;
import io.github.junheng.dataset.FactType;
import io.github.junheng.dataset.FactValue;
import io.github.junheng.dataset.Facts;
import io.github.junheng.dataset.Place;
import io.github.junheng.evaluation.CountyTable;
import io.github.junheng.evaluation.Evaluation;
import io.github.junheng.evaluation.Evaluator;
import io.github.junheng.evaluation.Finding;
import io.github.junheng.evaluation.Outcome;
import io.github.junheng.evaluation.Status;
import io.github.junheng.problem.Checked;
import io.github.junheng.problem.Problem;
import io.github.junheng.standard.Criterion;
import io.github.junheng.standard.Standard;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Checklists: items that a rule declares by being one, the file that judges them, and what a finding tells of it. */
class ChecklistTest {
    private static final String ITEM = "'criterion': {'kind': 'checklist'}";
    private static final Standard STANDARD = MadeUp.standard(
            rule("1", "SCHOOL", "'rolledUp': true, " + ITEM), rule("2.1", "SCHOOL", ITEM), rule("C1", "COUNTY", ITEM));
    private static final ReadOptions OPTIONS = ReadOptions.of(STANDARD);
    private static final String HEADER = "标准,条目,学校标识码,状态,依据\n";
    private static final String SCHOOLS = "学校标识码,学校名称,办学类型,小学学生数\n2137000001,一小,小学,300\n2137000002,二小,小学,200\n";

    @TempDir
    private Path folder;

    private DatasetFiles files(String rows) {
        return new DatasetFiles(folder).schools(SCHOOLS).with("checklists.csv", HEADER + rows);
    }

    private CountyDataset read(String rows) {
        Checked<CountyDataset> read = files(rows).read(OPTIONS);
        assertThat(read.problems()).isEmpty();
        return read.orThrow();
    }

    // --- what a rule declares

    @Test
    void aRuleThatIsAnItemDeclaresItsFact() {
        FactDefinition school = STANDARD.factsById().get("checklist.made-up.2.1");
        assertThat(school.type()).isEqualTo(FactType.WORD);
        assertThat(school.words()).containsExactly("达到", "部分达到", "未达到");
        assertThat(school.place()).isEqualTo(Place.SCHOOL);
        assertThat(STANDARD.factsById().get("checklist.made-up.C1").place()).isEqualTo(Place.COUNTY);
        assertThat(STANDARD.rule("2.1").criterion())
                .isEqualTo(new Criterion.Evidence("checklist.made-up.2.1", Set.of("达到")));
        assertThat(Checklist.standard(school.id())).isEqualTo("made-up");
        assertThat(Checklist.rule(school.id())).isEqualTo("2.1");
    }

    @Test
    void anItemIsARuleOfSchoolsOrOfTheCountyAndOneAlone() {
        assertThat(problemsOfRule(rule("1", "SCHOOL_STAGE", ITEM))).containsExactly("rules.json $.rules[0].criterion");
        assertThat(problemsOfRule(rule("1.basis", "SCHOOL", ITEM))).containsExactly("rules.json $.rules[0].criterion");
        String part = "{'id': '%s', 'name': {'zh': '项', 'en': 'part'}, " + ITEM + "}";
        assertThat(problemsOfRule(rule(
                        "1",
                        "SCHOOL",
                        "'criterion': {'kind': 'all', 'parts': [" + part.replace("%s", "a") + ","
                                + part.replace("%s", "b") + "]}")))
                .containsExactly("rules.json $.rules[0].criterion.parts[1].criterion");
        assertThat(problemsOfRule(rule("1", "SCHOOL", "'criterion': {'kind': 'checklist', 'fact': 'x'}")))
                .containsExactly("rules.json $.rules[0].criterion.fact");
    }

    private static List<String> problemsOfRule(String rule) {
        var files = MadeUp.files();
        String standard = files.get("standard.json");
        String id = rule.replaceAll("^.'id': '([^']+)'.*", "$1");
        files.put(
                "standard.json",
                standard.substring(0, standard.indexOf("\"sections\""))
                        + MadeUp.quoted(
                                "'sections': [{'id': 'A', 'name': {'zh': '甲', 'en': 'A'}, 'rules': ['" + id + "']}]}"));
        files.put("rules.json", MadeUp.quoted("{'rules': [" + rule + "]}"));
        return MadeUp.read(files).problems().stream().map(Problem::where).toList();
    }

    @Test
    void nobodyElseDeclaresAFactOfThatName() {
        var files = MadeUp.files();
        files.put("standard.json", files.get("standard.json").replace("\"statement.met\"", "\"checklist.made-up.9\""));
        assertThat(MadeUp.read(files).problems()).extracting(Problem::where).contains("standard.json $.facts[0].id");
    }

    // --- what is read

    @Test
    void rowsJudgeSchoolsAndTheCounty() {
        CountyDataset county = read("made-up,1,2137000001,达到,台账\nmade-up,2.1,2137000002,部分达到,\nmade-up,C1,,未达到,文件\n");
        assertThat(county.schools().get(0).facts().values().keySet())
                .contains("checklist.made-up.1", "checklist.made-up.1.basis");
        assertThat(county.schools().get(1).facts().values().get("checklist.made-up.2.1"))
                .hasToString("Word[value=部分达到]");
        assertThat(county.county().facts().values().keySet())
                .containsExactly("checklist.made-up.C1", "checklist.made-up.C1.basis");
    }

    @Test
    void aBlankIsNotJudgedAndNothingElse() {
        Evaluation evaluation =
                MadeUp.evaluate(STANDARD, read("made-up,1,2137000001,,尚未核查\nmade-up,1,2137000002,未达到,\n"));
        Finding first = MadeUp.all(evaluation, "1").get(0);
        assertThat(first.status()).isEqualTo(Status.INDETERMINATE);
        assertThat(first.grade()).isEmpty();
        assertThat(MadeUp.all(evaluation, "1").get(1).status()).isEqualTo(Status.NOT_MET);
        assertThat(MadeUp.all(evaluation, "1").get(1).grade()).contains("未达到");
        assertThat(evaluation.status()).isEqualTo(Status.NOT_MET);
        assertThat(MadeUp.only(evaluation, "C1").outcome()).isInstanceOf(Outcome.Indeterminate.class);
    }

    @Test
    void partlyMetIsNotMetAndKeepsItsGrade() throws IOException {
        CountyDataset county = read("made-up,1,2137000001,达到,\nmade-up,1,2137000002,部分达到,\nmade-up,C1,,部分达到,\n");
        Evaluation evaluation = MadeUp.evaluate(STANDARD, county);
        assertThat(MadeUp.all(evaluation, "1"))
                .extracting(f -> f.status() + " " + f.gradeOrNull())
                .containsExactly("MET 达到", "NOT_MET 部分达到", "NOT_MET null");
        assertThat(MadeUp.only(evaluation, "C1").grade()).contains("部分达到");
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        EvaluationJson.write(evaluation, List.of(), Locale.CHINESE, out);
        assertThat(out.toString(StandardCharsets.UTF_8)).contains("\"grade\": \"部分达到\"");
    }

    @Test
    void columnsAndTreesTellTheSame() {
        CountyDataset county =
                read("made-up,1,2137000001,达到,\nmade-up,1,2137000002,部分达到,\nmade-up,2.1,2137000001,未达到,\n");
        Evaluator evaluator = Evaluator.of(STANDARD);
        Evaluation ofTable =
                evaluator.evaluate(CountyTable.of(county, evaluator.layout())).orThrow();
        assertThat(ofTable.findings())
                .isEqualTo(evaluator.evaluate(county).orThrow().findings());
        assertThat(ofTable.findings()).extracting(Finding::gradeOrNull).contains("达到", "部分达到", "未达到");
    }

    @Test
    void aDatasetWithoutTheFileReportsNothingOfIt() {
        CountyDataset county = new DatasetFiles(folder).read(OPTIONS).orThrow();
        assertThat(MadeUp.evaluate(STANDARD, county).status()).isEqualTo(Status.INDETERMINATE);
    }

    @Test
    void theFileMayBeWrittenByAnOlderSpreadsheet() {
        Checked<CountyDataset> read = new DatasetFiles(folder)
                .schools(SCHOOLS)
                .with("checklists.csv", (HEADER + "made-up,C1,,达到,\n").getBytes(Charset.forName("GB18030")))
                .read(OPTIONS);
        assertThat(read.problems()).isEmpty();
        assertThat(read.orThrow().county().facts().has("checklist.made-up.C1")).isTrue();
    }

    @Test
    void columnsAreFoundByKeyInAnyOrderAndTheSchoolMayBeLeftOut() {
        Checked<CountyDataset> read = new DatasetFiles(folder)
                .schools(SCHOOLS)
                .with("checklists.csv", "state,item,standard\n达到,C1,made-up\n")
                .read(OPTIONS);
        assertThat(read.problems()).isEmpty();
        assertThat(read.orThrow().county().facts().has("checklist.made-up.C1")).isTrue();
    }

    // --- what is wrong with it

    @Test
    void everyProblemOfABrokenFileIsFoundInOneRun() {
        DatasetFiles files = files("""
                nowhere,1,2137000001,达到,
                nowhere,2,2137000001,达到,
                made-up,77,2137000001,达到,
                made-up,1,2137000009,达到,
                made-up,2.1,12,达到,
                made-up,1,2137000001,大致达到,
                made-up,1,,达到,
                made-up,C1,2137000001,达到,
                made-up,2.1,2137000001,达到,
                made-up,2.1,2137000001,未达到,
                ,1,2137000001,达到,
                made-up,,2137000001,达到,
                made-up,1,2137000002
                """);
        Checked<CountyDataset> read = files.read(OPTIONS);
        assertThat(DatasetFiles.problems(read))
                .containsExactlyInAnyOrder(
                        "CHECKLIST_STANDARD_UNKNOWN WARNING checklists.csv:2 标准",
                        "CHECKLIST_ITEM_UNKNOWN ERROR checklists.csv:4 条目",
                        "CHECKLIST_SCHOOL_UNKNOWN WARNING checklists.csv:5",
                        "SCHOOL_CODE_INVALID ERROR checklists.csv:6 学校标识码",
                        "NOT_A_WORD ERROR checklists.csv:7 状态",
                        "CHECKLIST_WITHOUT_SCHOOL ERROR checklists.csv:8 学校标识码",
                        "CHECKLIST_OF_COUNTY ERROR checklists.csv:9 学校标识码",
                        "CHECKLIST_TWICE ERROR checklists.csv:11 条目",
                        "CELL_REQUIRED ERROR checklists.csv:12 标准",
                        "CELL_REQUIRED ERROR checklists.csv:13 条目",
                        "ROW_LENGTH ERROR checklists.csv:14");
        assertThat(read.value()).isEmpty();
        assertThat(read.problems())
                .filteredOn(p -> p.code().name().equals("CHECKLIST_TWICE"))
                .allSatisfy(p -> assertThat(p.message(Locale.ENGLISH)).contains("checklists.csv:10"));
        assertThat(read.problems())
                .filteredOn(p -> p.code().name().equals("CHECKLIST_STANDARD_UNKNOWN"))
                .allSatisfy(p -> assertThat(p.message(Locale.CHINESE)).contains("nowhere", "2 行"));
    }

    @Test
    void columnsOfTheFileAreCheckedToo() {
        assertThat(new DatasetFiles(folder)
                        .schools(SCHOOLS)
                        .with("checklists.csv", "标准,条目,条目,分数\nmade-up,C1,C1,5\n")
                        .read(OPTIONS)
                        .problems())
                .extracting(p -> p.code().name() + " " + p.where())
                .contains(
                        "COLUMN_TWICE checklists.csv:1 条目",
                        "COLUMN_UNKNOWN checklists.csv:1 分数",
                        "COLUMN_MISSING checklists.csv:1 状态");
    }

    @Test
    void leniencyTakesWhatIsInDoubtAsNotReported() {
        Checked<CountyDataset> read = files(
                        "made-up,1,2137000001,大致,\nmade-up,2.1,2137000001,达到,\nmade-up,2.1,2137000001,未达到,\nmade-up,77,2137000001,达到,\n")
                .read(OPTIONS.withLenient(true));
        assertThat(read.hasErrors()).isFalse();
        assertThat(read.problems()).hasSize(3).allMatch(Problem::isWaived);
        assertThat(read.orThrow().schools().get(0).facts().values()).containsOnlyKeys("primary.students");
    }

    @Test
    void anItemIsNoColumnOfSchoolsAndNoKeyOfTheCounty() {
        Checked<CountyDataset> read = new DatasetFiles(folder)
                .county(
                        "{\"code\": \"371425\", \"name\": \"齐河县\", \"year\": 2024, \"checklist\": {\"made-up\": {\"C1\": \"达到\"}}}")
                .schools("学校标识码,学校名称,办学类型,checklist.made-up.1\n2137000001,一小,小学,达到\n")
                .read(OPTIONS);
        assertThat(DatasetFiles.problems(read))
                .contains(
                        "KEY_UNKNOWN WARNING county.json $.checklist",
                        "COLUMN_UNKNOWN WARNING schools.csv:1 checklist.made-up.1");
    }

    @Test
    void inTheFileOfANationAnItemOfSchoolsIsAColumn() throws IOException {
        Path file = Files.writeString(
                folder.resolve("nation.csv"),
                "县代码,学校标识码,学校名称,办学类型,小学学生数,checklist.made-up.1\n371425,2137000001,一小,小学,300,部分达到\n");
        try (NationReader counties = NationReader.open(file, OPTIONS.withFallbackYear(2024))) {
            Evaluation evaluation = Evaluator.of(STANDARD)
                    .evaluate(counties.next().table().orThrow())
                    .orThrow();
            assertThat(MadeUp.all(evaluation, "1").get(0).grade()).contains("部分达到");
        }
    }

    @Test
    void whatIsMissingNamesTheFile() throws IOException {
        Evaluation evaluation = MadeUp.evaluate(STANDARD, read("made-up,1,2137000001,达到,\n"));
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        EvaluationJson.write(evaluation, List.of(), Locale.CHINESE, out);
        assertThat(out.toString(StandardCharsets.UTF_8))
                .contains("checklists 2137000002 made-up/1 规则 (checklist.made-up.1)")
                .contains("checklists made-up/C1 规则 (checklist.made-up.C1)");
    }

    @Test
    void whatTheKindergartensOwnColumnSaysOtherwiseStandsWithAWarning() {
        ReadOptions options = ReadOptions.of(MadeUp.standard(rule("1", "KINDERGARTEN", ITEM)));
        Checked<CountyDataset> read = files("made-up,1,1137000001,达到,台账\nmade-up,1,1137000002,达到,\n")
                .with("kindergartens.csv", "幼儿园标识码,幼儿园名称,checklist.made-up.1\n1137000001,甲,未达到\n1137000002,乙,达到\n")
                .read(options);
        assertThat(DatasetFiles.problems(read)).containsExactly("FACT_IN_TWO_FILES WARNING checklists.csv:2");
        assertThat(read.problems().get(0).details()).containsExactly("1137000001", "1", "未达到", "达到");
        Facts facts = read.orThrow().kindergartens().get(0).facts();
        assertThat(facts.values().get("checklist.made-up.1")).isEqualTo(new FactValue.Word("未达到"));
        assertThat(facts.has(Checklist.basis("checklist.made-up.1"))).isFalse();
    }

    // --- what is written

    @Test
    void aDatasetReadsBackAsItWasWritten() throws IOException {
        CountyDataset county = read(
                "made-up,1,2137000001,达到,\"台账,2024\"\nmade-up,2.1,2137000002,,只有依据\nmade-up,C1,,未达到,\nmade-up,1,2137000002,部分达到,\n");
        Path written = Files.createDirectory(folder.resolve("written"));
        DatasetWriter.writeDirectory(county, written);
        Checked<CountyDataset> back = DatasetReader.read(written, OPTIONS);
        assertThat(back.problems()).isEmpty();
        assertThat(back.orThrow().county()).isEqualTo(county.county());
        assertThat(back.orThrow().schools()).isEqualTo(county.schools());
        assertThat(Files.readString(written.resolve("schools.csv"))).doesNotContain("checklist");
        ByteArrayOutputStream document = new ByteArrayOutputStream();
        DatasetWriter.writeJson(county, document);
        assertThat(document.toString(StandardCharsets.UTF_8)).contains("\"checklists\"");
        Checked<CountyDataset> ofDocument = DatasetReader.readJson(
                MadeUp.stream(document.toString(StandardCharsets.UTF_8)), "dataset.json", OPTIONS);
        assertThat(ofDocument.problems()).isEmpty();
        assertThat(ofDocument.orThrow().county()).isEqualTo(county.county());
        assertThat(ofDocument.orThrow().schools()).isEqualTo(county.schools());
    }

    @Test
    void withoutJudgementsNoFileIsWritten() throws IOException {
        Path written = Files.createDirectory(folder.resolve("written"));
        DatasetWriter.writeDirectory(new DatasetFiles(folder).read(OPTIONS).orThrow(), written);
        assertThat(written.resolve("checklists.csv")).doesNotExist();
    }
}
