package io.github.junheng.io;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import io.github.junheng.dataset.FactDefinition;
import io.github.junheng.dataset.Provenance;
import io.github.junheng.problem.ProblemCode;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads one CSV file: columns are found by their header, in any order; every problem is noted and reading goes on. */
final class CsvTable {
    private static final Pattern RECORD_LINE = Pattern.compile("\\s*\\(record starting at line (\\d+)\\)");

    private final Source source;
    private final ProblemLog log;
    private final List<FactDefinition> columns;
    private final Set<String> required;
    private @Nullable Header header;
    private boolean cutShort;
    private long rows;

    CsvTable(Source source, List<FactDefinition> columns, Set<String> required, ProblemLog log) {
        this.source = source;
        this.log = log;
        this.columns = columns;
        this.required = required;
    }

    /** Hands every row on that is not blank; whether the file could be read to its end. */
    boolean read(Row.Sink sink) {
        return source.read(log, reader -> read(reader, sink)) && header != null && !cutShort;
    }

    /** How many rows there were, faulty ones included. */
    long rows() {
        return rows;
    }

    private void read(Reader reader, Row.Sink sink) throws IOException {
        try (CsvReader<CsvRecord> records = CsvReader.builder()
                .allowUnclosedQuote(false)
                .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                .ofCsvRecord(reader)) {
            for (CsvRecord csv : records) {
                if (isBlank(csv)) {
                    continue;
                }
                if (header == null) {
                    String where = Provenance.row(source.name(), csv.getStartingLineNumber());
                    header = new Header(csv.getFields(), columns, required, where, log);
                } else {
                    rows++;
                    row(csv, header, sink);
                }
            }
        } catch (CsvParseException e) {
            malformed(e);
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
        if (header == null && !cutShort) {
            log.add(ProblemCode.FILE_EMPTY, source.name());
        }
    }

    private void malformed(CsvParseException e) throws IOException {
        for (Throwable cause = e.getCause(); cause != null; cause = cause.getCause()) {
            if (cause instanceof IOException io) {
                throw io;
            }
        }
        cutShort = true;
        String message = String.valueOf(e.getMessage());
        Matcher line = RECORD_LINE.matcher(message);
        String where = line.find() ? Provenance.row(source.name(), Long.parseLong(line.group(1))) : source.name();
        log.add(
                ProblemCode.CSV_MALFORMED,
                where,
                RECORD_LINE.matcher(message).replaceAll("").strip());
    }

    private static boolean isBlank(CsvRecord csv) {
        for (int i = 0; i < csv.getFieldCount(); i++) {
            if (!CellText.trim(csv.getField(i)).isEmpty()) {
                return false;
            }
        }
        return true;
    }

    private void row(CsvRecord csv, Header names, Row.Sink sink) {
        Row row = names.row(source.name(), csv.getStartingLineNumber(), csv.getFieldCount(), csv::getField, log);
        if (row != null) {
            sink.accept(row);
        }
    }
}
