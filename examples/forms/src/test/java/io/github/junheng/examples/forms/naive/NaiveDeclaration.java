package io.github.junheng.examples.forms.naive;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;

/**
 * The declaration's tables reckoned a second time, straight from the text of a dataset's folder and from what the standard says:
 * no class of core, of the rules or of the forms is used. Every cell by its name, blank as the empty text.
 */
final class NaiveDeclaration {
    private static final List<String> STAGES = List.of("PRIMARY", "JUNIOR");
    private static final Map<String, List<String>> STAGES_OF = Map.of(
            "小学", List.of("PRIMARY"),
            "教学点", List.of("PRIMARY"),
            "初级中学", List.of("JUNIOR"),
            "完全中学", List.of("JUNIOR"),
            "九年一贯制学校", STAGES,
            "十二年一贯制学校", STAGES,
            "特殊教育学校", List.of(),
            "职业学校", List.of());
    private static final Map<String, List<String>> LIMITS = Map.of(
            "PRIMARY", List.of("4.2", "1", "0.9", "4.5", "7.5", "2000", "2.3"),
            "JUNIOR", List.of("5.3", "1", "0.9", "5.8", "10.2", "2500", "2.4"));
    private static final Map<String, Integer> MOST_PUPILS =
            Map.of("小学", 2000, "教学点", 2000, "初级中学", 2000, "完全中学", 2000, "九年一贯制学校", 2500, "十二年一贯制学校", 2500);
    private static final Frac HUNDRED = Frac.of(100);
    private static final List<String> HEADERS = List.of(
            "学校标识码=id,学校名称=name,办学类型=kind,举办者类型=sponsor,城乡类型=location,是否寄宿制=boarding",
            "小学学生数=primary.students,初中学生数=junior.students,高中学生数=senior.students",
            "小学片区内学生数=primary.inZoneStudents,初中片区内学生数=junior.inZoneStudents",
            "小学各班人数=primary.classSizes,初中各班人数=junior.classSizes",
            "小学专任教师数=primary.teachers,初中专任教师数=junior.teachers",
            "小学专科教师数=primary.degree.associate,初中专科教师数=junior.degree.associate",
            "小学本科教师数=primary.degree.bachelor,初中本科教师数=junior.degree.bachelor",
            "小学硕士教师数=primary.degree.master,初中硕士教师数=junior.degree.master",
            "小学博士教师数=primary.degree.doctor,初中博士教师数=junior.degree.doctor",
            "小学骨干教师数=primary.backbone,初中骨干教师数=junior.backbone",
            "小学体育教师数=primary.pe,小学音乐教师数=primary.music,小学美术教师数=primary.fineArts,小学艺术教师数=primary.arts",
            "初中体育教师数=junior.pe,初中音乐教师数=junior.music,初中美术教师数=junior.fineArts,初中艺术教师数=junior.arts",
            "持证专任教师数=certifiedTeachers,培训满360学时教师数=trained360Teachers",
            "教学及辅助用房面积=teachingArea,室内体育用房面积=indoorSportsArea,运动场地面积=sportsGroundArea",
            "教学仪器设备值=equipmentValue,网络多媒体教室数=multimediaRooms",
            "音乐教室面积=musicRoomAreas,美术教室面积=artRoomAreas",
            "公用经费预算=publicFundsBudget,核定公用经费=publicFundsGranted,教师培训经费预算=trainingBudget",
            "毕业生数=graduates,三年前入学生数=entrantsThreeYearsAgo,三年转入学生数=transfersIn,三年转出学生数=transfersOut",
            "三年死亡学生数=deaths,章程与信息化=charterAndIt,德育与校园文化等级=moralAndCulture,课程开齐开足=fullCurriculum",
            "小学教职工数=primary.staff,初中教职工数=junior.staff,小学年级数=primary.grades,初中年级数=junior.grades",
            "小学班级数=primary.classCount,初中班级数=junior.classCount,公用经费决算=publicFundsSpent");

    /** What is reckoned for an item, and the figure's name in the form. */
    private static final List<String> NAMES = List.of(
            "Ⅳ.G1:basis=",
            "Ⅳ.G2:basis=.basis,quota.PRIMARY=.primary,quota.JUNIOR=.junior",
            "Ⅳ.G3:concerned=.n,met=.met,music=.music,art=.art,musicDue=.musicDue,artDue=.artDue",
            "Ⅳ.G4:primary=.primary,初级中学=.junior,完全中学=.complete,九年一贯制学校=.nine,十二年一贯制学校=.twelve",
            "Ⅳ.G5:PRIMARY.over=.primaryAbove,JUNIOR.over=.juniorAbove",
            "Ⅳ.G6:schools=.n,pupils=.pupils,funds=.funds,met=.met",
            "Ⅳ.G7:part=.funds,whole=.students,value=.value",
            "Ⅳ.G8:teachers=.teachers,servants=.servants,approved=.approved",
            "Ⅳ.G9:part=.trained,whole=.teachers,value=.value",
            "Ⅳ.G10:basis=",
            "Ⅳ.G11:rotation.whole=.eligible,rotation.part=.rotated,rotation.value=.value",
            "Ⅳ.G11:backbone.part=.backbone,backbone.value=.backboneValue",
            "Ⅳ.G12:part=.certified,whole=.teachers,value=.value",
            "Ⅳ.G13:PRIMARY.value=.primary,JUNIOR.value=.junior",
            "Ⅳ.G14:whole=.planned,part=.allocated,value=.value,rural=.rural",
            "Ⅳ.G15:whole=.eligible,public=.inPublic,private=.purchased,value=.value,care=.care",
            "Ⅴ.Q1:graduates=.graduates,entrantsThreeYearsAgo=.entrants,transfersIn=.in,transfersOut=.out,deaths=.deaths",
            "Ⅴ.Q1:value=.value",
            "Ⅴ.Q2:whole=.all,part=.enrolled,value=.value,special.part=.special,special.value=.share",
            "Ⅴ.Q3:concerned=.n,met=.met",
            "Ⅴ.Q4:concerned=.n,met=.met,publicFundsBudget=.budget,publicFundsSpent=.spent,trainingBudget=.training",
            "Ⅴ.Q5:basis=",
            "Ⅴ.Q6:concerned=.n,met=.met",
            "Ⅴ.Q7:concerned=.n,met=.met",
            "Ⅴ.Q8:basis=");

    /** 是, 否, or not known; out of it: no unit concerned. */
    enum Says {
        YES("是"),
        NO("否"),
        OPEN(""),
        OUT("——");

        final String text;

        Says(String text) {
            this.text = text;
        }

        static Says of(boolean met) {
            return met ? YES : NO;
        }

        /** All of them: one that fails decides. */
        static Says all(List<Says> parts) {
            List<Says> told = parts.stream().filter(part -> part != OUT).toList();
            if (told.isEmpty()) {
                return OUT;
            }
            return told.contains(NO) ? NO : told.contains(OPEN) ? OPEN : YES;
        }
    }

    record School(Map<String, String> cells) {
        String text(String key) {
            return cells.getOrDefault(key, "").strip();
        }

        String kind() {
            return text("kind");
        }

        List<String> stages() {
            return STAGES_OF.getOrDefault(kind(), List.of());
        }

        Frac number(String key) {
            return text(key).isEmpty() ? null : Frac.of(text(key));
        }

        List<Frac> list(String key) {
            if (text(key).isEmpty()) {
                return null;
            }
            return text(key).equals("0")
                    ? List.of()
                    : Arrays.stream(text(key).split(";")).map(Frac::of).toList();
        }

        /** Whether the stage has pupils. */
        Says attended(String stage) {
            if (!stages().contains(stage)) {
                return Says.NO;
            }
            Frac pupils = number(low(stage) + ".students");
            return pupils == null ? Says.OPEN : Says.of(!pupils.isZero());
        }

        /** Whether a stage counts among the resources. */
        Says counts(String stage) {
            Frac pupils = number(low(stage) + ".students");
            if (kind().equals("教学点") && pupils != null && pupils.below(Frac.of(50))) {
                return Says.NO;
            }
            return attended(stage);
        }

        /** Whether any stage has pupils: a school that the items concern. */
        Says concerned() {
            List<Says> each = stages().stream().map(this::attended).toList();
            return each.contains(Says.YES) ? Says.YES : each.contains(Says.OPEN) ? Says.OPEN : Says.NO;
        }

        /** The pupils of its stages together. */
        Frac pupils() {
            return sum(stages().stream()
                    .map(stage -> number(low(stage) + ".students"))
                    .toList());
        }

        /** Of what stages share, what one stage has. */
        Frac share(String amount, String stage) {
            Frac whole = number(amount);
            Frac primary = stages().contains("PRIMARY") ? number("primary.students") : Frac.ZERO;
            Frac junior = stages().contains("JUNIOR") ? number("junior.students") : Frac.ZERO;
            boolean upper = kind().equals("完全中学") || kind().equals("十二年一贯制学校");
            if (!upper && stages().size() == 1) {
                return whole;
            }
            Frac senior = upper ? number("senior.students") : Frac.ZERO;
            if (whole == null || primary == null || junior == null || senior == null) {
                return null;
            }
            Frac weighted;
            Frac all;
            if (kind().equals("完全中学")) {
                weighted = junior;
                all = junior.plus(senior.times(Frac.of("1.2")));
            } else {
                weighted = stage.equals("PRIMARY") ? primary : junior.times(Frac.of("1.1"));
                all = primary.plus(junior.times(Frac.of("1.1"))).plus(senior.times(Frac.of("1.32")));
            }
            return all.isZero() ? null : whole.times(weighted).by(all);
        }

        /** The value of an indicator, from 0. */
        Frac value(int indicator, String stage) {
            String s = low(stage) + ".";
            Frac amount = switch (indicator) {
                case 0 ->
                    stage.equals("PRIMARY")
                            ? total(s, "degree.associate", "degree.bachelor", "degree.master", "degree.doctor")
                            : total(s, "degree.bachelor", "degree.master", "degree.doctor");
                case 1 -> number(s + "backbone");
                case 2 -> total(s, "pe", "music", "fineArts", "arts");
                case 3 -> minus(share("teachingArea", stage), share("indoorSportsArea", stage));
                case 4 -> sum(Arrays.asList(share("sportsGroundArea", stage), share("indoorSportsArea", stage)));
                case 5 -> share("equipmentValue", stage);
                default -> share("multimediaRooms", stage);
            };
            Frac pupils = number(s + "students");
            if (amount == null || pupils == null || pupils.isZero()) {
                return null;
            }
            Frac times =
                    List.of(0, 1, 2, 6).contains(indicator) ? HUNDRED : indicator == 5 ? Frac.of(10_000) : Frac.of(1);
            return amount.times(times).by(pupils);
        }

        private Frac total(String prefix, String... keys) {
            return sum(Arrays.stream(keys).map(key -> number(prefix + key)).toList());
        }

        Frac classes(String stage) {
            List<Frac> sizes = list(low(stage) + ".classSizes");
            return sizes != null ? Frac.of(sizes.size()) : number(low(stage) + ".classCount");
        }
    }

    private final List<School> schools;
    private final Map<String, Object> county;
    private final Map<String, String> cells = new LinkedHashMap<>();

    private NaiveDeclaration(List<School> schools, Map<String, Object> county) {
        this.schools = schools;
        this.county = county;
    }

    /** All cells of the declaration by their names. */
    static Map<String, String> of(Path folder) throws IOException {
        Map<String, Object> county = new HashMap<>();
        try (JsonParser json = new JsonFactory().createParser(Files.readAllBytes(folder.resolve("county.json")))) {
            json.nextToken();
            flatten("", json, county);
        }
        NaiveDeclaration declaration = new NaiveDeclaration(schools(folder), county);
        declaration.basics();
        declaration.resources();
        declaration.balance();
        declaration.guarantee();
        declaration.quality();
        declaration.recognition();
        return declaration.named();
    }

    /** The cells by the names of the form. */
    private Map<String, String> named() {
        Map<String, String> named = new LinkedHashMap<>();
        Map<String, String> names = new HashMap<>();
        for (String line : NAMES) {
            String item = line.substring(0, line.indexOf(':'));
            for (String pair : line.substring(line.indexOf(':') + 1).split(",")) {
                String[] both = pair.split("=", -1);
                names.put(item + "." + both[0], item + ".conclusion" + both[1]);
            }
        }
        cells.forEach((name, text) -> named.put(names.getOrDefault(name, name), text));
        return named;
    }

    // ---------------------------------------------------------------- tables

    private void basics() {
        put("Ⅰ.L1", by(fact("population"), 10_000), 2);
        put("Ⅰ.L2", by(fact("agriculturalPopulation"), 10_000), 2);
        Frac townships = fact("townshipCount");
        put(
                "Ⅰ.L3",
                townships == null && county.get("townships") instanceof List<?> l ? Frac.of(l.size()) : townships,
                0);
        put("Ⅰ.L4", fact("administrativeVillages"), 0);
        put("Ⅰ.L5", fact("economy.gdpPerHeadYuan"), 0);
        put("Ⅰ.L6", fact("economy.fiscalRevenuePerHeadYuan"), 0);
        put("Ⅰ.L7", fact("economy.ruralIncomeYuan"), 0);
        put("Ⅰ.L8", fact("economy.urbanIncomeYuan"), 0);
        put("Ⅰ.L9", ofKind("小学"), 0);
        put("Ⅰ.L10", ofKind("九年一贯制学校"), 0);
        put("Ⅰ.L11", ofKind("初级中学"), 0);
        put("Ⅰ.L12", ofKind("完全中学"), 0);
        put("Ⅰ.L13", ofKind("十二年一贯制学校"), 0);
        Frac special = fact("specialSchools");
        put("Ⅰ.L14", special == null && !ofKind("特殊教育学校").isZero() ? ofKind("特殊教育学校") : special, 0);
        put("Ⅰ.L15", ofKind("教学点"), 0);
        List<Frac> points = schools.stream()
                .filter(school -> school.kind().equals("教学点"))
                .map(school -> school.number("primary.students"))
                .toList();
        put("Ⅰ.L16", sum(points) == null ? null : count(points, pupils -> pupils.atLeast(Frac.of(50))), 0);
        int column = 17;
        for (BiFunction<School, String, Frac> of : List.<BiFunction<School, String, Frac>>of(
                School::classes,
                (school, stage) -> school.number(low(stage) + ".students"),
                (school, stage) -> school.number(low(stage) + ".staff"),
                (school, stage) -> school.number(low(stage) + ".teachers"))) {
            for (String stage : STAGES) {
                put("Ⅰ.L" + column++, total(stage, of), 0);
            }
        }
    }

    /** Of the schools with the stage; a stage that reports no pupils is none. */
    private Frac total(String stage, BiFunction<School, String, Frac> of) {
        return sum(schools.stream()
                .filter(school -> school.attended(stage) != Says.NO)
                .map(school -> of.apply(school, stage))
                .toList());
    }

    private void resources() {
        for (String stage : STAGES) {
            List<School> units = units(stage);
            int row = 0;
            int[] met = new int[8];
            boolean[] open = new boolean[8];
            int seven = 0;
            boolean allOpen = false;
            for (School unit : units) {
                row++;
                String at = "Ⅱ-2." + unit.text("id") + "." + stage + ".";
                put(at + "no", Frac.of(row), 0);
                cells.put(
                        at + "name",
                        unit.text("name")
                                + (List.of("小学", "教学点", "初级中学").contains(unit.kind())
                                        ? ""
                                        : stage.equals("PRIMARY") ? "小学部" : "初中部"));
                cells.put(at + "sponsor", unit.text("sponsor"));
                put(at + "pupils", unit.number(low(stage) + ".students"), 0);
                put(at + "grades", unit.number(low(stage) + ".grades"), 0);
                put(at + "classes", unit.classes(stage), 0);
                List<String> reached = new ArrayList<>();
                List<String> floored = new ArrayList<>();
                List<String> short85 = new ArrayList<>();
                int unknown = 0;
                for (int i = 0; i < 7; i++) {
                    Frac value = unit.counts(stage) == Says.OPEN ? null : unit.value(i, stage);
                    put(at + "R" + (i + 1), value, 2);
                    Frac limit = Frac.of(LIMITS.get(stage).get(i));
                    String number = Integer.toString(i + 1);
                    if (value == null) {
                        unknown++;
                        open[i] = true;
                    } else if (value.atLeast(limit)) {
                        reached.add(number);
                        met[i]++;
                    } else if (value.atLeast(limit.times(Frac.of("0.85")))) {
                        floored.add(number);
                    } else {
                        short85.add(number);
                    }
                }
                Says all = !short85.isEmpty() || floored.size() > 1
                        ? Says.NO
                        : reached.size() >= 6 && unknown == 0 ? Says.YES : Says.OPEN;
                seven += reached.size() == 7 ? 1 : 0;
                allOpen |= unknown > 0 && unknown + reached.size() == 7;
                if (all == Says.YES) {
                    met[7]++;
                }
                open[7] |= all == Says.OPEN;
                cells.put(at + "outcome", all.text);
            }
            for (int i = 0; i < 8; i++) {
                String at = "Ⅱ-1." + stage + "." + (i < 7 ? "R" + (i + 1) : "R");
                Frac count = open[i] ? null : Frac.of(met[i]);
                put(at + ".count", count, 0);
                put(
                        at + ".share",
                        count == null || row == 0 ? null : count.times(HUNDRED).by(Frac.of(row)),
                        1);
            }
            String note = "Ⅱ-2.note" + (stage.equals("PRIMARY") ? "1" : "2") + ".";
            put(note + "n", Frac.of(row), 0);
            put("Ⅱ-1.note1." + low(stage), Frac.of(row), 0);
            put(
                    note + "combined",
                    Frac.of(units.stream().filter(u -> u.kind().contains("一贯制")).count()),
                    0);
            if (stage.equals("PRIMARY")) {
                put(
                        note + "points",
                        Frac.of(units.stream()
                                .filter(u -> u.kind().equals("教学点"))
                                .count()),
                        0);
            } else {
                put(
                        note + "complete",
                        Frac.of(units.stream()
                                .filter(u -> u.kind().equals("完全中学"))
                                .count()),
                        0);
            }
            put("Ⅱ-1.note1.all" + (stage.equals("PRIMARY") ? "Primary" : "Junior"), allOpen ? null : Frac.of(seven), 0);
        }
    }

    private List<School> units(String stage) {
        return schools.stream()
                .filter(school -> school.counts(stage) != Says.NO)
                .toList();
    }

    private void balance() {
        for (String stage : STAGES) {
            List<School> units = units(stage);
            List<Frac> squares = new ArrayList<>();
            for (int i = 0; i < 7; i++) {
                int indicator = i;
                List<Frac> heads = units.stream()
                        .map(unit -> unit.number(low(stage) + ".students"))
                        .toList();
                List<Frac> values =
                        units.stream().map(unit -> unit.value(indicator, stage)).toList();
                Frac mean = null;
                Frac square = null;
                if (!units.isEmpty() && sum(heads) != null && sum(values) != null) {
                    Frac all = sum(heads);
                    mean = Frac.ZERO;
                    for (int u = 0; u < units.size(); u++) {
                        mean = mean.plus(heads.get(u).times(values.get(u)).by(all));
                    }
                    if (!mean.isZero()) {
                        square = Frac.ZERO;
                        for (int u = 0; u < units.size(); u++) {
                            Frac gap = values.get(u).minus(mean);
                            square = square.plus(heads.get(u).times(gap).times(gap));
                        }
                        square = square.by(all.times(mean).times(mean));
                    }
                }
                put("Ⅲ." + stage + ".R" + (i + 1) + ".mean", mean, 2);
                cells.put("Ⅲ." + stage + ".R" + (i + 1) + ".cv", square == null ? "" : square.printRoot(3));
                squares.add(square);
            }
            cells.put("Ⅲ." + stage + ".all.mean", "——");
            cells.put("Ⅲ." + stage + ".all.cv", squares.contains(null) ? "" : Frac.printMeanOfRoots(squares, 3));
        }
    }

    private void guarantee() {
        evidence("Ⅳ", "G1");
        evidence("Ⅳ", "G2");
        put("Ⅳ.G2.quota.PRIMARY", fact("publicFundingQuotaYuan.PRIMARY"), 0);
        put("Ⅳ.G2.quota.JUNIOR", fact("publicFundingQuotaYuan.JUNIOR"), 0);
        evidence("Ⅳ", "G10");
        perSchool("Ⅳ.G3", NaiveDeclaration::rooms);
        rooms("music", "musicRoomAreas", "96");
        rooms("art", "artRoomAreas", "90");
        for (String stage : STAGES) {
            put("Ⅳ.G3.conclusion." + low(stage) + "Classes", total(stage, School::classes), 0);
            put("Ⅳ.G5.conclusion." + low(stage), total(stage, School::classes), 0);
        }
        cells.put("Ⅳ.G4.conclusion.limit", "2000");
        cells.put("Ⅳ.G4.conclusion.combinedLimit", "2500");
        cells.put("Ⅳ.G5.conclusion.primaryLimit", "45");
        cells.put("Ⅳ.G5.conclusion.juniorLimit", "50");
        cells.put("Ⅳ.G8.approved", flag("pay.performancePayApproved").text);
        cells.put("Ⅳ.G15.care", flag("migrantChildren.leftBehindCare").text);
        perSchool("Ⅳ.G4", school -> {
            Frac pupils = attendedSum(school, "students");
            return pupils == null
                    ? Says.OPEN
                    : Says.of(!Frac.of(MOST_PUPILS.get(school.kind())).below(pupils));
        });
        for (String kind : MOST_PUPILS.keySet()) {
            List<School> of = schools.stream()
                    .filter(school -> school.kind().equals(kind) && school.concerned() != Says.NO)
                    .toList();
            List<Frac> pupils =
                    of.stream().map(school -> attendedSum(school, "students")).toList();
            Frac most = Frac.of(MOST_PUPILS.get(kind));
            put("Ⅳ.G4." + kind, sum(pupils) == null ? null : count(pupils, most::below), 0);
        }
        String primary = cells.get("Ⅳ.G4.小学");
        String points = cells.get("Ⅳ.G4.教学点");
        put(
                "Ⅳ.G4.primary",
                primary.isEmpty() || points.isEmpty() ? null : Frac.of(primary).plus(Frac.of(points)),
                0);
        perSchool(
                "Ⅳ.G5",
                school -> Says.all(school.stages().stream()
                        .map(stage -> largest(school, stage))
                        .toList()));
        for (String stage : STAGES) {
            List<School> of = schools.stream()
                    .filter(school -> school.attended(stage) != Says.NO)
                    .toList();
            boolean open = of.stream()
                    .anyMatch(school ->
                            school.attended(stage) == Says.OPEN || school.list(low(stage) + ".classSizes") == null);
            List<Frac> sizes = open
                    ? List.of()
                    : of.stream()
                            .flatMap(school -> school.list(low(stage) + ".classSizes").stream())
                            .toList();
            Frac most = Frac.of(stage.equals("PRIMARY") ? 45 : 50);
            put("Ⅳ.G5." + stage + ".over", open ? null : count(sizes, most::below), 0);
            put("Ⅳ.G5." + stage + ".all", open ? null : Frac.of(sizes.size()), 0);
        }
        small();
        ratio("Ⅳ.G7", fact("specialEducation.fundsYuan"), fact("specialEducation.students"), 1, 0, "6000");
        Frac teachers = fact("pay.teachersYuan");
        Frac servants = fact("pay.civilServantsYuan");
        put("Ⅳ.G8.teachers", teachers, 0);
        put("Ⅳ.G8.servants", servants, 0);
        cells.put(
                "Ⅳ.G8.outcome",
                Says.all(List.of(
                                teachers == null || servants == null ? Says.OPEN : Says.of(teachers.atLeast(servants)),
                                flag("pay.performancePayApproved")))
                        .text);
        staff("Ⅳ.G9", "trained360Teachers");
        staff("Ⅳ.G12", "certifiedTeachers");
        Says rotated = ratio("Ⅳ.G11.rotation", fact("rotation.rotated"), fact("rotation.eligible"), 100, 1, "10");
        Says backbone =
                ratio("Ⅳ.G11.backbone", fact("rotation.backboneRotated"), fact("rotation.rotated"), 100, 1, "20");
        cells.put("Ⅳ.G11.outcome", Says.all(List.of(rotated, backbone)).text);
        zones();
        Says places =
                ratio("Ⅳ.G14", fact("seniorHighPlaces.allocated"), fact("seniorHighPlaces.planned"), 100, 1, "50");
        put("Ⅳ.G14.rural", fact("seniorHighPlaces.allocatedToRural"), 0);
        cells.put("Ⅳ.G14.outcome", Says.all(List.of(places, flag("seniorHighPlaces.ruralTilt"))).text);
        put("Ⅳ.G15.public", fact("migrantChildren.inPublic"), 0);
        put("Ⅳ.G15.private", fact("migrantChildren.inPurchasedPrivate"), 0);
        Says migrants = ratio(
                "Ⅳ.G15",
                sum(Arrays.asList(fact("migrantChildren.inPublic"), fact("migrantChildren.inPurchasedPrivate"))),
                fact("migrantChildren.eligible"),
                100,
                1,
                "85");
        cells.put("Ⅳ.G15.outcome", Says.all(List.of(migrants, flag("migrantChildren.leftBehindCare"))).text);
    }

    private static Says largest(School school, String stage) {
        if (school.attended(stage) != Says.YES) {
            return school.attended(stage) == Says.NO ? Says.OUT : Says.OPEN;
        }
        List<Frac> sizes = school.list(low(stage) + ".classSizes");
        Frac most = Frac.of(stage.equals("PRIMARY") ? 45 : 50);
        if (sizes == null) {
            return Says.OPEN;
        }
        // Without a class there is nothing to judge.
        return sizes.isEmpty() ? Says.OUT : Says.of(sizes.stream().noneMatch(most::below));
    }

    private static Frac classes(School school) {
        Frac classes = Frac.ZERO;
        for (String stage : school.stages()) {
            List<Frac> sizes = school.list(low(stage) + ".classSizes");
            if (school.attended(stage) == Says.NO) {
                continue;
            }
            classes = classes == null || sizes == null || school.attended(stage) == Says.OPEN
                    ? null
                    : classes.plus(Frac.of(sizes.size()));
        }
        return classes;
    }

    private static Says rooms(School school) {
        Frac needed = classes(school);
        return Says.all(List.of(
                enough(school.list("musicRoomAreas"), "96", needed),
                enough(school.list("artRoomAreas"), "90", needed)));
    }

    /** Rooms large enough, and how many there should be, of all schools together. */
    private void rooms(String what, String list, String least) {
        List<Frac> large = new ArrayList<>();
        List<Frac> due = new ArrayList<>();
        for (School school : schools) {
            if (school.concerned() == Says.NO) {
                continue;
            }
            List<Frac> areas = school.list(list);
            large.add(areas == null ? null : count(areas, area -> area.atLeast(Frac.of(least))));
            Frac classes = classes(school);
            due.add(
                    classes == null
                            ? null
                            : Frac.of(
                                    Math.max(1, classes.plus(Frac.of(11)).over().longValue() / 12)));
        }
        put("Ⅳ.G3." + what, sum(large), 0);
        put("Ⅳ.G3." + what + "Due", sum(due), 0);
    }

    private static Says enough(List<Frac> areas, String least, Frac classes) {
        if (areas == null || classes == null) {
            return Says.OPEN;
        }
        Frac large = count(areas, area -> area.atLeast(Frac.of(least)));
        return Says.of(!large.isZero() && large.times(Frac.of(12)).atLeast(classes));
    }

    private void perSchool(String at, Function<School, Says> of) {
        List<Says> each = schools.stream()
                .filter(school -> school.concerned() != Says.NO)
                .map(school -> school.concerned() == Says.OPEN ? Says.OPEN : of.apply(school))
                .toList();
        cells.put(at + ".outcome", Says.all(each).text);
        put(
                at + ".concerned",
                Frac.of(each.stream().filter(says -> says != Says.OUT).count()),
                0);
        put(
                at + ".met",
                each.contains(Says.OPEN)
                        ? null
                        : Frac.of(each.stream().filter(says -> says == Says.YES).count()),
                0);
    }

    private void small() {
        List<School> of = new ArrayList<>();
        boolean open = false;
        for (School school : schools) {
            Frac pupils = school.pupils();
            if (school.concerned() == Says.NO) {
                continue;
            }
            if (pupils == null) {
                open |= school.stages().stream()
                        .map(stage -> school.number(low(stage) + ".students"))
                        .noneMatch(known -> known != null && known.atLeast(HUNDRED));
            } else if (pupils.below(HUNDRED)) {
                of.add(school);
            }
        }
        List<Frac> funds =
                of.stream().map(school -> school.number("publicFundsGranted")).toList();
        put("Ⅳ.G6.schools", open ? null : Frac.of(of.size()), 0);
        put("Ⅳ.G6.pupils", open ? null : sum(of.stream().map(School::pupils).toList()), 0);
        put("Ⅳ.G6.funds", open ? null : sum(funds), 1);
        List<Says> each = new ArrayList<>(of.stream().map(this::funded).toList());
        if (open) {
            each.add(Says.OPEN);
        }
        cells.put("Ⅳ.G6.outcome", Says.all(each).text);
        put(
                "Ⅳ.G6.met",
                each.contains(Says.OPEN)
                        ? null
                        : Frac.of(each.stream().filter(Says.YES::equals).count()),
                0);
    }

    private Says funded(School school) {
        Frac granted = school.number("publicFundsGranted");
        Frac quotas = Frac.ZERO;
        for (String stage : school.stages()) {
            Frac pupils = school.number(low(stage) + ".students");
            Frac quota = fact("publicFundingQuotaYuan." + stage);
            if (!pupils.isZero()) {
                quotas = quotas == null || quota == null ? null : quotas.plus(quota.times(pupils));
            }
        }
        if (granted == null || quotas == null) {
            return Says.OPEN;
        }
        return Says.of(granted.times(Frac.of(10_000))
                .atLeast(quotas.by(school.pupils()).times(HUNDRED)));
    }

    private void staff(String at, String key) {
        List<School> of =
                schools.stream().filter(school -> school.concerned() != Says.NO).toList();
        boolean open = of.stream().anyMatch(school -> school.pupils() == null);
        Frac whole = open
                ? null
                : sum(of.stream()
                        .flatMap(school ->
                                school.stages().stream().map(stage -> school.number(low(stage) + ".teachers")))
                        .toList());
        Frac part =
                open ? null : sum(of.stream().map(school -> school.number(key)).toList());
        for (String figure : List.of(".part", ".whole", ".value")) {
            cells.put(at + figure, "");
        }
        cells.put(at + ".outcome", of.isEmpty() ? Says.OUT.text : ratio(at, part, whole, 100, 1, "100").text);
    }

    private void zones() {
        List<Says> both = new ArrayList<>();
        for (String stage : STAGES) {
            List<Frac> pupils = new ArrayList<>();
            List<Frac> inZone = new ArrayList<>();
            for (School school : schools) {
                if (school.attended(stage) == Says.NO
                        || school.text("location").equals("乡村")
                        || school.text("boarding").equals("是")
                        || school.text("sponsor").equals("10")) {
                    continue;
                }
                boolean sure = !school.text("location").isEmpty()
                        && !school.text("boarding").isEmpty()
                        && !school.text("sponsor").isEmpty();
                pupils.add(sure ? school.number(low(stage) + ".students") : null);
                inZone.add(sure ? school.number(low(stage) + ".inZoneStudents") : null);
            }
            Says says = pupils.isEmpty()
                    ? Says.OUT
                    : ratio("Ⅳ.G13." + stage, sum(inZone), sum(pupils), 100, 1, stage.equals("PRIMARY") ? "100" : "95");
            cells.putIfAbsent("Ⅳ.G13." + stage + ".value", "");
            both.add(says);
        }
        cells.put("Ⅳ.G13.outcome", Says.all(both).text);
    }

    private void quality() {
        List<School> junior = schools.stream()
                .filter(school -> school.attended("JUNIOR") != Says.NO)
                .toList();
        List<Frac> sums = new ArrayList<>();
        for (String key : List.of("graduates", "entrantsThreeYearsAgo", "transfersIn", "transfersOut", "deaths")) {
            Frac sum = sum(junior.stream()
                    .map(school -> school.attended("JUNIOR") == Says.OPEN ? null : school.number(key))
                    .toList());
            put("Ⅴ.Q1." + key, junior.isEmpty() ? null : sum, 0);
            sums.add(sum);
        }
        boolean open = junior.isEmpty() || sums.contains(null);
        Frac part = open ? null : sums.get(0).minus(sums.get(2)).plus(sums.get(3));
        Frac whole = open ? null : sums.get(1).minus(sums.get(4));
        Says retention = ratio("Ⅴ.Q1", part, whole, 100, 1, "95");
        cells.put("Ⅴ.Q1.outcome", junior.isEmpty() ? Says.OUT.text : retention.text);
        Frac enrolled = fact("disabledChildren.enrolled");
        cells.put("Ⅴ.Q2.outcome", ratio("Ⅴ.Q2", enrolled, fact("disabledChildren.schoolAge"), 100, 1, "95").text);
        ratio("Ⅴ.Q2.special", fact("disabledChildren.inSpecialSchools"), enrolled, 100, 1, "0");
        perSchool("Ⅴ.Q3", school -> yes(school.text("charterAndIt")));
        perSchool("Ⅴ.Q7", school -> yes(school.text("fullCurriculum")));
        perSchool(
                "Ⅴ.Q6",
                school -> school.text("moralAndCulture").isEmpty()
                        ? Says.OPEN
                        : Says.of(List.of("优秀", "良好").contains(school.text("moralAndCulture"))));
        perSchool("Ⅴ.Q4", school -> {
            Frac training = school.number("trainingBudget");
            Frac budget = school.number("publicFundsBudget");
            return training == null || budget == null || budget.isZero()
                    ? Says.OPEN
                    : Says.of(training.times(HUNDRED).atLeast(budget.times(Frac.of(5))));
        });
        for (String key : List.of("publicFundsBudget", "publicFundsSpent", "trainingBudget")) {
            put(
                    "Ⅴ.Q4." + key,
                    sum(schools.stream()
                            .filter(school -> school.concerned() != Says.NO)
                            .map(school -> school.concerned() == Says.OPEN ? null : school.number(key))
                            .toList()),
                    1);
        }
        evidence("Ⅴ", "Q5");
        evidence("Ⅴ", "Q8");
        List<Says> subjects = new ArrayList<>();
        if (county.get("monitoring") instanceof List<?> list) {
            for (Object entry : list) {
                Map<?, ?> subject = (Map<?, ?>) entry;
                Object level = subject.get("level");
                Object rate = subject.get("variation");
                subjects.add(
                        level == null
                                ? Says.OPEN
                                : Says.of(Frac.of((String) level).atLeast(Frac.of(3))));
                subjects.add(
                        rate == null
                                ? Says.OPEN
                                : Says.of(Frac.of((String) rate).below(Frac.of("0.15"))));
                String at = "Ⅴ.Q9.conclusion." + subject.get("subject");
                cells.put(at + ".level", level == null ? "" : (String) level);
                put(at + ".rate", rate == null ? null : Frac.of((String) rate), 2);
            }
        }
        // Where no subject was monitored it is not known, not met.
        cells.put("Ⅴ.Q9.outcome", subjects.isEmpty() ? "" : Says.all(subjects).text);
        cells.put("Ⅴ.Q9.conclusion", "");
    }

    private void recognition() {
        for (String who : List.of("all", "parents")) {
            String at = "recognitionSurvey." + (who.equals("all") ? "" : "parents.");
            Frac valid = fact(at + "valid");
            Frac satisfied = fact(at + "satisfied");
            Frac visited = fact(at + "visited");
            Frac content = fact(at + "visitSatisfied");
            put("Ⅵ." + who + ".total", fact(at + "total"), 0);
            put("Ⅵ." + who + ".valid", valid, 0);
            put("Ⅵ." + who + ".satisfied", satisfied, 0);
            put("Ⅵ." + who + ".rate", percent(satisfied, valid), 1);
            put("Ⅵ." + who + ".visited", visited, 0);
            put("Ⅵ." + who + ".visitSatisfied", content, 0);
            put("Ⅵ." + who + ".visitRate", percent(content, visited), 1);
        }
    }

    // ---------------------------------------------------------------- reckoning

    private static String low(String stage) {
        return stage.equals("PRIMARY") ? "primary" : "junior";
    }

    /** The sum; not known where one of them is not. */
    private static Frac sum(List<Frac> of) {
        Frac sum = Frac.ZERO;
        for (Frac each : of) {
            if (each == null) {
                return null;
            }
            sum = sum.plus(each);
        }
        return sum;
    }

    private static Frac minus(Frac a, Frac b) {
        return a == null || b == null ? null : a.minus(b);
    }

    private static Frac by(Frac a, long b) {
        return a == null ? null : a.by(Frac.of(b));
    }

    private static Frac percent(Frac part, Frac whole) {
        return part == null || whole == null || !Frac.ZERO.below(whole)
                ? null
                : part.times(HUNDRED).by(whole);
    }

    private static Frac count(List<Frac> of, java.util.function.Predicate<Frac> which) {
        return Frac.of(of.stream().filter(which).count());
    }

    private Frac ofKind(String kind) {
        return Frac.of(
                schools.stream().filter(school -> school.kind().equals(kind)).count());
    }

    private static Frac attendedSum(School school, String key) {
        return sum(school.stages().stream()
                .map(stage -> school.number(low(stage) + "." + key))
                .toList());
    }

    private static Says yes(String text) {
        return text.isEmpty() ? Says.OPEN : Says.of(text.equals("是"));
    }

    private Says flag(String path) {
        return county.get(path) == null ? Says.OPEN : Says.of("true".equals(county.get(path)));
    }

    private Frac fact(String path) {
        return county.get(path) instanceof String text ? Frac.of(text) : null;
    }

    private void evidence(String table, String item) {
        cells.put(table + "." + item + ".outcome", flag("evidence." + item + ".met").text);
        cells.put(
                table + "." + item + ".basis", county.get("evidence." + item + ".basis") instanceof String s ? s : "");
    }

    /** A quotient with what it is made of, and whether it reaches its limit. */
    private Says ratio(String at, Frac part, Frac whole, int times, int decimals, String limit) {
        put(at + ".part", part, 0);
        put(at + ".whole", whole, 0);
        Frac value = part == null || whole == null || !Frac.ZERO.below(whole)
                ? null
                : part.times(Frac.of(times)).by(whole);
        put(at + ".value", value, decimals);
        Says says = value == null ? Says.OPEN : Says.of(value.atLeast(Frac.of(limit)));
        cells.put(at + ".outcome", says.text);
        return says;
    }

    private void put(String name, Frac value, int decimals) {
        cells.put(name, value == null ? "" : value.print(decimals));
    }

    // ---------------------------------------------------------------- reading

    static List<School> schools(Path folder) throws IOException {
        Map<String, String> keys = new HashMap<>();
        for (String line : HEADERS) {
            for (String pair : line.split(",")) {
                keys.put(pair.split("=")[0], pair.split("=")[1]);
            }
        }
        Map<String, Map<String, String>> rows = new LinkedHashMap<>();
        for (Map<String, String> row : rows(folder, "schools.csv")) {
            Map<String, String> cells = new HashMap<>();
            row.forEach((header, cell) -> cells.put(keys.getOrDefault(header, header), cell));
            rows.put(cells.get("id"), cells);
        }
        Map<String, Map<String, String>> counted = new HashMap<>();
        teachers(rows(folder, "teachers.csv"), rows, counted);
        classes(rows(folder, "classes.csv"), rows, counted);
        rooms(rows(folder, "rooms.csv"), counted);
        counted.forEach((id, cells) -> {
            Map<String, String> school = rows.get(id);
            cells.forEach((key, cell) -> {
                if (school != null && school.getOrDefault(key, "").isBlank()) {
                    school.put(key, cell);
                }
            });
        });
        return rows.values().stream().map(School::new).toList();
    }

    private static void teachers(
            List<Map<String, String>> records,
            Map<String, Map<String, String>> schools,
            Map<String, Map<String, String>> counted) {
        Map<String, String> degrees = Map.of("专科", "associate", "本科", "bachelor", "硕士", "master", "博士", "doctor");
        Map<String, String> subjects = Map.of("体育", "pe", "音乐", "music", "美术", "fineArts", "艺术", "arts");
        Map<String, Map<String, Integer>> counts = new HashMap<>();
        for (Map<String, String> row : records) {
            String id = row.get("学校标识码");
            Map<String, Integer> count = counts.computeIfAbsent(id, of -> new HashMap<>());
            // Whoever has a row in the roster is counted, and with them nobody else: what is not there is none.
            for (String stage :
                    STAGES_OF.getOrDefault(schools.getOrDefault(id, Map.of()).get("kind"), List.of())) {
                for (String key : List.of("teachers", "backbone", "pe", "music", "fineArts", "arts")) {
                    count.putIfAbsent(low(stage) + "." + key, 0);
                }
                degrees.values().forEach(degree -> count.putIfAbsent(low(stage) + ".degree." + degree, 0));
            }
            count.putIfAbsent("certifiedTeachers", 0);
            count.putIfAbsent("trained360Teachers", 0);
            String stage =
                    row.get("任教学段").equals("小学") ? "primary" : row.get("任教学段").equals("初中") ? "junior" : "";
            if (!row.get("是否专任").equals("是") || stage.isEmpty()) {
                continue;
            }
            count.merge(stage + ".teachers", 1, Integer::sum);
            if (degrees.containsKey(row.get("学历"))) {
                count.merge(stage + ".degree." + degrees.get(row.get("学历")), 1, Integer::sum);
            }
            if (row.get("县级以上骨干").equals("是")) {
                count.merge(stage + ".backbone", 1, Integer::sum);
            }
            if (row.get("专任或主要任教").equals("是") && subjects.containsKey(row.get("任教学科"))) {
                count.merge(stage + "." + subjects.get(row.get("任教学科")), 1, Integer::sum);
            }
            if (row.get("教师资格证").equals("是")) {
                count.merge("certifiedTeachers", 1, Integer::sum);
            }
            if (Frac.of(row.get("五年培训学时")).atLeast(Frac.of(360))) {
                count.merge("trained360Teachers", 1, Integer::sum);
            }
        }
        counts.forEach((id, count) -> count.forEach(
                (key, n) -> counted.computeIfAbsent(id, of -> new HashMap<>()).put(key, Integer.toString(n))));
    }

    private static void classes(
            List<Map<String, String>> records,
            Map<String, Map<String, String>> schools,
            Map<String, Map<String, String>> counted) {
        for (Map<String, String> row : records) {
            String id = row.get("学校标识码");
            String stage =
                    row.get("学段").equals("小学") ? "primary" : row.get("学段").equals("初中") ? "junior" : "";
            Map<String, String> cells = counted.computeIfAbsent(id, of -> new HashMap<>());
            if (!stage.isEmpty()) {
                cells.merge(stage + ".classSizes", row.get("人数"), (a, b) -> a + ";" + b);
            }
        }
    }

    private static void rooms(List<Map<String, String>> records, Map<String, Map<String, String>> counted) {
        Set<String> teaching = Set.of("教学及辅助用房", "室内体育用房", "音乐教室", "美术教室", "网络多媒体教室");
        Map<String, Map<String, Frac>> areas = new HashMap<>();
        for (Map<String, String> row : records) {
            Map<String, Frac> of = areas.computeIfAbsent(row.get("学校标识码"), id -> {
                Map<String, Frac> none = new HashMap<>();
                List.of("teachingArea", "indoorSportsArea", "sportsGroundArea", "multimediaRooms")
                        .forEach(key -> none.put(key, Frac.ZERO));
                return none;
            });
            Map<String, String> cells = counted.computeIfAbsent(row.get("学校标识码"), id -> new HashMap<>());
            cells.putIfAbsent("musicRoomAreas", "0");
            cells.putIfAbsent("artRoomAreas", "0");
            String kind = row.get("类别");
            if (teaching.contains(kind)) {
                of.merge("teachingArea", Frac.of(row.get("建筑面积")), Frac::plus);
            }
            if (kind.equals("室内体育用房")) {
                of.merge("indoorSportsArea", Frac.of(row.get("建筑面积")), Frac::plus);
            }
            if (kind.equals("运动场地")) {
                of.merge("sportsGroundArea", Frac.of(row.get("建筑面积")), Frac::plus);
            }
            if (kind.equals("网络多媒体教室")) {
                of.merge("multimediaRooms", Frac.of(1), Frac::plus);
            }
            if (kind.equals("音乐教室") || kind.equals("美术教室")) {
                cells.merge(
                        kind.equals("音乐教室") ? "musicRoomAreas" : "artRoomAreas",
                        row.get("使用面积"),
                        (a, b) -> a.equals("0") ? b : a + ";" + b);
            }
        }
        areas.forEach((id, of) -> of.forEach((key, area) -> counted.get(id).put(key, area.print(6))));
    }

    /** The records of a file, by the headings as they are written. */
    static List<Map<String, String>> rows(Path folder, String file) throws IOException {
        Path path = folder.resolve(file);
        if (!Files.exists(path)) {
            return List.of();
        }
        String text = Files.readString(path);
        List<Map<String, String>> rows = new ArrayList<>();
        try (CsvReader<NamedCsvRecord> csv =
                CsvReader.builder().ofNamedCsvRecord(text.startsWith("\uFEFF") ? text.substring(1) : text)) {
            csv.forEach(row -> rows.add(new HashMap<>(row.getFieldsAsMap())));
        }
        return rows;
    }

    /** Values by their paths, as text; arrays as lists of the same. */
    private static void flatten(String path, JsonParser json, Map<String, Object> into) throws IOException {
        while (json.nextToken() != JsonToken.END_OBJECT) {
            String at = path.isEmpty() ? json.currentName() : path + "." + json.currentName();
            JsonToken token = json.nextToken();
            if (token == JsonToken.START_OBJECT) {
                flatten(at, json, into);
            } else if (token == JsonToken.START_ARRAY) {
                List<Map<String, Object>> list = new ArrayList<>();
                while (json.nextToken() != JsonToken.END_ARRAY) {
                    Map<String, Object> entry = new HashMap<>();
                    flatten("", json, entry);
                    list.add(entry);
                }
                into.put(at, list);
            } else if (token != JsonToken.VALUE_NULL) {
                into.put(at, json.getText());
            }
        }
    }
}
