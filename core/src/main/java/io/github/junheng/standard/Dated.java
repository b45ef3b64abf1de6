package io.github.junheng.standard;

import io.github.junheng.time.KnownDay;
import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * 有出处的数值: a value of a timeline with its own source.
 *
 * @param value the number
 * @param citation where it comes from
 * @param lastCheckedOn when somebody last looked whether it still holds
 * @param issuedOrNull when its document was issued; null where that was not established
 */
public record Dated<T>(
        T value,
        Citation citation,
        LocalDate lastCheckedOn,
        @Nullable KnownDay issuedOrNull) {
    /** A value of which it was not established when its document was issued. */
    public Dated(T value, Citation citation, LocalDate lastCheckedOn) {
        this(value, citation, lastCheckedOn, null);
    }

    /** The same value, set by an overlay. */
    public Dated<T> inLayer(String layer) {
        return new Dated<>(value, citation.inLayer(layer), lastCheckedOn, issuedOrNull);
    }

    public Optional<KnownDay> issued() {
        return Optional.ofNullable(issuedOrNull);
    }
}
