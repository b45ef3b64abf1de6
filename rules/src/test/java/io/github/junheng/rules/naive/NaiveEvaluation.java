package io.github.junheng.rules.naive;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/**
 * A second, deliberately naive evaluation of 教督〔2017〕6号, one method per rule, straight from the clauses.
 *
 * <p>It exists to disagree: it shares nothing with the engine, so that a misreading has to be made twice to go unseen.
 * Rosters are not read; a county given to it reports its counts in schools.csv.
 */
public final class NaiveEvaluation {
    private static final List<String> STAGES = List.of("primary", "junior");
    private static final int AS_IS = -1;

    /** Every concession of the 规程. */
    public static final Set<String> ALL_CONCESSIONS = Set.of("T1", "T2", "T3", "T4", "T5");

    private final RawCounty county;
    private final LocalDate asOf;
    private final Set<String> concessions;
    private final boolean asReported;
    private final Map<String, NaiveFinding> findings = new LinkedHashMap<>();

    private NaiveEvaluation(RawCounty county, LocalDate asOf, Set<String> concessions, boolean asReported) {
        this.county = county;
        this.asOf = asOf;
        this.concessions = concessions;
        this.asReported = asReported;
    }

    /**
     * Evaluates one county.
     *
     * @param concessions any of T1 to T5; empty for the strict reading
     * @param asReported whether values are compared as the 申报表 prints them
     */
    public static NaiveResult evaluate(RawCounty county, LocalDate asOf, Set<String> concessions, boolean asReported) {
        return new NaiveEvaluation(county, asOf, concessions, asReported).run();
    }

    private NaiveResult run() {
        e1();
        evidence("E2");
        for (Map<String, String> school : county.schools()) {
            for (String stage : STAGES) {
                if (isUnit(school, stage) != Answer.NO) {
                    resourcesOfUnit(school, stage);
                }
            }
        }
        for (String stage : STAGES) {
            for (int i = 1; i <= 7; i++) {
                c(i, stage);
            }
        }
        evidence("G1");
        evidence("G2");
        everySchool("G3", this::g3);
        everySchool("G4", this::g4);
        everySchool("G5", this::g5);
        everySchool("G6", this::g6);
        g7();
        g8();
        allTeachers("G9", "trained360Teachers");
        evidence("G10");
        g11();
        allTeachers("G12", "certifiedTeachers");
        g13("primary");
        g13("junior");
        g14();
        g15();
        q1();
        q2();
        everySchool("Q3", school -> yesNo(school, "charterAndIt"));
        everySchool("Q4", this::q4);
        evidence("Q5");
        everySchool("Q6", this::q6);
        everySchool("Q7", school -> yesNo(school, "fullCurriculum"));
        evidence("Q8");
        q9();
        s1();
        for (int i = 1; i <= 7; i++) {
            v(i);
        }
        return result();
    }

    /** RECOGNISABLE = E1 ∧ E2 ∧ every unit's R ∧ all 14 CVs ∧ 15/15 G ∧ 9/9 Q ∧ S1 ∧ no veto. */
    private NaiveResult result() {
        Map<String, NaiveOutcome> sections = new LinkedHashMap<>();
        for (String section : List.of("E", "R", "C", "G", "Q", "S", "V")) {
            List<NaiveOutcome> parts = new ArrayList<>();
            for (NaiveFinding finding : findings.values()) {
                // One of R1–R7 may stay below its limit, so only R counts; a school's G or Q counts through the county.
                boolean counts = section.equals("R")
                        ? finding.rule().equals("R")
                        : finding.rule().startsWith(section) && !finding.scope().equals("SCHOOL");
                if (counts) {
                    parts.add(finding.outcome());
                }
            }
            sections.put(section, NaiveOutcome.conjunction(parts));
        }
        return new NaiveResult(
                Collections.unmodifiableMap(findings), sections, NaiveOutcome.conjunction(sections.values()));
    }

    // ---------------------------------------------------------------- E: before anything is computed

    /** 通过国家义务教育基本均衡发展认定三年以上. The day of recognition plus three years is not after the date. */
    private void e1() {
        Object day = county.fact("basicBalanceRecognisedOn");
        if (day == null) {
            addCounty("E1", null, Test.missing(Set.of(countyCell("basicBalanceRecognisedOn")), ">=", Fraction.of(3)));
            return;
        }
        LocalDate recognised = LocalDate.parse((String) day);
        boolean met = !recognised.plusYears(3).isAfter(asOf);
        long years = 0;
        while (!recognised.plusYears(years + 1).isAfter(asOf)) {
            years++;
        }
        NaiveOutcome outcome = met ? NaiveOutcome.MET : NaiveOutcome.NOT_MET;
        Fraction shortfall = met ? null : Fraction.of(3 - years);
        addCounty(
                "E1", null, new Test(outcome, outcome, Fraction.of(years), Fraction.of(3), ">=", shortfall, Set.of()));
    }

    // ---------------------------------------------------------------- R: 第六条, per school and stage

    private static final List<String> R_LIMITS_PRIMARY = List.of("4.2", "1", "0.9", "4.5", "7.5", "2000", "2.3");
    private static final List<String> R_LIMITS_JUNIOR = List.of("5.3", "1", "0.9", "5.8", "10.2", "2500", "2.4");

    static Fraction limitOfR(int i, String stage) {
        return Fraction.parse((stage.equals("primary") ? R_LIMITS_PRIMARY : R_LIMITS_JUNIOR).get(i - 1));
    }

    /** "余项不能低于要求的85%": the exact product, never rounded. */
    static Fraction floorOfR(int i, String stage) {
        return limitOfR(i, stage).times(Fraction.parse("0.85"));
    }

    /** R1, R2, R3 and R7 are per hundred pupils, R4, R5 and R6 per pupil. */
    static int pupilsPerUnitOfR(int i) {
        return i <= 3 || i == 7 ? 100 : 1;
    }

    /**
     * Which units count: no 特殊教育学校, no 职业学校, no stage that the 办学类型 does not have, no stage without pupils, no
     * 教学点 under 50. An unknown number of pupils leaves it open.
     */
    private Answer isUnit(Map<String, String> school, String stage) {
        Answer has = hasStage(school, stage);
        if (has != Answer.YES || !school.get("kind").equals("教学点")) {
            return has;
        }
        return cell(school, stage + ".students").value.compareTo(Fraction.of(50)) < 0 ? Answer.NO : Answer.YES;
    }

    private Known pupils(Map<String, String> school, String stage) {
        return cell(school, stage + ".students");
    }

    /** 每百名学生拥有高于规定学历教师数: 小学专科及以上, 初中本科及以上. */
    private Known numeratorOfR1(Map<String, String> school, String stage) {
        Known sum = cell(school, stage + ".degree.bachelor")
                .plus(cell(school, stage + ".degree.master"))
                .plus(cell(school, stage + ".degree.doctor"));
        return stage.equals("primary") ? sum.plus(cell(school, stage + ".degree.associate")) : sum;
    }

    /** 每百名学生拥有县级以上骨干教师数. */
    private Known numeratorOfR2(Map<String, String> school, String stage) {
        return cell(school, stage + ".backbone");
    }

    /** 每百名学生拥有体育、艺术(美术、音乐)专任教师数: four columns of their own. */
    private Known numeratorOfR3(Map<String, String> school, String stage) {
        return cell(school, stage + ".pe")
                .plus(cell(school, stage + ".music"))
                .plus(cell(school, stage + ".fineArts"))
                .plus(cell(school, stage + ".arts"));
    }

    /** 生均教学及辅助用房面积, without 室内体育用房. */
    private Known numeratorOfR4(Map<String, String> school, String stage) {
        return cell(school, "teachingArea")
                .minus(cell(school, "indoorSportsArea"))
                .times(share(school, stage));
    }

    /** 生均体育运动场馆面积: 运动场地 and 室内体育用房. */
    private Known numeratorOfR5(Map<String, String> school, String stage) {
        return cell(school, "sportsGroundArea")
                .plus(cell(school, "indoorSportsArea"))
                .times(share(school, stage));
    }

    /** 生均教学仪器设备值: reported in 万元, judged in 元. */
    private Known numeratorOfR6(Map<String, String> school, String stage) {
        return cell(school, "equipmentValue").times(Known.of(10_000)).times(share(school, stage));
    }

    /** 每百名学生拥有网络多媒体教室数. */
    private Known numeratorOfR7(Map<String, String> school, String stage) {
        return cell(school, "multimediaRooms").times(share(school, stage));
    }

    private Known numeratorOfR(int i, Map<String, String> school, String stage) {
        switch (i) {
            case 1:
                return numeratorOfR1(school, stage);
            case 2:
                return numeratorOfR2(school, stage);
            case 3:
                return numeratorOfR3(school, stage);
            case 4:
                return numeratorOfR4(school, stage);
            case 5:
                return numeratorOfR5(school, stage);
            case 6:
                return numeratorOfR6(school, stage);
            case 7:
                return numeratorOfR7(school, stage);
            default:
                throw new IllegalArgumentException("R" + i);
        }
    }

    /** The stage's part of what a 一贯制学校 or 完全中学 holds in common: 1 : 1.1, 1 : 1.2, or 1 : 1.1 : 1.32 by pupils. */
    private Known share(Map<String, String> school, String stage) {
        Known a = cell(school, "primary.students");
        Known b = cell(school, "junior.students");
        Known c = cell(school, "senior.students");
        switch (school.get("kind")) {
            case "九年一贯制学校": {
                Known whole = a.plus(b.times(Known.of("1.1")));
                return (stage.equals("primary") ? a : b.times(Known.of("1.1"))).dividedBy(whole);
            }
            case "十二年一贯制学校": {
                Known whole = a.plus(b.times(Known.of("1.1"))).plus(c.times(Known.of("1.32")));
                return (stage.equals("primary") ? a : b.times(Known.of("1.1"))).dividedBy(whole);
            }
            case "完全中学":
                return b.dividedBy(b.plus(c.times(Known.of("1.2"))));
            default:
                return Known.of(1);
        }
    }

    /** R1 to R7 of one unit, and R: "每所学校至少6项指标达到上述要求,余项不能低于要求的85%". */
    private void resourcesOfUnit(Map<String, String> school, String stage) {
        List<NaiveOutcome> atLimit = new ArrayList<>();
        List<NaiveOutcome> atFloor = new ArrayList<>();
        List<NaiveOutcome> printedAtLimit = new ArrayList<>();
        List<NaiveOutcome> printedAtFloor = new ArrayList<>();
        Set<String> missing = new LinkedHashSet<>();
        for (int i = 1; i <= 7; i++) {
            Test test = againstBar(i, school, stage, limitOfR(i, stage));
            addSchoolStage("R" + i, school, stage, test);
            atLimit.add(test.exact);
            printedAtLimit.add(test.printed);
            missing.addAll(test.missing);
            Test floor = againstBar(i, school, stage, floorOfR(i, stage));
            atFloor.add(floor.exact);
            printedAtFloor.add(floor.printed);
        }
        NaiveOutcome exact = sixOfSeven(atLimit, atFloor);
        NaiveOutcome printed = sixOfSeven(printedAtLimit, printedAtFloor);
        Fraction value = null;
        Fraction shortfall = null;
        if (!atLimit.contains(NaiveOutcome.INDETERMINATE)) {
            int met = Collections.frequency(atLimit, NaiveOutcome.MET);
            int belowFloor = Collections.frequency(atFloor, NaiveOutcome.NOT_MET);
            value = Fraction.of(met);
            // Each improvement lifts one indicator: to its limit as long as six are not there, else to its floor.
            shortfall = Fraction.of(Math.max(6 - met, belowFloor));
        }
        addSchoolStage("R", school, stage, new Test(exact, printed, value, Fraction.of(6), ">=", shortfall, missing));
    }

    private static NaiveOutcome sixOfSeven(List<NaiveOutcome> atLimit, List<NaiveOutcome> atFloor) {
        if (atFloor.contains(NaiveOutcome.NOT_MET) || Collections.frequency(atLimit, NaiveOutcome.NOT_MET) > 1) {
            return NaiveOutcome.NOT_MET;
        }
        boolean enough = Collections.frequency(atLimit, NaiveOutcome.MET) >= 6;
        return enough && !atFloor.contains(NaiveOutcome.INDETERMINATE) ? NaiveOutcome.MET : NaiveOutcome.INDETERMINATE;
    }

    /** One indicator of one unit against its limit or its floor; 表Ⅱ-2 prints it with two decimals. */
    private Test againstBar(int i, Map<String, String> school, String stage, Fraction bar) {
        Known numerator = numeratorOfR(i, school, stage);
        Known pupils = pupils(school, stage);
        boolean people = i <= 3 || i == 7;
        Test strict = ratio(numerator, pupils, pupilsPerUnitOfR(i), ">=", bar, 2, people);
        if (i == 3 && concessions.contains("T1")) {
            Known more = numerator.plus(cell(school, stage + ".visitingPeArts"));
            return conceded(strict, ratio(more, pupils, 100, ">=", bar, 2, true), t1(school));
        }
        if (i == 5 && concessions.contains("T2")) {
            Known more = numerator.plus(cell(school, "extraSportsArea").times(share(school, stage)));
            return conceded(strict, ratio(more, pupils, 1, ">=", bar, 2, false), t2(school));
        }
        return strict;
    }

    // ---------------------------------------------------------------- T: concessions of the 规程

    /** T1 农村小规模学校和教学点, 50 ≤ pupils < 100: R3 may include 交流轮岗、兼职、走教 teachers. */
    private Applies t1(Map<String, String> school) {
        Applies small;
        Known pupils = compulsoryPupils(school);
        if (pupils.isMissing()) {
            small = Applies.unknown(pupils.missing);
        } else {
            small = Applies.known(
                    pupils.value.compareTo(Fraction.of(50)) >= 0 && pupils.value.compareTo(Fraction.of(100)) < 0);
        }
        Applies rural = school.get("kind").equals("教学点") ? Applies.known(true) : isRural(school);
        return small.and(rural);
    }

    /** T2 人口密度过高的中心城区学校: R5 may add converted or leased venues. */
    private Applies t2(Map<String, String> school) {
        String dense = school.get("denseUrbanCore");
        return dense == null
                ? Applies.unknown(Set.of(schoolCell(school, "denseUrbanCore")))
                : Applies.known(dense.equals("是"));
    }

    /** T3 planned and built ≤ 2016: music ≥ 73㎡, art ≥ 67㎡. */
    private Applies t3(Map<String, String> school) {
        return builtUpTo(school, 2016);
    }

    /** T4 最大班额 <30 农村小规模学校: both rooms, 小学 ≥ 54㎡, 初中 ≥ 61㎡. */
    private Applies t4(Map<String, String> school) {
        Applies small = Applies.known(true);
        for (String stage : STAGES) {
            if (hasStage(school, stage) == Answer.UNKNOWN) {
                small = small.and(Applies.unknown(Set.of(schoolCell(school, stage + ".students"))));
            } else if (hasStage(school, stage) == Answer.YES) {
                List<Fraction> sizes = list(school, stage + ".classSizes");
                small = small.and(
                        sizes == null
                                ? Applies.unknown(Set.of(schoolCell(school, stage + ".classSizes")))
                                : Applies.known(sizes.stream().allMatch(size -> size.compareTo(Fraction.of(30)) < 0)));
            }
        }
        return small.and(isRural(school));
    }

    /** T5 planned and built ≤ 2010, or 进城务工随迁子女 > 50 % of the pupils. */
    private Applies t5(Map<String, String> school) {
        Known migrants = cell(school, "migrantStudents");
        Known pupils = compulsoryPupils(school);
        Known both = migrants.plus(pupils);
        Applies migrantSchool = both.isMissing()
                ? Applies.unknown(both.missing)
                : Applies.known(migrants.value.times(2).compareTo(pupils.value) > 0);
        return builtUpTo(school, 2010).or(migrantSchool);
    }

    private Applies builtUpTo(Map<String, String> school, int year) {
        Known built = cell(school, "builtYear");
        return built.isMissing()
                ? Applies.unknown(built.missing)
                : Applies.known(built.value.compareTo(Fraction.of(year)) <= 0);
    }

    private Applies isRural(Map<String, String> school) {
        String location = school.get("location");
        return location == null
                ? Applies.unknown(Set.of(schoolCell(school, "location")))
                : Applies.known(location.equals("乡村"));
    }

    /**
     * The outcome with a concession. A concession can only help, so what is met without it stays met, and what fails
     * even with it fails; where it is unknown whether it applies and that would decide, the outcome is open.
     */
    private static Test conceded(Test strict, Test lenient, Applies applies) {
        if (applies.answer == Answer.NO) {
            return strict;
        }
        NaiveOutcome exact = concededOutcome(strict.exact, lenient.exact, applies.answer);
        NaiveOutcome printed = concededOutcome(strict.printed, lenient.printed, applies.answer);
        Set<String> missing = new LinkedHashSet<>();
        if (exact == NaiveOutcome.INDETERMINATE || printed == NaiveOutcome.INDETERMINATE) {
            missing.addAll(strict.missing);
            missing.addAll(lenient.missing);
            missing.addAll(applies.missing);
        }
        boolean useLenient = applies.answer == Answer.YES && lenient.value != null;
        Test shown = useLenient ? lenient : strict;
        return new Test(exact, printed, shown.value, shown.limit, shown.comparator, shown.shortfall, missing);
    }

    private static NaiveOutcome concededOutcome(NaiveOutcome strict, NaiveOutcome lenient, Answer applies) {
        if (strict == NaiveOutcome.MET) {
            return NaiveOutcome.MET;
        }
        if (applies == Answer.YES || lenient == NaiveOutcome.NOT_MET) {
            return lenient;
        }
        return NaiveOutcome.INDETERMINATE;
    }

    // ---------------------------------------------------------------- C: 第六条, per stage

    /** "所有指标校际差异系数,小学均小于或等于0.50,初中均小于或等于0.45"; plain values, whatever the concessions. */
    private void c(int i, String stage) {
        Fraction limit = Fraction.parse(stage.equals("primary") ? "0.5" : "0.45");
        List<Fraction> resources = new ArrayList<>();
        List<Fraction> pupils = new ArrayList<>();
        Set<String> missing = new LinkedHashSet<>();
        boolean anyUnit = false;
        boolean undefined = false;
        for (Map<String, String> school : county.schools()) {
            if (isUnit(school, stage) == Answer.NO) {
                continue;
            }
            anyUnit = true;
            Known both = numeratorOfR(i, school, stage).dividedBy(pupils(school, stage));
            missing.addAll(both.missing);
            if (both.isMissing()) {
                undefined = true;
            } else {
                resources.add(numeratorOfR(i, school, stage).value);
                pupils.add(pupils(school, stage).value);
            }
        }
        Test test;
        if (!anyUnit) {
            test = Test.notApplicable();
        } else if (undefined || sum(resources).signum() == 0) {
            test = Test.missing(missing, "<=", limit);
        } else {
            Fraction square = squaredCv(resources, pupils);
            Fraction printedCv = Fraction.of(square.squareRoot(3));
            test = new Test(
                    met(square, "<=", limit.times(limit)),
                    met(printedCv, "<=", limit),
                    square,
                    limit,
                    "<=",
                    null,
                    Set.of());
        }
        add("C" + i, "COUNTY_STAGE", county.code(), stage, test);
    }

    /** The square of S / X̄ with X̄ = Σ X_i / Σ P_i and S² = Σ (P_i / P_N)(X_i / P_i − X̄)². */
    static Fraction squaredCv(List<Fraction> resources, List<Fraction> pupils) {
        Fraction allPupils = sum(pupils);
        Fraction mean = sum(resources).dividedBy(allPupils);
        Fraction variance = Fraction.ZERO;
        for (int k = 0; k < resources.size(); k++) {
            Fraction deviation = resources.get(k).dividedBy(pupils.get(k)).minus(mean);
            variance = variance.plus(
                    pupils.get(k).dividedBy(allPupils).times(deviation).times(deviation));
        }
        return variance.dividedBy(mean.times(mean));
    }

    /** Resource and pupils of every unit of a stage by school code, or null while anything is missing. */
    static Map<String, List<Fraction>> unitsFor(RawCounty county, int i, String stage) {
        NaiveEvaluation evaluation = new NaiveEvaluation(county, LocalDate.MAX, Set.of(), false);
        Map<String, List<Fraction>> units = new LinkedHashMap<>();
        for (Map<String, String> school : county.schools()) {
            if (evaluation.isUnit(school, stage) != Answer.NO) {
                Known resource = evaluation.numeratorOfR(i, school, stage);
                Known pupils = evaluation.pupils(school, stage);
                if (resource.isMissing() || pupils.isMissing()) {
                    return null;
                }
                units.put(school.get("id"), List.of(resource.value, pupils.value));
            }
        }
        return units;
    }

    // ---------------------------------------------------------------- G: 第七条

    /** G1 G2 G10, Q5 Q8, E2: what a person judges. */
    private void evidence(String id) {
        Object met = county.fact("evidence." + id + ".met");
        addCounty(id, null, judged(met, "evidence." + id + ".met"));
    }

    /** (三) 每12个班级配备音乐、美术专用教室1间以上, 音乐≥96㎡, 美术≥90㎡, over all classes of the school's compulsory stages. */
    private Test g3(Map<String, String> school) {
        boolean may3 = concessions.contains("T3");
        boolean may4 = concessions.contains("T4");
        Applies three = may3 ? t3(school) : Applies.known(false);
        Applies four = may4 ? t4(school) : Applies.known(false);
        Test strict = g3(school, false, false);
        Test sure = g3(school, three.answer == Answer.YES, four.answer == Answer.YES);
        Test most = g3(school, three.answer != Answer.NO, four.answer != Answer.NO);
        Applies open = three.answer == Answer.UNKNOWN || four.answer == Answer.UNKNOWN
                ? Applies.unknown(union(three.missing, four.missing))
                : Applies.known(false);
        return conceded(conceded(strict, sure, Applies.known(true)), most, open);
    }

    private Test g3(Map<String, String> school, boolean three, boolean four) {
        // Where T3 and T4 both apply the more lenient one wins.
        Fraction music = Fraction.of(three ? 73 : 96);
        Fraction art = Fraction.of(three ? 67 : 90);
        if (four) {
            Fraction small = Fraction.of(hasStage(school, "junior") == Answer.YES ? 61 : 54);
            music = music.compareTo(small) < 0 ? music : small;
            art = art.compareTo(small) < 0 ? art : small;
        }
        Known classes = Known.of(0);
        for (String stage : STAGES) {
            if (hasStage(school, stage) != Answer.NO) {
                List<Fraction> sizes = list(school, stage + ".classSizes");
                Known count = sizes == null
                        ? Known.missing(schoolCell(school, stage + ".classSizes"))
                        : Known.of(sizes.size());
                if (hasStage(school, stage) == Answer.UNKNOWN) {
                    count = count.plus(Known.missing(schoolCell(school, stage + ".students")));
                }
                classes = classes.plus(count);
            }
        }
        Test musicRooms = enoughRooms(school, "musicRoomAreas", music, classes);
        Test artRooms = enoughRooms(school, "artRoomAreas", art, classes);
        return first(musicRooms, artRooms);
    }

    private Test enoughRooms(Map<String, String> school, String key, Fraction area, Known classes) {
        List<Fraction> areas = list(school, key);
        Known rooms = areas == null
                ? Known.missing(schoolCell(school, key))
                : Known.of(
                        areas.stream().filter(one -> one.compareTo(area) >= 0).count());
        if (classes.isMissing() || rooms.isMissing()) {
            return Test.missing(union(classes.missing, rooms.missing), ">=", null);
        }
        Fraction needed = classes.value.dividedBy(Fraction.of(12)).ceil();
        needed = needed.signum() > 0 ? needed : Fraction.of(1);
        return compared(rooms, ">=", needed, AS_IS);
    }

    /** (四) 小学、初中≤2000人, 九年一贯制、十二年一贯制学校义务教育阶段≤2500人; T5: 2400, 九年一贯制 3000, 十二年 not named. */
    private Test g4(Map<String, String> school) {
        int limit = 2000;
        int lenient = 2400;
        if (school.get("kind").equals("九年一贯制学校")) {
            limit = 2500;
            lenient = 3000;
        } else if (school.get("kind").equals("十二年一贯制学校")) {
            limit = 2500;
            lenient = 2500;
        }
        Known pupils = compulsoryPupils(school);
        Test strict = compared(pupils, "<=", Fraction.of(limit), AS_IS);
        return concessions.contains("T5")
                ? conceded(strict, compared(pupils, "<=", Fraction.of(lenient), AS_IS), t5(school))
                : strict;
    }

    /** (五) 所有班级 小学≤45, 初中≤50, class by class with the limit of its own stage. */
    private Test g5(Map<String, String> school) {
        List<Test> tests = new ArrayList<>();
        for (String stage : STAGES) {
            Fraction limit = Fraction.of(stage.equals("primary") ? 45 : 50);
            if (hasStage(school, stage) == Answer.NO) {
                continue;
            }
            List<Fraction> sizes = list(school, stage + ".classSizes");
            Set<String> missing = new LinkedHashSet<>();
            if (hasStage(school, stage) == Answer.UNKNOWN) {
                missing.add(schoolCell(school, stage + ".students"));
            }
            if (sizes == null) {
                missing.add(schoolCell(school, stage + ".classSizes"));
            }
            if (!missing.isEmpty()) {
                tests.add(Test.missing(missing, "<=", limit));
            } else if (sizes.isEmpty()) {
                tests.add(Test.notApplicable());
            } else {
                tests.add(compared(new Known(Collections.max(sizes), Set.of()), "<=", limit, AS_IS));
            }
        }
        // The class shown is the one that is furthest over its limit, or nearest to it.
        tests.sort((one, other) -> margin(one).compareTo(margin(other)));
        return first(tests.toArray(new Test[0]));
    }

    private static Fraction margin(Test test) {
        return test.value == null ? Fraction.ZERO : test.limit.minus(test.value);
    }

    /** (六) 不足100名学生的学校按100名学生核定公用经费: granted ≥ 100 × quota, with two stages the quotas averaged by pupils. */
    private Test g6(Map<String, String> school) {
        Fraction reported = Fraction.ZERO;
        Set<String> unknown = new LinkedHashSet<>();
        Known pupils = Known.of(0);
        Known weighted = Known.of(0);
        for (String stage : STAGES) {
            Answer has = hasStage(school, stage);
            if (has == Answer.UNKNOWN) {
                unknown.add(schoolCell(school, stage + ".students"));
            }
            if (has == Answer.YES) {
                reported = reported.plus(pupils(school, stage).value);
                Known quota = countyCellValue("publicFundingQuotaYuan." + stage.toUpperCase(Locale.ROOT));
                pupils = pupils.plus(pupils(school, stage));
                weighted = weighted.plus(pupils(school, stage).times(quota));
            }
        }
        if (reported.compareTo(Fraction.of(100)) >= 0) {
            return Test.notApplicable();
        }
        Known granted = cell(school, "publicFundsGranted").times(Known.of(10_000));
        if (!unknown.isEmpty()) {
            return Test.missing(union(unknown, union(granted.missing, weighted.missing)), ">=", null);
        }
        Known needed = weighted.dividedBy(pupils).times(Known.of(100));
        if (granted.isMissing() || needed.isMissing()) {
            return Test.missing(union(granted.missing, needed.missing), ">=", needed.value);
        }
        return withShortfall(compared(granted, ">=", needed.value, AS_IS), needed.value.minus(granted.value));
    }

    /** (七) 特殊教育学校生均公用经费≥6000元; 表Ⅳ prints an integer. */
    private void g7() {
        addCounty(
                "G7",
                null,
                ratio(
                        countyCellValue("specialEducation.fundsYuan"),
                        countyCellValue("specialEducation.students"),
                        1,
                        ">=",
                        Fraction.of(6000),
                        0,
                        false));
    }

    /** (八) 教师平均工资收入不低于公务员, 足额核定绩效工资总量; 表Ⅳ prints both salaries as integers. */
    private void g8() {
        Known teachers = countyCellValue("pay.teachersYuan");
        Known servants = countyCellValue("pay.civilServantsYuan");
        Test pay;
        if (teachers.isMissing() || servants.isMissing()) {
            pay = Test.missing(union(teachers.missing, servants.missing), ">=", servants.value);
        } else {
            pay = new Test(
                    met(teachers.value, ">=", servants.value),
                    met(teachers.value.rounded(0), ">=", servants.value.rounded(0)),
                    teachers.value,
                    servants.value,
                    ">=",
                    servants.value.minus(teachers.value),
                    Set.of());
        }
        addCounty("G8", null, first(pay, judgedFact("pay.performancePayApproved")));
    }

    /** (九) 教师5年360学时培训完成率 and (十二) 专任教师持证上岗率, both =100%, of sums over all schools. */
    private void allTeachers(String rule, String key) {
        Known some = Known.of(0);
        Known all = Known.of(0);
        boolean any = false;
        for (Map<String, String> school : county.schools()) {
            if (isOpen(school) == Answer.NO) {
                continue;
            }
            any = true;
            some = some.plus(cell(school, key));
            for (String stage : STAGES) {
                // The numerator is the whole school's, so the teachers of a stage that lost its pupils count too.
                if (hasStage(school, stage) != Answer.UNKNOWN
                        && stagesOf(school.get("kind")).contains(stage)) {
                    all = all.plus(cell(school, stage + ".teachers"));
                } else if (hasStage(school, stage) == Answer.UNKNOWN) {
                    all = all.plus(pupils(school, stage)).plus(cell(school, stage + ".teachers"));
                }
            }
        }
        addCounty(rule, null, any ? ratio(some, all, 100, "=", Fraction.of(100), 1, true) : Test.notApplicable());
    }

    /** (十一) 交流轮岗教师≥符合条件的10%, 其中骨干≥交流轮岗教师的20%. */
    private void g11() {
        Known rotated = countyCellValue("rotation.rotated");
        addCounty(
                "G11",
                null,
                first(
                        ratio(rotated, countyCellValue("rotation.eligible"), 100, ">=", Fraction.of(10), 1, true),
                        ratio(
                                countyCellValue("rotation.backboneRotated"),
                                rotated,
                                100,
                                ">=",
                                Fraction.of(20),
                                1,
                                true)));
    }

    /** (十三) 城区和镇区公办小学、初中(均不含寄宿制学校)就近划片入学比例 小学=100%, 初中≥95%. */
    private void g13(String stage) {
        Known inZone = Known.of(0);
        Known all = Known.of(0);
        boolean any = false;
        for (Map<String, String> school : county.schools()) {
            String location = school.get("location");
            String boarding = school.get("boarding");
            Known sponsor = cell(school, "sponsor");
            boolean out = hasStage(school, stage) == Answer.NO
                    || "乡村".equals(location)
                    || "是".equals(boarding)
                    || (!sponsor.isMissing() && sponsor.value.equals(Fraction.of(10)));
            if (out) {
                continue;
            }
            any = true;
            inZone = inZone.plus(cell(school, stage + ".inZoneStudents"));
            all = all.plus(pupils(school, stage));
            if (sponsor.isMissing()) {
                all = all.plus(Known.missing(schoolCell(school, "sponsor")));
            }
            if (location == null) {
                all = all.plus(Known.missing(schoolCell(school, "location")));
            }
            if (boarding == null) {
                all = all.plus(Known.missing(schoolCell(school, "boarding")));
            }
        }
        boolean primary = stage.equals("primary");
        add(
                "G13",
                "COUNTY_STAGE",
                county.code(),
                stage,
                any
                        ? ratio(inZone, all, 100, primary ? "=" : ">=", Fraction.of(primary ? 100 : 95), 1, true)
                        : Test.notApplicable());
    }

    /** (十四) 优质高中招生名额分配比例≥50%, 并向农村初中倾斜. */
    private void g14() {
        addCounty(
                "G14",
                null,
                first(
                        ratio(
                                countyCellValue("seniorHighPlaces.allocated"),
                                countyCellValue("seniorHighPlaces.planned"),
                                100,
                                ">=",
                                Fraction.of(50),
                                1,
                                true),
                        judgedFact("seniorHighPlaces.ruralTilt")));
    }

    /** (十五) 留守儿童关爱体系健全; 符合条件的随迁子女在公办学校和政府购买服务的民办学校就读≥85%. */
    private void g15() {
        addCounty(
                "G15",
                null,
                first(
                        ratio(
                                countyCellValue("migrantChildren.inPublic")
                                        .plus(countyCellValue("migrantChildren.inPurchasedPrivate")),
                                countyCellValue("migrantChildren.eligible"),
                                100,
                                ">=",
                                Fraction.of(85),
                                1,
                                true),
                        judgedFact("migrantChildren.leftBehindCare")));
    }

    // ---------------------------------------------------------------- Q: 第八条

    /** (一) 初中三年巩固率≥95%: (毕业 − 转入 + 转出) ÷ (三年前初一 − 死亡), of sums over all schools with a junior stage. */
    private void q1() {
        Known stayed = Known.of(0);
        Known entered = Known.of(0);
        boolean any = false;
        for (Map<String, String> school : county.schools()) {
            if (hasStage(school, "junior") == Answer.NO) {
                continue;
            }
            any = true;
            stayed = stayed.plus(cell(school, "graduates"))
                    .minus(cell(school, "transfersIn"))
                    .plus(cell(school, "transfersOut"));
            entered = entered.plus(cell(school, "entrantsThreeYearsAgo")).minus(cell(school, "deaths"));
            if (hasStage(school, "junior") == Answer.UNKNOWN) {
                entered = entered.plus(pupils(school, "junior"));
            }
        }
        addCounty("Q1", null, any ? ratio(stayed, entered, 100, ">=", Fraction.of(95), 1, true) : Test.notApplicable());
    }

    /** (二) 残疾儿童少年入学率≥95%. */
    private void q2() {
        addCounty(
                "Q2",
                null,
                ratio(
                        countyCellValue("disabledChildren.enrolled"),
                        countyCellValue("disabledChildren.schoolAge"),
                        100,
                        ">=",
                        Fraction.of(95),
                        1,
                        true));
    }

    /** (三) 所有学校制定章程, 实现管理与教学信息化, and (七) 课程开齐开足. */
    private Test yesNo(Map<String, String> school, String key) {
        String text = school.get(key);
        return text == null ? Test.missing(Set.of(schoolCell(school, key)), null, null) : judged(text.equals("是"), key);
    }

    /** (四) 所有学校按照不低于学校年度公用经费预算总额的5%安排教师培训经费. */
    private Test q4(Map<String, String> school) {
        return ratio(
                cell(school, "trainingBudget"), cell(school, "publicFundsBudget"), 100, ">=", Fraction.of(5), 1, false);
    }

    /** (六) 所有学校德育工作、校园文化建设水平达到良好以上; 以上 includes 良好. */
    private Test q6(Map<String, String> school) {
        String grade = school.get("moralAndCulture");
        return grade == null
                ? Test.missing(Set.of(schoolCell(school, "moralAndCulture")), null, null)
                : judged(grade.equals("优秀") || grade.equals("良好"), "moralAndCulture");
    }

    /** (九) 国家义务教育质量监测 相关科目学业水平≥Ⅲ级 and 校际差异率 below 0.15, strictly, for each subject supplied. */
    private void q9() {
        Object monitoring = county.fact("monitoring");
        if (!(monitoring instanceof List<?> subjects) || subjects.isEmpty()) {
            addCounty("Q9", null, Test.missing(Set.of(countyCell("monitoring")), "<", Fraction.parse("0.15")));
            return;
        }
        List<Test> tests = new ArrayList<>();
        int index = 0;
        for (Object subject : subjects) {
            Map<?, ?> facts = (Map<?, ?>) subject;
            Known level = number(facts.get("level"), countyCell("monitoring[" + index + "].level"));
            Known rate = number(facts.get("variation"), countyCell("monitoring[" + index + "].variation"));
            tests.add(compared(level, ">=", Fraction.of(3), AS_IS));
            // The rate is the state's own figure: the form copies it and rounds nothing.
            tests.add(compared(rate, "<", Fraction.parse("0.15"), AS_IS));
            index++;
        }
        addCounty("Q9", null, first(tests.toArray(new Test[0])));
    }

    // ---------------------------------------------------------------- S and V

    /** 社会认可度≥85%. The decimals of 表Ⅵ are not stated, so nothing is rounded. */
    private void s1() {
        addCounty(
                "S1",
                null,
                ratio(
                        countyCellValue("recognitionSurvey.satisfied"),
                        countyCellValue("recognitionSurvey.valid"),
                        100,
                        ">=",
                        Fraction.of(85),
                        AS_IS,
                        true));
    }

    /** 一票否决: any that exists decides. V7 is a veto from data year 2019 on. */
    private void v(int i) {
        Known year = countyCellValue("year");
        Object found = county.fact("vetoes.V" + i);
        Test test;
        if (i == 7 && year.isMissing()) {
            test = Test.missing(Set.of(countyCell("year")), null, null);
        } else if (i == 7 && year.value.compareTo(Fraction.of(2019)) < 0) {
            test = Test.notApplicable();
        } else {
            test = judged(found == null ? null : !((Boolean) found), "vetoes.V" + i);
        }
        addCounty("V" + i, null, test);
    }

    // ---------------------------------------------------------------- schools, stages and cells

    /** The compulsory stages of a 办学类型; none for the kinds that stay out of every rule computed from schools.csv. */
    static Set<String> stagesOf(String kind) {
        switch (kind) {
            case "小学":
            case "教学点":
                return Set.of("primary");
            case "初级中学":
            case "完全中学":
                return Set.of("junior");
            case "九年一贯制学校":
            case "十二年一贯制学校":
                return Set.of("primary", "junior");
            default:
                return Set.of();
        }
    }

    private Answer hasStage(Map<String, String> school, String stage) {
        if (!stagesOf(school.get("kind")).contains(stage)) {
            return Answer.NO;
        }
        Known pupils = pupils(school, stage);
        if (pupils.isMissing()) {
            return Answer.UNKNOWN;
        }
        return pupils.value.signum() > 0 ? Answer.YES : Answer.NO;
    }

    /** A school is open when one of its compulsory stages has pupils. */
    private Answer isOpen(Map<String, String> school) {
        Answer one = hasStage(school, "primary");
        Answer other = hasStage(school, "junior");
        if (one == Answer.YES || other == Answer.YES) {
            return Answer.YES;
        }
        return one == Answer.UNKNOWN || other == Answer.UNKNOWN ? Answer.UNKNOWN : Answer.NO;
    }

    private Known compulsoryPupils(Map<String, String> school) {
        Known sum = Known.of(0);
        for (String stage : STAGES) {
            if (stagesOf(school.get("kind")).contains(stage)) {
                sum = sum.plus(pupils(school, stage));
            }
        }
        return sum;
    }

    /** One finding per school, and the conjunction of them for the county. */
    private void everySchool(String rule, Function<Map<String, String>, Test> judge) {
        List<NaiveOutcome> exact = new ArrayList<>();
        List<NaiveOutcome> printed = new ArrayList<>();
        Set<String> missing = new LinkedHashSet<>();
        for (Map<String, String> school : county.schools()) {
            Test test;
            Answer open = isOpen(school);
            if (open == Answer.NO) {
                test = Test.notApplicable();
            } else {
                test = judge.apply(school);
                if (open == Answer.UNKNOWN && test.exact != NaiveOutcome.NOT_APPLICABLE) {
                    Set<String> cells = new LinkedHashSet<>(test.missing);
                    for (String stage : STAGES) {
                        if (hasStage(school, stage) == Answer.UNKNOWN) {
                            cells.add(schoolCell(school, stage + ".students"));
                        }
                    }
                    test = Test.missing(cells, test.comparator, test.limit);
                }
            }
            add(rule, "SCHOOL", school.get("id"), null, test);
            exact.add(test.exact);
            printed.add(test.printed);
            missing.addAll(test.missing);
        }
        addCounty(
                rule,
                null,
                new Test(
                        NaiveOutcome.conjunction(exact),
                        NaiveOutcome.conjunction(printed),
                        null,
                        null,
                        null,
                        null,
                        missing));
    }

    private static String schoolCell(Map<String, String> school, String key) {
        return school.get("id") + "/" + key;
    }

    private static String countyCell(String path) {
        return "county/" + path;
    }

    private static Known cell(Map<String, String> school, String key) {
        String text = school.get(key);
        return text == null ? Known.missing(schoolCell(school, key)) : Known.of(text);
    }

    /** A list cell, or null where it is blank; {@code 0} alone is the empty list. */
    private static List<Fraction> list(Map<String, String> school, String key) {
        String text = school.get(key);
        if (text == null) {
            return null;
        }
        List<Fraction> numbers = new ArrayList<>();
        for (String part : text.split(";")) {
            numbers.add(Fraction.parse(part));
        }
        return numbers.size() == 1 && numbers.get(0).signum() == 0 ? List.of() : numbers;
    }

    private Known countyCellValue(String path) {
        return number(county.fact(path), countyCell(path));
    }

    private static Known number(Object fact, String cell) {
        if (fact == null) {
            return Known.missing(cell);
        }
        return new Known(
                fact instanceof BigDecimal decimal ? Fraction.of(decimal) : Fraction.parse(fact.toString()), Set.of());
    }

    private static Fraction sum(List<Fraction> numbers) {
        Fraction sum = Fraction.ZERO;
        for (Fraction number : numbers) {
            sum = sum.plus(number);
        }
        return sum;
    }

    private static Set<String> union(Set<String> one, Set<String> other) {
        Set<String> union = new LinkedHashSet<>(one);
        union.addAll(other);
        return union;
    }

    // ---------------------------------------------------------------- tests

    private Test judgedFact(String path) {
        return judged(county.fact(path), path);
    }

    private static Test judged(Object met, String path) {
        if (met == null) {
            return Test.missing(Set.of(countyCell(path)), null, null);
        }
        NaiveOutcome outcome = (Boolean) met ? NaiveOutcome.MET : NaiveOutcome.NOT_MET;
        return new Test(outcome, outcome, null, null, null, null, Set.of());
    }

    private static NaiveOutcome met(Fraction value, String comparator, Fraction limit) {
        int order = value.compareTo(limit);
        boolean met;
        switch (comparator) {
            case ">=":
                met = order >= 0;
                break;
            case "<=":
                met = order <= 0;
                break;
            case "<":
                met = order < 0;
                break;
            case "=":
                met = order == 0;
                break;
            default:
                throw new IllegalArgumentException(comparator);
        }
        return met ? NaiveOutcome.MET : NaiveOutcome.NOT_MET;
    }

    /** A value against a limit; an upper limit that is exceeded carries the excess. */
    private static Test compared(Known value, String comparator, Fraction limit, int decimals) {
        if (value.isMissing()) {
            return Test.missing(value.missing, comparator, limit);
        }
        Fraction printed = decimals == AS_IS ? value.value : value.value.rounded(decimals);
        Fraction excess = comparator.equals("<=") ? value.value.minus(limit) : limit.minus(value.value);
        return new Test(
                met(value.value, comparator, limit),
                met(printed, comparator, limit),
                value.value,
                limit,
                comparator,
                excess,
                Set.of());
    }

    /** numerator × scale ÷ denominator against a limit; what the numerator lacks is counted whole or exactly. */
    private static Test ratio(
            Known numerator,
            Known denominator,
            int scale,
            String comparator,
            Fraction limit,
            int decimals,
            boolean whole) {
        Known value = numerator.times(Known.of(scale)).dividedBy(denominator);
        if (value.isMissing()) {
            return Test.missing(value.missing, comparator, limit);
        }
        Fraction lack =
                limit.times(denominator.value).dividedBy(Fraction.of(scale)).minus(numerator.value);
        return withShortfall(compared(value, comparator, limit, decimals), whole ? lack.ceil() : lack);
    }

    private static Test withShortfall(Test test, Fraction shortfall) {
        return new Test(test.exact, test.printed, test.value, test.limit, test.comparator, shortfall, test.missing);
    }

    /** A conjunction that shows the first of its tests that has the outcome of the whole. */
    private static Test first(Test... tests) {
        List<NaiveOutcome> exact = new ArrayList<>();
        List<NaiveOutcome> printed = new ArrayList<>();
        Set<String> missing = new LinkedHashSet<>();
        for (Test test : tests) {
            exact.add(test.exact);
            printed.add(test.printed);
            missing.addAll(test.missing);
        }
        NaiveOutcome outcome = NaiveOutcome.conjunction(exact);
        for (Test test : tests) {
            if (test.exact == outcome) {
                return new Test(
                        outcome,
                        NaiveOutcome.conjunction(printed),
                        test.value,
                        test.limit,
                        test.comparator,
                        test.shortfall,
                        missing);
            }
        }
        return Test.notApplicable();
    }

    private void addCounty(String rule, String stage, Test test) {
        add(rule, "COUNTY", county.code(), stage, test);
    }

    private void addSchoolStage(String rule, Map<String, String> school, String stage, Test test) {
        add(rule, "SCHOOL_STAGE", school.get("id"), stage, test);
    }

    private void add(String rule, String scope, String subject, String stage, Test test) {
        NaiveOutcome outcome = asReported ? test.printed : test.exact;
        boolean lacks = outcome == NaiveOutcome.NOT_MET && test.shortfall != null && test.shortfall.signum() > 0;
        NaiveFinding finding = new NaiveFinding(
                rule,
                scope,
                subject,
                stage == null ? null : stage.toUpperCase(Locale.ROOT),
                outcome,
                outcome == NaiveOutcome.INDETERMINATE ? null : test.value,
                test.limit,
                test.comparator,
                lacks ? test.shortfall : null,
                outcome == NaiveOutcome.INDETERMINATE ? Collections.unmodifiableSet(test.missing) : Set.of(),
                test.exact != test.printed);
        if (findings.put(finding.key(), finding) != null) {
            throw new IllegalStateException("two findings for " + finding.key());
        }
    }

    private enum Answer {
        YES,
        NO,
        UNKNOWN
    }

    /** Whether a concession applies, and the blank cells that would tell. */
    private record Applies(Answer answer, Set<String> missing) {
        static Applies known(boolean yes) {
            return new Applies(yes ? Answer.YES : Answer.NO, Set.of());
        }

        static Applies unknown(Set<String> missing) {
            return new Applies(Answer.UNKNOWN, missing);
        }

        Applies and(Applies other) {
            if (answer == Answer.NO || other.answer == Answer.NO) {
                return known(false);
            }
            return answer == Answer.YES && other.answer == Answer.YES
                    ? known(true)
                    : unknown(union(missing, other.missing));
        }

        Applies or(Applies other) {
            if (answer == Answer.YES || other.answer == Answer.YES) {
                return known(true);
            }
            return answer == Answer.NO && other.answer == Answer.NO
                    ? known(false)
                    : unknown(union(missing, other.missing));
        }
    }

    /** A number, or the blank cells it lacks; with neither it is undefined, as a quotient by a reported 0 is. */
    private static final class Known {
        private final Fraction value;
        private final Set<String> missing;

        Known(Fraction value, Set<String> missing) {
            this.value = value;
            this.missing = missing;
        }

        static Known of(long number) {
            return new Known(Fraction.of(number), Set.of());
        }

        static Known of(String decimal) {
            return new Known(Fraction.parse(decimal), Set.of());
        }

        static Known missing(String cell) {
            return new Known(null, Set.of(cell));
        }

        boolean isMissing() {
            return value == null;
        }

        Known plus(Known other) {
            return with(other, value == null || other.value == null ? null : value.plus(other.value));
        }

        Known minus(Known other) {
            return with(other, value == null || other.value == null ? null : value.minus(other.value));
        }

        Known times(Known other) {
            return with(other, value == null || other.value == null ? null : value.times(other.value));
        }

        Known dividedBy(Known other) {
            boolean none = value == null || other.value == null || other.value.signum() <= 0;
            return with(other, none ? null : value.dividedBy(other.value));
        }

        private Known with(Known other, Fraction result) {
            return new Known(result, union(missing, other.missing));
        }
    }

    /** One comparison: its outcome on exact values and on printed ones. */
    private record Test(
            NaiveOutcome exact,
            NaiveOutcome printed,
            Fraction value,
            Fraction limit,
            String comparator,
            Fraction shortfall,
            Set<String> missing) {

        static Test missing(Set<String> missing, String comparator, Fraction limit) {
            return new Test(
                    NaiveOutcome.INDETERMINATE, NaiveOutcome.INDETERMINATE, null, limit, comparator, null, missing);
        }

        static Test notApplicable() {
            return new Test(NaiveOutcome.NOT_APPLICABLE, NaiveOutcome.NOT_APPLICABLE, null, null, null, null, Set.of());
        }
    }
}
