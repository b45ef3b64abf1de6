package io.github.junheng.examples.cli;

import io.github.junheng.io.HandValueReader;
import io.github.junheng.io.TrackingJson;
import io.github.junheng.plan.CountySeries;
import io.github.junheng.plan.HandValue;
import io.github.junheng.plan.ItemTrack;
import io.github.junheng.plan.Lineage;
import io.github.junheng.plan.Locality;
import io.github.junheng.plan.Plan;
import io.github.junheng.plan.ResponsibleUnits;
import io.github.junheng.plan.Standing;
import io.github.junheng.plan.Tracker;
import io.github.junheng.plan.Tracking;
import io.github.junheng.problem.Checked;
import io.github.junheng.problem.Problem;
import io.github.junheng.report.Document;
import io.github.junheng.report.TrackingReport;
import io.github.junheng.rules.CountyPlans;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** {@code plan track PLAN DATASET|CITY…}. */
@Command(
        name = "track",
        description = "用各年数据跟踪一个规划。 Tells from data of several years how a plan stands.",
        sortOptions = false)
final class PlanTrackCommand implements Callable<Integer> {
    private static final Set<Standing> LATE = Set.of(Standing.LATE, Standing.MISSED);
    private static final Set<Standing> NOT_MET =
            Set.of(Standing.LATE, Standing.MISSED, Standing.BEHIND, Standing.ON_COURSE, Standing.OPEN);

    @ParentCommand
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private PlanCommand parent;

    @Parameters(index = "0", paramLabel = "PLAN", description = "规划编号，或 plan.json。 The id of a plan, or its file.")
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private String plan;

    @Parameters(
            index = "1..*",
            arity = "1..*",
            paramLabel = "DATASET|CITY",
            description =
                    "各年数据目录；或含 city.json 的市级目录，其中的 reported.csv、predecessors.csv 自动读取。 "
                            + "Datasets, a year each; or a city's folder with its city.json, reported.csv and predecessors.csv.")
    private List<String> data = List.of();

    @Option(
            names = "--reported",
            paramLabel = "FILE",
            description = "人工填报值，可重复。 What was reported by hand; may be repeated.")
    private List<String> reported = List.of();

    @Option(
            names = "--predecessors",
            paramLabel = "FILE",
            description = "学校沿革表，可重复。 What became of schools; may be repeated.")
    private List<String> predecessors = List.of();

    @Option(
            names = "--as-of",
            paramLabel = "DATE",
            converter = Words.Days.class,
            description = "截至日期（默认最近数据年度的 12 月 31 日）。 The day (default: 31 December of the last year of data).")
    private @Nullable LocalDate asOf;

    @Option(
            names = "--recognised",
            paramLabel = "YEAR",
            description = "认定年度：此后的退步列在最前。 The year of recognition: what was lost since stands first.")
    private @Nullable Integer recognised;

    @Option(names = "--place", paramLabel = "NAME", description = "只看一个地区。 One place alone.")
    private @Nullable String place;

    @Option(names = "--unit", paramLabel = "NAME", description = "只看一个责任单位。 One responsible unit alone.")
    private @Nullable String unit;

    @Option(names = "--trends", description = "同时列出各规则历年数值。 Also the figures of all rules over the years.")
    private boolean trends;

    @Option(names = "--private-codes", description = "接受 GB/T 2260 以外的县代码。 Accept county codes outside GB/T 2260.")
    private boolean privateCodes;

    @Option(
            names = "--fail-on",
            paramLabel = "late|not-met",
            converter = Words.Standings.class,
            description = "有职责逾期或未守住（或还包括尚未达到）时退出状态为 1。 "
                    + "Exit with 1 where a duty is late or was not held (or is not reached yet).")
    private @Nullable Standing failOn;

    @Mixin
    private final OutputOptions printing = new OutputOptions();

    @Override
    public Integer call() throws Failure {
        Plan found = PlanCommand.find(plan, printing.lang);
        if (place != null) {
            known(place, places(found), "地区 (place)");
        }
        if (unit != null) {
            known(unit, units(found), "责任单位 (unit)");
        }
        PlanData read = PlanData.read(found, data, privateCodes, printing.lang);
        Map<Locality, Lineage> lineages = read.lineages(paths(predecessors));
        List<Path> files = new ArrayList<>(read.reported());
        files.addAll(paths(reported));
        Checked<List<HandValue>> hand = HandValueReader.read(files, found, CountyPlans.ids());
        read.problems().addAll(hand.problems());
        read.stopOnErrors();
        List<CountySeries> series = read.series();
        List<HandValue> values = hand.value().orElse(List.of());
        Checked<Tracking> tracked = Tracker.track(found, series, values, lineages, day(found, read, values));
        read.problems().addAll(tracked.problems());
        read.stopOnErrors();
        Tracking tracking = tracked.value().orElseThrow(() -> Failure.of(read.problems(), printing.lang));
        Tracking shown = only(tracking, place, unit);
        write(shown, read);
        Set<Standing> fails = failOn == null ? Set.of() : failOn == Standing.LATE ? LATE : NOT_MET;
        return shown.items().stream().anyMatch(t -> t.item().isDuty() && fails.contains(t.standing()))
                ? Failure.VERDICT
                : 0;
    }

    private List<Path> paths(List<String> names) throws Failure {
        List<Path> paths = new ArrayList<>();
        for (String name : names) {
            paths.add(Datasets.path(name, printing.lang));
        }
        return paths;
    }

    /** The day asked for; else the last of the last year that anything is known of. */
    private LocalDate day(Plan found, PlanData read, List<HandValue> values) {
        if (asOf != null) {
            return asOf;
        }
        int reportedLast = values.stream()
                .mapToInt(HandValue::year)
                .max()
                .orElse(found.from().day().getYear());
        return LocalDate.of(read.lastYear().orElse(reportedLast), 12, 31);
    }

    private static Set<String> places(Plan plan) {
        Set<String> places = new LinkedHashSet<>();
        places.add(plan.place().name());
        plan.members().forEach(member -> places.add(member.name()));
        return places;
    }

    private static Set<String> units(Plan plan) {
        Set<String> units = new LinkedHashSet<>();
        plan.items().forEach(item -> {
            units.addAll(item.head().units().lead());
            units.addAll(item.head().units().supporting());
        });
        return units;
    }

    private static void known(String name, Set<String> names, String what) throws Failure {
        if (!names.contains(name)) {
            throw Failure.usage("规划没有这个 (the plan has no such) " + what + "“" + name + "”；可选 (known): "
                    + (names.isEmpty() ? "-" : String.join(", ", names)));
        }
    }

    private static boolean isOf(ItemTrack track, String unit) {
        ResponsibleUnits units = track.item().head().units();
        return units.lead().contains(unit) || units.supporting().contains(unit);
    }

    /** What one place or one unit alone is concerned with; all of it where neither is named. */
    private static Tracking only(Tracking tracking, @Nullable String place, @Nullable String unit) {
        return new Tracking(
                tracking.plan(),
                tracking.asOf(),
                tracking.years(),
                tracking.items().stream()
                        .filter(t -> place == null || t.place().name().equals(place))
                        .filter(t -> unit == null || isOf(t, unit))
                        .toList(),
                tracking.places().stream()
                        .filter(p -> place == null || p.place().name().equals(place))
                        .toList());
    }

    private void write(Tracking tracking, PlanData read) throws Failure {
        Output to = new Output(parent.out(), printing.output, printing.lang);
        List<Problem> problems = List.copyOf(read.problems());
        if (printing.format == Words.Format.JSON) {
            to.write(out -> TrackingJson.write(tracking, problems, trends, printing.lang, out));
        } else {
            Document document = TrackingReport.of(
                    tracking,
                    problems,
                    new TrackingReport.Options(trends, recognised, unit, read.standards(), read.schools()));
            to.write(out -> Rendering.write(document, printing.format, printing.lang, out));
        }
    }
}
