package io.github.junheng.quantity;

import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * 已报或未报: what somebody reported, or the fact that nothing was reported. A blank cell is {@link #none()}, which is never
 * zero, never false and never an empty list.
 */
public sealed interface Reported<T> {
    /** A value that was reported. */
    record Known<T>(T value) implements Reported<T> {
        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Known<?> that && Objects.equals(value, that.value);
        }

        @Override
        public int hashCode() {
            return Objects.hashCode(value);
        }
    }

    /** Nothing was reported. */
    record NotReported<T>() implements Reported<T> {}

    static <T> Reported<T> of(T value) {
        return new Known<>(value);
    }

    static <T> Reported<T> none() {
        return new NotReported<>();
    }

    static <T> Reported<T> ofNullable(@Nullable T value) {
        return value == null ? none() : of(value);
    }

    default boolean isKnown() {
        return this instanceof Known;
    }

    default Optional<T> toOptional() {
        return this instanceof Known<T> known ? Optional.of(known.value()) : Optional.empty();
    }

    default <R> Reported<R> map(Function<? super T, ? extends R> function) {
        return this instanceof Known<T> known ? of(function.apply(known.value())) : none();
    }
}
