package io.github.junheng.school;

/** 举办者类型: who runs a school, codes 1 to 10 of the national declaration form. */
public enum Sponsor {
    CENTRAL_EDUCATION(1, "中央教育部门"),
    CENTRAL_OTHER(2, "中央其他部门"),
    PROVINCIAL_EDUCATION(3, "省级教育部门"),
    PROVINCIAL_OTHER(4, "省级其他部门"),
    PREFECTURE_EDUCATION(5, "地级教育部门"),
    PREFECTURE_OTHER(6, "地级其他部门"),
    COUNTY_EDUCATION(7, "县级教育部门"),
    COUNTY_OTHER(8, "县级其他部门"),
    LOCAL_ENTERPRISE(9, "地方企业"),
    PRIVATE(10, "民办");

    private final int code;
    private final String zh;

    Sponsor(int code, String zh) {
        this.code = code;
        this.zh = zh;
    }

    /** The number the form prints, 1 to 10. */
    public int code() {
        return code;
    }

    public String zh() {
        return zh;
    }
}
