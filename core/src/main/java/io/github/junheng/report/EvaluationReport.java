package io.github.junheng.report;

import io.github.junheng.evaluation.Because;
import io.github.junheng.evaluation.CompareMode;
import io.github.junheng.evaluation.Conceded;
import io.github.junheng.evaluation.Evaluation;
import io.github.junheng.evaluation.Exclusion;
import io.github.junheng.evaluation.Explanation.Judgement;
import io.github.junheng.evaluation.Explanation.Statement;
import io.github.junheng.evaluation.Finding;
import io.github.junheng.evaluation.Measure;
import io.github.junheng.evaluation.Outcome;
import io.github.junheng.evaluation.Status;
import io.github.junheng.evaluation.UnitTally;
import io.github.junheng.evaluation.Verdict;
import io.github.junheng.problem.Problem;
import io.github.junheng.school.SchoolCode;
import io.github.junheng.school.Stage;
import io.github.junheng.standard.Citation;
import io.github.junheng.standard.Confidence;
import io.github.junheng.standard.Criterion;
import io.github.junheng.standard.RuleId;
import io.github.junheng.standard.Standard;
import io.github.junheng.standard.Text;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** 评估报告: one evaluation for the person who has to act on it: the verdict, what fails and by how much, what is missing. */
public final class EvaluationReport {
    /** The longest list of a report that is one of several. */
    static final int FEW = 10;

    private static final List<Status> WORST_FIRST =
            List.of(Status.NOT_MET, Status.MET, Status.INDETERMINATE, Status.NOT_APPLICABLE);

    private final Evaluation evaluation;
    private final Standard standard;
    private final Names names;
    private final List<Problem> problems;
    /** How long a list may be. */
    private final int most;

    EvaluationReport(Evaluation evaluation, List<Problem> problems, int most) {
        this.most = most;
        this.evaluation = evaluation;
        this.standard = evaluation.standard();
        this.names = new Names(evaluation);
        this.problems = problems;
    }

    /**
     * The report of an evaluation.
     *
     * @param datasetProblems what reading the dataset warned of; what the evaluation itself warns of is added
     */
    public static Document of(Evaluation evaluation, List<Problem> datasetProblems) {
        List<Problem> problems = new ArrayList<>(datasetProblems);
        problems.addAll(evaluation.problems());
        return new EvaluationReport(evaluation, problems, Integer.MAX_VALUE).document();
    }

    /**
     * Reports of one dataset under several standards: an overview with a row for each, then a report of each in which long lists are
     * cut short and say how much more there is.
     *
     * @param evaluations one at least
     * @param datasetProblems what reading the dataset warned of, told once
     * @param leftOut why other standards were not evaluated
     */
    public static Document ofSeveral(
            List<Evaluation> evaluations, List<Problem> datasetProblems, List<Problem> leftOut) {
        List<Block> blocks = new ArrayList<>();
        new Overview(evaluations, datasetProblems, leftOut).blocks(blocks);
        for (Evaluation evaluation : evaluations) {
            blocks.addAll(new EvaluationReport(evaluation, evaluation.problems(), FEW)
                    .document()
                    .blocks());
        }
        return new Document(blocks);
    }

    /** 报告内容: what a report tells, for pages that have an order and headings of their own. */
    public enum Part {
        /** 按学校列出的未达标事项. */
        FAILURES_BY_SCHOOL,
        /** 无法判定的事项. */
        UNSETTLED,
        /** 取舍影响结论的事项. */
        BOUNDARY,
        /** 过渡性放宽. */
        CONCEDED,
        /** 不计入的学校学段. */
        EXCLUDED,
        /** 数据提示. */
        WARNINGS,
        /** 依据及可信度. */
        SOURCES
    }

    /**
     * What stands below the headings of the report of an evaluation.
     *
     * @param datasetProblems what reading the dataset warned of; what the evaluation itself warns of is added
     */
    public static Map<Part, List<Block>> parts(Evaluation evaluation, List<Problem> datasetProblems) {
        List<Problem> problems = new ArrayList<>(datasetProblems);
        problems.addAll(evaluation.problems());
        EvaluationReport report = new EvaluationReport(evaluation, problems, Integer.MAX_VALUE);
        Map<Part, List<Block>> parts = new EnumMap<>(Part.class);
        for (Part part : Part.values()) {
            List<Block> blocks = new ArrayList<>();
            report.part(part, blocks);
            parts.put(part, List.copyOf(blocks));
        }
        return parts;
    }

    private void part(Part part, List<Block> blocks) {
        switch (part) {
            case FAILURES_BY_SCHOOL -> new Gaps(evaluation, names, most).bySchool(blocks);
            case UNSETTLED -> new Unsettled(evaluation, names, most).blocks(blocks);
            case BOUNDARY -> boundary(blocks);
            case CONCEDED -> conceded(blocks);
            case EXCLUDED -> excluded(blocks);
            case WARNINGS -> warnings(blocks);
            case SOURCES -> new Sources(evaluation, most).blocks(blocks);
        }
    }

    private Document document() {
        List<Block> blocks = new ArrayList<>();
        head(blocks);
        part(Message.SECTIONS, this::sections, blocks);
        Gaps gaps = new Gaps(evaluation, names, most);
        part(Message.FAILURES, gaps::failures, blocks);
        part(Message.FAILURES_BY_SCHOOL, gaps::bySchool, blocks);
        part(Message.UNSETTLED, new Unsettled(evaluation, names, most)::blocks, blocks);
        part(Message.BOUNDARY, this::boundary, blocks);
        part(Message.CONCEDED, this::conceded, blocks);
        part(Message.EXCLUDED, this::excluded, blocks);
        part(Message.COUNTY_FINDINGS, this::countyFindings, blocks);
        part(Message.WARNINGS, this::warnings, blocks);
        part(Message.SOURCES, new Sources(evaluation, most)::blocks, blocks);
        return new Document(blocks);
    }

    /** A part of the report; one of several reports leaves out what has nothing to tell. */
    private void part(Message heading, Consumer<List<Block>> part, List<Block> blocks) {
        List<Block> own = new ArrayList<>();
        part.accept(own);
        boolean nothing = own.size() == 1 && own.get(0) instanceof Block.Paragraph;
        if (most == Integer.MAX_VALUE || !nothing) {
            heading(heading, blocks);
            blocks.addAll(own);
        }
    }

    /** A table of at most so many rows, below it how many more there are. */
    static void table(List<Piece> header, List<List<Piece>> rows, int most, List<Block> blocks) {
        blocks.add(new Block.Table(header, rows.subList(0, Math.min(most, rows.size()))));
        more(rows.size() - most, blocks);
    }

    /** Says how many more there are, if there are. */
    static void more(int rest, List<Block> blocks) {
        if (rest > 0) {
            paragraph(Piece.of(Message.MORE_ENTRIES, Piece.of(rest)), blocks);
        }
    }

    static void heading(Message message, List<Block> blocks) {
        blocks.add(new Block.Heading(2, Piece.of(message)));
    }

    static void paragraph(Piece text, List<Block> blocks) {
        blocks.add(Block.Paragraph.of(text));
    }

    static List<Piece> header(Message... messages) {
        List<Piece> header = new ArrayList<>();
        for (Message message : messages) {
            header.add(Piece.of(message));
        }
        return header;
    }

    private void head(List<Block> blocks) {
        blocks.add(new Block.Heading(1, Piece.of(Message.REPORT_TITLE, Piece.of(standard.title()), names.county())));
        blocks.add(new Block.Paragraph(verdict(), true));
        paragraph(
                Piece.of(
                        Message.BASICS,
                        Piece.of(standard.title()),
                        Piece.of(standard.documentNumber()),
                        Piece.of(standard.id()),
                        Piece.of(evaluation.dataset().county().year()),
                        Piece.of(evaluation.asOf().toString())),
                blocks);
        int year = evaluation.dataset().county().year();
        if (year != evaluation.asOf().getYear()) {
            paragraph(
                    Piece.of(
                            Message.OTHER_YEAR,
                            Piece.of(year),
                            Piece.of(evaluation.asOf().toString())),
                    blocks);
        }
        paragraph(compareMode(), blocks);
        if (evaluation.findings().stream().anyMatch(f -> f.citation().confidence() == Confidence.UNVERIFIED)) {
            paragraph(Piece.of(Message.MARKS_EXPLAINED), blocks);
        }
        if (!standard.layers().isEmpty()) {
            paragraph(
                    Piece.of(
                            Message.LAYERS,
                            Piece.list(standard.layers().stream().map(Piece::of).toList())),
                    blocks);
        }
        long waived = problems.stream().filter(Problem::isWaived).count();
        if (waived > 0) {
            blocks.add(new Block.Paragraph(Piece.of(Message.LENIENT, Piece.of(waived)), true));
        }
    }

    Piece verdict() {
        if (!standard.decides()) {
            return Piece.of(Message.NO_VERDICT);
        }
        Piece strict = Names.status(evaluation.status());
        return evaluation
                .conceded()
                .map(conceded -> Piece.of(
                        Message.VERDICT_CONCEDED,
                        strict,
                        Piece.list(conceded.applied().stream().map(Piece::of).toList()),
                        Names.status(conceded.verdict().status())))
                .orElse(Piece.of(Message.VERDICT, strict));
    }

    Piece compareMode() {
        return Piece.of(
                evaluation.compareMode() == CompareMode.EXACT ? Message.COMPARE_EXACT : Message.COMPARE_AS_REPORTED);
    }

    private void sections(List<Block> blocks) {
        List<List<Piece>> rows = new ArrayList<>();
        for (Verdict.SectionResult result : evaluation.verdict().sections()) {
            rows.add(List.of(
                    Piece.of(result.section().id()), Piece.of(result.section().name()), Names.status(result.status())));
        }
        blocks.add(new Block.Table(header(Message.SECTION, Message.CONTENT, Message.RESULT), rows));
    }

    private void boundary(List<Block> blocks) {
        List<List<Piece>> rows = new ArrayList<>();
        for (Finding finding : evaluation.findings()) {
            if (finding.boundarySensitive()) {
                Judgement judgement = evaluation.explain(finding);
                rows.add(List.of(
                        names.rule(names.rule(finding)),
                        names.subject(finding),
                        value(finding.measureOrNull(), true),
                        markedLimit(finding),
                        Names.status(judgement.exact()),
                        Names.status(judgement.asReported())));
            }
        }
        if (rows.isEmpty()) {
            paragraph(Piece.of(Message.NOTHING_AT_BOUNDARY), blocks);
            return;
        }
        paragraph(Piece.of(Message.BOUNDARY_EXPLAINED, compareMode()), blocks);
        table(
                header(
                        Message.RULE,
                        Message.SUBJECT,
                        Message.VALUE_UNROUNDED,
                        Message.LIMIT,
                        Message.EXACT_OUTCOME,
                        Message.REPORTED_OUTCOME),
                rows,
                most,
                blocks);
    }

    private void conceded(List<Block> blocks) {
        Conceded conceded = evaluation.conceded().orElse(null);
        if (conceded == null) {
            paragraph(
                    Piece.of(standard.concessions().isEmpty() ? Message.HAS_NO_CONCESSIONS : Message.NO_CONCESSIONS),
                    blocks);
            return;
        }
        blocks.add(new Block.Paragraph(verdict(), true));
        List<List<Piece>> sections = new ArrayList<>();
        List<Verdict.SectionResult> strict = evaluation.verdict().sections();
        for (int i = 0; i < strict.size(); i++) {
            sections.add(List.of(
                    Piece.of(strict.get(i).section().id()),
                    Piece.of(strict.get(i).section().name()),
                    Names.status(strict.get(i).status()),
                    Names.status(conceded.verdict().sections().get(i).status())));
        }
        blocks.add(new Block.Table(
                header(Message.SECTION, Message.CONTENT, Message.STRICT, Message.WITH_CONCESSIONS), sections));
        if (conceded.changed().isEmpty()) {
            paragraph(Piece.of(Message.CONCEDED_UNCHANGED), blocks);
        } else {
            blocks.add(changed(conceded));
        }
        if (!conceded.dispersions().isEmpty()) {
            List<List<Piece>> rows = new ArrayList<>();
            for (Conceded.ConcededDispersion dispersion : conceded.dispersions()) {
                rows.add(List.of(
                        names.rule(standard.rule(dispersion.rule().local())),
                        Names.stage(dispersion.stage()),
                        Piece.Figure.of(dispersion.value(), null)));
            }
            paragraph(Piece.of(Message.DISPERSIONS_CONCEDED), blocks);
            blocks.add(new Block.Table(header(Message.RULE, Message.STAGE, Message.VALUE), rows));
        }
    }

    /** What a finding is about, to find the same one in the other reading. */
    private record Key(
            RuleId rule,
            @Nullable SchoolCode school,
            @Nullable Stage stage) {
        static Key of(Finding finding) {
            return new Key(finding.rule(), finding.schoolOrNull(), finding.stageOrNull());
        }
    }

    private Block.Table changed(Conceded conceded) {
        Map<Key, Finding> strict = new HashMap<>();
        evaluation.findings().forEach(f -> strict.put(Key.of(f), f));
        List<List<Piece>> rows = new ArrayList<>();
        for (Finding finding : conceded.changed()) {
            Finding before = strict.get(Key.of(finding));
            rows.add(List.of(
                    names.rule(names.rule(finding)),
                    names.subject(finding),
                    before == null ? Piece.DASH : Names.status(before.status()),
                    Names.status(finding.status()),
                    value(finding.measureOrNull(), false),
                    markedLimit(finding)));
        }
        return new Block.Table(
                header(
                        Message.RULE,
                        Message.SUBJECT,
                        Message.STRICT,
                        Message.WITH_CONCESSIONS,
                        Message.VALUE,
                        Message.LIMIT),
                rows);
    }

    private void excluded(List<Block> blocks) {
        if (evaluation.exclusions().isEmpty()) {
            paragraph(Piece.of(Message.NOTHING_EXCLUDED), blocks);
            return;
        }
        List<List<Piece>> rows = new ArrayList<>();
        for (Exclusion exclusion : evaluation.exclusions()) {
            rows.add(List.of(
                    names.school(exclusion.school()),
                    Piece.of(exclusion.school().value()),
                    Names.stage(exclusion.stage()),
                    Piece.of(exclusion.scope().name())));
        }
        table(header(Message.SCHOOL, Message.CODE, Message.STAGE, Message.SCOPE), rows, most, blocks);
    }

    private void countyFindings(List<Block> blocks) {
        List<List<Piece>> rows = new ArrayList<>();
        boolean elements = false;
        List<Finding> county = new ArrayList<>();
        for (Finding finding : evaluation.findings()) {
            if (!finding.level().isOfSchool()) {
                county.add(finding);
            }
        }
        int all = county.size();
        if (all > most) {
            county.sort(Comparator.comparing(finding -> WORST_FIRST.indexOf(finding.status())));
            county = county.subList(0, most);
        }
        for (Finding finding : county) {
            countyFinding(finding, rows);
            elements |= finding.elementOrNull() != null;
        }
        blocks.add(new Block.Table(countyHeader(elements), rows));
        more(all - most, blocks);
    }

    static List<Piece> countyHeader(boolean elements) {
        return header(
                Message.RULE,
                elements ? Message.STAGE_OR_ELEMENT : Message.STAGE,
                Message.VALUE,
                Message.LIMIT,
                Message.RESULT,
                Message.REMARK,
                Message.CLAUSE);
    }

    /** A finding, and the tests that it is made of below it. */
    void countyFinding(Finding finding, List<List<Piece>> rows) {
        Piece value = value(finding.measureOrNull(), false);
        Piece limit = limit(finding.measureOrNull());
        if (!finding.parts().isEmpty()) {
            value = Piece.DASH;
            limit = Piece.DASH;
        } else if (finding.measureOrNull() == null && evaluation.explain(finding) instanceof Statement statement) {
            boolean veto = names.rule(finding).criterion() instanceof Criterion.Veto;
            value = Gaps.stated(statement, veto);
            limit = Gaps.admitted(statement, veto);
        }
        rows.add(List.of(
                names.rule(names.rule(finding)),
                names.stageOrElement(finding),
                value,
                limit,
                Names.status(finding.status()),
                remark(finding),
                Names.marked(finding.citation())));
        List<Gaps.Part> parts =
                finding.parts().isEmpty() ? List.of() : Gaps.parts(finding, evaluation.explain(finding));
        for (Gaps.Part part : parts) {
            rows.add(List.of(
                    Piece.of(
                            Message.PART_OF,
                            Piece.of(finding.rule().local()),
                            Piece.of(part.result().name())),
                    Names.stageOrBand(finding.stageOrNull(), part.result().bandOrNull()),
                    part.value(),
                    part.limit(),
                    Names.status(part.result().status()),
                    Piece.NONE,
                    weaker(finding, part.result().measureOrNull())));
        }
    }

    /** The source of a part's number, where it is trusted less than the rule: it is the one that the finding's mark is of. */
    private Piece weaker(Finding finding, @Nullable Measure measure) {
        Citation number = measure == null ? null : measure.limitCitationOrNull();
        return number != null
                        && number.confidence()
                                        .compareTo(
                                                names.rule(finding).citation().confidence())
                                > 0
                ? Names.marked(number)
                : Piece.NONE;
    }

    /** A limit in a table that has no column for sources. */
    private static Piece markedLimit(Finding finding) {
        return Names.marked(limit(finding.measureOrNull()), finding.citation().confidence());
    }

    private Piece remark(Finding finding) {
        List<Piece> remarks = new ArrayList<>();
        if (finding.boundarySensitive()) {
            remarks.add(boundaryFlag(finding));
        }
        if (finding.gradeOrNull() != null && names.hasGrades(finding)) {
            remarks.add(Piece.of(Message.GRADE, Piece.of(finding.gradeOrNull())));
        }
        UnitTally tally = finding.unitsOrNull();
        if (tally != null) {
            remarks.add(Piece.of(
                    Message.TALLY,
                    Piece.of(tally.met()),
                    Piece.of(tally.notMet()),
                    Piece.of(tally.indeterminate()),
                    Piece.of(tally.notApplicable()),
                    Names.counted(names.rule(finding).level())));
        }
        remarks.add(finding.outcome()
                .fold(
                        met -> Piece.NONE,
                        notMet -> Piece.NONE,
                        open -> missing(open),
                        none -> because(finding, none.because())));
        return Piece.clauses(remarks);
    }

    /** Why a rule does not apply; where it is for want of what it is asked of, what that is. */
    private Piece because(Finding finding, Because because) {
        Piece reason = Piece.of(new Text(because.zh(), because.en()));
        boolean scope = because == Because.NO_UNIT_IN_SCOPE || because == Because.OUT_OF_SCOPE;
        return scope
                ? names.rule(finding)
                        .scope()
                        .map(of -> Piece.of(Message.OUT_OF, reason, Piece.of(of.name())))
                        .orElse(reason)
                : reason;
    }

    private Piece missing(Outcome.Indeterminate open) {
        return open.missing().size() == 1
                ? Piece.of(Message.MISSING_CELL, names.missing(open.missing().get(0)))
                : Piece.of(Message.SEVERAL_MISSING, Piece.of(open.missing().size()));
    }

    /** Says what the other way of comparing makes of a finding. */
    private Piece boundaryFlag(Finding finding) {
        Judgement judgement = evaluation.explain(finding);
        Status other = evaluation.compareMode() == CompareMode.EXACT ? judgement.asReported() : judgement.exact();
        return Piece.of(Message.BOUNDARY_FLAG, Names.status(other));
    }

    /** The value of a measure, or a dash. */
    static Piece value(@Nullable Measure measure, boolean unrounded) {
        if (measure == null || measure.valueOrNull() == null) {
            return Piece.DASH;
        }
        return unrounded && !measure.unit().clock() && !measure.unit().ratio()
                ? Piece.Figure.unrounded(measure.valueOrNull(), measure.limitOrNull())
                : Piece.number(measure.valueOrNull(), measure.limitOrNull(), measure.unit());
    }

    /** Comparator, limit and unit of a measure, or a dash. */
    static Piece limit(@Nullable Measure measure) {
        return measure == null || measure.limitOrNull() == null || measure.comparatorOrNull() == null
                ? Piece.DASH
                : Piece.words(
                        Names.sign(measure.comparatorOrNull()), Piece.measured(measure.limitOrNull(), measure.unit()));
    }

    private void warnings(List<Block> blocks) {
        if (problems.isEmpty()) {
            paragraph(Piece.of(Message.NO_WARNINGS), blocks);
            return;
        }
        problems(problems, most, blocks);
    }

    /** A line for each problem, at most so many. */
    static void problems(List<Problem> problems, int most, List<Block> blocks) {
        List<Piece> items = new ArrayList<>();
        for (Problem problem : problems.subList(0, Math.min(most, problems.size()))) {
            items.add(Piece.words(
                    Names.severity(problem.severity()),
                    Piece.of(problem.code().code()),
                    Piece.of(problem.where()),
                    new Piece.Told(problem)));
        }
        blocks.add(new Block.Items(items));
        more(problems.size() - most, blocks);
    }
}
