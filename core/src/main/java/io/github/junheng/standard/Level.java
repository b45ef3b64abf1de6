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
    COUNTY("县");

    private final String zh;

    Level(String zh) {
        this.zh = zh;
    }

    public String zh() {
        return zh;
    }

    public boolean isOfSchool() {
        return this == SCHOOL_STAGE || this == SCHOOL;
    }

    public boolean hasStage() {
        return this == SCHOOL_STAGE || this == COUNTY_STAGE;
    }
}
