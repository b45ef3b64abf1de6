package io.github.junheng.dataset;

/** 填报位置: who reports a fact. */
public enum Place {
    /** A column of schools.csv. */
    SCHOOL,
    /** A path in county.json. */
    COUNTY,
    /** A column of kindergartens.csv. */
    KINDERGARTEN
}
