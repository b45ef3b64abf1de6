package io.github.junheng.examples.benchmarks.nation;

import io.github.junheng.school.SchoolKind;
import io.github.junheng.school.Stage;
import java.util.SplittableRandom;

/** Fills the columns of a school from its pupils and numerators, all of them, with figures that agree with each other. */
final class SchoolWriter {
    /** Yuan in 0.01 万元. */
    static final int YUAN = 100;

    private static final String[] STAGES = {"primary", "junior"};
    private static final int CLASS_SIZE = 40;

    private final CountyColumns county;
    private long[] elements = new long[64];

    SchoolWriter(CountyColumns county) {
        this.county = county;
    }

    void write(int school, SchoolKind kind, int stage, Nation.Draw draw, SplittableRandom random) {
        int pupils = draw.pupils;
        long staff = stage(school, stage, pupils, draw.numerators, random);
        // A second stage of the same school has pupils and staff of its own; the whole-school columns are shared.
        int other = 1 - stage;
        boolean both = kind.has(Stage.PRIMARY) && kind.has(Stage.JUNIOR);
        if (both) {
            int more = Math.max(50, pupils / 2);
            long[] half = draw.numerators.clone();
            for (int i = 0; i < 3; i++) {
                half[i] = half[i] / 2 + 1;
            }
            staff += stage(school, other, more, half, random);
            pupils += more;
        } else {
            list(STAGES[other] + ".classSizes", school, 0);
        }
        set("senior.students", school, kind.has(Stage.SENIOR) ? 300 + random.nextInt(900) : CountyColumns.NONE);
        wholeSchool(school, pupils, staff, draw.numerators, random);
        // 毕业生数 and its companions are asked of schools with a junior stage.
        if (kind.has(Stage.JUNIOR)) {
            int entrants = pupils / 3 + 1;
            set("graduates", school, entrants - random.nextInt(3));
            set("entrantsThreeYearsAgo", school, entrants);
            set("transfersIn", school, random.nextInt(6));
            set("transfersOut", school, random.nextInt(6));
            set("deaths", school, 0);
        }
    }

    /** Returns the teachers. */
    private long stage(int school, int stage, int pupils, long[] numerators, SplittableRandom random) {
        String key = STAGES[stage];
        set(key + ".students", school, pupils);
        set(key + ".inZoneStudents", school, pupils - pupils * random.nextInt(12) / 100);
        list(key + ".classSizes", school, pupils);

        long qualified = numerators[0];
        long master = qualified / 20;
        long associate = stage == Limits.PRIMARY ? qualified / 5 : random.nextInt(3);
        set(key + ".degree.doctor", school, 0);
        set(key + ".degree.master", school, master);
        set(key + ".degree.associate", school, associate);
        set(key + ".degree.bachelor", school, qualified - master - (stage == Limits.PRIMARY ? associate : 0));
        long degrees = qualified + (stage == Limits.PRIMARY ? 0 : associate);
        long teachers = Math.max(Math.max(degrees, pupils / 17), Math.max(numerators[1], numerators[2]));
        set(key + ".teachers", school, teachers);
        set(key + ".backbone", school, numerators[1]);

        long music = numerators[2] / 4;
        long fineArts = numerators[2] / 5;
        long arts = numerators[2] / 20;
        set(key + ".pe", school, numerators[2] - music - fineArts - arts);
        set(key + ".music", school, music);
        set(key + ".fineArts", school, fineArts);
        set(key + ".arts", school, arts);
        set(key + ".visitingPeArts", school, random.nextInt(3));
        return teachers;
    }

    private void wholeSchool(int school, int pupils, long staff, long[] numerators, SplittableRandom random) {
        set("sponsor", school, random.nextInt(20) == 0 ? 10 : 7);
        set("location", school, random.nextInt(3));
        set("boarding", school, random.nextInt(4) == 0 ? 1 : 0);
        set("builtYear", school, 1950 + random.nextInt(74));
        set("denseUrbanCore", school, random.nextInt(15) == 0 ? 1 : 0);
        set("migrantStudents", school, (long) pupils * random.nextInt(20) / 100);
        set("certifiedTeachers", school, staff - random.nextInt(2));
        set("trained360Teachers", school, staff - Math.min(staff, random.nextInt(3)));

        long indoor = random.nextInt(3) == 0 ? Math.min(numerators[4] / 4, 120_000) : 0;
        set("teachingArea", school, numerators[3] + indoor);
        set("indoorSportsArea", school, indoor);
        set("sportsGroundArea", school, numerators[4] - indoor);
        set("extraSportsArea", school, random.nextInt(25) == 0 ? 80_000 : 0);
        set("equipmentValue", school, numerators[5]);
        set("multimediaRooms", school, numerators[6]);
        rooms("musicRoomAreas", school, 1 + pupils / 500, random);
        rooms("artRoomAreas", school, 1 + pupils / 500, random);
        // In 0.01 万元: 1,150 to 1,350 yuan a pupil.
        long budget = pupils * (1_150L + random.nextInt(200)) / YUAN;
        set("publicFundsBudget", school, budget);
        set("publicFundsGranted", school, budget);
        set("trainingBudget", school, budget * 5 / 100 + random.nextInt(200));
        set("charterAndIt", school, random.nextInt(50) == 0 ? 0 : 1);
        set("moralAndCulture", school, random.nextInt(3));
        set("fullCurriculum", school, random.nextInt(50) == 0 ? 0 : 1);
    }

    private void set(String key, int school, long value) {
        county.set(Columns.of(key), school, value);
    }

    /** Class sizes that sum to the pupils. */
    private void list(String key, int school, int pupils) {
        int classes = pupils == 0 ? 0 : Math.max(1, (pupils + CLASS_SIZE / 2) / CLASS_SIZE);
        room(classes);
        for (int i = 0; i < classes; i++) {
            elements[i] = pupils * (i + 1L) / classes - (long) pupils * i / classes;
        }
        county.list(Columns.of(key), school, elements, classes);
    }

    private void rooms(String key, int school, int count, SplittableRandom random) {
        room(count);
        for (int i = 0; i < count; i++) {
            elements[i] = (long) random.nextInt(730, 1_100) * 10;
        }
        county.list(Columns.of(key), school, elements, count);
    }

    private void room(int size) {
        if (size > elements.length) {
            elements = new long[size * 2];
        }
    }
}
