package io.github.junheng.report;

import io.github.junheng.evaluation.Evaluation;
import io.github.junheng.evaluation.Finding;
import io.github.junheng.evaluation.Status;
import io.github.junheng.evaluation.Verdict;
import io.github.junheng.problem.Problem;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** What came of several standards for one dataset, a row each, and what the reports of each would otherwise all repeat. */
final class Overview {
    private final List<Evaluation> evaluations;
    private final List<Problem> datasetProblems;
    private final List<Problem> leftOut;

    Overview(List<Evaluation> evaluations, List<Problem> datasetProblems, List<Problem> leftOut) {
        this.evaluations = evaluations;
        this.datasetProblems = datasetProblems;
        this.leftOut = leftOut;
    }

    void blocks(List<Block> blocks) {
        Evaluation first = evaluations.get(0);
        blocks.add(new Block.Heading(1, Piece.of(Message.OVERVIEW_TITLE, new Names(first).county())));
        int year = first.dataset().county().year();
        LocalDate day = first.asOf();
        EvaluationReport.paragraph(Piece.of(Message.OVERVIEW_BASICS, Piece.of(year), Piece.of(day.toString())), blocks);
        EvaluationReport.paragraph(Piece.of(Message.OVERVIEW_BOUNDED, Piece.of(EvaluationReport.FEW)), blocks);
        List<List<Piece>> rows = new ArrayList<>();
        for (Evaluation evaluation : evaluations) {
            rows.add(row(evaluation));
        }
        blocks.add(new Block.Table(
                EvaluationReport.header(
                        Message.ID,
                        Message.TITLE,
                        Message.RESULT,
                        Message.MET,
                        Message.NOT_MET,
                        Message.INDETERMINATE,
                        Message.NOT_APPLICABLE,
                        Message.ALL_DETERMINED),
                rows));
        if (!leftOut.isEmpty()) {
            blocks.add(new Block.Heading(2, Piece.of(Message.LEFT_OUT)));
            blocks.add(new Block.Items(leftOut.stream().map(Overview::leftOut).toList()));
        }
        if (!datasetProblems.isEmpty()) {
            blocks.add(new Block.Heading(2, Piece.of(Message.SHARED_WARNINGS)));
            EvaluationReport.problems(datasetProblems, EvaluationReport.FEW, blocks);
        }
    }

    private static Piece leftOut(Problem problem) {
        return Piece.words(Piece.of(problem.where()), new Piece.Told(problem));
    }

    private static List<Piece> row(Evaluation evaluation) {
        List<Piece> row = new ArrayList<>(List.of(
                Piece.of(evaluation.standard().id()),
                Piece.of(evaluation.standard().title()),
                result(evaluation)));
        for (Status status : List.of(Status.MET, Status.NOT_MET, Status.INDETERMINATE, Status.NOT_APPLICABLE)) {
            row.add(Piece.of(count(evaluation.findings(), status)));
        }
        boolean all = count(evaluation.findings(), Status.INDETERMINATE) == 0;
        row.add(Piece.of(all ? Message.YES : Message.NO));
        return row;
    }

    /** The verdict; of a standard that has none, how many of its sections came out how. */
    private static Piece result(Evaluation evaluation) {
        if (evaluation.standard().decides()) {
            return Names.status(evaluation.status());
        }
        List<Verdict.SectionResult> sections = evaluation.verdict().sections();
        List<Piece> outcomes = new ArrayList<>();
        for (Status status : List.of(Status.NOT_MET, Status.INDETERMINATE, Status.MET, Status.NOT_APPLICABLE)) {
            List<Piece> of = sections.stream()
                    .filter(section -> section.status() == status)
                    .map(section -> Piece.of(section.section().id()))
                    .toList();
            if (!of.isEmpty()) {
                outcomes.add(Piece.of(Message.SECTIONS_ARE, Piece.list(of), Names.status(status)));
            }
        }
        return Piece.of(Message.OF_SECTIONS, Piece.clauses(outcomes));
    }

    private static long count(List<Finding> findings, Status status) {
        return findings.stream().filter(f -> f.status() == status).count();
    }
}
