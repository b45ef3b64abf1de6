package io.github.junheng.examples.forms.check;

import io.github.junheng.examples.forms.edition.FigureSpec;
import io.github.junheng.examples.forms.edition.FormEdition.RowSpec;
import io.github.junheng.examples.forms.edition.FormEdition.TableSpec;
import io.github.junheng.examples.forms.figure.Ground;
import io.github.junheng.problem.ProblemCode;
import io.github.junheng.quantity.Rational;
import io.github.junheng.school.SchoolKind;
import io.github.junheng.school.Stage;
import io.github.junheng.standard.Criterion;
import io.github.junheng.standard.Limit;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The rows of units against the totals, counts, means and coefficients of the other tables. */
final class UnitChecks {
    private static final Pattern REMARK = Pattern.compile("^(?:达标|met)((?: \\d{1,2})*)(?: —)?(?:[；;].*)?$");
    private static final MathContext SHOWN = new MathContext(12, RoundingMode.HALF_EVEN);

    private final FormChecks form;

    UnitChecks(FormChecks form) {
        this.form = form;
    }

    void run() {
        for (TableSpec table : form.edition.tables()) {
            List<Map<String, FoundCell>> rows = form.units.get(table.id());
            if (table.units().isPresent() && rows != null) {
                new OfTable(table, rows).run();
            }
        }
    }

    /** The checks of one table of units. */
    private final class OfTable {
        private final TableSpec table;
        private final String rule;
        private final Map<Stage, List<Map<String, FoundCell>>> byStage = new LinkedHashMap<>();

        OfTable(TableSpec table, List<Map<String, FoundCell>> rows) {
            this.table = table;
            this.rule = table.units().orElseThrow().rule();
            table.units().orElseThrow().stages().forEach(stage -> byStage.put(stage, new ArrayList<>()));
            for (Map<String, FoundCell> row : rows) {
                row.values().stream()
                        .findFirst()
                        .flatMap(FoundCell::stage)
                        .ifPresent(stage -> byStage.computeIfAbsent(stage, s -> new ArrayList<>())
                                .add(row));
            }
        }

        void run() {
            byStage.forEach((stage, rows) -> {
                sums(stage, rows);
                counts(stage, rows);
                met(stage, rows);
                rows.forEach(row -> verdict(stage, row));
                spreads(stage, rows);
            });
        }

        private @Nullable String column(Predicate<FigureSpec> wanted) {
            RowSpec spec = table.rows().get(0);
            for (int i = 0; i < spec.cells().size(); i++) {
                if (wanted.test(spec.cells().get(i).figure())) {
                    return table.columns().get(i).id();
                }
            }
            return null;
        }

        private @Nullable String column(FigureSpec.OfUnit what) {
            return column(figure -> figure.equals(new FigureSpec.Unit(what)));
        }

        private @Nullable String column(String rule, FigureSpec.Part part) {
            return column(figure -> figure instanceof FigureSpec.OfRule of
                    && of.rule().equals(rule)
                    && of.part() == part
                    && of.test().isEmpty());
        }

        private String range(List<Map<String, FoundCell>> rows, String column) {
            FoundCell first = rows.isEmpty() ? null : rows.get(0).get(column);
            FoundCell last = rows.isEmpty() ? null : rows.get(rows.size() - 1).get(column);
            if (first == null || last == null) {
                return table.name().zh();
            }
            String end = last.place().toString();
            return first.place() + ":" + end.substring(end.lastIndexOf('!') + 1);
        }

        /** The numbers of a column; null where one is none. */
        private @Nullable List<Interval> numbers(
                List<Map<String, FoundCell>> rows, @Nullable String column, ProblemCode code) {
            List<Interval> numbers = new ArrayList<>();
            boolean all = column != null;
            for (Map<String, FoundCell> row : all ? rows : List.<Map<String, FoundCell>>of()) {
                Interval number = form.need(row.get(column), code);
                if (number == null) {
                    all = false;
                } else {
                    numbers.add(number);
                }
            }
            return all ? numbers : null;
        }

        /** Where a column has no number. */
        private static String blanks(List<Map<String, FoundCell>> rows, String column) {
            List<String> places = new ArrayList<>();
            for (Map<String, FoundCell> row : rows) {
                FoundCell cell = row.get(column);
                if (cell != null && cell.number().isEmpty()) {
                    places.add(cell.place().toString());
                }
            }
            return places.size() <= 3 ? String.join("、", places) : String.join("、", places.subList(0, 3)) + " …";
        }

        private static Interval sum(List<Interval> numbers) {
            Interval sum = Interval.of(Rational.ZERO);
            for (Interval number : numbers) {
                sum = sum.plus(whole(number));
            }
            return sum;
        }

        /** A count is what it says. */
        private static Interval whole(Interval printed) {
            return Interval.of(printed.low().plus(printed.high()).dividedBy(Rational.of(2)));
        }

        // ------------------------------------------------------------ sums

        private void sums(Stage stage, List<Map<String, FoundCell>> rows) {
            FigureSpec pupils =
                    new FigureSpec.Total(List.of(stage.key() + ".students"), Optional.empty(), Rational.ONE);
            sum(stage, rows, column(FigureSpec.OfUnit.PUPILS), pupils, true);
            sum(stage, rows, column(FigureSpec.OfUnit.CLASSES), new FigureSpec.Classes(stage, Optional.empty()), false);
        }

        private void sum(
                Stage stage,
                List<Map<String, FoundCell>> rows,
                @Nullable String column,
                FigureSpec wanted,
                boolean pupils) {
            FoundCell total = form.first(wanted);
            List<Interval> numbers = numbers(rows, column, ProblemCode.CHECK_SUM);
            Interval printed = form.need(total, ProblemCode.CHECK_SUM);
            if (total == null || column == null || numbers == null || printed == null) {
                form.skip(
                        table.id() + " " + stage.zh() + (pupils ? "在校生数" : "班级数") + "：有空格或没有合计，没有核对合计",
                        table.id() + " " + stage + (pupils ? " pupils" : " classes")
                                + ": blanks or no total, the sum was not checked");
                return;
            }
            form.ran(ProblemCode.CHECK_SUM);
            Rational sum = sum(numbers).low();
            Rational rest = whole(printed).low().minus(sum);
            if (rest.signum() < 0 || isAbove(rest, room(stage, pupils))) {
                form.report(
                        ProblemCode.CHECK_SUM,
                        total,
                        range(rows, column),
                        sum.toDecimal(),
                        total.place().toString(),
                        total.text());
            }
        }

        private static boolean isAbove(Rational rest, Optional<Rational> most) {
            return most.isPresent() && rest.compareTo(most.get()) > 0;
        }

        /** How many pupils or classes small teaching points, which have no row, can have; empty where any. */
        private Optional<Rational> room(Stage stage, boolean pupils) {
            if (!SchoolKind.TEACHING_POINT.has(stage)) {
                return Optional.of(Rational.ZERO);
            }
            FoundCell all = null;
            FoundCell large = null;
            Rational least = Rational.ZERO;
            for (FigureSpec figure : form.byFigure().keySet()) {
                if (figure instanceof FigureSpec.Schools schools
                        && schools.kinds().equals(Set.of(SchoolKind.TEACHING_POINT))) {
                    if (schools.minPupils().isPresent()) {
                        large = form.first(figure);
                        least = schools.minPupils().get();
                    } else {
                        all = form.first(figure);
                    }
                }
            }
            Interval points = form.need(all, ProblemCode.CHECK_SUM);
            Interval counted = form.need(large, ProblemCode.CHECK_SUM);
            if (points == null || counted == null) {
                return Optional.empty();
            }
            Rational small = whole(points).low().minus(whole(counted).low());
            if (small.signum() <= 0) {
                return Optional.of(Rational.ZERO);
            }
            return pupils ? Optional.of(small.times(least.minus(Rational.ONE))) : Optional.empty();
        }

        // ------------------------------------------------------------ counts

        private void counts(Stage stage, List<Map<String, FoundCell>> rows) {
            for (Map.Entry<FigureSpec, List<FoundCell>> entry : form.byFigure().entrySet()) {
                if (!(entry.getKey() instanceof FigureSpec.Subjects subjects)
                        || !subjects.rule().equals(rule)
                        || subjects.outcome().isPresent()
                        || !subjects.stage().equals(Optional.of(stage))) {
                    continue;
                }
                for (FoundCell cell : entry.getValue()) {
                    Interval printed = form.need(cell, ProblemCode.CHECK_COUNT);
                    if (printed == null) {
                        continue;
                    }
                    Rational count = whole(printed).low();
                    if (subjects.kinds().isEmpty()) {
                        form.ran(ProblemCode.CHECK_COUNT);
                        if (!count.equals(Rational.of(rows.size()))) {
                            miscounted(cell, table.name().zh(), Integer.toString(rows.size()));
                        }
                    }
                    ofKinds(stage, subjects.kinds(), cell, count);
                }
            }
        }

        /**
         * There are no more units of some kinds than schools. There may be fewer, and no other figure of the form tells how many:
         * a school of the kind need not have pupils of the stage, and without them it has no unit. Of teaching points alone there
         * are as many units as points of so many pupils, for these have pupils.
         */
        private void ofKinds(Stage stage, Set<SchoolKind> kinds, FoundCell cell, Rational count) {
            Rational schools = Rational.ZERO;
            boolean exact = kinds.equals(Set.of(SchoolKind.TEACHING_POINT));
            TreeSet<String> places = new TreeSet<>();
            for (SchoolKind kind : SchoolKind.values()) {
                boolean counts = kinds.isEmpty() ? kind.has(stage) : kinds.contains(kind);
                if (!counts || !Ground.isOrdinary(kind)) {
                    continue;
                }
                FoundCell number = null;
                boolean large = false;
                for (FigureSpec figure : form.byFigure().keySet()) {
                    if (figure instanceof FigureSpec.Schools of
                            && of.kinds().equals(Set.of(kind))
                            && (number == null || of.minPupils().isPresent())) {
                        number = form.first(figure);
                        large = of.minPupils().isPresent();
                    }
                }
                exact &= large;
                Interval known = form.need(number, ProblemCode.CHECK_COUNT);
                if (known == null || number == null) {
                    return;
                }
                schools = schools.plus(whole(known).low());
                places.add(number.place().toString());
            }
            form.ran(ProblemCode.CHECK_COUNT);
            if (count.compareTo(schools) > 0 || (exact && !count.equals(schools))) {
                miscounted(cell, String.join(" + ", places), (exact ? "" : "≤ ") + schools.toDecimal());
            }
        }

        private void miscounted(FoundCell cell, String from, String counted) {
            form.report(ProblemCode.CHECK_COUNT, cell, cell.place().toString(), cell.text(), from, counted);
        }

        private void met(Stage stage, List<Map<String, FoundCell>> rows) {
            form.byFigure().forEach((figure, found) -> {
                if (figure instanceof FigureSpec.Met met && met.stage() == stage) {
                    found.forEach(cell -> met(stage, rows, met, cell));
                }
            });
        }

        private void met(Stage stage, List<Map<String, FoundCell>> rows, FigureSpec.Met met, FoundCell cell) {
            int sure = 0;
            int open = 0;
            TreeSet<String> from = new TreeSet<>();
            for (Map<String, FoundCell> row : rows) {
                List<Judged> each = new ArrayList<>();
                for (String one : met.rules()) {
                    each.add(one.equals(rule) ? outcome(row) : judged(row, one, stage, Rational.ONE));
                }
                Judged all = Judged.all(each);
                sure += all == Judged.YES ? 1 : 0;
                open += all == Judged.OPEN ? 1 : 0;
            }
            for (String one : met.rules()) {
                String column = column(one, one.equals(rule) ? FigureSpec.Part.OUTCOME : FigureSpec.Part.VALUE);
                if (column == null) {
                    return;
                }
                from.add(range(rows, column));
            }
            if (cell.isBlank() && (open > 0 || rows.isEmpty())) {
                return;
            }
            Interval printed = form.need(cell, ProblemCode.CHECK_COUNT);
            if (printed == null || (met.share() && rows.isEmpty())) {
                return;
            }
            form.ran(ProblemCode.CHECK_COUNT);
            boolean fits = false;
            for (int count = sure; count <= sure + open && !fits; count++) {
                Interval exact = Interval.of(met.share() ? Rational.of(count * 100L, rows.size()) : Rational.of(count));
                fits = (met.share() ? printed : whole(printed)).meets(exact);
            }
            FoundCell beside = met.share() ? form.first(new FigureSpec.Met(met.rules(), stage, false)) : null;
            Interval counted = beside == null ? null : beside.interval();
            if (fits && counted != null && beside != null) {
                Rational share = whole(counted).low().times(FormChecks.HUNDRED).dividedBy(Rational.of(rows.size()));
                if (!printed.meets(Interval.of(share))) {
                    miscounted(
                            cell, beside.place().toString(), Interval.of(share).shown());
                }
                return;
            }
            if (!fits) {
                String low = count(sure, met.share(), rows.size());
                String high = count(sure + open, met.share(), rows.size());
                String at = from.size() == 1 ? from.first() : from.first() + " …";
                miscounted(cell, at, low.equals(high) ? low : low + "–" + high);
            }
        }

        private String count(int count, boolean share, int all) {
            return Interval.of(share ? Rational.of(count * 100L, all) : Rational.of(count))
                    .shown();
        }

        // ------------------------------------------------------------ outcomes

        private Judged outcome(Map<String, FoundCell> row) {
            String column = column(rule, FigureSpec.Part.OUTCOME);
            FoundCell cell = column == null ? null : row.get(column);
            return cell == null ? Judged.OPEN : form.said(cell);
        }

        private Judged judged(Map<String, FoundCell> row, String of, Stage stage, Rational share) {
            String column = column(of, FigureSpec.Part.VALUE);
            FoundCell cell = column == null ? null : row.get(column);
            Interval value = cell == null ? null : cell.interval();
            if (value == null
                    || !(form.standard.rule(of).criterion() instanceof Criterion.Comparison comparison)
                    || !(comparison.limit() instanceof Limit.Printed printed)) {
                return Judged.OPEN;
            }
            return printed.on(form.day, null, stage)
                    .map(limit -> Judged.of(
                            value, comparison.comparator(), limit.value().times(share)))
                    .orElse(Judged.OPEN);
        }

        private void verdict(Stage stage, Map<String, FoundCell> row) {
            String column = column(rule, FigureSpec.Part.OUTCOME);
            FoundCell cell = column == null ? null : row.get(column);
            if (cell == null || !(form.standard.rule(rule).criterion() instanceof Criterion.KOfN counted)) {
                return;
            }
            Rational atLeast =
                    counted.atLeast().on(form.day).map(dated -> dated.value()).orElse(null);
            Rational floor =
                    counted.floor().on(form.day).map(dated -> dated.value()).orElse(null);
            if (atLeast == null || floor == null) {
                return;
            }
            int sure = 0;
            int open = 0;
            List<Judged> floors = new ArrayList<>();
            TreeSet<Integer> surely = new TreeSet<>();
            TreeSet<Integer> surelyNot = new TreeSet<>();
            for (String one : counted.rules()) {
                Judged limit = judged(row, one, stage, Rational.ONE);
                sure += limit == Judged.YES ? 1 : 0;
                open += limit == Judged.OPEN ? 1 : 0;
                floors.add(limit == Judged.YES ? Judged.YES : judged(row, one, stage, floor));
                String digits = one.replaceAll("\\D", "");
                if (!digits.isEmpty() && digits.length() < 5) {
                    (limit == Judged.YES ? surely : limit == Judged.NO ? surelyNot : new TreeSet<Integer>())
                            .add(Integer.valueOf(digits));
                }
            }
            Judged enough = Rational.of(sure).compareTo(atLeast) >= 0
                    ? Judged.YES
                    : Rational.of((long) sure + open).compareTo(atLeast) < 0 ? Judged.NO : Judged.OPEN;
            floors.add(enough);
            Judged expected = Judged.all(floors);
            String values = values(counted.rules(), row);
            if (expected != Judged.OPEN && cell.isBlank()) {
                form.need(cell, ProblemCode.CHECK_VERDICT);
            }
            Judged said = form.said(cell);
            if (expected != Judged.OPEN && said != Judged.OPEN) {
                form.ran(ProblemCode.CHECK_VERDICT);
                if (said != expected) {
                    misjudged(form, cell, values, expected);
                }
            }
            remark(row, surely, surelyNot, values);
        }

        private String values(List<String> rules, Map<String, FoundCell> row) {
            List<String> places = new ArrayList<>();
            for (String one : rules) {
                String column = column(one, FigureSpec.Part.VALUE);
                FoundCell value = column == null ? null : row.get(column);
                if (value != null) {
                    places.add(value.place().toString());
                }
            }
            if (places.isEmpty()) {
                return table.name().zh();
            }
            String last = places.get(places.size() - 1);
            return places.get(0) + ":" + last.substring(last.lastIndexOf('!') + 1);
        }

        private void remark(Map<String, FoundCell> row, Set<Integer> surely, Set<Integer> surelyNot, String values) {
            String column = column(FigureSpec.OfUnit.REMARK);
            FoundCell cell = column == null ? null : row.get(column);
            Matcher matcher = cell == null ? null : REMARK.matcher(cell.text());
            if (cell == null || matcher == null || !matcher.matches()) {
                return;
            }
            TreeSet<Integer> listed = new TreeSet<>();
            for (String number : matcher.group(1).strip().split(" ", -1)) {
                if (!number.isEmpty()) {
                    listed.add(Integer.valueOf(number));
                }
            }
            form.ran(ProblemCode.CHECK_VERDICT);
            TreeSet<Integer> right = new TreeSet<>(listed);
            right.addAll(surely);
            right.removeAll(surelyNot);
            if (!right.equals(listed)) {
                form.report(
                        ProblemCode.CHECK_VERDICT,
                        cell,
                        cell.place().toString(),
                        cell.text(),
                        values,
                        "达标 " + right.toString().replaceAll("[\\[\\],]", ""));
            }
        }

        // ------------------------------------------------------------ means and coefficients

        private void spreads(Stage stage, List<Map<String, FoundCell>> rows) {
            for (Map.Entry<FigureSpec, List<FoundCell>> entry :
                    List.copyOf(form.byFigure().entrySet())) {
                if (entry.getKey() instanceof FigureSpec.OfRule of
                        && of.stage().equals(Optional.of(stage))
                        && (of.part() == FigureSpec.Part.MEAN || of.part() == FigureSpec.Part.VALUE)
                        && form.standard.rule(of.rule()).criterion() instanceof Criterion.Dispersion dispersion) {
                    entry.getValue().forEach(cell -> spread(rows, of, dispersion.indicator(), cell));
                }
            }
        }

        private void spread(List<Map<String, FoundCell>> rows, FigureSpec.OfRule of, String indicator, FoundCell cell) {
            boolean ofMean = of.part() == FigureSpec.Part.MEAN;
            ProblemCode code = ofMean ? ProblemCode.CHECK_MEAN : ProblemCode.CHECK_CV;
            String column = column(figure -> figure instanceof FigureSpec.OfRule value
                    && value.part() == FigureSpec.Part.VALUE
                    && form.standard.rule(value.rule()).criterion() instanceof Criterion.Comparison comparison
                    && comparison.indicator().equals(indicator));
            String pupils = column(FigureSpec.OfUnit.PUPILS);
            if (column == null || pupils == null || rows.isEmpty()) {
                form.skip(
                        cell.id() + "：" + table.id() + " 没有可以重算的数",
                        cell.id() + ": nothing in " + table.id() + " to recompute it from");
                return;
            }
            List<Interval> values = numbers(rows, column, code);
            List<Interval> heads = numbers(rows, pupils, code);
            if (values == null || heads == null) {
                String blank = blanks(rows, values == null ? column : pupils);
                form.skip(
                        cell.id() + "：" + blank + " 没有填数，没有重算",
                        cell.id() + ": no number in " + blank + ", not recomputed");
                return;
            }
            Interval printed = form.need(cell, code);
            Rational all = sum(heads).low();
            if (printed == null || all.signum() <= 0) {
                return;
            }
            form.ran(code);
            Rational sum = Rational.ZERO;
            Rational off = Rational.ZERO;
            for (int i = 0; i < values.size(); i++) {
                Rational weight = whole(heads.get(i)).low().dividedBy(all);
                Interval value = values.get(i);
                sum = sum.plus(whole(value).low().times(weight));
                off = off.plus(value.high().minus(value.low()).times(weight).dividedBy(Rational.of(2)));
            }
            if (ofMean) {
                Interval mean = Interval.of(sum).widened(off);
                if (!mean.meets(printed)) {
                    form.report(code, cell, cell.text(), range(rows, column), mean.lowShown(), mean.highShown());
                }
            } else {
                variation(cell, printed, values, heads, sum, range(rows, column));
            }
        }

        /**
         * The deviation is a seminorm: numbers that are off by δ at most change it, and the mean, by δ at most. So the coefficient lies
         * between (S − δ) ÷ (X + δ) and (S + δ) ÷ (X − δ), of the deviation S and the mean X of the printed numbers.
         */
        private void variation(
                FoundCell cell,
                Interval printed,
                List<Interval> values,
                List<Interval> heads,
                Rational mean,
                String from) {
            Rational all = sum(heads).low();
            Rational square = Rational.ZERO;
            Rational off = Rational.ZERO;
            for (int i = 0; i < values.size(); i++) {
                Interval value = values.get(i);
                Rational gap = whole(value).low().minus(mean);
                square = square.plus(
                        gap.times(gap).times(whole(heads.get(i)).low()).dividedBy(all));
                Rational half = value.high().minus(value.low()).dividedBy(Rational.of(2));
                off = half.compareTo(off) > 0 ? half : off;
            }
            if (mean.compareTo(off) <= 0) {
                form.skip(cell.id() + "：平均值太小，印出的小数不足以重算", cell.id() + ": the mean is too small to recompute it");
                return;
            }
            // S ≤ printed·(X + δ) + δ and S ≥ printed·(X − δ) − δ, compared by their squares.
            Rational most = printed.high().times(mean.plus(off)).plus(off);
            Rational least = printed.low().times(mean.minus(off)).minus(off);
            boolean below = most.signum() < 0 || square.compareTo(most.times(most)) > 0;
            boolean above = least.signum() > 0 && square.compareTo(least.times(least)) < 0;
            if (below || above) {
                BigDecimal root = new BigDecimal(square.numerator())
                        .divide(new BigDecimal(square.denominator()), SHOWN)
                        .sqrt(SHOWN);
                Rational deviation = Rational.of(root);
                Interval range = new Interval(
                        deviation.minus(off).dividedBy(mean.plus(off)),
                        deviation.plus(off).dividedBy(mean.minus(off)));
                String low = range.low().signum() < 0 ? "0" : range.lowShown();
                form.report(ProblemCode.CHECK_CV, cell, cell.text(), from, low, range.highShown());
            }
        }
    }

    // ---------------------------------------------------------------- shared

    static void misjudged(FormChecks form, FoundCell cell, String from, Judged expected) {
        form.report(
                ProblemCode.CHECK_VERDICT,
                cell,
                cell.place().toString(),
                cell.text(),
                from,
                expected == Judged.YES ? "是" : "否");
    }
}
