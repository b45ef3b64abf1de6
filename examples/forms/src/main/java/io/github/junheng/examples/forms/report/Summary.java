package io.github.junheng.examples.forms.report;

import io.github.junheng.dataset.CellRef;
import io.github.junheng.evaluation.Evaluation;
import io.github.junheng.evaluation.Finding;
import io.github.junheng.evaluation.Missing;
import io.github.junheng.evaluation.Outcome;
import io.github.junheng.evaluation.Status;
import io.github.junheng.quantity.Quantity;
import io.github.junheng.report.Piece;
import io.github.junheng.report.Wording;
import io.github.junheng.school.SchoolCode;
import io.github.junheng.standard.Criterion;
import io.github.junheng.standard.Rule;
import io.github.junheng.standard.Section;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * 一页摘要: the shortest list of what stands between a county and its recognition: one line for each rule that decides and fails,
 * however many schools fail it, and the cells that have to be reported before the rest can be decided.
 */
final class Summary {
    /**
     * A line with the finding that it leads to.
     *
     * @param depth 1 for an item of the line above
     */
    record Line(Piece text, @Nullable Finding finding, int depth) {}

    private final Evaluation evaluation;
    private final Wording wording;
    private final Map<String, List<Finding>> byRule = new LinkedHashMap<>();

    Summary(Evaluation evaluation, Wording wording) {
        this.evaluation = evaluation;
        this.wording = wording;
        for (Finding finding : evaluation.findings()) {
            byRule.computeIfAbsent(finding.rule().local(), r -> new ArrayList<>())
                    .add(finding);
        }
    }

    /** The rules that decide, in the order of the sections. */
    private List<Rule> deciding() {
        Set<Rule> rules = new LinkedHashSet<>();
        for (Section section : evaluation.standard().sections()) {
            for (String id : section.rules()) {
                Rule rule = evaluation.standard().rule(id);
                if (!rule.informative()) {
                    rules.add(rule);
                }
            }
        }
        return List.copyOf(rules);
    }

    /** Vetoes first, then what the county itself lacks, then what its schools lack. */
    List<Line> failures() {
        List<Line> vetoes = new ArrayList<>();
        List<Line> county = new ArrayList<>();
        List<Line> schools = new ArrayList<>();
        for (Rule rule : deciding()) {
            List<Finding> all = byRule.getOrDefault(rule.id().local(), List.of());
            if (all.stream().anyMatch(f -> f.level().isOfSchool() && f.schoolOrNull() != null)) {
                schools(rule, all, schools);
            } else {
                List<Line> lines = rule.criterion() instanceof Criterion.Veto ? vetoes : county;
                all.stream()
                        .filter(f -> f.status() == Status.NOT_MET)
                        .forEach(f -> lines.add(new Line(county(rule, f), f, 0)));
            }
        }
        List<Line> lines = new ArrayList<>(vetoes);
        lines.addAll(county);
        lines.addAll(schools);
        return List.copyOf(lines);
    }

    private Piece county(Rule rule, Finding finding) {
        Piece name = wording.rule(rule);
        Piece gap = wording.shortfall(finding).orElse(Piece.NONE);
        List<Piece> first = wording.rows(finding).get(0);
        Piece text;
        if (!finding.parts().isEmpty()) {
            List<Piece> parts = new ArrayList<>();
            List<List<Piece>> rows = wording.rows(finding);
            for (int i = 0; i < finding.parts().size() && i + 1 < rows.size(); i++) {
                if (finding.parts().get(i).status() == Status.NOT_MET) {
                    List<Piece> row = rows.get(i + 1);
                    parts.add(Words.LINE_COUNTY_WHOLE.with(
                            Piece.of(finding.parts().get(i).name()), row.get(2), row.get(3)));
                }
            }
            text = Words.LINE_STATED.with(name, Piece.clauses(parts));
        } else if (rule.criterion() instanceof Criterion.Veto || rule.criterion() instanceof Criterion.Evidence) {
            text = Words.LINE_STATED.with(name, first.get(2));
        } else if (finding.stageOrNull() == null) {
            text = Words.LINE_COUNTY_WHOLE.with(name, wording.value(finding), wording.limit(finding));
        } else {
            text = Words.LINE_COUNTY.with(
                    name, Wording.stage(finding.stageOrNull()), wording.value(finding), wording.limit(finding));
        }
        return Piece.clauses(List.of(text, gap));
    }

    private void schools(Rule rule, List<Finding> all, List<Line> lines) {
        Finding county = null;
        List<Finding> failing = new ArrayList<>();
        int concerned = 0;
        for (Finding finding : all) {
            if (finding.schoolOrNull() == null) {
                county = finding;
            } else {
                concerned += finding.status() == Status.NOT_APPLICABLE ? 0 : 1;
                if (finding.status() == Status.NOT_MET) {
                    failing.add(finding);
                }
            }
        }
        // A county needs of some rules only a share of its schools.
        if (failing.isEmpty() || (county != null && county.status() != Status.NOT_MET)) {
            return;
        }
        Piece total = rule.criterion() instanceof Criterion.KOfN ? null : total(failing);
        Piece name = wording.rule(rule);
        Piece many = Piece.of(failing.size());
        Piece counted = wording.counted(rule);
        Finding target = county == null ? failing.get(0) : county;
        lines.add(new Line(
                total == null
                        ? Words.LINE_SCHOOLS.with(name, many, counted, Piece.of(concerned))
                        : Words.LINE_SCHOOLS_FALL_SHORT.with(name, many, counted, Piece.of(concerned), total),
                target,
                0));
        if (rule.criterion() instanceof Criterion.KOfN several) {
            items(several, failing, lines);
        }
    }

    /** What of several items the failing units fall short of, what most lack first. */
    private void items(Criterion.KOfN several, List<Finding> failing, List<Line> lines) {
        Set<String> units = new LinkedHashSet<>();
        failing.forEach(f -> units.add(f.subject()));
        Map<Rule, List<Finding>> items = new LinkedHashMap<>();
        for (String item : several.rules()) {
            List<Finding> of = byRule.getOrDefault(item, List.of()).stream()
                    .filter(f -> f.status() == Status.NOT_MET && units.contains(f.subject()))
                    .toList();
            if (!of.isEmpty()) {
                items.put(evaluation.standard().rule(item), of);
            }
        }
        items.entrySet().stream()
                .sorted(Comparator.comparing(e -> -e.getValue().size()))
                .forEach(e -> {
                    Piece total = total(e.getValue());
                    Piece name = wording.rule(e.getKey());
                    Piece many = Piece.of(e.getValue().size());
                    lines.add(new Line(
                            total == null
                                    ? Words.LINE_MEMBER_PLAIN.with(name, many)
                                    : Words.LINE_MEMBER.with(name, many, total),
                            e.getValue().get(0),
                            1));
                });
    }

    /** What several findings lack in all; null where one of them tells no amount, or another unit. */
    private @Nullable Piece total(List<Finding> findings) {
        BigDecimal sum = BigDecimal.ZERO;
        Quantity first = null;
        for (Finding finding : findings) {
            if (!(finding.outcome() instanceof Outcome.NotMet failed) || failed.shortfallOrNull() == null) {
                return null;
            }
            Quantity amount = failed.shortfallOrNull();
            if (first != null && !first.unit().equals(amount.unit())) {
                return null;
            }
            first = first == null ? amount : first;
            sum = sum.add(amount.amount());
        }
        return first == null ? null : wording.shortfall(findings.get(0), new Quantity(sum, first.unit()));
    }

    /** The cells for want of which rules that decide are open: the same cell of many schools once. */
    List<Line> open() {
        Map<String, List<Missing>> cells = new LinkedHashMap<>();
        Map<String, Set<String>> rules = new LinkedHashMap<>();
        Map<String, Finding> first = new LinkedHashMap<>();
        for (Rule rule : deciding()) {
            for (Finding finding : byRule.getOrDefault(rule.id().local(), List.of())) {
                if (!(finding.outcome() instanceof Outcome.Indeterminate open)) {
                    continue;
                }
                for (Missing missing : open.missing()) {
                    CellRef cell = missing.cell();
                    String same = cell.fact() + " " + missing.why();
                    List<Missing> known = cells.computeIfAbsent(same, c -> new ArrayList<>());
                    if (known.stream().noneMatch(m -> m.cell().equals(cell))) {
                        known.add(missing);
                    }
                    rules.computeIfAbsent(same, c -> new LinkedHashSet<>())
                            .add(rule.id().local());
                    first.putIfAbsent(same, finding);
                }
            }
        }
        List<Line> lines = new ArrayList<>();
        cells.entrySet().stream()
                .sorted(Comparator.comparing(e -> -Optional.ofNullable(rules.get(e.getKey()))
                        .map(Set::size)
                        .orElse(0)))
                .forEach(e -> {
                    Piece concerns = Piece.list(rules.getOrDefault(e.getKey(), Set.of()).stream()
                            .map(Piece::of)
                            .toList());
                    Missing missing = e.getValue().get(0);
                    SchoolCode school = missing.cell().school();
                    Piece place = wording.missing(missing);
                    // On a masked page the place of a cell is the school.
                    Piece cell = school == null
                                    || place.in(Locale.CHINESE)
                                            .startsWith(wording.school(school).in(Locale.CHINESE))
                            ? place
                            : Piece.words(wording.school(school), place);
                    int many = e.getValue().size();
                    lines.add(new Line(
                            many == 1
                                    ? Words.TO_DECIDE_LINE.with(cell, concerns)
                                    : Words.TO_DECIDE_MANY.with(cell, Piece.of(many), concerns),
                            first.get(e.getKey()),
                            0));
                });
        return List.copyOf(lines);
    }
}
