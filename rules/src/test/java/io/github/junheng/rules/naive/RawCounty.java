package io.github.junheng.rules.naive;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.function.Function;

/**
 * What one county reported, as raw text: the facts of county.json and the cells of schools.csv, nothing interpreted.
 *
 * <p>A school is a map from column key to cell text. A blank cell is an absent key: blank means "not reported".
 */
public final class RawCounty {
    /** One column of schools.csv. */
    record Column(String key, String header, String type) {}

    static final List<Column> COLUMNS = List.of(
            new Column("id", "学校标识码", "text"),
            new Column("name", "学校名称", "text"),
            new Column("kind", "办学类型", "enum"),
            new Column("sponsor", "举办者类型", "int"),
            new Column("location", "城乡类型", "enum"),
            new Column("boarding", "是否寄宿制", "bool"),
            new Column("builtYear", "建成年份", "int"),
            new Column("denseUrbanCore", "中心城区高密度", "bool"),
            new Column("primary.students", "小学学生数", "int"),
            new Column("junior.students", "初中学生数", "int"),
            new Column("senior.students", "高中学生数", "int"),
            new Column("migrantStudents", "随迁子女学生数", "int"),
            new Column("primary.inZoneStudents", "小学片区内学生数", "int"),
            new Column("junior.inZoneStudents", "初中片区内学生数", "int"),
            new Column("primary.classSizes", "小学各班人数", "int list"),
            new Column("junior.classSizes", "初中各班人数", "int list"),
            new Column("primary.teachers", "小学专任教师数", "int"),
            new Column("primary.degree.associate", "小学专科教师数", "int"),
            new Column("primary.degree.bachelor", "小学本科教师数", "int"),
            new Column("primary.degree.master", "小学硕士教师数", "int"),
            new Column("primary.degree.doctor", "小学博士教师数", "int"),
            new Column("junior.teachers", "初中专任教师数", "int"),
            new Column("junior.degree.associate", "初中专科教师数", "int"),
            new Column("junior.degree.bachelor", "初中本科教师数", "int"),
            new Column("junior.degree.master", "初中硕士教师数", "int"),
            new Column("junior.degree.doctor", "初中博士教师数", "int"),
            new Column("primary.backbone", "小学骨干教师数", "int"),
            new Column("junior.backbone", "初中骨干教师数", "int"),
            new Column("primary.pe", "小学体育教师数", "int"),
            new Column("primary.music", "小学音乐教师数", "int"),
            new Column("primary.fineArts", "小学美术教师数", "int"),
            new Column("primary.arts", "小学艺术教师数", "int"),
            new Column("junior.pe", "初中体育教师数", "int"),
            new Column("junior.music", "初中音乐教师数", "int"),
            new Column("junior.fineArts", "初中美术教师数", "int"),
            new Column("junior.arts", "初中艺术教师数", "int"),
            new Column("primary.visitingPeArts", "小学走教体育艺术教师数", "int"),
            new Column("junior.visitingPeArts", "初中走教体育艺术教师数", "int"),
            new Column("certifiedTeachers", "持证专任教师数", "int"),
            new Column("trained360Teachers", "培训满360学时教师数", "int"),
            new Column("teachingArea", "教学及辅助用房面积", "decimal"),
            new Column("indoorSportsArea", "室内体育用房面积", "decimal"),
            new Column("sportsGroundArea", "运动场地面积", "decimal"),
            new Column("extraSportsArea", "拓展运动场地面积", "decimal"),
            new Column("equipmentValue", "教学仪器设备值", "decimal"),
            new Column("multimediaRooms", "网络多媒体教室数", "int"),
            new Column("musicRoomAreas", "音乐教室面积", "decimal list"),
            new Column("artRoomAreas", "美术教室面积", "decimal list"),
            new Column("publicFundsBudget", "公用经费预算", "decimal"),
            new Column("publicFundsGranted", "核定公用经费", "decimal"),
            new Column("trainingBudget", "教师培训经费预算", "decimal"),
            new Column("graduates", "毕业生数", "int"),
            new Column("entrantsThreeYearsAgo", "三年前入学生数", "int"),
            new Column("transfersIn", "三年转入学生数", "int"),
            new Column("transfersOut", "三年转出学生数", "int"),
            new Column("deaths", "三年死亡学生数", "int"),
            new Column("charterAndIt", "章程与信息化", "bool"),
            new Column("moralAndCulture", "德育与校园文化等级", "enum"),
            new Column("fullCurriculum", "课程开齐开足", "bool"));

    static final List<String> TEACHER_HEADERS = List.of(
            "教师编号", "学校标识码", "任教学段", "是否专任", "学历", "县级以上骨干", "任教学科", "专任或主要任教", "教师资格证", "五年培训学时", "是否在编", "交流轮岗",
            "走教或兼职");
    static final List<String> CLASS_HEADERS = List.of("班级编号", "学校标识码", "学段", "年级", "人数");
    static final List<String> ROOM_HEADERS = List.of("编号", "学校标识码", "类别", "建筑面积", "使用面积");

    private final LinkedHashMap<String, Object> county = new LinkedHashMap<>();
    private final List<LinkedHashMap<String, String>> schools = new ArrayList<>();
    private final List<Map<String, String>> teachers = new ArrayList<>();
    private final List<Map<String, String>> classes = new ArrayList<>();
    private final List<Map<String, String>> rooms = new ArrayList<>();

    /** The facts of county.json: nested maps, lists, strings, numbers and booleans; mutable. */
    public Map<String, Object> county() {
        return county;
    }

    /** One map per school, keyed by column key; mutable. */
    public List<LinkedHashMap<String, String>> schools() {
        return schools;
    }

    /** Rows of teachers.csv keyed by Chinese header; empty means that there is no such roster. */
    public List<Map<String, String>> teachers() {
        return teachers;
    }

    /** Rows of classes.csv keyed by Chinese header; empty means that there is no such roster. */
    public List<Map<String, String>> classes() {
        return classes;
    }

    /** Rows of rooms.csv keyed by Chinese header; empty means that there is no such roster. */
    public List<Map<String, String>> rooms() {
        return rooms;
    }

    public String code() {
        return (String) county.get("code");
    }

    /** The value at a dotted path such as {@code rotation.eligible}, or null where it was not reported. */
    public Object fact(String path) {
        Object at = county;
        for (String step : path.split("\\.")) {
            at = at instanceof Map<?, ?> map ? map.get(step) : null;
        }
        return at;
    }

    /** The county's facts below one key, made when they are not there yet. */
    @SuppressWarnings("unchecked")
    Map<String, Object> facts(String key) {
        return (Map<String, Object>) county.computeIfAbsent(key, ignored -> new LinkedHashMap<String, Object>());
    }

    public RawCounty copy() {
        RawCounty copy = new RawCounty();
        county.forEach((key, value) -> copy.county.put(key, deepCopy(value)));
        schools.forEach(school -> copy.schools.add(new LinkedHashMap<>(school)));
        teachers.forEach(row -> copy.teachers.add(new LinkedHashMap<>(row)));
        classes.forEach(row -> copy.classes.add(new LinkedHashMap<>(row)));
        rooms.forEach(row -> copy.rooms.add(new LinkedHashMap<>(row)));
        return copy;
    }

    private static Object deepCopy(Object value) {
        if (value instanceof Map<?, ?> map) {
            LinkedHashMap<String, Object> copy = new LinkedHashMap<>();
            map.forEach((key, inner) -> copy.put((String) key, deepCopy(inner)));
            return copy;
        }
        if (value instanceof List<?> list) {
            List<Object> copy = new ArrayList<>();
            list.forEach(inner -> copy.add(deepCopy(inner)));
            return copy;
        }
        return value;
    }

    /**
     * The same content with every class list moved from schools.csv to a classes roster, which must not change any
     * result. Returned unchanged where a list is blank or empty, because a roster cannot tell those two apart.
     */
    public RawCounty withClassRoster() {
        RawCounty copy = copy();
        for (LinkedHashMap<String, String> school : copy.schools) {
            for (String stage : List.of("primary", "junior")) {
                String sizes = school.remove(stage + ".classSizes");
                boolean own = NaiveEvaluation.stagesOf(school.get("kind")).contains(stage);
                if (sizes == null || sizes.equals("0")) {
                    if (own) {
                        return this;
                    }
                    continue;
                }
                int number = 0;
                for (String size : sizes.split(";")) {
                    Map<String, String> row = new LinkedHashMap<>();
                    row.put("班级编号", school.get("id") + "-" + stage.charAt(0) + ++number);
                    row.put("学校标识码", school.get("id"));
                    row.put("学段", stage.equals("primary") ? "小学" : "初中");
                    row.put("年级", String.valueOf((stage.equals("primary") ? 1 : 7) + number % 3));
                    row.put("人数", size);
                    copy.classes.add(row);
                }
            }
        }
        return copy;
    }

    /**
     * Writes county.json, schools.csv and those rosters that have rows.
     *
     * @param charset of the CSV files; county.json is UTF-8 always
     * @param shuffleOrNull shuffles columns and rows of every CSV, or null to keep the order
     */
    public void writeDirectory(
            Path directory, Charset charset, boolean bom, boolean chineseHeaders, Random shuffleOrNull)
            throws IOException {
        Files.createDirectories(directory);
        StringBuilder json = new StringBuilder();
        writeJson(json, county);
        Files.writeString(directory.resolve("county.json"), json, StandardCharsets.UTF_8);

        Function<Column, String> header = chineseHeaders ? Column::header : Column::key;
        Map<String, String> headers = new LinkedHashMap<>();
        COLUMNS.forEach(column -> headers.put(column.key(), header.apply(column)));
        writeCsv(directory.resolve("schools.csv"), headers, schools, charset, bom, shuffleOrNull);
        writeRoster(directory.resolve("teachers.csv"), TEACHER_HEADERS, teachers, charset, bom, shuffleOrNull);
        writeRoster(directory.resolve("classes.csv"), CLASS_HEADERS, classes, charset, bom, shuffleOrNull);
        writeRoster(directory.resolve("rooms.csv"), ROOM_HEADERS, rooms, charset, bom, shuffleOrNull);
    }

    private static void writeRoster(
            Path file,
            List<String> headers,
            List<Map<String, String>> rows,
            Charset charset,
            boolean bom,
            Random shuffleOrNull)
            throws IOException {
        if (rows.isEmpty()) {
            return;
        }
        Map<String, String> named = new LinkedHashMap<>();
        headers.forEach(header -> named.put(header, header));
        writeCsv(file, named, rows, charset, bom, shuffleOrNull);
    }

    private static void writeCsv(
            Path file,
            Map<String, String> headerOfKey,
            List<? extends Map<String, String>> rows,
            Charset charset,
            boolean bom,
            Random shuffleOrNull)
            throws IOException {
        List<String> keys = new ArrayList<>(headerOfKey.keySet());
        List<Map<String, String>> order = new ArrayList<>(rows);
        if (shuffleOrNull != null) {
            Collections.shuffle(keys, shuffleOrNull);
            Collections.shuffle(order, shuffleOrNull);
        }
        StringBuilder text = new StringBuilder();
        if (bom && charset.equals(StandardCharsets.UTF_8)) {
            text.append('\uFEFF');
        }
        writeLine(text, keys.stream().map(headerOfKey::get).toList());
        for (Map<String, String> row : order) {
            writeLine(text, keys.stream().map(key -> row.getOrDefault(key, "")).toList());
        }
        Files.write(file, text.toString().getBytes(charset));
    }

    private static void writeLine(StringBuilder text, List<String> cells) {
        for (int i = 0; i < cells.size(); i++) {
            String cell = cells.get(i);
            boolean quote = cell.indexOf(',') >= 0 || cell.indexOf('"') >= 0 || cell.indexOf('\n') >= 0;
            text.append(i == 0 ? "" : ",");
            text.append(quote ? '"' + cell.replace("\"", "\"\"") + '"' : cell);
        }
        text.append("\r\n");
    }

    /** dataset.json with a fixed choice of which numbers are written as strings. */
    public String toDatasetJson() {
        return toDatasetJson(new Random(20170419));
    }

    /** dataset.json; each number becomes a JSON number or a string at random, because both must read the same. */
    public String toDatasetJson(Random random) {
        LinkedHashMap<String, Object> document = new LinkedHashMap<>();
        document.put("county", county);
        List<Object> typed = new ArrayList<>();
        for (Map<String, String> school : schools) {
            LinkedHashMap<String, Object> row = new LinkedHashMap<>();
            for (Column column : COLUMNS) {
                String cell = school.get(column.key());
                if (cell != null) {
                    row.put(column.key(), typed(column.type(), cell, random));
                }
            }
            typed.add(row);
        }
        document.put("schools", typed);
        if (!teachers.isEmpty()) {
            document.put("teachers", teachers);
        }
        if (!classes.isEmpty()) {
            document.put("classes", classes);
        }
        if (!rooms.isEmpty()) {
            document.put("rooms", rooms);
        }
        StringBuilder json = new StringBuilder();
        writeJson(json, document);
        return json.toString();
    }

    /** county.json, on one line. */
    public String toCountyJson() {
        StringBuilder json = new StringBuilder();
        writeJson(json, county);
        return json.toString().replace("\n", " ");
    }

    /** One school as a flat object on one line, with these members before its own. */
    public static String toSchoolJson(Map<String, String> school, Map<String, String> before, Random random) {
        LinkedHashMap<String, Object> row = new LinkedHashMap<>(before);
        for (Column column : COLUMNS) {
            String cell = school.get(column.key());
            if (cell != null) {
                row.put(column.key(), typed(column.type(), cell, random));
            }
        }
        StringBuilder json = new StringBuilder();
        writeJson(json, row);
        return json.toString().replace("\n", " ");
    }

    /** Keys of all columns of schools.csv with their Chinese headers. */
    public static Map<String, String> headers() {
        LinkedHashMap<String, String> headers = new LinkedHashMap<>();
        COLUMNS.forEach(column -> headers.put(column.key(), column.header()));
        return headers;
    }

    /** One line of CSV. */
    public static String toCsvLine(List<String> cells) {
        StringBuilder line = new StringBuilder();
        writeLine(line, cells);
        return line.toString();
    }

    private static Object typed(String type, String cell, Random random) {
        switch (type) {
            case "int":
            case "decimal":
                return number(cell, random);
            case "int list":
            case "decimal list":
                List<Object> numbers = new ArrayList<>();
                if (!cell.equals("0")) {
                    for (String part : cell.split(";")) {
                        numbers.add(number(part, random));
                    }
                }
                return numbers;
            case "bool":
                return cell.equals("是");
            default:
                return cell;
        }
    }

    private static Object number(String text, Random random) {
        return text.matches("-?[0-9]+(\\.[0-9]+)?") && random.nextBoolean() ? new BigDecimal(text) : text;
    }

    private static void writeJson(StringBuilder json, Object value) {
        if (value instanceof Map<?, ?> map) {
            String separator = "{";
            for (Map.Entry<?, ?> entry : map.entrySet()) {
                json.append(separator).append('\n');
                writeString(json, (String) entry.getKey());
                json.append(": ");
                writeJson(json, entry.getValue());
                separator = ",";
            }
            json.append(map.isEmpty() ? "{}" : "}");
        } else if (value instanceof List<?> list) {
            String separator = "[";
            for (Object element : list) {
                json.append(separator);
                writeJson(json, element);
                separator = ", ";
            }
            json.append(list.isEmpty() ? "[]" : "]");
        } else if (value instanceof String string) {
            writeString(json, string);
        } else if (value instanceof BigDecimal decimal) {
            json.append(decimal.toPlainString());
        } else if (value instanceof Integer || value instanceof Long || value instanceof Boolean) {
            json.append(value);
        } else {
            throw new IllegalStateException("not a raw value: " + value);
        }
    }

    private static void writeString(StringBuilder json, String text) {
        json.append('"');
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"' || c == '\\') {
                json.append('\\').append(c);
            } else if (c < ' ') {
                json.append(String.format(Locale.ROOT, "\\u%04x", (int) c));
            } else {
                json.append(c);
            }
        }
        json.append('"');
    }
}
