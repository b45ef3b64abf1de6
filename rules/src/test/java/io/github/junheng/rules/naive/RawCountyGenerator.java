package io.github.junheng.rules.naive;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;

/**
 * Makes counties as a seed decides: realistic ones, ones with one fault or several, ones full of values on and next to
 * a limit, ones with blank cells, and extreme ones. It never makes a cell that would be an error, only warnings.
 */
public final class RawCountyGenerator {
    /** What kind of county is made. */
    enum Mode {
        GOOD,
        ONE_WRONG,
        SEVERAL_WRONG,
        BOUNDARY,
        DISPERSION,
        MISSING,
        EXTREME
    }

    private static final List<String> COUNTIES =
            List.of("371425 齐河县", "330106 西湖区", "110107 石景山区", "340207 鸠江区", "210102 和平区", "532326 大姚县");
    private static final List<String> PE_ARTS = List.of("pe", "music", "fineArts", "arts");

    private static final int FAULTS = 51;

    private final Random random;
    private RawCounty county;
    private Mode mode;
    private int year;

    public RawCountyGenerator(long seed) {
        this.random = new Random(seed);
    }

    /** The day the standard asks for by default: 31 December of the county's year. */
    public static LocalDate defaultDate(RawCounty county) {
        return LocalDate.of(Integer.parseInt(county.fact("year").toString()), 12, 31);
    }

    /** The next county of this seed. */
    public RawCounty next() {
        Mode[] modes = Mode.values();
        return next(modes[random.nextInt(modes.length)]);
    }

    RawCounty next(Mode chosen) {
        mode = chosen;
        county = new RawCounty();
        year = chance(0.9) ? between(2019, 2025) : between(2017, 2018);
        countyFacts();
        schools();
        switch (mode) {
            case ONE_WRONG:
                oneWrong(random.nextInt(FAULTS));
                break;
            case SEVERAL_WRONG:
                for (int fault = 0; fault < FAULTS; fault++) {
                    if (chance(0.12)) {
                        oneWrong(fault);
                    }
                }
                break;
            case BOUNDARY:
                countyBoundaries();
                break;
            case DISPERSION:
                dispersion();
                break;
            case MISSING:
                dropCells();
                break;
            case EXTREME:
                extremes();
                break;
            default:
                break;
        }
        if (chance(0.3)) {
            straysAndSpellings();
        }
        return county;
    }

    // ---------------------------------------------------------------- county.json

    private void countyFacts() {
        String[] place = pick(COUNTIES).split(" ");
        Map<String, Object> facts = county.county();
        facts.put("code", place[0]);
        facts.put("name", place[1]);
        facts.put("year", year);
        facts.put("basicBalanceRecognisedOn", recognisedOn().toString());
        facts("publicFundingQuotaYuan", "PRIMARY", 50 * between(13, 25), "JUNIOR", 50 * between(17, 30));
        int special = between(20, 300);
        facts("specialEducation", "fundsYuan", special * 6000 + at(0), "students", special);
        BigDecimal servants = new BigDecimal(between(80_000, 130_000) + "." + between(10, 99));
        BigDecimal teachers = servants.add(BigDecimal.valueOf(at(0), 2));
        facts("pay", "teachersYuan", teachers, "civilServantsYuan", servants, "performancePayApproved", true);
        decimalAsStringPerhaps("pay", "teachersYuan");
        decimalAsStringPerhaps("pay", "civilServantsYuan");
        int eligible = 10 * between(20, 400);
        int rotated = at(eligible / 10);
        facts(
                "rotation",
                "eligible",
                eligible,
                "rotated",
                rotated,
                "backboneRotated",
                capped(at(up(rotated, 5)), rotated));
        int planned = 2 * between(200, 2000);
        int allocated = capped(at(planned / 2), planned);
        facts("seniorHighPlaces", "planned", planned, "allocated", allocated);
        facts("seniorHighPlaces", "allocatedToRural", allocated / 2, "ruralTilt", true);
        int migrants = 20 * between(10, 300);
        int bought = between(0, migrants / 10);
        facts("migrantChildren", "eligible", migrants, "inPublic", at(migrants * 17 / 20) - bought);
        facts("migrantChildren", "inPurchasedPrivate", bought, "leftBehindCare", true);
        int disabled = 20 * between(5, 150);
        facts("disabledChildren", "schoolAge", disabled, "enrolled", capped(at(disabled * 19 / 20), disabled));
        monitoring();
        int valid = 20 * between(100, 1000);
        facts("recognitionSurvey", "valid", valid, "satisfied", capped(at(valid * 17 / 20), valid));
        for (String id : List.of("E2", "G1", "G2", "G10", "Q5", "Q8")) {
            Map<String, Object> one = new LinkedHashMap<>();
            one.put("met", true);
            if (chance(0.5)) {
                one.put("basis", "文件与\"年度\"报告, 第" + between(1, 40) + "号");
            }
            county.facts("evidence").put(id, one);
        }
        for (int i = 1; i <= 7; i++) {
            county.facts("vetoes").put("V" + i, false);
        }
    }

    private LocalDate recognisedOn() {
        LocalDate exactly = LocalDate.of(year - 3, 12, 31);
        if (mode == Mode.BOUNDARY) {
            return exactly.plusDays(pick(List.of(-1, 0, 0, 1)));
        }
        return chance(0.05)
                ? LocalDate.of(2016, 2, 29).minusYears(between(0, 1))
                : LocalDate.of(2013, 3, 5).plusDays(between(0, 300));
    }

    private void monitoring() {
        List<Object> subjects = new ArrayList<>();
        List<String> names = new ArrayList<>(List.of("语文", "数学", "科学", "体育", "艺术", "德育"));
        Collections.shuffle(names, random);
        for (String name : names.subList(0, between(1, 6))) {
            Map<String, Object> subject = new LinkedHashMap<>();
            subject.put("subject", name);
            subject.put("level", between(3, 4));
            BigDecimal rate = BigDecimal.valueOf(between(20, 149), 3);
            if (mode == Mode.BOUNDARY) {
                rate = new BigDecimal(
                        pick(List.of("0.149", "0.14", "0.1494", "0.1", "0.12", "0.1495", "0.15", "0.1499")));
            }
            subject.put("variation", chance(0.5) ? rate : rate.toPlainString());
            subjects.add(subject);
        }
        county.county().put("monitoring", subjects);
    }

    private void facts(String group, Object... keysAndValues) {
        for (int i = 0; i < keysAndValues.length; i += 2) {
            county.facts(group).put((String) keysAndValues[i], keysAndValues[i + 1]);
        }
    }

    private void decimalAsStringPerhaps(String group, String key) {
        if (chance(0.5)) {
            county.facts(group).computeIfPresent(key, (ignored, value) -> ((BigDecimal) value).toPlainString());
        }
    }

    // ---------------------------------------------------------------- schools.csv

    private void schools() {
        int count = mode == Mode.EXTREME && chance(0.2) ? between(1, 3) : between(4, 15);
        List<String> kinds = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            kinds.add(kind());
        }
        for (int i = 0; i < count; i++) {
            county.schools().add(school(kinds.get(i), i));
        }
    }

    private String kind() {
        int of100 = random.nextInt(100);
        if (of100 < 30) {
            return "小学";
        }
        if (of100 < 44) {
            return "教学点";
        }
        if (of100 < 64) {
            return "初级中学";
        }
        if (of100 < 75) {
            return "九年一贯制学校";
        }
        if (of100 < 82) {
            return "十二年一贯制学校";
        }
        if (of100 < 89) {
            return "完全中学";
        }
        return of100 < 95 ? "特殊教育学校" : "职业学校";
    }

    private static String typeDigits(String kind) {
        switch (kind) {
            case "小学":
                return "21";
            case "教学点":
                return "22";
            case "初级中学":
            case "九年一贯制学校":
                return "31";
            case "完全中学":
            case "十二年一贯制学校":
                return "34";
            case "特殊教育学校":
                return "51";
            default:
                return "36";
        }
    }

    private LinkedHashMap<String, String> school(String kind, int index) {
        LinkedHashMap<String, String> school = new LinkedHashMap<>();
        school.put(
                "id",
                typeDigits(kind) + county.code().substring(0, 2) + String.format(Locale.ROOT, "%06d", 1000 + index));
        school.put("name", pick(List.of("育才", "第一", "\"实验\"", "东关,西校区", "红旗")) + index + kind);
        school.put("kind", kind);
        put(school, "sponsor", chance(0.12) ? 10 : pick(List.of(7, 7, 7, 7, 5, 3, 1, 9)));
        school.put("location", pick(List.of("城区", "镇区", "乡村")));
        school.put("boarding", chance(0.2) ? "是" : "否");
        put(school, "builtYear", pick(List.of(1985, 2005, 2010, 2011, 2016, 2017, 2019)));
        school.put("denseUrbanCore", school.get("location").equals("城区") && chance(0.4) ? "是" : "否");
        boolean special = kind.equals("特殊教育学校");
        boolean vocational = kind.equals("职业学校");
        if (special || vocational) {
            // Figures far from every limit: they would show at once if a rule counted them.
            if (special) {
                put(school, "primary.students", between(10, 60));
                put(school, "junior.students", between(10, 60));
            } else {
                put(school, "senior.students", between(200, 900));
            }
            school.put("charterAndIt", "否");
            school.put("moralAndCulture", "不合格");
            school.put("equipmentValue", "1.5");
            return school;
        }
        Set<String> stages = NaiveEvaluation.stagesOf(kind);
        if (stages.contains("primary")) {
            put(school, "primary.students", pupils(kind));
        }
        if (stages.contains("junior")) {
            put(school, "junior.students", pupils(kind));
        }
        if (stages.size() == 2 && chance(0.08)) {
            put(school, chance(0.5) ? "primary.students" : "junior.students", 0);
        }
        if (kind.equals("小学") && chance(0.03)) {
            put(school, "primary.students", 0);
        }
        if (kind.equals("完全中学") || kind.equals("十二年一贯制学校")) {
            put(school, "senior.students", chance(0.1) ? 0 : between(100, 1500));
        }
        for (String stage : stages) {
            staff(school, stage);
            classes(school, stage);
        }
        facilities(school);
        int total = number(school, "primary.students") + number(school, "junior.students");
        put(school, "migrantStudents", chance(0.5) ? total / 2 + pick(List.of(0, total > 1 ? 1 : 0)) : total / 10);
        artRooms(school);
        int teachers = number(school, "primary.teachers") + number(school, "junior.teachers");
        put(school, "certifiedTeachers", teachers);
        put(school, "trained360Teachers", teachers);
        funds(school, total);
        retention(school);
        school.put("charterAndIt", "是");
        school.put("moralAndCulture", chance(0.5) ? "优秀" : "良好");
        school.put("fullCurriculum", "是");
        return school;
    }

    private int pupils(String kind) {
        if (kind.equals("教学点")) {
            return pick(List.of(30, 49, 50, 51, 60, 99, 100));
        }
        if (kind.startsWith("九年") || kind.startsWith("十二年")) {
            return mode == Mode.BOUNDARY
                    ? pick(List.of(40, 49, 50, 60, 1000, 1250, 1250, 1251, 1200, 1500))
                    : pick(List.of(40, 50, 60, 166, 210, 500, between(200, 1200)));
        }
        if (mode == Mode.BOUNDARY) {
            return pick(List.of(99, 100, 101, 500, 645, 1000, 1000, 1001, 1999, 2000, 2000, 2001, 2400, 2401));
        }
        return pick(List.of(98, 99, 100, 101, 500, 1000, between(40, 99), between(200, 2000), between(200, 1500)));
    }

    private void staff(Map<String, String> school, String stage) {
        int pupils = number(school, stage + ".students");
        put(school, stage + ".inZoneStudents", stage.equals("primary") ? pupils : pupils - between(0, pupils / 25));
        if (pupils == 0) {
            if (chance(0.5)) {
                put(school, stage + ".teachers", 0);
            }
            return;
        }
        int qualified = count(1, stage, pupils);
        int associates = stage.equals("primary") ? between(0, qualified / 3) : between(0, 4);
        int left = stage.equals("primary") ? qualified - associates : qualified;
        int doctors = chance(0.2) ? Math.min(left, 1) : 0;
        int masters = between(0, (left - doctors) / 4);
        put(school, stage + ".degree.associate", associates);
        put(school, stage + ".degree.bachelor", left - doctors - masters);
        put(school, stage + ".degree.master", masters);
        put(school, stage + ".degree.doctor", doctors);
        int backbone = count(2, stage, pupils);
        put(school, stage + ".backbone", backbone);
        int peArts = count(3, stage, pupils);
        int rest = peArts;
        for (int i = 0; i < 4; i++) {
            int part = i == 3 ? rest : between(0, rest);
            put(school, stage + "." + PE_ARTS.get(i), part);
            rest -= part;
        }
        put(school, stage + ".visitingPeArts", chance(0.7) ? between(0, 2) : 0);
        int needed = Math.max(left + associates, Math.max(backbone, peArts));
        put(school, stage + ".teachers", needed + between(0, 3));
    }

    /** A whole number of people or rooms near or above what R{@code i} asks for. */
    private int count(int i, String stage, int pupils) {
        Fraction bar = NaiveEvaluation.limitOfR(i, stage);
        int offset = 0;
        if (nearLimits()) {
            bar = chance(0.3) ? NaiveEvaluation.floorOfR(i, stage) : bar;
            offset = pick(List.of(-1, 0, 0, 1));
        } else {
            bar = bar.times(between(105, 135)).dividedBy(Fraction.of(100));
        }
        int least = bar.times(pupils).dividedBy(Fraction.of(100)).ceil().floor().intValue();
        return Math.max(0, least + offset);
    }

    private void classes(Map<String, String> school, String stage) {
        int pupils = number(school, stage + ".students");
        if (pupils == 0) {
            if (chance(0.5)) {
                school.put(stage + ".classSizes", "0");
            }
            return;
        }
        int limit = stage.equals("primary") ? 45 : 50;
        int classes = up(pupils, nearLimits() ? limit : between(limit - 18, limit));
        List<Integer> sizes = new ArrayList<>();
        for (int i = 0; i < classes; i++) {
            sizes.add(pupils / classes + (i < pupils % classes ? 1 : 0));
        }
        if (mode == Mode.BOUNDARY && chance(0.08)) {
            sizes.set(0, limit + pick(List.of(0, 1)));
        }
        Collections.shuffle(sizes, random);
        school.put(
                stage + ".classSizes",
                String.join(";", sizes.stream().map(String::valueOf).toList()));
    }

    /** What the stages hold in common, so much of it that every stage of a mixed school reaches its limit. */
    private void facilities(Map<String, String> school) {
        Fraction hall = Fraction.of(chance(0.4) ? between(100, 900) : 0);
        Fraction teaching = common(school, 4).plus(hall);
        school.put("teachingArea", text(teaching));
        school.put("indoorSportsArea", text(hall));
        Fraction ground = common(school, 5).minus(hall);
        school.put("sportsGroundArea", text(ground.signum() < 0 ? Fraction.ZERO : ground));
        school.put("extraSportsArea", chance(0.5) ? between(0, 4000) + ".5" : "0");
        school.put("equipmentValue", text(common(school, 6).dividedBy(Fraction.of(10_000))));
        put(school, "multimediaRooms", common(school, 7).ceil().floor().intValue());
    }

    private Fraction common(Map<String, String> school, int i) {
        Fraction primary = Fraction.of(number(school, "primary.students"));
        Fraction junior = Fraction.of(number(school, "junior.students"));
        Fraction senior = Fraction.of(number(school, "senior.students"));
        Fraction weighted =
                primary.plus(junior.times(Fraction.parse("1.1"))).plus(senior.times(Fraction.parse("1.32")));
        Fraction bar = Fraction.ZERO;
        boolean useFloor = false;
        int offset = 0;
        boolean near = nearLimits();
        if (near) {
            useFloor = chance(0.3);
            offset = pick(List.of(-1, 0, 0, 1));
        }
        for (String stage : NaiveEvaluation.stagesOf(school.get("kind"))) {
            if (number(school, stage + ".students") == 0) {
                continue;
            }
            Fraction one = useFloor ? NaiveEvaluation.floorOfR(i, stage) : NaiveEvaluation.limitOfR(i, stage);
            one = stage.equals("junior") ? one.dividedBy(Fraction.parse("1.1")) : one;
            bar = one.compareTo(bar) > 0 ? one : bar;
        }
        Fraction needed = bar.times(weighted).dividedBy(Fraction.of(NaiveEvaluation.pupilsPerUnitOfR(i)));
        Fraction step = i == 7 ? Fraction.of(1) : Fraction.of(i == 6 ? 100 : 1).dividedBy(Fraction.of(100));
        needed = near
                ? needed.plus(step.times(offset))
                : needed.times(between(105, 140)).dividedBy(Fraction.of(100));
        needed = needed.dividedBy(step).ceil().times(step);
        return needed.signum() < 0 ? Fraction.ZERO : needed;
    }

    private void artRooms(Map<String, String> school) {
        int classes = sizes(school, "primary.classSizes").size()
                + sizes(school, "junior.classSizes").size();
        int needed = Math.max(1, up(classes, 12));
        school.put("musicRoomAreas", roomAreas(needed, List.of("96", "96.00", "96.01", "108.5")));
        school.put("artRoomAreas", roomAreas(needed, List.of("90", "90.0", "90.01", "100")));
        if (mode == Mode.BOUNDARY && chance(0.12)) {
            List<String> near = List.of("95.99", "73", "72.99", "67", "66.99", "61", "60.99", "54", "53.99", "89.99");
            String key = chance(0.5) ? "musicRoomAreas" : "artRoomAreas";
            school.put(key, roomAreas(needed, near));
        } else if (!nearLimits() && chance(0.3)) {
            school.merge("musicRoomAreas", "60.5", (areas, one) -> areas + ";" + one);
        }
    }

    private String roomAreas(int rooms, List<String> areas) {
        List<String> chosen = new ArrayList<>();
        for (int i = 0; i < rooms; i++) {
            chosen.add(pick(areas));
        }
        return String.join(";", chosen);
    }

    private void funds(Map<String, String> school, int total) {
        BigDecimal budget = BigDecimal.valueOf(total * between(8, 20) + 200L, 2);
        school.put("publicFundsBudget", budget.toPlainString());
        BigDecimal twentieth = budget.divide(BigDecimal.valueOf(20), 4, RoundingMode.UNNECESSARY);
        boolean near = mode == Mode.BOUNDARY && chance(0.3);
        BigDecimal more = near
                ? BigDecimal.valueOf(pick(List.of(-1, 0, 0, 0, 0, 1)), 4)
                : twentieth.divide(BigDecimal.TEN).multiply(BigDecimal.valueOf(between(0, 5)));
        school.put("trainingBudget", twentieth.add(more).toPlainString());
        if (total >= 100 || total == 0) {
            if (chance(0.3)) {
                school.put("publicFundsGranted", budget.toPlainString());
            }
            return;
        }
        Fraction perPupil = Fraction.ZERO;
        for (String stage : List.of("PRIMARY", "JUNIOR")) {
            int quota = (Integer) county.fact("publicFundingQuotaYuan." + stage);
            int pupils = number(school, stage.equals("PRIMARY") ? "primary.students" : "junior.students");
            perPupil = perPupil.plus(Fraction.of((long) quota * pupils).dividedBy(Fraction.of(total)));
        }
        Fraction unit = Fraction.of(10_000);
        // 100 × quota in 万元, upwards to the next 0.0001 万元, which is 1 元.
        Fraction granted = perPupil.dividedBy(Fraction.of(100)).times(unit).ceil();
        int offset = mode == Mode.BOUNDARY ? pick(List.of(-1, 0, 0, 0, 1)) : pick(List.of(0, 0, 500));
        school.put("publicFundsGranted", text(granted.plus(Fraction.of(offset)).dividedBy(unit)));
    }

    private void retention(Map<String, String> school) {
        if (!NaiveEvaluation.stagesOf(school.get("kind")).contains("junior")) {
            return;
        }
        int entrants = number(school, "junior.students") / 3 + 1;
        int in = between(0, 6);
        int out = between(0, 6);
        int deaths = chance(0.05) && entrants > 5 ? 1 : 0;
        put(school, "entrantsThreeYearsAgo", entrants);
        put(school, "transfersIn", in);
        put(school, "transfersOut", out);
        put(school, "deaths", deaths);
        int stayed = up((entrants - deaths) * between(95, 99), 100);
        put(school, "graduates", Math.max(0, stayed + in - out));
    }

    // ---------------------------------------------------------------- what makes a county interesting

    /** One fault in an otherwise good county. */
    private void oneWrong(int fault) {
        Map<String, String> school = ordinarySchool();
        Map<String, Object> facts = county.county();
        switch (fault) {
            case 0:
                facts.put(
                        "basicBalanceRecognisedOn",
                        LocalDate.of(year - 3, 12, 31).plusDays(between(1, 400)).toString());
                break;
            case 1:
            case 2:
            case 3:
            case 4:
            case 5:
            case 6:
                String evidence = List.of("E2", "G1", "G2", "G10", "Q5", "Q8").get(fault - 1);
                ((Map<?, ?>) county.fact("evidence." + evidence)).clear();
                facts("evidence", evidence, new LinkedHashMap<>(Map.of("met", false)));
                break;
            case 7:
            case 8:
            case 9:
            case 10:
            case 11:
            case 12:
            case 13:
                facts("vetoes", "V" + (fault - 6), true);
                break;
            case 14:
                scale(school, "equipmentValue", chance(0.5) ? "0.8" : "0.6");
                break;
            case 15:
                scale(school, "sportsGroundArea", "0.7");
                break;
            case 16:
                scale(school, "teachingArea", "3.5");
                break;
            case 17:
                scale(school, "equipmentValue", "6");
                break;
            case 18:
                scale(school, "multimediaRooms", chance(0.5) ? "0.5" : "5");
                break;
            case 19:
                ifReported(school, "primary.backbone", 0);
                ifReported(school, "junior.backbone", 0);
                break;
            case 20:
                PE_ARTS.forEach(column -> ifReported(school, "primary." + column, 0));
                PE_ARTS.forEach(column -> ifReported(school, "junior." + column, 0));
                break;
            case 21:
                ifReported(school, "primary.degree.bachelor", 0);
                ifReported(school, "junior.degree.bachelor", 0);
                break;
            case 22:
                school.put(chance(0.5) ? "musicRoomAreas" : "artRoomAreas", chance(0.5) ? "0" : "95.99;40");
                break;
            case 23:
                grow(school);
                break;
            case 24:
                String sizes = school.containsKey("primary.classSizes") ? "primary" : "junior";
                school.merge(
                        sizes + ".classSizes", sizes.equals("primary") ? "46" : "51", (old, one) -> old + ";" + one);
                break;
            case 25:
                county.schools().forEach(each -> scale(each, "publicFundsGranted", "0.9"));
                break;
            case 26:
                facts("specialEducation", "fundsYuan", (Integer) county.fact("specialEducation.students") * 6000 - 1);
                break;
            case 27:
                facts("pay", "teachersYuan", new BigDecimal("79999.99"));
                break;
            case 28:
                facts("pay", "performancePayApproved", false);
                break;
            case 29:
            case 30:
                String people = fault == 29 ? "trained360Teachers" : "certifiedTeachers";
                put(school, people, Math.max(0, number(school, people) - 1));
                break;
            case 31:
                int tooFew = (Integer) county.fact("rotation.eligible") / 10 - 1;
                facts("rotation", "rotated", tooFew, "backboneRotated", tooFew);
                break;
            case 32:
                facts("rotation", "backboneRotated", up((Integer) county.fact("rotation.rotated"), 5) - 1);
                break;
            case 33:
            case 34:
                ifReported(school, "primary.inZoneStudents", Math.max(0, number(school, "primary.students") - 1));
                ifReported(school, "junior.inZoneStudents", number(school, "junior.students") / 2);
                school.put("location", "城区");
                school.put("boarding", "否");
                put(school, "sponsor", 7);
                break;
            case 35:
                int below = (Integer) county.fact("seniorHighPlaces.planned") / 2 - 1;
                facts("seniorHighPlaces", "allocated", below, "allocatedToRural", below);
                break;
            case 36:
                facts("seniorHighPlaces", "ruralTilt", false);
                break;
            case 37:
                facts("migrantChildren", "inPublic", 1);
                break;
            case 38:
                facts("migrantChildren", "leftBehindCare", false);
                break;
            case 39:
                county.schools().forEach(each -> ifReported(each, "graduates", number(each, "graduates") * 9 / 10));
                break;
            case 40:
                facts(
                        "disabledChildren",
                        "enrolled",
                        (Integer) county.fact("disabledChildren.schoolAge") * 19 / 20 - 1);
                break;
            case 41:
                school.put("charterAndIt", "否");
                break;
            case 42:
                scale(school, "trainingBudget", "0.6");
                break;
            case 43:
                school.put("moralAndCulture", chance(0.5) ? "合格" : "不合格");
                break;
            case 44:
                school.put("fullCurriculum", "否");
                break;
            case 45:
                subject().put("level", 2);
                break;
            case 46:
                subject().put("variation", chance(0.5) ? "0.15" : "0.31");
                break;
            case 47:
                facts("recognitionSurvey", "satisfied", (Integer) county.fact("recognitionSurvey.valid") * 17 / 20 - 1);
                break;
            case 48:
                school.put("location", "乡村");
                put(school, "builtYear", pick(List.of(2010, 2016, 2017)));
                school.put("musicRoomAreas", pick(List.of("73", "72.99", "61;61", "54;54;54", "53.99")));
                break;
            case 49:
                school.put("denseUrbanCore", "是");
                scale(school, "sportsGroundArea", "0.9");
                scale(school, "extraSportsArea", pick(List.of("0", "1", "9")));
                break;
            case 50:
                smallRuralSchool();
                break;
            default:
                throw new IllegalArgumentException("no fault " + fault);
        }
    }

    /** One more rural school of 49 to 100 pupils, without PE and arts teachers of its own. */
    private void smallRuralSchool() {
        LinkedHashMap<String, String> school = school(pick(List.of("小学", "教学点", "初级中学")), 70);
        String stage = school.get("kind").equals("初级中学") ? "junior" : "primary";
        int pupils = pick(List.of(49, 50, 99, 100));
        put(school, stage + ".students", pupils);
        put(school, stage + ".inZoneStudents", pupils);
        school.put("location", "乡村");
        staff(school, stage);
        classes(school, stage);
        facilities(school);
        artRooms(school);
        funds(school, pupils);
        put(school, "certifiedTeachers", number(school, stage + ".teachers"));
        put(school, "trained360Teachers", number(school, stage + ".teachers"));
        PE_ARTS.forEach(column -> put(school, stage + "." + column, 0));
        put(school, stage + ".visitingPeArts", between(0, 1));
        county.schools().add(school);
    }

    /** A school above its size limit, with everything else as small as it was. */
    private void grow(Map<String, String> school) {
        String stage = school.containsKey("primary.students") ? "primary" : "junior";
        put(school, stage + ".students", pick(List.of(2001, 2400, 2401, 2501, 3000, 3001)));
    }

    @SuppressWarnings("unchecked")
    private Map<String, Object> subject() {
        List<Object> subjects = (List<Object>) county.fact("monitoring");
        return (Map<String, Object>) pick(subjects);
    }

    /** County totals on the limit, one below, one above, where they are sums over the schools. */
    private void countyBoundaries() {
        int stayed = 0;
        int entered = 0;
        Map<String, String> last = null;
        for (Map<String, String> school : county.schools()) {
            if (NaiveEvaluation.stagesOf(school.get("kind")).contains("junior")
                    && number(school, "junior.students") > 0) {
                stayed += number(school, "graduates") - number(school, "transfersIn") + number(school, "transfersOut");
                entered += number(school, "entrantsThreeYearsAgo") - number(school, "deaths");
                last = school;
            }
        }
        if (last != null) {
            int target = up(entered * 95, 100) + pick(List.of(-1, 0, 0, 1));
            put(last, "graduates", Math.max(0, number(last, "graduates") + target - stayed));
        }
        if (chance(0.2)) {
            Map<String, String> school = ordinarySchool();
            String key = chance(0.5) ? "trained360Teachers" : "certifiedTeachers";
            put(school, key, Math.max(0, number(school, key) - 1));
        }
        if (chance(0.3)) {
            zoneBoundary(chance(0.5) ? "primary" : "junior");
        }
    }

    /** Brings the share of pupils in their zone to the limit of the stage, or one pupil away from it. */
    private void zoneBoundary(String stage) {
        int all = 0;
        List<Map<String, String>> open = new ArrayList<>();
        for (Map<String, String> school : county.schools()) {
            boolean counts = NaiveEvaluation.stagesOf(school.get("kind")).contains(stage)
                    && number(school, stage + ".students") > 0
                    && !school.get("location").equals("乡村")
                    && school.get("boarding").equals("否")
                    && number(school, "sponsor") != 10;
            if (counts) {
                all += number(school, stage + ".students");
                put(school, stage + ".inZoneStudents", number(school, stage + ".students"));
                open.add(school);
            }
        }
        int out = (stage.equals("primary") ? 0 : all / 20) + pick(List.of(0, 0, 1));
        for (Map<String, String> school : open) {
            int taken = Math.min(out, number(school, stage + ".students"));
            put(school, stage + ".inZoneStudents", number(school, stage + ".students") - taken);
            out -= taken;
        }
    }

    /** Brings one CV to the last unit that meets its limit, or a step away, by what one school holds. */
    private void dispersion() {
        String stage = chance(0.5) ? "primary" : "junior";
        int i = pick(List.of(4, 5, 6, 7));
        String key = List.of("teachingArea", "sportsGroundArea", "equipmentValue", "multimediaRooms")
                .get(i - 4);
        if (chance(0.3)) {
            twoSchools(stage);
            return;
        }
        Map<String, List<Fraction>> units = NaiveEvaluation.unitsFor(county, i, stage);
        for (Map<String, String> school : county.schools()) {
            boolean pure = NaiveEvaluation.stagesOf(school.get("kind")).equals(Set.of(stage))
                    && !school.get("kind").equals("完全中学");
            if (!pure || !units.containsKey(school.get("id")) || units.size() < 2) {
                continue;
            }
            Fraction step = i == 7 ? Fraction.of(1) : Fraction.parse("0.01");
            Fraction perStep = i == 6 ? Fraction.of(100) : step;
            long low = 0;
            long high = 4_000_000;
            while (low < high) {
                long middle = (low + high + 1) / 2;
                if (withinLimit(units, school, perStep.times(middle), stage)) {
                    low = middle;
                } else {
                    high = middle - 1;
                }
            }
            if (low == 4_000_000) {
                continue;
            }
            long steps = low + pick(List.of(-1L, 0L, 0L, 1L, low / 3000 + 1, low / 1500 + 1));
            Fraction added = step.times(Math.max(0, steps));
            school.put(key, text(Fraction.parse(school.get(key)).plus(added)));
            return;
        }
    }

    private static boolean withinLimit(
            Map<String, List<Fraction>> units, Map<String, String> grown, Fraction added, String stage) {
        List<Fraction> resources = new ArrayList<>();
        List<Fraction> pupils = new ArrayList<>();
        units.forEach((id, unit) -> {
            resources.add(id.equals(grown.get("id")) ? unit.get(0).plus(added) : unit.get(0));
            pupils.add(unit.get(1));
        });
        Fraction limit = Fraction.parse(stage.equals("primary") ? "0.5" : "0.45");
        return NaiveEvaluation.squaredCv(resources, pupils).compareTo(limit.times(limit)) <= 0;
    }

    /** Two equal schools at mean ± limit have a CV of exactly the limit. */
    private void twoSchools(String stage) {
        String kind = stage.equals("primary") ? "小学" : "初级中学";
        county.schools()
                .removeIf(each -> NaiveEvaluation.stagesOf(each.get("kind")).contains(stage));
        for (int k = 0; k < 2; k++) {
            LinkedHashMap<String, String> school = school(kind, 50 + k);
            int pupils = 400;
            put(school, stage + ".students", pupils);
            put(school, stage + ".inZoneStudents", pupils);
            school.remove("migrantStudents");
            staff(school, stage);
            classes(school, stage);
            facilities(school);
            artRooms(school);
            put(school, "certifiedTeachers", number(school, stage + ".teachers"));
            put(school, "trained360Teachers", number(school, stage + ".teachers"));
            school.put("indoorSportsArea", "0");
            BigDecimal limit = new BigDecimal(stage.equals("primary") ? "0.5" : "0.45");
            BigDecimal factor = k == 0 ? BigDecimal.ONE.add(limit) : BigDecimal.ONE.subtract(limit);
            BigDecimal area = factor.multiply(BigDecimal.valueOf(20L * pupils));
            BigDecimal step = new BigDecimal(pick(List.of("0", "0", "0.01", "-0.01")));
            school.put(
                    "sportsGroundArea",
                    area.add(k == 0 ? step : BigDecimal.ZERO).toPlainString());
            county.schools().add(school);
        }
    }

    private void dropCells() {
        double share = pick(List.of(0.001, 0.003, 0.01, 0.05));
        for (Map<String, String> school : county.schools()) {
            for (String key : new ArrayList<>(school.keySet())) {
                if (!Set.of("id", "name", "kind").contains(key) && chance(share)) {
                    school.remove(key);
                }
            }
        }
        dropFacts(county.county(), Math.max(share, 0.03), true);
    }

    private void dropFacts(Map<String, Object> facts, double share, boolean top) {
        for (String key : new ArrayList<>(facts.keySet())) {
            if (top && Set.of("code", "name", "year").contains(key)) {
                continue;
            }
            if (chance(share)) {
                facts.remove(key);
            } else {
                dropFactsWithin(facts.get(key), share);
            }
        }
    }

    @SuppressWarnings("unchecked")
    private void dropFactsWithin(Object value, double share) {
        if (value instanceof Map<?, ?>) {
            dropFacts((Map<String, Object>) value, share, false);
        } else if (value instanceof List<?> list) {
            list.forEach(each -> dropFactsWithin(each, share));
        }
    }

    /** Zeros where something divides by them, empty lists, stages without pupils, nothing of a kind at all. */
    private void extremes() {
        for (int i = between(1, 4); i > 0; i--) {
            Map<String, String> school = ordinarySchool();
            switch (random.nextInt(17)) {
                case 0:
                    facts("rotation", "rotated", 0, "backboneRotated", 0);
                    break;
                case 1:
                    facts("rotation", "eligible", 0, "rotated", 0, "backboneRotated", 0);
                    break;
                case 2:
                    facts(
                            "seniorHighPlaces",
                            "planned",
                            0,
                            "allocated",
                            0,
                            "allocatedToRural",
                            0,
                            "ruralTilt",
                            chance(0.5));
                    break;
                case 3:
                    facts("migrantChildren", "eligible", 0, "inPublic", 0, "inPurchasedPrivate", 0);
                    break;
                case 4:
                    facts("disabledChildren", "schoolAge", 0, "enrolled", 0);
                    break;
                case 5:
                    facts("recognitionSurvey", "valid", 0, "satisfied", 0);
                    break;
                case 6:
                    facts("specialEducation", "fundsYuan", chance(0.5) ? 0 : 50_000, "students", 0);
                    break;
                case 7:
                    county.county().put("monitoring", new ArrayList<>());
                    break;
                case 8:
                    school.put("publicFundsBudget", "0");
                    school.put("trainingBudget", "0");
                    break;
                case 9:
                    county.schools().forEach(each -> each.computeIfPresent("equipmentValue", (key, old) -> "0"));
                    break;
                case 10:
                    county.schools().forEach(each -> ifReported(each, "junior.backbone", 0));
                    break;
                case 11:
                    empty(school, "primary");
                    break;
                case 12:
                    county.schools().forEach(each -> empty(each, "junior"));
                    break;
                case 13:
                    String only = pick(List.of("特殊教育学校", "教学点", "小学"));
                    if (county.schools().stream()
                            .anyMatch(each -> each.get("kind").equals(only))) {
                        county.schools().removeIf(each -> !each.get("kind").equals(only));
                    }
                    break;
                case 14:
                    school.put("musicRoomAreas", "0");
                    school.put("artRoomAreas", "0");
                    break;
                case 15:
                    manyTeachers(school);
                    break;
                default:
                    county.schools().forEach(each -> {
                        each.computeIfPresent("indoorSportsArea", (key, old) -> "0");
                        each.computeIfPresent("sportsGroundArea", (key, old) -> "0");
                    });
                    break;
            }
        }
    }

    /** A stage that lost its pupils, and with them all that was counted there. */
    private void empty(Map<String, String> school, String stage) {
        if (!NaiveEvaluation.stagesOf(school.get("kind")).contains(stage) || !school.containsKey(stage + ".students")) {
            return;
        }
        int teachers = number(school, stage + ".teachers");
        for (String key : List.of("certifiedTeachers", "trained360Teachers")) {
            put(school, key, Math.max(0, number(school, key) - teachers));
        }
        school.keySet().removeIf(key -> key.startsWith(stage + "."));
        put(school, stage + ".students", 0);
        classes(school, stage);
        staff(school, stage);
    }

    /** So many teachers that one without a certificate does not show in a rate with one decimal. */
    private void manyTeachers(Map<String, String> school) {
        for (String stage : NaiveEvaluation.stagesOf(school.get("kind"))) {
            if (number(school, stage + ".students") > 0) {
                int more = 2100 - number(school, stage + ".teachers");
                put(school, stage + ".teachers", 2100);
                put(school, "certifiedTeachers", number(school, "certifiedTeachers") + more - between(0, 1));
                put(school, "trained360Teachers", number(school, "trained360Teachers") + more - between(0, 1));
            }
        }
    }

    /** Figures of a stage that the school does not have, and other spellings of the same number. */
    private void straysAndSpellings() {
        for (Map<String, String> school : county.schools()) {
            Set<String> stages = NaiveEvaluation.stagesOf(school.get("kind"));
            if (stages.equals(Set.of("primary")) && chance(0.15)) {
                put(school, "junior.students", between(1, 300));
                put(school, "junior.inZoneStudents", 0);
                put(school, "junior.teachers", 30);
                put(school, "junior.backbone", 1);
                school.put("junior.classSizes", "70;71");
                put(school, "senior.students", 400);
                put(school, "graduates", 0);
            }
            if (stages.equals(Set.of("junior")) && chance(0.15)) {
                put(school, "primary.students", between(1, 300));
                put(school, "primary.inZoneStudents", 0);
                put(school, "primary.teachers", 30);
                school.put("primary.classSizes", "70;71");
            }
            for (Map.Entry<String, String> cell : school.entrySet()) {
                boolean whole =
                        cell.getKey().endsWith("students") || cell.getKey().endsWith("teachers");
                if (whole && chance(0.05)) {
                    cell.setValue(cell.getValue() + ".0");
                }
            }
        }
    }

    // ---------------------------------------------------------------- small help

    private Map<String, String> ordinarySchool() {
        List<LinkedHashMap<String, String>> ordinary = county.schools().stream()
                .filter(each -> !NaiveEvaluation.stagesOf(each.get("kind")).isEmpty())
                .toList();
        if (ordinary.isEmpty()) {
            LinkedHashMap<String, String> school = school("小学", 90);
            county.schools().add(school);
            return school;
        }
        return pick(ordinary);
    }

    private boolean nearLimits() {
        return mode == Mode.BOUNDARY && chance(0.12);
    }

    /** At a lower limit: above it, or in a boundary county on it, one above, or now and then one below. */
    private int at(int limit) {
        if (mode != Mode.BOUNDARY) {
            return limit + between(0, 9);
        }
        return limit + pick(List.of(-1, 0, 0, 0, 1, 1));
    }

    private static int capped(int number, int most) {
        return Math.min(number, most);
    }

    private static int up(int number, int divisor) {
        return (number + divisor - 1) / divisor;
    }

    private int between(int least, int most) {
        return least + random.nextInt(Math.max(1, most - least + 1));
    }

    private boolean chance(double share) {
        return random.nextDouble() < share;
    }

    private <T> T pick(List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }

    private static void put(Map<String, String> school, String key, int number) {
        school.put(key, String.valueOf(number));
    }

    private static void ifReported(Map<String, String> school, String key, int number) {
        school.computeIfPresent(key, (ignored, old) -> String.valueOf(number));
    }

    /** Scales a cell; a count is cut to a whole number. Never below what another cell is a part of. */
    private static void scale(Map<String, String> school, String key, String factor) {
        school.computeIfPresent(key, (ignored, old) -> {
            Fraction scaled = Fraction.parse(old).times(Fraction.parse(factor));
            return key.equals("multimediaRooms") ? scaled.floor().toString() : text(scaled);
        });
    }

    private static int number(Map<String, String> school, String key) {
        String text = school.get(key);
        return text == null ? 0 : new BigDecimal(text).intValueExact();
    }

    private static List<String> sizes(Map<String, String> school, String key) {
        String text = school.get(key);
        return text == null || text.equals("0") ? List.of() : List.of(text.split(";"));
    }

    private static String text(Fraction decimal) {
        return decimal.toDecimal();
    }
}
