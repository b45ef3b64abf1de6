package io.github.junheng.io;

import io.github.junheng.dataset.CellRef;
import io.github.junheng.dataset.ConsistencyChecks;
import io.github.junheng.dataset.County;
import io.github.junheng.dataset.CountyDataset;
import io.github.junheng.dataset.FactDefinition;
import io.github.junheng.dataset.FactValue;
import io.github.junheng.dataset.Facts;
import io.github.junheng.dataset.Provenance;
import io.github.junheng.dataset.RosterIntake;
import io.github.junheng.dataset.RosterPlaces;
import io.github.junheng.dataset.RosterTally;
import io.github.junheng.dataset.SchoolReport;
import io.github.junheng.problem.Checked;
import io.github.junheng.problem.Problem;
import io.github.junheng.problem.ProblemCode;
import io.github.junheng.problem.Similar;
import io.github.junheng.quantity.Reported;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * 数据集读取: reads what a county reported from a directory ({@code county.json}, {@code schools.csv} and, where they are kept,
 * {@code kindergartens.csv}, {@code teachers.csv}, {@code classes.csv}, {@code rooms.csv}, {@code checklists.csv}, and the files that
 * declared facts of schools and of the county have of their own, {@code workload.csv} or {@code funding.csv} say) or from one document ({@code dataset.json}). Every problem of the
 * input is found in one run, with file, line, column or path; bad input is never an exception.
 *
 * <p>With an error that leaves out more than single cells (a file, a row, a school) there is no value.
 */
public final class DatasetReader {
    private static final String COUNTY_FILE = "county.json";
    private static final String SCHOOLS_FILE = "schools.csv";
    static final String KINDERGARTENS_FILE = "kindergartens.csv";
    private static final String DOCUMENT = "dataset.json";
    private static final Set<String> NAMES = Set.of(
            COUNTY_FILE,
            SCHOOLS_FILE,
            KINDERGARTENS_FILE,
            ChecklistRows.FILE,
            "teachers.csv",
            "classes.csv",
            "rooms.csv",
            DOCUMENT);

    private final ReadOptions options;
    private final ProblemLog log;
    private final RosterPlaces places;
    private final RosterIntake intake;
    private final RosterRows rosters;
    private final SchoolRows schools;
    private final ChecklistRows checklists;
    private final KindergartenRows kindergartens;
    private final CountyTree countyTree;
    private final List<FactDefinition> schoolColumns;
    private final SchoolFiles files;
    private final CountyFiles countyFiles;
    /** Where the county's facts stand. */
    private final String countyPlace;

    private @Nullable SortedMap<String, FactValue> countyFacts;

    private DatasetReader(ReadOptions options, String countyPlace, RosterPlaces places) {
        this.options = options;
        this.countyPlace = countyPlace;
        this.places = places;
        log = new ProblemLog(options.lenient());
        intake = new RosterIntake(places);
        rosters = new RosterRows(intake, log);
        schools = new SchoolRows(log);
        checklists = new ChecklistRows(options.declared(), log);
        kindergartens = new KindergartenRows(log, schools.places());
        countyTree = new CountyTree(options.declared());
        schoolColumns = SchoolRows.columns(options.declared());
        files = new SchoolFiles(options.declared(), log);
        countyFiles = new CountyFiles(options.declared(), log);
    }

    /**
     * Reads a dataset.
     *
     * @param path a dataset directory, a directory that holds {@code dataset.json} alone, or such a document
     */
    public static Checked<CountyDataset> read(Path path, ReadOptions options) {
        if (!Files.exists(path)) {
            ProblemLog log = new ProblemLog(false);
            log.add(ProblemCode.FILE_MISSING, path.toString());
            return Checked.failed(log.problems());
        }
        if (!Files.isDirectory(path)) {
            // One file of a dataset stands for the directory it lies in.
            Path file = path.toAbsolutePath();
            boolean ofDirectory = file.endsWith(COUNTY_FILE) || file.endsWith(SCHOOLS_FILE);
            Path directory = file.getParent();
            return ofDirectory && directory != null ? read(directory, options) : readDocument(Source.of(path), options);
        }
        boolean document = Files.exists(path.resolve(DOCUMENT))
                && !Files.exists(path.resolve(COUNTY_FILE))
                && !Files.exists(path.resolve(SCHOOLS_FILE));
        return document
                ? readDocument(Source.of(path.resolve(DOCUMENT)), options)
                : new DatasetReader(options, COUNTY_FILE + " $", RosterPlaces.files()).readDirectory(path);
    }

    /**
     * Reads a document, {@code dataset.json}, from a stream, which is read to its end and not closed.
     *
     * @param name what messages call it
     */
    public static Checked<CountyDataset> readJson(InputStream stream, String name, ReadOptions options) {
        ProblemLog log = new ProblemLog(false);
        return buffered(stream, name, log)
                .map(source -> readDocument(source, options))
                .orElseGet(() -> Checked.failed(log.problems()));
    }

    /**
     * Reads the county's own facts alone, {@code county.json}, from a stream, which is read to its end and not closed. Its schools
     * come from elsewhere: from {@link RowReader}, or put together in memory.
     *
     * @param name what messages call it
     */
    public static Checked<County> readCounty(InputStream stream, String name, ReadOptions options) {
        DatasetReader reader = new DatasetReader(options, name + " $", RosterPlaces.files());
        buffered(stream, name, reader.log)
                .ifPresent(source -> JsonInput.read(source, reader.log, reader.new CountyFile()));
        SortedMap<String, FactValue> facts = reader.countyFacts;
        County county =
                facts == null ? null : new CountyIdentity(options, reader.log).county(facts, reader.countyPlace);
        List<Problem> problems = reader.log.problems();
        return county == null || reader.log.isBroken() ? Checked.failed(problems) : Checked.of(county, problems);
    }

    private static Optional<Source> buffered(InputStream stream, String name, ProblemLog log) {
        try {
            byte[] bytes = stream.readAllBytes();
            return Optional.of(Source.of(name, bytes));
        } catch (IOException e) {
            log.add(ProblemCode.FILE_UNREADABLE, name, String.valueOf(e.getMessage()));
            return Optional.empty();
        }
    }

    private static Checked<CountyDataset> readDocument(Source source, ReadOptions options) {
        return new DatasetReader(options, source.name() + " $.county", RosterPlaces.document(source.name()))
                .readDocument(source);
    }

    /** Reads a document that is the county's facts. */
    private final class CountyFile implements JsonInput.RootReader {
        @Override
        public void read(JsonInput input) throws IOException {
            countyFacts = countyTree.read(input, "$");
        }
    }

    /** A file that looks like data and is none may be one whose name is not quite right. */
    private void checkNames(Path directory) {
        Set<String> known = new TreeSet<>(NAMES);
        for (FactDefinition fact : options.declared()) {
            known.add(fact.file());
        }
        Set<String> unknown = new TreeSet<>();
        try (DirectoryStream<Path> there = Files.newDirectoryStream(directory)) {
            for (Path file : there) {
                String name = String.valueOf(file.getFileName());
                boolean isData = name.endsWith(".csv") || name.endsWith(".json");
                if (isData && !name.startsWith(".") && !known.contains(name)) {
                    unknown.add(name);
                }
            }
        } catch (IOException | DirectoryIteratorException e) {
            log.add(
                    ProblemCode.FILE_UNREADABLE,
                    String.valueOf(directory.getFileName()),
                    String.valueOf(e.getMessage()));
        }
        known.remove("");
        for (String name : unknown) {
            log.add(ProblemCode.FILE_UNKNOWN, name, Similar.nearest(name, known));
        }
    }

    private Checked<CountyDataset> readDirectory(Path directory) {
        checkNames(directory);
        JsonInput.read(Source.of(directory.resolve(COUNTY_FILE)), log, new CountyFile());
        CsvTable table =
                new CsvTable(Source.of(directory.resolve(SCHOOLS_FILE)), schoolColumns, SchoolRows.REQUIRED, log);
        if (table.read(schools) && table.rows() == 0) {
            log.add(ProblemCode.FILE_WITHOUT_ROWS, SCHOOLS_FILE);
        }
        files.read(directory);
        countyFiles.read(directory);
        Path ofKindergartens = directory.resolve(KINDERGARTENS_FILE);
        if (Files.exists(ofKindergartens)) {
            kindergartens.begin();
            new CsvTable(
                            Source.of(ofKindergartens),
                            KindergartenRows.columns(options.declared()),
                            KindergartenRows.REQUIRED,
                            log)
                    .read(kindergartens);
        }
        new RosterFiles(places, Parts.one()).read(directory, intake, log);
        Path judged = directory.resolve(ChecklistRows.FILE);
        if (Files.exists(judged)) {
            new CsvTable(Source.of(judged), ChecklistRows.COLUMNS, ChecklistRows.REQUIRED, log).read(checklists);
        }
        return finish();
    }

    private Checked<CountyDataset> readDocument(Source source) {
        JsonTable schoolTable = new JsonTable(schoolColumns);
        boolean whole = JsonInput.read(
                source,
                log,
                input -> input.object("$", (key, path) -> {
                    switch (key) {
                        case "county" -> county(input, path);
                        case "schools" -> schoolTable.read(input, path, schools);
                        case "kindergartens" -> {
                            if (!input.isNull()) {
                                kindergartens.begin();
                            }
                            new JsonTable(KindergartenRows.columns(options.declared()))
                                    .read(input, path, kindergartens);
                        }
                        case "teachers" ->
                            new JsonTable(RosterRows.TEACHERS.columns()).read(input, path, rosters::teacher);
                        case "classes" ->
                            new JsonTable(RosterRows.CLASSES.columns()).read(input, path, rosters::schoolClass);
                        case "rooms" -> new JsonTable(RosterRows.ROOMS.columns()).read(input, path, rosters::room);
                        case "checklists" -> new JsonTable(ChecklistRows.COLUMNS).read(input, path, checklists);
                        default -> {
                            if (!files.read(input, key, path) && !countyFiles.read(input, key, path)) {
                                input.unknown(key, path);
                            }
                        }
                    }
                }));
        if (whole && countyFacts == null && !log.isBroken()) {
            log.add(ProblemCode.CELL_REQUIRED, countyPlace, "county");
        }
        if (whole && schoolTable.rows() == 0 && !log.isBroken()) {
            log.add(ProblemCode.FILE_WITHOUT_ROWS, source.name() + " $.schools");
        }
        return finish();
    }

    private void county(JsonInput input, String path) throws IOException {
        if (input.isObject()) {
            countyFacts = countyTree.read(input, path);
        } else if (!input.isNull()) {
            input.notOfType(path, "{…}");
        }
    }

    private Checked<CountyDataset> finish() {
        County county = countyFacts == null
                ? null
                : countyFiles.addTo(new CountyIdentity(options, log).county(countyFacts, countyPlace), countyPlace);
        // Schools are checked against each other even where the county is not known, so that one run finds everything.
        County checkedWith = county == null
                ? new County(Reported.none(), Reported.none(), CountyIdentity.FIRST_YEAR, Facts.empty())
                : county;
        List<SchoolReport> reports = files.merge(schools.reports());
        Map<CellRef, String> cells = new HashMap<>(files.places());
        cells.putAll(countyFiles.places());
        cells.putAll(checklists.places());
        files.addOwn(cells, reports, schools.places());
        Map<String, Provenance.Rows> ownFiles = new HashMap<>();
        // county.json $ of a directory, dataset.json $.county of a document.
        int ofDocument = countyPlace.indexOf(" $.");
        String document = ofDocument < 0 ? "" : countyPlace.substring(0, ofDocument);
        files.addFiles(ownFiles, document);
        countyFiles.addFiles(ownFiles, document);
        if (kindergartens.reportsOrNull() == null) {
            String table = document.isEmpty() ? KINDERGARTENS_FILE : document + " $.kindergartens";
            cells.put(CellRef.ofCounty("kindergartens"), table);
        }
        CountyDataset read = checklists.addTo(new CountyDataset(
                checkedWith,
                reports,
                kindergartens.reportsOrNull(),
                new Provenance(countyPlace, schools.places(), cells, ownFiles)));
        Checked<RosterTally> tally = read.schools().isEmpty() ? intake.finish() : intake.finish(read.codes());
        log.addAll(tally.problems());
        CountyDataset filled = read;
        if (!read.schools().isEmpty()) {
            RosterTally counted = tally.valueOrNull();
            Checked<CountyDataset> withRosters =
                    read.fill(counted == null ? new RosterTally() : counted, places, options.prefer());
            log.addAll(withRosters.problems());
            filled = withRosters.value().orElse(read);
        }
        Checked<CountyDataset> checked = ConsistencyChecks.apply(filled, options.lenient(), options.declared());
        log.addAll(checked.problems());
        return county == null || log.isBroken()
                ? Checked.failed(log.problems())
                : new Checked<>(checked.valueOrNull(), log.problems());
    }
}
