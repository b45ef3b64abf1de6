package io.github.junheng.io;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.github.junheng.problem.Checked;
import io.github.junheng.problem.Problem;
import io.github.junheng.problem.ProblemCode;
import io.github.junheng.procedure.History;
import io.github.junheng.procedure.HistoryEvent;
import io.github.junheng.procedure.Material;
import io.github.junheng.procedure.Procedure;
import io.github.junheng.region.CountyCode;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * 办理历史文件: a history in a file to which lines are only added: the first line names the procedure and the county, each further one
 * is an event, and each holds the hash of the line before. Reading it appends the events again, one by one, so that a file whose
 * events the procedure does not admit is no history.
 */
public final class HistoryFile {
    private static final JsonFactory FACTORY = new JsonFactory();

    private final String name;
    private final EventLog log;
    private final History history;

    private HistoryFile(String name, EventLog log, History history) {
        this.name = name;
        this.log = log;
        this.history = history;
    }

    /**
     * A file that is not written yet, of a county about which nothing was decided.
     *
     * @param file the name of the file in problems
     */
    public static HistoryFile begin(String file, Procedure procedure, CountyCode county, String countyName) {
        String head = object(json -> {
            json.writeStringField("procedure", procedure.id());
            json.writeObjectFieldStart("county");
            json.writeStringField("code", county.value());
            json.writeStringField("name", countyName);
            json.writeEndObject();
        });
        return new HistoryFile(file, EventLog.empty().with(head), History.of(procedure, county, countyName));
    }

    /**
     * The history in a file, with what is doubtful of its events; where the chain is broken, or an event is one that the procedure
     * does not admit there, no history and every problem.
     *
     * @param procedures finds the procedure that the file names
     */
    public static Checked<HistoryFile> read(Path file, Function<String, Optional<Procedure>> procedures) {
        Checked<EventLog> read = EventLog.read(file);
        EventLog log = read.valueOrNull();
        if (log == null) {
            return Checked.failed(read.problems());
        }
        String name = String.valueOf(file.getFileName());
        List<Problem> problems = new ArrayList<>(read.problems());
        if (log.lines().isEmpty()) {
            problems.add(Problem.of(ProblemCode.FILE_EMPTY, name));
            return Checked.failed(problems);
        }
        History history = head(log.lines().get(0).read(problems), procedures);
        if (history == null) {
            return Checked.failed(problems);
        }
        // Behind an event that cannot be read or is not admitted nobody knows the state: the rest is only read.
        boolean known = true;
        for (EventLog.Line line : log.lines().subList(1, log.lines().size())) {
            HistoryEvent event = event(line.read(problems), history.procedure());
            known &= event != null;
            if (known && event != null) {
                Checked<History> more = history.append(event, line.where());
                problems.addAll(more.problems());
                known = more.value().isPresent();
                history = more.value().orElse(history);
            }
        }
        return known ? Checked.of(new HistoryFile(name, log, history), problems) : Checked.failed(problems);
    }

    private static @Nullable History head(DefinitionCursor at, Function<String, Optional<Procedure>> procedures) {
        int before = at.problemCount();
        if (!at.isPresent() || !object(at, List.of("procedure", "county"))) {
            return null;
        }
        DefinitionCursor procedureAt = at.required("procedure");
        String id = procedureAt.isPresent() ? procedureAt.text() : "";
        Procedure procedure = id.isBlank() ? null : procedures.apply(id).orElse(null);
        if (procedure == null && !id.isBlank()) {
            procedureAt.report(ProblemCode.DEFINITION_UNRESOLVED, id, "认定程序", "procedure", "-");
        }
        DefinitionCursor countyAt = at.required("county");
        if (!countyAt.isPresent() || !countyAt.object("code", "name")) {
            return null;
        }
        DefinitionCursor codeAt = countyAt.required("code");
        String code = codeAt.isPresent() ? codeAt.text() : "";
        DefinitionCursor nameAt = countyAt.required("name");
        String name = nameAt.isPresent() ? nameAt.text() : "";
        if (!code.isBlank() && !CountyCode.isValid(code)) {
            codeAt.invalid("“" + code + "”不是县代码", "\"" + code + "\" is no county code");
        }
        return at.problemCount() > before || procedure == null
                ? null
                : History.of(procedure, new CountyCode(code), name);
    }

    private static @Nullable HistoryEvent event(DefinitionCursor at, Procedure procedure) {
        return at.isPresent() && object(at, HistoryJson.KEYS) ? HistoryJson.read(at, procedure.survey()) : null;
    }

    private static boolean object(DefinitionCursor at, List<String> keys) {
        return at.object(Stream.concat(EventLog.KEYS.stream(), keys.stream()).toArray(String[]::new));
    }

    public History history() {
        return history;
    }

    /** The hash of the last line: whoever writes it down elsewhere can tell later whether lines were cut off. */
    public String head() {
        return log.head();
    }

    /** The file with one event more; or, where the procedure does not admit it, every reason. Nothing is written. */
    public Checked<HistoryFile> append(HistoryEvent event) {
        Checked<History> more = history.append(event, name + ":" + (log.lines().size() + 1));
        History grown = more.valueOrNull();
        return grown == null
                ? Checked.failed(more.problems())
                : Checked.of(
                        new HistoryFile(name, log.with(object(json -> HistoryJson.write(json, event))), grown),
                        more.problems());
    }

    /**
     * Puts this file in the place of what was read, whole or not at all.
     *
     * @param beforeOrNull the file as it was read; null where there was none
     * @return JH701 where somebody else has written it since; then it is left as it is
     * @throws IOException where it cannot be written
     */
    public List<Problem> write(@Nullable HistoryFile beforeOrNull, Path file) throws IOException {
        return log.replace(beforeOrNull == null ? EventLog.empty() : beforeOrNull.log, file);
    }

    /**
     * A paper with the hash of its file.
     *
     * @param id which paper it is
     * @throws IOException where the file cannot be read
     */
    public static Material material(String id, Path file) throws IOException {
        return new Material(id, String.valueOf(file.getFileName()), EventLog.sha256(Files.readAllBytes(file)));
    }

    /** Writes the fields of an object. */
    private interface Fields {
        void writeTo(JsonGenerator json) throws IOException;
    }

    /** An object in one line. */
    private static String object(Fields fields) {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = FACTORY.createGenerator(text)) {
            json.writeStartObject();
            fields.writeTo(json);
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
    }
}
