package io.github.junheng.examples.spark;

import io.github.junheng.problem.Problem;
import io.github.junheng.problem.Severity;
import java.io.Serializable;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** 问题: a problem as it is sent and written: its sentence is built where it was found. */
record Flaw(String code, Severity severity, String where, String message) implements Serializable {
    static final Comparator<Flaw> ORDER =
            Comparator.comparing(Flaw::where).thenComparing(Flaw::code).thenComparing(Flaw::message);

    static Flaw of(Problem problem, Locale locale) {
        return new Flaw(
                problem.code().code(), problem.severity(), oneLine(problem.where()), oneLine(problem.message(locale)));
    }

    static List<Flaw> of(List<Problem> problems, Locale locale) {
        return problems.stream().map(problem -> of(problem, locale)).toList();
    }

    boolean isError() {
        return severity == Severity.ERROR;
    }

    /** {@code ERROR JH201 schools 2137001234 小学艺术教师数: …}. */
    String line() {
        return severity + " " + code + " " + where + ": " + message;
    }

    /** A problem is a line of its own, whatever the data quote. */
    private static String oneLine(String text) {
        StringBuilder line = new StringBuilder(text.length());
        text.codePoints().forEach(point -> line.appendCodePoint(Character.isISOControl(point) ? ' ' : point));
        return line.toString();
    }
}
