package io.github.junheng.report;

import io.github.junheng.problem.Problem;
import io.github.junheng.quantity.Magnitude;
import io.github.junheng.quantity.Quantity;
import io.github.junheng.quantity.Rational;
import io.github.junheng.quantity.Unit;
import io.github.junheng.standard.Text;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** 文字单元: something that becomes text in a language when it is rendered, not before. */
public sealed interface Piece {
    /** The text, in Chinese for a Chinese locale and in English for any other. */
    String in(Locale locale);

    /** Nothing at all. */
    Piece NONE = new Verbatim("");

    /** Where a table has nothing to tell. */
    Piece DASH = new Verbatim("—");

    static Piece of(String text) {
        return new Verbatim(text);
    }

    static Piece of(Text text) {
        return new Named(text);
    }

    static Piece of(Message message, Piece... parts) {
        return new Sentence(message, List.of(parts));
    }

    static Piece of(long number) {
        return new Verbatim(Long.toString(number));
    }

    /** Pieces one after another, as an enumeration. */
    static Piece list(List<Piece> parts) {
        return new Joined(parts, "、", ", ");
    }

    /** Pieces one after another with a space between. */
    static Piece words(Piece... parts) {
        return new Joined(Arrays.asList(parts), " ", " ");
    }

    /** Pieces one after another, as clauses of a sentence. */
    static Piece clauses(List<Piece> parts) {
        return new Joined(parts, "；", "; ");
    }

    /** Text of the data as it stands; characters that steer a display are made visible or dropped. */
    record Verbatim(String text) implements Piece {
        @Override
        public String in(Locale locale) {
            return Texts.harmless(text);
        }
    }

    /** A name that data give in both languages. */
    record Named(Text text) implements Piece {
        @Override
        public String in(Locale locale) {
            return Texts.harmless(text.in(locale));
        }
    }

    /** A message with what it names. */
    record Sentence(Message message, List<Piece> parts) implements Piece {
        public Sentence {
            parts = List.copyOf(parts);
        }

        @Override
        public String in(Locale locale) {
            return message.in(locale, parts.stream().map(p -> p.in(locale)).toList());
        }
    }

    /** Several pieces in a row; empty ones leave no separator behind. */
    record Joined(List<Piece> parts, String zh, String en) implements Piece {
        public Joined {
            parts = List.copyOf(parts);
        }

        @Override
        public String in(Locale locale) {
            return parts.stream()
                    .map(p -> p.in(locale))
                    .filter(text -> !text.isEmpty())
                    .collect(Collectors.joining(Texts.isChinese(locale) ? zh : en));
        }
    }

    /**
     * A number, with at least as many decimals as it takes to see on which side of its limit it lies: a value that fails is
     * never printed as the limit itself.
     */
    record Figure(Magnitude value, @Nullable Rational limitOrNull, int decimals) implements Piece {
        private static final int ENOUGH = 60;

        /** A number with the usual decimals. */
        static Figure of(Magnitude value, @Nullable Rational limit) {
            return new Figure(value, limit, 4);
        }

        /** A number with all the decimals that are shown. */
        static Figure unrounded(Magnitude value, @Nullable Rational limit) {
            return new Figure(value, limit, Magnitude.SHOWN_DECIMALS);
        }

        @Override
        public String in(Locale locale) {
            int shown = decimals;
            while (limitOrNull != null && shown < ENOUGH && !tells(value.round(shown), limitOrNull)) {
                shown++;
            }
            return value.round(shown).toPlainString();
        }

        private boolean tells(BigDecimal rounded, Rational limit) {
            return Integer.signum(Rational.of(rounded).compareTo(limit)) == Integer.signum(value.compareTo(limit));
        }
    }

    /** A number of a unit: a time of day where the unit is a clock's, one to how many where it is a ratio's. */
    static Piece number(Magnitude value, @Nullable Rational limit, Unit unit) {
        Optional<Rational> bound = limit == null ? Optional.empty() : unit.oneTo(limit);
        return unit.time(value)
                .map(Piece::of)
                .or(() -> unit.oneTo(value)
                        .map(many -> new Joined(List.of(of("1"), Figure.of(many, bound.orElse(null))), ":", ":")))
                .orElse(Figure.of(value, limit));
    }

    /** A number of a unit with the name of the unit, which a time of day does without. */
    static Piece measured(Magnitude value, Unit unit) {
        return unit.time(value).map(Piece::of).orElse(words(number(value, null, unit), new Measured(unit)));
    }

    /** An amount with its unit; rounded up to two decimals, so that the amount printed is always enough. */
    record Amount(Quantity quantity) implements Piece {
        @Override
        public String in(Locale locale) {
            BigDecimal amount = quantity.amount();
            BigDecimal shown = amount.scale() > 2 ? amount.setScale(2, RoundingMode.CEILING) : amount;
            return shown.stripTrailingZeros().toPlainString() + " " + new Measured(quantity.unit()).in(locale);
        }
    }

    /** The name of a unit. */
    record Measured(Unit unit) implements Piece {
        @Override
        public String in(Locale locale) {
            return Texts.isChinese(locale) ? unit.zh() : unit.id();
        }
    }

    /** The sentence of a problem. */
    record Told(Problem problem) implements Piece {
        @Override
        public String in(Locale locale) {
            return Texts.harmless(problem.message(locale));
        }
    }
}
