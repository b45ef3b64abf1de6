package io.github.junheng.examples.forms.book;

import io.github.junheng.problem.Problem;
import io.github.junheng.problem.ProblemCode;
import java.io.IOException;

/** 拒绝读取: why a workbook is not read on. */
final class Refused extends IOException {
    private static final long serialVersionUID = 1L;

    private final ProblemCode code;
    private final String[] details;

    Refused(ProblemCode code, String... details) {
        super(code + " " + String.join(" ", details));
        this.code = code;
        this.details = details.clone();
    }

    /** A part that is not what it has to be. */
    static Refused broken(String part) {
        return new Refused(ProblemCode.WORKBOOK_BROKEN, part);
    }

    /** More than the limit. */
    static Refused large(String zh, String en, long most) {
        return new Refused(ProblemCode.WORKBOOK_TOO_LARGE, zh, Long.toString(most), en);
    }

    Problem at(String where) {
        return Problem.of(code, where, details);
    }
}
