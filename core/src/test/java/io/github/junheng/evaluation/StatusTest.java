package io.github.junheng.evaluation;

import static io.github.junheng.evaluation.Status.INDETERMINATE;
import static io.github.junheng.evaluation.Status.MET;
import static io.github.junheng.evaluation.Status.NOT_APPLICABLE;
import static io.github.junheng.evaluation.Status.NOT_MET;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** How outcomes combine, exhaustively. */
class StatusTest {
    /**
     * Which outcomes are there (M met, N not met, I indeterminate, A not applicable), what all of them give, what any
     * of them gives.
     */
    private static final String TABLE = """
            -     A A
            A     A A
            M     M M
            N     N N
            I     I I
            MA    M M
            NA    N N
            IA    I I
            MN    N M
            MI    I M
            NI    N I
            MNA   N M
            MIA   I M
            NIA   N I
            MNI   N M
            MNIA  N M
            """;

    @Test
    void everyMultisetOfUpToFourOutcomesCombinesAsTheTableSays() {
        Map<Set<Status>, List<Status>> table = new HashMap<>();
        TABLE.lines().map(line -> line.split(" +")).forEach(row -> {
            Set<Status> there = EnumSet.noneOf(Status.class);
            row[0].chars().filter(c -> c != '-').forEach(c -> there.add(status((char) c)));
            table.put(there, List.of(status(row[1].charAt(0)), status(row[2].charAt(0))));
        });
        assertThat(table).hasSize(16);
        List<List<Status>> multisets = multisets(4);
        assertThat(multisets).hasSize(1 + 4 + 10 + 20 + 35);
        for (List<Status> statuses : multisets) {
            Set<Status> there = EnumSet.noneOf(Status.class);
            there.addAll(statuses);
            List<Status> reversed = new ArrayList<>(statuses);
            Collections.reverse(reversed);
            assertThat(List.of(Status.allOf(statuses), Status.anyOf(statuses)))
                    .as(statuses.toString())
                    .isEqualTo(table.get(there))
                    .isEqualTo(List.of(Status.allOf(reversed), Status.anyOf(reversed)));
        }
    }

    /**
     * For every number of items up to seven and every number of them that have to be met: not met exactly where no
     * filling of the unknowns would do, met where every filling does, else undecided.
     */
    @Test
    void atLeastKOfNIsWhatEveryFillingOfTheUnknownsSays() {
        int checked = 0;
        for (int size = 0; size <= 7; size++) {
            for (int unknown = 0; unknown <= size; unknown++) {
                for (int belowFloor = 0; belowFloor + unknown <= size; belowFloor++) {
                    for (int between = 0; between + belowFloor + unknown <= size; between++) {
                        for (int atLeast = 0; atLeast <= size; atLeast++) {
                            int met = size - unknown - belowFloor - between;
                            assertThat(Status.atLeast(size, atLeast, between + belowFloor, belowFloor, unknown))
                                    .as(
                                            "%d of %d: %d met, %d between, %d below the floor, %d unknown",
                                            atLeast, size, met, between, belowFloor, unknown)
                                    .isEqualTo(byFilling(atLeast, met, belowFloor, unknown));
                            checked++;
                        }
                    }
                }
            }
        }
        assertThat(checked).isGreaterThan(2000);
    }

    private static Status byFilling(int atLeast, int met, int belowFloor, int unknown) {
        boolean some = false;
        boolean every = true;
        for (int filledMet = 0; filledMet <= unknown; filledMet++) {
            for (int filledBelow = 0; filledMet + filledBelow <= unknown; filledBelow++) {
                boolean passes = belowFloor + filledBelow == 0 && met + filledMet >= atLeast;
                some |= passes;
                every &= passes;
            }
        }
        return every ? MET : some ? INDETERMINATE : NOT_MET;
    }

    private static List<List<Status>> multisets(int most) {
        List<List<Status>> all = new ArrayList<>();
        extend(List.of(), 0, most, all);
        return all;
    }

    private static void extend(List<Status> begun, int first, int most, List<List<Status>> all) {
        all.add(begun);
        for (int i = first; begun.size() < most && i < Status.values().length; i++) {
            List<Status> longer = new ArrayList<>(begun);
            longer.add(Status.values()[i]);
            extend(longer, i, most, all);
        }
    }

    private static Status status(char letter) {
        return switch (letter) {
            case 'M' -> MET;
            case 'N' -> NOT_MET;
            case 'I' -> INDETERMINATE;
            default -> NOT_APPLICABLE;
        };
    }
}
