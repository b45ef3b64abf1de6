package io.github.junheng.examples.cli;

import io.github.junheng.dataset.CountyDataset;
import io.github.junheng.examples.forms.write.FilledForm;
import io.github.junheng.examples.forms.write.SelfReport;
import io.github.junheng.examples.forms.write.TemplateWriter;
import io.github.junheng.problem.Checked;
import io.github.junheng.standard.Standard;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code forms template [COUNTY] --output FILE}. */
@Command(
        name = "template",
        description = "写出填报模板（.xlsx）或自评报告模板（.docx），可带上已有数据。 "
                + "Writes the workbook to fill in, with data already there, or the document of the county's report.",
        sortOptions = false)
final class FormsTemplateCommand extends FormsStep {
    private static final String SELF_REPORT = "self-report";
    private static final String DATASET = "dataset";

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
    private List<String> standard = List.of("quality-balanced-2017");

    @Option(names = "--list", description = "自评报告：列出模板可用的占位符及现值，要有 COUNTY。 The placeholders with their present values.")
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
        without("--list", "--overlay", "--concessions", "--compare");
        if (county == null || form.equals(SELF_REPORT)) {
            without("--form dataset COUNTY", "--as-of", "--prefer", "--lenient", "--private-codes");
        }
        if (output == null) {
            throw Failure.usage("缺少 --output FILE (missing)");
        }
        Output.apart(output, county == null ? List.of() : List.of(county));
        Words.named(output, form.equals(SELF_REPORT) ? "docx" : "xlsx");
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
        parent.written(output, lang);
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
