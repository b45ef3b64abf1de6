package io.github.junheng.io;

import io.github.junheng.problem.Problem;
import io.github.junheng.problem.ProblemCode;
import io.github.junheng.problem.Severity;
import java.util.ArrayList;
import java.util.List;

/** Collects the problems of one input. */
final class ProblemLog {
    private final List<Problem> problems = new ArrayList<>();
    private final boolean lenient;
    private boolean broken;

    ProblemLog(boolean lenient) {
        this.lenient = lenient;
    }

    /** A problem of a file, a row or a column: nothing waives it. */
    void add(ProblemCode code, String where, String... details) {
        add(Problem.of(code, where, details));
    }

    void add(Problem problem) {
        broken |= problem.severity() == Severity.ERROR;
        problems.add(problem);
    }

    /** A problem of one cell that can as well count as not reported. */
    void addOfCell(ProblemCode code, String where, String... details) {
        addOfCell(Problem.of(code, where, details));
    }

    void addOfCell(Problem problem) {
        problems.add(lenient && problem.severity() == Severity.ERROR ? problem.asWarning() : problem);
    }

    /** Whether an error left out more than single cells, so that what was read is not the whole. */
    boolean isBroken() {
        return broken;
    }

    /** A problem that nothing waives; where another error is told of the same place already, that is enough. */
    void addUnlessTold(ProblemCode code, String where) {
        for (Problem problem : problems) {
            if (problem.severity() == Severity.ERROR && problem.where().equals(where)) {
                broken = true;
                return;
            }
        }
        add(code, where);
    }

    /** What another log of the same input holds, waived there or not. */
    void take(ProblemLog other) {
        broken |= other.broken;
        problems.addAll(other.problems);
    }

    void addAll(List<Problem> more) {
        problems.addAll(more);
    }

    List<Problem> problems() {
        return problems;
    }
}
