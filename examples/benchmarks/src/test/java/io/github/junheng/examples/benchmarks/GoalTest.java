package io.github.junheng.examples.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.openjdk.jmh.annotations.Benchmark;

class GoalTest {
    private static final Goal TWICE = new Goal("T1", "ours ≤ 2 × theirs", "T1.ours", "T1.theirs", 2, false);
    private static final Goal LITTLE = new Goal("T1", "ours ≤ 10 bytes", "T1.ours", "", 10, true);

    private static Measured measured(String id, double value, double bytes) {
        return new Measured(id, id, value, bytes, false);
    }

    @Test
    void aGoalSaysWhetherItIsReached() {
        Map<String, Measured> measured =
                Map.of("T1.ours", measured("T1.ours", 30, 4), "T1.theirs", measured("T1.theirs", 20, 0));
        assertThat(TWICE.line(measured)).isEqualTo("* ours ≤ 2 × theirs: 1.50 ×, **reached**");
        assertThat(LITTLE.line(measured)).isEqualTo("* ours ≤ 10 bytes: 4.0, **reached**");
    }

    @Test
    void aGoalSaysByHowMuchItIsMissed() {
        Map<String, Measured> measured =
                Map.of("T1.ours", measured("T1.ours", 50, 15), "T1.theirs", measured("T1.theirs", 20, 0));
        assertThat(TWICE.line(measured)).isEqualTo("* ours ≤ 2 × theirs: 2.50 ×, **missed** by 25 %");
        assertThat(LITTLE.line(measured)).isEqualTo("* ours ≤ 10 bytes: 15.0, **missed** by 50 %");
    }

    @Test
    void aGoalWithoutAMeasurementIsNeitherReachedNorMissed() {
        assertThat(TWICE.line(Map.of("T1.ours", measured("T1.ours", 50, 15))))
                .isEqualTo("* ours ≤ 2 × theirs: not measured (no `T1.theirs`)");
    }

    @Test
    void whatGoalsCompareWithIsMeasured() {
        Set<String> benchmarks = Stream.of(T1.class, T2.class, T3.class, T4.class, T5.class)
                .flatMap(type -> Arrays.stream(type.getMethods())
                        .filter(method -> method.isAnnotationPresent(Benchmark.class))
                        .map(method -> type.getSimpleName() + "." + method.getName()))
                .collect(Collectors.toSet());
        List<String> compared = Goal.ALL.stream()
                .map(Goal::than)
                .filter(id -> !id.isEmpty() && !id.contains(".ours"))
                .toList();
        assertThat(compared)
                .isNotEmpty()
                .allSatisfy(id -> assertThat(benchmarks).contains(id));
    }

    @Test
    void everyBenchmarkHasALabel() {
        assertThat(Stream.of(T1.class, T2.class, T3.class, T4.class, T5.class)
                        .flatMap(type -> Arrays.stream(type.getMethods()))
                        .filter(method -> method.isAnnotationPresent(Benchmark.class)))
                .isNotEmpty()
                .allSatisfy(method ->
                        assertThat(method.isAnnotationPresent(Peer.class)).isTrue());
    }
}
