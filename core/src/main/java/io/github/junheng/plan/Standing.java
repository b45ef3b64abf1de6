package io.github.junheng.plan;

/** 进展结论: how an item stands on a day. */
public enum Standing {
    MET("已达到"),
    /** 进度相符: not reached, not due, and no further behind than a straight line from the first value. */
    ON_COURSE("进度相符"),
    BEHIND("落后于进度"),
    /** 未到期: not reached, not due, and no line to hold it against. */
    OPEN("未到期"),
    LATE("逾期未达"),
    /** 未守住: of what is to be held every year, the last known year was not; or it was reached in time and is lost again. */
    MISSED("未守住"),
    /** 未及预计: what was forecast has not come; nobody's duty. */
    SHORT_OF_FORECAST("未及预计"),
    NOT_MEASURABLE("无法判断"),
    NOT_APPLICABLE("不适用");

    private final String zh;

    Standing(String zh) {
        this.zh = zh;
    }

    public String zh() {
        return zh;
    }

    /** Whether somebody still has to do something, or to report. */
    public boolean isOpen() {
        return this != MET && this != NOT_APPLICABLE && this != SHORT_OF_FORECAST;
    }
}
