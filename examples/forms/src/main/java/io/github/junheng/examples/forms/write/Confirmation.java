package io.github.junheng.examples.forms.write;

import java.time.LocalDate;

/**
 * 确认: that the county's government stands by a report.
 *
 * @param by who confirmed it, as it is printed
 * @param on the day, as it is printed
 * @param withGaps whether it is confirmed although figures are blank or something is undetermined
 */
public record Confirmation(String by, LocalDate on, boolean withGaps) {
    /** @throws IllegalArgumentException when nobody is named */
    public Confirmation {
        if (by.isBlank()) {
            throw new IllegalArgumentException("confirmed by nobody");
        }
    }
}
