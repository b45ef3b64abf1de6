package io.github.junheng.standard;

import io.github.junheng.quantity.Rational;
import io.github.junheng.quantity.Unit;
import io.github.junheng.school.Stage;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * 指标: how a number is computed: a sum of cells, or {@code per · numerator ÷ denominator}.
 *
 * @param id its name in the data
 * @param name 指标名称
 * @param unit the unit of the value
 * @param amountUnit the unit of the numerator, in which a shortfall is told
 * @param numerator what is counted
 * @param numeratorByStage what is counted instead in single stages
 * @param denominatorOrNull what it is divided by; null for a plain sum
 * @param per 1, or 100 for a share in percent or a value per hundred
 * @param splitOrNull how the numerator of a whole school falls to its stages; null where it is counted by stage
 * @param numeratorScopeOrNull which of the schools or kindergartens that count are counted in the numerator, where the county is
 *     asked; null for all
 * @param printedDecimals how many decimals the official form prints; −1 where that is not known
 */
public record Indicator(
        String id,
        Text name,
        Unit unit,
        Unit amountUnit,
        Sum numerator,
        Map<Stage, Sum> numeratorByStage,
        @Nullable Sum denominatorOrNull,
        Rational per,
        @Nullable Split splitOrNull,
        @Nullable Scope numeratorScopeOrNull,
        int printedDecimals) {
    public Indicator {
        numeratorByStage = Map.copyOf(numeratorByStage);
    }

    /** Of which all that count are counted. */
    public Indicator(
            String id,
            Text name,
            Unit unit,
            Unit amountUnit,
            Sum numerator,
            Map<Stage, Sum> numeratorByStage,
            @Nullable Sum denominatorOrNull,
            Rational per,
            @Nullable Split splitOrNull,
            int printedDecimals) {
        this(
                id,
                name,
                unit,
                amountUnit,
                numerator,
                numeratorByStage,
                denominatorOrNull,
                per,
                splitOrNull,
                null,
                printedDecimals);
    }

    public Sum numerator(@Nullable Stage stage) {
        return stage == null ? numerator : numeratorByStage.getOrDefault(stage, numerator);
    }

    public Optional<Sum> denominator() {
        return Optional.ofNullable(denominatorOrNull);
    }

    public Optional<Split> split() {
        return Optional.ofNullable(splitOrNull);
    }
}
