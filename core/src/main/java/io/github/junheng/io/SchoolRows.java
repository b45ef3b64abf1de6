package io.github.junheng.io;

import io.github.junheng.dataset.Checklist;
import io.github.junheng.dataset.FactDefinition;
import io.github.junheng.dataset.FactType;
import io.github.junheng.dataset.Facts;
import io.github.junheng.dataset.Place;
import io.github.junheng.dataset.SchoolColumns;
import io.github.junheng.dataset.SchoolReport;
import io.github.junheng.problem.ProblemCode;
import io.github.junheng.quantity.Reported;
import io.github.junheng.school.School;
import io.github.junheng.school.SchoolCode;
import io.github.junheng.school.SchoolKind;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Makes schools of rows. */
final class SchoolRows implements Row.Sink {
    static final FactDefinition ID = identity("id", SchoolColumns.CODE_HEADER);
    static final FactDefinition NAME = identity("name", SchoolColumns.NAME_HEADER);
    static final FactDefinition KIND = identity("kind", SchoolColumns.KIND_HEADER);
    static final Set<String> REQUIRED = Set.of(ID.id(), NAME.id(), KIND.id());

    private final ProblemLog log;
    private final List<SchoolReport> reports = new ArrayList<>();
    private final Map<SchoolCode, String> places = new HashMap<>();

    SchoolRows(ProblemLog log) {
        this.log = log;
    }

    /** The columns that identify a school, the known ones, and those that overlays declare. */
    static List<FactDefinition> columns(List<FactDefinition> declared) {
        List<FactDefinition> columns = new ArrayList<>(List.of(ID, NAME, KIND));
        columns.addAll(SchoolColumns.all());
        for (FactDefinition definition : declared) {
            // Judgements stand in a file of their own.
            if (definition.place() == Place.SCHOOL
                    && !Checklist.isOf(definition.id())
                    && !columns.contains(definition)) {
                columns.add(definition);
            }
        }
        return columns;
    }

    private static FactDefinition identity(String id, String name) {
        return new FactDefinition(id, name, FactType.TEXT, "", Place.SCHOOL, List.of());
    }

    List<SchoolReport> reports() {
        return reports;
    }

    /** Where the row of each school stands. */
    Map<SchoolCode, String> places() {
        return places;
    }

    @Override
    public void accept(Row row) {
        Reported<SchoolCode> code = code(row, ID, log);
        boolean second = false;
        if (code instanceof Reported.Known<SchoolCode> known) {
            String first = places.putIfAbsent(known.value(), row.where());
            second = first != null;
            if (first != null) {
                log.add(
                        ProblemCode.SCHOOL_CODE_TWICE,
                        row.where(ID),
                        known.value().value(),
                        first);
            }
        }
        if (row.lacks(NAME) && !row.faulty().contains(NAME.id())) {
            log.addOfCell(ProblemCode.CELL_REQUIRED, row.where(NAME), NAME.name());
        }
        Reported<SchoolKind> kind = kind(row);
        if (code instanceof Reported.Known<SchoolCode> known
                && kind instanceof Reported.Known<SchoolKind> ofKind
                && !second) {
            String name = row.word(NAME).toOptional().orElse(known.value().value());
            // The row is handed over with its values; copying them once more is what 100 000 rows would feel.
            row.values().keySet().removeAll(REQUIRED);
            reports.add(new SchoolReport(new School(known.value(), name, ofKind.value()), new Facts(row.values())));
        }
    }

    /** The school a row is about; without it the row is about nothing, which nothing waives. */
    static Reported<SchoolCode> code(Row row, FactDefinition column, ProblemLog log) {
        if (row.lacks(column)) {
            log.add(ProblemCode.CELL_REQUIRED, row.where(column), column.name());
        }
        if (row.word(column) instanceof Reported.Known<String> text) {
            if (SchoolCode.isValid(text.value())) {
                return Reported.of(new SchoolCode(text.value()));
            }
            log.add(ProblemCode.SCHOOL_CODE_INVALID, row.where(column), CellText.shown(text.value()));
        }
        return Reported.none();
    }

    static String kindWords() {
        return String.join("、", SchoolKind.ofRows().stream().map(SchoolKind::zh).toList());
    }

    private Reported<SchoolKind> kind(Row row) {
        if (row.lacks(KIND)) {
            log.add(ProblemCode.CELL_REQUIRED, row.where(KIND), KIND.name());
        }
        if (!(row.word(KIND) instanceof Reported.Known<String> text)) {
            return Reported.none();
        }
        SchoolKind kind = SchoolKind.ofChinese(text.value()).orElse(null);
        if (kind == null) {
            log.add(ProblemCode.SCHOOL_KIND_UNKNOWN, row.where(KIND), CellText.shown(text.value()), kindWords());
        }
        return Reported.ofNullable(kind);
    }
}
