package io.github.junheng.evaluation;

import java.util.Collection;

/** 结论: the four outcomes by name. */
public enum Status {
    /** 达标. */
    MET("达标"),
    /** 未达标. */
    NOT_MET("未达标"),
    /** 无法判定: an input is missing. */
    INDETERMINATE("无法判定"),
    /** 不适用. */
    NOT_APPLICABLE("不适用");

    private final String zh;

    Status(String zh) {
        this.zh = zh;
    }

    public String zh() {
        return zh;
    }

    /**
     * 同时满足: any NOT_MET → NOT_MET; else any INDETERMINATE → INDETERMINATE; else MET. NOT_APPLICABLE drops out; where nothing is
     * left it is NOT_APPLICABLE, never MET.
     */
    public static Status allOf(Collection<Status> parts) {
        return strongest(parts, NOT_MET, INDETERMINATE, MET);
    }

    /** 任一满足: any MET → MET; else any INDETERMINATE → INDETERMINATE; else NOT_MET. NOT_APPLICABLE drops out. */
    public static Status anyOf(Collection<Status> parts) {
        return strongest(parts, MET, INDETERMINATE, NOT_MET);
    }

    /**
     * 至少 k 项达标、余项不低于底线: NOT_MET as soon as what is known fails, INDETERMINATE while a missing value could still decide, else
     * MET.
     *
     * @param size how many items there are
     * @param atLeast how many of them have to be met
     * @param below how many are known to be below their limit
     * @param belowFloor how many of those are known to be below their floor
     * @param unknown how many are not known
     */
    public static Status atLeast(int size, int atLeast, int below, int belowFloor, int unknown) {
        if (belowFloor > 0 || below > size - atLeast) {
            return NOT_MET;
        }
        return unknown > 0 ? INDETERMINATE : MET;
    }

    private static Status strongest(Collection<Status> parts, Status... order) {
        for (Status status : order) {
            if (parts.contains(status)) {
                return status;
            }
        }
        return NOT_APPLICABLE;
    }
}
