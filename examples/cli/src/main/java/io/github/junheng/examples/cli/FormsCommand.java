package io.github.junheng.examples.cli;

import io.github.junheng.dataset.CountyDataset;
import io.github.junheng.evaluation.Evaluation;
import io.github.junheng.examples.forms.book.Limits;
import io.github.junheng.examples.forms.check.CheckedForm;
import io.github.junheng.examples.forms.check.FormCheck;
import io.github.junheng.examples.forms.edition.FormEditions;
import io.github.junheng.examples.forms.write.Confirmation;
import io.github.junheng.examples.forms.write.FilledForm;
import io.github.junheng.examples.forms.write.FormWriter;
import io.github.junheng.examples.forms.write.SelfReport;
import io.github.junheng.examples.forms.write.TemplateWriter;
import io.github.junheng.io.DatasetWriter;
import io.github.junheng.io.ReadOptions;
import io.github.junheng.problem.Checked;
import io.github.junheng.problem.Problem;
import io.github.junheng.problem.Severity;
import io.github.junheng.standard.Standard;
import io.github.junheng.standard.Text;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** {@code forms template | read | write | check}. */
@Command(
        name = "forms",
        description = "填报模板、读工作簿、写申报表和自评报告。 The template to fill in, workbooks read, the declaration written.",
        subcommands = {
            FormsCommand.Template.class,
            FormsCommand.Read.class,
            FormsCommand.Write.class,
            FormsCommand.Check.class
        })
final class FormsCommand extends CommandGroup {
    private static final String QUALITY = "quality-balanced-2017";
    private static final String EDITION = "declaration-2024";
    private static final String DECLARATION = "declaration";
    private static final String SELF_REPORT = "self-report";
    private static final String DATASET = "dataset";

    /** What every command of forms has. */
    abstract static class OfForms implements Callable<Integer> {
        @ParentCommand
        @SuppressWarnings("NullAway.Init") // picocli sets it
        FormsCommand parent;

        @Spec
        @SuppressWarnings("NullAway.Init") // picocli sets it
        CommandSpec spec;

        @Option(
                names = "--lang",
                paramLabel = "zh|en",
                converter = Words.Languages.class,
                description = "提示的语言（默认 zh）。 Language of messages (default: zh).")
        Locale lang = Locale.CHINESE;

        @Option(
                names = {"-h", "--help"},
                usageHelp = true,
                description = "显示帮助。 Show this help.")
        @SuppressWarnings("UnusedVariable") // picocli reads it
        private boolean help;

        Output to(@Nullable String file) {
            return new Output(parent.out(), file, lang);
        }

        /** Says on standard error what was done. */
        void say(String zh, String en) {
            spec.commandLine().getErr().println(lang.equals(Locale.CHINESE) ? zh : en);
        }

        /** The declaration form of a county, and what its data are warned of. */
        Checked<FilledForm> form(String county, CountyOptions how) throws Failure {
            var edition = FormEditions.find(EDITION);
            Checked<Evaluation> evaluated = how.evaluate(county, how.standard(edition.standard(), lang), lang);
            return Checked.of(FilledForm.of(edition, evaluated.orThrow()), evaluated.problems());
        }
    }

    /** {@code forms template [COUNTY] --output FILE}. */
    @Command(
            name = "template",
            description =
                    "写出填报模板（.xlsx）或自评报告模板（.docx），可带上已有数据。 "
                            + "Writes the workbook to fill in, with data already there, or the document of the county's report.",
            sortOptions = false)
    static final class Template extends OfForms {
        @Parameters(
                arity = "0..1",
                paramLabel = "COUNTY",
                description = "带上这份数据：目录、dataset.json 或工作簿。 With these data: a directory, dataset.json or a workbook.")
        private @Nullable String county;

        @Option(
                names = "--form",
                paramLabel = "dataset|self-report",
                description = "哪种模板（默认 dataset）。 Which template (default: dataset).")
        private String form = DATASET;

        @Option(
                names = "--standard",
                split = ",",
                paramLabel = "ID",
                description = "为哪些标准填报，或 all（默认 quality-balanced-2017）。 For which standards, or all.")
        private List<String> standard = List.of(QUALITY);

        @Option(
                names = "--list",
                description = "自评报告：列出模板可用的占位符及现值，要有 COUNTY。 The placeholders with their present values.")
        private boolean list;

        @Option(names = "--output", paramLabel = "FILE", description = "写入文件。 Write to a file.")
        private @Nullable String output;

        @Mixin
        private final CountyOptions how = new CountyOptions();

        @Override
        public Integer call() throws Failure {
            if (!form.equals(DATASET) && !form.equals(SELF_REPORT)) {
                throw Failure.usage("--form “" + form + "”不在可选值之中 (is none of): dataset | self-report");
            }
            if (list) {
                return list();
            }
            if (output == null) {
                throw Failure.usage("缺少 --output FILE (missing)");
            }
            Output to = to(output);
            to.check();
            if (form.equals(SELF_REPORT)) {
                to.write(SelfReport::template);
            } else {
                List<Standard> standards = Standards.find(standard);
                Optional<CountyDataset> fill = Optional.empty();
                if (county != null) {
                    Checked<CountyDataset> read = how.read(county, standards, lang);
                    parent.tell(read.problems(), lang);
                    fill = read.value();
                }
                Optional<CountyDataset> data = fill;
                to.write(out -> TemplateWriter.write(standards, data, out));
            }
            say("已写出 " + output, "Wrote " + output);
            return 0;
        }

        private int list() throws Failure {
            if (!form.equals(SELF_REPORT) || county == null) {
                throw Failure.usage("--list 只用于 (is only for) --form self-report COUNTY");
            }
            Checked<FilledForm> filled = form(county, how);
            StringBuilder text = new StringBuilder();
            SelfReport.placeholders(filled.orThrow())
                    .forEach((id, value) ->
                            text.append(id).append('\t').append(value).append('\n'));
            to(output).write(out -> out.write(text.toString().getBytes(StandardCharsets.UTF_8)));
            return 0;
        }
    }

    /** {@code forms read FILE… --output DIR|FILE}. */
    @Command(
            name = "read",
            description = "把按模板填好的工作簿读成数据（不评估）。 Reads workbooks made from the template into a dataset.",
            sortOptions = false)
    static final class Read extends OfForms {
        @Parameters(arity = "1..*", paramLabel = "FILE", description = "工作簿，可多个。 Workbooks.")
        @SuppressWarnings("NullAway.Init") // picocli sets it
        private List<String> files;

        @Option(
                names = "--standard",
                split = ",",
                paramLabel = "ID",
                description = "为哪些标准填报，或 all（默认）。 For which standards, or all (default).")
        private List<String> standard = List.of(Standards.ALL);

        @Option(names = "--lenient", description = "出错的单元格按未填报处理。 Faulty cells count as not reported.")
        private boolean lenient;

        @Option(names = "--private-codes", description = "接受 GB/T 2260 以外的县代码。 Accept county codes outside GB/T 2260.")
        private boolean privateCodes;

        @Option(
                names = "--output",
                required = true,
                paramLabel = "DIR|FILE.json",
                description = "写入新目录，或 .json 文件。 A new directory, or a file that ends in .json.")
        @SuppressWarnings("NullAway.Init") // picocli sets it
        private String output;

        @Override
        public Integer call() throws Failure {
            boolean json = output.toLowerCase(Locale.ROOT).endsWith(".json");
            Path target = Datasets.path(output, lang);
            if (json) {
                to(output).check();
            } else if (!isNew(target)) {
                throw Failure.unwritable("目录已存在且不是空的 (the directory exists and is not empty): " + output);
            }
            List<Standard> standards = Standards.find(standard);
            ReadOptions options =
                    Datasets.options(standards).withLenient(lenient).withPrivateCodes(privateCodes);
            List<Path> paths = new ArrayList<>();
            for (String file : files) {
                paths.add(Datasets.path(file, lang));
            }
            Checked<CountyDataset> read = WorkbookData.read(paths, options, standards);
            if (read.hasErrors() || read.value().isEmpty()) {
                throw Failure.of(read.problems(), lang);
            }
            parent.tell(read.problems(), lang);
            CountyDataset county = read.value().get();
            if (json) {
                to(output).write(out -> DatasetWriter.writeJson(county, out));
            } else {
                try {
                    DatasetWriter.writeDirectory(
                            county, target, WorkbookData.withBands(options).declared());
                } catch (IOException e) {
                    throw Failure.unwritable("无法写入 (cannot write) " + output + ": " + e.getMessage());
                }
            }
            int schools = county.schools().size();
            say("已写出 " + output + "（" + schools + " 所学校）", "Wrote " + output + " (" + schools + " schools)");
            return 0;
        }

        private static boolean isNew(Path folder) {
            if (!Files.exists(folder)) {
                return true;
            }
            try (Stream<Path> inside = Files.list(folder)) {
                return inside.findAny().isEmpty();
            } catch (IOException e) {
                return false;
            }
        }
    }

    /** {@code forms write COUNTY --output FILE}. */
    @Command(
            name = "write",
            description =
                    "写出自评报告（.docx），数字取自评估；确认前每页标明草稿。 "
                            + "Writes the county's report about itself; until it is confirmed each page says that it is a draft.",
            sortOptions = false)
    static final class Write extends OfForms {
        @Parameters(
                paramLabel = "COUNTY",
                description = "数据目录、dataset.json 或工作簿。 A directory, dataset.json or a workbook.")
        @SuppressWarnings("NullAway.Init") // picocli sets it
        private String county;

        @Option(
                names = "--form",
                paramLabel = "declaration|self-report",
                description = "哪种表（默认 declaration）。 Which form (default: declaration).")
        private String form = DECLARATION;

        @Option(
                names = "--format",
                paramLabel = "xlsx|html",
                description = "申报表的格式（默认 xlsx）；自评报告总是 docx。 Format of the declaration; the self-report is a docx.")
        private @Nullable String format;

        @Option(
                names = "--template",
                paramLabel = "FILE",
                description = "县里改过的模板。 The template as the county edited it.")
        private @Nullable String template;

        @Option(names = "--confirmed-by", paramLabel = "NAME", description = "由谁确认。 Who confirms it.")
        private @Nullable String confirmedBy;

        @Option(
                names = "--confirmed-on",
                paramLabel = "DATE",
                converter = Words.Days.class,
                description = "确认的日期。 The day of the confirmation.")
        private @Nullable LocalDate confirmedOn;

        @Option(names = "--with-gaps", description = "有空白或无法判定也确认。 Confirmed although something is blank.")
        private boolean withGaps;

        @Option(names = "--output", required = true, paramLabel = "FILE", description = "写入文件。 Write to a file.")
        @SuppressWarnings("NullAway.Init") // picocli sets it
        private String output;

        @Mixin
        private final CountyOptions how = new CountyOptions();

        @Override
        public Integer call() throws Failure {
            Optional<Confirmation> confirmation = confirmation();
            if (form.equals(DECLARATION)) {
                return declaration(confirmation.isPresent());
            }
            if (!form.equals(SELF_REPORT)) {
                throw Failure.usage("--form “" + form + "”不在可选值之中 (is none of): declaration | self-report");
            }
            if (format != null) {
                throw Failure.usage("--format 只用于 (is only for) --form declaration");
            }
            Output to = to(output);
            to.check();
            Optional<Path> edited = template == null ? Optional.empty() : Optional.of(Datasets.path(template, lang));
            Checked<FilledForm> filled = form(county, how);
            parent.tell(filled.problems(), lang);
            ByteArrayOutputStream document = new ByteArrayOutputStream();
            Checked<Integer> blanks = fill(edited, filled.orThrow(), confirmation, document);
            int gaps = blanks.value().orElseThrow(() -> Failure.of(blanks.problems(), lang));
            parent.tell(blanks.problems(), lang);
            to.write(document::writeTo);
            say("已写出 " + output + "（空白 " + gaps + " 处）", "Wrote " + output + " (" + gaps + " blanks)");
            return 0;
        }

        private int declaration(boolean confirmed) throws Failure {
            if (confirmed || template != null) {
                throw Failure.usage("--template、--confirmed-by、--confirmed-on 只用于 (are only for) --form self-report");
            }
            String as = format == null ? "xlsx" : format;
            if (!as.equals("xlsx") && !as.equals("html")) {
                throw Failure.usage("--format “" + as + "”不在可选值之中 (is none of): xlsx | html");
            }
            Output to = to(output);
            to.check();
            Checked<FilledForm> filled = form(county, how);
            parent.tell(filled.problems(), lang);
            FilledForm declaration = filled.orThrow();
            to.write(
                    as.equals("xlsx")
                            ? out -> FormWriter.xlsx(declaration, lang, out)
                            : out -> FormWriter.html(declaration, out));
            say("已写出 " + output, "Wrote " + output);
            return 0;
        }

        private Checked<Integer> fill(
                Optional<Path> edited,
                FilledForm filled,
                Optional<Confirmation> confirmation,
                ByteArrayOutputStream document)
                throws Failure {
            try {
                return SelfReport.fill(edited, filled, confirmation, document);
            } catch (IOException e) {
                throw Failure.unwritable("无法写入 (cannot write) " + output + ": " + e.getMessage());
            }
        }

        private Optional<Confirmation> confirmation() throws Failure {
            if (confirmedBy == null && confirmedOn == null) {
                if (withGaps) {
                    throw Failure.usage("--with-gaps 与 --confirmed-by、--confirmed-on 同用 (goes with both)");
                }
                return Optional.empty();
            }
            if (confirmedBy == null || confirmedBy.isBlank() || confirmedOn == null) {
                throw Failure.usage("--confirmed-by 与 --confirmed-on 同用 (go together)");
            }
            return Optional.of(new Confirmation(confirmedBy, confirmedOn, withGaps));
        }
    }

    /** {@code forms check FILE}. */
    @Command(
            name = "check",
            description = "核对一份申报表（.xlsx）的各表是否互相一致；--against 再与数据逐格对照。 "
                    + "Checks a filed declaration form across its tables; with --against, each cell against a dataset.",
            sortOptions = false)
    static final class Check extends OfForms {
        @Parameters(paramLabel = "FILE", description = "申报表。 The form.")
        @SuppressWarnings("NullAway.Init") // picocli sets it
        private String file;

        @Option(names = "--against", paramLabel = "COUNTY", description = "对照的数据。 The dataset to hold it against.")
        private @Nullable String against;

        @Mixin
        private final CountyOptions how = new CountyOptions();

        @Override
        public Integer call() throws Failure {
            Checked<CheckedForm> checked =
                    FormCheck.check(Datasets.path(file, lang), FormEditions.find(EDITION), Limits.usual());
            List<Problem> problems = new ArrayList<>(checked.problems());
            CheckedForm form = checked.value().orElseThrow(() -> Failure.of(problems, lang));
            if (against != null) {
                problems.addAll(
                        FormCheck.against(form, form(against, how).orThrow()).problems());
            }
            if (problems.stream().anyMatch(problem -> problem.severity() == Severity.ERROR)) {
                throw Failure.of(problems, lang);
            }
            parent.tell(problems, lang);
            boolean chinese = lang.equals(Locale.CHINESE);
            StringBuilder text = new StringBuilder();
            int ran = form.ran().values().stream().mapToInt(Integer::intValue).sum();
            text.append(
                    chinese
                            ? "核对 " + ran + " 处，没有不一致：" + form.ran() + "\n"
                            : ran + " checks, nothing disagrees: " + form.ran() + "\n");
            for (Text skipped : form.skipped()) {
                text.append(chinese ? "没有核对：" + skipped.zh() : "Not checked: " + skipped.en())
                        .append('\n');
            }
            to(null).write(out -> out.write(text.toString().getBytes(StandardCharsets.UTF_8)));
            return 0;
        }
    }
}
