package io.github.junheng.report;

import io.github.junheng.dataset.CellRef;
import io.github.junheng.evaluation.CompareMode;
import io.github.junheng.evaluation.Evaluation;
import io.github.junheng.evaluation.Explanation;
import io.github.junheng.evaluation.Explanation.AtLeast;
import io.github.junheng.evaluation.Explanation.Combination;
import io.github.junheng.evaluation.Explanation.Comparison;
import io.github.junheng.evaluation.Explanation.Computation;
import io.github.junheng.evaluation.Explanation.Figure;
import io.github.junheng.evaluation.Explanation.Judgement;
import io.github.junheng.evaluation.Explanation.Member;
import io.github.junheng.evaluation.Explanation.Statement;
import io.github.junheng.evaluation.Finding;
import io.github.junheng.evaluation.Measure;
import io.github.junheng.evaluation.Operation;
import io.github.junheng.evaluation.Outcome;
import io.github.junheng.evaluation.PartResult;
import io.github.junheng.evaluation.Status;
import io.github.junheng.quantity.Quantity;
import io.github.junheng.quantity.Rational;
import io.github.junheng.school.SchoolCode;
import io.github.junheng.school.Stage;
import io.github.junheng.standard.Band;
import io.github.junheng.standard.Citation;
import io.github.junheng.standard.Criterion;
import io.github.junheng.standard.Rule;
import io.github.junheng.standard.Standard;
import io.github.junheng.statistics.Dispersion;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What stands between a county and its recognition: only what decides, heaviest first. */
final class Gaps {
    private static final int WORST_SCHOOLS = 3;
    /** Schools that a report of several lists with what they lack. */
    private static final int FEW_SCHOOLS = 5;

    private final Evaluation evaluation;
    private final Standard standard;
    private final Names names;
    /** How long a list may be. */
    private final int most;

    private final Map<UnitKey, Finding> ofUnits = new HashMap<>();

    /** A rule at a school's stage. */
    private record UnitKey(
            String rule, SchoolCode school, @Nullable Stage stage) {}

    Gaps(Evaluation evaluation, Names names, int most) {
        this.most = most;
        this.evaluation = evaluation;
        this.standard = evaluation.standard();
        this.names = names;
        for (Finding finding : evaluation.findings()) {
            SchoolCode school = finding.schoolOrNull();
            if (school != null) {
                ofUnits.put(new UnitKey(finding.rule().local(), school, finding.stageOrNull()), finding);
            }
        }
    }

    /** Failures of the county, vetoes first, then those of schools, by how many schools fail. */
    void failures(List<Block> blocks) {
        List<List<Piece>> county = countyRows();
        List<List<Piece>> schools = schoolRows();
        if (county.isEmpty() && schools.isEmpty()) {
            EvaluationReport.paragraph(Piece.of(Message.NOTHING_FAILS), blocks);
        }
        if (!county.isEmpty()) {
            blocks.add(new Block.Heading(3, Piece.of(Message.FAILURES_COUNTY)));
            EvaluationReport.table(
                    EvaluationReport.header(
                            Message.RULE,
                            Message.STAGE,
                            Message.VALUE,
                            Message.LIMIT,
                            Message.GAP,
                            Message.REMARK,
                            Message.CLAUSE),
                    county,
                    most,
                    blocks);
        }
        if (!schools.isEmpty()) {
            blocks.add(new Block.Heading(3, Piece.of(Message.FAILURES_SCHOOL)));
            EvaluationReport.table(
                    EvaluationReport.header(
                            Message.RULE,
                            Message.FAILING_UNITS,
                            Message.UNSETTLED_UNITS,
                            Message.CONCERNED_UNITS,
                            Message.CLAUSE),
                    schools,
                    most,
                    blocks);
        }
    }

    private boolean decides(Finding finding) {
        return standard.sectionOf(finding.rule().local()).isPresent()
                && !names.rule(finding).informative();
    }

    private List<List<Piece>> countyRows() {
        List<Finding> failing = new ArrayList<>(evaluation.findings().stream()
                .filter(f -> !f.level().isOfSchool())
                .filter(f -> f.status() == Status.NOT_MET && f.unitsOrNull() == null && decides(f))
                .toList());
        failing.sort(Comparator.comparing((Finding f) -> !(names.rule(f).criterion() instanceof Criterion.Veto)));
        List<List<Piece>> rows = new ArrayList<>();
        failing.forEach(f -> countyRows(f, rows));
        return rows;
    }

    private void countyRows(Finding finding, List<List<Piece>> rows) {
        Rule rule = names.rule(finding);
        Piece stage = names.stageOrElement(finding);
        Piece clause = Names.marked(finding.citation());
        Judgement judgement = evaluation.explain(finding);
        List<Part> parts = failingParts(finding, judgement);
        for (Part part : parts) {
            Band band = part.result().bandOrNull();
            rows.add(List.of(
                    Piece.of(
                            Message.PART_OF,
                            names.rule(rule),
                            Piece.of(part.result().name())),
                    band == null ? stage : Piece.of(band.name()),
                    part.value(),
                    part.limit(),
                    gap(part.result().measureOrNull(), part.result().shortfallOrNull()),
                    Piece.NONE,
                    Names.marked(source(rule, part))));
        }
        if (!parts.isEmpty()) {
            return;
        }
        if (judgement instanceof Statement statement) {
            boolean veto = rule.criterion() instanceof Criterion.Veto;
            rows.add(List.of(
                    names.rule(rule),
                    stage,
                    stated(statement, veto),
                    admitted(statement, veto),
                    Piece.DASH,
                    Piece.NONE,
                    clause));
            return;
        }
        rows.add(List.of(
                names.rule(rule),
                stage,
                EvaluationReport.value(finding.measureOrNull(), false),
                EvaluationReport.limit(finding.measureOrNull()),
                gap(finding.measureOrNull(), shortfall(finding)),
                Piece.clauses(List.of(flag(finding, judgement), mostSpread(judgement))),
                clause));
    }

    /** One of the tests of a rule, with what was stated where it compares no numbers. */
    record Part(PartResult result, @Nullable Statement statementOrNull) {
        Piece value() {
            return statementOrNull == null
                    ? EvaluationReport.value(result.measureOrNull(), false)
                    : stated(statementOrNull, false);
        }

        Piece limit() {
            return statementOrNull == null
                    ? EvaluationReport.limit(result.measureOrNull())
                    : admitted(statementOrNull, false);
        }
    }

    /** The tests of a rule of several, in its order. */
    static List<Part> parts(Finding finding, Judgement judgement) {
        List<Part> parts = new ArrayList<>();
        for (int i = 0; i < finding.parts().size(); i++) {
            boolean stated = judgement instanceof Combination whole
                    && whole.parts().size() == finding.parts().size()
                    && whole.parts().get(i) instanceof Statement;
            parts.add(new Part(
                    finding.parts().get(i),
                    stated ? (Statement) ((Combination) judgement).parts().get(i) : null));
        }
        return parts;
    }

    private static List<Part> failingParts(Finding finding, Judgement judgement) {
        return parts(finding, judgement).stream()
                .filter(part -> part.result().status() == Status.NOT_MET)
                .toList();
    }

    private Piece flag(Finding finding, Judgement judgement) {
        if (!finding.boundarySensitive()) {
            return Piece.NONE;
        }
        Status other = evaluation.compareMode() == CompareMode.EXACT ? judgement.asReported() : judgement.exact();
        return Piece.of(Message.BOUNDARY_FLAG, Names.status(other));
    }

    static Piece stated(Statement statement, boolean veto) {
        String word = statement.wordOrNull();
        if (word == null) {
            return Piece.DASH;
        }
        return veto ? Piece.of(word.equals("false") ? Message.VETO_ABSENT : Message.VETO_FOUND) : word(word);
    }

    static Piece admitted(Statement statement, boolean veto) {
        return veto
                ? Piece.of(Message.VETO_ABSENT)
                : Piece.list(
                        statement.admitted().stream().sorted().map(Gaps::word).toList());
    }

    /** A word of the data; yes and no are stored as true and false. */
    static Piece word(String word) {
        return switch (word) {
            case "true" -> Piece.of(Message.EVIDENCE_TRUE);
            case "false" -> Piece.of(Message.EVIDENCE_FALSE);
            default -> Piece.of(word);
        };
    }

    static @Nullable Quantity shortfall(Finding finding) {
        return finding.outcome() instanceof Outcome.NotMet notMet ? notMet.shortfallOrNull() : null;
    }

    static Piece gap(@Nullable Measure measure, @Nullable Quantity shortfall) {
        if (shortfall == null) {
            return Piece.DASH;
        }
        boolean tooMuch = measure != null
                && measure.valueOrNull() != null
                && measure.limitOrNull() != null
                && measure.comparatorOrNull() != null
                && measure.valueOrNull().compareTo(measure.limitOrNull()) >= 0
                && !measure.comparatorOrNull().wantsMore();
        return Piece.of(tooMuch ? Message.TOO_MUCH : Message.MORE_NEEDED, new Piece.Amount(shortfall));
    }

    /** The schools that a failing coefficient of variation comes from: their shares of Σ P(x − X̄)². */
    private Piece mostSpread(Judgement judgement) {
        if (!(judgement instanceof Comparison comparison)
                || !(comparison.value() instanceof Computation root)
                || root.operation() != Operation.SQUARE_ROOT
                || !(root.operands().get(0) instanceof Computation variation)
                || variation.operation() != Operation.SQUARED_VARIATION) {
            return Piece.NONE;
        }
        List<Rational> heads = new ArrayList<>();
        List<Rational> amounts = new ArrayList<>();
        List<SchoolCode> schools = new ArrayList<>();
        List<Figure> operands = variation.operands();
        for (int i = 0; i + 1 < operands.size(); i += 2) {
            Optional<SchoolCode> school = Cells.schoolOf(operands.get(i));
            if (school.isPresent()
                    && operands.get(i).valueOrNull() instanceof Rational head
                    && operands.get(i + 1).valueOrNull() instanceof Rational amount) {
                heads.add(head);
                amounts.add(amount);
                schools.add(school.get());
            }
        }
        if (heads.size() * 2 != operands.size() || heads.isEmpty()) {
            return Piece.NONE;
        }
        return shares(schools, heads, amounts);
    }

    private Piece shares(List<SchoolCode> schools, List<Rational> heads, List<Rational> amounts) {
        Rational mean = Dispersion.mean(heads, amounts);
        List<Map.Entry<SchoolCode, Rational>> squares = new ArrayList<>();
        for (int i = 0; i < schools.size(); i++) {
            Rational distance = amounts.get(i).dividedBy(heads.get(i)).minus(mean);
            squares.add(Map.entry(schools.get(i), heads.get(i).times(distance).times(distance)));
        }
        Rational total =
                Dispersion.sum(squares.stream().map(Map.Entry::getValue).toList());
        if (total.isZero()) {
            return Piece.NONE;
        }
        squares.sort((a, b) -> b.getValue().compareTo(a.getValue()));
        return Piece.of(
                Message.MOST_SPREAD,
                Piece.list(squares.stream()
                        .limit(WORST_SCHOOLS)
                        .map(e -> Piece.of(
                                Message.SPREAD_SHARE,
                                names.school(e.getKey()),
                                Piece.of(e.getValue()
                                        .times(Rational.of(100))
                                        .dividedBy(total)
                                        .round(0)
                                        .toPlainString())))
                        .toList()));
    }

    /** How many schools or stages fail a rule, with the items that a rule of several items fails by. */
    private List<List<Piece>> schoolRows() {
        Map<Rule, List<Finding>> byRule = new LinkedHashMap<>();
        for (Finding finding : evaluation.findings()) {
            if (finding.level().isOfSchool() && decides(finding)) {
                byRule.computeIfAbsent(names.rule(finding), r -> new ArrayList<>())
                        .add(finding);
            }
        }
        List<Map.Entry<Rule, List<Finding>>> rules = new ArrayList<>(byRule.entrySet());
        rules.removeIf(e -> count(e.getValue(), Status.NOT_MET) == 0);
        rules.sort(Comparator.comparing(e -> -count(e.getValue(), Status.NOT_MET)));
        List<List<Piece>> rows = new ArrayList<>();
        for (Map.Entry<Rule, List<Finding>> entry : rules) {
            Rule rule = entry.getKey();
            rows.add(schoolRow(names.rule(rule), rule, entry.getValue()));
            if (rule.criterion() instanceof Criterion.KOfN items) {
                memberRows(items, entry.getValue(), rows);
            }
        }
        return rows;
    }

    private void memberRows(Criterion.KOfN items, List<Finding> findings, List<List<Piece>> rows) {
        Map<Rule, List<Finding>> members = new LinkedHashMap<>();
        for (String item : items.rules()) {
            List<Finding> ofItem = findings.stream()
                    .filter(f -> f.status() == Status.NOT_MET)
                    .flatMap(f -> member(f, item).stream())
                    .toList();
            if (count(ofItem, Status.NOT_MET) > 0) {
                members.put(standard.rule(item), ofItem);
            }
        }
        members.entrySet().stream()
                .sorted(Comparator.comparing(e -> -count(e.getValue(), Status.NOT_MET)))
                .forEach(e -> rows.add(
                        schoolRow(Piece.of(Message.OF_WHICH, names.rule(e.getKey())), e.getKey(), e.getValue())));
    }

    private List<Piece> schoolRow(Piece name, Rule rule, List<Finding> findings) {
        return List.of(
                name,
                Piece.of(count(findings, Status.NOT_MET)),
                Piece.of(count(findings, Status.INDETERMINATE)),
                Piece.of(findings.size() - count(findings, Status.NOT_APPLICABLE)),
                Names.marked(source(rule, findings)));
    }

    /** Where a rule comes from, trusted as far as the weakest of its findings. */
    private static Citation source(Rule rule, List<Finding> findings) {
        Citation source = rule.citation();
        for (Finding finding : findings) {
            source = source.restingOn(finding.citation());
        }
        return source;
    }

    /** Where one test of a rule comes from, trusted as far as its own number. */
    private static Citation source(Rule rule, Part part) {
        Measure measure = part.result().measureOrNull();
        Citation number = measure == null ? null : measure.limitCitationOrNull();
        return number == null ? rule.citation() : rule.citation().restingOn(number);
    }

    private Optional<Finding> member(Finding whole, String item) {
        SchoolCode school = whole.schoolOrNull();
        return school == null
                ? Optional.empty()
                : Optional.ofNullable(ofUnits.get(new UnitKey(item, school, whole.stageOrNull())));
    }

    private static int count(List<Finding> findings, Status status) {
        return (int) findings.stream().filter(f -> f.status() == status).count();
    }

    /** What one school lacks. */
    private static final class Lacking {
        private final List<Piece> lines = new ArrayList<>();
        private int items;
    }

    /** Per school what is missing, the school that lacks most first. */
    void bySchool(List<Block> blocks) {
        SortedMap<SchoolCode, Lacking> schools = new TreeMap<>();
        for (Finding finding : evaluation.findings()) {
            SchoolCode school = finding.schoolOrNull();
            if (school != null && finding.status() == Status.NOT_MET && decides(finding)) {
                lacking(finding, schools.computeIfAbsent(school, s -> new Lacking()));
            }
        }
        if (schools.isEmpty()) {
            EvaluationReport.paragraph(Piece.of(Message.NO_SCHOOL_FAILS), blocks);
        }
        int shown = most == Integer.MAX_VALUE ? most : FEW_SCHOOLS;
        schools.entrySet().stream()
                .sorted(Comparator.comparing(e -> -e.getValue().items))
                .limit(shown)
                .forEach(e -> {
                    List<Piece> lines = e.getValue().lines;
                    blocks.add(new Block.Heading(3, names.schoolWithKind(e.getKey())));
                    blocks.add(new Block.Items(lines.subList(0, Math.min(shown, lines.size()))));
                    EvaluationReport.more(lines.size() - shown, blocks);
                });
        if (schools.size() > shown) {
            EvaluationReport.paragraph(Piece.of(Message.MORE_SCHOOLS, Piece.of(schools.size() - shown)), blocks);
        }
    }

    private void lacking(Finding finding, Lacking school) {
        Rule rule = names.rule(finding);
        if (rule.criterion() instanceof Criterion.KOfN items) {
            kOfN(finding, rule, items, school);
            return;
        }
        List<Part> parts = finding.parts().isEmpty() ? List.of() : failingParts(finding, evaluation.explain(finding));
        for (Part part : parts) {
            school.items++;
            school.lines.add(Piece.clauses(List.of(
                    Piece.of(
                            Message.SCHOOL_LINE,
                            Piece.of(
                                    Message.PART_OF,
                                    named(finding, rule),
                                    Piece.of(part.result().name())),
                            part.value(),
                            part.limit()),
                    gap(part.result().measureOrNull(), part.result().shortfallOrNull()),
                    Names.marked(source(rule, part)))));
        }
        if (parts.isEmpty()) {
            school.items++;
            school.lines.add(line(finding, rule, Piece.NONE));
        }
    }

    private Piece named(Finding finding, Rule rule) {
        Stage stage = finding.stageOrNull();
        // Of several tests each that fails has a line that names its band.
        Band band = finding.parts().isEmpty() ? finding.bandOrNull() : null;
        CellRef element = finding.elementOrNull();
        if (element != null) {
            return Piece.of(
                    Message.RULE_AT_STAGE,
                    Piece.of(rule.id().local()),
                    Piece.of(rule.name()),
                    Piece.words(Names.stageOrBand(stage, band), names.element(finding.level(), element)));
        }
        return stage == null && band == null
                ? names.rule(rule)
                : Piece.of(
                        Message.RULE_AT_STAGE,
                        Piece.of(rule.id().local()),
                        Piece.of(rule.name()),
                        Names.stageOrBand(stage, band));
    }

    /** One failing finding of a school with its shortfall and clause. */
    private Piece line(Finding finding, Rule rule, Piece remark) {
        Judgement judgement = evaluation.explain(finding);
        if (judgement instanceof Statement statement) {
            boolean veto = rule.criterion() instanceof Criterion.Veto;
            return Piece.clauses(List.of(
                    Piece.of(
                            Message.SCHOOL_STATEMENT,
                            named(finding, rule),
                            stated(statement, veto),
                            admitted(statement, veto)),
                    Names.marked(finding.citation())));
        }
        Quantity shortfall = shortfall(finding);
        boolean ofEveryElement = rule.criterion() instanceof Criterion.Every;
        Piece gap = shortfall == null
                ? Piece.NONE
                : new Piece.Joined(
                        List.of(
                                gap(finding.measureOrNull(), shortfall),
                                WholeSchool.need(evaluation, finding, judgement)
                                        .map(need -> Piece.of(Message.WHOLE_SCHOOL, new Piece.Amount(need)))
                                        .orElse(Piece.NONE)),
                        "",
                        "");
        return Piece.clauses(List.of(
                Piece.of(
                        ofEveryElement ? Message.SCHOOL_LINE_EVERY : Message.SCHOOL_LINE,
                        named(finding, rule),
                        EvaluationReport.value(finding.measureOrNull(), false),
                        EvaluationReport.limit(finding.measureOrNull())),
                gap,
                remark,
                flag(finding, judgement),
                Names.marked(finding.citation())));
    }

    private void kOfN(Finding finding, Rule rule, Criterion.KOfN items, Lacking school) {
        Measure measure = finding.measureOrNull();
        Quantity toRaise = shortfall(finding);
        List<Finding> failing = items.rules().stream()
                .flatMap(item -> member(finding, item).stream())
                .filter(f -> f.status() == Status.NOT_MET)
                .toList();
        Piece needed = measure == null || measure.limitOrNull() == null
                ? Piece.DASH
                : Piece.Figure.of(measure.limitOrNull(), null);
        school.lines.add(
                measure != null && measure.valueOrNull() != null && toRaise != null
                        ? Piece.of(
                                Message.K_OF_N_LINE,
                                named(finding, rule),
                                Piece.of(items.rules().size()),
                                Piece.Figure.of(measure.valueOrNull(), null),
                                needed,
                                Piece.of(toRaise.toDecimal()))
                        : Piece.of(
                                Message.K_OF_N_LINE_OPEN,
                                named(finding, rule),
                                Piece.of(items.rules().size()),
                                Piece.of(failing.size()),
                                needed));
        Explanation whole = evaluation.explain(finding);
        for (Finding member : failing) {
            school.items++;
            school.lines.add(line(
                    member, names.rule(member), belowFloor(whole, member.rule().local())));
        }
    }

    /** Says that an item is below its floor, where it is. */
    private Piece belowFloor(Explanation whole, String item) {
        if (whole instanceof AtLeast atLeast) {
            for (Member member : atLeast.members()) {
                if (member.rule().equals(item)
                        && member.atFloor() instanceof Comparison floor
                        && (evaluation.compareMode() == CompareMode.EXACT ? floor.exact() : floor.asReported())
                                == Status.NOT_MET
                        && floor.limit().valueOrNull() != null) {
                    return Piece.of(
                            Message.BELOW_FLOOR, Piece.Figure.of(floor.limit().valueOrNull(), null));
                }
            }
        }
        return Piece.NONE;
    }
}
