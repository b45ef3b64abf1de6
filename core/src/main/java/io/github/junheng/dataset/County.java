package io.github.junheng.dataset;

import io.github.junheng.quantity.Reported;
import io.github.junheng.region.CountyCode;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import org.jspecify.annotations.Nullable;

/**
 * 县(市、区): the county itself.
 *
 * @param code 行政区划代码
 * @param name 名称
 * @param year the year the data are of
 * @param facts what the county itself reported, by path
 */
public record County(
        @NotNull Reported<@Valid CountyCode> code,
        @NotNull Reported<String> name,
        @Min(1949) @Max(9999) int year,
        @NotNull @Valid Facts facts) {
    public static County of(String code, String name, int year) {
        return new County(Reported.of(new CountyCode(code)), Reported.of(name), year, Facts.empty());
    }

    public County with(Facts changed) {
        return new County(code, name, year, changed);
    }

    /** The same county with one fact more: a number as BigDecimal, Long or Integer, a Boolean, a LocalDate or a text; null is not reported. */
    public County with(String fact, @Nullable Object value) {
        return with(value == null ? facts.without(fact) : facts.with(fact, Values.of(value)));
    }
}
