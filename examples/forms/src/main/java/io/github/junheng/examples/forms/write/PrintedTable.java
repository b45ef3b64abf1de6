package io.github.junheng.examples.forms.write;

import io.github.junheng.examples.forms.edition.FormEdition.ColumnSpec;
import io.github.junheng.quantity.Magnitude;
import io.github.junheng.report.Piece;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/**
 * 工作表: a table that a workbook prints, in no language until it is written.
 *
 * @param name of the sheet
 * @param title above the table; none where it is {@link Piece#NONE}
 * @param subject below the title; none where it is {@link Piece#NONE}
 * @param labels how many of the columns say what a row is; of several the first is shared by the rows that have the same in it
 * @param rows a cell for each column
 * @param notes below the table
 */
public record PrintedTable(
        Piece name,
        Piece title,
        Piece subject,
        boolean landscape,
        List<ColumnSpec> columns,
        int labels,
        List<List<Cell>> rows,
        List<Piece> notes) {
    /** @throws IllegalArgumentException when a row has not a cell for each column */
    public PrintedTable {
        columns = List.copyOf(columns);
        rows = rows.stream().map(List::copyOf).toList();
        notes = List.copyOf(notes);
        int wide = columns.size();
        if (rows.stream().anyMatch(row -> row.size() != wide)) {
            throw new IllegalArgumentException("a row of another width than the header");
        }
    }

    /** 格. */
    public sealed interface Cell {
        /** Nothing. */
        record Blank() implements Cell {}

        /** A text; in the middle where it is a word or a sign. */
        record Words(Piece text, boolean centred) implements Cell {}

        /**
         * A number, with as many decimals as it has; what stands before and after it is not part of its value.
         *
         * @param remark of the cell
         */
        record Amount(BigDecimal number, String before, String after, Optional<Piece> remark) implements Cell {}

        static Cell of(Piece text) {
            return new Words(text, false);
        }

        static Cell centred(Piece text) {
            return new Words(text, true);
        }

        static Cell of(long number) {
            return new Amount(BigDecimal.valueOf(number), "", "", Optional.empty());
        }

        /** A number rounded half up. */
        static Cell of(Magnitude number, int decimals) {
            return new Amount(number.round(decimals).setScale(decimals), "", "", Optional.empty());
        }
    }

    /** The sheet's rows above the first of the table. */
    int above() {
        return headerAt() + HeaderCell.depth(columns);
    }

    /** The first row of the header. */
    int headerAt() {
        return (title.equals(Piece.NONE) ? 0 : 1) + (subject.equals(Piece.NONE) ? 0 : 1);
    }
}
