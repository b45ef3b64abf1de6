package io.github.junheng.report;

import io.github.junheng.dataset.CountyDataset;
import io.github.junheng.dataset.DatasetDiff;
import io.github.junheng.dataset.FactValue;
import io.github.junheng.evaluation.CellLabels;
import io.github.junheng.evaluation.EvaluationDiff;
import io.github.junheng.evaluation.EvaluationDiff.Change;
import io.github.junheng.evaluation.Finding;
import io.github.junheng.quantity.Reported;
import io.github.junheng.school.School;
import io.github.junheng.school.SchoolCode;
import io.github.junheng.standard.Standard;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** 复核对照: two reports of a county side by side: the cells that differ, and what standards find otherwise because of them. */
public final class ComparisonReport {
    private final DatasetDiff data;
    private final List<Block> blocks = new ArrayList<>();

    private ComparisonReport(DatasetDiff data) {
        this.data = data;
    }

    /**
     * The report of a comparison.
     *
     * @param first what the first report is called, as a rule its path
     * @param second what the second is called
     * @param findings one for each standard, of the same two reports
     */
    public static Document of(String first, String second, DatasetDiff data, List<EvaluationDiff> findings) {
        return new ComparisonReport(data).document(first, second, findings);
    }

    private Document document(String first, String second, List<EvaluationDiff> findings) {
        Names names = new Names(findings.get(0).before());
        blocks.add(new Block.Heading(
                1,
                Piece.of(
                        Message.COMPARISON_TITLE,
                        names.county(),
                        Piece.of(data.before().county().year()))));
        blocks.add(new Block.Items(List.of(
                Piece.of(Message.COMPARISON_FIRST, Piece.of(first)),
                Piece.of(Message.COMPARISON_SECOND, Piece.of(second)))));
        summary(findings);
        EvaluationReport.heading(Message.COMPARISON_CELLS, blocks);
        cells(findings);
        schools();
        findings.forEach(this::findings);
        return new Document(blocks);
    }

    private void summary(List<EvaluationDiff> findings) {
        if (data.isEmpty()) {
            blocks.add(new Block.Paragraph(Piece.of(Message.COMPARISON_SAME), true));
            return;
        }
        int outcomes = findings.stream().mapToInt(f -> f.outcomes().size()).sum();
        blocks.add(new Block.Paragraph(
                Piece.of(
                        Message.COMPARISON_SUMMARY,
                        Piece.of(data.cells().size()),
                        Piece.of(data.onlyBefore().size() + data.onlyAfter().size()),
                        Piece.of(outcomes)),
                true));
    }

    private void cells(List<EvaluationDiff> findings) {
        if (data.cells().isEmpty()) {
            EvaluationReport.paragraph(Piece.of(Message.COMPARISON_NO_CELLS), blocks);
            return;
        }
        CellLabels labels =
                CellLabels.of(findings.stream().map(f -> f.before().standard()).toList());
        List<List<Piece>> rows = new ArrayList<>();
        for (DatasetDiff.Difference cell : data.cells()) {
            String before = labels.where(data.before(), cell.cell());
            String after = labels.where(data.after(), cell.cell());
            rows.add(List.of(
                    owner(cell.cell().school()),
                    before.equals(after) ? Piece.of(before) : Piece.clauses(List.of(Piece.of(before), Piece.of(after))),
                    value(cell.before()),
                    value(cell.after())));
        }
        EvaluationReport.table(
                EvaluationReport.header(
                        Message.SCHOOL, Message.CELL, Message.COMPARISON_IN_FIRST, Message.COMPARISON_IN_SECOND),
                rows,
                Integer.MAX_VALUE,
                blocks);
    }

    private Piece owner(@Nullable SchoolCode school) {
        return school == null
                ? Piece.of(Message.COUNTY)
                : Piece.of(
                        data.before().school(school).map(s -> s.school().name()).orElse(school.value()));
    }

    /** What was reported; nothing is not zero. */
    static Piece value(Reported<FactValue> value) {
        return value.toOptional().map(v -> Piece.of(v.toText())).orElse(Piece.of(Message.COMPARISON_BLANK));
    }

    private void schools() {
        if (data.onlyBefore().isEmpty() && data.onlyAfter().isEmpty()) {
            return;
        }
        EvaluationReport.heading(Message.COMPARISON_SCHOOLS, blocks);
        List<List<Piece>> rows = new ArrayList<>();
        only(data.onlyBefore(), Message.COMPARISON_IN_FIRST, data.before(), rows);
        only(data.onlyAfter(), Message.COMPARISON_IN_SECOND, data.after(), rows);
        EvaluationReport.table(
                EvaluationReport.header(Message.COMPARISON_ONLY_IN, Message.CODE, Message.SCHOOL, Message.CELL),
                rows,
                Integer.MAX_VALUE,
                blocks);
    }

    private static void only(List<School> schools, Message side, CountyDataset of, List<List<Piece>> rows) {
        for (School school : schools) {
            rows.add(List.of(
                    Piece.of(side),
                    Piece.of(school.code().value()),
                    Piece.of(school.name()),
                    Piece.of(of.provenance()
                            .schools()
                            .getOrDefault(school.code(), school.code().value()))));
        }
    }

    private void findings(EvaluationDiff diff) {
        Standard standard = diff.before().standard();
        blocks.add(new Block.Heading(
                2,
                Piece.of(
                        Message.COMPARISON_STANDARD,
                        Piece.of(standard.title()),
                        Piece.of(standard.id()),
                        Piece.of(diff.before().asOf().toString()))));
        if (!diff.before().asOf().equals(diff.after().asOf())) {
            EvaluationReport.paragraph(
                    Piece.of(
                            Message.COMPARISON_TWO_DAYS,
                            Piece.of(diff.before().asOf().toString()),
                            Piece.of(diff.after().asOf().toString())),
                    blocks);
        }
        if (standard.decides()) {
            blocks.add(new Block.Paragraph(
                    Piece.of(
                            Message.COMPARISON_VERDICT,
                            Names.status(diff.before().status()),
                            Names.status(diff.after().status())),
                    true));
        }
        List<Piece> sections = new ArrayList<>();
        for (EvaluationDiff.SectionChange section : diff.sections()) {
            sections.add(Piece.of(
                    Message.COMPARISON_SECTION,
                    Piece.of(section.section()),
                    Names.status(section.before()),
                    Names.status(section.after())));
        }
        if (!sections.isEmpty()) {
            blocks.add(new Block.Items(sections));
        }
        changes(Message.COMPARISON_OUTCOMES, Message.COMPARISON_NO_OUTCOMES, diff, diff.outcomes());
        changes(Message.COMPARISON_VALUES, null, diff, diff.values());
    }

    private void changes(Message heading, @Nullable Message none, EvaluationDiff diff, List<Change> changes) {
        if (changes.isEmpty()) {
            if (none != null) {
                EvaluationReport.paragraph(Piece.of(none), blocks);
            }
            return;
        }
        blocks.add(new Block.Heading(3, Piece.of(heading, Piece.of(changes.size()))));
        Names before = new Names(diff.before());
        Names after = new Names(diff.after());
        List<List<Piece>> rows = new ArrayList<>();
        for (Change change : changes) {
            Finding any = change.any();
            Names names = change.beforeOrNull() == null ? after : before;
            rows.add(List.of(
                    names.rule(names.rule(any)),
                    names.subject(any),
                    found(change.beforeOrNull()),
                    found(change.afterOrNull()),
                    EvaluationReport.limit(any.measureOrNull()),
                    change.isBoundarySensitive() ? Piece.of(Message.COMPARISON_BOUNDARY) : Piece.NONE));
        }
        EvaluationReport.table(
                EvaluationReport.header(
                        Message.RULE,
                        Message.SUBJECT,
                        Message.COMPARISON_IN_FIRST,
                        Message.COMPARISON_IN_SECOND,
                        Message.LIMIT,
                        Message.REMARK),
                rows,
                Integer.MAX_VALUE,
                blocks);
    }

    /** Outcome and value, or grade. */
    private static Piece found(@Nullable Finding finding) {
        if (finding == null) {
            return Piece.DASH;
        }
        Piece value = finding.measureOrNull() == null || finding.measureOrNull().valueOrNull() == null
                ? Piece.of(finding.gradeOrNull() == null ? "" : finding.gradeOrNull())
                : EvaluationReport.value(finding.measureOrNull(), false);
        return Piece.words(Names.status(finding.status()), value);
    }
}
