package io.github.junheng.examples.spark;

import io.github.junheng.dataset.RosterTally;
import io.github.junheng.problem.Problem;
import io.github.junheng.school.SchoolCode;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import scala.Tuple2;

/** What one partition of a table knows of each school. */
final class PartitionParts {
    /** Begins the keys of what belongs to no school or county: one for each partition, so that no one has to hold it all. */
    private static final String NOWHERE = "?";

    private final Map<String, SchoolPart> parts = new HashMap<>();
    private final RosterTally tally = new RosterTally();
    private final String nowhere;
    private final Locale locale;

    PartitionParts(String table, int partition, Locale locale) {
        this.nowhere = nowhere(table + partition);
        this.locale = locale;
    }

    /** A key of what belongs to no school or county. */
    static String nowhere(String name) {
        return NOWHERE + name;
    }

    static boolean isNowhere(String key) {
        return key.startsWith(NOWHERE);
    }

    /** What the rows of the partition count, of all schools together. */
    RosterTally tally() {
        return tally;
    }

    SchoolPart of(SchoolCode school) {
        return of(school.value());
    }

    /** What belongs to no school. */
    SchoolPart nowhere() {
        return of(nowhere);
    }

    private SchoolPart of(String key) {
        return parts.computeIfAbsent(key, k -> new SchoolPart(locale));
    }

    /** Problems of rows that name no school. */
    void nowhere(List<Problem> problems) {
        nowhere().add(problems);
    }

    /** All of it, by school; nothing is added afterwards. */
    Iterator<Tuple2<String, SchoolPart>> entries() {
        tally.bySchool().forEach((school, counted) -> of(school).add(counted));
        return parts.entrySet().stream()
                .map(entry -> new Tuple2<>(entry.getKey(), entry.getValue()))
                .iterator();
    }
}
