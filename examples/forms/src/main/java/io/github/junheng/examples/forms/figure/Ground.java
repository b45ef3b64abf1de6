package io.github.junheng.examples.forms.figure;

import io.github.junheng.dataset.CountyDataset;
import io.github.junheng.evaluation.Evaluation;
import io.github.junheng.evaluation.Explanation;
import io.github.junheng.evaluation.Finding;
import io.github.junheng.evaluation.Status;
import io.github.junheng.school.SchoolCode;
import io.github.junheng.school.SchoolKind;
import io.github.junheng.school.Stage;
import io.github.junheng.standard.Standard;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** 评估结果的索引: the findings of one evaluation by rule, school and stage, each explained once at most. */
public final class Ground {
    private record Key(
            String rule,
            @Nullable SchoolCode school,
            @Nullable Stage stage) {}

    private final Evaluation evaluation;
    private final Map<Key, Finding> findings = new HashMap<>();
    private final Map<String, List<Finding>> bySubject = new HashMap<>();
    private final Map<Finding, Explanation.Judgement> explained = new HashMap<>();

    private Ground(Evaluation evaluation) {
        this.evaluation = evaluation;
        for (Finding finding : evaluation.findings()) {
            if (finding.element().isEmpty()) {
                String rule = finding.rule().local();
                findings.put(new Key(rule, finding.schoolOrNull(), finding.stageOrNull()), finding);
                if (finding.school().isPresent()) {
                    bySubject.computeIfAbsent(rule, r -> new ArrayList<>()).add(finding);
                }
            }
        }
    }

    public static Ground of(Evaluation evaluation) {
        return new Ground(evaluation);
    }

    /** 普通中小学: special and vocational schools are neither in the forms' counts nor under the rules on class sizes. */
    public static boolean isOrdinary(SchoolKind kind) {
        return kind != SchoolKind.SPECIAL_SCHOOL && kind != SchoolKind.VOCATIONAL_SCHOOL;
    }

    public Evaluation evaluation() {
        return evaluation;
    }

    public Standard standard() {
        return evaluation.standard();
    }

    public CountyDataset dataset() {
        return evaluation.dataset();
    }

    /** What came of a rule for the county, or for one of its stages; of a rule that is asked of schools, what sums them up. */
    public Optional<Finding> ofCounty(String rule, @Nullable Stage stage) {
        return Optional.ofNullable(findings.get(new Key(rule, null, stage)));
    }

    /** What came of a rule for a school or, where it is asked by stage, for a school's stage. */
    public Optional<Finding> ofSchool(String rule, SchoolCode school, @Nullable Stage stage) {
        return Optional.ofNullable(findings.get(new Key(rule, school, stage)));
    }

    /** What came of a rule for each school or school stage that it concerns, in the order of the findings. */
    public List<Finding> subjects(String rule) {
        return bySubject.getOrDefault(rule, List.of()).stream()
                .filter(finding -> finding.status() != Status.NOT_APPLICABLE)
                .toList();
    }

    /** The same of one stage. */
    public List<Finding> subjects(String rule, Stage stage) {
        return subjects(rule).stream()
                .filter(finding -> Objects.equals(finding.stageOrNull(), stage))
                .toList();
    }

    /** How a finding of this evaluation came about. */
    public Explanation.Judgement explain(Finding finding) {
        return explained.computeIfAbsent(finding, evaluation::explain);
    }

    /** The units of a coefficient of variation; empty where it is none, or not known. */
    public Optional<List<DispersionUnits.Unit>> units(Finding dispersion) {
        return dispersion
                .stage()
                .flatMap(stage ->
                        DispersionUnits.of(explain(dispersion), stage).stream().findFirst());
    }
}
