package io.github.junheng.examples.benchmarks.peers;

import io.github.junheng.examples.benchmarks.nation.Limits;
import io.github.junheng.examples.benchmarks.nation.StageTable;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * 流与 BigDecimal: records, streams and BigDecimal, as business code is usually written: ratios compared exactly, by multiplying instead of
 * dividing; dispersions to 34 digits, which is exact only where the quotients are finite.
 */
public final class BigDecimalStreams {
    private static final List<BigDecimal> TIMES = IntStream.range(0, Limits.INDICATORS)
            .mapToObj(i -> BigDecimal.valueOf(Limits.times(i)))
            .toList();
    private static final List<List<BigDecimal>> LIMITS = IntStream.range(0, Limits.STAGES)
            .mapToObj(stage -> IntStream.range(0, Limits.INDICATORS)
                    .mapToObj(i -> BigDecimal.valueOf(Limits.limit(stage, i)))
                    .toList())
            .toList();
    private static final List<BigDecimal> ONE_PLUS_CV_SQUARED = IntStream.range(0, Limits.STAGES)
            .mapToObj(stage -> BigDecimal.valueOf(Limits.onePlusCvSquared(stage), 4))
            .toList();
    private static final BigDecimal FLOOR = new BigDecimal("0.85");

    /** One school stage; numerators in the units of {@link StageTable}. */
    public record School(int county, int stage, BigDecimal pupils, List<BigDecimal> numerators) {}

    /** One comparison: the sides that were compared, and how it came out. */
    public record Step(int indicator, BigDecimal value, BigDecimal needed, boolean met, boolean atFloor) {}

    /** One school stage with all its comparisons. */
    public record Traced(School school, List<Step> steps, boolean passes) {}

    private record Group(int county, int stage) {}

    private BigDecimalStreams() {}

    /** The rows of a table as records. */
    public static List<School> schools(StageTable table) {
        List<School> schools = new ArrayList<>(table.rows());
        for (int group = 0; group < table.counties() * Limits.STAGES; group++) {
            for (int row = table.start(group); row < table.start(group + 1); row++) {
                int at = row;
                schools.add(new School(
                        group / Limits.STAGES,
                        group % Limits.STAGES,
                        BigDecimal.valueOf(table.pupils()[row]),
                        IntStream.range(0, Limits.INDICATORS)
                                .mapToObj(i -> BigDecimal.valueOf(table.numerators(i)[at]))
                                .toList()));
            }
        }
        return schools;
    }

    /** Judges all counties. */
    public static void judge(List<School> schools, Verdicts verdicts) {
        verdicts.clear();
        schools.stream().filter(school -> !passes(school)).forEach(school -> verdicts.failed(school.county()));
        dispersions(schools, verdicts);
    }

    /** Judges all counties and keeps every comparison. */
    public static List<Traced> judgeAndTrace(List<School> schools, Verdicts verdicts) {
        verdicts.clear();
        List<Traced> traced = schools.stream().map(BigDecimalStreams::trace).toList();
        traced.stream()
                .filter(t -> !t.passes())
                .forEach(t -> verdicts.failed(t.school().county()));
        dispersions(schools, verdicts);
        return traced;
    }

    private static boolean passes(School school) {
        long met = IntStream.range(0, Limits.INDICATORS)
                .filter(i -> value(school, i).compareTo(needed(school, i)) >= 0)
                .count();
        return met >= Limits.AT_LEAST
                && IntStream.range(0, Limits.INDICATORS)
                        .allMatch(i ->
                                value(school, i).compareTo(needed(school, i).multiply(FLOOR)) >= 0);
    }

    private static Traced trace(School school) {
        List<Step> steps = IntStream.range(0, Limits.INDICATORS)
                .mapToObj(i -> {
                    BigDecimal value = value(school, i);
                    BigDecimal needed = needed(school, i);
                    return new Step(
                            i,
                            value,
                            needed,
                            value.compareTo(needed) >= 0,
                            value.compareTo(needed.multiply(FLOOR)) >= 0);
                })
                .toList();
        boolean passes = steps.stream().filter(Step::met).count() >= Limits.AT_LEAST
                && steps.stream().allMatch(Step::atFloor);
        return new Traced(school, steps, passes);
    }

    private static BigDecimal value(School school, int indicator) {
        return school.numerators().get(indicator).multiply(TIMES.get(indicator));
    }

    private static BigDecimal needed(School school, int indicator) {
        return school.pupils().multiply(LIMITS.get(school.stage()).get(indicator));
    }

    private static void dispersions(List<School> schools, Verdicts verdicts) {
        Map<Group, List<School>> groups =
                schools.stream().collect(Collectors.groupingBy(s -> new Group(s.county(), s.stage())));
        groups.forEach((group, members) -> IntStream.range(0, Limits.INDICATORS)
                .filter(i -> exceeds(members, group.stage(), i))
                .forEach(i -> verdicts.exceeded(group.county(), group.stage(), i)));
    }

    private static boolean exceeds(List<School> schools, int stage, int indicator) {
        BigDecimal pupils = schools.stream().map(School::pupils).reduce(BigDecimal.ZERO, BigDecimal::add);
        BigDecimal sum =
                schools.stream().map(s -> s.numerators().get(indicator)).reduce(BigDecimal.ZERO, BigDecimal::add);
        BigDecimal squares = schools.stream()
                .map(s -> s.numerators().get(indicator).pow(2).divide(s.pupils(), MathContext.DECIMAL128))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
        return pupils.multiply(squares).compareTo(sum.pow(2).multiply(ONE_PLUS_CV_SQUARED.get(stage))) > 0;
    }
}
