package io.github.junheng.examples.forms.read;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.junheng.dataset.CellRef;
import io.github.junheng.dataset.CountyDataset;
import io.github.junheng.dataset.FactDefinition;
import io.github.junheng.dataset.FactValue;
import io.github.junheng.dataset.Facts;
import io.github.junheng.dataset.Place;
import io.github.junheng.dataset.Provenance;
import io.github.junheng.dataset.SchoolReport;
import io.github.junheng.examples.forms.book.Limits;
import io.github.junheng.examples.forms.book.SheetPlace;
import io.github.junheng.examples.forms.book.SheetSource;
import io.github.junheng.examples.forms.book.Workbook;
import io.github.junheng.examples.forms.book.Workbooks;
import io.github.junheng.examples.forms.write.TemplateWriter;
import io.github.junheng.io.DatasetReader;
import io.github.junheng.io.DatasetWriter;
import io.github.junheng.io.ReadOptions;
import io.github.junheng.problem.Checked;
import io.github.junheng.problem.Problem;
import io.github.junheng.quantity.Reported;
import io.github.junheng.rules.NationalStandards;
import io.github.junheng.standard.Standard;
import io.github.junheng.testkit.Counties;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.xssf.usermodel.XSSFRow;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.apache.xmlbeans.XmlError;
import org.apache.xmlbeans.XmlOptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.openxmlformats.schemas.spreadsheetml.x2006.main.CommentsDocument;
import org.openxmlformats.schemas.spreadsheetml.x2006.main.StyleSheetDocument;
import org.openxmlformats.schemas.spreadsheetml.x2006.main.WorkbookDocument;
import org.openxmlformats.schemas.spreadsheetml.x2006.main.WorksheetDocument;

/** What is written into a template is what is read from it. */
class TemplateRoundTripTest {
    private static final Standard STANDARD = NationalStandards.qualityBalanced2017();

    @TempDir
    Path folder;

    private Path write(List<Standard> standards, Optional<CountyDataset> fill) throws IOException {
        Path file = folder.resolve("template.xlsx");
        try (OutputStream out = Files.newOutputStream(file)) {
            TemplateWriter.write(standards, fill, out);
        }
        return file;
    }

    private static Checked<CountyDataset> read(Path file, ReadOptions options) throws IOException {
        Checked<Workbook> opened = Workbooks.open(file, Limits.usual());
        Draft draft = new Draft();
        List<Problem> problems = new ArrayList<>(opened.problems());
        try (Workbook book = opened.orThrow()) {
            for (SheetSource sheet : book.sheets()) {
                Tally tally = new Tally();
                new TemplateSheets(draft, options.declared()).read(sheet, "", tally);
                problems.addAll(tally.problems());
            }
        }
        Checked<CountyDataset> read = draft.finish(options);
        problems.addAll(read.problems());
        return new Checked<>(read.valueOrNull(), problems);
    }

    private static void assertSame(CountyDataset read, CountyDataset written) {
        assertThat(read.county()).isEqualTo(written.county());
        assertThat(read.schools()).isEqualTo(written.schools());
        assertThat(read.kindergartensOrNull()).isEqualTo(written.kindergartensOrNull());
    }

    @ParameterizedTest
    @ValueSource(strings = {"met", "not-met"})
    void aBundledCountyComesBackAsItWas(String name) throws IOException {
        ReadOptions options = ReadOptions.of(STANDARD);
        CountyDataset dataset = DatasetReader.read(Path.of("../counties", name), options)
                .value()
                .orElseThrow();
        assertSame(
                read(write(List.of(STANDARD), Optional.of(dataset)), options)
                        .value()
                        .orElseThrow(),
                dataset);
    }

    /** What a document makes of it: lists of one array have one length. */
    private static CountyDataset asDocument(CountyDataset dataset, ReadOptions options) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        DatasetWriter.writeJson(dataset, out);
        return DatasetReader.readJson(new ByteArrayInputStream(out.toByteArray()), "dataset.json", options)
                .value()
                .orElseThrow();
    }

    /** What files make of it: no cell holds a list with an element missing. */
    private CountyDataset asFiles(CountyDataset dataset, ReadOptions options) throws IOException {
        Path directory = folder.resolve("files");
        DatasetWriter.writeDirectory(dataset, directory, options.declared());
        return DatasetReader.read(directory, options).value().orElseThrow();
    }

    @Test
    void generatedCountiesComeBackAsTheyWere() throws IOException {
        ReadOptions options = ReadOptions.of(STANDARD);
        Counties counties = Counties.of(STANDARD, Counties.dayOf(STANDARD));
        int compared = 0;
        for (long seed = 1; seed <= 12; seed++) {
            CountyDataset dataset =
                    counties.draw(new Counties.Recipe(seed, 1 + (int) (seed % 12), Counties.Distance.MIXED, 100));
            Checked<CountyDataset> read = read(write(List.of(STANDARD), Optional.of(dataset)), options);
            assertThat(read.value()).as("seed " + seed + " " + read.problems()).isPresent();
            assertSame(read.value().orElseThrow(), asFiles(dataset, options));
            compared++;
        }
        assertThat(compared).isEqualTo(12);
    }

    @Test
    void problemsAndExplanationsNameTheCellOfTheSheet() throws IOException {
        ReadOptions options = ReadOptions.of(STANDARD);
        CountyDataset dataset =
                DatasetReader.read(Path.of("../counties/met"), options).value().orElseThrow();
        Path file = write(List.of(STANDARD), Optional.of(dataset));
        try (XSSFWorkbook book = new XSSFWorkbook(Files.newInputStream(file))) {
            XSSFSheet schools = book.getSheet("学校");
            schools.getRow(3).getCell(4).setCellValue("城里");
            schools.getRow(4).getCell(3).setCellValue("公办");
            try (OutputStream out = Files.newOutputStream(folder.resolve("changed.xlsx"))) {
                book.write(out);
            }
        }
        Checked<CountyDataset> read = read(folder.resolve("changed.xlsx"), options);
        assertThat(read.problems()).anySatisfy(problem -> {
            assertThat(problem.code().code()).isEqualTo("JH205");
            assertThat(problem.where()).isEqualTo("学校!E4 城乡类型");
        });
        assertThat(read.problems()).anySatisfy(problem -> {
            assertThat(problem.where()).isEqualTo("学校!D5 举办者类型");
            assertThat(problem.message(Locale.CHINESE))
                    .startsWith("“公办”不在可选值之中：1 中央教育部门、")
                    .contains("、10 民办。");
        });
        Provenance places = read.value().orElseThrow().provenance();
        var code = dataset.schools().get(0).school().code();
        assertThat(places.where(CellRef.of(code, "location"), "城乡类型")).isEqualTo("学校!E4 " + code + " 城乡类型");
        assertThat(places.where(CellRef.ofCounty("rotation.eligible"), "x")).matches("县情!C\\d+ .+");
    }

    @Test
    void theExampleOfAListIsOneOfItsUnit() throws IOException {
        List<String> notes = new ArrayList<>();
        try (XSSFWorkbook book = new XSSFWorkbook(Files.newInputStream(write(List.of(STANDARD), Optional.empty())))) {
            book.getSheet("学校").getCellComments().values().stream()
                    .map(comment -> comment.getString().getString())
                    .filter(note -> note.contains("例如"))
                    .forEach(notes::add);
        }
        assertThat(notes)
                .anySatisfy(note -> assertThat(note)
                        .startsWith("音乐教室面积")
                        .contains("例如 96;98.5。")
                        .doesNotContain("45;44"));
        assertThat(notes)
                .anySatisfy(note -> assertThat(note).startsWith("小学各班人数").contains("例如 45;44。"));
    }

    @Test
    void whatStandsBesideNoKeyIsTold() throws IOException {
        ReadOptions options = ReadOptions.of(STANDARD);
        CountyDataset dataset =
                DatasetReader.read(Path.of("../counties/met"), options).value().orElseThrow();
        Path file = write(List.of(STANDARD), Optional.of(dataset));
        Path changed = folder.resolve("changed.xlsx");
        try (XSSFWorkbook book = new XSSFWorkbook(Files.newInputStream(file))) {
            XSSFSheet county = book.getSheet("县情");
            int filled = 4;
            while (!county.getRow(filled).getCell(5).getStringCellValue().equals("rotation.eligible")) {
                filled++;
            }
            county.getRow(filled).getCell(2).setBlank();
            county.getRow(filled).getCell(2).setCellValue(8);
            county.getRow(filled).getCell(5).setBlank();
            county.createRow(county.getLastRowNum() + 1).createCell(0).setCellValue("备注");
            book.getSheet("学校").getRow(2).getCell(4).setBlank();
            try (OutputStream out = Files.newOutputStream(changed)) {
                book.write(out);
            }
            Checked<CountyDataset> read = read(changed, options);
            assertThat(read.problems())
                    .filteredOn(problem -> problem.code().code().equals("JH837"))
                    .extracting(
                            problem -> problem.where() + " " + problem.details().get(0))
                    .containsExactly("县情!C" + (filled + 1) + " 8", "学校!E4 城区");
        }
        assertThat(read(file, options).problems())
                .extracting(problem -> problem.code().code())
                .doesNotContain("JH837");
    }

    @Test
    void theTemplateOfAllStandardsIsWrittenAndReadsAsBlank() throws IOException {
        List<Standard> all = NationalStandards.all();
        ReadOptions options = ReadOptions.of(all);
        Path file = write(all, Optional.empty());
        Checked<CountyDataset> read = read(file, options);
        assertThat(read.value()).isEmpty();
        assertThat(read.problems()).extracting(problem -> problem.code().code()).contains("JH217");
    }

    @Test
    void kindergartensTownshipsFundingAndChecklistsComeBack() throws IOException {
        List<Standard> all = NationalStandards.all();
        ReadOptions options = ReadOptions.of(all);
        String json = """
                {"county": {"code": "371425", "name": "县", "year": 2024},
                 "schools": [{"id": "2137990005", "name": "一小", "kind": "小学", "primary.students": 45}],
                 "kindergartens": [{"id": "1137990001", "name": "园", "kindergarten.children": 90,
                   "kindergarten.classSizes.small": [25, 30]}],
                 "teachers": [{"id": "t1", "school": "2137990005", "stage": "小学", "fullTime": true, "degree": "本科"}]}
                """;
        CountyDataset written = DatasetReader.readJson(
                        new ByteArrayInputStream(json.getBytes(StandardCharsets.UTF_8)), "d", options)
                .value()
                .orElseThrow();
        CountyDataset dataset = written.with(
                        written.county().with(extra(written.county().facts(), options)))
                .withSchool(
                        written.schools().get(0).school().code(), report -> report.with(schoolFacts(report, options)));
        CountyDataset document = asDocument(dataset, options);
        Checked<CountyDataset> read = read(write(all, Optional.of(document)), options);
        assertThat(read.value()).as(read.problems().toString()).isPresent();
        assertSame(read.value().orElseThrow(), document);
    }

    /** A value for every fact of the county that a standard declares. */
    private static Facts extra(Facts facts, ReadOptions options) {
        Facts filled = facts;
        for (FactDefinition fact : options.declared()) {
            if (fact.place() == Place.COUNTY) {
                filled = filled.with(fact.id(), some(fact));
            }
        }
        return filled;
    }

    private static Facts schoolFacts(SchoolReport report, ReadOptions options) {
        Facts filled = report.facts();
        for (FactDefinition fact : options.declared()) {
            if (fact.place() == Place.SCHOOL) {
                filled = filled.with(fact.id(), some(fact));
            }
        }
        return filled;
    }

    private static FactValue some(FactDefinition fact) {
        return switch (fact.type()) {
            case COUNT -> FactValue.Amount.of(7);
            case DECIMAL -> new FactValue.Amount(new BigDecimal("7.25"));
            case YEAR -> FactValue.Amount.of(2020);
            case CODE -> new FactValue.Amount(new BigDecimal(fact.words().get(0)));
            case FLAG -> new FactValue.Flag(true);
            case WORD -> new FactValue.Word(fact.words().get(0));
            case TEXT -> new FactValue.Word("文_x000D_字 1");
            case DATE -> new FactValue.Day(LocalDate.of(2015, 12, 31));
            case TIME -> new FactValue.Time(8 * 60 + 20);
            case EVENING -> new FactValue.Time(24 * 60 + 30);
            case COUNT_LIST, DECIMAL_LIST -> FactValue.Amounts.of(List.of(new BigDecimal(3), new BigDecimal(4)));
            case TEXT_LIST -> new FactValue.Words(List.of(Reported.of("甲"), Reported.of("乙")));
        };
    }

    @ParameterizedTest
    @ValueSource(strings = {"met", "not-met"})
    void rostersTypedIntoTheTemplateCountAsTheirFilesDo(String name) throws IOException {
        ReadOptions options = ReadOptions.of(STANDARD);
        Path county = Path.of("../counties", name);
        Path blank = write(List.of(STANDARD), Optional.empty());
        try (XSSFWorkbook book = new XSSFWorkbook(Files.newInputStream(blank))) {
            paste(book.getSheet("教师"), county.resolve("teachers.csv"));
            paste(book.getSheet("班级"), county.resolve("classes.csv"));
            paste(book.getSheet("用房"), county.resolve("rooms.csv"));
            paste(book.getSheet("学校"), county.resolve("schools.csv"));
            XSSFSheet facts = book.getSheet("县情");
            facts.getRow(3).getCell(2).setCellValue("339901");
            facts.getRow(4).getCell(2).setCellValue("县");
            facts.getRow(5).getCell(2).setCellValue(2024);
            try (OutputStream out = Files.newOutputStream(folder.resolve("typed.xlsx"))) {
                book.write(out);
            }
        }
        CountyDataset expected = DatasetReader.read(county, options).value().orElseThrow();
        CountyDataset read = read(folder.resolve("typed.xlsx"), options).value().orElseThrow();
        assertThat(read.schools()).isEqualTo(expected.schools());
    }

    /** Types a file in below the header, each cell under the column of its name. */
    private static void paste(XSSFSheet sheet, Path csv) throws IOException {
        List<String> lines = Files.readAllLines(csv);
        List<String> header = List.of(lines.get(0).replace("\uFEFF", "").split(",", -1));
        for (int i = 1; i < lines.size(); i++) {
            String[] cells = lines.get(i).split(",", -1);
            XSSFRow row = sheet.createRow(2 + i);
            for (int c = 0; c < cells.length; c++) {
                for (Cell title : sheet.getRow(0)) {
                    if (isOf(sheet, title, header.get(c)) && !cells[c].isEmpty()) {
                        row.createCell(title.getColumnIndex()).setCellValue(cells[c]);
                    }
                }
            }
        }
    }

    /** Files name columns by header or by key. */
    private static boolean isOf(XSSFSheet sheet, Cell title, String name) {
        String key = sheet.getRow(2).getCell(title.getColumnIndex()).getStringCellValue();
        return title.getStringCellValue().equals(name) || key.equals(name) || key.endsWith(" " + name);
    }

    @Test
    void whatTwoSheetsSayDifferentlyOfOneCellNamesBoth() {
        Draft draft = new Draft();
        draft.school("2137990005", "name", "一小", new SheetPlace("a.xlsx", "表", 0, 1));
        draft.school("2137990005", "kind", "小学", new SheetPlace("a.xlsx", "表", 1, 1));
        draft.school("2137990005", "builtYear", new BigDecimal(2011), new SheetPlace("a.xlsx", "表", 2, 1));
        draft.school("2137990005", "builtYear", new BigDecimal("2011.0"), new SheetPlace("b.xlsx", "表", 2, 1));
        draft.school("2137990005", "name", "二小", new SheetPlace("b.xlsx", "表", 0, 1));
        draft.county("year", new BigDecimal(2024), new SheetPlace("a.xlsx", "县", 0, 1));
        Checked<CountyDataset> read = draft.finish(ReadOptions.of(STANDARD));
        List<Problem> twice = read.problems().stream()
                .filter(problem -> problem.code().code().equals("JH821"))
                .toList();
        assertThat(twice).hasSize(1);
        assertThat(twice.get(0).where()).isEqualTo("b.xlsx 表!B1");
        assertThat(twice.get(0).details()).containsExactly("学校名称", "a.xlsx 表!B1");
    }

    @Test
    void everyPartOfTheTemplateIsValid() throws Exception {
        List<Standard> all = NationalStandards.all();
        Path file = write(all, Optional.empty());
        List<XmlError> errors = new ArrayList<>();
        int sheets = 0;
        try (ZipFile zip = new ZipFile(file.toFile())) {
            for (ZipEntry entry : Collections.list(zip.entries())) {
                String name = entry.getName();
                XmlOptions options = new XmlOptions().setErrorListener(errors);
                try (InputStream in = zip.getInputStream(entry)) {
                    if (name.startsWith("xl/worksheets/sheet")) {
                        WorksheetDocument.Factory.parse(in).validate(options);
                        sheets++;
                    } else if (name.equals("xl/workbook.xml")) {
                        WorkbookDocument.Factory.parse(in).validate(options);
                    } else if (name.equals("xl/styles.xml")) {
                        StyleSheetDocument.Factory.parse(in).validate(options);
                    } else if (name.contains("comments") && name.endsWith(".xml")) {
                        CommentsDocument.Factory.parse(in).validate(options);
                    }
                }
            }
        }
        assertThat(errors).isEmpty();
        assertThat(sheets).isGreaterThan(10);
    }
}
