package io.github.junheng.examples.cli;

import io.github.junheng.evaluation.Evaluation;
import io.github.junheng.examples.forms.report.CityMember;
import io.github.junheng.examples.forms.report.CityReport;
import io.github.junheng.examples.forms.report.HtmlReport;
import io.github.junheng.examples.forms.report.ReportInput;
import io.github.junheng.problem.Checked;
import io.github.junheng.problem.Problem;
import io.github.junheng.standard.Standard;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
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
            description = "数据目录、dataset.json 或工作簿，可多个。 Directories, dataset.json or workbooks.")
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
            paramLabel = "html|pdf",
            description = "格式（默认 html）；pdf 由已安装的 Chromium 打印。 Format (default: html); pdf is printed by Chromium.")
    private String format = "html";

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

    /** A county's evaluations, oldest first, and what its data were warned of. */
    private record Read(List<Evaluation> years, List<Problem> problems) {
        Evaluation latest() {
            return years.get(years.size() - 1);
        }
    }

    @Override
    public Integer call() throws Failure {
        if (!format.equals("html") && !format.equals("pdf")) {
            throw Failure.usage("--format “" + format + "”不在可选值之中 (is none of): html | pdf");
        }
        Standard laid = how.standard(standard, lang);
        Path target = Datasets.path(output, lang);
        if (counties.size() == 1) {
            new Output(main.out(), output, lang).check();
        }
        List<Read> read = read(laid);
        if (read.size() == 1) {
            new Output(main.out(), output, lang).check();
            page(target, out -> HtmlReport.write(input(read.get(0)), out));
        } else {
            city(target, read);
        }
        return 0;
    }

    /** The counties in the order in which they were first named, each with all its years. */
    private List<Read> read(Standard laid) throws Failure {
        Map<String, Read> byCounty = new LinkedHashMap<>();
        for (int i = 0; i < counties.size(); i++) {
            Checked<Evaluation> evaluated = how.evaluate(counties.get(i), laid, lang);
            Evaluation evaluation = evaluated.orThrow();
            Read county = byCounty.computeIfAbsent(
                    key(evaluation, counties.get(i)), code -> new Read(new ArrayList<>(), new ArrayList<>()));
            county.years().add(evaluation);
            county.problems().addAll(evaluated.problems());
            progress(i + 1, evaluation);
        }
        for (Read county : byCounty.values()) {
            county.years()
                    .sort(Comparator.comparingInt(
                            year -> year.dataset().county().year()));
            for (int i = 1; i < county.years().size(); i++) {
                int year = county.years().get(i).dataset().county().year();
                if (county.years().get(i - 1).dataset().county().year() == year) {
                    throw Failure.usage(
                            "同一县同一年有两份数据 (one county twice in one year): " + key(county.latest(), "") + " " + year);
                }
            }
        }
        return List.copyOf(byCounty.values());
    }

    private static String key(Evaluation evaluation, String otherwise) {
        var county = evaluation.dataset().county();
        return county.code()
                .toOptional()
                .map(code -> code.value())
                .or(() -> county.name().toOptional())
                .orElse(otherwise);
    }

    private void progress(int done, Evaluation evaluation) {
        int all = counties.size();
        if (!quiet && all > 1 && (all <= LINES || done % LINES == 0 || done == all)) {
            var county = evaluation.dataset().county();
            spec.commandLine()
                    .getErr()
                    .println("[" + done + "/" + all + "] " + key(evaluation, "") + " "
                            + county.name().toOptional().orElse("") + " "
                            + (lang.equals(Locale.CHINESE)
                                    ? evaluation.status().zh()
                                    : evaluation.status().name()));
        }
    }

    private ReportInput input(Read county) {
        return new ReportInput(county.years(), county.problems(), Optional.ofNullable(on), masked, lang);
    }

    private void city(Path folder, List<Read> counties) throws Failure {
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw Failure.unwritable("无法写入 (cannot write) " + folder + ": " + e.getMessage());
        }
        List<CityMember> members = new ArrayList<>();
        for (Read county : counties) {
            String name = key(county.latest(), "county-" + (members.size() + 1)).replaceAll("[^\\p{L}\\p{N}_]", "_")
                    + "-" + county.latest().dataset().county().year() + "." + format;
            page(folder.resolve(name), out -> HtmlReport.write(input(county), out));
            members.add(new CityMember(county.latest(), name));
        }
        page(folder.resolve("index." + format), out -> CityReport.write(members, out));
    }

    /** Writes a page, or has it printed. */
    private void page(Path target, Output.Writer page) throws Failure {
        if (format.equals("html")) {
            new Output(main.out(), target.toString(), lang).write(page);
            say("已写出 " + target, "Wrote " + target);
            return;
        }
        String by = printing.print(target, page, lang);
        say("已写出 " + target + "，" + by, "Wrote " + target + ", " + by);
    }

    private void say(String zh, String en) {
        if (!quiet) {
            spec.commandLine().getErr().println(lang.equals(Locale.CHINESE) ? zh : en);
        }
    }
}
