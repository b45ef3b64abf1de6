package io.github.junheng.standard;

import io.github.junheng.school.Stage;
import io.github.junheng.time.DateRange;
import io.github.junheng.time.Timeline;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * 规则: what is tested.
 *
 * @param id standard and rule
 * @param name 规则名称
 * @param hasText whether the text of the document is known; else the name is but its number or heading
 * @param level of what it is asked
 * @param rolledUp whether a rule asked of many is also told of the county
 * @param shareOrNull how many of them the county needs; null where it needs all. Where it is given, it decides alone
 * @param informative whether it is told and decides nothing
 * @param stages the stages it concerns
 * @param scopeOrNull which schools it concerns; null where it is about the county's own facts alone
 * @param criterion the test
 * @param inForce the days on which it holds
 * @param fromDataYearOrNull the first year of data that it concerns, where the document counts by data
 * @param citation its source
 * @param grades the names of how well it is met, where a document has such; empty for most
 * @param notes how ambiguous places are read
 * @param bandOrNull the grades or classes of its stages that it is about; null where it is about all of them, or its parts say
 */
public record Rule(
        RuleId id,
        Text name,
        boolean hasText,
        Level level,
        boolean rolledUp,
        Criterion.@Nullable Share shareOrNull,
        boolean informative,
        List<Stage> stages,
        @Nullable Scope scopeOrNull,
        Criterion criterion,
        DateRange inForce,
        @Nullable Integer fromDataYearOrNull,
        Citation citation,
        Timeline<Grades> grades,
        List<Text> notes,
        @Nullable Band bandOrNull) {
    public Rule {
        stages = List.copyOf(stages);
        notes = List.copyOf(notes);
    }

    /** Whose subjects all have to meet it, where it is told of the county at all; without grades, and about no band alone. */
    public Rule(
            RuleId id,
            Text name,
            boolean hasText,
            Level level,
            boolean rolledUp,
            boolean informative,
            List<Stage> stages,
            @Nullable Scope scopeOrNull,
            Criterion criterion,
            DateRange inForce,
            @Nullable Integer fromDataYearOrNull,
            Citation citation,
            List<Text> notes) {
        this(
                id,
                name,
                hasText,
                level,
                rolledUp,
                null,
                informative,
                stages,
                scopeOrNull,
                criterion,
                inForce,
                fromDataYearOrNull,
                citation,
                new Timeline<>(List.of()),
                notes,
                null);
    }

    public Optional<Band> band() {
        return Optional.ofNullable(bandOrNull);
    }

    public Optional<Scope> scope() {
        return Optional.ofNullable(scopeOrNull);
    }

    public OptionalInt fromDataYear() {
        return fromDataYearOrNull == null ? OptionalInt.empty() : OptionalInt.of(fromDataYearOrNull);
    }

    public boolean isInForce(LocalDate day, int dataYear) {
        return inForce.contains(day) && (fromDataYearOrNull == null || dataYear >= fromDataYearOrNull);
    }

    /** The same rule with the text of the document, which was not known. */
    public Rule withText(Text text) {
        return copy(text, true, shareOrNull, criterion, grades);
    }

    public Rule with(Criterion changed) {
        return copy(name, hasText, shareOrNull, changed, grades);
    }

    /** The same rule with another share of its subjects that the county needs. */
    public Rule withShare(Criterion.Share changed) {
        return copy(name, hasText, changed, criterion, grades);
    }

    /** The same rule with other grades. */
    public Rule withGrades(Timeline<Grades> changed) {
        return copy(name, hasText, shareOrNull, criterion, changed);
    }

    private Rule copy(
            Text text, boolean known, Criterion.@Nullable Share share, Criterion test, Timeline<Grades> graded) {
        return new Rule(
                id,
                text,
                known,
                level,
                rolledUp,
                share,
                informative,
                stages,
                scopeOrNull,
                test,
                inForce,
                fromDataYearOrNull,
                citation,
                graded,
                notes,
                bandOrNull);
    }
}
