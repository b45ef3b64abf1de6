package io.github.junheng.examples.cli;

import java.util.Locale;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options of every command that prints something. */
final class OutputOptions {
    @Option(
            names = "--format",
            paramLabel = "text|json|markdown|html",
            converter = Words.Formats.class,
            description = "格式（默认 text）。 Format (default: text).")
    Words.Format format = Words.Format.TEXT;

    @Option(names = "--output", paramLabel = "FILE", description = "写入文件。 Write to a file.")
    @Nullable
    String output;

    @Option(
            names = "--lang",
            paramLabel = "zh|en",
            converter = Words.Languages.class,
            description = "语言（默认 zh）。 Language (default: zh).")
    Locale lang = Locale.CHINESE;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "显示帮助。 Show this help.")
    @SuppressWarnings("UnusedVariable") // picocli reads it
    private boolean help;
}
