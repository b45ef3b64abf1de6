package io.github.junheng.examples.benchmarks;

import io.github.junheng.evaluation.TableLayout;
import io.github.junheng.examples.benchmarks.nation.CountyColumns;
import io.github.junheng.examples.benchmarks.nation.Nation;
import io.github.junheng.examples.benchmarks.nation.StageTable;
import io.github.junheng.examples.benchmarks.peers.BigDecimalStreams;
import io.github.junheng.examples.benchmarks.peers.HandCompact;
import io.github.junheng.examples.benchmarks.peers.Verdicts;
import io.github.junheng.rules.NationalStandards;
import io.github.junheng.standard.Standard;
import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** 内存占用: what a school stage holds of the heap, by the heap with it and without it, each kind in a Java of its own. */
final class Memory {
    private static final int COUNTIES = 300;
    private static final int SETTLED = 4;
    /** The collector that accounts for every byte, told to leave no dead ones lying; G1 counts regions. */
    private static final List<String> SERIAL =
            List.of("-XX:+UseSerialGC", "-XX:MarkSweepAlwaysCompactCount=1", "-Xmx3g");

    private Memory() {}

    /** Bytes a school stage. */
    record Held(String id, String label, double bytes) {}

    private record Kind(String label, Supplier<Object> held) {}

    private static Map<String, Kind> kinds() {
        Nation nation = Nation.of(COUNTIES);
        return new java.util.TreeMap<>(Map.of(
                "a1Columns", new Kind("seven numerators and pupils, columns", nation::stages),
                "a2AllColumns", new Kind("all columns of the contract, arrays of long", () -> allColumns(nation)),
                "b1Records",
                        new Kind(
                                "seven numerators and pupils, BigDecimal",
                                () -> BigDecimalStreams.schools(nation.stages())),
                "b2Traced", new Kind("the same with a trace", () -> traced(nation.stages())),
                "b3Compact", new Kind("ratios and bits of every row", () -> kept(nation.stages())),
                "ours", new Kind("**Junheng**, CountyTable with all columns", () -> tables(nation)),
                "oursRecords",
                        new Kind("**Junheng**, CountyDataset with all columns, as records", () -> datasets(nation))));
    }

    private static Object allColumns(Nation nation) {
        List<CountyColumns> counties = new ArrayList<>();
        for (int i = 0; i < nation.counties(); i++) {
            counties.add(nation.county(i));
        }
        return counties;
    }

    private static Object traced(StageTable table) {
        return BigDecimalStreams.judgeAndTrace(BigDecimalStreams.schools(table), new Verdicts(table.counties()));
    }

    private static Object kept(StageTable table) {
        HandCompact.Kept[] rows = new HandCompact.Kept[table.rows()];
        HandCompact.judge(table, new Verdicts(table.counties()), rows);
        return rows;
    }

    private static Object tables(Nation nation) {
        return CountyTables.all(nation, TableLayout.of(NationalStandards.qualityBalanced2017()));
    }

    private static Object datasets(Nation nation) {
        Standard standard = NationalStandards.qualityBalanced2017();
        return IntStream.range(0, nation.counties())
                .mapToObj(i -> Data.read(Data.files().county(nation, i), standard))
                .toList();
    }

    static List<Held> run(Path data) {
        int rows = Nation.of(COUNTIES).schools();
        String classPath =
                Forks.classPath().stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator));
        List<Held> held = new ArrayList<>();
        kinds().forEach((id, kind) -> held.add(new Held(
                id,
                kind.label(),
                (double) Forks.longFrom(SERIAL, Memory.class, classPath, id, data.toString()) / rows)));
        return held;
    }

    /** Prints the bytes that one kind holds. */
    public static void main(String[] args) {
        System.setProperty(Data.FOLDER, args[1]);
        Kind kind = kinds().get(args[0]);
        if (kind == null) {
            throw new IllegalArgumentException(args[0]);
        }
        // Twice, since the first time leaves classes and caches behind; and what is given back, not what was taken.
        long bytes = 0;
        for (int i = 0; i < 2; i++) {
            Object held = kind.held().get();
            long with = used();
            int kept = System.identityHashCode(held);
            held = kept;
            bytes = with - used();
        }
        System.out.println(bytes);
    }

    private static long used() {
        for (int i = 0; i < SETTLED; i++) {
            System.gc();
        }
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }
}
