package io.github.junheng.examples.cli;

import io.github.junheng.dataset.CountyDataset;
import io.github.junheng.evaluation.Evaluation;
import io.github.junheng.evaluation.Evaluator;
import io.github.junheng.io.DatasetDigest;
import io.github.junheng.io.HistoryFile;
import io.github.junheng.io.ProcedureJson;
import io.github.junheng.io.ProcedureReader;
import io.github.junheng.io.ReadOptions;
import io.github.junheng.problem.Checked;
import io.github.junheng.problem.Problem;
import io.github.junheng.problem.ProblemCode;
import io.github.junheng.problem.Severity;
import io.github.junheng.procedure.Batch;
import io.github.junheng.procedure.Decision;
import io.github.junheng.procedure.EvaluationRecord;
import io.github.junheng.procedure.History;
import io.github.junheng.procedure.HistoryEvent;
import io.github.junheng.procedure.Material;
import io.github.junheng.procedure.Procedure;
import io.github.junheng.procedure.SchoolRule;
import io.github.junheng.procedure.SurveyCheck;
import io.github.junheng.procedure.SurveyCounts;
import io.github.junheng.report.Document;
import io.github.junheng.report.ProcedureReport;
import io.github.junheng.rules.NationalStandards;
import io.github.junheng.rules.Procedures;
import io.github.junheng.school.SchoolCode;
import io.github.junheng.standard.Standard;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.LocalDate;
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

/** {@code procedure show | status | record | survey}. */
@Command(
        name = "procedure",
        description = "督导评估认定程序：显示、办理情况、记一项决定、核对调查。 "
                + "The procedure of recognition: show it, where a county stands, record a decision, check a survey.",
        subcommands = {
            ProcedureCommand.Show.class,
            ProcedureCommand.Status.class,
            ProcedureCommand.Recording.class,
            ProcedureCommand.Survey.class
        })
final class ProcedureCommand extends CommandGroup {
    private static final String DEFAULT = "quality-balanced-2019";

    // --- what several of them need

    /** A procedure that ships, or the file of one. */
    private static Procedure procedure(String name, Locale lang) throws Failure {
        Optional<Procedure> shipped = Procedures.find(name);
        if (shipped.isPresent()) {
            return shipped.get();
        }
        Path file = Datasets.path(name, lang);
        if (!Datasets.isFile(name, file)) {
            throw Failure.usage("没有认定程序 (unknown procedure)“" + name + "”；可选 (known): "
                    + String.join(", ", Procedures.ids()) + "；或文件路径 (or a file)");
        }
        try (InputStream in = Files.newInputStream(file)) {
            Checked<Procedure> read =
                    ProcedureReader.read(in, String.valueOf(file.getFileName()), NationalStandards::find);
            return read.value().orElseThrow(() -> Failure.of(read.problems(), lang));
        } catch (IOException e) {
            throw Failure.of(List.of(Datasets.unreadable(name, e)), lang);
        }
    }

    /** The history of a file, by the procedure that it names: the one of {@code --procedure}, else one that ships. */
    private static Checked<HistoryFile> history(Path path, @Nullable String named, Locale lang) throws Failure {
        Procedure given = named == null ? null : procedure(named, lang);
        Checked<HistoryFile> read = HistoryFile.read(
                path, id -> given != null && given.id().equals(id) ? Optional.of(given) : Procedures.find(id));
        String used = read.value()
                .map(file -> file.history().procedure().id())
                .orElseThrow(() -> Failure.of(read.problems(), lang));
        if (given != null && !given.id().equals(used)) {
            throw Failure.usage("--procedure 是“" + given.id() + "”，办理历史用的是 (the history is of)“" + used + "”");
        }
        return read;
    }

    private static Standard standard(Procedure procedure) throws Failure {
        return Standards.find(procedure.standard());
    }

    private Output to(OutputOptions printing) {
        return new Output(out(), printing.output, printing.lang);
    }

    private static void write(Output to, OutputOptions printing, Output.Writer json, Document document) throws Failure {
        to.write(
                printing.format == Words.Format.JSON
                        ? json
                        : out -> Rendering.write(document, printing.format, printing.lang, out));
    }

    private static LocalDate today() {
        return LocalDate.now(java.time.ZoneOffset.ofHours(8));
    }

    /** The counts of a survey. */
    static final class Counts {
        @Option(names = "--population", paramLabel = "N", description = "常住人口（人）。 Resident population, persons.")
        @Nullable
        Long population;

        @Option(names = "--valid", paramLabel = "N", description = "有效问卷。 Valid questionnaires.")
        @Nullable
        Long valid;

        @Option(names = "--parents", paramLabel = "N", description = "其中家长。 Of these of parents.")
        @Nullable
        Long parents;

        @Option(names = "--satisfied", paramLabel = "N", description = "满意问卷。 Of these satisfied.")
        @Nullable
        Long satisfied;

        boolean areGiven() {
            return population != null || valid != null || parents != null || satisfied != null;
        }

        SurveyCounts counts() throws Failure {
            SurveyCounts.Count wrong =
                    SurveyCounts.wrong(population, valid, parents, satisfied).orElse(null);
            if (wrong != null) {
                throw Failure.usage("“" + wrong.zh() + "”不能为负，也不能大于它所属的总数 (" + wrong.en()
                        + ": must not be negative, nor larger than what it is a part of)");
            }
            return new SurveyCounts(population, valid, parents, satisfied);
        }
    }

    // --- show

    /** {@code procedure show [ID]}. */
    @Command(
            name = "show",
            description = "显示程序：阶段、决定机关、所需材料、去向和批次。 Shows stages, deciders, needs, transitions and batches.",
            sortOptions = false)
    static final class Show implements Callable<Integer> {
        @ParentCommand
        @SuppressWarnings("NullAway.Init") // picocli sets it
        private ProcedureCommand parent;

        @Parameters(
                arity = "0..1",
                paramLabel = "ID|FILE",
                description = "程序编号或文件（默认 quality-balanced-2019）。 A procedure, or the file of one.")
        private String name = DEFAULT;

        @Option(names = "--batch", paramLabel = "B", description = "只显示该批次的路径。 The path of this batch alone.")
        private @Nullable String batch;

        @Mixin
        private final OutputOptions printing = new OutputOptions();

        @Override
        public Integer call() throws Failure {
            Procedure procedure = procedure(name, printing.lang);
            Batch only = null;
            if (batch != null) {
                only = procedure.batch(batch).orElse(null);
                if (only == null) {
                    throw Failure.usage("没有批次 (unknown batch)“" + batch + "”；可选 (known): "
                            + String.join(", ", procedure.batchIds()));
                }
            }
            Batch shown = only;
            write(
                    parent.to(printing),
                    printing,
                    out -> ProcedureJson.show(procedure, shown, out),
                    ProcedureReport.show(procedure, standard(procedure), shown));
            return 0;
        }
    }

    // --- status

    /** {@code procedure status HISTORY}. */
    @Command(
            name = "status",
            description = "一个县的办理情况：当前阶段、现在可作的决定、已办事项、认定后的监测与复查。 "
                    + "Where a county stands, what may be decided now, and what follows recognition.",
            sortOptions = false)
    static final class Status implements Callable<Integer> {
        @ParentCommand
        @SuppressWarnings("NullAway.Init") // picocli sets it
        private ProcedureCommand parent;

        @Parameters(paramLabel = "HISTORY", description = "办理历史文件（.ndjson）。 The file of the history.")
        @SuppressWarnings("NullAway.Init") // picocli sets it
        private String file;

        @Option(
                names = "--procedure",
                paramLabel = "ID|FILE",
                description = "历史所用程序的文件，不是自带程序时须给出。 The procedure's file, where it is none that ships.")
        private @Nullable String procedure;

        @Option(
                names = "--as-of",
                paramLabel = "DATE",
                converter = Words.Days.class,
                description = "截至日期，看期限与应监测的年度（默认今天）。 The day on which it is due or not (default: today).")
        private @Nullable LocalDate asOf;

        @Mixin
        private final OutputOptions printing = new OutputOptions();

        @Override
        public Integer call() throws Failure {
            Checked<HistoryFile> read = history(Datasets.path(file, printing.lang), procedure, printing.lang);
            History history = read.orThrow().history();
            LocalDate day = asOf == null ? today() : asOf;
            write(
                    parent.to(printing),
                    printing,
                    out -> ProcedureJson.status(history, day, out),
                    ProcedureReport.status(history, standard(history.procedure()), day));
            parent.tell(read.problems(), printing.lang);
            return 0;
        }
    }

    // --- record

    /** {@code procedure record HISTORY}. */
    @Command(
            name = "record",
            description = "记一项决定；程序不允许的，说明理由，不写入。文件不存在时以 --dataset 的县新建。 "
                    + "Records a decision, or says why the procedure does not admit it. Begins the file with the county of"
                    + " --dataset where there is none.",
            sortOptions = false)
    static final class Recording implements Callable<Integer> {
        @ParentCommand
        @SuppressWarnings("NullAway.Init") // picocli sets it
        private ProcedureCommand parent;

        @Parameters(paramLabel = "HISTORY", description = "办理历史文件（.ndjson）。 The file of the history.")
        @SuppressWarnings("NullAway.Init") // picocli sets it
        private String file;

        @Option(
                names = "--on",
                required = true,
                paramLabel = "DATE",
                converter = Words.Days.class,
                description = "决定日期。 The day of the decision.")
        @SuppressWarnings("NullAway.Init") // picocli sets it
        private LocalDate on;

        @Option(names = "--stage", required = true, paramLabel = "S", description = "阶段编号，如 CITY。 The stage.")
        @SuppressWarnings("NullAway.Init") // picocli sets it
        private String stage;

        @Option(
                names = "--decision",
                required = true,
                paramLabel = "passed|returned|refused|recognised|monitored|followed-up|withdrawn",
                converter = Words.Decisions.class,
                description = "决定。 The decision.")
        @SuppressWarnings("NullAway.Init") // picocli sets it
        private Decision decision;

        @Option(names = "--by", required = true, paramLabel = "WHO", description = "作出决定的机关。 Who decided.")
        @SuppressWarnings("NullAway.Init") // picocli sets it
        private String by;

        @Option(names = "--batch", paramLabel = "B", description = "批次，进入国家环节时须给出。 The batch.")
        private @Nullable String batch;

        @Option(
                names = "--document",
                paramLabel = "ID=FILE",
                description = "材料及其文件，可重复；记下文件名和 SHA-256。 A paper; its name and SHA-256 are kept. May be repeated.")
        private List<String> documents = List.of();

        @Option(names = "--number", paramLabel = "N", description = "文号。 The number of the document.")
        private @Nullable String number;

        @Option(
                names = "--dataset",
                paramLabel = "DATASET",
                description = "本县数据；记下评估结果。年度监测按数据年度 12 月 31 日评估，其余按决定日期。 "
                        + "The county's data, whose outcomes are kept; evaluated as of the day of the decision, for monitoring as"
                        + " of 31 December of the data's year.")
        private @Nullable String dataset;

        @Option(names = "--year", paramLabel = "Y", description = "核对数据年度。 The year that the data have to be of.")
        private @Nullable Integer year;

        @Option(
                names = "--concessions",
                split = ",",
                paramLabel = "T3,T5|all",
                description = "记下仅凭放宽达到的学校，供复查。 Keep which schools are met by these concessions alone.")
        private List<String> concessions = List.of();

        @Mixin
        private final Counts survey = new Counts();

        @Option(
                names = "--settles",
                paramLabel = "RULE:SCHOOL[:STAGE]",
                description = "整改复查了结哪一项，例 G4:3137000012。 Which follow-up is settled.")
        private @Nullable String settles;

        @Option(
                names = "--procedure",
                paramLabel = "ID|FILE",
                description = "程序编号或文件（默认 quality-balanced-2019）。 A procedure, or the file of one.")
        private @Nullable String procedureName;

        @Mixin
        private final OutputOptions printing = new OutputOptions();

        @Override
        public Integer call() throws Failure {
            if (by.isBlank()) {
                throw Failure.usage("--by 不能为空 (must not be blank)");
            }
            Path path = Datasets.path(file, printing.lang);
            parent.to(printing).check();
            Optional<HistoryFile> before = Files.exists(path)
                    ? history(path, procedureName, printing.lang).value()
                    : Optional.empty();
            Procedure procedure = before.isPresent()
                    ? before.get().history().procedure()
                    : procedure(procedureName == null ? DEFAULT : procedureName, printing.lang);
            Standard standard = standard(procedure);
            List<Problem> problems = new ArrayList<>();
            List<Material> materials = materials(problems);
            CountyDataset county = dataset == null ? null : county(standard, problems);
            if (problems.stream().anyMatch(problem -> problem.severity() == Severity.ERROR)) {
                throw Failure.of(problems, printing.lang);
            }
            HistoryFile grownFrom = before.isPresent() ? before.get() : begin(path, procedure, county);
            HistoryEvent event = HistoryEvent.of(on, stage, decision, by)
                    .inBatch(batch)
                    .numbered(number)
                    .with(materials)
                    .with(county == null ? null : evaluation(standard, county, grownFrom.history()))
                    .with(survey.areGiven() ? SurveyCheck.of(procedure.survey(), standard, on, survey.counts()) : null)
                    .settling(settles == null ? null : settled(settles));
            Checked<HistoryFile> more = grownFrom.append(event);
            problems.addAll(more.problems());
            HistoryFile grown = more.value().orElseThrow(() -> Failure.of(problems, printing.lang));
            save(before.orElse(null), grown, path);
            write(
                    parent.to(printing),
                    printing,
                    out -> ProcedureJson.status(grown.history(), on, out),
                    ProcedureReport.recorded(grown.history(), standard));
            parent.tell(problems, printing.lang);
            return 0;
        }

        private void save(@Nullable HistoryFile before, HistoryFile grown, Path path) throws Failure {
            try {
                List<Problem> problems = grown.write(before, path);
                if (!problems.isEmpty()) {
                    throw Failure.of(problems, printing.lang);
                }
            } catch (IOException e) {
                String reason = e instanceof NoSuchFileException
                        ? "no such directory"
                        : e instanceof FileSystemException denied && denied.getReason() != null
                                ? denied.getReason()
                                : String.valueOf(e.getMessage());
                throw Failure.unwritable(
                        Locale.CHINESE.equals(printing.lang)
                                ? "无法写入 " + file + "：" + reason
                                : "cannot write " + file + ": " + reason);
            }
        }

        private HistoryFile begin(Path path, Procedure procedure, @Nullable CountyDataset county) throws Failure {
            if (county == null
                    || !county.county().code().isKnown()
                    || !county.county().name().isKnown()) {
                throw Failure.usage("没有 " + file + "：新建办理历史须用 --dataset 给出本县数据，县代码和名称取自其中"
                        + " (there is no such file: to begin a history, --dataset has to name the county)");
            }
            return HistoryFile.begin(
                    String.valueOf(path.getFileName()),
                    procedure,
                    county.county().code().toOptional().orElseThrow(),
                    county.county().name().toOptional().orElseThrow());
        }

        private List<Material> materials(List<Problem> problems) throws Failure {
            List<Material> materials = new ArrayList<>();
            for (String document : documents) {
                int equals = document.indexOf('=');
                if (equals <= 0 || equals == document.length() - 1) {
                    throw Failure.usage("--document 应为 (expected) ID=FILE，而不是 (not): " + document);
                }
                String id = document.substring(0, equals);
                if (materials.stream().anyMatch(m -> m.id().equals(id))) {
                    throw Failure.usage("材料给了两次 (given twice): --document " + id);
                }
                String name = document.substring(equals + 1);
                try {
                    materials.add(HistoryFile.material(id, Datasets.path(name, printing.lang)));
                } catch (IOException e) {
                    problems.add(Datasets.unreadable(name, e));
                }
            }
            return materials;
        }

        private @Nullable CountyDataset county(Standard standard, List<Problem> problems) throws Failure {
            // A development zone has no code of GB/T 2260.
            ReadOptions options =
                    Datasets.options(List.of(standard)).withPrivateCodes(true).withFallbackYear(on.getYear());
            Checked<CountyDataset> read = Datasets.read(String.valueOf(dataset), options, printing.lang);
            problems.addAll(read.problems());
            CountyDataset county = read.valueOrNull();
            if (county != null && year != null && county.county().year() != year) {
                problems.add(Problem.of(
                        ProblemCode.PROCEDURE_DAY,
                        String.valueOf(dataset),
                        Integer.toString(county.county().year()),
                        "年度的数据不是 --year 所说的 " + year + " 年度",
                        "(of the data) is not " + year + " as --year says"));
            }
            return county;
        }

        private EvaluationRecord evaluation(Standard standard, CountyDataset county, History history) throws Failure {
            LocalDate day = decision == Decision.MONITORED
                    ? LocalDate.of(county.county().year(), 12, 31)
                    : on;
            Checked<Evaluation> evaluated = Evaluator.of(standard)
                    .conceding(Standards.concessions(standard, List.of(standard), concessions))
                    .evaluate(county, day);
            Evaluation evaluation =
                    evaluated.value().orElseThrow(() -> Failure.of(evaluated.problems(), printing.lang));
            return EvaluationRecord.of(evaluation, DatasetDigest.of(county), history.toFollow());
        }

        private static SchoolRule settled(String text) throws Failure {
            Selection selection = Selection.parse(text);
            if (selection.school() == null || !SchoolCode.isValid(selection.school())) {
                throw Failure.usage("--settles 应为 (expected) RULE:SCHOOL[:STAGE]，而不是 (not): " + text);
            }
            return new SchoolRule(selection.rule(), SchoolCode.parse(selection.school()), selection.stage());
        }
    }

    // --- survey

    /** {@code procedure survey}. */
    @Command(
            name = "survey",
            description =
                    "核对社会认可度调查：样本量、家长占比、满意率；缺哪个数，哪一项就无法判定。 "
                            + "Checks a survey: its size, its share of parents and of the satisfied. What lacks a count is undetermined.",
            sortOptions = false)
    static final class Survey implements Callable<Integer> {
        @ParentCommand
        @SuppressWarnings("NullAway.Init") // picocli sets it
        private ProcedureCommand parent;

        @Mixin
        private final Counts survey = new Counts();

        @Option(
                names = "--procedure",
                paramLabel = "ID|FILE",
                description = "程序编号或文件（默认 quality-balanced-2019）。 A procedure, or the file of one.")
        private String procedureName = DEFAULT;

        @Option(
                names = "--as-of",
                paramLabel = "DATE",
                converter = Words.Days.class,
                description = "满意率按该日期的标准值（默认今天）。 The day whose limit counts (default: today).")
        private @Nullable LocalDate asOf;

        @Mixin
        private final OutputOptions printing = new OutputOptions();

        @Override
        public Integer call() throws Failure {
            Procedure procedure = procedure(procedureName, printing.lang);
            Standard standard = standard(procedure);
            LocalDate day = asOf == null ? today() : asOf;
            if (!standard.isInForce(day)) {
                throw Failure.of(
                        List.of(Problem.of(
                                ProblemCode.STANDARD_NOT_IN_FORCE,
                                standard.id(),
                                standard.id(),
                                day.toString(),
                                standard.inForce().knownFrom() + " →")),
                        printing.lang);
            }
            SurveyCheck check = SurveyCheck.of(procedure.survey(), standard, day, survey.counts());
            write(
                    parent.to(printing),
                    printing,
                    out -> ProcedureJson.survey(check, out),
                    ProcedureReport.survey(procedure, standard, check));
            return 0;
        }
    }
}
