package io.github.junheng.report;

import io.github.junheng.dataset.CellRef;
import io.github.junheng.dataset.CountyDataset;
import io.github.junheng.dataset.FactDefinition;
import io.github.junheng.evaluation.Evaluation;
import io.github.junheng.evaluation.Finding;
import io.github.junheng.evaluation.Missing;
import io.github.junheng.evaluation.Status;
import io.github.junheng.problem.Severity;
import io.github.junheng.quantity.Comparator;
import io.github.junheng.school.SchoolCode;
import io.github.junheng.school.SchoolKind;
import io.github.junheng.school.Stage;
import io.github.junheng.standard.Band;
import io.github.junheng.standard.Citation;
import io.github.junheng.standard.Confidence;
import io.github.junheng.standard.Rule;
import io.github.junheng.standard.Standard;
import io.github.junheng.standard.Text;
import io.github.junheng.time.DateRange;
import io.github.junheng.time.KnownDay;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** How the things of one evaluation are called. */
final class Names {
    private final Standard standard;
    private final CountyDataset dataset;
    private final Map<String, FactDefinition> facts;

    Names(Evaluation evaluation) {
        this.standard = evaluation.standard();
        this.dataset = evaluation.dataset();
        this.facts = standard.factsById();
    }

    Piece county() {
        return dataset.county()
                .name()
                .toOptional()
                .map(name -> dataset.county()
                        .code()
                        .toOptional()
                        .map(code -> Piece.of(Message.COUNTY_WITH_CODE, Piece.of(name), Piece.of(code.value())))
                        .orElse(Piece.of(name)))
                .or(() -> dataset.county().code().toOptional().map(code -> Piece.of(code.value())))
                .orElse(Piece.of(Message.COUNTY_UNNAMED));
    }

    Piece school(SchoolCode code) {
        return Piece.of(dataset.school(code).map(s -> s.school().name()).orElse(code.value()));
    }

    Piece schoolWithKind(SchoolCode code) {
        return dataset.school(code)
                .map(s -> Piece.of(
                        Message.SCHOOL_HEADING,
                        Piece.of(s.school().name()),
                        Piece.of(code.value()),
                        kind(s.school().kind())))
                .orElse(Piece.of(code.value()));
    }

    /** The school, with its stage where the finding is about one; or the county. */
    Piece subject(Finding finding) {
        Stage stage = finding.stageOrNull();
        SchoolCode code = finding.schoolOrNull();
        Piece whole;
        if (code == null) {
            whole = stage == null ? Piece.of(Message.COUNTY) : Piece.of(Message.COUNTY_OF_STAGE, stage(stage));
        } else {
            whole = stage == null ? school(code) : Piece.of(Message.SCHOOL_STAGE, school(code), stage(stage));
        }
        Band band = finding.bandOrNull();
        return band == null ? whole : Piece.of(Message.SCHOOL_STAGE, whole, Piece.of(band.name()));
    }

    Rule rule(Finding finding) {
        return standard.rule(finding.rule().local());
    }

    /** Whether the grade of a finding is one of its rule's, and not a word that was reported. */
    boolean hasGrades(Finding finding) {
        Rule rule = rule(finding);
        return !rule.grades().entries().isEmpty() && (rule.shareOrNull() == null || finding.level() != rule.level());
    }

    /** Id and name of a rule: {@code R1 …}. */
    Piece rule(Rule rule) {
        return Piece.of(Message.RULE_HEADING, Piece.of(rule.id().local()), Piece.of(rule.name()));
    }

    /** File, row, column and key of a cell. */
    Piece cell(CellRef cell) {
        String where = dataset.provenance().where(cell, factName(cell.fact()));
        String key = cell.key();
        return Piece.of(where.endsWith(key) ? where : where + " (" + key + ")");
    }

    Piece missing(Missing missing) {
        return missing.why() == Missing.Why.NOT_REPORTED
                ? cell(missing.cell())
                : Piece.words(cell(missing.cell()), why(missing.why()));
    }

    private String factName(String id) {
        FactDefinition fact = facts.get(id);
        return fact == null ? id : fact.name();
    }

    static Piece why(Missing.Why why) {
        return Piece.of(new Text(why.zh(), why.en()));
    }

    static Piece status(Status status) {
        return Piece.of(
                switch (status) {
                    case MET -> Message.MET;
                    case NOT_MET -> Message.NOT_MET;
                    case INDETERMINATE -> Message.INDETERMINATE;
                    case NOT_APPLICABLE -> Message.NOT_APPLICABLE;
                });
    }

    static Piece stage(Stage stage) {
        return Piece.of(
                switch (stage) {
                    case PRIMARY -> Message.PRIMARY;
                    case JUNIOR -> Message.JUNIOR;
                    case SENIOR -> Message.SENIOR;
                    case KINDERGARTEN -> Message.KINDERGARTEN;
                    case SPECIAL -> Message.SPECIAL;
                });
    }

    /** What beside its rule sets a finding of the county apart: the stage, or the element of a list. */
    static Piece stageOrElement(Finding finding) {
        CellRef element = finding.elementOrNull();
        return element == null ? stageOrBand(finding.stageOrNull(), finding.bandOrNull()) : Piece.of(element.key());
    }

    /** The band, of which its stage is known, or else the stage, or else a dash. */
    static Piece stageOrBand(@Nullable Stage stage, @Nullable Band band) {
        return band == null ? stageOrDash(stage) : Piece.of(band.name());
    }

    static Piece stageOrDash(@Nullable Stage stage) {
        return stage == null ? Piece.DASH : stage(stage);
    }

    static Piece kind(SchoolKind kind) {
        return Piece.of(
                switch (kind) {
                    case PRIMARY_SCHOOL -> Message.KIND_PRIMARY_SCHOOL;
                    case TEACHING_POINT -> Message.KIND_TEACHING_POINT;
                    case JUNIOR_SCHOOL -> Message.KIND_JUNIOR_SCHOOL;
                    case NINE_YEAR_SCHOOL -> Message.KIND_NINE_YEAR_SCHOOL;
                    case TWELVE_YEAR_SCHOOL -> Message.KIND_TWELVE_YEAR_SCHOOL;
                    case COMPLETE_SECONDARY_SCHOOL -> Message.KIND_COMPLETE_SECONDARY_SCHOOL;
                    case SPECIAL_SCHOOL -> Message.KIND_SPECIAL_SCHOOL;
                    case VOCATIONAL_SCHOOL -> Message.KIND_VOCATIONAL_SCHOOL;
                    case SENIOR_SCHOOL -> Message.KIND_SENIOR_SCHOOL;
                    case KINDERGARTEN -> Message.KINDERGARTEN;
                });
    }

    static Piece confidence(Confidence confidence) {
        return Piece.of(
                switch (confidence) {
                    case VERIFIED -> Message.CONFIDENCE_VERIFIED;
                    case SINGLE_SOURCE -> Message.CONFIDENCE_SINGLE_SOURCE;
                    case INFERRED -> Message.CONFIDENCE_INFERRED;
                    case UNVERIFIED -> Message.CONFIDENCE_UNVERIFIED;
                });
    }

    static Piece severity(Severity severity) {
        return Piece.of(
                switch (severity) {
                    case ERROR -> Message.SEVERITY_ERROR;
                    case WARNING -> Message.SEVERITY_WARNING;
                });
    }

    static Piece citation(Citation citation) {
        Piece reference = Piece.of(citation.reference());
        return citation.layer()
                .map(layer -> Piece.of(Message.CITATION_OF_LAYER, reference, Piece.of(layer)))
                .orElse(reference);
    }

    /** A citation, with a mark where it is unverified; how far others can be trusted stands with the sources. */
    static Piece marked(Citation citation) {
        return marked(citation(citation), citation.confidence());
    }

    /** What may rest on something that is unverified, with a mark where it does. */
    static Piece marked(Piece piece, Confidence confidence) {
        return confidence == Confidence.UNVERIFIED ? Piece.of(Message.MARKED, piece, confidence(confidence)) : piece;
    }

    /** A day; of what is known to the month, the semester or the year alone, that with the day that stands for it. */
    static Piece day(KnownDay known) {
        int year = known.day().getYear();
        int month = known.day().getMonthValue();
        Text span = switch (known.precision()) {
            case DAY -> null;
            case MONTH -> new Text(year + " 年 " + month + " 月", known.toString());
            case SEMESTER ->
                known.toString().endsWith("spring")
                        ? new Text(year + " 年春季学期", "spring " + year)
                        : new Text(year + " 年秋季学期", "autumn " + year);
            case YEAR -> new Text(year + " 年", known.toString());
        };
        Piece day = Piece.of(known.day().toString());
        return span == null ? day : Piece.of(Message.COUNTED_FROM, Piece.of(span), day);
    }

    /** The days on which something holds. */
    static Piece days(DateRange range) {
        KnownDay until = range.knownUntil();
        return until == null
                ? Piece.of(Message.FROM_ON, day(range.knownFrom()))
                : Piece.of(Message.FROM_UNTIL, day(range.knownFrom()), day(until));
    }

    /** A comparator as a sign. */
    static Piece sign(Comparator comparator) {
        return Piece.of(
                switch (comparator) {
                    case AT_LEAST -> "≥";
                    case ABOVE -> ">";
                    case AT_MOST -> "≤";
                    case BELOW -> "<";
                    case EQUAL -> "=";
                });
    }
}
