package io.github.junheng.io;

import com.fasterxml.jackson.core.JsonGenerator;
import io.github.junheng.plan.Goal;
import io.github.junheng.plan.ItemHead;
import io.github.junheng.plan.Locality;
import io.github.junheng.plan.Milestone;
import io.github.junheng.plan.Plan;
import io.github.junheng.plan.PlanItem;
import io.github.junheng.plan.Reading;
import io.github.junheng.plan.RuleRef;
import io.github.junheng.plan.Strictness;
import io.github.junheng.plan.Target;
import io.github.junheng.plan.Undertaking;
import io.github.junheng.problem.Problem;
import io.github.junheng.standard.Standard;
import io.github.junheng.standard.Text;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * 规划 JSON: writes a plan item by item, with how each goal stands to the rules that it is linked to, for programs. It is no file of a
 * plan: {@link PlanReader} reads those.
 */
public final class PlanJson {
    private final JsonGenerator json;

    private PlanJson(JsonGenerator json) {
        this.json = json;
    }

    /**
     * Writes plans as an array of objects without their items. The stream stays open.
     *
     * @throws IOException when the stream does not take it
     */
    public static void list(List<Plan> plans, OutputStream out) throws IOException {
        try (JsonGenerator json = EvaluationJson.generator(out)) {
            json.writeStartArray();
            for (Plan plan : plans) {
                json.writeStartObject();
                new PlanJson(json).head(plan);
                json.writeEndObject();
            }
            json.writeEndArray();
            json.writeRaw('\n');
        }
    }

    /**
     * Writes one plan. The stream stays open.
     *
     * @param standards those that it links to
     * @throws IOException when the stream does not take it
     */
    public static void show(Plan plan, Collection<Standard> standards, OutputStream out) throws IOException {
        Map<String, Standard> byId = new LinkedHashMap<>();
        standards.forEach(standard -> byId.put(standard.id(), standard));
        try (JsonGenerator json = EvaluationJson.generator(out)) {
            PlanJson writer = new PlanJson(json);
            json.writeStartObject();
            writer.head(plan);
            json.writeArrayFieldStart("items");
            for (PlanItem item : plan.items()) {
                writer.item(item, plan, byId);
            }
            json.writeEndArray();
            json.writeEndObject();
            json.writeRaw('\n');
        }
    }

    /**
     * Writes what checking plans found. The stream stays open.
     *
     * @param locale the language of messages: Chinese for a Chinese locale, English for any other
     * @throws IOException when the stream does not take it
     */
    public static void problems(List<Problem> problems, Locale locale, OutputStream out) throws IOException {
        try (JsonGenerator json = EvaluationJson.generator(out)) {
            json.writeStartObject();
            ProblemJson.write(json, problems, locale);
            json.writeEndObject();
            json.writeRaw('\n');
        }
    }

    private void head(Plan plan) throws IOException {
        json.writeStringField("id", plan.id());
        text("title", plan.title());
        text("issuer", plan.issuer());
        json.writeStringField("document", plan.document());
        optional("issued", plan.issued());
        json.writeStringField("from", plan.from().toString());
        json.writeStringField("until", plan.until().toString());
        place("place", plan.place());
        json.writeArrayFieldStart("members");
        for (Locality member : plan.members()) {
            json.writeStartObject();
            json.writeStringField("name", member.name());
            optional("code", member.code());
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeStringField("confidence", plan.confidence().label());
        json.writeStringField("lastCheckedOn", plan.lastCheckedOn().toString());
    }

    private void text(String key, Text text) throws IOException {
        json.writeObjectFieldStart(key);
        json.writeStringField("zh", text.zh());
        json.writeStringField("en", text.en());
        json.writeEndObject();
    }

    private void place(String key, Locality place) throws IOException {
        json.writeObjectFieldStart(key);
        json.writeStringField("name", place.name());
        optional("code", place.code());
        json.writeEndObject();
    }

    private void optional(String key, Optional<?> value) throws IOException {
        if (value.isPresent()) {
            json.writeStringField(key, value.get().toString());
        }
    }

    private void strings(String key, Collection<String> values) throws IOException {
        json.writeArrayFieldStart(key);
        for (String value : values) {
            json.writeString(value);
        }
        json.writeEndArray();
    }

    private void item(PlanItem item, Plan plan, Map<String, Standard> standards) throws IOException {
        ItemHead head = item.head();
        json.writeStartObject();
        json.writeStringField("id", item.id());
        json.writeStringField("type", type(item));
        json.writeBooleanField("duty", item.isDuty());
        if (head.rowOrNull() != null) {
            json.writeNumberField("row", head.rowOrNull());
        }
        json.writeStringField("clause", head.clause());
        text("name", head.name());
        place("place", head.place());
        json.writeStringField("by", head.deadline().toString());
        json.writeStringField("basis", head.deadline().basis().label());
        optional("printed", head.printed());
        if (item instanceof Goal goal) {
            goal(goal, plan, standards);
        } else if (item instanceof Milestone milestone) {
            json.writeBooleanField("phase", milestone.phase());
        } else if (item instanceof Undertaking undertaking) {
            json.writeStringField("quantity", undertaking.quantity().toDecimal());
            json.writeStringField("unit", undertaking.unit().id());
        }
        if (head.units().areNamed()) {
            json.writeObjectFieldStart("responsible");
            strings("lead", head.units().lead());
            strings("supporting", head.units().supporting());
            json.writeStringField("basis", head.units().basis().label());
            json.writeEndObject();
        }
        json.writeEndObject();
    }

    private static String type(PlanItem item) {
        return item instanceof Goal ? "goal" : item instanceof Milestone ? "milestone" : "undertaking";
    }

    private void goal(Goal goal, Plan plan, Map<String, Standard> standards) throws IOException {
        json.writeStringField("kind", goal.kind().name());
        json.writeStringField("reach", goal.reach().name());
        json.writeObjectFieldStart("target");
        if (goal.target() instanceof Target.Amount amount) {
            json.writeStringField("comparator", amount.comparator().symbol());
            json.writeStringField("value", amount.value().toDecimal());
            json.writeStringField("unit", amount.unit().id());
        } else if (goal.target() instanceof Target.Grade grade) {
            strings("grade", grade.admitted());
        } else if (goal.target() instanceof Target.Earlier earlier) {
            json.writeStringField("earlier", earlier.than().label());
            json.writeStringField("comparator", earlier.comparator().symbol());
        } else {
            json.writeBooleanField("settled", true);
        }
        json.writeEndObject();
        List<RuleRef> read = new ArrayList<>();
        json.writeObjectFieldStart("read");
        if (goal.reading() instanceof Reading.OfRules rules) {
            json.writeStringField("take", rules.take().name());
            strings("rules", rules.rules().stream().map(RuleRef::toString).toList());
            optional("stage", rules.stage());
            read.addAll(rules.rules());
        } else if (goal.reading() instanceof Reading.OfSections sections) {
            json.writeStringField("standard", sections.standard());
            strings("sections", sections.sections());
        } else {
            json.writeBooleanField("byHand", true);
        }
        json.writeEndObject();
        json.writeArrayFieldStart("against");
        for (RuleRef ref : read) {
            against(goal, ref, true, plan, standards.get(ref.rule().owner()));
        }
        for (RuleRef ref : goal.beside()) {
            against(goal, ref, false, plan, standards.get(ref.rule().owner()));
        }
        json.writeEndArray();
        strings("measures", goal.measures());
    }

    private void against(Goal goal, RuleRef ref, boolean read, Plan plan, @Nullable Standard standard)
            throws IOException {
        if (standard != null) {
            json.writeStartObject();
            json.writeStringField("rule", ref.toString());
            json.writeBooleanField("read", read);
            json.writeStringField(
                    "strictness", Strictness.of(goal, ref, plan, standard).name());
            json.writeEndObject();
        }
    }
}
