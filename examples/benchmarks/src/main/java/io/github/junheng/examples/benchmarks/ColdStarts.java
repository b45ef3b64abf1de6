package io.github.junheng.examples.benchmarks;

import io.github.junheng.examples.benchmarks.nation.Nation;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** Runs the programs of {@link ColdStart}. */
final class ColdStarts {
    private static final double NANOS_IN_MILLI = 1e6;
    private static final List<String> COUNTY_FILES =
            List.of("county.json", "schools.csv", "teachers.csv", "classes.csv", "rooms.csv");
    private static final List<String> LIBRARY =
            List.of("junheng-core", "junheng-rules", "jackson-", "fastcsv", "jakarta.validation");
    private static final List<String> DROOLS = List.of(
            "drools-", "kie-", "mvel2", "ecj", "antlr", "slf4j", "xstream", "mxparser", "xmlpull", "commons-codec");
    private static final List<String> HIBERNATE = List.of(
            "hibernate-validator", "jakarta.validation", "jboss-logging", "classmate", "expressly", "jakarta.el");

    private ColdStarts() {}

    /** Milliseconds inside {@code main} and of the whole process, medians. */
    record Start(String id, String label, double insideMillis, double wholeMillis) {}

    private record Engine(String id, String label, Class<?> main, boolean folder, List<String> jars) {}

    private static final List<Engine> ENGINES = List.of(
            new Engine("hand", "hand-written, exact", ColdStart.Hand.class, false, List.of()),
            new Engine("streams", "records and streams, BigDecimal", ColdStart.Streams.class, false, List.of()),
            new Engine(
                    "hibernate",
                    "Hibernate Validator 9, thresholds alone",
                    ColdStart.Hibernate.class,
                    false,
                    HIBERNATE),
            new Engine("duck", "DuckDB", ColdStart.Duck.class, false, List.of("duckdb", "junheng-core")),
            new Engine("droolsLean", "Drools 10, lean rules", ColdStart.DroolsLean.class, false, DROOLS),
            new Engine("droolsIdiomatic", "Drools 10, idiomatic rules", ColdStart.DroolsIdiomatic.class, false, DROOLS),
            new Engine(
                    "ours", "**Junheng**, whole standard, county with rosters", ColdStart.Ours.class, true, LIBRARY));

    static List<Start> run(Path data, int runs) {
        Path csv = Data.files().firstCounty(Nation.of(1));
        Path folder = extract(data.resolve("county"));
        List<Start> starts = new ArrayList<>();
        for (Engine engine : ENGINES) {
            double[] inside = new double[runs];
            double[] whole = new double[runs];
            for (int i = 0; i < runs; i++) {
                long start = System.nanoTime();
                inside[i] = Forks.longFrom(
                                List.of(),
                                engine.main(),
                                jars(engine.jars()),
                                (engine.folder() ? folder : csv).toString())
                        / NANOS_IN_MILLI;
                whole[i] = (System.nanoTime() - start) / NANOS_IN_MILLI;
            }
            starts.add(new Start(engine.id(), engine.label(), median(inside), median(whole)));
        }
        return starts;
    }

    private static double median(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }

    /** This program's own classes and, of all jars beside it, those that an engine needs. */
    private static String jars(List<String> prefixes) {
        List<Path> all = Forks.classPath();
        return all.stream()
                .filter(path -> path.equals(all.get(0))
                        || prefixes.stream().anyMatch(path.getFileName().toString()::startsWith)
                        // Run from an IDE, the library is a folder of classes.
                        || Files.isDirectory(path))
                .map(Path::toString)
                .collect(Collectors.joining(File.pathSeparator));
    }

    private static Path extract(Path folder) {
        try {
            Files.createDirectories(folder);
            for (String file : COUNTY_FILES) {
                try (InputStream in = ColdStarts.class.getResourceAsStream("county/" + file)) {
                    if (in == null) {
                        throw new IllegalStateException("no resource county/" + file);
                    }
                    Files.copy(in, folder.resolve(file), StandardCopyOption.REPLACE_EXISTING);
                }
            }
            return folder;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
