package io.github.junheng.procedure;

import java.util.Locale;

/** 决定: what can come of a stage. */
public enum Decision {
    /** 通过. */
    PASSED("通过", "passed"),
    /** 退回整改. */
    RETURNED("退回整改", "returned for correction"),
    /** 不予通过. */
    REFUSED("不予通过", "refused"),
    /** 认定. */
    RECOGNISED("认定", "recognised"),
    /** 年度监测: of one year's data, each year once. */
    MONITORED("年度监测", "monitored"),
    /** 整改复查: one school that was met by a concession alone is settled by a paper. */
    FOLLOWED_UP("整改复查", "followed up"),
    /** 撤销认定: an act of the authority, never a conclusion from numbers. */
    WITHDRAWN("撤销认定", "withdrawn");

    private final String zh;
    private final String en;

    Decision(String zh, String en) {
        this.zh = zh;
        this.en = en;
    }

    public String zh() {
        return zh;
    }

    public String en() {
        return en;
    }

    /** As a command line writes it: {@code followed-up}. */
    public String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Whether the county is the better for it: what is held against findings. */
    boolean isFavourable() {
        return this == PASSED || this == RECOGNISED;
    }
}
