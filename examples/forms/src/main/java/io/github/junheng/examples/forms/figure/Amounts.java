package io.github.junheng.examples.forms.figure;

import io.github.junheng.evaluation.Evaluation;
import io.github.junheng.evaluation.Explanation;
import io.github.junheng.evaluation.Explanation.Combination;
import io.github.junheng.evaluation.Explanation.Comparison;
import io.github.junheng.evaluation.Explanation.Computation;
import io.github.junheng.evaluation.Explanation.Judgement;
import io.github.junheng.evaluation.Explanation.Reading;
import io.github.junheng.evaluation.Finding;
import io.github.junheng.evaluation.Measure;
import io.github.junheng.evaluation.Operation;
import io.github.junheng.evaluation.Outcome;
import io.github.junheng.evaluation.PartResult;
import io.github.junheng.evaluation.Status;
import io.github.junheng.quantity.Quantity;
import io.github.junheng.quantity.Rational;
import io.github.junheng.quantity.Unit;
import io.github.junheng.report.Piece;
import io.github.junheng.report.WholeSchool;
import io.github.junheng.report.Wording;
import io.github.junheng.school.SchoolCode;
import io.github.junheng.school.Stage;
import io.github.junheng.standard.Criterion;
import io.github.junheng.standard.Rule;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * 缺口: all that a failing finding lacks or has too much: of every element of its lists and of each of its tests, and for the whole
 * school where a stage gets only its part. Amounts are those that are printed, so that they add up on paper.
 */
public final class Amounts {
    private static final int DECIMALS = 2;

    /**
     * 一项缺口.
     *
     * @param part the test of a rule of several; empty where there is one
     * @param name what the part is called; nothing where there is one
     * @param tooMuch whether the amount has to go, else it is missing
     * @param ofSchool whether it is the whole school's, of which the stage gets its part: of two stages the greater is enough for both
     * @param elements of which list how many elements are beyond the limit; empty where a single number is compared
     */
    public record Gap(
            String part,
            Piece name,
            Quantity amount,
            boolean tooMuch,
            boolean ofSchool,
            SortedMap<String, Integer> elements) {
        public Piece text() {
            Piece many = new Piece.Amount(amount);
            if (!elements.isEmpty()) {
                return listed(elements, many, tooMuch);
            }
            Piece gap = tooMuch ? Phrase.of("超出 {0}", "{0} too many", many) : Phrase.of("差 {0}", "{0} short", many);
            return part.isEmpty() ? gap : Piece.words(name, gap);
        }
    }

    /** What of several schools adds up: of one rule, one of its tests, one unit. */
    public record GapKey(String rule, String part, Unit unit, boolean tooMuch) {}

    /** 合计: the gaps of several schools, each with its share of the sum. */
    public static final class Total {
        private final Piece name;
        private final GapKey key;
        private final Map<SchoolCode, BigDecimal> amounts = new LinkedHashMap<>();
        private final SortedMap<String, Integer> elements = new TreeMap<>(Amounts::byStage);

        private Total(GapKey key, Piece name) {
            this.key = key;
            this.name = name;
        }

        public GapKey key() {
            return key;
        }

        public Map<SchoolCode, BigDecimal> amounts() {
            return Map.copyOf(amounts);
        }

        public SortedMap<String, Integer> elements() {
            return new TreeMap<>(elements);
        }

        public Quantity sum() {
            return new Quantity(amounts.values().stream().reduce(BigDecimal.ZERO, BigDecimal::add), key.unit());
        }

        public Piece text() {
            return new Gap(key.part(), name, sum(), key.tooMuch(), false, elements).text();
        }
    }

    private final Evaluation evaluation;

    public Amounts(Evaluation evaluation) {
        this.evaluation = evaluation;
    }

    /** What a finding that fails lacks; empty where no amount can be told. */
    public List<Gap> of(Finding finding) {
        if (!(finding.outcome() instanceof Outcome.NotMet failed)) {
            return List.of();
        }
        Rule rule = evaluation.standard().rule(finding.rule().local());
        Judgement judgement = evaluation.explain(finding);
        List<Gap> gaps = new ArrayList<>();
        if (rule.criterion() instanceof Criterion.All all
                && judgement instanceof Combination whole
                && finding.parts().size() == all.parts().size()
                && whole.parts().size() == all.parts().size()) {
            for (int i = 0; i < all.parts().size(); i++) {
                PartResult part = finding.parts().get(i);
                if (part.status() == Status.NOT_MET) {
                    gap(
                                    all.parts().get(i).criterion(),
                                    whole.parts().get(i),
                                    part.measureOrNull(),
                                    part.shortfallOrNull())
                            .map(gap -> new Gap(
                                    part.id(),
                                    Piece.of(part.name()),
                                    gap.amount(),
                                    gap.tooMuch(),
                                    gap.ofSchool(),
                                    gap.elements()))
                            .ifPresent(gaps::add);
                }
            }
            return gaps;
        }
        Optional<Quantity> school = WholeSchool.need(evaluation, finding, judgement);
        if (school.isPresent()) {
            return List.of(new Gap("", Piece.NONE, printed(school.get()), false, true, new TreeMap<>()));
        }
        gap(rule.criterion(), judgement, finding.measureOrNull(), failed.shortfallOrNull())
                .ifPresent(gaps::add);
        return gaps;
    }

    private static Optional<Gap> gap(
            Criterion criterion, Judgement judgement, @Nullable Measure measure, @Nullable Quantity shortfall) {
        if (criterion instanceof Criterion.Every every) {
            SortedMap<String, Integer> beyond = new TreeMap<>(Amounts::byStage);
            Rational sum = beyond(judgement, beyond);
            return beyond.isEmpty()
                    ? Optional.empty()
                    : Optional.of(new Gap(
                            "",
                            Piece.NONE,
                            quantity(sum, every.unit()),
                            every.comparator().wantsLess(),
                            false,
                            beyond));
        }
        if (shortfall == null) {
            return Optional.empty();
        }
        boolean tooMuch = measure != null
                && measure.comparatorOrNull() != null
                && measure.valueOrNull() != null
                && measure.limitOrNull() != null
                && measure.valueOrNull().compareTo(measure.limitOrNull()) >= 0
                && !measure.comparatorOrNull().wantsMore();
        return Optional.of(new Gap("", Piece.NONE, printed(shortfall), tooMuch, false, new TreeMap<>()));
    }

    /** How far the elements that fail are beyond their limits in all. */
    private static Rational beyond(Judgement judgement, Map<String, Integer> counts) {
        Rational sum = Rational.ZERO;
        if (judgement instanceof Combination lists) {
            for (Judgement list : lists.parts()) {
                sum = sum.plus(beyond(list, counts));
            }
        } else if (judgement instanceof Comparison comparison
                && comparison.limit().valueOrNull() instanceof Rational limit) {
            for (Reading reading : readings(comparison.value())) {
                Rational value = reading.valueOrNull();
                if (value != null && !comparison.comparator().admits(value, limit)) {
                    counts.merge(reading.cell().fact(), 1, Integer::sum);
                    sum = sum.plus(value.minus(limit).abs());
                }
            }
        }
        return sum;
    }

    private static List<Reading> readings(Explanation.Figure value) {
        if (value instanceof Reading reading) {
            return List.of(reading);
        }
        List<Reading> readings = new ArrayList<>();
        if (value instanceof Computation computation
                && (computation.operation() == Operation.MAXIMUM || computation.operation() == Operation.MINIMUM)) {
            for (Explanation.Figure operand : computation.operands()) {
                readings.addAll(readings(operand));
            }
        }
        return readings;
    }

    /** An amount as it is printed: rounded up. */
    public static Quantity printed(Quantity amount) {
        return amount.amount().scale() > DECIMALS
                ? new Quantity(amount.amount().setScale(DECIMALS, RoundingMode.CEILING), amount.unit())
                : amount;
    }

    public static Quantity quantity(Rational amount, Unit unit) {
        return new Quantity(amount.round(unit.whole() ? 0 : DECIMALS, RoundingMode.CEILING), unit);
    }

    /** All gaps of some findings, added up by rule, test and unit; a school counts once what serves all its stages. */
    public Collection<Total> total(Collection<Finding> findings) {
        Map<GapKey, Total> totals = new LinkedHashMap<>();
        for (Finding finding : findings) {
            SchoolCode school = finding.schoolOrNull();
            if (school != null) {
                of(finding).forEach(gap -> add(finding.rule().local(), school, gap, totals));
            }
        }
        return totals.values();
    }

    public static void add(String rule, SchoolCode school, Gap gap, Map<GapKey, Total> totals) {
        GapKey key = new GapKey(rule, gap.part(), gap.amount().unit(), gap.tooMuch());
        Total total = totals.computeIfAbsent(key, k -> new Total(k, gap.name()));
        total.amounts.merge(school, gap.amount().amount(), gap.ofSchool() ? BigDecimal::max : BigDecimal::add);
        gap.elements().forEach((list, count) -> total.elements.merge(list, count, Integer::sum));
    }

    /** So many classes of each stage, and by how much they are beyond their limits. */
    private static Piece listed(SortedMap<String, Integer> elements, Piece amount, boolean tooMuch) {
        int all = 0;
        List<Piece> stages = new ArrayList<>();
        boolean classes = true;
        for (Map.Entry<String, Integer> list : elements.entrySet()) {
            all += list.getValue();
            classes &= list.getKey().endsWith(".classSizes");
            Stage stage = stage(list.getKey());
            if (stage != null) {
                stages.add(Piece.words(Wording.stage(stage), Piece.of(list.getValue())));
            }
        }
        Piece split = stages.size() > 1 ? Phrase.of("（{0}）", " ({0})", Piece.list(stages)) : Piece.NONE;
        return Piece.clauses(List.of(
                classes
                        ? Phrase.of("{0} 个班{1}超过标准", "classes beyond the limit: {0}{1}", Piece.of(all), split)
                        : Phrase.of("{0} 项{1}未达标", "beyond the limit: {0}{1}", Piece.of(all), split),
                tooMuch
                        ? Phrase.of("共超出 {0}", "{0} too many in all", amount)
                        : Phrase.of("共差 {0}", "{0} short in all", amount)));
    }

    private static @Nullable Stage stage(String list) {
        for (Stage stage : Stage.values()) {
            if (list.startsWith(stage.key() + ".")) {
                return stage;
            }
        }
        return null;
    }

    private static int byStage(String a, String b) {
        Stage first = stage(a);
        Stage second = stage(b);
        int order = first == null || second == null
                ? Boolean.compare(first == null, second == null)
                : first.compareTo(second);
        return order == 0 ? a.compareTo(b) : order;
    }
}
