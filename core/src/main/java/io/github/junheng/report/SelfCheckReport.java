package io.github.junheng.report;

import io.github.junheng.ledger.SelfCheck;
import io.github.junheng.ledger.SelfCheck.Item;
import io.github.junheng.ledger.SelfCheck.Mark;
import io.github.junheng.ledger.SelfCheck.Subject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** 自查报告: a checklist school by school with what each item rests on, and item by item for the county. */
public final class SelfCheckReport {
    private static final List<Mark> FAILING = List.of(Mark.NOT_REACHED, Mark.PARTLY);

    private final SelfCheck check;
    private final Names names;
    private final List<Block> blocks = new ArrayList<>();

    private SelfCheckReport(SelfCheck check) {
        this.check = check;
        this.names = new Names(check.evaluation());
    }

    /** Of all schools: how each stands, how each item stands in the county, and what is not or only partly reached. */
    public static Document of(SelfCheck check) {
        SelfCheckReport report = new SelfCheckReport(check);
        report.head();
        report.subjects();
        report.items();
        report.failing();
        return new Document(report.blocks);
    }

    /** Of one school: every item with what it rests on. */
    public static Document ofOne(SelfCheck check) {
        SelfCheckReport report = new SelfCheckReport(check);
        report.head();
        report.subjects();
        for (Subject subject : check.subjects()) {
            blocks(report, subject);
        }
        return new Document(report.blocks);
    }

    private static void blocks(SelfCheckReport report, Subject subject) {
        report.blocks.add(new Block.Heading(2, report.subject(subject)));
        report.table(subject.items());
    }

    private void head() {
        blocks.add(new Block.Heading(
                1,
                Piece.of(
                        Message.SELF_CHECK_TITLE,
                        Piece.of(check.evaluation().standard().title()),
                        names.county())));
        EvaluationReport.paragraph(
                Piece.of(
                        Message.SELF_CHECK_BASICS,
                        Piece.of(check.evaluation().standard().id()),
                        Piece.of(check.evaluation().dataset().county().year()),
                        Piece.of(check.evaluation().asOf().toString())),
                blocks);
    }

    private Piece subject(Subject subject) {
        return subject.schoolOrNull() == null
                ? Piece.of(Message.COUNTY)
                : Piece.of(
                        Message.COUNTY_WITH_CODE,
                        names.school(subject.schoolOrNull()),
                        Piece.of(subject.schoolOrNull().value()));
    }

    private static List<Piece> marks() {
        List<Piece> marks = new ArrayList<>();
        for (Mark mark : Mark.values()) {
            marks.add(Piece.of(mark.text()));
        }
        return marks;
    }

    private void subjects() {
        EvaluationReport.heading(Message.SELF_CHECK_SCHOOLS, blocks);
        List<Piece> header = new ArrayList<>(List.of(Piece.of(Message.SCHOOL), Piece.of(Message.SELF_CHECK_ITEMS)));
        header.addAll(marks());
        List<List<Piece>> rows = new ArrayList<>();
        for (Subject subject : check.subjects()) {
            List<Piece> row = new ArrayList<>(
                    List.of(subject(subject), Piece.of(subject.items().size())));
            for (Mark mark : Mark.values()) {
                row.add(Piece.of(subject.count(mark)));
            }
            rows.add(row);
        }
        EvaluationReport.table(header, rows, Integer.MAX_VALUE, blocks);
    }

    private void items() {
        EvaluationReport.heading(Message.SELF_CHECK_BY_ITEM, blocks);
        List<Piece> header = new ArrayList<>(List.of(Piece.of(Message.RULE), Piece.of(Message.RESULT)));
        header.addAll(marks());
        List<List<Piece>> rows = new ArrayList<>();
        check.byItem().forEach((rule, counts) -> {
            List<Piece> row = new ArrayList<>(
                    List.of(names.rule(rule), Piece.of(county(counts).text())));
            for (Mark mark : Mark.values()) {
                row.add(Piece.of(counts.getOrDefault(mark, 0)));
            }
            rows.add(row);
        });
        EvaluationReport.table(header, rows, Integer.MAX_VALUE, blocks);
    }

    /** What comes of an item for the county: as the standard rolls it up, with a partly where nothing is worse. */
    private static Mark county(Map<Mark, Integer> counts) {
        for (Mark mark : List.of(Mark.NOT_REACHED, Mark.PARTLY, Mark.UNCHECKED, Mark.REACHED)) {
            if (counts.containsKey(mark)) {
                return mark;
            }
        }
        return Mark.NOT_APPLICABLE;
    }

    private void failing() {
        EvaluationReport.heading(Message.SELF_CHECK_FAILING, blocks);
        boolean none = true;
        for (Subject subject : check.subjects()) {
            List<Item> failing = subject.items().stream()
                    .filter(item -> FAILING.contains(item.mark()))
                    .toList();
            if (!failing.isEmpty()) {
                none = false;
                blocks.add(new Block.Heading(3, subject(subject)));
                table(failing);
            }
        }
        if (none) {
            EvaluationReport.paragraph(Piece.of(Message.SELF_CHECK_NOTHING_FAILS), blocks);
        }
        EvaluationReport.paragraph(Piece.of(Message.SELF_CHECK_NO_EVIDENCE), blocks);
    }

    private void table(List<Item> items) {
        List<List<Piece>> rows = new ArrayList<>();
        for (Item item : items) {
            rows.add(List.of(
                    names.rule(item.rule()),
                    Piece.of(item.mark().text()),
                    item.basis().map(Piece::of).orElse(Piece.DASH)));
        }
        EvaluationReport.table(
                EvaluationReport.header(Message.RULE, Message.RESULT, Message.SELF_CHECK_BASIS),
                rows,
                Integer.MAX_VALUE,
                blocks);
    }
}
