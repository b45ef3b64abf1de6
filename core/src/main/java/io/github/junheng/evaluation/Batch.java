package io.github.junheng.evaluation;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.FutureTask;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.LongConsumer;

/**
 * 批量评估: one county after the other through one function, results in the order of the counties, with no more of them in memory
 * than are being worked on. On request several are worked on at once, by the caller's executor; what comes out is the same.
 *
 * <pre>{@code
 * Batch.of((CountyTable table) -> evaluator.verdict(table)).on(executor, 2).run(tables.iterator(), verdict -> …);
 * }</pre>
 *
 * <p>A batch is immutable. Counties are taken, and results handed over, by the thread that calls {@link #run}; the function is
 * called by threads of the executor. What the function or the consumer throws ends the batch and is thrown by {@link #run}.
 *
 * @param <C> a county: a table, a dataset, or whatever the function takes
 * @param <R> a result
 */
public final class Batch<C, R> {
    /** Counties of one piece of work: enough that handing it over costs little beside it. */
    private static final int PIECE = 32;
    /** Pieces that wait for each that is worked on, so that no thread is idle while results are handed over. */
    private static final int WAITING = 2;

    private final Function<? super C, ? extends R> evaluation;
    private final Executor executor;
    private final int threads;
    private final BooleanSupplier cancelled;
    private final LongConsumer progress;

    private Batch(
            Function<? super C, ? extends R> evaluation,
            Executor executor,
            int threads,
            BooleanSupplier cancelled,
            LongConsumer progress) {
        this.evaluation = evaluation;
        this.executor = executor;
        this.threads = threads;
        this.cancelled = cancelled;
        this.progress = progress;
    }

    /** By the calling thread, to the end, silently. */
    public static <C, R> Batch<C, R> of(Function<? super C, ? extends R> evaluation) {
        return new Batch<>(evaluation, Runnable::run, 1, () -> false, done -> {});
    }

    /**
     * Worked on by an executor that has so many threads; the caller owns it and ends it. At most twice as many pieces of work as
     * threads are with it at a time.
     *
     * @throws IllegalArgumentException when there is not at least one thread
     */
    public Batch<C, R> on(Executor caller, int ofThreads) {
        if (ofThreads < 1) {
            throw new IllegalArgumentException("at least one thread is needed, not " + ofThreads);
        }
        return new Batch<>(evaluation, caller, ofThreads, cancelled, progress);
    }

    /** Asked before each piece of work: once it says yes, no county is taken any more and nothing more is handed over. */
    public Batch<C, R> cancelledWhen(BooleanSupplier isCancelled) {
        return new Batch<>(evaluation, executor, threads, isCancelled, progress);
    }

    /** Told how many counties are done, after each piece of work and in order. */
    public Batch<C, R> telling(LongConsumer done) {
        return new Batch<>(evaluation, executor, threads, cancelled, done);
    }

    /**
     * Evaluates counties until there are no more.
     *
     * @return how many results were handed over: fewer than there are counties only where the batch was cancelled
     * @throws RuntimeException what the function or the consumer threw
     */
    public long run(Iterator<? extends C> counties, Consumer<? super R> results) {
        Deque<FutureTask<List<R>>> pieces = new ArrayDeque<>();
        long done = 0;
        try {
            while (!cancelled.getAsBoolean()) {
                while (pieces.size() < threads * WAITING && counties.hasNext()) {
                    FutureTask<List<R>> piece = piece(counties);
                    pieces.add(piece);
                    executor.execute(piece);
                }
                FutureTask<List<R>> first = pieces.peek();
                if (first == null) {
                    break;
                }
                // It stays with the others while it is waited for, so that an interrupt ends it too.
                List<R> outcome = outcome(first);
                pieces.remove();
                for (R result : outcome) {
                    results.accept(result);
                    done++;
                }
                progress.accept(done);
            }
        } finally {
            pieces.forEach(piece -> piece.cancel(true));
        }
        return done;
    }

    private FutureTask<List<R>> piece(Iterator<? extends C> counties) {
        List<C> taken = new ArrayList<>(PIECE);
        while (taken.size() < PIECE && counties.hasNext()) {
            taken.add(counties.next());
        }
        return new FutureTask<>(() -> {
            List<R> results = new ArrayList<>(taken.size());
            for (C county : taken) {
                results.add(evaluation.apply(county));
            }
            return results;
        });
    }

    private static <R> List<R> outcome(FutureTask<List<R>> piece) {
        try {
            return piece.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CancellationException("the batch was interrupted");
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException thrown) {
                throw thrown;
            }
            if (e.getCause() instanceof Error error) {
                throw error;
            }
            throw new IllegalStateException(e.getCause());
        }
    }
}
