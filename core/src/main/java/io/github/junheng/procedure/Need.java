package io.github.junheng.procedure;

import io.github.junheng.standard.Citation;
import io.github.junheng.standard.Text;

/** 所需: what a decision has to rest on. */
public sealed interface Need {
    /** 材料: a paper, whose SHA-256 the event keeps. Without it the decision is refused. */
    record Paper(String id, Text name, Citation citation) implements Need {}

    /**
     * 规则: a rule of the procedure's standard.
     *
     * @param rule its local id
     * @param hard whether the decision is refused unless it is met; else it is warned of
     */
    record RuleMet(String rule, boolean hard) implements Need {}

    /** 评估结果: an evaluation of the county by the procedure's standard. */
    record Evaluated() implements Need {}

    /** 社会认可度调查: the counts of the survey; where they do not suffice it is warned of. */
    record Surveyed() implements Need {}

    /** 文号: the number of the document by which the authority decides. */
    record Numbered() implements Need {}
}
