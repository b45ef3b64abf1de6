package io.github.junheng.io;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;

/**
 * In how many parts a file is read, and by whom.
 *
 * @param count at least one
 */
record Parts(Executor executor, int count) {
    Parts {
        if (count < 1) {
            throw new IllegalArgumentException("at least one part: " + count);
        }
    }

    /** In one, by the caller. */
    static Parts one() {
        return new Parts(new Caller(), 1);
    }

    /** Runs what it is given itself. */
    private static final class Caller implements Executor {
        @Override
        public void execute(Runnable command) {
            command.run();
        }
    }

    /** One piece of work. */
    interface Work<T> {
        T run() throws IOException;
    }

    /** Does the work, all of it whatever fails, and then throws what failed first in the order of the list. */
    <T> List<T> run(List<Work<T>> work) throws IOException {
        List<CompletableFuture<T>> running = new ArrayList<>();
        for (Work<T> each : work) {
            running.add(CompletableFuture.supplyAsync(
                    () -> {
                        try {
                            return each.run();
                        } catch (IOException e) {
                            throw new UncheckedIOException(e);
                        }
                    },
                    executor));
        }
        CompletableFuture.allOf(running.toArray(CompletableFuture[]::new))
                .exceptionally(e -> null)
                .join();
        List<T> done = new ArrayList<>();
        for (CompletableFuture<T> each : running) {
            try {
                done.add(each.join());
            } catch (CompletionException e) {
                if (e.getCause() instanceof UncheckedIOException io) {
                    throw io.getCause();
                }
                throw e;
            }
        }
        return done;
    }
}
