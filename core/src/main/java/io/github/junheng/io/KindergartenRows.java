package io.github.junheng.io;

import io.github.junheng.dataset.FactDefinition;
import io.github.junheng.dataset.FactType;
import io.github.junheng.dataset.Facts;
import io.github.junheng.dataset.KindergartenColumns;
import io.github.junheng.dataset.Place;
import io.github.junheng.dataset.SchoolReport;
import io.github.junheng.problem.ProblemCode;
import io.github.junheng.quantity.Reported;
import io.github.junheng.school.School;
import io.github.junheng.school.SchoolCode;
import io.github.junheng.school.SchoolKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Makes kindergartens of rows. */
final class KindergartenRows implements Row.Sink {
    static final FactDefinition ID = identity("id", KindergartenColumns.CODE_HEADER);
    static final FactDefinition NAME = identity("name", KindergartenColumns.NAME_HEADER);
    static final Set<String> REQUIRED = Set.of(ID.id(), NAME.id());

    private final ProblemLog log;
    private final Map<SchoolCode, String> places;
    private final List<SchoolReport> reports = new ArrayList<>();
    private boolean reported;

    /** @param places where the rows of schools and kindergartens stand, whose codes are all different */
    KindergartenRows(ProblemLog log, Map<SchoolCode, String> places) {
        this.log = log;
        this.places = places;
    }

    /** The columns that identify a kindergarten, the known ones, and those that standards and overlays declare. */
    static List<FactDefinition> columns(List<FactDefinition> declared) {
        List<FactDefinition> columns = new ArrayList<>(List.of(ID, NAME));
        columns.addAll(KindergartenColumns.all());
        for (FactDefinition definition : declared) {
            if (definition.place() == Place.KINDERGARTEN && !columns.contains(definition)) {
                columns.add(definition);
            }
        }
        return columns;
    }

    private static FactDefinition identity(String id, String name) {
        return new FactDefinition(id, name, FactType.TEXT, "", Place.KINDERGARTEN, List.of());
    }

    /** Says that there is such a list, were it an empty one. */
    void begin() {
        reported = true;
    }

    /** Null where nothing was said of kindergartens. */
    @Nullable
    List<SchoolReport> reportsOrNull() {
        return reported ? reports : null;
    }

    @Override
    public void accept(Row row) {
        Reported<SchoolCode> code = SchoolRows.code(row, ID, log);
        if (row.lacks(NAME) && !row.faulty().contains(NAME.id())) {
            log.addOfCell(ProblemCode.CELL_REQUIRED, row.where(NAME), NAME.name());
        }
        if (!(code instanceof Reported.Known<SchoolCode> known)) {
            return;
        }
        String first = places.putIfAbsent(known.value(), row.where());
        if (first != null) {
            log.add(ProblemCode.SCHOOL_CODE_TWICE, row.where(ID), known.value().value(), first);
            return;
        }
        String name = row.word(NAME).toOptional().orElse(known.value().value());
        row.values().keySet().removeAll(REQUIRED);
        reports.add(
                new SchoolReport(new School(known.value(), name, SchoolKind.KINDERGARTEN), new Facts(row.values())));
    }
}
