package io.github.junheng.evaluation;

import io.github.junheng.dataset.FactDefinition;
import io.github.junheng.dataset.FactType;
import io.github.junheng.dataset.Place;
import io.github.junheng.quantity.Rational;
import io.github.junheng.school.SchoolKind;
import io.github.junheng.school.Stage;
import io.github.junheng.standard.Condition;
import io.github.junheng.standard.Criterion;
import io.github.junheng.standard.Dated;
import io.github.junheng.standard.Indicator;
import io.github.junheng.standard.Level;
import io.github.junheng.standard.Limit;
import io.github.junheng.standard.Rule;
import io.github.junheng.standard.RuleInputs;
import io.github.junheng.standard.Scope;
import io.github.junheng.standard.Split;
import io.github.junheng.standard.Standard;
import io.github.junheng.standard.Sum;
import io.github.junheng.time.Timeline;
import java.math.BigInteger;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Makes a {@link Plan} of a standard. It goes by the shape of a rule alone: a rule of an overlay is compiled as a rule of the
 * standard is, and what has a shape that it does not know is left to {@link Judge}.
 */
@SuppressWarnings("EnumOrdinal") // columns, codes and domains are arrays by position
final class PlanCompiler {
    /** Thrown, and caught, where a rule has a shape that no lane, mask or probe has. */
    private static final class NotCompiled extends RuntimeException {
        private static final long serialVersionUID = 1;

        NotCompiled() {
            super(null, null, false, false);
        }
    }

    private final Standard standard;
    private final LocalDate asOf;
    private final int year;
    private final TableLayout layout;
    private final Map<String, FactDefinition> definitions;
    private final Map<String, CellName> names = new HashMap<>();
    private final Map<Object, Lane> lanes = new HashMap<>();
    private final Map<Object, Mask> masks = new HashMap<>();
    private final Map<Object, Probe> probes = new HashMap<>();
    private int totals;
    private final List<CountyProbe.Spread> spreads = new ArrayList<>();
    private final Map<Object, CountyProbe.Heads> headings = new HashMap<>();
    private final Map<Object, Cross> crosses = new HashMap<>();
    private final IdentityHashMap<Criterion, Rational> floors = new IdentityHashMap<>();
    /** Numbers parts of the standard by what they are, not by what they hold: to hash a rule is to hash all that it says. */
    private final IdentityHashMap<Object, Integer> numbers = new IdentityHashMap<>();

    private PlanCompiler(Standard standard, TableLayout layout, LocalDate asOf, int year) {
        this.standard = standard;
        this.asOf = asOf;
        this.year = year;
        this.layout = layout;
        definitions = standard.factsById();
    }

    static Plan compile(Standard standard, TableLayout layout, LocalDate asOf, int year) {
        return new PlanCompiler(standard, layout, asOf, year).plan();
    }

    private Plan plan() {
        for (Rule rule : standard.rules().values()) {
            if (rule.criterion() instanceof Criterion.KOfN kOfN) {
                // Members are computed once, for their own rule and for this one, floor included.
                Optional<Dated<Rational>> floor = kOfN.floor().on(asOf);
                if (floor.isPresent()) {
                    for (String member : kOfN.rules()) {
                        floors.putIfAbsent(
                                standard.rule(member).criterion(), floor.get().value());
                    }
                }
            }
        }
        List<Plan.Program> programs = new ArrayList<>();
        Map<String, Integer> positions = new HashMap<>();
        for (Rule rule : standard.rules().values()) {
            positions.put(rule.id().local(), programs.size());
            programs.add(new Plan.Program(
                    rule,
                    rule.isInForce(asOf, year),
                    Ground.ofAll(standard, rule, asOf),
                    Ground.restsOnSplit(standard, rule),
                    branches(rule)));
        }
        pair();
        return new Plan(
                standard,
                asOf,
                year,
                layout,
                programs,
                positions,
                new int[] {lanes.size(), masks.size(), probes.size(), headings.size(), spreads.size(), totals},
                lastColumn(),
                new Bearing.Parts(lanes.values(), masks.values(), probes.values()));
    }

    /** Of the columns of schools that lanes read, the one that lies last in memory; −1 for none. */
    private int lastColumn() {
        BitSet read = new BitSet();
        for (Lane lane : lanes.values()) {
            lane.columns(read);
        }
        int last = -1;
        for (int column : layout.inMemory()) {
            last = read.get(column) ? column : last;
        }
        return last;
    }

    private int number(Object part) {
        Integer known = numbers.putIfAbsent(part, numbers.size());
        return known == null ? numbers.size() - 1 : known;
    }

    private CellName name(String cell) {
        CellName name = names.get(cell);
        if (name == null) {
            name = new CellName(cell, definitions);
            names.put(cell, name);
        }
        return name;
    }

    /** Whom cells are asked of. */
    private record Asked(
            int domain,
            @Nullable Stage stage,
            List<Stage> stages,
            @Nullable Scope scope) {
        List<Stage> parts() {
            return stage == null ? stages : List.of(stage);
        }
    }

    /** Whether a plan knows the subjects of a rule: rows of the table that lie side by side, or the county. */
    private boolean isOfTable(Rule rule) {
        boolean known = rule.level() == Level.SCHOOL_STAGE
                || rule.level() == Level.SCHOOL
                || rule.level() == Level.COUNTY_STAGE
                || rule.level() == Level.COUNTY;
        known &= rule.shareOrNull() == null && !isOfBands(rule);
        known &= rule.grades().entries().isEmpty();
        known &= !(rule.rolledUp() && rule.level() == Level.SCHOOL_STAGE);
        for (Stage stage : rule.stages()) {
            known &= Work.isOfTable(stage);
        }
        for (Indicator indicator : known ? RuleInputs.indicators(standard, rule.criterion()) : List.<Indicator>of()) {
            known &= indicator.numeratorScopeOrNull() == null;
        }
        return known;
    }

    /** Whether findings have to say of what band they are, which columns do not. */
    private static boolean isOfBands(Rule rule) {
        boolean some = rule.bandOrNull() != null;
        for (Criterion.Part part :
                rule.criterion() instanceof Criterion.All all ? all.parts() : List.<Criterion.Part>of()) {
            some |= part.bandOrNull() != null;
        }
        return some;
    }

    private @Nullable List<Plan.Branch> branches(Rule rule) {
        if (!isOfTable(rule)) {
            return null;
        }
        try {
            List<Plan.Branch> branches = new ArrayList<>();
            if (rule.level().hasStage()) {
                for (Stage stage : rule.stages()) {
                    branches.add(branch(rule, stage));
                }
            } else {
                branches.add(branch(rule, null));
            }
            return branches;
        } catch (NotCompiled e) {
            return null;
        }
    }

    private Plan.Branch branch(Rule rule, @Nullable Stage stage) {
        int rows = stage == null ? Work.WHOLE : stage.ordinal();
        if (!rule.isInForce(asOf, year)) {
            return new Plan.Branch(stage, rows, null, null, null);
        }
        Scope scope = rule.scopeOrNull();
        Asked asked = new Asked(rows, stage, rule.stages(), scope);
        if (rule.level().isOfSchool()) {
            return new Plan.Branch(stage, rows, units(asked), probe(rule.criterion(), asked), null);
        }
        Mask units = scope == null ? null : units(asked);
        if (units != null && rule.criterion() instanceof Criterion.Dispersion dispersion && stage != null) {
            return new Plan.Branch(stage, rows, units, null, spread(dispersion, asked));
        }
        if (units != null && rule.criterion() instanceof Criterion.Comparison comparison) {
            return new Plan.Branch(stage, rows, units, null, ratio(comparison, asked));
        }
        Asked county = new Asked(Work.COUNTY, stage, rule.stages(), null);
        return new Plan.Branch(stage, Work.COUNTY, units, probe(rule.criterion(), county), null);
    }

    // ---- whom a rule concerns

    private @Nullable Mask units(Asked asked) {
        Scope scope = asked.scope();
        if (scope != null) {
            return mask(scope, asked);
        }
        // Without a scope a school is concerned that has one of the stages.
        return asked.stage() != null ? null : anyStage(asked);
    }

    private Mask anyStage(Asked asked) {
        List<Object> key = List.of(asked.stages(), asked.domain());
        Mask known = masks.get(key);
        if (known == null) {
            Mask.@Nullable Membership3[] byRun = new Mask.Membership3[CountyTable.RUNS];
            for (int run : runs(asked.domain())) {
                boolean any = !Collections.disjoint(CountyTable.kind(run).stages(), asked.stages());
                byRun[run] = new Mask.Constant(any ? Work.IN : Work.OUT);
            }
            known = mask(key, asked.domain(), byRun);
        }
        return known;
    }

    private static List<Integer> runs(int domain) {
        List<Integer> runs = new ArrayList<>();
        for (int run = 0; run < CountyTable.RUNS; run++) {
            if ((Work.runs(domain) >> run & 1) != 0) {
                runs.add(run);
            }
        }
        return runs;
    }

    private Mask mask(Object key, int domain, Mask.@Nullable Membership3[] byRun) {
        Mask mask = new Mask(masks.size(), domain, byRun);
        masks.put(key, mask);
        return mask;
    }

    private Mask mask(Scope scope, Asked asked) {
        List<Object> key = List.of(List.of("scope", number(scope), asked.parts()), asked.domain());
        Mask known = masks.get(key);
        if (known == null) {
            Mask.@Nullable Membership3[] byRun = new Mask.Membership3[CountyTable.RUNS];
            for (int run : runs(asked.domain())) {
                List<Mask.Membership3> stages = new ArrayList<>();
                for (Stage stage : asked.parts()) {
                    if (CountyTable.kind(run).has(stage)) {
                        Mask ofStage = stageMask(scope, stage);
                        Mask.Membership3 own = ofStage.ofRun(run);
                        stages.add(own instanceof Mask.Constant ? own : new Mask.Of(ofStage));
                    }
                }
                // A school without any of the stages is out, whatever the conditions would say.
                byRun[run] = stages.isEmpty()
                        ? new Mask.Constant(Work.OUT)
                        : Mask.all(List.of(Mask.any(stages), all(scope.conditions(), run, asked, true)));
            }
            known = mask(key, asked.domain(), byRun);
        }
        return known;
    }

    /** Whether a stage counts in a scope; scopes that say the same of stages share it. */
    private Mask stageMask(Scope scope, Stage stage) {
        List<Object> key = List.of(List.of("stage", scope.stageConditions()), stage.ordinal());
        Mask known = masks.get(key);
        if (known == null) {
            Asked asked = new Asked(stage.ordinal(), stage, List.of(stage), scope);
            Mask.@Nullable Membership3[] byRun = new Mask.Membership3[CountyTable.RUNS];
            for (int run : runs(stage.ordinal())) {
                byRun[run] = all(scope.stageConditions(), run, asked, false);
            }
            known = mask(key, stage.ordinal(), byRun);
        }
        return known;
    }

    private Mask.Membership3 all(List<Condition> conditions, int run, Asked asked, boolean counting) {
        List<Mask.Membership3> members = new ArrayList<>();
        for (Condition condition : conditions) {
            members.add(member(condition, run, asked, counting));
        }
        return Mask.all(members);
    }

    /** @param counting whether cells of a stage stand for stages that count only */
    private Mask.Membership3 member(Condition condition, int run, Asked asked, boolean counting) {
        SchoolKind kind = CountyTable.kind(run);
        if (condition instanceof Condition.KindIn kinds) {
            return new Mask.Constant(kinds.kinds().contains(kind) != kinds.negated() ? Work.IN : Work.OUT);
        }
        if (condition instanceof Condition.AnyOf anyOf) {
            List<Mask.Membership3> groups = new ArrayList<>();
            for (List<Condition> group : anyOf.groups()) {
                groups.add(all(group, run, asked, counting));
            }
            return Mask.any(groups);
        }
        if (condition instanceof Condition.FactIn fact) {
            Located cell = only(locate(fact.fact(), asked, counting));
            requireOfSchool(cell, run);
            return new Conditions.OneOf(cell.column(), codes(definition(cell), fact.words()), fact.negated());
        }
        if (condition instanceof Condition.Every every) {
            Located cell = only(locate(every.list(), asked, counting));
            requireOfSchool(cell, run);
            requireList(definition(cell));
            return new Conditions.Each(cell.column(), every.comparator(), every.limit());
        }
        Condition.Compare compare = (Condition.Compare) condition;
        Lane left = lane(compare.left(), asked, counting);
        Sum times = compare.timesOrNull();
        Lane right = times == null ? null : lane(times, asked, counting);
        Rational limit = times == null ? compare.limit() : compare.limit().times(times.times());
        return new Conditions.Compared(
                left,
                right,
                Cross.admits(compare.comparator()),
                cross(compare.left().times(), limit));
    }

    private static Located only(List<Located> cells) {
        if (cells.size() != 1 || cells.get(0).maskOrNull() != null) {
            throw new NotCompiled();
        }
        return cells.get(0);
    }

    private static void requireOfSchool(Located cell, int run) {
        if (cell.ofCounty() || (cell.runs() >> run & 1) == 0) {
            throw new NotCompiled();
        }
    }

    // ---- cells and lanes

    /** A cell with its place in the table. */
    private record Located(
            int column,
            boolean ofCounty,
            int runs,
            @Nullable Mask maskOrNull,
            @Nullable Stage stage) {}

    private List<Located> locate(String cell, Asked asked, boolean counting) {
        CellName name = name(cell);
        List<Located> located = new ArrayList<>();
        for (Stage stage : name.isPerStage() ? asked.parts() : List.of(Stage.PRIMARY)) {
            CellName.Id id = name.id(stage);
            boolean ofCounty = name.place() == Place.COUNTY;
            int column = ofCounty ? layout.countyColumn(id.fact()) : layout.schoolColumn(id.fact());
            if (column < 0 || (!ofCounty && asked.domain() == Work.COUNTY)) {
                throw new NotCompiled();
            }
            int runs = Work.runs(asked.domain());
            Stage of = id.of();
            if (!ofCounty) {
                for (int run = 0; run < CountyTable.RUNS; run++) {
                    SchoolKind kind = CountyTable.kind(run);
                    if ((of != null && !kind.has(of)) || (name.isPerStage() && !kind.has(stage))) {
                        runs &= ~(1 << run);
                    }
                }
            }
            Scope scope = asked.scope();
            boolean masked = name.isPerStage() && !ofCounty && counting && scope != null;
            located.add(new Located(
                    column,
                    ofCounty,
                    runs,
                    masked ? stageMaskOrNull(scope, stage) : null,
                    name.isPerStage() ? stage : asked.stage()));
        }
        return located;
    }

    private @Nullable Mask stageMaskOrNull(@Nullable Scope scope, Stage stage) {
        return scope == null || scope.stageConditions().isEmpty() ? null : stageMask(scope, stage);
    }

    private FactDefinition definition(Located cell) {
        return (cell.ofCounty() ? layout.countyColumns() : layout.schoolColumns()).get(cell.column());
    }

    private static void requireList(FactDefinition definition) {
        if (definition.type() != FactType.COUNT_LIST && definition.type() != FactType.DECIMAL_LIST) {
            throw new NotCompiled();
        }
    }

    /** Whether cells of a stage drop out with their stage: where a school is judged as a whole. */
    private static boolean counts(Asked asked) {
        return asked.domain() == Work.WHOLE;
    }

    /** The sum, its factor left out. */
    private Lane lane(Sum sum, Asked asked, boolean counting) {
        if (sum.countingFromOrNull() != null) {
            throw new NotCompiled();
        }
        List<Lane.Term> terms = new ArrayList<>();
        for (String cell : sum.add()) {
            terms.addAll(terms(cell, 1, asked, counting));
        }
        for (String cell : sum.subtract()) {
            terms.addAll(terms(cell, -1, asked, counting));
        }
        return lane(asked.domain(), terms, null);
    }

    private List<Lane.Term> terms(String cell, long times, Asked asked, boolean counting) {
        List<Lane.Term> terms = new ArrayList<>();
        for (Located at : locate(cell, asked, counting)) {
            if (at.ofCounty() != (asked.domain() == Work.COUNTY)
                    || !definition(at).type().isNumber()) {
                throw new NotCompiled();
            }
            terms.add(new Lane.Term(at.column(), times, -1, at.runs(), at.maskOrNull()));
        }
        return terms;
    }

    private Lane lane(int domain, List<Lane.Term> terms, @Nullable Lane positive) {
        int shared = 0;
        for (int run = 0; run < CountyTable.RUNS; run++) {
            int added = 0;
            for (Lane.Term term : terms) {
                added += term.runs() >> run & 1;
            }
            shared |= added > 1 ? 1 << run : 0;
        }
        return lane(domain, terms, positive, shared);
    }

    private Lane lane(int domain, List<Lane.Term> terms, @Nullable Lane positive, int positiveRuns) {
        if (terms.size() >= Integer.SIZE) {
            throw new NotCompiled();
        }
        List<Object> key = new ArrayList<>(List.of(domain, positive == null ? "" : positive));
        for (Lane.Term term : terms) {
            Mask mask = term.maskOrNull();
            key.addAll(List.of(term.column(), term.times(), term.timesCell(), term.runs(), mask == null ? "" : mask));
        }
        Lane known = lanes.get(key);
        if (known == null) {
            known = new Lane(lanes.size(), domain, terms, positive, positiveRuns);
            lanes.put(key, known);
        }
        return known;
    }

    /** The word, yes or no, or small number that codes stand for, as bits. */
    private static long codes(FactDefinition definition, Set<String> words) {
        long codes = 0;
        for (String word : words) {
            int code = switch (definition.type()) {
                case FLAG -> word.equals("true") ? 1 : word.equals("false") ? 0 : -1;
                case WORD -> definition.words().indexOf(word);
                case CODE -> small(word);
                default -> throw new NotCompiled();
            };
            if (code >= Long.SIZE) {
                throw new NotCompiled();
            }
            codes |= code < 0 ? 0 : 1L << code;
        }
        if (definition.type() == FactType.WORD && definition.words().size() > Long.SIZE) {
            throw new NotCompiled();
        }
        return codes;
    }

    private static int small(String word) {
        int number = 0;
        for (int i = 0; i < word.length(); i++) {
            int digit = word.charAt(i) - '0';
            if (digit < 0 || digit > 9) {
                return -1;
            }
            number = number * 10 + digit;
        }
        boolean canonical = !word.isEmpty() && word.length() <= 9 && (word.length() == 1 || word.charAt(0) != '0');
        return canonical ? number : -1;
    }

    private Cross cross(Rational factor, Rational limit) {
        List<Object> key = List.of(factor, limit);
        Cross known = crosses.get(key);
        if (known == null) {
            known = Cross.of(factor, limit);
            if (known == null) {
                throw new NotCompiled();
            }
            crosses.put(key, known);
        }
        return known;
    }

    // ---- what is tested

    private Probe probe(Criterion criterion, Asked asked) {
        Scope scope = asked.scope();
        List<Object> key = List.of(
                number(criterion), asked.domain(), asked.parts(), counts(asked) && scope != null ? number(scope) : "");
        Probe known = probes.get(key);
        if (known == null) {
            known = newProbe(criterion, asked);
            probes.put(key, known);
        }
        return known;
    }

    private Probe newProbe(Criterion criterion, Asked asked) {
        int domain = asked.domain();
        if (criterion instanceof Criterion.Comparison comparison) {
            return comparison(comparison, asked);
        }
        if (criterion instanceof Criterion.KOfN kOfN) {
            Dated<Rational> atLeast = dated(kOfN.atLeast());
            Rational floor = dated(kOfN.floor()).value();
            List<Probe.Compared> members = new ArrayList<>();
            for (String member : kOfN.rules()) {
                Criterion own = standard.rule(member).criterion();
                if (!(own instanceof Criterion.Comparison) || !floor.equals(floors.get(own))) {
                    throw new NotCompiled();
                }
                if (!(probe(own, asked) instanceof Probe.Compared compared)) {
                    throw new NotCompiled();
                }
                members.add(compared);
            }
            return new Probe.AtLeast(probes.size(), domain, members, atLeast);
        }
        if (criterion instanceof Criterion.All all) {
            List<Probe> parts = new ArrayList<>();
            for (Criterion.Part part : all.parts()) {
                if (part.scopeOrNull() != null) {
                    throw new NotCompiled();
                }
                parts.add(probe(part.criterion(), asked));
            }
            return new Probe.All(probes.size(), domain, parts);
        }
        if (criterion instanceof Criterion.Evidence evidence) {
            return stated(evidence.fact(), evidence.admittedOn(asOf), asked);
        }
        if (criterion instanceof Criterion.Veto veto) {
            return stated(veto.fact(), Set.of("false"), asked);
        }
        if (criterion instanceof Criterion.Every every) {
            return every(every, asked);
        }
        if (criterion instanceof Criterion.CountPer countPer) {
            return countPer(countPer, asked);
        }
        if (criterion instanceof Criterion.Elapsed elapsed) {
            Located cell = own(elapsed.fact(), asked);
            if (definition(cell).type() != FactType.DATE) {
                throw new NotCompiled();
            }
            long years = dated(elapsed.years()).value().ceiling().longValueExact();
            return new Probe.Since(probes.size(), domain, cell.column(), years, asOf);
        }
        throw new NotCompiled();
    }

    private Dated<Rational> dated(Timeline<Dated<Rational>> timeline) {
        Optional<Dated<Rational>> dated = timeline.on(asOf);
        if (dated.isEmpty()) {
            throw new NotCompiled();
        }
        return dated.get();
    }

    /** A cell that every row of the domain has. */
    private Located own(String fact, Asked asked) {
        Located cell = only(locate(fact, asked, counts(asked)));
        boolean county = asked.domain() == Work.COUNTY;
        if (cell.ofCounty() != county || (!county && cell.runs() != Work.runs(asked.domain()))) {
            throw new NotCompiled();
        }
        return cell;
    }

    private Probe stated(String fact, Set<String> admitted, Asked asked) {
        Located cell = own(fact, asked);
        long codes = codes(definition(cell), admitted);
        return new Probe.Stated(probes.size(), asked.domain(), cell.column(), codes);
    }

    private Probe.Value fraction(Indicator indicator, Asked asked) {
        Sum amount = indicator.numerator(asked.stage());
        Lane numerator = lane(amount, asked, counts(asked));
        Rational factor = amount.times();
        Optional<Sum> base = indicator.denominator();
        Split split = asked.stage() == null || asked.domain() == Work.COUNTY
                ? null
                : indicator.split().orElse(null);
        if (base.isEmpty()) {
            if (split != null) {
                throw new NotCompiled();
            }
            return new Probe.Value(numerator, null, factor, null, Rational.ONE);
        }
        if (base.get().times().signum() <= 0) {
            throw new NotCompiled();
        }
        factor = factor.times(indicator.per()).dividedBy(base.get().times());
        Lane heads = lane(base.get(), asked, counts(asked));
        Stage stage = asked.stage();
        Rational times = base.get().times();
        return split == null || stage == null
                ? new Probe.Value(numerator, heads, factor, null, times)
                : new Probe.Value(
                        numerator,
                        weightedHeads(split, base.get(), heads, asked),
                        factor.times(Rational.of(weight(split, stage))),
                        heads,
                        times);
    }

    /** What weights are multiplied by so that all are whole. */
    private static BigInteger common(Split split) {
        BigInteger common = BigInteger.ONE;
        for (Rational weight : split.weights().weights().values()) {
            common = common.divide(common.gcd(weight.denominator())).multiply(weight.denominator());
        }
        return common;
    }

    private static long weight(Split split, Stage stage) {
        Rational weight = split.weights().weights().get(stage);
        if (weight == null) {
            throw new NotCompiled();
        }
        BigInteger whole = weight.numerator().multiply(common(split)).divide(weight.denominator());
        if (whole.bitLength() > 31) {
            throw new NotCompiled();
        }
        return whole.longValueExact();
    }

    /**
     * The weighted pupils of a school. What falls to a stage is {@code R·w·P ÷ Σ(w·P)}, and per pupil of the stage
     * {@code R·w ÷ Σ(w·P)}: the pupils of the stage cancel, where it is they that the indicator divides by.
     */
    private Lane weightedHeads(Split split, Sum base, Lane heads, Asked asked) {
        if (!base.subtract().isEmpty() || !base.add().equals(List.of(split.pupils())) || !isOne(base.times())) {
            throw new NotCompiled();
        }
        List<Lane.Term> terms = new ArrayList<>();
        for (Stage each : split.weights().stages()) {
            Asked ofStage = new Asked(asked.domain(), each, List.of(each), null);
            for (Lane.Term term : terms(split.pupils(), weight(split, each), ofStage, false)) {
                terms.add(term);
            }
        }
        return lane(asked.domain(), terms, heads);
    }

    private static boolean isOne(Rational value) {
        return value.equals(Rational.ONE);
    }

    private Probe comparison(Criterion.Comparison criterion, Asked asked) {
        Probe.Value value = fraction(standard.indicator(criterion.indicator()), asked);
        Rational floor = floors.get(criterion);
        Limit limit = resolved(criterion.limit());
        if (limit instanceof Limit.Printed printed) {
            @SuppressWarnings({"unchecked", "rawtypes"})
            @Nullable
            Dated<Rational>[] numbers = new Dated[CountyTable.RUNS];
            @Nullable Rational[] floorNumbers = new Rational[CountyTable.RUNS];
            @Nullable Cross[] byRun = new Cross[CountyTable.RUNS];
            @Nullable Cross[] ofFloors = new Cross[CountyTable.RUNS];
            for (int run = 0; run < CountyTable.RUNS; run++) {
                Dated<Rational> number = printed(printed, asked, run, asked.stage());
                if (number != null) {
                    numbers[run] = number;
                    Cross own = cross(value.factor(), number.value());
                    Rational lowered = floor == null ? null : number.value().times(floor);
                    floorNumbers[run] = lowered;
                    Cross ofFloor = lowered == null ? null : cross(value.factor(), lowered);
                    byRun[run] = joined(own, ofFloor);
                    ofFloors[run] = ofFloor == null ? null : joined(ofFloor, own);
                }
            }
            return new Probe.Compared(
                    probes.size(),
                    asked.domain(),
                    value,
                    told(standard.indicator(criterion.indicator()), criterion, value.factor(), value.headTimes()),
                    numbers,
                    floorNumbers,
                    byRun,
                    ofFloors);
        }
        if (floor != null) {
            throw new NotCompiled();
        }
        Probe.Value bound = limit instanceof Limit.WeightedMean mean
                ? weightedMean(mean, asked)
                : limit instanceof Limit.OfIndicator of
                        ? fraction(standard.indicator(of.indicator()), asked)
                        : notCompiled();
        boolean rounded = standard.indicator(criterion.indicator()).printedDecimals() >= 0
                || (limit instanceof Limit.OfIndicator of
                        && standard.indicator(of.indicator()).printedDecimals() >= 0);
        return new Probe.ComparedToFraction(
                probes.size(),
                asked.domain(),
                value.numerator(),
                value.denominator(),
                bound.numerator(),
                bound.denominator(),
                Cross.admits(criterion.comparator()),
                cross(value.factor(), bound.factor()),
                rounded);
    }

    private static Told told(Indicator indicator, Criterion.Comparison criterion, Rational factor, Rational headTimes) {
        return new Told(indicator, criterion.comparator(), factor, headTimes.dividedBy(indicator.per()));
    }

    /** Limit and floor multiply the value by the same factor, where that fits; the same pair gives the same object. */
    private Cross joined(Cross own, @Nullable Cross other) {
        if (other == null) {
            return own;
        }
        List<Object> key = List.of(own, other, "joined");
        Cross known = crosses.get(key);
        if (known == null) {
            Cross one = own.joined(other);
            known = one == null || other.joined(own) == null ? own : one;
            crosses.put(key, known);
        }
        return known;
    }

    private static Probe.Value notCompiled() {
        throw new NotCompiled();
    }

    private Limit resolved(Limit limit) {
        return limit instanceof Limit.SameAs same
                        && standard.rule(same.rule()).criterion() instanceof Criterion.Comparison other
                ? resolved(other.limit())
                : limit;
    }

    /** The number for a run of schools, or for the county; null where none is in force. */
    private @Nullable Dated<Rational> printed(Limit.Printed printed, Asked asked, int run, @Nullable Stage stage) {
        if (!printed.regions().isEmpty()) {
            throw new NotCompiled();
        }
        Stage of = stage;
        SchoolKind kind = asked.domain() == Work.COUNTY ? null : CountyTable.kind(run);
        if (of == null && asked.domain() == Work.COUNTY && !asked.stages().isEmpty()) {
            of = asked.stages().get(asked.stages().size() - 1);
        } else if (of == null) {
            // The highest stage that counts decides, which differs from school to school.
            for (Stage each : Stage.values()) {
                if (printed.isByStage(kind, each)) {
                    throw new NotCompiled();
                }
            }
        }
        return printed.on(asOf, kind, of).orElse(null);
    }

    /** {@code times · Σ(value·weight) ÷ Σ weight}, the value the county's, the weight the school's. */
    private Probe.Value weightedMean(Limit.WeightedMean mean, Asked asked) {
        List<Lane.Term> products = new ArrayList<>();
        List<Lane.Term> weights = new ArrayList<>();
        for (Stage stage : asked.parts()) {
            Asked part = new Asked(asked.domain(), stage, List.of(stage), asked.scope());
            Located value = only(locate(mean.value(), part, false));
            List<Lane.Term> weight = terms(mean.weight(), 1, part, counts(asked));
            if (!value.ofCounty() || asked.domain() == Work.COUNTY || weight.size() != 1) {
                throw new NotCompiled();
            }
            Lane.Term term = weight.get(0);
            int has = term.runs() & Work.runs(stage.ordinal());
            if (has != term.runs() || !definition(value).type().isNumber()) {
                throw new NotCompiled();
            }
            weights.add(term);
            products.add(new Lane.Term(term.column(), 1, value.column(), term.runs(), term.maskOrNull()));
        }
        return new Probe.Value(
                lane(asked.domain(), products, null),
                lane(asked.domain(), weights, null),
                mean.times(),
                null,
                Rational.ONE);
    }

    private Probe every(Criterion.Every criterion, Asked asked) {
        List<Probe.ListCell> lists = new ArrayList<>();
        List<@Nullable Rational[]> limits = new ArrayList<>();
        for (Located cell : locate(criterion.list(), asked, counts(asked))) {
            lists.add(listCell(cell, asked));
            limits.add(limits(criterion.limit(), asked, cell.stage()));
        }
        return new Probe.Every(
                probes.size(),
                asked.domain(),
                lists,
                limits.toArray(new @Nullable Rational[0][]),
                Cross.admits(criterion.comparator()),
                criterion.emptyIsMissing());
    }

    private Probe.ListCell listCell(Located cell, Asked asked) {
        requireList(definition(cell));
        if (cell.ofCounty() != (asked.domain() == Work.COUNTY)) {
            throw new NotCompiled();
        }
        return new Probe.ListCell(cell.column(), cell.runs(), cell.maskOrNull());
    }

    private @Nullable Rational[] limits(Limit limit, Asked asked, @Nullable Stage stage) {
        if (!(resolved(limit) instanceof Limit.Printed printed)) {
            throw new NotCompiled();
        }
        @Nullable Rational[] limits = new Rational[CountyTable.RUNS];
        for (int run = 0; run < CountyTable.RUNS; run++) {
            Dated<Rational> number = printed(printed, asked, run, stage);
            limits[run] = number == null ? null : number.value();
        }
        return limits;
    }

    private Probe countPer(Criterion.CountPer criterion, Asked asked) {
        if (asked.domain() == Work.COUNTY) {
            throw new NotCompiled();
        }
        Located list = own(criterion.list(), asked);
        List<Probe.ListCell> per = new ArrayList<>();
        for (Located cell : locate(criterion.per(), asked, counts(asked))) {
            per.add(listCell(cell, asked));
        }
        return new Probe.CountPer(
                probes.size(),
                asked.domain(),
                listCell(list, asked),
                per,
                limits(criterion.limit(), asked, asked.stage()),
                criterion.each());
    }

    // ---- what is tested of the county over its schools

    private CountyProbe ratio(Criterion.Comparison criterion, Asked asked) {
        Indicator indicator = standard.indicator(criterion.indicator());
        if (indicator.split().isPresent() && asked.stage() != null) {
            throw new NotCompiled();
        }
        Sum amount = indicator.numerator(asked.stage());
        Optional<Sum> base = indicator.denominator();
        Rational factor = amount.times();
        if (base.isPresent()) {
            if (base.get().times().signum() <= 0) {
                throw new NotCompiled();
            }
            factor = factor.times(indicator.per()).dividedBy(base.get().times());
        }
        Asked county = new Asked(Work.COUNTY, asked.stage(), asked.stages(), null);
        if (!(resolved(criterion.limit()) instanceof Limit.Printed printed)) {
            throw new NotCompiled();
        }
        Dated<Rational> limit = countyLimit(printed, county);
        return new CountyProbe.Ratio(
                total(amount, asked, county),
                base.isPresent() ? total(base.get(), asked, county) : null,
                told(indicator, criterion, factor, base.isPresent() ? base.get().times() : Rational.ONE),
                limit,
                cross(factor, limit.value()));
    }

    private Dated<Rational> countyLimit(Limit.Printed printed, Asked county) {
        Dated<Rational> limit = printed(printed, county, 0, county.stage());
        if (limit == null) {
            throw new NotCompiled();
        }
        return limit;
    }

    private CountyProbe.Total total(Sum sum, Asked asked, Asked county) {
        boolean ofSchools = false;
        for (String cell : sum.cells()) {
            ofSchools |= name(cell).place() != Place.COUNTY;
        }
        Asked of = ofSchools ? asked : county;
        return new CountyProbe.Total(totals++, lane(sum, of, counts(of)), of.domain());
    }

    private CountyProbe spread(Criterion.Dispersion criterion, Asked asked) {
        Stage stage = asked.stage();
        if (stage == null || !(resolved(criterion.limit()) instanceof Limit.Printed printed)) {
            throw new NotCompiled();
        }
        Asked county = new Asked(Work.COUNTY, stage, asked.stages(), null);
        Dated<Rational> limit = countyLimit(printed, county);
        Indicator indicator = standard.indicator(criterion.indicator());
        Optional<Sum> base = indicator.denominator();
        if (base.isEmpty() || !base.get().subtract().isEmpty()) {
            throw new NotCompiled();
        }
        Probe.Value value = fraction(indicator, asked);
        Lane heads = lane(base.get(), asked, false);
        Lane divisor = value.denominator();
        if (divisor == null || limit.value().signum() < 0) {
            throw new NotCompiled();
        }
        Split split = indicator.split().orElse(null);
        long weight = split == null ? 1 : weight(split, stage);
        Mask units = units(asked);
        if (units == null) {
            throw new NotCompiled();
        }
        List<Object> key = List.of(stage, units, heads, divisor, weight);
        CountyProbe.Heads heading = headings.get(key);
        if (heading == null) {
            heading = new CountyProbe.Heads(headings.size(), stage.ordinal(), units, heads, divisor, weight);
            headings.put(key, heading);
        }
        CountyProbe.Spread spread =
                new CountyProbe.Spread(spreads.size(), value.numerator(), heading, criterion, limit);
        spreads.add(spread);
        return spread;
    }

    /** What is compared and what is dispersed is often the same fraction: then one pass does for both. */
    private void pair() {
        for (CountyProbe.Spread spread : spreads) {
            for (Probe probe : probes.values()) {
                if (probe instanceof Probe.Compared compared
                        && compared.numerator == spread.amounts
                        && compared.denominatorOrNull == spread.heads.divisor) {
                    compared.with(spread);
                }
            }
        }
    }
}
