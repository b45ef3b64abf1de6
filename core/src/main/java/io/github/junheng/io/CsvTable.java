package io.github.junheng.io;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import io.github.junheng.dataset.FactDefinition;
import io.github.junheng.dataset.FactValue;
import io.github.junheng.dataset.Provenance;
import io.github.junheng.problem.ProblemCode;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
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
    private final Map<String, FactDefinition> byName = new HashMap<>();
    /** What each column of the file is; null where it is not known. */
    private final List<@Nullable FactDefinition> header = new ArrayList<>();

    private final Set<String> missing = new HashSet<>();
    private boolean headed;
    private boolean cutShort;
    private long rows;

    CsvTable(Source source, List<FactDefinition> columns, Set<String> required, ProblemLog log) {
        this.source = source;
        this.log = log;
        this.columns = columns;
        this.required = required;
        for (FactDefinition column : columns) {
            byName.put(column.id(), column);
            byName.put(column.name(), column);
        }
    }

    /** Hands every row on that is not blank; whether the file could be read to its end. */
    boolean read(Row.Sink sink) {
        return source.read(log, reader -> read(reader, sink)) && headed && !cutShort;
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
                    if (headed) {
                        rows++;
                        row(csv, sink);
                    } else {
                        headed = true;
                        header(csv);
                    }
                }
            }
        } catch (CsvParseException e) {
            malformed(e);
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
        if (!headed && !cutShort) {
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

    private void header(CsvRecord csv) {
        String where = Provenance.row(source.name(), csv.getStartingLineNumber());
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < csv.getFieldCount(); i++) {
            String name = CellText.trim(csv.getField(i));
            FactDefinition column = byName.get(name);
            if (column != null) {
                boolean first = seen.add(column.name());
                if (!first) {
                    log.add(ProblemCode.COLUMN_TWICE, where + " " + column.name(), CellText.shown(name));
                }
                header.add(first ? column : null);
                continue;
            }
            header.add(null);
            String shown = name.isEmpty() ? "#" + (i + 1) : CellText.shown(name);
            if (!name.isEmpty() && !seen.add(name)) {
                log.add(ProblemCode.COLUMN_TWICE, where + " " + shown, shown);
            } else {
                log.add(ProblemCode.COLUMN_UNKNOWN, where + " " + shown, shown);
            }
        }
        for (FactDefinition column : columns) {
            if (required.contains(column.id()) && !seen.contains(column.name())) {
                log.add(ProblemCode.COLUMN_MISSING, where + " " + column.name(), column.name());
                missing.add(column.id());
            }
        }
    }

    private void row(CsvRecord csv, Row.Sink sink) {
        long line = csv.getStartingLineNumber();
        if (csv.getFieldCount() != header.size()) {
            // Which cell is one too many cannot be known, so that no cell of the row can be trusted.
            log.add(
                    ProblemCode.ROW_LENGTH,
                    Provenance.row(source.name(), line),
                    String.valueOf(csv.getFieldCount()),
                    String.valueOf(header.size()));
            return;
        }
        TreeMap<String, FactValue> values = new TreeMap<>();
        Set<String> faulty = Set.of();
        for (int i = 0; i < header.size(); i++) {
            FactDefinition column = header.get(i);
            String text = column == null ? "" : CellText.trim(csv.getField(i));
            if (column == null || text.isEmpty()) {
                continue;
            }
            CellText.Parsed parsed = CellText.parse(column, text);
            if (parsed instanceof CellText.Parsed.Value value) {
                values.put(column.id(), value.value());
            } else if (parsed instanceof CellText.Parsed.Fault fault) {
                faulty = new HashSet<>(faulty);
                faulty.add(column.id());
                log.addOfCell(fault.at(Row.where(source.name(), line, column)));
            }
        }
        sink.accept(new Row(source.name(), line, values, faulty, missing));
    }
}
