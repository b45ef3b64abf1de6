package io.github.junheng.examples.forms.report;

import io.github.junheng.dataset.CountyDataset;
import io.github.junheng.evaluation.CompareMode;
import io.github.junheng.evaluation.Evaluation;
import io.github.junheng.evaluation.Explanation.AtLeast;
import io.github.junheng.evaluation.Explanation.Comparison;
import io.github.junheng.evaluation.Explanation.Judgement;
import io.github.junheng.evaluation.Explanation.Member;
import io.github.junheng.evaluation.Finding;
import io.github.junheng.evaluation.Status;
import io.github.junheng.quantity.Magnitude;
import io.github.junheng.quantity.Rational;
import io.github.junheng.report.Piece;
import io.github.junheng.school.SchoolCode;
import io.github.junheng.school.Stage;
import io.github.junheng.standard.Criterion;
import io.github.junheng.standard.Rule;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * 各校指标: the units of one stage against the items of a rule that wants several of them met: what the heat map and the strips show.
 *
 * @param whole the rule of several items
 * @param items the rules of the items
 */
record Schools(Rule whole, List<Rule> items, Stage stage, List<Row> rows) {
    /** A school at the stage; the pupils are null where they were not reported. */
    record Row(
            Finding finding,
            SchoolCode code,
            String name,
            @Nullable Long pupils,
            List<Item> items) {}

    /** How one item stands for one school. */
    record Item(
            State state,
            @Nullable Magnitude value,
            @Nullable Rational limit,
            @Nullable Rational floor,
            Finding finding) {}

    /** Those of every rule and stage, in the order of the rules and of the stages. */
    static List<Schools> of(Evaluation evaluation, Map<String, Finding> byKey) {
        List<Schools> all = new ArrayList<>();
        for (Rule rule : evaluation.standard().rules().values()) {
            if (rule.criterion() instanceof Criterion.KOfN several) {
                Map<Stage, List<Row>> stages = new TreeMap<>();
                for (Finding finding : evaluation.findings()) {
                    if (finding.rule().equals(rule.id())
                            && finding.schoolOrNull() != null
                            && finding.stageOrNull() != null
                            && finding.status() != Status.NOT_APPLICABLE) {
                        row(evaluation, finding, byKey)
                                .ifPresent(row -> stages.computeIfAbsent(
                                                finding.stage().orElseThrow(), s -> new ArrayList<>())
                                        .add(row));
                    }
                }
                List<Rule> items = several.rules().stream()
                        .map(evaluation.standard()::rule)
                        .toList();
                stages.forEach((stage, rows) -> all.add(new Schools(rule, items, stage, List.copyOf(rows))));
            }
        }
        return List.copyOf(all);
    }

    private static Optional<Row> row(Evaluation evaluation, Finding finding, Map<String, Finding> byKey) {
        SchoolCode code = finding.school().orElseThrow();
        Stage stage = finding.stage().orElseThrow();
        if (!(evaluation.explain(finding) instanceof AtLeast atLeast)) {
            return Optional.empty();
        }
        List<Item> items = new ArrayList<>();
        for (Member member : atLeast.members()) {
            Finding own = byKey.get(ExplanationTable.key(member.rule(), code, stage));
            if (own == null) {
                return Optional.empty();
            }
            Comparison limit = member.atLimit() instanceof Comparison comparison ? comparison : null;
            Comparison floor = member.atFloor() instanceof Comparison comparison ? comparison : null;
            Status atFloor = status(evaluation, member.atFloor());
            State state = own.status() == Status.NOT_MET && atFloor == Status.MET ? State.NEAR : State.of(own.status());
            items.add(new Item(
                    state, limit == null ? null : limit.value().valueOrNull(), number(limit), number(floor), own));
        }
        CountyDataset dataset = evaluation.dataset();
        return Optional.of(new Row(
                finding,
                code,
                Piece.of(dataset.school(code).map(s -> s.school().name()).orElse(code.value()))
                        .in(Locale.CHINESE),
                dataset.school(code)
                        .flatMap(s -> s.students(stage).toOptional())
                        .orElse(null),
                List.copyOf(items)));
    }

    private static @Nullable Rational number(@Nullable Comparison comparison) {
        return comparison != null && comparison.limit().valueOrNull() instanceof Rational limit ? limit : null;
    }

    private static Status status(Evaluation evaluation, Judgement judgement) {
        return evaluation.compareMode() == CompareMode.EXACT ? judgement.exact() : judgement.asReported();
    }

    /** The limit of an item, where it is the same for all schools. */
    Optional<Rational> limit(int item) {
        return same(rows.stream().map(row -> row.items().get(item).limit()).toList());
    }

    /** The floor of an item, where it is the same for all schools. */
    Optional<Rational> floor(int item) {
        return same(rows.stream().map(row -> row.items().get(item).floor()).toList());
    }

    private static Optional<Rational> same(List<@Nullable Rational> numbers) {
        Rational first = null;
        for (Rational number : numbers) {
            if (number != null && first != null && !number.equals(first)) {
                return Optional.empty();
            }
            first = first == null ? number : first;
        }
        return Optional.ofNullable(first);
    }

    long count(int item, State state) {
        return rows.stream()
                .filter(row -> row.items().get(item).state() == state)
                .count();
    }
}
