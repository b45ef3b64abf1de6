package io.github.junheng.io;

import com.fasterxml.jackson.core.JsonGenerator;
import io.github.junheng.dataset.County;
import io.github.junheng.dataset.DatasetDiff;
import io.github.junheng.dataset.FactValue;
import io.github.junheng.evaluation.CellLabels;
import io.github.junheng.evaluation.EvaluationDiff;
import io.github.junheng.evaluation.Finding;
import io.github.junheng.problem.Problem;
import io.github.junheng.quantity.Reported;
import io.github.junheng.school.School;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** 复核对照 JSON: writes a comparison of two reports as one object; UTF-8, indented. What was not reported is null. */
public final class ComparisonJson {
    private final JsonGenerator json;
    private final Locale locale;

    private ComparisonJson(JsonGenerator json, Locale locale) {
        this.json = json;
        this.locale = locale;
    }

    /**
     * Writes a comparison. The stream stays open.
     *
     * @param first what the first report is called
     * @param second what the second is called
     * @param findings one for each standard
     * @param problems what reading the two warned of
     * @param locale the language of messages
     * @throws IOException when the stream does not take it
     */
    public static void write(
            String first,
            String second,
            DatasetDiff data,
            List<EvaluationDiff> findings,
            List<Problem> problems,
            Locale locale,
            OutputStream out)
            throws IOException {
        try (JsonGenerator json = EvaluationJson.generator(out)) {
            new ComparisonJson(json, locale).document(first, second, data, findings, problems);
            json.writeRaw('\n');
        }
    }

    private void document(
            String first, String second, DatasetDiff data, List<EvaluationDiff> findings, List<Problem> problems)
            throws IOException {
        CellLabels labels =
                CellLabels.of(findings.stream().map(f -> f.before().standard()).toList());
        json.writeStartObject();
        side("before", first, data.before().county());
        side("after", second, data.after().county());
        json.writeArrayFieldStart("cells");
        for (DatasetDiff.Difference cell : data.cells()) {
            json.writeStartObject();
            if (cell.cell().school() != null) {
                json.writeStringField("school", cell.cell().school().value());
            }
            json.writeStringField("cell", cell.cell().key());
            json.writeStringField("name", labels.name(cell.cell()));
            value("before", cell.before());
            value("after", cell.after());
            json.writeStringField("whereBefore", labels.where(data.before(), cell.cell()));
            json.writeStringField("whereAfter", labels.where(data.after(), cell.cell()));
            json.writeEndObject();
        }
        json.writeEndArray();
        schools("schoolsOnlyBefore", data.onlyBefore());
        schools("schoolsOnlyAfter", data.onlyAfter());
        json.writeArrayFieldStart("standards");
        for (EvaluationDiff diff : findings) {
            standard(diff);
        }
        json.writeEndArray();
        ProblemJson.write(json, problems, locale);
        json.writeEndObject();
    }

    private void side(String field, String name, County county) throws IOException {
        json.writeObjectFieldStart(field);
        json.writeStringField("dataset", name);
        if (county.code().toOptional().isPresent()) {
            json.writeStringField("code", county.code().toOptional().get().value());
        }
        if (county.name().toOptional().isPresent()) {
            json.writeStringField("name", county.name().toOptional().get());
        }
        json.writeNumberField("year", county.year());
        json.writeEndObject();
    }

    private void value(String field, Reported<FactValue> value) throws IOException {
        json.writeStringField(field, value.toOptional().map(FactValue::toText).orElse(null));
    }

    private void schools(String field, List<School> schools) throws IOException {
        json.writeArrayFieldStart(field);
        for (School school : schools) {
            json.writeStartObject();
            json.writeStringField("id", school.code().value());
            json.writeStringField("name", school.name());
            json.writeStringField("kind", school.kind().zh());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private void standard(EvaluationDiff diff) throws IOException {
        json.writeStartObject();
        json.writeStringField("standard", diff.before().standard().id());
        json.writeStringField("asOfBefore", diff.before().asOf().toString());
        json.writeStringField("asOfAfter", diff.after().asOf().toString());
        json.writeStringField("verdictBefore", diff.before().status().name());
        json.writeStringField("verdictAfter", diff.after().status().name());
        json.writeArrayFieldStart("sections");
        for (EvaluationDiff.SectionChange section : diff.sections()) {
            json.writeStartObject();
            json.writeStringField("id", section.section());
            json.writeStringField("before", section.before().name());
            json.writeStringField("after", section.after().name());
            json.writeEndObject();
        }
        json.writeEndArray();
        changes("outcomes", diff.outcomes());
        changes("values", diff.values());
        json.writeEndObject();
    }

    private void changes(String field, List<EvaluationDiff.Change> changes) throws IOException {
        json.writeArrayFieldStart(field);
        for (EvaluationDiff.Change change : changes) {
            Finding any = change.any();
            json.writeStartObject();
            json.writeStringField("rule", any.rule().toString());
            if (any.schoolOrNull() != null) {
                json.writeStringField("school", any.schoolOrNull().value());
            }
            if (any.stageOrNull() != null) {
                json.writeStringField("stage", any.stageOrNull().name());
            }
            if (any.elementOrNull() != null) {
                json.writeStringField("element", any.elementOrNull().key());
            }
            finding("before", change.beforeOrNull());
            finding("after", change.afterOrNull());
            if (change.isBoundarySensitive()) {
                json.writeBooleanField("boundarySensitive", true);
            }
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private void finding(String field, @Nullable Finding finding) throws IOException {
        if (finding == null) {
            json.writeNullField(field);
            return;
        }
        json.writeObjectFieldStart(field);
        json.writeStringField("outcome", finding.status().name());
        if (finding.gradeOrNull() != null) {
            json.writeStringField("grade", finding.gradeOrNull());
        }
        if (finding.measureOrNull() != null && finding.measureOrNull().valueOrNull() != null) {
            json.writeStringField("value", finding.measureOrNull().valueOrNull().toDecimal());
            json.writeStringField("unit", finding.measureOrNull().unit().id());
        }
        json.writeEndObject();
    }
}
