package io.github.junheng.examples.forms.pdf;

import io.github.junheng.problem.Checked;
import io.github.junheng.problem.Problem;
import io.github.junheng.problem.ProblemCode;
import java.io.File;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * 浏览器: an installed Chromium, Chrome or Edge that prints a page to PDF without a window, with a profile of its own that is
 * thrown away and without a network.
 */
public final class Browser {
    /** Names the browser to use, where no option does. */
    public static final String VARIABLE = "JUNHENG_BROWSER";

    private static final List<String> NAMES = List.of(
            "chromium",
            "chromium-browser",
            "google-chrome",
            "google-chrome-stable",
            "msedge",
            "microsoft-edge",
            "chrome");
    private static final List<String> FOLDERS = List.of(
            "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
            "/Applications/Chromium.app/Contents/MacOS/Chromium",
            "/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge",
            "/snap/bin/chromium");
    private static final List<String> BELOW_PROGRAM_FILES =
            List.of("Google\\Chrome\\Application\\chrome.exe", "Microsoft\\Edge\\Application\\msedge.exe");
    private static final Pattern VERSION = Pattern.compile("\\d+(\\.\\d+)+");
    private static final Duration ANSWER = Duration.ofSeconds(10);

    private final Path program;
    private final String version;

    private Browser(Path program, String version) {
        this.program = program;
        this.version = version;
    }

    /**
     * The browser to print with: the one that is named, else the one that {@value #VARIABLE} names, else the first that is found
     * on the path and in the usual folders. Where one is named no other is taken instead.
     */
    public static Optional<Browser> find(Optional<Path> named) {
        return find(named, System.getenv());
    }

    static Optional<Browser> find(Optional<Path> named, Map<String, String> environment) {
        for (Path place : places(named, environment)) {
            if (Files.isRegularFile(place) && Files.isExecutable(place)) {
                return Optional.of(new Browser(place, version(place)));
            }
        }
        return Optional.empty();
    }

    /** That no browser was found, where it was looked for, and which page was written to be printed by hand. */
    public static Problem missing(Optional<Path> named, Path page) {
        return missing(named, page, System.getenv());
    }

    static Problem missing(Optional<Path> named, Path page, Map<String, String> environment) {
        boolean chosen =
                named.isPresent() || !environment.getOrDefault(VARIABLE, "").isBlank();
        // Every folder of the path times every name would be a page of text.
        String tried = chosen
                ? String.join(
                        ", ",
                        places(named, environment).stream().map(Path::toString).toList())
                : "PATH: " + String.join(", ", NAMES) + "; --browser; " + VARIABLE;
        return Problem.of(ProblemCode.BROWSER_MISSING, page.toString(), tried, page.toString());
    }

    /** Where a browser may be, in the order of preference. */
    private static Set<Path> places(Optional<Path> named, Map<String, String> environment) {
        Set<Path> places = new LinkedHashSet<>();
        String variable = environment.getOrDefault(VARIABLE, "");
        if (named.isPresent()) {
            places.add(named.get());
        } else if (!variable.isBlank()) {
            add(places, "", variable);
        } else {
            String[] folders = environment.getOrDefault("PATH", "").split(Pattern.quote(File.pathSeparator), -1);
            for (String name : NAMES) {
                for (String folder : folders) {
                    if (!folder.isBlank()) {
                        add(places, folder, name);
                        add(places, folder, name + ".exe");
                    }
                }
            }
            FOLDERS.forEach(file -> add(places, "", file));
            for (String root : List.of("ProgramFiles", "ProgramFiles(x86)", "LOCALAPPDATA")) {
                String folder = environment.getOrDefault(root, "");
                if (!folder.isBlank()) {
                    BELOW_PROGRAM_FILES.forEach(file -> add(places, folder, file));
                }
            }
        }
        return places;
    }

    private static void add(Set<Path> places, String folder, String name) {
        try {
            places.add(Path.of(folder, name));
        } catch (InvalidPathException e) {
            // What is no path on this system is no browser either.
        }
    }

    /** The version in the browser's own words; on Windows, where asking would open a window, by the folder beside it. */
    private static String version(Path program) {
        try {
            if (program.toString().toLowerCase(Locale.ROOT).endsWith(".exe")) {
                Path folder = program.toAbsolutePath().getParent();
                try (Stream<Path> beside = folder == null ? Stream.empty() : Files.list(folder)) {
                    return beside.map(path -> path.getFileName().toString())
                            .filter(name -> VERSION.matcher(name).matches())
                            .findFirst()
                            .orElse("");
                }
            }
            Path answer = Files.createTempFile("junheng-browser", ".txt");
            try {
                Process process = new ProcessBuilder(program.toString(), "--version")
                        .redirectError(ProcessBuilder.Redirect.DISCARD)
                        .redirectOutput(answer.toFile())
                        .start();
                endsIn(process, ANSWER);
                Matcher matcher = VERSION.matcher(new String(Files.readAllBytes(answer), StandardCharsets.UTF_8));
                return matcher.find() ? matcher.group() : "";
            } finally {
                Files.deleteIfExists(answer);
            }
        } catch (IOException e) {
            return "";
        }
    }

    /** By what a page is printed: {@code 由 Chromium 150.0.7871.100 打印 (printed by …)}. */
    public String words() {
        String file = program.getFileName().toString().toLowerCase(Locale.ROOT);
        String name = file.contains("edge") ? "Edge" : file.contains("chromium") ? "Chromium" : "Chrome";
        String known = version.isEmpty() ? name : name + " " + version;
        return "由 " + known + " 打印 (printed by " + program + ")";
    }

    /** How long a page may take: a minute, and a second for each of its megabytes. */
    public static Duration usualLimit(Path page) throws IOException {
        return Duration.ofSeconds(60 + Files.size(page) / 1_000_000);
    }

    /**
     * Prints a page; the PDF is there whole or not at all.
     *
     * @param limit after which the browser and everything that it started is ended
     * @return where the PDF is, or why there is none ({@code JH872})
     */
    public Checked<Path> print(Path page, Path pdf, Duration limit) {
        Path work = null;
        try {
            work = Files.createTempDirectory("junheng-print");
            Path told = work.resolve("told.txt");
            Path made = work.resolve("page.pdf");
            Process process = new ProcessBuilder(arguments(page, made, work))
                    .redirectErrorStream(true)
                    .redirectOutput(told.toFile())
                    .start();
            if (!endsIn(process, limit)) {
                return failed(page, "超过 (took more than) " + limit.toSeconds() + " s");
            }
            if (process.exitValue() != 0 || !isWhole(made)) {
                return failed(page, "退出状态 (exit status) " + process.exitValue() + lastWords(told));
            }
            Files.move(made, pdf, StandardCopyOption.REPLACE_EXISTING);
            return Checked.of(pdf, List.of());
        } catch (IOException e) {
            return failed(page, String.valueOf(e.getMessage()));
        } finally {
            delete(work);
        }
    }

    private static Checked<Path> failed(Path page, String why) {
        return Checked.failed(List.of(Problem.of(ProblemCode.BROWSER_FAILED, page.toString(), why, page.toString())));
    }

    private List<String> arguments(Path page, Path made, Path work) {
        List<String> arguments = new ArrayList<>(List.of(
                program.toString(),
                "--headless=new",
                "--user-data-dir=" + work.resolve("profile"),
                "--no-first-run",
                "--no-default-browser-check",
                "--disable-gpu",
                "--disable-dev-shm-usage",
                "--disable-extensions",
                "--disable-background-networking",
                "--host-resolver-rules=MAP * ~NOTFOUND",
                "--no-pdf-header-footer",
                "--print-to-pdf=" + made));
        if (isRoot(work)) {
            // Chromium refuses to start for root with its sandbox.
            arguments.add("--no-sandbox");
        }
        arguments.add(page.toAbsolutePath().toUri().toString());
        return arguments;
    }

    /** Whether what is made here belongs to root. */
    private static boolean isRoot(Path made) {
        try {
            return Integer.valueOf(0).equals(Files.getAttribute(made, "unix:uid"));
        } catch (IOException | UnsupportedOperationException | IllegalArgumentException e) {
            return false;
        }
    }

    /** Waits for a process; when the time is over it is ended with all that it started. */
    private static boolean endsIn(Process process, Duration limit) throws IOException {
        boolean ended = false;
        try {
            ended = process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("中断 (interrupted)", e);
        } finally {
            if (!ended) {
                List<ProcessHandle> started = process.descendants().toList();
                process.destroyForcibly();
                started.forEach(ProcessHandle::destroyForcibly);
            }
        }
        return ended;
    }

    private static boolean isWhole(Path pdf) throws IOException {
        if (!Files.isRegularFile(pdf)) {
            return false;
        }
        try (RandomAccessFile file = new RandomAccessFile(pdf.toFile(), "r")) {
            byte[] end = new byte[(int) Math.min(32, file.length())];
            file.seek(file.length() - end.length);
            file.readFully(end);
            return new String(end, StandardCharsets.ISO_8859_1).contains("%%EOF");
        }
    }

    /** The last line that a browser printed, without what it always says of a desktop that is not there. */
    private static String lastWords(Path told) throws IOException {
        String text = new String(Files.readAllBytes(told), StandardCharsets.UTF_8);
        List<String> lines = text.lines()
                .filter(line -> !line.isBlank() && !line.contains("dbus"))
                .toList();
        return lines.isEmpty() ? "" : "; " + lines.get(lines.size() - 1).strip();
    }

    /** What a browser leaves open for a moment is left behind: its folder is a temporary one. */
    private static void delete(@Nullable Path folder) {
        if (folder == null) {
            return;
        }
        try {
            Files.walkFileTree(folder, new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                    Files.deleteIfExists(file);
                    return FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult visitFileFailed(Path file, IOException e) {
                    return FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult postVisitDirectory(Path at, @Nullable IOException e) throws IOException {
                    Files.deleteIfExists(at);
                    return FileVisitResult.CONTINUE;
                }
            });
        } catch (IOException e) {
            folder.toFile().deleteOnExit();
        }
    }
}
