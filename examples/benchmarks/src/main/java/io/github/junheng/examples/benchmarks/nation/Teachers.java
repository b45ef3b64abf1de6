package io.github.junheng.examples.benchmarks.nation;

import java.util.List;
import java.util.SplittableRandom;

/**
 * 教师名册: a roster of teachers of a nation's schools, every column of the contract coded as a position in its words. Teachers are
 * listed by county, in no order of schools within it.
 */
public final class Teachers {
    public static final List<String> STAGES = List.of("小学", "初中");
    public static final List<String> DEGREES = List.of("专科", "本科", "硕士", "博士", "高中", "高中以下");
    /** The first four are those that the standard counts. */
    public static final List<String> SUBJECTS = List.of("体育", "音乐", "美术", "艺术", "语文", "数学", "英语", "科学", "道德与法治");

    public static final List<String> ROTATIONS = List.of("否", "普通", "骨干");
    public static final int COUNTED_DEGREES = 4;
    public static final int COUNTED_SUBJECTS = 4;
    public static final int TRAINED_HOURS = 360;

    private static final byte YES = 1;

    private final Nation nation;
    private final long[] schoolCodes;
    private final int[] school;
    private final byte[] stage;
    private final byte[] fullTime;
    private final byte[] degree;
    private final byte[] backbone;
    private final byte[] subject;
    private final byte[] mainSubject;
    private final byte[] certified;
    private final short[] hours;
    private final byte[] established;
    private final byte[] rotation;
    private final byte[] visiting;

    private Teachers(Nation nation, int size) {
        this.nation = nation;
        schoolCodes = new long[nation.schools()];
        school = new int[size];
        stage = new byte[size];
        fullTime = new byte[size];
        degree = new byte[size];
        backbone = new byte[size];
        subject = new byte[size];
        mainSubject = new byte[size];
        certified = new byte[size];
        hours = new short[size];
        established = new byte[size];
        rotation = new byte[size];
        visiting = new byte[size];
    }

    public static Teachers of(Nation nation, int size) {
        Teachers teachers = new Teachers(nation, size);
        SplittableRandom random = new SplittableRandom(nation.seed());
        int schools = 0;
        int row = 0;
        for (int i = 0; i < nation.counties(); i++) {
            CountyColumns county = nation.county(i);
            for (int s = 0; s < county.schools(); s++) {
                teachers.schoolCodes[schools + s] = county.schoolCode(s);
            }
            int until = (int) ((long) size * (schools + county.schools()) / teachers.schoolCodes.length);
            for (; row < until; row++) {
                int s = random.nextInt(county.schools());
                boolean junior = county.orZero("junior.students", s) > 0;
                teachers.draw(row, schools + s, junior ? Limits.JUNIOR : Limits.PRIMARY, random);
            }
            schools += county.schools();
        }
        return teachers;
    }

    private void draw(int row, int ofSchool, int ofStage, SplittableRandom random) {
        school[row] = ofSchool;
        stage[row] = (byte) ofStage;
        fullTime[row] = flag(random, 95);
        int chance = random.nextInt(100);
        degree[row] =
                (byte) (chance < 22 ? 0 : chance < 90 ? 1 : chance < 96 ? 2 : chance < 97 ? 3 : chance < 99 ? 4 : 5);
        backbone[row] = flag(random, 18);
        subject[row] = (byte) random.nextInt(SUBJECTS.size());
        mainSubject[row] = flag(random, 92);
        certified[row] = flag(random, 99);
        hours[row] = (short) random.nextInt(300, 560);
        established[row] = flag(random, 88);
        rotation[row] = (byte) (random.nextInt(10) == 0 ? 1 + random.nextInt(2) : 0);
        visiting[row] = flag(random, 4);
    }

    private static byte flag(SplittableRandom random, int percent) {
        return random.nextInt(100) < percent ? YES : 0;
    }

    public Nation nation() {
        return nation;
    }

    public int size() {
        return school.length;
    }

    public int schools() {
        return schoolCodes.length;
    }

    public long schoolCode(int index) {
        return schoolCodes[index];
    }

    /** Adds every teacher to the counts of its school. */
    public void count(TeacherCounts counts) {
        for (int row = 0; row < school.length; row++) {
            counts.add(
                    school[row],
                    fullTime[row] == YES,
                    degree[row],
                    backbone[row] == YES,
                    subject[row],
                    mainSubject[row] == YES,
                    certified[row] == YES,
                    hours[row] >= TRAINED_HOURS,
                    rotation[row] != 0 || visiting[row] == YES);
        }
    }

    void csvRow(StringBuilder out, int row) {
        out.append('T').append(10_000_000 + row);
        out.append(',').append(schoolCodes[school[row]]);
        out.append(',').append(STAGES.get(stage[row]));
        yesNo(out, fullTime[row]);
        out.append(',').append(DEGREES.get(degree[row]));
        yesNo(out, backbone[row]);
        out.append(',').append(SUBJECTS.get(subject[row]));
        yesNo(out, mainSubject[row]);
        yesNo(out, certified[row]);
        out.append(',').append(hours[row]);
        yesNo(out, established[row]);
        out.append(',').append(ROTATIONS.get(rotation[row]));
        yesNo(out, visiting[row]);
        out.append('\n');
    }

    private static void yesNo(StringBuilder out, byte value) {
        out.append(',').append(value == YES ? '是' : '否');
    }
}
