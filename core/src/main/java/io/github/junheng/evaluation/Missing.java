package io.github.junheng.evaluation;

import io.github.junheng.dataset.CellRef;

/** 缺失: a cell for want of which something could not be decided. */
public record Missing(CellRef cell, Why why) {
    /** Why the cell does not help. */
    public enum Why {
        NOT_REPORTED("未填报", "not reported"),
        ZERO_DENOMINATOR("分母填报为 0", "reported as 0, yet divided by"),
        ZERO_MEAN("县均值为 0", "the county's mean is 0"),
        EMPTY_LIST("列表为空", "the list is empty"),
        POINTS_DIFFER("各项分值之和与满分不符", "the points of all items do not add up to the total"),
        ABOVE_POINTS("得分高于该项分值", "more than the item is worth"),
        NO_REGION("由它得不出所在地区", "it tells no region");

        private final String zh;
        private final String en;

        Why(String zh, String en) {
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
}
