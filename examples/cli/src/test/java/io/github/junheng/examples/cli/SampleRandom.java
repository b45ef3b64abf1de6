package io.github.junheng.examples.cli;

/** The SplitMix64 sequence with whole numbers only, so that a seed gives the same county on every Java version. */
final class SampleRandom {

    private long state;

    SampleRandom(long seed) {
        this.state = seed;
    }

    /** A whole number of {@code low..high}, both included. */
    int between(int low, int high) {
        return low + (int) Long.remainderUnsigned(next(), (long) high - low + 1);
    }

    /** True in {@code percent} of one hundred cases. */
    boolean chance(int percent) {
        return between(1, 100) <= percent;
    }

    private long next() {
        state += 0x9E3779B97F4A7C15L;
        long mixed = (state ^ (state >>> 30)) * 0xBF58476D1CE4E5B9L;
        mixed = (mixed ^ (mixed >>> 27)) * 0x94D049BB133111EBL;
        return mixed ^ (mixed >>> 31);
    }
}
