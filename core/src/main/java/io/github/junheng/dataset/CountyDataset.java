package io.github.junheng.dataset;

import io.github.junheng.problem.Checked;
import io.github.junheng.problem.Problem;
import io.github.junheng.school.SchoolCode;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;

/**
 * 县级数据集: all that one county reported for one year. Schools are held in the order of their codes, so that the order of rows
 * in a file changes nothing.
 */
public record CountyDataset(
        @NotNull @Valid County county,
        @NotNull List<@Valid SchoolReport> schools,
        @NotNull Provenance provenance) {
    private static final Comparator<SchoolReport> BY_CODE = new Comparator<>() {
        @Override
        public int compare(SchoolReport a, SchoolReport b) {
            return a.school().code().compareTo(b.school().code());
        }
    };

    /** @throws IllegalArgumentException when two schools have the same code */
    public CountyDataset {
        List<SchoolReport> sorted = new ArrayList<>(schools);
        sorted.sort(BY_CODE);
        Set<SchoolCode> seen = new HashSet<>();
        for (SchoolReport report : sorted) {
            if (!seen.add(report.school().code())) {
                throw new IllegalArgumentException(
                        "two schools have the code " + report.school().code());
            }
        }
        schools = List.copyOf(sorted);
    }

    public static CountyDataset of(County county, List<SchoolReport> schools) {
        return new CountyDataset(county, schools, Provenance.inMemory());
    }

    /** The report of a school; found by halving, since reports stand in the order of their codes. */
    public Optional<SchoolReport> school(SchoolCode code) {
        int low = 0;
        int high = schools.size() - 1;
        while (low <= high) {
            int middle = (low + high) >>> 1;
            int order = schools.get(middle).school().code().compareTo(code);
            if (order == 0) {
                return Optional.of(schools.get(middle));
            }
            if (order < 0) {
                low = middle + 1;
            } else {
                high = middle - 1;
            }
        }
        return Optional.empty();
    }

    public CountyDataset with(County changed) {
        return new CountyDataset(changed, schools, provenance);
    }

    public CountyDataset with(List<SchoolReport> changed) {
        return new CountyDataset(county, changed, provenance);
    }

    /** The same data with one school's report changed. */
    public CountyDataset withSchool(SchoolCode code, UnaryOperator<SchoolReport> change) {
        return with(schools.stream()
                .map(s -> s.school().code().equals(code) ? change.apply(s) : s)
                .toList());
    }

    /** The same data with one cell not reported. */
    public CountyDataset without(CellRef cell) {
        SchoolCode school = cell.school();
        return school == null
                ? with(county.with(county.facts().without(cell.fact())))
                : withSchool(school, report -> report.without(cell.fact()));
    }

    /** The same data with these cells not reported. */
    public CountyDataset without(Set<CellRef> cells) {
        if (cells.isEmpty()) {
            return this;
        }
        Facts countyFacts = county.facts();
        Map<SchoolCode, Facts> changed = new HashMap<>();
        for (CellRef cell : cells) {
            SchoolCode code = cell.school();
            if (code == null) {
                countyFacts = countyFacts.without(cell.fact());
            } else {
                Facts facts = changed.getOrDefault(code, factsOf(cell));
                changed.put(code, facts.without(cell.fact()));
            }
        }
        List<SchoolReport> reports = schools.stream()
                .map(s -> s.with(changed.getOrDefault(s.school().code(), s.facts())))
                .toList();
        return new CountyDataset(county.with(countyFacts), reports, provenance);
    }

    /**
     * The same data with what rosters count, see {@link #fill(RosterTally, RosterPlaces, RosterPreference)}. Ids that stand
     * twice and categories that nothing counts are warnings.
     */
    public Checked<CountyDataset> fill(Rosters rosters, RosterPreference prefer) {
        RosterPlaces places = RosterPlaces.inMemory();
        RosterIntake intake = new RosterIntake(places);
        for (int i = 0; i < rosters.teachers().size(); i++) {
            intake.add(rosters.teachers().get(i), i);
        }
        for (int i = 0; i < rosters.classes().size(); i++) {
            intake.add(rosters.classes().get(i), i);
        }
        for (int i = 0; i < rosters.rooms().size(); i++) {
            intake.add(rosters.rooms().get(i), i);
        }
        Checked<RosterTally> tally = intake.finish(codes());
        Checked<CountyDataset> filled = fill(tally.value().orElseGet(RosterTally::new), places, prefer);
        List<Problem> problems = new ArrayList<>(tally.problems());
        problems.addAll(filled.problems());
        return new Checked<>(filled.valueOrNull(), problems);
    }

    /**
     * The same data with what rosters count: a cell that the school left blank gets the count; where both are known and
     * differ, a warning shows both figures, and the preferred one stands. Only stages that the kind of school has are filled.
     */
    public Checked<CountyDataset> fill(RosterTally tally, RosterPlaces places, RosterPreference prefer) {
        return new RosterFill(this, tally, places, prefer).run();
    }

    /**
     * The union of what two people reported of the same county and year. Cells that both reported must be equal; each that is
     * not, is an error that shows both figures, and then there is no value: neither report wins.
     */
    public Checked<CountyDataset> merge(CountyDataset other) {
        return new ReportMerge(this, other).run();
    }

    /** The codes of all schools. */
    public Set<SchoolCode> codes() {
        Set<SchoolCode> codes = new LinkedHashSet<>();
        for (SchoolReport report : schools) {
            codes.add(report.school().code());
        }
        return codes;
    }

    /** The facts of a school, or of the county where the cell names none. */
    public Facts factsOf(CellRef cell) {
        SchoolCode code = cell.school();
        return code == null
                ? county.facts()
                : school(code).map(SchoolReport::facts).orElse(Facts.empty());
    }
}
