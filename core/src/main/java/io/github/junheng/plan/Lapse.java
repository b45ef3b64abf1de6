package io.github.junheng.plan;

import java.util.List;

/**
 * 退步: met in one year, not met in a later one.
 *
 * @param unknownBetween years between of which it is not known
 */
public record Lapse(int metIn, List<Integer> unknownBetween, int notMetIn) {
    public Lapse {
        unknownBetween = List.copyOf(unknownBetween);
    }
}
