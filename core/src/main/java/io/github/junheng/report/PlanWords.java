package io.github.junheng.report;

import io.github.junheng.evaluation.Missing;
import io.github.junheng.plan.Basis;
import io.github.junheng.plan.Deadline;
import io.github.junheng.plan.Goal;
import io.github.junheng.plan.ItemHead;
import io.github.junheng.plan.Milestone;
import io.github.junheng.plan.PlanItem;
import io.github.junheng.plan.Standing;
import io.github.junheng.plan.Strictness;
import io.github.junheng.plan.Target;
import io.github.junheng.plan.Trend;
import io.github.junheng.plan.Undertaking;
import io.github.junheng.plan.YearFigure;
import io.github.junheng.quantity.Rational;
import io.github.junheng.standard.Text;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How the things of a plan are called. */
final class PlanWords {
    private static final String SHARE = "%";
    private static final int SHOWN_CELLS = 3;

    private PlanWords() {}

    static Piece standing(Standing standing) {
        return Piece.of(new Text(
                standing.zh(),
                switch (standing) {
                    case MET -> "met";
                    case ON_COURSE -> "on course";
                    case BEHIND -> "behind";
                    case OPEN -> "not due";
                    case LATE -> "LATE";
                    case MISSED -> "NOT HELD";
                    case SHORT_OF_FORECAST -> "short of the forecast";
                    case NOT_MEASURABLE -> "cannot be told";
                    case NOT_APPLICABLE -> "not applicable";
                }));
    }

    static Piece strictness(Strictness strictness) {
        return Piece.of(new Text(
                strictness.zh(),
                switch (strictness) {
                    case STRICTER -> "stricter than";
                    case SAME -> "same as";
                    case LOOSER -> "looser than";
                    case NOT_COMPARABLE -> "not comparable with";
                }));
    }

    static Piece gap(YearFigure.Gap gap) {
        return Piece.of(new Text(
                gap.zh(),
                switch (gap) {
                    case NO_DATASET -> "no data of the year";
                    case NOT_IN_FORCE -> "the rule is not in force that year";
                    case NOT_ASKED -> "nothing in the data is asked";
                    case NO_EARLIER_VALUE -> "no earlier value to compare with";
                    case NOT_REPORTED -> "not reported";
                    case NOT_DECIDED -> "the rule itself is undecided";
                }));
    }

    static Piece what(Trend.What what) {
        return Piece.of(new Text(
                what.zh(),
                switch (what) {
                    case VALUE -> "value";
                    case SHARE_MET -> "share that meets it, %";
                    case DISPERSION -> "coefficient of variation";
                }));
    }

    /** Where an item comes from: the row of the table it was taken from, and the clause. */
    static Piece source(PlanItem item) {
        ItemHead head = item.head();
        Piece clause = Piece.of(head.clause());
        return head.row().map(row -> Piece.words(Piece.of("L" + row), clause)).orElse(clause);
    }

    static Piece target(PlanItem item) {
        if (item instanceof Undertaking work) {
            return Piece.measured(work.quantity(), work.unit());
        }
        if (item instanceof Goal goal) {
            Target target = goal.target();
            if (target instanceof Target.Amount amount) {
                return Piece.words(Names.sign(amount.comparator()), amount(amount));
            }
            if (target instanceof Target.Grade grade) {
                return Piece.list(grade.admitted().stream().map(Piece::of).toList());
            }
            if (target instanceof Target.Earlier earlier) {
                boolean first = earlier.than() == Target.Earlier.Than.FIRST_YEAR;
                return Piece.words(
                        Names.sign(earlier.comparator()),
                        Piece.of(
                                first
                                        ? new Text(earlier.than().zh(), "the first year")
                                        : new Text(earlier.than().zh(), "the year before")));
            }
            return Piece.of(new Text("落实", "settled"));
        }
        return Piece.of(
                item instanceof Milestone milestone && milestone.phase()
                        ? new Text("完成阶段", "phase done")
                        : new Text("完成", "done"));
    }

    /** A share is written without a space before its sign. */
    private static Piece amount(Target.Amount amount) {
        return amount.unit().id().equals(SHARE)
                ? Piece.of(amount.value().toDecimal() + SHARE)
                : Piece.measured(amount.value(), amount.unit());
    }

    /** The number that values are held against; null where there is none. */
    static @Nullable Rational limit(PlanItem item) {
        return item instanceof Goal goal && goal.target() instanceof Target.Amount amount
                ? amount.value()
                : item instanceof Undertaking work ? work.quantity() : null;
    }

    static Piece deadline(Deadline deadline) {
        String from = deadline.from().map(Object::toString).orElse("");
        Text text = switch (deadline.kind()) {
            case BY -> {
                String by = deadline.by().map(Object::toString).orElse("");
                String span = from.isEmpty() || from.equals(by) ? by : from + "–" + by;
                yield new Text(span, span);
            }
            case YEARLY ->
                from.isEmpty() ? new Text("每年", "yearly") : new Text("每年（" + from + " 起）", "yearly from " + from);
            case ONGOING ->
                from.isEmpty() ? new Text("持续", "ongoing") : new Text("持续（" + from + " 起）", "ongoing from " + from);
            case UNDATED -> new Text("无时限", "undated");
        };
        Piece when = Piece.of(text);
        return deadline.basis() == Basis.INFERRED && deadline.kind() == Deadline.Kind.BY
                ? Piece.of(Message.PLAN_INFERRED, when)
                : when;
    }

    /** Why a figure is not decided: the first missing cells, or what else keeps it. */
    static Piece why(YearFigure figure) {
        List<Missing> missing = figure.missing();
        if (!missing.isEmpty()) {
            List<Piece> cells = new ArrayList<>();
            for (Missing one : missing.subList(0, Math.min(SHOWN_CELLS, missing.size()))) {
                String school =
                        one.cell().school() == null ? "" : one.cell().school().value() + " ";
                cells.add(Piece.of(school + one.cell().key()));
            }
            Piece list = Piece.list(cells);
            return missing.size() > SHOWN_CELLS
                    ? Piece.of(Message.PLAN_MISSING_MORE, list, Piece.of(missing.size()))
                    : Piece.of(Message.MISSING_CELL, list);
        }
        return figure.gap().map(PlanWords::gap).orElse(Piece.of(Message.INDETERMINATE));
    }
}
