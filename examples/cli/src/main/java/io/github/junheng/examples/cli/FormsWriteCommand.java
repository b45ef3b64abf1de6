package io.github.junheng.examples.cli;

import io.github.junheng.examples.forms.write.Confirmation;
import io.github.junheng.examples.forms.write.FilledForm;
import io.github.junheng.examples.forms.write.FormWriter;
import io.github.junheng.examples.forms.write.SelfReport;
import io.github.junheng.problem.Checked;
import io.github.junheng.report.Piece;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code forms write COUNTY --output FILE}. */
@Command(
        name = "write",
        description = "写出要报的表（申报表、基本均衡表、学校自评表；.xlsx、网页或 PDF）或自评报告（.docx），数字取自评估；自评报告确认前每页标明草稿。 "
                + "Writes a form, or the county's report about itself, a draft until it is confirmed, with the figures of an "
                + "evaluation.",
        sortOptions = false)
final class FormsWriteCommand extends FormsStep {
    /** Kinds of missing cells that are named. */
    private static final int LISTED = 20;

    private static final String ZIP = ".zip";

    @Parameters(paramLabel = "COUNTY", description = "数据目录、dataset.json 或工作簿。 A directory, dataset.json or a workbook.")
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private String county;

    @Option(
            names = "--form",
            paramLabel = "declaration|basic-balance|self-evaluation|self-report",
            converter = Words.Forms.class,
            description = "哪种表：申报表、基本均衡表、学校自评表或自评报告（默认 declaration）。 Which form (default: declaration).")
    private Words.Form form = Words.Form.DECLARATION;

    @Option(
            names = "--format",
            paramLabel = "xlsx|html|pdf",
            converter = Words.FiledFormats.class,
            description =
                    "表的格式（默认按文件名，否则 xlsx）；pdf 由已安装的 Chromium 打印；自评报告总是 docx。 "
                            + "Format of a form (default: as the file is named, else xlsx); pdf is printed by Chromium; the self-report is a docx.")
    private Words.@Nullable Filed format;

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

    @Option(
            names = "--output",
            required = true,
            paramLabel = "FILE",
            description = "写入文件；学校自评表以 .zip 结尾时一校一个工作簿。 "
                    + "Write to a file; of self-evaluations one that ends in .zip holds a workbook for each school.")
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private String output;

    @Option(
            names = "--plain",
            description = "报送用：只写各表，不写工作表“未填报”“来源”；表下脚注和舍入批注保留。 "
                    + "To be filed: the tables alone, with their footnotes and notes on rounding, "
                    + "without the sheets of what is blank and where figures come from.")
    private boolean plain;

    @Mixin
    private final EditionOption edition = new EditionOption();

    @Mixin
    private final Printing printing = new Printing();

    @Mixin
    private final CountyOptions how = new CountyOptions();

    @Override
    public Integer call() throws Failure {
        Output.apart(output, template == null ? List.of(county) : List.of(county, template));
        Optional<Confirmation> confirmation = confirmation();
        return form == Words.Form.SELF_REPORT ? selfReport(confirmation) : tables(confirmation.isPresent());
    }

    private int selfReport(Optional<Confirmation> confirmation) throws Failure {
        if (format != null || plain || edition.isGiven()) {
            throw Failure.usage("--format、--plain、--edition 不用于 (are not for) --form self-report");
        }
        Words.named(output, "docx");
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

    private int tables(boolean confirmed) throws Failure {
        if (confirmed || template != null) {
            throw Failure.usage("--template、--confirmed-by、--confirmed-on 只用于 (are only for) --form self-report");
        }
        boolean zipped = form == Words.Form.SELF_EVALUATION
                && output.toLowerCase(Locale.ROOT).endsWith(ZIP);
        Words.Filed as = zipped && format == null ? Words.Filed.XLSX : Words.Filed.of(format, output, Words.Filed.XLSX);
        if ((plain || zipped) && as != Words.Filed.XLSX) {
            throw Failure.usage("--plain、.zip 只用于 (are only for) --format xlsx");
        }
        if (plain && zipped) {
            throw Failure.usage("--plain 不用于 (is not for) .zip");
        }
        Output to = to(output);
        to.check();
        Checked<FilledForm> filled = form(edition.find(form.edition(), lang), county, how);
        parent.tell(filled.problems(), lang);
        FilledForm tables = filled.orThrow();
        Output.Writer page = out -> FormWriter.html(tables, lang, out);
        String by = "";
        switch (as) {
            case XLSX ->
                to.write(
                        zipped
                                ? out -> FormWriter.zip(tables, lang, out)
                                : plain
                                        ? out -> FormWriter.plain(tables, lang, out)
                                        : out -> FormWriter.xlsx(tables, lang, out));
            case HTML -> to.write(page);
            case PDF -> by = printing.print(Datasets.path(output, lang), page, lang);
        }
        int gaps = tables.blanks();
        say(
                "已写出 " + output + "（空白 " + gaps + " 处）" + (by.isEmpty() ? "" : "，" + by),
                "Wrote " + output + " (" + gaps + " blanks)" + (by.isEmpty() ? "" : ", " + by));
        List<Piece> lacking = tables.lacking();
        for (Piece cells : lacking.subList(0, Math.min(LISTED, lacking.size()))) {
            say("  待填报 " + cells.in(Locale.CHINESE), "  to be reported: " + cells.in(Locale.ENGLISH));
        }
        if (lacking.size() > LISTED) {
            int more = lacking.size() - LISTED;
            say("  另有 " + more + " 项，见工作表“未填报”", "  " + more + " more, see the sheet of what is blank");
        }
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
