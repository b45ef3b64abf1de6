package io.github.junheng.dataset;

import static io.github.junheng.dataset.FactType.CODE;
import static io.github.junheng.dataset.FactType.COUNT;
import static io.github.junheng.dataset.FactType.COUNT_LIST;
import static io.github.junheng.dataset.FactType.DECIMAL;
import static io.github.junheng.dataset.FactType.DECIMAL_LIST;
import static io.github.junheng.dataset.FactType.FLAG;
import static io.github.junheng.dataset.FactType.WORD;
import static io.github.junheng.dataset.FactType.YEAR;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * 学校表列: the columns of schools.csv beside the three that identify a school. Areas are in m², money in 万元, as the statistics
 * forms have them.
 */
public final class SchoolColumns {
    /** Header of 学校标识码, with its key {@code id}. */
    public static final String CODE_HEADER = "学校标识码";
    /** Header of 学校名称, with its key {@code name}. */
    public static final String NAME_HEADER = "学校名称";
    /** Header of 办学类型, with its key {@code kind}. */
    public static final String KIND_HEADER = "办学类型";

    private static final List<FactDefinition> ALL = List.of(
            column("sponsor", "举办者类型", CODE, "", "1", "2", "3", "4", "5", "6", "7", "8", "9", "10"),
            column("location", "城乡类型", WORD, "", "城区", "镇区", "乡村"),
            column("boarding", "是否寄宿制", FLAG, ""),
            column("builtYear", "建成年份", YEAR, ""),
            column("denseUrbanCore", "中心城区高密度", FLAG, ""),
            column("primary.students", "小学学生数", COUNT, "人"),
            column("junior.students", "初中学生数", COUNT, "人"),
            column("senior.students", "高中学生数", COUNT, "人"),
            column("migrantStudents", "随迁子女学生数", COUNT, "人"),
            column("primary.inZoneStudents", "小学片区内学生数", COUNT, "人"),
            column("junior.inZoneStudents", "初中片区内学生数", COUNT, "人"),
            column("primary.classSizes", "小学各班人数", COUNT_LIST, "人"),
            column("junior.classSizes", "初中各班人数", COUNT_LIST, "人"),
            column("primary.teachers", "小学专任教师数", COUNT, "人"),
            column("primary.degree.associate", "小学专科教师数", COUNT, "人"),
            column("primary.degree.bachelor", "小学本科教师数", COUNT, "人"),
            column("primary.degree.master", "小学硕士教师数", COUNT, "人"),
            column("primary.degree.doctor", "小学博士教师数", COUNT, "人"),
            column("junior.teachers", "初中专任教师数", COUNT, "人"),
            column("junior.degree.associate", "初中专科教师数", COUNT, "人"),
            column("junior.degree.bachelor", "初中本科教师数", COUNT, "人"),
            column("junior.degree.master", "初中硕士教师数", COUNT, "人"),
            column("junior.degree.doctor", "初中博士教师数", COUNT, "人"),
            column("primary.backbone", "小学骨干教师数", COUNT, "人"),
            column("junior.backbone", "初中骨干教师数", COUNT, "人"),
            column("primary.pe", "小学体育教师数", COUNT, "人"),
            column("primary.music", "小学音乐教师数", COUNT, "人"),
            column("primary.fineArts", "小学美术教师数", COUNT, "人"),
            column("primary.arts", "小学艺术教师数", COUNT, "人"),
            column("junior.pe", "初中体育教师数", COUNT, "人"),
            column("junior.music", "初中音乐教师数", COUNT, "人"),
            column("junior.fineArts", "初中美术教师数", COUNT, "人"),
            column("junior.arts", "初中艺术教师数", COUNT, "人"),
            column("primary.visitingPeArts", "小学走教体育艺术教师数", COUNT, "人"),
            column("junior.visitingPeArts", "初中走教体育艺术教师数", COUNT, "人"),
            column("certifiedTeachers", "持证专任教师数", COUNT, "人"),
            column("trained360Teachers", "培训满360学时教师数", COUNT, "人"),
            column("teachingArea", "教学及辅助用房面积", DECIMAL, "㎡"),
            column("indoorSportsArea", "室内体育用房面积", DECIMAL, "㎡"),
            column("sportsGroundArea", "运动场地面积", DECIMAL, "㎡"),
            column("extraSportsArea", "拓展运动场地面积", DECIMAL, "㎡"),
            column("equipmentValue", "教学仪器设备值", DECIMAL, "万元"),
            column("multimediaRooms", "网络多媒体教室数", COUNT, "间"),
            column("musicRoomAreas", "音乐教室面积", DECIMAL_LIST, "㎡"),
            column("artRoomAreas", "美术教室面积", DECIMAL_LIST, "㎡"),
            column("publicFundsBudget", "公用经费预算", DECIMAL, "万元"),
            column("publicFundsGranted", "核定公用经费", DECIMAL, "万元"),
            column("trainingBudget", "教师培训经费预算", DECIMAL, "万元"),
            column("graduates", "毕业生数", COUNT, "人"),
            column("entrantsThreeYearsAgo", "三年前入学生数", COUNT, "人"),
            column("transfersIn", "三年转入学生数", COUNT, "人"),
            column("transfersOut", "三年转出学生数", COUNT, "人"),
            column("deaths", "三年死亡学生数", COUNT, "人"),
            column("charterAndIt", "章程与信息化", FLAG, ""),
            column("moralAndCulture", "德育与校园文化等级", WORD, "", "优秀", "良好", "合格", "不合格"),
            column("fullCurriculum", "课程开齐开足", FLAG, ""));

    private static final Map<String, FactDefinition> BY_KEY = new HashMap<>();

    static {
        for (FactDefinition column : ALL) {
            BY_KEY.put(column.id(), column);
        }
    }

    private SchoolColumns() {}

    /** Whether a text is the header of a column, those that identify a school included. */
    public static boolean isHeader(String text) {
        for (FactDefinition column : ALL) {
            if (column.name().equals(text)) {
                return true;
            }
        }
        return text.equals(CODE_HEADER) || text.equals(NAME_HEADER) || text.equals(KIND_HEADER);
    }

    /** Every column, in the order of the file's documentation. */
    public static List<FactDefinition> all() {
        return ALL;
    }

    /** The column of a key; empty for a column that only an overlay knows. */
    public static Optional<FactDefinition> of(String key) {
        return Optional.ofNullable(BY_KEY.get(key));
    }

    /** The header of a key, of kindergartens.csv too; the key itself for a column that only an overlay knows. */
    public static String header(String key) {
        FactDefinition column = BY_KEY.get(key);
        return column == null
                ? KindergartenColumns.of(key).map(FactDefinition::name).orElse(key)
                : column.name();
    }

    private static FactDefinition column(String key, String header, FactType type, String unit, String... words) {
        return new FactDefinition(key, header, type, unit, Place.SCHOOL, List.of(words));
    }
}
