package io.github.junheng.evaluation;

import java.util.AbstractList;
import java.util.Arrays;
import java.util.List;
import java.util.RandomAccess;
import org.jspecify.annotations.Nullable;

/** The findings of a table as a list that makes each when it is first asked for. It never changes, as far as anybody can see. */
final class FindingList extends AbstractList<Finding> implements RandomAccess {
    private final FindingTable table;
    private final Evaluator.Run run;
    /** The number of findings before each rule. */
    private final int[] before;

    private final int[] @Nullable [] positions;
    private final @Nullable Finding[] made;

    FindingList(FindingTable table, Evaluator.Run run) {
        this.table = table;
        this.run = run;
        int rules = table.rules();
        before = new int[rules + 1];
        positions = new int[rules][];
        for (int rule = 0; rule < rules; rule++) {
            int[] own = table.positions(rule);
            positions[rule] = own;
            before[rule + 1] = before[rule] + (own == null ? table.exact(rule).size() : own.length);
        }
        made = new Finding[before[rules]];
    }

    @Override
    public int size() {
        return made.length;
    }

    @Override
    public Finding get(int index) {
        Finding known = made[index];
        if (known == null) {
            int found = Arrays.binarySearch(before, index);
            int rule = found >= 0 ? found : -found - 2;
            // Rules without a finding begin where the next one does.
            while (before[rule + 1] <= index) {
                rule++;
            }
            int[] own = positions[rule];
            List<Finding> exact = table.exact(rule);
            known = own == null ? exact.get(index - before[rule]) : table.finding(rule, own[index - before[rule]], run);
            made[index] = known;
        }
        return known;
    }
}
