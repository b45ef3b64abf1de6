package io.github.junheng.examples.cli;

import io.github.junheng.dataset.CountyDataset;
import io.github.junheng.evaluation.Evaluation;
import io.github.junheng.evaluation.Evaluator;
import io.github.junheng.evaluation.Status;
import io.github.junheng.io.DatasetDigest;
import io.github.junheng.io.LedgerCsv;
import io.github.junheng.io.LedgerFile;
import io.github.junheng.io.LedgerJson;
import io.github.junheng.io.PredecessorReader;
import io.github.junheng.io.ReadOptions;
import io.github.junheng.io.SelfCheckJson;
import io.github.junheng.ledger.Assignment;
import io.github.junheng.ledger.Duties;
import io.github.junheng.ledger.Ground;
import io.github.junheng.ledger.Ledger;
import io.github.junheng.ledger.LedgerEntry;
import io.github.junheng.ledger.LedgerEvent;
import io.github.junheng.ledger.LedgerKey;
import io.github.junheng.ledger.LedgerUpdate;
import io.github.junheng.ledger.SelfCheck;
import io.github.junheng.ledger.Successors;
import io.github.junheng.plan.Locality;
import io.github.junheng.plan.Plan;
import io.github.junheng.problem.Checked;
import io.github.junheng.problem.Problem;
import io.github.junheng.problem.ProblemCode;
import io.github.junheng.report.Document;
import io.github.junheng.report.LedgerReport;
import io.github.junheng.report.SelfCheckReport;
import io.github.junheng.school.SchoolCode;
import io.github.junheng.standard.Standard;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** {@code ledger update | assign | start | resolve | verify | show | self-check}. */
@Command(
        name = "ledger",
        description =
                "问题台账：登记、交办、整改、销号、自查。 The ledger of problems: what to put right, who does it and how far it has come.",
        subcommands = {
            LedgerCommand.Update.class,
            LedgerCommand.Assign.class,
            LedgerCommand.Start.class,
            LedgerCommand.Resolve.class,
            LedgerCommand.Verify.class,
            LedgerCommand.Show.class,
            LedgerCommand.Check.class
        })
final class LedgerCommand extends CommandGroup {
    private static final String QUALITY = "quality-balanced-2017";
    private static final String MANAGEMENT = "school-management-2017";

    /** What every command of a ledger has. */
    abstract static class OfLedger implements Callable<Integer> {
        @ParentCommand
        @SuppressWarnings("NullAway.Init") // picocli sets it
        LedgerCommand parent;

        @Mixin
        final OutputOptions printing = new OutputOptions();

        Output to() {
            return new Output(parent.out(), printing.output, printing.lang);
        }

        LedgerFile sound(Checked<LedgerFile> read) throws Failure {
            return read.value().orElseThrow(() -> Failure.of(read.problems(), printing.lang));
        }

        void print(Document document) throws Failure {
            to().write(out -> Rendering.write(document, printing.format, printing.lang, out));
        }

        void tell(List<Problem> problems) {
            parent.tell(problems, printing.lang);
        }

        Checked<CountyDataset> data(String dataset, Standard standard, boolean lenient, boolean privateCodes)
                throws Failure {
            ReadOptions options =
                    Datasets.options(List.of(standard)).withLenient(lenient).withPrivateCodes(privateCodes);
            return Datasets.sound(dataset, options, printing.lang);
        }

        Evaluation evaluate(Standard standard, CountyDataset county, @Nullable LocalDate asOf) throws Failure {
            LocalDate day = asOf == null ? LocalDate.of(county.county().year(), 12, 31) : asOf;
            Checked<Evaluation> evaluated = Evaluator.of(standard).evaluate(county, day);
            return evaluated.value().orElseThrow(() -> Failure.of(evaluated.problems(), printing.lang));
        }
    }

    /** What every command has that adds to a ledger. */
    abstract static class Adding extends OfLedger {
        @Parameters(index = "0", paramLabel = "LEDGER", description = "台账文件（.ndjson）。 The file of the ledger.")
        @SuppressWarnings("NullAway.Init") // picocli sets it
        String ledger;

        @Option(
                names = "--on",
                required = true,
                paramLabel = "DATE",
                converter = Words.Days.class,
                description = "变动的日期。 The day of the event.")
        @SuppressWarnings("NullAway.Init") // picocli sets it
        LocalDate on;

        @Option(names = "--by", required = true, paramLabel = "NAME", description = "经手的单位或人。 Who records it.")
        @SuppressWarnings("NullAway.Init") // picocli sets it
        String by;

        Path file() throws Failure {
            if (by.isBlank()) {
                throw Failure.usage("--by 不能为空 (must not be blank)");
            }
            // What cannot be told afterwards is not to be written.
            to().check();
            return Datasets.path(ledger, printing.lang);
        }

        /** Adds events, and prints what was added. */
        void add(LedgerFile file, List<? extends LedgerEvent> events, List<Problem> problems) throws Failure {
            Checked<LedgerFile> added;
            try {
                added = file.append(events);
            } catch (IOException e) {
                String why = e instanceof NoSuchFileException
                        ? "no such directory"
                        : e instanceof FileSystemException system && system.getReason() != null
                                ? system.getReason()
                                : String.valueOf(e.getMessage());
                throw Failure.unwritable("无法写入 (cannot write) " + ledger + ": " + why);
            }
            LedgerFile after = sound(added);
            if (printing.format == Words.Format.JSON) {
                to().write(out ->
                        LedgerJson.writeUpdate(after.ledger(), events, problems, after.head(), printing.lang, out));
            } else {
                print(LedgerReport.ofUpdate(after.ledger(), events, problems, after.head()));
            }
        }
    }

    /** {@code ledger update LEDGER DATASET}. */
    @Command(
            name = "update",
            description =
                    "按一份数据的评估结果登记、复评、办结，没有台账文件就新建。 "
                            + "Opens, notes, resolves and reopens entries by an evaluation; makes the ledger where there is none.",
            sortOptions = false)
    static final class Update extends Adding {
        @Parameters(index = "1", paramLabel = "DATASET", description = "数据目录，或 dataset.json。 The dataset.")
        @SuppressWarnings("NullAway.Init") // picocli sets it
        private String dataset;

        @Option(
                names = "--standard",
                paramLabel = "ID",
                description = "评估标准（默认 quality-balanced-2017）。 The standard (default quality-balanced-2017).")
        private String standard = QUALITY;

        @Option(names = "--overlay", paramLabel = "ID|FILE", description = "叠加方案，可重复。 An overlay; may be repeated.")
        private List<String> overlays = List.of();

        @Option(
                names = "--as-of",
                paramLabel = "DATE",
                converter = Words.Days.class,
                description = "评估日期（默认数据年度的 12 月 31 日）。 Day of evaluation (default: 31 December of the data's year).")
        private @Nullable LocalDate asOf;

        @Option(
                names = "--plan",
                paramLabel = "ID|FILE",
                description = "规划：责任单位、措施、时限取自其中读同一规则的条目。 The plan that says who sees to what.")
        private @Nullable String plan;

        @Option(
                names = "--place",
                paramLabel = "NAME",
                description = "数据是规划中的哪个县（默认按代码或名称）。 Which county of the plan the data are of.")
        private @Nullable String place;

        @Option(
                names = "--predecessors",
                paramLabel = "FILE",
                description = "学校沿革（predecessors.csv）：合并、改码后的条目转到现在的学校。 What became of schools.")
        private @Nullable String predecessors;

        @Option(names = "--lenient", description = "出错的单元格按未填报处理。 Faulty cells count as not reported.")
        private boolean lenient;

        @Option(names = "--private-codes", description = "接受 GB/T 2260 以外的县代码。 Accept county codes outside GB/T 2260.")
        private boolean privateCodes;

        @Override
        public Integer call() throws Failure {
            Path path = file();
            Standard laid = Standards.layered(List.of(Standards.find(standard)), overlays, printing.lang)
                    .get(0);
            LedgerFile file = sound(LedgerFile.readOrNew(path));
            Checked<CountyDataset> read = data(dataset, laid, lenient, privateCodes);
            CountyDataset county = read.orThrow();
            Evaluation evaluation = evaluate(laid, county, asOf);
            Checked<List<LedgerEvent>> events = LedgerUpdate.of(
                    file.ledger(), evaluation, DatasetDigest.of(county), successors(county), duties(county), on, by);
            List<LedgerEvent> found = events.value().orElseThrow(() -> Failure.of(events.problems(), printing.lang));
            tell(read.problems());
            add(file, found, events.problems());
            return 0;
        }

        private @Nullable Duties duties(CountyDataset county) throws Failure {
            if (plan == null) {
                if (place != null) {
                    throw Failure.usage("--place 只与 --plan 同用 (goes with --plan alone)");
                }
                return null;
            }
            Plan named = PlanCommand.find(plan, printing.lang);
            List<Locality> places = named.counties();
            Optional<Locality> of = places.stream()
                    .filter(one ->
                            place == null ? isOf(one, county) : one.name().equals(place))
                    .findFirst();
            if (of.isEmpty() && (place != null || named.isOfCity())) {
                throw Failure.usage("请用 --place 写明是规划中的哪个县 (which county of the plan?): "
                        + places.stream().map(Locality::name).collect(Collectors.joining(", ")));
            }
            return Duties.of(named, of.orElse(named.place()));
        }

        private static boolean isOf(Locality one, CountyDataset county) {
            return county.county()
                            .code()
                            .toOptional()
                            .filter(code -> code.equals(one.codeOrNull()))
                            .isPresent()
                    || county.county()
                            .name()
                            .toOptional()
                            .filter(one.name()::equals)
                            .isPresent();
        }

        private Successors successors(CountyDataset county) throws Failure {
            if (predecessors == null) {
                return Successors.NONE;
            }
            Checked<PredecessorReader.Changes> read =
                    PredecessorReader.read(Datasets.path(predecessors, printing.lang));
            if (read.hasErrors() || read.value().isEmpty()) {
                throw Failure.of(read.problems(), printing.lang);
            }
            tell(read.problems());
            return Successors.of(read.value().get().schools(), county.county().year());
        }
    }

    /** What every command has that is about entries. */
    abstract static class OfEntries extends Adding {
        @Parameters(
                index = "1..*",
                arity = "1..*",
                paramLabel = "RULE[:SCHOOL][:STAGE]",
                description = "台账条目，可多个；例 R4:3137000012:primary。 Entries of the ledger.")
        @SuppressWarnings("NullAway.Init") // picocli sets it
        List<String> keys;

        /** The entries that are meant; each key names one at least, and where that is asked exactly one. */
        List<LedgerEntry> entries(Ledger of, boolean single) throws Failure {
            List<LedgerEntry> entries = new ArrayList<>();
            for (String key : keys) {
                Selection selection = Selection.parse(key);
                List<LedgerEntry> meant = of.entries().stream()
                        .filter(entry -> selection.isOf(
                                entry.key().rule(),
                                entry.key().schoolOrNull(),
                                entry.key().stageOrNull()))
                        .toList();
                if (meant.isEmpty()) {
                    throw Failure.usage("台账中没有 (no such entry)“" + key + "”" + some("；有 (there are): ", of.entries()));
                }
                if (single && meant.size() > 1) {
                    throw Failure.usage("“" + key + "”不止一条，请写明学校和学段 (names several entries)" + some(": ", meant));
                }
                meant.stream().filter(entry -> !entries.contains(entry)).forEach(entries::add);
            }
            return entries;
        }

        private static String some(String lead, List<LedgerEntry> entries) {
            int most = 10;
            return entries.isEmpty()
                    ? ""
                    : lead
                            + entries.stream()
                                    .limit(most)
                                    .map(entry -> entry.key().toString())
                                    .collect(Collectors.joining(", "))
                            + (entries.size() > most ? ", …" : "");
        }
    }

    /** {@code ledger assign LEDGER RULE[:SCHOOL][:STAGE]...}. */
    @Command(
            name = "assign",
            description = "交办：写明责任单位、措施、时限，可一次多条。 Says who sees to entries, how and by when.",
            sortOptions = false)
    static final class Assign extends OfEntries {
        @Option(names = "--unit", paramLabel = "UNIT", description = "责任单位，可重复。 A responsible unit.")
        private List<String> units = List.of();

        @Option(names = "--supporting", paramLabel = "UNIT", description = "配合单位，可重复。 A supporting unit.")
        private List<String> supporting = List.of();

        @Option(names = "--measure", paramLabel = "TEXT", description = "整改措施。 What is to be done.")
        private @Nullable String measure;

        @Option(
                names = "--deadline",
                paramLabel = "DATE",
                converter = Words.Days.class,
                description = "整改时限。 The last day.")
        private @Nullable LocalDate deadline;

        @Override
        public Integer call() throws Failure {
            Path path = file();
            List<String> named = units.stream().filter(unit -> !unit.isBlank()).toList();
            List<String> others =
                    supporting.stream().filter(unit -> !unit.isBlank()).toList();
            Assignment assignment = new Assignment(
                    named, others, measure == null || measure.isBlank() ? null : measure, deadline, null);
            if (assignment.isEmpty()) {
                throw Failure.usage("请给出 --unit、--supporting、--measure 或 --deadline (nothing is assigned)");
            }
            LedgerFile file = sound(LedgerFile.read(path));
            List<LedgerEvent> events = new ArrayList<>();
            for (LedgerEntry entry : entries(file.ledger(), false)) {
                events.add(new LedgerEvent.Assigned(on, by, entry.key(), assignment));
            }
            add(file, events, List.of());
            return 0;
        }
    }

    /** {@code ledger start LEDGER RULE[:SCHOOL][:STAGE]...}. */
    @Command(name = "start", description = "开始整改，可一次多条。 Work on entries has begun.", sortOptions = false)
    static final class Start extends OfEntries {
        @Override
        public Integer call() throws Failure {
            Path path = file();
            LedgerFile file = sound(LedgerFile.read(path));
            List<LedgerEvent> events = new ArrayList<>();
            for (LedgerEntry entry : entries(file.ledger(), false)) {
                events.add(new LedgerEvent.Started(on, by, entry.key()));
            }
            add(file, events, List.of());
            return 0;
        }
    }

    /** What closes an entry. */
    abstract static class Closing extends OfEntries {
        @Option(
                names = "--evidence",
                paramLabel = "FILE",
                description = "佐证文件；记下文件名和 SHA-256，不复制文件。 A document: its name and hash are kept, not the file.")
        private @Nullable String evidence;

        @Option(
                names = "--evidence-hash",
                paramLabel = "HEX",
                description = "佐证的 SHA-256；与 --evidence 同用时核对。 Its hash; with --evidence the file is held against it.")
        private @Nullable String hash;

        @Option(
                names = "--evidence-name",
                paramLabel = "NAME",
                description = "佐证名称（只有校验值时）。 What it is called, where only its hash is at hand.")
        private @Nullable String name;

        /** The document that is given; null where none is. */
        @Nullable
        Ground evidence() throws Failure {
            String given = hash == null ? null : hash.strip().toLowerCase(Locale.ROOT);
            if (evidence == null) {
                if ((given == null) != (name == null) || (name != null && name.isBlank())) {
                    throw Failure.usage("--evidence-hash 与 --evidence-name 须同时给出 (belong together)");
                }
                return given == null || name == null ? null : new Ground.OfEvidence(name, given);
            }
            Ground.OfEvidence document;
            try {
                document = LedgerFile.evidence(Datasets.path(evidence, printing.lang));
            } catch (NoSuchFileException e) {
                throw Failure.of(List.of(Problem.of(ProblemCode.FILE_MISSING, evidence)), printing.lang);
            } catch (IOException e) {
                throw Failure.of(
                        List.of(Problem.of(ProblemCode.FILE_UNREADABLE, evidence, String.valueOf(e.getMessage()))),
                        printing.lang);
            }
            if (given != null && !given.equals(document.sha256())) {
                throw Failure.of(
                        List.of(Problem.of(
                                ProblemCode.EVIDENCE_HASH,
                                evidence,
                                document.name(),
                                "与文件不符（文件的是 " + document.sha256() + "）",
                                "is not the file's, which is " + document.sha256())),
                        printing.lang);
            }
            return name == null || name.isBlank() ? document : new Ground.OfEvidence(name, document.sha256());
        }
    }

    /** {@code ledger resolve LEDGER RULE[:SCHOOL][:STAGE]}. */
    @Command(
            name = "resolve",
            description = "整改完成：须附佐证；凭评估结果办结请用 update。 Put right, as a document shows; by findings: update.",
            sortOptions = false)
    static final class Resolve extends Closing {
        @Override
        public Integer call() throws Failure {
            Path path = file();
            LedgerFile file = sound(LedgerFile.read(path));
            Ground ground = evidence();
            List<LedgerEvent> events = new ArrayList<>();
            for (LedgerEntry entry : entries(file.ledger(), true)) {
                events.add(new LedgerEvent.Resolved(on, by, entry.key(), ground));
            }
            add(file, events, List.of());
            return 0;
        }
    }

    /** {@code ledger verify LEDGER RULE[:SCHOOL][:STAGE]}. */
    @Command(
            name = "verify",
            description = "销号：附佐证；凭评估结果整改完成的，不附佐证即以该结果为依据。 "
                    + "Strikes entries off, on a document or on the finding that resolved them.",
            sortOptions = false)
    static final class Verify extends Closing {
        @Override
        public Integer call() throws Failure {
            Path path = file();
            LedgerFile file = sound(LedgerFile.read(path));
            Ground given = evidence();
            List<LedgerEvent> events = new ArrayList<>();
            for (LedgerEntry entry : entries(file.ledger(), given != null)) {
                events.add(new LedgerEvent.Verified(on, by, entry.key(), given == null ? met(entry) : given));
            }
            add(file, events, List.of());
            return 0;
        }

        /** The finding that an entry was resolved on; null where it was a document. */
        private static @Nullable Ground met(LedgerEntry entry) {
            return entry.closedOn()
                    .filter(ground -> ground instanceof Ground.OfFinding found && found.status() == Status.MET)
                    .orElse(null);
        }
    }

    /** {@code ledger show LEDGER}. */
    @Command(
            name = "show",
            description = "显示台账：按责任单位、县、学校；--school 为该校的整改清单（一校一策）。 "
                    + "Shows a ledger; with --school the sheet of one school.",
            sortOptions = false)
    static final class Show extends OfLedger {
        private static final List<String> STATES = List.of("open", "in-work", "resolved", "verified", "overdue");

        @Parameters(index = "0", paramLabel = "LEDGER", description = "台账文件（.ndjson）。 The file of the ledger.")
        @SuppressWarnings("NullAway.Init") // picocli sets it
        private String ledger;

        @Option(
                names = "--as-of",
                paramLabel = "DATE",
                converter = Words.Days.class,
                description = "按该日期判断逾期（默认今天）。 What is overdue on this day (default: today).")
        private @Nullable LocalDate asOf;

        @Option(names = "--school", paramLabel = "CODE", description = "只看一所学校。 One school alone.")
        private @Nullable String school;

        @Option(names = "--unit", paramLabel = "UNIT", description = "只看一个责任单位。 One unit alone.")
        private @Nullable String unit;

        @Option(
                names = "--state",
                paramLabel = "open|in-work|resolved|verified|overdue",
                description = "只看一种状态。 One state alone.")
        private @Nullable String state;

        @Option(names = "--csv", description = "写成表格（CSV，可用电子表格打开）。 As a table for spreadsheets.")
        private boolean csv;

        @Override
        public Integer call() throws Failure {
            LocalDate day = asOf == null ? LocalDate.now(ZoneOffset.ofHours(8)) : asOf;
            if (csv && printing.format != Words.Format.TEXT) {
                throw Failure.usage("--csv 不与 --format 同用 (does not go with --format)");
            }
            if (school != null && !SchoolCode.isValid(school)) {
                throw Failure.usage("“" + school + "”不是学校标识码 (is no school code)");
            }
            if (state != null && !STATES.contains(state)) {
                throw Failure.usage("“" + state + "”不在可选值之中 (is none of): " + String.join(" | ", STATES));
            }
            LedgerFile file = sound(LedgerFile.read(Datasets.path(ledger, printing.lang)));
            if (school != null) {
                known(school, schools(file.ledger()), "学校 (school)");
            }
            if (unit != null) {
                known(unit, units(file.ledger()), "责任单位 (unit)");
            }
            List<LedgerEntry> entries = file.ledger().entries().stream()
                    .filter(entry -> isAsked(entry, day))
                    .toList();
            if (csv) {
                to().write(out -> LedgerCsv.write(entries, day, out));
            } else if (printing.format == Words.Format.JSON) {
                to().write(out -> LedgerJson.write(file.ledger(), entries, day, file.head(), out));
            } else if (school != null && unit == null && state == null) {
                print(LedgerReport.ofSchool(file.ledger(), SchoolCode.parse(school), day, file.head()));
            } else {
                print(LedgerReport.of(file.ledger(), entries, day, file.head()));
            }
            return 0;
        }

        private static void known(String name, Set<String> names, String what) throws Failure {
            if (!names.contains(name)) {
                throw Failure.usage("台账没有这个 (the ledger has no such) " + what + "“" + name + "”；可选 (known): "
                        + (names.isEmpty() ? "-" : String.join(", ", names)));
            }
        }

        private static Set<String> schools(Ledger ledger) {
            Set<String> schools = new LinkedHashSet<>();
            for (LedgerEntry entry : ledger.entries()) {
                entry.key().school().map(SchoolCode::value).ifPresent(schools::add);
            }
            return schools;
        }

        private static Set<String> units(Ledger ledger) {
            Set<String> units = new LinkedHashSet<>();
            for (LedgerEntry entry : ledger.entries()) {
                units.addAll(entry.assignment().lead());
                units.addAll(entry.assignment().supporting());
            }
            return units;
        }

        private boolean isAsked(LedgerEntry entry, LocalDate day) {
            LedgerKey key = entry.key();
            return (school == null
                            || key.school()
                                    .filter(c -> c.value().equals(school))
                                    .isPresent())
                    && (unit == null
                            || entry.assignment().lead().contains(unit)
                            || entry.assignment().supporting().contains(unit))
                    && (state == null
                            || (state.equals("overdue")
                                    ? entry.isOverdue(day)
                                    : entry.state()
                                            .name()
                                            .toLowerCase(Locale.ROOT)
                                            .replace('_', '-')
                                            .equals(state)));
        }
    }

    /** {@code ledger self-check DATASET}. */
    @Command(
            name = "self-check",
            description = "自查：逐校逐条的核查结果和依据，汇总到县。 A checklist school by school with its basis, rolled up to the county.",
            sortOptions = false)
    static final class Check extends OfLedger {
        @Parameters(index = "0", paramLabel = "DATASET", description = "数据目录，或 dataset.json。 The dataset.")
        @SuppressWarnings("NullAway.Init") // picocli sets it
        private String dataset;

        @Option(
                names = "--standard",
                paramLabel = "ID",
                description = "核查清单的标准（默认 school-management-2017，88 条）。 The standard of the checklist.")
        private String standard = MANAGEMENT;

        @Option(
                names = "--as-of",
                paramLabel = "DATE",
                converter = Words.Days.class,
                description = "日期（默认数据年度的 12 月 31 日）。 Day (default: 31 December of the data's year).")
        private @Nullable LocalDate asOf;

        @Option(names = "--lenient", description = "出错的单元格按未填报处理。 Faulty cells count as not reported.")
        private boolean lenient;

        @Option(names = "--private-codes", description = "接受 GB/T 2260 以外的县代码。 Accept county codes outside GB/T 2260.")
        private boolean privateCodes;

        @Option(names = "--school", paramLabel = "CODE", description = "只看一所学校的全部条目。 All items of one school.")
        private @Nullable String school;

        @Override
        public Integer call() throws Failure {
            Standard by = Standards.find(standard);
            Checked<CountyDataset> read = data(dataset, by, lenient, privateCodes);
            SelfCheck all = SelfCheck.of(evaluate(by, read.orThrow(), asOf));
            SelfCheck check = school == null ? all : only(all, school);
            if (printing.format == Words.Format.JSON) {
                to().write(out -> SelfCheckJson.write(check, read.problems(), printing.lang, out));
            } else {
                tell(read.problems());
                print(school == null ? SelfCheckReport.of(check) : SelfCheckReport.ofOne(check));
            }
            return 0;
        }

        private static SelfCheck only(SelfCheck all, String code) throws Failure {
            SelfCheck one = SchoolCode.isValid(code) ? all.only(SchoolCode.parse(code)) : all;
            if (!SchoolCode.isValid(code) || one.subjects().isEmpty()) {
                throw Failure.usage("数据中没有学校 (no such school)“" + code + "”");
            }
            return one;
        }
    }
}
