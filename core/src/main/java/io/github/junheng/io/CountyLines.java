package io.github.junheng.io;

import io.github.junheng.dataset.FactValue;
import io.github.junheng.problem.Problem;
import io.github.junheng.problem.ProblemCode;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** What counties report of themselves, one document a line: {@code counties.ndjson}. */
final class CountyLines {
    private final Map<String, Entry> byCode = new LinkedHashMap<>();

    /**
     * One county.
     *
     * @param place where its facts stand
     * @param problems what is wrong with them
     */
    record Entry(String place, SortedMap<String, FactValue> facts, List<Problem> problems) {}

    /** Reads all counties; what cannot be read, or belongs to none, goes into the log. */
    static CountyLines read(Source source, ReadOptions options, ProblemLog log) {
        CountyLines lines = new CountyLines();
        try (Reader reader = source.reader(source.charset())) {
            lines.read(reader, source.name(), options, log);
        } catch (IOException e) {
            source.failed(log, e);
        }
        return lines;
    }

    private void read(Reader reader, String file, ReadOptions options, ProblemLog log) throws IOException {
        CountyTree tree = new CountyTree(options.declared());
        BufferedReader lines = new BufferedReader(reader);
        int number = 0;
        boolean whole = true;
        for (String line = lines.readLine(); line != null && whole; line = lines.readLine()) {
            number++;
            if (!line.isBlank()) {
                whole = county(line, file + ":" + number, tree, options, log);
            }
        }
    }

    /** Reads one county; whether it is an object. */
    private boolean county(String line, String name, CountyTree tree, ReadOptions options, ProblemLog log) {
        byte[] text = line.getBytes(StandardCharsets.UTF_8);
        ProblemLog ofCounty = new ProblemLog(options.lenient());
        SortedMap<String, FactValue> facts = new TreeMap<>();
        boolean whole = JsonInput.read(Source.of(name, text), ofCounty, input -> facts.putAll(tree.read(input, "$")));
        FactValue code = facts.remove(CountyTree.CODE.id());
        String place = name + " $";
        if (code == null || !whole) {
            log.take(ofCounty);
            if (whole) {
                log.add(ProblemCode.CELL_REQUIRED, place + "." + CountyTree.CODE.id(), CountyTree.CODE.name());
            }
            return whole;
        }
        Entry before = byCode.putIfAbsent(code.toText(), new Entry(place, facts, ofCounty.problems()));
        if (before != null) {
            log.add(
                    ProblemCode.COUNTY_TWICE,
                    place + "." + CountyTree.CODE.id(),
                    CellText.shown(code.toText()),
                    before.place());
        }
        return true;
    }

    /** The counties that nobody asked for yet, by their codes. */
    Map<String, Entry> left() {
        return byCode;
    }
}
