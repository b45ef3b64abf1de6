package io.github.junheng.evaluation;

/** 不适用原因: why a rule does not apply. */
public enum Because {
    OUT_OF_SCOPE("不在适用范围", "out of scope"),
    NOT_IN_FORCE("在该日期或数据年度不施行", "not in force on the date or for the data year"),
    OTHER_STAGE("不是该学段的标准", "a standard for another stage"),
    NO_UNIT_IN_SCOPE("没有适用的单位", "no unit in scope"),
    NOTHING_TO_TEST("没有可比较的项目", "nothing to test"),
    NOT_JUDGED("没有标准值，只列数值", "no limit to be held against; the value is told"),
    CONTEXT("仅作背景，不判定", "context, not judged");

    private final String zh;
    private final String en;

    Because(String zh, String en) {
        this.zh = zh;
        this.en = en;
    }

    public String zh() {
        return zh;
    }

    public String en() {
        return en;
    }
}
