package io.github.junheng.rules;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.junheng.dataset.CountyDataset;
import io.github.junheng.evaluation.Evaluator;
import io.github.junheng.io.DatasetReader;
import io.github.junheng.io.DatasetWriter;
import io.github.junheng.io.ReadOptions;
import io.github.junheng.standard.Standard;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** 冷启动: what a program loads that evaluates one county and ends. */
class ColdStartTest {
    /** The program. */
    static final class FirstCounty {
        private FirstCounty() {}

        public static void main(String[] args) {
            Standard standard = NationalStandards.qualityBalanced2017();
            CountyDataset county = DatasetReader.read(Path.of(args[0]), ReadOptions.of(standard))
                    .orThrow();
            Evaluator.of(standard).evaluate(county).orThrow();
        }
    }

    @Test
    void theFirstCountyNeedsNoLambdaOfOursAndNoMapper(@TempDir Path folder) throws IOException, InterruptedException {
        CountyDataset county = GoodCounty.dataset();
        DatasetWriter.writeDirectory(county, folder);
        String school = county.schools().get(0).school().code().value();
        roster(folder.resolve("teachers.csv"), "教师编号", school);
        roster(folder.resolve("classes.csv"), "班级编号", school);
        roster(folder.resolve("rooms.csv"), "编号", school);

        List<String> loaded = classesOf(FirstCounty.class, folder);

        assertThat(loaded).anyMatch(line -> line.contains("io.github.junheng.evaluation.Evaluator "));
        assertThat(loaded.stream()
                        .filter(line -> (line.contains("io.github.junheng.") && line.contains("$$Lambda"))
                                || line.contains("java.lang.runtime.ObjectMethods")
                                || line.contains("com.fasterxml.jackson.databind.")))
                .isEmpty();
    }

    private static void roster(Path file, String id, String school) throws IOException {
        Files.writeString(file, id + ",学校标识码\n1," + school + "\n2," + school + "\n");
    }

    /** The lines by which the JVM tells what classes it loads while it runs a program. */
    private static List<String> classesOf(Class<?> program, Path folder) throws IOException, InterruptedException {
        Path log = folder.resolve("classes.log");
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xlog:class+load:file=" + log,
                        "-cp",
                        System.getProperty("java.class.path"),
                        program.getName(),
                        folder.toString())
                .inheritIO()
                .start();
        assertThat(process.waitFor()).isZero();
        return Files.readAllLines(log);
    }
}
