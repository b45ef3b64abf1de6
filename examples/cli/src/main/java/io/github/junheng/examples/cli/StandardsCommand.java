package io.github.junheng.examples.cli;

import io.github.junheng.io.StandardJson;
import io.github.junheng.io.StandardReader;
import io.github.junheng.overlay.StandardDiff;
import io.github.junheng.overlay.StandardLint;
import io.github.junheng.problem.Checked;
import io.github.junheng.problem.Problem;
import io.github.junheng.problem.ProblemCode;
import io.github.junheng.report.Document;
import io.github.junheng.report.StandardReport;
import io.github.junheng.rules.NationalStandards;
import io.github.junheng.standard.Standard;
import io.github.junheng.time.KnownDay;
import java.io.File;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
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

/** {@code standards [list | overlays | show ID | lint [ID|DIR|FILE]... | diff A B]}. */
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
            paramLabel = "list | overlays | show ID | lint [ID|PATH]... | diff A B",
            description = "列表（默认）；列出自带的叠加方案；显示一个标准；审校（默认全部；也可以是标准文件夹或叠加方案文件）；对照两个。"
                    + "标准写作 ID[+OVERLAY]...，对照时可加 @DATE。 "
                    + "List (default); list the overlays that ship; show one; lint (default: all; or a folder of a standard, or"
                    + " the file of an overlay); diff two. A standard is ID[+OVERLAY]..., in diff with @DATE.")
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
        if (words.equals(List.of("overlays"))) {
            return overlays(to);
        }
        if (words.size() != 2 || !words.get(0).equals("show")) {
            throw new ParameterException(
                    spec.commandLine(),
                    "应为 (expected): standards [list | overlays | show ID | lint [ID|PATH]... | diff A B]，而不是 (not): "
                            + String.join(" ", words));
        }
        Standard standard = layered(words.get(1));
        List<Standard> all = NationalStandards.all();
        Document document = StandardReport.of(standard, all, day);
        to.write(
                printing.format == Words.Format.JSON
                        ? out -> StandardJson.show(standard, all, day, out)
                        : out -> Rendering.write(document, printing.format, printing.lang, out));
        return 0;
    }

    /** A line for each overlay that ships: its id, and what it is laid over. */
    private int overlays(Output to) throws Failure {
        StringBuilder lines = new StringBuilder();
        for (String id : NationalStandards.overlayIds()) {
            lines.append(id).append("  ").append(Standards.place(id)).append('\n');
        }
        to.write(out -> out.write(lines.toString().getBytes(StandardCharsets.UTF_8)));
        return 0;
    }

    /**
     * A line for each problem: of the standards named, or of all that ship, and of these under each of their overlays. Where there is
     * none, a line on what was looked at.
     */
    private int lint(List<String> names, LocalDate day, Output to) throws Failure {
        List<Problem> problems = new ArrayList<>();
        List<Standard> standards = new ArrayList<>();
        for (String name : names) {
            read(name, problems).ifPresent(standards::add);
        }
        if (names.isEmpty()) {
            standards.addAll(NationalStandards.all());
            for (String overlay : NationalStandards.overlayIds()) {
                standards.add(layered(Standards.baseOf(overlay).id() + "+" + overlay));
            }
        }
        int rules = 0;
        for (Standard standard : standards) {
            problems.addAll(StandardLint.check(standard, day));
            rules += standard.layers().isEmpty() || !names.isEmpty()
                    ? standard.rules().size()
                    : 0;
        }
        List<String> lines = new ArrayList<>(problems.stream()
                .distinct()
                .map(problem -> Failure.line(problem, printing.lang))
                .toList());
        boolean sound = lines.isEmpty();
        if (sound) {
            int layers =
                    (int) standards.stream().filter(s -> !s.layers().isEmpty()).count();
            lines.add(checked(standards.size() - layers, layers, rules));
        }
        to.write(out -> {
            for (String line : lines) {
                out.write((line + "\n").getBytes(StandardCharsets.UTF_8));
            }
        });
        return sound ? 0 : Failure.of(problems, printing.lang).status();
    }

    private String checked(int standards, int layered, int rules) {
        return printing.lang.getLanguage().equals("en")
                ? standards + " standards, " + layered + " with overlays, " + rules + " rules: nothing to report"
                : standards + " 部标准、" + layered + " 个叠加方案、" + rules + " 条规则：没有发现问题";
    }

    /** A standard that ships, with overlays or without; the folder of one; or the file of an overlay, laid over its base. */
    private Optional<Standard> read(String name, List<Problem> problems) throws Failure {
        Path path = NationalStandards.ids().contains(name) ? null : path(name);
        if (path != null && Files.isDirectory(path)) {
            Checked<Standard> read = StandardReader.read(path, NationalStandards::find);
            problems.addAll(read.problems());
            return read.value();
        }
        boolean isFile = path != null && Files.exists(path);
        if (isFile && !name.endsWith(".json")) {
            throw Failure.of(
                    List.of(Problem.of(
                            ProblemCode.FILE_UNREADABLE,
                            name,
                            "既不是标准文件夹，也不是叠加方案（.json） (neither a folder of a standard nor an overlay)")),
                    printing.lang);
        }
        if (isFile) {
            Standard base = Standards.baseOf(name, printing.lang);
            return Standards.layered(List.of(base), List.of(name), printing.lang).stream()
                    .findFirst();
        }
        if (path != null
                && !name.contains("+")
                && (name.contains("/") || name.contains(File.separator) || name.endsWith(".json"))) {
            throw Failure.of(List.of(Problem.of(ProblemCode.FILE_MISSING, name)), printing.lang);
        }
        return Optional.of(layered(name));
    }

    private static @Nullable Path path(String name) {
        try {
            return Path.of(name);
        } catch (InvalidPathException e) {
            return null;
        }
    }

    /** {@code ID[+OVERLAY]...}. */
    private Standard layered(String text) throws Failure {
        List<String> parts = Arrays.asList(text.split("\\+", -1));
        Standard standard = Standards.find(parts.get(0));
        return Standards.layered(List.of(standard), parts.subList(1, parts.size()), printing.lang)
                .get(0);
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
        return new StandardDiff.Side(layered(at < 0 ? text : text.substring(0, at)), day);
    }
}
