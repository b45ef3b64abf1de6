package io.github.junheng.report;

import java.util.List;

/** 段落: a part of a document. */
public sealed interface Block {
    /**
     * 标题.
     *
     * @param level 1 for the title, 2 and 3 below
     */
    record Heading(int level, Piece text) implements Block {}

    /**
     * 正文.
     *
     * @param strong whether it is what a reader should see first
     */
    record Paragraph(Piece text, boolean strong) implements Block {
        static Paragraph of(Piece text) {
            return new Paragraph(text, false);
        }
    }

    /** 列表. */
    record Items(List<Piece> items) implements Block {
        public Items {
            items = List.copyOf(items);
        }
    }

    /** 表格: every row has as many cells as the header. */
    record Table(List<Piece> header, List<List<Piece>> rows) implements Block {
        /** @throws IllegalArgumentException when a row has more or fewer cells than the header */
        public Table {
            header = List.copyOf(header);
            rows = rows.stream().map(List::copyOf).toList();
            for (List<Piece> row : rows) {
                if (row.size() != header.size()) {
                    throw new IllegalArgumentException(
                            "a row of " + row.size() + " cells below a header of " + header.size());
                }
            }
        }
    }
}
