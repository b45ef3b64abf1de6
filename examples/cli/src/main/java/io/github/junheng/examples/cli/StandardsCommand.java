package io.github.junheng.examples.cli;

import io.github.junheng.io.StandardJson;
import io.github.junheng.report.Document;
import io.github.junheng.report.StandardReport;
import io.github.junheng.rules.NationalStandards;
import io.github.junheng.standard.Standard;
import java.time.LocalDate;
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

/** {@code standards [list | show ID]}. */
@Command(name = "standards", description = "列出评估标准，或显示其中一个的全部规则。 Lists the standards, or shows every rule of one.")
final class StandardsCommand implements Callable<Integer> {
    @ParentCommand
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private Main main;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Parameters(
            arity = "0..2",
            paramLabel = "list | show ID",
            description = "列表（默认），或显示一个标准。 List (default), or one standard.")
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
        if (words.size() != 2 || !words.get(0).equals("show")) {
            throw new ParameterException(
                    spec.commandLine(),
                    "应为 (expected): standards [list | show ID]，而不是 (not): " + String.join(" ", words));
        }
        Standard standard = Standards.find(words.get(1));
        Document document = StandardReport.of(standard, day);
        to.write(
                printing.format == Words.Format.JSON
                        ? out -> StandardJson.show(standard, day, out)
                        : out -> Rendering.write(document, printing.format, printing.lang, out));
        return 0;
    }
}
