package io.github.junheng.io;

import com.fasterxml.jackson.core.JsonGenerator;
import io.github.junheng.dataset.FactDefinition;
import io.github.junheng.overlay.CatalogueLine;
import io.github.junheng.overlay.StandardDiff;
import io.github.junheng.quantity.Comparator;
import io.github.junheng.quantity.Rational;
import io.github.junheng.school.Stage;
import io.github.junheng.standard.Band;
import io.github.junheng.standard.Concession;
import io.github.junheng.standard.Confidence;
import io.github.junheng.standard.Criterion;
import io.github.junheng.standard.Dated;
import io.github.junheng.standard.Grades;
import io.github.junheng.standard.Limit;
import io.github.junheng.standard.Rule;
import io.github.junheng.standard.RuleInputs;
import io.github.junheng.standard.Scope;
import io.github.junheng.standard.Section;
import io.github.junheng.standard.Standard;
import io.github.junheng.standard.Text;
import io.github.junheng.time.DateRange;
import io.github.junheng.time.KnownDay;
import io.github.junheng.time.Precision;
import io.github.junheng.time.Timeline;
import java.io.IOException;
import java.io.OutputStream;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * 标准 JSON: writes what a standard is made of, with the numbers of one day, for programs that list or compare standards. It is no
 * definition file: {@link StandardReader} reads those.
 */
public final class StandardJson {
    private final JsonGenerator json;
    private final LocalDate day;
    /** The days of the rule that is being written: numbers that hold as long do not repeat them. */
    private @Nullable DateRange ruleInForce;

    private StandardJson(JsonGenerator json, LocalDate day) {
        this.json = json;
        this.day = day;
    }

    /**
     * Writes standards as an array of objects without their rules. The stream stays open.
     *
     * @throws IOException when the stream does not take it
     */
    public static void list(List<Standard> standards, LocalDate day, OutputStream out) throws IOException {
        try (JsonGenerator json = EvaluationJson.generator(out)) {
            json.writeStartArray();
            for (Standard standard : standards) {
                json.writeStartObject();
                new StandardJson(json, day).head(standard, standards);
                json.writeEndObject();
            }
            json.writeEndArray();
            json.writeRaw('\n');
        }
    }

    /**
     * Writes one standard with every rule. The stream stays open.
     *
     * @param others the standards among which those are looked for that replace it
     * @throws IOException when the stream does not take it
     */
    public static void show(Standard standard, List<Standard> others, LocalDate day, OutputStream out)
            throws IOException {
        try (JsonGenerator json = EvaluationJson.generator(out)) {
            json.writeStartObject();
            StandardJson writer = new StandardJson(json, day);
            writer.head(standard, others);
            writer.body(standard);
            json.writeEndObject();
            json.writeRaw('\n');
        }
    }

    /**
     * Writes what differs between two standards, or between one standard on two days, as one object. The stream stays open.
     *
     * @throws IOException when the stream does not take it
     */
    public static void diff(StandardDiff.Side before, StandardDiff.Side after, OutputStream out) throws IOException {
        try (JsonGenerator json = EvaluationJson.generator(out)) {
            StandardJson writer = new StandardJson(json, before.day());
            json.writeStartObject();
            writer.side("before", before);
            writer.side("after", after);
            json.writeArrayFieldStart("differences");
            for (StandardDiff.Difference difference : StandardDiff.of(before, after)) {
                json.writeStartObject();
                json.writeStringField("rule", difference.rule());
                json.writeStringField("what", difference.what().name());
                json.writeStringField("target", difference.target());
                writer.value("before", difference.beforeOrNull());
                writer.value("after", difference.afterOrNull());
                json.writeEndObject();
            }
            json.writeEndArray();
            json.writeEndObject();
            json.writeRaw('\n');
        }
    }

    private void side(String name, StandardDiff.Side side) throws IOException {
        json.writeObjectFieldStart(name);
        json.writeStringField("standard", side.standard().id());
        if (!side.standard().layers().isEmpty()) {
            strings("layers", side.standard().layers());
        }
        json.writeStringField("asOf", side.day().toString());
        json.writeEndObject();
    }

    private void value(String name, StandardDiff.@Nullable Value value) throws IOException {
        if (value != null) {
            json.writeObjectFieldStart(name);
            json.writeStringField("value", value.text());
            if (value.sourceOrNull() != null) {
                json.writeStringField("source", value.sourceOrNull());
            }
            json.writeEndObject();
        }
    }

    private void head(Standard standard, List<Standard> others) throws IOException {
        json.writeStringField("id", standard.id());
        text("title", standard.title());
        text("issuer", standard.issuer());
        json.writeStringField("documentNumber", standard.documentNumber());
        days(standard.inForce());
        json.writeStringField("confidence", standard.inForceConfidence().label());
        json.writeBooleanField("inForce", standard.isInForce(day));
        if (!standard.supersedes().isEmpty()) {
            strings("supersedes", standard.supersedes());
        }
        if (!standard.supersededBy(others).isEmpty()) {
            strings("supersededBy", standard.supersededBy(others));
        }
        if (!standard.layers().isEmpty()) {
            strings("layers", standard.layers());
        }
    }

    private void body(Standard standard) throws IOException {
        json.writeStringField("asOf", day.toString());
        if (!standard.decides()) {
            json.writeStringField("decision", "none");
        }
        json.writeArrayFieldStart("sections");
        for (Section section : standard.sections()) {
            json.writeStartObject();
            json.writeStringField("id", section.id());
            text("name", section.name());
            strings("rules", section.rules());
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeArrayFieldStart("rules");
        for (Rule rule : standard.rules().values()) {
            rule(standard, rule);
        }
        json.writeEndArray();
        json.writeArrayFieldStart("concessions");
        for (Concession concession : standard.concessions()) {
            json.writeStartObject();
            json.writeStringField("id", concession.id());
            text("name", concession.name());
            json.writeStringField("rule", concession.rule());
            text("when", concession.when().name());
            ruleInForce = standard.rule(concession.rule()).inForce();
            criterion(standard, concession.criterion());
            CitationJson.write(json, concession.citation());
            json.writeEndObject();
        }
        json.writeEndArray();
        texts("notes", standard.notes());
        facts(standard.facts());
        json.writeObjectFieldStart("byConfidence");
        for (Map.Entry<Confidence, Integer> count :
                CatalogueLine.byConfidence(standard).entrySet()) {
            json.writeNumberField(count.getKey().label(), count.getValue());
        }
        json.writeEndObject();
    }

    private void rule(Standard standard, Rule rule) throws IOException {
        json.writeStartObject();
        json.writeStringField("id", rule.id().toString());
        text("name", rule.name());
        json.writeStringField("level", rule.level().name());
        if (!rule.hasText()) {
            json.writeBooleanField("hasText", false);
        }
        json.writeBooleanField("rolledUp", rule.rolledUp());
        if (rule.shareOrNull() != null) {
            json.writeObjectFieldStart("rolledUpBy");
            share(rule.shareOrNull());
            json.writeEndObject();
        }
        if (rule.informative()) {
            json.writeBooleanField("informative", true);
        }
        strings("stages", rule.stages().stream().map(Stage::name).toList());
        band(rule.bandOrNull());
        if (rule.scope().isPresent()) {
            json.writeObjectFieldStart("scope");
            json.writeStringField("id", rule.scope().get().id());
            text("name", rule.scope().get().name());
            json.writeEndObject();
        }
        ruleInForce = rule.inForce();
        days(rule.inForce());
        if (rule.fromDataYear().isPresent()) {
            json.writeNumberField("fromDataYear", rule.fromDataYear().getAsInt());
        }
        criterion(standard, rule.criterion());
        CitationJson.write(json, rule.citation());
        Grades grades = rule.grades().on(day).orElse(null);
        if (grades != null) {
            grades(standard, grades);
        }
        strings("facts", RuleInputs.facts(standard, rule));
        texts("notes", rule.notes());
        json.writeEndObject();
    }

    private void grades(Standard standard, Grades grades) throws IOException {
        json.writeObjectFieldStart("grades");
        json.writeArrayFieldStart("steps");
        for (Grades.Step step : grades.steps()) {
            json.writeStartObject();
            json.writeStringField("grade", step.grade());
            if (step.criterionOrNull() != null) {
                criterion(standard, step.criterionOrNull());
            }
            if (step.counts()) {
                json.writeBooleanField("counts", true);
            }
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeStringField("otherwise", grades.otherwise());
        CitationJson.write(json, grades.citation());
        json.writeEndObject();
    }

    private void criterion(Standard standard, Criterion criterion) throws IOException {
        json.writeObjectFieldStart("criterion");
        if (criterion instanceof Criterion.Comparison comparison) {
            json.writeStringField("kind", "comparison");
            json.writeStringField("indicator", comparison.indicator());
            text("name", standard.indicator(comparison.indicator()).name());
            json.writeStringField(
                    "unit", standard.indicator(comparison.indicator()).unit().id());
            compared(comparison.comparator(), comparison.limit());
            if (comparison.normOrNull() != null) {
                number("norm", comparison.normOrNull());
            }
        } else if (criterion instanceof Criterion.KOfN items) {
            json.writeStringField("kind", "k-of-n");
            strings("rules", items.rules());
            number("atLeast", items.atLeast());
            number("floor", items.floor());
        } else if (criterion instanceof Criterion.GradeCount graded) {
            json.writeStringField("kind", "grade-count");
            strings("rules", graded.rules());
            json.writeStringField("grade", graded.grade());
            number("atLeast", graded.atLeast());
            json.writeStringField("rest", graded.rest());
        } else if (criterion instanceof Criterion.Dispersion dispersion) {
            json.writeStringField("kind", "dispersion");
            json.writeStringField("indicator", dispersion.indicator());
            compared(dispersion.comparator(), dispersion.limit());
        } else if (criterion instanceof Criterion.MeanDispersion mean) {
            json.writeStringField("kind", "mean-dispersion");
            strings("indicators", mean.indicators());
            json.writeStringField("comparator", mean.comparator().symbol());
            limit(mean.limit());
        } else if (criterion instanceof Criterion.Scorecard scorecard) {
            json.writeStringField("kind", "scorecard");
            strings("rules", scorecard.rules());
            json.writeStringField("points", scorecard.points());
            json.writeStringField("awarded", scorecard.awarded());
            number("total", scorecard.total());
            json.writeStringField("unit", scorecard.unit().id());
            json.writeStringField("comparator", scorecard.comparator().symbol());
            limit(scorecard.limit());
        } else if (criterion instanceof Criterion.Every every) {
            json.writeStringField("kind", "every");
            json.writeStringField("list", every.list());
            json.writeStringField("unit", every.unit().id());
            json.writeStringField("comparator", every.comparator().symbol());
            limit(every.limit());
        } else if (criterion instanceof Criterion.CountPer count) {
            json.writeStringField("kind", "count-per");
            json.writeStringField("list", count.list());
            json.writeStringField("per", count.per());
            json.writeStringField("each", count.each().toString());
            limit(count.limit());
        } else if (criterion instanceof Criterion.Evidence evidence) {
            json.writeStringField("kind", "evidence");
            json.writeStringField("fact", evidence.fact());
            strings("admitted", evidence.admittedOn(day).stream().sorted().toList());
            Dated<?> replaced = evidence.replaced().on(day).orElse(null);
            if (replaced != null) {
                CitationJson.write(json, replaced.citation());
            }
        } else if (criterion instanceof Criterion.Veto veto) {
            json.writeStringField("kind", "veto");
            json.writeStringField("fact", veto.fact());
        } else if (criterion instanceof Criterion.Elapsed elapsed) {
            json.writeStringField("kind", "elapsed");
            json.writeStringField("fact", elapsed.fact());
            number("years", elapsed.years());
        } else if (criterion instanceof Criterion.Context context) {
            json.writeStringField("kind", "context");
            if (context.unitOrNull() != null) {
                json.writeStringField("unit", context.unitOrNull().id());
            }
            if (context.numberOrNull() != null) {
                number("limit", context.numberOrNull());
            }
        } else if (criterion instanceof Criterion.Share share) {
            json.writeStringField("kind", "share");
            json.writeStringField("rule", share.rule());
            share(share);
        } else if (criterion instanceof Criterion.All all) {
            json.writeStringField("kind", "all");
            json.writeArrayFieldStart("parts");
            for (Criterion.Part part : all.parts()) {
                json.writeStartObject();
                json.writeStringField("id", part.id());
                text("name", part.name());
                band(part.bandOrNull());
                Scope scope = part.scopeOrNull();
                if (scope != null) {
                    json.writeStringField("scope", scope.id());
                }
                criterion(standard, part.criterion());
                json.writeEndObject();
            }
            json.writeEndArray();
        }
        json.writeEndObject();
    }

    private void band(@Nullable Band band) throws IOException {
        if (band != null) {
            json.writeStringField("band", band.id());
        }
    }

    /** Comparator and limit; a value that is held against nothing has neither. */
    private void compared(Comparator comparator, Limit limit) throws IOException {
        if (!(limit instanceof Limit.None)) {
            json.writeStringField("comparator", comparator.symbol());
            limit(limit);
        }
    }

    private void share(Criterion.Share share) throws IOException {
        json.writeStringField("share", share.met() ? "met" : "not-met");
        json.writeStringField("unit", share.unit().id());
        json.writeStringField("comparator", share.comparator().symbol());
        limit(share.limit());
    }

    private void limit(Limit limit) throws IOException {
        json.writeObjectFieldStart("limit");
        if (limit instanceof Limit.Cases several) {
            json.writeArrayFieldStart("cases");
            for (Limit.Case one : several.cases()) {
                json.writeStartObject();
                limit(one.limit());
                json.writeEndObject();
            }
            json.writeEndArray();
        } else if (limit instanceof Limit.Printed printed) {
            for (Map.Entry<String, Timeline.Entry<Dated<Rational>>> entry :
                    printed.on(day).entrySet()) {
                number(entry.getKey(), entry.getValue());
            }
            if (printed.sameAsOrNull() != null) {
                json.writeStringField("sameAs", printed.sameAsOrNull());
            }
        } else if (limit instanceof Limit.SameAs same) {
            json.writeStringField("sameAs", same.rule());
        } else if (limit instanceof Limit.OfIndicator other) {
            json.writeStringField("indicator", other.indicator());
        } else if (limit instanceof Limit.Local local) {
            json.writeStringField("local", local.indicator());
            number(Limit.DEFAULT, local.laidOver());
        } else if (limit instanceof Limit.WeightedMean mean) {
            json.writeStringField("value", mean.value());
            json.writeStringField("weight", mean.weight());
            json.writeStringField("times", mean.times().toString());
        }
        json.writeEndObject();
    }

    /** The number of the day with its source; left out where none holds. */
    private void number(String name, Timeline<Dated<Rational>> timeline) throws IOException {
        Optional<Timeline.Entry<Dated<Rational>>> entry = timeline.entryOn(day);
        if (entry.isPresent()) {
            number(name, entry.get());
        }
    }

    private void number(String name, Timeline.Entry<Dated<Rational>> entry) throws IOException {
        Dated<Rational> dated = entry.value();
        json.writeObjectFieldStart(name);
        json.writeStringField("value", dated.value().toDecimal());
        if (dated.issued().isPresent()) {
            day("issued", dated.issued().get());
        }
        if (!entry.range().equals(ruleInForce)) {
            days(entry.range());
        }
        CitationJson.write(json, dated.citation());
        json.writeStringField("lastCheckedOn", dated.lastCheckedOn().toString());
        json.writeEndObject();
    }

    private void facts(List<FactDefinition> facts) throws IOException {
        json.writeArrayFieldStart("facts");
        for (FactDefinition fact : facts) {
            json.writeStartObject();
            json.writeStringField("id", fact.id());
            json.writeStringField("name", fact.name());
            json.writeStringField("type", fact.type().name());
            json.writeStringField("unit", fact.unit());
            json.writeStringField("place", fact.place().name());
            if (!fact.file().isEmpty()) {
                json.writeStringField("file", fact.file());
            }
            if (!fact.partOf().isEmpty()) {
                json.writeStringField("partOf", fact.partOf());
            }
            if (fact.atMostOrNull() != null) {
                json.writeStringField("atMost", fact.atMostOrNull().toPlainString());
            }
            if (!fact.words().isEmpty()) {
                strings("words", fact.words());
            }
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private void days(DateRange range) throws IOException {
        day("from", range.knownFrom());
        KnownDay until = range.knownUntil();
        if (until != null) {
            day("until", until);
        }
    }

    /** A day and, where less than the day is known, what is known of it. */
    private void day(String name, KnownDay known) throws IOException {
        json.writeStringField(name, known.day().toString());
        if (known.precision() != Precision.DAY) {
            json.writeStringField(name + "Precision", known.precision().label());
        }
    }

    private void strings(String name, List<String> texts) throws IOException {
        json.writeArrayFieldStart(name);
        for (String text : texts) {
            json.writeString(text);
        }
        json.writeEndArray();
    }

    private void texts(String name, List<Text> texts) throws IOException {
        json.writeArrayFieldStart(name);
        for (Text text : texts) {
            json.writeStartObject();
            json.writeStringField("zh", text.zh());
            json.writeStringField("en", text.en());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private void text(String name, Text text) throws IOException {
        json.writeObjectFieldStart(name);
        json.writeStringField("zh", text.zh());
        json.writeStringField("en", text.en());
        json.writeEndObject();
    }
}
