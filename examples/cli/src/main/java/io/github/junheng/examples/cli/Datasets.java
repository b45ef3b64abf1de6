package io.github.junheng.examples.cli;

import io.github.junheng.dataset.CountyDataset;
import io.github.junheng.io.DatasetReader;
import io.github.junheng.io.ReadOptions;
import io.github.junheng.problem.Checked;
import io.github.junheng.problem.Problem;
import io.github.junheng.problem.ProblemCode;
import io.github.junheng.standard.Standard;
import java.io.File;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** The datasets that a command line names. */
final class Datasets {
    private Datasets() {}

    /** How data are read for these standards. */
    static ReadOptions options(List<Standard> standards) throws Failure {
        try {
            return ReadOptions.of(standards);
        } catch (IllegalArgumentException e) {
            throw Failure.usage("各标准对同一填报项的定义不同，请分别评估 (standards differ: evaluate them one by one): " + e.getMessage());
        }
    }

    /** A dataset in files or in a workbook, with what reading it found. */
    static Checked<CountyDataset> read(String dataset, ReadOptions options, Locale lang) throws Failure {
        Path path = path(dataset, lang);
        if (isWorkbook(path)) {
            return KnownElsewhere.silenced(WorkbookData.read(List.of(path), options, List.of()));
        }
        return KnownElsewhere.silenced(
                DatasetReader.read(path, hasBands(path) ? WorkbookData.withBands(options) : options));
    }

    /**
     * The data as one standard takes them: what forms tell in bands, how many classes have 41 to 45 pupils, becomes a list.
     *
     * @param told where what comes of bands is told
     */
    static CountyDataset resolved(
            String dataset,
            CountyDataset county,
            Standard standard,
            LocalDate day,
            Set<String> concessions,
            List<Problem> told) {
        Path path = Path.of(dataset);
        if (!isWorkbook(path) && !hasBands(path)) {
            return county;
        }
        Checked<CountyDataset> resolved = WorkbookData.resolved(county, standard, day, concessions);
        for (Problem problem : resolved.problems()) {
            if (!told.contains(problem)) {
                told.add(problem);
            }
        }
        return resolved.value().orElse(county);
    }

    /** Whether there may be bands: a document does not tell before it is read. */
    private static boolean hasBands(Path path) {
        return Files.isDirectory(path) ? Files.exists(path.resolve("bands.csv")) : Files.exists(path);
    }

    /** A folder may be called so, too. */
    private static boolean isWorkbook(Path path) {
        return isWorkbook(String.valueOf(path.getFileName())) && !Files.isDirectory(path);
    }

    /** Whether a name is one of a workbook; which kinds can be read is told when it is opened. */
    static boolean isWorkbook(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        return lower.endsWith(".xlsx") || lower.endsWith(".xlsm") || lower.endsWith(".xls");
    }

    /** A dataset without errors, with what reading it warned of. */
    static Checked<CountyDataset> sound(String dataset, ReadOptions options, Locale lang) throws Failure {
        return sound(read(dataset, options, lang), lang);
    }

    static Checked<CountyDataset> sound(Checked<CountyDataset> read, Locale lang) throws Failure {
        if (read.hasErrors() || read.value().isEmpty()) {
            throw Failure.of(read.problems(), lang);
        }
        return read;
    }

    static Path path(String name, Locale lang) throws Failure {
        try {
            return Path.of(name);
        } catch (InvalidPathException e) {
            // Under LC_ALL=C a name with Chinese characters can be no path at all.
            boolean locale = String.valueOf(e.getMessage()).contains("unmappable");
            String why = locale
                    ? "当前语言环境无法表示该路径，请设 LC_ALL=C.UTF-8 (this locale has no such name: set LC_ALL=C.UTF-8)"
                    : String.valueOf(e.getReason());
            throw Failure.of(List.of(Problem.of(ProblemCode.FILE_UNREADABLE, name, why)), lang);
        }
    }

    /** Whether a name that is no id is meant as a file. */
    static boolean isFile(String name, Path path) {
        return name.contains("/")
                || name.contains(File.separator)
                || name.toLowerCase(Locale.ROOT).endsWith(".json")
                || Files.exists(path);
    }

    /** That a file cannot be read, and why. */
    static Problem unreadable(String name, IOException e) {
        if (e instanceof NoSuchFileException) {
            return Problem.of(ProblemCode.FILE_MISSING, name);
        }
        String why = e instanceof FileSystemException file
                ? file.getReason() == null ? e.getClass().getSimpleName() : file.getReason()
                : String.valueOf(e.getMessage());
        return Problem.of(ProblemCode.FILE_UNREADABLE, name, why);
    }
}
