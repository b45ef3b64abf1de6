package io.github.junheng.examples.forms.write;

import io.github.junheng.evaluation.Evaluation;
import io.github.junheng.examples.forms.figure.Figure;
import io.github.junheng.examples.forms.write.FilledForm.FilledRow;
import io.github.junheng.examples.forms.write.FilledForm.FilledTable;
import io.github.junheng.problem.Checked;
import io.github.junheng.problem.Problem;
import io.github.junheng.problem.ProblemCode;
import io.github.junheng.standard.Text;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.w3c.dom.Document;

/**
 * 自评报告: a report of the county about itself as a document, from a template that the county can edit. Figures come from the
 * evaluation and the declaration form; until the county confirms it, each page says that it is a draft.
 */
public final class SelfReport {
    static final String DRAFT = "草稿——未经县人民政府确认";

    private static final String CONFIRMED_BY = "confirmedBy";
    private static final String CONFIRMED_ON = "confirmedOn";
    private static final Set<String> UNCOUNTED = Set.of(CONFIRMED_BY, CONFIRMED_ON);
    private static final int LISTED = 20;
    private static final String OWN = "self-report.docx";

    private SelfReport() {}

    /** The template, to be edited and handed back. */
    public static void template(OutputStream out) throws IOException {
        try (InputStream lines = Objects.requireNonNull(SelfReport.class.getResourceAsStream("self-report.zh.txt"))) {
            DocxTemplate.write(new String(lines.readAllBytes(), StandardCharsets.UTF_8), out);
        }
    }

    static byte[] template() throws IOException {
        ByteArrayOutputStream own = new ByteArrayOutputStream();
        template(own);
        return own.toByteArray();
    }

    /** Every placeholder with what stands for it now; {@code ____} where that is blank. */
    public static Map<String, String> placeholders(FilledForm form) {
        Fillings fillings = fillings(form, Optional.empty());
        Map<String, String> all = new LinkedHashMap<>();
        fillings.texts().forEach((id, text) -> all.put("{{" + id + "}}", text.orElse(DocxFilling.GAP)));
        fillings.lists()
                .forEach((id, items) -> all.put(
                        "{{#each " + id + "}}",
                        items.size()
                                + (items.isEmpty()
                                        ? ""
                                        : " × " + String.join(" ", items.get(0).keySet()))));
        fillings.tables()
                .forEach((id, table) -> all.put(
                        "{{table " + id + "}}",
                        table.rows().size() + " × "
                                + table.rows().stream()
                                        .mapToInt(List::size)
                                        .max()
                                        .orElse(0)));
        return all;
    }

    private static Fillings fillings(FilledForm form, Optional<Confirmation> confirmation) {
        Fillings evaluated = ReportFillings.of(form.evaluation());
        Map<String, Optional<String>> texts = new LinkedHashMap<>(evaluated.texts());
        texts.put(CONFIRMED_BY, confirmation.map(Confirmation::by));
        texts.put(CONFIRMED_ON, confirmation.map(c -> c.on().toString()));
        form.figures().forEach((id, figure) -> texts.put(id, printed(figure)));
        Map<String, Fillings.Table> tables = new LinkedHashMap<>();
        form.tables().forEach(table -> tables.put(table.id(), table(table)));
        return new Fillings(texts, evaluated.lists(), tables);
    }

    private static Optional<String> printed(Figure figure) {
        String words = PrintedValue.zh(figure);
        return figure.isBlank() || words.isEmpty() ? Optional.empty() : Optional.of(words);
    }

    /** A table of the form with its headings joined to one row. */
    private static Fillings.Table table(FilledTable table) {
        List<List<Optional<String>>> rows = new ArrayList<>();
        rows.add(table.spec().allColumns().stream()
                .map(column -> Optional.of(column.path().stream().map(Text::zh).collect(Collectors.joining(" "))))
                .toList());
        for (FilledRow row : table.rows()) {
            List<Optional<String>> cells = new ArrayList<>();
            row.labels().forEach(label -> cells.add(printed(label)));
            row.cells().forEach(cell -> cells.add(printed(cell.figure())));
            rows.add(cells);
        }
        return new Fillings.Table(1, rows);
    }

    /**
     * Fills a template.
     *
     * @param template of the county, or none for our own
     * @param form the declaration form, whose figures stand by the ids of their cells
     * @param confirmation by which it is no draft
     * @return how many figures are blank; nothing is written where there is an error: an unknown placeholder ({@code JH861}),
     *     a confirmation of what is not complete ({@code JH862}), a file that is no document ({@code JH803})
     */
    public static Checked<Integer> fill(
            Optional<Path> template, FilledForm form, Optional<Confirmation> confirmation, OutputStream out)
            throws IOException {
        String name = template.map(path -> String.valueOf(path.getFileName())).orElse(OWN);
        List<Problem> problems = new ArrayList<>();
        Evaluation evaluation = form.evaluation();
        DocxFile opened;
        Fillings fillings = fillings(form, confirmation);
        DocxFilling filling = new DocxFilling(fillings, UNCOUNTED, name);
        List<String> undetermined = undetermined(fillings);
        try {
            opened = template.isPresent() ? DocxFile.open(template.get()) : DocxFile.open(template());
        } catch (NoSuchFileException e) {
            return Checked.failed(List.of(Problem.of(ProblemCode.FILE_MISSING, name)));
        } catch (IOException e) {
            return refused(name, e);
        }
        try (DocxFile file = opened) {
            int open;
            try {
                problems.addAll(file.withoutForeignParts(name));
                for (Document part : file.texts()) {
                    filling.fill(part);
                }
                problems.addAll(filling.problems());
                open = filling.blanks().size() + undetermined.size();
                file.mark(line(confirmation, open), confirmation.isEmpty());
            } catch (IOException e) {
                return refused(name, e);
            }
            if (confirmation.isPresent()) {
                boolean withGaps = confirmation.get().withGaps();
                notReady(
                                name,
                                withGaps ? List.of() : filling.blanks(),
                                withGaps ? List.of() : undetermined,
                                filling.unwritten())
                        .ifPresent(problems::add);
            }
            Checked<Integer> checked = Checked.of(filling.blanks().size(), problems);
            if (checked.hasErrors()) {
                return Checked.failed(problems);
            }
            LocalDate day = confirmation.map(Confirmation::on).orElse(evaluation.asOf());
            file.save(confirmation.isEmpty() ? "Draft" : "Final", day, out);
            return checked;
        }
    }

    private static Checked<Integer> refused(String name, IOException why) {
        return Checked.failed(List.of(Problem.of(ProblemCode.WORKBOOK_BROKEN, name, String.valueOf(why.getMessage()))));
    }

    private static List<String> undetermined(Fillings fillings) {
        return Objects.requireNonNull(fillings.lists().get(ReportFillings.UNDETERMINED)).stream()
                .map(item -> item.get("rule") + "（缺 " + item.get("missing") + "）")
                .toList();
    }

    /** Why a report cannot be confirmed, every place of it; a request that still stands in it cannot be confirmed at all. */
    private static Optional<Problem> notReady(
            String name, List<String> blanks, List<String> undetermined, List<String> unwritten) {
        int all = blanks.size() + undetermined.size() + unwritten.size();
        if (all == 0) {
            return Optional.empty();
        }
        List<String> zh = new ArrayList<>();
        List<String> en = new ArrayList<>();
        listed("空白 ", "blank: ", blanks, zh, en);
        listed("无法判定 ", "undetermined: ", undetermined, zh, en);
        listed("待写的文字 ", "still to be written: ", unwritten, zh, en);
        return Optional.of(Problem.of(
                ProblemCode.NOT_READY, name, Integer.toString(all), String.join("；", zh), String.join("; ", en)));
    }

    private static void listed(String zh, String en, List<String> places, List<String> allZh, List<String> allEn) {
        if (!places.isEmpty()) {
            String some = String.join("、", places.subList(0, Math.min(LISTED, places.size())));
            boolean more = places.size() > LISTED;
            allZh.add(zh + places.size() + " 处：" + some + (more ? " 等" : ""));
            allEn.add(en + places.size() + ": " + some + (more ? ", …" : ""));
        }
    }

    private static String line(Optional<Confirmation> confirmation, int open) {
        return confirmation
                .map(c -> c.by() + "于 " + c.on() + " 确认" + (open > 0 ? "（尚有 " + open + " 处空白或无法判定）" : ""))
                .orElse(DRAFT);
    }
}
