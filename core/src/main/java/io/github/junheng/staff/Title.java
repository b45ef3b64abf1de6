package io.github.junheng.staff;

/** 专业技术职务: a teacher's title in the series that has been one for primary and secondary schools since 2015, highest first. */
public enum Title {
    FULL_SENIOR("正高级"),
    SENIOR("高级"),
    FIRST_GRADE("一级"),
    SECOND_GRADE("二级"),
    THIRD_GRADE("三级");

    private final String zh;

    Title(String zh) {
        this.zh = zh;
    }

    public String zh() {
        return zh;
    }
}
