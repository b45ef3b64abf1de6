package io.github.junheng.io;

import com.fasterxml.jackson.core.JsonGenerator;
import io.github.junheng.ledger.Ledger;
import io.github.junheng.ledger.LedgerEntry;
import io.github.junheng.ledger.LedgerEvent;
import io.github.junheng.problem.Problem;
import java.io.IOException;
import java.io.OutputStream;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;

/** 台账 JSON: writes a ledger, or what was added to one, as one object; UTF-8, indented. What does not apply is left out. */
public final class LedgerJson {
    private LedgerJson() {}

    /**
     * Writes some of a ledger's entries. The stream stays open.
     *
     * @param asOf the day on which something is overdue or not
     * @param head the hash of the ledger's last line
     * @throws IOException when the stream does not take it
     */
    public static void write(Ledger ledger, List<LedgerEntry> entries, LocalDate asOf, String head, OutputStream out)
            throws IOException {
        try (JsonGenerator json = EvaluationJson.generator(out)) {
            json.writeStartObject();
            json.writeStringField("county", ledger.county().orElse(""));
            json.writeStringField("asOf", asOf.toString());
            json.writeStringField("head", head);
            counts(json, entries);
            json.writeNumberField(
                    "overdue",
                    entries.stream().filter(entry -> entry.isOverdue(asOf)).count());
            json.writeArrayFieldStart("entries");
            for (LedgerEntry entry : entries) {
                entry(json, entry, asOf);
            }
            json.writeEndArray();
            json.writeEndObject();
            json.writeRaw('\n');
        }
    }

    /**
     * Writes what was added to a ledger. The stream stays open.
     *
     * @param after the ledger with it
     * @param problems what could not be decided
     * @param locale the language of messages
     * @throws IOException when the stream does not take it
     */
    public static void writeUpdate(
            Ledger after,
            List<? extends LedgerEvent> events,
            List<Problem> problems,
            String head,
            Locale locale,
            OutputStream out)
            throws IOException {
        try (JsonGenerator json = EvaluationJson.generator(out)) {
            json.writeStartObject();
            json.writeStringField("county", after.county().orElse(""));
            json.writeStringField("head", head);
            counts(json, after.entries());
            json.writeArrayFieldStart("added");
            for (LedgerEvent event : events) {
                json.writeStartObject();
                LedgerFile.write(json, event);
                json.writeEndObject();
            }
            json.writeEndArray();
            ProblemJson.write(json, problems, locale);
            json.writeEndObject();
            json.writeRaw('\n');
        }
    }

    private static void counts(JsonGenerator json, List<LedgerEntry> entries) throws IOException {
        json.writeObjectFieldStart("states");
        for (LedgerEntry.State state : LedgerEntry.State.values()) {
            json.writeNumberField(
                    state.name(),
                    entries.stream().filter(entry -> entry.state() == state).count());
        }
        json.writeEndObject();
    }

    private static void entry(JsonGenerator json, LedgerEntry entry, LocalDate asOf) throws IOException {
        json.writeStartObject();
        LedgerFile.key(json, entry.key());
        json.writeStringField("name", entry.rule().zh());
        if (entry.schoolNameOrNull() != null) {
            json.writeStringField("schoolName", entry.schoolNameOrNull());
        }
        CitationJson.write(json, entry.citation());
        json.writeStringField("state", entry.state().name());
        json.writeBooleanField("overdue", entry.isOverdue(asOf));
        json.writeFieldName("finding");
        LedgerFile.finding(json, entry.finding());
        LedgerFile.assignment(json, entry.assignment());
        if (entry.closedOn().isPresent()) {
            json.writeFieldName("ground");
            LedgerFile.ground(json, entry.closedOn().get());
        }
        json.writeArrayFieldStart("history");
        for (LedgerEvent event : entry.history()) {
            json.writeStartObject();
            LedgerFile.write(json, event);
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeEndObject();
    }
}
