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
    private volatile @Nullable Places places;

    /** Where findings stand, found out when the first is asked for, and those that were made. */
    private static final class Places {
        /** The number of findings before each rule. */
        private final int[] before;

        private final int[] @Nullable [] positions;
        private final @Nullable Finding[] made;

        Places(FindingTable table) {
            int rules = table.rules();
            before = new int[rules + 1];
            positions = new int[rules][];
            for (int rule = 0; rule < rules; rule++) {
                int[] own = table.positions(rule);
                positions[rule] = own;
                before[rule + 1] =
                        before[rule] + (own == null ? table.exact(rule).size() : own.length);
            }
            made = new Finding[before[rules]];
        }
    }

    FindingList(FindingTable table, Evaluator.Run run) {
        this.table = table;
        this.run = run;
    }

    private Places places() {
        Places found = places;
        if (found == null) {
            found = new Places(table);
            places = found;
        }
        return found;
    }

    @Override
    public int size() {
        return places().made.length;
    }

    @Override
    public Finding get(int index) {
        Places at = places();
        Finding known = at.made[index];
        if (known == null) {
            int found = Arrays.binarySearch(at.before, index);
            int rule = found >= 0 ? found : -found - 2;
            // Rules without a finding begin where the next one does.
            while (at.before[rule + 1] <= index) {
                rule++;
            }
            int[] own = at.positions[rule];
            List<Finding> exact = table.exact(rule);
            known = own == null
                    ? exact.get(index - at.before[rule])
                    : table.finding(rule, own[index - at.before[rule]], run);
            at.made[index] = known;
        }
        return known;
    }
}
