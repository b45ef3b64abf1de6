package io.github.junheng.problem;

import java.io.Serial;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** 输入无效: thrown only by {@link Checked#orThrow()}, for callers who want errors as an exception. */
public final class InvalidInputException extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1L;

    private final transient List<Problem> problems;

    public InvalidInputException(List<Problem> problems) {
        super(problems.stream()
                .filter(p -> p.severity() == Severity.ERROR)
                .map(p -> p.code() + " " + p.where() + ": " + p.message(Locale.ENGLISH))
                .collect(Collectors.joining("\n")));
        this.problems = List.copyOf(problems);
    }

    public List<Problem> problems() {
        return problems;
    }
}
