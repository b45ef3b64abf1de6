package io.github.junheng.examples.benchmarks.nation;

/**
 * 七项指标的要求: the seven thresholds of 教督〔2017〕6号 第六条 for both stages as whole numbers, for peers that have no standard to
 * read. An indicator meets its limit where {@code numerator × TIMES ≥ pupils × LIMIT}; numerators are persons, 0.01 ㎡, yuan and
 * rooms as in {@link StageTable}.
 */
public final class Limits {
    public static final int INDICATORS = 7;
    public static final int STAGES = 2;
    public static final int PRIMARY = 0;
    public static final int JUNIOR = 1;
    /** How many of the seven must meet their limit; the rest must reach the floor. */
    public static final int AT_LEAST = 6;

    /** The floor, 85 %, as a fraction. */
    public static final int FLOOR_NUMERATOR = 17;

    public static final int FLOOR_DENOMINATOR = 20;

    /** What both sides of {@code 1 + CV²} are multiplied by. */
    public static final int CV_SCALE = 10_000;

    private static final int[] TIMES = {1_000, 1_000, 1_000, 1, 1, 1, 1_000};
    private static final int[][] LIMIT = {{42, 10, 9, 450, 750, 2_000, 23}, {53, 10, 9, 580, 1_020, 2_500, 24}};
    private static final int[] ONE_PLUS_CV_SQUARED = {12_500, 12_025};

    private Limits() {}

    public static int times(int indicator) {
        return TIMES[indicator];
    }

    public static int limit(int stage, int indicator) {
        return LIMIT[stage][indicator];
    }

    /** {@code (1 + limit²) × CV_SCALE} of a stage's coefficient of variation: 0.50 for primary, 0.45 for junior. */
    public static int onePlusCvSquared(int stage) {
        return ONE_PLUS_CV_SQUARED[stage];
    }
}
