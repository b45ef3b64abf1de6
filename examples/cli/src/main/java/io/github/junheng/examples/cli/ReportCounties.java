package io.github.junheng.examples.cli;

import io.github.junheng.dataset.County;
import io.github.junheng.dataset.CountyDataset;
import io.github.junheng.evaluation.CountyTable;
import io.github.junheng.evaluation.Evaluation;
import io.github.junheng.io.DatasetReader;
import io.github.junheng.io.NationReader;
import io.github.junheng.problem.Checked;
import io.github.junheng.problem.Problem;
import io.github.junheng.region.CountyCode;
import io.github.junheng.standard.Standard;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The counties that a command line names, one by one or in one file. */
final class ReportCounties {
    private static final String COUNTY_FILE = "county.json";
    private static final String SCHOOLS_FILE = "schools.csv";

    private final CountyOptions how;
    private final Standard standard;
    private final Locale lang;
    /** Names of pages that are taken; a file system may not tell capitals from small letters. */
    private final Set<String> pages = new HashSet<>();

    ReportCounties(CountyOptions how, Standard standard, Locale lang) {
        this.how = how;
        this.standard = standard;
        this.lang = lang;
    }

    /** Whether a file holds the schools of many counties. */
    static boolean isNation(Path path) {
        String name = String.valueOf(path.getFileName());
        String lower = name.toLowerCase(Locale.ROOT);
        boolean rows = lower.endsWith(".csv") || lower.endsWith(".ndjson") || lower.endsWith(".jsonl");
        // One file of a county's folder stands for the folder.
        boolean ofFolder = name.equals(SCHOOLS_FILE) && Files.exists(path.resolveSibling(COUNTY_FILE));
        return rows && Files.isRegularFile(path) && !ofFolder;
    }

    /** Whose data an input holds, and of which year. */
    private record Named(String input, Optional<CountyCode> code, Optional<String> name, Optional<Integer> year) {
        static Named of(String input, County county) {
            return new Named(input, county.code().toOptional(), county.name().toOptional(), Optional.of(county.year()));
        }

        /** What its years share. */
        String key() {
            return code.map(CountyCode::value).or(() -> name).orElse(input);
        }

        String label() {
            String known = (code.map(CountyCode::value).orElse("") + " " + name.orElse("")).strip();
            return known.isEmpty() ? input : known;
        }
    }

    /**
     * The counties in the order in which they were first named, each with all its years. Of folders only what they are called is
     * read; documents and workbooks are read whole, here and once more for their report.
     */
    List<ReportCounty> of(List<String> inputs) throws Failure {
        Map<String, List<Named>> byCounty = new LinkedHashMap<>();
        for (String input : inputs) {
            // What a single input is called need not be known.
            Named named = inputs.size() == 1
                    ? new Named(input, Optional.empty(), Optional.empty(), Optional.empty())
                    : named(input);
            byCounty.computeIfAbsent(named.key(), key -> new ArrayList<>()).add(named);
        }
        List<ReportCounty> counties = new ArrayList<>();
        for (List<Named> years : byCounty.values()) {
            years.sort(Comparator.comparing(named -> named.year().orElse(0)));
            for (int i = 1; i < years.size(); i++) {
                if (years.get(i - 1).year().equals(years.get(i).year())) {
                    throw Failure.usage("同一县同一年有两份数据 (one county twice in one year): "
                            + years.get(i).label() + " "
                            + years.get(i).year().map(String::valueOf).orElse("") + "："
                            + years.get(i - 1).input() + "，" + years.get(i).input());
                }
            }
            Named latest = years.get(years.size() - 1);
            counties.add(new ReportCounty(
                    latest.label(),
                    latest.code(),
                    page(latest.key(), latest.year().orElse(0)),
                    () -> read(years)));
        }
        return counties;
    }

    /** Faults are told when all of it is read. */
    private Named named(String input) throws Failure {
        Path path;
        try {
            path = Datasets.path(input, lang);
        } catch (Failure e) {
            return new Named(input, Optional.empty(), Optional.empty(), Optional.empty());
        }
        Path file = Files.isDirectory(path) ? path.resolve(COUNTY_FILE) : path.resolveSibling(COUNTY_FILE);
        boolean folder = Files.isDirectory(path) || path.endsWith(COUNTY_FILE) || path.endsWith(SCHOOLS_FILE);
        var options = how.reading(List.of(standard)).withLenient(true).withPrivateCodes(true);
        Optional<County> county;
        if (folder && Files.exists(file)) {
            try (InputStream in = Files.newInputStream(file)) {
                county = DatasetReader.readCounty(in, COUNTY_FILE, options).value();
            } catch (IOException e) {
                county = Optional.empty();
            }
        } else {
            county = Datasets.read(input, options, lang).value().map(CountyDataset::county);
        }
        return county.map(known -> Named.of(input, known))
                .orElse(new Named(input, Optional.empty(), Optional.empty(), Optional.empty()));
    }

    private String page(String key, int year) {
        String name = key.replaceAll("[^\\p{L}\\p{N}_]", "_") + "-" + year;
        String free = name;
        for (int i = 2; !pages.add(free.toLowerCase(Locale.ROOT)); i++) {
            free = name + "-" + i;
        }
        return free;
    }

    private ReportCounty.Read read(List<Named> years) throws Failure {
        List<Evaluation> evaluations = new ArrayList<>();
        List<Problem> problems = new ArrayList<>();
        List<ReportCounty.Faulty> faulty = new ArrayList<>();
        for (Named year : years) {
            try {
                Checked<Evaluation> evaluated = how.evaluate(year.input(), standard, lang);
                evaluations.add(evaluated.orThrow());
                problems.addAll(evaluated.problems());
            } catch (Failure e) {
                if (e.problems().isEmpty()) {
                    throw e;
                }
                faulty.add(new ReportCounty.Faulty(year.input(), e.problems()));
            }
        }
        return new ReportCounty.Read(evaluations, problems, faulty);
    }

    /** The counties of one file, as they are read; what is wrong with the file itself comes as a county, too. */
    Iterator<ReportCounty> of(NationReader nation, String input) {
        return new Iterator<>() {
            @Override
            public boolean hasNext() {
                return nation.hasNext();
            }

            @Override
            public ReportCounty next() {
                return ofNation(nation.next(), input);
            }
        };
    }

    private ReportCounty ofNation(NationReader.ReadCounty county, String input) {
        Optional<County> known = county.table().value().map(CountyTable::county);
        String name = known.flatMap(of -> of.name().toOptional()).orElse("");
        String label = (county.code() + " " + name).strip();
        return new ReportCounty(
                label.isEmpty() ? input : label,
                CountyCode.isValid(county.code()) ? Optional.of(new CountyCode(county.code())) : Optional.empty(),
                page(county.code(), known.map(County::year).orElse(0)),
                () -> read(county.table(), input));
    }

    private ReportCounty.Read read(Checked<CountyTable> table, String input) throws Failure {
        CountyTable rows = table.valueOrNull();
        Checked<Evaluation> evaluated =
                rows == null || table.hasErrors() ? Checked.failed(table.problems()) : how.evaluate(rows, standard);
        return evaluated
                .value()
                .map(evaluation -> new ReportCounty.Read(List.of(evaluation), table.problems(), List.of()))
                .orElseGet(() -> new ReportCounty.Read(
                        List.of(), List.of(), List.of(new ReportCounty.Faulty(input, evaluated.problems()))));
    }
}
