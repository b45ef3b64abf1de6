package io.github.junheng.standard;

/** 判定层级: what a rule is asked of. */
public enum Level {
    /** Every stage of every school. */
    SCHOOL_STAGE("学校学段"),
    /** Every school as a whole. */
    SCHOOL("学校"),
    /** Every stage of the county. */
    COUNTY_STAGE("县级学段"),
    /** The county. */
    COUNTY("县"),
    /** Every kindergarten. */
    KINDERGARTEN("幼儿园"),
    /** Every class: every element of the lists of a school or kindergarten that the rule looks at. */
    CLASS("班级"),
    /** Every township: every element of the county's lists that the rule looks at. */
    TOWNSHIP("乡镇");

    private final String zh;

    Level(String zh) {
        this.zh = zh;
    }

    public String zh() {
        return zh;
    }

    public boolean isOfSchool() {
        return this == SCHOOL_STAGE || this == SCHOOL || this == KINDERGARTEN || this == CLASS;
    }

    public boolean hasStage() {
        return this == SCHOOL_STAGE || this == COUNTY_STAGE || this == CLASS;
    }

    /** Whether every element of a list is a subject of its own. */
    public boolean isOfElements() {
        return this == CLASS || this == TOWNSHIP;
    }

    /** Whether a rule can be told of the county as well: what is asked of many. */
    public boolean isRolledUp() {
        return this == SCHOOL || this == SCHOOL_STAGE || this == KINDERGARTEN || isOfElements();
    }
}
