package io.github.junheng.examples.forms.report;

import io.github.junheng.evaluation.CompareMode;
import io.github.junheng.evaluation.Conceded;
import io.github.junheng.evaluation.Evaluation;
import io.github.junheng.evaluation.Explanation.Combination;
import io.github.junheng.evaluation.Explanation.Judgement;
import io.github.junheng.evaluation.Finding;
import io.github.junheng.evaluation.Status;
import io.github.junheng.report.Piece;
import io.github.junheng.report.Wording;
import io.github.junheng.standard.Concession;
import io.github.junheng.standard.Criterion;
import io.github.junheng.standard.Rule;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** 适用的放宽: of each finding that concessions change which of them did, and what came of it. */
final class Eased {
    private final Evaluation evaluation;
    private final Map<String, Finding> changed = new LinkedHashMap<>();
    private final Map<String, Set<String>> by = new LinkedHashMap<>();

    Eased(Evaluation evaluation) {
        this.evaluation = evaluation;
        List<Finding> all = evaluation.conceded().map(Conceded::changed).orElse(List.of());
        all.forEach(finding -> changed.put(ExplanationTable.key(finding), finding));
        // First what concessions are about, then what rests on it: the rule of several items, and the county.
        all.forEach(finding -> by.put(ExplanationTable.key(finding), own(finding)));
        all.stream().filter(finding -> finding.schoolOrNull() != null).forEach(this::ofItems);
        all.stream().filter(finding -> finding.schoolOrNull() == null).forEach(this::ofSchools);
    }

    boolean isUsed() {
        return evaluation.conceded().isPresent();
    }

    /** Which concessions changed a finding; nothing where none did. */
    List<Piece> by(Finding finding) {
        return by.getOrDefault(ExplanationTable.key(finding), Set.of()).stream()
                .map(Piece::of)
                .toList();
    }

    /** That a finding has another outcome or value by such a concession. */
    Optional<Piece> told(Finding finding) {
        return Optional.ofNullable(changed.get(ExplanationTable.key(finding)))
                .map(eased -> Words.EASED.with(Piece.list(by(finding)), Wording.status(eased.status())));
    }

    /** In short, for a cell: the concessions and the sign of what came of it. */
    Optional<Piece> sign(Finding finding) {
        return Optional.ofNullable(changed.get(ExplanationTable.key(finding)))
                .map(eased -> Piece.words(
                        Piece.list(by(finding)),
                        Piece.of(State.of(eased.status()).sign())));
    }

    /** The concessions on its rule by which a school passes or, where it passes none, that it may use. */
    private Set<String> own(Finding finding) {
        List<Concession> asked = evaluation.standard().concessions().stream()
                .filter(concession -> concession.rule().equals(finding.rule().local()))
                .filter(concession -> evaluation
                        .conceded()
                        .filter(conceded -> conceded.applied().contains(concession.id()))
                        .isPresent())
                .toList();
        Set<String> open = new LinkedHashSet<>();
        Set<String> passed = new LinkedHashSet<>();
        if (finding.schoolOrNull() != null
                && !asked.isEmpty()
                && evaluation.explainConceded(finding) instanceof Combination either
                && either.parts().size() == asked.size() + 1) {
            for (int i = 0; i < asked.size(); i++) {
                Status status = status(either.parts().get(i + 1));
                if (status != Status.NOT_APPLICABLE) {
                    open.add(asked.get(i).id());
                }
                if (status == Status.MET) {
                    passed.add(asked.get(i).id());
                }
            }
        }
        return passed.isEmpty() ? open : passed;
    }

    private Status status(Judgement judgement) {
        return evaluation.compareMode() == CompareMode.EXACT ? judgement.exact() : judgement.asReported();
    }

    private void ofItems(Finding finding) {
        Rule rule = evaluation.standard().rule(finding.rule().local());
        if (rule.criterion() instanceof Criterion.KOfN several) {
            for (String item : several.rules()) {
                add(finding, by.get(ExplanationTable.key(item, finding.school().orElseThrow(), finding.stageOrNull())));
            }
        }
    }

    private void ofSchools(Finding county) {
        for (Finding finding : new ArrayList<>(changed.values())) {
            if (finding.schoolOrNull() != null
                    && finding.rule().equals(county.rule())
                    && (county.stageOrNull() == null || county.stageOrNull() == finding.stageOrNull())) {
                add(county, by.get(ExplanationTable.key(finding)));
            }
        }
    }

    private void add(Finding finding, @Nullable Set<String> more) {
        if (more != null) {
            by.computeIfAbsent(ExplanationTable.key(finding), key -> new LinkedHashSet<>())
                    .addAll(more);
        }
    }
}
