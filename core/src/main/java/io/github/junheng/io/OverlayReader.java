package io.github.junheng.io;

import io.github.junheng.dataset.FactDefinition;
import io.github.junheng.overlay.Overlay;
import io.github.junheng.overlay.Overlay.Action;
import io.github.junheng.overlay.Overlay.Addition;
import io.github.junheng.overlay.Overlay.Change;
import io.github.junheng.overlay.Overlay.Grading;
import io.github.junheng.overlay.Overlay.NumberChange;
import io.github.junheng.overlay.Overlay.WordsChange;
import io.github.junheng.overlay.Overlays;
import io.github.junheng.problem.Checked;
import io.github.junheng.problem.Problem;
import io.github.junheng.problem.ProblemCode;
import io.github.junheng.quantity.Unit;
import io.github.junheng.standard.Band;
import io.github.junheng.standard.Citation;
import io.github.junheng.standard.Concession;
import io.github.junheng.standard.Criterion;
import io.github.junheng.standard.Indicator;
import io.github.junheng.standard.Limit;
import io.github.junheng.standard.Region;
import io.github.junheng.standard.Rule;
import io.github.junheng.standard.RuleInputs;
import io.github.junheng.standard.Scope;
import io.github.junheng.standard.Section;
import io.github.junheng.standard.Standard;
import io.github.junheng.standard.Text;
import io.github.junheng.time.DateRange;
import java.io.InputStream;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * 叠加方案读取: reads an overlay from one JSON file. What it names, it finds in the standard it is based on or declares
 * itself. Every problem of the file is found in one run, targets that do not exist and numbers that are looser
 * included.
 */
public final class OverlayReader {
    /** What an overlay cannot do, and is told so. */
    private static final String REMOVE = "REMOVE";

    private OverlayReader() {}

    /**
     * What has to be read before an overlay.
     *
     * @param id its own id; empty where the file has none
     * @param base id of the standard that it is based on
     * @param overOrNull id of the overlay that it is over; null where that is the standard itself
     */
    public record Head(String id, String base, @Nullable String overOrNull) {}

    /**
     * What an overlay is laid over, whatever else may be wrong with the file. The stream is not closed.
     *
     * @param where the file's name in problems
     */
    public static Checked<Head> readHead(InputStream in, String where) {
        List<Problem> problems = new ArrayList<>();
        DefinitionCursor at = root(in, where, problems);
        DefinitionCursor baseAt = at.required("base");
        String base = baseAt.isPresent() ? baseAt.text() : "";
        DefinitionCursor idAt = at.optional("id");
        DefinitionCursor overAt = at.optional("over");
        String id = idAt.isPresent() ? idAt.text() : "";
        String over = overAt.isPresent() ? overAt.text() : null;
        return base.isBlank() ? Checked.failed(problems) : Checked.of(new Head(id, base, over), List.of());
    }

    /**
     * Reads an overlay. The stream is not closed.
     *
     * @param where the file's name in problems
     * @param base the standard whose rules, indicators and facts it may name; of an overlay that is over another one, the
     *     standard with that one laid over it
     */
    public static Checked<Overlay> read(InputStream in, String where, Standard base) {
        List<Problem> problems = new ArrayList<>();
        DefinitionCursor at = root(in, where, problems);
        DefinitionCursor baseAt = at.required("base");
        if (baseAt.isPresent() && !baseAt.text().equals(base.id())) {
            DefinitionCursor idAt = at.optional("id");
            baseAt.report(ProblemCode.OVERLAY_BASE, idAt.isPresent() ? idAt.text() : where, baseAt.text(), base.id());
            return Checked.failed(problems);
        }
        Overlay overlay = new OverlayReader().overlay(at, base, problems);
        return problems.isEmpty() ? Checked.of(overlay, problems) : Checked.failed(problems);
    }

    private static DefinitionCursor root(InputStream in, String where, List<Problem> problems) {
        DefinitionCursor at = DefinitionFile.read(in, where, problems);
        if (at.isPresent() && !at.isObject()) {
            at.object();
        }
        return at;
    }

    private Overlay overlay(DefinitionCursor at, Standard base, List<Problem> problems) {
        if (at.isObject()) {
            at.object(
                    "id",
                    "title",
                    "base",
                    "over",
                    "from",
                    "until",
                    "citation",
                    "lastCheckedOn",
                    "example",
                    "units",
                    "splits",
                    "facts",
                    "scopes",
                    "indicators",
                    "rules",
                    "concessions",
                    "changes",
                    "grades",
                    "texts");
        }
        Definitions names = names(base);
        DefinitionCursor idAt = at.required("id");
        String id = idAt.isPresent() ? idAt.id() : "";
        if (id.equals(base.id())) {
            idAt.invalid("叠加方案不能与标准同名", "an overlay must not have the id of its standard");
        }
        if (!id.isBlank()) {
            names.layer = id;
        }
        DefinitionCursor overAt = at.optional("over");
        String over = overAt.isPresent() ? overAt.id() : null;
        if (over != null && !base.layers().contains(over)) {
            overAt.report(
                    ProblemCode.OVERLAY_PARENT,
                    id,
                    over,
                    base.layers().isEmpty() ? "-" : String.join(", ", base.layers()));
        }
        Text title = names.text(at.required("title"));
        DateRange inForce = names.range(at, null);
        // A document of its own has to be named: the base's would claim that it printed the overlay's numbers.
        Citation citation = names.citation(at.required("citation"), null);
        LocalDate checked = names.day(at.required("lastCheckedOn"));
        names.readUnits(at.optional("units"));
        List<FactDefinition> facts = names.readFacts(at.optional("facts"));
        names.readSplits(at.optional("splits"), citation.document());
        names.readScopes(at.optional("scopes"));
        names.readIndicators(at.optional("indicators"));
        RuleDefinitions rules = new RuleDefinitions(names, id, inForce, citation, false, checked);
        // Before the rules, which may count grades.
        List<Grading> gradings = gradings(at.optional("grades"), names, rules, inForce);
        rules.readRules(at.optional("rules"), "section");
        List<Addition> additions = additions(at.optional("rules"), names, id, base);
        List<Concession> concessions = rules.readConcessions(at.optional("concessions"));
        Map<String, Indicator> indicators = new LinkedHashMap<>(names.indicators.values());
        base.indicators().keySet().forEach(indicators::remove);
        List<FactDefinition> all = new ArrayList<>(facts);
        all.addAll(rules.items());
        List<Change> changes = changes(at.optional("changes"), names, rules, inForce, base, problems);
        return new Overlay(
                id,
                title,
                base.id(),
                over,
                inForce,
                citation,
                at.optional("example").flag(false),
                all,
                indicators,
                additions,
                concessions,
                changes,
                gradings,
                texts(at.optional("texts"), names, base, problems));
    }

    /** The grades of rules of the base; a rule that is added has its own beside its test. */
    private static List<Grading> gradings(
            DefinitionCursor array, Definitions names, RuleDefinitions rules, DateRange inForce) {
        List<Grading> gradings = new ArrayList<>();
        for (DefinitionCursor item : array.isPresent() ? array.items() : List.<DefinitionCursor>of()) {
            int before = item.problemCount();
            DefinitionCursor ruleAt = item.required("rule");
            Rule rule = ruleAt.isPresent() ? names.rules.get(ruleAt) : null;
            if (rule == null) {
                continue;
            }
            DateRange range = names.range(item, inForce);
            checkDays(item, inForce, range);
            Grading grading = new Grading(rule.id().local(), range, rules.grades(item, rule, range));
            if (gradings.stream()
                    .anyMatch(g -> g.rule().equals(grading.rule()) && g.range().overlaps(range))) {
                item.invalid(
                        "规则 " + grading.rule() + " 的等次在同一时间给了两次",
                        "the grades of rule " + grading.rule() + " are given twice for the same days");
            }
            if (item.problemCount() == before) {
                gradings.add(grading);
                names.rules.put(grading.rule(), rule.withGrades(rule.grades().with(range, grading.grades())));
            }
        }
        return gradings;
    }

    private static Map<String, Text> texts(
            DefinitionCursor array, Definitions names, Standard base, List<Problem> problems) {
        Map<String, Text> texts = new LinkedHashMap<>();
        for (DefinitionCursor item : array.isPresent() ? array.items() : List.<DefinitionCursor>of()) {
            int before = item.problemCount();
            item.object("rule", "zh", "en");
            DefinitionCursor ruleAt = item.required("rule");
            String rule = ruleAt.isPresent() ? names.rules.name(ruleAt) : "";
            Text text = new Text(item.required("zh").text(), item.required("en").text());
            if (item.problemCount() != before) {
                continue;
            }
            problems.addAll(Overlays.checkText(base, rule, item.path()));
            if (texts.putIfAbsent(rule, text) != null) {
                item.invalid("规则 " + rule + " 的文字给了两次", "the text of rule " + rule + " is given twice");
            }
        }
        return texts;
    }

    /** What an overlay may name: everything that the base defines and uses. */
    private static Definitions names(Standard base) {
        Definitions names = new Definitions();
        base.facts().forEach(fact -> names.facts.put(fact.id(), fact));
        for (Indicator indicator : base.indicators().values()) {
            put(names.units, indicator.unit());
            put(names.units, indicator.amountUnit());
            indicator.split().ifPresent(split -> names.splits.put(split.id(), split));
            names.indicators.put(indicator.id(), indicator);
        }
        for (Rule rule : base.rules().values()) {
            rule.scope().ifPresent(scope -> names.scopes.put(scope.id(), scope));
            rule.band().ifPresent(band -> names.bands.put(band.id(), band));
            for (Criterion test : RuleInputs.tests(rule)) {
                unitsOf(test, names.units);
                scopesAndBands(test, names);
                RuleInputs.limits(test)
                        .forEach(limit -> regionsOf(limit).forEach(region -> names.regions.put(region.id(), region)));
            }
            names.rules.put(rule.id().local(), rule);
        }
        return names;
    }

    private static void scopesAndBands(Criterion criterion, Definitions names) {
        if (criterion instanceof Criterion.All all) {
            for (Criterion.Part part : all.parts()) {
                Scope scope = part.scopeOrNull();
                if (scope != null) {
                    names.scopes.put(scope.id(), scope);
                }
                Band band = part.bandOrNull();
                if (band != null) {
                    names.bands.put(band.id(), band);
                }
                scopesAndBands(part.criterion(), names);
            }
        }
    }

    private static List<Region> regionsOf(Limit limit) {
        return limit instanceof Limit.Printed printed ? printed.regions() : List.of();
    }

    private static void put(Registry<Unit> units, Unit unit) {
        units.put(unit.id(), unit);
    }

    private static void unitsOf(Criterion criterion, Registry<Unit> units) {
        if (criterion instanceof Criterion.Dispersion dispersion) {
            put(units, dispersion.unit());
        } else if (criterion instanceof Criterion.MeanDispersion mean) {
            put(units, mean.unit());
        } else if (criterion instanceof Criterion.Scorecard scorecard) {
            put(units, scorecard.unit());
        } else if (criterion instanceof Criterion.Every every) {
            put(units, every.unit());
        } else if (criterion instanceof Criterion.Share share) {
            put(units, share.unit());
        } else if (criterion instanceof Criterion.CountPer countPer) {
            put(units, countPer.unit());
        } else if (criterion instanceof Criterion.Elapsed elapsed) {
            put(units, elapsed.unit());
        } else if (criterion instanceof Criterion.Context context && context.unitOrNull() != null) {
            put(units, context.unitOrNull());
        } else if (criterion instanceof Criterion.All all) {
            all.parts().forEach(part -> unitsOf(part.criterion(), units));
        }
    }

    private static List<Addition> additions(DefinitionCursor array, Definitions names, String owner, Standard base) {
        List<Addition> additions = new ArrayList<>();
        List<String> sections = base.sections().stream().map(Section::id).toList();
        for (DefinitionCursor item : array.isArray() ? array.items() : List.<DefinitionCursor>of()) {
            DefinitionCursor sectionAt = item.required("section");
            String section = sectionAt.isPresent() ? sectionAt.text() : "";
            if (!section.isBlank() && !sections.contains(section)) {
                sectionAt.report(
                        ProblemCode.DEFINITION_UNRESOLVED, section, "部分", "section", String.join(", ", sections));
            }
            Rule rule = item.has("id") ? own(item.optional("id"), names, owner) : null;
            if (rule != null) {
                additions.add(new Addition(section, rule));
            }
        }
        return additions;
    }

    private static @Nullable Rule own(DefinitionCursor idAt, Definitions names, String owner) {
        Rule rule = names.rules.value(idAt.text());
        return rule != null && rule.id().owner().equals(owner) ? rule : null;
    }

    private static List<Change> changes(
            DefinitionCursor array,
            Definitions names,
            RuleDefinitions rules,
            DateRange inForce,
            Standard base,
            List<Problem> problems) {
        List<Change> changes = new ArrayList<>();
        for (DefinitionCursor item : array.isPresent() ? array.items() : List.<DefinitionCursor>of()) {
            int before = item.problemCount();
            Change change = change(item, names, rules, inForce);
            if (change == null || item.problemCount() != before) {
                continue;
            }
            problems.addAll(Overlays.check(base, change, item.path()));
            if (changes.stream().anyMatch(change::touches)) {
                item.invalid(
                        "目标“" + change.target() + "”在同一时间被设定两次；请给前一处写上 until",
                        "the target \"" + change.target()
                                + "\" is set twice for the same days; give the first one an until");
            }
            changes.add(change);
        }
        return changes;
    }

    /** A number, or words that are admitted; null where something is to be removed. */
    private static @Nullable Change change(
            DefinitionCursor item, Definitions names, RuleDefinitions rules, DateRange inForce) {
        boolean ofWords = item.has("words");
        item.object(
                "target", "action", ofWords ? "words" : "value", "issued", "from", "until", "citation", "allowedBy");
        DefinitionCursor targetAt = item.required("target");
        String target = targetAt.isPresent() ? targetAt.text() : "";
        DefinitionCursor actionAt = item.required("action");
        if (actionAt.isPresent() && REMOVE.equals(actionAt.text())) {
            actionAt.report(ProblemCode.OVERLAY_REMOVES, target);
            return null;
        }
        Action read = actionAt.isPresent() ? actionAt.constant(Action.class) : null;
        Action action = read == null ? Action.REPLACE : read;
        DateRange range = names.range(item, inForce);
        checkDays(item, inForce, range);
        DefinitionCursor allowedAt = item.optional("allowedBy");
        Citation allowedBy = allowedAt.isPresent() ? names.citation(allowedAt, null) : null;
        DefinitionCursor citation = item.optional("citation");
        DefinitionCursor issued = item.optional("issued");
        if (!ofWords) {
            return new NumberChange(
                    target, action, range, rules.dated(item.required("value").exact(), citation, issued), allowedBy);
        }
        Set<String> words = new LinkedHashSet<>();
        for (DefinitionCursor word : item.required("words").someItems()) {
            words.add(word.text());
        }
        return new WordsChange(target, action, range, rules.dated(Set.copyOf(words), citation, issued), allowedBy);
    }

    private static void checkDays(DefinitionCursor item, DateRange inForce, DateRange range) {
        if (!contains(inForce, range)) {
            item.invalid("起止日期超出叠加方案自身的有效期", "the days go beyond those on which the overlay holds");
        }
    }

    private static boolean contains(DateRange whole, DateRange part) {
        LocalDate end = whole.until();
        LocalDate partEnd = part.until();
        return !part.from().isBefore(whole.from()) && (end == null || (partEnd != null && !partEnd.isAfter(end)));
    }
}
