package io.github.junheng.evaluation;

import io.github.junheng.evaluation.Explanation.Asked;
import io.github.junheng.evaluation.Explanation.AtLeast;
import io.github.junheng.evaluation.Explanation.Combination;
import io.github.junheng.evaluation.Explanation.Comparison;
import io.github.junheng.evaluation.Explanation.Computation;
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
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Finds the cells for want of which a figure has no number or a judgement no outcome. */
final class Absence {
    private Absence() {}

    static List<Missing> of(Explanation node) {
        Set<Missing> missing = new LinkedHashSet<>();
        collect(node, missing);
        return List.copyOf(missing);
    }

    private static void collect(Explanation node, Set<Missing> missing) {
        if (node instanceof Figure figure) {
            if (figure.valueOrNull() == null) {
                collectFigure(figure, missing);
            }
        } else if (node instanceof Judgement judgement
                && (judgement.exact() == Status.INDETERMINATE || judgement.asReported() == Status.INDETERMINATE)) {
            collectJudgement(judgement, missing);
        }
    }

    private static void collectFigure(Figure figure, Set<Missing> missing) {
        if (figure instanceof Reading reading) {
            missing.add(new Missing(reading.cell(), Missing.Why.NOT_REPORTED));
        } else if (figure instanceof OutsideUnknown unknown) {
            missing.addAll(unknown.missing());
        } else if (figure instanceof Item item) {
            collect(item.points(), missing);
            Judgement own = item.ownOrNull();
            if (own != null && item.points().valueOrNull() != null) {
                // Either the points awarded or what the item's own rule waits for would do.
                collect(item.awarded(), missing);
                collect(own, missing);
            }
        } else if (figure instanceof Share share) {
            for (Asked one : share.subjects()) {
                if (one.status() == Status.INDETERMINATE) {
                    collect(one.judgement(), missing);
                }
            }
        } else if (figure instanceof Computation computation) {
            int before = missing.size();
            computation.operands().forEach(operand -> collect(operand, missing));
            if (missing.size() == before && computation.operands().stream().allMatch(o -> o.valueOrNull() != null)) {
                undefined(computation, missing);
            }
        }
    }

    /** All operands are known and yet there is no result: a zero stands where none can be divided by. */
    private static void undefined(Computation computation, Set<Missing> missing) {
        boolean mean = computation.operation() == Operation.SQUARED_VARIATION;
        Missing.Why why = mean ? Missing.Why.ZERO_MEAN : Missing.Why.ZERO_DENOMINATOR;
        List<Figure> operands = computation.operands();
        for (int i = 1; i < operands.size(); i += mean ? 2 : 1) {
            leaves(operands.get(i), why, missing);
        }
    }

    private static void leaves(Figure figure, Missing.Why why, Set<Missing> missing) {
        if (figure instanceof Reading reading) {
            missing.add(new Missing(reading.cell(), why));
        } else if (figure instanceof Computation computation) {
            computation.operands().forEach(operand -> leaves(operand, why, missing));
        }
    }

    private static void collectJudgement(Judgement judgement, Set<Missing> missing) {
        if (judgement instanceof Comparison comparison) {
            collect(comparison.value(), missing);
            collect(comparison.limit(), missing);
        } else if (judgement instanceof Shown shown) {
            collect(shown.value(), missing);
        } else if (judgement instanceof Statement statement) {
            missing.add(new Missing(statement.cell(), Missing.Why.NOT_REPORTED));
        } else if (judgement instanceof Elapsed elapsed) {
            missing.add(new Missing(elapsed.cell(), Missing.Why.NOT_REPORTED));
        } else if (judgement instanceof Undecided undecided) {
            missing.addAll(undecided.missing());
        } else if (judgement instanceof Combination combination) {
            combination.parts().forEach(part -> collect(part, missing));
        } else if (judgement instanceof AtLeast atLeast) {
            for (Member member : atLeast.members()) {
                collect(member.atLimit(), missing);
                collect(member.atFloor(), missing);
            }
        }
    }
}
