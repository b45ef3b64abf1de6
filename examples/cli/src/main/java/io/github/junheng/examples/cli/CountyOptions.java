package io.github.junheng.examples.cli;

import io.github.junheng.dataset.CountyDataset;
import io.github.junheng.dataset.RosterPreference;
import io.github.junheng.evaluation.CompareMode;
import io.github.junheng.evaluation.CountyTable;
import io.github.junheng.evaluation.Evaluation;
import io.github.junheng.evaluation.Evaluator;
import io.github.junheng.io.ReadOptions;
import io.github.junheng.problem.Checked;
import io.github.junheng.problem.Problem;
import io.github.junheng.standard.Standard;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options of commands that evaluate a county before they lay out what came of it. */
final class CountyOptions {
    @Option(
            names = "--as-of",
            paramLabel = "DATE",
            converter = Words.Days.class,
            description = "评估日期（默认数据年度的 12 月 31 日）。 Day of evaluation (default: 31 December of the data's year).")
    private @Nullable LocalDate asOf;

    @Option(names = "--overlay", paramLabel = "ID|FILE", description = "叠加方案，可重复。 An overlay; may be repeated.")
    private List<String> overlays = List.of();

    @Option(
            names = "--concessions",
            split = ",",
            paramLabel = "T1,T3|all",
            description = "同时给出按过渡性放宽的结论。 Also the reading with these concessions.")
    private List<String> concessions = List.of();

    @Option(
            names = "--compare",
            paramLabel = "exact|as-reported",
            converter = Words.Comparisons.class,
            description = "按未舍入的值（默认）或按申报表印出的值比较。 Compare unrounded values (default) or printed ones.")
    private CompareMode compare = CompareMode.EXACT;

    @Option(
            names = "--prefer",
            paramLabel = "schools|rosters",
            converter = Words.Preferences.class,
            description = "学校表与名册不一致时采用哪个（默认 schools）。 Whose figure stands where they differ.")
    private RosterPreference prefer = RosterPreference.SCHOOLS;

    @Option(names = "--lenient", description = "出错的单元格按未填报处理。 Faulty cells count as not reported.")
    private boolean lenient;

    @Option(names = "--private-codes", description = "接受 GB/T 2260 以外的县代码。 Accept county codes outside GB/T 2260.")
    private boolean privateCodes;

    /** The standard with the overlays that were asked for. */
    Standard standard(String id, Locale lang) throws Failure {
        return layered(List.of(Standards.find(id)), lang).get(0);
    }

    List<Standard> layered(List<Standard> standards, Locale lang) throws Failure {
        return Standards.layered(standards, overlays, lang);
    }

    /** The concessions of one of the standards that were asked for. */
    Set<String> conceded(Standard standard, List<Standard> all) throws Failure {
        return Standards.concessions(standard, all, concessions);
    }

    Evaluator evaluator(Standard standard, List<Standard> all) throws Failure {
        return Evaluator.of(standard).comparing(compare).conceding(conceded(standard, all));
    }

    /** The day that was asked for. */
    Optional<LocalDate> asOf() {
        return Optional.ofNullable(asOf);
    }

    LocalDate day(CountyDataset dataset) {
        return asOf == null ? LocalDate.of(dataset.county().year(), 12, 31) : asOf;
    }

    /** A county's data, with the errors they may have. */
    Checked<CountyDataset> tryRead(String county, List<Standard> standards, Locale lang) throws Failure {
        return Datasets.read(county, reading(standards), lang);
    }

    /** How data are read. */
    ReadOptions reading(List<Standard> standards) throws Failure {
        ReadOptions options = Datasets.options(standards)
                .withPrefer(prefer)
                .withLenient(lenient)
                .withPrivateCodes(privateCodes);
        return asOf == null ? options : options.withFallbackYear(asOf.getYear());
    }

    /** A county's data, which have no error. */
    Checked<CountyDataset> read(String county, List<Standard> standards, Locale lang) throws Failure {
        return Datasets.sound(tryRead(county, standards, lang), lang);
    }

    /** The evaluation of a county, with what its data were warned of. */
    Checked<Evaluation> evaluate(String county, Standard standard, Locale lang) throws Failure {
        List<Standard> alone = List.of(standard);
        Checked<CountyDataset> read = read(county, alone, lang);
        CountyDataset dataset = read.orThrow();
        LocalDate day = day(dataset);
        List<Problem> problems = new ArrayList<>(read.problems());
        CountyDataset resolved = Datasets.resolved(county, dataset, standard, day, conceded(standard, alone), problems);
        Checked<Evaluation> evaluated = evaluator(standard, alone).evaluate(resolved, day);
        Evaluation evaluation = evaluated.value().orElseThrow(() -> Failure.of(evaluated.problems(), lang));
        return Checked.of(evaluation, problems);
    }

    /** The evaluation of a county of a file of many. */
    Checked<Evaluation> evaluate(CountyTable county, Standard standard) throws Failure {
        Evaluator evaluator = evaluator(standard, List.of(standard));
        return asOf == null ? evaluator.evaluate(county) : evaluator.evaluate(county, asOf);
    }
}
