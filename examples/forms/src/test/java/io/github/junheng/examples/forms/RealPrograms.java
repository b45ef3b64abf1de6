package io.github.junheng.examples.forms;

import static org.assertj.core.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.abort;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;

/**
 * 实际程序: programs that a test needs and that a machine with a JDK and Maven alone does not have. In continuous integration
 * ({@code CI=true}) their absence is a failure; elsewhere the test is skipped and says why.
 */
public final class RealPrograms {
    private RealPrograms() {}

    /** Where a program is, by the first of its names that is on the path. */
    public static Path of(String... names) {
        for (String name : names) {
            for (String folder :
                    System.getenv().getOrDefault("PATH", "").split(Pattern.quote(File.pathSeparator), -1)) {
                Path program = Path.of(folder, name);
                if (Files.isExecutable(program)) {
                    return program;
                }
            }
        }
        String why = "no " + String.join(" or ", names) + " is installed";
        if ("true".equals(System.getenv("CI"))) {
            fail(why + ", and in continuous integration it must be");
        }
        System.err.println("skipped: " + why);
        return abort(why);
    }
}
