package io.github.junheng.examples.cli;

import io.github.junheng.io.PlanJson;
import io.github.junheng.io.PlanReader;
import io.github.junheng.plan.Plan;
import io.github.junheng.plan.PlanLint;
import io.github.junheng.problem.Checked;
import io.github.junheng.problem.Problem;
import io.github.junheng.problem.Severity;
import io.github.junheng.report.PlanReport;
import io.github.junheng.rules.CountyPlans;
import io.github.junheng.rules.NationalStandards;
import io.github.junheng.standard.Standard;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** {@code plan list | show | new | lint | track | table}. */
@Command(
        name = "plan",
        description = "县市规划：列出、逐条显示、新建、审校、跟踪、对照表。 "
                + "Plans of counties and cities: list, show, begin one, check, track, tables.",
        subcommands = {
            PlanCommand.Listing.class,
            PlanCommand.Show.class,
            PlanCommand.Skeleton.class,
            PlanCommand.Lint.class,
            PlanTrackCommand.class,
            PlanTableCommand.class
        })
final class PlanCommand extends CommandGroup {
    /** A plan that ships, or the file of one. */
    static Plan find(String name, Locale lang) throws Failure {
        Checked<Plan> read = read(name, NationalStandards.all(), lang);
        return read.value().orElseThrow(() -> Failure.of(read.problems(), lang));
    }

    private static Checked<Plan> read(String name, List<Standard> standards, Locale lang) throws Failure {
        Optional<Plan> shipped = CountyPlans.find(name);
        if (shipped.isPresent()) {
            return Checked.of(shipped.get(), List.of());
        }
        Path file = Datasets.path(name, lang);
        if (!Datasets.isFile(name, file)) {
            throw Failure.usage("没有规划 (unknown plan)“" + name + "”；可选 (known): " + String.join(", ", CountyPlans.ids())
                    + "；或文件路径 (or a file)");
        }
        try (InputStream in = Files.newInputStream(file)) {
            return PlanReader.read(
                    in,
                    String.valueOf(file.getFileName()),
                    standards,
                    beside -> Files.newInputStream(file.resolveSibling(beside)));
        } catch (IOException e) {
            throw Failure.of(List.of(Datasets.unreadable(name, e)), lang);
        }
    }

    /** {@code plan list}. */
    @Command(name = "list", description = "列出自带的规划。 Lists the plans that ship.")
    static final class Listing implements Callable<Integer> {
        @ParentCommand
        @SuppressWarnings("NullAway.Init") // picocli sets it
        private PlanCommand parent;

        @Mixin
        private final OutputOptions printing = new OutputOptions();

        @Override
        public Integer call() throws Failure {
            List<Plan> plans = new ArrayList<>();
            for (String id : CountyPlans.ids()) {
                CountyPlans.find(id).ifPresent(plans::add);
            }
            new Output(parent.out(), printing.output, printing.lang)
                    .write(
                            printing.format == Words.Format.JSON
                                    ? out -> PlanJson.list(plans, out)
                                    : out -> Rendering.write(
                                            PlanReport.list(plans), printing.format, printing.lang, out));
            return 0;
        }
    }

    /** {@code plan show PLAN}. */
    @Command(
            name = "show",
            description = "逐条显示规划：来源、目标值、时限、取值、与规则对照、责任单位。 "
                    + "Shows a plan item by item: source, target, deadline, reading, rules, units.")
    static final class Show implements Callable<Integer> {
        @ParentCommand
        @SuppressWarnings("NullAway.Init") // picocli sets it
        private PlanCommand parent;

        @Parameters(index = "0", paramLabel = "PLAN", description = "规划编号，或 plan.json。 The id of a plan, or its file.")
        @SuppressWarnings("NullAway.Init") // picocli sets it
        private String name;

        @Mixin
        private final OutputOptions printing = new OutputOptions();

        @Override
        public Integer call() throws Failure {
            Plan plan = PlanCommand.find(name, printing.lang);
            List<Standard> standards = NationalStandards.all();
            new Output(parent.out(), printing.output, printing.lang)
                    .write(
                            printing.format == Words.Format.JSON
                                    ? out -> PlanJson.show(plan, standards, out)
                                    : out -> Rendering.write(
                                            PlanReport.of(plan, standards), printing.format, printing.lang, out));
            return 0;
        }
    }

    /** {@code plan new [ID]}. */
    @Command(name = "new", description = "打印一份带注释的规划骨架，改好后用 plan lint 审校。 Prints a commented skeleton of a plan.")
    static final class Skeleton implements Callable<Integer> {
        private static final String FILE = "plan-skeleton.json";
        private static final String ID = "\"my-county-2026\"";

        @ParentCommand
        @SuppressWarnings("NullAway.Init") // picocli sets it
        private PlanCommand parent;

        @Parameters(index = "0", arity = "0..1", paramLabel = "ID", description = "规划编号。 The id of the plan.")
        private @Nullable String id;

        @Option(names = "--output", paramLabel = "FILE", description = "写入文件。 Write to a file.")
        private @Nullable String output;

        @Option(
                names = {"-h", "--help"},
                usageHelp = true,
                description = "显示帮助。 Show this help.")
        @SuppressWarnings("UnusedVariable") // picocli reads it
        private boolean help;

        @Override
        public Integer call() throws Failure {
            if (id != null && !id.matches("[A-Za-z0-9][A-Za-z0-9.-]*")) {
                throw Failure.usage("编号只用字母、数字、点和连字符 (an id has letters, digits, dots, hyphens): " + id);
            }
            String skeleton = skeleton();
            String named = id == null ? skeleton : skeleton.replace(ID, "\"" + id + "\"");
            new Output(parent.out(), output, Locale.CHINESE)
                    .write(out -> out.write(named.getBytes(StandardCharsets.UTF_8)));
            return 0;
        }

        private static String skeleton() {
            try (InputStream in = Skeleton.class.getResourceAsStream(FILE)) {
                if (in == null) {
                    throw new IllegalStateException("the jar lacks " + FILE);
                }
                return new String(in.readAllBytes(), StandardCharsets.UTF_8);
            } catch (IOException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    /** {@code plan lint PLAN…}. */
    @Command(
            name = "lint",
            description = "审校规划：文件的错误、文件自身的矛盾、比规则宽松之处。 "
                    + "Checks plans: errors of the file, contradictions of the document, what is looser than a rule.")
    static final class Lint implements Callable<Integer> {
        @ParentCommand
        @SuppressWarnings("NullAway.Init") // picocli sets it
        private PlanCommand parent;

        @Parameters(
                index = "0..*",
                arity = "1..*",
                paramLabel = "PLAN",
                description = "规划编号，或 plan.json。 The id of a plan, or its file.")
        private List<String> names = List.of();

        @Option(
                names = "--fail-on",
                paramLabel = "warning",
                converter = Words.Warnings.class,
                description = "有警告时退出状态为 1。 Exit with 1 where there are warnings.")
        private @Nullable Severity failOn;

        @Mixin
        private final OutputOptions printing = new OutputOptions();

        @Override
        public Integer call() throws Failure {
            List<Standard> standards = NationalStandards.all();
            List<Problem> problems = new ArrayList<>();
            boolean broken = false;
            int items = 0;
            for (String name : names) {
                Checked<Plan> read = read(name, standards, printing.lang);
                problems.addAll(read.problems());
                Plan plan = read.valueOrNull();
                if (plan == null) {
                    broken = true;
                } else {
                    problems.addAll(PlanLint.check(plan, standards));
                    items += plan.items().size();
                }
            }
            if (broken) {
                throw Failure.of(problems, printing.lang);
            }
            int checked = items;
            new Output(parent.out(), printing.output, printing.lang)
                    .write(
                            printing.format == Words.Format.JSON
                                    ? out -> PlanJson.problems(problems, printing.lang, out)
                                    : printing.format == Words.Format.TEXT && !problems.isEmpty()
                                            ? out -> lines(problems, out)
                                            : out -> Rendering.write(
                                                    PlanReport.lint(names, checked, problems),
                                                    printing.format,
                                                    printing.lang,
                                                    out));
            return failOn != null && !problems.isEmpty() ? Failure.VERDICT : 0;
        }

        /** A line for each, however long, as of every other command. */
        private void lines(List<Problem> problems, OutputStream out) throws IOException {
            for (Problem problem : problems) {
                out.write((Failure.line(problem, printing.lang) + "\n").getBytes(StandardCharsets.UTF_8));
            }
        }
    }
}
