package io.github.junheng.problem;

import java.text.MessageFormat;
import java.util.List;
import java.util.Locale;

/**
 * 问题: something wrong or doubtful in an input: what, where, and what to do. The sentence is built only when it is asked for.
 *
 * @param where file with physical line and column ({@code schools.csv:14 小学艺术教师数}) or file with JSON path
 * @param details what the sentence of the code names, in the order of the code's pattern
 */
public record Problem(ProblemCode code, Severity severity, String where, List<String> details) {
    public Problem {
        details = List.copyOf(details);
    }

    public static Problem of(ProblemCode code, String where, String... details) {
        return new Problem(code, code.severity(), where, List.of(details));
    }

    /** The same problem as a warning: the cells it names count as not reported and the evaluation goes on. */
    public Problem asWarning() {
        return new Problem(code, Severity.WARNING, where, details);
    }

    /** Whether an error was turned into a warning: what it names counts as not reported. */
    public boolean isWaived() {
        return severity == Severity.WARNING && code.severity() == Severity.ERROR;
    }

    /** The sentence, in Chinese for a Chinese locale and in English for any other. */
    public String message(Locale locale) {
        boolean chinese = Locale.CHINESE.getLanguage().equals(locale.getLanguage());
        String pattern = chinese ? code.zh() : code.en();
        String sentence = new MessageFormat(pattern.replace("'", "''"), Locale.ROOT).format(details.toArray());
        if (!isWaived()) {
            return sentence;
        }
        return sentence + (chinese ? "现按未填报处理。" : " It now counts as not reported.");
    }
}
