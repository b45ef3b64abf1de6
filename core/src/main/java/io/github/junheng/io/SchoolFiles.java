package io.github.junheng.io;

import io.github.junheng.dataset.CellRef;
import io.github.junheng.dataset.FactDefinition;
import io.github.junheng.dataset.FactValue;
import io.github.junheng.dataset.Facts;
import io.github.junheng.dataset.Place;
import io.github.junheng.dataset.Provenance;
import io.github.junheng.dataset.SchoolReport;
import io.github.junheng.problem.ProblemCode;
import io.github.junheng.quantity.Reported;
import io.github.junheng.school.SchoolCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * 学校填报的其他文件: the files that declared facts of schools stand in beside schools.csv, each with a row for every school that
 * reports something: {@code workload.csv}, or the array {@code workload} of a document. A file that is not there reports nothing.
 */
final class SchoolFiles {
    private static final String EXTENSION = ".csv";
    private static final Set<String> TAKEN =
            Set.of("county", "schools", "kindergartens", "teachers", "classes", "rooms", "checklists", "dataset");

    private final ProblemLog log;
    /** What each file may hold, by its name without extension. */
    private final Map<String, List<FactDefinition>> columns = new LinkedHashMap<>();

    private final Map<String, FactDefinition> byId = new HashMap<>();
    private final List<Found> found = new ArrayList<>();
    private final Map<CellRef, String> places = new HashMap<>();
    /** Where the rows of each file stand, by its name without extension. */
    private final Map<String, Map<SchoolCode, String>> rows = new HashMap<>();

    /** A row, and the school it is about. */
    private record Found(SchoolCode code, Row row) {}

    SchoolFiles(List<FactDefinition> declared, ProblemLog log) {
        this.log = log;
        for (FactDefinition definition : declared) {
            if (definition.place() == Place.SCHOOL && !definition.file().isEmpty()) {
                // No lambda: what every dataset is read through must not wait for the first one to be linked.
                List<FactDefinition> known = columns.get(key(definition.file()));
                if (known == null) {
                    known = new ArrayList<>(List.of(SchoolRows.ID, SchoolRows.NAME));
                    columns.put(key(definition.file()), known);
                }
                known.add(definition);
                byId.put(definition.id(), definition);
            }
        }
    }

    /** Whether a file of facts may have this name. */
    static boolean isName(String file) {
        if (!file.endsWith(EXTENSION) || TAKEN.contains(key(file))) {
            return false;
        }
        for (char c : key(file).toCharArray()) {
            if ((c < 'a' || c > 'z') && c != '-') {
                return false;
            }
        }
        return file.length() > EXTENSION.length();
    }

    private static String key(String file) {
        return file.substring(0, file.length() - EXTENSION.length());
    }

    /** Reads the files that are in a directory. */
    void read(Path directory) {
        for (Map.Entry<String, List<FactDefinition>> file : columns.entrySet()) {
            Path path = directory.resolve(file.getKey() + EXTENSION);
            if (Files.exists(path)) {
                new CsvTable(Source.of(path), file.getValue(), Set.of(SchoolRows.ID.id()), log)
                        .read(sink(file.getKey()));
            }
        }
    }

    /** Reads the array of a document that stands for a file; false, and nothing is read, where no file has this name. */
    boolean read(JsonInput input, String key, String path) throws IOException {
        List<FactDefinition> known = columns.get(key);
        if (known == null) {
            return false;
        }
        new JsonTable(known).read(input, path, sink(key));
        return true;
    }

    /** Takes the rows of one file, in which a school stands once. */
    private Row.Sink sink(String file) {
        Map<SchoolCode, String> seen = new HashMap<>();
        rows.put(file, seen);
        return row -> {
            if (!(SchoolRows.code(row, SchoolRows.ID, log) instanceof Reported.Known<SchoolCode> code)) {
                return;
            }
            String first = seen.putIfAbsent(code.value(), row.where());
            if (first == null) {
                found.add(new Found(code.value(), row));
            } else {
                log.add(
                        ProblemCode.SCHOOL_CODE_TWICE,
                        row.where(SchoolRows.ID),
                        code.value().value(),
                        first);
            }
        };
    }

    /** The reports with what the files say beyond them; what both say stands as the report has it. */
    List<SchoolReport> merge(List<SchoolReport> reports) {
        if (found.isEmpty()) {
            return reports;
        }
        Map<SchoolCode, SchoolReport> byCode = new LinkedHashMap<>();
        reports.forEach(report -> byCode.put(report.school().code(), report));
        for (Found one : found) {
            SchoolReport report = byCode.get(one.code());
            if (report != null) {
                byCode.put(one.code(), merged(report, one.row()));
            } else if (!reports.isEmpty()) {
                log.add(
                        ProblemCode.ROW_SCHOOL_UNKNOWN,
                        one.row().where(SchoolRows.ID),
                        one.code().value());
            }
        }
        return List.copyOf(byCode.values());
    }

    private SchoolReport merged(SchoolReport report, Row row) {
        SchoolCode code = report.school().code();
        TreeMap<String, FactValue> facts = new TreeMap<>(report.facts().values());
        row.values().forEach((id, value) -> {
            if (id.equals(SchoolRows.ID.id()) || id.equals(SchoolRows.NAME.id())) {
                return;
            }
            FactDefinition column = byId.get(id);
            FactValue reported = facts.putIfAbsent(id, value);
            if (reported == null) {
                places.put(CellRef.of(code, id), row.where());
            } else if (column != null && !reported.equals(value)) {
                log.add(
                        ProblemCode.FACT_IN_TWO_FILES,
                        row.where(column),
                        code.value(),
                        column.name(),
                        reported.toText(),
                        value.toText());
            }
        });
        return report.with(new Facts(facts));
    }

    /** Where the cells stand that were taken from the files. */
    Map<CellRef, String> places() {
        return places;
    }

    /**
     * Adds, by fact, the file to fill in what nobody did.
     *
     * @param document what the document is called; empty for a directory
     */
    void addFiles(Map<String, Provenance.Rows> files, String document) {
        for (Map.Entry<String, List<FactDefinition>> file : columns.entrySet()) {
            String stem = file.getKey();
            Provenance.Rows own = new Provenance.Rows(
                    document.isEmpty() ? stem + EXTENSION : document + " $." + stem, rows.getOrDefault(stem, Map.of()));
            for (FactDefinition fact : file.getValue()) {
                if (byId.containsKey(fact.id())) {
                    files.put(fact.id(), own);
                }
            }
        }
    }

    /** Notes what the schools' own rows say: those cells are not to be looked for in a file. */
    void addOwn(Map<CellRef, String> cells, List<SchoolReport> reports, Map<SchoolCode, String> own) {
        for (SchoolReport report : reports) {
            SchoolCode code = report.school().code();
            String row = own.get(code);
            for (String id : row == null ? Set.<String>of() : byId.keySet()) {
                if (report.facts().has(id)) {
                    cells.putIfAbsent(CellRef.of(code, id), row);
                }
            }
        }
    }
}
