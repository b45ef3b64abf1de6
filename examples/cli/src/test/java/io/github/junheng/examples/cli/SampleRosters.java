package io.github.junheng.examples.cli;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;

/** The three rosters: rows that add up to exactly the counts of the schools that have a roster. */
final class SampleRosters {

    private static final List<String> PRIMARY_SUBJECTS = List.of("语文", "数学", "语文", "数学", "英语", "科学", "道德与法治");
    private static final List<String> JUNIOR_SUBJECTS =
            List.of("语文", "数学", "英语", "物理", "化学", "历史", "地理", "生物学", "道德与法治");
    private static final String TEACHER_HEADER =
            "教师编号,学校标识码,任教学段,是否专任,学历,县级以上骨干,任教学科,专任或主要任教,教师资格证,五年培训学时,是否在编,交流轮岗,走教或兼职";
    private static final String CLASS_HEADER = "班级编号,学校标识码,学段,年级,人数";
    private static final String ROOM_HEADER = "编号,学校标识码,类别,建筑面积,使用面积";

    private final SampleRandom random;

    SampleRosters(SampleRandom random) {
        this.random = random;
    }

    /** The text of teachers.csv. */
    String teachers(List<SampleSchool> schools) {
        StringBuilder text = new StringBuilder(TEACHER_HEADER).append('\n');
        int number = 1;
        for (SampleSchool school : schools) {
            if (school.hasTeacherRoster()) {
                List<String> rows = new ArrayList<>();
                for (SampleStage stage : school.stages) {
                    addTeachers(rows, stage);
                }
                for (int i = 0; i < school.senior * 2 / 25; i++) {
                    rows.add("高中,是," + (i % 9 == 0 ? "硕士" : "本科") + "," + SampleSchool.yesNo(i % 6 == 0) + ","
                            + JUNIOR_SUBJECTS.get(i % JUNIOR_SUBJECTS.size()) + ",是," + service(false));
                }
                shuffle(rows);
                for (String row : rows) {
                    text.append(id("T", number++)).append(',').append(school.code);
                    text.append(',').append(row).append('\n');
                }
            }
        }
        return text.toString();
    }

    private void addTeachers(List<String> rows, SampleStage stage) {
        List<String> degrees = new ArrayList<>();
        repeat(degrees, "博士", stage.doctors);
        repeat(degrees, "硕士", stage.masters);
        repeat(degrees, "本科", stage.bachelors);
        repeat(degrees, "专科", stage.associates);
        repeat(degrees, "高中", stage.teachers - degrees.size());
        shuffle(degrees);
        List<String> subjects = new ArrayList<>();
        repeat(subjects, "体育", stage.pe);
        repeat(subjects, "音乐", stage.music);
        repeat(subjects, "美术", stage.fineArts);
        repeat(subjects, "艺术", stage.arts);
        List<String> others = stage.junior ? JUNIOR_SUBJECTS : PRIMARY_SUBJECTS;
        for (int i = 0; subjects.size() < stage.teachers; i++) {
            subjects.add(others.get(i % others.size()));
        }
        shuffle(subjects);
        String label = stage.junior ? "初中" : "小学";
        for (int i = 0; i < stage.teachers; i++) {
            boolean backbone = i < stage.backbone;
            rows.add(label + ",是," + degrees.get(i) + "," + SampleSchool.yesNo(backbone) + "," + subjects.get(i) + ",是,"
                    + service(backbone));
        }
        for (int i = 0; i < stage.visiting; i++) {
            rows.add(label + ",否,本科,否," + (i % 2 == 0 ? "音乐" : "体育") + ",否,是," + random.between(360, 420) + ",是,否,是");
        }
    }

    private String service(boolean backbone) {
        String rotation = random.chance(6) ? (backbone ? "骨干" : "普通") : "否";
        return "是," + random.between(360, 520) + "," + SampleSchool.yesNo(random.chance(97)) + "," + rotation + ",否";
    }

    /** The text of classes.csv. */
    String classes(List<SampleSchool> schools) {
        StringBuilder text = new StringBuilder(CLASS_HEADER).append('\n');
        int number = 1;
        for (SampleSchool school : schools) {
            if (school.hasClassRoster()) {
                for (SampleStage stage : school.stages) {
                    int count = stage.classSizes.size();
                    for (int i = 0; i < count; i++) {
                        int grade = (stage.junior ? 7 : 1) + i * Math.min(count, stage.grades()) / count;
                        text.append(id("C", number++)).append(',').append(school.code);
                        text.append(stage.junior ? ",初中," : ",小学,").append(grade);
                        text.append(',').append(stage.classSizes.get(i)).append('\n');
                    }
                }
            }
        }
        return text.toString();
    }

    /** The text of rooms.csv. */
    String rooms(List<SampleSchool> schools) {
        List<String> rows = new ArrayList<>();
        for (SampleSchool school : schools) {
            if (school.hasRoomRoster()) {
                int rest = school.teachingArea;
                rest -= addRooms(rows, school, "音乐教室", school.musicRooms);
                rest -= addRooms(rows, school, "美术教室", school.artRooms);
                rest -= addRooms(rows, school, "网络多媒体教室", Collections.nCopies(school.multimediaRooms, 640));
                if (school.indoorSports > 0) {
                    rows.add(room(school, "室内体育用房", school.indoorSports, school.indoorSports * 9 / 10));
                    rest -= school.indoorSports;
                }
                if (rest < 0) {
                    throw new IllegalStateException(school.name + " has more rooms than teaching area");
                }
                while (rest > 0) {
                    int area = rest > 2400 ? random.between(900, 1600) : rest;
                    rows.add(room(school, "教学及辅助用房", area, area * 3 / 4));
                    rest -= area;
                }
                rows.add(room(school, "运动场地", school.sportsGround, school.sportsGround));
            }
        }
        StringBuilder text = new StringBuilder(ROOM_HEADER).append('\n');
        for (int i = 0; i < rows.size(); i++) {
            text.append(id("R", i + 1)).append(',').append(rows.get(i)).append('\n');
        }
        return text.toString();
    }

    private static int addRooms(List<String> rows, SampleSchool school, String category, List<Integer> usable) {
        int sum = 0;
        for (int area : usable) {
            int built = area * 13 / 10;
            rows.add(room(school, category, built, area));
            sum += built;
        }
        return sum;
    }

    private static String room(SampleSchool school, String category, int built, int usable) {
        return school.code + "," + category + "," + SampleSchool.decimal(built, 1) + ","
                + SampleSchool.decimal(usable, 1);
    }

    private static void repeat(List<String> target, String value, int times) {
        target.addAll(Collections.nCopies(times, value));
    }

    private static String id(String prefix, int number) {
        return prefix + String.format(Locale.ROOT, "%06d", number);
    }

    private void shuffle(List<String> values) {
        for (int i = values.size() - 1; i > 0; i--) {
            int other = random.between(0, i);
            String value = values.get(i);
            values.set(i, values.get(other));
            values.set(other, value);
        }
    }
}
