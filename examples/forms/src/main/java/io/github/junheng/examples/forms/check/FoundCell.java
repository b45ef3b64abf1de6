package io.github.junheng.examples.forms.check;

import io.github.junheng.examples.forms.book.SheetPlace;
import io.github.junheng.examples.forms.edition.FigureSpec;
import io.github.junheng.school.Stage;
import java.math.BigDecimal;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * 找到的格: a cell of a filed form, or a figure within one of its sentences.
 *
 * @param id as in the edition, {@code Ⅲ.PRIMARY.R1.cv}; of a unit with its stage and place, {@code Ⅱ-2.PRIMARY.3.R4}
 * @param figure what it shows by the edition
 * @param stage the stage of its row
 * @param decimals how many the edition prints
 * @param text as it stands there, empty where it is blank
 * @param number the number that it is
 */
public record FoundCell(
        String id,
        SheetPlace place,
        FigureSpec figure,
        Optional<Stage> stage,
        int decimals,
        String text,
        Optional<BigDecimal> number) {
    boolean isBlank() {
        return text.isEmpty();
    }

    /** What its number can stand for; null where it is none. */
    @Nullable
    Interval interval() {
        return number.map(n -> Interval.printed(n, decimals)).orElse(null);
    }
}
