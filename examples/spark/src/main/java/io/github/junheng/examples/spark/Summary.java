package io.github.junheng.examples.spark;

import io.github.junheng.evaluation.Status;
import java.io.Serializable;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;

/**
 * 汇总: what came of a run.
 *
 * @param verdicts how many counties have which verdict
 * @param notEvaluated how many counties have an error and were not evaluated
 * @param errorsNowhere how many errors belong to no county, so that no county has them in its account
 * @param warnings how many warnings there are
 */
record Summary(Map<Status, Long> verdicts, long notEvaluated, long errorsNowhere, long warnings)
        implements Serializable {
    static final Summary NOTHING = new Summary(new EnumMap<>(Status.class), 0, 0, 0);

    Summary {
        EnumMap<Status, Long> copy = new EnumMap<>(Status.class);
        copy.putAll(verdicts);
        verdicts = Collections.unmodifiableMap(copy);
    }

    static Summary of(CountyResult result) {
        EnumMap<Status, Long> verdict = new EnumMap<>(Status.class);
        if (result.statusOrNull() != null) {
            verdict.put(result.statusOrNull(), 1L);
        }
        long errors = result.flaws().stream().filter(Flaw::isError).count();
        boolean nowhere = result.countyOrNull() == null;
        return new Summary(
                verdict,
                !nowhere && result.statusOrNull() == null ? 1 : 0,
                nowhere ? errors : 0,
                result.flaws().size() - errors);
    }

    Summary plus(Summary other) {
        EnumMap<Status, Long> sum = new EnumMap<>(Status.class);
        sum.putAll(verdicts);
        other.verdicts.forEach((status, count) -> sum.merge(status, count, Long::sum));
        return new Summary(
                sum, notEvaluated + other.notEvaluated, errorsNowhere + other.errorsNowhere, warnings + other.warnings);
    }

    long evaluated() {
        return verdicts.values().stream().mapToLong(Long::longValue).sum();
    }

    /** Whether all there was could be evaluated. */
    boolean isWhole() {
        return notEvaluated == 0 && errorsNowhere == 0;
    }
}
