package io.github.junheng.procedure;

import io.github.junheng.standard.Citation;
import java.util.List;

/**
 * 过渡性放宽的后续要求: what was met by one of these concessions alone has to be met without it some years after recognition.
 *
 * @param concessions names of concessions of the standard
 */
public record FollowUpRule(int years, List<String> concessions, Citation citation) {
    public FollowUpRule {
        concessions = List.copyOf(concessions);
    }
}
