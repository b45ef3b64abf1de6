package io.github.junheng.io;

import io.github.junheng.overlay.Overlay;
import io.github.junheng.plan.Basis;
import io.github.junheng.plan.Deadline;
import io.github.junheng.plan.Goal;
import io.github.junheng.plan.ItemHead;
import io.github.junheng.plan.Locality;
import io.github.junheng.plan.Milestone;
import io.github.junheng.plan.Plan;
import io.github.junheng.plan.PlanItem;
import io.github.junheng.plan.PlanTable;
import io.github.junheng.plan.Reading;
import io.github.junheng.plan.Recorded;
import io.github.junheng.plan.Relation;
import io.github.junheng.plan.ResponsibleUnits;
import io.github.junheng.plan.RuleRef;
import io.github.junheng.plan.Target;
import io.github.junheng.plan.Trigger;
import io.github.junheng.plan.Undertaking;
import io.github.junheng.problem.Checked;
import io.github.junheng.problem.Problem;
import io.github.junheng.problem.ProblemCode;
import io.github.junheng.problem.Similar;
import io.github.junheng.quantity.Comparator;
import io.github.junheng.quantity.Rational;
import io.github.junheng.quantity.Unit;
import io.github.junheng.region.CountyCode;
import io.github.junheng.school.SchoolKind;
import io.github.junheng.school.Stage;
import io.github.junheng.standard.Citation;
import io.github.junheng.standard.Confidence;
import io.github.junheng.standard.Criterion;
import io.github.junheng.standard.Rule;
import io.github.junheng.standard.RuleId;
import io.github.junheng.standard.Standard;
import io.github.junheng.standard.Text;
import io.github.junheng.time.KnownDay;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.InvalidPathException;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * 规划读取: reads a plan from its JSON file, and the formulas beside it. What it links to, it finds in the standards that are given or
 * in its formulas. Every problem of its files is found in one run.
 */
public final class PlanReader {
    private static final String EVERY_RULE = "*";
    private static final String AT_PLACE = "@";
    private static final LocalDate NO_DAY = LocalDate.of(1, 1, 1);
    private static final String[] OF_ITEM = {
        "id", "row", "name", "clause", "by", "basis", "printed", "responsible", "notes", "each"
    };

    private final Map<String, Standard> standards = new LinkedHashMap<>();
    private final Map<RuleId, Rule> rules = new LinkedHashMap<>();
    private final List<Problem> problems;
    private final Definitions names = new Definitions();
    private final Registry<ResponsibleUnits> responsible = new Registry<>("责任单位", "set of responsible units");
    private final Registry<Locality> places = new Registry<>("地区", "place");
    private final Registry<PlanItem> items = new Registry<>("条目", "item");
    private final Registry<Recorded> records = new Registry<>("记载", "recorded value");
    /** What names something that may be declared below it: looked up when all is read. */
    private final List<Runnable> later = new ArrayList<>();

    private String document = "";
    private Confidence confidence = Confidence.UNVERIFIED;
    private @Nullable Locality place;

    private PlanReader(Collection<Standard> standards, List<Problem> problems) {
        this.problems = problems;
        for (Standard standard : standards) {
            this.standards.put(standard.id(), standard);
            standard.rules().values().forEach(rule -> rules.put(rule.id(), rule));
        }
    }

    /** 旁文件: opens the files that a plan names beside itself. */
    @FunctionalInterface
    public interface Beside {
        /** @throws IOException when there is no such file, or it cannot be read */
        InputStream open(String name) throws IOException;
    }

    /**
     * Reads a plan. The stream is not closed.
     *
     * @param where the file's name in problems
     * @param standards the standards that it may link to
     * @param beside opens its formulas, which are closed again
     */
    public static Checked<Plan> read(InputStream in, String where, Collection<Standard> standards, Beside beside) {
        List<Problem> problems = new ArrayList<>();
        DefinitionCursor at = DefinitionFile.readCommented(in, where, problems);
        if (at.isPresent() && !at.isObject()) {
            at.object();
        }
        Plan plan = new PlanReader(standards, problems).plan(at, beside);
        // What is wrong with an entry is found again at each of its places.
        List<Problem> once = List.copyOf(new LinkedHashSet<>(problems));
        return plan == null || !once.isEmpty() ? Checked.failed(once) : Checked.of(plan, once);
    }

    private @Nullable Plan plan(DefinitionCursor at, Beside beside) {
        if (at.isObject()) {
            at.object(
                    "id",
                    "title",
                    "issuer",
                    "document",
                    "issued",
                    "from",
                    "until",
                    "place",
                    "members",
                    "confidence",
                    "lastCheckedOn",
                    "units",
                    "formulas",
                    "responsible",
                    "goals",
                    "milestones",
                    "undertakings",
                    "recorded",
                    "relations",
                    "tables",
                    "notes");
        }
        DefinitionCursor idAt = at.required("id");
        String id = idAt.isPresent() ? idAt.id() : "";
        Text title = text(at.required("title"));
        Text issuer = text(at.required("issuer"));
        DefinitionCursor documentAt = at.required("document");
        document = documentAt.isPresent() ? documentAt.text() : "";
        KnownDay issued = at.optional("issued").knownDay();
        KnownDay from = day(at.required("from"));
        KnownDay until = day(at.required("until"));
        if (from.day().isAfter(until.last())) {
            at.optional("until")
                    .invalid("规划期的终点 " + until + " 早于起点 " + from, "until " + until + " is before from " + from);
        }
        confidence = names.confidence(at.required("confidence"));
        LocalDate checked = names.day(at.required("lastCheckedOn"));
        Locality own = locality(at.required("place"));
        place = own;
        places.put(own.name(), own);
        List<Locality> members = new ArrayList<>();
        for (DefinitionCursor item : items(at, "members")) {
            Locality member = locality(item);
            if (places.knows(member.name())) {
                item.invalid(
                        "“" + member.name() + "”已经有了，请删去", "\"" + member.name() + "\" is there already; take it out");
            } else {
                places.put(member.name(), member);
                members.add(member);
            }
        }
        names.readUnits(at.optional("units"));
        List<Overlay> formulas = formulas(at.optional("formulas"), id, beside);
        readResponsible(at.optional("responsible"));
        readRecords(at);
        List<PlanItem> all = new ArrayList<>();
        for (DefinitionCursor item : items(at, "goals")) {
            all.addAll(each(item, this::goal));
        }
        for (DefinitionCursor item : items(at, "milestones")) {
            all.addAll(each(item, this::milestone));
        }
        for (DefinitionCursor item : items(at, "undertakings")) {
            all.addAll(each(item, this::undertaking));
        }
        List<Relation> relations = new ArrayList<>();
        for (DefinitionCursor item : items(at, "relations")) {
            Relation relation = relation(item);
            if (relation != null) {
                relations.add(relation);
            }
        }
        List<PlanTable> tables = new ArrayList<>();
        for (DefinitionCursor item : items(at, "tables")) {
            tables.add(table(item));
        }
        List<Text> notes = texts(at.optional("notes"));
        later.forEach(Runnable::run);
        if (!problems.isEmpty()) {
            return null;
        }
        return new Plan(
                id,
                title,
                issuer,
                document,
                issued,
                from,
                until,
                own,
                members,
                all,
                new ArrayList<>(records.values().values()),
                relations,
                tables,
                formulas,
                confidence,
                checked,
                notes);
    }

    // --- small things

    private static List<DefinitionCursor> items(DefinitionCursor at, String key) {
        DefinitionCursor array = at.optional(key);
        return array.isPresent() ? array.items() : List.of();
    }

    private Text text(DefinitionCursor at) {
        return at.isPresent() ? names.text(at) : new Text("", "");
    }

    private List<Text> texts(DefinitionCursor at) {
        return names.texts(at);
    }

    private static KnownDay day(DefinitionCursor at) {
        KnownDay day = at.knownDay();
        return day == null ? KnownDay.of(NO_DAY) : day;
    }

    private static String textOf(DefinitionCursor at) {
        return at.isPresent() ? at.text() : "";
    }

    private static @Nullable Integer row(DefinitionCursor at) {
        return at.isPresent() ? Integer.valueOf(at.whole(0)) : null;
    }

    private Locality locality(DefinitionCursor at) {
        if (!at.isPresent() || !at.object("name", "code")) {
            return new Locality("", null);
        }
        DefinitionCursor codeAt = at.optional("code");
        String code = codeAt.isPresent() ? codeAt.text() : "";
        if (!code.isBlank() && !CountyCode.isValid(code)) {
            codeAt.report(ProblemCode.COUNTY_CODE_INVALID, code);
            code = "";
        }
        return new Locality(textOf(at.required("name")), code.isBlank() ? null : new CountyCode(code));
    }

    private Citation citation(DefinitionCursor clauseAt) {
        return new Citation(document, textOf(clauseAt), confidence);
    }

    private static Basis basis(DefinitionCursor at, Basis absent) {
        Map<String, Basis> labels = new LinkedHashMap<>();
        for (Basis basis : Basis.values()) {
            labels.put(basis.label(), basis);
        }
        Basis basis = at.isPresent() ? at.oneOf(labels) : null;
        return basis == null ? absent : basis;
    }

    private static Deadline deadline(DefinitionCursor at, Basis basis) {
        String text = textOf(at);
        if (!text.isBlank()) {
            try {
                return Deadline.parse(text, basis);
            } catch (DateTimeException e) {
                at.invalid(
                        "时限“" + text + "”应写作 2025、2023-08、2018..2019、yearly、ongoing from 2018 或 undated",
                        "a deadline is written 2025, 2023-08, 2018..2019, yearly, ongoing from 2018 or undated, not \""
                                + text + "\"");
            } catch (IllegalArgumentException e) {
                at.invalid("时限“" + text + "”的起点晚于终点", "the deadline \"" + text + "\" ends before it begins");
            }
        }
        return Deadline.undated(basis);
    }

    // --- formulas and units

    private List<Overlay> formulas(DefinitionCursor at, String plan, Beside beside) {
        List<Overlay> formulas = new ArrayList<>();
        if (!at.isPresent()) {
            return formulas;
        }
        for (DefinitionCursor name : at.isText() ? List.of(at) : at.items()) {
            String file = name.text();
            if (file.isBlank()) {
                continue;
            }
            try (InputStream head = beside.open(file);
                    InputStream body = beside.open(file)) {
                Checked<OverlayReader.Head> read = OverlayReader.readHead(head, file);
                problems.addAll(read.problems());
                OverlayReader.Head found = read.valueOrNull();
                if (found == null) {
                    continue;
                }
                Standard base = standards.get(found.base());
                if (base == null) {
                    problems.add(Problem.of(
                            ProblemCode.DEFINITION_UNRESOLVED,
                            file + " $.base",
                            found.base(),
                            "标准",
                            "standard",
                            Similar.of(found.base(), standards.keySet())));
                    continue;
                }
                Checked<Overlay> overlay = OverlayReader.read(body, file, base);
                problems.addAll(overlay.problems());
                overlay.value().ifPresent(formula -> {
                    checkFormulas(formula, plan, file);
                    formulas.add(formula);
                    formula.additions().forEach(a -> rules.put(a.rule().id(), a.rule()));
                });
            } catch (IOException | InvalidPathException e) {
                name.report(ProblemCode.FILE_UNREADABLE, file);
            }
        }
        return formulas;
    }

    /** A plan never changes what a standard concludes. */
    private void checkFormulas(Overlay formula, String plan, String file) {
        for (Overlay.Addition addition : formula.additions()) {
            if (!addition.rule().informative()) {
                problems.add(Problem.of(
                        ProblemCode.PLAN_FORMULAS,
                        file,
                        "规则 " + addition.rule().id() + " 不是仅供参考（informative）",
                        "the rule " + addition.rule().id() + " is not informative"));
            }
        }
        if (!formula.changes().isEmpty()
                || !formula.gradings().isEmpty()
                || !formula.texts().isEmpty()
                || !formula.concessions().isEmpty()) {
            problems.add(Problem.of(
                    ProblemCode.PLAN_FORMULAS,
                    file,
                    "changes、grades、texts 或 concessions",
                    "changes, grades, texts or concessions"));
        }
        if (standards.containsKey(formula.id()) || formula.id().equals(plan)) {
            problems.add(Problem.of(
                    ProblemCode.PLAN_FORMULAS,
                    file + " $.id",
                    "编号“" + formula.id() + "”已有他用",
                    "the id \"" + formula.id() + "\" is used already"));
        }
    }

    private void readResponsible(DefinitionCursor at) {
        if (!at.isPresent()) {
            return;
        }
        at.entries().forEach((key, units) -> {
            int before = units.problemCount();
            units.object("lead", "supporting", "basis", "clause");
            DefinitionCursor leadAt = units.required("lead");
            List<String> lead = leadAt.isPresent() ? texts(leadAt, true) : List.of();
            DefinitionCursor supportingAt = units.optional("supporting");
            DefinitionCursor clauseAt = units.optional("clause");
            Basis basis = basis(units.required("basis"), Basis.PRINTED);
            if (basis == Basis.NONE) {
                units.optional("basis")
                        .invalid(
                                "没有写明责任单位的条目不写 responsible",
                                "an item whose units are not named has no responsible key");
            }
            boolean sound = units.problemCount() == before;
            if (sound) {
                responsible.put(
                        key,
                        new ResponsibleUnits(
                                lead,
                                supportingAt.isPresent() ? supportingAt.texts() : List.of(),
                                basis,
                                clauseAt.isPresent() ? clauseAt.text() : null));
            } else {
                responsible.declare(key);
            }
        });
    }

    private static List<String> texts(DefinitionCursor at, boolean some) {
        List<String> texts = at.texts();
        if (some && at.isArray() && texts.isEmpty()) {
            at.invalid("数组不能为空", "the array must not be empty");
        }
        return texts;
    }

    // --- items

    /** Makes one item of an entry, for a place and under an id; null where the entry is faulty. */
    @FunctionalInterface
    private interface Maker {
        @Nullable
        PlanItem make(DefinitionCursor entry, DefinitionCursor own, ItemHead head);
    }

    /** The item of an entry, or one for each of its places. */
    private List<PlanItem> each(DefinitionCursor entry, Maker maker) {
        List<PlanItem> made = new ArrayList<>();
        int before = entry.problemCount();
        DefinitionCursor idAt = entry.isObject() ? entry.required("id") : entry.optional("id");
        String id = idAt.isPresent() ? idAt.id() : "";
        List<DefinitionCursor> several = items(entry, "each");
        if (several.isEmpty()) {
            Locality whole = place == null ? new Locality("", null) : place;
            add(made, id, maker.make(entry, entry, head(entry, entry, id, whole)), idAt, before);
        }
        for (DefinitionCursor one : several) {
            int beforeOne = entry.problemCount();
            one.object("place", "value", "by", "basis", "row", "also", "responsible");
            DefinitionCursor placeAt = one.required("place");
            Locality where = placeAt.isPresent() ? places.get(placeAt) : null;
            if (where != null) {
                String own = id + AT_PLACE + where.name();
                add(made, own, maker.make(entry, one, head(entry, one, own, where)), one, beforeOne);
            }
        }
        return made;
    }

    private void add(List<PlanItem> made, String id, @Nullable PlanItem item, DefinitionCursor at, int before) {
        if (items.knows(id)) {
            at.invalid(
                    "条目“" + id + "”已经有了，请删去或换一个编号",
                    "the item \"" + id + "\" exists already; take it out or choose another id");
        } else if (item == null || at.problemCount() != before) {
            items.declare(id);
        } else {
            items.put(id, item);
            made.add(item);
        }
    }

    /** What an entry says for one place, else for all. */
    private static DefinitionCursor either(DefinitionCursor one, DefinitionCursor entry, String key) {
        DefinitionCursor own = one.optional(key);
        return own.isPresent() ? own : entry.optional(key);
    }

    private ItemHead head(DefinitionCursor entry, DefinitionCursor one, String id, Locality where) {
        DefinitionCursor byAt = either(one, entry, "by");
        DefinitionCursor basisAt = either(one, entry, "basis");
        if (!byAt.isPresent()) {
            entry.required("by");
        }
        if (!basisAt.isPresent()) {
            entry.required("basis");
        }
        DefinitionCursor unitsAt = either(one, entry, "responsible");
        ResponsibleUnits units = unitsAt.isPresent() ? responsible.get(unitsAt) : ResponsibleUnits.NOT_NAMED;
        DefinitionCursor printedAt = entry.optional("printed");
        DefinitionCursor clauseAt = entry.required("clause");
        return new ItemHead(
                id,
                text(entry.required("name")),
                where,
                deadline(byAt, basis(basisAt, Basis.NONE)),
                citation(clauseAt),
                row(one.optional("row")),
                units == null ? ResponsibleUnits.NOT_NAMED : units,
                printedAt.isPresent() ? printedAt.text() : null,
                texts(entry.optional("notes")));
    }

    private static String[] keys(String... more) {
        String[] all = new String[OF_ITEM.length + more.length];
        System.arraycopy(OF_ITEM, 0, all, 0, OF_ITEM.length);
        System.arraycopy(more, 0, all, OF_ITEM.length, more.length);
        return all;
    }

    private @Nullable PlanItem goal(DefinitionCursor entry, DefinitionCursor one, ItemHead head) {
        entry.object(keys("kind", "reach", "target", "read", "beside", "baseline", "measures", "trigger"));
        Goal.Kind kind = constant(entry.required("kind"), Goal.Kind.class);
        Goal.Reach reach = constant(entry.required("reach"), Goal.Reach.class);
        Target target = target(entry.optional("target"), one);
        Reading reading = reading(entry.optional("read"));
        List<RuleRef> beside = new ArrayList<>();
        DefinitionCursor besideAt = entry.optional("beside");
        if (besideAt.isPresent()) {
            beside.addAll(refs(besideAt));
        }
        DefinitionCursor baselineAt = entry.optional("baseline");
        if (baselineAt.isPresent()) {
            records.name(baselineAt);
        }
        List<String> measures = new ArrayList<>();
        for (DefinitionCursor measure : items(entry, "measures")) {
            measures.add(measure.text());
            later.add(() -> items.name(measure));
        }
        Trigger trigger = trigger(entry.optional("trigger"));
        if (kind == null || reach == null || target == null || reading == null) {
            return null;
        }
        if (!target.canBeReadBy(reading)) {
            (entry.optional("read").isPresent() ? entry.optional("read") : entry.optional("target"))
                    .report(ProblemCode.PLAN_PAIR, target.label(), reading.label(), pairs(target));
            return null;
        }
        return new Goal(
                head,
                kind,
                reach,
                target,
                reading,
                beside,
                trigger,
                baselineAt.isPresent() ? baselineAt.text() : null,
                measures);
    }

    /** What a target can be read by, as a problem lists it. */
    private static String pairs(Target target) {
        if (target instanceof Target.Amount) {
            return "VALUE, EVERY, SHARE, GREATEST, by hand";
        }
        if (target instanceof Target.Earlier) {
            return "VALUE, by hand";
        }
        return target instanceof Target.Grade ? "OUTCOME, by hand" : "OUTCOME, sections, by hand";
    }

    private static <E extends Enum<E>> @Nullable E constant(DefinitionCursor at, Class<E> type) {
        return at.isPresent() ? at.constant(type) : null;
    }

    private @Nullable Target target(DefinitionCursor at, DefinitionCursor one) {
        if (!at.isPresent()) {
            return new Target.Settled();
        }
        int before = at.problemCount();
        if (at.has("grade")) {
            at.object("grade");
            List<String> admitted = texts(at.required("grade"), true);
            return at.problemCount() == before ? new Target.Grade(admitted) : null;
        }
        if (at.has("earlier")) {
            at.object("earlier", "comparator", "unit");
            Map<String, Target.Earlier.Than> words = new LinkedHashMap<>();
            for (Target.Earlier.Than than : Target.Earlier.Than.values()) {
                words.put(than.label(), than);
            }
            Target.Earlier.Than than = at.required("earlier").oneOf(words);
            DefinitionCursor comparatorAt = at.required("comparator");
            Comparator comparator = names.comparator(comparatorAt);
            if (!comparator.wantsMore()) {
                comparatorAt.invalid("与以前相比只用 >= 或 >", "against an earlier value the comparator is >= or >");
            }
            Unit unit = names.unit(at.required("unit"));
            return at.problemCount() == before && than != null ? new Target.Earlier(comparator, unit, than) : null;
        }
        if (!at.object("comparator", "value", "unit")) {
            return null;
        }
        DefinitionCursor comparatorAt = at.required("comparator");
        Comparator comparator = names.comparator(comparatorAt);
        if (comparator == Comparator.EQUAL) {
            comparatorAt.invalid("目标要有方向：>=、>、<= 或 <（“达到”是 >=）", "a goal has a direction: >=, >, <= or < (达到 is >=)");
        }
        DefinitionCursor valueAt = one.optional("value").isPresent() ? one.optional("value") : at.required("value");
        Rational value = valueAt.exact();
        Unit unit = names.unit(at.required("unit"));
        return at.problemCount() == before && comparator != Comparator.EQUAL
                ? new Target.Amount(comparator, value, unit)
                : null;
    }

    private @Nullable Reading reading(DefinitionCursor at) {
        if (!at.isPresent()) {
            return new Reading.ByHand();
        }
        int before = at.problemCount();
        if (at.has("standard")) {
            at.object("standard", "sections");
            String id = at.required("standard").text();
            List<String> sections = texts(at.required("sections"), true);
            Standard standard = standards.get(id);
            if (standard == null) {
                unresolved(at.optional("standard"), id, "标准", "standard", standards.keySet());
                return null;
            }
            List<String> known = standard.sections().stream().map(s -> s.id()).toList();
            for (DefinitionCursor section : items(at, "sections")) {
                if (!known.contains(section.text())) {
                    unresolved(section, section.text(), "部分", "section", known);
                }
            }
            return at.problemCount() == before ? new Reading.OfSections(id, sections) : null;
        }
        Reading.OfRules read = ofRules(at);
        return at.problemCount() == before ? read : null;
    }

    private Reading.@Nullable OfRules ofRules(DefinitionCursor at) {
        int before = at.problemCount();
        at.object("rules", "stage", "kinds", "take");
        DefinitionCursor rulesAt = at.required("rules");
        List<RuleRef> refs = rulesAt.isPresent() ? refs(rulesAt) : List.of();
        DefinitionCursor stageAt = at.optional("stage");
        Stage stage = stageAt.isPresent() ? stageAt.constant(Stage.class) : null;
        List<SchoolKind> kinds = new ArrayList<>();
        for (DefinitionCursor kind : items(at, "kinds")) {
            SchoolKind found = kind.oneOf(kinds());
            if (found != null) {
                kinds.add(found);
            }
        }
        Reading.Take take = constant(at.required("take"), Reading.Take.class);
        if (take == null || at.problemCount() != before) {
            return null;
        }
        if (refs.isEmpty() || (refs.size() > 1 && (take == Reading.Take.VALUE || take == Reading.Take.EVERY))) {
            rulesAt.invalid(
                    take + " 须指明" + (refs.isEmpty() ? "规则" : "唯一的规则"),
                    take + " names " + (refs.isEmpty() ? "a rule" : "one rule"));
            return null;
        }
        return new Reading.OfRules(refs, stage, kinds, take);
    }

    /** Kinds of schools by their Chinese word or by name. */
    private static Map<String, SchoolKind> kinds() {
        Map<String, SchoolKind> kinds = Definitions.kinds();
        for (SchoolKind kind : SchoolKind.values()) {
            kinds.put(kind.name(), kind);
        }
        return kinds;
    }

    private List<RuleRef> refs(DefinitionCursor array) {
        List<RuleRef> refs = new ArrayList<>();
        for (DefinitionCursor item : array.someItems()) {
            String text = item.text();
            if (text.isBlank()) {
                continue;
            }
            if (text.endsWith("/" + EVERY_RULE)) {
                Standard standard = standards.get(text.substring(0, text.length() - 2));
                if (standard == null) {
                    unresolved(item, text, "规则", "rule", standards.keySet());
                } else {
                    standard.rules().values().forEach(rule -> refs.add(RuleRef.of(rule.id())));
                }
            } else {
                RuleRef ref = ref(item, text);
                if (ref != null) {
                    refs.add(ref);
                }
            }
        }
        return refs;
    }

    private @Nullable RuleRef ref(DefinitionCursor at, String text) {
        RuleRef ref;
        try {
            ref = RuleRef.parse(text);
        } catch (IllegalArgumentException e) {
            at.invalid(
                    "规则写作“标准/规则”或“标准/规则/分项”，不是“" + text + "”",
                    "a rule is written standard/rule or standard/rule/part, not \"" + text + "\"");
            return null;
        }
        Rule rule = rules.get(ref.rule());
        if (rule == null) {
            List<String> known = rules.keySet().stream().map(RuleId::toString).toList();
            unresolved(at, ref.rule().toString(), "规则", "rule", known);
            return null;
        }
        if (ref.partOrNull() != null) {
            List<String> parts = rule.criterion() instanceof Criterion.All all
                    ? all.parts().stream().map(Criterion.Part::id).toList()
                    : List.of();
            if (!parts.contains(ref.partOrNull())) {
                unresolved(
                        at,
                        text,
                        "分项",
                        "part",
                        parts.stream().map(p -> rule.id() + "/" + p).toList());
                return null;
            }
        }
        return ref;
    }

    private static void unresolved(DefinitionCursor at, String name, String zh, String en, Collection<String> known) {
        at.report(ProblemCode.DEFINITION_UNRESOLVED, name, zh, en, Similar.of(name, known));
    }

    private @Nullable Trigger trigger(DefinitionCursor at) {
        if (!at.isPresent()) {
            return null;
        }
        int before = at.problemCount();
        at.object("id", "text", "comparator", "value", "unit", "row", "clause", "countedBy");
        DefinitionCursor byAt = at.optional("countedBy");
        RuleRef countedBy = byAt.isPresent() ? ref(byAt, byAt.text()) : null;
        Trigger trigger = new Trigger(
                textOf(at.required("id")),
                text(at.required("text")),
                names.comparator(at.required("comparator")),
                at.required("value").exact(),
                names.unit(at.required("unit")),
                citation(at.required("clause")),
                countedBy,
                row(at.optional("row")));
        return at.problemCount() == before ? trigger : null;
    }

    private @Nullable PlanItem milestone(DefinitionCursor entry, DefinitionCursor one, ItemHead head) {
        int before = entry.problemCount();
        entry.object(keys("phase", "also", "heading"));
        List<Milestone.Statement> also = new ArrayList<>();
        DefinitionCursor alsoAt = either(one, entry, "also");
        for (DefinitionCursor statement : alsoAt.isPresent() ? alsoAt.items() : List.<DefinitionCursor>of()) {
            statement.object("clause", "by");
            also.add(new Milestone.Statement(
                    textOf(statement.required("clause")), deadline(statement.required("by"), Basis.PRINTED)));
        }
        DefinitionCursor headingAt = entry.optional("heading");
        Deadline heading = headingAt.isPresent() ? deadline(headingAt, Basis.PRINTED) : null;
        DefinitionCursor phaseAt = entry.optional("phase");
        boolean phase = phaseAt.isPresent() && phaseAt.flag(false);
        return entry.problemCount() == before ? new Milestone(head, phase, also, heading) : null;
    }

    private @Nullable PlanItem undertaking(DefinitionCursor entry, DefinitionCursor one, ItemHead head) {
        int before = entry.problemCount();
        entry.object(keys("quantity", "unit"));
        Rational quantity =
                (one.optional("value").isPresent() ? one.optional("value") : entry.required("quantity")).positive();
        Unit unit = names.unit(entry.required("unit"));
        return entry.problemCount() == before ? new Undertaking(head, quantity, unit) : null;
    }

    // --- records, relations, tables

    private void readRecords(DefinitionCursor at) {
        for (Registry.Declared declared : records.declare(at.optional("recorded"))) {
            DefinitionCursor entry = declared.at();
            int before = entry.problemCount();
            entry.object("id", "row", "kind", "name", "clause", "of", "value", "unit", "goal");
            Recorded.Kind kind = constant(entry.required("kind"), Recorded.Kind.class);
            DefinitionCursor goalAt = entry.optional("goal");
            if (goalAt.isPresent()) {
                later.add(() -> items.name(goalAt));
            }
            Text name = text(entry.required("name"));
            Rational value = entry.required("value").exact();
            Unit unit = names.unit(entry.required("unit"));
            Citation citation = citation(entry.required("clause"));
            if (kind != null) {
                records.define(
                        declared,
                        before,
                        new Recorded(
                                declared.id(),
                                kind,
                                name,
                                entry.optional("of").knownDay(),
                                value,
                                unit,
                                citation,
                                goalAt.isPresent() ? goalAt.text() : null,
                                row(entry.optional("row"))));
            }
        }
    }

    private @Nullable Relation relation(DefinitionCursor at) {
        int before = at.problemCount();
        Map<String, Function<DefinitionCursor, Relation>> kinds = new LinkedHashMap<>();
        kinds.put("sum", a -> new Relation.Sum(clause(a, "whole", "parts"), numbered(a.required("whole")), numbers(a)));
        kinds.put(
                "within",
                a -> new Relation.Within(clause(a, "whole", "parts"), numbered(a.required("whole")), numbers(a)));
        kinds.put(
                "count",
                a -> new Relation.Count(
                        clause(a, "name", "announced", "items"),
                        text(a.required("name")),
                        a.required("announced").exact(),
                        named(a.required("items"))));
        kinds.put(
                "cites",
                a -> new Relation.Cites(clause(a, "event", "on"), text(a.required("event")), day(a.required("on"))));
        kinds.put(
                "declared",
                a -> new Relation.Declared(
                        clause(a, "text", "items"), text(a.required("text")), named(a.required("items"))));
        DefinitionCursor kindAt = at.isObject() ? at.required("kind") : at.optional("kind");
        Function<DefinitionCursor, Relation> kind = kindAt.isPresent() ? kindAt.oneOf(kinds) : null;
        Relation relation = kind == null ? null : kind.apply(at);
        return at.problemCount() == before ? relation : null;
    }

    private static String clause(DefinitionCursor at, String first, String... more) {
        List<String> keys = new ArrayList<>(List.of("kind", "clause", first));
        keys.addAll(List.of(more));
        at.object(keys.toArray(String[]::new));
        return textOf(at.required("clause"));
    }

    /** Ids of items. */
    private List<String> named(DefinitionCursor at) {
        List<String> ids = new ArrayList<>();
        for (DefinitionCursor item : at.isPresent() ? at.items() : List.<DefinitionCursor>of()) {
            ids.add(item.text());
            later.add(() -> items.name(item));
        }
        return ids;
    }

    private List<String> numbers(DefinitionCursor at) {
        DefinitionCursor parts = at.required("parts");
        List<String> ids = new ArrayList<>();
        for (DefinitionCursor part : parts.isPresent() ? parts.someItems() : List.<DefinitionCursor>of()) {
            ids.add(numbered(part));
        }
        return ids;
    }

    /** The id of something that has a number: an undertaking, a goal with one, a recorded value. */
    private String numbered(DefinitionCursor at) {
        String id = textOf(at);
        if (!id.isBlank()) {
            later.add(() -> {
                PlanItem item = items.value(id);
                boolean hasNumber = item instanceof Undertaking
                        || (item instanceof Goal goal && goal.target() instanceof Target.Amount);
                if (!items.knows(id) && !records.knows(id)) {
                    items.name(at);
                } else if (item != null && !hasNumber) {
                    at.invalid("条目“" + id + "”没有数值", "the item \"" + id + "\" has no number");
                }
            });
        }
        return id;
    }

    private PlanTable table(DefinitionCursor at) {
        at.object("id", "title", "columns", "bounds");
        Registry<PlanTable.Column> columns = new Registry<>("列", "column");
        for (Registry.Declared declared : columns.declare(at.required("columns"))) {
            DefinitionCursor entry = declared.at();
            int before = entry.problemCount();
            entry.object("id", "name", "read", "goals", "countedFor");
            DefinitionCursor goalsAt = entry.optional("goals");
            if (goalsAt.isPresent()) {
                later.add(() -> goalsOf(goalsAt));
            }
            DefinitionCursor forAt = entry.optional("countedFor");
            RuleRef countedFor = forAt.isPresent() ? ref(forAt, forAt.text()) : null;
            DefinitionCursor readAt = entry.required("read");
            Reading.OfRules read = readAt.isPresent() ? ofRules(readAt) : null;
            Text name = text(entry.required("name"));
            if (read != null) {
                columns.define(
                        declared,
                        before,
                        new PlanTable.Column(
                                declared.id(), name, read, goalsAt.isPresent() ? goalsAt.text() : null, countedFor));
            }
        }
        List<PlanTable.Bound> bounds = new ArrayList<>();
        for (DefinitionCursor bound : items(at, "bounds")) {
            bound.object("all", "of");
            DefinitionCursor ofAt = bound.required("of");
            List<String> of = new ArrayList<>();
            for (DefinitionCursor column : ofAt.isPresent() ? ofAt.someItems() : List.<DefinitionCursor>of()) {
                of.add(columns.name(column));
            }
            DefinitionCursor allAt = bound.required("all");
            bounds.add(new PlanTable.Bound(allAt.isPresent() ? columns.name(allAt) : "", of));
        }
        return new PlanTable(
                textOf(at.required("id")),
                text(at.required("title")),
                new ArrayList<>(columns.values().values()),
                bounds);
    }

    /** A column names the goals of all places by what stands before the place. */
    private void goalsOf(DefinitionCursor at) {
        String id = at.text();
        if (!items.knowsAny(i -> i.startsWith(id + AT_PLACE) || i.equals(id))) {
            items.name(at);
        }
    }
}
