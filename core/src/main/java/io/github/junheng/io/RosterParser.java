package io.github.junheng.io;

import de.siegmar.fastcsv.reader.AbstractBaseCsvCallbackHandler;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import io.github.junheng.dataset.FactDefinition;
import io.github.junheng.dataset.FactType;
import io.github.junheng.dataset.FactValue;
import io.github.junheng.dataset.Provenance;
import io.github.junheng.dataset.RosterIntake;
import io.github.junheng.dataset.RosterPlaces;
import io.github.junheng.dataset.RosterRow;
import io.github.junheng.dataset.RosterRow.Cell;
import io.github.junheng.problem.Problem;
import io.github.junheng.problem.ProblemCode;
import io.github.junheng.school.SchoolCode;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;

/**
 * Takes in the rows of a roster, or of a part of one, as they are parsed: a cell goes from the parser's own characters to a
 * number. A cell that is not as nearly all are is read as {@link CellText} reads every other cell, so that it says the same.
 * Lines are counted from the beginning of the part.
 */
final class RosterParser extends AbstractBaseCsvCallbackHandler<CsvHeader> {
    /** As many as the parser's own records may have: a file of commas must not become a list of names. */
    private static final int MOST_FIELDS = 16_384;

    private static final int MOST_WHOLE_DIGITS = 12;
    private static final int MOST_DECIMALS = 6;
    private static final long[] POWERS = {1_000_000, 100_000, 10_000, 1_000, 100, 10, 1};
    private static final int CODE_DIGITS = 10;
    /** As many as memory may well be asked for at once. */
    private static final int ROWS = 16;

    private final String file;
    private final RosterRows.Roster roster;
    private final RosterIntake intake;
    /** The rows that wait to be taken in together. */
    private final RosterRow[] rows = new RosterRow[ROWS];

    private RosterRow row;
    private int waiting;
    private final List<Fault> faults = new ArrayList<>();
    /** What is to be said of the header. */
    private final ProblemLog ofHeader = new ProblemLog(false);

    private List<String> names = new ArrayList<>();
    private @Nullable CsvHeader header;
    private Column[] columns = {};
    private @Nullable CsvFault malformed;

    private long line;
    /** Whether a cell of the row is not blank. */
    private boolean filled;
    /** How many faults there were before the row. */
    private int faultsBefore;

    private boolean hasSchool;
    private @Nullable String wrongSchool;

    /** @param header that of the roster, where the part does not begin with it */
    RosterParser(String file, RosterRows.Roster roster, RosterPlaces places, @Nullable CsvHeader header) {
        this.file = file;
        this.roster = roster;
        intake = new RosterIntake(places);
        for (int i = 0; i < ROWS; i++) {
            rows[i] = new RosterRow();
        }
        row = rows[0];
        if (header != null) {
            begin(header);
        }
    }

    /** What is wrong in a row, to be said once it is known where the part begins. */
    private record Fault(
            long line, @Nullable FactDefinition column, ProblemCode code, List<String> details, boolean ofCell) {
        void tell(String file, long offset, ProblemLog log) {
            String where =
                    column == null ? Provenance.row(file, line + offset) : Row.where(file, line + offset, column);
            Problem problem = new Problem(code, code.severity(), where, details);
            if (ofCell) {
                log.addOfCell(problem);
            } else {
                log.add(problem);
            }
        }
    }

    /** How the cells of a column are read. */
    private enum Kind {
        NOT_COUNTED,
        ID,
        SCHOOL,
        WORD,
        ANY_WORD,
        HOURS,
        COUNT,
        AREA
    }

    private static final class Column {
        private final @Nullable FactDefinition definition;
        private final @Nullable Cell cell;
        private final Kind kind;
        private final char[][] words;

        Column(@Nullable FactDefinition definition, RosterRows.Roster roster) {
            this.definition = definition;
            cell = definition == null ? null : roster.cells().get(definition);
            kind = kind(definition, cell, roster);
            List<String> texts = words(definition, cell);
            words = new char[texts.size()][];
            for (int i = 0; i < words.length; i++) {
                words[i] = texts.get(i).toCharArray();
            }
        }

        private static List<String> words(@Nullable FactDefinition definition, @Nullable Cell cell) {
            if (cell != null) {
                return cell.words();
            }
            // Nothing counts this one, but what is neither yes nor no is still wrong.
            return definition != null && definition.type() == FactType.FLAG ? Cell.FULL_TIME.words() : List.of();
        }

        private static Kind kind(@Nullable FactDefinition definition, @Nullable Cell cell, RosterRows.Roster roster) {
            if (definition == null) {
                return Kind.NOT_COUNTED;
            }
            if (definition.equals(roster.id())) {
                return Kind.ID;
            }
            if (definition.equals(RosterRows.SCHOOL)) {
                return Kind.SCHOOL;
            }
            return switch (definition.type()) {
                case FLAG, WORD -> Kind.WORD;
                case COUNT -> Kind.COUNT;
                case DECIMAL -> cell == Cell.TRAINED ? Kind.HOURS : Kind.AREA;
                default -> cell == null ? Kind.NOT_COUNTED : Kind.ANY_WORD;
            };
        }

        /** The place of a word among the column's; −1 where it is none of them. */
        int place(char[] buffer, int from, int length) {
            for (int i = 0; i < words.length; i++) {
                char[] word = words[i];
                if (word.length == length && word[0] == buffer[from] && isSame(word, buffer, from)) {
                    return i;
                }
            }
            return -1;
        }

        private static boolean isSame(char[] word, char[] buffer, int from) {
            for (int i = 1; i < word.length; i++) {
                if (word[i] != buffer[from + i]) {
                    return false;
                }
            }
            return true;
        }
    }

    /** Takes in everything there is to read. */
    RosterParser parse(Reader reader) throws IOException {
        CsvReader<CsvHeader> rows = open(reader);
        try {
            // No row becomes an object: only the header is ever handed out.
            for (CsvHeader found : rows) {
                header = found;
            }
        } catch (CsvParseException e) {
            malformed = CsvFault.of(e);
            // What follows is not CSV, but it must be text.
            Source.drain(reader);
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
        takeIn();
        return this;
    }

    /** The header alone; nothing where there is none, or it is not CSV. */
    @Nullable
    CsvHeader parseHeader(Reader reader) throws IOException {
        try {
            return open(reader).iterator().next();
        } catch (NoSuchElementException e) {
            return null;
        } catch (CsvParseException e) {
            CsvFault.of(e);
            return null;
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    private CsvReader<CsvHeader> open(Reader reader) {
        return CsvReader.builder()
                .allowUnclosedQuote(false)
                .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                .build(this, reader);
    }

    /** Whether a part that is not the whole came to its end between two rows, and had or was given a header. */
    boolean isSound() {
        return malformed == null && header != null;
    }

    /** How many lines there were: the parser begins one more record than there are before it finds the end. */
    long lines() {
        return line - 1;
    }

    /** Hands everything on that was found, now that it is known how many lines of the file stand before. */
    void tell(long offset, RosterIntake into, ProblemLog log) {
        log.take(ofHeader);
        for (Fault fault : faults) {
            fault.tell(file, offset, log);
        }
        if (malformed != null) {
            log.add(ProblemCode.CSV_MALFORMED, malformed.where(file, offset), malformed.message());
        } else if (header == null) {
            log.add(ProblemCode.FILE_EMPTY, file);
        }
        into.merge(intake, offset);
    }

    private void begin(CsvHeader found) {
        header = found;
        names = List.of();
        columns = new Column[found.columns().size()];
        for (int i = 0; i < columns.length; i++) {
            columns[i] = new Column(found.columns().get(i), roster);
        }
    }

    @Override
    protected void handleBegin(long startingLine) {
        line = startingLine;
        filled = false;
        faultsBefore = faults.size();
        hasSchool = false;
        wrongSchool = null;
        row.clear(startingLine);
        if (header == null) {
            names.clear();
        }
    }

    @Override
    protected void handleField(int index, char[] buffer, int offset, int length, boolean quoted) {
        int from = offset;
        int end = offset + length;
        while (from < end && CellText.isBlank(buffer[from])) {
            from++;
        }
        while (end > from && CellText.isBlank(buffer[end - 1])) {
            end--;
        }
        filled |= from < end;
        if (header == null) {
            if (index >= MOST_FIELDS) {
                throw new CsvParseException("Maximum number of fields exceeded: " + MOST_FIELDS
                        + " (record starting at line " + line + ")");
            }
            names.add(new String(buffer, from, end - from));
        } else if (from < end && index < columns.length) {
            cell(columns[index], buffer, from, end - from);
        }
    }

    private void cell(Column column, char[] buffer, int from, int length) {
        switch (column.kind) {
            case NOT_COUNTED -> {}
            case ID -> row.id(buffer, from, length);
            case SCHOOL -> school(buffer, from, length);
            case WORD -> {
                int place = column.place(buffer, from, length);
                if (place >= 0) {
                    set(column, place);
                } else {
                    unusual(column, new String(buffer, from, length));
                }
            }
            case ANY_WORD -> {
                int place = column.place(buffer, from, length);
                if (place >= 0) {
                    set(column, place);
                } else if (column.cell == Cell.CATEGORY) {
                    row.category(buffer, from, length);
                } else {
                    set(column, RosterRow.OTHER);
                }
            }
            case HOURS, COUNT, AREA -> {
                long units = units(buffer, from, length);
                if (units >= 0 && column.kind == Kind.HOURS) {
                    row.hours(units / RosterRow.AREA_UNITS);
                } else if (units >= 0 && column.kind == Kind.AREA) {
                    set(column, units);
                } else if (units >= 0 && units % RosterRow.AREA_UNITS == 0) {
                    set(column, units / RosterRow.AREA_UNITS);
                } else {
                    unusual(column, new String(buffer, from, length));
                }
            }
        }
    }

    private void set(Column column, long value) {
        if (column.cell != null) {
            row.set(column.cell, value);
        }
    }

    private void school(char[] buffer, int from, int length) {
        long code = length == CODE_DIGITS ? digits(buffer, from, from + length) : -1;
        if (code >= 0 && SchoolCode.isValid(code)) {
            row.school(code);
            hasSchool = true;
        } else {
            wrongSchool = new String(buffer, from, length);
        }
    }

    /** A cell as any cell is read. */
    private void unusual(Column column, String text) {
        FactDefinition definition = column.definition;
        if (definition == null) {
            return;
        }
        CellText.Parsed parsed = CellText.parse(definition, text);
        if (parsed instanceof CellText.Parsed.Fault fault) {
            faults.add(new Fault(line, definition, fault.code(), fault.details(), true));
        } else if (parsed instanceof CellText.Parsed.Value value && value.value() instanceof FactValue.Amount amount) {
            if (column.kind == Kind.HOURS) {
                row.hours(amount.value().longValue());
            } else if (column.kind == Kind.COUNT) {
                set(column, amount.value().longValueExact());
            } else if (column.cell != null) {
                row.area(column.cell, amount.value());
            }
        }
    }

    /** A number as most cells hold it, in millionths; −1 for any other text. */
    private static long units(char[] buffer, int from, int length) {
        int end = from + length;
        int point = from;
        while (point < end && buffer[point] != '.') {
            point++;
        }
        int decimals = Math.max(end - point - 1, 0);
        if (point == from || point - from > MOST_WHOLE_DIGITS || decimals > MOST_DECIMALS || point == end - 1) {
            return -1;
        }
        long whole = digits(buffer, from, point);
        long part = decimals == 0 ? 0 : digits(buffer, point + 1, end);
        return whole < 0 || part < 0 ? -1 : whole * POWERS[0] + part * POWERS[decimals];
    }

    /** The number of some ASCII digits, at most eighteen; −1 where one is none. */
    private static long digits(char[] buffer, int from, int end) {
        long number = 0;
        for (int i = from; i < end; i++) {
            int digit = buffer[i] - '0';
            if (digit < 0 || digit > 9) {
                return -1;
            }
            number = number * 10 + digit;
        }
        return number;
    }

    @Override
    protected @Nullable CsvHeader buildRecord() {
        if (!filled) {
            return null;
        }
        if (header == null) {
            CsvHeader found =
                    CsvHeader.of(names, Provenance.row(file, line), roster.columns(), RosterRows.REQUIRED, ofHeader);
            begin(found);
            return found;
        }
        if (getFieldCount() != columns.length) {
            // Which cell is one too many cannot be known, so that no cell of the row can be trusted.
            faults.subList(faultsBefore, faults.size()).clear();
            fault(null, ProblemCode.ROW_LENGTH, String.valueOf(getFieldCount()), String.valueOf(columns.length));
        } else if (hasSchool) {
            waiting++;
            if (waiting == ROWS) {
                takeIn();
            }
            row = rows[waiting];
        } else if (wrongSchool != null) {
            fault(RosterRows.SCHOOL, ProblemCode.SCHOOL_CODE_INVALID, CellText.shown(wrongSchool));
        } else if (!header.missing().contains(RosterRows.SCHOOL.id())) {
            fault(RosterRows.SCHOOL, ProblemCode.CELL_REQUIRED, RosterRows.SCHOOL.name());
        }
        return null;
    }

    private void takeIn() {
        roster.kept().add(intake, rows, waiting);
        waiting = 0;
    }

    private void fault(@Nullable FactDefinition column, ProblemCode code, String... details) {
        faults.add(new Fault(line, column, code, List.of(details), false));
    }
}
