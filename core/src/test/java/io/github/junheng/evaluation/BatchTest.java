package io.github.junheng.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class BatchTest {
    private static final int PIECE = 32;
    private final ExecutorService eight = Executors.newFixedThreadPool(8);

    @AfterEach
    void endThreads() {
        eight.shutdownNow();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 8})
    void resultsComeInOrderHoweverManyThreadsAndHoweverUnevenTheWork(int threads) {
        List<Integer> got = new ArrayList<>();
        long done =
                Batch.of(BatchTest::uneven).on(eight, threads).run(numbers(1000).iterator(), got::add);
        assertThat(done).isEqualTo(1000);
        assertThat(got).isEqualTo(numbers(1000).stream().map(i -> 3 * i).toList());
    }

    private static int uneven(int number) {
        if (number % 97 == 0) {
            pause(5);
        }
        return 3 * number;
    }

    @Test
    void theCallingThreadAloneDoesWithoutAnExecutor() {
        List<Thread> threads = new ArrayList<>();
        assertThat(Batch.of((Integer i) -> Thread.currentThread())
                        .run(numbers(70).iterator(), threads::add))
                .isEqualTo(70);
        assertThat(threads).containsOnly(Thread.currentThread());
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 8})
    void noMoreCountiesAreTakenThanAreWorkedOn(int threads) {
        AtomicInteger taken = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        Iterator<Integer> counting =
                numbers(3000).stream().peek(i -> taken.incrementAndGet()).iterator();
        AtomicInteger consumed = new AtomicInteger();
        Batch.of((Integer i) -> i).on(eight, threads).run(counting, i -> {
            most.accumulateAndGet(taken.get() - consumed.getAndIncrement(), Math::max);
        });
        assertThat(consumed).hasValue(3000);
        assertThat(most.get()).isLessThanOrEqualTo(threads * 2 * PIECE + 1);
    }

    @Test
    void onceCancelledNothingIsTakenAndWhatWasHandedOverIsABeginning() {
        AtomicBoolean cancelled = new AtomicBoolean();
        AtomicInteger taken = new AtomicInteger();
        List<Integer> got = new ArrayList<>();
        Iterator<Integer> endless = IntStream.iterate(0, i -> i + 1)
                .peek(i -> taken.incrementAndGet())
                .iterator();
        long done = Batch.of((Integer i) -> i)
                .on(eight, 2)
                .cancelledWhen(cancelled::get)
                .run(endless, i -> {
                    got.add(i);
                    if (i == 100) {
                        cancelled.set(true);
                    }
                });
        assertThat(done).isEqualTo(got.size()).isBetween(101L, 100L + PIECE);
        assertThat(got).isEqualTo(numbers((int) done));
        assertThat(taken.get()).isLessThanOrEqualTo((int) done + 2 * 2 * PIECE + 1);
    }

    @Test
    void cancelledFromTheStartNothingIsDone() {
        AtomicInteger worked = new AtomicInteger();
        assertThat(Batch.of((Integer i) -> worked.incrementAndGet())
                        .cancelledWhen(() -> true)
                        .run(numbers(10).iterator(), i -> {}))
                .isZero();
        assertThat(worked).hasValue(0);
    }

    @Test
    void progressGrowsToTheNumberOfCounties() {
        List<Long> told = new ArrayList<>();
        Batch.of((Integer i) -> i)
                .on(eight, 3)
                .telling(told::add)
                .run(numbers(1001).iterator(), i -> {});
        assertThat(told).isSorted().doesNotHaveDuplicates().hasSize((1001 + PIECE - 1) / PIECE);
        assertThat(told.get(told.size() - 1)).isEqualTo(1001);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 8})
    void whatTheFunctionThrowsEndsTheBatchAfterWhatCameBefore(int threads) {
        List<Integer> got = new ArrayList<>();
        IllegalStateException thrown = new IllegalStateException("county 200");
        assertThatThrownBy(() -> Batch.of((Integer i) -> {
                            if (i == 200) {
                                throw thrown;
                            }
                            return i;
                        })
                        .on(eight, threads)
                        .run(numbers(5000).iterator(), got::add))
                .isSameAs(thrown);
        assertThat(got).isEqualTo(numbers(200 / PIECE * PIECE));
    }

    @Test
    void anErrorOfTheFunctionIsThrownAsItIs() {
        AssertionError thrown = new AssertionError("no");
        assertThatThrownBy(() -> Batch.of((Integer i) -> {
                            throw thrown;
                        })
                        .on(eight, 2)
                        .run(numbers(5).iterator(), i -> {}))
                .isSameAs(thrown);
    }

    @Test
    void whatTheConsumerThrowsEndsTheBatch() throws InterruptedException {
        AtomicInteger taken = new AtomicInteger();
        IllegalStateException thrown = new IllegalStateException("disk full");
        Iterator<Integer> counting =
                numbers(100_000).stream().peek(i -> taken.incrementAndGet()).iterator();
        assertThatThrownBy(() -> Batch.of((Integer i) -> i).on(eight, 2).run(counting, i -> {
                    if (i == 40) {
                        throw thrown;
                    }
                }))
                .isSameAs(thrown);
        assertThat(taken.get()).isLessThan(10 * PIECE);
        assertWorksOn(eight);
    }

    @Test
    void whatTheIteratorThrowsEndsTheBatch() {
        IllegalStateException thrown = new IllegalStateException("file ends");
        Iterator<Integer> broken = numbers(1000).stream()
                .peek(i -> {
                    if (i == 500) {
                        throw thrown;
                    }
                })
                .iterator();
        assertThatThrownBy(() -> Batch.of((Integer i) -> i).on(eight, 2).run(broken, i -> {}))
                .isSameAs(thrown);
    }

    @Test
    void anInterruptedBatchEndsAndInterruptsWhatIsWorkedOn() throws InterruptedException {
        CountDownLatch working = new CountDownLatch(1);
        CountDownLatch interrupted = new CountDownLatch(1);
        AtomicReference<Throwable> thrown = new AtomicReference<>();
        AtomicBoolean stillInterrupted = new AtomicBoolean();
        Thread caller = new Thread(() -> {
            try {
                Batch.of((Integer i) -> {
                            working.countDown();
                            try {
                                TimeUnit.HOURS.sleep(1);
                            } catch (InterruptedException e) {
                                interrupted.countDown();
                            }
                            return i;
                        })
                        .on(eight, 1)
                        .run(numbers(1).iterator(), i -> {});
            } catch (CancellationException e) {
                thrown.set(e);
                stillInterrupted.set(Thread.currentThread().isInterrupted());
            }
        });
        caller.start();
        working.await();
        caller.interrupt();
        caller.join();
        assertThat(thrown.get()).isInstanceOf(CancellationException.class);
        assertThat(stillInterrupted).isTrue();
        assertThat(interrupted.await(20, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void anExecutorWithFewerThreadsThanWereSaidDoesAsWell() {
        ExecutorService one = Executors.newSingleThreadExecutor();
        try {
            List<Integer> got = new ArrayList<>();
            assertThat(Batch.of((Integer i) -> i).on(one, 8).run(numbers(700).iterator(), got::add))
                    .isEqualTo(700);
            assertThat(got).isEqualTo(numbers(700));
        } finally {
            one.shutdownNow();
        }
    }

    @Test
    void anExecutorThatWasEndedSaysSo() {
        eight.shutdownNow();
        assertThatThrownBy(() ->
                        Batch.of((Integer i) -> i).on(eight, 2).run(numbers(10).iterator(), i -> {}))
                .isInstanceOf(RejectedExecutionException.class);
    }

    @Test
    void ofNoCountiesThereIsNothing() {
        List<Long> told = new ArrayList<>();
        assertThat(Batch.of((Integer i) -> i)
                        .on(eight, 2)
                        .telling(told::add)
                        .run(List.<Integer>of().iterator(), i -> {}))
                .isZero();
        assertThat(told).isEmpty();
    }

    @Test
    void lessThanOneThreadIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Batch.of((Integer i) -> i).on(eight, 0));
    }

    private static void assertWorksOn(ExecutorService executor) throws InterruptedException {
        CountDownLatch ran = new CountDownLatch(1);
        executor.execute(ran::countDown);
        assertThat(ran.await(20, TimeUnit.SECONDS)).isTrue();
    }

    private static List<Integer> numbers(int size) {
        return IntStream.range(0, size).boxed().toList();
    }

    private static void pause(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
