package io.github.junheng.examples.spark;

import io.github.junheng.problem.Problem;
import java.io.Serial;
import java.util.List;
import java.util.Locale;

/** Why a run ends without a result: the lines for standard error and the exit status. */
final class Failure extends Exception {
    /** The command line is wrong. */
    static final int USAGE = 2;
    /** The data, or some of them, cannot be evaluated. */
    static final int DATA = 3;
    /** A named path is missing, cannot be read or written. */
    static final int PATH = 4;

    @Serial
    private static final long serialVersionUID = 1L;

    private final int status;
    private final transient List<String> lines;

    private Failure(int status, List<String> lines) {
        super(String.join("\n", lines));
        this.status = status;
        this.lines = List.copyOf(lines);
    }

    static Failure of(int status, String line) {
        return new Failure(status, List.of(line));
    }

    /** All problems of an input, a line each. */
    static Failure of(List<Problem> problems, Locale locale) {
        return new Failure(
                DATA, problems.stream().map(p -> Flaw.of(p, locale).line()).toList());
    }

    int status() {
        return status;
    }

    List<String> lines() {
        return lines;
    }
}
