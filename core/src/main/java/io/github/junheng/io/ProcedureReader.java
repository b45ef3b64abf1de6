package io.github.junheng.io;

import io.github.junheng.problem.Checked;
import io.github.junheng.problem.Problem;
import io.github.junheng.problem.ProblemCode;
import io.github.junheng.problem.Severity;
import io.github.junheng.problem.Similar;
import io.github.junheng.procedure.Batch;
import io.github.junheng.procedure.Decider;
import io.github.junheng.procedure.Decision;
import io.github.junheng.procedure.FollowUpRule;
import io.github.junheng.procedure.Need;
import io.github.junheng.procedure.Procedure;
import io.github.junheng.procedure.ProcedureStage;
import io.github.junheng.procedure.SurveyCheck;
import io.github.junheng.procedure.SurveyRule;
import io.github.junheng.procedure.Transition;
import io.github.junheng.quantity.Rational;
import io.github.junheng.standard.Citation;
import io.github.junheng.standard.Concession;
import io.github.junheng.standard.Standard;
import io.github.junheng.standard.Text;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * 认定程序读取: reads a procedure from one JSON file, strictly: unknown and duplicate keys, decisions that lead nowhere, rules that
 * the standard does not have are problems with their place. Every problem of the file is found in one run.
 */
public final class ProcedureReader {
    private final Definitions definitions = new Definitions();
    private final Registry<ProcedureStage> stages = new Registry<>("阶段", "stage");
    private final Registry<Batch> batches = new Registry<>("批次", "batch");
    private String document = "";

    private ProcedureReader() {}

    /**
     * Reads a procedure. The stream is not closed.
     *
     * @param where the file's name in problems
     * @param standards finds the standard that the procedure recognises
     */
    public static Checked<Procedure> read(
            InputStream in, String where, Function<String, Optional<Standard>> standards) {
        List<Problem> problems = new ArrayList<>();
        DefinitionCursor at = DefinitionFile.read(in, where, problems);
        Procedure procedure = new ProcedureReader().procedure(at, standards);
        boolean wrong = problems.stream().anyMatch(problem -> problem.severity() == Severity.ERROR);
        return wrong || procedure == null ? Checked.failed(problems) : Checked.of(procedure, problems);
    }

    private @Nullable Procedure procedure(DefinitionCursor at, Function<String, Optional<Standard>> standards) {
        if (!at.isPresent()
                || !at.object(
                        "id",
                        "title",
                        "standard",
                        "document",
                        "citation",
                        "lastCheckedOn",
                        "stages",
                        "batches",
                        "survey",
                        "followUp",
                        "notes")) {
            return null;
        }
        int before = at.problemCount();
        DefinitionCursor documentAt = at.required("document");
        document = documentAt.isPresent() ? documentAt.text() : "";
        String id = at.required("id").id();
        Text title = definitions.text(at.required("title"));
        Citation citation = citation(at.required("citation"));
        at.required("lastCheckedOn").day();
        DefinitionCursor standardAt = at.required("standard");
        Standard standard = standard(standardAt, standards);
        DefinitionCursor stagesAt = at.required("stages");
        List<Registry.Declared> declared = stages.declare(stagesAt);
        if (stagesAt.isArray() && declared.isEmpty()) {
            stagesAt.someItems();
        }
        List<ProcedureStage> all = new ArrayList<>();
        for (Registry.Declared one : declared) {
            ProcedureStage stage = stage(one, standard);
            if (stage != null) {
                all.add(stage);
                stages.put(one.id(), stage);
            }
        }
        List<Batch> ofAll = new ArrayList<>();
        for (Registry.Declared one : batches.declareNames(at.required("batches"))) {
            Batch batch = batch(one);
            if (batch != null) {
                ofAll.add(batch);
            }
        }
        SurveyRule survey = survey(at.required("survey"), standard);
        FollowUpRule followUp = followUp(at.required("followUp"), standard);
        List<Text> notes = definitions.texts(at.optional("notes"));
        return at.problemCount() > before
                ? null
                : new Procedure(id, title, standardAt.text(), citation, all, ofAll, survey, followUp, notes);
    }

    private Citation citation(DefinitionCursor at) {
        return definitions.citation(at, document);
    }

    private static @Nullable Standard standard(DefinitionCursor at, Function<String, Optional<Standard>> standards) {
        String id = at.isPresent() ? at.text() : "";
        Standard standard = id.isBlank() ? null : standards.apply(id).orElse(null);
        if (standard == null && !id.isBlank()) {
            at.report(ProblemCode.DEFINITION_UNRESOLVED, id, "标准", "standard", "-");
        }
        return standard;
    }

    private @Nullable ProcedureStage stage(Registry.Declared declared, @Nullable Standard standard) {
        DefinitionCursor at = declared.at();
        int before = at.problemCount();
        if (!at.object("id", "name", "decider", "decisions", "citation")) {
            return null;
        }
        Text name = definitions.text(at.required("name"));
        Decider decider = decider(at.optional("decider"));
        List<Transition> transitions = new ArrayList<>();
        Set<Decision> seen = new LinkedHashSet<>();
        DefinitionCursor decisions = at.required("decisions");
        for (DefinitionCursor item : decisions.isPresent() ? decisions.someItems() : List.<DefinitionCursor>of()) {
            Transition transition = transition(item, standard);
            if (transition != null && !seen.add(transition.decision())) {
                item.required("decision")
                        .invalid(
                                "决定 " + transition.decision() + " 在这一阶段已经有了",
                                "the stage has the decision " + transition.decision() + " already");
            } else if (transition != null) {
                transitions.add(transition);
            }
        }
        Citation citation = citation(at.required("citation"));
        return at.problemCount() > before
                ? null
                : new ProcedureStage(declared.id(), name, decider, transitions, citation);
    }

    private @Nullable Decider decider(DefinitionCursor at) {
        if (!at.isPresent() || !at.object("name", "marks", "citation")) {
            return null;
        }
        DefinitionCursor marks = at.optional("marks");
        return new Decider(
                definitions.text(at.required("name")),
                marks.isPresent() ? marks.texts() : List.of(),
                citation(at.required("citation")));
    }

    private @Nullable Transition transition(DefinitionCursor at, @Nullable Standard standard) {
        if (!at.object("decision", "to", "needs")) {
            return null;
        }
        DefinitionCursor decisionAt = at.required("decision");
        Decision decision = decisionAt.isPresent() ? decisionAt.constant(Decision.class) : null;
        DefinitionCursor toAt = at.required("to");
        String to = "";
        if (toAt.isPresent()) {
            to = toAt.text().equals(Transition.BATCH) ? Transition.BATCH : stages.name(toAt);
        }
        List<Need> needs = new ArrayList<>();
        DefinitionCursor needsAt = at.optional("needs");
        for (DefinitionCursor item : needsAt.isPresent() ? needsAt.items() : List.<DefinitionCursor>of()) {
            Need need = need(item, standard);
            if (need != null) {
                needs.add(need);
            }
        }
        return decision == null ? null : new Transition(decision, to, needs);
    }

    private @Nullable Need need(DefinitionCursor at, @Nullable Standard standard) {
        if (!at.isObject()) {
            at.object("kind");
            return null;
        }
        DefinitionCursor kindAt = at.required("kind");
        String kind = kindAt.isPresent() ? kindAt.text() : "";
        switch (kind) {
            case "document" -> {
                at.object("kind", "id", "name", "citation");
                return new Need.Paper(
                        at.required("id").id(),
                        definitions.text(at.required("name")),
                        citation(at.required("citation")));
            }
            case "rule" -> {
                at.object("kind", "rule", "hard");
                DefinitionCursor hard = at.optional("hard");
                return new Need.RuleMet(rule(at.required("rule"), standard), hard.isPresent() && hard.flag(false));
            }
            case "evaluation" -> {
                at.object("kind");
                return new Need.Evaluated();
            }
            case "survey" -> {
                at.object("kind");
                return new Need.Surveyed();
            }
            case "number" -> {
                at.object("kind");
                return new Need.Numbered();
            }
            default -> {
                if (!kind.isBlank()) {
                    kindAt.report(ProblemCode.NOT_A_WORD, kind, "document, rule, evaluation, survey, number");
                }
                return null;
            }
        }
    }

    /** A rule that decides in a section of the standard: of others an evaluation's record keeps nothing. */
    private static String rule(DefinitionCursor at, @Nullable Standard standard) {
        String rule = at.isPresent() ? at.text() : "";
        if (standard != null && !rule.isBlank() && standard.sectionOf(rule).isEmpty()) {
            Set<String> known = standard.sections().stream()
                    .flatMap(section -> section.rules().stream())
                    .collect(Collectors.toCollection(LinkedHashSet::new));
            at.report(
                    ProblemCode.DEFINITION_UNRESOLVED,
                    rule,
                    "规则（" + standard.id() + " 各部分的）",
                    "rule of a section of " + standard.id(),
                    Similar.of(rule, known));
        }
        return rule;
    }

    private @Nullable Batch batch(Registry.Declared declared) {
        DefinitionCursor at = declared.at();
        int before = at.problemCount();
        if (!at.object("id", "steps", "then", "recognised", "citation")) {
            return null;
        }
        Set<String> steps = new LinkedHashSet<>();
        DefinitionCursor stepsAt = at.required("steps");
        for (DefinitionCursor item : stepsAt.isPresent() ? stepsAt.someItems() : List.<DefinitionCursor>of()) {
            String step = stages.name(item);
            if (!steps.add(step)) {
                item.invalid("步骤 " + step + " 重复", "the step " + step + " is given twice");
            } else {
                leadsOn(item, step);
            }
        }
        DefinitionCursor thenAt = at.required("then");
        String then = thenAt.isPresent() ? stages.name(thenAt) : "";
        DefinitionCursor recognisedAt = at.optional("recognised");
        Integer recognised = recognisedAt.isPresent() ? recognisedAt.whole(0) : null;
        if (recognised != null && recognised < 0) {
            recognisedAt.invalid("县数不能为负", "the number of counties must not be negative");
        }
        Citation citation = citation(at.required("citation"));
        return at.problemCount() > before
                ? null
                : new Batch(declared.id(), List.copyOf(steps), then, recognised, citation);
    }

    /** A step that leads to no other step would be the end of its batch. */
    private void leadsOn(DefinitionCursor at, String step) {
        ProcedureStage stage = stages.value(step);
        if (stage != null && stage.transitions().stream().noneMatch(Transition::leadsIntoBatch)) {
            at.invalid(
                    "阶段 " + step + " 没有通向 " + Transition.BATCH + " 的决定，不能作批次的步骤",
                    "the stage " + step + " has no decision that leads to " + Transition.BATCH
                            + " and can be no step of a batch");
        }
    }

    private SurveyRule survey(DefinitionCursor at, @Nullable Standard standard) {
        if (at.isPresent()) {
            at.object("sample", "parents", "rule", "citation");
        }
        Rational sample = share(at.required("sample"));
        Rational parents = share(at.required("parents"));
        DefinitionCursor ruleAt = at.required("rule");
        String rule = rule(ruleAt, standard);
        if (standard != null && standard.rules().containsKey(rule) && !SurveyCheck.canBeHeldAgainst(standard, rule)) {
            ruleAt.invalid(
                    "规则 " + rule + " 不是“不低于一个印出的数值”",
                    "the rule " + rule + " does not ask for at least one printed number");
        }
        return new SurveyRule(sample, parents, rule, citation(at.required("citation")));
    }

    private static Rational share(DefinitionCursor at) {
        Rational share = at.positive();
        if (share.compareTo(Rational.ONE) > 0) {
            at.invalid("比例不能大于 1", "a share must not be above 1");
        }
        return share;
    }

    private FollowUpRule followUp(DefinitionCursor at, @Nullable Standard standard) {
        if (at.isPresent()) {
            at.object("years", "concessions", "citation");
        }
        DefinitionCursor yearsAt = at.required("years");
        int years = yearsAt.whole(1);
        if (yearsAt.isPresent() && years < 1) {
            yearsAt.invalid("年数必须大于 0", "the number of years must be above zero");
        }
        Set<String> known = standard == null
                ? Set.of()
                : standard.concessions().stream()
                        .map(Concession::id)
                        .collect(Collectors.toCollection(LinkedHashSet::new));
        List<String> concessions = new ArrayList<>();
        DefinitionCursor concessionsAt = at.required("concessions");
        for (DefinitionCursor item : concessionsAt.isPresent() ? concessionsAt.items() : List.<DefinitionCursor>of()) {
            String concession = item.text();
            if (standard != null && !concession.isBlank() && !known.contains(concession)) {
                item.report(
                        ProblemCode.DEFINITION_UNRESOLVED,
                        concession,
                        "过渡性放宽",
                        "concession",
                        Similar.of(concession, known));
            }
            concessions.add(concession);
        }
        return new FollowUpRule(Math.max(1, years), concessions, citation(at.required("citation")));
    }
}
