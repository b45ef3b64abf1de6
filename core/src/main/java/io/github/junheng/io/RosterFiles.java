package io.github.junheng.io;

import io.github.junheng.dataset.RosterIntake;
import io.github.junheng.dataset.RosterPlaces;
import java.io.IOException;
import java.io.Reader;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reads the three files of rosters, each in one pass over one part or several.
 *
 * <p>A file is cut behind line feeds, of which some may stand within quotes. That none did is proven by reading: the first part
 * begins with a row; a part that begins with a row and comes to its end outside quotes ends with one, so that the next begins with
 * one. Where a part does not, or is not CSV at all, the file is read again in one part, which is slow and always right.
 */
record RosterFiles(RosterPlaces places, Parts parts) {
    /** Takes in the rosters that there are. */
    void read(Path directory, RosterIntake into, ProblemLog log) {
        read(directory.resolve(places.teachers()), RosterRows.TEACHERS, into, log);
        read(directory.resolve(places.classes()), RosterRows.CLASSES, into, log);
        read(directory.resolve(places.rooms()), RosterRows.ROOMS, into, log);
    }

    private void read(Path file, RosterRows.Roster roster, RosterIntake into, ProblemLog log) {
        if (!Files.exists(file)) {
            return;
        }
        Source source = Source.of(file);
        List<RosterParser> parsers;
        try {
            parsers = parse(source, Files.size(file), roster);
        } catch (IOException e) {
            source.failed(log, e);
            return;
        }
        long offset = 0;
        for (RosterParser parser : parsers) {
            parser.tell(offset, into, log);
            offset += parser.lines();
        }
    }

    private List<RosterParser> parse(Source source, long size, RosterRows.Roster roster) throws IOException {
        try {
            return parse(source, size, roster, StandardCharsets.UTF_8);
        } catch (CharacterCodingException e) {
            return parse(source, size, roster, source.insteadOfUtf8(e));
        }
    }

    private List<RosterParser> parse(Source source, long size, RosterRows.Roster roster, Charset charset)
            throws IOException {
        List<Long> cuts = cuts(source, size);
        if (cuts.size() > 2) {
            Optional<List<RosterParser>> parsers = parseParts(source, cuts, roster, charset);
            if (parsers.isPresent()) {
                return parsers.get();
            }
        }
        try (Reader reader = source.reader(charset)) {
            return List.of(parser(source, roster, null).parse(reader));
        }
    }

    private Optional<List<RosterParser>> parseParts(
            Source source, List<Long> cuts, RosterRows.Roster roster, Charset charset) throws IOException {
        CsvHeader header;
        try (Reader reader = source.reader(charset)) {
            header = parser(source, roster, null).parseHeader(reader);
        }
        List<Parts.Work<RosterParser>> work = new ArrayList<>();
        for (int i = 1; i < cuts.size(); i++) {
            long from = cuts.get(i - 1);
            long to = cuts.get(i);
            work.add(() -> {
                try (Reader reader = source.reader(charset, from, to)) {
                    return parser(source, roster, from == 0 ? null : header).parse(reader);
                }
            });
        }
        List<RosterParser> parsers = parts.run(work);
        return parsers.stream().allMatch(RosterParser::isSound) ? Optional.of(parsers) : Optional.empty();
    }

    private RosterParser parser(Source source, RosterRows.Roster roster, @Nullable CsvHeader header) {
        return new RosterParser(source.name(), roster, places, header);
    }

    /** Where the parts begin, each with a line, and where the last ends. */
    private List<Long> cuts(Source source, long size) throws IOException {
        List<Long> cuts = new ArrayList<>(List.of(0L));
        for (int i = 1; i < parts.count(); i++) {
            long cut = source.lineBehind(size / parts.count() * i);
            if (cut > cuts.get(cuts.size() - 1) && cut < size) {
                cuts.add(cut);
            }
        }
        cuts.add(size);
        return cuts;
    }
}
