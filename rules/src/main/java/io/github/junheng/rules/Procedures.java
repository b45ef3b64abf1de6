package io.github.junheng.rules;

import io.github.junheng.io.ProcedureReader;
import io.github.junheng.procedure.Procedure;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/** 督导评估认定程序: the procedures that ship with this library, each read anew at every call. */
public final class Procedures {
    private static final String FOLDER = "/META-INF/junheng/procedures/";

    private Procedures() {}

    /** 县域义务教育优质均衡发展国家督导评估认定工作规程, with the batches since. 国教督办函〔2019〕30号. */
    public static Procedure qualityBalanced2019() {
        return read("quality-balanced-2019");
    }

    /** The ids of all procedures. */
    public static List<String> ids() {
        try (BufferedReader reader =
                new BufferedReader(new InputStreamReader(resource("index.txt"), StandardCharsets.UTF_8))) {
            return reader.lines().filter(line -> !line.startsWith("#")).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The procedure of an id. */
    public static Optional<Procedure> find(String id) {
        return ids().contains(id) ? Optional.of(read(id)) : Optional.empty();
    }

    private static Procedure read(String id) {
        try (InputStream in = resource(id + ".json")) {
            return ProcedureReader.read(in, id + ".json", NationalStandards::find)
                    .orThrow();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static InputStream resource(String name) {
        InputStream in = Procedures.class.getResourceAsStream(FOLDER + name);
        if (in == null) {
            throw new IllegalStateException("the jar lacks " + FOLDER + name);
        }
        return in;
    }
}
