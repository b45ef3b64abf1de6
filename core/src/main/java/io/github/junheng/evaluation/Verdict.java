package io.github.junheng.evaluation;

import io.github.junheng.standard.Section;
import java.util.List;

/**
 * 结论: findings and how they combine.
 *
 * @param status of the standard as a whole: the conjunction of its sections
 * @param sections each section with its outcome
 * @param findings in the order of the rules, then of the schools' codes, then of the stages
 */
public record Verdict(Status status, List<SectionResult> sections, List<Finding> findings) {
    public Verdict {
        sections = List.copyOf(sections);
        // A list of findings that are made when asked for never changes: copying it would make them all.
        findings = findings instanceof FindingList ? findings : List.copyOf(findings);
    }

    /** A section and its outcome. */
    public record SectionResult(Section section, Status status) {}
}
