package io.github.junheng.examples.spark;

import static org.apache.spark.sql.types.DataTypes.BooleanType;
import static org.apache.spark.sql.types.DataTypes.DateType;
import static org.apache.spark.sql.types.DataTypes.IntegerType;
import static org.apache.spark.sql.types.DataTypes.StringType;
import static org.apache.spark.sql.types.DataTypes.createArrayType;

import io.github.junheng.dataset.CellRef;
import io.github.junheng.dataset.FactDefinition;
import io.github.junheng.evaluation.Evaluation;
import io.github.junheng.evaluation.Finding;
import io.github.junheng.evaluation.Measure;
import io.github.junheng.evaluation.Missing;
import io.github.junheng.evaluation.Outcome;
import io.github.junheng.evaluation.Verdict;
import io.github.junheng.quantity.Magnitude;
import io.github.junheng.quantity.Quantity;
import io.github.junheng.quantity.Rational;
import io.github.junheng.school.SchoolCode;
import io.github.junheng.school.Stage;
import io.github.junheng.standard.Section;
import io.github.junheng.standard.Standard;
import io.github.junheng.standard.Text;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.StructType;
import org.jspecify.annotations.Nullable;

/**
 * 结果表: results as rows of three tables, with the words and decimal strings of the JSON document. What does not apply is null.
 */
final class ResultRows {
    private static final StructType FINDINGS = new StructType()
            .add("county", StringType, false)
            .add("year", IntegerType, false)
            .add("standard", StringType, false)
            .add("asOf", DateType, false)
            .add("rule", StringType, false)
            .add("scope", StringType, false)
            .add("subject", StringType, false)
            .add("stage", StringType)
            .add("outcome", StringType, false)
            .add("value", StringType)
            .add("unit", StringType)
            .add("comparator", StringType)
            .add("limit", StringType)
            .add("shortfallAmount", StringType)
            .add("shortfallUnit", StringType)
            .add("document", StringType, false)
            .add("article", StringType)
            .add("confidence", StringType, false)
            .add("boundarySensitive", BooleanType, false)
            .add("because", StringType)
            .add("missing", createArrayType(StringType, false));

    private static final StructType PROBLEMS = new StructType()
            .add("county", StringType)
            .add("code", StringType, false)
            .add("severity", StringType, false)
            .add("where", StringType, false)
            .add("message", StringType, false);

    private final Standard standard;
    private final Map<String, FactDefinition> facts;
    private final Locale locale;

    ResultRows(Standard standard, Locale locale) {
        this.standard = standard;
        this.locale = locale;
        facts = standard.factsById();
    }

    /** {@code findings}: one row for each finding. */
    static StructType findingColumns() {
        return FINDINGS;
    }

    /** {@code verdicts}: one row for each county that was evaluated, with a column for each section of the standard. */
    static StructType verdictColumns(Standard standard) {
        StructType columns = new StructType()
                .add("county", StringType, false)
                .add("name", StringType)
                .add("year", IntegerType, false)
                .add("standard", StringType, false)
                .add("asOf", DateType, false)
                .add("verdict", StringType, false);
        for (Section section : standard.sections()) {
            columns = columns.add(section.id(), StringType, false);
        }
        return columns;
    }

    /** {@code problems}: what is wrong or doubtful; without a county where it belongs to none. */
    static StructType problemColumns() {
        return PROBLEMS;
    }

    static Row problem(@Nullable String county, Flaw flaw) {
        return RowFactory.create(county, flaw.code(), flaw.severity().name(), flaw.where(), flaw.message());
    }

    Row verdict(String county, Evaluation evaluation) {
        List<@Nullable Object> cells = new ArrayList<>();
        cells.add(county);
        cells.add(evaluation.dataset().county().name().toOptional().orElse(null));
        cells.add(evaluation.dataset().county().year());
        cells.add(standard.id());
        cells.add(evaluation.asOf());
        cells.add(evaluation.status().name());
        for (Verdict.SectionResult section : evaluation.verdict().sections()) {
            cells.add(section.status().name());
        }
        return RowFactory.create(cells.toArray());
    }

    List<Row> findings(String county, Evaluation evaluation) {
        return evaluation.findings().stream()
                .map(finding -> row(county, evaluation, finding))
                .toList();
    }

    private Row row(String county, Evaluation evaluation, Finding finding) {
        SchoolCode school = finding.schoolOrNull();
        Stage stage = finding.stageOrNull();
        Measure measure = finding.measureOrNull();
        Magnitude value = measure == null ? null : measure.valueOrNull();
        Rational limit = measure == null ? null : measure.limitOrNull();
        Outcome outcome = finding.outcome();
        Quantity shortfall = outcome instanceof Outcome.NotMet notMet ? notMet.shortfallOrNull() : null;
        return RowFactory.create(
                county,
                evaluation.dataset().county().year(),
                standard.id(),
                evaluation.asOf(),
                finding.rule().toString(),
                finding.level().name(),
                school == null ? county : school.value(),
                stage == null ? null : stage.name(),
                finding.status().name(),
                value == null ? null : value.toDecimal(),
                measure == null ? null : measure.unit().id(),
                measure == null || measure.comparatorOrNull() == null
                        ? null
                        : measure.comparatorOrNull().symbol(),
                limit == null ? null : limit.toDecimal(),
                shortfall == null ? null : shortfall.toDecimal(),
                shortfall == null ? null : shortfall.unit().id(),
                finding.citation().document(),
                finding.citation().articleOrNull(),
                finding.citation().confidence().label(),
                finding.boundarySensitive(),
                outcome instanceof Outcome.NotApplicable none
                        ? in(none.because().zh(), none.because().en())
                        : null,
                outcome instanceof Outcome.Indeterminate open
                        ? open.missing().stream()
                                .map(missing -> missing(missing, evaluation))
                                .toArray(String[]::new)
                        : null);
    }

    /** Where the cell would stand, its key, and, where it was reported and yet does not help, why. */
    private String missing(Missing missing, Evaluation evaluation) {
        CellRef cell = missing.cell();
        FactDefinition fact = facts.get(cell.fact());
        String where = evaluation.dataset().provenance().where(cell, fact == null ? cell.fact() : fact.name());
        String element = cell.index() < 0 ? "" : "[" + cell.index() + "]";
        String key = cell.fact().contains("[]") && cell.index() >= 0
                ? cell.fact().replace("[]", element)
                : cell.fact() + element;
        String why = missing.why() == Missing.Why.NOT_REPORTED
                ? ""
                : ": " + in(missing.why().zh(), missing.why().en());
        return where + " (" + key + ")" + why;
    }

    private String in(String zh, String en) {
        return new Text(zh, en).in(locale);
    }
}
