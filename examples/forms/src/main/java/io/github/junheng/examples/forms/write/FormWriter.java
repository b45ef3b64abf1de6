package io.github.junheng.examples.forms.write;

import io.github.junheng.dataset.CellRef;
import io.github.junheng.dataset.FactDefinition;
import io.github.junheng.dataset.SchoolColumns;
import io.github.junheng.evaluation.CompareMode;
import io.github.junheng.evaluation.Evaluation;
import io.github.junheng.evaluation.Missing;
import io.github.junheng.examples.forms.figure.BoundaryNote;
import io.github.junheng.examples.forms.figure.Figure;
import io.github.junheng.examples.forms.figure.Origin;
import io.github.junheng.examples.forms.write.FilledForm.FilledCell;
import io.github.junheng.examples.forms.write.FilledForm.FilledRow;
import io.github.junheng.examples.forms.write.FilledForm.FilledTable;
import io.github.junheng.io.DatasetDigest;
import io.github.junheng.school.School;
import io.github.junheng.standard.Text;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.poi.xssf.streaming.SXSSFWorkbook;

/** 写表: a filled form as a workbook or a page. */
public final class FormWriter {
    private static final int SHOWN_MISSING = 5;
    private static final int LONGEST_NAME = 60;
    /** The first time that a zip can tell: the same form gives the same names and times. */
    private static final LocalDateTime EPOCH = LocalDateTime.of(1980, 1, 1, 0, 0);

    private FormWriter() {}

    /**
     * A workbook with a sheet for each table, one for what is blank and one for where each figure comes from. Numbers are those that
     * are printed; nothing is a formula.
     *
     * @param locale Chinese for Chinese headings, any other for English ones
     */
    public static void xlsx(FilledForm form, Locale locale, OutputStream out) throws IOException {
        xlsx(form, locale, false, DatasetDigest.of(form.evaluation().dataset()), out);
    }

    /** The tables alone, to be filed: with their footnotes and what rounding would change, without the two sheets behind them. */
    public static void plain(FilledForm form, Locale locale, OutputStream out) throws IOException {
        xlsx(form, locale, true, DatasetDigest.of(form.evaluation().dataset()), out);
    }

    private static void xlsx(FilledForm form, Locale locale, boolean plain, String digest, OutputStream out)
            throws IOException {
        try (SXSSFWorkbook workbook = new SXSSFWorkbook(200)) {
            new FormSheets(workbook, form, chinese(locale), digest).write(plain);
            workbook.write(out);
        }
    }

    /**
     * A zip with a workbook for each school, {@code 001 第一实验小学.xlsx}, of a form in which each school has tables of its own.
     *
     * @param locale as of {@link #xlsx}
     */
    public static void zip(FilledForm form, Locale locale, OutputStream out) throws IOException {
        String digest = DatasetDigest.of(form.evaluation().dataset());
        Map<School, List<FilledTable>> tables = new LinkedHashMap<>();
        for (FilledTable table : form.tables()) {
            table.school()
                    .ifPresent(school -> tables.computeIfAbsent(school, s -> new ArrayList<>())
                            .add(table));
        }
        ZipOutputStream zip = new ZipOutputStream(out);
        int number = 0;
        for (Map.Entry<School, List<FilledTable>> school : tables.entrySet()) {
            ZipEntry entry =
                    new ZipEntry(fileName(numbered(++number, school.getKey().name())) + ".xlsx");
            entry.setTimeLocal(EPOCH);
            zip.putNextEntry(entry);
            ByteArrayOutputStream workbook = new ByteArrayOutputStream();
            xlsx(new FilledForm(form.edition(), form.evaluation(), school.getValue()), locale, false, digest, workbook);
            workbook.writeTo(zip);
            zip.closeEntry();
        }
        zip.finish();
    }

    /** The name of a school's sheet or file: {@code 001 第一实验小学}. */
    static String numbered(int number, String name) {
        String digits = Integer.toString(number);
        return "0".repeat(Math.max(0, 3 - digits.length())) + digits + " " + name;
    }

    /** What no system refuses as the name of a file; the number in front keeps it from being a reserved one. */
    private static String fileName(String name) {
        String legal = name.replaceAll("[\\p{Cntrl}\\\\/:*?\"<>|]", "_").strip();
        int end = legal.length() <= LONGEST_NAME
                ? legal.length()
                : LONGEST_NAME - (Character.isHighSurrogate(legal.charAt(LONGEST_NAME - 1)) ? 1 : 0);
        return legal.substring(0, end).replaceAll("[. ]+$", "");
    }

    /**
     * A page with all tables, to be printed on A4.
     *
     * @param locale Chinese for Chinese headings, any other for English ones
     */
    public static void html(FilledForm form, Locale locale, OutputStream out) throws IOException {
        out.write(new FormPage(form, chinese(locale)).html().getBytes(StandardCharsets.UTF_8));
    }

    private static boolean chinese(Locale locale) {
        return Locale.CHINESE.getLanguage().equals(locale.getLanguage());
    }

    // ---------------------------------------------------------------- shared by both

    static String subject(Evaluation evaluation, boolean chinese) {
        String name = evaluation.dataset().county().name().toOptional().orElse("");
        int year = evaluation.dataset().county().year();
        return chinese
                ? name + "　" + year + " 年度　评估日期 " + evaluation.asOf()
                : name + ", data of " + year + ", evaluated as of " + evaluation.asOf();
    }

    /** What rounding would change, of each number of a table and of its sentences. */
    static List<Text> notes(FilledTable table, CompareMode mode) {
        List<Text> notes = new ArrayList<>();
        for (FilledRow row : table.rows()) {
            for (FilledCell cell : row.cells()) {
                cell.figure().note().ifPresent(note -> notes.add(note(cell.id(), note, mode)));
                cell.slots()
                        .forEach((name, slot) ->
                                slot.note().ifPresent(note -> notes.add(note(cell.id() + "." + name, note, mode))));
            }
        }
        return notes;
    }

    static Text note(String id, BoundaryNote note, CompareMode mode) {
        String value = note.value().toDecimal();
        String limit = note.comparator().symbol() + " " + note.limit().toDecimal();
        boolean exact = mode == CompareMode.EXACT;
        return new Text(
                id + "：未舍入 " + value + "，" + (note.floor() ? "底线 " : "标准 ") + limit + "；按准确值"
                        + note.exact().zh() + "，按印出值" + note.printed().zh() + "，以"
                        + (exact ? "准确值" : "印出值") + "为准。",
                id + ": without rounding " + value + (note.floor() ? ", floor " : ", limit ") + limit
                        + "; by the exact value "
                        + word(note.exact().name()) + ", as printed "
                        + word(note.printed().name())
                        + (exact ? "; the exact value counts." : "; the printed value counts."));
    }

    private static String word(String status) {
        return status.toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    /** Where a figure comes from, file and row where there are few cells. */
    static String origins(FilledForm form, Figure figure) {
        return figure.origins().stream()
                .map(origin ->
                        origin instanceof Origin.OfCells cells && cells.cells().size() <= 2
                                ? cells.cells().stream()
                                        .map(cell -> place(form.evaluation(), cell))
                                        .collect(Collectors.joining("、"))
                                : origin.toText())
                .collect(Collectors.joining("；"));
    }

    /** The cells for want of which something is blank. */
    static String missing(FilledForm form, List<Missing> why) {
        return missing(form.evaluation(), why);
    }

    static String missing(Evaluation evaluation, List<Missing> why) {
        Set<String> places = new HashSet<>();
        List<String> shown = new ArrayList<>();
        for (Missing missing : why) {
            String place =
                    place(evaluation, missing.cell()) + " " + missing.why().zh();
            if (places.add(place) && shown.size() < SHOWN_MISSING) {
                shown.add(place);
            }
        }
        return String.join("；", shown) + (places.size() > shown.size() ? " 等 " + places.size() + " 格" : "");
    }

    private static String place(Evaluation evaluation, CellRef cell) {
        Map<String, FactDefinition> facts = evaluation.standard().factsById();
        FactDefinition fact = facts.get(cell.fact());
        String name = fact == null
                ? SchoolColumns.of(cell.fact()).map(FactDefinition::name).orElse(cell.fact())
                : fact.name();
        String where = evaluation.dataset().provenance().where(cell, name);
        return where.contains(name) ? where : where + " " + Objects.toString(name);
    }
}
