package io.github.junheng.examples.cli;

import io.github.junheng.dataset.County;
import io.github.junheng.dataset.CountyDataset;
import io.github.junheng.dataset.SchoolReport;
import io.github.junheng.evaluation.Evaluation;
import io.github.junheng.evaluation.Evaluator;
import io.github.junheng.io.CityReader;
import io.github.junheng.io.DatasetReader;
import io.github.junheng.io.PredecessorReader;
import io.github.junheng.io.ReadOptions;
import io.github.junheng.overlay.Overlay;
import io.github.junheng.overlay.Overlays;
import io.github.junheng.plan.CountySeries;
import io.github.junheng.plan.Goal;
import io.github.junheng.plan.Lineage;
import io.github.junheng.plan.Locality;
import io.github.junheng.plan.Plan;
import io.github.junheng.plan.PlanTable;
import io.github.junheng.plan.Reading;
import io.github.junheng.plan.RuleRef;
import io.github.junheng.plan.SchoolChange;
import io.github.junheng.problem.Checked;
import io.github.junheng.problem.Problem;
import io.github.junheng.problem.ProblemCode;
import io.github.junheng.problem.Severity;
import io.github.junheng.region.CountyCode;
import io.github.junheng.rules.NationalStandards;
import io.github.junheng.school.SchoolCode;
import io.github.junheng.standard.Standard;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The data that a plan is held against: the datasets of its places by year, read with what every standard it links declares, and
 * evaluated by each of them that is in force on the day of the year.
 */
final class PlanData {
    private static final String REPORTED = "reported.csv";
    private static final String PREDECESSORS = "predecessors.csv";

    private final Plan plan;
    private final Locale lang;
    private final List<Standard> standards;
    private final ReadOptions options;
    private final List<Problem> problems = new ArrayList<>();
    private final Map<Locality, SortedMap<Integer, Read>> byPlace = new LinkedHashMap<>();
    private final List<Path> reported = new ArrayList<>();
    private final List<Path> predecessors = new ArrayList<>();
    private final Set<Object> toldDifferent = new LinkedHashSet<>();

    /** A dataset, and where it lies. */
    private record Read(CountyDataset dataset, String where) {}

    private PlanData(Plan plan, boolean privateCodes, Locale lang) throws Failure {
        this.plan = plan;
        this.lang = lang;
        this.standards = linked(plan, lang);
        this.options = Datasets.options(standards).withPrivateCodes(privateCodes);
        plan.counties().forEach(county -> byPlace.put(county, new TreeMap<>()));
    }

    /** Reads datasets and folders of cities; what is wrong with any of them is told in one run. */
    static PlanData read(Plan plan, List<String> arguments, boolean privateCodes, Locale lang) throws Failure {
        PlanData data = new PlanData(plan, privateCodes, lang);
        for (String argument : arguments) {
            data.add(Datasets.path(argument, lang));
        }
        data.check();
        return data;
    }

    // 所联标准

    /** Every standard that the plan links, with the plan's own formulas laid over. */
    private static List<Standard> linked(Plan plan, Locale lang) throws Failure {
        Map<String, String> baseOf = new HashMap<>();
        Set<String> ids = new LinkedHashSet<>();
        for (Overlay formulas : plan.formulas()) {
            baseOf.put(formulas.id(), formulas.base());
            ids.add(formulas.base());
        }
        for (Goal goal : plan.goals()) {
            goal.beside().forEach(ref -> ids.add(owner(ref, baseOf)));
            goal.trigger().flatMap(t -> t.countedBy()).ifPresent(ref -> ids.add(owner(ref, baseOf)));
            if (goal.reading() instanceof Reading.OfRules of) {
                of.rules().forEach(ref -> ids.add(owner(ref, baseOf)));
            } else if (goal.reading() instanceof Reading.OfSections sections) {
                ids.add(sections.standard());
            }
        }
        for (PlanTable table : plan.tables()) {
            table.columns().forEach(column -> column.reading().rules().forEach(ref -> ids.add(owner(ref, baseOf))));
        }
        List<Standard> linked = new ArrayList<>();
        for (String id : NationalStandards.ids()) {
            if (ids.contains(id)) {
                List<Overlay> formulas = plan.formulas().stream()
                        .filter(overlay -> overlay.base().equals(id))
                        .toList();
                Checked<Standard> laid = Overlays.apply(Standards.find(id), formulas);
                if (laid.hasErrors()) {
                    throw Failure.of(laid.problems(), lang);
                }
                laid.value().ifPresent(linked::add);
            }
        }
        return linked;
    }

    private static String owner(RuleRef ref, Map<String, String> baseOf) {
        String owner = ref.rule().owner();
        return baseOf.getOrDefault(owner, owner);
    }

    // 读取

    private void add(Path path) {
        if (!CityReader.isCity(path)) {
            read(path).ifPresent(read -> place(read).ifPresent(place -> add(place, read)));
            return;
        }
        Checked<CityReader.City> city = CityReader.read(path, plan);
        city.problems().forEach(problem -> problems.add(in(path, problem)));
        city.value()
                .ifPresent(c -> c.members()
                        .forEach(member -> member.datasets()
                                .forEach(dataset -> read(dataset).ifPresent(read -> add(member.place(), read)))));
        if (Files.exists(path.resolve(REPORTED))) {
            reported.add(path.resolve(REPORTED));
        }
        if (Files.exists(path.resolve(PREDECESSORS))) {
            predecessors.add(path.resolve(PREDECESSORS));
        }
    }

    private Optional<Read> read(Path path) {
        Checked<CountyDataset> read = KnownElsewhere.silenced(DatasetReader.read(path, options));
        read.problems().forEach(problem -> problems.add(in(path, problem)));
        return read.value().map(dataset -> new Read(dataset, path.toString()));
    }

    /** Of many folders, a problem has to say of which it is. */
    private static Problem in(Path folder, Problem problem) {
        return problem.where().startsWith(folder.toString())
                ? problem
                : new Problem(problem.code(), problem.severity(), folder + "/" + problem.where(), problem.details());
    }

    /** The place of a dataset that no city.json binds: a county's plan has one; of a city's it is the member of its code or name. */
    private Optional<Locality> place(Read read) {
        County county = read.dataset().county();
        String name = county.name().toOptional().orElse("");
        String code = county.code().toOptional().map(CountyCode::value).orElse("");
        List<Locality> places = plan.counties();
        if (plan.isOfCity()) {
            Optional<Locality> member = places.stream()
                    .filter(p -> p.name().equals(name)
                            || p.code().filter(c -> c.value().equals(code)).isPresent())
                    .findFirst();
            if (member.isEmpty()) {
                problems.add(Problem.of(
                        ProblemCode.PLAN_PLACE_UNKNOWN,
                        read.where(),
                        plan.id(),
                        name.isEmpty() ? code : name,
                        String.join(", ", places.stream().map(Locality::name).toList())));
            }
            return member;
        }
        Locality place = places.get(0);
        boolean differs = place.code().isPresent()
                ? !place.code().get().value().equals(code)
                : !place.name().equals(name);
        if (differs && toldDifferent.add(name + code)) {
            problems.add(Problem.of(ProblemCode.PLAN_COUNTY_DIFFERS, read.where(), named(name, code), named(place)));
        }
        return Optional.of(place);
    }

    private static String named(Locality place) {
        return named(place.name(), place.code().map(CountyCode::value).orElse(""));
    }

    private static String named(String name, String code) {
        return name.isEmpty() ? code : code.isEmpty() ? name : name + " " + code;
    }

    private void add(Locality place, Read read) {
        SortedMap<Integer, Read> years = byPlace.computeIfAbsent(place, p -> new TreeMap<>());
        int year = read.dataset().county().year();
        Read first = years.putIfAbsent(year, read);
        if (first != null) {
            problems.add(Problem.of(
                    ProblemCode.PLAN_YEAR_TWICE, read.where(), place.name() + " " + year, first.where(), read.where()));
        }
    }

    private void check() throws Failure {
        stopOnErrors();
        if (byPlace.values().stream().allMatch(Map::isEmpty) && reported.isEmpty()) {
            throw Failure.usage("没有数据 (no data): DATASET|CITY…");
        }
    }

    /** All problems so far, where one of them is an error. */
    void stopOnErrors() throws Failure {
        if (problems.stream().anyMatch(p -> p.severity() == Severity.ERROR)) {
            throw Failure.of(problems, lang);
        }
    }

    // 沿革

    /** What became of the schools of each place; a county code that changed without a word is an error. */
    Map<Locality, Lineage> lineages(List<Path> named) throws Failure {
        List<SchoolChange> changes = new ArrayList<>();
        List<PredecessorReader.CountyChange> recoded = new ArrayList<>();
        predecessors.addAll(named);
        for (Path file : predecessors) {
            Checked<PredecessorReader.Changes> read = PredecessorReader.read(file);
            problems.addAll(read.problems());
            read.value().ifPresent(r -> {
                changes.addAll(r.schools());
                recoded.addAll(r.counties());
            });
        }
        Map<Locality, Lineage> lineages = new LinkedHashMap<>();
        Set<SchoolChange> left = new LinkedHashSet<>(changes);
        for (Map.Entry<Locality, SortedMap<Integer, Read>> place : byPlace.entrySet()) {
            List<CountyDataset> datasets =
                    place.getValue().values().stream().map(Read::dataset).toList();
            if (datasets.isEmpty()) {
                continue;
            }
            checkCode(place.getKey(), place.getValue(), recoded);
            Set<SchoolCode> codes = new LinkedHashSet<>();
            datasets.forEach(dataset -> codes.addAll(dataset.codes()));
            // One file tells of all counties of a city: a row is of the county that has one of its codes.
            List<SchoolChange> own = changes.stream()
                    .filter(change -> byPlace.size() == 1 || isOf(change, codes))
                    .toList();
            own.forEach(left::remove);
            Checked<Lineage> lineage = Lineage.of(own, datasets);
            lineage.problems().forEach(problem -> problems.add(of(place.getKey(), problem)));
            lineage.value().ifPresent(l -> lineages.put(place.getKey(), l));
        }
        for (SchoolChange change : left) {
            String code = change.from().or(change::to).map(SchoolCode::value).orElse("");
            problems.add(Problem.of(ProblemCode.PREDECESSOR_UNKNOWN, PREDECESSORS, code));
        }
        stopOnErrors();
        return lineages;
    }

    private Problem of(Locality place, Problem problem) {
        return plan.isOfCity()
                ? new Problem(
                        problem.code(), problem.severity(), place.name() + " " + problem.where(), problem.details())
                : problem;
    }

    private static boolean isOf(SchoolChange change, Set<SchoolCode> codes) {
        return change.from().filter(codes::contains).isPresent()
                || change.to().filter(codes::contains).isPresent();
    }

    private void checkCode(
            Locality place, SortedMap<Integer, Read> years, List<PredecessorReader.CountyChange> recoded) {
        Read before = null;
        for (Read read : years.values()) {
            Optional<CountyCode> code = read.dataset().county().code().toOptional();
            Optional<CountyCode> last = before == null
                    ? Optional.empty()
                    : before.dataset().county().code().toOptional();
            if (code.isPresent() && last.isPresent() && !code.equals(last)) {
                boolean told = recoded.stream().anyMatch(r -> r.from().equals(last.get()) && r.to().equals(code.get()));
                if (!told) {
                    problems.add(Problem.of(
                            ProblemCode.PLAN_COUNTY_CHANGED,
                            place.name() + " " + read.where(),
                            last.get().value(),
                            code.get().value()));
                }
            }
            before = code.isPresent() ? read : before;
        }
    }

    // 评估

    /** The places with data, their evaluations by year. */
    List<CountySeries> series() throws Failure {
        List<Evaluator> evaluators = standards.stream().map(Evaluator::of).toList();
        List<CountySeries> series = new ArrayList<>();
        for (Map.Entry<Locality, SortedMap<Integer, Read>> place : byPlace.entrySet()) {
            SortedMap<Integer, List<Evaluation>> years = new TreeMap<>();
            for (Map.Entry<Integer, Read> year : place.getValue().entrySet()) {
                years.put(year.getKey(), evaluations(evaluators, year.getValue(), plan.judgedOn(year.getKey())));
            }
            if (!years.isEmpty()) {
                series.add(new CountySeries(place.getKey(), years));
            }
        }
        return series;
    }

    private List<Evaluation> evaluations(List<Evaluator> evaluators, Read read, LocalDate day) throws Failure {
        List<Evaluation> evaluations = new ArrayList<>();
        for (Evaluator evaluator : evaluators) {
            if (evaluator.standard().isInForce(day)) {
                Checked<Evaluation> evaluated = evaluator.evaluate(read.dataset(), day);
                if (evaluated.value().isEmpty()) {
                    throw Failure.of(
                            evaluated.problems().stream()
                                    .map(p -> in(Path.of(read.where()), p))
                                    .toList(),
                            lang);
                }
                evaluations.add(evaluated.value().get());
            }
        }
        return evaluations;
    }

    Plan plan() {
        return plan;
    }

    List<Standard> standards() {
        return standards;
    }

    /** The files of what is reported by hand that the folders of cities hold. */
    List<Path> reported() {
        return List.copyOf(reported);
    }

    List<Problem> problems() {
        return problems;
    }

    /** The last year that there are data of; none where there are no data. */
    Optional<Integer> lastYear() {
        return byPlace.values().stream()
                .flatMap(years -> years.keySet().stream())
                .max(Integer::compare);
    }

    /** The names of all schools, the latest one of each. */
    Map<SchoolCode, String> schools() {
        Map<SchoolCode, String> names = new HashMap<>();
        for (SortedMap<Integer, Read> years : byPlace.values()) {
            for (Read read : years.values()) {
                for (SchoolReport report : read.dataset().schools()) {
                    names.put(report.school().code(), report.school().name());
                }
            }
        }
        return names;
    }
}
