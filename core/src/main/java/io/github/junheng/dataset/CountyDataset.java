package io.github.junheng.dataset;

import io.github.junheng.problem.Checked;
import io.github.junheng.problem.Problem;
import io.github.junheng.school.SchoolCode;
import io.github.junheng.school.SchoolKind;
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
import org.jspecify.annotations.Nullable;

/**
 * 县级数据集: all that one county reported for one year. Schools are held in the order of their codes, so that the order of rows
 * in a file changes nothing; so are kindergartens, which are no schools and stand apart.
 *
 * @param kindergartensOrNull the kindergartens; null where the county did not say which it has, which is not the same as none
 */
public record CountyDataset(
        @NotNull @Valid County county,
        @NotNull List<@Valid SchoolReport> schools,
        @Nullable List<@Valid SchoolReport> kindergartensOrNull,
        @NotNull Provenance provenance) {
    private static final Comparator<SchoolReport> BY_CODE = new Comparator<>() {
        @Override
        public int compare(SchoolReport a, SchoolReport b) {
            return a.school().code().compareTo(b.school().code());
        }
    };

    /** @throws IllegalArgumentException when two have the same code, or a kindergarten stands among the schools or a school not there */
    public CountyDataset {
        Set<SchoolCode> seen = new HashSet<>();
        schools = sorted(schools, false, seen);
        kindergartensOrNull = kindergartensOrNull == null ? null : sorted(kindergartensOrNull, true, seen);
    }

    /** Without a word on kindergartens. */
    public CountyDataset(County county, List<SchoolReport> schools, Provenance provenance) {
        this(county, schools, null, provenance);
    }

    private static List<SchoolReport> sorted(List<SchoolReport> reports, boolean kindergartens, Set<SchoolCode> seen) {
        List<SchoolReport> sorted = new ArrayList<>(reports);
        sorted.sort(BY_CODE);
        for (SchoolReport report : sorted) {
            if (!seen.add(report.school().code())) {
                throw new IllegalArgumentException(
                        "two schools have the code " + report.school().code());
            }
            if ((report.school().kind() == SchoolKind.KINDERGARTEN) != kindergartens) {
                throw new IllegalArgumentException(report.school().code() + " is a "
                        + report.school().kind() + " and stands among the "
                        + (kindergartens ? "kindergartens" : "schools"));
            }
        }
        return List.copyOf(sorted);
    }

    public static CountyDataset of(County county, List<SchoolReport> schools) {
        return new CountyDataset(county, schools, Provenance.inMemory());
    }

    /** The kindergartens that were reported. */
    public List<SchoolReport> kindergartens() {
        return kindergartensOrNull == null ? List.of() : kindergartensOrNull;
    }

    /** Schools, then kindergartens. */
    public List<SchoolReport> institutions() {
        List<SchoolReport> kindergartens = kindergartens();
        if (kindergartens.isEmpty()) {
            return schools;
        }
        List<SchoolReport> all = new ArrayList<>(schools);
        all.addAll(kindergartens);
        return List.copyOf(all);
    }

    /** The report of a school or kindergarten. */
    public Optional<SchoolReport> school(SchoolCode code) {
        Optional<SchoolReport> school = find(schools, code);
        return school.isPresent() ? school : find(kindergartens(), code);
    }

    /** Found by halving, since reports stand in the order of their codes. */
    private static Optional<SchoolReport> find(List<SchoolReport> reports, SchoolCode code) {
        int low = 0;
        int high = reports.size() - 1;
        while (low <= high) {
            int middle = (low + high) >>> 1;
            int order = reports.get(middle).school().code().compareTo(code);
            if (order == 0) {
                return Optional.of(reports.get(middle));
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
        return new CountyDataset(changed, schools, kindergartensOrNull, provenance);
    }

    /** The same data of other schools. */
    public CountyDataset with(List<SchoolReport> changed) {
        return new CountyDataset(county, changed, kindergartensOrNull, provenance);
    }

    /** The same data with other kindergartens; null where it is not known which there are. */
    public CountyDataset withKindergartens(@Nullable List<SchoolReport> changed) {
        return new CountyDataset(county, schools, changed, provenance);
    }

    /** The same data with the report of one school or kindergarten changed. */
    public CountyDataset withSchool(SchoolCode code, UnaryOperator<SchoolReport> change) {
        return withEach(s -> s.school().code().equals(code) ? change.apply(s) : s);
    }

    private CountyDataset withEach(UnaryOperator<SchoolReport> change) {
        return new CountyDataset(
                county,
                schools.stream().map(change).toList(),
                kindergartensOrNull == null
                        ? null
                        : kindergartens().stream().map(change).toList(),
                provenance);
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
        return withEach(s -> s.with(changed.getOrDefault(s.school().code(), s.facts())))
                .with(county.with(countyFacts));
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

    /** The codes of all schools, without those of kindergartens. */
    public Set<SchoolCode> codes() {
        Set<SchoolCode> codes = new LinkedHashSet<>();
        for (SchoolReport report : schools) {
            codes.add(report.school().code());
        }
        return codes;
    }

    /** The facts of a school or kindergarten, or of the county where the cell names none. */
    public Facts factsOf(CellRef cell) {
        SchoolCode code = cell.school();
        return code == null
                ? county.facts()
                : school(code).map(SchoolReport::facts).orElse(Facts.empty());
    }
}
