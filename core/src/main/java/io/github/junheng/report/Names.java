package io.github.junheng.report;

import io.github.junheng.dataset.CellRef;
import io.github.junheng.dataset.CountyDataset;
import io.github.junheng.dataset.FactDefinition;
import io.github.junheng.dataset.FactValue;
import io.github.junheng.evaluation.Evaluation;
import io.github.junheng.evaluation.Explanation.Asked;
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
import io.github.junheng.standard.Criterion;
import io.github.junheng.standard.Level;
import io.github.junheng.standard.Rule;
import io.github.junheng.standard.Standard;
import io.github.junheng.standard.Text;
import io.github.junheng.time.DateRange;
import io.github.junheng.time.KnownDay;
import java.util.List;
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

    /** The school, with its stage where the finding is about one, and class; or the township, or the county. */
    Piece subject(Finding finding) {
        CellRef element = finding.elementOrNull();
        Piece whole = subject(finding.schoolOrNull(), finding.stageOrNull(), finding.bandOrNull(), element);
        return element == null ? whole : element(finding.level(), whole, element);
    }

    /** What one of many is called that a rule is asked of. */
    Piece asked(Rule rule, Asked one) {
        CellRef element = one.elementOrNull();
        Band band = element == null ? null : band(rule.criterion(), element);
        Piece whole = subject(one.schoolOrNull(), one.stageOrNull(), band, element);
        return element == null ? whole : element(rule.level(), whole, element);
    }

    private Piece subject(
            @Nullable SchoolCode code, @Nullable Stage stage, @Nullable Band band, @Nullable CellRef element) {
        Piece whole;
        if (code == null) {
            whole = element != null
                    ? Piece.NONE
                    : stage == null ? Piece.of(Message.COUNTY) : Piece.of(Message.COUNTY_OF_STAGE, stage(stage));
        } else {
            whole = stage == null ? school(code) : Piece.of(Message.SCHOOL_STAGE, school(code), stage(stage));
        }
        return band == null ? whole : Piece.of(Message.SCHOOL_STAGE, whole, Piece.of(band.name()));
    }

    private Piece element(Level level, Piece whole, CellRef element) {
        Piece name = element(level, element);
        return level == Level.CLASS ? Piece.of(Message.SCHOOL_STAGE, whole, name) : name;
    }

    /** The name of an element: that or the code which stands beside it, else its place in the list. */
    Piece element(Level level, CellRef element) {
        if (element.index() < 0) {
            return Piece.of(factName(element.fact()));
        }
        int brackets = element.fact().indexOf("[]");
        for (String beside : brackets < 0 ? List.<String>of() : List.of("name", "code")) {
            String id = element.fact().substring(0, brackets) + "[]." + beside;
            if (dataset.county().facts().values().get(id) instanceof FactValue.Words words
                    && element.index() < words.values().size()
                    && words.values().get(element.index()).toOptional().isPresent()) {
                return Piece.of(words.values().get(element.index()).toOptional().get());
            }
        }
        return Piece.of(
                switch (level) {
                    case CLASS -> Message.CLASS_NUMBER;
                    case TOWNSHIP -> Message.TOWNSHIP_NUMBER;
                    default -> Message.ELEMENT_NUMBER;
                },
                Piece.of(element.index() + 1));
    }

    /** The band of the list that an element is of. */
    private static @Nullable Band band(Criterion criterion, CellRef element) {
        if (criterion instanceof Criterion.All all) {
            for (Criterion.Part part : all.parts()) {
                if (part.criterion() instanceof Criterion.Every every
                        && every.list().equals(element.fact())) {
                    return part.bandOrNull();
                }
            }
        }
        return null;
    }

    /** What the subjects of a rule are counted in. */
    static Piece counted(Level level) {
        return Piece.of(
                switch (level) {
                    case CLASS -> new Text("个班", "classes");
                    case TOWNSHIP -> new Text("个乡镇", "townships");
                    case KINDERGARTEN -> new Text("所", "kindergartens");
                    case SCHOOL_STAGE -> new Text("个学段", "school stages");
                    case SCHOOL, COUNTY_STAGE, COUNTY -> new Text("所", "schools");
                });
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

    /** Name and key of a cell, whosesoever it is. */
    Piece fact(String id) {
        String name = factName(id);
        return Piece.of(name.equals(id) ? id : name + " (" + id + ")");
    }

    /** What a school is counted in, where there are several like it. */
    Piece counted(SchoolCode code) {
        return counted(
                dataset.school(code)
                                .filter(s -> s.school().kind() == SchoolKind.KINDERGARTEN)
                                .isPresent()
                        ? Level.KINDERGARTEN
                        : Level.SCHOOL);
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
    Piece stageOrElement(Finding finding) {
        CellRef element = finding.elementOrNull();
        return element == null
                ? stageOrBand(finding.stageOrNull(), finding.bandOrNull())
                : element(finding.level(), element);
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
        return Piece.of(comparator.sign());
    }
}
