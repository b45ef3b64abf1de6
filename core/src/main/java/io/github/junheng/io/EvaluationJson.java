package io.github.junheng.io;

import com.fasterxml.jackson.core.JsonEncoding;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.core.util.Separators;
import io.github.junheng.dataset.CellRef;
import io.github.junheng.dataset.County;
import io.github.junheng.dataset.CountyDataset;
import io.github.junheng.dataset.FactDefinition;
import io.github.junheng.evaluation.CompareMode;
import io.github.junheng.evaluation.Conceded;
import io.github.junheng.evaluation.Evaluation;
import io.github.junheng.evaluation.Exclusion;
import io.github.junheng.evaluation.Finding;
import io.github.junheng.evaluation.Measure;
import io.github.junheng.evaluation.Missing;
import io.github.junheng.evaluation.Outcome;
import io.github.junheng.evaluation.PartResult;
import io.github.junheng.evaluation.Status;
import io.github.junheng.evaluation.UnitTally;
import io.github.junheng.evaluation.Verdict;
import io.github.junheng.problem.Problem;
import io.github.junheng.quantity.Comparator;
import io.github.junheng.quantity.Quantity;
import io.github.junheng.school.SchoolCode;
import io.github.junheng.school.Stage;
import io.github.junheng.standard.Band;
import io.github.junheng.standard.Standard;
import io.github.junheng.standard.Text;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * 评估结果 JSON: writes evaluations as the JSON document: one object for one evaluation, an array for several; UTF-8, indented.
 * Values and limits are decimal strings; what does not apply is left out.
 */
public final class EvaluationJson {
    private static final JsonFactory FACTORY = new JsonFactory();

    private final JsonGenerator json;
    private final Locale locale;

    private EvaluationJson(JsonGenerator json, Locale locale) {
        this.json = json;
        this.locale = locale;
    }

    /**
     * Writes one evaluation as an object. The stream stays open.
     *
     * @param datasetProblems what reading the dataset found; what the evaluation itself warns of is added
     * @param locale the language of messages and reasons: Chinese for a Chinese locale, English for any other
     * @throws IOException when the stream does not take it
     */
    public static void write(Evaluation evaluation, List<Problem> datasetProblems, Locale locale, OutputStream out)
            throws IOException {
        try (JsonGenerator json = generator(out)) {
            new EvaluationJson(json, locale).evaluation(evaluation, datasetProblems);
            json.writeRaw('\n');
        }
    }

    /**
     * Writes evaluations of one dataset as an array, of one evaluation too. The stream stays open.
     *
     * @param datasetProblems what reading the dataset found
     * @param locale the language of messages and reasons
     * @throws IOException when the stream does not take it
     */
    public static void writeAll(
            List<Evaluation> evaluations, List<Problem> datasetProblems, Locale locale, OutputStream out)
            throws IOException {
        try (JsonGenerator json = generator(out)) {
            json.writeStartArray();
            for (Evaluation evaluation : evaluations) {
                new EvaluationJson(json, locale).evaluation(evaluation, datasetProblems);
            }
            json.writeEndArray();
            json.writeRaw('\n');
        }
    }

    static JsonGenerator generator(OutputStream out) throws IOException {
        DefaultPrettyPrinter printer = new DefaultPrettyPrinter()
                .withSeparators(
                        Separators.createDefaultInstance().withObjectFieldValueSpacing(Separators.Spacing.AFTER))
                .withObjectIndenter(new DefaultIndenter("  ", "\n"))
                .withArrayIndenter(new DefaultIndenter("  ", "\n"));
        return FACTORY.createGenerator(out, JsonEncoding.UTF8)
                .disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET)
                .setPrettyPrinter(printer);
    }

    private void evaluation(Evaluation evaluation, List<Problem> datasetProblems) throws IOException {
        List<Problem> problems = new ArrayList<>(datasetProblems);
        problems.addAll(evaluation.problems());
        json.writeStartObject();
        json.writeStringField("standard", evaluation.standard().id());
        texts("layers", evaluation.standard().layers());
        json.writeStringField("asOf", evaluation.asOf().toString());
        json.writeStringField("compare", evaluation.compareMode() == CompareMode.EXACT ? "exact" : "as-reported");
        county(evaluation.dataset().county());
        json.writeStringField("verdict", evaluation.status().name());
        if (problems.stream().anyMatch(Problem::isWaived)) {
            json.writeBooleanField("lenient", true);
        }
        sections(evaluation.verdict().sections());
        Of of = new Of(
                evaluation.dataset(),
                evaluation.standard(),
                evaluation.standard().factsById());
        findings(evaluation.findings(), of);
        if (evaluation.conceded().isPresent()) {
            conceded(evaluation.conceded().get(), of);
        }
        excluded(evaluation.exclusions());
        ProblemJson.write(json, problems, locale);
        json.writeEndObject();
    }

    private void texts(String name, List<String> texts) throws IOException {
        if (!texts.isEmpty()) {
            json.writeArrayFieldStart(name);
            for (String text : texts) {
                json.writeString(text);
            }
            json.writeEndArray();
        }
    }

    private void county(County county) throws IOException {
        json.writeObjectFieldStart("county");
        if (county.code().toOptional().isPresent()) {
            json.writeStringField("code", county.code().toOptional().get().value());
        }
        if (county.name().toOptional().isPresent()) {
            json.writeStringField("name", county.name().toOptional().get());
        }
        json.writeNumberField("year", county.year());
        json.writeEndObject();
    }

    private void sections(List<Verdict.SectionResult> sections) throws IOException {
        json.writeArrayFieldStart("sections");
        for (Verdict.SectionResult result : sections) {
            json.writeStartObject();
            json.writeStringField("id", result.section().id());
            json.writeStringField("outcome", result.status().name());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    /** Of what findings are. */
    private record Of(CountyDataset dataset, Standard standard, Map<String, FactDefinition> facts) {}

    private void findings(List<Finding> findings, Of of) throws IOException {
        json.writeArrayFieldStart("findings");
        for (Finding finding : findings) {
            finding(finding, of);
        }
        json.writeEndArray();
    }

    private void finding(Finding finding, Of of) throws IOException {
        json.writeStartObject();
        json.writeStringField("rule", finding.rule().toString());
        json.writeStringField("scope", finding.level().name());
        json.writeStringField(
                "subject", subject(finding.schoolOrNull(), of.dataset().county()));
        Stage stage = finding.stageOrNull();
        if (stage != null) {
            json.writeStringField("stage", stage.name());
        }
        band(finding.bandOrNull());
        CellRef element = finding.elementOrNull();
        if (element != null) {
            json.writeStringField("element", element.key());
        }
        json.writeStringField("outcome", finding.status().name());
        if (finding.gradeOrNull() != null) {
            json.writeStringField("grade", finding.gradeOrNull());
        }
        measure(finding.measureOrNull());
        if (finding.outcome() instanceof Outcome.NotMet notMet) {
            shortfall(notMet.shortfallOrNull());
        } else if (finding.outcome() instanceof Outcome.Indeterminate open) {
            json.writeArrayFieldStart("missing");
            for (Missing missing : open.missing()) {
                json.writeString(missing(missing, of.dataset(), of.facts()));
            }
            json.writeEndArray();
        } else if (finding.outcome() instanceof Outcome.NotApplicable none) {
            json.writeStringField(
                    "because", in(none.because().zh(), none.because().en()));
        }
        if (finding.boundarySensitive()) {
            json.writeBooleanField("boundarySensitive", true);
        }
        if (of.standard().rule(finding.rule().local()).informative()) {
            json.writeBooleanField("informative", true);
        }
        units(finding.unitsOrNull());
        tests(finding.parts());
        CitationJson.write(json, finding.citation());
        json.writeEndObject();
    }

    private static String subject(@Nullable SchoolCode school, County county) {
        return school != null
                ? school.value()
                : county.code()
                        .toOptional()
                        .map(code -> code.value())
                        .or(() -> county.name().toOptional())
                        .orElse("county");
    }

    private void band(@Nullable Band band) throws IOException {
        if (band != null) {
            json.writeStringField("band", band.id());
        }
    }

    private void measure(@Nullable Measure measure) throws IOException {
        if (measure == null) {
            return;
        }
        if (measure.valueOrNull() != null) {
            json.writeStringField("value", measure.valueOrNull().toDecimal());
        }
        json.writeStringField("unit", measure.unit().id());
        Comparator comparator = measure.comparatorOrNull();
        if (comparator != null) {
            json.writeStringField("comparator", comparator.symbol());
        }
        if (measure.limitOrNull() != null) {
            json.writeStringField("limit", measure.limitOrNull().toDecimal());
        }
    }

    private void shortfall(@Nullable Quantity shortfall) throws IOException {
        if (shortfall != null) {
            json.writeObjectFieldStart("shortfall");
            json.writeStringField("amount", shortfall.toDecimal());
            json.writeStringField("unit", shortfall.unit().id());
            json.writeEndObject();
        }
    }

    /** Where the cell would stand, its key, and, where it was reported and yet does not help, why. */
    private String missing(Missing missing, CountyDataset dataset, Map<String, FactDefinition> facts) {
        CellRef cell = missing.cell();
        FactDefinition fact = facts.get(cell.fact());
        String where = dataset.provenance().where(cell, fact == null ? cell.fact() : fact.name());
        String why = missing.why() == Missing.Why.NOT_REPORTED
                ? ""
                : ": " + in(missing.why().zh(), missing.why().en());
        return where + " (" + cell.key() + ")" + why;
    }

    private String in(String zh, String en) {
        return new Text(zh, en).in(locale);
    }

    private void units(@Nullable UnitTally tally) throws IOException {
        if (tally != null) {
            json.writeObjectFieldStart("units");
            json.writeNumberField("met", tally.met());
            json.writeNumberField("notMet", tally.notMet());
            json.writeNumberField("indeterminate", tally.indeterminate());
            json.writeNumberField("notApplicable", tally.notApplicable());
            json.writeEndObject();
        }
    }

    private void tests(List<PartResult> parts) throws IOException {
        if (parts.isEmpty()) {
            return;
        }
        json.writeArrayFieldStart("tests");
        for (PartResult part : parts) {
            json.writeStartObject();
            json.writeStringField("id", part.id());
            json.writeStringField("name", part.name().in(locale));
            band(part.bandOrNull());
            json.writeStringField("outcome", part.status().name());
            measure(part.measureOrNull());
            if (part.status() == Status.NOT_MET) {
                shortfall(part.shortfallOrNull());
            }
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private void conceded(Conceded conceded, Of of) throws IOException {
        json.writeObjectFieldStart("withConcessions");
        json.writeArrayFieldStart("applied");
        for (String id : conceded.applied()) {
            json.writeString(id);
        }
        json.writeEndArray();
        json.writeStringField("verdict", conceded.verdict().status().name());
        sections(conceded.verdict().sections());
        findings(conceded.changed(), of);
        json.writeArrayFieldStart("dispersions");
        for (Conceded.ConcededDispersion dispersion : conceded.dispersions()) {
            json.writeStartObject();
            json.writeStringField("rule", dispersion.rule().toString());
            json.writeStringField("stage", dispersion.stage().name());
            json.writeStringField("value", dispersion.value().toDecimal());
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private void excluded(List<Exclusion> exclusions) throws IOException {
        json.writeArrayFieldStart("excluded");
        for (Exclusion exclusion : exclusions) {
            json.writeStartObject();
            json.writeStringField("scope", exclusion.scope().id());
            json.writeStringField("name", exclusion.scope().name().in(locale));
            json.writeStringField("school", exclusion.school().value());
            json.writeStringField("stage", exclusion.stage().name());
            json.writeEndObject();
        }
        json.writeEndArray();
    }
}
