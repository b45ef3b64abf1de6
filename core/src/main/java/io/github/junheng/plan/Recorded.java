package io.github.junheng.plan;

import io.github.junheng.quantity.Rational;
import io.github.junheng.quantity.Unit;
import io.github.junheng.standard.Citation;
import io.github.junheng.standard.Text;
import io.github.junheng.time.KnownDay;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * 记载: a value that the document tells and nobody is to reach.
 *
 * @param ofOrNull the time it is of
 * @param goalOrNull id of the goal whose series it is said to begin
 * @param rowOrNull the row of the table that the plan was taken from
 */
public record Recorded(
        String id,
        Kind kind,
        Text name,
        @Nullable KnownDay ofOrNull,
        Rational value,
        Unit unit,
        Citation citation,
        @Nullable String goalOrNull,
        @Nullable Integer rowOrNull) {
    /** 记载种类: 基数 or 事实. */
    public enum Kind {
        BASELINE("基数"),
        FACT("事实");

        private final String zh;

        Kind(String zh) {
            this.zh = zh;
        }

        public String zh() {
            return zh;
        }
    }

    public Optional<KnownDay> of() {
        return Optional.ofNullable(ofOrNull);
    }

    public Optional<String> goal() {
        return Optional.ofNullable(goalOrNull);
    }

    public Optional<Integer> row() {
        return Optional.ofNullable(rowOrNull);
    }
}
