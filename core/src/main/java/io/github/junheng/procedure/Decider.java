package io.github.junheng.procedure;

import io.github.junheng.standard.Citation;
import io.github.junheng.standard.Text;
import java.util.List;

/**
 * 决定机关: who decides a stage.
 *
 * @param marks words one of which stands in the name of every such body, 督导 for instance; none where every name will do
 */
public record Decider(Text name, List<String> marks, Citation citation) {
    public Decider {
        marks = List.copyOf(marks);
    }

    /** Whether the name of a body can be one of these. */
    public boolean fits(String body) {
        return marks.isEmpty() || marks.stream().anyMatch(body::contains);
    }
}
