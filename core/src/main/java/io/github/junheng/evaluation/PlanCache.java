package io.github.junheng.evaluation;

import io.github.junheng.standard.Standard;
import java.time.LocalDate;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.jspecify.annotations.Nullable;

/**
 * The plans of a standard by day and year of data, each compiled when it is first asked for, with the places to work in that
 * threads gave back. What it gives depends on the standard alone.
 */
final class PlanCache {
    private record Key(LocalDate asOf, int year) {
        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Key that && year == that.year && asOf.equals(that.asOf);
        }

        @Override
        public int hashCode() {
            return 31 * asOf.hashCode() + year;
        }
    }

    private record Entry(Plan plan, Queue<Work> works) {}

    private final Standard standard;
    private final TableLayout layout;
    private final Map<Key, Entry> entries = new ConcurrentHashMap<>();
    /** The one asked for last, which most often is the one that is asked for next. */
    private volatile @Nullable Entry last;

    PlanCache(Standard standard) {
        this.standard = standard;
        layout = TableLayout.of(standard);
    }

    TableLayout layout() {
        return layout;
    }

    Plan plan(LocalDate asOf, int year) {
        return entry(asOf, year).plan();
    }

    private Entry entry(LocalDate asOf, int year) {
        Entry known = last;
        if (known == null || known.plan().year != year || !known.plan().asOf.equals(asOf)) {
            Key key = new Key(asOf, year);
            Entry compiled = entries.get(key);
            known = compiled == null ? compile(key) : compiled;
            last = known;
        }
        return known;
    }

    /** One at a time: a plan that was compiled twice would be two plans, whose places to work in are not each other's. */
    private synchronized Entry compile(Key key) {
        Entry known = entries.get(key);
        if (known == null) {
            Plan plan = PlanCompiler.compile(standard, layout, key.asOf(), key.year());
            known = new Entry(plan, new ConcurrentLinkedQueue<>());
            entries.put(key, known);
        }
        return known;
    }

    /** A place to work in that no other thread has until it is given back. */
    Work borrow(Plan plan) {
        Work free = entry(plan.asOf, plan.year).works().poll();
        return free == null ? plan.newWork() : free;
    }

    void giveBack(Plan plan, Work work) {
        work.end();
        entry(plan.asOf, plan.year).works().add(work);
    }
}
