package io.github.junheng.procedure;

import io.github.junheng.evaluation.Finding;
import io.github.junheng.school.SchoolCode;
import io.github.junheng.school.Stage;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * 学校与规则: a rule asked of a school or of one of its stages; as text {@code G4:3137000012} or {@code R:3137000012:PRIMARY}.
 *
 * @param rule its local id
 * @param stageOrNull null where the rule is asked of the whole school
 */
public record SchoolRule(
        String rule, SchoolCode school, @Nullable Stage stageOrNull) implements Comparable<SchoolRule> {
    private static final Comparator<SchoolRule> ORDER = Comparator.comparing(SchoolRule::rule)
            .thenComparing(SchoolRule::school)
            .thenComparing(SchoolRule::stageOrNull, Comparator.nullsFirst(Comparator.naturalOrder()));

    /** What a finding is about; empty where it is about the county or about one element of a list. */
    static Optional<SchoolRule> of(Finding finding) {
        return finding.schoolOrNull() == null || finding.elementOrNull() != null
                ? Optional.empty()
                : Optional.of(new SchoolRule(finding.rule().local(), finding.schoolOrNull(), finding.stageOrNull()));
    }

    /** @throws IllegalArgumentException when the text is none */
    public static SchoolRule parse(String text) {
        List<String> words = Arrays.asList(text.split(":", -1));
        if (words.size() < 2 || words.size() > 3 || words.get(0).isBlank()) {
            throw new IllegalArgumentException("not a rule of a school (RULE:SCHOOL[:STAGE]): " + text);
        }
        return new SchoolRule(
                words.get(0), SchoolCode.parse(words.get(1)), words.size() == 2 ? null : Stage.valueOf(words.get(2)));
    }

    public Optional<Stage> stage() {
        return Optional.ofNullable(stageOrNull);
    }

    @Override
    public int compareTo(SchoolRule other) {
        return ORDER.compare(this, other);
    }

    /** As {@link #parse} reads it. */
    @Override
    public String toString() {
        return rule + ":" + school + (stageOrNull == null ? "" : ":" + stageOrNull.name());
    }
}
