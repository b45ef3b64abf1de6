package io.github.junheng.ledger;

import io.github.junheng.evaluation.Finding;
import io.github.junheng.school.SchoolCode;
import io.github.junheng.school.Stage;
import io.github.junheng.standard.RuleId;
import java.util.Comparator;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * 台账条目编号: what an entry is about: a rule of a subject. Never an element of a list, whose place is not the same from report to
 * report.
 *
 * @param schoolOrNull the school or kindergarten; null for the county
 * @param stageOrNull the stage, where the rule is asked by stage
 */
public record LedgerKey(
        RuleId rule,
        @Nullable SchoolCode schoolOrNull,
        @Nullable Stage stageOrNull) implements Comparable<LedgerKey> {
    private static final Pattern NUMBER = Pattern.compile("\\d+");
    private static final int WIDE = 9;

    /** The county before its schools; rules by their standards and then as people count: 2 before 10. */
    private static final Comparator<LedgerKey> ORDER = Comparator.comparing(
                    (LedgerKey key) -> key.schoolOrNull, Comparator.nullsFirst(Comparator.<SchoolCode>naturalOrder()))
            .thenComparing(key -> key.rule.owner())
            .thenComparing(key -> counted(key.rule.local()))
            .thenComparing(key -> key.rule.local())
            .thenComparing(key -> key.stageOrNull, Comparator.nullsFirst(Comparator.<Stage>naturalOrder()));

    /** What a finding is about, but for the element of a list. */
    public static LedgerKey of(Finding finding) {
        return new LedgerKey(finding.rule(), finding.schoolOrNull(), finding.stageOrNull());
    }

    /** The text with every number in it as wide as any. */
    private static String counted(String local) {
        return NUMBER.matcher(local)
                .replaceAll(number ->
                        "0".repeat(Math.max(0, WIDE - number.group().length())) + number.group());
    }

    public Optional<SchoolCode> school() {
        return Optional.ofNullable(schoolOrNull);
    }

    public Optional<Stage> stage() {
        return Optional.ofNullable(stageOrNull);
    }

    /** The same of another school. */
    public LedgerKey of(SchoolCode school) {
        return new LedgerKey(rule, school, stageOrNull);
    }

    @Override
    public int compareTo(LedgerKey other) {
        return ORDER.compare(this, other);
    }

    /** {@code quality/R4:3137000012:PRIMARY}. */
    @Override
    public String toString() {
        return rule + (schoolOrNull == null ? "" : ":" + schoolOrNull) + (stageOrNull == null ? "" : ":" + stageOrNull);
    }
}
