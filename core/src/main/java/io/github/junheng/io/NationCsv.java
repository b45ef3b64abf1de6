package io.github.junheng.io;

import de.siegmar.fastcsv.reader.AbstractBaseCsvCallbackHandler;
import de.siegmar.fastcsv.reader.CloseableIterator;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import io.github.junheng.dataset.FactDefinition;
import io.github.junheng.dataset.Provenance;
import io.github.junheng.problem.Problem;
import io.github.junheng.problem.ProblemCode;
import java.io.CharArrayReader;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads rows of CSV: no row and no cell becomes an object. Lines without quotes, which are nearly all there are, are cut at their
 * commas here; from the first line with quotes to the end of what is in the buffer the parser that reads every other file has its
 * turn, and it has the rest of the file where it finds no end.
 */
final class NationCsv implements NationRows {
    private static final Set<String> REQUIRED =
            Set.of(NationRow.COUNTY.id(), SchoolRows.ID.id(), SchoolRows.NAME.id(), SchoolRows.KIND.id());
    /** As many as the parser's own records may have: a file of commas must not become a list of names. */
    private static final int MOST_FIELDS = 16_384;

    private static final int BUFFER = 1 << 16;
    private static final int UNKNOWN = -1;

    private final Reader reader;
    private final NationRow row;
    private final ProblemLog log;
    private final List<String> names = new ArrayList<>();
    /** What each column of the file is, as a place among those of a row; null before the header. */
    private int @Nullable [] columns;

    /** With room for a line feed behind the last character, so that every line ends. */
    private char[] buffer = new char[BUFFER + 1];

    /** Where the next line begins, and its number. */
    private int at;

    private int line = 1;
    private int end;
    private boolean last;

    private @Nullable CloseableIterator<Boolean> parser;
    /** Where the parser's part ends; behind the buffer where it has the rest of the file. */
    private int parserEnd;

    private boolean ended;
    private List<Problem> cutShort = List.of();

    /** @param log what is said of the header */
    NationCsv(Reader reader, NationRow row, ProblemLog log) throws IOException {
        this.reader = reader;
        this.row = row;
        this.log = log;
        if (!advance()) {
            ended = true;
            if (cutShort.isEmpty()) {
                log.add(ProblemCode.FILE_EMPTY, row.file());
            }
        }
    }

    @Override
    public boolean next(NationRow into) throws IOException {
        ended = ended || !advance();
        return !ended;
    }

    @Override
    public List<Problem> cutShort() {
        return cutShort;
    }

    @Override
    public void close() throws IOException {
        reader.close();
    }

    private boolean advance() throws IOException {
        while (true) {
            if (parser != null) {
                if (parsed(parser)) {
                    return true;
                }
                if (!cutShort.isEmpty()) {
                    return false;
                }
            } else if (at == end && !fill()) {
                return false;
            } else {
                int[] known = columns;
                Line found = known == null ? Line.ODD : plain(known);
                if (found == Line.ROW) {
                    return true;
                }
                if (found == Line.ODD) {
                    parsePart();
                }
            }
        }
    }

    /** Reads on behind what is left in the buffer; false where there is no more. */
    private boolean fill() throws IOException {
        if (last) {
            return false;
        }
        System.arraycopy(buffer, at, buffer, 0, end - at);
        end -= at;
        at = 0;
        if (end == buffer.length - 1) {
            buffer = Arrays.copyOf(buffer, 2 * buffer.length);
        }
        int read = reader.read(buffer, end, buffer.length - 1 - end);
        last = read < 0;
        end += Math.max(read, 0);
        buffer[end] = '\n';
        return end > 0;
    }

    /** What a line turned out to be. */
    private enum Line {
        ROW,
        BLANK,
        ODD
    }

    /** Cuts a line at its commas. */
    private Line plain(int[] known) throws IOException {
        while (true) {
            row.begin(line);
            boolean filled = false;
            int index = 0;
            int from = at;
            char stop;
            do {
                int to = from;
                stop = buffer[to];
                if (stop == ',') {
                    index++;
                    from++;
                    continue;
                }
                int number = index < known.length && known[index] >= 0 ? row.number(known[index], buffer, from) : -1;
                if (number >= 0) {
                    filled = true;
                    index++;
                    stop = buffer[number];
                    from = number + 1;
                    continue;
                }
                while (stop > ',' || (stop != ',' && stop != '\n' && stop != '"' && stop != '\r')) {
                    stop = buffer[++to];
                }
                if (stop == '"') {
                    return Line.ODD;
                }
                if (from < to) {
                    filled |= cell(known, index, from, to);
                }
                index++;
                from = to + 1;
            } while (stop == ',');
            if ((from > end || (from == end && stop == '\r')) && !last) {
                fill();
                continue;
            }
            if (stop == '\r' && buffer[from] == '\n') {
                from++;
            } else if (stop == '\r') {
                return Line.ODD;
            }
            at = Math.min(from, end);
            line++;
            if (!filled) {
                return Line.BLANK;
            }
            finish(index, known.length);
            return Line.ROW;
        }
    }

    /** Reads a cell; whether it is not blank. */
    private boolean cell(int[] known, int index, int start, int stop) {
        int from = start;
        int to = stop;
        while (from < to && CellText.isBlank(buffer[from])) {
            from++;
        }
        while (to > from && CellText.isBlank(buffer[to - 1])) {
            to--;
        }
        if (from < to && index < known.length && known[index] >= 0) {
            row.cell(known[index], buffer, from, to);
        }
        return from < to;
    }

    private void finish(int fields, int columnsOfFile) {
        if (fields == columnsOfFile) {
            row.end();
        } else {
            // Which cell is one too many cannot be known, so that no cell of the row can be trusted.
            row.spoil(ProblemCode.ROW_LENGTH, String.valueOf(fields), String.valueOf(columnsOfFile));
        }
    }

    /** Hands lines to the parser, as many as are in the buffer and seem to end outside of quotes. */
    private void parsePart() throws IOException {
        int whole = wholeLines();
        while (whole == at && fill()) {
            whole = wholeLines();
        }
        parse(new CharArrayReader(buffer, at, whole - at));
        parserEnd = whole;
    }

    private int wholeLines() {
        int whole = at;
        boolean quoted = false;
        for (int i = at; i < end; i++) {
            quoted ^= buffer[i] == '"';
            if (buffer[i] == '\n' && !quoted) {
                whole = i + 1;
            }
        }
        return last ? end : whole;
    }

    private void parse(Reader text) {
        parser = CsvReader.builder()
                .allowUnclosedQuote(false)
                .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                .build(new Handler(line - 1), text)
                .iterator();
    }

    /** Takes the parser's next row; false where its part ended. */
    private boolean parsed(CloseableIterator<Boolean> of) throws IOException {
        try {
            if (of.hasNext()) {
                return of.next();
            }
            parser = null;
            line += lineEnds(at, parserEnd);
            at = Math.min(parserEnd, end);
            last |= parserEnd > end;
        } catch (CsvParseException e) {
            CsvFault fault = CsvFault.of(e);
            int before = (int) Math.max(fault.line() - 1, 0);
            if (parserEnd > end || fault.line() == 0 || (last && parserEnd == end)) {
                String where = fault.where(row.file(), line - 1L);
                cutShort = List.of(Problem.of(ProblemCode.CSV_MALFORMED, where, fault.message()));
            } else {
                // Quotes that do not come in pairs: only with all that follows can be said where they end.
                at = behind(before);
                line += before;
                parse(new Rest());
                parserEnd = Integer.MAX_VALUE;
            }
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
        return false;
    }

    private int lineEnds(int from, int to) {
        int lines = 0;
        for (int i = from; i < Math.min(to, end); i++) {
            lines += isLineEnd(i) ? 1 : 0;
        }
        return lines;
    }

    private boolean isLineEnd(int i) {
        return buffer[i] == '\n' || (buffer[i] == '\r' && buffer[i + 1] != '\n');
    }

    /** Where the line begins that has so many before it. */
    private int behind(int lines) {
        int from = at;
        for (int i = 0; i < lines; from++) {
            i += isLineEnd(from) ? 1 : 0;
        }
        return from;
    }

    /** What is left in the buffer, and what follows. */
    private final class Rest extends Reader {
        @Override
        public int read(char[] target, int offset, int length) throws IOException {
            int left = Math.min(end - at, length);
            if (left <= 0) {
                return reader.read(target, offset, length);
            }
            System.arraycopy(buffer, at, target, offset, left);
            at += left;
            return left;
        }

        @Override
        public void close() throws IOException {
            reader.close();
        }
    }

    private void header() {
        String where = Provenance.row(row.file(), row.line());
        ProblemLog ofHeader = new ProblemLog(false);
        CsvHeader header = CsvHeader.of(names, where, row.columns(), REQUIRED, ofHeader);
        log.take(ofHeader);
        int[] found = new int[header.columns().size()];
        for (int i = 0; i < found.length; i++) {
            FactDefinition column = header.columns().get(i);
            found[i] = column == null ? UNKNOWN : row.columns().indexOf(column);
        }
        columns = found;
        ended = ofHeader.isBroken();
    }

    /** Takes what the parser finds. */
    private final class Handler extends AbstractBaseCsvCallbackHandler<Boolean> {
        private final int linesBefore;
        /** Whether a cell of the row is not blank. */
        private boolean filled;

        Handler(int linesBefore) {
            this.linesBefore = linesBefore;
        }

        @Override
        protected void handleBegin(long startingLine) {
            filled = false;
            row.begin(linesBefore + startingLine);
        }

        @Override
        protected void handleField(int index, char[] text, int offset, int length, boolean quoted) {
            int from = offset;
            int to = offset + length;
            while (from < to && CellText.isBlank(text[from])) {
                from++;
            }
            while (to > from && CellText.isBlank(text[to - 1])) {
                to--;
            }
            int[] known = columns;
            if (known == null) {
                name(index, new String(text, from, to - from));
            } else if (from < to && index < known.length && known[index] >= 0) {
                row.cell(known[index], text, from, to);
            }
            filled |= from < to;
        }

        private void name(int index, String name) {
            if (index == 0) {
                names.clear();
            }
            if (index >= MOST_FIELDS) {
                throw new CsvParseException("Maximum number of fields exceeded: " + MOST_FIELDS
                        + " (record starting at line " + row.line() + ")");
            }
            names.add(name);
        }

        @Override
        protected @Nullable Boolean buildRecord() {
            int[] known = columns;
            if (!filled) {
                return null;
            }
            if (known == null) {
                header();
            } else {
                finish(getFieldCount(), known.length);
            }
            return Boolean.TRUE;
        }
    }
}
