package io.github.junheng.examples.cli;

import io.github.junheng.evaluation.Evaluation;
import io.github.junheng.examples.forms.edition.FormEdition;
import io.github.junheng.examples.forms.edition.FormEditions;
import io.github.junheng.examples.forms.write.FilledForm;
import io.github.junheng.problem.Checked;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** What every command of {@code forms} has. */
abstract class FormsStep implements Callable<Integer> {
    static final String EDITION = "declaration-2024";

    @ParentCommand
    @SuppressWarnings("NullAway.Init") // picocli sets it
    FormsCommand parent;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    CommandSpec spec;

    @Option(
            names = "--lang",
            paramLabel = "zh|en",
            converter = Words.Languages.class,
            description = "提示的语言（默认 zh）。 Language of messages (default: zh).")
    Locale lang = Locale.CHINESE;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "显示帮助。 Show this help.")
    @SuppressWarnings("UnusedVariable") // picocli reads it
    private boolean help;

    Output to(@Nullable String file) {
        return new Output(parent.out(), file, lang);
    }

    /** Says on standard error what was done. */
    void say(String zh, String en) {
        spec.commandLine().getErr().println(lang.equals(Locale.CHINESE) ? zh : en);
    }

    /**
     * Refuses options that would change nothing.
     *
     * @param only when they would
     */
    void without(String only, String... options) throws Failure {
        List<String> given = Stream.of(options)
                .filter(option -> spec.commandLine().getParseResult().hasMatchedOption(option))
                .toList();
        if (!given.isEmpty()) {
            throw Failure.usage(String.join("、", given) + " 只用于 (only for) " + only);
        }
    }

    /** The declaration form of a county, and what its data are warned of. */
    Checked<FilledForm> form(String county, CountyOptions how) throws Failure {
        return form(FormEditions.find(EDITION), county, how);
    }

    /** A form of a county, and what its data are warned of. */
    Checked<FilledForm> form(FormEdition edition, String county, CountyOptions how) throws Failure {
        Checked<Evaluation> evaluated = how.evaluate(county, how.standard(edition.standard(), lang), lang);
        return Checked.of(FilledForm.of(edition, evaluated.orThrow()), evaluated.problems());
    }
}
