package io.github.junheng.ledger;

import io.github.junheng.dataset.CellRef;
import io.github.junheng.dataset.Checklist;
import io.github.junheng.dataset.FactValue;
import io.github.junheng.evaluation.Evaluation;
import io.github.junheng.evaluation.Finding;
import io.github.junheng.evaluation.Status;
import io.github.junheng.school.SchoolCode;
import io.github.junheng.standard.Criterion;
import io.github.junheng.standard.Rule;
import io.github.junheng.standard.Text;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * 自查: what a checklist says of each school (or of the county), item by item, with what was told as its basis. A basis is free text
 * and no evidence: it closes no entry of a ledger.
 *
 * @param subjects the county first, where items are judged of it, then the schools by their codes
 */
public record SelfCheck(Evaluation evaluation, List<Subject> subjects) {
    public SelfCheck {
        subjects = List.copyOf(subjects);
    }

    /** 自查结果. */
    public enum Mark {
        REACHED("达到", "reached"),
        PARTLY("部分达到", "partly"),
        NOT_REACHED("未达到", "not reached"),
        UNCHECKED("未核查", "not checked"),
        NOT_APPLICABLE("不适用", "not applicable");

        private final Text name;

        Mark(String zh, String en) {
            this.name = new Text(zh, en);
        }

        public Text text() {
            return name;
        }

        static Mark of(Finding finding) {
            return switch (finding.status()) {
                case MET -> REACHED;
                case NOT_MET -> finding.grade().filter(PARTLY.name.zh()::equals).isPresent() ? PARTLY : NOT_REACHED;
                case INDETERMINATE -> UNCHECKED;
                case NOT_APPLICABLE -> NOT_APPLICABLE;
            };
        }
    }

    /**
     * 自查条目.
     *
     * @param basisOrNull what was told as its basis, or the figures of an item that is computed; null where nothing was
     */
    public record Item(
            Rule rule, Finding finding, Mark mark, @Nullable Text basisOrNull) {
        public Optional<Text> basis() {
            return Optional.ofNullable(basisOrNull);
        }
    }

    /**
     * 自查对象.
     *
     * @param schoolOrNull null for the county
     */
    public record Subject(@Nullable SchoolCode schoolOrNull, List<Item> items) {
        public Subject {
            items = List.copyOf(items);
        }

        public int count(Mark mark) {
            return (int) items.stream().filter(item -> item.mark() == mark).count();
        }
    }

    /** The items of an evaluation that are judged of schools, or else of the county; roll-ups and single elements are none. */
    public static SelfCheck of(Evaluation evaluation) {
        List<Item> ofCounty = new ArrayList<>();
        Map<SchoolCode, List<Item>> bySchool = new TreeMap<>();
        for (Finding finding : evaluation.findings()) {
            Rule rule = evaluation.standard().rule(finding.rule().local());
            boolean item = finding.elementOrNull() == null
                    && (finding.schoolOrNull() != null || !rule.level().isRolledUp());
            if (item) {
                List<Item> items = finding.schoolOrNull() == null
                        ? ofCounty
                        : bySchool.computeIfAbsent(finding.schoolOrNull(), s -> new ArrayList<>());
                items.add(new Item(rule, finding, Mark.of(finding), basis(evaluation, rule, finding)));
            }
        }
        List<Subject> subjects = new ArrayList<>();
        if (!ofCounty.isEmpty()) {
            subjects.add(new Subject(null, ofCounty));
        }
        bySchool.forEach((school, items) -> subjects.add(new Subject(school, items)));
        return new SelfCheck(evaluation, subjects);
    }

    private static @Nullable Text basis(Evaluation evaluation, Rule rule, Finding finding) {
        if (rule.criterion() instanceof Criterion.Evidence evidence && Checklist.isOf(evidence.fact())) {
            CellRef cell = new CellRef(finding.schoolOrNull(), Checklist.basis(evidence.fact()), -1);
            FactValue told = evaluation.dataset().factsOf(cell).values().get(cell.fact());
            return told == null ? null : new Text(told.toText(), told.toText());
        }
        Ground.OfFinding figures = Ground.OfFinding.of(finding, evaluation, "");
        boolean hasFigures = figures.valueOrNull() != null || !figures.failing().isEmpty();
        return hasFigures && finding.status() != Status.NOT_APPLICABLE ? figures.told() : null;
    }

    /** By item, how many subjects have which mark. */
    public Map<Rule, Map<Mark, Integer>> byItem() {
        Map<Rule, Map<Mark, Integer>> counts = new LinkedHashMap<>();
        for (Rule rule : evaluation.standard().rules().values()) {
            counts.put(rule, new LinkedHashMap<>());
        }
        for (Subject subject : subjects) {
            for (Item item : subject.items()) {
                counts.getOrDefault(item.rule(), new LinkedHashMap<>()).merge(item.mark(), 1, Integer::sum);
            }
        }
        counts.values().removeIf(Map::isEmpty);
        return counts;
    }

    /** The same of one school alone. */
    public SelfCheck only(SchoolCode school) {
        return new SelfCheck(
                evaluation,
                subjects.stream().filter(s -> school.equals(s.schoolOrNull())).toList());
    }
}
