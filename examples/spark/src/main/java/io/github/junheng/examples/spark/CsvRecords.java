package io.github.junheng.examples.spark;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import java.io.Reader;
import java.util.Iterator;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;

/**
 * The records of lines of CSV that are not blank, by the same reader with the same settings as the files of one county. A quoted
 * cell may hold line breaks as long as they do not fall where the file is split; where they do, or where a quote is never closed,
 * the pieces have another number of cells than the header, which is an error and not another figure.
 */
final class CsvRecords implements Iterator<String[]> {
    private final Iterator<CsvRecord> records;
    private String @Nullable [] next;
    private boolean broken;

    CsvRecords(Iterator<String> lines) {
        records = CsvReader.builder()
                .allowUnclosedQuote(false)
                .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                .ofCsvRecord(new LinesReader(lines))
                .iterator();
    }

    @Override
    public boolean hasNext() {
        while (next == null && !broken) {
            try {
                if (!records.hasNext()) {
                    return false;
                }
                String[] cells = records.next().getFields().toArray(String[]::new);
                next = isFilled(cells) ? cells : null;
            } catch (CsvParseException e) {
                if (!isOfTheText(e)) {
                    throw e;
                }
                // What follows cannot be told apart any more; one piece stands for it, and is no row of any table.
                broken = true;
                next = new String[] {String.valueOf(e.getMessage())};
            }
        }
        return next != null;
    }

    @Override
    public String[] next() {
        if (!hasNext() || next == null) {
            throw new NoSuchElementException();
        }
        String[] cells = next;
        next = null;
        return cells;
    }

    /** Whether it is the text that is wrong; the reader wraps what goes wrong with the lines in the same exception. */
    private static boolean isOfTheText(CsvParseException e) {
        Throwable cause = e;
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        return cause instanceof CsvParseException;
    }

    static boolean isFilled(String[] cells) {
        for (String cell : cells) {
            if (!cell.chars().allMatch(CsvRecords::isBlank)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isBlank(int c) {
        return c <= ' ' || Character.isWhitespace(c) || Character.isSpaceChar(c) || c == '\uFEFF';
    }

    /** Lines one after the other, each with its end. */
    private static final class LinesReader extends Reader {
        private final Iterator<String> lines;
        private String line = "";
        private int position;

        LinesReader(Iterator<String> lines) {
            this.lines = lines;
        }

        @Override
        public int read(char[] buffer, int offset, int length) {
            int read = 0;
            while (read < length) {
                if (position == line.length()) {
                    if (!lines.hasNext()) {
                        break;
                    }
                    line = lines.next() + "\n";
                    position = 0;
                }
                int part = Math.min(length - read, line.length() - position);
                line.getChars(position, position + part, buffer, offset + read);
                position += part;
                read += part;
            }
            return read == 0 && length > 0 ? -1 : read;
        }

        @Override
        public void close() {
            // Spark closes what the lines come from.
        }
    }
}
