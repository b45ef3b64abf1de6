package io.github.junheng.examples.benchmarks.nation;

import io.github.junheng.region.Province;
import io.github.junheng.school.SchoolKind;
import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * 合成全国: a nation out of a seed. Each county is drawn by itself, so that any county can be made without the others, and the same
 * seed gives the same nation everywhere.
 *
 * <p>It is built to be hard to judge: one school in twenty is built exactly to the standard, as building programmes do (areas,
 * equipment and, where they come out whole, posts and rooms equal the limit or the floor to the last digit); dispersions straddle
 * their limits; and every {@code tieEvery}-th county has a dispersion that equals its limit exactly.
 *
 * @param counties how many counties
 * @param schoolsPerCounty how many schools a county has; 0 for 35 to 105
 * @param mixed whether some schools have two or three stages; such a nation has no {@link StageTable}
 * @param tieEvery every how many counties the dispersions of R2 are exactly 0.50 and 0.45; 0 for never
 */
public record Nation(long seed, int counties, int schoolsPerCounty, boolean mixed, int tieEvery) {
    public static final long SEED = 20_170_419L;
    /** County-level units of the country: some 200,000 school stages. */
    public static final int COUNTIES = 2_850;

    private static final int FEWEST = 35;
    private static final int MOST = 105;
    private static final String[] PROVINCES = Arrays.stream(Province.values())
            .map(Province::digits)
            .filter(digits -> digits.compareTo("71") < 0)
            .toArray(String[]::new);

    /** The pupils of schools built to a plan. */
    private static final int[] PLANNED = {500, 1_000, 1_000, 1_000, 1_500, 2_000};

    private static final int EQUAL = 1_000;
    /** Backbone teachers per 1,000 pupils of two equal schools whose coefficient of variation is 0.50 or 0.45. */
    private static final int[][] TIED = {{10, 30}, {11, 29}};

    public static Nation of(int counties) {
        return new Nation(SEED, counties, 0, false, 1_000);
    }

    /** One county of so many schools. */
    public static Nation ofOneCounty(int schools) {
        return new Nation(SEED, 1, schools, false, 0);
    }

    public Nation withMixed() {
        return new Nation(seed, counties, schoolsPerCounty, true, tieEvery);
    }

    public Nation withTieEvery(int every) {
        return new Nation(seed, counties, schoolsPerCounty, mixed, every);
    }

    /** How many schools all counties have; as many school stages where the nation is not mixed. */
    public int schools() {
        int schools = 0;
        for (int county = 0; county < counties; county++) {
            schools += size(county, random(county));
        }
        return schools;
    }

    /** All columns of a county. */
    public CountyColumns county(int index) {
        SplittableRandom random = random(index);
        int size = size(index, random);
        boolean tied = isTied(index);
        int primary = primary(size, tied);
        CountyColumns county = new CountyColumns(countyCode(index), size);
        Provision provision = new Provision(random);
        SchoolWriter writer = new SchoolWriter(county);
        int province = Integer.parseInt(PROVINCES[index % PROVINCES.length]);
        long serial = (long) (index / PROVINCES.length) * Math.max(200, schoolsPerCounty);
        for (int school = 0; school < size; school++) {
            int stage = school < primary ? Limits.PRIMARY : Limits.JUNIOR;
            Draw draw = tied ? equal(provision, random, stage, school) : draw(provision, random, stage);
            SchoolKind kind = kind(random, stage, draw.pupils);
            county.identify(school, (long) prefix(kind) * 100_000_000L + province * 1_000_000L + serial + school, kind);
            writer.write(school, kind, stage, draw, random);
        }
        return county;
    }

    /**
     * The seven numerators of all school stages.
     *
     * @throws IllegalStateException when the nation is mixed: its whole-school columns must first be divided
     */
    public StageTable stages() {
        if (mixed) {
            throw new IllegalStateException("a mixed nation has columns of whole schools");
        }
        StageTable table = new StageTable(counties, schools());
        long[] numerators = new long[Limits.INDICATORS];
        for (int index = 0; index < counties; index++) {
            CountyColumns county = county(index);
            for (int stage = 0; stage < Limits.STAGES; stage++) {
                String key = stage == Limits.PRIMARY ? "primary" : "junior";
                for (int school = 0; school < county.schools(); school++) {
                    int pupils = (int) county.orZero(key + ".students", school);
                    if (pupils > 0) {
                        numerators(county, school, stage, key, numerators);
                        table.row(pupils, numerators);
                    }
                }
                table.endGroup();
            }
        }
        return table;
    }

    private static void numerators(CountyColumns county, int school, int stage, String key, long[] into) {
        into[0] = county.orZero(key + ".degree.bachelor", school)
                + county.orZero(key + ".degree.master", school)
                + county.orZero(key + ".degree.doctor", school)
                + (stage == Limits.PRIMARY ? county.orZero(key + ".degree.associate", school) : 0);
        into[1] = county.orZero(key + ".backbone", school);
        into[2] = county.orZero(key + ".pe", school)
                + county.orZero(key + ".music", school)
                + county.orZero(key + ".fineArts", school)
                + county.orZero(key + ".arts", school);
        into[3] = county.orZero("teachingArea", school) - county.orZero("indoorSportsArea", school);
        into[4] = county.orZero("sportsGroundArea", school) + county.orZero("indoorSportsArea", school);
        into[5] = county.orZero("equipmentValue", school) * SchoolWriter.YUAN;
        into[6] = county.orZero("multimediaRooms", school);
    }

    private SplittableRandom random(int county) {
        return new SplittableRandom(seed * 1_000_003L + county);
    }

    /** The first thing drawn of a county. */
    private int size(int county, SplittableRandom random) {
        int drawn = random.nextInt(FEWEST, MOST + 1);
        int size = schoolsPerCounty > 0 ? schoolsPerCounty : drawn;
        return isTied(county) ? size / 4 * 4 : size;
    }

    private boolean isTied(int county) {
        return tieEvery > 0 && county % tieEvery == tieEvery - 1;
    }

    private static int primary(int size, boolean tied) {
        int primary = Math.max(1, size * 61 / 100);
        return tied ? primary / 2 * 2 : primary;
    }

    /** 行政区划代码 of a county by its position. */
    public static int countyCode(int index) {
        return Integer.parseInt(PROVINCES[index % PROVINCES.length]) * 10_000 + 101 + index / PROVINCES.length;
    }

    private SchoolKind kind(SplittableRandom random, int stage, int pupils) {
        int chance = random.nextInt(100);
        if (stage == Limits.PRIMARY) {
            if (mixed && chance < 8) {
                return SchoolKind.NINE_YEAR_SCHOOL;
            }
            // Under 50 pupils a teaching point would not count.
            return pupils < 120 && pupils >= 50 && chance < 70 ? SchoolKind.TEACHING_POINT : SchoolKind.PRIMARY_SCHOOL;
        }
        if (mixed && chance < 15) {
            return chance < 3 ? SchoolKind.TWELVE_YEAR_SCHOOL : SchoolKind.COMPLETE_SECONDARY_SCHOOL;
        }
        return SchoolKind.JUNIOR_SCHOOL;
    }

    private static int prefix(SchoolKind kind) {
        return switch (kind) {
            case PRIMARY_SCHOOL, TEACHING_POINT -> 21;
            case JUNIOR_SCHOOL, NINE_YEAR_SCHOOL -> 31;
            case TWELVE_YEAR_SCHOOL, COMPLETE_SECONDARY_SCHOOL -> 34;
            case SPECIAL_SCHOOL, VOCATIONAL_SCHOOL, SENIOR_SCHOOL, KINDERGARTEN -> throw new IllegalArgumentException(kind.zh());
        };
    }

    /** What the schools of one county have in common: how well they are provided for, and how unequally. */
    private static final class Provision {
        final boolean good;
        final double[] level = new double[Limits.INDICATORS];
        final double[] spread = new double[Limits.INDICATORS];

        Provision(SplittableRandom random) {
            good = random.nextInt(100) < 30;
            for (int i = 0; i < Limits.INDICATORS; i++) {
                level[i] = good ? random.nextDouble(1.25, 1.7) : random.nextDouble(0.9, 1.5);
                // 0.45 is about where the coefficient of variation meets its limits.
                spread[i] = good ? random.nextDouble(0.01, 0.06) : random.nextDouble(0.1, 0.6);
            }
        }
    }

    /** What is drawn of one school: its pupils and numerators, R6 in units of 100 yuan. */
    static final class Draw {
        int pupils;
        final long[] numerators = new long[Limits.INDICATORS];
    }

    private static Draw draw(Provision provision, SplittableRandom random, int stage) {
        Draw draw = new Draw();
        if (random.nextInt(100) < 5) {
            toTheStandard(draw, random, stage);
            return draw;
        }
        draw.pupils = 50 + (int) (StrictMath.exp(random.nextGaussian() * 0.7) * (stage == Limits.PRIMARY ? 420 : 620));
        for (int i = 0; i < Limits.INDICATORS; i++) {
            double factor = provision.level[i] * StrictMath.exp(provision.spread[i] * random.nextGaussian());
            draw.numerators[i] =
                    provision.good ? atLeast(draw.pupils, stage, i, factor) : about(draw.pupils, stage, i, factor);
        }
        return draw;
    }

    /** All schools with the same pupils, and backbone teachers in two sizes. */
    private static Draw equal(Provision provision, SplittableRandom random, int stage, int school) {
        Draw draw = new Draw();
        draw.pupils = EQUAL;
        for (int i = 0; i < Limits.INDICATORS; i++) {
            double factor = provision.level[i] * StrictMath.exp(provision.spread[i] * random.nextGaussian());
            draw.numerators[i] = about(EQUAL, stage, i, factor);
        }
        draw.numerators[1] = TIED[stage][school % 2];
        return draw;
    }

    /** Built exactly to the standard; every other one has an indicator between floor and limit, at the floor or just under it. */
    private static void toTheStandard(Draw draw, SplittableRandom random, int stage) {
        draw.pupils = random.nextInt(5) == 0 ? random.nextInt(60, 3_000) : PLANNED[random.nextInt(PLANNED.length)];
        for (int i = 0; i < Limits.INDICATORS; i++) {
            draw.numerators[i] = least(draw.pupils, stage, i, 1, 1);
        }
        int which = random.nextInt(Limits.INDICATORS * 2);
        if (which < Limits.INDICATORS) {
            long floor = least(draw.pupils, stage, which, Limits.FLOOR_NUMERATOR, Limits.FLOOR_DENOMINATOR);
            draw.numerators[which] = switch (random.nextInt(10)) {
                case 0 -> Math.max(0, floor - 1);
                case 1, 2, 3 -> floor;
                default -> (floor + draw.numerators[which]) / 2;
            };
        }
    }

    private static long about(int pupils, int stage, int indicator, double factor) {
        double limit = (double) pupils * Limits.limit(stage, indicator) / times(indicator);
        return Math.max(1, Math.round(limit * factor));
    }

    private static long atLeast(int pupils, int stage, int indicator, double factor) {
        return Math.max(about(pupils, stage, indicator, factor), least(pupils, stage, indicator, 1, 1));
    }

    /** The least numerator that reaches a share of the limit. */
    private static long least(int pupils, int stage, int indicator, int numerator, int denominator) {
        return ceilDiv((long) pupils * Limits.limit(stage, indicator) * numerator, times(indicator) * denominator);
    }

    private static long ceilDiv(long dividend, long divisor) {
        return -Math.floorDiv(-dividend, divisor);
    }

    /** R6 is drawn in units of 100 yuan, 0.01 万元, which is what a school can report. */
    private static long times(int indicator) {
        return indicator == 5 ? SchoolWriter.YUAN : Limits.times(indicator);
    }
}
