package io.github.junheng.examples.cli;

import io.github.junheng.problem.Problem;
import io.github.junheng.problem.ProblemCode;
import java.io.Serial;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Why a run ends without a result: the lines for standard error and the exit status. */
final class Failure extends Exception {
    /** Only under {@code --fail-on}. */
    static final int VERDICT = 1;
    /** The command line is wrong. */
    static final int USAGE = 2;
    /** The data cannot be evaluated. */
    static final int DATA = 3;
    /** A named path is missing, cannot be read, decoded or written. */
    static final int PATH = 4;

    @Serial
    private static final long serialVersionUID = 1L;

    private static final Set<ProblemCode> OF_PATHS = Set.of(
            ProblemCode.FILE_MISSING,
            ProblemCode.FILE_UNREADABLE,
            ProblemCode.FILE_UNDECODABLE,
            ProblemCode.BROWSER_MISSING,
            ProblemCode.BROWSER_FAILED);

    private final int status;
    private final transient List<String> lines;
    /** What of an input it comes from; empty where it comes from the command line or from an output. */
    private final transient List<Problem> problems;

    private Failure(int status, List<String> lines) {
        this(status, lines, List.of());
    }

    private Failure(int status, List<String> lines, List<Problem> problems) {
        super(String.join("\n", lines));
        this.status = status;
        this.lines = List.copyOf(lines);
        this.problems = List.copyOf(problems);
    }

    /** A command line that cannot be followed. */
    static Failure usage(String line) {
        return new Failure(USAGE, List.of(oneLine(line)));
    }

    /** A result that could not be written. */
    static Failure unwritable(String line) {
        return new Failure(PATH, List.of(oneLine("ERROR " + line)));
    }

    /** What a program that is not there, or fails, keeps from being written. */
    static Failure path(Problem problem, Locale locale) {
        return new Failure(PATH, List.of(line(problem, locale)), List.of(problem));
    }

    /** All problems of an input, a line each. */
    static Failure of(List<Problem> problems, Locale locale) {
        boolean path = problems.stream().anyMatch(p -> OF_PATHS.contains(p.code()));
        return new Failure(
                path ? PATH : DATA, problems.stream().map(p -> line(p, locale)).toList(), problems);
    }

    /** What is wrong with inputs of several counties, below the name of each. */
    static Failure ofCounties(List<ReportFolder.Told> counties, Locale locale) {
        List<String> lines = new ArrayList<>();
        List<Problem> all = new ArrayList<>();
        for (ReportFolder.Told county : counties) {
            for (ReportCounty.Faulty faulty : county.faulty()) {
                String input = faulty.input().equals(county.label()) ? "" : "（" + faulty.input() + "）";
                lines.add(oneLine(county.label() + input + "："));
                faulty.problems().forEach(problem -> lines.add(line(problem, locale)));
                all.addAll(faulty.problems());
            }
        }
        return new Failure(of(all, locale).status(), lines, all);
    }

    /** {@code ERROR JH201 schools.csv:14 小学艺术教师数: …}. */
    static String line(Problem problem, Locale locale) {
        return oneLine(
                problem.severity() + " " + problem.code() + " " + problem.where() + ": " + problem.message(locale));
    }

    /** A problem is a line of its own, whatever the data quote. */
    private static String oneLine(String text) {
        StringBuilder line = new StringBuilder(text.length());
        text.codePoints().forEach(point -> line.appendCodePoint(Character.isISOControl(point) ? ' ' : point));
        return line.toString();
    }

    List<Problem> problems() {
        return problems;
    }

    int status() {
        return status;
    }

    List<String> lines() {
        return lines;
    }
}
