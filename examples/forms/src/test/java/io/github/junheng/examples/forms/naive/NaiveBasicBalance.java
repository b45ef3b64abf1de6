package io.github.junheng.examples.forms.naive;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * The tables of basic balance reckoned a second time, straight from the text of a dataset's folder and from what the method of 2012
 * says: no class of core, of the rules or of the forms is used. Every cell by its name, blank as the empty text.
 */
final class NaiveBasicBalance {
    private static final Map<String, String> KEYS = keys(
            "学校标识码=id,学校名称=name,办学类型=kind,举办者类型=sponsor,达到省级基本办学标准=basicStandardMet",
            "小学学生数=primary.students,初中学生数=junior.students,高中学生数=senior.students",
            "教学及辅助用房面积=teachingArea,室内体育用房面积=indoorSportsArea,运动场地面积=sportsGroundArea",
            "教学仪器设备值=equipmentValue,计算机台数=computers,图书册数=books",
            "小学专任教师数=primary.teachers,初中专任教师数=junior.teachers",
            "小学专科教师数=primary.degree.associate,小学本科教师数=primary.degree.bachelor",
            "小学硕士教师数=primary.degree.master,小学博士教师数=primary.degree.doctor",
            "初中本科教师数=junior.degree.bachelor,初中硕士教师数=junior.degree.master,初中博士教师数=junior.degree.doctor",
            "小学中级及以上职称教师数=primary.title.intermediatePlus,初中中级及以上职称教师数=junior.title.intermediatePlus");
    private static final List<String> WHOLE = List.of("小学", "初级中学", "九年一贯制学校", "十二年一贯制学校", "完全中学");

    private final List<Map<String, String>> schools;
    private final Map<String, String> cells = new LinkedHashMap<>();

    private NaiveBasicBalance(List<Map<String, String>> schools) {
        this.schools = schools;
    }

    private static Map<String, String> keys(String... lines) {
        Map<String, String> keys = new LinkedHashMap<>();
        for (String pair : String.join(",", lines).split(",")) {
            keys.put(pair.split("=")[0], pair.split("=")[1]);
        }
        return keys;
    }

    /** The cells of tables 1 to 4 by their names. */
    static Map<String, String> of(Path folder) throws IOException {
        Map<String, Map<String, String>> rows = new LinkedHashMap<>();
        // What rosters tell of a school is counted as for the declaration.
        NaiveDeclaration.schools(folder).forEach(school -> add(rows, school.cells()));
        NaiveDeclaration.rows(folder, "resources.csv").forEach(row -> add(rows, row));
        NaiveBasicBalance balance = new NaiveBasicBalance(List.copyOf(rows.values()));
        balance.stage("表1", "PRIMARY", "primary", "0.65");
        balance.stage("表2", "JUNIOR", "junior", "0.55");
        balance.gate();
        return balance.cells;
    }

    private static void add(Map<String, Map<String, String>> rows, Map<String, String> row) {
        Map<String, String> told = new LinkedHashMap<>();
        row.forEach((head, cell) -> told.put(KEYS.getOrDefault(head, head), cell));
        rows.computeIfAbsent(told.get("id"), id -> new LinkedHashMap<>()).putAll(told);
    }

    private static String text(Map<String, String> school, String key) {
        return school.getOrDefault(key, "").strip();
    }

    private static Frac number(Map<String, String> school, String key) {
        return text(school, key).isEmpty() ? null : Frac.of(text(school, key));
    }

    private static Frac sum(List<Frac> parts) {
        return parts.stream().anyMatch(Objects::isNull) ? null : parts.stream().reduce(Frac.ZERO, Frac::plus);
    }

    private static boolean hasStage(Map<String, String> school, String stage) {
        String kind = text(school, "kind");
        boolean primary = kind.equals("小学") || kind.contains("一贯制");
        boolean junior = kind.equals("初级中学") || kind.equals("完全中学") || kind.contains("一贯制");
        Frac pupils = number(school, stage + ".students");
        return (stage.equals("primary") ? primary : junior) && pupils != null && !pupils.isZero();
    }

    /** Run by the county's own departments: 7 and 8. */
    private static boolean counts(Map<String, String> school) {
        return WHOLE.contains(text(school, "kind"))
                && List.of("7", "8").contains(text(school, "sponsor"))
                && (hasStage(school, "primary") || hasStage(school, "junior"));
    }

    /** Of what the stages share, the part of one by pupils weighted 1, 1.1 and 1.32. */
    private static Frac share(Map<String, String> school, String stage, Frac whole) {
        String kind = text(school, "kind");
        List<Frac> weighted = new ArrayList<>();
        if (kind.equals("小学") || kind.contains("一贯制")) {
            weighted.add(number(school, "primary.students"));
        }
        if (!kind.equals("小学")) {
            weighted.add(times(number(school, "junior.students"), "1.1"));
        }
        if (kind.equals("十二年一贯制学校") || kind.equals("完全中学")) {
            weighted.add(times(number(school, "senior.students"), "1.32"));
        }
        Frac own = times(number(school, stage + ".students"), stage.equals("primary") ? "1" : "1.1");
        Frac all = sum(weighted);
        return whole == null || own == null || all == null || all.isZero()
                ? null
                : whole.times(own).by(all);
    }

    private static Frac times(Frac number, String factor) {
        return number == null ? null : number.times(Frac.of(factor));
    }

    private static Frac amount(int indicator, Map<String, String> school, String stage) {
        String degrees = stage.equals("primary") ? "associate bachelor master doctor" : "bachelor master doctor";
        return switch (indicator) {
            case 1 -> share(school, stage, number(school, "teachingArea"));
            case 2 -> {
                List<Frac> both = new ArrayList<>();
                both.add(number(school, "sportsGroundArea"));
                both.add(number(school, "indoorSportsArea"));
                yield share(school, stage, sum(both));
            }
            case 3 -> share(school, stage, times(number(school, "equipmentValue"), "10000"));
            case 4 -> share(school, stage, number(school, "computers"));
            case 5 -> share(school, stage, number(school, "books"));
            case 6 -> number(school, stage + ".teachers");
            case 7 -> {
                List<Frac> parts = new ArrayList<>();
                for (String degree : degrees.split(" ")) {
                    parts.add(number(school, stage + ".degree." + degree));
                }
                yield sum(parts);
            }
            default -> number(school, stage + ".title.intermediatePlus");
        };
    }

    private void put(String name, Frac number, int decimals) {
        cells.put(name, number == null ? "" : number.print(decimals));
    }

    private void stage(String table, String stage, String key, String limit) {
        List<Map<String, String>> units = schools.stream()
                .filter(school -> counts(school) && hasStage(school, key))
                .toList();
        List<Frac> pupils =
                units.stream().map(school -> number(school, key + ".students")).toList();
        int number = 0;
        for (Map<String, String> unit : units) {
            String row = table + "." + unit.get("id") + "." + stage;
            put(row + ".no", Frac.of(++number), 0);
            String kind = text(unit, "kind");
            boolean part = kind.contains("一贯制") || kind.equals("完全中学");
            cells.put(row + ".name", text(unit, "name") + (!part ? "" : stage.equals("PRIMARY") ? "小学部" : "初中部"));
            put(row + ".pupils", number(unit, key + ".students"), 0);
        }
        String below = table + "." + stage + ".";
        cells.put(below + "no.total", "");
        cells.put(below + "name.total", "合计");
        put(below + "pupils.total", sum(pupils), 0);
        for (String row : List.of("mean=平均值", "deviation=标准差", "cv=差异系数")) {
            String id = row.split("=")[0];
            cells.put(below + "no." + id, "");
            cells.put(below + "name." + id, row.split("=")[1]);
            cells.put(below + "pupils." + id, "——");
        }
        List<Frac> squares = new ArrayList<>();
        for (int i = 1; i <= 8; i++) {
            squares.add(indicator(i, units, pupils, table, stage, key));
        }
        String composite = units.isEmpty() || squares.contains(null) ? "" : Frac.printMeanOfRoots(squares, 3);
        cells.put("表3." + stage + ".CV", composite);
        cells.put("表3." + stage + ".limit", limit);
        cells.put("表3." + stage + ".outcome", composite.isEmpty() ? "" : outcome(squares, limit));
    }

    private static String outcome(List<Frac> squares, String limit) {
        // Of a mean printed with 40 digits, none of which the limit has beyond the second.
        return Frac.of(Frac.printMeanOfRoots(squares, 40)).compareTo(Frac.of(limit)) <= 0 ? "是" : "否";
    }

    /** The square of the coefficient; null where it is not known. */
    private Frac indicator(
            int i, List<Map<String, String>> units, List<Frac> pupils, String table, String stage, String key) {
        int ofAmount = i <= 5 ? 2 : 0;
        int ofEach = i <= 5 ? 2 : 4;
        Frac per = Frac.of(i == 4 ? 100 : 1);
        List<Frac> each = new ArrayList<>();
        List<Frac> amounts = new ArrayList<>();
        for (int u = 0; u < units.size(); u++) {
            Frac amount = amount(i, units.get(u), key);
            String cell = table + "." + units.get(u).get("id") + "." + stage + ".I" + i;
            amounts.add(amount);
            each.add(amount == null ? null : amount.times(per).by(pupils.get(u)));
            put(cell, amount, ofAmount);
            put(cell + ".each", each.get(u), ofEach);
        }
        String below = table + "." + stage + ".I" + i;
        Frac total = units.isEmpty() ? null : sum(amounts);
        Frac mean = total == null ? null : total.times(per).by(sum(pupils));
        Frac variance = null;
        if (mean != null && !mean.isZero()) {
            variance = Frac.ZERO;
            for (int u = 0; u < units.size(); u++) {
                Frac off = each.get(u).minus(mean);
                variance = variance.plus(pupils.get(u).times(off).times(off));
            }
            variance = variance.by(sum(pupils));
        }
        put(below + ".total", total, ofAmount);
        put(below + ".each.mean", mean, ofEach);
        cells.put(below + ".each.deviation", variance == null ? "" : variance.printRoot(ofEach));
        Frac square = variance == null ? null : variance.by(mean.times(mean));
        String coefficient = square == null ? "" : square.printRoot(3);
        cells.put(below + ".each.cv", coefficient);
        cells.put("表3." + stage + ".I" + i, coefficient);
        cells.put(below + ".each.total", "——");
        for (String row : List.of("mean", "deviation", "cv")) {
            cells.put(below + "." + row, "——");
        }
        return square;
    }

    private void gate() {
        int number = 0;
        List<String> told = new ArrayList<>();
        for (Map<String, String> school : schools) {
            if (counts(school)) {
                String row = "表4." + school.get("id") + ".";
                String met = text(school, "basicStandardMet");
                String word = met.isEmpty() ? "" : met.equals("是") || met.equals("true") ? "是" : "否";
                put(row + "no", Frac.of(++number), 0);
                cells.put(row + "name", text(school, "name"));
                cells.put(row + "kind", text(school, "kind"));
                cells.put(row + "outcome", word);
                told.add(word);
            }
        }
        cells.put("表4.all.no", "");
        cells.put("表4.all.kind", "");
        cells.put("表4.all.name", "全县（各校都达到）");
        cells.put("表4.all.outcome", told.contains("否") ? "否" : told.contains("") || told.isEmpty() ? "" : "是");
    }
}
