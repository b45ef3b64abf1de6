package io.github.junheng.examples.forms.book;

import java.util.List;

/** 工作簿: an open workbook. */
public interface Workbook extends AutoCloseable {
    /** The file's name. */
    String name();

    /** The sheets in the order of their tabs, hidden ones too; charts are none. */
    List<SheetSource> sheets();

    @Override
    void close();
}
