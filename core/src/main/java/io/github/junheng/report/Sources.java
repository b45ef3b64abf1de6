package io.github.junheng.report;

import io.github.junheng.evaluation.Evaluation;
import io.github.junheng.evaluation.Finding;
import io.github.junheng.evaluation.Measure;
import io.github.junheng.standard.Citation;
import io.github.junheng.standard.Confidence;
import io.github.junheng.standard.Rule;
import io.github.junheng.standard.RuleInputs;
import io.github.junheng.standard.Split;
import io.github.junheng.standard.Standard;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Where the rules that were used come from; the weakest sources first. */
final class Sources {
    private final Standard standard;
    private final Evaluation evaluation;
    /** How long a list may be. */
    private final int most;

    Sources(Evaluation evaluation, int most) {
        this.most = most;
        this.standard = evaluation.standard();
        this.evaluation = evaluation;
    }

    void blocks(List<Block> blocks) {
        Map<Citation, Set<String>> used = used();
        Set<String> doubtful = new LinkedHashSet<>();
        List<List<Piece>> rows = new ArrayList<>();
        List<Confidence> weakestFirst = new ArrayList<>(List.of(Confidence.values()));
        Collections.reverse(weakestFirst);
        for (Confidence confidence : weakestFirst) {
            used.forEach((citation, rules) -> {
                if (citation.confidence() == confidence) {
                    rows.add(List.of(
                            Names.confidence(confidence),
                            Names.citation(citation),
                            Piece.list(rules.stream().map(Piece::of).toList())));
                    if (confidence != Confidence.VERIFIED) {
                        doubtful.addAll(rules);
                    }
                }
            });
        }
        if (!doubtful.isEmpty()) {
            EvaluationReport.paragraph(
                    Piece.of(
                            Message.NOT_FULLY_SOURCED,
                            Piece.list(doubtful.stream().map(Piece::of).toList())),
                    blocks);
        }
        if (standard.inForceConfidence() != Confidence.VERIFIED) {
            EvaluationReport.paragraph(
                    Piece.of(Message.IN_FORCE_DOUBTFUL, Names.confidence(standard.inForceConfidence())), blocks);
        }
        EvaluationReport.table(
                EvaluationReport.header(Message.CONFIDENCE, Message.CLAUSE, Message.RULES), rows, most, blocks);
    }

    /** Every citation of a rule, of a number it was held against and of how a resource is split, with the rules. */
    private Map<Citation, Set<String>> used() {
        Map<Citation, Set<String>> used = new LinkedHashMap<>();
        for (Rule rule : standard.rules().values()) {
            use(used, rule.citation(), rule.id().local());
            RuleInputs.indicators(standard, rule.criterion())
                    .forEach(indicator -> indicator
                            .split()
                            .map(Split::citation)
                            .ifPresent(c -> use(used, c, rule.id().local())));
        }
        for (Finding finding : evaluation.findings()) {
            // A finding's own citation is as weak as the weakest it rests on; here each source stands for itself.
            numbers(used, finding);
            if (finding.citation().layer().isPresent() && finding.measureOrNull() == null) {
                use(used, finding.citation(), finding.rule().local());
            }
        }
        return used;
    }

    private static void numbers(Map<Citation, Set<String>> used, Finding finding) {
        List<Measure> measures = new ArrayList<>();
        finding.measure().ifPresent(measures::add);
        finding.parts().forEach(part -> part.measure().ifPresent(measures::add));
        for (Measure measure : measures) {
            if (measure.limitCitationOrNull() != null) {
                use(used, measure.limitCitationOrNull(), finding.rule().local());
            }
        }
    }

    private static void use(Map<Citation, Set<String>> used, Citation citation, String rule) {
        used.computeIfAbsent(citation, c -> new LinkedHashSet<>()).add(rule);
    }
}
