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
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads rows of CSV as they are parsed: no row and no cell becomes an object. */
final class NationCsv implements NationRows {
    private static final Set<String> REQUIRED =
            Set.of(NationRow.COUNTY.id(), SchoolRows.ID.id(), SchoolRows.NAME.id(), SchoolRows.KIND.id());
    /** As many as the parser's own records may have: a file of commas must not become a list of names. */
    private static final int MOST_FIELDS = 16_384;

    private static final int UNKNOWN = -1;

    private final NationRow row;
    private final ProblemLog log;
    private final CloseableIterator<Boolean> records;
    private final List<String> names = new ArrayList<>();
    /** What each column of the file is, as a place among those of a row; null before the header. */
    private int @Nullable [] columns;

    private boolean usable;
    private List<Problem> cutShort = List.of();

    /** @param log what is said of the header */
    NationCsv(Reader reader, NationRow row, ProblemLog log) throws IOException {
        this.row = row;
        this.log = log;
        records = CsvReader.builder()
                .allowUnclosedQuote(false)
                .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                .build(new Handler(), reader)
                .iterator();
        if (!advance() && cutShort.isEmpty()) {
            log.add(ProblemCode.FILE_EMPTY, row.file());
        }
    }

    @Override
    public boolean next(NationRow into) throws IOException {
        return usable && advance();
    }

    @Override
    public List<Problem> cutShort() {
        return cutShort;
    }

    private boolean advance() throws IOException {
        try {
            if (!records.hasNext()) {
                return false;
            }
            return records.next();
        } catch (CsvParseException e) {
            usable = false;
            CsvFault fault = CsvFault.of(e);
            cutShort = List.of(Problem.of(ProblemCode.CSV_MALFORMED, fault.where(row.file(), 0), fault.message()));
            return false;
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    @Override
    public void close() throws IOException {
        records.close();
    }

    private void header() {
        String where = Provenance.row(row.file(), row.line());
        ProblemLog ofHeader = new ProblemLog(false);
        CsvHeader header = CsvHeader.of(names, where, row.columns(), REQUIRED, ofHeader);
        log.take(ofHeader);
        columns = new int[header.columns().size()];
        for (int i = 0; i < columns.length; i++) {
            FactDefinition column = header.columns().get(i);
            columns[i] = column == null ? UNKNOWN : row.columns().indexOf(column);
        }
        usable = !ofHeader.isBroken();
    }

    /** Takes what the parser finds. */
    private final class Handler extends AbstractBaseCsvCallbackHandler<Boolean> {
        /** Whether a cell of the row is not blank. */
        private boolean filled;

        @Override
        protected void handleBegin(long line) {
            filled = false;
            row.begin(line);
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
            int[] known = columns;
            if (known == null) {
                name(index, new String(buffer, from, end - from));
            } else if (from < end && index < known.length && known[index] >= 0) {
                row.cell(known[index], buffer, from, end);
            }
            filled |= from < end;
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
            if (!filled) {
                return null;
            }
            if (columns == null) {
                header();
            } else if (getFieldCount() != columns.length) {
                // Which cell is one too many cannot be known, so that no cell of the row can be trusted.
                row.spoil(ProblemCode.ROW_LENGTH, String.valueOf(getFieldCount()), String.valueOf(columns.length));
            } else {
                row.end();
            }
            return Boolean.TRUE;
        }
    }
}
