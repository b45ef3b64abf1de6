package io.github.junheng.examples.forms.figure;

import io.github.junheng.evaluation.Explanation;
import java.util.ArrayList;
import java.util.List;

/** 计算步骤: what an explanation consists of. */
public final class Steps {
    private Steps() {}

    /** The steps of one kind, in their order, from the outcome down to the cells; not of rules that others count. */
    public static <T extends Explanation> List<T> of(Explanation explanation, Class<T> kind) {
        List<T> steps = new ArrayList<>();
        collect(explanation, kind, steps);
        return steps;
    }

    private static <T extends Explanation> void collect(Explanation node, Class<T> kind, List<T> steps) {
        if (kind.isInstance(node)) {
            steps.add(kind.cast(node));
        }
        if (node instanceof Explanation.Computation computation) {
            computation.operands().forEach(operand -> collect(operand, kind, steps));
        } else if (node instanceof Explanation.Comparison comparison) {
            collect(comparison.value(), kind, steps);
            collect(comparison.limit(), kind, steps);
        } else if (node instanceof Explanation.Shown shown) {
            collect(shown.value(), kind, steps);
        } else if (node instanceof Explanation.Combination combination) {
            combination.parts().forEach(part -> collect(part, kind, steps));
        }
    }
}
