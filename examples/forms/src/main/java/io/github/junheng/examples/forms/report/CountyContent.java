package io.github.junheng.examples.forms.report;

import io.github.junheng.evaluation.Conceded;
import io.github.junheng.evaluation.Evaluation;
import io.github.junheng.evaluation.Finding;
import io.github.junheng.evaluation.Status;
import io.github.junheng.examples.forms.figure.Amounts;
import io.github.junheng.problem.Problem;
import io.github.junheng.problem.ProblemCode;
import io.github.junheng.report.Block;
import io.github.junheng.report.EvaluationReport;
import io.github.junheng.report.EvaluationReport.Part;
import io.github.junheng.report.Piece;
import io.github.junheng.report.Wording;
import io.github.junheng.school.SchoolCode;
import io.github.junheng.standard.Standard;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * 一县报告的内容: what the page and the workbook about a county tell, found once for both.
 *
 * @param years evaluations, the last year last; of schools without names where these are left out
 * @param byKey the findings of the last year, by what an address calls them
 */
record CountyContent(
        ReportInput in,
        List<Evaluation> years,
        Evaluation evaluation,
        Wording wording,
        Map<String, Finding> byKey,
        List<Schools> schools,
        List<Spread> spreads,
        Amounts amounts,
        Remedies remedies,
        Coefficients coefficients,
        Summary summary,
        Eased eased) {
    static CountyContent of(ReportInput in) {
        List<Evaluation> years =
                in.masked() ? in.years().stream().map(Masking::masked).toList() : in.years();
        Evaluation evaluation = years.get(years.size() - 1);
        Wording wording = Wording.of(evaluation);
        Map<String, Finding> byKey = new LinkedHashMap<>();
        evaluation.findings().forEach(finding -> byKey.put(ExplanationTable.key(finding), finding));
        Amounts amounts = new Amounts(evaluation);
        Remedies remedies = new Remedies(evaluation, byKey);
        List<Spread> spreads = Spread.of(evaluation);
        Coefficients coefficients = new Coefficients(evaluation, wording, remedies, spreads);
        return new CountyContent(
                in,
                years,
                evaluation,
                wording,
                byKey,
                Schools.of(evaluation, byKey),
                spreads,
                amounts,
                remedies,
                coefficients,
                new Summary(evaluation, wording, amounts, remedies, coefficients),
                new Eased(evaluation));
    }

    Standard standard() {
        return evaluation.standard();
    }

    Piece title() {
        return Words.TITLE.with(Words.REPORT.piece(), wording.county());
    }

    /** What core tells of each part, and of some what it does not; of problems nothing that could name a school. */
    Map<Part, List<Block>> parts() {
        Map<Part, List<Block>> parts =
                new EnumMap<>(EvaluationReport.parts(evaluation, in.masked() ? List.of() : in.problems()));
        parts.computeIfPresent(Part.FAILURES_BY_SCHOOL, (part, blocks) -> bySchool(blocks));
        parts.computeIfPresent(Part.CONCEDED, (part, blocks) -> conceded(blocks));
        if (in.masked()) {
            parts.put(Part.WARNINGS, List.of(new Block.Items(countedProblems())));
        }
        return parts;
    }

    /** With the least that would be enough below the name of each school, and of lists all that is beyond its limit. */
    private List<Block> bySchool(List<Block> blocks) {
        Map<Piece, List<Piece>> more = new HashMap<>();
        for (Finding finding : evaluation.findings()) {
            SchoolCode school = finding.schoolOrNull();
            if (school != null && finding.status() == Status.NOT_MET) {
                List<Piece> lines = more.computeIfAbsent(wording.schoolWithKind(school), s -> new ArrayList<>());
                eased.told(finding)
                        .ifPresent(told -> lines.add(Words.LINE_STATED.with(
                                wording.rule(standard().rule(finding.rule().local())), told)));
                remedies.of(finding).ifPresent(way -> lines.add(summary.way(way)));
                amounts.of(finding).stream()
                        .filter(gap -> !gap.elements().isEmpty())
                        .forEach(gap -> lines.add(
                                Words.LINE_STATED.with(Piece.of(finding.rule().local()), gap.text())));
            }
        }
        List<Block> all = new ArrayList<>();
        for (Block block : blocks) {
            all.add(block);
            if (block instanceof Block.Heading heading) {
                more.getOrDefault(heading.text(), List.of()).forEach(line -> all.add(new Block.Paragraph(line, true)));
            }
        }
        return all;
    }

    /** With what the standard eases for whom, whether it was asked for or not. */
    private List<Block> conceded(List<Block> blocks) {
        List<Block> all = new ArrayList<>();
        List<Finding> changed = evaluation.conceded().map(Conceded::changed).orElse(List.of());
        for (Block block : blocks) {
            // The table that has a row for each finding that they change is told which of them did.
            all.add(
                    block instanceof Block.Table table && !changed.isEmpty() && isOf(changed, table)
                            ? eased(changed, table)
                            : block);
        }
        all.add(new Block.Heading(3, Words.CONCESSIONS.piece()));
        all.add(new Block.Items(standard().concessions().stream()
                .map(concession -> Words.CONCESSION.with(
                        Piece.of(concession.id()),
                        Piece.of(concession.rule()),
                        Piece.of(concession.name()),
                        Piece.of(concession.when().name()),
                        Piece.of(concession.citation().reference())))
                .toList()));
        return all;
    }

    private boolean isOf(List<Finding> changed, Block.Table table) {
        return table.rows().size() == changed.size()
                && table.rows()
                        .get(0)
                        .get(0)
                        .equals(wording.rule(
                                standard().rule(changed.get(0).rule().local())));
    }

    private Block.Table eased(List<Finding> changed, Block.Table table) {
        List<Piece> header = new ArrayList<>(table.header());
        header.add(Words.EASED_BY.piece());
        List<List<Piece>> rows = new ArrayList<>();
        for (int i = 0; i < changed.size(); i++) {
            List<Piece> row = new ArrayList<>(table.rows().get(i));
            row.add(Piece.list(eased.by(changed.get(i))));
            rows.add(row);
        }
        return new Block.Table(header, rows);
    }

    /** How many problems there are of each code, which tells of no school. */
    private List<Piece> countedProblems() {
        Map<ProblemCode, Integer> counts = new EnumMap<>(ProblemCode.class);
        List<Problem> problems = new ArrayList<>(in.problems());
        problems.addAll(evaluation.problems());
        problems.forEach(problem -> counts.merge(problem.code(), 1, Integer::sum));
        List<Piece> lines = new ArrayList<>();
        counts.forEach((code, count) -> lines.add(Words.REMARKS_MASKED.with(Piece.of(code.code()), Piece.of(count))));
        return lines;
    }
}
