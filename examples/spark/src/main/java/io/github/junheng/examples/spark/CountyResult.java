package io.github.junheng.examples.spark;

import io.github.junheng.evaluation.Status;
import java.io.Serializable;
import java.util.List;
import org.apache.spark.sql.Row;
import org.jspecify.annotations.Nullable;

/**
 * 一个县的结果: the rows of the three tables that come of one county.
 *
 * @param countyOrNull its code; null for what belongs to no county
 * @param statusOrNull the verdict; null where the county was not evaluated
 * @param verdict one row, or none
 * @param findings one row each
 * @param flaws what is wrong or doubtful
 */
record CountyResult(
        @Nullable String countyOrNull,
        @Nullable Status statusOrNull,
        List<Row> verdict,
        List<Row> findings,
        List<Flaw> flaws)
        implements Serializable {
    CountyResult {
        verdict = List.copyOf(verdict);
        findings = List.copyOf(findings);
        flaws = List.copyOf(flaws);
    }

    static CountyResult nowhere(List<Flaw> flaws) {
        return new CountyResult(null, null, List.of(), List.of(), flaws);
    }
}
