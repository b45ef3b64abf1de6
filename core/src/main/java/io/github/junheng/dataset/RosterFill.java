package io.github.junheng.dataset;

import io.github.junheng.problem.Checked;
import io.github.junheng.problem.Problem;
import io.github.junheng.problem.ProblemCode;
import io.github.junheng.quantity.Reported;
import io.github.junheng.school.School;
import io.github.junheng.school.SchoolCode;
import io.github.junheng.school.Stage;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/** Lays what rosters count over what schools reported. */
final class RosterFill {
    private final CountyDataset dataset;
    private final RosterTally tally;
    private final RosterPlaces places;
    private final RosterPreference prefer;
    private final List<Problem> problems = new ArrayList<>();
    private final Map<CellRef, String> origins = new HashMap<>();

    RosterFill(CountyDataset dataset, RosterTally tally, RosterPlaces places, RosterPreference prefer) {
        this.dataset = dataset;
        this.tally = tally;
        this.places = places;
        this.prefer = prefer;
    }

    Checked<CountyDataset> run() {
        Set<SchoolCode> known = dataset.codes();
        for (SchoolCode code : new TreeSet<>(tally.schools())) {
            if (!known.contains(code)) {
                unknown(code);
            }
        }
        List<SchoolReport> filled = new ArrayList<>(dataset.schools().size());
        for (SchoolReport report : dataset.schools()) {
            filled.add(fill(report));
        }
        return Checked.of(
                new CountyDataset(
                        dataset.county(),
                        filled,
                        dataset.kindergartensOrNull(),
                        dataset.provenance().with(origins)),
                problems);
    }

    private void unknown(SchoolCode code) {
        for (RosterTally.Source source : RosterTally.Source.values()) {
            long rows = tally.rows(code, source);
            if (rows > 0) {
                problems.add(Problem.of(
                        ProblemCode.ROSTER_SCHOOL_UNKNOWN, place(source), code.value(), String.valueOf(rows)));
            }
        }
    }

    private SchoolReport fill(SchoolReport report) {
        School school = report.school();
        Facts counts = tally.counts(school.code(), school.kind());
        if (counts.values().isEmpty()) {
            return report;
        }
        foreignStages(school);
        SortedMap<String, FactValue> facts = new TreeMap<>(report.facts().values());
        for (Map.Entry<String, FactValue> count : counts.values().entrySet()) {
            String column = count.getKey();
            FactValue counted = count.getValue();
            FactValue own = facts.get(column);
            if (own != null && same(own, counted)) {
                continue;
            }
            String place = place(RosterTally.source(column));
            CellRef cell = CellRef.of(school.code(), column);
            if (own != null) {
                problems.add(differs(cell, own, counted));
            }
            if (own == null || prefer == RosterPreference.ROSTERS) {
                facts.put(column, counted);
                origins.put(cell, place);
            }
        }
        // A count that a blank cell of the roster leaves open is to be settled there.
        for (FactDefinition column : SchoolColumns.all()) {
            RosterTally.Source source = RosterTally.source(column.id());
            if (RosterTally.isCounted(column.id())
                    && !facts.containsKey(column.id())
                    && tally.rows(school.code(), source) > 0) {
                origins.put(CellRef.of(school.code(), column.id()), place(source));
            }
        }
        return report.with(new Facts(facts));
    }

    private Problem differs(CellRef cell, FactValue own, FactValue counted) {
        String name = SchoolColumns.header(cell.fact());
        return Problem.of(
                ProblemCode.ROSTER_DIFFERS,
                dataset.provenance().where(cell, name),
                String.valueOf(cell.school()),
                name,
                own.toText(),
                counted.toText(),
                (prefer == RosterPreference.ROSTERS ? counted : own).toText());
    }

    /** Rows of a stage that the kind of school does not have are counted nowhere. */
    private void foreignStages(School school) {
        for (Stage stage : Stage.ofRows()) {
            if (!school.kind().has(stage)) {
                foreign(school, stage, RosterTally.Source.TEACHERS, "任教学段");
                foreign(school, stage, RosterTally.Source.CLASSES, "学段");
            }
        }
    }

    private void foreign(School school, Stage stage, RosterTally.Source source, String column) {
        long rows = tally.rows(school.code(), source, stage);
        if (rows > 0) {
            problems.add(Problem.of(
                    ProblemCode.STAGE_NOT_OF_KIND,
                    place(source) + " " + school.code() + " " + column,
                    column + " " + stage.zh(),
                    "×" + rows,
                    school.kind().zh()));
        }
    }

    private String place(RosterTally.Source source) {
        return switch (source) {
            case TEACHERS -> places.teachers();
            case CLASSES -> places.classes();
            case ROOMS -> places.rooms();
        };
    }

    /** Lists are equal when they hold the same numbers; the order of classes and rooms means nothing. */
    private static boolean same(FactValue own, FactValue counted) {
        if (own instanceof FactValue.Amounts left && counted instanceof FactValue.Amounts right) {
            return left.values().size() == right.values().size() && sorted(left).equals(sorted(right));
        }
        return own.equals(counted);
    }

    private static List<BigDecimal> sorted(FactValue.Amounts list) {
        List<BigDecimal> known = new ArrayList<>();
        for (Reported<BigDecimal> value : list.values()) {
            if (value instanceof Reported.Known<BigDecimal> number) {
                known.add(number.value());
            }
        }
        Collections.sort(known);
        return known;
    }
}
