package io.github.junheng.examples.forms.report;

import io.github.junheng.evaluation.Evaluation;
import io.github.junheng.problem.Problem;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * 报告内容: what a page about a county is made of.
 *
 * @param years evaluations of the county, oldest first; the last is the one that is reported, the others make up the trend
 * @param problems what reading the data warned of
 * @param printedOn 制表日期: the day that the page is to bear
 * @param masked whether the names and codes of schools, places in files and free texts are left out
 * @param first the language that the page opens in
 */
public record ReportInput(
        List<Evaluation> years, List<Problem> problems, Optional<LocalDate> printedOn, boolean masked, Locale first) {
    /** @throws IllegalArgumentException when there is no evaluation */
    public ReportInput {
        years = List.copyOf(years);
        problems = List.copyOf(problems);
        if (years.isEmpty()) {
            throw new IllegalArgumentException("a report of no evaluation");
        }
    }

    /** A page of one year in Chinese. */
    public static ReportInput of(Evaluation evaluation, List<Problem> problems) {
        return new ReportInput(List.of(evaluation), problems, Optional.empty(), false, Locale.CHINESE);
    }

    /** The year that is reported. */
    public Evaluation latest() {
        return years.get(years.size() - 1);
    }

    /** 隐名对照: which school of the year that is reported is called what where schools are masked; no page tells it. */
    public List<MaskedSchool> maskKey() {
        return Masking.key(latest().dataset());
    }
}
