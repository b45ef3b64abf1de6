package io.github.junheng.examples.cli;

import io.github.junheng.io.StandardJson;
import io.github.junheng.io.StandardReader;
import io.github.junheng.overlay.StandardDiff;
import io.github.junheng.overlay.StandardLint;
import io.github.junheng.problem.Checked;
import io.github.junheng.problem.Problem;
import io.github.junheng.report.Document;
import io.github.junheng.report.StandardReport;
import io.github.junheng.rules.NationalStandards;
import io.github.junheng.standard.Standard;
import io.github.junheng.time.KnownDay;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** {@code standards [list | show ID | lint [ID|DIR]... | diff A B]}. */
@Command(name = "standards", description = "列出、显示、审校或对照评估标准。 Lists, shows, checks or compares the standards.")
final class StandardsCommand implements Callable<Integer> {
    @ParentCommand
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private Main main;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Parameters(
            arity = "0..*",
            paramLabel = "list | show ID | lint [ID|DIR]... | diff A B",
            description = "列表（默认）；显示一个标准；审校（默认全部）；对照两个，写作 ID[+OVERLAY]...[@DATE]。 "
                    + "List (default); show one; lint (default: all); diff two of the form ID[+OVERLAY]...[@DATE].")
    private List<String> words = List.of();

    @Option(
            names = "--as-of",
            paramLabel = "DATE",
            converter = Words.Days.class,
            description = "显示该日期的数值（默认今天）。 The numbers of this day (default: today).")
    private @Nullable LocalDate asOf;

    @Mixin
    private final OutputOptions printing = new OutputOptions();

    @Override
    public Integer call() throws Failure {
        LocalDate day = asOf == null ? LocalDate.now(java.time.ZoneOffset.ofHours(8)) : asOf;
        Output to = new Output(main.out(), printing.output, printing.lang);
        if (words.isEmpty() || words.equals(List.of("list"))) {
            List<Standard> all = NationalStandards.all();
            to.write(
                    printing.format == Words.Format.JSON
                            ? out -> StandardJson.list(all, day, out)
                            : out -> Rendering.write(
                                    StandardReport.list(all, day), printing.format, printing.lang, out));
            return 0;
        }
        if (words.get(0).equals("lint")) {
            return lint(words.subList(1, words.size()), day, to);
        }
        if (words.size() == 3 && words.get(0).equals("diff")) {
            StandardDiff.Side before = side(words.get(1), day);
            StandardDiff.Side after = side(words.get(2), day);
            to.write(
                    printing.format == Words.Format.JSON
                            ? out -> StandardJson.diff(before, after, out)
                            : out -> Rendering.write(
                                    StandardReport.diff(before, after), printing.format, printing.lang, out));
            return 0;
        }
        if (words.size() != 2 || !words.get(0).equals("show")) {
            throw new ParameterException(
                    spec.commandLine(),
                    "应为 (expected): standards [list | show ID | lint [ID|DIR]... | diff A B]，而不是 (not): "
                            + String.join(" ", words));
        }
        Standard standard = Standards.find(words.get(1));
        List<Standard> all = NationalStandards.all();
        Document document = StandardReport.of(standard, all, day);
        to.write(
                printing.format == Words.Format.JSON
                        ? out -> StandardJson.show(standard, all, day, out)
                        : out -> Rendering.write(document, printing.format, printing.lang, out));
        return 0;
    }

    /** A line for each problem: of the standards named, or of all that ship, and of these under each of their overlays. */
    private int lint(List<String> names, LocalDate day, Output to) throws Failure {
        List<Problem> problems = new ArrayList<>();
        for (Standard standard : names.isEmpty() ? NationalStandards.all() : read(names, problems)) {
            problems.addAll(StandardLint.check(standard, day));
        }
        for (String overlay : names.isEmpty() ? NationalStandards.overlayIds() : List.<String>of()) {
            for (Standard layered :
                    Standards.layered(List.of(Standards.baseOf(overlay)), List.of(overlay), printing.lang)) {
                problems.addAll(StandardLint.check(layered, day));
            }
        }
        List<String> lines = problems.stream()
                .distinct()
                .map(problem -> Failure.line(problem, printing.lang))
                .toList();
        to.write(out -> {
            for (String line : lines) {
                out.write((line + "\n").getBytes(StandardCharsets.UTF_8));
            }
        });
        return lines.isEmpty() ? 0 : Failure.DATA;
    }

    private static List<Standard> read(List<String> names, List<Problem> problems) throws Failure {
        List<Standard> standards = new ArrayList<>();
        for (String name : names) {
            if (NationalStandards.ids().contains(name) || !Files.isDirectory(Path.of(name))) {
                standards.add(Standards.find(name));
            } else {
                Checked<Standard> read = StandardReader.read(Path.of(name), NationalStandards::find);
                problems.addAll(read.problems());
                read.value().ifPresent(standards::add);
            }
        }
        return standards;
    }

    /** {@code ID[+OVERLAY]...[@DATE]}. */
    private StandardDiff.Side side(String text, LocalDate otherwise) throws Failure {
        int at = text.indexOf('@');
        LocalDate day = otherwise;
        if (at >= 0) {
            try {
                day = KnownDay.parse(text.substring(at + 1)).day();
            } catch (DateTimeException e) {
                throw Failure.usage("不是日期 (not a date): " + text.substring(at + 1));
            }
        }
        List<String> parts = Arrays.asList((at < 0 ? text : text.substring(0, at)).split("\\+", -1));
        Standard standard = Standards.find(parts.get(0));
        List<Standard> layered = Standards.layered(List.of(standard), parts.subList(1, parts.size()), printing.lang);
        return new StandardDiff.Side(layered.get(0), day);
    }
}
