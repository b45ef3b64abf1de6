package io.github.junheng.standard;

import java.time.LocalDate;

/**
 * 有出处的数值: a value of a timeline with its own source.
 *
 * @param value the number
 * @param citation where it comes from
 * @param lastCheckedOn when somebody last looked whether it still holds
 */
public record Dated<T>(T value, Citation citation, LocalDate lastCheckedOn) {}
