package io.github.junheng.io;

import io.github.junheng.dataset.County;
import io.github.junheng.dataset.FactDefinition;
import io.github.junheng.dataset.FactValue;
import io.github.junheng.evaluation.CountyTable;
import io.github.junheng.evaluation.TableChecks;
import io.github.junheng.evaluation.TableLayout;
import io.github.junheng.problem.Checked;
import io.github.junheng.problem.Problem;
import io.github.junheng.problem.ProblemCode;
import io.github.junheng.problem.Severity;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/**
 * 全国（省）数据读取: reads the schools of many counties from one file, county by county, as tables that are ready to be evaluated.
 * One county is in memory at a time.
 *
 * <p>The file is CSV with the columns of {@code schools.csv} and one more, 县代码 (key {@code county}); or, where its name ends in
 * {@code .ndjson}, {@code .jsonl} or {@code .json}, one flat object a line with the keys of {@code dataset.json}'s schools and
 * {@code county}. The rows of a county stand together. Beside it may lie {@code counties.ndjson}, one {@code county.json} a line,
 * which is held whole; without it the year is that of {@link ReadOptions#fallbackYear}, and nothing is known of the counties but
 * their codes. Facts of schools that have a file of their own beside {@code schools.csv} are columns of this one file; files of
 * their own, rosters, kindergartens and checklists are not read, and where one lies beside it a warning names it.
 *
 * <p>What is wrong is said of each county as {@link DatasetReader} says it. A county with an error has no table; the others go on.
 * A row that cannot be read, or names no county, is an error of the counties before and behind it, since it may be a school of
 * either. Where a county begins again behind another one, that is an error of what follows: a table of it was handed out already
 * and holds only part of its schools. Is a reader for one thread.
 */
public final class NationReader implements Iterator<NationReader.ReadCounty>, AutoCloseable {
    private static final String COUNTIES_FILE = "counties.ndjson";
    /** What a county's own directory may hold, and is not read here. */
    private static final List<String> OF_ONE_COUNTY =
            List.of("teachers.csv", "classes.csv", "rooms.csv", DatasetReader.KINDERGARTENS_FILE, ChecklistRows.FILE);

    private static final List<String> JSON_ENDINGS = List.of(".ndjson", ".jsonl", ".json");

    private final ReadOptions options;
    /** What must not exceed another fact. */
    private final List<FactDefinition> partsDeclared = new ArrayList<>();

    private final Source source;
    private final CountyTable.Builder builder;
    private final NationRow row;
    private final ProblemLog log = new ProblemLog(false);
    private final @Nullable CountyLines counties;
    private final SchoolLines schools = new SchoolLines();
    /** Where each county began. */
    private final Map<String, String> begun = new HashMap<>();
    /** What was said of rows behind the last county, which may be of the next. */
    private final List<Problem> strays = new ArrayList<>();

    private @Nullable NationRows rows;
    /** Whether the row belongs to the county that comes next. */
    private boolean ahead;

    private boolean toldOfFile;
    /** Why the file could not be read to its end. */
    private List<Problem> cutShort = List.of();

    private @Nullable ReadCounty next;

    /**
     * 一县读取结果: what was read of one county.
     *
     * @param code its code as it stands in the file; empty for what is wrong with the file itself
     * @param table its table, where no error was found, and all problems
     */
    public record ReadCounty(String code, Checked<CountyTable> table) {}

    private NationReader(Path file, ReadOptions options) {
        this.options = options;
        source = Source.of(file);
        String name = source.name();
        boolean json = JSON_ENDINGS.stream().anyMatch(name.toLowerCase(Locale.ROOT)::endsWith);
        for (FactDefinition fact : options.declared()) {
            if (!fact.partOf().isEmpty()) {
                partsDeclared.add(fact);
            }
        }
        TableLayout layout = TableLayout.of(options.declared());
        builder = CountyTable.builder(layout);
        row = new NationRow(layout, name, json, options.lenient());
        Path beside = file.resolveSibling(COUNTIES_FILE);
        counties = Files.exists(beside) ? CountyLines.read(Source.of(beside), options, log) : null;
        tellOfFilesNotRead(file, name);
        try {
            Charset charset = source.likelyCharset();
            rows = json
                    ? new NationJson(source.utf8(charset), row, log)
                    : new NationCsv(source.reader(charset), row, log);
        } catch (IOException e) {
            source.failed(log, e);
        }
    }

    /** A file that lies beside the schools and is passed over could be taken for one that was read. */
    private void tellOfFilesNotRead(Path file, String name) {
        Set<String> others = new LinkedHashSet<>(OF_ONE_COUNTY);
        for (FactDefinition fact : options.declared()) {
            others.add(fact.file());
        }
        others.remove("");
        for (String other : others) {
            if (!other.equals(name) && Files.exists(file.resolveSibling(other))) {
                log.add(ProblemCode.FILE_NOT_READ, other, name);
            }
        }
    }

    /**
     * Opens a file; one that cannot be read has no counties, and says so.
     *
     * @param options as for one county; rosters are not read
     */
    public static NationReader open(Path file, ReadOptions options) {
        return new NationReader(file, options);
    }

    /** What is wrong with the file itself, or doubtful; complete when all counties were read. Its errors come as the last item, too. */
    public List<Problem> problems() {
        return List.copyOf(log.problems());
    }

    @Override
    public boolean hasNext() {
        if (next == null) {
            next = read();
        }
        return next != null;
    }

    @Override
    public ReadCounty next() {
        if (!hasNext() || next == null) {
            throw new NoSuchElementException();
        }
        ReadCounty county = next;
        next = null;
        return county;
    }

    /** Ends reading. */
    @Override
    public void close() {
        NationRows open = rows;
        rows = null;
        next = null;
        toldOfFile = true;
        if (counties != null) {
            counties.left().clear();
        }
        closed(open);
    }

    private @Nullable ReadCounty read() {
        ReadCounty county = rows == null ? null : readCounty(rows);
        if (county == null && counties != null && !begun.isEmpty() && cutShort.isEmpty()) {
            county = withoutRows(counties.left());
        }
        if (county == null && log.isBroken() && !toldOfFile) {
            toldOfFile = true;
            county = new ReadCounty("", Checked.failed(log.problems()));
        }
        return county;
    }

    private @Nullable ReadCounty withoutRows(Map<String, CountyLines.Entry> left) {
        if (left.isEmpty()) {
            return null;
        }
        String code = left.keySet().iterator().next();
        CountyLines.Entry entry = left.remove(code);
        if (entry == null) {
            return null;
        }
        List<Problem> problems = new ArrayList<>(entry.problems());
        problems.add(Problem.of(ProblemCode.COUNTY_WITHOUT_ROWS, entry.place(), code, row.file()));
        return new ReadCounty(code, Checked.failed(problems));
    }

    /** Reads the rows of one county; nothing where there are no more. */
    private @Nullable ReadCounty readCounty(NationRows of) {
        ProblemLog ofCounty = new ProblemLog(options.lenient());
        strays.forEach(ofCounty::add);
        strays.clear();
        schools.clear();
        String code = null;
        String where = "";
        while (true) {
            if (!ahead && !advance(of)) {
                return ended(code, where, ofCounty);
            }
            ahead = false;
            if (row.isStray()) {
                ofCounty.take(row.problems());
                strays.addAll(row.problems().problems());
            } else if (code == null) {
                code = row.county();
                where = row.where(NationRow.COUNTY);
                begin(code, where, ofCounty);
                school(ofCounty);
            } else if (code.equals(row.county())) {
                strays.clear();
                school(ofCounty);
            } else {
                ahead = true;
                return county(code, where, ofCounty);
            }
        }
    }

    private void begin(String code, String where, ProblemLog ofCounty) {
        String before = begun.putIfAbsent(code, where);
        if (before != null) {
            ofCounty.add(ProblemCode.COUNTY_SCATTERED, where, CellText.shown(code), before);
        }
        strays.clear();
    }

    private boolean advance(NationRows of) {
        try {
            boolean found = of.next(row);
            cutShort = found ? List.of() : of.cutShort();
            return found;
        } catch (IOException e) {
            ProblemLog why = new ProblemLog(false);
            source.failed(why, e);
            cutShort = why.problems();
            return false;
        }
    }

    /** The last county; nothing where there is none. */
    private @Nullable ReadCounty ended(@Nullable String code, String where, ProblemLog ofCounty) {
        NationRows open = rows;
        rows = null;
        closed(open);
        cutShort.forEach(log::add);
        if (code == null) {
            log.take(ofCounty);
            if (begun.isEmpty() && !log.isBroken()) {
                log.add(ProblemCode.FILE_WITHOUT_ROWS, row.file());
            }
            return null;
        }
        // What could not be read may have been of this county.
        cutShort.forEach(ofCounty::add);
        return county(code, where, ofCounty);
    }

    private void closed(@Nullable NationRows open) {
        try {
            if (open != null) {
                open.close();
            }
        } catch (IOException e) {
            source.failed(log, e);
        }
    }

    private void school(ProblemLog ofCounty) {
        long code = row.code();
        int before = code < 0 ? 0 : schools.put(code, row.line());
        if (before > 0) {
            row.problems()
                    .add(
                            ProblemCode.SCHOOL_CODE_TWICE,
                            row.where(SchoolRows.ID),
                            String.valueOf(code),
                            row.where().apply(before));
        }
        row.addTo(builder, code >= 0 && before == 0);
        if (!row.problems().problems().isEmpty()) {
            ofCounty.take(row.problems());
        }
    }

    private ReadCounty county(String code, String where, ProblemLog ofRows) {
        ProblemLog all = new ProblemLog(options.lenient());
        SortedMap<String, FactValue> facts = new TreeMap<>();
        String place = COUNTIES_FILE + " $";
        CountyLines.Entry entry = counties == null ? null : counties.left().remove(code);
        if (entry != null) {
            facts = entry.facts();
            place = entry.place();
            entry.problems().forEach(all::add);
        }
        all.take(ofRows);
        CountyIdentity identity = new CountyIdentity(options, all);
        County county = identity.county(identity.code(code, where), facts, place, counties != null);
        IntFunction<String> line = row.where();
        Checked<CountyTable> checked =
                TableChecks.apply(builder.places(place, line).build(county), options.lenient(), partsDeclared);
        all.addAll(checked.problems());
        boolean hasErrors = all.problems().stream().anyMatch(p -> p.severity() == Severity.ERROR);
        return new ReadCounty(
                code,
                hasErrors || checked.valueOrNull() == null
                        ? Checked.failed(all.problems())
                        : new Checked<>(checked.valueOrNull(), all.problems()));
    }
}
