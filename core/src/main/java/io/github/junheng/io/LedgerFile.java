package io.github.junheng.io;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.github.junheng.evaluation.Status;
import io.github.junheng.ledger.Assignment;
import io.github.junheng.ledger.Ground;
import io.github.junheng.ledger.Ledger;
import io.github.junheng.ledger.LedgerEvent;
import io.github.junheng.ledger.LedgerKey;
import io.github.junheng.problem.Checked;
import io.github.junheng.problem.Problem;
import io.github.junheng.problem.ProblemCode;
import io.github.junheng.quantity.Quantity;
import io.github.junheng.quantity.Unit;
import io.github.junheng.school.SchoolCode;
import io.github.junheng.school.Stage;
import io.github.junheng.standard.Citation;
import io.github.junheng.standard.Confidence;
import io.github.junheng.standard.RuleId;
import io.github.junheng.standard.Text;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * 台账文件: a ledger in a file to which lines are only ever added, one event a line; each line is chained to the one before by its
 * hash. Reading replays all events; nothing is added to a file that is broken.
 */
public final class LedgerFile {
    private static final JsonFactory FACTORY = new JsonFactory();
    private static final Map<String, LedgerEvent.Kind> KINDS = kinds();
    private static final LocalDate NO_DAY = LocalDate.EPOCH;
    private static final LedgerKey NO_KEY = new LedgerKey(new RuleId("", ""), null, null);
    private static final Text NO_TEXT = new Text("", "");

    private final Path file;
    private final EventLog log;
    private final Ledger ledger;

    private LedgerFile(Path file, EventLog log, Ledger ledger) {
        this.file = file;
        this.log = log;
        this.ledger = ledger;
    }

    private static Map<String, LedgerEvent.Kind> kinds() {
        Map<String, LedgerEvent.Kind> kinds = new LinkedHashMap<>();
        for (LedgerEvent.Kind kind : LedgerEvent.Kind.values()) {
            kinds.put(kind.label(), kind);
        }
        return kinds;
    }

    /** The ledger of a file; one without entries where there is no such file yet. */
    public static Checked<LedgerFile> readOrNew(Path file) {
        return Files.exists(file)
                ? read(file)
                : Checked.of(new LedgerFile(file, EventLog.empty(), Ledger.empty()), List.of());
    }

    /** The ledger of a file, or every problem of it. */
    public static Checked<LedgerFile> read(Path file) {
        Checked<EventLog> log = EventLog.read(file);
        if (log.value().isEmpty()) {
            return Checked.failed(log.problems());
        }
        List<Problem> problems = new ArrayList<>();
        List<LedgerEvent> events = new ArrayList<>();
        List<String> where = new ArrayList<>();
        for (EventLog.Line line : log.value().get().lines()) {
            int before = problems.size();
            LedgerEvent event = event(line.read(problems));
            if (problems.size() == before && event != null) {
                events.add(event);
                where.add(line.where());
            }
        }
        if (!problems.isEmpty()) {
            return Checked.failed(problems);
        }
        Checked<Ledger> ledger = Ledger.empty().append(events, where);
        return ledger.value().isPresent()
                ? Checked.of(
                        new LedgerFile(file, log.value().get(), ledger.value().get()), List.of())
                : Checked.failed(ledger.problems());
    }

    public Ledger ledger() {
        return ledger;
    }

    /** 末行校验值: the hash of the last line; "" of an empty ledger. Written down elsewhere, it tells whether lines were cut off. */
    public String head() {
        return log.head();
    }

    /**
     * Adds events and writes the file: the old lines as they are and the new ones behind them, all or none.
     *
     * @return the file as it is then, or why the events are not possible, or that somebody else has added to the file since it was read
     * @throws IOException where it cannot be written
     */
    public Checked<LedgerFile> append(List<? extends LedgerEvent> events) throws IOException {
        Checked<Ledger> more = ledger.append(events);
        if (more.value().isEmpty()) {
            return Checked.failed(more.problems());
        }
        EventLog longer = log;
        for (LedgerEvent event : events) {
            longer = longer.with(json(event));
        }
        // Without events there is nothing to write but a ledger that is not there yet.
        List<Problem> problems = events.isEmpty() && Files.exists(file) ? List.of() : longer.replace(log, file);
        return problems.isEmpty()
                ? Checked.of(new LedgerFile(file, longer, more.value().get()), List.of())
                : Checked.failed(problems);
    }

    /**
     * 佐证文件: a document as evidence: its name and its hash.
     *
     * @throws IOException where it cannot be read
     */
    public static Ground.OfEvidence evidence(Path document) throws IOException {
        try (InputStream in = Files.newInputStream(document)) {
            return new Ground.OfEvidence(String.valueOf(document.getFileName()), EventLog.sha256(in));
        }
    }

    private static String json(LedgerEvent event) {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = FACTORY.createGenerator(text)) {
            json.writeStartObject();
            write(json, event);
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
    }

    /** The fields of an event, which the document of a ledger has too. */
    static void write(JsonGenerator json, LedgerEvent event) throws IOException {
        json.writeStringField("on", event.on().toString());
        json.writeStringField("by", event.by());
        json.writeStringField("event", event.kind().label());
        json.writeObjectFieldStart("key");
        key(json, event.key());
        json.writeEndObject();
        if (event instanceof LedgerEvent.Opened opened) {
            json.writeStringField("county", opened.county());
            json.writeStringField("countyName", opened.countyName());
            text(json, "name", opened.rule());
            if (opened.schoolNameOrNull() != null) {
                json.writeStringField("schoolName", opened.schoolNameOrNull());
            }
            CitationJson.write(json, opened.citation());
        } else if (event instanceof LedgerEvent.Assigned assigned) {
            assignment(json, assigned.assignment());
        } else if (event instanceof LedgerEvent.Moved moved) {
            json.writeStringField("to", moved.to().value());
            json.writeStringField("schoolName", moved.schoolName());
            json.writeStringField("basis", moved.basis());
        }
        if (event.groundOrNull() != null) {
            json.writeFieldName("ground");
            ground(json, event.groundOrNull());
        }
    }

    static void key(JsonGenerator json, LedgerKey key) throws IOException {
        json.writeStringField("rule", key.rule().toString());
        if (key.schoolOrNull() != null) {
            json.writeStringField("school", key.schoolOrNull().value());
        }
        if (key.stageOrNull() != null) {
            json.writeStringField("stage", key.stageOrNull().name());
        }
    }

    private static void text(JsonGenerator json, String field, Text text) throws IOException {
        json.writeObjectFieldStart(field);
        json.writeStringField("zh", text.zh());
        json.writeStringField("en", text.en());
        json.writeEndObject();
    }

    static void assignment(JsonGenerator json, Assignment assignment) throws IOException {
        texts(json, "units", assignment.lead());
        texts(json, "supporting", assignment.supporting());
        if (assignment.measureOrNull() != null) {
            json.writeStringField("measure", assignment.measureOrNull());
        }
        if (assignment.deadlineOrNull() != null) {
            json.writeStringField("deadline", assignment.deadlineOrNull().toString());
        }
        if (assignment.sourceOrNull() != null) {
            json.writeStringField("source", assignment.sourceOrNull());
        }
    }

    private static void texts(JsonGenerator json, String field, List<String> texts) throws IOException {
        if (!texts.isEmpty()) {
            json.writeArrayFieldStart(field);
            for (String text : texts) {
                json.writeString(text);
            }
            json.writeEndArray();
        }
    }

    static void ground(JsonGenerator json, Ground ground) throws IOException {
        json.writeStartObject();
        if (ground instanceof Ground.OfEvidence evidence) {
            json.writeObjectFieldStart("evidence");
            json.writeStringField("name", evidence.name());
            json.writeStringField("sha256", evidence.sha256());
            json.writeEndObject();
        } else if (ground instanceof Ground.OfFinding finding) {
            json.writeFieldName("finding");
            finding(json, finding);
        }
        json.writeEndObject();
    }

    static void finding(JsonGenerator json, Ground.OfFinding finding) throws IOException {
        json.writeStartObject();
        json.writeStringField("rule", finding.rule().toString());
        json.writeStringField("outcome", finding.status().name());
        if (finding.valueOrNull() != null) {
            json.writeStringField("value", finding.valueOrNull());
        }
        if (finding.limitOrNull() != null) {
            json.writeStringField("limit", finding.limitOrNull());
        }
        if (finding.unitOrNull() != null) {
            text(json, "unit", finding.unitOrNull());
        }
        Quantity shortfall = finding.shortfallOrNull();
        if (shortfall != null) {
            json.writeObjectFieldStart("shortfall");
            json.writeStringField("amount", shortfall.toDecimal());
            text(json, "unit", new Text(shortfall.unit().zh(), shortfall.unit().id()));
            json.writeEndObject();
        }
        if (!finding.failing().isEmpty()) {
            json.writeArrayFieldStart("failing");
            for (Text part : finding.failing()) {
                json.writeStartObject();
                json.writeStringField("zh", part.zh());
                json.writeStringField("en", part.en());
                json.writeEndObject();
            }
            json.writeEndArray();
        }
        json.writeStringField("asOf", finding.asOf().toString());
        json.writeNumberField("dataYear", finding.dataYear());
        json.writeStringField("dataset", finding.dataset());
        json.writeEndObject();
    }

    /** The event of a line; where something of it is wrong, that is noted and what comes back is of no use. */
    private static @Nullable LedgerEvent event(DefinitionCursor at) {
        LedgerEvent.Kind kind = at.isObject() ? at.required("event").oneOf(KINDS) : null;
        if (kind == null) {
            return null;
        }
        List<String> keys = new ArrayList<>(EventLog.KEYS);
        keys.addAll(List.of("on", "by", "event", "key"));
        keys.addAll(
                switch (kind) {
                    case OPENED -> List.of("county", "countyName", "name", "schoolName", "citation", "ground");
                    case ASSIGNED -> List.of("units", "supporting", "measure", "deadline", "source");
                    case STARTED -> List.of();
                    case RESOLVED, VERIFIED, REOPENED, NOTED -> List.of("ground");
                    case MOVED -> List.of("to", "schoolName", "basis");
                });
        at.object(keys.toArray(String[]::new));
        LocalDate on = day(at.required("on"));
        String by = at.required("by").text();
        LedgerKey key = key(at.required("key"));
        return switch (kind) {
            case OPENED ->
                new LedgerEvent.Opened(
                        on,
                        by,
                        key,
                        at.required("county").text(),
                        at.required("countyName").text(),
                        text(at.required("name")),
                        optional(at.optional("schoolName")),
                        citation(at.required("citation")),
                        finding(at.required("ground")));
            case ASSIGNED -> new LedgerEvent.Assigned(on, by, key, assignment(at));
            case STARTED -> new LedgerEvent.Started(on, by, key);
            case RESOLVED -> new LedgerEvent.Resolved(on, by, key, ground(at.optional("ground")));
            case VERIFIED -> new LedgerEvent.Verified(on, by, key, ground(at.optional("ground")));
            case REOPENED -> new LedgerEvent.Reopened(on, by, key, finding(at.required("ground")));
            case NOTED -> new LedgerEvent.Noted(on, by, key, finding(at.required("ground")));
            case MOVED -> moved(on, by, key, at);
        };
    }

    private static @Nullable LedgerEvent moved(LocalDate on, String by, LedgerKey key, DefinitionCursor at) {
        DefinitionCursor code = at.required("to");
        SchoolCode to = code.isPresent() ? school(code) : null;
        String name = at.required("schoolName").text();
        String basis = at.required("basis").text();
        return to == null ? null : new LedgerEvent.Moved(on, by, key, to, name, basis);
    }

    private static LocalDate day(DefinitionCursor at) {
        LocalDate day = at.day();
        return day == null ? NO_DAY : day;
    }

    private static @Nullable String optional(DefinitionCursor at) {
        return at.isPresent() ? at.text() : null;
    }

    private static Text text(DefinitionCursor at) {
        if (!at.isPresent() || !at.object("zh", "en")) {
            return NO_TEXT;
        }
        return new Text(at.required("zh").text(), at.required("en").text());
    }

    private static LedgerKey key(DefinitionCursor at) {
        if (!at.isPresent() || !at.object("rule", "school", "stage")) {
            return NO_KEY;
        }
        DefinitionCursor stage = at.optional("stage");
        DefinitionCursor school = at.optional("school");
        DefinitionCursor rule = at.required("rule");
        return new LedgerKey(
                rule.isPresent() ? rule(rule) : NO_KEY.rule(),
                school.isPresent() ? school(school) : null,
                stage.isPresent() ? stage.constant(Stage.class) : null);
    }

    private static RuleId rule(DefinitionCursor at) {
        String text = at.text();
        try {
            return RuleId.parse(text);
        } catch (IllegalArgumentException e) {
            at.invalid("“" + text + "”不是规则编号（标准/规则）", "\"" + text + "\" is no rule (standard/rule)");
            return NO_KEY.rule();
        }
    }

    private static @Nullable SchoolCode school(DefinitionCursor at) {
        String text = at.text();
        if (!SchoolCode.isValid(text)) {
            at.report(ProblemCode.SCHOOL_CODE_INVALID, text);
            return null;
        }
        return SchoolCode.parse(text);
    }

    private static Citation citation(DefinitionCursor at) {
        Confidence confidence = Confidence.UNVERIFIED;
        if (!at.isPresent() || !at.object("document", "article", "confidence", "layer")) {
            return new Citation("", null, confidence);
        }
        Map<String, Confidence> labels = new LinkedHashMap<>();
        for (Confidence each : Confidence.values()) {
            labels.put(each.label(), each);
        }
        Confidence told = at.required("confidence").oneOf(labels);
        return new Citation(
                at.required("document").text(),
                optional(at.optional("article")),
                told == null ? confidence : told,
                optional(at.optional("layer")));
    }

    private static Assignment assignment(DefinitionCursor at) {
        DefinitionCursor units = at.optional("units");
        DefinitionCursor supporting = at.optional("supporting");
        return new Assignment(
                units.isPresent() ? units.texts() : List.of(),
                supporting.isPresent() ? supporting.texts() : List.of(),
                optional(at.optional("measure")),
                at.optional("deadline").day(),
                optional(at.optional("source")));
    }

    /** What closes an entry; where nothing stands there, that is told by the ledger. */
    private static @Nullable Ground ground(DefinitionCursor at) {
        if (!at.isPresent() || !at.object("finding", "evidence")) {
            return null;
        }
        DefinitionCursor evidence = at.optional("evidence");
        if (!evidence.isPresent()) {
            return found(at.required("finding"));
        }
        evidence.object("name", "sha256");
        return new Ground.OfEvidence(
                evidence.required("name").text(), evidence.required("sha256").text());
    }

    private static Ground.OfFinding finding(DefinitionCursor at) {
        if (at.isPresent()) {
            at.object("finding");
        }
        return found(at.required("finding"));
    }

    private static Ground.OfFinding found(DefinitionCursor at) {
        if (at.isPresent()) {
            at.object(
                    "rule", "outcome", "value", "limit", "unit", "shortfall", "failing", "asOf", "dataYear", "dataset");
        }
        DefinitionCursor unit = at.optional("unit");
        List<Text> failing = new ArrayList<>();
        if (at.optional("failing").isPresent()) {
            at.optional("failing").items().forEach(item -> failing.add(text(item)));
        }
        DefinitionCursor outcome = at.required("outcome");
        Status status = outcome.isPresent() ? outcome.constant(Status.class) : null;
        DefinitionCursor rule = at.required("rule");
        return new Ground.OfFinding(
                rule.isPresent() ? rule(rule) : NO_KEY.rule(),
                status == null ? Status.INDETERMINATE : status,
                optional(at.optional("value")),
                optional(at.optional("limit")),
                unit.isPresent() ? text(unit) : null,
                shortfall(at.optional("shortfall")),
                failing,
                day(at.required("asOf")),
                at.required("dataYear").whole(0),
                at.required("dataset").text());
    }

    private static @Nullable Quantity shortfall(DefinitionCursor at) {
        if (!at.isPresent() || !at.object("amount", "unit")) {
            return null;
        }
        BigDecimal amount = new BigDecimal(at.required("amount").exact().toDecimal());
        Text unit = text(at.required("unit"));
        return new Quantity(amount, new Unit(unit.en(), unit.zh(), false, false));
    }
}
