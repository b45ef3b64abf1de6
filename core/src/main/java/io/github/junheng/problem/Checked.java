package io.github.junheng.problem;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * 检查结果: what came of an input, together with every problem found in it. The value is absent where an error left nothing to
 * go on with.
 */
public record Checked<T>(@Nullable T valueOrNull, List<Problem> problems) {
    public Checked {
        problems = List.copyOf(problems);
    }

    public static <T> Checked<T> of(T value, List<Problem> problems) {
        return new Checked<>(value, problems);
    }

    public static <T> Checked<T> failed(List<Problem> problems) {
        return new Checked<>(null, problems);
    }

    public Optional<T> value() {
        return Optional.ofNullable(valueOrNull);
    }

    public boolean hasErrors() {
        for (Problem problem : problems) {
            if (problem.severity() == Severity.ERROR) {
                return true;
            }
        }
        return false;
    }

    /** @throws InvalidInputException naming every error, when there is one or no value */
    public T orThrow() {
        if (valueOrNull == null || hasErrors()) {
            throw new InvalidInputException(problems);
        }
        return valueOrNull;
    }
}
