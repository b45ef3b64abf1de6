package io.github.junheng.report;

import io.github.junheng.evaluation.Evaluation;
import io.github.junheng.evaluation.Finding;
import io.github.junheng.evaluation.Missing;
import io.github.junheng.evaluation.Outcome;
import io.github.junheng.standard.Confidence;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** What could not be determined, by the cell that is missing: the cell that settles most comes first. */
final class Unsettled {
    private final Evaluation evaluation;
    private final Names names;

    Unsettled(Evaluation evaluation, Names names) {
        this.evaluation = evaluation;
        this.names = names;
    }

    /** The findings that wait for one cell: for it alone, or for others too. */
    private static final class Waiting {
        private final List<Finding> alone = new ArrayList<>();
        private final List<Finding> amongOthers = new ArrayList<>();
    }

    void blocks(List<Block> blocks) {
        Map<Missing, Waiting> cells = new LinkedHashMap<>();
        for (Finding finding : evaluation.findings()) {
            if (finding.outcome() instanceof Outcome.Indeterminate open) {
                for (Missing missing : open.missing()) {
                    Waiting waiting = cells.computeIfAbsent(missing, m -> new Waiting());
                    (open.missing().size() == 1 ? waiting.alone : waiting.amongOthers).add(finding);
                }
            }
        }
        if (cells.isEmpty()) {
            EvaluationReport.paragraph(Piece.of(Message.NOTHING_UNSETTLED), blocks);
            return;
        }
        EvaluationReport.paragraph(Piece.of(Message.UNSETTLED_EXPLAINED), blocks);
        List<List<Piece>> rows = new ArrayList<>();
        cells.entrySet().stream()
                .sorted(Comparator.comparing((Map.Entry<Missing, Waiting> e) ->
                                -e.getValue().alone.size())
                        .thenComparing(e -> -e.getValue().amongOthers.size()))
                .forEach(e -> rows.add(List.of(
                        names.cell(e.getKey().cell()),
                        Names.why(e.getKey().why()),
                        rules(e.getValue().alone),
                        rules(e.getValue().amongOthers))));
        blocks.add(new Block.Table(
                EvaluationReport.header(Message.CELL, Message.WHY, Message.SETTLES, Message.HELPS), rows));
    }

    /** Each rule once, with how many findings of it wait; those that are not verified come last, behind one mark. */
    private static Piece rules(List<Finding> findings) {
        if (findings.isEmpty()) {
            return Piece.DASH;
        }
        Piece unverified = counted(findings.stream().filter(Unsettled::isUnverified));
        return Piece.clauses(List.of(
                counted(findings.stream().filter(f -> !isUnverified(f))),
                unverified.equals(Piece.NONE)
                        ? Piece.NONE
                        : Piece.of(Message.MARKED_RULES, Names.confidence(Confidence.UNVERIFIED), unverified)));
    }

    private static boolean isUnverified(Finding finding) {
        return finding.citation().confidence() == Confidence.UNVERIFIED;
    }

    private static Piece counted(Stream<Finding> findings) {
        Map<String, Integer> counts = new LinkedHashMap<>();
        findings.forEach(f -> counts.merge(f.rule().local(), 1, Integer::sum));
        return counts.isEmpty()
                ? Piece.NONE
                : Piece.list(counts.entrySet().stream()
                        .map(e -> e.getValue() == 1
                                ? Piece.of(e.getKey())
                                : Piece.of(Message.TIMES, Piece.of(e.getKey()), Piece.of(e.getValue())))
                        .toList());
    }
}
