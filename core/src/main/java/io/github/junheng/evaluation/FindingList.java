package io.github.junheng.evaluation;

import java.util.AbstractList;
import java.util.Arrays;
import java.util.RandomAccess;
import org.jspecify.annotations.Nullable;

/** The findings of a table as a list that makes each when it is first asked for. It never changes, as far as anybody can see. */
final class FindingList extends AbstractList<Finding> implements RandomAccess {
    private final FindingTable table;
    private final Evaluator.Run run;
    /** The number of findings before each rule. */
    private final int[] before;
    /** What was made, by rule; found out when the first finding of the rule is asked for. */
    private final @Nullable Made[] made;

    /**
     * The findings of a rule that were made.
     *
     * @param positions where they stand
     */
    @SuppressWarnings("ArrayRecordComponent") // never compared; a record, so that threads see what is in its arrays
    private record Made(int[] positions, @Nullable Finding[] findings) {}

    FindingList(FindingTable table, Evaluator.Run run) {
        this.table = table;
        this.run = run;
        before = new int[table.rules() + 1];
        for (int rule = 0; rule < table.rules(); rule++) {
            before[rule + 1] = before[rule] + table.count(rule);
        }
        made = new Made[table.rules()];
    }

    @Override
    public int size() {
        return before[before.length - 1];
    }

    @Override
    public Finding get(int index) {
        int found = Arrays.binarySearch(before, index);
        int rule = found >= 0 ? found : -found - 2;
        // Rules without a finding begin where the next one does.
        while (before[rule + 1] <= index) {
            rule++;
        }
        int at = index - before[rule];
        Made ofRule = made[rule];
        if (ofRule == null) {
            int[] positions = table.positions(rule);
            ofRule = positions == null
                    ? new Made(new int[0], table.exact(rule).toArray(Finding[]::new))
                    : new Made(positions, new Finding[positions.length]);
            made[rule] = ofRule;
        }
        Finding known = ofRule.findings[at];
        if (known == null) {
            known = table.finding(rule, ofRule.positions[at], run);
            ofRule.findings[at] = known;
        }
        return known;
    }
}
