package io.github.junheng.examples.cli;

import io.github.junheng.evaluation.Evaluation;
import io.github.junheng.examples.forms.write.ProgressTable;
import io.github.junheng.io.TrackingJson;
import io.github.junheng.plan.CityTable;
import io.github.junheng.plan.CountySeries;
import io.github.junheng.plan.Locality;
import io.github.junheng.plan.Plan;
import io.github.junheng.plan.PlanTable;
import io.github.junheng.problem.Problem;
import io.github.junheng.report.CityTableReport;
import io.github.junheng.report.Document;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** {@code plan table PLAN [TABLE] CITY|DATASET…}. */
@Command(
        name = "table",
        description = "由数据计算规划的对照表，每县两行：预计、实测。 "
                + "A plan's table, computed from data: two lines a county, what was forecast and what was found.",
        sortOptions = false)
final class PlanTableCommand implements Callable<Integer> {
    @ParentCommand
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private PlanCommand parent;

    @Parameters(index = "0", paramLabel = "PLAN", description = "规划编号，或 plan.json。 The id of a plan, or its file.")
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private String plan;

    @Parameters(
            index = "1..*",
            arity = "1..*",
            paramLabel = "[TABLE] CITY|DATASET",
            description =
                    "对照表编号（规划只有一个时可省），然后是市级目录或数据目录。 "
                            + "The id of a table, which may be left out where there is one, then folders of cities or datasets.")
    private List<String> arguments = List.of();

    @Option(
            names = "--year",
            paramLabel = "YEAR",
            description =
                    "数据年度（默认有数据的县最多的一年，相同则取后一年）。 The year of data (default: that of most counties, the later of equals).")
    private @Nullable Integer year;

    @Option(names = "--private-codes", description = "接受 GB/T 2260 以外的县代码。 Accept county codes outside GB/T 2260.")
    private boolean privateCodes;

    @Option(
            names = "--format",
            paramLabel = "text|json|markdown|html|xlsx",
            converter = Words.TableFormats.class,
            description = "格式（默认 text）；xlsx 要有 --output。 Format (default: text); xlsx goes to a file.")
    private Words.Format format = Words.Format.TEXT;

    @Option(names = "--output", paramLabel = "FILE", description = "写入文件。 Write to a file.")
    private @Nullable String output;

    @Option(
            names = "--lang",
            paramLabel = "zh|en",
            converter = Words.Languages.class,
            description = "语言（默认 zh）。 Language (default: zh).")
    private Locale lang = Locale.CHINESE;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "显示帮助。 Show this help.")
    @SuppressWarnings("UnusedVariable") // picocli reads it
    private boolean help;

    @Override
    public Integer call() throws Failure {
        if (format == Words.Format.XLSX && output == null) {
            throw Failure.usage("--format xlsx 缺少 (needs) --output FILE");
        }
        Output to = new Output(parent.out(), output, lang);
        to.check();
        Plan found = PlanCommand.find(plan, lang);
        List<String> data = new ArrayList<>(arguments);
        PlanTable table = table(found, data);
        if (data.isEmpty()) {
            throw Failure.usage("没有数据 (no data): CITY|DATASET…");
        }
        PlanData read = PlanData.read(found, data, privateCodes, lang);
        List<CountySeries> series = read.series();
        int of = year == null ? fullest(series) : year;
        Map<Locality, List<Evaluation>> evaluations = new LinkedHashMap<>();
        for (CountySeries county : series) {
            List<Evaluation> years = county.years().get(of);
            if (years != null) {
                evaluations.put(county.place(), years);
            }
        }
        if (evaluations.isEmpty()) {
            throw Failure.usage(of + " 年没有数据 (no data of this year)");
        }
        CityTable computed = CityTable.of(found, table, evaluations);
        List<Problem> problems = List.copyOf(read.problems());
        if (format == Words.Format.XLSX) {
            to.write(out -> ProgressTable.xlsx(found, computed, evaluations, of, problems, lang, out));
        } else if (format == Words.Format.JSON) {
            to.write(out -> TrackingJson.write(found, computed, of, problems, lang, out));
        } else {
            Document document = CityTableReport.of(found, computed, of, problems);
            to.write(out -> Rendering.write(document, format, lang, out));
        }
        parent.written(output, lang);
        return 0;
    }

    /** The table that the first argument names, which is taken off; else the plan's only one. */
    private static PlanTable table(Plan plan, List<String> arguments) throws Failure {
        List<PlanTable> tables = plan.tables();
        String ids = String.join(", ", tables.stream().map(PlanTable::id).toList());
        if (tables.isEmpty()) {
            throw Failure.usage("规划 " + plan.id() + " 没有对照表 (the plan has no table)");
        }
        Optional<PlanTable> named =
                tables.stream().filter(t -> t.id().equals(arguments.get(0))).findFirst();
        if (named.isPresent()) {
            arguments.remove(0);
            return named.get();
        }
        if (tables.size() > 1) {
            throw Failure.usage("请指明对照表 (name a table): " + ids);
        }
        return tables.get(0);
    }

    /** The year that most counties have data of; of several, the last. */
    private static int fullest(List<CountySeries> series) throws Failure {
        SortedMap<Integer, Integer> counts = new TreeMap<>();
        series.forEach(county -> county.years().keySet().forEach(y -> counts.merge(y, 1, Integer::sum)));
        int best = -1;
        for (Map.Entry<Integer, Integer> one : counts.entrySet()) {
            best = best < 0 || one.getValue() >= counts.getOrDefault(best, 0) ? one.getKey() : best;
        }
        if (best < 0) {
            throw Failure.usage("没有数据 (no data): CITY|DATASET…");
        }
        return best;
    }
}
