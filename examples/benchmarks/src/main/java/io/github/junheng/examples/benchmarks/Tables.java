package io.github.junheng.examples.benchmarks;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** 表格: prints measurements as Markdown. */
final class Tables {
    private static final Path CPU = Path.of("/proc/cpuinfo");

    private final PrintStream out;

    Tables(PrintStream out) {
        this.out = out;
    }

    /** Where and when this was measured. */
    void header(int counties, int schools, boolean quick) {
        out.printf(
                Locale.ROOT,
                "%s %s, %s; %d cores; %s; %s.%n%,d counties, %,d school stages.%s%n",
                System.getProperty("java.vm.name"),
                System.getProperty("java.runtime.version"),
                processor(),
                Runtime.getRuntime().availableProcessors(),
                System.getProperty("os.name") + " " + System.getProperty("os.arch"),
                LocalDate.now(ZoneOffset.UTC),
                counties,
                schools,
                quick ? " Quick: few short iterations, no numbers to quote." : "");
    }

    /** A table; ratios are to the row that is the yardstick, and left out where none is. */
    void table(String task, String title, String unit, String second, List<Measured> rows) {
        out.printf(
                "%n## %s: %s%n%n| | %s | ratio |%s%n|---|---:|---:|%s%n",
                task, title, unit, second.isEmpty() ? "" : " " + second + " |", second.isEmpty() ? "" : "---:|");
        for (Measured row : rows) {
            out.printf(
                    "| %s | %s | %s |%s%n",
                    row.label(),
                    number(row.value()),
                    ratio(row, rows),
                    second.isEmpty() ? "" : " " + number(row.bytes()) + " |");
        }
    }

    /** The goals of a task. */
    void goals(String task, Map<String, Measured> measured) {
        out.println();
        Goal.ALL.stream().filter(goal -> goal.task().equals(task)).forEach(goal -> out.println(goal.line(measured)));
    }

    /** To the yardstick of the same size, where a table has several. */
    private static String ratio(Measured row, List<Measured> rows) {
        return rows.stream()
                .filter(other -> other.yardstick() && other.size().equals(row.size()))
                .findFirst()
                .map(yardstick -> row.value() / yardstick.value())
                .map(ratio -> (ratio < 0.1 ? String.format(Locale.ROOT, "%.4f", ratio) : number(ratio)) + " ×")
                .orElse("");
    }

    private static String number(double value) {
        if (Double.isNaN(value)) {
            return "–";
        }
        return String.format(
                Locale.ROOT, value < 0.05 ? "%.0f" : value < 10 ? "%.2f" : value < 100 ? "%.1f" : "%,.0f", value);
    }

    private static String processor() {
        try {
            return Files.exists(CPU)
                    ? Files.readAllLines(CPU, StandardCharsets.UTF_8).stream()
                            .filter(line -> line.startsWith("model name"))
                            .map(line -> line.substring(line.indexOf(':') + 1).strip())
                            .findFirst()
                            .orElse("unknown processor")
                    : "unknown processor";
        } catch (IOException e) {
            return "unknown processor";
        }
    }
}
