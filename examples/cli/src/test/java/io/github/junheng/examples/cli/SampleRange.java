package io.github.junheng.examples.cli;

/** The whole numbers {@code low..high}, both included. */
record SampleRange(int low, int high) {

    static final SampleRange NONE = new SampleRange(0, 0);

    static SampleRange of(int low, int high) {
        return new SampleRange(low, high);
    }

    int draw(SampleRandom random) {
        return random.between(low, high);
    }
}
