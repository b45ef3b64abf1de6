package io.github.junheng.examples.forms.read;

import io.github.junheng.dataset.CellRef;
import io.github.junheng.dataset.FactDefinition;
import io.github.junheng.dataset.Provenance;
import io.github.junheng.examples.forms.book.SheetPlace;
import io.github.junheng.io.DatasetColumns;
import io.github.junheng.io.ReadOptions;
import io.github.junheng.problem.Problem;
import io.github.junheng.problem.ProblemCode;
import io.github.junheng.school.SchoolCode;
import io.github.junheng.school.Sponsor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Turns the places of the document that a draft is read as back into those of the sheets it was collected from. */
final class DraftPlaces {
    /** A character that nobody types: what follows it in a message is a place and nothing else. */
    static final String DOCUMENT = "\uE000";

    private static final Pattern PLACE = Pattern.compile(DOCUMENT + " \\$(\\S*)");
    private static final Pattern PATH = Pattern.compile("\\.([^.\\[]+)(?:\\[(\\d+)])?(?:\\.(\\S+))?");
    /** School and column after the place of a row. */
    private static final Pattern CELL_OF_ROW = Pattern.compile(" (\\d{10}) (\\S+?)((?:\\[\\d+])?)");

    private static final Pattern ELEMENT = Pattern.compile("\\[\\d+]$");
    private static final Pattern POSITION = Pattern.compile("\\[(\\d+)]");
    /** The choices of 举办者类型 as the reader of datasets lists them, and as people know them. */
    private static final String SPONSORS = Arrays.stream(Sponsor.values())
            .map(of -> Integer.toString(of.code()))
            .collect(Collectors.joining("、"));

    private static final String SPONSORS_NAMED =
            Arrays.stream(Sponsor.values()).map(of -> of.code() + " " + of.zh()).collect(Collectors.joining("、"));
    private static final String SCHOOLS = "schools";
    private static final String KINDERGARTENS = "kindergartens";
    private static final String COUNTY = "county";

    private final Draft draft;
    private final ReadOptions options;
    /** By table, the name of each key. */
    private final Map<String, Map<String, String>> names = new HashMap<>();

    DraftPlaces(Draft draft, ReadOptions options) {
        this.draft = draft;
        this.options = options;
        DatasetColumns.of(options.declared())
                .forEach((file, columns) -> names(file.substring(0, file.lastIndexOf('.')), columns));
        names(COUNTY, DatasetColumns.county(options.declared()));
        // A fact that has a file of its own may stand here too.
        for (FactDefinition fact : options.declared()) {
            Map<String, String> table = switch (fact.place()) {
                case SCHOOL -> names.get(SCHOOLS);
                case COUNTY -> names.get(COUNTY);
                case KINDERGARTEN -> names.get(KINDERGARTENS);
            };
            if (table != null) {
                table.putIfAbsent(fact.id(), fact.name());
            }
        }
    }

    private void names(String table, List<FactDefinition> columns) {
        Map<String, String> byKey = names.computeIfAbsent(table, t -> new LinkedHashMap<>());
        columns.forEach(column -> byKey.putIfAbsent(column.id(), column.name()));
    }

    private String name(String table, String key) {
        return names.getOrDefault(table, Map.of()).getOrDefault(key, key);
    }

    /** The name of a county's cell: that of the fact, of an array's element too. */
    private String countyName(String path) {
        String fact = POSITION.matcher(path).replaceAll("[]");
        return name(
                COUNTY,
                path.equals(fact) || !names.getOrDefault(COUNTY, Map.of()).containsKey(fact) ? path : fact);
    }

    /** Cells of which two places say different things. */
    List<Problem> twice() {
        List<Problem> problems = new ArrayList<>();
        draft.countyCells().forEach((path, cell) -> twice(countyName(path), cell, problems));
        for (int i = 0; i < draft.schoolCount(); i++) {
            draft.schoolCells(i).forEach((key, cell) -> twice(name(SCHOOLS, key), cell, problems));
        }
        return problems;
    }

    private void twice(String name, Draft.Cell cell, List<Problem> problems) {
        if (cell.other != null) {
            Problem problem = Problem.of(ProblemCode.LABEL_TWICE, cell.other.toString(), name, cell.at.toString());
            problems.add(options.lenient() ? problem.asWarning() : problem);
        }
    }

    /** The problem with the places of sheets, in what it says too. */
    Problem told(Problem problem) {
        String where = problem.where();
        Matcher place = PLACE.matcher(where);
        if (place.lookingAt()) {
            Matcher cell = CELL_OF_ROW.matcher(where.substring(place.end()));
            String precise = cell.matches() ? ofRow(place.group(1), cell.group(2)) : null;
            where = precise == null ? translated(where, true) : precise + cell.group(3);
        }
        List<String> details = new ArrayList<>();
        for (String detail : problem.details()) {
            // A number alone does not say which sponsor it is.
            details.add(
                    problem.code() == ProblemCode.NOT_A_WORD && detail.equals(SPONSORS)
                            ? SPONSORS_NAMED
                            : translated(detail, true));
        }
        return new Problem(problem.code(), problem.severity(), where.replace(DOCUMENT, ""), details);
    }

    /** The cell of a row that a column's name tells; null where no such column is known. */
    private @Nullable String ofRow(String path, String name) {
        Matcher parts = PATH.matcher(path);
        if (!parts.matches() || parts.group(2) == null || parts.group(3) != null) {
            return null;
        }
        for (Map.Entry<String, String> column :
                names.getOrDefault(parts.group(1), Map.of()).entrySet()) {
            if (column.getValue().equals(name)) {
                SheetPlace cell = draft.cell(parts.group(1), Integer.parseInt(parts.group(2)), column.getKey());
                return cell == null ? null : cell + " " + name;
            }
        }
        return null;
    }

    private String translated(String text, boolean named) {
        if (text.indexOf(DOCUMENT) < 0) {
            return text;
        }
        return PLACE.matcher(text).replaceAll(found -> Matcher.quoteReplacement(place(found.group(1), named)));
    }

    /**
     * The place that a path stands for.
     *
     * @param named whether the cell's name follows
     */
    private String place(String path, boolean named) {
        if (path.equals("." + COUNTY)) {
            return draft.sheetOf(COUNTY);
        }
        if (path.startsWith("." + COUNTY + ".")) {
            return countyPlace(path.substring(COUNTY.length() + 2), named);
        }
        Matcher parts = PATH.matcher(path);
        if (!parts.matches()) {
            return path;
        }
        String table = parts.group(1);
        if (parts.group(2) == null) {
            return draft.sheetOf(table);
        }
        int row = Integer.parseInt(parts.group(2));
        String key = parts.group(3);
        if (key == null && table.equals(SCHOOLS) && row < draft.schoolCount()) {
            SheetPlace school = draft.schoolRow(row);
            // A form tells of one school: its sheet says which.
            return school.column() < 0 ? school.toString() : Draft.sheet(school);
        }
        SheetPlace place = key == null ? draft.row(table, row) : cellPlace(table, row, withoutElement(key));
        String element = key == null ? "" : key.substring(withoutElement(key).length());
        return (place == null ? draft.sheetOf(table) + "[" + row + "]" : place.toString())
                + (key != null && named ? " " + name(table, withoutElement(key)) + element : "");
    }

    private static String withoutElement(String key) {
        return ELEMENT.matcher(key).replaceFirst("");
    }

    private @Nullable SheetPlace cellPlace(String table, int row, String key) {
        if (!table.equals(SCHOOLS)) {
            return draft.cell(table, row, key);
        }
        if (row >= draft.schoolCount()) {
            return null;
        }
        Draft.Cell cell = draft.schoolCells(row).get(key);
        return cell == null ? draft.schoolRow(row) : cell.at;
    }

    private String countyPlace(String path, boolean named) {
        Draft.Cell cell = draft.countyCells().get(path);
        String of = path;
        if (cell == null) {
            of = withoutElement(path);
            cell = draft.countyCells().get(of);
        }
        String name = countyName(of) + path.substring(of.length());
        return cell == null
                ? draft.sheetOf(COUNTY) + " " + (name.equals(path) ? path : name)
                : cell.at + (named ? " " + name : "");
    }

    /** Where every cell stands, also one that is still to be filled in. */
    Provenance provenance(Provenance read) {
        Map<SchoolCode, String> rows = new HashMap<>();
        Map<CellRef, String> cells = new HashMap<>();
        read.schools().forEach((code, place) -> {
            rows.put(code, translated(place, false));
            addRow(code, place, cells);
        });
        read.files().values().stream()
                .distinct()
                .forEach(file -> file.schools().forEach((code, place) -> addRow(code, place, cells)));
        draft.countyCells().forEach((path, cell) -> {
            Matcher position = POSITION.matcher(path);
            CellRef ref = position.find()
                    ? new CellRef(null, position.replaceFirst("[]"), Integer.parseInt(position.group(1)))
                    : CellRef.ofCounty(path);
            cells.put(ref, cell.at + " " + countyName(path));
        });
        read.cells().forEach((cell, place) -> {
            // The row that a school's cell stands in says less than the cell's own place.
            if (!place.endsWith("]") || !cells.containsKey(cell)) {
                cells.put(cell, translated(place, cell.school() == null));
            }
        });
        Map<String, Provenance.Rows> files = new HashMap<>();
        // Facts of one file share its rows.
        Map<Provenance.Rows, Provenance.Rows> shared = new HashMap<>();
        read.files().forEach((fact, file) -> files.put(fact, shared.computeIfAbsent(file, this::translated)));
        return new Provenance(draft.sheetOf(COUNTY), rows, cells, files);
    }

    private Provenance.Rows translated(Provenance.Rows file) {
        Map<SchoolCode, String> rows = new HashMap<>();
        file.schools().forEach((code, place) -> rows.put(code, translated(place, false)));
        return new Provenance.Rows(translated(file.file(), false), rows);
    }

    /** Adds the cells of the row that a school has in a table. */
    private void addRow(SchoolCode code, String place, Map<CellRef, String> cells) {
        Matcher found = PLACE.matcher(place);
        Matcher parts = PATH.matcher(found.matches() ? found.group(1) : "");
        if (!parts.matches() || parts.group(2) == null) {
            return;
        }
        String table = parts.group(1);
        int row = Integer.parseInt(parts.group(2));
        if (table.equals(SCHOOLS)) {
            draft.schoolCells(row).forEach((key, cell) -> cells.putIfAbsent(CellRef.of(code, key), cell.at.toString()));
        } else {
            for (String key : draft.keys(table, row)) {
                cells.putIfAbsent(CellRef.of(code, key), String.valueOf(draft.cell(table, row, key)));
            }
        }
    }
}
