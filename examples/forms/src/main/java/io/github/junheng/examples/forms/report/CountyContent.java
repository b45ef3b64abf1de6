package io.github.junheng.examples.forms.report;

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
        Summary summary) {
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
                new Summary(evaluation, wording, amounts, remedies, coefficients));
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
        List<Block> all = new ArrayList<>(blocks);
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
