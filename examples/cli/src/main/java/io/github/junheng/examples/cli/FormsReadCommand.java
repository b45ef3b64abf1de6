package io.github.junheng.examples.cli;

import io.github.junheng.dataset.CountyDataset;
import io.github.junheng.examples.forms.read.FormReader;
import io.github.junheng.examples.forms.read.FormReading;
import io.github.junheng.examples.forms.read.ReadForms;
import io.github.junheng.examples.forms.read.ReadSheet;
import io.github.junheng.examples.forms.read.StatisticsForms;
import io.github.junheng.io.DatasetWriter;
import io.github.junheng.io.ReadOptions;
import io.github.junheng.problem.Checked;
import io.github.junheng.standard.Standard;
import io.github.junheng.standard.Text;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code forms read FILE… --output DIR|FILE}. */
@Command(
        name = "read",
        description = {
            "把一个县的工作簿读成数据（不评估）：填报模板、教育统计报表的导出（一校一行）、学校自评表、县级自评表，按内容认。",
            "Reads a county's workbooks into one dataset: sheets of the template, exports of the statistics forms with a row for"
                    + " each school, self-evaluation forms of schools and of the county, each known by what it holds."
        },
        sortOptions = false)
final class FormsReadCommand extends FormsStep {
    @Parameters(arity = "1..*", paramLabel = "FILE", description = "工作簿，可多个。 Workbooks.")
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private List<String> files;

    @Option(
            names = "--county",
            paramLabel = "CODE",
            description = "县代码（6 位），表中没有时给出。 The county's code, where no workbook tells it.")
    private @Nullable String county;

    @Option(
            names = "--year",
            paramLabel = "YEAR",
            description = "数据年度，表中没有时给出。 The year of the data, where no workbook tells it.")
    private @Nullable Integer year;

    @Option(
            names = "--mapping",
            paramLabel = "FILE",
            description = "统计报表的表头对应哪个填报项，补充或替换已知的（格式见 exports.json）。"
                    + " Which headers of statistics exports are which facts, added to those known or in their place.")
    private @Nullable String mapping;

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
        ReadOptions options = Datasets.options(standards).withLenient(lenient).withPrivateCodes(privateCodes);
        List<Path> paths = new ArrayList<>();
        for (String file : files) {
            paths.add(Datasets.path(file, lang));
        }
        Checked<ReadForms> read = FormReader.read(paths, how(options, standards));
        if (read.hasErrors() || read.value().isEmpty()) {
            throw Failure.of(read.problems(), lang);
        }
        parent.tell(read.problems(), lang);
        read.value().get().sheets().forEach(this::tell);
        CountyDataset dataset = read.value().get().dataset();
        if (json) {
            to(output).write(out -> DatasetWriter.writeJson(dataset, out));
        } else {
            try {
                DatasetWriter.writeDirectory(
                        dataset, target, WorkbookData.withBands(options).declared());
            } catch (IOException e) {
                throw Failure.unwritable("无法写入 (cannot write) " + output + ": " + e.getMessage());
            }
        }
        int schools = dataset.schools().size();
        say("已写出 " + output + "（" + schools + " 所学校）", "Wrote " + output + " (" + schools + " schools)");
        return 0;
    }

    private FormReading how(ReadOptions options, List<Standard> standards) throws Failure {
        FormReading how =
                FormReading.of(options, standards).forCounty(Optional.ofNullable(county), Optional.ofNullable(year));
        if (mapping == null) {
            return how;
        }
        try (InputStream in = Files.newInputStream(Datasets.path(mapping, lang))) {
            Checked<StatisticsForms> known = how.statistics()
                    .with(in, mapping, WorkbookData.withBands(options).declared());
            return how.with(known.value().orElseThrow(() -> Failure.of(known.problems(), lang)));
        } catch (IOException e) {
            throw Failure.of(List.of(Datasets.unreadable(mapping, e)), lang);
        }
    }

    /** Says what a sheet was taken for, how much of it was read and what was not. */
    private void tell(ReadSheet sheet) {
        String where = sheet.workbook() + " " + sheet.sheet();
        Text kind = sheet.kind().orElse(new Text("没有读", "not read"));
        int schools = sheet.schools();
        boolean read = sheet.kind().isPresent();
        say(
                where + "：" + kind.zh()
                        + (schools > 0 ? "，" + schools + " 所学校" : "")
                        + (read ? "，" + sheet.values() + " 个值" : "")
                        + sheet.left()
                                .map(left -> (read ? "；没有读：" : "：") + left.zh())
                                .orElse(""),
                where + ": " + kind.en()
                        + (schools > 0 ? ", " + schools + " schools" : "")
                        + (read ? ", " + sheet.values() + " values" : "")
                        + sheet.left()
                                .map(left -> (read ? "; not read: " : ": ") + left.en())
                                .orElse(""));
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
