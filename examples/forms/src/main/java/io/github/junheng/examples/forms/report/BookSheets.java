package io.github.junheng.examples.forms.report;

import io.github.junheng.evaluation.Status;
import io.github.junheng.examples.forms.edition.FormEdition.ColumnSpec;
import io.github.junheng.examples.forms.write.PrintedTable;
import io.github.junheng.examples.forms.write.PrintedTable.Cell;
import io.github.junheng.quantity.Magnitude;
import io.github.junheng.quantity.Quantity;
import io.github.junheng.quantity.Rational;
import io.github.junheng.report.Block;
import io.github.junheng.report.Piece;
import io.github.junheng.report.Wording;
import io.github.junheng.standard.Text;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The sheets of the workbook in their order, and what stands in their cells: a number wherever something is one. */
final class BookSheets {
    private static final int NARROW = 8;
    private static final int WIDE = 60;

    /** A number with at most a sign or a word before and a unit after it. */
    private static final Pattern NUMBER = Pattern.compile("([^0-9-]{0,6})(-?[0-9]+(?:\\.[0-9]+)?)([^0-9.:]{0,16})");

    private final Locale locale;
    private final List<PrintedTable> sheets = new ArrayList<>();

    BookSheets(Locale locale) {
        this.locale = locale;
    }

    List<PrintedTable> all() {
        return List.copyOf(sheets);
    }

    /** A sheet that is called as its title is. */
    void add(Piece name, List<ColumnSpec> columns, int labels, List<List<Cell>> rows, List<Piece> notes) {
        add(name, name, Piece.NONE, columns, labels, rows, notes);
    }

    void add(
            Piece name,
            Piece title,
            Piece subject,
            List<ColumnSpec> columns,
            int labels,
            List<List<Cell>> rows,
            List<Piece> notes) {
        sheets.add(new PrintedTable(name, title, subject, true, columns, labels, rows, notes));
    }

    // ---------------------------------------------------------------- what core's report tells

    /**
     * Each table is a sheet of its own, called after the part and from the second on numbered, with the paragraphs around it below; all
     * else is one list, with the headings before it.
     */
    void blocks(Piece name, List<Block> blocks) {
        List<Block.Table> tables = new ArrayList<>();
        List<List<Piece>> around = new ArrayList<>();
        List<Piece> paragraphs = new ArrayList<>();
        List<List<Cell>> rows = new ArrayList<>();
        Piece heading = Piece.NONE;
        for (Block block : blocks) {
            if (block instanceof Block.Heading of) {
                heading = of.text();
            } else if (block instanceof Block.Paragraph paragraph && heading != Piece.NONE) {
                rows.add(words(heading, paragraph.text()));
            } else if (block instanceof Block.Paragraph paragraph) {
                paragraphs.add(paragraph.text());
            } else if (block instanceof Block.Items items) {
                for (Piece item : items.items()) {
                    rows.add(words(heading, item));
                }
            } else if (block instanceof Block.Table table) {
                tables.add(table);
                around.add(paragraphs);
                paragraphs = new ArrayList<>();
            }
        }
        if (tables.isEmpty()) {
            list(name, name, rows, paragraphs);
            return;
        }
        around.get(around.size() - 1).addAll(paragraphs);
        int number = 1;
        for (Block.Table table : tables) {
            table(numbered(name, number), name, table, around.get(number - 1));
            number++;
        }
        if (!rows.isEmpty()) {
            list(numbered(name, number), name, rows, List.of());
        }
    }

    private static Piece numbered(Piece name, int number) {
        return number == 1 ? name : Piece.words(name, Piece.of(number));
    }

    private void list(Piece name, Piece title, List<List<Cell>> rows, List<Piece> notes) {
        add(
                name,
                title,
                Piece.NONE,
                List.of(column(Words.ITEM.piece(), 36), column(Words.CONTENT.piece(), 100)),
                0,
                rows,
                notes);
    }

    void list(Piece name, List<List<Cell>> rows) {
        list(name, name, rows, List.of());
    }

    private void table(Piece name, Piece title, Block.Table table, List<Piece> notes) {
        List<ColumnSpec> columns = new ArrayList<>();
        for (int c = 0; c < table.header().size(); c++) {
            int at = c;
            int width = table.rows().stream()
                    .mapToInt(row -> width(row.get(at).in(locale)))
                    .max()
                    .orElse(0);
            columns.add(column(
                    table.header().get(c),
                    Math.min(
                            WIDE,
                            Math.max(
                                    Math.max(NARROW, width),
                                    width(table.header().get(c).in(locale))))));
        }
        add(
                name,
                title,
                Piece.NONE,
                columns,
                0,
                table.rows().stream()
                        .map(row -> row.stream().map(Cell::of).toList())
                        .toList(),
                notes);
    }

    private static int width(String text) {
        return text.codePoints().map(point -> point > 0xFF ? 2 : 1).sum();
    }

    // ---------------------------------------------------------------- cells

    static List<Cell> words(Piece item, Piece content) {
        return List.of(Cell.of(item), Cell.of(content));
    }

    ColumnSpec column(Piece name, int width) {
        Text text = text(name);
        return new ColumnSpec(text.en(), List.of(text), "", width);
    }

    Text text(Piece piece) {
        return new Text(piece.in(Locale.CHINESE), piece.in(Locale.ENGLISH));
    }

    static Cell outcome(Status status) {
        return Cell.centred(Piece.words(Piece.of(State.of(status).sign()), Wording.status(status)));
    }

    /** What the report tells, as a number where it is one. */
    Cell told(Piece piece) {
        String text = piece.in(locale);
        Matcher number = NUMBER.matcher(text);
        return number.matches()
                ? new Cell.Amount(new BigDecimal(number.group(2)), number.group(1), number.group(3), Optional.empty())
                : piece.equals(Piece.DASH) ? Cell.centred(piece) : Cell.of(piece);
    }

    /** An amount with its unit, as it is printed everywhere; blank where there is none. */
    Cell amount(@Nullable Quantity amount) {
        return amount == null ? new Cell.Blank() : told(new Piece.Amount(amount));
    }

    /** A number with so many decimals, and more where it takes them to see on which side of its limit it lies. */
    Cell number(Magnitude value, @Nullable Rational limit, int decimals, String after) {
        BigDecimal shown = Shown.decimal(value, limit, decimals);
        return new Cell.Amount(shown.setScale(Math.max(decimals, shown.scale())), "", after, Optional.empty());
    }
}
