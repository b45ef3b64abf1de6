package io.github.junheng.procedure;

import io.github.junheng.evaluation.Conceded;
import io.github.junheng.evaluation.Evaluation;
import io.github.junheng.evaluation.Finding;
import io.github.junheng.evaluation.Status;
import io.github.junheng.region.CountyCode;
import io.github.junheng.standard.Concession;
import io.github.junheng.standard.Section;
import io.github.junheng.standard.Standard;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * 评估记录: what an event keeps of the evaluation it rests on, so that a history is told and replayed without the dataset.
 *
 * @param standard id of the standard
 * @param countyOrNull code of the evaluated county; null where the dataset does not say
 * @param dataYear 数据年度
 * @param asOf 评估日期
 * @param dataset SHA-256 of the dataset
 * @param verdict the outcome of the standard, without concessions
 * @param outcomes by local id of each rule that decides in a section, its outcome for the county, without concessions
 * @param failing the schools, and stages of schools, that do not meet such a rule
 * @param concessions the concessions that were asked for
 * @param eased by local id of each such rule the outcome under these concessions, where it is another one
 * @param conceded what is met by a concession alone, with the names of the concessions that may be meant
 * @param followed what an earlier evaluation had met by a concession alone, with its outcome without one now; what the dataset does
 *     not tell of is left out
 */
public record EvaluationRecord(
        String standard,
        @Nullable CountyCode countyOrNull,
        int dataYear,
        LocalDate asOf,
        String dataset,
        Status verdict,
        Map<String, Status> outcomes,
        List<SchoolRule> failing,
        List<String> concessions,
        Map<String, Status> eased,
        SortedMap<SchoolRule, List<String>> conceded,
        SortedMap<SchoolRule, Status> followed) {
    /** @throws IllegalArgumentException when the hash of the dataset is none */
    public EvaluationRecord {
        if (!Material.isSha256(dataset)) {
            throw new IllegalArgumentException("not a SHA-256: " + dataset);
        }
        outcomes = Collections.unmodifiableMap(new LinkedHashMap<>(outcomes));
        failing = List.copyOf(failing);
        concessions = List.copyOf(concessions);
        eased = Collections.unmodifiableMap(new LinkedHashMap<>(eased));
        SortedMap<SchoolRule, List<String>> copied = new TreeMap<>();
        conceded.forEach((what, names) -> copied.put(what, List.copyOf(names)));
        conceded = Collections.unmodifiableSortedMap(copied);
        followed = Collections.unmodifiableSortedMap(new TreeMap<>(followed));
    }

    /**
     * What is kept of an evaluation.
     *
     * @param dataset SHA-256 of the dataset
     * @param toFollow what of schools is still to be met without a concession
     */
    public static EvaluationRecord of(Evaluation evaluation, String dataset, Collection<SchoolRule> toFollow) {
        Standard standard = evaluation.standard();
        Map<String, Status> outcomes = new LinkedHashMap<>();
        for (Section section : standard.sections()) {
            for (String rule : section.rules()) {
                outcomes.put(rule, evaluation.outcomes().outcome(rule));
            }
        }
        Map<SchoolRule, Status> strict = new HashMap<>();
        for (Finding finding : evaluation.findings()) {
            SchoolRule.of(finding).ifPresent(what -> strict.put(what, finding.status()));
        }
        SortedMap<SchoolRule, Status> followed = new TreeMap<>(strict);
        followed.keySet().retainAll(toFollow);
        return new EvaluationRecord(
                standard.id(),
                evaluation.dataset().county().code().toOptional().orElse(null),
                evaluation.dataset().county().year(),
                evaluation.asOf(),
                dataset,
                evaluation.status(),
                outcomes,
                strict.keySet().stream()
                        .filter(what -> outcomes.containsKey(what.rule()) && strict.get(what) == Status.NOT_MET)
                        .sorted()
                        .toList(),
                evaluation.conceded().map(Conceded::applied).orElse(List.of()),
                eased(evaluation, outcomes),
                conceded(evaluation, strict),
                followed);
    }

    /** What rules come to under the concessions that were asked for, where that is another outcome. */
    private static Map<String, Status> eased(Evaluation evaluation, Map<String, Status> outcomes) {
        Map<String, Status> eased = new LinkedHashMap<>();
        Conceded reading = evaluation.conceded().orElse(null);
        if (reading == null) {
            return eased;
        }
        Map<String, List<Status>> ofCounty = new HashMap<>();
        Map<String, List<Status>> ofSchools = new HashMap<>();
        for (Finding finding : reading.verdict().findings()) {
            (finding.schoolOrNull() == null ? ofCounty : ofSchools)
                    .computeIfAbsent(finding.rule().local(), rule -> new ArrayList<>())
                    .add(finding.status());
        }
        outcomes.forEach((rule, strict) -> {
            // Where a rule asked of schools is told of the county too, that decides.
            List<Status> told = ofCounty.getOrDefault(rule, ofSchools.getOrDefault(rule, List.of()));
            Status status = Status.allOf(told);
            if (!told.isEmpty() && status != strict) {
                eased.put(rule, status);
            }
        });
        return eased;
    }

    /** What schools meet under the concessions that were asked for and do not meet without them. */
    private static SortedMap<SchoolRule, List<String>> conceded(Evaluation evaluation, Map<SchoolRule, Status> strict) {
        SortedMap<SchoolRule, List<String>> conceded = new TreeMap<>();
        Conceded reading = evaluation.conceded().orElse(null);
        if (reading == null) {
            return conceded;
        }
        for (Finding finding : reading.changed()) {
            SchoolRule what = SchoolRule.of(finding).orElse(null);
            List<String> names = evaluation.standard().concessions().stream()
                    .filter(c -> c.rule().equals(finding.rule().local()))
                    .map(Concession::id)
                    .filter(reading.applied()::contains)
                    .distinct()
                    .toList();
            // What rests on another rule (6 of 7) is followed where that rule is.
            if (what != null && !names.isEmpty() && finding.status() == Status.MET && strict.get(what) != Status.MET) {
                conceded.put(what, names);
            }
        }
        return conceded;
    }

    public Optional<CountyCode> county() {
        return Optional.ofNullable(countyOrNull);
    }

    /** The outcome of a rule for the county; INDETERMINATE where nothing is kept of it. */
    public Status outcome(String rule) {
        return outcomes.getOrDefault(rule, Status.INDETERMINATE);
    }

    /** The outcome of a rule under the concessions that were asked for. */
    public Status easedOutcome(String rule) {
        return eased.getOrDefault(rule, outcome(rule));
    }

    /** The outcome of the standard under the concessions that were asked for: the conjunction of its rules. */
    public Status easedVerdict() {
        return eased.isEmpty()
                ? verdict
                : Status.allOf(
                        outcomes.keySet().stream().map(this::easedOutcome).toList());
    }

    /** The schools that do not meet a rule. */
    public List<SchoolRule> failing(String rule) {
        return failing.stream().filter(what -> what.rule().equals(rule)).toList();
    }

    /** The rules of an outcome, in the order of the standard. */
    public List<String> rules(Status status) {
        return outcomes.keySet().stream()
                .filter(rule -> outcomes.get(rule) == status)
                .toList();
    }
}
