package io.github.junheng.examples.forms.write;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.junheng.dataset.CountyDataset;
import io.github.junheng.evaluation.Evaluation;
import io.github.junheng.evaluation.Evaluator;
import io.github.junheng.evaluation.Status;
import io.github.junheng.examples.forms.edition.FormEditions;
import io.github.junheng.io.DatasetReader;
import io.github.junheng.io.ReadOptions;
import io.github.junheng.problem.Checked;
import io.github.junheng.problem.Problem;
import io.github.junheng.problem.ProblemCode;
import io.github.junheng.rules.NationalStandards;
import io.github.junheng.school.Stage;
import io.github.junheng.standard.Standard;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.apache.xmlbeans.XmlError;
import org.apache.xmlbeans.XmlException;
import org.apache.xmlbeans.XmlObject;
import org.apache.xmlbeans.XmlOptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.DocumentDocument;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.FtrDocument;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.HdrDocument;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.StylesDocument;

class SelfReportTest {
    private static final Confirmation CONFIRMED = new Confirmation("青石县人民政府", LocalDate.of(2025, 3, 1), false);
    private static final Confirmation WITH_GAPS = new Confirmation("青石县人民政府", LocalDate.of(2025, 3, 1), true);
    private static final String BODY = "word/document.xml";

    @TempDir
    private Path folder;

    private static Evaluation met;
    private static Evaluation notMet;

    @BeforeAll
    static void evaluate() {
        met = evaluation("met");
        notMet = evaluation("not-met");
    }

    private static Evaluation evaluation(String county) {
        Standard standard = NationalStandards.qualityBalanced2017();
        CountyDataset dataset = DatasetReader.read(
                        Path.of("..", "counties", county), ReadOptions.of(NationalStandards.all()))
                .orThrow();
        return Evaluator.of(standard).evaluate(dataset).orThrow();
    }

    private static FilledForm form(Evaluation evaluation) {
        return FilledForm.of(FormEditions.find("declaration-2024"), evaluation);
    }

    private static Map<String, String> parts(Path docx) throws IOException {
        return parts(Files.readAllBytes(docx));
    }

    private static Map<String, String> parts(byte[] docx) throws IOException {
        Map<String, String> parts = new LinkedHashMap<>();
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(docx))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                parts.put(entry.getName(), new String(zip.readAllBytes(), StandardCharsets.UTF_8));
            }
        }
        return parts;
    }

    private Path file(String name, Map<String, String> parts) throws IOException {
        Path file = folder.resolve(name);
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
            for (Map.Entry<String, String> part : parts.entrySet()) {
                zip.putNextEntry(new ZipEntry(part.getKey()));
                zip.write(part.getValue().getBytes(StandardCharsets.UTF_8));
                zip.closeEntry();
            }
        }
        return file;
    }

    /** The template with one part changed, as a county would hand it in. */
    private Path with(String part, UnaryOperator<String> change) throws IOException {
        Map<String, String> parts = parts(SelfReport.template());
        parts.compute(part, (name, content) -> change.apply(content == null ? "" : content));
        return file("模板.docx", parts);
    }

    /** A template whose body is this. */
    private Path body(String xml) throws IOException {
        return with(BODY, old -> old.replaceAll("(?s)<w:body>.*<w:sectPr>", "<w:body>" + xml + "<w:sectPr>"));
    }

    private static String paragraph(String... runs) {
        StringBuilder xml = new StringBuilder("<w:p>");
        for (String run : runs) {
            xml.append("<w:r><w:t>").append(run).append("</w:t></w:r>");
        }
        return xml.append("</w:p>").toString();
    }

    private record Filled(Checked<Integer> checked, Map<String, String> parts) {
        String body() {
            return String.valueOf(parts.get(BODY));
        }

        String text() {
            return body().replaceAll("</w:p>", "\n").replaceAll("<[^>]*>", "");
        }

        String told() {
            assertThat(checked.value()).isEmpty();
            assertThat(parts).isEmpty();
            return checked.problems().get(0).message(Locale.CHINESE);
        }
    }

    private static Filled fill(Optional<Path> template, Evaluation evaluation, Optional<Confirmation> confirmation)
            throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Checked<Integer> checked = SelfReport.fill(template, form(evaluation), confirmation, out);
        return new Filled(checked, parts(out.toByteArray()));
    }

    private static Filled fill(Path template) throws IOException {
        return fill(Optional.of(template), met, Optional.empty());
    }

    private static void assertValid(Map<String, String> parts) throws XmlException {
        for (Map.Entry<String, String> part : parts.entrySet()) {
            String name = part.getKey();
            XmlObject tree = name.equals(BODY)
                    ? DocumentDocument.Factory.parse(part.getValue())
                    : name.startsWith("word/header")
                            ? HdrDocument.Factory.parse(part.getValue())
                            : name.startsWith("word/footer")
                                    ? FtrDocument.Factory.parse(part.getValue())
                                    : name.equals("word/styles.xml")
                                            ? StylesDocument.Factory.parse(part.getValue())
                                            : null;
            if (tree != null) {
                List<XmlError> errors = new ArrayList<>();
                tree.validate(new XmlOptions().setErrorListener(errors));
                assertThat(errors).as(name).isEmpty();
            }
        }
    }

    @Test
    void ourOwnTemplateIsFilledWithoutALeftOverAndIsAValidDocument() throws IOException, XmlException {
        assertValid(parts(SelfReport.template()));

        Filled filled = fill(Optional.empty(), met, Optional.empty());

        assertThat(filled.checked().problems()).isEmpty();
        assertThat(filled.body()).doesNotContain("{{", "}}");
        assertThat(filled.text()).contains("总体结论：达标", "C1 每百名学生拥有高于规定学历教师数的校际差异系数", "未达标 0 项：\n无。");
        assertValid(filled.parts());
    }

    @Test
    void whatIsNotMetStandsThereWithItsShortfallAndItsClause() throws IOException {
        Filled filled = fill(Optional.empty(), notMet, Optional.empty());

        assertThat(filled.text()).contains("总体结论：未达标").doesNotContain("未达标 0 项");
        assertThat(filled.text()).containsPattern("C2 [^\n]*小学[^\n]*标准 ≤ 0\\.5[^\n]*依据：");
    }

    @Test
    void theSameInputGivesTheSameBytes() throws IOException {
        ByteArrayOutputStream first = new ByteArrayOutputStream();
        ByteArrayOutputStream second = new ByteArrayOutputStream();
        SelfReport.fill(Optional.empty(), form(met), Optional.empty(), first);
        SelfReport.fill(Optional.empty(), form(met), Optional.empty(), second);
        assertThat(first.toByteArray()).isEqualTo(second.toByteArray());
    }

    @Test
    void aPlaceholderSplitOverRunsKeepsTheStyleOfTheFirst() throws IOException {
        String runs = "<w:p><w:r><w:rPr><w:b/></w:rPr><w:t>结论：{</w:t></w:r><w:proofErr w:type=\"spellStart\"/>"
                + "<w:r><w:t>{ver</w:t></w:r><w:r><w:rPr><w:i/></w:rPr><w:t>dict}}。</w:t></w:r></w:p>";

        assertThat(fill(body(runs)).body())
                .contains("<w:rPr><w:b/></w:rPr><w:t xml:space=\"preserve\">结论：达标</w:t>")
                .contains("<w:rPr><w:i/></w:rPr><w:t xml:space=\"preserve\">。</w:t>")
                .doesNotContain("{");
    }

    @Test
    void aBlankFigureIsAHighlightedGapAndCounted() throws IOException, XmlException {
        CountyDataset blank = met.dataset().with(met.dataset().county().with("recognitionSurvey.valid", null));
        Evaluation evaluation = Evaluator.of(met.standard()).evaluate(blank).orThrow();
        Filled filled = fill(
                Optional.of(body("<w:p><w:r><w:rPr><w:b/><w:u w:val=\"single\"/></w:rPr>"
                        + "<w:t>满意度{{S1.value}}，</w:t><w:tab/><w:t>确认{{confirmedBy}}</w:t></w:r></w:p>")),
                evaluation,
                Optional.empty());

        assertThat(filled.checked().orThrow()).isEqualTo(1);
        assertThat(filled.text()).isEqualTo("满意度____，确认____\n");
        assertThat(filled.body())
                .contains("<w:rPr><w:b/><w:highlight w:val=\"yellow\"/><w:u w:val=\"single\"/></w:rPr>"
                        + "<w:t xml:space=\"preserve\">____</w:t>");
        assertValid(filled.parts());
    }

    @Test
    void tablesTextBoxesHeadersAndFootersAreFilledToo() throws IOException {
        String box = "<w:p><w:r><w:pict><v:textbox xmlns:v=\"urn:schemas-microsoft-com:vml\"><w:txbxContent>"
                + paragraph("框{{county.year}}")
                + "</w:txbxContent></v:textbox></w:pict></w:r><w:r><w:t>外{{asOf}}</w:t></w:r></w:p>";
        String table = "<w:tbl><w:tr><w:tc>" + paragraph("格{{verdict}}") + "</w:tc></w:tr></w:tbl>";

        assertThat(fill(body(box + table)).text()).contains("框2024", "外2024-12-31", "格达标");
        assertThat(fill(with("word/footer1.xml", old -> old.replace("<w:t>1</w:t>", "<w:t>{{county.name}}</w:t>")))
                        .parts()
                        .get("word/footer1.xml"))
                .contains(met.dataset().county().name().toOptional().orElseThrow());
    }

    @Test
    void linesBetweenEachAndItsEndAreRepeatedAndARowLikewise() throws IOException {
        String lines = paragraph("{{#each sections}}")
                + paragraph("{{section}}：{{status}}（{{county.year}}）")
                + paragraph("{{/each}}")
                + paragraph("完");
        String row = "<w:tbl><w:tr><w:tc>" + paragraph("{{#each sections}}{{section}}") + "</w:tc><w:tc>"
                + paragraph("{{status}}{{/each}}") + "</w:tc></w:tr></w:tbl>";

        assertThat(fill(body(lines)).text())
                .startsWith("申报条件：达标（2024）\n资源配置：达标（2024）\n校际均衡：达标（2024）\n")
                .endsWith("一票否决：达标（2024）\n完\n");
        assertThat(fill(body(row)).text()).startsWith("申报条件\n达标\n资源配置\n达标\n");
    }

    @Test
    void whatTheTemplateGetsWrongIsToldWithTheParagraphAndNothingIsWritten() throws IOException {
        Filled unknown = fill(body(paragraph("结论是{{verdikt}}")
                + paragraph("{{#each sektions}}")
                + paragraph("{{/each}}")
                + paragraph("{{table X}}")
                + paragraph("没有合上{{verdict")));

        assertThat(unknown.told()).contains("{{verdikt}}", "{{verdict}}");
        assertThat(unknown.checked().problems())
                .extracting(Problem::code)
                .containsOnly(ProblemCode.PLACEHOLDER_UNKNOWN);
        assertThat(unknown.checked().problems())
                .extracting(Problem::where)
                .containsExactly(
                        "模板.docx “结论是{{verdikt}}”",
                        "模板.docx “{{#each sektions}}”",
                        "模板.docx “{{table X}}”",
                        "模板.docx “没有合上{{verdict”");
        assertThat(fill(body(paragraph("{{#each sections}}") + paragraph("x"))).told())
                .contains("{{/each}}");
    }

    @Test
    void eachSectionSaysThatItIsADraftWhateverHeadersItHas() throws IOException, XmlException {
        String ownHeader = "<w:hdr xmlns:w=\"" + DocxFilling.W + "\">" + paragraph("县里的页眉") + "</w:hdr>";
        Map<String, String> parts = parts(with(
                BODY,
                old -> old.replace(
                        "<w:body>",
                        "<w:body><w:p><w:pPr><w:sectPr><w:headerReference w:type=\"default\" r:id=\"rId9\"/>"
                                + "<w:titlePg/></w:sectPr></w:pPr></w:p>")));
        parts.put("word/header7.xml", ownHeader);
        parts.computeIfPresent(
                "[Content_Types].xml",
                (name, old) -> old.replace(
                        "</Types>",
                        "<Override PartName=\"/word/header7.xml\" ContentType=\"" + DocxFile.HEADER + "\"/></Types>"));
        parts.computeIfPresent(
                "word/_rels/document.xml.rels",
                (name, old) -> old.replace(
                        "</Relationships>",
                        "<Relationship Id=\"rId9\" Type=\"" + DocxFile.RELATIONSHIPS
                                + "/header\" Target=\"header7.xml\"/></Relationships>"));

        Filled filled = fill(file("模板.docx", parts));

        assertThat(filled.parts().get("word/header7.xml")).contains(SelfReport.DRAFT, "县里的页眉");
        assertThat(filled.parts().get("word/header-junheng.xml")).contains(SelfReport.DRAFT);
        String first = filled.body().replaceAll("(?s)</w:sectPr>.*", "");
        assertThat(first)
                .containsPattern("headerReference[^>]*w:type=\"default\"")
                .containsPattern("headerReference[^>]*w:type=\"first\"")
                .containsPattern("headerReference[^>]*w:type=\"even\"");
        assertThat(filled.parts().get("docProps/core.xml")).contains("Draft");
        assertValid(filled.parts());
    }

    @Test
    void theMarkGoesWithAConfirmationThatIsPrintedAndIsRefusedWhileFiguresAreBlank() throws IOException {
        Path complete = body(paragraph("{{verdict}}，由{{confirmedBy}}于{{confirmedOn}}确认"));
        Filled confirmed = fill(Optional.of(complete), met, Optional.of(CONFIRMED));
        assertThat(confirmed.text()).isEqualTo("达标，由青石县人民政府于2025-03-01确认\n");
        assertThat(confirmed.parts().get("word/header-junheng.xml"))
                .contains("青石县人民政府于 2025-03-01 确认")
                .doesNotContain("草稿");
        assertThat(confirmed.parts().get("docProps/core.xml")).contains("Final");

        CountyDataset blank = met.dataset().with(met.dataset().county().with("recognitionSurvey.valid", null));
        Evaluation open = Evaluator.of(met.standard()).evaluate(blank).orThrow();
        Path asking = body(paragraph("{{S1.value}}"));
        Filled refused = fill(Optional.of(asking), open, Optional.of(CONFIRMED));
        assertThat(refused.checked().problems()).extracting(Problem::code).containsExactly(ProblemCode.NOT_READY);
        // The blank figure, and the finding that is undetermined for want of it.
        assertThat(refused.told()).contains("尚有 2 处", "空白 1 处：“{{S1.value}}”", "无法判定 1 处：S1 ");
        assertThat(fill(Optional.of(asking), open, Optional.of(WITH_GAPS))
                        .parts()
                        .get("word/header-junheng.xml"))
                .contains("确认（尚有 2 处空白或无法判定）");
    }

    @Test
    void aFilledDraftHandedInAsTemplateLosesItsOldMark() throws IOException {
        ByteArrayOutputStream draft = new ByteArrayOutputStream();
        SelfReport.fill(Optional.of(body(paragraph("{{verdict}}"))), form(met), Optional.empty(), draft);

        Filled again = fill(Optional.of(file("稿.docx", parts(draft.toByteArray()))), met, Optional.of(CONFIRMED));

        assertThat(again.checked().problems()).isEmpty();
        assertThat(again.parts().get("word/header-junheng.xml")).contains("确认").doesNotContain("草稿");
    }

    @Test
    void whatWouldBeFetchedFromElsewhereIsTakenOut() throws IOException {
        Map<String, String> parts =
                parts(body("<w:p><w:r><w:drawing><a:blip xmlns:a=\"urn:a\" r:link=\"rId8\"/></w:drawing>"
                        + "<w:t>图</w:t></w:r></w:p>"));
        parts.computeIfPresent(
                "word/_rels/document.xml.rels",
                (name, old) -> old.replace(
                        "</Relationships>",
                        "<Relationship Id=\"rId8\" Type=\"" + DocxFile.RELATIONSHIPS
                                + "/image\" Target=\"http://elsewhere.example/p.png\" TargetMode=\"External\"/>"
                                + "<Relationship Id=\"rId7\" Type=\"" + DocxFile.RELATIONSHIPS
                                + "/hyperlink\" Target=\"http://moe.example/\" TargetMode=\"External\"/>"
                                + "</Relationships>"));

        Filled filled = fill(file("模板.docx", parts));

        assertThat(filled.checked().problems())
                .extracting(Problem::code)
                .containsExactly(ProblemCode.LINKS_NOT_FOLLOWED);
        assertThat(filled.body()).doesNotContain("blip", "drawing").contains("图");
        assertThat(filled.parts().get("word/_rels/document.xml.rels"))
                .doesNotContain("elsewhere")
                .contains("moe.example");
    }

    @Test
    void aFileWithMacrosOrWithADoctypeIsNoTemplate() throws IOException {
        Path macros = with(
                "[Content_Types].xml",
                old -> old.replace(DocxFile.MAIN, "application/vnd.ms-word.document.macroEnabled.main+xml"));
        assertThat(fill(macros).told()).contains("不是 .docx 文档");

        Path doctype = with(BODY, old -> old.replace("?>", "?><!DOCTYPE a [<!ENTITY b \"c\">]>"));
        assertThat(fill(doctype).told()).contains("DOCTYPE");
        assertThat(fill(Files.writeString(folder.resolve("x.docx"), "no zip")).told())
                .contains("zip");
        assertThat(fill(folder.resolve("none.docx")).told()).contains("文件不存在");
    }

    @Test
    void aDocumentThatUnpacksToMoreThanADocumentIsRefused() throws IOException {
        Path bomb = with("word/media.xml", old -> " ".repeat(80 << 20));

        assertThat(fill(bomb).told()).contains("JH804");
    }

    @Test
    void theListOfPlaceholdersNamesWhatTheTemplateMayAsk() {
        Map<String, String> all = SelfReport.placeholders(form(met));

        assertThat(all).containsEntry("{{verdict}}", "达标").containsEntry("{{confirmedBy}}", "____");
        assertThat(all)
                .containsKeys(
                        "{{Ⅰ.L19}}",
                        "{{table Ⅲ}}",
                        "{{R.PRIMARY.met}}",
                        "{{C1.JUNIOR.value}}",
                        "{{#each notMet}}",
                        "{{S1.status}}");
    }

    @Test
    void vetoesAreFoundOrNotAndItemsOfSeveralHaveNoOutcomeOfTheirOwn() throws IOException {
        String text = fill(Optional.empty(), notMet, Optional.empty()).text();

        assertThat(text).containsPattern("V1 [^\n]*\n未发现");
        assertThat(text).containsPattern("R5 [^\n]*\n小学\n\\d+\n\\d+\n\\d+\n—\n");
        assertThat(text).containsPattern("R [^\n]*\n小学\n\\d+\n\\d+\n\\d+\n未达标\n");

        CountyDataset found = met.dataset().with(met.dataset().county().with("vetoes.V1", true));
        assertThat(fill(
                                Optional.empty(),
                                Evaluator.of(met.standard()).evaluate(found).orThrow(),
                                Optional.empty())
                        .text())
                .containsPattern("V1 [^\n]*\n存在\n");
    }

    @Test
    void failingSchoolsAreCountedWithoutTheCountyAndNamedWithTheirAmounts() throws IOException {
        String text = fill(Optional.empty(), notMet, Optional.empty()).text();

        for (String rule : List.of("G3", "G4", "G5")) {
            long concerned = notMet.findings().stream()
                    .filter(f -> f.rule().local().equals(rule) && f.school().isPresent())
                    .filter(f -> f.status() != Status.NOT_APPLICABLE)
                    .count();
            long failing = notMet.findings().stream()
                    .filter(f -> f.rule().local().equals(rule) && f.school().isPresent())
                    .filter(f -> f.status() == Status.NOT_MET)
                    .count();
            assertThat(failing).isPositive();
            assertThat(text).containsPattern(rule + " [^\n]*：" + failing + "/" + concerned + " 所未达标");
            assertThat(text).containsPattern(rule + " [^\n]*（[^\n]*（[^\n]*[差出超过] ?[^\n]*）[^\n]*）：");
        }
        // Limits of stages differ, and schools fail in both.
        assertThat(text).containsPattern("G5 [^\n]*标准 各不相同");
    }

    @Test
    void whatIsMissingIsToldInWords() throws IOException {
        String text = fill(Optional.empty(), notMet, Optional.empty()).text();

        assertThat(text).contains("无法判定").doesNotContain("schools.csv", "county.json", "publicFundsGranted", "$.");
        assertThat(text).containsPattern("：缺 [^\n]*：[^\n]+");
    }

    @Test
    void aConfirmationIsRefusedWhileTheTemplateAsksForSentencesAndNamesEachPlace() throws IOException {
        Path asking = body(paragraph("{{verdict}}") + paragraph("（请写明责任单位。）"));
        for (Confirmation confirmation : List.of(CONFIRMED, WITH_GAPS)) {
            Filled refused = fill(Optional.of(asking), met, Optional.of(confirmation));
            assertThat(refused.told()).contains("尚有 1 处", "待写的文字 1 处：“（请写明责任单位。）”");
        }
        assertThat(fill(Optional.empty(), met, Optional.of(WITH_GAPS)).told()).contains("请补充和修改", "请写明每一项");
        assertThat(fill(asking).text()).contains("请写明责任单位");
    }

    @Test
    void aCountyWithSchoolsOfOneStageHasNoneOfTheOther() throws IOException {
        CountyDataset primary = met.dataset()
                .with(met.dataset().schools().stream()
                        .filter(report -> report.school().kind().stages().equals(List.of(Stage.PRIMARY)))
                        .toList());
        String text = fill(
                        Optional.empty(),
                        Evaluator.of(met.standard()).evaluate(primary).orThrow(),
                        Optional.empty())
                .text();
        assertThat(text).contains("初中 0 个学段中 0 个达标、0 个无法判定").doesNotContain("{{");
    }
}
