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
import org.jspecify.annotations.Nullable;

/** Reads one CSV file: columns are found by their header, in any order; every problem is noted and reading goes on. */
final class CsvTable {
    private final Source source;
    private final ProblemLog log;
    private final List<FactDefinition> columns;
    private final Set<String> required;
    private @Nullable CsvHeader header;
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
        try (Reader reader = source.reader(source.charset())) {
            read(reader, sink);
            return header != null && !cutShort;
        } catch (IOException e) {
            source.failed(log, e);
            return false;
        }
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
                if (!isBlank(csv)) {
                    if (header == null) {
                        header = CsvHeader.of(
                                csv.getFields(),
                                Provenance.row(source.name(), csv.getStartingLineNumber()),
                                columns,
                                required,
                                log);
                    } else {
                        rows++;
                        row(header, csv, sink);
                    }
                }
            }
        } catch (CsvParseException e) {
            cutShort = true;
            CsvFault fault = CsvFault.of(e);
            log.add(ProblemCode.CSV_MALFORMED, fault.where(source.name(), 0), fault.message());
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
        if (header == null && !cutShort) {
            log.add(ProblemCode.FILE_EMPTY, source.name());
        }
    }

    private static boolean isBlank(CsvRecord csv) {
        for (int i = 0; i < csv.getFieldCount(); i++) {
            if (!CellText.trim(csv.getField(i)).isEmpty()) {
                return false;
            }
        }
        return true;
    }

    private void row(CsvHeader header, CsvRecord csv, Row.Sink sink) {
        Row row = header.row(source.name(), csv.getStartingLineNumber(), csv.getFields(), log);
        if (row != null) {
            sink.accept(row);
        }
    }
}
