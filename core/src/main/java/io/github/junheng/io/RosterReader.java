package io.github.junheng.io;

import io.github.junheng.dataset.RosterIntake;
import io.github.junheng.dataset.RosterPlaces;
import io.github.junheng.dataset.RosterTally;
import io.github.junheng.problem.Checked;
import io.github.junheng.problem.ProblemCode;
import io.github.junheng.school.SchoolCode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executor;

/**
 * 名册读取: reads the rosters of a directory ({@code teachers.csv}, {@code classes.csv}, {@code rooms.csv}, those that are kept)
 * to a tally, in one pass and without an object for a row: what is held is some numbers for each school and each id in a table,
 * some thirty bytes, to find those that stand twice. Every problem is found in one run, in the order of the files; bad input is
 * never an exception.
 */
public final class RosterReader {
    private final ReadOptions options;
    private final Optional<Set<SchoolCode>> known;
    private final Parts parts;

    private RosterReader(ReadOptions options, Optional<Set<SchoolCode>> known, Parts parts) {
        this.options = options;
        this.known = known;
        this.parts = parts;
    }

    /** Takes every school, and reads in the calling thread. */
    public static RosterReader of(ReadOptions options) {
        return new RosterReader(options, Optional.empty(), Parts.one());
    }

    /** Takes these schools alone; a row of another is a warning. */
    public RosterReader withKnown(Set<SchoolCode> schools) {
        return new RosterReader(options, Optional.of(Set.copyOf(schools)), parts);
    }

    /**
     * Reads each file in parts, which the executor runs; what comes of it is the same for any number of them.
     *
     * @param count at least 1; as many as the executor has threads is best
     */
    public RosterReader withParts(Executor executor, int count) {
        return new RosterReader(options, known, new Parts(executor, count));
    }

    /** Reads the rosters that the directory has; with an error that leaves out more than single cells there is no value. */
    public Checked<RosterTally> read(Path directory) {
        ProblemLog log = new ProblemLog(options.lenient());
        if (!Files.isDirectory(directory)) {
            log.add(ProblemCode.FILE_MISSING, directory.toString());
            return Checked.failed(log.problems());
        }
        RosterPlaces places = RosterPlaces.files();
        RosterIntake intake = new RosterIntake(places);
        new RosterFiles(places, parts).read(directory, intake, log);
        Checked<RosterTally> tally = known.map(intake::finish).orElseGet(intake::finish);
        log.addAll(tally.problems());
        return log.isBroken() ? Checked.failed(log.problems()) : new Checked<>(tally.valueOrNull(), log.problems());
    }
}
