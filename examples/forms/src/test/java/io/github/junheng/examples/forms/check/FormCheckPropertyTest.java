package io.github.junheng.examples.forms.check;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.junheng.dataset.CountyDataset;
import io.github.junheng.dataset.Facts;
import io.github.junheng.dataset.SchoolReport;
import io.github.junheng.examples.forms.Bundled;
import io.github.junheng.examples.forms.edition.FigureSpec;
import io.github.junheng.examples.forms.edition.FormEdition;
import io.github.junheng.examples.forms.edition.FormEdition.TableSpec;
import io.github.junheng.examples.forms.edition.FormEditions;
import io.github.junheng.examples.forms.write.FilledForm;
import io.github.junheng.examples.forms.write.FormWriter;
import io.github.junheng.io.DatasetReader;
import io.github.junheng.io.DatasetWriter;
import io.github.junheng.io.ReadOptions;
import io.github.junheng.problem.Checked;
import io.github.junheng.problem.Problem;
import io.github.junheng.problem.ProblemCode;
import io.github.junheng.quantity.Reported;
import io.github.junheng.standard.Standard;
import io.github.junheng.testkit.Counties;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.ss.util.CellReference;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;

/** The form of any county fits together and says what the data gives; with one figure changed, it no longer does. */
class FormCheckPropertyTest {
    private static final FormEdition EDITION = FormEditions.find("declaration-2024");
    private static final Standard STANDARD = Bundled.standard("quality-balanced-2017");
    private static final String ADDRESS = "!([A-Z]+\\d+(?::[A-Z]+\\d+)?)";

    private static Path folder;

    private final Counties counties = Counties.of(STANDARD, Counties.dayOf(STANDARD));

    @BeforeContainer
    static void open() throws IOException {
        folder = Files.createTempDirectory("forms");
    }

    @AfterContainer
    static void close() throws IOException {
        delete(folder);
    }

    private static void delete(Path path) throws IOException {
        try (Stream<Path> all = Files.walk(path)) {
            for (Path one : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(one);
            }
        }
    }

    @Provide
    Arbitrary<CountyDataset> complete() {
        return counties.complete().map(FormCheckPropertyTest::sound);
    }

    @Provide
    Arbitrary<CountyDataset> any() {
        return counties.any().map(FormCheckPropertyTest::sound);
    }

    /** Facts are drawn one by one: what a form asks for beside each other is made to be part and whole. */
    private static CountyDataset sound(CountyDataset drawn) {
        Facts county = drawn.county().facts();
        for (int pass = 0; pass < 4; pass++) {
            for (List<String> pair : CountyChecks.PARTS) {
                if (county.amount(pair.get(0)) instanceof Reported.Known<BigDecimal> part
                        && county.amount(pair.get(1)) instanceof Reported.Known<BigDecimal> whole
                        && part.value().compareTo(whole.value()) > 0) {
                    county = county.with(pair.get(0), whole.value().longValueExact());
                }
            }
        }
        List<SchoolReport> schools = new ArrayList<>();
        for (SchoolReport school : drawn.schools()) {
            Facts facts = school.facts();
            for (String stage : List.of("primary", "junior")) {
                if (facts.amount(stage + ".teachers") instanceof Reported.Known<BigDecimal> teachers
                        && facts.amount(stage + ".staff") instanceof Reported.Known<BigDecimal> staff
                        && staff.value().compareTo(teachers.value()) < 0) {
                    facts = facts.with(stage + ".staff", teachers.value().longValueExact());
                }
            }
            schools.add(school.with(facts));
        }
        return drawn.with(drawn.county().with(county)).with(schools);
    }

    /** The form of a county as its text says it. */
    private static FilledForm form(CountyDataset county) throws IOException {
        Path text = Files.createTempDirectory(folder, "county");
        DatasetWriter.writeDirectory(county, text);
        CountyDataset told = DatasetReader.read(text, ReadOptions.of(List.of(STANDARD)))
                .value()
                .orElseThrow();
        delete(text);
        return FilledForm.of(EDITION, Bundled.evaluation(STANDARD.id(), told));
    }

    private static List<String> said(List<Problem> problems) {
        return problems.stream()
                .map(problem -> problem.code().code() + " " + problem.where() + " " + problem.message(Locale.CHINESE))
                .toList();
    }

    @Property(tries = 40)
    void theFormOfAnyCountyIsWithoutErrorsAndSaysWhatItsDataGives(@ForAll("any") CountyDataset county)
            throws IOException {
        FilledForm form = form(county);
        Path file = Files.createTempFile(folder, "form", ".xlsx");
        try (OutputStream out = Files.newOutputStream(file)) {
            FormWriter.xlsx(form, county.schools().size() % 2 == 0 ? Locale.CHINESE : Locale.ENGLISH, out);
        }
        Checked<CheckedForm> checked = FormCheckTest.check(file);
        assertThat(said(checked.problems())).allMatch(text -> text.startsWith(ProblemCode.CHECK_BLANK.code()));
        assertThat(said(FormCheck.against(checked.orThrow(), form).problems())).isEmpty();
        Files.delete(file);
    }

    @Property(tries = 20)
    void aFigureThatIsChangedByMoreThanRoundingIsToldOf(@ForAll("complete") CountyDataset county, @ForAll long seed)
            throws IOException {
        Path file = Files.createTempFile(folder, "form", ".xlsx");
        try (OutputStream out = Files.newOutputStream(file)) {
            FormWriter.xlsx(form(county), Locale.CHINESE, out);
        }
        CheckedForm clean = FormCheckTest.check(file).orThrow();
        List<Edit> edits = edits(clean);
        Random random = new Random(seed);
        for (int i = 0; i < 6 && !edits.isEmpty(); i++) {
            Edit edit = edits.remove(random.nextInt(edits.size()));
            Path changed = edited(file, clean, edit);
            List<Problem> problems = FormCheckTest.check(changed).problems();
            assertThat(problems)
                    .as(edit.cell.id() + " " + edit.cell.text() + " → " + edit.text + "\n"
                            + String.join("\n", said(problems)))
                    .anyMatch(problem -> problem.code() != ProblemCode.CHECK_BLANK
                            && problem.code() != ProblemCode.CHECK_FORMAT
                            && names(problem.where() + " " + problem.message(Locale.CHINESE), edit.cell));
            Files.delete(changed);
        }
        Files.delete(file);
    }

    /** Whether a text has the cell, alone or within a range. */
    private static boolean names(String text, FoundCell cell) {
        Matcher places =
                Pattern.compile(Pattern.quote(cell.place().sheet()) + ADDRESS).matcher(text);
        while (places.find()) {
            if (CellRangeAddress.valueOf(places.group(1))
                    .isInRange(cell.place().row(), cell.place().column())) {
                return true;
            }
        }
        return false;
    }

    // ---------------------------------------------------------------- what is changed

    /** A cell with another text. */
    private record Edit(FoundCell cell, String text) {}

    private static List<Edit> edits(CheckedForm clean) {
        List<Edit> edits = new ArrayList<>();
        String undecided =
                clean.skipped().stream().map(text -> text.zh()).collect(Collectors.joining("\n", "\n", "\n"));
        boolean points = number(clean, "Ⅰ.L15").compareTo(number(clean, "Ⅰ.L16")) != 0;
        for (FoundCell cell : clean.cells().values()) {
            String id = cell.id();
            if (undecided.contains("\n" + id + "：") || cell.isBlank()) {
                continue;
            }
            if (id.endsWith(".outcome") && Set.of("是", "否").contains(cell.text())) {
                edits.add(new Edit(cell, cell.text().equals("是") ? "否" : "是"));
            }
            FoundCell whole = whole(clean, cell);
            if (whole != null && !whole.isBlank() && cell.number().isPresent()) {
                edits.add(new Edit(
                        cell, whole.number().orElseThrow().add(BigDecimal.ONE).toPlainString()));
            }
            BigDecimal by = cell.number().isEmpty() ? null : by(clean, cell, points);
            if (by != null) {
                edits.add(new Edit(cell, cell.number().orElseThrow().add(by).toPlainString()));
            }
        }
        return edits;
    }

    private static BigDecimal number(CheckedForm clean, String id) {
        return Optional.ofNullable(clean.cells().get(id))
                .flatMap(FoundCell::number)
                .orElse(BigDecimal.ZERO);
    }

    /** What a figure is a part of; null where it is none. */
    private static FoundCell whole(CheckedForm clean, FoundCell part) {
        if (part.figure() instanceof FigureSpec.Fact fact) {
            for (List<String> pair : CountyChecks.PARTS) {
                if (pair.get(0).equals(fact.fact())) {
                    for (FoundCell cell : clean.cells().values()) {
                        if (cell.figure() instanceof FigureSpec.Fact of
                                && of.fact().equals(pair.get(1))) {
                            return cell;
                        }
                    }
                }
            }
        }
        return null;
    }

    /** By how much a figure has to differ to be told of; null for one that nothing else tells of. */
    private static BigDecimal by(CheckedForm clean, FoundCell cell, boolean points) {
        String id = cell.id();
        if (id.matches("Ⅲ\\..*\\.mean")) {
            return new BigDecimal("0.03");
        }
        if (id.matches("Ⅲ\\..*\\.all\\.cv")) {
            return new BigDecimal("0.003");
        }
        if (id.matches("Ⅲ\\..*\\.cv")) {
            // (S + δ) ÷ (X − δ) − (S − δ) ÷ (X + δ) is less, of δ the half of the last decimal.
            BigDecimal mean = number(clean, id.replace(".cv", ".mean")).subtract(new BigDecimal("0.02"));
            return mean.signum() <= 0
                    ? null
                    : BigDecimal.ONE
                            .add(cell.number().orElseThrow())
                            .multiply(new BigDecimal("0.02"))
                            .divide(mean, 3, RoundingMode.CEILING)
                            .add(new BigDecimal("0.003"));
        }
        if (id.matches("Ⅱ-1\\..*\\.count|Ⅱ-[12]\\.note\\d\\.(n|primary|junior)|Ⅰ\\.L(18|20)")) {
            return BigDecimal.ONE;
        }
        if (id.matches("Ⅱ-1\\..*\\.share|.*\\.(value|backboneValue|share|rate|visitRate)") && !id.matches("Ⅳ\\.G7.*")) {
            return new BigDecimal("0.2");
        }
        if (id.equals("Ⅳ.G7.conclusion.value")) {
            return BigDecimal.valueOf(2);
        }
        if (id.matches("Ⅱ-2\\.JUNIOR\\.\\d+\\.(pupils|classes)")) {
            return BigDecimal.ONE;
        }
        if (id.equals("Ⅰ.L19") || id.equals("Ⅰ.L17") || id.matches("Ⅱ-2\\.PRIMARY\\.\\d+\\.(pupils|classes)")) {
            // Small teaching points have no row, and no more than 49 pupils each.
            return !points ? BigDecimal.ONE : id.equals("Ⅰ.L17") ? null : BigDecimal.valueOf(100_000);
        }
        return null;
    }

    private static Path edited(Path file, CheckedForm clean, Edit edit) throws IOException {
        Path changed = Files.createTempFile(folder, "edited", ".xlsx");
        try (InputStream in = Files.newInputStream(file);
                XSSFWorkbook workbook = new XSSFWorkbook(in)) {
            CellReference at = new CellReference(edit.cell.place().toString().split("!", 2)[1]);
            Cell cell = workbook.getSheet(edit.cell.place().sheet())
                    .getRow(at.getRow())
                    .getCell(at.getCol());
            FigureSpec.Sentence sentence = sentence(clean, edit.cell.id());
            if (sentence != null) {
                FormCheckTest.type(cell, worded(clean, sentence, cell.getStringCellValue(), edit));
            } else if (edit.cell.number().isPresent()) {
                cell.setCellValue(new BigDecimal(edit.text).doubleValue());
            } else {
                FormCheckTest.type(cell, edit.text);
            }
            try (OutputStream out = Files.newOutputStream(changed)) {
                workbook.write(out);
            }
        }
        return changed;
    }

    /** The sentence that a figure stands in; null for one that stands alone. */
    private static FigureSpec.Sentence sentence(CheckedForm clean, String id) {
        String of = id.substring(0, id.lastIndexOf('.'));
        FoundCell cell = clean.cells().get(of);
        if (cell != null && cell.figure() instanceof FigureSpec.Sentence sentence) {
            return sentence;
        }
        for (TableSpec table : EDITION.tables()) {
            for (int i = 0; i < table.footnotes().size(); i++) {
                if (of.equals(table.id() + ".note" + (i + 1))) {
                    return table.footnotes().get(i);
                }
            }
        }
        return null;
    }

    private static String worded(CheckedForm clean, FigureSpec.Sentence sentence, String before, Edit edit) {
        String of = edit.cell.id().substring(0, edit.cell.id().lastIndexOf('.'));
        String text = sentence.text().zh();
        for (Map.Entry<String, FigureSpec.Slot> slot : sentence.slots().entrySet()) {
            String id = of + "." + slot.getKey();
            FoundCell cell = clean.cells().get(id);
            String there = cell == null || cell.isBlank() ? "____" : cell.text();
            text = text.replace("{" + slot.getKey() + "}", id.equals(edit.cell.id()) ? edit.text : there);
        }
        return before.startsWith("注") ? before.substring(0, 2) + text : text;
    }
}
