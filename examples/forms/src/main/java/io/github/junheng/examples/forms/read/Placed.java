package io.github.junheng.examples.forms.read;

import io.github.junheng.examples.forms.book.SheetPlace;
import org.jspecify.annotations.Nullable;

/**
 * 带位置的值: what a cell says, and where it stands.
 *
 * @param json a BigDecimal, String, Boolean or List of those, as a dataset's document holds it; null where nothing was reported,
 *     or nothing that could be read: then the place says where to fill it in
 */
public record Placed(@Nullable Object json, SheetPlace at) {}
