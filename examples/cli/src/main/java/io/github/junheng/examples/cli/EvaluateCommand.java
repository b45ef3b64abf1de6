package io.github.junheng.examples.cli;

import io.github.junheng.dataset.CountyDataset;
import io.github.junheng.evaluation.Evaluation;
import io.github.junheng.evaluation.Evaluator;
import io.github.junheng.evaluation.Finding;
import io.github.junheng.evaluation.Status;
import io.github.junheng.io.EvaluationJson;
import io.github.junheng.problem.Checked;
import io.github.junheng.problem.Problem;
import io.github.junheng.problem.ProblemCode;
import io.github.junheng.report.Document;
import io.github.junheng.report.EvaluationReport;
import io.github.junheng.report.ExplanationText;
import io.github.junheng.rules.NationalStandards;
import io.github.junheng.standard.Standard;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** {@code evaluate DATASET}. */
@Command(name = "evaluate", description = "评估一个县的数据。 Evaluates the data of one county.", sortOptions = false)
final class EvaluateCommand implements Callable<Integer> {
    @ParentCommand
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private Main main;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Parameters(
            paramLabel = "DATASET",
            description = "数据目录，或 dataset.json。 The directory of the dataset, or dataset.json.")
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private String dataset;

    @Option(
            names = "--standard",
            split = ",",
            paramLabel = "ID",
            description = "评估标准，可多个，或 all（默认 quality-balanced-2017）。JSON 中一个标准是一个对象，多个或 all 是数组。 "
                    + "Standards, or all. In JSON one standard is an object; several, or all, are an array.")
    private List<String> standard = List.of("quality-balanced-2017");

    @Mixin
    private final CountyOptions how = new CountyOptions();

    @Option(
            names = "--fail-on",
            paramLabel = "not-met|indeterminate",
            converter = Words.Verdicts.class,
            description =
                    "结论为未达标（或还包括无法判定）时退出状态为 1；没有总体结论的标准看各部分的结论。 "
                            + "Exit with 1 on this verdict or a worse one; of a standard without a verdict, on that of a section.")
    private @Nullable Status failOn;

    @Option(
            names = "--explain",
            paramLabel = "RULE[:SCHOOL][:STAGE]",
            description = "改为说明这些判定的由来，可重复；例 R4:3137000012:primary。 Explain these findings instead.")
    private List<String> explain = List.of();

    @Mixin
    private final OutputOptions printing = new OutputOptions();

    @Override
    public Integer call() throws Failure {
        if (!explain.isEmpty() && printing.format != Words.Format.TEXT) {
            throw Failure.usage("--explain 只用于 (is only for) --format text");
        }
        List<Standard> standards = how.layered(Standards.find(standard), printing.lang);
        Output.apart(printing.output, List.of(dataset));
        List<Evaluator> evaluators = new ArrayList<>();
        for (Standard each : standards) {
            evaluators.add(how.evaluator(each, standards));
        }
        Checked<CountyDataset> read = how.tryRead(dataset, standards, printing.lang);
        CountyDataset county = read.value().orElseThrow(() -> Failure.of(read.problems(), printing.lang));
        if (read.hasErrors()) {
            throw Failure.of(read.problems(), printing.lang);
        }
        List<Problem> leftOut = new ArrayList<>();
        List<Problem> problems = new ArrayList<>(read.problems());
        List<Evaluation> evaluations = evaluations(evaluators, standards, county, problems, leftOut);
        Output to = new Output(main.out(), printing.output, printing.lang);
        if (explain.isEmpty()) {
            write(to, evaluations, problems, leftOut);
        } else {
            String text = explanations(evaluations);
            // The report names what was wrong with the data; an explanation alone has no place for it.
            problems.forEach(problem -> spec.commandLine().getErr().println(Failure.line(problem, printing.lang)));
            to.write(out -> out.write(text.getBytes(StandardCharsets.UTF_8)));
        }
        if (printing.output != null) {
            spec.commandLine().getErr().println(Output.written(printing.output, printing.lang));
        }
        return evaluations.stream().anyMatch(this::fails) ? Failure.VERDICT : 0;
    }

    /** One evaluation for each standard; of {@code all}, for each that is in force, the others being told as left out. */
    private List<Evaluation> evaluations(
            List<Evaluator> evaluators,
            List<Standard> standards,
            CountyDataset county,
            List<Problem> told,
            List<Problem> problems)
            throws Failure {
        LocalDate day = how.day(county);
        List<Evaluation> evaluations = new ArrayList<>();
        for (Evaluator evaluator : evaluators) {
            Set<String> conceded = how.conceded(evaluator.standard(), standards);
            CountyDataset data = Datasets.resolved(dataset, county, evaluator.standard(), day, conceded, told);
            Checked<Evaluation> evaluated = evaluator.evaluate(data, day);
            evaluated
                    .value()
                    .ifPresentOrElse(
                            evaluations::add,
                            () -> evaluated.problems().forEach(problem -> problems.add(withEditions(problem, day))));
        }
        if (evaluations.isEmpty() || (!problems.isEmpty() && !standard.contains(Standards.ALL))) {
            throw Failure.of(problems, printing.lang);
        }
        return evaluations;
    }

    /** A standard that is not in force is told with the edition that was. */
    private static Problem withEditions(Problem problem, LocalDate day) {
        String id = problem.where();
        return problem.code() == ProblemCode.STANDARD_NOT_IN_FORCE
                ? NationalStandards.find(id, day)
                        .map(edition -> Problem.of(
                                problem.code(),
                                id,
                                id,
                                day.toString(),
                                problem.details().get(2) + "；" + day + " 施行的是 (in force then): " + edition.id() + " "
                                        + edition.title().zh()))
                        .orElse(problem)
                : problem;
    }

    private void write(Output to, List<Evaluation> evaluations, List<Problem> problems, List<Problem> leftOut)
            throws Failure {
        boolean several = standard.size() > 1 || standard.contains(Standards.ALL);
        if (printing.format == Words.Format.JSON) {
            to.write(
                    several
                            ? out -> EvaluationJson.writeAll(evaluations, problems, printing.lang, out)
                            : out -> EvaluationJson.write(evaluations.get(0), problems, printing.lang, out));
        } else {
            Document document = several
                    ? EvaluationReport.ofSeveral(evaluations, problems, leftOut)
                    : EvaluationReport.of(evaluations.get(0), problems);
            to.write(out -> Rendering.write(document, printing.format, printing.lang, out));
        }
    }

    private String explanations(List<Evaluation> evaluations) throws Failure {
        StringBuilder text = new StringBuilder();
        for (String asked : explain) {
            Selection selection = Selection.parse(asked);
            int before = text.length();
            for (Evaluation evaluation : evaluations) {
                for (Finding finding : selection.of(evaluation.findings())) {
                    text.append(text.isEmpty() ? "" : "\n")
                            .append(ExplanationText.of(evaluation, finding, printing.lang));
                }
                evaluation.conceded().ifPresent(conceded -> {
                    for (Finding finding : selection.of(conceded.changed())) {
                        text.append(text.isEmpty() ? "" : "\n")
                                .append(printing.lang.equals(Locale.CHINESE) ? "按过渡性放宽 " : "With concessions: ")
                                .append(ExplanationText.ofConceded(evaluation, finding, printing.lang));
                    }
                });
            }
            if (text.length() == before) {
                throw Failure.usage("没有这样的判定 (no such finding): --explain " + asked);
            }
        }
        return text.toString();
    }

    private boolean fails(Evaluation evaluation) {
        return evaluation.standard().decides()
                ? fails(evaluation.status())
                : evaluation.verdict().sections().stream().anyMatch(section -> fails(section.status()));
    }

    private boolean fails(Status status) {
        return failOn != null
                && (status == Status.NOT_MET || (failOn == Status.INDETERMINATE && status == Status.INDETERMINATE));
    }
}
