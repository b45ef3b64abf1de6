package io.github.junheng.examples.forms.read;

import io.github.junheng.examples.forms.book.Limits;
import io.github.junheng.io.ReadOptions;
import io.github.junheng.standard.Standard;
import java.util.List;
import java.util.Optional;

/**
 * 读表方式.
 *
 * @param options how the data are read once they are collected
 * @param standards those whose rules are named where a form lacks what they need
 * @param county the county's code where the forms do not tell it
 * @param year the year of the data where the forms do not tell it
 * @param statistics which exports of the statistics forms are known
 */
public record FormReading(
        ReadOptions options,
        List<Standard> standards,
        Limits limits,
        Optional<String> county,
        Optional<Integer> year,
        StatisticsForms statistics) {
    public FormReading {
        standards = List.copyOf(standards);
    }

    /** As is usual: what the forms tell, within the usual limits. */
    public static FormReading of(ReadOptions options, List<Standard> standards) {
        return new FormReading(
                options, standards, Limits.usual(), Optional.empty(), Optional.empty(), StatisticsForms.known());
    }

    /** The same for a county and a year that the forms do not tell. */
    public FormReading forCounty(Optional<String> code, Optional<Integer> dataYear) {
        return new FormReading(options, standards, limits, code, dataYear, statistics);
    }

    /** The same with other exports known. */
    public FormReading with(StatisticsForms known) {
        return new FormReading(options, standards, limits, county, year, known);
    }
}
