package io.github.junheng.examples.forms.read;

import io.github.junheng.problem.Checked;
import java.util.List;
import java.util.Locale;

/** What a reading says, a line a problem. */
final class Told {
    private Told() {}

    /** The problems of these codes with their places; all where no code is given. */
    static List<String> told(Checked<?> read, String... codes) {
        List<String> wanted = List.of(codes);
        return read.problems().stream()
                .filter(problem ->
                        wanted.isEmpty() || wanted.contains(problem.code().code()))
                .map(problem -> problem.code() + " " + problem.where() + " " + problem.message(Locale.CHINESE))
                .toList();
    }
}
