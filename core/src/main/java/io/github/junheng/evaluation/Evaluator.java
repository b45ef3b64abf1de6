package io.github.junheng.evaluation;

import io.github.junheng.dataset.CellRef;
import io.github.junheng.dataset.County;
import io.github.junheng.dataset.CountyDataset;
import io.github.junheng.dataset.SchoolReport;
import io.github.junheng.evaluation.Explanation.Asked;
import io.github.junheng.evaluation.Explanation.Combination;
import io.github.junheng.evaluation.Explanation.Dropped;
import io.github.junheng.evaluation.Explanation.Judgement;
import io.github.junheng.evaluation.Explanation.Shown;
import io.github.junheng.evaluation.Explanation.Undecided;
import io.github.junheng.problem.Checked;
import io.github.junheng.problem.Problem;
import io.github.junheng.problem.ProblemCode;
import io.github.junheng.quantity.Comparator;
import io.github.junheng.quantity.Quantity;
import io.github.junheng.quantity.Rational;
import io.github.junheng.quantity.Unit;
import io.github.junheng.school.Stage;
import io.github.junheng.standard.Citation;
import io.github.junheng.standard.Concession;
import io.github.junheng.standard.Confidence;
import io.github.junheng.standard.Criterion;
import io.github.junheng.standard.Dated;
import io.github.junheng.standard.Indicator;
import io.github.junheng.standard.Level;
import io.github.junheng.standard.Rule;
import io.github.junheng.standard.Scope;
import io.github.junheng.standard.Section;
import io.github.junheng.standard.Standard;
import io.github.junheng.time.Timeline;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * 评估器: evaluates datasets by one standard. It is immutable and may be shared by threads; the same input gives the same result.
 */
public final class Evaluator {
    static final Unit SCHOOLS = new Unit("schools", "所", true, false);
    private static final Missing NO_KINDERGARTENS =
            new Missing(new CellRef(null, "kindergartens", -1), Missing.Why.NOT_REPORTED);
    private static final Unit KINDERGARTENS = new Unit("kindergartens", "所", true, false);
    private static final Unit SCHOOL_STAGES = new Unit("school stages", "个学段", true, false);
    private static final Unit CLASSES = new Unit("classes", "个班", true, false);
    private static final Unit TOWNSHIPS = new Unit("townships", "个乡镇", true, false);

    private final Standard standard;
    private final CompareMode mode;
    private final List<Concession> concessions;
    private final PlanCache plans;
    private final CellNames names;

    private Evaluator(Standard standard, CompareMode mode, List<Concession> concessions) {
        this.standard = standard;
        this.mode = mode;
        this.concessions = concessions;
        plans = new PlanCache(standard);
        names = new CellNames(standard);
    }

    /** By unrounded values and without concessions. */
    public static Evaluator of(Standard standard) {
        return new Evaluator(standard, CompareMode.EXACT, List.of());
    }

    /** The same, comparing another way. */
    public Evaluator comparing(CompareMode other) {
        return new Evaluator(standard, other, concessions);
    }

    /**
     * The same, with a second reading under these concessions.
     *
     * @throws IllegalArgumentException when the standard has no such concession
     */
    public Evaluator conceding(Set<String> ids) {
        for (String id : ids) {
            if (standard.concessions().stream().noneMatch(c -> c.id().equals(id))) {
                throw new IllegalArgumentException("standard " + standard.id() + " has no concession " + id);
            }
        }
        return new Evaluator(
                standard,
                mode,
                standard.concessions().stream()
                        .filter(c -> ids.contains(c.id()))
                        .toList());
    }

    public Standard standard() {
        return standard;
    }

    CompareMode mode() {
        return mode;
    }

    List<Concession> concessions() {
        return concessions;
    }

    /** Evaluates as of 31 December of the dataset's year. */
    public Checked<Evaluation> evaluate(CountyDataset dataset) {
        return evaluate(dataset, LocalDate.of(dataset.county().year(), 12, 31));
    }

    /** What the rules of the standard may read, for tables that are to be evaluated by it. */
    public TableLayout layout() {
        return plans.layout();
    }

    /** The outcomes alone, as of 31 December of the table's year; fails where the standard is not in force then. */
    public Checked<CountyVerdict> verdict(CountyTable table) {
        return verdict(table, LocalDate.of(table.county().year(), 12, 31));
    }

    /**
     * The outcomes alone, as of a day; fails where the standard is not in force then. They are those of {@link #evaluate}, by
     * unrounded values or as reported, and without concessions.
     *
     * @throws IllegalArgumentException when the table was laid out for another standard
     */
    public Checked<CountyVerdict> verdict(CountyTable table, LocalDate asOf) {
        return standard.isInForce(asOf) ? Checked.of(outcomes(table, asOf), List.of()) : notInForce(asOf);
    }

    /**
     * A county to be changed school by school, as of 31 December of the table's year; fails where the standard is not in force then.
     * Concessions are not part of it.
     */
    public Checked<Session> session(CountyTable table) {
        return session(table, LocalDate.of(table.county().year(), 12, 31));
    }

    /**
     * A county to be changed school by school, as of a day; fails where the standard is not in force then.
     *
     * @throws IllegalArgumentException when the table was laid out for another standard
     */
    public Checked<Session> session(CountyTable table, LocalDate asOf) {
        return standard.isInForce(asOf) ? Checked.of(Session.of(this, table, asOf), List.of()) : notInForce(asOf);
    }

    /** What is done with the place in which a county was evaluated. */
    interface Working<T> {
        T with(Plan plan, Work w, CountyVerdict outcomes);
    }

    /** Evaluates a county and lets somebody look at what was worked out. */
    <T> T working(CountyTable table, LocalDate asOf, Working<T> use) {
        return Objects.requireNonNull(alone(table, asOf, (plan, w) -> {
            Run run = new Run(table, asOf);
            return use.with(plan, w, plan.run(table, w, run, mode == CompareMode.EXACT));
        }));
    }

    /** What is done with a place to work in. */
    interface Alone<T> {
        @Nullable
        T with(Plan plan, Work w);
    }

    <T> @Nullable T alone(CountyTable table, LocalDate asOf, Alone<T> use) {
        Plan plan = plans.plan(asOf, table.county().year());
        Work work = plans.borrow(plan);
        try {
            return use.with(plan, work);
        } finally {
            plans.giveBack(plan, work);
        }
    }

    private CountyVerdict outcomes(CountyTable table, LocalDate asOf) {
        Plan plan = plans.plan(asOf, table.county().year());
        Work work = plans.borrow(plan);
        try {
            return plan.run(table, work, new Run(table, asOf), mode == CompareMode.EXACT);
        } finally {
            plans.giveBack(plan, work);
        }
    }

    private <T> Checked<T> notInForce(LocalDate asOf) {
        LocalDate until = standard.inForce().until();
        return Checked.failed(List.of(Problem.of(
                ProblemCode.STANDARD_NOT_IN_FORCE,
                standard.id(),
                standard.id(),
                asOf.toString(),
                standard.id() + " [" + standard.inForce().from() + ", " + (until == null ? "∞" : until) + ")")));
    }

    /** Evaluates as of a day; fails, naming the editions, where the standard is not in force then. */
    public Checked<Evaluation> evaluate(CountyDataset dataset, LocalDate asOf) {
        if (!standard.isInForce(asOf)) {
            return notInForce(asOf);
        }
        return evaluate(CountyTable.of(dataset, plans.layout()), asOf, dataset);
    }

    /** Evaluates as of 31 December of the table's year. */
    public Checked<Evaluation> evaluate(CountyTable table) {
        return evaluate(table, LocalDate.of(table.county().year(), 12, 31));
    }

    /**
     * Evaluates as of a day; fails, naming the editions, where the standard is not in force then.
     *
     * @throws IllegalArgumentException when the table was laid out for another standard
     */
    public Checked<Evaluation> evaluate(CountyTable table, LocalDate asOf) {
        return standard.isInForce(asOf) ? evaluate(table, asOf, null) : notInForce(asOf);
    }

    private Checked<Evaluation> evaluate(CountyTable table, LocalDate asOf, @Nullable CountyDataset records) {
        Run run = records == null ? new Run(table, asOf) : new Run(records, asOf, List.of());
        FindingTable findings = findings(table, asOf, run);
        CountyVerdict outcomes = findings.outcomes();
        Verdict verdict = new Verdict(outcomes.status(), outcomes.sections(), findings.findings(run));
        Conceded conceded = concessions.isEmpty() ? null : conceded(run.dataset(), asOf, verdict);
        List<Problem> problems = new ArrayList<>(norms(table.county(), asOf));
        problems.addAll(doubtfulVeto(outcomes));
        return Checked.of(new Evaluation(this, run, outcomes, verdict, conceded, problems), problems);
    }

    private FindingTable findings(CountyTable table, LocalDate asOf, Run run) {
        Plan plan = plans.plan(asOf, table.county().year());
        Work work = plans.borrow(plan);
        try {
            return new FindingTable(plan, table, work, plan.run(table, work, run, mode == CompareMode.EXACT));
        } finally {
            plans.giveBack(plan, work);
        }
    }

    private Conceded conceded(CountyDataset dataset, LocalDate asOf, Verdict strict) {
        Run run = new Run(dataset, asOf, concessions);
        Verdict verdict = run.verdict();
        Set<Finding> before = new LinkedHashSet<>(strict.findings());
        List<Finding> changed =
                verdict.findings().stream().filter(f -> !before.contains(f)).toList();
        return new Conceded(
                concessions.stream().map(Concession::id).distinct().toList(),
                verdict,
                changed,
                run.concededDispersions());
    }

    Judgement explain(Finding finding, CountyDataset dataset, LocalDate asOf, List<Concession> with) {
        return new Run(dataset, asOf, with).explain(finding);
    }

    /** Warns of values that meet the limit yet lie below a norm of the data year. */
    private List<Problem> norms(County of, LocalDate asOf) {
        List<Problem> problems = new ArrayList<>();
        // The county's own facts are all that such a rule reads.
        CountyDataset alone = CountyDataset.of(of, List.of());
        Figures figures = new Figures(names, alone);
        LocalDate dataYearEnd = LocalDate.of(of.year(), 12, 31);
        for (Rule rule : standard.rules().values()) {
            if (rule.level() == Level.COUNTY
                    && rule.criterion() instanceof Criterion.Comparison comparison
                    && comparison.normOrNull() != null) {
                Timeline<Dated<Rational>> norms = comparison.normOrNull();
                Indicator indicator = standard.indicator(comparison.indicator());
                Subject county = Subject.ofCounty(null, rule.stages(), List.of());
                Dated<Rational> norm = norms.on(dataYearEnd).orElse(null);
                if (norm != null
                        && figures.indicator(indicator, county).value().valueOrNull() instanceof Rational value
                        && value.compareTo(norm.value()) < 0
                        && isMet(rule, county, alone, asOf)) {
                    problems.add(Problem.of(
                            ProblemCode.BELOW_NORM,
                            rule.id().toString(),
                            rule.name().zh(),
                            value.toDecimal(),
                            norm.value().toDecimal()));
                }
            }
        }
        return problems;
    }

    private boolean isMet(Rule rule, Subject county, CountyDataset alone, LocalDate asOf) {
        Judge judge = new Judge(
                standard,
                names,
                alone,
                asOf,
                mode,
                List.of(),
                (other, grade) -> new Undecided(List.of()),
                of -> List.of());
        return judge.judge(rule, county).judgement().exact() == Status.MET;
    }

    /** Warns where the only veto that stands rests on a weak source. */
    private List<Problem> doubtfulVeto(CountyVerdict outcomes) {
        List<Rule> standing = new ArrayList<>();
        for (Rule rule : standard.rules().values()) {
            if (rule.criterion() instanceof Criterion.Veto
                    && !rule.informative()
                    && outcomes.tally(rule.id().local()).notMet() > 0) {
                standing.add(rule);
            }
        }
        return standing.size() == 1 && standing.get(0).citation().confidence() != Confidence.VERIFIED
                ? List.of(Problem.of(
                        ProblemCode.ONLY_FAILING_VETO,
                        standing.get(0).id().toString(),
                        standing.get(0).id().toString(),
                        standing.get(0).citation().confidence().zh() + " "
                                + standing.get(0).citation().confidence().label()))
                : List.of();
    }

    /** What the subjects of a rule are counted in. */
    private static Unit unit(Level level) {
        return switch (level) {
            case KINDERGARTEN -> KINDERGARTENS;
            case CLASS -> CLASSES;
            case TOWNSHIP -> TOWNSHIPS;
            case SCHOOL_STAGE -> SCHOOL_STAGES;
            case SCHOOL, COUNTY_STAGE, COUNTY -> SCHOOLS;
        };
    }

    /** Whether it is told of the county how many schools meet it. */
    static boolean isMeasured(Criterion criterion) {
        return !(criterion instanceof Criterion.Evidence) && !(criterion instanceof Criterion.Veto);
    }

    /** One reading of one dataset on one day. */
    final class Run implements Plan.ExactRules {
        private final @Nullable CountyTable table;
        private final County county;
        private final LocalDate asOf;
        private final List<Concession> with;
        private @Nullable CountyDataset dataset;
        private @Nullable Judge judge;
        /** The same without schools, for rules that are about the county's own facts. */
        private @Nullable Run ofCountyAlone;
        /** How many schools were looked at by themselves. */
        private int looks;

        Run(CountyDataset dataset, LocalDate asOf, List<Concession> with) {
            this.dataset = dataset;
            this.asOf = asOf;
            this.with = with;
            table = null;
            county = dataset.county();
        }

        /** Of a table, of which records are made when they are first needed. */
        Run(CountyTable table, LocalDate asOf) {
            this.table = table;
            this.asOf = asOf;
            with = List.of();
            county = table.county();
        }

        LocalDate asOf() {
            return asOf;
        }

        synchronized CountyDataset dataset() {
            CountyDataset known = dataset;
            if (known == null) {
                known = Objects.requireNonNull(table).toDataset();
                dataset = known;
            }
            return known;
        }

        private synchronized Judge judge() {
            Judge known = judge;
            if (known == null) {
                known = new Judge(standard, names, dataset(), asOf, mode, with, this::ofCounty, this::asked);
                judge = known;
            }
            return known;
        }

        Verdict verdict() {
            List<Finding> findings = new ArrayList<>();
            standard.rules().values().forEach(rule -> findings.addAll(findings(rule)));
            List<Verdict.SectionResult> sections = new ArrayList<>();
            for (Section section : standard.sections()) {
                List<Status> statuses = findings.stream()
                        .filter(f -> section.rules().contains(f.rule().local())
                                && counts(standard.rule(f.rule().local()), f))
                        .map(Finding::status)
                        .toList();
                sections.add(new Verdict.SectionResult(section, Status.allOf(statuses)));
            }
            Status status = !standard.decides()
                    ? Status.NOT_APPLICABLE
                    : Status.allOf(
                            sections.stream().map(Verdict.SectionResult::status).toList());
            return new Verdict(status, sections, findings);
        }

        private static boolean counts(Rule rule, Finding finding) {
            return !rule.informative() && (rule.shareOrNull() == null || Plan.decides(rule, finding));
        }

        /** What a rule says of one of its subjects. */
        private record Told(
                @Nullable SchoolReport school,
                @Nullable Stage stage,
                @Nullable CellRef element,
                Judge.Judged judged) {}

        @Override
        public List<Finding> findings(Rule rule) {
            List<Told> all = told(rule);
            List<Finding> findings = new ArrayList<>();
            for (Told told : all) {
                findings.add(finding(rule, rule.level(), told.school(), told.stage(), told.element(), told.judged()));
            }
            if (rule.rolledUp()) {
                findings.add(rolledUp(rule, all));
            }
            return findings;
        }

        private List<Told> told(Rule rule) {
            return switch (rule.level()) {
                case SCHOOL_STAGE -> ofStages(rule);
                case SCHOOL -> ofWholes(rule, dataset().schools());
                case KINDERGARTEN ->
                    lacksKindergartens(rule, null)
                            ? List.of(new Told(null, null, null, withoutKindergartens(rule)))
                            : ofWholes(rule, dataset().kindergartens());
                case CLASS -> ofClasses(rule);
                case TOWNSHIP ->
                    elements(rule, Subject.ofCounty(null, rule.stages(), List.of()), new Membership(true, List.of()));
                case COUNTY_STAGE ->
                    rule.stages().stream()
                            .map(stage -> new Told(null, stage, null, ofCounty(rule, stage)))
                            .toList();
                case COUNTY -> List.of(new Told(null, null, null, ofCounty(rule, (Stage) null)));
            };
        }

        private List<Asked> asked(Rule rule) {
            return asked(told(rule));
        }

        private List<Asked> asked(List<Told> all) {
            List<Asked> asked = new ArrayList<>();
            for (Told told : all) {
                Judgement judgement = told.judged().judgement();
                Status status = status(judgement);
                // Of what is undecided for want of no cell there is nothing to ask for.
                boolean nothing =
                        status == Status.INDETERMINATE && Absence.of(judgement).isEmpty();
                asked.add(new Asked(
                        told.school() == null ? null : told.school().school().code(),
                        told.stage(),
                        told.element(),
                        judgement,
                        nothing ? Status.NOT_APPLICABLE : status));
            }
            return asked;
        }

        private List<Told> ofStages(Rule rule) {
            List<Told> all = new ArrayList<>();
            for (SchoolReport school : dataset().schools()) {
                for (Stage stage : stagesOf(rule, school)) {
                    Judge.Judged judged = ofSchool(rule, Subject.of(school, stage, rule.stages()));
                    if (!isOutOfScope(judged)) {
                        all.add(new Told(school, stage, null, judged));
                    }
                }
            }
            return all;
        }

        private List<Told> ofWholes(Rule rule, List<SchoolReport> reports) {
            List<Told> all = new ArrayList<>();
            for (SchoolReport report : reports) {
                all.add(new Told(report, null, null, ofSchool(rule, Subject.of(report, null, rule.stages()))));
            }
            return all;
        }

        private List<Told> ofClasses(Rule rule) {
            List<Told> all = new ArrayList<>();
            if (lacksKindergartens(rule, null)) {
                all.add(new Told(null, Stage.KINDERGARTEN, null, withoutKindergartens(rule)));
            }
            for (SchoolReport report : dataset().institutions()) {
                for (Stage stage : stagesOf(rule, report)) {
                    Subject counting = counting(rule, Subject.of(report, stage, rule.stages()));
                    all.addAll(elements(rule, counting, membership(rule, counting)));
                }
            }
            return all;
        }

        private List<Told> elements(Rule rule, Subject subject, Membership membership) {
            if (membership.isOut()) {
                return List.of();
            }
            if (!rule.isInForce(asOf, county.year())) {
                Judge.Judged dropped = Judge.Judged.of(new Dropped(Because.NOT_IN_FORCE));
                return List.of(new Told(subject.school(), subject.stage(), null, dropped));
            }
            if (membership.isUnknown()) {
                Judge.Judged undecided = Judge.Judged.of(new Undecided(membership.missing()));
                return List.of(new Told(subject.school(), subject.stage(), null, undecided));
            }
            List<Told> all = new ArrayList<>();
            for (Judge.Element element : judge().elements(rule.criterion(), subject)) {
                all.add(new Told(subject.school(), subject.stage(), element.cell(), element.judged()));
            }
            return all;
        }

        private static boolean isOutOfScope(Judge.Judged judged) {
            return judged.judgement() instanceof Dropped dropped && dropped.because() == Because.OUT_OF_SCOPE;
        }

        private static List<Stage> stagesOf(Rule rule, SchoolReport school) {
            return Subject.stagesOf(school, rule.stages());
        }

        private Judge.Judged ofSchool(Rule rule, Subject subject) {
            if (!rule.isInForce(asOf, county.year())) {
                return Judge.Judged.of(new Dropped(Because.NOT_IN_FORCE));
            }
            Subject counting = counting(rule, subject);
            Membership membership = membership(rule, counting);
            if (membership.isOut()) {
                return Judge.Judged.of(new Dropped(Because.OUT_OF_SCOPE));
            }
            Judge.Judged judged = judge().judge(rule, counting);
            if (!membership.isUnknown()) {
                return judged;
            }
            Measure measure = judged.measure();
            return new Judge.Judged(
                    new Undecided(membership.missing()),
                    measure == null ? null : measure.withoutValue(),
                    null,
                    List.of());
        }

        private Subject counting(Rule rule, Subject subject) {
            Scope scope = rule.scopeOrNull();
            return scope == null ? subject : Membership.counting(scope, subject, judge().figures(), dataset());
        }

        private Membership membership(Rule rule, Subject counting) {
            Scope scope = rule.scopeOrNull();
            return scope == null
                    ? new Membership(!counting.stages().isEmpty(), List.of())
                    : Membership.of(scope, counting, judge().figures(), dataset());
        }

        private Judge.Judged ofCounty(Rule rule, @Nullable Stage stage) {
            if (!rule.isInForce(asOf, county.year())) {
                return Judge.Judged.of(new Dropped(Because.NOT_IN_FORCE));
            }
            if (rule.scopeOrNull() != null && lacksKindergartens(rule, stage)) {
                return withoutKindergartens(rule);
            }
            List<Subject.Unit> units = units(rule, stage);
            if (units.isEmpty() && rule.scopeOrNull() != null) {
                return Judge.Judged.of(new Dropped(Because.NO_UNIT_IN_SCOPE));
            }
            List<Missing> missing = ofCountyItself(units);
            return missing.isEmpty()
                    ? judge().judge(rule, Subject.ofCounty(stage, rule.stages(), units))
                    : Judge.Judged.of(new Undecided(missing));
        }

        /** Whether a rule asks of kindergartens, and the county did not say which it has. */
        private boolean lacksKindergartens(Rule rule, @Nullable Stage stage) {
            return (stage == null || stage == Stage.KINDERGARTEN)
                    && rule.stages().contains(Stage.KINDERGARTEN)
                    && dataset().kindergartensOrNull() == null;
        }

        private Judge.Judged withoutKindergartens(Rule rule) {
            return Judge.Judged.of(
                    rule.isInForce(asOf, county.year())
                            ? new Undecided(List.of(NO_KINDERGARTENS))
                            : new Dropped(Because.NOT_IN_FORCE));
        }

        /** What the county did not report of itself leaves it open for every school alike whether it counts. */
        private static List<Missing> ofCountyItself(List<Subject.Unit> units) {
            List<Missing> missing = new ArrayList<>();
            if (!units.isEmpty()) {
                for (Missing one : units.get(0).unknown()) {
                    if (one.cell().school() == null) {
                        missing.add(one);
                    }
                }
            }
            return missing;
        }

        /**
         * How a rule comes out for the county; one of its stages as the conjunction of them.
         *
         * @param gradeOrNull the grade that it has to reach, where it has one of that name
         */
        private Judgement ofCounty(Rule rule, @Nullable String gradeOrNull) {
            if (rule.rolledUp()) {
                return reaching(ofMany(rule, told(rule)), gradeOrNull);
            }
            return rule.level().hasStage()
                    ? Combination.allOf(rule.stages().stream()
                            .map(stage -> reaching(ofCounty(rule, stage), gradeOrNull))
                            .toList())
                    : reaching(ofCounty(rule, (Stage) null), gradeOrNull);
        }

        private static Judgement reaching(Judge.Judged judged, @Nullable String gradeOrNull) {
            Judge.Graded graded = judged.graded();
            return gradeOrNull == null || graded == null
                    ? judged.judgement()
                    : graded.reaching(gradeOrNull).orElse(judged.judgement());
        }

        /** What a rule asked of many says of the county: that all meet it, or a share of them. */
        private Judge.Judged ofMany(Rule rule, List<Told> all) {
            Criterion.Share share = rule.shareOrNull();
            return share == null ? Judge.Judged.of(allOf(all)) : judge().share(rule, share, asked(all), county(rule));
        }

        private static Combination allOf(List<Told> all) {
            return Combination.allOf(
                    all.stream().map(told -> told.judged().judgement()).toList());
        }

        /** The schools that count for a rule of the county, those of which it is not known included. */
        private List<Subject.Unit> units(Rule rule, @Nullable Stage stage) {
            List<Subject.Unit> units = new ArrayList<>();
            for (SchoolReport school : rule.scopeOrNull() == null
                    ? List.<SchoolReport>of()
                    : rule.stages().contains(Stage.KINDERGARTEN)
                            ? dataset().institutions()
                            : dataset().schools()) {
                boolean concerned = stage == null
                        ? !stagesOf(rule, school).isEmpty()
                        : school.school().kind().has(stage);
                if (concerned) {
                    Subject counting = counting(rule, Subject.of(school, stage, rule.stages()));
                    Membership membership = membership(rule, counting);
                    if (!membership.isOut()) {
                        units.add(new Subject.Unit(counting, membership.missing()));
                    }
                }
            }
            return units;
        }

        private Finding finding(
                Rule rule, Level level, @Nullable SchoolReport school, @Nullable Stage stage, Judge.Judged judged) {
            return finding(rule, level, school, stage, null, judged);
        }

        private Finding finding(
                Rule rule,
                Level level,
                @Nullable SchoolReport school,
                @Nullable Stage stage,
                @Nullable CellRef element,
                Judge.Judged judged) {
            Measure measure = judged.measure();
            Judge.Graded graded = judged.graded();
            return new Finding(
                    rule.id(),
                    level,
                    school == null ? null : school.school().code(),
                    stage,
                    element,
                    outcome(judged),
                    measure,
                    judged.judgement().exact() != judged.judgement().asReported(),
                    measure == null && judged.judgement() instanceof Dropped
                            ? rule.citation()
                            : split(rule, school, stage, Ground.of(rule, asOf, measure, graded, judged.parts())),
                    judged.parts(),
                    null,
                    graded == null ? null : graded.nameOrNull(),
                    rule.bandOrNull() == null ? judged.band() : rule.bandOrNull());
        }

        /** A ground, trusted no more than the split of the school or, of the county, of those that count. */
        private Citation split(Rule rule, @Nullable SchoolReport school, @Nullable Stage stage, Citation ground) {
            if (stage == null || !Ground.restsOnSplit(standard, rule)) {
                return ground;
            }
            if (school != null) {
                return Ground.ofSplit(ground, standard, rule, school);
            }
            Citation resting = ground;
            for (Subject.Unit unit : units(rule, stage)) {
                SchoolReport counting = unit.subject().school();
                resting = counting == null ? resting : Ground.ofSplit(resting, standard, rule, counting);
            }
            return resting;
        }

        private Status status(Judgement judgement) {
            return mode == CompareMode.EXACT ? judgement.exact() : judgement.asReported();
        }

        private Outcome outcome(Judge.Judged judged) {
            Judgement judgement = judged.judgement();
            return switch (status(judgement)) {
                case MET -> new Outcome.Met();
                case NOT_MET -> new Outcome.NotMet(judged.shortfall());
                case INDETERMINATE -> undecided(Absence.of(judgement));
                case NOT_APPLICABLE ->
                    new Outcome.NotApplicable(
                            judgement instanceof Dropped dropped
                                    ? dropped.because()
                                    : judgement instanceof Shown ? Because.NOT_JUDGED : Because.NOTHING_TO_TEST);
            };
        }

        /** Divided by cells of a stage that the school does not have, there is nothing to test and no cell to ask for. */
        private static Outcome undecided(List<Missing> missing) {
            return missing.isEmpty()
                    ? new Outcome.NotApplicable(Because.NOTHING_TO_TEST)
                    : new Outcome.Indeterminate(missing);
        }

        /** Lets somebody compute something of a table once more. */
        <T> @Nullable T onColumns(CountyTable table, Alone<T> use) {
            return alone(table, asOf, use);
        }

        /** What a rule says of a school or its stage, of which records are made, those of the county if they are there. */
        Finding finding(Rule rule, CountyTable table, int row, @Nullable Stage stage) {
            CountyDataset all = atHand(table);
            if (all != null) {
                SchoolReport school = all.school(table.code(row)).orElseThrow();
                return finding(
                        rule, rule.level(), school, stage, ofSchool(rule, Subject.of(school, stage, rule.stages())));
            }
            SchoolReport school = table.report(row);
            Run alone = new Run(CountyDataset.of(county, List.of(school)), asOf, with);
            return alone.finding(
                    rule, rule.level(), school, stage, alone.ofSchool(rule, Subject.of(school, stage, rule.stages())));
        }

        /** The records of all schools, which are made once as many single ones were as the county has schools. */
        private synchronized @Nullable CountyDataset atHand(CountyTable table) {
            return dataset == null && ++looks <= table.size() ? null : dataset();
        }

        /** What a rule says of the county or its stage. */
        Finding finding(Rule rule, @Nullable Stage stage) {
            return finding(
                    rule,
                    rule.level(),
                    null,
                    stage,
                    (rule.scopeOrNull() == null ? ofCountyAlone() : this).ofCounty(rule, stage));
        }

        private synchronized Run ofCountyAlone() {
            Run known = ofCountyAlone;
            if (known == null) {
                known = new Run(CountyDataset.of(county, List.of()), asOf, with);
                ofCountyAlone = known;
            }
            return known;
        }

        /** What is told of the county of a rule asked of every school. */
        Finding rolledUp(Rule rule) {
            return rolledUp(rule, ofWholes(rule, dataset().schools()));
        }

        /** What a rule asked of many says of the county: all that it concerns must meet it, or a share of them. */
        private Finding rolledUp(Rule rule, List<Told> subjects) {
            Combination all = allOf(subjects);
            UnitTally tally =
                    UnitTally.of(all.parts().stream().map(this::status).toList());
            Judge.Judged judged = ofMany(rule, subjects);
            if (rule.shareOrNull() == null && isMeasured(rule.criterion()) && tally.concerned() > 0) {
                Measure measure = new Measure(
                        tally.indeterminate() > 0 ? null : Rational.of(tally.met()),
                        Comparator.AT_LEAST,
                        Rational.of(tally.concerned()),
                        unit(rule.level()),
                        null);
                judged = new Judge.Judged(
                        all, measure, new Quantity(BigDecimal.valueOf(tally.notMet()), unit(rule.level())), List.of());
            }
            Finding finding = finding(rule, Level.COUNTY, null, null, judged);
            Outcome outcome = tally.concerned() == 0 && rule.isInForce(asOf, county.year())
                    ? new Outcome.NotApplicable(Because.NO_UNIT_IN_SCOPE)
                    : finding.outcome();
            return new Finding(
                    finding.rule(),
                    finding.level(),
                    null,
                    null,
                    null,
                    outcome,
                    finding.measureOrNull(),
                    finding.boundarySensitive(),
                    finding.citation().restingOn(Ground.ofAll(standard, rule, asOf)),
                    finding.parts(),
                    tally,
                    finding.gradeOrNull(),
                    rule.bandOrNull());
        }

        private static Subject county(Rule rule) {
            return Subject.ofCounty(null, rule.stages(), List.of());
        }

        Judgement explain(Finding finding) {
            Rule rule = standard.rule(finding.rule().local());
            SchoolReport school = finding.school()
                    .map(code -> dataset()
                            .school(code)
                            .orElseThrow(() -> new IllegalArgumentException("no school " + code + " in this dataset")))
                    .orElse(null);
            if (rule.level().isOfElements() && finding.level() == rule.level()) {
                return told(rule).stream()
                        .filter(t -> Objects.equals(t.school(), school)
                                && t.stage() == finding.stageOrNull()
                                && Objects.equals(t.element(), finding.elementOrNull()))
                        .findFirst()
                        .map(t -> t.judged().judgement())
                        .orElseThrow(() -> new IllegalArgumentException("no such element: " + finding.subject()));
            }
            if (school != null) {
                return ofSchool(rule, Subject.of(school, finding.stageOrNull(), rule.stages()))
                        .judgement();
            }
            if (rule.level() != finding.level()) {
                return ofMany(rule, told(rule)).judgement();
            }
            return ofCounty(rule, finding.stageOrNull()).judgement();
        }

        /** School stages that the scope of a rule asked by school stage leaves out, each scope once. */
        List<Exclusion> exclusions() {
            Set<Exclusion> exclusions = new LinkedHashSet<>();
            for (Rule rule : standard.rules().values()) {
                Scope scope = rule.scopeOrNull();
                if (rule.level() == Level.SCHOOL_STAGE && scope != null) {
                    for (SchoolReport school : dataset().schools()) {
                        for (Stage stage : stagesOf(rule, school)) {
                            if (membership(rule, counting(rule, Subject.of(school, stage, rule.stages())))
                                    .isOut()) {
                                exclusions.add(
                                        new Exclusion(scope, school.school().code(), stage));
                            }
                        }
                    }
                }
            }
            return List.copyOf(exclusions);
        }

        List<Conceded.ConcededDispersion> concededDispersions() {
            List<Conceded.ConcededDispersion> dispersions = new ArrayList<>();
            for (Rule rule : standard.rules().values()) {
                if (rule.criterion() instanceof Criterion.Dispersion dispersion && isConceded(dispersion)) {
                    for (Stage stage : rule.stages()) {
                        Subject county = Subject.ofCounty(stage, rule.stages(), units(rule, stage));
                        Measure measure = county.units().isEmpty()
                                ? null
                                : judge().dispersion(dispersion, county, true).measure();
                        if (measure != null && measure.valueOrNull() != null) {
                            dispersions.add(new Conceded.ConcededDispersion(rule.id(), stage, measure.valueOrNull()));
                        }
                    }
                }
            }
            return dispersions;
        }

        private boolean isConceded(Criterion.Dispersion dispersion) {
            return concessions.stream()
                    .anyMatch(c -> standard.rule(c.rule()).criterion() instanceof Criterion.Comparison own
                            && own.indicator().equals(dispersion.indicator())
                            && c.criterion() instanceof Criterion.Comparison);
        }
    }
}
