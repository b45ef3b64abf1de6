package io.github.junheng.examples.cli;

import io.github.junheng.examples.forms.write.Confirmation;
import io.github.junheng.examples.forms.write.FilledForm;
import io.github.junheng.examples.forms.write.FormWriter;
import io.github.junheng.examples.forms.write.SelfReport;
import io.github.junheng.problem.Checked;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code forms write COUNTY --output FILE}. */
@Command(
        name = "write",
        description = "写出要报的表（申报表、基本均衡表、学校自评表）或自评报告（.docx），数字取自评估；自评报告确认前每页标明草稿。 "
                + "Writes a form or the county's report about itself, with the figures of an evaluation; until it is "
                + "confirmed each page of the report says that it is a draft.",
        sortOptions = false)
final class FormsWriteCommand extends FormsStep {
    private static final String ZIP = ".zip";

    @Parameters(paramLabel = "COUNTY", description = "数据目录、dataset.json 或工作簿。 A directory, dataset.json or a workbook.")
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private String county;

    @Option(
            names = "--form",
            paramLabel = "declaration|basic-balance|self-evaluation|self-report",
            converter = Words.Forms.class,
            description = "哪种表：申报表、基本均衡表、学校自评表或自评报告（默认 declaration）。 " + "Which form (default: declaration).")
    private Words.Form form = Words.Form.DECLARATION;

    @Option(
            names = "--format",
            paramLabel = "xlsx|html",
            description = "表的格式（默认 xlsx）；自评报告总是 docx。 Format of a form; the self-report is a docx.")
    private @Nullable String format;

    @Option(
            names = "--zip",
            description = "学校自评表一校一个工作簿，合成一个 zip；--output 以 .zip 结尾时同样。 "
                    + "A workbook for each school, in a zip; so too where --output ends in .zip.")
    private boolean zip;

    @Option(names = "--template", paramLabel = "FILE", description = "县里改过的模板。 The template as the county edited it.")
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
        if (zip && form != Words.Form.SELF_EVALUATION) {
            throw Failure.usage("--zip 只用于 (is only for) --form self-evaluation");
        }
        return switch (form) {
            case DECLARATION -> tables(EDITION, confirmation.isPresent());
            case BASIC_BALANCE -> tables("basic-balance-2012", confirmation.isPresent());
            case SELF_EVALUATION -> tables("self-evaluation", confirmation.isPresent());
            case SELF_REPORT -> selfReport(confirmation);
        };
    }

    private int selfReport(Optional<Confirmation> confirmation) throws Failure {
        if (format != null) {
            throw Failure.usage("--format 不用于 (is not for) --form self-report");
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

    private int tables(String edition, boolean confirmed) throws Failure {
        if (confirmed || template != null) {
            throw Failure.usage("--template、--confirmed-by、--confirmed-on 只用于 (are only for) --form self-report");
        }
        String as = format == null ? "xlsx" : format;
        if (!as.equals("xlsx") && !as.equals("html")) {
            throw Failure.usage("--format “" + as + "”不在可选值之中 (is none of): xlsx | html");
        }
        boolean zipped = zip || (form == Words.Form.SELF_EVALUATION && output.endsWith(ZIP));
        if (zipped && !as.equals("xlsx")) {
            throw Failure.usage("--zip 里是工作簿，不与 --format " + as + " 同用 (a zip holds workbooks)");
        }
        Output to = to(output);
        to.check();
        Checked<FilledForm> filled = form(county, how, edition);
        parent.tell(filled.problems(), lang);
        FilledForm tables = filled.orThrow();
        to.write(
                zipped
                        ? out -> FormWriter.zip(tables, lang, out)
                        : as.equals("xlsx")
                                ? out -> FormWriter.xlsx(tables, lang, out)
                                : out -> FormWriter.html(tables, out));
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
