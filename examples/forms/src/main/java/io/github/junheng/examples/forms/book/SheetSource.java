package io.github.junheng.examples.forms.book;

import io.github.junheng.problem.Checked;
import java.io.IOException;
import java.util.List;
import java.util.function.Consumer;

/** 工作表: one sheet of a workbook, read cell by cell and as often as wanted. */
public interface SheetSource {
    /** The name on its tab. */
    String name();

    /** Whether the tab is not shown. */
    boolean hidden();

    /**
     * The merged regions; none overlaps another by what a program lets people make, but a file can say so.
     *
     * @throws IOException see {@link #cells}
     */
    List<Merge> merges() throws IOException;

    /**
     * Gives every cell that holds something, row by row and from left to right; of a formula its saved result.
     *
     * @throws IOException where the sheet is damaged or too large, see {@link Workbooks#problem}
     */
    void cells(Consumer<Cell> each) throws IOException;

    /**
     * The cells of the first rows that hold something; of a large sheet no more is read.
     *
     * @throws IOException see {@link #cells}
     */
    List<Cell> head(int rows) throws IOException;

    /** The sheet in memory; a problem where it is damaged, or larger than a form may be. */
    Checked<Grid> grid(Limits limits);
}
