package io.github.junheng.rules.formula;

import io.github.junheng.problem.Checked;
import io.github.junheng.problem.Problem;
import io.github.junheng.problem.ProblemCode;
import io.github.junheng.quantity.Reported;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * 国家学生体质健康标准得分: the total of one pupil, points: the scores of the events by the weights of the school grade, and a
 * bonus; and the grade that the total has. A score that is not there leaves the total not reported. 教体艺〔2014〕5号.
 *
 * <p>The tables that turn a raw value into a score are not shipped; {@link #withRawScores} reads those of the user.
 */
public final class FitnessScore {
    private static final String FOLDER = "/META-INF/junheng/standards/fitness/";
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);
    private static final List<String> RAW_HEADER = List.of("年级", "性别", "项目", "最低", "最高", "得分");
    private static final Set<String> SEXES = Set.of("男", "女", "");

    private final List<Grade> grades;
    private final BigDecimal mostBonus;
    private final List<Group> groups;
    private final List<RawScore> rawScores;

    /**
     * 等级: a named result.
     *
     * @param code its code in the statistics, 1 to 4
     * @param from the lowest total that has it
     */
    public record Grade(String name, int code, BigDecimal from) {}

    /** School grades with the same weights. */
    private record Group(int from, int to, Map<String, BigDecimal> weights) {
        boolean has(int schoolGrade) {
            return from <= schoolGrade && schoolGrade <= to;
        }
    }

    /** The score of raw values between two, both included; a bound that is null is open. */
    private record RawScore(
            int fromGrade,
            int toGrade,
            String sex,
            String event,
            @Nullable BigDecimal least,
            @Nullable BigDecimal most,
            BigDecimal score) {
        boolean is(int schoolGrade, String ofSex, String ofEvent, BigDecimal raw) {
            return fromGrade <= schoolGrade
                    && schoolGrade <= toGrade
                    && (sex.isEmpty() || sex.equals(ofSex))
                    && event.equals(ofEvent)
                    && (least == null || least.compareTo(raw) <= 0)
                    && (most == null || raw.compareTo(most) <= 0);
        }

        boolean overlaps(RawScore other) {
            return fromGrade <= other.toGrade
                    && other.fromGrade <= toGrade
                    && (sex.isEmpty() || other.sex.isEmpty() || sex.equals(other.sex))
                    && event.equals(other.event)
                    && isNotAbove(least, other.most)
                    && isNotAbove(other.least, most);
        }

        private static boolean isNotAbove(@Nullable BigDecimal low, @Nullable BigDecimal high) {
            return low == null || high == null || low.compareTo(high) <= 0;
        }
    }

    private FitnessScore(List<Grade> grades, BigDecimal mostBonus, List<Group> groups, List<RawScore> rawScores) {
        this.grades = List.copyOf(grades);
        this.mostBonus = mostBonus;
        this.groups = List.copyOf(groups);
        this.rawScores = List.copyOf(rawScores);
    }

    /** The grades and weights of the standard, without tables of raw scores. */
    public static FitnessScore standard() {
        List<Grade> grades = new ArrayList<>();
        for (List<String> row : shipped("grades.csv")) {
            grades.add(new Grade(row.get(0), Integer.parseInt(row.get(1)), new BigDecimal(row.get(2))));
        }
        BigDecimal bonus = new BigDecimal(shipped("bonus.csv").get(0).get(1));
        List<List<String>> weights = table(resource("weights.csv"));
        List<Group> groups = new ArrayList<>();
        for (int column = 1; column < weights.get(0).size(); column++) {
            Map<String, BigDecimal> own = new LinkedHashMap<>();
            for (List<String> row : weights.subList(1, weights.size())) {
                if (!row.get(column).isEmpty()) {
                    own.put(row.get(0), new BigDecimal(row.get(column)));
                }
            }
            int[] range = range(weights.get(0).get(column));
            groups.add(new Group(range[0], range[1], own));
        }
        return new FitnessScore(grades, bonus, groups, List.of());
    }

    /** Every grade, the best first. */
    public List<Grade> grades() {
        return grades;
    }

    /**
     * The weight of every event of a school grade, in percent; 7 and more are the same.
     *
     * @throws IllegalArgumentException when there is no such school grade
     */
    public Map<String, BigDecimal> weights(int schoolGrade) {
        return groups.stream()
                .filter(group -> group.has(schoolGrade))
                .map(Group::weights)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no school grade " + schoolGrade));
    }

    /**
     * The total: every event's score times its weight, and of the bonus no more than the standard admits.
     *
     * @param scores of the events, 0 to 100
     * @return not reported where the score of an event is not there
     * @throws IllegalArgumentException when a score is below 0 or above 100, or the bonus is below 0
     */
    public Reported<BigDecimal> total(int schoolGrade, Map<String, BigDecimal> scores, BigDecimal bonus) {
        if (bonus.signum() < 0) {
            throw new IllegalArgumentException("a bonus below 0: " + bonus);
        }
        BigDecimal total = bonus.min(mostBonus);
        for (Map.Entry<String, BigDecimal> weight : weights(schoolGrade).entrySet()) {
            BigDecimal score = scores.get(weight.getKey());
            if (score == null) {
                return Reported.none();
            }
            if (score.signum() < 0 || score.compareTo(HUNDRED) > 0) {
                throw new IllegalArgumentException("a score outside 0 to 100: " + score);
            }
            total = total.add(score.multiply(weight.getValue()).movePointLeft(2));
        }
        return Reported.of(total);
    }

    /**
     * The grade of a total, which is compared as it is: 89.95 is not yet 90.
     *
     * @throws IllegalArgumentException when the total is below 0
     */
    public Grade grade(BigDecimal total) {
        return grades.stream()
                .filter(grade -> grade.from().compareTo(total) <= 0)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("a total below 0: " + total));
    }

    /** The score of a raw value; not reported where no row of the user's tables holds it. */
    public Reported<BigDecimal> score(int schoolGrade, String sex, String event, BigDecimal raw) {
        return Reported.ofNullable(rawScores.stream()
                .filter(row -> row.is(schoolGrade, sex, event, raw))
                .map(RawScore::score)
                .findFirst()
                .orElse(null));
    }

    /**
     * The same with tables of raw scores, in UTF-8, a row for each score: {@code 年级,性别,项目,最低,最高,得分}. 年级 is one grade or
     * {@code 7-9}, a blank 性别 holds for all, a blank bound is open, both bounds are included. Rows that overlap are an error, as are
     * cells that cannot be read. The stream is read to its end and not closed.
     *
     * @param name what messages call the file
     */
    public Checked<FitnessScore> withRawScores(InputStream csv, String name) {
        List<List<String>> rows;
        try {
            rows = table(csv);
        } catch (UncheckedIOException e) {
            return Checked.failed(
                    List.of(Problem.of(ProblemCode.FILE_UNREADABLE, name, String.valueOf(e.getMessage()))));
        }
        List<Problem> problems = new ArrayList<>();
        if (rows.isEmpty() || !rows.get(0).equals(RAW_HEADER)) {
            return Checked.failed(
                    List.of(Problem.of(ProblemCode.COLUMN_MISSING, name + ":1", String.join(",", RAW_HEADER))));
        }
        List<RawScore> read = new ArrayList<>();
        for (int i = 1; i < rows.size(); i++) {
            String where = name + ":" + (i + 1);
            RawScore row = raw(rows.get(i), where, problems);
            if (row != null) {
                for (RawScore other : read) {
                    if (row.overlaps(other)) {
                        problems.add(Problem.of(
                                ProblemCode.DEFINITION_INVALID,
                                where,
                                "这一行与前面的一行范围重叠",
                                "this row overlaps one before it"));
                        break;
                    }
                }
                read.add(row);
            }
        }
        return problems.isEmpty()
                ? Checked.of(new FitnessScore(grades, mostBonus, groups, read), problems)
                : Checked.failed(problems);
    }

    private @Nullable RawScore raw(List<String> row, String where, List<Problem> problems) {
        int before = problems.size();
        if (row.size() != RAW_HEADER.size()) {
            problems.add(Problem.of(
                    ProblemCode.ROW_LENGTH, where, String.valueOf(row.size()), String.valueOf(RAW_HEADER.size())));
            return null;
        }
        if (!row.get(0).matches("\\d{1,2}(-\\d{0,2})?")) {
            problems.add(Problem.of(ProblemCode.NOT_A_NUMBER, where + " 年级", row.get(0)));
        }
        if (!SEXES.contains(row.get(1))) {
            problems.add(Problem.of(ProblemCode.NOT_A_WORD, where + " 性别", row.get(1), "男、女"));
        }
        Set<String> events = new java.util.LinkedHashSet<>();
        groups.forEach(group -> events.addAll(group.weights().keySet()));
        if (!events.contains(row.get(2))) {
            problems.add(Problem.of(ProblemCode.NOT_A_WORD, where + " 项目", row.get(2), String.join("、", events)));
        }
        BigDecimal least = number(row.get(3), where + " 最低", problems);
        BigDecimal most = number(row.get(4), where + " 最高", problems);
        BigDecimal score = number(row.get(5), where + " 得分", problems);
        if (least != null && most != null && least.compareTo(most) > 0) {
            problems.add(Problem.of(ProblemCode.OUT_OF_RANGE, where + " 最高", row.get(4)));
        }
        if (isReversed(row.get(0))) {
            problems.add(Problem.of(ProblemCode.OUT_OF_RANGE, where + " 年级", row.get(0)));
        }
        if (score == null || score.signum() < 0 || score.compareTo(HUNDRED) > 0) {
            problems.add(Problem.of(ProblemCode.OUT_OF_RANGE, where + " 得分", row.get(5)));
            return null;
        }
        if (problems.size() > before) {
            return null;
        }
        int[] range = range(row.get(0));
        return new RawScore(range[0], range[1], row.get(1), row.get(2), least, most, score);
    }

    private static @Nullable BigDecimal number(String text, String where, List<Problem> problems) {
        // 坐位体前屈 is measured from the toes and may be below zero.
        if (!text.matches("(-?\\d{1,9}(\\.\\d{1,9})?)?")) {
            problems.add(Problem.of(ProblemCode.NOT_A_NUMBER, where, text));
            return null;
        }
        return text.isEmpty() ? null : new BigDecimal(text);
    }

    private static boolean isReversed(String grades) {
        return grades.matches("\\d{1,2}-\\d{1,2}") && range(grades)[0] > range(grades)[1];
    }

    /** One grade, {@code 1-2}, or {@code 7-} for all from there on. */
    private static int[] range(String text) {
        int dash = text.indexOf('-');
        int from = Integer.parseInt(dash < 0 ? text : text.substring(0, dash));
        String to = dash < 0 ? text : text.substring(dash + 1);
        return new int[] {from, to.isEmpty() ? Integer.MAX_VALUE : Integer.parseInt(to)};
    }

    /** The rows below the header. */
    private static List<List<String>> shipped(String file) {
        List<List<String>> rows = table(resource(file));
        return rows.subList(1, rows.size());
    }

    private static InputStream resource(String file) {
        InputStream in = FitnessScore.class.getResourceAsStream(FOLDER + file);
        if (in == null) {
            throw new IllegalStateException("the jar lacks " + FOLDER + file);
        }
        return in;
    }

    private static List<List<String>> table(InputStream in) {
        List<List<String>> rows = new ArrayList<>();
        BufferedReader reader = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
        try {
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                String text = line.startsWith("\uFEFF") ? line.substring(1) : line;
                if (!text.isBlank()) {
                    rows.add(Arrays.stream(text.split(",", -1))
                            .map(String::strip)
                            .toList());
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return rows;
    }
}
