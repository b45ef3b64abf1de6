package io.github.junheng.examples.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToIntFunction;

/**
 * 合成数据: makes the two synthetic counties below {@code examples/counties}. No school, teacher or pupil in them
 * exists; the province digits of the county codes are real, the counties are not.
 *
 * <p>How the figures are made. A seeded sequence of whole numbers ({@link SampleRandom}) draws the pupils of every
 * school from a range of its group, and its classes, teachers, areas and equipment as the least amount that the
 * standard asks for times a random margin ({@link SampleCounty}). In the county that is not met the margin may be a few
 * per cent below, and its larger shortfalls are put in one by one, each as an amount somebody could name (two teachers,
 * 31.5 m²). No floating-point number is used, so the same bytes come out on every Java version.
 *
 * <p>The magnitudes follow published figures:
 *
 * <ul>
 *   <li>the primary means of 芜湖市鸠江区 2023: 5.515273 teachers above the required degree, 0.887611 backbone and
 *       0.879277 PE and arts teachers and 2.784743 multimedia rooms per 100 pupils, 4.563288 m² of teaching and
 *       7.925946 m² of sports area and 2496.674864 yuan of equipment per pupil; coefficients of variation of 0.29 to
 *       0.40, and for backbone teachers 0.501787, which fails by less than two thousandths. Most schools here meet all
 *       limits, so the means here are somewhat higher and, but for backbone teachers, less dispersed;
 *   <li>the county table of 德州 (德政办字〔2023〕28号, annex 3): 10 to 83 % of classes within the standard size, 74 to
 *       100 % of schools within the standard size, 40 to 100 % of schools with seven sufficient resources, the sports
 *       area and the teaching area most often short.
 * </ul>
 */
final class SampleCounties {

    private static final String BYTE_ORDER_MARK = "\uFEFF";
    private static final SampleRange NONE = SampleRange.NONE;

    private SampleCounties() {}

    /**
     * Writes both counties below the folder that is named first; where a number of schools follows, into the folder itself one
     * county of so many, to measure with.
     */
    public static void main(String[] arguments) throws IOException {
        if (arguments.length > 1) {
            write(Path.of(arguments[0]), largeCounty(Integer.parseInt(arguments[1])));
            return;
        }
        write(Path.of(arguments[0], "not-met"), notMetCounty());
        write(Path.of(arguments[0], "met"), metCounty());
    }

    private static void write(Path folder, Map<String, byte[]> files) throws IOException {
        Files.createDirectories(folder);
        for (Map.Entry<String, byte[]> file : files.entrySet()) {
            Files.write(folder.resolve(file.getKey()), file.getValue());
        }
    }

    /** Sixty schools of every kind, UTF-8 with byte order mark, Chinese headers: NOT_MET. */
    static Map<String, byte[]> notMetCounty() {
        SampleCounty county = notMetSchools(60);
        addShortfalls(county);
        addUnreported(county);
        addBackboneTeachers(county, 250_000L);
        addNotMetRosters(county);
        Figures figures = new Figures("379901", "示例县甲（合成数据）", 13, 6350, 16, false);
        return files(county, figures, BYTE_ORDER_MARK, true);
    }

    /** The same schools over and over, each drawn anew, all of them with rosters: up to 9,999, as codes have four digits for them. */
    static Map<String, byte[]> largeCounty(int schools) {
        SampleCounty county = notMetSchools(schools);
        addUnreported(county);
        for (SampleSchool school : county.schools()) {
            if (school.isCompulsory()) {
                school.teachersFromRoster(false);
                school.classesFromRoster(false);
                school.roomsFromRoster(false);
            }
        }
        Figures figures = new Figures("379901", "示例县（合成数据，" + schools + " 所学校）", 13, 6350, 16, false);
        return files(county, figures, BYTE_ORDER_MARK, true);
    }

    private static SampleCounty notMetSchools(int schools) {
        SampleCounty county = new SampleCounty(
                "379901",
                20240901L,
                new SampleCounty.Spread(
                        SampleRange.of(970, 1500),
                        SampleRange.of(1060, 2300),
                        SampleRange.of(970, 2000),
                        SampleRange.of(1000, 1800),
                        SampleRange.of(98, 122),
                        SampleRange.of(90, 150),
                        1,
                        44,
                        49,
                        5));
        while (county.schools().size() < schools) {
            addSchools(county);
        }
        county.keep(schools);
        return county;
    }

    private static void addSchools(SampleCounty county) {
        String urban = SampleCounty.URBAN;
        String town = SampleCounty.TOWN;
        String rural = SampleCounty.RURAL;
        county.add(SampleKind.PRIMARY, urban, SampleCounty.PUBLIC, 2006, 2148, 0, "第一实验小学");
        county.add(SampleKind.PRIMARY, urban, SampleRange.of(1350, 1700), NONE, NONE, "第二实验小学", "第三实验小学", "第四实验小学");
        county.add(
                SampleKind.PRIMARY,
                urban,
                SampleRange.of(820, 1400),
                NONE,
                NONE,
                "城区第五小学",
                "城区第六小学",
                "城区第七小学",
                "城区第八小学",
                "城区第九小学");
        county.add(SampleKind.PRIMARY, urban, SampleRange.of(580, 720), NONE, NONE, "城区民办第一小学");
        county.add(
                SampleKind.PRIMARY,
                town,
                SampleRange.of(520, 980),
                NONE,
                NONE,
                "东一镇中心小学",
                "东二镇中心小学",
                "南一镇中心小学",
                "南二镇中心小学",
                "西一镇中心小学",
                "西二镇中心小学",
                "北一镇中心小学",
                "北二镇中心小学");
        county.add(SampleKind.PRIMARY, town, SampleRange.of(320, 480), NONE, NONE, "东一镇第二小学", "南一镇第二小学");
        county.add(
                SampleKind.PRIMARY,
                rural,
                SampleRange.of(180, 400),
                NONE,
                NONE,
                "东三乡中心小学",
                "南三乡中心小学",
                "西三乡中心小学",
                "北三乡中心小学",
                "东三乡第二小学");
        county.add(SampleKind.PRIMARY, rural, SampleCounty.PUBLIC, 2012, 137, 0, "西三乡第二小学");
        county.add(SampleKind.PRIMARY, rural, SampleCounty.PUBLIC, 2009, 86, 0, "北三乡第二小学");
        county.add(SampleKind.TEACHING_POINT, rural, SampleCounty.PUBLIC, 2008, 72, 0, "东三乡第一教学点");
        county.add(
                SampleKind.TEACHING_POINT,
                rural,
                SampleRange.of(52, 96),
                NONE,
                NONE,
                "东一镇第一教学点",
                "南二镇第一教学点",
                "西一镇第一教学点",
                "北二镇第一教学点");
        county.add(
                SampleKind.TEACHING_POINT,
                rural,
                SampleRange.of(12, 46),
                NONE,
                NONE,
                "南三乡第一教学点",
                "西一镇第二教学点",
                "西三乡第一教学点",
                "北三乡第一教学点");
        county.add(SampleKind.JUNIOR, urban, SampleCounty.PUBLIC, 2014, 0, 2236, "第一初级中学");
        county.add(SampleKind.JUNIOR, urban, NONE, SampleRange.of(1200, 1650), NONE, "第二初级中学", "第三初级中学", "第四初级中学");
        county.add(
                SampleKind.JUNIOR,
                town,
                NONE,
                SampleRange.of(480, 880),
                NONE,
                "东一镇初级中学",
                "东二镇初级中学",
                "南二镇初级中学",
                "西二镇初级中学",
                "北一镇初级中学");
        county.add(SampleKind.JUNIOR, rural, NONE, SampleRange.of(240, 340), NONE, "北三乡初级中学");
        county.add(
                SampleKind.NINE_YEAR, urban, SampleRange.of(860, 960), SampleRange.of(480, 560), NONE, "城区第一九年一贯制学校");
        county.add(
                SampleKind.NINE_YEAR,
                town,
                SampleRange.of(380, 560),
                SampleRange.of(220, 320),
                NONE,
                "南一镇九年一贯制学校",
                "西一镇九年一贯制学校",
                "北二镇九年一贯制学校");
        county.add(
                SampleKind.NINE_YEAR,
                rural,
                SampleRange.of(160, 240),
                SampleRange.of(100, 150),
                NONE,
                "东三乡九年一贯制学校",
                "西三乡九年一贯制学校");
        county.add(
                SampleKind.NINE_YEAR, urban, SampleRange.of(640, 760), SampleRange.of(420, 500), NONE, "民办第一九年一贯制学校");
        county.add(
                SampleKind.TWELVE_YEAR,
                urban,
                SampleRange.of(420, 620),
                SampleRange.of(360, 460),
                SampleRange.of(420, 640),
                "第一十二年一贯制学校",
                "民办第一十二年一贯制学校");
        county.add(
                SampleKind.COMPLETE_SECONDARY,
                urban,
                NONE,
                SampleRange.of(600, 820),
                SampleRange.of(1100, 1500),
                "第一完全中学",
                "第二完全中学");
        county.add(
                SampleKind.COMPLETE_SECONDARY,
                town,
                NONE,
                SampleRange.of(280, 340),
                SampleRange.of(360, 440),
                "东一镇完全中学");
        county.add(SampleKind.SPECIAL, urban, NONE, NONE, NONE, "特殊教育学校");
        county.add(SampleKind.VOCATIONAL, urban, NONE, NONE, NONE, "职业学校");
    }

    /** The larger shortfalls, each by the name of its school; the draw itself leaves a few that are a few per cent. */
    private static void addShortfalls(SampleCounty county) {
        SampleRandom random = county.random();

        SampleSchool crowded = county.school("第一实验小学");
        crowded.teachingArea = crowded.shared(45, 58, 1000, 1) + crowded.indoorSports - 1260;
        crowded.sportsGround = crowded.shared(75, 102, 800, 1) - crowded.indoorSports;

        SampleSchool dense = county.school("城区第六小学");
        dense.denseUrbanCore = true;
        dense.sportsGround = dense.shared(75, 102, 620, 1) - dense.indoorSports;
        dense.extraSports = dense.shared(75, 102, 290, 1);

        SampleSchool twoShort = county.school("东二镇中心小学");
        twoShort.teachingArea = twoShort.shared(45, 58, 1000, 1) + twoShort.indoorSports - 315;
        twoShort.primary().teachPeAndArts(random, twoShort.primary().persons(90) - 2);

        SampleStage degrees = county.school("南一镇第二小学").primary();
        degrees.keepAboveRequiredDegree(degrees.persons(420) - 2);

        SampleSchool oneRoomShort = county.school("北一镇中心小学");
        oneRoomShort.multimediaRooms = oneRoomShort.shared(23, 24, 1000, 1000) - 1;

        county.school("西三乡第二小学").primary().backbone = 1;

        SampleStage visited = county.school("东三乡第一教学点").primary();
        visited.teachPeAndArts(random, 0);
        visited.visiting = 1;

        SampleSchool rooms = county.school("第三初级中学");
        rooms.multimediaRooms = rooms.shared(23, 24, 1000, 1000) - 2;
        rooms.equipment = rooms.shared(20, 25, 1000, 1) - 320;

        SampleStage juniorDegrees = county.school("北三乡初级中学").junior();
        juniorDegrees.keepAboveRequiredDegree(juniorDegrees.persons(530) - 2);

        SampleSchool nineYears = county.school("南一镇九年一贯制学校");
        nineYears.teachingArea = nineYears.shared(45, 58, 955, 1) + nineYears.indoorSports;
        nineYears.sportsGround = nineYears.shared(75, 102, 940, 1) - nineYears.indoorSports;

        SampleSchool privateSchool = county.school("民办第一九年一贯制学校");
        privateSchool.primary().backbone = privateSchool.primary().persons(60);
        privateSchool.junior().backbone = privateSchool.junior().persons(70);
        privateSchool.migrants = privateSchool.pupils() * 56 / 100;

        SampleSchool olderRooms = county.school("西三乡第二小学");
        olderRooms.musicRooms = List.of(750);
        olderRooms.artRooms = List.of(685);
        SampleSchool smallRooms = county.school("西三乡第一教学点");
        smallRooms.musicRooms = List.of(560);
        smallRooms.artRooms = List.of(560);
        SampleSchool noMusicRoom = county.school("南三乡第一教学点");
        noMusicRoom.musicRooms = List.of();
        SampleSchool oneArtRoomShort = county.school("第二初级中学");
        oneArtRoomShort.artRooms = oneArtRoomShort.artRooms.subList(1, oneArtRoomShort.artRooms.size());
    }

    private static void addUnreported(SampleCounty county) {
        county.school("城区第八小学").notReported("equipmentValue");
        county.school("西一镇第二教学点").notReported("publicFundsGranted");
        county.school("东二镇初级中学").notReported("trainingBudget");
        county.school("南三乡中心小学").notReported("moralAndCulture");
        county.school("西二镇初级中学").notReported("junior.staff", "junior.grades");
        county.school("北三乡第二小学").notReported("primary.grades", "publicFundsSpent");
        for (SampleSchool school : county.schools()) {
            if (school.pupils() >= 100) {
                school.notReported("publicFundsGranted");
            }
            if (school.isPrivate()) {
                school.notReported("primary.inZoneStudents", "junior.inZoneStudents");
            }
        }
    }

    /**
     * Gathers backbone teachers in the four experimental schools, one by one, until the square of the coefficient of
     * variation of 小学 has passed {@code millionths}: 0.25 is the square of the limit, which 鸠江 missed as narrowly.
     */
    private static void addBackboneTeachers(SampleCounty county, long millionths) {
        List<String> gathering = List.of("第一实验小学", "第二实验小学", "第三实验小学", "第四实验小学");
        for (int i = 0; squaredVariation(county) <= millionths; i++) {
            county.school(gathering.get(i % gathering.size())).primary().backbone++;
        }
    }

    /** P · Σ(x² / p) / (Σx)² − 1 over the 小学 in scope, in millionths. */
    private static long squaredVariation(SampleCounty county) {
        long pupils = 0;
        long backbone = 0;
        long squares = 0;
        for (SampleSchool school : county.schools()) {
            for (SampleStage stage : school.stages) {
                boolean outside = school.kind == SampleKind.TEACHING_POINT && stage.pupils < 50;
                if (!stage.junior && !outside) {
                    pupils += stage.pupils;
                    backbone += stage.backbone;
                    squares += 1_000_000L * stage.backbone * stage.backbone / stage.pupils;
                }
            }
        }
        return pupils * squares / (backbone * backbone) - 1_000_000L;
    }

    private static void addNotMetRosters(SampleCounty county) {
        for (String name : List.of("城区第五小学", "西三乡第二小学", "东三乡第一教学点", "东一镇初级中学", "西三乡九年一贯制学校", "东一镇完全中学")) {
            county.school(name).teachersFromRoster(false);
        }
        for (String name : List.of("城区第五小学", "北三乡第二小学", "东一镇初级中学", "西三乡九年一贯制学校", "第一十二年一贯制学校")) {
            county.school(name).classesFromRoster(false);
        }
        for (String name : List.of("城区第五小学", "西三乡第二小学", "东一镇初级中学", "西三乡九年一贯制学校", "东一镇完全中学")) {
            county.school(name).roomsFromRoster(false);
        }
    }

    /** Thirteen schools of every kind, UTF-8 without byte order mark, keys as headers: MET, without a warning. */
    static Map<String, byte[]> metCounty() {
        SampleCounty county = new SampleCounty(
                "339901",
                20240902L,
                new SampleCounty.Spread(
                        SampleRange.of(1060, 1300),
                        SampleRange.of(1150, 1500),
                        SampleRange.of(1060, 1420),
                        SampleRange.of(1060, 1350),
                        SampleRange.of(108, 150),
                        SampleRange.of(98, 135),
                        2,
                        39,
                        44,
                        0));
        String urban = SampleCounty.URBAN;
        String town = SampleCounty.TOWN;
        String rural = SampleCounty.RURAL;
        county.add(SampleKind.PRIMARY, urban, SampleRange.of(880, 1150), NONE, NONE, "第一实验小学", "第二实验小学");
        county.add(SampleKind.PRIMARY, town, SampleRange.of(420, 560), NONE, NONE, "东一镇中心小学");
        county.add(SampleKind.PRIMARY, rural, SampleRange.of(150, 210), NONE, NONE, "西一乡中心小学");
        county.add(SampleKind.TEACHING_POINT, rural, SampleRange.of(54, 64), NONE, NONE, "西一乡第一教学点");
        county.add(SampleKind.TEACHING_POINT, rural, SampleRange.of(22, 36), NONE, NONE, "西一乡第二教学点");
        county.add(SampleKind.JUNIOR, urban, NONE, SampleRange.of(780, 980), NONE, "第一初级中学");
        county.add(SampleKind.JUNIOR, town, NONE, SampleRange.of(420, 520), NONE, "东一镇初级中学");
        county.add(SampleKind.NINE_YEAR, town, SampleRange.of(260, 340), SampleRange.of(140, 190), NONE, "南一镇九年一贯制学校");
        county.add(
                SampleKind.TWELVE_YEAR,
                urban,
                SampleRange.of(280, 360),
                SampleRange.of(220, 280),
                SampleRange.of(240, 320),
                "民办第一十二年一贯制学校");
        county.add(
                SampleKind.COMPLETE_SECONDARY,
                urban,
                NONE,
                SampleRange.of(380, 460),
                SampleRange.of(620, 760),
                "第一完全中学");
        county.add(SampleKind.SPECIAL, urban, NONE, NONE, NONE, "特殊教育学校");
        county.add(SampleKind.VOCATIONAL, urban, NONE, NONE, NONE, "职业学校");
        for (String name : List.of("西一乡中心小学", "西一乡第一教学点", "南一镇九年一贯制学校")) {
            SampleSchool school = county.school(name);
            school.teachersFromRoster(true);
            school.classesFromRoster(true);
            school.roomsFromRoster(true);
        }
        Figures figures = new Figures("339901", "示例县乙（合成数据）", 14, 7200, 25, true);
        return files(county, figures, "", false);
    }

    /** What the county itself reports and no school does; the rotation figures are per cent. */
    private record Figures(
            String code, String name, int rotated, int specialYuan, int backboneRotated, boolean everythingReported) {}

    private static Map<String, byte[]> files(SampleCounty county, Figures figures, String mark, boolean chinese) {
        SampleRosters rosters = new SampleRosters(county.random());
        List<SampleSchool> schools = county.schools();
        Map<String, byte[]> files = new LinkedHashMap<>();
        files.put("county.json", bytes(countyJson(county, figures)));
        files.put("schools.csv", bytes(mark + SampleColumns.write(schools, chinese)));
        files.put("teachers.csv", bytes(mark + rosters.teachers(schools)));
        files.put("classes.csv", bytes(mark + rosters.classes(schools)));
        files.put("rooms.csv", bytes(mark + rosters.rooms(schools)));
        return files;
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static String countyJson(SampleCounty county, Figures figures) {
        int teachers = county.sum(SampleSchool::teachers);
        int eligible = teachers * 38 / 100;
        int rotated = eligible * figures.rotated() / 100;
        int places = county.sum(school -> school.graduates) * 45 / 100;
        int allocated = places * 55 / 100;
        ToIntFunction<SampleSchool> inPublic = school -> school.isPrivate() ? 0 : school.migrants;
        int migrants = county.sum(school -> school.migrants);
        int inPurchased = (migrants - county.sum(inPublic)) * 70 / 100;
        int students = teachers / 24;
        int disabled = county.sum(SampleSchool::pupils) * 6 / 1000;
        int valid = county.sum(SampleSchool::pupils) / 5;
        return String.format(
                Locale.ROOT,
                """
                {
                  "code": "%s",
                  "name": "%s",
                  "year": 2024,
                  "basicBalanceRecognisedOn": "2015-12-31",
                  "population": %d,
                  "agriculturalPopulation": %d,
                  "townshipCount": 11,
                  "administrativeVillages": 247,
                  "specialSchools": 1,
                  "economy": {"gdpPerHeadYuan": 71240, "fiscalRevenuePerHeadYuan": 5380, "ruralIncomeYuan": 22655%s},
                  "publicFundingQuotaYuan": {"PRIMARY": %d, "JUNIOR": %d},
                  "specialEducation": {"fundsYuan": %d, "students": %d},
                  "pay": {"teachersYuan": 98600, "civilServantsYuan": 97450, "performancePayApproved": true},
                  "rotation": {"eligible": %d, "rotated": %d, "backboneRotated": %d},
                  "seniorHighPlaces": {"planned": %d, "allocated": %d, "allocatedToRural": %d, "ruralTilt": true},
                  "migrantChildren": {"eligible": %d, "inPublic": %d, "inPurchasedPrivate": %d, "leftBehindCare": true},
                  "disabledChildren": {"schoolAge": %d, "enrolled": %d, "inSpecialSchools": %d},
                  "monitoring": [
                    {"subject": "语文", "level": 3, "variation": "0.11"},
                    {"subject": "数学", "level": 3, "variation": "0.138"},
                    {"subject": "科学", "level": 3, "variation": "0.12"},
                    {"subject": "体育", "level": 4, "variation": "0.09"},
                    {"subject": "艺术", "level": 3, "variation": "0.127"},
                    {"subject": "德育", "level": 4, "variation": "0.06"}
                  ],
                  "recognitionSurvey": {
                    "total": %d, "valid": %d, "satisfied": %d,
                    "parents": {"total": %d, "valid": %d, "satisfied": %d%s}%s
                  },
                  "evidence": {
                    "E2": {"met": true, "basis": "合成数据：2021—2023 年度监测报告"},
                    "G1": {"met": true, "basis": "合成数据：学校布局规划"},
                    "G2": {"met": true, "basis": "合成数据：四项标准文件"},
                    "G10": {"met": true, "basis": "合成数据：编制和岗位统筹文件"},
                    "Q5": {"met": true, "basis": "合成数据：信息化应用台账"}%s
                  },
                  "vetoes": {"V1": false, "V2": false, "V3": false, "V4": false, "V5": false, "V6": false, "V7": false}
                }
                """,
                figures.code(),
                figures.name(),
                county.sum(SampleSchool::pupils) * 9,
                county.sum(SampleSchool::pupils) * 4,
                figures.everythingReported() ? ", \"urbanIncomeYuan\": 41870" : "",
                SampleCounty.PRIMARY_QUOTA_YUAN,
                SampleCounty.JUNIOR_QUOTA_YUAN,
                figures.specialYuan() * students,
                students,
                eligible,
                rotated,
                rotated * figures.backboneRotated() / 100,
                places,
                allocated,
                allocated * 52 / 100,
                migrants + migrants / 40,
                county.sum(inPublic),
                inPurchased,
                disabled,
                disabled - disabled / 40,
                disabled * 30 / 100,
                valid + valid / 25,
                valid,
                valid * 91 / 100,
                valid * 55 / 100 + valid / 40,
                valid * 55 / 100,
                valid * 52 / 100,
                figures.everythingReported() ? ", \"visited\": 170, \"visitSatisfied\": 161" : "",
                figures.everythingReported() ? ", \"visited\": 320, \"visitSatisfied\": 298" : "",
                figures.everythingReported()
                        ? ",\n                    \"Q8\": {\"met\": true, \"basis\": \"合成数据：课业负担监测\"}"
                        : "");
    }
}
