package io.github.junheng.io;

import com.fasterxml.jackson.core.JsonGenerator;
import io.github.junheng.evaluation.Status;
import io.github.junheng.problem.ProblemCode;
import io.github.junheng.procedure.Decision;
import io.github.junheng.procedure.EvaluationRecord;
import io.github.junheng.procedure.HistoryEvent;
import io.github.junheng.procedure.Material;
import io.github.junheng.procedure.SchoolRule;
import io.github.junheng.procedure.SurveyCheck;
import io.github.junheng.procedure.SurveyCounts;
import io.github.junheng.procedure.SurveyRule;
import io.github.junheng.quantity.Comparator;
import io.github.junheng.quantity.Rational;
import io.github.junheng.region.CountyCode;
import java.io.IOException;
import java.math.BigInteger;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** One event of a history as JSON: what is written is read back to the same event. */
final class HistoryJson {
    /** The keys of an event. */
    static final List<String> KEYS =
            List.of("on", "stage", "decision", "by", "batch", "number", "documents", "evaluation", "survey", "settles");

    private static final LocalDate NO_DAY = LocalDate.of(1, 1, 1);

    private HistoryJson() {}

    // --- writing

    /** Writes the fields of an event into an object that is open; what it does not have is left out. */
    static void write(JsonGenerator json, HistoryEvent event) throws IOException {
        json.writeStringField("on", event.on().toString());
        json.writeStringField("stage", event.stage());
        json.writeStringField("decision", event.decision().name());
        json.writeStringField("by", event.by());
        if (event.batchOrNull() != null) {
            json.writeStringField("batch", event.batchOrNull());
        }
        if (event.numberOrNull() != null) {
            json.writeStringField("number", event.numberOrNull());
        }
        if (!event.materials().isEmpty()) {
            json.writeArrayFieldStart("documents");
            for (Material material : event.materials()) {
                json.writeStartObject();
                json.writeStringField("id", material.id());
                json.writeStringField("name", material.name());
                json.writeStringField("sha256", material.sha256());
                json.writeEndObject();
            }
            json.writeEndArray();
        }
        if (event.evaluationOrNull() != null) {
            write(json, event.evaluationOrNull());
        }
        if (event.surveyOrNull() != null) {
            write(json, event.surveyOrNull());
        }
        if (event.settlesOrNull() != null) {
            json.writeStringField("settles", event.settlesOrNull().toString());
        }
    }

    private static void write(JsonGenerator json, EvaluationRecord evaluation) throws IOException {
        json.writeObjectFieldStart("evaluation");
        json.writeStringField("standard", evaluation.standard());
        if (evaluation.countyOrNull() != null) {
            json.writeStringField("county", evaluation.countyOrNull().value());
        }
        json.writeNumberField("dataYear", evaluation.dataYear());
        json.writeStringField("asOf", evaluation.asOf().toString());
        json.writeStringField("dataset", evaluation.dataset());
        json.writeStringField("verdict", evaluation.verdict().name());
        json.writeObjectFieldStart("outcomes");
        for (Map.Entry<String, Status> outcome : evaluation.outcomes().entrySet()) {
            json.writeStringField(outcome.getKey(), outcome.getValue().name());
        }
        json.writeEndObject();
        if (!evaluation.failing().isEmpty()) {
            json.writeArrayFieldStart("failing");
            for (SchoolRule what : evaluation.failing()) {
                json.writeString(what.toString());
            }
            json.writeEndArray();
        }
        if (!evaluation.concessions().isEmpty()) {
            json.writeArrayFieldStart("concessions");
            for (String concession : evaluation.concessions()) {
                json.writeString(concession);
            }
            json.writeEndArray();
        }
        if (!evaluation.eased().isEmpty()) {
            json.writeObjectFieldStart("eased");
            for (Map.Entry<String, Status> outcome : evaluation.eased().entrySet()) {
                json.writeStringField(outcome.getKey(), outcome.getValue().name());
            }
            json.writeEndObject();
        }
        if (!evaluation.conceded().isEmpty()) {
            json.writeObjectFieldStart("conceded");
            for (Map.Entry<SchoolRule, List<String>> one : evaluation.conceded().entrySet()) {
                json.writeArrayFieldStart(one.getKey().toString());
                for (String concession : one.getValue()) {
                    json.writeString(concession);
                }
                json.writeEndArray();
            }
            json.writeEndObject();
        }
        if (!evaluation.followed().isEmpty()) {
            json.writeObjectFieldStart("followed");
            for (Map.Entry<SchoolRule, Status> one : evaluation.followed().entrySet()) {
                json.writeStringField(one.getKey().toString(), one.getValue().name());
            }
            json.writeEndObject();
        }
        json.writeEndObject();
    }

    private static void write(JsonGenerator json, SurveyCheck survey) throws IOException {
        json.writeObjectFieldStart("survey");
        counts(json, survey.counts());
        json.writeStringField("comparator", survey.comparator().symbol());
        json.writeStringField("limit", survey.limit().toString());
        json.writeEndObject();
    }

    /** Writes the counts that were reported into an object that is open. */
    static void counts(JsonGenerator json, SurveyCounts counts) throws IOException {
        for (SurveyCounts.Count count : SurveyCounts.Count.values()) {
            Long value = counts.get(count).orElse(null);
            if (value != null) {
                json.writeNumberField(key(count), value);
            }
        }
    }

    /** {@code population}, {@code valid}, {@code parents}, {@code satisfied}. */
    static String key(SurveyCounts.Count count) {
        return switch (count) {
            case POPULATION -> "population";
            case VALID -> "valid";
            case PARENTS -> "parents";
            case SATISFIED -> "satisfied";
        };
    }

    // --- reading

    /**
     * An event; null, with the problems noted, where a part of it cannot be read. The keys of the object have been looked at already.
     *
     * @param rule what a survey is held against
     */
    static @Nullable HistoryEvent read(DefinitionCursor at, SurveyRule rule) {
        int before = at.problemCount();
        LocalDate on = day(at.required("on"));
        String stage = textOf(at.required("stage"));
        DefinitionCursor decisionAt = at.required("decision");
        Decision decision = decisionAt.isPresent() ? decisionAt.constant(Decision.class) : null;
        String by = textOf(at.required("by"));
        DefinitionCursor batch = at.optional("batch");
        DefinitionCursor number = at.optional("number");
        String batchText = batch.isPresent() ? batch.text() : null;
        String numberText = number.isPresent() ? number.text() : null;
        List<Material> materials = materials(at.optional("documents"));
        EvaluationRecord evaluation = evaluation(at.optional("evaluation"));
        SurveyCheck survey = survey(at.optional("survey"), rule);
        DefinitionCursor settlesAt = at.optional("settles");
        SchoolRule settles = settlesAt.isPresent() ? schoolRule(settlesAt, settlesAt.text()) : null;
        return at.problemCount() > before || decision == null
                ? null
                : new HistoryEvent(
                        on, stage, decision, by, batchText, numberText, materials, evaluation, survey, settles);
    }

    private static String textOf(DefinitionCursor at) {
        return at.isPresent() ? at.text() : "";
    }

    private static LocalDate day(DefinitionCursor at) {
        LocalDate day = at.day();
        return day == null ? NO_DAY : day;
    }

    private static List<Material> materials(DefinitionCursor at) {
        List<Material> materials = new ArrayList<>();
        Set<String> ids = new LinkedHashSet<>();
        for (DefinitionCursor item : at.isPresent() ? at.items() : List.<DefinitionCursor>of()) {
            if (!item.object("id", "name", "sha256")) {
                continue;
            }
            String id = textOf(item.required("id"));
            String name = textOf(item.required("name"));
            String hash = hash(item.required("sha256"), id);
            if (!id.isBlank() && !ids.add(id)) {
                item.required("id").invalid("材料“" + id + "”已经有了", "the paper \"" + id + "\" is given already");
            } else if (!id.isBlank() && !hash.isEmpty()) {
                materials.add(new Material(id, name, hash));
            }
        }
        return materials;
    }

    /** A SHA-256; empty text where there is none, the problem being noted. */
    private static String hash(DefinitionCursor at, String of) {
        String hash = textOf(at);
        if (hash.isBlank() || Material.isSha256(hash)) {
            return hash;
        }
        at.report(ProblemCode.EVIDENCE_HASH, of, "不是 64 位小写十六进制", "is not 64 small hexadecimal digits");
        return "";
    }

    private static @Nullable EvaluationRecord evaluation(DefinitionCursor at) {
        int before = at.problemCount();
        if (!at.isPresent()
                || !at.object(
                        "standard",
                        "county",
                        "dataYear",
                        "asOf",
                        "dataset",
                        "verdict",
                        "outcomes",
                        "failing",
                        "concessions",
                        "eased",
                        "conceded",
                        "followed")) {
            return null;
        }
        String standard = textOf(at.required("standard"));
        CountyCode county = county(at.optional("county"));
        int dataYear = at.required("dataYear").whole(0);
        LocalDate asOf = day(at.required("asOf"));
        String dataset = hash(at.required("dataset"), "dataset");
        Status verdict = status(at.required("verdict"));
        Map<String, Status> outcomes = outcomes(at.required("outcomes"));
        Map<String, Status> eased = outcomes(at.optional("eased"));
        DefinitionCursor concessionsAt = at.optional("concessions");
        List<String> concessions = concessionsAt.isPresent() ? concessionsAt.texts() : List.of();
        List<SchoolRule> failing = new ArrayList<>();
        DefinitionCursor failingAt = at.optional("failing");
        for (DefinitionCursor item : failingAt.isPresent() ? failingAt.items() : List.<DefinitionCursor>of()) {
            SchoolRule what = schoolRule(item, item.text());
            if (what != null) {
                failing.add(what);
            }
        }
        SortedMap<SchoolRule, List<String>> conceded = new TreeMap<>();
        of(at.optional("conceded")).forEach((what, names) -> conceded.put(what, names.texts()));
        SortedMap<SchoolRule, Status> followed = new TreeMap<>();
        of(at.optional("followed")).forEach((what, outcome) -> followed.put(what, status(outcome)));
        return at.problemCount() > before
                ? null
                : new EvaluationRecord(
                        standard,
                        county,
                        dataYear,
                        asOf,
                        dataset,
                        verdict,
                        outcomes,
                        failing,
                        concessions,
                        eased,
                        conceded,
                        followed);
    }

    private static Map<String, Status> outcomes(DefinitionCursor at) {
        Map<String, Status> outcomes = new LinkedHashMap<>();
        if (at.isPresent()) {
            at.entries().forEach((rule, outcome) -> outcomes.put(rule, status(outcome)));
        }
        return outcomes;
    }

    private static SortedMap<SchoolRule, DefinitionCursor> of(DefinitionCursor at) {
        SortedMap<SchoolRule, DefinitionCursor> entries = new TreeMap<>();
        if (at.isPresent()) {
            at.entries().forEach((name, entry) -> {
                SchoolRule what = schoolRule(entry, name);
                if (what != null) {
                    entries.put(what, entry);
                }
            });
        }
        return entries;
    }

    private static @Nullable CountyCode county(DefinitionCursor at) {
        String code = textOf(at);
        if (code.isEmpty() || CountyCode.isValid(code)) {
            return code.isEmpty() ? null : new CountyCode(code);
        }
        at.invalid("“" + code + "”不是县代码", "\"" + code + "\" is no county code");
        return null;
    }

    private static Status status(DefinitionCursor at) {
        Status status = at.isPresent() ? at.constant(Status.class) : null;
        return status == null ? Status.INDETERMINATE : status;
    }

    private static @Nullable SchoolRule schoolRule(DefinitionCursor at, String text) {
        try {
            return SchoolRule.parse(text);
        } catch (IllegalArgumentException e) {
            at.invalid("“" + text + "”不是“规则:学校标识码[:学段]”", "\"" + text + "\" is not RULE:SCHOOL[:STAGE]");
            return null;
        }
    }

    private static @Nullable SurveyCheck survey(DefinitionCursor at, SurveyRule rule) {
        int before = at.problemCount();
        if (!at.isPresent() || !at.object("population", "valid", "parents", "satisfied", "comparator", "limit")) {
            return null;
        }
        Long population = count(at.optional("population"));
        Long valid = count(at.optional("valid"));
        Long parents = count(at.optional("parents"));
        Long satisfied = count(at.optional("satisfied"));
        Comparator comparator = comparator(at.required("comparator"));
        Rational limit = at.required("limit").positive();
        SurveyCounts.wrong(population, valid, parents, satisfied)
                .ifPresent(count -> at.optional(key(count))
                        .invalid(
                                count.zh() + "不能为负，也不能大于它所属的总数",
                                count.en() + " must not be negative, nor larger than what it is a part of"));
        return at.problemCount() > before
                ? null
                : SurveyCheck.of(rule, comparator, limit, new SurveyCounts(population, valid, parents, satisfied));
    }

    private static Comparator comparator(DefinitionCursor at) {
        Map<String, Comparator> symbols = new LinkedHashMap<>();
        for (Comparator comparator : Comparator.values()) {
            symbols.put(comparator.symbol(), comparator);
        }
        Comparator comparator = at.isPresent() ? at.oneOf(symbols) : null;
        return comparator == null ? Comparator.AT_LEAST : comparator;
    }

    private static @Nullable Long count(DefinitionCursor at) {
        if (!at.isPresent()) {
            return null;
        }
        Rational count = at.exact();
        BigInteger whole = count.numerator();
        if (!count.isWhole() || whole.bitLength() >= Long.SIZE) {
            at.invalid("此处应为整数", "here a whole number is expected");
            return null;
        }
        return whole.longValueExact();
    }
}
