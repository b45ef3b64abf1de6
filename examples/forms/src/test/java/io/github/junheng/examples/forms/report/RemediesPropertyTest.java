package io.github.junheng.examples.forms.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.junheng.dataset.CountyDataset;
import io.github.junheng.dataset.FactValue;
import io.github.junheng.dataset.Facts;
import io.github.junheng.dataset.SchoolReport;
import io.github.junheng.evaluation.Evaluation;
import io.github.junheng.evaluation.Finding;
import io.github.junheng.evaluation.Status;
import io.github.junheng.examples.forms.report.Remedies.Step;
import io.github.junheng.examples.forms.report.Remedies.Way;
import io.github.junheng.quantity.SquareRoot;
import io.github.junheng.report.Block;
import io.github.junheng.report.EvaluationReport;
import io.github.junheng.report.EvaluationReport.Part;
import io.github.junheng.report.Piece;
import io.github.junheng.report.Wording;
import io.github.junheng.standard.Criterion;
import io.github.junheng.standard.Indicator;
import io.github.junheng.standard.Sum;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** The least that is enough, added to the data and evaluated once more; and what lines of a summary add up. */
class RemediesPropertyTest {
    private static final CountyDataset NOT_MET = Pages.county("not-met").orThrow();
    private static final int SCHOOLS = 10;

    /** Some schools of the bundled county, whose staff, rooms and floor are another part of what they are there. */
    private static CountyDataset county(long seed) {
        Random random = new Random(seed);
        List<SchoolReport> all = new ArrayList<>(NOT_MET.schools());
        java.util.Collections.shuffle(all, random);
        all.sort((a, b) -> -Integer.compare(
                a.compulsoryStages().size(), b.compulsoryStages().size()));
        List<SchoolReport> some = new ArrayList<>(all.subList(0, 4));
        List<SchoolReport> rest = new ArrayList<>(all.subList(4, all.size()));
        java.util.Collections.shuffle(rest, random);
        some.addAll(rest.subList(0, SCHOOLS - some.size()));
        List<SchoolReport> changed = new ArrayList<>();
        for (SchoolReport school : some) {
            Facts facts = school.facts();
            for (String fact : List.copyOf(facts.values().keySet())) {
                if (facts.values().get(fact) instanceof FactValue.Amount amount
                        && fact.matches(
                                "teachingArea|sportsGroundArea|equipmentValue|multimediaRooms|.*[.](backbone|pe)")
                        && random.nextInt(3) == 0) {
                    int percent = 50 + random.nextInt(60);
                    BigDecimal value = amount.value()
                            .multiply(BigDecimal.valueOf(percent))
                            .divide(BigDecimal.valueOf(100), 2, RoundingMode.HALF_UP);
                    boolean whole = fact.endsWith("Rooms") || fact.contains(".");
                    facts = facts.with(
                            fact, new FactValue.Amount(whole ? value.setScale(0, RoundingMode.HALF_UP) : value));
                } else if (fact.equals("equipmentValue") && random.nextInt(12) == 0) {
                    facts = facts.without(fact);
                }
            }
            changed.add(new SchoolReport(school.school(), facts));
        }
        return NOT_MET.with(changed);
    }

    private static Remedies remedies(Evaluation evaluation) {
        Map<String, Finding> byKey = new HashMap<>();
        evaluation.findings().forEach(f -> byKey.put(ExplanationTable.key(f), f));
        return new Remedies(evaluation, byKey);
    }

    /** The data with an amount more of what an item counts. */
    private static CountyDataset added(CountyDataset data, Way way, Step step, BigDecimal amount) {
        Criterion.Comparison comparison = (Criterion.Comparison) step.item().criterion();
        Indicator indicator = Pages.STANDARD.indicator(comparison.indicator());
        Sum sum = indicator.numerator(way.unit().stageOrNull());
        String fact = sum.add()
                .get(0)
                .replace("{stage}", way.unit().stage().orElseThrow().key());
        BigDecimal more = amount.divide(new BigDecimal(sum.times().toDecimal()), 10, RoundingMode.UNNECESSARY);
        List<SchoolReport> schools = new ArrayList<>();
        for (SchoolReport school : data.schools()) {
            if (school.school().code().equals(way.unit().schoolOrNull())) {
                BigDecimal now = school.facts().amount(fact).toOptional().orElse(BigDecimal.ZERO);
                schools.add(new SchoolReport(
                        school.school(), school.facts().with(fact, new FactValue.Amount(now.add(more)))));
            } else {
                schools.add(school);
            }
        }
        return data.with(schools);
    }

    private static CountyDataset gone(CountyDataset data, Way way, Step lessOrNull) {
        CountyDataset after = data;
        for (Step step : way.steps()) {
            BigDecimal amount = step.amount().amount();
            after = added(
                    after, way, step, step.equals(lessOrNull) ? amount.subtract(Remedies.step(step.amount())) : amount);
        }
        return after;
    }

    private static Status status(CountyDataset data, Finding like) {
        return Pages.evaluation(data).findings().stream()
                .filter(f -> f.rule().equals(like.rule()) && f.subject().equals(like.subject()))
                .findFirst()
                .orElseThrow()
                .status();
    }

    @Property(tries = 50)
    void aUnitThatGoesTheLeastWayIsMetAndWithAStepLessIsNot(@ForAll long seed) {
        CountyDataset data = county(seed);
        for (Way way : remedies(Pages.evaluation(data)).all()) {
            if (!way.complete()) {
                assertThat(way.open()).isNotEmpty();
                continue;
            }
            assertThat(way.steps()).isNotEmpty();
            assertThat(status(gone(data, way, null), way.unit())).isEqualTo(Status.MET);
            for (Step step : way.steps()) {
                assertThat(status(gone(data, way, step), way.unit()))
                        .as("%s with less of %s", way.unit().subject(), step)
                        .isEqualTo(Status.NOT_MET);
            }
        }
    }

    @Property(tries = 50)
    void theCoefficientsAfterwardsAreThoseOfTheCountyThatHasGoneAllWays(@ForAll long seed) {
        CountyDataset data = county(seed);
        Evaluation evaluation = Pages.evaluation(data);
        Remedies remedies = remedies(evaluation);
        // What serves two stages is added once, as much as the stage takes that lacks more.
        Map<String, BigDecimal> most = new TreeMap<>();
        CountyDataset after = data;
        for (Way way : remedies.all()) {
            for (Step step : way.steps()) {
                BigDecimal amount = step.amount().amount();
                if (step.ofSchool()) {
                    String key = way.unit().schoolOrNull() + " " + step.item().id();
                    BigDecimal known = most.getOrDefault(key, BigDecimal.ZERO);
                    most.put(key, known.max(amount));
                    amount = amount.subtract(known).max(BigDecimal.ZERO);
                }
                after = added(after, way, step, amount);
            }
        }
        Coefficients coefficients =
                new Coefficients(evaluation, Wording.of(evaluation), remedies, Spread.of(evaluation));
        Map<String, Spread> then = new HashMap<>();
        Spread.of(Pages.evaluation(after)).forEach(s -> then.put(ExplanationTable.key(s.finding()), s));
        for (Spread spread : Spread.of(evaluation)) {
            SquareRoot cv = coefficients.after(spread).orElse(null);
            Spread changed = then.get(ExplanationTable.key(spread.finding()));
            if (cv != null && changed != null) {
                assertThat(cv)
                        .isEqualTo(changed.finding().measure().orElseThrow().valueOrNull());
            }
        }
    }

    /** The amounts as the section by school prints them. */
    private static final Pattern OF_SCHOOL = Pattern.compile("全校共需增加 ([0-9.]+)");

    private static final Pattern OF_STAGE = Pattern.compile("；差 ([0-9.]+) ");

    @Property(tries = 50)
    void theSumInALineIsThatOfTheLinesOfItsSchools(@ForAll long seed) {
        Evaluation evaluation = Pages.evaluation(county(seed));
        Map<String, BigDecimal> told = new TreeMap<>();
        String school = "";
        for (Block block : EvaluationReport.parts(evaluation, List.of()).get(Part.FAILURES_BY_SCHOOL)) {
            if (block instanceof Block.Heading heading) {
                school = heading.text().in(Locale.CHINESE);
            } else if (block instanceof Block.Items items) {
                for (Piece item : items.items()) {
                    String line = item.in(Locale.CHINESE);
                    String rule = line.split(" ")[0];
                    Matcher whole = OF_SCHOOL.matcher(line);
                    Matcher stage = OF_STAGE.matcher(line);
                    if (!rule.matches("R[1-7]")) {
                        continue;
                    }
                    if (whole.find()) {
                        told.merge(rule + " " + school, new BigDecimal(whole.group(1)), BigDecimal::max);
                    } else if (stage.find()) {
                        told.merge(rule + " " + school, new BigDecimal(stage.group(1)), BigDecimal::add);
                    }
                }
            }
        }
        Map<String, BigDecimal> sums = new TreeMap<>();
        told.forEach((key, amount) -> sums.merge(key.split(" ")[0], amount, BigDecimal::add));
        Summary summary =
                CountyContent.of(ReportInput.of(evaluation, List.of())).summary();
        Map<String, BigDecimal> lines = new TreeMap<>();
        Pattern full = Pattern.compile("^其中 (R[1-7]) .*都补到标准值 ([0-9.]+) ");
        for (Summary.Line line : summary.failures()) {
            Matcher member = full.matcher(line.text().in(Locale.CHINESE));
            if (member.find()) {
                lines.put(member.group(1), new BigDecimal(member.group(2)));
            }
        }
        assertThat(lines.keySet()).isEqualTo(sums.keySet());
        lines.forEach((rule, sum) -> assertThat(sum).as(rule).isEqualByComparingTo(sums.get(rule)));
    }
}
