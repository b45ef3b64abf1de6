package io.github.junheng.examples.benchmarks;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.JarFile;

/** Starts programs of this module in a Java of their own. */
final class Forks {
    private Forks() {}

    /**
     * Runs a main class and returns the number that its first line begins with.
     *
     * @throws IllegalStateException when it fails or prints none
     */
    static long longFrom(List<String> options, Class<?> main, String classPath, String... args) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(options);
        command.addAll(List.of("-Dfile.encoding=UTF-8", "-cp", classPath, main.getName()));
        command.addAll(Arrays.asList(args));
        try {
            // Engines greet on the error stream; what they say matters only where they fail.
            Path errors = Files.createTempFile("junheng-benchmarks", ".err");
            try {
                Process process = new ProcessBuilder(command)
                        .redirectError(errors.toFile())
                        .start();
                String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
                if (process.waitFor() != 0) {
                    throw new IllegalStateException(main.getName() + " failed: " + output + Files.readString(errors));
                }
                return Long.parseLong(output.strip().split("\\s", 2)[0]);
            } finally {
                Files.deleteIfExists(errors);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** The class path of this program, this module first; what the manifest of a jar names included. */
    static List<Path> classPath() {
        List<Path> paths = new ArrayList<>();
        for (String entry : System.getProperty("java.class.path").split(java.io.File.pathSeparator, -1)) {
            Path path = Path.of(entry).toAbsolutePath();
            paths.add(path);
            if (entry.endsWith(".jar")) {
                paths.addAll(namedBy(path));
            }
        }
        return paths;
    }

    private static List<Path> namedBy(Path jar) {
        try (JarFile file = new JarFile(jar.toFile())) {
            String named = file.getManifest() == null
                    ? null
                    : file.getManifest().getMainAttributes().getValue(Attributes.Name.CLASS_PATH);
            if (named == null) {
                return List.of();
            }
            List<Path> paths = new ArrayList<>();
            for (String entry : named.split(" ", -1)) {
                URI uri = jar.toUri().resolve(entry);
                paths.add(Path.of(uri));
            }
            return paths;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
