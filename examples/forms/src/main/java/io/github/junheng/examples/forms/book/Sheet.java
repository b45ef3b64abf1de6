package io.github.junheng.examples.forms.book;

import io.github.junheng.problem.Checked;
import io.github.junheng.problem.ProblemCode;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.xml.sax.Attributes;

/** One sheet, read tag by tag: cells without content leave nothing behind, however many there are. */
final class Sheet implements SheetSource {
    private static final int MOST_ROWS = 1_048_576;
    private static final int MOST_COLUMNS = 16_384;

    private final String workbook;
    private final String name;
    private final boolean hidden;
    private final BoundedZip zip;
    private final String part;
    private final OpenWorkbook.Shared shared;
    private final Limits limits;

    Sheet(
            String workbook,
            String name,
            boolean hidden,
            BoundedZip zip,
            String part,
            OpenWorkbook.Shared shared,
            Limits limits) {
        this.workbook = workbook;
        this.name = name;
        this.hidden = hidden;
        this.zip = zip;
        this.part = part;
        this.shared = shared;
        this.limits = limits;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public boolean hidden() {
        return hidden;
    }

    @Override
    public List<Merge> merges() throws IOException {
        Tags tags = new Tags(cell -> {}, limits);
        Xml.read(zip, part, tags);
        return List.copyOf(tags.merges);
    }

    @Override
    public void cells(Consumer<Cell> each) throws IOException {
        Xml.read(zip, part, new Tags(each, limits));
    }

    /** Says that enough was read. */
    private static final class Enough extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Enough() {
            super(null, null, false, false);
        }
    }

    @Override
    public List<Cell> head(int rows) throws IOException {
        List<Cell> head = new ArrayList<>();
        try {
            cells(cell -> {
                if (cell.row() >= rows) {
                    throw new Enough();
                }
                head.add(cell);
            });
        } catch (Enough e) {
            return head;
        }
        return head;
    }

    @Override
    public Checked<Grid> grid(Limits most) {
        List<Cell> cells = new ArrayList<>();
        Tags tags = new Tags(
                cell -> {
                    // One more than admitted says that there are too many.
                    if (cells.size() <= most.cellsPerForm()) {
                        cells.add(cell);
                    }
                },
                most);
        try {
            Xml.read(zip, part, tags);
            if (cells.size() > most.cellsPerForm()) {
                throw Refused.large("有内容的单元格数", "cells that hold something", most.cellsPerForm());
            }
            return Checked.of(new Grid(cells, tags.merges), List.of());
        } catch (IOException e) {
            return Checked.failed(List.of(Workbooks.problem(e, workbook + " " + name)));
        }
    }

    /** Makes cells of tags. */
    private final class Tags extends Xml.Reader {
        private static final MathContext SHOWN = new MathContext(15, RoundingMode.HALF_UP);
        /** A number that a program saves is shorter. */
        private static final int LONGEST_NUMBER = 64;

        private static final int LARGEST_EXPONENT = 400;
        private static final int DAYS_FROM_1904 = 1462;
        private static final LocalDate DAY_ZERO = LocalDate.of(1899, 12, 30);
        private static final int LONGEST_FORMULA = 200;

        private final Consumer<Cell> each;
        private final Limits most;
        private final List<Merge> merges = new ArrayList<>();
        private int row = -1;
        private int column = -1;
        private int style;
        private String type = "n";
        private boolean inCell;
        private boolean hasFormula;
        private boolean hasValue;
        private int aside;
        private @Nullable StringBuilder into;
        private final StringBuilder value = new StringBuilder();
        private final StringBuilder formula = new StringBuilder();

        Tags(Consumer<Cell> each, Limits most) {
            this.each = each;
            this.most = most;
        }

        @Override
        void open(String tag, Attributes attributes) throws IOException {
            switch (tag) {
                case "row" -> row(attributes.getValue("r"));
                case "c" -> cell(attributes);
                case "v" -> {
                    hasValue = true;
                    into = inCell ? value : null;
                }
                case "f" -> {
                    hasFormula = true;
                    into = inCell ? formula : null;
                }
                case "rPh" -> aside++;
                case "t" -> {
                    // A text in the cell itself; how it is pronounced is no part of it.
                    if (inCell && aside == 0) {
                        hasValue = true;
                        into = value;
                    }
                }
                case "mergeCell" -> merge(attributes.getValue("ref"));
                default -> {
                    // Formats, filters, pictures: nothing that a cell holds.
                }
            }
        }

        @Override
        void close(String tag) throws IOException {
            switch (tag) {
                case "c" -> {
                    inCell = false;
                    into = null;
                    if (hasValue || hasFormula) {
                        emit();
                    }
                }
                case "rPh" -> aside--;
                case "v", "f", "t" -> into = null;
                default -> {
                    // See above.
                }
            }
        }

        @Override
        void text(char[] characters, int from, int length) throws IOException {
            StringBuilder builder = into;
            if (builder == null) {
                return;
            }
            if (builder == formula) {
                // Only its beginning is ever shown.
                builder.append(characters, from, Math.min(length, Math.max(0, LONGEST_FORMULA - builder.length())));
            } else {
                builder.append(characters, from, length);
                if (builder.length() > most.textChars()) {
                    throw Refused.large(here() + " 的字数", "characters of " + here(), most.textChars());
                }
            }
        }

        private String here() {
            return name + "!" + Cell.address(Math.max(0, row), Math.max(0, column));
        }

        private void row(@Nullable String number) throws IOException {
            int next = number == null ? row + 1 : whole(number) - 1;
            if (next <= row || next >= MOST_ROWS) {
                throw Refused.broken(part + " <row r=\"" + (next + 1) + "\">");
            }
            row = next;
            column = -1;
        }

        private int whole(String text) throws IOException {
            try {
                return Integer.parseInt(text);
            } catch (NumberFormatException e) {
                throw Refused.broken(part);
            }
        }

        private void cell(Attributes attributes) throws IOException {
            String address = attributes.getValue("r");
            int next = column + 1;
            if (address != null) {
                int end = letters(address);
                next = column(address, end);
                if (whole(address.substring(end)) - 1 != row) {
                    throw Refused.broken(part + " " + address);
                }
            }
            if (row < 0 || next <= column || next >= MOST_COLUMNS) {
                throw Refused.broken(part + " <c> " + here());
            }
            column = next;
            String number = attributes.getValue("s");
            style = number == null ? 0 : whole(number);
            String kind = attributes.getValue("t");
            type = kind == null ? "n" : kind;
            inCell = true;
            hasFormula = false;
            hasValue = false;
            value.setLength(0);
            formula.setLength(0);
        }

        private void merge(@Nullable String reference) throws IOException {
            int colon = reference == null ? -1 : reference.indexOf(':');
            if (reference == null || colon < 0) {
                return;
            }
            String first = reference.substring(0, colon);
            String last = reference.substring(colon + 1);
            Merge merge = new Merge(
                    whole(first.substring(letters(first))) - 1,
                    column(first, letters(first)),
                    whole(last.substring(letters(last))) - 1,
                    column(last, letters(last)));
            if (merge.top() < 0 || merge.bottom() >= MOST_ROWS || merge.right() >= MOST_COLUMNS) {
                throw Refused.broken(part + " " + reference);
            }
            merges.add(merge);
            if (merges.size() > most.merges()) {
                throw Refused.large("合并区域数", "merged regions", most.merges());
            }
        }

        private static int letters(String address) {
            int end = 0;
            while (end < address.length() && address.charAt(end) >= 'A' && address.charAt(end) <= 'Z') {
                end++;
            }
            return end;
        }

        private static int column(String address, int end) {
            int column = 0;
            for (int i = 0; i < end && column <= MOST_COLUMNS; i++) {
                column = 26 * column + address.charAt(i) - 'A' + 1;
            }
            return column - 1;
        }

        private void emit() throws IOException {
            Content content = content();
            if (content.isBlank()) {
                return;
            }
            if (column >= most.columns()) {
                throw Refused.large(
                        "有内容的列到了 " + here(), "columns that hold something, as far as " + here(), most.columns());
            }
            each.accept(new Cell(row, column, content));
        }

        private Content content() throws IOException {
            // A text that a formula gives may be empty; a number or an error cannot be.
            if (hasFormula && (!hasValue || (value.isEmpty() && !type.equals("str")))) {
                return new Content.Uncalculated(formula.toString());
            }
            String text = value.toString();
            return switch (type) {
                case "s" -> new Content.Text(sharedText(text.strip()));
                case "str", "inlineStr" -> new Content.Text(Escapes.decoded(text));
                case "b" ->
                    text.isBlank()
                            ? new Content.Blank()
                            : new Content.Flag(
                                    text.strip().equals("1") || text.strip().equals("true"));
                case "e" -> new Content.Fault(text);
                case "d" -> day(text.strip());
                default -> number(text.strip());
            };
        }

        private String sharedText(String index) throws IOException {
            if (index.isEmpty()) {
                return "";
            }
            int at = whole(index);
            if (at < 0 || at >= shared.texts().size()) {
                throw new Refused(ProblemCode.WORKBOOK_BROKEN, here());
            }
            return shared.texts().get(at);
        }

        private Content number(String text) {
            if (text.isEmpty()) {
                return new Content.Blank();
            }
            BigDecimal exact = decimal(text);
            if (exact == null) {
                return new Content.Text(text);
            }
            boolean date = shared.formats().isDate(style);
            BigDecimal shown = exact.round(SHOWN);
            return new Content.Amount(
                    date && shared.from1904() ? shown.add(BigDecimal.valueOf(DAYS_FROM_1904)) : shown,
                    date,
                    shared.formats().isPercent(style));
        }

        private static @Nullable BigDecimal decimal(String text) {
            if (text.length() > LONGEST_NUMBER) {
                return null;
            }
            try {
                BigDecimal number = new BigDecimal(text);
                long exponent = (long) number.precision() - number.scale();
                return Math.abs(exponent) > LARGEST_EXPONENT ? null : number;
            } catch (NumberFormatException e) {
                return null;
            }
        }

        /** A day as ISO 8601 writes it, as the number that other programs save. */
        private static Content day(String text) {
            int time = text.indexOf('T');
            try {
                LocalDate date = LocalDate.parse(time < 0 ? text : text.substring(0, time));
                BigDecimal days = BigDecimal.valueOf(ChronoUnit.DAYS.between(DAY_ZERO, date));
                if (time >= 0) {
                    String clock = text.substring(time + 1);
                    long seconds = LocalTime.parse(clock.endsWith("Z") ? clock.substring(0, clock.length() - 1) : clock)
                            .toSecondOfDay();
                    days = days.add(BigDecimal.valueOf(seconds).divide(BigDecimal.valueOf(86_400), SHOWN));
                }
                return new Content.Amount(days, true, false);
            } catch (DateTimeException e) {
                return new Content.Text(text);
            }
        }
    }
}
