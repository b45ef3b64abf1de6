package io.github.junheng.examples.cli;

import java.util.List;
import java.util.Map;

/** The columns of schools.csv, in the order of the bundled files, under their Chinese names and their keys. */
final class SampleColumns {

    private static final List<Column> COLUMNS = List.of(
            new Column("学校标识码", "id"),
            new Column("学校名称", "name"),
            new Column("办学类型", "kind"),
            new Column("举办者类型", "sponsor"),
            new Column("城乡类型", "location"),
            new Column("是否寄宿制", "boarding"),
            new Column("建成年份", "builtYear"),
            new Column("中心城区高密度", "denseUrbanCore"),
            new Column("小学学生数", "primary.students"),
            new Column("初中学生数", "junior.students"),
            new Column("高中学生数", "senior.students"),
            new Column("随迁子女学生数", "migrantStudents"),
            new Column("小学片区内学生数", "primary.inZoneStudents"),
            new Column("初中片区内学生数", "junior.inZoneStudents"),
            new Column("小学各班人数", "primary.classSizes"),
            new Column("初中各班人数", "junior.classSizes"),
            new Column("小学专任教师数", "primary.teachers"),
            new Column("小学专科教师数", "primary.degree.associate"),
            new Column("小学本科教师数", "primary.degree.bachelor"),
            new Column("小学硕士教师数", "primary.degree.master"),
            new Column("小学博士教师数", "primary.degree.doctor"),
            new Column("初中专任教师数", "junior.teachers"),
            new Column("初中专科教师数", "junior.degree.associate"),
            new Column("初中本科教师数", "junior.degree.bachelor"),
            new Column("初中硕士教师数", "junior.degree.master"),
            new Column("初中博士教师数", "junior.degree.doctor"),
            new Column("小学骨干教师数", "primary.backbone"),
            new Column("初中骨干教师数", "junior.backbone"),
            new Column("小学体育教师数", "primary.pe"),
            new Column("小学音乐教师数", "primary.music"),
            new Column("小学美术教师数", "primary.fineArts"),
            new Column("小学艺术教师数", "primary.arts"),
            new Column("初中体育教师数", "junior.pe"),
            new Column("初中音乐教师数", "junior.music"),
            new Column("初中美术教师数", "junior.fineArts"),
            new Column("初中艺术教师数", "junior.arts"),
            new Column("小学走教体育艺术教师数", "primary.visitingPeArts"),
            new Column("初中走教体育艺术教师数", "junior.visitingPeArts"),
            new Column("持证专任教师数", "certifiedTeachers"),
            new Column("培训满360学时教师数", "trained360Teachers"),
            new Column("教学及辅助用房面积", "teachingArea"),
            new Column("室内体育用房面积", "indoorSportsArea"),
            new Column("运动场地面积", "sportsGroundArea"),
            new Column("拓展运动场地面积", "extraSportsArea"),
            new Column("教学仪器设备值", "equipmentValue"),
            new Column("网络多媒体教室数", "multimediaRooms"),
            new Column("音乐教室面积", "musicRoomAreas"),
            new Column("美术教室面积", "artRoomAreas"),
            new Column("公用经费预算", "publicFundsBudget"),
            new Column("核定公用经费", "publicFundsGranted"),
            new Column("教师培训经费预算", "trainingBudget"),
            new Column("毕业生数", "graduates"),
            new Column("三年前入学生数", "entrantsThreeYearsAgo"),
            new Column("三年转入学生数", "transfersIn"),
            new Column("三年转出学生数", "transfersOut"),
            new Column("三年死亡学生数", "deaths"),
            new Column("章程与信息化", "charterAndIt"),
            new Column("德育与校园文化等级", "moralAndCulture"),
            new Column("课程开齐开足", "fullCurriculum"),
            new Column("小学教职工数", "primary.staff"),
            new Column("初中教职工数", "junior.staff"),
            new Column("小学年级数", "primary.grades"),
            new Column("初中年级数", "junior.grades"),
            new Column("小学班级数", "primary.classCount"),
            new Column("初中班级数", "junior.classCount"),
            new Column("建校年份", "foundedYear"),
            new Column("公用经费决算", "publicFundsSpent"));

    private SampleColumns() {}

    /** The text of schools.csv, headed by the Chinese names or by the keys. */
    static String write(List<SampleSchool> schools, boolean chinese) {
        StringBuilder text = new StringBuilder();
        String separator = "";
        for (Column column : COLUMNS) {
            text.append(separator).append(chinese ? column.header() : column.key());
            separator = ",";
        }
        text.append('\n');
        for (SampleSchool school : schools) {
            Map<String, String> cells = school.cells();
            separator = "";
            for (Column column : COLUMNS) {
                text.append(separator).append(cells.getOrDefault(column.key(), ""));
                separator = ",";
            }
            text.append('\n');
        }
        return text.toString();
    }

    private record Column(String header, String key) {}
}
