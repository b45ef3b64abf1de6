package io.github.junheng.plan;

import io.github.junheng.quantity.Comparator;
import io.github.junheng.quantity.Rational;
import io.github.junheng.quantity.Unit;
import java.util.List;
import java.util.Locale;

/** 目标值: what is to be reached. */
public sealed interface Target {
    /**
     * 数值: a number to stand to. Its direction is the comparator's.
     *
     * @param comparator never {@link Comparator#EQUAL}: plans that print a sign of equality mean at least
     */
    record Amount(Comparator comparator, Rational value, Unit unit) implements Target {
        /** @throws IllegalArgumentException when the comparator has no direction */
        public Amount {
            if (comparator == Comparator.EQUAL) {
                throw new IllegalArgumentException("a goal has a direction: >=, >, <= or <");
            }
        }

        @Override
        public boolean canBeReadBy(Reading reading) {
            return reading instanceof Reading.ByHand
                    || (reading instanceof Reading.OfRules rules && rules.take() != Reading.Take.OUTCOME);
        }

        @Override
        public String label() {
            return comparator.symbol() + value.toDecimal() + " " + unit.id();
        }
    }

    /** 等次: one of the words, best first, down to the last that is admitted. */
    record Grade(List<String> admitted) implements Target {
        /** @throws IllegalArgumentException when nothing is admitted */
        public Grade {
            admitted = List.copyOf(admitted);
            if (admitted.isEmpty()) {
                throw new IllegalArgumentException("no grade is admitted");
            }
        }

        @Override
        public boolean canBeReadBy(Reading reading) {
            return reading instanceof Reading.ByHand
                    || (reading instanceof Reading.OfRules rules && rules.take() == Reading.Take.OUTCOME);
        }

        @Override
        public String label() {
            return String.join("|", admitted);
        }
    }

    /**
     * 与以前相比: against an earlier value of its own.
     *
     * @param comparator {@link Comparator#AT_LEAST} or {@link Comparator#ABOVE}
     */
    record Earlier(Comparator comparator, Unit unit, Than than) implements Target {
        /** 与何时相比. */
        public enum Than {
            YEAR_BEFORE("上年"),
            FIRST_YEAR("首年");

            private final String zh;

            Than(String zh) {
                this.zh = zh;
            }

            public String zh() {
                return zh;
            }

            /** As data write it: {@code year-before}. */
            public String label() {
                return name().toLowerCase(Locale.ROOT).replace('_', '-');
            }
        }

        /** @throws IllegalArgumentException when less would do */
        public Earlier {
            if (!comparator.wantsMore()) {
                throw new IllegalArgumentException("against an earlier value: >= or >");
            }
        }

        @Override
        public boolean canBeReadBy(Reading reading) {
            return reading instanceof Reading.ByHand
                    || (reading instanceof Reading.OfRules rules && rules.take() == Reading.Take.VALUE);
        }

        @Override
        public String label() {
            return comparator.symbol() + " " + than.label();
        }
    }

    /** 落实: settled by an outcome or by evidence. */
    record Settled() implements Target {
        @Override
        public boolean canBeReadBy(Reading reading) {
            return !(reading instanceof Reading.OfRules rules) || rules.take() == Reading.Take.OUTCOME;
        }

        @Override
        public String label() {
            return "settled";
        }
    }

    /** Whether such a target can be held against what is read so. */
    boolean canBeReadBy(Reading reading);

    /** In short, as messages print it. */
    String label();
}
