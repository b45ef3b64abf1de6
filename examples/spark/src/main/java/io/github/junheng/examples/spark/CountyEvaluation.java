package io.github.junheng.examples.spark;

import io.github.junheng.dataset.ConsistencyChecks;
import io.github.junheng.dataset.County;
import io.github.junheng.dataset.CountyDataset;
import io.github.junheng.dataset.Facts;
import io.github.junheng.dataset.Provenance;
import io.github.junheng.dataset.RosterTally;
import io.github.junheng.dataset.SchoolReport;
import io.github.junheng.evaluation.Evaluation;
import io.github.junheng.evaluation.Evaluator;
import io.github.junheng.examples.spark.SchoolPart.SchoolRow;
import io.github.junheng.io.DatasetReader;
import io.github.junheng.io.RowReader;
import io.github.junheng.problem.Checked;
import io.github.junheng.problem.Problem;
import io.github.junheng.problem.ProblemCode;
import io.github.junheng.quantity.Reported;
import io.github.junheng.region.CountyCode;
import io.github.junheng.school.SchoolCode;
import io.github.junheng.standard.Standard;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** 县的评估: puts one county together and evaluates it, as a single machine does with its folder. */
final class CountyEvaluation {
    private static final Comparator<SchoolRow> ROW_ORDER =
            Comparator.comparing(row -> row.cells().toString());
    /** Stands for the year of a county that cannot be read: its schools are checked all the same. */
    private static final int SOME_YEAR = 1949;

    private final Settings settings;
    private final Standard standard;
    private final RowReader<SchoolReport> reader;
    private final Evaluator evaluator;
    private final ResultRows rows;

    CountyEvaluation(Settings settings, SchoolHeader header) {
        this.settings = settings;
        standard = settings.standard().standard();
        reader = header.reader(standard).value().orElseThrow();
        evaluator = Evaluator.of(standard);
        rows = new ResultRows(standard, settings.locale());
    }

    /**
     * Evaluates a county.
     *
     * @param facts its lines of the counties' table: one, unless something is wrong
     * @param parts its schools
     */
    CountyResult evaluate(String code, Iterable<String> facts, Iterable<SchoolPart> parts) {
        List<Problem> problems = new ArrayList<>();
        Set<Flaw> flaws = new LinkedHashSet<>();
        County county = county(code, facts, problems);
        RosterTally tally = new RosterTally();
        List<SchoolRow> schoolRows = new ArrayList<>();
        Set<Flaw> ofRosters = new LinkedHashSet<>();
        for (SchoolPart part : parts) {
            schoolRows.addAll(part.rows());
            part.counted().ifPresent(tally::merge);
            ofRosters.addAll(part.flaws());
        }
        Map<SchoolCode, SchoolReport> schools = schools(code, schoolRows, problems);
        flaws.addAll(Flaw.of(problems, settings.locale()));
        ofRosters.stream().sorted(Flaw.ORDER).forEach(flaws::add);

        Map<SchoolCode, String> places = new TreeMap<>();
        schools.keySet().forEach(school -> places.put(school, Places.school(school.value())));
        CountyDataset dataset = new CountyDataset(
                county == null ? unread(code) : county,
                List.copyOf(schools.values()),
                new Provenance(Places.county(code) + " $", places, Map.of()));
        if (!schools.isEmpty()) {
            Checked<CountyDataset> filled = dataset.fill(tally, Roster.places(), settings.prefer());
            flaws.addAll(Flaw.of(filled.problems(), settings.locale()));
            dataset = filled.value().orElse(dataset);
        }
        Checked<CountyDataset> checked = ConsistencyChecks.apply(dataset, false, standard.facts());
        flaws.addAll(Flaw.of(checked.problems(), settings.locale()));
        CountyDataset sound = checked.valueOrNull();
        if (county == null || sound == null || flaws.stream().anyMatch(Flaw::isError)) {
            return new CountyResult(code, null, List.of(), List.of(), List.copyOf(flaws));
        }
        LocalDate day = settings.asOf() == null ? LocalDate.of(county.year(), 12, 31) : settings.asOf();
        Checked<Evaluation> evaluated = evaluator.evaluate(sound, day);
        flaws.addAll(Flaw.of(evaluated.problems(), settings.locale()));
        return evaluated
                .value()
                .map(evaluation -> new CountyResult(
                        code,
                        evaluation.status(),
                        List.of(rows.verdict(code, evaluation)),
                        rows.findings(code, evaluation),
                        List.copyOf(flaws)))
                .orElseGet(() -> new CountyResult(code, null, List.of(), List.of(), List.copyOf(flaws)));
    }

    private @Nullable County county(String code, Iterable<String> lines, List<Problem> problems) {
        String where = Places.county(code);
        County county = null;
        int found = 0;
        for (String line : lines) {
            found++;
            if (found > 1) {
                problems.add(Problem.of(ProblemCode.KEY_TWICE, where, code));
                return null;
            }
            Checked<County> read = DatasetReader.readCounty(
                    new ByteArrayInputStream(line.getBytes(StandardCharsets.UTF_8)), where, settings.options(standard));
            problems.addAll(read.problems());
            county = read.valueOrNull();
        }
        if (found == 0) {
            problems.add(Problem.of(ProblemCode.FILE_MISSING, where));
        }
        return county;
    }

    private static County unread(String code) {
        return new County(Reported.of(new CountyCode(code)), Reported.none(), SOME_YEAR, Facts.empty());
    }

    private Map<SchoolCode, SchoolReport> schools(String county, List<SchoolRow> rows, List<Problem> problems) {
        Map<SchoolCode, SchoolReport> schools = new LinkedHashMap<>();
        rows.sort(ROW_ORDER);
        for (SchoolRow row : rows) {
            Checked<SchoolReport> read = reader.read(row.cells(), Places.SCHOOLS);
            SchoolReport school = read.valueOrNull();
            if (school == null) {
                problems.addAll(Places.at(read.problems(), Places.SCHOOLS, Places.row(row.cells())));
                continue;
            }
            SchoolCode code = school.school().code();
            problems.addAll(Places.at(read.problems(), Places.SCHOOLS, code.value()));
            if (schools.putIfAbsent(code, school) != null) {
                problems.add(Problem.of(
                        ProblemCode.SCHOOL_CODE_TWICE,
                        Places.school(code.value()),
                        code.value(),
                        Places.school(code.value())));
            }
        }
        if (rows.isEmpty()) {
            problems.add(Problem.of(ProblemCode.FILE_WITHOUT_ROWS, Places.SCHOOLS + " " + county));
        }
        return schools;
    }
}
