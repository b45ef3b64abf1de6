package io.github.junheng.examples.forms.edition;

import io.github.junheng.evaluation.Status;
import io.github.junheng.quantity.Rational;
import io.github.junheng.school.SchoolKind;
import io.github.junheng.school.Stage;
import io.github.junheng.standard.Text;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** 格的内容: what a cell of a form shows. This list is all there is; a form computes nothing that an evaluation computes. */
public sealed interface FigureSpec {
    /** A fixed text. */
    record Label(Text text) implements FigureSpec {}

    /** The name of a rule, as the standard in force words it. */
    record RuleName(String rule) implements FigureSpec {}

    /** Which schools a rule concerns, as the standard in force words it. */
    record ScopeName(String rule) implements FigureSpec {}

    /** A cell that the form itself leaves out: ——. */
    record Dash() implements FigureSpec {}

    /**
     * What the county reports.
     *
     * @param factor what a number is multiplied by for the unit of the form
     * @param otherwise what stands there where it is not reported
     */
    record Fact(String fact, Rational factor, Optional<FigureSpec> otherwise) implements FigureSpec {}

    /** How many elements a list of the county has. */
    record Length(String list) implements FigureSpec {}

    /**
     * The sum of what schools report; blank where one of them that has the stage does not.
     *
     * @param rule only the schools that this rule concerns; empty for all, without special and vocational schools
     */
    record Total(List<String> facts, Optional<String> rule, Rational factor) implements FigureSpec {}

    /**
     * How many schools there are of some kinds.
     *
     * @param minPupils only those with as many pupils; blank while that is not known of one of them
     * @param blankIfNone whether none is blank, because the dataset need not have them
     */
    record Schools(Set<SchoolKind> kinds, Optional<Rational> minPupils, boolean blankIfNone) implements FigureSpec {
        public Schools {
            kinds = Set.copyOf(kinds);
        }
    }

    /**
     * How many schools, or school stages, a rule concerns.
     *
     * @param outcome only those with this outcome; blank while it is not known of one of them
     * @param kinds only those of these kinds; empty for all
     */
    record Subjects(String rule, Optional<Stage> stage, Optional<Status> outcome, Set<SchoolKind> kinds)
            implements FigureSpec {
        public Subjects {
            kinds = Set.copyOf(kinds);
        }
    }

    /** The sum of the values, or of the limits, of one of a rule's tests over all that the rule concerns. */
    record TestTotal(String rule, String test, boolean ofLimits) implements FigureSpec {}

    /**
     * How many classes schools have, or the school of the row.
     *
     * @param rule only the classes that do not meet this rule, and only of the schools that it concerns
     */
    record Classes(Stage stage, Optional<String> rule) implements FigureSpec {}

    /** What of a rule is shown. */
    enum Part {
        VALUE,
        LIMIT,
        OUTCOME,
        /** Of a coefficient of variation, Σ amounts. */
        AMOUNTS,
        /** Of a coefficient of variation, Σ amounts ÷ Σ pupils. */
        MEAN,
        /** Of a coefficient of variation, the standard deviation. */
        DEVIATION
    }

    /**
     * Of a rule's finding: of the row's school and stage in a list of units, else of the county; —— where the rule does not concern
     * the school.
     *
     * @param stage the stage; empty for the county as a whole, whose outcome then is that of all its stages
     * @param test which of the rule's tests
     * @param kind of a limit that depends on the kind of school, which
     */
    record OfRule(String rule, Optional<Stage> stage, Optional<String> test, Part part, Optional<SchoolKind> kind)
            implements FigureSpec {}

    /** The sum of the cells of these facts that a rule's finding was computed from. */
    record Readings(String rule, List<String> facts, Rational factor) implements FigureSpec {}

    /**
     * How many units of a stage meet all of these rules; blank while it is not known of one of them.
     *
     * @param share whether as a share of all units that the rules concern, in per cent
     */
    record Met(List<String> rules, Stage stage, boolean share) implements FigureSpec {}

    /** The mean of the coefficients of variation of these rules. */
    record Composite(List<String> rules, Stage stage) implements FigureSpec {}

    /** One fact of the county as a share of another, in per cent. */
    record Ratio(String part, String whole) implements FigureSpec {}

    /**
     * Elements of a list of the county, each with its level and its rate.
     *
     * @param rule whose two tests, of a level and of a rate, have the limits
     * @param order which of them the form names, in its order; others follow
     */
    record Elements(String names, String levels, String rates, String rule, List<String> order) implements FigureSpec {}

    /** Of the unit of a row. */
    enum OfUnit {
        NUMBER,
        NAME,
        CODE,
        KIND,
        SPONSOR,
        PUPILS,
        GRADES,
        CLASSES,
        LARGEST_CLASS,
        /** Which of the indicators that its rule counts it meets, and which it nearly does. */
        REMARK
    }

    /**
     * What is known of the unit of a row.
     *
     * @param rule of a remark, whose indicators; empty for the rule by which the units are found
     */
    record Unit(OfUnit what, Optional<String> rule) implements FigureSpec {
        public Unit(OfUnit what) {
            this(what, Optional.empty());
        }
    }

    /** What an item of a scorecard counts with: the points awarded, else all or none of its points. */
    record Score(String rule, String item) implements FigureSpec {}

    /**
     * Of the unit of a row, the amount that a coefficient of variation was computed from, or the amount per pupil; —— where the
     * unit is not among them.
     */
    record UnitAmount(String rule, boolean perPupil) implements FigureSpec {}

    /** What the school of a row reports; {@code {stage}} stands for the row's stage. */
    record Own(String fact, Rational factor) implements FigureSpec {}

    /**
     * A sentence with figures in it.
     *
     * @param text with {@code {name}} where a figure goes
     */
    record Sentence(Text text, Map<String, Slot> slots) implements FigureSpec {
        public Sentence {
            slots = Collections.unmodifiableMap(new LinkedHashMap<>(slots));
        }
    }

    /** A figure within a sentence. */
    record Slot(FigureSpec figure, int decimals) {}
}
