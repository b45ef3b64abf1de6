package io.github.junheng.examples.benchmarks.nation;

import java.util.Arrays;

/**
 * 学校教师数: what a roster adds up to, thirteen counts a school: full-time teachers, those of the four degrees, backbone teachers, those
 * of the four subjects of PE and arts, teachers of these subjects who come from elsewhere, certified ones, trained ones.
 */
public final class TeacherCounts {
    public static final int COUNTS = 13;

    private static final int DEGREES = 1;
    private static final int BACKBONE = DEGREES + Teachers.COUNTED_DEGREES;
    private static final int SUBJECTS = BACKBONE + 1;
    private static final int VISITING = SUBJECTS + Teachers.COUNTED_SUBJECTS;
    private static final int CERTIFIED = VISITING + 1;
    private static final int TRAINED = CERTIFIED + 1;

    private final int[] counts;

    public TeacherCounts(int schools) {
        counts = new int[schools * COUNTS];
    }

    /** Adds one teacher; degree and subject as positions in the words of {@link Teachers}, or beyond them. */
    public void add(
            int school,
            boolean fullTime,
            int degree,
            boolean backbone,
            int subject,
            boolean mainSubject,
            boolean certified,
            boolean trained,
            boolean fromElsewhere) {
        int at = school * COUNTS;
        boolean counted = subject < Teachers.COUNTED_SUBJECTS;
        if (fullTime) {
            counts[at]++;
            if (degree < Teachers.COUNTED_DEGREES) {
                counts[at + DEGREES + degree]++;
            }
            if (backbone) {
                counts[at + BACKBONE]++;
            }
            if (counted && mainSubject) {
                counts[at + SUBJECTS + subject]++;
            }
            if (certified) {
                counts[at + CERTIFIED]++;
            }
            if (trained) {
                counts[at + TRAINED]++;
            }
        }
        if (fromElsewhere && counted && !(fullTime && mainSubject)) {
            counts[at + VISITING]++;
        }
    }

    /** Sets what another engine has counted. */
    public void set(int school, int count, int value) {
        counts[school * COUNTS + count] = value;
    }

    public int get(int school, int count) {
        return counts[school * COUNTS + count];
    }

    public void clear() {
        Arrays.fill(counts, 0);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof TeacherCounts that && Arrays.equals(counts, that.counts);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(counts);
    }
}
