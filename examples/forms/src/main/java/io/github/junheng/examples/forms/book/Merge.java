package io.github.junheng.examples.forms.book;

/** 合并区域: cells shown as one, of which the top left one holds the value; rows and columns from 0, both ends included. */
public record Merge(int top, int left, int bottom, int right) {
    /** Whether a cell lies within. */
    public boolean holds(int row, int column) {
        return top <= row && row <= bottom && left <= column && column <= right;
    }
}
