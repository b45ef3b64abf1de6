package io.github.junheng.examples.cli;

import io.github.junheng.dataset.County;
import io.github.junheng.dataset.CountyDataset;
import io.github.junheng.dataset.DatasetDiff;
import io.github.junheng.evaluation.Evaluation;
import io.github.junheng.evaluation.EvaluationDiff;
import io.github.junheng.evaluation.Evaluator;
import io.github.junheng.io.ComparisonJson;
import io.github.junheng.io.ReadOptions;
import io.github.junheng.problem.Checked;
import io.github.junheng.problem.Problem;
import io.github.junheng.problem.ProblemCode;
import io.github.junheng.report.ComparisonReport;
import io.github.junheng.standard.Standard;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** {@code compare A B}. */
@Command(
        name = "compare",
        description = "复核：对照同一县同一年的两份数据，列出不同的单元格和因此不同的判定。 "
                + "Compares two reports of one county and year: the cells that differ and what is found otherwise.",
        sortOptions = false)
final class CompareCommand implements Callable<Integer> {
    @ParentCommand
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private Main main;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Parameters(index = "0", paramLabel = "A", description = "第一份数据，如县里上报的。 The first report, as the county's.")
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private String first;

    @Parameters(index = "1", paramLabel = "B", description = "第二份数据，如市里复核的。 The second, as the city's.")
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private String second;

    @Option(
            names = "--standard",
            split = ",",
            paramLabel = "ID",
            description = "评估标准，可多个（默认 quality-balanced-2017）。 Standards (default quality-balanced-2017).")
    private List<String> standard = List.of("quality-balanced-2017");

    @Option(names = "--overlay", paramLabel = "ID|FILE", description = "叠加方案，可重复。 An overlay; may be repeated.")
    private List<String> overlays = List.of();

    @Option(
            names = "--as-of",
            paramLabel = "DATE",
            converter = Words.Days.class,
            description = "评估日期（默认各自数据年度的 12 月 31 日）。 Day of evaluation (default: 31 December of each report's year).")
    private @Nullable LocalDate asOf;

    @Option(names = "--any-year", description = "也对照同一县的不同年份。 Also compare different years of one county.")
    private boolean anyYear;

    @Option(names = "--lenient", description = "出错的单元格按未填报处理。 Faulty cells count as not reported.")
    private boolean lenient;

    @Option(names = "--private-codes", description = "接受 GB/T 2260 以外的县代码。 Accept county codes outside GB/T 2260.")
    private boolean privateCodes;

    @Mixin
    private final OutputOptions printing = new OutputOptions();

    @Override
    public Integer call() throws Failure {
        List<Standard> standards = Standards.layered(Standards.find(standard), overlays, printing.lang);
        ReadOptions options = Datasets.options(standards).withLenient(lenient).withPrivateCodes(privateCodes);
        if (asOf != null) {
            options = options.withFallbackYear(asOf.getYear());
        }
        Checked<CountyDataset> before = Datasets.read(first, options, printing.lang);
        Checked<CountyDataset> after = Datasets.read(second, options, printing.lang);
        List<Problem> problems = new ArrayList<>();
        problems.addAll(of(first, before.problems()));
        problems.addAll(of(second, after.problems()));
        if (before.hasErrors()
                || after.hasErrors()
                || before.value().isEmpty()
                || after.value().isEmpty()) {
            throw Failure.of(problems, printing.lang);
        }
        CountyDataset own = before.orThrow();
        CountyDataset other = after.orThrow();
        if (!isSame(own.county(), other.county())) {
            throw Failure.of(
                    List.of(Problem.of(
                            ProblemCode.COMPARE_DIFFERENT,
                            first + ", " + second,
                            named(own.county()),
                            named(other.county()))),
                    printing.lang);
        }
        List<EvaluationDiff> findings = new ArrayList<>();
        for (Standard each : standards) {
            Evaluator evaluator = Evaluator.of(each);
            Evaluation one = evaluate(evaluator, own);
            Evaluation two = evaluate(evaluator, other);
            problems.addAll(of(first, one.problems()));
            problems.addAll(of(second, two.problems()));
            findings.add(EvaluationDiff.of(one, two));
        }
        DatasetDiff data = DatasetDiff.of(own, other);
        Output to = new Output(main.out(), printing.output, printing.lang);
        if (printing.format == Words.Format.JSON) {
            to.write(out -> ComparisonJson.write(first, second, data, findings, problems, printing.lang, out));
        } else {
            to.write(out -> Rendering.write(
                    ComparisonReport.of(first, second, data, findings), printing.format, printing.lang, out));
            problems.forEach(problem -> spec.commandLine().getErr().println(Failure.line(problem, printing.lang)));
        }
        return 0;
    }

    /** The same problems, each with the report that it is of. */
    private static List<Problem> of(String report, List<Problem> problems) {
        return problems.stream()
                .map(p -> new Problem(
                        p.code(),
                        p.severity(),
                        report.endsWith(p.where()) ? report : report + ": " + p.where(),
                        p.details()))
                .toList();
    }

    private Evaluation evaluate(Evaluator evaluator, CountyDataset county) throws Failure {
        LocalDate day = asOf == null ? LocalDate.of(county.county().year(), 12, 31) : asOf;
        Checked<Evaluation> evaluated = evaluator.evaluate(county, day);
        return evaluated.value().orElseThrow(() -> Failure.of(evaluated.problems(), printing.lang));
    }

    /** By their codes; where one has none, by their names. */
    private boolean isSame(County own, County other) {
        boolean coded = own.code().isKnown() && other.code().isKnown();
        boolean county = coded
                ? own.code().equals(other.code())
                : own.name().isKnown() && own.name().equals(other.name());
        return county && (anyYear || own.year() == other.year());
    }

    private static String named(County county) {
        return county.name().toOptional().orElse("") + "("
                + county.code().toOptional().map(code -> code.value()).orElse("—") + ") " + county.year();
    }
}
