package io.github.junheng.dataset;

/** 采用次序: whose figure stands where a school's row and a roster both give one and the two differ. */
public enum RosterPreference {
    /** The figure of the school's row. */
    SCHOOLS,
    /** What the roster counts. */
    ROSTERS
}
