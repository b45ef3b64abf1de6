package io.github.junheng.examples.spark;

import io.github.junheng.dataset.RosterPreference;
import io.github.junheng.io.ReadOptions;
import io.github.junheng.standard.Standard;
import java.io.Serializable;
import java.time.LocalDate;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * 设置: how counties are evaluated, as it is sent to those who do.
 *
 * @param standard by what
 * @param asOf on which day; null for 31 December of each county's year
 * @param prefer whose figure stands where a school's row and a roster differ
 * @param privateCodes whether county codes outside GB/T 2260 are accepted
 * @param locale the language of messages and reasons
 */
record Settings(
        StandardSource standard, @Nullable LocalDate asOf, RosterPreference prefer, boolean privateCodes, Locale locale)
        implements Serializable {
    /** A standard as it was published, on the last day of each county's year. */
    static Settings of(String standardId) {
        return new Settings(StandardSource.of(standardId), null, RosterPreference.SCHOOLS, false, Locale.CHINESE);
    }

    ReadOptions options(Standard by) {
        ReadOptions options = ReadOptions.of(by).withPrefer(prefer).withPrivateCodes(privateCodes);
        return asOf == null ? options : options.withFallbackYear(asOf.getYear());
    }
}
