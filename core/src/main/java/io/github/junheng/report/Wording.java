package io.github.junheng.report;

import io.github.junheng.evaluation.Evaluation;
import io.github.junheng.evaluation.Finding;
import io.github.junheng.evaluation.Missing;
import io.github.junheng.evaluation.Outcome;
import io.github.junheng.evaluation.Status;
import io.github.junheng.quantity.Quantity;
import io.github.junheng.school.SchoolCode;
import io.github.junheng.school.Stage;
import io.github.junheng.standard.Confidence;
import io.github.junheng.standard.Rule;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** 称谓: how reports call the things of one evaluation, for whoever lays them out otherwise: one dictionary for all. */
public final class Wording {
    private final Names names;
    private final EvaluationReport report;

    private Wording(Evaluation evaluation) {
        this.names = new Names(evaluation);
        this.report = new EvaluationReport(evaluation, List.of(), Integer.MAX_VALUE);
    }

    public static Wording of(Evaluation evaluation) {
        return new Wording(evaluation);
    }

    /** Name and code of the county. */
    public Piece county() {
        return names.county();
    }

    /** The sentence with the verdict, of the reading with concessions too where there is one. */
    public Piece verdict() {
        return report.verdict();
    }

    /** The sentence that tells how numbers are compared. */
    public Piece compareMode() {
        return report.compareMode();
    }

    /** The name of a school or kindergarten. */
    public Piece school(SchoolCode code) {
        return names.school(code);
    }

    /** A school as the heading of what it lacks: name, code and kind. */
    public Piece schoolWithKind(SchoolCode code) {
        return names.schoolWithKind(code);
    }

    /** Id and name of a rule. */
    public Piece rule(Rule rule) {
        return names.rule(rule);
    }

    /** The school, stage or element that a finding is about, or the county. */
    public Piece subject(Finding finding) {
        return names.subject(finding);
    }

    /** The value of a finding, or a dash; on the same side of the limit as the value itself. */
    public Piece value(Finding finding) {
        return EvaluationReport.value(finding.measureOrNull(), false);
    }

    /** Comparator, limit and unit of a finding, or a dash. */
    public Piece limit(Finding finding) {
        return EvaluationReport.limit(finding.measureOrNull());
    }

    /** What a finding falls short by or exceeds its limit by; empty where no amount can be told. */
    public Optional<Piece> shortfall(Finding finding) {
        return finding.outcome() instanceof Outcome.NotMet failed && failed.shortfallOrNull() != null
                ? Optional.of(shortfall(finding, failed.shortfallOrNull()))
                : Optional.empty();
    }

    /** An amount that is missing or too much in the way in which it is of a finding. */
    public Piece shortfall(Finding like, Quantity amount) {
        return Gaps.gap(like.measureOrNull(), amount);
    }

    /** What the subjects of a rule are counted in. */
    public Piece counted(Rule rule) {
        return Names.counted(rule.level());
    }

    /** The source of a finding, marked where it is unverified. */
    public Piece clause(Finding finding) {
        return Names.marked(finding.citation());
    }

    /** A missing cell with its place. */
    public Piece missing(Missing missing) {
        return names.missing(missing);
    }

    /** A finding of the county as the rows of a table, first its own, then one for each test that it is made of. */
    public List<List<Piece>> rows(Finding finding) {
        List<List<Piece>> rows = new ArrayList<>();
        report.countyFinding(finding, rows);
        return List.copyOf(rows);
    }

    /**
     * What stands above {@link #rows}.
     *
     * @param elements whether some of them are of classes or townships
     */
    public static List<Piece> header(boolean elements) {
        return EvaluationReport.countyHeader(elements);
    }

    /** The column of {@link #rows} that tells the outcome. */
    public static int outcomeColumn() {
        return 4;
    }

    public static Piece status(Status status) {
        return Names.status(status);
    }

    public static Piece stage(Stage stage) {
        return Names.stage(stage);
    }

    public static Piece confidence(Confidence confidence) {
        return Names.confidence(confidence);
    }
}
