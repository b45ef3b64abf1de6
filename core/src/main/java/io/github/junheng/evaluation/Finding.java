package io.github.junheng.evaluation;

import io.github.junheng.dataset.CellRef;
import io.github.junheng.school.SchoolCode;
import io.github.junheng.school.Stage;
import io.github.junheng.standard.Band;
import io.github.junheng.standard.Citation;
import io.github.junheng.standard.Level;
import io.github.junheng.standard.RuleId;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * 判定: what came of one rule for one subject.
 *
 * @param rule which rule
 * @param level of what it was asked
 * @param schoolOrNull the school or kindergarten, or null for the county
 * @param stageOrNull the stage, where the rule is asked by stage
 * @param elementOrNull the element of a list, where each is asked by itself: a class, a township; the whole list where it is not
 *     reported
 * @param outcome what became of it
 * @param measureOrNull value and limit; null for evidence and vetoes
 * @param boundarySensitive whether comparing the values as the official form prints them would change the outcome
 * @param citation where its number comes from, else its rule; trusted as far as the weakest of its rule, the numbers it was held
 *     against and, where a school's resources are split over its stages, how they are, whether that stands in one document or in
 *     several
 * @param parts the single tests, where the rule is made of several
 * @param unitsOrNull how many schools had which outcome, where the finding sums up schools
 * @param gradeOrNull 等次: which of the rule's grades was reached; of a rule that has none and asks for one of several words, the
 *     word that was reported (部分达到, 良好); null for all others, and where nothing was decided
 * @param bandOrNull 年级段、班型: the grades or classes that the rule is about or, of a rule of several tests, that the test is about
 *     whose figures are told; null for all others
 */
public record Finding(
        RuleId rule,
        Level level,
        @Nullable SchoolCode schoolOrNull,
        @Nullable Stage stageOrNull,
        @Nullable CellRef elementOrNull,
        Outcome outcome,
        @Nullable Measure measureOrNull,
        boolean boundarySensitive,
        Citation citation,
        List<PartResult> parts,
        @Nullable UnitTally unitsOrNull,
        @Nullable String gradeOrNull,
        @Nullable Band bandOrNull) {
    public Finding {
        parts = List.copyOf(parts);
    }

    /** A finding of no element and no band, without a grade. */
    public Finding(
            RuleId rule,
            Level level,
            @Nullable SchoolCode schoolOrNull,
            @Nullable Stage stageOrNull,
            Outcome outcome,
            @Nullable Measure measureOrNull,
            boolean boundarySensitive,
            Citation citation,
            List<PartResult> parts,
            @Nullable UnitTally unitsOrNull) {
        this(
                rule,
                level,
                schoolOrNull,
                stageOrNull,
                null,
                outcome,
                measureOrNull,
                boundarySensitive,
                citation,
                parts,
                unitsOrNull,
                null,
                null);
    }

    public Optional<SchoolCode> school() {
        return Optional.ofNullable(schoolOrNull);
    }

    /** The school and stage, or the county's stage, in short: {@code 2137001234 PRIMARY}, {@code county}. */
    public String subject() {
        return (schoolOrNull == null ? "county" : schoolOrNull.value())
                + (stageOrNull == null ? "" : " " + stageOrNull)
                + (elementOrNull == null ? "" : " " + elementOrNull.key());
    }

    public Optional<Stage> stage() {
        return Optional.ofNullable(stageOrNull);
    }

    public Optional<CellRef> element() {
        return Optional.ofNullable(elementOrNull);
    }

    public Optional<Measure> measure() {
        return Optional.ofNullable(measureOrNull);
    }

    public Optional<UnitTally> units() {
        return Optional.ofNullable(unitsOrNull);
    }

    public Optional<String> grade() {
        return Optional.ofNullable(gradeOrNull);
    }

    public Optional<Band> band() {
        return Optional.ofNullable(bandOrNull);
    }

    public Status status() {
        return outcome.status();
    }
}
