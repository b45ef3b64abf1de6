package io.github.junheng.report;

import io.github.junheng.dataset.CellRef;
import io.github.junheng.evaluation.Evaluation;
import io.github.junheng.evaluation.Finding;
import io.github.junheng.evaluation.Missing;
import io.github.junheng.evaluation.Outcome;
import io.github.junheng.school.SchoolCode;
import io.github.junheng.standard.Confidence;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** What could not be determined, by the cell that is missing, once for all schools that lack it: what settles most comes first. */
final class Unsettled {
    /** Of many schools that lack the same cell so many are named. */
    private static final int NAMED = 5;

    private final Evaluation evaluation;
    private final Names names;
    /** How long a list may be. */
    private final int most;

    Unsettled(Evaluation evaluation, Names names, int most) {
        this.most = most;
        this.evaluation = evaluation;
        this.names = names;
    }

    /** A cell that is missing, or the same cell of many schools, and why. */
    private record Same(String fact, boolean ofSchool, Missing.Why why) {}

    /** The findings that wait for a cell, or for one of those cells: for it alone, or for others too. */
    private static final class Waiting {
        private final Set<CellRef> cells = new LinkedHashSet<>();
        private final List<Finding> alone = new ArrayList<>();
        private final List<Finding> amongOthers = new ArrayList<>();
    }

    void blocks(List<Block> blocks) {
        Map<Same, Waiting> cells = new LinkedHashMap<>();
        for (Finding finding : evaluation.findings()) {
            if (finding.outcome() instanceof Outcome.Indeterminate open) {
                for (Missing missing : open.missing()) {
                    CellRef cell = missing.cell();
                    Waiting waiting = cells.computeIfAbsent(
                            new Same(cell.fact(), cell.school() != null, missing.why()), m -> new Waiting());
                    waiting.cells.add(cell);
                    List<Finding> findings = open.missing().size() == 1 ? waiting.alone : waiting.amongOthers;
                    if (findings.isEmpty() || !findings.get(findings.size() - 1).equals(finding)) {
                        findings.add(finding);
                    }
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
                .sorted(Comparator.comparing((Map.Entry<Same, Waiting> e) ->
                                -e.getValue().alone.size())
                        .thenComparing(e -> -e.getValue().amongOthers.size()))
                .forEach(e -> rows.add(List.of(
                        cells(e.getValue().cells),
                        Names.why(e.getKey().why()),
                        rules(e.getValue().alone),
                        rules(e.getValue().amongOthers))));
        EvaluationReport.table(
                EvaluationReport.header(Message.CELL, Message.WHY, Message.SETTLES, Message.HELPS), rows, most, blocks);
    }

    /** One cell with its place; of the same cell of many schools, how many they are and who the first. */
    private Piece cells(Set<CellRef> cells) {
        CellRef first = cells.iterator().next();
        if (cells.size() == 1) {
            return names.cell(first);
        }
        Set<SchoolCode> schools = new LinkedHashSet<>();
        for (CellRef cell : cells) {
            if (cell.school() != null) {
                schools.add(cell.school());
            }
        }
        if (schools.isEmpty()) {
            return Piece.of(Message.CELL_PLACES, names.fact(first.fact()), Piece.of(cells.size()));
        }
        Piece some = Piece.list(schools.stream().limit(NAMED).map(names::school).toList());
        return Piece.of(
                Message.CELL_OF_MANY,
                names.fact(first.fact()),
                Piece.of(schools.size()),
                names.counted(schools.iterator().next()),
                schools.size() > NAMED ? Piece.of(Message.AND_OTHERS, some) : some);
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
