package io.github.junheng.io;

import io.github.junheng.dataset.Checklist;
import io.github.junheng.dataset.FactDefinition;
import io.github.junheng.dataset.FactType;
import io.github.junheng.dataset.Place;
import io.github.junheng.problem.ProblemCode;
import io.github.junheng.quantity.Comparator;
import io.github.junheng.quantity.Rational;
import io.github.junheng.school.SchoolKind;
import io.github.junheng.school.Stage;
import io.github.junheng.standard.Band;
import io.github.junheng.standard.Citation;
import io.github.junheng.standard.Concession;
import io.github.junheng.standard.Condition;
import io.github.junheng.standard.Criterion;
import io.github.junheng.standard.Dated;
import io.github.junheng.standard.Grades;
import io.github.junheng.standard.Indicator;
import io.github.junheng.standard.Level;
import io.github.junheng.standard.Limit;
import io.github.junheng.standard.Region;
import io.github.junheng.standard.Rule;
import io.github.junheng.standard.RuleId;
import io.github.junheng.standard.RuleInputs;
import io.github.junheng.standard.Scope;
import io.github.junheng.standard.Split;
import io.github.junheng.standard.Standard;
import io.github.junheng.standard.Sum;
import io.github.junheng.standard.Text;
import io.github.junheng.time.DateRange;
import io.github.junheng.time.Timeline;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Reads rules and concessions. What would make the engine judge nothing, or something else than the data say, is
 * refused here: a list of schools asked of the county, a limit that no stage uses, a sum over schools without a scope.
 */
final class RuleDefinitions {
    /** The word for the norm of a rule. */
    private static final String NORM = "norm";

    private static final Set<String> TARGET_WORDS =
            Set.of("limit", "atLeast", "floor", "years", "admitted", "share", NORM);
    /** The word for a value that is told and held against nothing. */
    private static final String NONE = "none";

    private static final List<String> KEYS = List.of(
            "id",
            "name",
            "level",
            "hasText",
            "rolledUp",
            "informative",
            "stages",
            "band",
            "scope",
            "from",
            "until",
            "fromDataYear",
            "citation",
            "criterion",
            "grades",
            "notes");
    /** Which subjects a share counts: those that meet the rule. */
    private static final Map<String, Boolean> COUNTED = Map.of("met", true, "not-met", false);

    private static final Map<String, Kind> KINDS = new LinkedHashMap<>();

    static {
        for (Kind kind : Kind.values()) {
            KINDS.put(kind.word, kind);
        }
    }

    private final Definitions names;
    private final String owner;
    private final DateRange inForce;
    private final Citation document;
    private final boolean citationRequired;
    private final LocalDate lastCheckedOn;
    private final List<Named> afterwards = new ArrayList<>();
    private final List<FactDefinition> items = new ArrayList<>();
    private final List<Scored> scored = new ArrayList<>();
    private final List<Named> counted = new ArrayList<>();
    private final List<OfGrades> ofGrades = new ArrayList<>();

    /**
     * @param owner id of the standard or overlay
     * @param inForce the days on which a rule holds that names none
     * @param document where rules come from that do not say
     * @param citationRequired whether every rule has to say where it comes from
     */
    RuleDefinitions(
            Definitions names,
            String owner,
            DateRange inForce,
            Citation document,
            boolean citationRequired,
            LocalDate lastCheckedOn) {
        this.names = names;
        this.owner = owner;
        this.inForce = inForce;
        this.document = document;
        this.citationRequired = citationRequired;
        this.lastCheckedOn = lastCheckedOn;
    }

    /**
     * What the parts of a rule have to know of it. A level or stages that could not be read switch the checks off that
     * need them.
     *
     * @param someStages whether it is a part that is asked of some stages of the rule alone
     */
    private record Context(
            @Nullable Level level,
            List<Stage> stages,
            boolean scoped,
            DateRange inForce,
            Citation citation,
            boolean someStages,
            @Nullable Text nameOrNull) {
        boolean isOfCounty() {
            return level != null && !level.isOfSchool();
        }

        boolean hasStage() {
            return level != null && level.hasStage();
        }

        /** Whether a number may be found by stage; a school as a whole has that of the highest of its stages. */
        boolean hasStageOfLimit() {
            return hasStage() || level == Level.SCHOOL || level == Level.KINDERGARTEN;
        }
    }

    /**
     * A rule that another names, to be looked at when all are read.
     *
     * @param memberOf what is known of the rule that it is a member of; null where its limit is asked for
     */
    private record Named(
            DefinitionCursor at, String rule, @Nullable Context memberOf) {}

    /** What the rules that were read so far let somebody judge, in their order: each item of a checklist is a fact. */
    List<FactDefinition> items() {
        return items;
    }
    /** A rule that a scorecard names as an item, to be looked at when all are read. */
    private record Scored(DefinitionCursor at, String rule) {}

    /** A rule that a count of grades names, to be looked at when all are read. */
    private record OfGrades(DefinitionCursor at, String rule, String grade, String rest) {}

    /** Reads rules and what only all of them together can show. */
    void readRules(DefinitionCursor array, String... moreKeys) {
        int sound = array.problemCount();
        for (Registry.Declared rule : names.rules.declare(array)) {
            int before = rule.at().problemCount();
            names.rules.define(rule, before, rule(rule.at(), rule.id(), moreKeys));
        }
        checkNamed();
        Optional<String> circle =
                array.problemCount() > sound ? Optional.empty() : RuleInputs.circle(names.rules.values());
        if (circle.isPresent()) {
            array.invalid(
                    "规则 " + circle.get() + " 通过别的规则依赖自身",
                    "the rule " + circle.get() + " rests on itself by way of others");
        }
    }

    private void checkNamed() {
        for (Named named : afterwards) {
            if (named.memberOf() == null) {
                checkSameAs(named.at(), named.rule());
            } else {
                checkMember(named.at(), named.rule(), named.memberOf());
            }
        }
        afterwards.clear();
        for (Scored item : scored) {
            checkScored(item.at(), item.rule());
        }
        scored.clear();
        for (Named named : counted) {
            checkCounted(named.at(), named.rule());
        }
        counted.clear();
        for (OfGrades member : ofGrades) {
            checkGraded(member);
        }
        ofGrades.clear();
    }

    private static boolean isOfOtherKinds(Scope scope, List<Stage> stages) {
        for (Condition condition : scope.conditions()) {
            if (condition instanceof Condition.KindIn in && !in.negated() && !haveOneOf(in.kinds(), stages)) {
                return true;
            }
        }
        return false;
    }

    private static boolean haveOneOf(Set<SchoolKind> kinds, List<Stage> stages) {
        for (SchoolKind kind : kinds) {
            for (Stage stage : stages) {
                if (kind.has(stage)) {
                    return true;
                }
            }
        }
        return false;
    }

    private Rule rule(DefinitionCursor at, String id, String... moreKeys) {
        List<String> keys = new ArrayList<>(KEYS);
        keys.addAll(List.of(moreKeys));
        at.object(keys.toArray(new String[0]));
        DefinitionCursor levelAt = at.required("level");
        Level level = levelAt.isPresent() ? levelAt.constant(Level.class) : null;
        DefinitionCursor rolledUpAt = at.optional("rolledUp");
        boolean bySharing = rolledUpAt.isObject();
        boolean rolledUp = bySharing || rolledUpAt.flag(false);
        if (rolledUp && level != null && !level.isRolledUp()) {
            rolledUpAt.invalid(
                    "只有 SCHOOL、SCHOOL_STAGE、KINDERGARTEN、CLASS、TOWNSHIP 级规则可以汇总到县",
                    "only a rule of level SCHOOL, SCHOOL_STAGE, KINDERGARTEN, CLASS or TOWNSHIP can be rolled up");
        }
        DefinitionCursor scopeAt = at.optional("scope");
        Scope scope = scopeAt.isPresent() ? names.scopes.get(scopeAt) : null;
        DateRange range = names.range(at, inForce);
        List<Stage> stages = names.stages(at.optional("stages"));
        if (scope != null && (level == Level.COUNTY || level == Level.COUNTY_STAGE) && isOfOtherKinds(scope, stages)) {
            scopeAt.invalid(
                    "scope 的学校没有规则的任何学段，规则永远不适用；请加 \"stages\"，幼儿园为 \"stages\": [\"KINDERGARTEN\"]",
                    "no school of the scope has a stage of the rule, which would never apply; add \"stages\", of kindergartens"
                            + " add \"stages\": [\"KINDERGARTEN\"]");
        }
        Citation citation = citation(at);
        DefinitionCursor year = at.optional("fromDataYear");
        Text name = names.text(at.required("name"));
        Context context = new Context(level, stages, scopeAt.isPresent(), range, citation, false, name);
        Criterion criterion = criterion(at.required("criterion"), id, context);
        if (level != null && level.isOfElements() && !isOfElements(criterion)) {
            at.required("criterion")
                    .invalid(
                            level + " 级规则逐个判定列表的元素，只能用 every 或由 every 组成的 all",
                            "a rule of level " + level
                                    + " is asked of the elements of lists: every, or all whose parts are every");
        }
        Criterion.Share share = bySharing ? share(rolledUpAt, id, context) : null;
        DefinitionCursor gradesAt = at.optional("grades");
        return new Rule(
                new RuleId(owner, id),
                name,
                at.optional("hasText").flag(true),
                level == null ? Level.COUNTY : level,
                rolledUp,
                share,
                at.optional("informative").flag(false),
                stages,
                scope,
                criterion,
                range,
                year.isPresent() ? (Integer) year.whole(0) : null,
                citation,
                gradesAt.isPresent()
                        ? Timeline.of(range, grades(gradesAt, id, context, rolledUp, share != null))
                        : new Timeline<>(List.of()),
                names.texts(at.optional("notes")),
                band(at.optional("band"), context));
    }

    /** The band of a rule or a part, which is one of all of its stages. */
    private @Nullable Band band(DefinitionCursor at, Context context) {
        Band band = at.isPresent() ? names.bands.get(at) : null;
        if (band != null && !band.stages().containsAll(context.stages())) {
            at.invalid(
                    "“" + band.id() + "”不属于规则（或分项）的学段 " + context.stages(),
                    "\"" + band.id() + "\" is no band of the stages " + context.stages()
                            + " that the rule, or the part, is asked of");
        }
        return band;
    }

    /**
     * The names of how well a rule is met.
     *
     * @param byShare whether the county needs a share of its subjects; then each grade is another share
     */
    private Grades grades(
            DefinitionCursor at, String rule, Context context, boolean rolledUp, boolean byShare, String... moreKeys) {
        List<String> keys = new ArrayList<>(List.of("steps", "otherwise", "citation", "allowedBy"));
        keys.addAll(List.of(moreKeys));
        at.object(keys.toArray(new String[0]));
        if (context.level() != null && (context.level().isOfElements() || (rolledUp && !byShare))) {
            at.invalid(
                    "逐班、逐乡镇判定或要求全部达标的规则不能有等次",
                    "a rule of classes or townships, or that all subjects have to meet, cannot have grades");
        }
        DefinitionCursor citationAt = at.optional("citation");
        DefinitionCursor allowedAt = at.optional("allowedBy");
        Citation own = citationAt.isPresent() ? names.citation(citationAt, document.document()) : context.citation();
        Citation citation = allowedAt.isPresent() ? names.citation(allowedAt, null) : own;
        Context asked = new Context(
                context.level(),
                context.stages(),
                context.scoped(),
                context.inForce(),
                citation,
                context.someStages(),
                context.nameOrNull());
        List<Grades.Step> steps = new ArrayList<>();
        DefinitionCursor otherwiseAt = at.required("otherwise");
        String otherwise = otherwiseAt.isPresent() ? otherwiseAt.text() : "";
        Set<String> told = new HashSet<>(Set.of(otherwise));
        boolean ownTest = false;
        boolean counting = false;
        for (DefinitionCursor item : at.required("steps").someItems()) {
            item.object("grade", "criterion", "counts");
            DefinitionCursor gradeAt = item.required("grade");
            String grade = gradeAt.isPresent() ? gradeAt.text() : "";
            if (gradeAt.isPresent() && !told.add(grade)) {
                gradeAt.invalid("等次“" + grade + "”给了两次", "the grade \"" + grade + "\" is given twice");
            }
            DefinitionCursor testAt = item.optional("criterion");
            DefinitionCursor countsAt = item.optional("counts");
            boolean counts = countsAt.flag(false);
            if (counts && citationRequired) {
                countsAt.invalid("只有地方的叠加方案可以把较低的等次算作达标", "only an overlay can let a lower grade count as met");
            } else if (counts && !allowedAt.isPresent()) {
                countsAt.invalid(
                        "较低的等次算作达标，请以 allowedBy 注明依据", "a lower grade counts as met; cite in allowedBy what allows it");
            }
            if (!testAt.isPresent() && (ownTest || counts)) {
                item.invalid(
                        "没有 criterion 的等次就是规则自身的判定，只能有一个，也不必写 counts",
                        "a grade without a criterion is the rule's own test: there is one, and it counts anyway");
            }
            ownTest |= !testAt.isPresent();
            counting |= counts;
            steps.add(new Grades.Step(grade, testAt.isPresent() ? step(testAt, rule, asked, byShare) : null, counts));
        }
        if (allowedAt.isPresent() && !counting) {
            allowedAt.invalid("没有等次写 counts，allowedBy 不起作用", "no grade counts, so allowedBy has no effect");
        }
        return new Grades(steps, otherwise, citation);
    }

    private Criterion step(DefinitionCursor at, String rule, Context context, boolean byShare) {
        return byShare ? share(at, rule, context) : criterion(at, rule, context);
    }

    /** The grades that an overlay has for a rule, for as long as it says. */
    Grades grades(DefinitionCursor at, Rule rule, DateRange range) {
        Context context =
                new Context(rule.level(), rule.stages(), rule.scope().isPresent(), range, document, false, rule.name());
        Grades grades = grades(
                at, rule.id().local(), context, rule.rolledUp(), rule.shareOrNull() != null, "rule", "from", "until");
        checkNamed();
        return grades;
    }

    /** The citation of a rule or a value; of an overlay's, the overlay's own where there is none. */
    private Citation citation(DefinitionCursor at) {
        DefinitionCursor citation = citationRequired ? at.required("citation") : at.optional("citation");
        return citation.isPresent() || citationRequired ? names.citation(citation, document.document()) : document;
    }

    List<Concession> readConcessions(DefinitionCursor array) {
        List<Concession> concessions = new ArrayList<>();
        for (DefinitionCursor at : array.isPresent() ? array.items() : List.<DefinitionCursor>of()) {
            at.object("id", "name", "rule", "when", "criterion", "citation");
            String id = at.required("id").id();
            DefinitionCursor ruleAt = at.required("rule");
            Rule rule = ruleAt.isPresent() ? names.rules.get(ruleAt) : null;
            if (rule != null && !rule.level().isOfSchool()) {
                ruleAt.invalid("放宽只能用于学校或学校学段的规则", "only a rule of schools or school stages can be eased");
            }
            Citation citation = citation(at);
            Context context = rule == null
                    ? new Context(null, List.of(), true, inForce, citation, false, null)
                    : new Context(
                            rule.level(),
                            rule.stages(),
                            rule.scope().isPresent(),
                            rule.inForce(),
                            citation,
                            false,
                            null);
            concessions.add(new Concession(
                    id,
                    names.text(at.required("name")),
                    ruleAt.isPresent() ? ruleAt.text() : "",
                    names.when(at.required("when"), id),
                    criterion(at.required("criterion"), id, context),
                    citation));
        }
        checkNamed();
        return concessions;
    }

    // --- criteria

    private Criterion criterion(DefinitionCursor at, String id, Context context) {
        DefinitionCursor kind = at.isObject() ? at.required("kind") : at.optional("kind");
        if (!at.isObject() && at.isPresent()) {
            at.object();
        }
        Kind read = kind.isPresent() ? kind.oneOf(KINDS) : null;
        if (read == null) {
            return new Criterion.All(List.of());
        }
        return switch (read) {
            case COMPARISON -> comparison(at, context);
            case K_OF_N -> kOfN(at, id, context);
            case DISPERSION -> dispersion(at, context);
            case MEAN_DISPERSION -> meanDispersion(at, context);
            case SCORECARD -> scorecard(at, id, context);
            case EVERY -> every(at, context);
            case COUNT_PER -> countPer(at, context);
            case EVIDENCE -> evidence(at, context);
            case CHECKLIST -> checklist(at, id, context);
            case VETO -> veto(at, context);
            case ELAPSED -> elapsed(at, context);
            case SHARE -> share(at, context);
            case GRADE_COUNT -> gradeCount(at, id, context);
            case ALL -> all(at, id, context);
            case CONTEXT -> context(at, context);
        };
    }

    private static boolean isOfElements(Criterion criterion) {
        return criterion instanceof Criterion.Every
                || (criterion instanceof Criterion.All all
                        && all.parts().stream().allMatch(part -> part.criterion() instanceof Criterion.Every));
    }

    /** Of a roll-up, which is asked of the county whatever its rule is asked of. */
    private Criterion.Share share(DefinitionCursor at, String rule, Context of) {
        at.object("share", "comparator", "limit", "unit");
        Context county = new Context(
                Level.COUNTY, of.stages(), of.scoped(), of.inForce(), of.citation(), false, of.nameOrNull());
        return share(at, at.required("share"), rule, county);
    }

    private Criterion share(DefinitionCursor at, Context context) {
        at.object("kind", "rule", "share", "comparator", "limit", "unit");
        if (context.level() != null && context.level() != Level.COUNTY) {
            at.invalid("达标比例只能用于 COUNTY 级规则", "a share of subjects is asked of the county as a whole");
        }
        DefinitionCursor rule = at.required("rule");
        String name = rule.isPresent() ? names.rules.name(rule) : "";
        counted.add(new Named(rule, name, context));
        return share(at, at.required("share"), name, context);
    }

    private Criterion.Share share(DefinitionCursor at, DefinitionCursor which, String rule, Context context) {
        Boolean met = which.isPresent() ? which.oneOf(COUNTED) : null;
        return new Criterion.Share(
                rule,
                met == null || met,
                names.comparator(at.required("comparator")),
                limit(at.required("limit"), context, false),
                names.unit(at.required("unit")));
    }

    /** A rule whose subjects are counted has several, and counts none itself. */
    private void checkCounted(DefinitionCursor at, String name) {
        Rule rule = names.rules.value(name);
        if (rule != null
                && (rule.level() == Level.COUNTY
                        || rule.level() == Level.COUNTY_STAGE
                        || rule.criterion() instanceof Criterion.Share)) {
            at.invalid("规则 " + name + " 不是逐校、逐园、逐班或逐乡镇判定的", "the rule " + name + " is not asked of many subjects");
        }
    }

    private enum Kind {
        COMPARISON("comparison"),
        K_OF_N("k-of-n"),
        DISPERSION("dispersion"),
        MEAN_DISPERSION("mean-dispersion"),
        SCORECARD("scorecard"),
        EVERY("every"),
        COUNT_PER("count-per"),
        EVIDENCE("evidence"),
        CHECKLIST("checklist"),
        VETO("veto"),
        ELAPSED("elapsed"),
        ALL("all"),
        SHARE("share"),
        GRADE_COUNT("grade-count"),
        CONTEXT("context");

        private final String word;

        Kind(String word) {
            this.word = word;
        }
    }

    private Criterion comparison(DefinitionCursor at, Context context) {
        at.object("kind", "indicator", "comparator", "limit", "norm");
        DefinitionCursor norm = at.optional("norm");
        if (norm.isPresent() && context.level() != null && context.level() != Level.COUNTY) {
            norm.invalid("只有 COUNTY 级规则可以有 norm", "only a rule of level COUNTY can have a norm");
        }
        if (norm.isPresent() && context.scoped()) {
            norm.invalid("限定学校范围（scope）的规则不能有 norm", "a rule with a scope cannot have a norm");
        }
        return new Criterion.Comparison(
                indicator(at.required("indicator"), context),
                comparatorOrNone(at),
                isNone(at.required("limit")) ? new Limit.None() : limitOrCases(at.required("limit"), context),
                norm.isPresent() ? values(norm, context) : null);
    }

    private Criterion dispersion(DefinitionCursor at, Context context) {
        at.object("kind", "indicator", "comparator", "limit", "unit", "printedDecimals");
        checkDispersed(at, context);
        return new Criterion.Dispersion(
                indicator(at.required("indicator"), context),
                comparatorOrNone(at),
                limitOrNone(at.required("limit"), context),
                names.unit(at.required("unit")),
                Definitions.printedDecimals(at));
    }

    private static void checkDispersed(DefinitionCursor at, Context context) {
        if (context.level() != null && (context.level().isOfSchool() || !context.scoped())) {
            at.invalid(
                    "差异系数只能用于县级规则，并须以 scope 说明计入哪些学校",
                    "a dispersion is asked of the county, with a scope that says which schools count");
        }
    }

    private Criterion meanDispersion(DefinitionCursor at, Context context) {
        at.object("kind", "indicators", "comparator", "limit", "unit", "printedDecimals");
        checkDispersed(at, context);
        Set<String> indicators = new LinkedHashSet<>();
        DefinitionCursor indicatorsAt = at.required("indicators");
        for (DefinitionCursor item :
                indicatorsAt.isPresent() ? indicatorsAt.someItems() : List.<DefinitionCursor>of()) {
            String indicator = indicator(item, context);
            if (!indicators.add(indicator)) {
                item.invalid("指标 " + indicator + " 重复", "the indicator " + indicator + " is given twice");
            }
        }
        return new Criterion.MeanDispersion(
                List.copyOf(indicators),
                names.comparator(at.required("comparator")),
                limit(at.required("limit"), context, context.hasStageOfLimit()),
                names.unit(at.required("unit")),
                Definitions.printedDecimals(at));
    }

    private Criterion scorecard(DefinitionCursor at, String id, Context context) {
        at.object("kind", "rules", "points", "awarded", "total", "comparator", "limit", "unit");
        if (context.level() != null && context.level() != Level.COUNTY) {
            at.invalid("评分表只能用于 COUNTY 级规则", "a scorecard is asked of the county");
        }
        DefinitionCursor rulesAt = at.required("rules");
        Set<String> items = new LinkedHashSet<>();
        for (DefinitionCursor item : rulesAt.isPresent() ? rulesAt.someItems() : List.<DefinitionCursor>of()) {
            String rule = names.rules.name(item);
            if (!items.add(rule) || rule.equals(id)) {
                item.invalid(
                        "规则 " + rule + " 不能在此重复或引用自身", "the rule " + rule + " is given twice, or is this rule itself");
            }
            scored.add(new Scored(item, rule));
        }
        DefinitionCursor total = at.required("total");
        return new Criterion.Scorecard(
                List.copyOf(items),
                ofEachItem(at.required("points"), items),
                ofEachItem(at.required("awarded"), items),
                values(total, context),
                names.comparator(at.required("comparator")),
                limit(at.required("limit"), context, false),
                names.unit(at.required("unit")));
    }

    /** The name of a cell of the county of which there is one for each item. */
    private String ofEachItem(DefinitionCursor at, Set<String> items) {
        String cell = at.isPresent() ? at.text() : "";
        if (at.isPresent() && !cell.contains(Criterion.RULE)) {
            at.invalid("每个评分项各有一格，请写 " + Criterion.RULE, "each item has a cell of its own; write " + Criterion.RULE);
            return cell;
        }
        for (String item : at.isPresent() ? items : Set.<String>of()) {
            FactDefinition fact = names.facts.value(cell.replace(Criterion.RULE, item));
            if (fact == null || fact.place() != Place.COUNTY || !Cells.NUMBERS.contains(fact.type())) {
                at.invalid(
                        "评分项 " + item + " 没有县级数值填报项“" + cell.replace(Criterion.RULE, item) + "”",
                        "the item " + item + " has no fact \"" + cell.replace(Criterion.RULE, item)
                                + "\" of the county that is a number");
            }
        }
        return cell;
    }

    /** An item of a scorecard is asked of the county, and is no scorecard, which could lead back to where it came from. */
    private void checkScored(DefinitionCursor at, String item) {
        Rule rule = names.rules.value(item);
        if (rule != null && (rule.level().isOfSchool() || isScorecard(rule.criterion()))) {
            at.invalid(
                    "评分项 " + item + " 不是县级规则，或自身就是评分表",
                    "the item " + item + " is asked of schools, or is a scorecard itself");
        }
    }

    private static boolean isScorecard(Criterion criterion) {
        return criterion instanceof Criterion.Scorecard
                || (criterion instanceof Criterion.All all
                        && all.parts().stream().anyMatch(part -> isScorecard(part.criterion())));
    }

    private static boolean isNone(DefinitionCursor limit) {
        return limit.isText() && limit.text().equals(NONE);
    }

    /** What is held against nothing needs no comparator. */
    private Comparator comparatorOrNone(DefinitionCursor at) {
        DefinitionCursor comparator = at.optional("comparator");
        if (!isNone(at.optional("limit"))) {
            return names.comparator(at.required("comparator"));
        }
        if (comparator.isPresent()) {
            comparator.invalid("没有标准值，比较符号用不上", "there is no limit, so the comparator is never used");
        }
        return Comparator.AT_LEAST;
    }

    private Limit limitOrNone(DefinitionCursor at, Context context) {
        return isNone(at) ? new Limit.None() : limit(at, context, context.hasStageOfLimit());
    }

    private Criterion kOfN(DefinitionCursor at, String id, Context context) {
        at.object("kind", "rules", "atLeast", "floor");
        Map<String, DefinitionCursor> members = members(at.required("rules"), id);
        for (Map.Entry<String, DefinitionCursor> member : members.entrySet()) {
            afterwards.add(new Named(member.getValue(), member.getKey(), context));
        }
        DefinitionCursor floor = at.required("floor");
        Timeline<Dated<Rational>> counts = atLeast(at.required("atLeast"), context, members.size());
        Timeline<Dated<Rational>> floors = values(floor, context);
        check(floor, floors, false, 0, 1, "floor 应在 0 到 1 之间", "floor must be 0 to 1");
        return new Criterion.KOfN(List.copyOf(members.keySet()), counts, floors);
    }

    /** The rules that one counts, each once and not itself, with the place that names it. */
    private Map<String, DefinitionCursor> members(DefinitionCursor array, String id) {
        Map<String, DefinitionCursor> members = new LinkedHashMap<>();
        for (DefinitionCursor item : array.isPresent() ? array.someItems() : List.<DefinitionCursor>of()) {
            String member = names.rules.name(item);
            if (members.putIfAbsent(member, item) != null || member.equals(id)) {
                item.invalid(
                        "规则 " + member + " 不能在此重复或引用自身",
                        "the rule " + member + " is given twice, or is this rule itself");
            }
        }
        return members;
    }

    private Timeline<Dated<Rational>> atLeast(DefinitionCursor at, Context context, int members) {
        Timeline<Dated<Rational>> counts = values(at, context);
        int most = Math.max(1, members);
        check(
                at,
                counts,
                true,
                1,
                most,
                "atLeast 应为 1 到 " + most + " 的整数",
                "atLeast must be a whole number from 1 to " + most);
        return counts;
    }

    private Criterion gradeCount(DefinitionCursor at, String id, Context context) {
        at.object("kind", "rules", "grade", "atLeast", "rest");
        if (context.level() != null && context.level() != Level.COUNTY) {
            at.invalid("等次达标数只能用于 COUNTY 级规则", "grades are counted for the county as a whole");
        }
        DefinitionCursor gradeAt = at.required("grade");
        DefinitionCursor restAt = at.required("rest");
        String grade = gradeAt.isPresent() ? gradeAt.text() : "";
        String rest = restAt.isPresent() ? restAt.text() : "";
        Map<String, DefinitionCursor> members = members(at.required("rules"), id);
        for (Map.Entry<String, DefinitionCursor> member : members.entrySet()) {
            ofGrades.add(new OfGrades(member.getValue(), member.getKey(), grade, rest));
        }
        return new Criterion.GradeCount(
                List.copyOf(members.keySet()), grade, atLeast(at.required("atLeast"), context, members.size()), rest);
    }

    /** What is counted is told of the county, decides, and has both grades where it has any. */
    private void checkGraded(OfGrades member) {
        Rule rule = names.rules.value(member.rule());
        if (rule == null) {
            return;
        }
        if ((rule.level().isRolledUp() && !rule.rolledUp())
                || rule.informative()
                || rule.criterion() instanceof Criterion.GradeCount) {
            member.at()
                    .invalid(
                            "规则 " + member.rule() + " 没有县一级的结论，或只供参考",
                            "the rule " + member.rule() + " has no outcome for the county, or informs only");
        }
        for (Timeline.Entry<Grades> entry : rule.grades().entries()) {
            if (!entry.value().has(member.grade(), member.rest())) {
                member.at()
                        .invalid(
                                "规则 " + member.rule() + " 没有等次“" + member.grade() + "”和不高于它的“" + member.rest() + "”",
                                "the rule " + member.rule() + " lacks the grade \"" + member.grade()
                                        + "\" or, no better than that, \"" + member.rest() + "\"");
            }
        }
    }

    /** A floor is a part of the limit, which is lower only for what has to be reached. */
    private void checkMember(DefinitionCursor at, String member, Context context) {
        Rule rule = names.rules.value(member);
        if (rule == null) {
            return;
        }
        if (!(rule.criterion() instanceof Criterion.Comparison comparison)
                || !comparison.comparator().wantsMore()) {
            at.invalid(
                    "规则 " + member + " 不是“不低于”类的数值比较，不能用于 k-of-n",
                    "the rule " + member + " is no comparison with a lower limit, which k-of-n needs");
        }
        if (rule.informative()
                || (rule.criterion() instanceof Criterion.Comparison told && told.limit() instanceof Limit.None)) {
            at.invalid(
                    "规则 " + member + " 只供参考或没有标准值，不能用于 k-of-n",
                    "the rule " + member + " informs only or has no limit, so it cannot be counted by k-of-n");
        }
        if (context.level() != null
                && (rule.level() != context.level() || !rule.stages().containsAll(context.stages()))) {
            at.invalid(
                    "规则 " + member + " 的层级或学段与此规则不符",
                    "the rule " + member + " is asked of another level or of fewer stages");
        }
    }

    private Criterion every(DefinitionCursor at, Context context) {
        at.object("kind", "list", "comparator", "limit", "unit", "emptyIsMissing");
        String list = list(at.required("list"), context);
        return new Criterion.Every(
                list,
                names.comparator(at.required("comparator")),
                limit(at.required("limit"), context, context.hasStageOfLimit() || Cells.isPerStage(list)),
                names.unit(at.required("unit")),
                at.optional("emptyIsMissing").flag(false));
    }

    private Criterion countPer(DefinitionCursor at, Context context) {
        at.object("kind", "list", "limit", "per", "each", "unit");
        return new Criterion.CountPer(
                list(at.required("list"), context),
                limit(at.required("limit"), context, context.hasStageOfLimit()),
                list(at.required("per"), context),
                at.required("each").positive(),
                names.unit(at.required("unit")));
    }

    private Criterion evidence(DefinitionCursor at, Context context) {
        at.object("kind", "fact", "admitted");
        String fact = single(at.required("fact"), context, Cells.STATEMENTS);
        DefinitionCursor admitted = at.optional("admitted");
        boolean isFlag = true;
        for (FactDefinition definition : new Cells(context.stages()).definitions(names, fact)) {
            isFlag &= definition.type() == FactType.FLAG;
        }
        if (!isFlag && !admitted.isPresent()) {
            at.invalid(
                    "“" + fact + "”不是是否项，请列出可认可的值 admitted",
                    "\"" + fact + "\" is no yes or no; list the words that are admitted");
        }
        return new Criterion.Evidence(fact, admitted.isPresent() ? names.words(admitted, fact) : Set.of("true"));
    }

    /** Evidence on a fact that the rule itself declares: the item of a checklist, which a school or the county has once. */
    private Criterion checklist(DefinitionCursor at, String id, Context context) {
        at.object("kind");
        Text name = context.nameOrNull();
        if (name == null || context.hasStage() || !Checklist.isId(owner, id)) {
            at.invalid(
                    "核查项只能是学校或县的规则；标准编号不能含点，条目编号不能以 .basis 结尾",
                    "an item of a checklist is a rule of schools or of the county, of a standard without a point in its id; the"
                            + " item's id must not end in .basis");
            return new Criterion.All(List.of());
        }
        Place place = context.level() == Level.KINDERGARTEN
                ? Place.KINDERGARTEN
                : context.isOfCounty() ? Place.COUNTY : Place.SCHOOL;
        FactDefinition item = Checklist.item(owner, id, name.zh(), place);
        if (names.facts.knows(item.id())) {
            at.invalid("一条规则只能有一个核查项", "a rule can be one item of a checklist, not two");
        }
        names.facts.put(item.id(), item);
        items.add(item);
        return new Criterion.Evidence(item.id(), Set.of(Checklist.met()));
    }

    private Criterion veto(DefinitionCursor at, Context context) {
        at.object("kind", "fact");
        return new Criterion.Veto(single(at.required("fact"), context, EnumSet.of(FactType.FLAG)));
    }

    private Criterion elapsed(DefinitionCursor at, Context context) {
        at.object("kind", "fact", "years", "unit");
        DefinitionCursor years = at.required("years");
        Timeline<Dated<Rational>> values = values(years, context);
        check(years, values, true, 0, 999, "years 应为非负整数", "years must be a whole number, zero or more");
        return new Criterion.Elapsed(
                single(at.required("fact"), context, EnumSet.of(FactType.DATE)),
                values,
                names.unit(at.required("unit")));
    }

    private Criterion context(DefinitionCursor at, Context context) {
        at.object("kind", "limit", "unit");
        DefinitionCursor limit = at.optional("limit");
        DefinitionCursor unit = limit.isPresent() ? at.required("unit") : at.optional("unit");
        if (unit.isPresent() && !limit.isPresent()) {
            unit.invalid("没有 limit 时 unit 不起作用", "unit has no effect without a limit");
        }
        return new Criterion.Context(
                limit.isPresent() ? values(limit, context) : null, unit.isPresent() ? names.unit(unit) : null);
    }

    private Criterion all(DefinitionCursor at, String id, Context context) {
        at.object("kind", "parts");
        List<Criterion.Part> parts = new ArrayList<>();
        Set<String> ids = new HashSet<>();
        Set<Stage> covered = EnumSet.noneOf(Stage.class);
        DefinitionCursor partsAt = at.required("parts");
        for (DefinitionCursor item : partsAt.isPresent() ? partsAt.someItems() : List.<DefinitionCursor>of()) {
            item.object("id", "name", "stages", "band", "scope", "criterion");
            DefinitionCursor scopeAt = item.optional("scope");
            if (scopeAt.isPresent() && context.level() != null && !(context.isOfCounty() && context.scoped())) {
                scopeAt.invalid(
                        "只有自身有 scope 的县级规则，分项才可以再缩小范围",
                        "only parts of a rule of the county that has a scope can have narrower ones");
            }
            DefinitionCursor idAt = item.isObject() ? item.required("id") : item.optional("id");
            String part = idAt.id();
            if (!part.isBlank() && (!ids.add(part) || TARGET_WORDS.contains(part))) {
                idAt.invalid("分项编号“" + part + "”重复或是保留字", "the part's id \"" + part + "\" is given twice or reserved");
            }
            Context own = ofStages(item.optional("stages"), context);
            covered.addAll(own.stages());
            Criterion criterion = criterion(item.required("criterion"), id, own);
            if (own.someStages() && !(criterion instanceof Criterion.Comparison)) {
                item.invalid("限定学段的分项须是数值比较", "a part of some stages has to be a comparison");
            }
            parts.add(new Criterion.Part(
                    part,
                    names.text(item.required("name")),
                    criterion,
                    scopeAt.isPresent() ? names.scopes.get(scopeAt) : null,
                    band(item.optional("band"), own)));
        }
        if (!covered.containsAll(context.stages())) {
            partsAt.invalid("规则有学段没有任何分项", "a stage of the rule has no part");
        }
        return new Criterion.All(parts);
    }

    /** Of a part that is asked of some of the rule's stages alone: its numbers hold for these, so that elsewhere it drops out. */
    private Context ofStages(DefinitionCursor at, Context context) {
        if (!at.isPresent()) {
            return context;
        }
        List<Stage> stages = names.stages(at);
        if (context.level() != null && (!context.hasStage() || !context.stages().containsAll(stages))) {
            at.invalid("分项的学段须是规则的学段，规则须按学段判定", "a part has stages of its rule, which is asked by stage");
        }
        return new Context(
                context.level(),
                stages,
                context.scoped(),
                context.inForce(),
                context.citation(),
                true,
                context.nameOrNull());
    }

    // --- cells and indicators of a rule

    private String list(DefinitionCursor at, Context context) {
        String list = new Cells(context.stages()).cell(names, at, Cells.LISTS);
        if (context.isOfCounty() && isOfSchools(list)) {
            at.invalid(
                    "“" + list + "”是学校的列表，不能用于县级规则",
                    "\"" + list + "\" is a list of schools, and the rule is asked of the county");
        }
        return list;
    }

    /** A fact of which there is one for each subject. */
    private String single(DefinitionCursor at, Context context, Set<FactType> types) {
        String fact = new Cells(context.stages()).cell(names, at, types);
        if (context.isOfCounty() && isOfSchools(fact)) {
            at.invalid(
                    "“" + fact + "”由学校填报，不能用于县级规则",
                    "\"" + fact + "\" is reported by schools, and the rule is asked of the county");
        }
        if (context.level() != null && !context.hasStage() && Cells.isPerStage(fact)) {
            at.invalid(
                    "“" + fact + "”按学段填报，而规则不分学段",
                    "\"" + fact + "\" is reported by stage, and the rule is not asked by stage");
        }
        return fact;
    }

    private boolean isOfSchools(String cell) {
        for (FactDefinition definition : Cells.ALL_STAGES.definitions(names, cell)) {
            if (definition.place() != Place.COUNTY) {
                return true;
            }
        }
        return false;
    }

    private String indicator(DefinitionCursor at, Context context) {
        if (!at.isPresent()) {
            return "";
        }
        Indicator indicator = names.indicators.get(at);
        if (indicator != null && context.level() != null) {
            for (Sum sum : sums(indicator, context)) {
                checkSum(at, sum, context);
            }
            checkSplit(at, indicator, context);
        }
        return at.text();
    }

    /** What the rule adds up: for each of its stages, or for the whole. */
    private static List<Sum> sums(Indicator indicator, Context context) {
        Set<Sum> sums = new LinkedHashSet<>();
        if (context.hasStage()) {
            for (Stage stage : context.stages()) {
                sums.add(indicator.numerator(stage));
            }
        } else {
            sums.add(indicator.numerator(null));
        }
        if (indicator.denominatorOrNull() != null) {
            sums.add(indicator.denominatorOrNull());
        }
        return List.copyOf(sums);
    }

    private void checkSum(DefinitionCursor at, Sum sum, Context context) {
        if (sum.add().isEmpty()) {
            at.invalid(
                    "指标没有规则所需学段（或不分学段）的 numerator",
                    "the indicator has no numerator for every stage of the rule, or none for the whole");
        }
        for (String cell : sum.cells()) {
            if (!new Cells(context.stages()).areSomeKnown(names, cell)) {
                at.invalid(
                        "规则的学段没有指标所用的“" + cell + "”",
                        "the stages of the rule have no \"" + cell + "\", which the indicator adds up");
            }
            if (context.isOfCounty() && !context.scoped() && isOfSchools(cell)) {
                at.invalid(
                        "县级规则加总学校的“" + cell + "”，须以 scope 说明计入哪些学校",
                        "the rule sums \"" + cell + "\" over schools; name a scope that says which schools count");
            }
        }
    }

    private static void checkSplit(DefinitionCursor at, Indicator indicator, Context context) {
        Split split = indicator.splitOrNull();
        if (split != null && context.hasStage() && !split.weights().stages().containsAll(context.stages())) {
            at.invalid(
                    "拆分方法 " + split.id() + " 没有规则全部学段的系数",
                    "the split " + split.id() + " lacks a coefficient for a stage of the rule");
        }
    }

    // --- limits and values

    /** @param byStage whether the rule, or the list that it looks at, has a stage to find a number by */
    private Limit limit(DefinitionCursor at, Context context, boolean byStage) {
        if (!at.isObject()) {
            Map<String, Timeline<Dated<Rational>>> values = new LinkedHashMap<>();
            putValues(Limit.DEFAULT, at, context, values);
            if (!context.someStages()) {
                return new Limit.Printed(values, regionsOf(values));
            }
            Map<String, Timeline<Dated<Rational>>> ofStages = new LinkedHashMap<>();
            for (Stage stage : context.stages()) {
                for (Map.Entry<String, Timeline<Dated<Rational>>> value : values.entrySet()) {
                    // A key is that of all, with or without a region behind it.
                    ofStages.put(stage.name() + value.getKey().substring(Limit.DEFAULT.length()), value.getValue());
                }
            }
            return new Limit.Printed(ofStages, regionsOf(ofStages));
        }
        if (context.someStages() && (at.has("sameAs") || at.has("indicator") || at.has("weightedMean"))) {
            at.invalid("分项限定学段时，标准值须是数字", "a part of some stages needs a number as its limit");
        }
        if (at.has("sameAs")) {
            at.object("sameAs");
            DefinitionCursor rule = at.required("sameAs");
            if (rule.isText() && rule.text().contains("/")) {
                return sameAsElsewhere(rule, context, byStage);
            }
            String name = names.rules.name(rule);
            afterwards.add(new Named(rule, name, null));
            return new Limit.SameAs(name);
        }
        if (at.has("indicator")) {
            at.object("indicator");
            return new Limit.OfIndicator(indicator(at.required("indicator"), context));
        }
        if (at.has("local")) {
            at.object("local");
            DefinitionCursor local = at.required("local");
            local.object("indicator");
            return new Limit.Local(indicator(local.required("indicator"), context), new Timeline<>(List.of()));
        }
        if (at.has("weightedMean")) {
            at.object("weightedMean");
            return weightedMean(at.required("weightedMean"), context);
        }
        return printed(at, context, byStage);
    }

    /** The numbers of a rule of another standard. */
    private record Elsewhere(Rule rule, Limit.Printed limit) {}

    /** The rule of another standard that is named, where it has numbers of its own; null, the problem being noted, where not. */
    private @Nullable Elsewhere elsewhere(DefinitionCursor at) {
        String[] words = at.text().split("/", -1);
        Function<String, Optional<Standard>> others = names.others;
        Standard standard = others == null || words[0].equals(owner)
                ? null
                : others.apply(words[0]).orElse(null);
        if (standard == null || words.length < 2 || words.length > 3) {
            at.invalid(
                    "没有别的标准 " + words[0] + "；请写 标准/规则 或 标准/规则/分项",
                    "there is no other standard " + words[0] + "; write standard/rule or standard/rule/part");
            return null;
        }
        Rule rule = standard.rules().get(words[1]);
        Criterion whole = rule == null ? null : rule.criterion();
        if (rule != null
                && words.length == 3
                && words[2].equals(NORM)
                && whole instanceof Criterion.Comparison comparison
                && comparison.normOrNull() != null) {
            return new Elsewhere(rule, new Limit.Printed(Map.of(Limit.DEFAULT, comparison.normOrNull())));
        }
        Criterion criterion = words.length == 3 ? part(whole, words[2]) : whole;
        if (rule == null || criterion == null) {
            at.invalid("标准 " + words[0] + " 中没有 " + at.text(), "the standard " + words[0] + " has no " + at.text());
            return null;
        }
        List<Limit> limits = RuleInputs.limits(criterion);
        if (criterion instanceof Criterion.All
                || limits.size() != 1
                || !(limits.get(0) instanceof Limit.Printed printed)) {
            at.invalid(at.text() + " 没有（唯一的）标准数值", at.text() + " has no number, or several, for a limit");
            return null;
        }
        return new Elsewhere(rule, printed);
    }

    private static @Nullable Criterion part(@Nullable Criterion criterion, String id) {
        for (Criterion.Part part : criterion instanceof Criterion.All all ? all.parts() : List.<Criterion.Part>of()) {
            if (part.id().equals(id)) {
                return part.criterion();
            }
        }
        return null;
    }

    /** Those numbers of a rule of another standard that concern this one. */
    private Limit sameAsElsewhere(DefinitionCursor at, Context context, boolean byStage) {
        Map<String, Timeline<Dated<Rational>>> values = new LinkedHashMap<>();
        Elsewhere elsewhere = elsewhere(at);
        if (elsewhere == null) {
            return new Limit.Printed(values);
        }
        Set<Stage> covered = EnumSet.noneOf(Stage.class);
        boolean forAll = false;
        for (Map.Entry<String, Timeline<Dated<Rational>>> entry :
                elsewhere.limit().values().entrySet()) {
            String key = Limit.withoutRegion(entry.getKey());
            Set<Stage> of = stagesOfKey(key, context, byStage);
            forAll |= key.equals(Limit.DEFAULT);
            if (key.equals(Limit.DEFAULT) || !of.isEmpty()) {
                covered.addAll(of);
                values.put(entry.getKey(), taken(entry.getValue(), elsewhere.rule(), context));
            }
        }
        if (context.level() != null && !forAll && !(byStage && covered.containsAll(context.stages()))) {
            at.invalid(at.text() + " 没有规则全部学段的标准值", at.text() + " has no limit for every stage of the rule");
        }
        return new Limit.Printed(values, elsewhere.limit().regions(), at.text());
    }

    /** The stages of a rule that a number under a key can be for. */
    private static Set<Stage> stagesOfKey(String key, Context context, boolean byStage) {
        Set<Stage> stages = EnumSet.noneOf(Stage.class);
        for (Stage stage : context.stages()) {
            if (byStage && stage.name().equals(key)) {
                stages.add(stage);
            }
        }
        for (SchoolKind kind : SchoolKind.values()) {
            if (kind.name().equals(key) && !context.isOfCounty()) {
                stages.addAll(kind.stages());
                stages.retainAll(context.stages());
            }
        }
        return stages;
    }

    /** A number that has neither days nor a source of its own there has those of the rule here. */
    private Timeline<Dated<Rational>> taken(Timeline<Dated<Rational>> numbers, Rule from, Context context) {
        List<Timeline.Entry<Dated<Rational>>> entries = new ArrayList<>();
        for (Timeline.Entry<Dated<Rational>> entry : numbers.entries()) {
            boolean plain = entry.range().equals(from.inForce())
                    && entry.value().citation().equals(from.citation());
            entries.add(
                    plain
                            ? new Timeline.Entry<>(
                                    context.inForce(),
                                    new Dated<>(entry.value().value(), context.citation(), lastCheckedOn))
                            : entry);
        }
        return new Timeline<>(entries);
    }

    private Limit limitOrCases(DefinitionCursor at, Context context) {
        if (!at.isObject() || !at.has("cases")) {
            return limit(at, context, context.hasStageOfLimit());
        }
        at.object("cases");
        List<Limit.Case> cases = new ArrayList<>();
        for (DefinitionCursor item : at.required("cases").someItems()) {
            item.object("when", "limit");
            DefinitionCursor limitAt = item.required("limit");
            if (limit(limitAt, context, context.hasStageOfLimit()) instanceof Limit.Printed printed) {
                cases.add(new Limit.Case(names.conditions(item.required("when")), printed));
            } else {
                limitAt.invalid("分情形时每种情形要有数值", "each case needs numbers of its own");
            }
        }
        return new Limit.Cases(cases);
    }

    private Limit weightedMean(DefinitionCursor at, Context context) {
        at.object("value", "weight", "times");
        DefinitionCursor times = at.optional("times");
        return new Limit.WeightedMean(
                ofSubject(at.required("value"), context),
                ofSubject(at.required("weight"), context),
                times.isPresent() ? times.exact() : Rational.ONE);
    }

    private String ofSubject(DefinitionCursor at, Context context) {
        String cell = new Cells(context.stages()).cell(names, at, Cells.NUMBERS);
        for (Stage stage : Stage.values()) {
            if (cell.startsWith(stage.key() + ".")) {
                at.invalid(
                        "此处每个学段各取一个值，请写 {stage}",
                        "here one value is taken for each stage; write {stage} for the stage");
            }
        }
        if (context.isOfCounty() && isOfSchools(cell)) {
            at.invalid(
                    "“" + cell + "”由学校填报，不能用于县级规则",
                    "\"" + cell + "\" is reported by schools, and the rule is asked of the county");
        }
        return cell;
    }

    private Limit printed(DefinitionCursor at, Context context, boolean byStage) {
        Map<String, Timeline<Dated<Rational>>> values = new LinkedHashMap<>();
        Set<Stage> covered = EnumSet.noneOf(Stage.class);
        boolean forAll = false;
        for (Map.Entry<String, DefinitionCursor> entry : at.entries().entrySet()) {
            DefinitionCursor value = entry.getValue();
            SchoolKind kind = Definitions.kinds().get(entry.getKey());
            Stage stage = Definitions.stageOrNull(entry.getKey());
            if (kind != null) {
                covered.addAll(kind.stages());
                putValues(kind.name(), value, context, values);
            } else if (entry.getKey().equals(Limit.DEFAULT)) {
                forAll = true;
                putValues(Limit.DEFAULT, value, context, values);
            } else if (stage != null) {
                covered.add(stage);
                putValues(stage.name(), value, context, values);
                if (context.level() != null && !(byStage && context.stages().contains(stage))) {
                    value.invalid(
                            "规则不按这个学段判定，此值用不上", "the rule is not asked of this stage, so the number is never used");
                }
            } else {
                value.report(ProblemCode.DEFINITION_UNKNOWN_KEY, entry.getKey(), keys());
            }
            if (kind != null && context.isOfCounty()) {
                value.invalid("县级规则没有办学类型，此值用不上", "the county has no kind of school, so the number is never used");
            }
        }
        boolean complete = forAll || (byStage ? covered.containsAll(context.stages()) : !values.isEmpty());
        if (context.level() != null && !complete) {
            at.invalid(
                    "没有覆盖规则的所有学段；请补上学段或 default", "not every stage of the rule has a number; add the stage or default");
        }
        return new Limit.Printed(values, regionsOf(values));
    }

    /** The regions, where some number is told by region. */
    private List<Region> regionsOf(Map<String, Timeline<Dated<Rational>>> values) {
        for (String key : values.keySet()) {
            if (!Limit.withoutRegion(key).equals(key)) {
                return List.copyOf(names.regions.values().values());
            }
        }
        return List.of();
    }

    /** The numbers under a key of a limit and, where some of them hold in some regions alone, under the key in each region. */
    private void putValues(
            String key, DefinitionCursor at, Context context, Map<String, Timeline<Dated<Rational>>> values) {
        boolean byRegion = false;
        for (DefinitionCursor item : at.isArray() ? at.items() : List.<DefinitionCursor>of()) {
            byRegion |= item.has("regions");
        }
        if (!byRegion) {
            values.put(key, values(at, context));
            return;
        }
        Map<String, List<Timeline.Entry<Dated<Rational>>>> byKey = new LinkedHashMap<>();
        byKey.put(key, new ArrayList<>());
        for (String region : names.regions.values().keySet()) {
            byKey.put(key + Limit.REGION + region, new ArrayList<>());
        }
        for (DefinitionCursor item : at.items()) {
            Set<String> keys = item.has("regions") ? keysOf(key, item.required("regions")) : byKey.keySet();
            Timeline.Entry<Dated<Rational>> entry = entry(item, context, "regions");
            if (entry != null) {
                boolean free = true;
                for (String one : keys) {
                    free &= isFree(byKey.getOrDefault(one, List.of()), entry);
                }
                if (!free) {
                    overlapping(item);
                }
                for (String one : free ? keys : Set.<String>of()) {
                    byKey.getOrDefault(one, new ArrayList<>()).add(entry);
                }
            }
        }
        for (Map.Entry<String, List<Timeline.Entry<Dated<Rational>>>> one : byKey.entrySet()) {
            values.put(one.getKey(), new Timeline<>(one.getValue()));
        }
    }

    private Set<String> keysOf(String key, DefinitionCursor at) {
        Set<String> keys = new LinkedHashSet<>();
        for (DefinitionCursor item : at.someItems()) {
            keys.add(key + Limit.REGION + names.regions.name(item));
        }
        return keys;
    }

    private static String keys() {
        List<String> keys =
                new ArrayList<>(List.of(Limit.DEFAULT, "sameAs", "indicator", "local", "weightedMean", "cases"));
        for (Stage stage : Stage.values()) {
            keys.add(stage.name());
        }
        keys.addAll(Definitions.kinds().keySet());
        return String.join(", ", keys);
    }

    /** A chain of rules with the same limit has to end in one that has a limit of its own. */
    private void checkSameAs(DefinitionCursor at, String first) {
        Set<String> seen = new HashSet<>();
        Rule rule = names.rules.value(first);
        while (rule != null) {
            if (!(rule.criterion() instanceof Criterion.Comparison comparison)) {
                at.invalid(
                        "规则 " + rule.id().local() + " 不是数值比较，没有可用的标准值",
                        "the rule " + rule.id().local() + " is no comparison and has no limit to share");
                return;
            }
            if (!seen.add(rule.id().local())) {
                at.invalid("sameAs 循环引用", "sameAs leads back to where it came from");
                return;
            }
            if (comparison.limit() instanceof Limit.None || comparison.limit() instanceof Limit.Cases) {
                at.invalid(
                        "规则 " + rule.id().local() + " 没有标准值，或分情形，不能用 sameAs",
                        "the rule " + rule.id().local()
                                + " has no limit or one by cases, which sameAs cannot take over");
                return;
            }
            rule = comparison.limit() instanceof Limit.SameAs next ? names.rules.value(next.rule()) : null;
        }
    }

    /** One number that holds as long as its rule, or several with days of their own. */
    private Timeline<Dated<Rational>> values(DefinitionCursor at, Context context) {
        if (!at.isArray()) {
            return Timeline.of(context.inForce(), new Dated<>(at.exact(), context.citation(), lastCheckedOn));
        }
        List<Timeline.Entry<Dated<Rational>>> entries = new ArrayList<>();
        for (DefinitionCursor item : at.someItems()) {
            Timeline.Entry<Dated<Rational>> entry = entry(item, context);
            if (entry != null && isFree(entries, entry)) {
                entries.add(entry);
            } else if (entry != null) {
                overlapping(item);
            }
        }
        return new Timeline<>(entries);
    }

    /** One number with days of its own; null where its days make no sense. */
    private Timeline.@Nullable Entry<Dated<Rational>> entry(
            DefinitionCursor item, Context context, String... moreKeys) {
        List<String> keys = new ArrayList<>(List.of("value", "issued", "from", "until", "citation", "lastCheckedOn"));
        keys.addAll(List.of(moreKeys));
        item.object(keys.toArray(new String[0]));
        DefinitionCursor citation = item.optional("citation");
        DefinitionCursor checked = item.optional("lastCheckedOn");
        int before = item.problemCount();
        DateRange range = names.range(item, context.inForce());
        boolean sound = item.problemCount() == before;
        Dated<Rational> value = new Dated<>(
                item.required("value").exact(),
                citation.isPresent() ? names.citation(citation, document.document()) : context.citation(),
                checked.isPresent() ? names.day(checked) : lastCheckedOn,
                item.optional("issued").knownDay());
        return sound ? new Timeline.Entry<>(range, value) : null;
    }

    private static boolean isFree(
            List<Timeline.Entry<Dated<Rational>>> entries, Timeline.Entry<Dated<Rational>> wanted) {
        for (Timeline.Entry<Dated<Rational>> entry : entries) {
            if (entry.range().overlaps(wanted.range())) {
                return false;
            }
        }
        return true;
    }

    private static void overlapping(DefinitionCursor item) {
        item.invalid(
                "起止日期与前面的数值重叠；请给前一个数值写上 until", "the days overlap those of a value before it; give that one an until");
    }

    private static void check(
            DefinitionCursor at,
            Timeline<Dated<Rational>> values,
            boolean whole,
            long least,
            long most,
            String zh,
            String en) {
        for (Timeline.Entry<Dated<Rational>> entry : values.entries()) {
            Rational value = entry.value().value();
            if ((whole && !value.isWhole())
                    || value.compareTo(Rational.of(least)) < 0
                    || value.compareTo(Rational.of(most)) > 0) {
                at.invalid(zh, en);
                return;
            }
        }
    }

    /** What an overlay sets, with its source: the overlay's own where none is given. */
    <T> Dated<T> dated(T value, DefinitionCursor citation, DefinitionCursor issued) {
        return new Dated<>(
                value,
                citation.isPresent() ? names.citation(citation, document.document()) : document,
                lastCheckedOn,
                issued.knownDay());
    }
}
