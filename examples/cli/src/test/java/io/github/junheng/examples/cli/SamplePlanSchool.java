package io.github.junheng.examples.cli;

import io.github.junheng.dataset.FactDefinition;
import io.github.junheng.dataset.SchoolColumns;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * One synthetic school of the examples of plans in one year. It has what the standard asks for times a factor in per mille; whoever
 * wants it short of something lowers the factor or changes a cell.
 */
final class SamplePlanSchool {
    static final int PRIMARY_QUOTA = 1150;
    static final int JUNIOR_QUOTA = 1350;
    private static final int RESOURCES = 7;

    /** Columns that are no column of every schools.csv. */
    private static final Map<String, String> DECLARED = Map.of(
            "id", "学校标识码",
            "name", "学校名称",
            "kind", "办学类型",
            "primary.sportMinutesPerDay", "小学生每天校内体育活动时间",
            "junior.sportMinutesPerDay", "初中生每天校内体育活动时间",
            "basicStandardMet", "达到省级基本办学标准",
            "senior.teachers", "高中专任教师数",
            "senior.degree.bachelor", "高中本科教师数",
            "senior.degree.master", "高中硕士教师数");

    final String code;
    final String name;
    private final SampleKind kind;
    private final String location;
    private final int primary;
    private final int junior;
    private final int senior;
    private final int[] supply = new int[RESOURCES];
    private int primaryClass = 42;
    private int juniorClass = 46;
    private final Map<String, String> changed = new LinkedHashMap<>();
    private final Set<String> blank = new LinkedHashSet<>();

    SamplePlanSchool(SampleKind kind, String code, String name, String location, int primary, int junior, int senior) {
        this.kind = kind;
        this.code = code;
        this.name = name;
        this.location = location;
        this.primary = primary;
        this.junior = junior;
        this.senior = senior;
        int serial = Integer.parseInt(code.substring(code.length() - 2));
        for (int i = 0; i < RESOURCES; i++) {
            supply[i] = 1040 + (serial * 37 + i * 53) % 160;
        }
    }

    int pupils() {
        return primary + junior;
    }

    int teachers() {
        return teachers(primary, 42, 0, 16) + teachers(junior, 53, 0, 12);
    }

    int graduates() {
        return junior / 3 * 97 / 100;
    }

    /** Resource 1 to 7 as R1 to R7 count them, in per mille of what is asked. */
    SamplePlanSchool supply(int resource, int perMille) {
        supply[resource - 1] = perMille;
        return this;
    }

    /** All resources times this, in per mille. */
    SamplePlanSchool times(int perMille) {
        for (int i = 0; i < RESOURCES; i++) {
            supply[i] = supply[i] * perMille / 1000;
        }
        return this;
    }

    SamplePlanSchool classesOf(int ofPrimary, int ofJunior) {
        primaryClass = ofPrimary;
        juniorClass = ofJunior;
        return this;
    }

    SamplePlanSchool with(String key, Object value) {
        changed.put(key, String.valueOf(value));
        return this;
    }

    SamplePlanSchool without(String key) {
        blank.add(key);
        return this;
    }

    private static int up(long amount, long per) {
        return (int) ((amount + per - 1) / per);
    }

    private int persons(int pupils, int perThousand, int resource) {
        return up((long) pupils * perThousand * supply[resource - 1], 1_000_000);
    }

    private int teachers(int pupils, int perThousand, int more, int ratio) {
        return pupils == 0 ? 0 : Math.max(persons(pupils, perThousand, 1) + 1 + more, up(pupils, ratio));
    }

    private static String classes(int pupils, int size) {
        int count = up(pupils, size);
        List<String> sizes = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            sizes.add(String.valueOf(pupils / count + (i < pupils % count ? 1 : 0)));
        }
        return String.join(";", sizes);
    }

    private static String tenths(long tenths) {
        return tenths % 10 == 0 ? String.valueOf(tenths / 10) : tenths / 10 + "." + tenths % 10;
    }

    private static String hundredths(long hundredths) {
        return hundredths % 10 == 0
                ? tenths(hundredths / 10)
                : hundredths / 100 + "." + hundredths % 100 / 10 + hundredths % 10;
    }

    Map<String, String> cells() {
        Map<String, String> cells = new LinkedHashMap<>();
        cells.put("id", code);
        cells.put("name", name);
        cells.put("kind", kind.label);
        cells.put("sponsor", "7");
        cells.put("location", location);
        cells.put("boarding", "否");
        if (primary > 0) {
            stage(cells, "primary", primary, primaryClass, 42, 16);
        }
        if (junior > 0) {
            stage(cells, "junior", junior, juniorClass, 53, 12);
        }
        if (senior > 0) {
            int teachers = up(senior, 12);
            cells.put("senior.students", String.valueOf(senior));
            cells.put("senior.teachers", String.valueOf(teachers));
            cells.put("senior.degree.bachelor", String.valueOf(teachers - teachers / 6));
            cells.put("senior.degree.master", String.valueOf(teachers / 6));
        }
        int classes = up(primary, primaryClass) + up(junior, juniorClass);
        long area = 45L * primary + 58L * junior + 90L * senior;
        cells.put("certifiedTeachers", String.valueOf(teachers()));
        cells.put("trained360Teachers", String.valueOf(teachers()));
        cells.put("teachingArea", tenths(up(area * supply[3], 1000)));
        cells.put("indoorSportsArea", "0");
        cells.put("sportsGroundArea", tenths(up((75L * primary + 102L * junior + 140L * senior) * supply[4], 1000)));
        cells.put("equipmentValue", hundredths(up((20L * primary + 25L * junior + 40L * senior) * supply[5], 1000)));
        cells.put(
                "multimediaRooms",
                String.valueOf(up((23L * primary + 24L * junior + 40L * senior) * supply[6], 1_000_000)));
        cells.put("musicRoomAreas", rooms(classes, 98));
        cells.put("artRoomAreas", rooms(classes, 93));
        long yuan = (long) primary * PRIMARY_QUOTA + (long) junior * JUNIOR_QUOTA;
        cells.put("publicFundsBudget", hundredths(up(yuan, 100)));
        if (pupils() < 100) {
            cells.put("publicFundsGranted", hundredths(up(yuan * 100 / Math.max(1, pupils()), 100)));
        }
        cells.put("trainingBudget", hundredths(up(yuan * 56, 100_000)));
        if (junior > 0) {
            cells.put("graduates", String.valueOf(graduates()));
            cells.put("entrantsThreeYearsAgo", String.valueOf(junior / 3));
            cells.put("transfersIn", "0");
            cells.put("transfersOut", "0");
            cells.put("deaths", "0");
        }
        cells.put("charterAndIt", "是");
        cells.put("moralAndCulture", "良好");
        cells.put("fullCurriculum", "是");
        cells.putAll(changed);
        cells.keySet().removeAll(blank);
        return cells;
    }

    private void stage(Map<String, String> cells, String stage, int pupils, int classSize, int degree, int ratio) {
        int above = persons(pupils, degree, 1);
        int peArts = persons(pupils, 9, 3);
        int master = above / 10;
        boolean isPrimary = stage.equals("primary");
        cells.put(stage + ".students", String.valueOf(pupils));
        cells.put(stage + ".inZoneStudents", String.valueOf(isPrimary ? pupils : pupils - pupils / 50));
        cells.put(stage + ".classSizes", classes(pupils, classSize));
        cells.put(stage + ".teachers", String.valueOf(teachers(pupils, degree, 0, ratio)));
        cells.put(stage + ".degree.associate", String.valueOf(isPrimary ? above - above * 7 / 10 : 1));
        cells.put(stage + ".degree.bachelor", String.valueOf((isPrimary ? above * 7 / 10 : above) - master));
        cells.put(stage + ".degree.master", String.valueOf(master));
        cells.put(stage + ".degree.doctor", "0");
        cells.put(stage + ".backbone", String.valueOf(persons(pupils, 10, 2)));
        cells.put(stage + ".pe", String.valueOf(peArts - peArts / 4 * 2));
        cells.put(stage + ".music", String.valueOf(peArts / 4));
        cells.put(stage + ".fineArts", String.valueOf(peArts / 4));
        cells.put(stage + ".arts", "0");
    }

    private static String rooms(int classes, int area) {
        return String.join(";", Collections.nCopies(up(classes, 12), String.valueOf(area)));
    }

    /** The text of schools.csv: the columns that any of the schools fills in, under their Chinese names. */
    static String csv(List<SamplePlanSchool> schools) {
        List<Map<String, String>> rows =
                schools.stream().map(SamplePlanSchool::cells).toList();
        Set<String> keys = new LinkedHashSet<>();
        rows.forEach(row -> keys.addAll(row.keySet()));
        StringBuilder text = new StringBuilder(
                keys.stream().map(SamplePlanSchool::header).collect(Collectors.joining(",", "", "\n")));
        rows.forEach(row -> text.append(
                keys.stream().map(key -> row.getOrDefault(key, "")).collect(Collectors.joining(",", "", "\n"))));
        return text.toString();
    }

    private static String header(String key) {
        return SchoolColumns.of(key).map(FactDefinition::name).orElseGet(() -> DECLARED.getOrDefault(key, key));
    }
}
