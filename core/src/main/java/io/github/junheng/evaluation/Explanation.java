package io.github.junheng.evaluation;

import io.github.junheng.dataset.CellRef;
import io.github.junheng.quantity.Comparator;
import io.github.junheng.quantity.Magnitude;
import io.github.junheng.quantity.Rational;
import io.github.junheng.school.SchoolCode;
import io.github.junheng.school.Stage;
import io.github.junheng.standard.Citation;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * 说明: how a figure or an outcome came about, as a typed tree whose leaves are cells and printed numbers. It holds everything
 * that is needed to compute it once more, and no text.
 */
public sealed interface Explanation {
    /** 数: a node that has a number, or none for want of an input. */
    sealed interface Figure extends Explanation {
        @Nullable
        Magnitude valueOrNull();
    }

    /** 填报值: a cell as it was reported. */
    record Reading(CellRef cell, @Nullable Rational valueOrNull) implements Figure {}

    /** 规定值: a number of the standard. */
    record Constant(Rational valueOrNull, @Nullable Citation citationOrNull) implements Figure {}

    /** 计算: a step. */
    record Computation(
            Operation operation,
            List<Figure> operands,
            @Nullable Magnitude valueOrNull) implements Figure {
        public Computation {
            operands = List.copyOf(operands);
        }

        static Computation of(Operation operation, List<? extends Figure> operands) {
            List<Rational> values = new java.util.ArrayList<>(operands.size());
            for (Figure operand : operands) {
                if (!(operand.valueOrNull() instanceof Rational value)) {
                    return new Computation(operation, List.copyOf(operands), null);
                }
                values.add(value);
            }
            return new Computation(operation, List.copyOf(operands), operation.apply(values));
        }

        static Computation of(Operation operation, Figure... operands) {
            return of(operation, List.of(operands));
        }
    }

    /** 范围不明: a school or stage of which it is not known whether it counts, for want of these cells. */
    record OutsideUnknown(List<Missing> missing) implements Figure {
        public OutsideUnknown {
            missing = List.copyOf(missing);
        }

        @Override
        public @Nullable Magnitude valueOrNull() {
            return null;
        }
    }

    /**
     * 评分项: an item of a scorecard: the points awarded, else all or none of its points as its own rule came out.
     *
     * @param ownOrNull how its own rule came out; null where the points awarded are reported
     */
    record Item(
            String rule,
            Reading points,
            Reading awarded,
            @Nullable Judgement ownOrNull,
            @Nullable Magnitude valueOrNull)
            implements Figure {
        static Item of(String rule, Reading points, Reading awarded) {
            return new Item(rule, points, awarded, null, awarded.valueOrNull());
        }

        static Item of(String rule, Reading points, Reading awarded, Judgement own, Status status) {
            Rational value = switch (status) {
                case MET -> points.valueOrNull();
                case NOT_MET -> points.valueOrNull() == null ? null : Rational.ZERO;
                case INDETERMINATE, NOT_APPLICABLE -> null;
            };
            return new Item(rule, points, awarded, own, value);
        }
    }

    /**
     * 占比: how many of a hundred subjects of a rule meet it, or do not.
     *
     * @param rule what they are asked
     * @param met whether those are counted that meet it, else those that do not
     * @param subjects all that were asked; those that the rule does not concern count on neither side
     * @param valueOrNull null while it is not known of one of them, and where it concerns none
     */
    record Share(
            String rule,
            boolean met,
            List<Asked> subjects,
            @Nullable Rational valueOrNull) implements Figure {
        public Share {
            subjects = List.copyOf(subjects);
        }

        static Share of(String rule, boolean met, List<Asked> subjects) {
            Share open = new Share(rule, met, subjects, null);
            return open.concerned() == 0 || open.count(Status.INDETERMINATE) > 0
                    ? open
                    : new Share(
                            rule,
                            met,
                            subjects,
                            Rational.of(open.counted())
                                    .times(Rational.of(100))
                                    .dividedBy(Rational.of(open.concerned())));
        }

        /** How many came out so. */
        public int count(Status status) {
            int count = 0;
            for (Asked one : subjects) {
                count += one.status() == status ? 1 : 0;
            }
            return count;
        }

        /** How many meet the rule, or do not, whichever is counted. */
        public int counted() {
            return count(met ? Status.MET : Status.NOT_MET);
        }

        /** How many it concerns of which it is known. */
        public int concerned() {
            return count(Status.MET) + count(Status.NOT_MET);
        }
    }

    /**
     * One of many that a rule is asked of.
     *
     * @param schoolOrNull the school or kindergarten; null for what is the county's own
     * @param stageOrNull the stage, where the rule is asked by stage
     * @param elementOrNull the class or township, where each is asked by itself
     * @param judgement what came of the rule
     * @param status its outcome in the way that was compared
     */
    record Asked(
            @Nullable SchoolCode schoolOrNull,
            @Nullable Stage stageOrNull,
            @Nullable CellRef elementOrNull,
            Judgement judgement,
            Status status) {}

    /** 判断: a node that has an outcome, by exact values and by values as the official form prints them. */
    sealed interface Judgement extends Explanation {
        Status exact();

        Status asReported();
    }

    /**
     * 比较.
     *
     * @param valueDecimals with how many decimals the form prints the value; −1 where it does not round
     * @param limitDecimals the same of the limit
     */
    record Comparison(
            Figure value,
            Comparator comparator,
            Figure limit,
            int valueDecimals,
            int limitDecimals,
            Status exact,
            Status asReported)
            implements Judgement {
        static Comparison of(Figure value, Comparator comparator, Figure limit, int valueDecimals, int limitDecimals) {
            Magnitude left = value.valueOrNull();
            if (left == null || !(limit.valueOrNull() instanceof Rational right)) {
                return new Comparison(
                        value,
                        comparator,
                        limit,
                        valueDecimals,
                        limitDecimals,
                        Status.INDETERMINATE,
                        Status.INDETERMINATE);
            }
            return new Comparison(
                    value,
                    comparator,
                    limit,
                    valueDecimals,
                    limitDecimals,
                    status(comparator.admits(left, right)),
                    status(comparator.admits(
                            printed(left, valueDecimals),
                            limitDecimals < 0 ? right : Rational.of(right.round(limitDecimals)))));
        }

        private static Magnitude printed(Magnitude value, int decimals) {
            return decimals < 0 ? value : Rational.of(value.round(decimals));
        }

        private static Status status(boolean met) {
            return met ? Status.MET : Status.NOT_MET;
        }
    }

    /** 佐证: what was stated, and which statements are admitted. */
    record Statement(CellRef cell, @Nullable String wordOrNull, Set<String> admitted, Status exact)
            implements Judgement {
        static Statement of(CellRef cell, @Nullable String word, Set<String> admitted) {
            return new Statement(
                    cell,
                    word,
                    Set.copyOf(admitted),
                    word == null ? Status.INDETERMINATE : admitted.contains(word) ? Status.MET : Status.NOT_MET);
        }

        @Override
        public Status asReported() {
            return exact;
        }
    }

    /** 年限: a day, the whole years that have to pass after it, and the day of evaluation. */
    record Elapsed(CellRef cell, @Nullable LocalDate dayOrNull, Constant years, LocalDate asOf, Status exact)
            implements Judgement {
        static Elapsed of(CellRef cell, @Nullable LocalDate day, Constant years, LocalDate asOf) {
            Status status = Status.INDETERMINATE;
            if (day != null) {
                long needed = years.valueOrNull().ceiling().longValueExact();
                status = day.plusYears(needed).isAfter(asOf) ? Status.NOT_MET : Status.MET;
            }
            return new Elapsed(cell, day, years, asOf, status);
        }

        @Override
        public Status asReported() {
            return exact;
        }
    }

    /** 全部满足或任一满足. */
    record Combination(boolean all, List<Judgement> parts, Status exact, Status asReported) implements Judgement {
        public Combination {
            parts = List.copyOf(parts);
        }

        static Combination allOf(List<? extends Judgement> parts) {
            return of(true, parts);
        }

        static Combination anyOf(List<? extends Judgement> parts) {
            return of(false, parts);
        }

        private static Combination of(boolean all, List<? extends Judgement> parts) {
            List<Status> exact = parts.stream().map(Judgement::exact).toList();
            List<Status> reported = parts.stream().map(Judgement::asReported).toList();
            return new Combination(
                    all,
                    List.copyOf(parts),
                    all ? Status.allOf(exact) : Status.anyOf(exact),
                    all ? Status.allOf(reported) : Status.anyOf(reported));
        }
    }

    /** 至少 k 项达标、余项不低于底线. */
    record AtLeast(Constant atLeast, List<Member> members, Status exact, Status asReported) implements Judgement {
        public AtLeast {
            members = List.copyOf(members);
        }

        static AtLeast of(Constant atLeast, List<Member> members) {
            return new AtLeast(
                    atLeast,
                    members,
                    combine(atLeast, members, Judgement::exact),
                    combine(atLeast, members, Judgement::asReported));
        }

        private static Status combine(
                Constant atLeast, List<Member> members, java.util.function.Function<Judgement, Status> of) {
            int size = 0;
            int below = 0;
            int belowFloor = 0;
            int met = 0;
            int openFloor = 0;
            for (Member member : members) {
                Status limit = of.apply(member.atLimit());
                Status floor = of.apply(member.atFloor());
                size += limit == Status.NOT_APPLICABLE ? 0 : 1;
                below += limit == Status.NOT_MET ? 1 : 0;
                met += limit == Status.MET ? 1 : 0;
                belowFloor += floor == Status.NOT_MET ? 1 : 0;
                openFloor += floor == Status.INDETERMINATE ? 1 : 0;
            }
            int needed = atLeast.valueOrNull().ceiling().intValueExact();
            // What is open at its limit alone does not matter where enough others are met; at its floor it always does.
            int unknown = met < needed ? Math.max(openFloor, size - met - below) : openFloor;
            return size == 0 ? Status.NOT_APPLICABLE : Status.atLeast(size, needed, below, belowFloor, unknown);
        }
    }

    /** One item of {@link AtLeast}: against its limit, and against its floor. */
    record Member(String rule, Judgement atLimit, Judgement atFloor) {}

    /** 列示: a value that is told and held against nothing. */
    record Shown(Figure value) implements Judgement {
        @Override
        public Status exact() {
            return value.valueOrNull() == null ? Status.INDETERMINATE : Status.NOT_APPLICABLE;
        }

        @Override
        public Status asReported() {
            return exact();
        }
    }

    /** 不适用: a test that drops out. */
    record Dropped(Because because) implements Judgement {
        @Override
        public Status exact() {
            return Status.NOT_APPLICABLE;
        }

        @Override
        public Status asReported() {
            return Status.NOT_APPLICABLE;
        }
    }

    /** 无法判定: a test for which these cells are missing. */
    record Undecided(List<Missing> missing) implements Judgement {
        public Undecided {
            missing = List.copyOf(missing);
        }

        @Override
        public Status exact() {
            return Status.INDETERMINATE;
        }

        @Override
        public Status asReported() {
            return Status.INDETERMINATE;
        }
    }
}
