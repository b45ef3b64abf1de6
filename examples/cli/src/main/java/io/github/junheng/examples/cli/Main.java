package io.github.junheng.examples.cli;

import java.io.BufferedOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** 均衡: the command line. Results go to standard output or a file, everything else to standard error; all of it is UTF-8. */
@Command(
        name = "junheng",
        description = "县域义务教育均衡发展评估。 Evaluates a county against the national standards of balanced development.",
        versionProvider = Main.Version.class,
        subcommands = {
            EvaluateCommand.class,
            StandardsCommand.class,
            PlanCommand.class,
            CompareCommand.class,
            LedgerCommand.class,
            ProcedureCommand.class,
            FormsCommand.class,
            ReportCommand.class
        },
        exitCodeListHeading = "%n退出状态 (exit status):%n",
        exitCodeList = {
            "0:已评估，不论结论。 The evaluation ran, whatever the verdict.",
            "1:仅在 --fail-on 下；没有总体结论的标准看各部分。 Only under --fail-on; without a verdict, by the sections.",
            "2:命令行有误。 The command line is wrong.",
            "3:数据无法评估，或标准在该日期不施行。 The data cannot be evaluated, or the standard is not in force.",
            "4:路径不存在、无法读取、解码或写入。 A path is missing, cannot be read, decoded or written."
        })
public final class Main implements Runnable {
    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "显示帮助。 Show this help.")
    @SuppressWarnings("UnusedVariable") // picocli reads it
    private boolean help;

    @Option(
            names = {"-V", "--version"},
            versionHelp = true,
            description = "显示版本。 Show the version.")
    @SuppressWarnings("UnusedVariable") // picocli reads it
    private boolean version;

    private final OutputStream out;

    private Main(OutputStream out) {
        this.out = out;
    }

    public static void main(String[] args) {
        // System.out would write in the encoding of the locale and swallow a closed pipe.
        OutputStream out = new BufferedOutputStream(new FileOutputStream(FileDescriptor.out));
        OutputStream err = new FileOutputStream(FileDescriptor.err);
        System.exit(run(out, err, args));
    }

    /** Runs one command line and returns the exit status; nothing is read but the arguments and what they name. */
    static int run(OutputStream out, OutputStream err, String... args) {
        PrintWriter outWriter = new PrintWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8), true);
        PrintWriter errWriter = new PrintWriter(new OutputStreamWriter(err, StandardCharsets.UTF_8), true);
        CommandLine line = new CommandLine(new Main(out))
                .setOut(outWriter)
                .setErr(errWriter)
                .setColorScheme(CommandLine.Help.defaultColorScheme(CommandLine.Help.Ansi.OFF))
                .setUsageHelpWidth(110)
                .setUsageHelpLongOptionsMaxWidth(34)
                .setAdjustLineBreaksForWideCJKCharacters(true)
                .setExpandAtFiles(false)
                .setParameterExceptionHandler((e, rest) -> usage(e, errWriter))
                .setExecutionExceptionHandler((e, command, parsed) -> failed(e, errWriter));
        try {
            int status = line.execute(args);
            outWriter.flush();
            errWriter.flush();
            return status;
        } catch (StackOverflowError | OutOfMemoryError e) {
            return failed(e, errWriter);
        }
    }

    private static int usage(ParameterException e, PrintWriter err) {
        err.println(String.valueOf(e.getMessage()).lines().findFirst().orElse(""));
        CommandLine.UnmatchedArgumentException.printSuggestions(e, err);
        err.println("“" + e.getCommandLine().getCommandSpec().qualifiedName() + " --help” 显示用法 (shows the usage)");
        return Failure.USAGE;
    }

    /** Nobody is helped by a stack trace; an error of this program itself is one line too. */
    private static int failed(Throwable e, PrintWriter err) {
        if (e instanceof Failure failure) {
            failure.lines().forEach(err::println);
            return failure.status();
        }
        err.println("内部错误 (internal error): " + e.toString().replace('\n', ' '));
        return Failure.DATA;
    }

    /** Without a command there is nothing to do. */
    @Override
    public void run() {
        throw new ParameterException(
                spec.commandLine(),
                "缺少命令 (missing command): evaluate | standards | plan | compare | ledger | procedure | forms | report");
    }

    OutputStream out() {
        return out;
    }

    /** The version of the jar. */
    static final class Version implements IVersionProvider {
        @Override
        public String[] getVersion() {
            String version = Main.class.getPackage().getImplementationVersion();
            return new String[] {"junheng " + (version == null ? "(unpackaged)" : version)};
        }
    }
}
