package io.github.junheng.examples.cli;

import io.github.junheng.dataset.CountyDataset;
import io.github.junheng.io.DatasetWriter;
import io.github.junheng.io.ReadOptions;
import io.github.junheng.problem.Checked;
import io.github.junheng.standard.Standard;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code forms read FILE… --output DIR|FILE}. */
@Command(
        name = "read",
        description = "把按模板填好的工作簿读成数据（不评估）。 Reads workbooks made from the template into a dataset.",
        sortOptions = false)
final class FormsReadCommand extends FormsStep {
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
        ReadOptions options = Datasets.options(standards).withLenient(lenient).withPrivateCodes(privateCodes);
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
