package io.github.junheng.overlay;

import io.github.junheng.dataset.FactDefinition;
import io.github.junheng.quantity.Rational;
import io.github.junheng.standard.Citation;
import io.github.junheng.standard.Concession;
import io.github.junheng.standard.Dated;
import io.github.junheng.standard.Grades;
import io.github.junheng.standard.Indicator;
import io.github.junheng.standard.Rule;
import io.github.junheng.standard.Text;
import io.github.junheng.time.DateRange;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * 叠加方案: numbers changed in a standard, and facts, indicators and rules added to it.
 *
 * @param id its id, which is also the owner of the rules it adds
 * @param title 标题
 * @param base id of the standard it is laid over
 * @param overOrNull id of the overlay it is laid over: a county's over its city's; null where that is the standard itself
 * @param inForce the days on which it holds
 * @param citation where it comes from
 * @param example whether it only shows how an overlay is written
 * @param facts what has to be reported beyond the base
 * @param indicators by id
 * @param additions rules, each with the section it is appended to
 * @param concessions off unless asked for
 * @param changes numbers it sets and words it admits instead of others
 * @param gradings names of how well rules are met
 * @param texts texts of rules that have none, by local id
 */
public record Overlay(
        String id,
        Text title,
        String base,
        @Nullable String overOrNull,
        DateRange inForce,
        Citation citation,
        boolean example,
        List<FactDefinition> facts,
        Map<String, Indicator> indicators,
        List<Addition> additions,
        List<Concession> concessions,
        List<Change> changes,
        List<Grading> gradings,
        Map<String, Text> texts) {
    public Overlay {
        facts = List.copyOf(facts);
        indicators = Collections.unmodifiableMap(new LinkedHashMap<>(indicators));
        additions = List.copyOf(additions);
        concessions = List.copyOf(concessions);
        changes = List.copyOf(changes);
        gradings = List.copyOf(gradings);
        texts = Collections.unmodifiableMap(new LinkedHashMap<>(texts));
    }

    public Optional<String> over() {
        return Optional.ofNullable(overOrNull);
    }

    /** A rule that is added to a section. */
    public record Addition(String section, Rule rule) {}

    /** How a change stands to what it changes. */
    public enum Action {
        /** 从严: at least as strict as what was there, on every day; it needs no citation that allows it. */
        TIGHTEN,
        /** 替换: any other number or words; what is looser needs a citation that allows it. */
        REPLACE
    }

    /** 改动: what is set in one place of a rule instead of what stood there. */
    public sealed interface Change {
        /** Its place: {@code R1/limit/PRIMARY}, {@code 12/admitted}. */
        String target();

        Action action();

        /** The days on which it holds; on all others what stood there stays. */
        DateRange range();

        /** What allows it to be looser; null where nothing does. */
        @Nullable
        Citation allowedByOrNull();

        /** Whether both set something of the same place on the same day: {@code R1/limit} is {@code R1/limit/default}. */
        default boolean touches(Change other) {
            return Targets.touch(Targets.canonical(target()), Targets.canonical(other.target()))
                    && range().overlaps(other.range());
        }
    }

    /**
     * A number that is set.
     *
     * @param value the number with its source
     */
    public record NumberChange(
            String target,
            Action action,
            DateRange range,
            Dated<Rational> value,
            @Nullable Citation allowedByOrNull) implements Change {
        /** A change to which nothing allows to be looser. */
        public NumberChange(String target, Action action, DateRange range, Dated<Rational> value) {
            this(target, action, range, value, null);
        }
    }

    /**
     * Words that are admitted instead of others: of 部分达到, that it counts.
     *
     * @param words the words with their source
     */
    public record WordsChange(
            String target,
            Action action,
            DateRange range,
            Dated<Set<String>> words,
            @Nullable Citation allowedByOrNull) implements Change {}

    /**
     * Names of how well a rule is met.
     *
     * @param rule the rule, by its local id
     * @param range the days on which they hold; on all others the base's stay
     */
    public record Grading(String rule, DateRange range, Grades grades) {}
}
