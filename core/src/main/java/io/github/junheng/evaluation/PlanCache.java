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
    private record Key(LocalDate asOf, int year) {}

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
            known = entries.computeIfAbsent(
                    new Key(asOf, year),
                    k -> new Entry(
                            PlanCompiler.compile(standard, layout, k.asOf(), k.year()), new ConcurrentLinkedQueue<>()));
            last = known;
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
