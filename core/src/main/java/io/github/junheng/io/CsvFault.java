package io.github.junheng.io;

import de.siegmar.fastcsv.reader.CsvParseException;
import io.github.junheng.dataset.Provenance;
import java.io.IOException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where a file stops being CSV.
 *
 * @param line the physical line of the record, from the beginning of what was read; 0 where it is not known
 * @param message what the parser says
 */
record CsvFault(long line, String message) {
    private static final Pattern RECORD_LINE = Pattern.compile("\\s*\\(record starting at line (\\d+)\\)");

    /** @throws IOException when the parser could not go on because the file could not be read */
    static CsvFault of(CsvParseException e) throws IOException {
        for (Throwable cause = e.getCause(); cause != null; cause = cause.getCause()) {
            if (cause instanceof IOException io) {
                throw io;
            }
        }
        String message = String.valueOf(e.getMessage());
        Matcher line = RECORD_LINE.matcher(message);
        return new CsvFault(
                line.find() ? Long.parseLong(line.group(1)) : 0,
                RECORD_LINE.matcher(message).replaceAll("").strip());
    }

    /** @param offset how many lines of the file stand before what was read */
    String where(String file, long offset) {
        return line == 0 ? file : Provenance.row(file, offset + line);
    }
}
