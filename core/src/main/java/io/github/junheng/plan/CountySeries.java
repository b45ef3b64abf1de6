package io.github.junheng.plan;

import io.github.junheng.evaluation.Evaluation;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * 历年评估: the evaluations of one county over years, of one or several standards in each.
 *
 * @param years by year of the data, in order
 */
public record CountySeries(Locality place, SortedMap<Integer, List<Evaluation>> years) {
    public CountySeries {
        TreeMap<Integer, List<Evaluation>> copy = new TreeMap<>();
        years.forEach((year, evaluations) -> copy.put(year, List.copyOf(evaluations)));
        years = Collections.unmodifiableSortedMap(copy);
    }
}
