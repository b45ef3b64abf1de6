package io.github.junheng.standard;

import io.github.junheng.quantity.Comparator;
import io.github.junheng.quantity.Rational;
import io.github.junheng.school.SchoolKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** 条件: what a school must be for a rule to concern it. Where a cell is missing, a condition is neither true nor false. */
public sealed interface Condition {
    /** The school is (or, negated, is not) of one of these kinds; always known. */
    record KindIn(Set<SchoolKind> kinds, boolean negated) implements Condition {
        public KindIn {
            kinds = Set.copyOf(kinds);
        }
    }

    /** A reported word, flag or code is (or, negated, is not) one of these. */
    record FactIn(String fact, Set<String> words, boolean negated) implements Condition {
        public FactIn {
            words = Set.copyOf(words);
        }
    }

    /** A sum stands so to a number, or to so many times another sum. */
    record Compare(
            Sum left,
            Comparator comparator,
            Rational limit,
            @Nullable Sum timesOrNull) implements Condition {
        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Compare that
                    && left.equals(that.left)
                    && comparator == that.comparator
                    && limit.equals(that.limit)
                    && Objects.equals(timesOrNull, that.timesOrNull);
        }

        @Override
        public int hashCode() {
            return 31 * left.hashCode() + limit.hashCode();
        }
    }

    /** Every element of the lists stands so to a number. */
    record Every(String list, Comparator comparator, Rational limit) implements Condition {}

    /** At least one group of conditions holds entirely. */
    record AnyOf(List<List<Condition>> groups) implements Condition {
        public AnyOf {
            List<List<Condition>> copies = new ArrayList<>();
            for (List<Condition> group : groups) {
                copies.add(List.copyOf(group));
            }
            groups = List.copyOf(copies);
        }
    }
}
