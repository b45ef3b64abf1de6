package io.github.junheng.examples.forms.check;

import io.github.junheng.dataset.FactDefinition;
import io.github.junheng.examples.forms.book.Cell;
import io.github.junheng.examples.forms.book.Grid;
import io.github.junheng.examples.forms.book.Limits;
import io.github.junheng.examples.forms.book.SheetPlace;
import io.github.junheng.examples.forms.book.SheetSource;
import io.github.junheng.examples.forms.book.Workbook;
import io.github.junheng.examples.forms.book.Workbooks;
import io.github.junheng.examples.forms.edition.FormEdition;
import io.github.junheng.examples.forms.edition.FormEdition.TableSpec;
import io.github.junheng.examples.forms.write.FilledForm;
import io.github.junheng.problem.Checked;
import io.github.junheng.problem.Problem;
import io.github.junheng.problem.ProblemCode;
import io.github.junheng.problem.Similar;
import io.github.junheng.rules.NationalStandards;
import io.github.junheng.standard.Standard;
import io.github.junheng.standard.Text;
import java.io.IOException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * 核表: checks a filed form, whoever wrote it, across its tables. Printed numbers stand for all that are rounded to them; what some
 * such numbers can satisfy is no problem. Limits are those of the day that the form names, else of the day on which its edition was
 * last looked at.
 */
public final class FormCheck {
    private static final int TITLE_ROWS = 20;
    private static final Pattern DAY = Pattern.compile("(?:评估日期|evaluatedasof)(\\d{4}-\\d{2}-\\d{2})");

    private static final Pattern SUBJECT = Pattern.compile(
            "(.{0,200}?)(?:,dataof(\\d{4}),evaluatedasof|(\\d{4})年度评估日期)(\\d{4}-\\d{2}-\\d{2}).{0,200}");

    private FormCheck() {}

    /** Reads a filed form back and checks it against the national limits. */
    public static Checked<CheckedForm> check(Path file, FormEdition edition, Limits limits) {
        Standard national = NationalStandards.find(edition.standard()).orElseThrow();
        return check(file, edition, national, Optional.empty(), limits);
    }

    /**
     * Reads a filed form back and checks it.
     *
     * @param standard that of the edition, with what a province lays over it
     * @param asOf the day of the limits; empty for the day that the form names
     * @return without a value where the file cannot be read or holds no table of the edition
     * @throws IllegalArgumentException when the standard is not the edition's
     */
    public static Checked<CheckedForm> check(
            Path file, FormEdition edition, Standard standard, Optional<LocalDate> asOf, Limits limits) {
        if (!edition.standard().equals(standard.id())) {
            throw new IllegalArgumentException(
                    "the form " + edition.id() + " is of " + edition.standard() + ", not of " + standard.id());
        }
        List<Problem> problems = new ArrayList<>();
        Checked<Workbook> opened = Workbooks.open(file, limits);
        problems.addAll(opened.problems());
        Workbook open = opened.valueOrNull();
        if (open == null) {
            return Checked.failed(problems);
        }
        try (Workbook workbook = open) {
            return check(workbook, edition, standard, asOf.orElse(null), limits, problems);
        } catch (IOException e) {
            problems.add(Workbooks.problem(e, open.name()));
            return Checked.failed(problems);
        }
    }

    private static Checked<CheckedForm> check(
            Workbook workbook,
            FormEdition edition,
            Standard standard,
            @Nullable LocalDate asOf,
            Limits limits,
            List<Problem> problems)
            throws IOException {
        Map<String, FactDefinition> facts = standard.factsById();
        Map<String, String> tables = new LinkedHashMap<>();
        Map<String, FoundCell> cells = new LinkedHashMap<>();
        Map<String, List<Map<String, FoundCell>>> units = new LinkedHashMap<>();
        List<Text> skipped = new ArrayList<>();
        List<String> seen = new ArrayList<>();
        // Titles without a header, as in a list of contents, count only where the table stands nowhere else.
        Map<String, Runnable> headless = new LinkedHashMap<>();
        LocalDate day = asOf;
        Optional<CheckedForm.Subject> subject = Optional.empty();
        for (SheetSource sheet : workbook.sheets()) {
            Grid head = new Grid(sheet.head(TITLE_ROWS), List.of());
            seen.add(sheet.name());
            if (sheet.hidden() || edition.tables().stream().noneMatch(table -> FormLocator.title(head, table) >= 0)) {
                continue;
            }
            Checked<Grid> read = sheet.grid(limits);
            problems.addAll(read.problems());
            Grid grid = read.valueOrNull();
            if (grid == null) {
                continue;
            }
            day = day == null ? day(head).orElse(null) : day;
            subject = subject.isPresent() ? subject : subject(head, sheet.name(), edition);
            TreeSet<Integer> titles = new TreeSet<>();
            edition.tables().forEach(table -> titles.add(FormLocator.title(grid, table)));
            for (TableSpec table : edition.tables()) {
                int title = FormLocator.title(grid, table);
                // A table ends where another begins.
                Integer next = titles.higher(title);
                int end = next == null ? grid.rows() : next;
                if (title < 0) {
                    continue;
                }
                boolean again = tables.containsKey(table.id());
                Map<String, FoundCell> found = again ? new LinkedHashMap<>() : cells;
                FormLocator locator = new FormLocator(
                        sheet.name(),
                        grid,
                        end,
                        table,
                        edition.closing(),
                        facts,
                        found,
                        again ? new ArrayList<>() : problems,
                        again ? new ArrayList<>() : skipped);
                Runnable first = () -> {
                    tables.put(table.id(), sheet.name());
                    List<Map<String, FoundCell>> rows = locator.read(title);
                    if (rows != null) {
                        units.put(table.id(), rows);
                    }
                };
                if (!locator.isHeaded(title)) {
                    headless.putIfAbsent(table.id(), first);
                } else if (again) {
                    locator.read(title);
                    again(cells, found, table, tables.getOrDefault(table.id(), ""))
                            .ifPresent(problems::add);
                } else {
                    first.run();
                }
            }
        }
        headless.forEach((table, first) -> {
            if (!tables.containsKey(table)) {
                first.run();
            }
        });
        if (tables.isEmpty()) {
            String wanted = edition.tables().get(0).name().zh();
            String nearest = Similar.nearest(wanted, seen);
            problems.add(Problem.of(
                    ProblemCode.FORM_EDITION,
                    workbook.name(),
                    "没有 " + edition.id() + " 的任何一张表，如“" + wanted + "”；最像的工作表是“" + nearest + "”",
                    "no table of " + edition.id() + ", such as \"" + wanted + "\"; the nearest sheet is \"" + nearest
                            + "\""));
            return Checked.failed(problems);
        }
        for (TableSpec table : edition.tables()) {
            if (!tables.containsKey(table.id())) {
                skipped.add(
                        new Text(table.name().zh() + "：没有找到，没有核对", table.name().en() + ": not found, not checked"));
            }
        }
        FormChecks checks = new FormChecks(
                edition, standard, day == null ? edition.lastCheckedOn() : day, cells, units, problems, skipped);
        checks.run();
        return Checked.of(new CheckedForm(edition, subject, tables, cells, units, checks.ran(), skipped), problems);
    }

    /**
     * That nothing in a form was checked, where that is so: it does not pass then.
     *
     * @param file how the problem names the form
     */
    public static Optional<Problem> nothing(CheckedForm form, String file) {
        return form.ran().values().stream().anyMatch(ran -> ran > 0)
                ? Optional.empty()
                : Optional.of(Problem.of(
                        ProblemCode.FORM_EDITION,
                        file,
                        "找到了 " + String.join("、", form.tables().values()) + "，但没有一处可以核对："
                                + skipped(form.skipped(), true),
                        "found " + String.join(", ", form.tables().values()) + ", but nothing in it could be checked: "
                                + skipped(form.skipped(), false)));
    }

    private static String skipped(List<Text> skipped, boolean chinese) {
        return skipped.stream()
                .limit(3)
                .map(text -> chinese ? text.zh() : text.en())
                .collect(Collectors.joining(chinese ? "；" : "; "));
    }

    /** That a table stands a second time and says something else, where it does: the first alone is checked. */
    private static Optional<Problem> again(
            Map<String, FoundCell> first, Map<String, FoundCell> second, TableSpec table, String sheet) {
        for (FoundCell cell : second.values()) {
            FoundCell other = first.get(cell.id());
            if (other == null || !other.text().equals(cell.text())) {
                return Optional.of(Problem.of(
                        ProblemCode.LABEL_TWICE,
                        cell.place().toString(),
                        table.name().zh(),
                        other == null ? sheet : other.place().toString()));
            }
        }
        return Optional.empty();
    }

    /** The day that the form was filled for. */
    private static Optional<LocalDate> day(Grid grid) {
        for (Cell cell : grid.filled()) {
            Matcher matcher = DAY.matcher(Plain.of(Plain.text(cell.content())));
            if (matcher.find()) {
                try {
                    return Optional.of(LocalDate.parse(matcher.group(1)));
                } catch (DateTimeException e) {
                    // No day of the calendar: as if none were named.
                    return Optional.empty();
                }
            }
        }
        return Optional.empty();
    }

    /** The county and the year that the form was filled for. */
    private static Optional<CheckedForm.Subject> subject(Grid grid, String sheet, FormEdition edition) {
        for (Cell cell : grid.filled()) {
            Matcher matcher = SUBJECT.matcher(Plain.of(Plain.text(cell.content())));
            if (matcher.matches()) {
                String county = matcher.group(1);
                for (String title : List.of(
                        Plain.of(edition.title().zh()), Plain.of(edition.title().en()))) {
                    county = county.startsWith(title)
                            ? county.substring(title.length()).replaceFirst("^,", "")
                            : county;
                }
                String year = matcher.group(2) == null ? matcher.group(3) : matcher.group(2);
                return Optional.of(new CheckedForm.Subject(
                        new SheetPlace("", sheet, cell.row(), cell.column()),
                        county,
                        Integer.parseInt(year),
                        matcher.group(4)));
            }
        }
        return Optional.empty();
    }

    /**
     * The same form held against what the data gives: every cell that says something else is a problem. A form of another county or
     * year is one problem, and its cells are not compared.
     */
    public static Checked<CheckedForm> against(CheckedForm filed, FilledForm filled) {
        List<Problem> problems = new ArrayList<>();
        Optional<Problem> other = FormComparison.other(filed, filled);
        if (other.isEmpty()) {
            int compared = FormComparison.compare(filed, filled, problems);
            other = FormComparison.differs(compared, problems);
            if (other.isEmpty()) {
                FormComparison.otherDay(filed, filled).ifPresent(problem -> problems.add(0, problem));
                TreeMap<ProblemCode, Integer> ran = new TreeMap<>(filed.ran());
                ran.merge(ProblemCode.CHECK_AGAINST, compared, Integer::sum);
                return Checked.of(filed.with(ran, filed.skipped()), problems);
            }
        }
        List<Text> skipped = new ArrayList<>(filed.skipped());
        skipped.add(
                0,
                new Text(
                        "与数据的逐格对照：表与数据不是同一县同一年度的",
                        "cell by cell against the data: the form is of another county or year"));
        return Checked.of(filed.with(filed.ran(), skipped), other.stream().toList());
    }
}
