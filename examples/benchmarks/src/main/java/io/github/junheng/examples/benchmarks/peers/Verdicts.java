package io.github.junheng.examples.benchmarks.peers;

import io.github.junheng.examples.benchmarks.nation.Limits;
import java.util.Arrays;

/**
 * 各县结论: what every peer must find, a county each: how many school stages do not pass, and which of the fourteen dispersions (seven of
 * primary, then seven of junior) exceed their limit. A county passes where both are nothing. More than a yes or no, so that two
 * peers are not taken to agree because every county fails for some reason.
 */
public final class Verdicts {
    private final int[] failedSchools;
    private final int[] dispersions;

    public Verdicts(int counties) {
        failedSchools = new int[counties];
        dispersions = new int[counties];
    }

    public void clear() {
        clear(0, failedSchools.length);
    }

    void clear(int from, int until) {
        Arrays.fill(failedSchools, from, until, 0);
        Arrays.fill(dispersions, from, until, 0);
    }

    /** Adds what was found of one county and stage; bit 0 for R1. */
    void add(int county, int stage, int failed, int exceeded) {
        failedSchools[county] += failed;
        dispersions[county] |= exceeded << (stage * Limits.INDICATORS);
    }

    /** Says of one school stage that it does not pass. */
    public void failed(int county) {
        failedSchools[county]++;
    }

    /** Says of one dispersion that it exceeds its limit. */
    public void exceeded(int county, int stage, int indicator) {
        dispersions[county] |= 1 << (stage * Limits.INDICATORS + indicator);
    }

    public int counties() {
        return failedSchools.length;
    }

    public int failedSchools(int county) {
        return failedSchools[county];
    }

    public int dispersions(int county) {
        return dispersions[county];
    }

    public boolean passes(int county) {
        return failedSchools[county] == 0 && dispersions[county] == 0;
    }

    /** How many counties are found otherwise than there. */
    public int differencesFrom(Verdicts other) {
        int differences = 0;
        for (int county = 0; county < failedSchools.length; county++) {
            if (failedSchools[county] != other.failedSchools[county]
                    || dispersions[county] != other.dispersions[county]) {
                differences++;
            }
        }
        return differences;
    }
}
