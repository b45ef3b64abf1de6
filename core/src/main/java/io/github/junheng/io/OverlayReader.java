package io.github.junheng.io;

import io.github.junheng.dataset.FactDefinition;
import io.github.junheng.overlay.Overlay;
import io.github.junheng.overlay.Overlay.Action;
import io.github.junheng.overlay.Overlay.Addition;
import io.github.junheng.overlay.Overlay.Change;
import io.github.junheng.overlay.Overlays;
import io.github.junheng.problem.Checked;
import io.github.junheng.problem.Problem;
import io.github.junheng.problem.ProblemCode;
import io.github.junheng.quantity.Unit;
import io.github.junheng.standard.Citation;
import io.github.junheng.standard.Concession;
import io.github.junheng.standard.Criterion;
import io.github.junheng.standard.Indicator;
import io.github.junheng.standard.Rule;
import io.github.junheng.standard.Section;
import io.github.junheng.standard.Standard;
import io.github.junheng.standard.Text;
import io.github.junheng.time.DateRange;
import java.io.InputStream;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * 叠加方案读取: reads an overlay from one JSON file. What it names, it finds in the standard it is based on or declares
 * itself. Every problem of the file is found in one run, targets that do not exist and numbers that are looser
 * included.
 */
public final class OverlayReader {
    private OverlayReader() {}

    /**
     * The id of the standard that an overlay is based on, whatever else may be wrong with the file. The stream is not
     * closed.
     *
     * @param where the file's name in problems
     */
    public static Checked<String> readBase(InputStream in, String where) {
        List<Problem> problems = new ArrayList<>();
        DefinitionCursor at = root(in, where, problems);
        DefinitionCursor baseAt = at.required("base");
        String base = baseAt.isPresent() ? baseAt.text() : "";
        return base.isBlank() ? Checked.failed(problems) : Checked.of(base, List.of());
    }

    /**
     * Reads an overlay. The stream is not closed.
     *
     * @param where the file's name in problems
     * @param base the standard whose rules, indicators and facts it may name
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
                    "changes");
        }
        Definitions names = names(base);
        DefinitionCursor idAt = at.required("id");
        String id = idAt.isPresent() ? idAt.id() : "";
        if (id.equals(base.id())) {
            idAt.invalid("叠加方案不能与标准同名", "an overlay must not have the id of its standard");
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
        rules.readRules(at.optional("rules"), "section");
        List<Addition> additions = additions(at.optional("rules"), names, id, base);
        List<Concession> concessions = rules.readConcessions(at.optional("concessions"));
        Map<String, Indicator> indicators = new LinkedHashMap<>(names.indicators.values());
        base.indicators().keySet().forEach(indicators::remove);
        return new Overlay(
                id,
                title,
                base.id(),
                inForce,
                citation,
                at.optional("example").flag(false),
                facts,
                indicators,
                additions,
                concessions,
                changes(at.optional("changes"), names, rules, inForce, base, problems));
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
            unitsOf(rule.criterion(), names.units);
            names.rules.put(rule.id().local(), rule);
        }
        return names;
    }

    private static void put(Registry<Unit> units, Unit unit) {
        units.put(unit.id(), unit);
    }

    private static void unitsOf(Criterion criterion, Registry<Unit> units) {
        if (criterion instanceof Criterion.Dispersion dispersion) {
            put(units, dispersion.unit());
        } else if (criterion instanceof Criterion.Every every) {
            put(units, every.unit());
        } else if (criterion instanceof Criterion.Share share) {
            put(units, share.unit());
        } else if (criterion instanceof Criterion.CountPer countPer) {
            put(units, countPer.unit());
        } else if (criterion instanceof Criterion.Elapsed elapsed) {
            put(units, elapsed.unit());
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
            item.object("target", "action", "value", "from", "until", "citation");
            DefinitionCursor targetAt = item.required("target");
            DefinitionCursor actionAt = item.required("action");
            Action action = actionAt.isPresent() ? actionAt.constant(Action.class) : null;
            DateRange range = names.range(item, inForce);
            if (!contains(inForce, range)) {
                item.invalid("起止日期超出叠加方案自身的有效期", "the days go beyond those on which the overlay holds");
            }
            Change change = new Change(
                    targetAt.isPresent() ? targetAt.text() : "",
                    action == null ? Action.REPLACE : action,
                    range,
                    rules.dated(item.required("value"), item.optional("citation")));
            if (item.problemCount() == before) {
                problems.addAll(Overlays.check(base, change, item.path()));
                if (changes.stream()
                        .anyMatch(c -> Overlays.areSame(c.target(), change.target())
                                && c.range().overlaps(change.range()))) {
                    item.invalid(
                            "目标“" + change.target() + "”在同一时间被设定两次；请给前一处写上 until",
                            "the target \"" + change.target()
                                    + "\" is set twice for the same days; give the first one an until");
                }
                changes.add(change);
            }
        }
        return changes;
    }

    private static boolean contains(DateRange whole, DateRange part) {
        LocalDate end = whole.until();
        LocalDate partEnd = part.until();
        return !part.from().isBefore(whole.from()) && (end == null || (partEnd != null && !partEnd.isAfter(end)));
    }
}
