package io.github.junheng.examples.cli;

import io.github.junheng.io.NationReader;
import io.github.junheng.problem.Severity;
import io.github.junheng.standard.Standard;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** {@code report COUNTY… --output FILE|DIR}. */
@Command(
        name = "report",
        description =
                "写出可以离线打开的评估报告；一县多年附趋势，多县写成一个目录。 "
                        + "Writes a report to look at; several years of one county with their trend, several counties as a folder.",
        sortOptions = false)
final class ReportCommand implements Callable<Integer> {
    /** Of so many counties each has a line of its own. */
    private static final int LINES = 50;

    @ParentCommand
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private Main main;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Parameters(
            arity = "1..*",
            paramLabel = "COUNTY",
            description = "数据目录、dataset.json 或工作簿，可多个；或多县合在一起的一个 CSV、NDJSON。"
                    + " Directories, dataset.json or workbooks; or one CSV or NDJSON of many counties.")
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private List<String> counties;

    @Option(
            names = "--output",
            required = true,
            paramLabel = "FILE|DIR",
            description = "一县写成文件，多县写成目录。 A file for one county, a directory for several.")
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private String output;

    @Option(
            names = "--format",
            paramLabel = "html|pdf|xlsx",
            converter = Words.FiledFormats.class,
            description =
                    "格式（默认按文件名，否则 html）；pdf 由已安装的 Chromium 打印；xlsx 是可排序、计算的工作簿。 "
                            + "Format (default: as the file is named, else html); pdf is printed by Chromium; xlsx is a workbook to sort and reckon with.")
    private Words.@Nullable Filed format;

    @Option(
            names = "--standard",
            paramLabel = "ID",
            description = "评估标准（默认 quality-balanced-2017）。 The standard (default quality-balanced-2017).")
    private String standard = "quality-balanced-2017";

    @Mixin
    private final CountyOptions how = new CountyOptions();

    @Option(
            names = "--on",
            paramLabel = "DATE",
            converter = Words.Days.class,
            description = "印在报告上的日期。 The day that the report bears.")
    private @Nullable LocalDate on;

    @Option(names = "--mask-schools", description = "不写学校名称和代码。 Leave out names and codes of schools.")
    private boolean masked;

    @Option(
            names = "--mask-key",
            paramLabel = "FILE",
            description = "另存隐名对照表（CSV），与 --mask-schools 同用。 Which school is which, in a file apart.")
    private @Nullable String maskKey;

    @Option(names = "--city", paramLabel = "NAME", description = "总表的地名（多个县时）。 Whose counties they are, in the title.")
    private @Nullable String city;

    @Mixin
    private final Printing printing = new Printing();

    @Option(
            names = "--lang",
            paramLabel = "zh|en",
            converter = Words.Languages.class,
            description = "打开时的语言（默认 zh）。 The language it opens in (default: zh).")
    private Locale lang = Locale.CHINESE;

    @Option(names = "--quiet", description = "不显示进度。 Show no progress.")
    private boolean quiet;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "显示帮助。 Show this help.")
    @SuppressWarnings("UnusedVariable") // picocli reads it
    private boolean help;

    @Override
    public Integer call() throws Failure {
        Output.apart(output, counties);
        Standard laid = how.standard(standard, lang);
        Path target = Datasets.path(output, lang);
        Optional<MaskKey> key = maskKey(target);
        ReportPages pages = new ReportPages(
                Words.Filed.of(format, output, Words.Filed.HTML), printing, Optional.ofNullable(on), masked, lang);
        ReportCounties named = new ReportCounties(how, laid, lang);
        for (String county : counties) {
            if (ReportCounties.isNation(Datasets.path(county, lang))) {
                return nation(named, pages, laid, target, key);
            }
        }
        List<ReportCounty> all = named.of(counties);
        if (all.size() == 1) {
            one(all.get(0), pages, target, key);
            return 0;
        }
        return folder(all.iterator(), all.size(), pages, laid, target, key);
    }

    private Optional<MaskKey> maskKey(Path target) throws Failure {
        if (maskKey == null) {
            return Optional.empty();
        }
        if (!masked) {
            throw Failure.usage("--mask-key 要与 --mask-schools 同用 (goes with --mask-schools)");
        }
        new Output(main.out(), maskKey, lang).check();
        return Optional.of(new MaskKey(Datasets.path(maskKey, lang), target));
    }

    /** The page of one county. */
    private void one(ReportCounty county, ReportPages pages, Path target, Optional<MaskKey> key) throws Failure {
        if (city != null) {
            throw Failure.usage("--city 只用于多个县 (is for several counties)");
        }
        new Output(main.out(), output, lang).check();
        ReportCounty.Read read = county.read();
        if (!read.faulty().isEmpty()) {
            throw counties.size() == 1
                    ? Failure.of(read.faulty().get(0).problems(), lang)
                    : Failure.ofCounties(List.of(new ReportFolder.Told(county.label(), read.faulty())), lang);
        }
        if (key.isPresent()) {
            // First: also of a page that cannot be printed and is left beside, somebody has to know who is who.
            key.get().add(MaskKey.rows(pages.input(read)));
            write(key.get());
        }
        String by = pages.write(read, target);
        say("已写出 " + target + (by.isEmpty() ? "" : "，" + by), "Wrote " + target + (by.isEmpty() ? "" : ", " + by));
    }

    /** Counties of one file, read as they are written. */
    private int nation(ReportCounties named, ReportPages pages, Standard laid, Path target, Optional<MaskKey> key)
            throws Failure {
        if (counties.size() > 1) {
            throw Failure.usage("多县合在一个文件里的，一次只给一个文件 (a file of many counties stands alone)");
        }
        String input = counties.get(0);
        try (NationReader reader = NationReader.open(Datasets.path(input, lang), how.reading(List.of(laid)))) {
            int status = folder(named.of(reader, input), 0, pages, laid, target, key);
            reader.problems().stream()
                    .filter(problem -> problem.severity() == Severity.WARNING)
                    .forEach(problem -> err(Failure.line(problem, lang)));
            return status;
        }
    }

    private static boolean isEmpty(Path folder) throws Failure {
        try (Stream<Path> files = Files.list(folder)) {
            return files.findAny().isEmpty();
        } catch (IOException e) {
            throw Failure.unwritable("无法写入 (cannot write) " + folder + ": " + e.getMessage());
        }
    }

    private int folder(
            Iterator<ReportCounty> all,
            int expected,
            ReportPages asked,
            Standard laid,
            Path target,
            Optional<MaskKey> key)
            throws Failure {
        if (!Files.isDirectory(target) && output.toLowerCase(Locale.ROOT).endsWith(asked.ending())) {
            throw Failure.usage("多个县写成文件夹，--output 请给文件夹 (several counties need a folder): " + output);
        }
        if (masked && Files.isDirectory(target) && !isEmpty(target)) {
            // Pages with names that were written before would be handed out with the masked ones.
            throw Failure.usage("--mask-schools 要写到空文件夹 (wants an empty folder): " + output);
        }
        Optional<Failure> unprinted = asked.format() == Words.Filed.PDF
                ? printing.missing(target.resolve("index.html"), lang)
                : Optional.empty();
        ReportPages pages = unprinted.isPresent() ? asked.in(Words.Filed.HTML) : asked;
        AtomicInteger done = new AtomicInteger();
        ReportFolder.Written written = new ReportFolder(
                        target, pages, key, line -> progress(done.incrementAndGet(), expected, line))
                .write(all, laid, Optional.ofNullable(city));
        say(
                "已写出 " + target.resolve("index.html") + "：" + written.reported() + " 县的报告"
                        + (written.reported() == written.counties()
                                ? ""
                                : "，" + (written.counties() - written.reported()) + " 县没有评估"),
                "Wrote " + target.resolve("index.html") + ": reports of " + written.reported() + " counties"
                        + (written.reported() == written.counties()
                                ? ""
                                : ", " + (written.counties() - written.reported()) + " not evaluated"));
        if (key.isPresent()) {
            write(key.get());
        }
        int status = 0;
        if (!written.told().isEmpty()) {
            Failure failure = Failure.ofCounties(written.told(), lang);
            failure.lines().forEach(this::err);
            status = failure.status();
        }
        if (unprinted.isPresent()) {
            unprinted.get().lines().forEach(this::err);
            status = unprinted.get().status();
        }
        return status;
    }

    private void write(MaskKey key) throws Failure {
        Output.toFile(key.file(), lang).write(key::writeTo);
        say(
                "已写出隐名对照表 " + key.file() + "，不要随报告发出",
                "Wrote the key " + key.file() + ", which is not to go with the reports");
    }

    /** A line a county, of many counties one now and then. */
    private void progress(int done, int expected, String line) {
        boolean few = expected > 0 && expected <= LINES;
        if (few || done % LINES == 0 || done == expected) {
            say("[" + done + (expected > 0 ? "/" + expected : "") + "] " + line);
        }
    }

    private void say(String zh, String en) {
        say(lang.equals(Locale.CHINESE) ? zh : en);
    }

    private void say(String line) {
        if (!quiet) {
            err(line);
        }
    }

    private void err(String line) {
        spec.commandLine().getErr().println(line);
    }
}
