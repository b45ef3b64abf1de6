package io.github.junheng.examples.cli;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * One synthetic school. Areas are counted in tenths of a square metre and money in hundredths of 万元 (100 元), so that
 * every figure is a whole number until it is written.
 */
final class SampleSchool {

    private static final List<String> TEACHER_CELLS = List.of(
            "teachers",
            "degree.associate",
            "degree.bachelor",
            "degree.master",
            "degree.doctor",
            "backbone",
            "pe",
            "music",
            "fineArts",
            "arts",
            "visitingPeArts");

    final SampleKind kind;
    final String code;
    final String name;
    final String location;
    final int sponsor;
    final boolean boarding;
    final int builtYear;
    final List<SampleStage> stages = new ArrayList<>();
    final int senior;
    boolean denseUrbanCore;
    int migrants;
    int teachingArea;
    int indoorSports;
    int sportsGround;
    int extraSports;
    int equipment;
    int multimediaRooms;
    List<Integer> musicRooms = List.of();
    List<Integer> artRooms = List.of();
    int fundsBudget;
    int fundsGranted;
    int trainingBudget;
    int graduates;
    int entrants;
    int transfersIn;
    int transfersOut;
    int deaths;
    String culture = "良好";

    private final Set<String> blank = new TreeSet<>();
    private boolean teacherRoster;
    private boolean classRoster;
    private boolean roomRoster;

    SampleSchool(
            SampleKind kind,
            String code,
            String name,
            String location,
            int sponsor,
            boolean boarding,
            int builtYear,
            int primary,
            int junior,
            int senior) {
        this.kind = kind;
        this.code = code;
        this.name = name;
        this.location = location;
        this.sponsor = sponsor;
        this.boarding = boarding;
        this.builtYear = builtYear;
        this.senior = senior;
        if (primary > 0) {
            stages.add(new SampleStage(false, primary));
        }
        if (junior > 0) {
            stages.add(new SampleStage(true, junior));
        }
    }

    boolean isPrivate() {
        return sponsor == 10;
    }

    boolean isCompulsory() {
        return !stages.isEmpty();
    }

    SampleStage primary() {
        return stage(false);
    }

    SampleStage junior() {
        return stage(true);
    }

    private SampleStage stage(boolean junior) {
        return stages.stream()
                .filter(stage -> stage.junior == junior)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException(name + " has no such stage"));
    }

    boolean hasJunior() {
        return stages.stream().anyMatch(stage -> stage.junior);
    }

    int pupils() {
        return stages.stream().mapToInt(stage -> stage.pupils).sum();
    }

    int teachers() {
        return stages.stream().mapToInt(stage -> stage.teachers).sum();
    }

    int classes() {
        return stages.stream().mapToInt(stage -> stage.classSizes.size()).sum();
    }

    /** The pupils weighted 1 : 1.1 : 1.32, times one hundred. */
    int weight() {
        int weight = 132 * senior;
        for (SampleStage stage : stages) {
            weight += (stage.junior ? 110 : 100) * stage.pupils;
        }
        return weight;
    }

    /**
     * The least whole amount of a shared resource with which every stage has its limit per pupil, times
     * {@code perMille} / 1000.
     */
    int shared(int primaryLimit, int juniorLimit, int perMille, int scale) {
        long most = 0;
        for (SampleStage stage : stages) {
            long divisor = 1000L * scale * (stage.junior ? 110 : 100);
            long numerator = (long) (stage.junior ? juniorLimit : primaryLimit) * weight() * perMille;
            most = Math.max(most, (numerator + divisor - 1) / divisor);
        }
        return (int) most;
    }

    /** The cells that are filled by the rows of teachers.csv and stay blank in schools.csv. */
    void teachersFromRoster(boolean alsoInSchools) {
        teacherRoster = true;
        if (!alsoInSchools) {
            for (SampleStage stage : stages) {
                TEACHER_CELLS.forEach(cell -> blank.add(stage.key() + "." + cell));
            }
            notReported("certifiedTeachers", "trained360Teachers");
        }
    }

    /** The cells that are filled by the rows of classes.csv and stay blank in schools.csv. */
    void classesFromRoster(boolean alsoInSchools) {
        classRoster = true;
        if (!alsoInSchools) {
            stages.forEach(stage -> blank.add(stage.key() + ".classSizes"));
        }
    }

    /** The cells that are filled by the rows of rooms.csv and stay blank in schools.csv. */
    void roomsFromRoster(boolean alsoInSchools) {
        roomRoster = true;
        if (!alsoInSchools) {
            notReported("teachingArea", "sportsGroundArea", "multimediaRooms", "musicRoomAreas", "artRoomAreas");
            if (indoorSports > 0) {
                notReported("indoorSportsArea");
            }
        }
    }

    boolean hasTeacherRoster() {
        return teacherRoster;
    }

    boolean hasClassRoster() {
        return classRoster;
    }

    boolean hasRoomRoster() {
        return roomRoster;
    }

    void notReported(String... keys) {
        blank.addAll(List.of(keys));
    }

    /** Every reported cell under its key; a key that is not there is a blank cell. */
    Map<String, String> cells() {
        Map<String, String> cells = new LinkedHashMap<>();
        cells.put("id", code);
        cells.put("name", name);
        cells.put("kind", kind.label);
        cells.put("sponsor", Integer.toString(sponsor));
        cells.put("location", location);
        cells.put("boarding", yesNo(boarding));
        cells.put("builtYear", Integer.toString(builtYear));
        cells.put("denseUrbanCore", yesNo(denseUrbanCore));
        stages.forEach(stage -> putStage(cells, stage));
        if (kind == SampleKind.TWELVE_YEAR || kind == SampleKind.COMPLETE_SECONDARY) {
            cells.put("senior.students", Integer.toString(senior));
        }
        cells.put("teachingArea", decimal(teachingArea, 1));
        cells.put("indoorSportsArea", decimal(indoorSports, 1));
        cells.put("sportsGroundArea", decimal(sportsGround, 1));
        cells.put("extraSportsArea", decimal(extraSports, 1));
        cells.put("equipmentValue", decimal(equipment, 2));
        cells.put("multimediaRooms", Integer.toString(multimediaRooms));
        if (isCompulsory()) {
            cells.put("migrantStudents", Integer.toString(migrants));
            cells.put("certifiedTeachers", Integer.toString(teachers()));
            cells.put("trained360Teachers", Integer.toString(teachers()));
            cells.put("musicRoomAreas", areas(musicRooms));
            cells.put("artRoomAreas", areas(artRooms));
            cells.put("publicFundsBudget", decimal(fundsBudget, 2));
            cells.put("publicFundsGranted", decimal(fundsGranted, 2));
            cells.put("trainingBudget", decimal(trainingBudget, 2));
            cells.put("publicFundsSpent", decimal(fundsBudget * 98 / 100, 2));
        }
        if (hasJunior()) {
            cells.put("graduates", Integer.toString(graduates));
            cells.put("entrantsThreeYearsAgo", Integer.toString(entrants));
            cells.put("transfersIn", Integer.toString(transfersIn));
            cells.put("transfersOut", Integer.toString(transfersOut));
            cells.put("deaths", Integer.toString(deaths));
        }
        cells.put("charterAndIt", "是");
        cells.put("moralAndCulture", culture);
        cells.put("fullCurriculum", "是");
        cells.put("foundedYear", Integer.toString(builtYear - 8));
        cells.keySet().removeAll(blank);
        return cells;
    }

    private static void putStage(Map<String, String> cells, SampleStage stage) {
        String key = stage.key();
        cells.put(key + ".students", Integer.toString(stage.pupils));
        cells.put(key + ".inZoneStudents", Integer.toString(stage.inZone));
        cells.put(
                key + ".classSizes",
                stage.classSizes.stream().map(String::valueOf).collect(Collectors.joining(";")));
        cells.put(key + ".staff", Integer.toString(stage.teachers + stage.teachers / 12 + 1));
        cells.put(key + ".grades", Integer.toString(stage.grades()));
        cells.put(key + ".classCount", Integer.toString(stage.classSizes.size()));
        int[] counts = {
            stage.teachers,
            stage.associates,
            stage.bachelors,
            stage.masters,
            stage.doctors,
            stage.backbone,
            stage.pe,
            stage.music,
            stage.fineArts,
            stage.arts,
            stage.visiting
        };
        for (int i = 0; i < counts.length; i++) {
            cells.put(key + "." + TEACHER_CELLS.get(i), Integer.toString(counts[i]));
        }
    }

    private static String areas(List<Integer> rooms) {
        return rooms.isEmpty()
                ? "0"
                : rooms.stream().map(area -> decimal(area, 1)).collect(Collectors.joining(";"));
    }

    static String yesNo(boolean value) {
        return value ? "是" : "否";
    }

    /** The amount as plain text: 315 tenths are 31.5, 310 tenths are 31. */
    static String decimal(int amount, int digits) {
        BigDecimal value = BigDecimal.valueOf(amount, digits).stripTrailingZeros();
        return value.toPlainString();
    }
}
