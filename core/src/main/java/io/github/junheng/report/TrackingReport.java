package io.github.junheng.report;

import io.github.junheng.evaluation.Status;
import io.github.junheng.evaluation.UnitTally;
import io.github.junheng.plan.Course;
import io.github.junheng.plan.Deadline;
import io.github.junheng.plan.Goal;
import io.github.junheng.plan.ItemTrack;
import io.github.junheng.plan.Locality;
import io.github.junheng.plan.Milestone;
import io.github.junheng.plan.PlanItem;
import io.github.junheng.plan.Reading;
import io.github.junheng.plan.Regression;
import io.github.junheng.plan.RuleRef;
import io.github.junheng.plan.Standing;
import io.github.junheng.plan.Strictness;
import io.github.junheng.plan.Tracking;
import io.github.junheng.plan.Trend;
import io.github.junheng.plan.Undertaking;
import io.github.junheng.plan.YearFigure;
import io.github.junheng.problem.Problem;
import io.github.junheng.quantity.Magnitude;
import io.github.junheng.quantity.Rational;
import io.github.junheng.quantity.SquareRoot;
import io.github.junheng.school.SchoolCode;
import io.github.junheng.standard.Standard;
import io.github.junheng.standard.Text;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * 规划跟踪报告: how a plan stands, for its reader at the county: duties by standing, what was lost again since recognition, goals,
 * milestones and undertakings with a column for each year, what is open for each responsible unit, the distance of each county, and
 * last what was forecast, which is nobody's duty. Of a city an item that is asked of several counties is one row, whose cells say
 * how many of those that can be told have reached it.
 */
public final class TrackingReport {
    private static final int FEW = 8;
    private static final int FEW_PLACES = 3;
    private static final String MARK = "✗";
    private static final int OF_OTHERS = 2;
    private static final int OF_ROOTS = 3;

    /**
     * 报告选项.
     *
     * @param trends whether the figures of all rules over the years are told
     * @param recognisedOrNull the year of recognition, since which what is lost again is told first
     * @param unitOrNull the responsible unit that the report is for; null for all
     * @param standards what names rules
     * @param schools what names schools
     */
    public record Options(
            boolean trends,
            @Nullable Integer recognisedOrNull,
            @Nullable String unitOrNull,
            List<Standard> standards,
            Map<SchoolCode, String> schools) {
        public Options {
            standards = List.copyOf(standards);
            schools = Map.copyOf(schools);
        }

        /** Nothing asked for, and nothing named. */
        public static Options none() {
            return new Options(false, null, null, List.of(), Map.of());
        }
    }

    private final Tracking tracking;
    private final List<Problem> problems;
    private final Options options;
    private final List<Block> blocks = new ArrayList<>();
    /** Whether it is said already what cells of several places mean. */
    private boolean explained;

    private TrackingReport(Tracking tracking, List<Problem> problems, Options options) {
        this.tracking = tracking;
        this.problems = problems;
        this.options = options;
    }

    /** @param problems what reading the data and tracking warned of */
    public static Document of(Tracking tracking, List<Problem> problems, Options options) {
        return new TrackingReport(tracking, problems, options).document();
    }

    private Document document() {
        head();
        overview();
        regressions();
        items(Message.PLAN_GOALS, t -> t.item() instanceof Goal && t.item().isDuty());
        items(Message.PLAN_MILESTONES, t -> t.item() instanceof Milestone);
        items(Message.PLAN_UNDERTAKINGS, t -> t.item() instanceof Undertaking);
        courses();
        reasons();
        beside();
        units();
        distances();
        trends();
        forecasts();
        if (!problems.isEmpty()) {
            heading(2, Piece.of(Message.PLAN_REMARKS));
            EvaluationReport.problems(problems, Integer.MAX_VALUE, blocks);
        }
        return new Document(blocks);
    }

    private void heading(int level, Piece text) {
        blocks.add(new Block.Heading(level, text));
    }

    private void paragraph(Piece text) {
        EvaluationReport.paragraph(text, blocks);
    }

    private void head() {
        heading(1, Piece.of(Message.PLAN_TRACKED, Piece.of(tracking.plan().title())));
        paragraph(Piece.of(
                Message.PLAN_BASICS,
                Piece.of(tracking.plan().id()),
                Piece.of(tracking.plan().place().name()),
                Piece.of(tracking.plan().from().toString()),
                Piece.of(tracking.plan().until().toString()),
                Piece.of(tracking.asOf().toString())));
        paragraph(
                tracking.years().isEmpty()
                        ? Piece.of(Message.PLAN_NO_YEARS)
                        : Piece.of(
                                Message.PLAN_YEARS,
                                Piece.list(
                                        tracking.years().stream().map(Piece::of).toList())));
        for (int year : tracking.years()) {
            String day = tracking.plan().judgedOn(year).toString();
            if (!day.endsWith("-12-31")) {
                paragraph(Piece.of(Message.PLAN_JUDGED_ON, Piece.of(year), Piece.of(day)));
            }
        }
        if (options.unitOrNull() != null) {
            paragraph(Piece.of(Message.PLAN_FOR_UNIT, Piece.of(options.unitOrNull())));
        }
    }

    // 职责总览

    private void overview() {
        List<ItemTrack> duties = of(t -> t.item().isDuty());
        heading(2, Piece.of(Message.PLAN_DUTIES));
        if (duties.isEmpty()) {
            paragraph(Piece.of(Message.PLAN_NO_DUTY));
            return;
        }
        Map<Piece, List<ItemTrack>> rows = new LinkedHashMap<>();
        rows.put(
                Piece.of(Message.PLAN_GOALS),
                of(t -> t.item() instanceof Goal && t.item().isDuty()));
        rows.put(Piece.of(Message.PLAN_MILESTONES), of(t -> t.item() instanceof Milestone));
        rows.put(Piece.of(Message.PLAN_UNDERTAKINGS), of(t -> t.item() instanceof Undertaking));
        rows.values().removeIf(List::isEmpty);
        if (rows.size() > 1) {
            rows.put(Piece.of(Message.PLAN_ALL), duties);
        }
        counted(Piece.of(Message.PLAN_KIND), rows);
    }

    /** A row for each group, a column for each standing that there is. */
    private void counted(Piece first, Map<Piece, List<ItemTrack>> rows) {
        Map<Piece, Map<Standing, Integer>> counts = new LinkedHashMap<>();
        rows.forEach((name, tracks) -> counts.put(name, counts(tracks)));
        Set<Standing> there = new TreeSet<>();
        counts.values().forEach(row -> there.addAll(row.keySet()));
        List<Piece> header = new ArrayList<>(List.of(first, Piece.of(Message.PLAN_TOTAL)));
        there.forEach(standing -> header.add(PlanWords.standing(standing)));
        List<List<Piece>> table = new ArrayList<>();
        counts.forEach((name, row) -> {
            List<Piece> cells = new ArrayList<>(List.of(
                    name,
                    Piece.of(row.values().stream().mapToInt(Integer::intValue).sum())));
            there.forEach(standing ->
                    cells.add(row.containsKey(standing) ? Piece.of(row.getOrDefault(standing, 0)) : Piece.DASH));
            table.add(cells);
        });
        blocks.add(new Block.Table(header, table));
    }

    private static Map<Standing, Integer> counts(List<ItemTrack> tracks) {
        Map<Standing, Integer> counts = new EnumMap<>(Standing.class);
        tracks.forEach(t -> counts.merge(t.standing(), 1, Integer::sum));
        return counts;
    }

    private List<ItemTrack> of(Predicate<ItemTrack> which) {
        return tracking.items().stream().filter(which).toList();
    }

    // 目标、节点、举措

    /** Tracks of one item for its places, by the item's id without place. */
    private static Map<String, List<ItemTrack>> grouped(List<ItemTrack> tracks) {
        Map<String, List<ItemTrack>> groups = new LinkedHashMap<>();
        for (ItemTrack track : tracks) {
            groups.computeIfAbsent(root(track.item()), r -> new ArrayList<>()).add(track);
        }
        return groups;
    }

    private static String root(PlanItem item) {
        int at = item.id().indexOf('@');
        return at < 0 ? item.id() : item.id().substring(0, at);
    }

    private void items(Message title, Predicate<ItemTrack> which) {
        List<ItemTrack> tracks = of(which);
        if (!tracks.isEmpty()) {
            heading(2, Piece.of(title));
            table(tracks, Piece.NONE);
        }
    }

    /** @param label what stands before every name */
    private void table(List<ItemTrack> tracks, Piece label) {
        Map<String, List<ItemTrack>> groups = grouped(tracks);
        boolean gaps = groups.values().stream()
                .anyMatch(group -> group.size() == 1 && group.get(0).gap().isPresent());
        List<Piece> header = new ArrayList<>(List.of(
                Piece.of(Message.PLAN_ITEM),
                Piece.of(Message.PLAN_SOURCE),
                Piece.of(Message.PLAN_TARGET),
                Piece.of(Message.PLAN_BY)));
        tracking.years().forEach(year -> header.add(Piece.of(year)));
        header.add(Piece.of(Message.PLAN_STANDING));
        if (gaps) {
            header.add(Piece.of(Message.PLAN_GAP));
        }
        List<List<Piece>> rows = new ArrayList<>();
        boolean several = false;
        for (List<ItemTrack> group : groups.values()) {
            boolean one = group.size() == 1;
            several |= !one;
            ItemTrack first = group.get(0);
            List<Piece> row = new ArrayList<>(List.of(
                    Piece.words(label, name(first, one)),
                    one ? PlanWords.source(first.item()) : source(group),
                    same(group, t -> PlanWords.target(t.item())),
                    same(group, t -> PlanWords.deadline(t.item().head().deadline()))));
            for (int year : tracking.years()) {
                row.add(one ? cell(first, year) : share(group, year));
            }
            row.add(one ? conclusion(first) : standings(group));
            if (gaps) {
                row.add(one ? gap(first) : Piece.DASH);
            }
            rows.add(row);
        }
        blocks.add(new Block.Table(header, rows));
        if (several && !explained) {
            explained = true;
            paragraph(Piece.of(Message.PLAN_SHARES_EXPLAINED));
        }
    }

    /** The name; of what one place of a city is asked alone, with that place. */
    private Piece name(ItemTrack track, boolean one) {
        Piece name = Piece.of(track.item().head().name());
        boolean ofMember = one && !track.place().equals(tracking.plan().place());
        return ofMember && tracking.plan().isOfCity()
                ? Piece.of(Message.PLAN_NAME_AT, name, Piece.of(track.place().name()))
                : name;
    }

    private static Piece source(List<ItemTrack> group) {
        return Piece.of(group.get(0).item().head().clause());
    }

    /** What all of a group have; else that it differs. */
    private static Piece same(List<ItemTrack> group, java.util.function.Function<ItemTrack, Piece> of) {
        Piece first = of.apply(group.get(0));
        return group.stream().allMatch(t -> of.apply(t).equals(first)) ? first : Piece.of(Message.PLAN_DIFFERS);
    }

    private static Optional<YearFigure> figure(ItemTrack track, int year) {
        return track.figures().stream().filter(f -> f.year() == year).findFirst();
    }

    private static Piece cell(ItemTrack track, int year) {
        boolean counts = track.item() instanceof Goal goal
                && goal.reading() instanceof Reading.OfRules of
                && of.take() == Reading.Take.EVERY;
        return figure(track, year)
                .map(f -> counts && f.value().isPresent()
                        ? f.units().map(units -> counted(f, units)).orElse(Piece.DASH)
                        : cell(f, PlanWords.limit(track.item())))
                .orElse(Piece.DASH);
    }

    /** Of what is asked of every school or school stage, how many reach it. */
    private static Piece counted(YearFigure figure, UnitTally units) {
        Piece shown = Piece.of(units.met() + "/" + (units.met() + units.notMet()));
        return figure.status() == Status.NOT_MET ? Piece.words(shown, Piece.of(MARK)) : shown;
    }

    private static Piece cell(YearFigure figure, @Nullable Rational limit) {
        Piece shown;
        if (figure.status() == Status.NOT_APPLICABLE && figure.value().isEmpty()) {
            return Names.status(Status.NOT_APPLICABLE);
        } else if (figure.word().isPresent()) {
            shown = Piece.of(figure.word().get());
        } else if (figure.value().isPresent()) {
            shown = value(figure.value().get(), limit);
        } else if (figure.isKnown()) {
            return Piece.of(
                    figure.status() == Status.MET ? new Text("达到", "yes") : new Text("未达到 " + MARK, "no " + MARK));
        } else if (!figure.missing().isEmpty()) {
            return Piece.of(
                    Message.PLAN_CELLS_MISSING, Piece.of(figure.missing().size()));
        } else {
            return figure.gap().filter(YearFigure.Gap.NOT_IN_FORCE::equals).isPresent()
                    ? Piece.of(Message.PLAN_NOT_IN_FORCE)
                    : Piece.DASH;
        }
        return figure.status() == Status.NOT_MET ? Piece.words(shown, Piece.of(MARK)) : shown;
    }

    /** Two decimals, of a coefficient of variation three, and more where the limit is as near as that. */
    static Piece value(Magnitude value, @Nullable Rational limit) {
        return new Piece.Figure(value, limit, value instanceof SquareRoot ? OF_ROOTS : OF_OTHERS);
    }

    /** How many of those that can be told have reached it. */
    private static Piece share(List<ItemTrack> group, int year) {
        int met = 0;
        int known = 0;
        for (ItemTrack track : group) {
            Optional<YearFigure> figure = figure(track, year).filter(YearFigure::isKnown);
            known += figure.isPresent() ? 1 : 0;
            met += figure.filter(f -> f.status() == Status.MET).isPresent() ? 1 : 0;
        }
        return known == 0 ? Piece.DASH : Piece.of(met + "/" + known);
    }

    private static Piece gap(ItemTrack track) {
        return track.gap().map(gap -> (Piece) new Piece.Amount(gap)).orElse(Piece.DASH);
    }

    private Piece conclusion(ItemTrack track) {
        Piece standing = PlanWords.standing(track.standing());
        if (track.standing() == Standing.MET) {
            Optional<Piece> since = track.metIn().map(Piece::of);
            if (track.metLate()) {
                return Piece.of(Message.PLAN_MET_LATE, standing, since.orElse(Piece.DASH));
            }
            List<Piece> missed = missed(track);
            if (!missed.isEmpty()) {
                return Piece.of(Message.PLAN_MISSED_BEFORE, standing, Piece.list(missed));
            }
            return since.map(year -> Piece.of(Message.PLAN_SINCE, standing, year))
                    .orElse(standing);
        }
        if (track.standing() == Standing.MISSED) {
            List<Piece> missed = missed(track);
            return missed.isEmpty() ? standing : Piece.of(Message.PLAN_SINCE, standing, Piece.list(missed));
        }
        return track.lapses().isEmpty()
                ? standing
                : Piece.of(
                        Message.PLAN_LOST_AGAIN,
                        standing,
                        Piece.of(track.lapses().get(track.lapses().size() - 1).metIn()));
    }

    /** The years, from the first that is asked, in which what is to be held was not. */
    private List<Piece> missed(ItemTrack track) {
        Deadline deadline = track.item().head().deadline();
        int from = deadline.from().orElse(tracking.plan().from()).day().getYear();
        return switch (deadline.kind()) {
            case YEARLY, ONGOING ->
                track.figures().stream()
                        .filter(f -> f.year() >= from && f.status() == Status.NOT_MET)
                        .map(f -> Piece.of(f.year()))
                        .toList();
            case BY, UNDATED -> List.of();
        };
    }

    /** How many places stand how; few that still have to do something are named. */
    private static Piece standings(List<ItemTrack> group) {
        List<Piece> parts = new ArrayList<>();
        counts(group).forEach((standing, count) -> {
            Piece part = Piece.words(PlanWords.standing(standing), Piece.of(count));
            List<Piece> places = group.stream()
                    .filter(t -> t.standing() == standing)
                    .map(t -> Piece.of(t.place().name()))
                    .toList();
            boolean named = standing != Standing.MET && count <= FEW_PLACES;
            parts.add(named ? Piece.of(Message.PLAN_NAME_AT, part, Piece.list(places)) : part);
        });
        return Piece.list(parts);
    }

    // 进度、原因、对照

    private void courses() {
        List<Piece> lines = new ArrayList<>();
        for (ItemTrack track : of(t -> t.item().isDuty())) {
            boolean judged = track.standing() == Standing.ON_COURSE || track.standing() == Standing.BEHIND;
            track.course().filter(c -> judged).ifPresent(c -> lines.add(course(track, c)));
        }
        if (!lines.isEmpty()) {
            heading(2, Piece.of(Message.PLAN_COURSE));
            paragraph(Piece.of(Message.PLAN_COURSE_EXPLAINED));
            blocks.add(new Block.Items(lines));
        }
    }

    private Piece course(ItemTrack track, Course course) {
        Piece line = Piece.of(
                Message.PLAN_COURSE_LINE,
                name(track, true),
                Piece.of(course.fromYear()),
                number(course.from()),
                Piece.of(course.dueYear()),
                number(course.target()));
        Piece now = Piece.of(
                Message.PLAN_COURSE_NOW,
                Piece.of(course.latestYear()),
                number(course.expected()),
                number(course.latest()),
                PlanWords.standing(track.standing()));
        List<Piece> parts = new ArrayList<>(List.of(line, now));
        course.neededPerYear()
                .ifPresent(needed -> parts.add(Piece.of(
                        Message.PLAN_COURSE_NEEDED,
                        Piece.of((needed.signum() < 0 ? "−" : "+")
                                + needed.abs().round(2).toPlainString()))));
        return Piece.clauses(parts);
    }

    private static Piece number(Magnitude value) {
        return new Piece.Figure(value, null, 2);
    }

    /** What has to be reported by hand, and what else keeps items from being told. */
    private void reasons() {
        List<ItemTrack> unknown = of(t -> t.item().isDuty() && t.standing() == Standing.NOT_MEASURABLE);
        if (unknown.isEmpty()) {
            return;
        }
        heading(2, Piece.of(Message.PLAN_UNTOLD));
        List<Piece> byHand = new ArrayList<>();
        List<Piece> lines = new ArrayList<>();
        grouped(unknown).forEach((root, group) -> {
            ItemTrack first = group.get(0);
            Piece name = Piece.of(first.item().head().name());
            if (isByHand(first.item())) {
                Piece id = Piece.of(group.size() == 1 ? first.item().id() : root);
                Piece places = group.size() == 1 ? name : Piece.of(Message.PLAN_TIMES, name, Piece.of(group.size()));
                byHand.add(Piece.of(Message.PLAN_NAME_AT, id, places));
            } else {
                lines.add(Piece.of(Message.EXPLAINED, name(first, group.size() == 1), why(group)));
            }
        });
        if (!byHand.isEmpty()) {
            paragraph(Piece.of(Message.PLAN_TO_REPORT, Piece.list(byHand)));
        }
        if (!lines.isEmpty()) {
            blocks.add(new Block.Items(lines));
        }
    }

    private static boolean isByHand(PlanItem item) {
        return !(item instanceof Goal goal) || goal.reading() instanceof Reading.ByHand;
    }

    private Piece why(List<ItemTrack> group) {
        List<Piece> parts = new ArrayList<>();
        for (ItemTrack track : group.subList(0, Math.min(FEW_PLACES, group.size()))) {
            YearFigure last = null;
            for (YearFigure figure : track.figures()) {
                boolean says = figure.status() == Status.INDETERMINATE
                        && (last == null
                                || last.missing().isEmpty()
                                || !figure.missing().isEmpty());
                last = says ? figure : last;
            }
            if (last != null) {
                Piece year = Piece.words(Piece.of(last.year()), PlanWords.why(last));
                parts.add(
                        group.size() == 1
                                ? year
                                : Piece.words(Piece.of(track.place().name()), year));
            }
        }
        if (group.size() > FEW_PLACES) {
            parts.add(Piece.of(Message.PLAN_MORE_PLACES, Piece.of(group.size() - FEW_PLACES)));
        }
        return parts.isEmpty() ? Piece.of(Message.INDETERMINATE) : Piece.clauses(parts);
    }

    /** What rules say beside goals, and where a goal is not as strict as its rule or stricter. */
    private void beside() {
        List<List<Piece>> rows = new ArrayList<>();
        grouped(of(t -> t.item().isDuty() && t.item() instanceof Goal)).forEach((root, group) -> {
            ItemTrack first = group.get(0);
            for (ItemTrack.Beside rule : first.beside()) {
                boolean own = first.item() instanceof Goal goal && reads(goal).contains(rule.rule());
                if (!own || rule.strictness() == Strictness.STRICTER || rule.strictness() == Strictness.LOOSER) {
                    rows.add(List.of(
                            name(first, group.size() == 1),
                            PlanWords.strictness(rule.strictness()),
                            rule(rule.rule()),
                            Piece.of(own ? Message.PLAN_READ : Message.PLAN_BESIDE),
                            besides(group, rule.rule())));
                }
            }
        });
        if (!rows.isEmpty()) {
            heading(2, Piece.of(Message.PLAN_STRICTNESS));
            paragraph(Piece.of(Message.PLAN_BESIDE_EXPLAINED));
            blocks.add(new Block.Table(
                    EvaluationReport.header(
                            Message.PLAN_ITEM,
                            Message.PLAN_STRICT,
                            Message.RULE,
                            Message.PLAN_USE,
                            Message.PLAN_RULE_OUTCOME),
                    rows));
        }
    }

    private static List<RuleRef> reads(Goal goal) {
        return goal.reading() instanceof Reading.OfRules of ? of.rules() : List.of();
    }

    private Piece besides(List<ItemTrack> group, RuleRef rule) {
        Map<Status, Integer> counts = new EnumMap<>(Status.class);
        for (ItemTrack track : group) {
            track.beside().stream()
                    .filter(b -> b.rule().equals(rule))
                    .forEach(b -> counts.merge(b.status(), 1, Integer::sum));
        }
        if (counts.keySet().equals(Set.of(Status.INDETERMINATE)) && !isInForce(rule)) {
            return Piece.of(Message.PLAN_NOT_IN_FORCE);
        }
        List<Piece> parts = new ArrayList<>();
        counts.forEach((status, count) -> parts.add(
                group.size() == 1 ? Names.status(status) : Piece.words(Names.status(status), Piece.of(count))));
        return Piece.list(parts);
    }

    /** Whether a rule is in force on the day of the last year, as far as its standard is known. */
    private boolean isInForce(RuleRef ref) {
        if (tracking.years().isEmpty()) {
            return true;
        }
        LocalDate day =
                tracking.plan().judgedOn(tracking.years().get(tracking.years().size() - 1));
        return options.standards().stream()
                .filter(s -> s.rules().values().stream().anyMatch(r -> r.id().equals(ref.rule())))
                .allMatch(s ->
                        s.isInForce(day) && s.rule(ref.rule().local()).inForce().contains(day));
    }

    /** The reference, with the rule's name where it is known. */
    private Piece rule(RuleRef ref) {
        return options.standards().stream()
                .flatMap(s -> s.rules().values().stream())
                .filter(r -> r.id().equals(ref.rule()))
                .findFirst()
                .map(r -> Piece.of(Message.PLAN_NAME_AT, Piece.of(ref.toString()), Piece.of(r.name())))
                .orElse(Piece.of(ref.toString()));
    }

    // 责任单位、距离

    private void units() {
        heading(2, Piece.of(Message.PLAN_UNITS));
        List<List<Piece>> rows = new ArrayList<>();
        tracking.openByUnit().forEach((unit, tracks) -> {
            if (options.unitOrNull() == null || unit.equals(options.unitOrNull())) {
                long pressing = tracks.stream()
                        .filter(t -> t.standing() == Standing.LATE || t.standing() == Standing.MISSED)
                        .count();
                rows.add(List.of(
                        unit.isEmpty() ? Piece.of(Message.PLAN_NO_UNIT) : Piece.of(unit),
                        Piece.of(tracks.size()),
                        pressing == 0 ? Piece.DASH : Piece.of(pressing),
                        names(tracks, options.unitOrNull() == null ? FEW : Integer.MAX_VALUE)));
            }
        });
        if (rows.isEmpty()) {
            paragraph(Piece.of(Message.PLAN_NOTHING_OPEN));
            return;
        }
        blocks.add(new Block.Table(
                EvaluationReport.header(
                        Message.PLAN_UNIT, Message.PLAN_OPEN, Message.PLAN_PRESSING, Message.PLAN_OPEN_ITEMS),
                rows));
    }

    private Piece names(List<ItemTrack> tracks, int most) {
        Map<String, List<ItemTrack>> groups = grouped(tracks);
        List<Piece> names = new ArrayList<>();
        for (List<ItemTrack> group : groups.values()) {
            if (names.size() < most) {
                Piece name = name(group.get(0), group.size() == 1);
                names.add(group.size() == 1 ? name : Piece.of(Message.PLAN_TIMES, name, Piece.of(group.size())));
            }
        }
        if (groups.size() > most) {
            names.add(Piece.of(Message.PLAN_MORE, Piece.of(groups.size() - most)));
        }
        return Piece.list(names);
    }

    private void distances() {
        List<Locality> places = places();
        if (places.size() > 1) {
            heading(2, Piece.of(Message.PLAN_DISTANCE));
            Map<Piece, List<ItemTrack>> rows = new LinkedHashMap<>();
            for (Locality place : places) {
                rows.put(
                        Piece.of(place.name()),
                        of(t -> t.item().isDuty() && t.place().equals(place)));
            }
            rows.values().removeIf(List::isEmpty);
            counted(Piece.of(Message.PLAN_PLACE), rows);
            paragraph(Piece.of(Message.PLAN_PLACE_HINT));
        }
        for (Tracking.PlaceHistory history : tracking.places()) {
            history.schoolsChanged().forEach((year, count) -> {
                if (count > 0) {
                    paragraph(Piece.of(
                            Message.PLAN_SCHOOLS_CHANGED,
                            Piece.of(history.place().name()),
                            Piece.of(year),
                            Piece.of(count)));
                }
            });
        }
    }

    private List<Locality> places() {
        List<Locality> places = new ArrayList<>(tracking.plan().members());
        places.add(tracking.plan().place());
        places.removeIf(p -> tracking.items().stream().noneMatch(t -> t.place().equals(p)));
        return places;
    }

    // 退步、趋势、预计

    private boolean hasDataOf(int year) {
        return tracking.places().stream()
                .flatMap(history -> history.trends().stream())
                .flatMap(trend -> trend.years().stream())
                .anyMatch(figure -> figure.year() == year && figure.gapOrNull() != YearFigure.Gap.NO_DATASET);
    }

    private void regressions() {
        if (options.unitOrNull() != null) {
            // Rules have no responsible unit: what is shown of one unit is its items.
            return;
        }
        List<List<Piece>> since = new ArrayList<>();
        List<List<Piece>> others = new ArrayList<>();
        for (Tracking.PlaceHistory history : tracking.places()) {
            for (Regression regression : history.regressions()) {
                boolean recognised =
                        options.recognisedOrNull() != null && regression.lapse().metIn() == options.recognisedOrNull();
                (recognised ? since : others).add(row(history.place(), regression));
            }
        }
        if (options.recognisedOrNull() != null) {
            heading(2, Piece.of(Message.PLAN_SINCE_RECOGNITION, Piece.of(options.recognisedOrNull())));
            if (since.isEmpty()) {
                paragraph(
                        hasDataOf(options.recognisedOrNull())
                                ? Piece.of(Message.PLAN_NO_REGRESSION)
                                : Piece.of(Message.PLAN_NO_DATA_THEN, Piece.of(options.recognisedOrNull())));
            } else {
                regressions(since);
            }
        }
        if (!others.isEmpty()) {
            heading(2, Piece.of(Message.PLAN_REGRESSIONS));
            regressions(others);
        }
    }

    private void regressions(List<List<Piece>> rows) {
        blocks.add(new Block.Table(
                EvaluationReport.header(
                        Message.PLAN_PLACE,
                        Message.RULE,
                        Message.SUBJECT,
                        Message.PLAN_MET_IN,
                        Message.PLAN_NOT_MET_IN,
                        Message.PLAN_UNKNOWN_BETWEEN),
                rows));
    }

    private List<Piece> row(Locality place, Regression regression) {
        Piece school = regression
                .school()
                .map(code -> Piece.of(options.schools().getOrDefault(code, code.value())))
                .orElse(Piece.of(Message.COUNTY));
        Piece subject = regression
                .stage()
                .map(stage -> Piece.words(school, Names.stage(stage)))
                .orElse(school);
        List<Piece> unknown =
                regression.lapse().unknownBetween().stream().map(Piece::of).toList();
        return List.of(
                Piece.of(place.name()),
                rule(RuleRef.of(regression.rule())),
                subject,
                Piece.of(regression.lapse().metIn()),
                Piece.of(regression.lapse().notMetIn()),
                unknown.isEmpty() ? Piece.DASH : Piece.list(unknown));
    }

    private void trends() {
        if (!options.trends()) {
            return;
        }
        heading(2, Piece.of(Message.PLAN_TRENDS));
        for (Tracking.PlaceHistory history : tracking.places()) {
            List<List<Piece>> rows = new ArrayList<>();
            for (Trend trend : history.trends()) {
                if (trend.years().stream().anyMatch(f -> f.value().isPresent())) {
                    rows.add(row(trend));
                }
            }
            if (!rows.isEmpty()) {
                if (tracking.places().size() > 1) {
                    heading(3, Piece.of(history.place().name()));
                }
                List<Piece> header = new ArrayList<>(
                        List.of(Piece.of(Message.RULE), Piece.of(Message.STAGE), Piece.of(Message.CONTENT)));
                tracking.years().forEach(year -> header.add(Piece.of(year)));
                blocks.add(new Block.Table(header, rows));
            }
        }
    }

    private List<Piece> row(Trend trend) {
        List<Piece> row = new ArrayList<>(List.of(
                rule(RuleRef.of(trend.rule())), Names.stageOrDash(trend.stageOrNull()), PlanWords.what(trend.what())));
        for (int year : tracking.years()) {
            row.add(trend.years().stream()
                    .filter(f -> f.year() == year)
                    .findFirst()
                    .flatMap(YearFigure::value)
                    .map(value -> value(value, null))
                    .orElse(Piece.DASH));
        }
        return row;
    }

    private void forecasts() {
        List<ItemTrack> forecasts = of(t -> !t.item().isDuty());
        if (!forecasts.isEmpty()) {
            heading(2, Piece.of(Message.PLAN_FORECASTS));
            table(forecasts, Piece.of(Message.PLAN_FORECAST));
        }
    }
}
