package io.github.junheng.school;

import static io.github.junheng.school.Stage.JUNIOR;
import static io.github.junheng.school.Stage.PRIMARY;
import static io.github.junheng.school.Stage.SENIOR;
import static io.github.junheng.school.Stage.SPECIAL;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/** 办学类型: the kind of a school, with the stages it has and the first two digits its 学校标识码 is expected to have. JY/T 1001. */
public enum SchoolKind {
    PRIMARY_SCHOOL("小学", List.of(PRIMARY), "21"),
    TEACHING_POINT("教学点", List.of(PRIMARY), "21"),
    JUNIOR_SCHOOL("初级中学", List.of(JUNIOR), "31"),
    NINE_YEAR_SCHOOL("九年一贯制学校", List.of(PRIMARY, JUNIOR), "31"),
    TWELVE_YEAR_SCHOOL("十二年一贯制学校", List.of(PRIMARY, JUNIOR, SENIOR), "34"),
    COMPLETE_SECONDARY_SCHOOL("完全中学", List.of(JUNIOR, SENIOR), "34"),
    /** Its pupils are not counted by stage here. */
    SPECIAL_SCHOOL("特殊教育学校", List.of(PRIMARY, JUNIOR, SPECIAL), "51"),
    VOCATIONAL_SCHOOL("职业学校", List.of(JUNIOR, SENIOR), "32", "36"),
    SENIOR_SCHOOL("高级中学", List.of(SENIOR), "34"),
    /** No row of schools.csv; it has a file of its own. */
    KINDERGARTEN("幼儿园", List.of(Stage.KINDERGARTEN), "11");

    private static final List<SchoolKind> OF_ROWS = List.of(
            PRIMARY_SCHOOL,
            TEACHING_POINT,
            JUNIOR_SCHOOL,
            NINE_YEAR_SCHOOL,
            TWELVE_YEAR_SCHOOL,
            COMPLETE_SECONDARY_SCHOOL,
            SPECIAL_SCHOOL,
            VOCATIONAL_SCHOOL,
            SENIOR_SCHOOL);

    private final String zh;
    private final List<Stage> stages;
    private final Set<String> codePrefixes;

    SchoolKind(String zh, List<Stage> stages, String... codePrefixes) {
        this.zh = zh;
        this.stages = stages;
        this.codePrefixes = Set.of(codePrefixes);
    }

    public String zh() {
        return zh;
    }

    /** The stages a school of this kind has, lowest first. */
    public List<Stage> stages() {
        return stages;
    }

    public boolean has(Stage stage) {
        return stages.contains(stage);
    }

    /** Whether a 学校标识码 begins as those of this kind do. */
    public boolean fits(SchoolCode code) {
        return codePrefixes.contains(code.typeDigits());
    }

    /** Those that a row of schools.csv may have: all but {@link #KINDERGARTEN}. */
    public static List<SchoolKind> ofRows() {
        return OF_ROWS;
    }

    /** The kind of an official name as schools.csv writes it. */
    public static Optional<SchoolKind> ofChinese(String text) {
        for (SchoolKind kind : OF_ROWS) {
            if (kind.zh.equals(text)) {
                return Optional.of(kind);
            }
        }
        return Optional.empty();
    }
}
