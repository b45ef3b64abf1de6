package io.github.junheng.report;

import io.github.junheng.evaluation.CompareMode;
import io.github.junheng.evaluation.Evaluation;
import io.github.junheng.evaluation.Explanation.Asked;
import io.github.junheng.evaluation.Explanation.AtLeast;
import io.github.junheng.evaluation.Explanation.Combination;
import io.github.junheng.evaluation.Explanation.Comparison;
import io.github.junheng.evaluation.Explanation.Computation;
import io.github.junheng.evaluation.Explanation.Constant;
import io.github.junheng.evaluation.Explanation.Dropped;
import io.github.junheng.evaluation.Explanation.Elapsed;
import io.github.junheng.evaluation.Explanation.Figure;
import io.github.junheng.evaluation.Explanation.Item;
import io.github.junheng.evaluation.Explanation.Judgement;
import io.github.junheng.evaluation.Explanation.Member;
import io.github.junheng.evaluation.Explanation.OutsideUnknown;
import io.github.junheng.evaluation.Explanation.Reading;
import io.github.junheng.evaluation.Explanation.Share;
import io.github.junheng.evaluation.Explanation.Shown;
import io.github.junheng.evaluation.Explanation.Statement;
import io.github.junheng.evaluation.Explanation.Undecided;
import io.github.junheng.evaluation.Finding;
import io.github.junheng.evaluation.Missing;
import io.github.junheng.evaluation.Operation;
import io.github.junheng.evaluation.PartResult;
import io.github.junheng.evaluation.Status;
import io.github.junheng.quantity.Magnitude;
import io.github.junheng.quantity.Rational;
import io.github.junheng.quantity.SquareRoot;
import io.github.junheng.quantity.Unit;
import io.github.junheng.standard.Citation;
import io.github.junheng.standard.Confidence;
import io.github.junheng.standard.Criterion;
import io.github.junheng.standard.Level;
import io.github.junheng.standard.Rule;
import io.github.junheng.standard.Text;
import io.github.junheng.statistics.Dispersion;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * 说明文本: how a finding came about as indented text: the verdict with its clause first, below it each step with its formula, at
 * the bottom every cell with the place where it was read. Nothing is left out, however many schools a sum goes over; of the subjects
 * of a share alone, each of which has a finding of its own, a long list ends with how many more there are.
 */
public final class ExplanationText {
    private static final String INDENT = "  ";
    /** A fraction longer than this says less than its decimals. */
    private static final int LONGEST_FRACTION = 25;

    private static final int OPERANDS_IN_A_LINE = 8;
    /** Of those that a share counts so many are listed; the findings have all. */
    private static final int SUBJECTS_LISTED = 30;

    private static final List<Status> WORST_FIRST =
            List.of(Status.NOT_MET, Status.INDETERMINATE, Status.MET, Status.NOT_APPLICABLE);

    private final Names names;
    private final Evaluation evaluation;
    /** The line last written at each depth; what is deeper belongs to it. */
    private final List<Open> open = new ArrayList<>();

    private @Nullable Rule rule;
    /** Of what is being compared; null where it is not known. */
    private @Nullable Unit unit;

    private ExplanationText(Evaluation evaluation, Names names) {
        this.evaluation = evaluation;
        this.names = names;
    }

    /**
     * 说明行: one step of an explanation and those it rests on.
     *
     * @param text the step, in both languages
     * @param lines what it was made of, down to the cells
     */
    public record Line(Piece text, List<Line> lines) {
        public Line {
            lines = List.copyOf(lines);
        }
    }

    /** A line to which others may still be added. */
    private record Open(Piece text, List<Open> below) {
        Line closed() {
            return new Line(text, below.stream().map(Open::closed).toList());
        }
    }

    /**
     * The text of a finding of the strict reading, every line ending with {@code \n}.
     *
     * @throws IllegalArgumentException when the finding is not of this evaluation
     */
    public static String of(Evaluation evaluation, Finding finding, Locale locale) {
        return text(tree(evaluation, finding), locale);
    }

    /**
     * The same as a tree without a language: the finding on top, at the bottom the cells.
     *
     * @throws IllegalArgumentException when the finding is not of this evaluation
     */
    public static Line tree(Evaluation evaluation, Finding finding) {
        return new ExplanationText(evaluation, new Names(evaluation)).tree(finding, evaluation.explain(finding));
    }

    /** {@link #tree(Evaluation, Finding)} for many findings of one evaluation. */
    public static Function<Finding, Line> trees(Evaluation evaluation) {
        Names names = new Names(evaluation);
        return finding -> new ExplanationText(evaluation, names).tree(finding, evaluation.explain(finding));
    }

    /**
     * The text of a finding of the reading with concessions.
     *
     * @throws IllegalArgumentException when the finding is not of this evaluation
     */
    public static String ofConceded(Evaluation evaluation, Finding finding, Locale locale) {
        return text(
                new ExplanationText(evaluation, new Names(evaluation))
                        .tree(finding, evaluation.explainConceded(finding)),
                locale);
    }

    private static String text(Line whole, Locale locale) {
        StringBuilder out = new StringBuilder();
        print(0, whole, locale, out);
        return out.toString();
    }

    private static void print(int depth, Line line, Locale locale, StringBuilder out) {
        out.append(INDENT.repeat(depth)).append(line.text().in(locale)).append('\n');
        line.lines().forEach(below -> print(depth + 1, below, locale, out));
    }

    private Line tree(Finding finding, Judgement judgement) {
        line(0, Piece.of(Message.EXPLAINED, names.rule(names.rule(finding)), names.subject(finding)));
        line(1, outcome(finding, judgement));
        if (finding.gradeOrNull() != null && names.hasGrades(finding)) {
            line(1, Piece.of(Message.GRADE, Piece.of(finding.gradeOrNull())));
        }
        line(
                1,
                finding.citation().confidence() == Confidence.UNVERIFIED
                        ? Piece.of(Message.EXPLAINED_CLAUSE_MARKED, Names.marked(finding.citation()))
                        : Piece.of(
                                Message.EXPLAINED_CLAUSE,
                                Names.citation(finding.citation()),
                                Names.confidence(finding.citation().confidence())));
        rule = names.rule(finding);
        unit = unit(rule.criterion());
        boolean veto = rule.criterion() instanceof Criterion.Veto;
        List<Piece> parts = partNames(finding, judgement);
        if (judgement instanceof Combination combination
                && combination.all()
                && combination.parts().size() == parts.size()) {
            line(1, combination(combination));
            for (int i = 0; i < parts.size(); i++) {
                Piece lead = Piece.of(Message.NAMED_PART, parts.get(i));
                if (finding.unitsOrNull() == null) {
                    unit = unit(part(rule, finding.parts().get(i)));
                }
                judgement(2, lead, combination.parts().get(i), veto);
            }
        } else {
            judgement(1, Piece.NONE, judgement, veto);
        }
        return open.get(0).closed();
    }

    private static @Nullable Criterion part(Rule rule, PartResult result) {
        if (rule.criterion() instanceof Criterion.All all) {
            for (Criterion.Part part : all.parts()) {
                if (part.id().equals(result.id())) {
                    return part.criterion();
                }
            }
        }
        return null;
    }

    private @Nullable Unit unit(@Nullable Criterion criterion) {
        return criterion instanceof Criterion.Comparison comparison
                ? evaluation.standard().indicator(comparison.indicator()).unit()
                : criterion instanceof Criterion.Every every ? every.unit() : null;
    }

    /** The tests of a rule of several; or the schools or townships, where a finding of the county sums them up. */
    private List<Piece> partNames(Finding finding, Judgement judgement) {
        if (finding.unitsOrNull() == null) {
            return finding.parts().stream().map(part -> Piece.of(part.name())).toList();
        }
        Level level = names.rule(finding).level();
        if (level.isOfElements()) {
            return judgement instanceof Combination all
                    ? all.parts().stream()
                            .map(part -> Cells.cellOf(part)
                                    .map(cell -> names.element(level, cell))
                                    .orElse(Piece.DASH))
                            .toList()
                    : List.of();
        }
        return (level == Level.KINDERGARTEN
                        ? evaluation.dataset().kindergartens()
                        : evaluation.dataset().schools())
                .stream().map(school -> Piece.of(school.school().name())).toList();
    }

    private Piece combination(Combination combination) {
        return Piece.of(
                combination.all() ? Message.ALL_OF : Message.ANY_OF,
                Piece.of(combination.parts().size()),
                status(combination));
    }

    private Piece outcome(Finding finding, Judgement judgement) {
        return finding.boundarySensitive()
                ? Piece.of(
                        Message.EXPLAINED_OUTCOME_BOUNDARY,
                        Names.status(finding.status()),
                        Names.status(judgement.exact()),
                        Names.status(judgement.asReported()))
                : Piece.of(Message.EXPLAINED_OUTCOME, Names.status(finding.status()));
    }

    private Piece status(Judgement judgement) {
        return Names.status(evaluation.compareMode() == CompareMode.EXACT ? judgement.exact() : judgement.asReported());
    }

    // ---------------------------------------------------------------- judgements

    private void judgement(int depth, Piece lead, Judgement node, boolean veto) {
        if (node instanceof Comparison comparison) {
            comparison(depth, lead, comparison);
        } else if (node instanceof Statement statement) {
            line(depth, lead, statement(statement, veto));
        } else if (node instanceof Elapsed elapsed) {
            elapsed(depth, lead, elapsed);
        } else if (node instanceof Combination combination) {
            line(depth, lead, combination(combination));
            combination.parts().forEach(part -> judgement(depth + 1, Piece.NONE, part, veto));
        } else if (node instanceof AtLeast atLeast) {
            atLeast(depth, lead, atLeast);
        } else if (node instanceof Shown shown) {
            line(depth, lead, Piece.of(Message.SHOWN, compared(shown.value().valueOrNull(), null)));
            figure(depth + 1, Piece.of(Message.COMPARED_VALUE), shown.value());
        } else if (node instanceof Dropped dropped) {
            line(
                    depth,
                    lead,
                    Piece.of(
                            Message.DROPPED,
                            Piece.of(new Text(
                                    dropped.because().zh(), dropped.because().en()))));
        } else if (node instanceof Undecided undecided) {
            line(depth, lead, Piece.of(Message.UNDECIDED, missing(undecided.missing())));
        }
    }

    private Piece missing(List<Missing> missing) {
        return Piece.list(missing.stream().map(names::missing).toList());
    }

    private void comparison(int depth, Piece lead, Comparison node) {
        Magnitude value = node.value().valueOrNull();
        Magnitude limit = node.limit().valueOrNull();
        line(
                depth,
                lead,
                Piece.of(
                        Message.COMPARISON,
                        compared(value, limit),
                        Names.sign(node.comparator()),
                        shown(limit),
                        Names.status(node.exact())));
        boolean rounded = evaluation.compareMode() == CompareMode.AS_REPORTED || node.exact() != node.asReported();
        if (rounded && value != null && limit != null && (node.valueDecimals() >= 0 || node.limitDecimals() >= 0)) {
            line(
                    depth,
                    Piece.of(
                            Message.COMPARISON_AS_REPORTED,
                            printed(value, node.valueDecimals()),
                            Names.sign(node.comparator()),
                            printed(limit, node.limitDecimals()),
                            Names.status(node.asReported())));
        }
        figure(depth + 1, Piece.of(Message.COMPARED_VALUE), node.value());
        figure(depth + 1, Piece.of(Message.COMPARED_LIMIT), node.limit());
    }

    /** A value with the decimals that it takes to see where it stands. */
    private Piece compared(@Nullable Magnitude value, @Nullable Magnitude limit) {
        return value == null
                ? Piece.of(Message.UNKNOWN_VALUE)
                : isTime(value)
                        ? shown(value)
                        : Piece.Figure.unrounded(value, limit instanceof Rational bound ? bound : null);
    }

    private Piece printed(Magnitude value, int decimals) {
        return decimals < 0 || isTime(value)
                ? shown(value)
                : Piece.of(value.round(decimals)
                        .setScale(decimals, java.math.RoundingMode.UNNECESSARY)
                        .toPlainString());
    }

    private Piece statement(Statement node, boolean veto) {
        Piece required = Gaps.admitted(node, veto);
        return node.wordOrNull() == null
                ? Piece.of(Message.STATEMENT_MISSING, required, Names.status(node.exact()), names.cell(node.cell()))
                : Piece.of(
                        Message.STATEMENT,
                        Gaps.stated(node, veto),
                        required,
                        Names.status(node.exact()),
                        names.cell(node.cell()));
    }

    private void elapsed(int depth, Piece lead, Elapsed node) {
        line(
                depth,
                lead,
                node.dayOrNull() == null
                        ? Piece.of(Message.ELAPSED_MISSING, Names.status(node.exact()), names.cell(node.cell()))
                        : Piece.of(
                                Message.ELAPSED,
                                Piece.of(node.dayOrNull().toString()),
                                shown(node.years().valueOrNull()),
                                Piece.of(node.asOf().toString()),
                                Names.status(node.exact()),
                                names.cell(node.cell())));
        figure(depth + 1, Piece.of(Message.COMPARED_LIMIT), node.years());
    }

    private void atLeast(int depth, Piece lead, AtLeast node) {
        if (rule != null && rule.criterion() instanceof Criterion.GradeCount graded) {
            gradeCount(depth, lead, node, graded);
            return;
        }
        line(
                depth,
                lead,
                Piece.of(
                        Message.AT_LEAST,
                        Piece.of(node.members().size()),
                        shown(node.atLeast().valueOrNull()),
                        status(node)));
        for (Member member : node.members()) {
            line(
                    depth + 1,
                    Piece.of(
                            Message.MEMBER,
                            names.rule(evaluation.standard().rule(member.rule())),
                            status(member.atLimit()),
                            status(member.atFloor())));
            judgement(depth + 2, Piece.of(Message.AT_THE_LIMIT), member.atLimit(), false);
            // What reaches the limit reaches the floor: the same figures once more would only hide the others.
            if (member.atLimit().exact() != Status.MET || member.atLimit().asReported() != Status.MET) {
                floor(depth + 2, member.atFloor());
            }
        }
    }

    /** Which items reach the grade that is counted, and the one that none may miss; how, each item's own explanation tells. */
    private void gradeCount(int depth, Piece lead, AtLeast node, Criterion.GradeCount graded) {
        Piece grade = Piece.of(graded.grade());
        Piece rest = Piece.of(graded.rest());
        line(
                depth,
                lead,
                Piece.of(
                        Message.GRADE_COUNTED,
                        Piece.of(node.members().stream()
                                .filter(m -> m.atLimit().exact() != Status.NOT_APPLICABLE)
                                .count()),
                        shown(node.atLeast().valueOrNull()),
                        grade,
                        rest,
                        status(node)));
        for (Member member : node.members()) {
            line(
                    depth + 1,
                    Piece.of(
                            Message.GRADED_MEMBER,
                            names.rule(evaluation.standard().rule(member.rule())),
                            grade,
                            status(member.atLimit()),
                            rest,
                            status(member.atFloor())));
        }
    }

    /** The comparison with the floor; its value is that of the comparison with the limit just above it. */
    private void floor(int depth, Judgement node) {
        Piece lead = Piece.of(Message.AT_THE_FLOOR);
        if (node instanceof Comparison comparison) {
            line(
                    depth,
                    lead,
                    Piece.of(
                            Message.COMPARISON,
                            compared(
                                    comparison.value().valueOrNull(),
                                    comparison.limit().valueOrNull()),
                            Names.sign(comparison.comparator()),
                            shown(comparison.limit().valueOrNull()),
                            Names.status(comparison.exact())));
            figure(depth + 1, Piece.of(Message.COMPARED_LIMIT), comparison.limit());
        } else {
            judgement(depth, lead, node, false);
        }
    }

    // ---------------------------------------------------------------- figures

    private void figure(int depth, Piece lead, Figure node) {
        if (node instanceof Reading reading) {
            line(
                    depth,
                    lead,
                    reading.valueOrNull() == null
                            ? Piece.of(Message.READING_MISSING, names.cell(reading.cell()))
                            : Piece.of(Message.READING, shown(reading.valueOrNull()), names.cell(reading.cell())));
        } else if (node instanceof Constant constant) {
            Citation citation = constant.citationOrNull();
            line(
                    depth,
                    lead,
                    citation == null
                            ? Piece.of(Message.CONSTANT_PLAIN, shown(constant.valueOrNull()))
                            : Piece.of(
                                    Message.CONSTANT,
                                    shown(constant.valueOrNull()),
                                    Names.citation(citation),
                                    Names.confidence(citation.confidence())));
        } else if (node instanceof OutsideUnknown unknown) {
            line(depth, lead, outside(unknown));
        } else if (node instanceof Share share) {
            share(depth, lead, share);
        } else if (node instanceof Item item) {
            item(depth, lead, item);
        } else if (node instanceof Computation computation) {
            computation(depth, lead, computation);
        }
    }

    /** Whom the share counts, those first by whom it falls short; of very many not all. */
    private void share(int depth, Piece lead, Share node) {
        Rule of = evaluation.standard().rule(node.rule());
        line(
                depth,
                lead,
                Piece.of(
                        Message.STEP,
                        shown(node.valueOrNull()),
                        Piece.of(
                                node.met() ? Message.SHARE_MET : Message.SHARE_NOT_MET,
                                names.rule(of),
                                Piece.of(node.counted()),
                                Piece.of(node.concerned()))));
        int open = node.count(Status.INDETERMINATE);
        int none = node.count(Status.NOT_APPLICABLE);
        if (open + none > 0) {
            line(depth + 1, Piece.of(Message.SHARE_ASIDE, Piece.of(open), Piece.of(none)));
        }
        List<Asked> subjects = new ArrayList<>(node.subjects());
        subjects.sort(Comparator.comparing(one -> WORST_FIRST.indexOf(one.status())));
        List<Asked> listed = subjects.subList(0, Math.min(SUBJECTS_LISTED, subjects.size()));
        Unit outer = unit;
        for (Asked one : listed) {
            unit = unit(of.criterion());
            asked(depth + 1, of, one);
        }
        unit = outer;
        Share rest = new Share(node.rule(), node.met(), subjects.subList(listed.size(), subjects.size()), null);
        if (!rest.subjects().isEmpty()) {
            line(
                    depth + 1,
                    Piece.of(
                            Message.SHARE_REST,
                            Piece.of(rest.subjects().size()),
                            Piece.of(rest.count(Status.MET)),
                            Piece.of(rest.count(Status.NOT_MET)),
                            Piece.of(rest.count(Status.INDETERMINATE)),
                            Piece.of(rest.count(Status.NOT_APPLICABLE)),
                            Piece.of(node.rule())));
        }
    }

    private void asked(int depth, Rule of, Asked one) {
        Piece lead = Piece.of(Message.NAMED_PART, names.asked(of, one));
        if (one.judgement() instanceof Comparison comparison && comparison.value() instanceof Reading reading) {
            line(
                    depth,
                    lead,
                    Piece.of(
                            Message.SHARE_OF,
                            shown(reading.valueOrNull()),
                            Names.sign(comparison.comparator()),
                            shown(comparison.limit().valueOrNull()),
                            Names.status(one.status()),
                            names.cell(reading.cell())));
        } else {
            judgement(depth, lead, one.judgement(), of.criterion() instanceof Criterion.Veto);
        }
    }

    private void item(int depth, Piece lead, Item node) {
        Piece of = names.rule(evaluation.standard().rule(node.rule()));
        Piece awarded = shown(node.valueOrNull());
        Piece points = shown(node.points().valueOrNull());
        Judgement own = node.ownOrNull();
        if (own == null) {
            line(depth, lead, Piece.of(Message.ITEM_AWARDED, of, awarded, points));
            figure(depth + 1, Piece.NONE, node.awarded());
        } else {
            line(depth, lead, Piece.of(Message.ITEM_OWN, of, awarded, points, status(own)));
        }
        figure(depth + 1, Piece.NONE, node.points());
        if (own != null) {
            judgement(depth + 1, Piece.NONE, own, false);
        }
    }

    /** The coefficients that a mean is taken of, each under the name of its indicator. */
    private void coefficients(int depth, Computation node) {
        List<String> indicators = rule != null && rule.criterion() instanceof Criterion.MeanDispersion mean
                ? mean.indicators()
                : List.of();
        for (int i = 0; i < node.operands().size(); i++) {
            Figure squared = node.operands().get(i);
            Piece name = i < indicators.size()
                    ? Piece.of(
                            evaluation.standard().indicator(indicators.get(i)).name())
                    : Piece.of(i + 1);
            Piece coefficient = squared.valueOrNull() instanceof Rational radicand
                    ? shown(new SquareRoot(radicand))
                    : Piece.of(Message.UNKNOWN_VALUE);
            figure(depth, Piece.of(Message.MEAN_PART, name, coefficient), squared);
        }
    }

    private Piece outside(OutsideUnknown node) {
        return Piece.of(
                Message.OUTSIDE_UNKNOWN,
                Cells.schoolOf(node).map(names::school).orElse(Piece.of(Message.COUNTY)),
                missing(node.missing()));
    }

    private void computation(int depth, Piece lead, Computation node) {
        if (node.operation() == Operation.SUM && node.operands().size() == 1) {
            figure(depth, lead, node.operands().get(0));
            return;
        }
        line(depth, lead, Piece.of(Message.STEP, shown(node.valueOrNull()), formula(node)));
        if (node.operation() == Operation.SQUARED_VARIATION) {
            variation(depth + 1, node.operands());
        } else if (node.operation() == Operation.MEAN_OF_ROOTS) {
            coefficients(depth + 1, node);
        } else {
            node.operands().forEach(operand -> figure(depth + 1, Piece.NONE, operand));
        }
    }

    private Piece formula(Computation node) {
        List<Figure> operands = node.operands();
        return switch (node.operation()) {
            case SUM ->
                operands.size() > OPERANDS_IN_A_LINE || operands.isEmpty()
                        ? Piece.of(Message.FORMULA_SUM_MANY, Piece.of(operands.size()))
                        : infix(operands, " + ");
            case DIFFERENCE -> infix(operands, " − ");
            case PRODUCT -> infix(operands, " × ");
            case QUOTIENT -> infix(operands, " ÷ ");
            case CEILING -> Piece.of(Message.FORMULA_CEILING, operand(operands.get(0)));
            case MAXIMUM -> Piece.of(Message.FORMULA_MAXIMUM, Piece.of(operands.size()));
            case MINIMUM -> Piece.of(Message.FORMULA_MINIMUM, Piece.of(operands.size()));
            case COUNT -> Piece.of(Message.FORMULA_COUNT);
            case COUNT_REACHING -> Piece.of(Message.FORMULA_COUNT_REACHING, operand(operands.get(0)));
            case SQUARED_VARIATION -> Piece.of(Message.FORMULA_VARIATION, Piece.of(unitCount(operands)));
            case SQUARE_ROOT -> root(operands.get(0));
            case MEAN_OF_ROOTS ->
                Piece.of(
                        Message.FORMULA_MEAN_OF_ROOTS,
                        infix(operands.stream().map(ExplanationText::root), " + "),
                        Piece.of(operands.size()));
        };
    }

    private static Piece infix(List<Figure> operands, String sign) {
        return infix(operands.stream().map(ExplanationText::operand), sign);
    }

    private static Piece infix(Stream<Piece> operands, String sign) {
        return new Piece.Joined(operands.toList(), sign, sign);
    }

    private static Piece root(Figure radicand) {
        return joined(Piece.of("√"), operand(radicand));
    }

    private static Piece joined(Piece first, Piece second) {
        return new Piece.Joined(List.of(first, second), "", "");
    }

    /** A number within a formula. */
    private static Piece operand(Figure figure) {
        Magnitude value = figure.valueOrNull();
        if (value == null) {
            return Piece.of(Message.UNKNOWN_VALUE);
        }
        String decimal = value.toDecimal();
        if (value.compareTo(Rational.parse(decimal)) == 0) {
            return Piece.of(decimal);
        }
        return Piece.of(value instanceof Rational fraction && isShort(fraction) ? "(" + fraction + ")" : decimal + "…");
    }

    private static boolean isShort(Rational fraction) {
        return fraction.toString().length() <= LONGEST_FRACTION;
    }

    /** Pupils and resource of each unit in turn; a unit of which it is not known whether it counts stands alone. */
    private void variation(int depth, List<Figure> operands) {
        totals(depth, operands);
        for (int i = 0; i < operands.size(); i++) {
            Figure heads = operands.get(i);
            if (heads instanceof OutsideUnknown unknown) {
                line(depth, outside(unknown));
                continue;
            }
            Figure amount = operands.get(++i);
            Piece school = Cells.schoolOf(amount)
                    .or(() -> Cells.schoolOf(heads))
                    .map(names::school)
                    .orElse(Piece.DASH);
            line(
                    depth,
                    Piece.of(
                            Message.VARIATION_UNIT,
                            school,
                            operand(heads),
                            operand(amount),
                            perHead(heads.valueOrNull(), amount.valueOrNull())));
            figure(depth + 1, Piece.of(Message.VARIATION_HEADS), heads);
            figure(depth + 1, Piece.of(Message.VARIATION_AMOUNT), amount);
        }
    }

    private void totals(int depth, List<Figure> operands) {
        List<Rational> heads = new ArrayList<>();
        List<Rational> amounts = new ArrayList<>();
        for (int i = 0; i + 1 < operands.size(); i += 2) {
            if (!(operands.get(i).valueOrNull() instanceof Rational head)
                    || !(operands.get(i + 1).valueOrNull() instanceof Rational amount)) {
                return;
            }
            heads.add(head);
            amounts.add(amount);
        }
        Rational allHeads = Dispersion.sum(heads);
        Rational allAmounts = Dispersion.sum(amounts);
        line(
                depth,
                Piece.of(Message.VARIATION_TOTALS, shown(allHeads), shown(allAmounts), perHead(allHeads, allAmounts)));
    }

    private Piece perHead(@Nullable Magnitude heads, @Nullable Magnitude amount) {
        return heads instanceof Rational p && amount instanceof Rational x && !p.isZero()
                ? shown(x.dividedBy(p))
                : Piece.of(Message.UNKNOWN_VALUE);
    }

    private static long unitCount(List<Figure> operands) {
        long unknown =
                operands.stream().filter(o -> o instanceof OutsideUnknown).count();
        return unknown + (operands.size() - unknown) / 2;
    }

    // ---------------------------------------------------------------- numbers and lines

    /** The number itself: as a decimal where it is one, else as a fraction with its decimals. */
    private Piece shown(@Nullable Magnitude value) {
        if (value == null) {
            return Piece.of(Message.UNKNOWN_VALUE);
        }
        Optional<String> time = unit == null ? Optional.empty() : unit.time(value);
        if (time.isPresent()) {
            return Piece.of(time.get());
        }
        String decimal = value.toDecimal();
        if (value instanceof SquareRoot root) {
            Rational back = Rational.of(root.round(Magnitude.SHOWN_DECIMALS));
            return Piece.of(back.times(back).compareTo(root.radicand()) == 0 ? decimal : "≈ " + decimal);
        }
        if (value.compareTo(Rational.parse(decimal)) == 0) {
            return Piece.of(decimal);
        }
        return Piece.of(
                value instanceof Rational fraction && isShort(fraction) ? fraction + " ≈ " + decimal : "≈ " + decimal);
    }

    private boolean isTime(Magnitude value) {
        return unit != null && unit.time(value).isPresent();
    }

    private void line(int depth, Piece text) {
        line(depth, Piece.NONE, text);
    }

    private void line(int depth, Piece lead, Piece text) {
        Open line = new Open(lead == Piece.NONE ? text : joined(lead, text), new ArrayList<>());
        open.subList(depth, open.size()).clear();
        if (depth > 0) {
            open.get(depth - 1).below().add(line);
        }
        open.add(line);
    }
}
