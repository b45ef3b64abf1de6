package io.github.junheng.examples.cli;

import io.github.junheng.examples.forms.pdf.Browser;
import io.github.junheng.problem.Checked;
import io.github.junheng.problem.Problem;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** A page made into a PDF by an installed browser. */
final class Printing {
    private static final String PDF = ".pdf";

    @Option(
            names = "--browser",
            paramLabel = "PATH",
            description = "打印 PDF 的浏览器（默认按 JUNHENG_BROWSER，再按 PATH 查找）。 The browser that prints.")
    private @Nullable String browser;

    /** That no browser is there, where none is. */
    Optional<Failure> missing(Path page, Locale lang) throws Failure {
        Optional<Path> named = named(lang);
        return Browser.find(named).isPresent()
                ? Optional.empty()
                : Optional.of(Failure.path(Browser.missing(named, page), lang));
    }

    private Optional<Path> named(Locale lang) throws Failure {
        return browser == null ? Optional.empty() : Optional.of(Datasets.path(browser, lang));
    }

    /** A page beside a file, under a name that nothing has yet. */
    private static Path free(Path target, String name) {
        Path free = target.resolveSibling(name + ".html");
        for (int again = 2; Files.exists(free, LinkOption.NOFOLLOW_LINKS); again++) {
            free = target.resolveSibling(name + "-" + again + ".html");
        }
        return free;
    }

    /**
     * Prints a page.
     *
     * @return by what it was printed
     * @throws Failure where no browser is there or it failed; the page then stands beside the target, to be printed by hand
     */
    String print(Path target, Output.Writer page, Locale lang) throws Failure {
        Optional<Path> named = named(lang);
        Optional<Browser> found = Browser.find(named);
        String file = String.valueOf(target.getFileName());
        Path beside = free(
                target,
                file.toLowerCase(Locale.ROOT).endsWith(PDF) ? file.substring(0, file.length() - PDF.length()) : file);
        if (found.isEmpty()) {
            Output.toFile(beside, lang).write(page);
            throw Failure.path(Browser.missing(named, beside), lang);
        }
        try {
            Path work = Files.createTempDirectory("junheng-print");
            Path html = work.resolve("page.html");
            Path pdf = work.resolve("page.pdf");
            try {
                try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(html))) {
                    page.writeTo(out);
                }
                Checked<Path> printed = found.get().print(html, pdf, Browser.usualLimit(html));
                if (printed.value().isEmpty()) {
                    Output.toFile(beside, lang).write(out -> Files.copy(html, out));
                    Problem failed = printed.problems().get(0);
                    throw Failure.path(
                            Problem.of(
                                    failed.code(),
                                    target.toString(),
                                    failed.details().get(0),
                                    beside.toString()),
                            lang);
                }
                Output.toFile(target, lang).write(out -> Files.copy(pdf, out));
            } finally {
                Files.deleteIfExists(html);
                Files.deleteIfExists(pdf);
                Files.deleteIfExists(work);
            }
        } catch (IOException e) {
            throw Failure.unwritable("无法写入 (cannot write) " + target + ": " + e.getMessage());
        }
        return found.get().words();
    }
}
