package io.github.junheng.examples.spark;

import io.github.junheng.dataset.RosterTally;
import io.github.junheng.problem.Problem;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What is known of one school in one place: its rows of the schools' table, what rosters count, and what is wrong with these. */
final class SchoolPart implements Serializable {
    private static final long serialVersionUID = 1L;

    /** A row of the schools' table, without the county that it names. */
    record SchoolRow(String county, List<String> cells) implements Serializable {}

    private final Locale locale;
    private final List<SchoolRow> rows = new ArrayList<>();
    private final Set<Flaw> flaws = new LinkedHashSet<>();
    private @Nullable SentTally tally;

    SchoolPart(Locale locale) {
        this.locale = locale;
    }

    List<SchoolRow> rows() {
        return rows;
    }

    Set<Flaw> flaws() {
        return flaws;
    }

    /** What the rosters count; empty where no roster has the school. */
    Optional<RosterTally> counted() {
        return Optional.ofNullable(tally).map(SentTally::tally);
    }

    /** Adds what rosters count. */
    void add(RosterTally counted) {
        if (tally == null) {
            tally = new SentTally(counted);
        } else {
            tally.tally().merge(counted);
        }
    }

    void add(SchoolRow row) {
        rows.add(row);
    }

    void add(List<Problem> problems) {
        flaws.addAll(Flaw.of(problems, locale));
    }

    /** The same for one of the counties that its rows name. */
    SchoolPart of(String county) {
        SchoolPart part = rowsOf(county);
        part.flaws.addAll(flaws);
        part.tally = tally;
        return part;
    }

    /** The rows alone that name a county. */
    SchoolPart rowsOf(String county) {
        SchoolPart part = new SchoolPart(locale);
        rows.stream().filter(row -> row.county().equals(county)).forEach(part.rows::add);
        return part;
    }

    SchoolPart withoutRows() {
        SchoolPart part = new SchoolPart(locale);
        part.flaws.addAll(flaws);
        part.tally = tally;
        return part;
    }

    /** Adds what is known elsewhere; in any order the same comes out. */
    SchoolPart merge(SchoolPart other) {
        rows.addAll(other.rows);
        flaws.addAll(other.flaws);
        other.counted().ifPresent(this::add);
        return this;
    }
}
