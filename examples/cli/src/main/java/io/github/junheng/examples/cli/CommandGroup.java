package io.github.junheng.examples.cli;

import io.github.junheng.problem.Problem;
import java.io.OutputStream;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** A command that does nothing by itself: it has subcommands. */
abstract class CommandGroup implements Runnable {
    @ParentCommand
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private Main main;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "显示帮助。 Show this help.")
    @SuppressWarnings("UnusedVariable") // picocli reads it
    private boolean help;

    @Override
    public void run() {
        throw new ParameterException(
                spec.commandLine(),
                "缺少子命令 (missing subcommand): " + spec.name() + " "
                        + String.join(" | ", spec.subcommands().keySet()));
    }

    OutputStream out() {
        return main.out();
    }

    /** Says which file was written, where it was not standard output. */
    void written(@Nullable String file, Locale lang) {
        if (file != null) {
            spec.commandLine().getErr().println(Output.written(file, lang));
        }
    }

    /** Warns of what does not keep a result from being made. */
    void tell(List<Problem> problems, Locale lang) {
        problems.forEach(problem -> spec.commandLine().getErr().println(Failure.line(problem, lang)));
    }
}
