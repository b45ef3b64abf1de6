package io.github.junheng.evaluation;

import static io.github.junheng.MadeUp.primary;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.junheng.dataset.County;
import io.github.junheng.dataset.CountyDataset;
import io.github.junheng.dataset.FactDefinition;
import io.github.junheng.dataset.FactValue;
import io.github.junheng.dataset.SchoolReport;
import io.github.junheng.school.School;
import io.github.junheng.school.SchoolCode;
import io.github.junheng.school.SchoolKind;
import io.github.junheng.school.Stage;
import io.github.junheng.standard.Rule;
import io.github.junheng.standard.RuleId;
import io.github.junheng.standard.Standard;
import io.github.junheng.testkit.Counties;
import io.github.junheng.testkit.Counties.Distance;
import io.github.junheng.testkit.Counties.Recipe;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class SessionTest {
    /** Without the two rules whose shapes no plan knows, which would have every change look at all schools. */
    private static final Standard STANDARD = compiled();

    private static final LocalDate DAY = Counties.dayOf(STANDARD);

    private static Standard compiled() {
        Standard standard = MadeUpStandard.standard();
        for (String id : List.of("B2", "B6")) {
            standard = MadeUpStandard.with(
                    standard, standard.rule(id).with(standard.rule("B5").criterion()));
        }
        return MadeUpStandard.with(
                standard,
                PlanFallbackTest.scoped(standard.rule("B2"), standard.rule("B1").scopeOrNull()));
    }

    @Test
    void anOrdinaryChangeSharesTheTableAndKeepsEveryOtherState() {
        CountyDataset dataset = four();
        Session first = session(STANDARD, dataset);
        Session second = first.with(code(1), "primary.music", FactValue.Amount.of(9));
        Session third = second.with(code(2), "teachingArea", FactValue.Amount.of(40));
        Session fourth = third.with(primary(3, "primary.students", 80));
        assertThat(second.base).isSameAs(first.base);
        assertThat(third.base).isSameAs(first.base);
        assertThat(fourth.base).isSameAs(first.base);
        assertThat(new ArrayList<>(first.evaluation().findings())).isEqualTo(findings(STANDARD, dataset));
        assertThat(first.changes()).isEmpty();
    }

    @Test
    void aSchoolThatIsRenamedHasItsNewNameFromThenOn() {
        CountyDataset dataset = four();
        SchoolReport old = dataset.schools().get(1);
        SchoolReport renamed = new SchoolReport(
                School.of(code(2).value(), "新校名小学", old.school().kind()), old.facts());
        Session first = session(STANDARD, dataset);
        Session second = first.with(renamed);
        Session third = second.with(code(2), "primary.music", FactValue.Amount.of(9))
                .with(renamed.with("primary.students", 80).with("teachingArea", 40));
        CountyDataset next = dataset.withSchool(code(2), s -> renamed);
        assertThat(second.changes()).isEmpty();
        assertThat(second.table().toDataset()).isEqualTo(next);
        assertSame(STANDARD, second, next);
        assertThat(List.of(first, second, third))
                .extracting(session -> session.evaluation()
                        .dataset()
                        .school(code(2))
                        .orElseThrow()
                        .school()
                        .name())
                .containsExactly(old.school().name(), "新校名小学", "新校名小学");
    }

    @Test
    void theSameValueAgainChangesNothing() {
        CountyDataset dataset = four();
        Session again = session(STANDARD, dataset)
                .with(code(1), "primary.music", FactValue.Amount.of(9))
                .with(code(1), "primary.music", FactValue.Amount.of(9));
        assertThat(again.changes()).isEmpty();
        assertSame(STANDARD, again, dataset.withSchool(code(1), s -> s.with("primary.music", 9)));
    }

    @Test
    void whatNoColumnOfTheCountyHoldsMakesAnotherTable() {
        Session first = session(STANDARD, four());
        assertThat(first.with(code(1), "teachingArea", new FactValue.Amount(new BigDecimal("0.125"))).base)
                .isNotSameAs(first.base);
    }

    @Test
    void aChangeBackGivesTheFirstOutcomes() {
        CountyDataset dataset = four();
        Session first = session(STANDARD, dataset);
        for (String fact : List.of("primary.students", "primary.music", "teachingArea", "location", "sponsor")) {
            FactValue old = dataset.schools().get(0).facts().values().get(fact);
            Session gone = first.with(code(1), fact, null);
            Session back = gone.with(code(1), fact, old);
            assertSame(STANDARD, back, dataset);
            assertThat(back.changes())
                    .extracting(OutcomeChange::rule, OutcomeChange::beforeOrNull, OutcomeChange::afterOrNull)
                    .containsExactlyInAnyOrderElementsOf(gone.changes().stream()
                            .map(c -> org.assertj.core.groups.Tuple.tuple(c.rule(), c.afterOrNull(), c.beforeOrNull()))
                            .toList());
        }
    }

    @Test
    void changesAreExactlyTheDifferencesOfTheSchoolFirstAndThenOfTheCounty() {
        int told = 0;
        for (int seed = 0; seed < 60; seed++) {
            Random random = new Random(seed);
            CountyDataset dataset = Counties.of(STANDARD, DAY)
                    .draw(new Recipe(seed, 1 + seed % 7, Distance.values()[seed % 4], seed % 3 * 20));
            Session session = session(STANDARD, dataset);
            for (int i = 0; i < 12; i++) {
                SchoolReport school =
                        dataset.schools().get(random.nextInt(dataset.schools().size()));
                SchoolReport after = changed(school, random);
                CountyDataset next = dataset.withSchool(school.school().code(), s -> after);
                session = session.with(after);
                assertThat(session.changes())
                        .as("seed %s change %s", seed, i)
                        .containsExactlyInAnyOrderElementsOf(differences(
                                STANDARD, dataset, next, school.school().code()));
                assertThat(session.changes().stream()
                                .map(c -> c.schoolOrNull() == null)
                                .toList())
                        .as("the school before the county, seed %s change %s", seed, i)
                        .isSorted();
                told += session.changes().size();
                dataset = next;
                assertSame(STANDARD, session, dataset);
            }
        }
        assertThat(told).isGreaterThan(100);
    }

    @Test
    void aRuleOfTheCountysOwnFactsThatConcernsSomeSchoolsFollowsThem() {
        Standard standard = MadeUpStandard.with(
                STANDARD,
                PlanFallbackTest.scoped(STANDARD.rule("V1"), STANDARD.rule("A1").scopeOrNull()));
        CountyDataset dataset = four();
        dataset = dataset.with(dataset.county().with("vetoes.V1", false));
        Session session = session(standard, dataset);
        for (int serial = 1; serial <= 4; serial++) {
            CountyDataset next = dataset.withSchool(code(serial), s -> s.with("primary.students", 0));
            session = session.with(code(serial), "primary.students", FactValue.Amount.of(0));
            assertThat(session.changes())
                    .containsExactlyInAnyOrderElementsOf(differences(standard, dataset, next, code(serial)));
            dataset = next;
            assertSame(standard, session, dataset);
        }
    }

    @Test
    void listsThatNoColumnHoldsSideBySideAreBothKept() {
        CountyDataset dataset = four().withSchool(code(1), s -> with(s, "musicRoomAreas", "999999999999999999"));
        Session session = session(STANDARD, dataset)
                .with(code(2), "musicRoomAreas", FactValue.Amounts.of(List.of(new BigDecimal("0.0000000001"))));
        CountyDataset next = dataset.withSchool(code(2), s -> with(s, "musicRoomAreas", "0.0000000001"));
        assertThat(session.table().toDataset()).isEqualTo(next);
        assertSame(STANDARD, session, next);
    }

    @Test
    void pupilsWhoseSumIsBeyondLongsAreNotTakenForFew() {
        List<SchoolReport> schools = new ArrayList<>();
        for (int i = 1; i <= 400; i++) {
            schools.add(primary(i, "primary.students", 30_000_000_000_000_000L)
                    .with("primary.music", i % 2 == 0 ? 3_000_000_000_000_000L : 1_000L)
                    .with("primary.arts", 0));
        }
        CountyDataset dataset = CountyDataset.of(County.of("371425", "某县", 2024), schools);
        Session session = session(STANDARD, dataset);
        CountyDataset next = dataset.withSchool(code(1), s -> s.with("primary.music", 1_001));
        session = session.with(code(1), "primary.music", FactValue.Amount.of(1_001));
        assertSame(STANDARD, session, next);
    }

    @Test
    void alternativesFromOneStateAreTriedByTwoThreads() throws Exception {
        CountyDataset dataset = four();
        Session first = session(STANDARD, dataset);
        ExecutorService two = Executors.newFixedThreadPool(2);
        try {
            List<Future<CountyVerdict>> tried = new ArrayList<>();
            for (int i = 0; i < 200; i++) {
                int music = i;
                tried.add(two.submit(() -> first.with(code(1 + music % 4), "primary.music", FactValue.Amount.of(music))
                        .outcomes()));
            }
            for (int i = 0; i < tried.size(); i++) {
                int music = i;
                CountyVerdict expected =
                        verdict(STANDARD, dataset.withSchool(code(1 + i % 4), s -> s.with("primary.music", music)));
                for (Rule rule : STANDARD.rules().values()) {
                    assertThat(tried.get(i).get().tally(rule.id().local()))
                            .isEqualTo(expected.tally(rule.id().local()));
                }
            }
        } finally {
            two.shutdownNow();
        }
        assertSame(STANDARD, first, dataset);
    }

    @Test
    void anUnknownSchoolAnUnknownFactAndAnotherKindAreRefused() {
        Session session = session(STANDARD, four());
        FactValue one = FactValue.Amount.of(1);
        assertThatIllegalArgumentException().isThrownBy(() -> session.with(code(77), "primary.music", one));
        assertThatIllegalArgumentException().isThrownBy(() -> session.with(code(1), "primary.dance", one));
        assertThatIllegalArgumentException().isThrownBy(() -> session.with(code(1), "pay.teachers", one));
        assertThatIllegalArgumentException().isThrownBy(() -> session.findings(code(77)));
        School point = School.of(code(1).value(), "某教学点", SchoolKind.TEACHING_POINT);
        assertThatIllegalArgumentException().isThrownBy(() -> session.with(SchoolReport.of(point)));
    }

    @Test
    void oddValuesAreFollowedToo() {
        CountyDataset dataset = four();
        Session session = session(STANDARD, dataset);
        for (String value : List.of("-1", "1E+30", "7")) {
            FactValue amount = new FactValue.Amount(new BigDecimal(value));
            dataset = dataset.withSchool(code(2), s -> s.with(s.facts().with("teachingArea", amount)));
            session = session.with(code(2), "teachingArea", amount);
            assertSame(STANDARD, session, dataset);
            assertThat(session.table().toDataset()).isEqualTo(dataset);
        }
    }

    private record Asked(
            RuleId rule,
            @Nullable SchoolCode school,
            @Nullable Stage stage) {}

    /** What two evaluations tell otherwise of a school and of the county. */
    private static List<OutcomeChange> differences(
            Standard standard, CountyDataset before, CountyDataset after, SchoolCode school) {
        Map<Asked, Status> old = statuses(standard, before, school);
        Map<Asked, Status> now = statuses(standard, after, school);
        Set<Asked> all = new LinkedHashSet<>(old.keySet());
        all.addAll(now.keySet());
        return all.stream()
                .filter(a -> old.get(a) != now.get(a))
                .map(a -> new OutcomeChange(a.rule(), a.school(), a.stage(), old.get(a), now.get(a)))
                .toList();
    }

    private static Map<Asked, Status> statuses(Standard standard, CountyDataset dataset, SchoolCode school) {
        Map<Asked, Status> statuses = new LinkedHashMap<>();
        for (Finding finding : findings(standard, dataset)) {
            if (finding.schoolOrNull() == null || school.equals(finding.schoolOrNull())) {
                statuses.put(
                        new Asked(finding.rule(), finding.schoolOrNull(), finding.stageOrNull()), finding.status());
            }
        }
        return statuses;
    }

    private static void assertSame(Standard standard, Session session, CountyDataset dataset) {
        CountyVerdict expected = verdict(standard, dataset);
        for (Rule rule : standard.rules().values()) {
            assertThat(session.outcomes().tally(rule.id().local()))
                    .as("rule %s", rule.id())
                    .isEqualTo(expected.tally(rule.id().local()));
        }
        assertThat(session.status()).isEqualTo(expected.status());
        assertThat(session.outcomes().sections()).isEqualTo(expected.sections());
        assertThat(new ArrayList<>(session.evaluation().findings())).isEqualTo(findings(standard, dataset));
    }

    private static CountyVerdict verdict(Standard standard, CountyDataset dataset) {
        Evaluator evaluator = Evaluator.of(standard);
        return evaluator
                .verdict(CountyTable.of(dataset, evaluator.layout()), DAY)
                .orThrow();
    }

    private static List<Finding> findings(Standard standard, CountyDataset dataset) {
        return new ArrayList<>(
                Evaluator.of(standard).evaluate(dataset, DAY).orThrow().findings());
    }

    private static Session session(Standard standard, CountyDataset dataset) {
        Evaluator evaluator = Evaluator.of(standard);
        return evaluator
                .session(CountyTable.of(dataset, evaluator.layout()), DAY)
                .orThrow();
    }

    private static SchoolReport changed(SchoolReport school, Random random) {
        SchoolReport after = school;
        List<FactDefinition> columns = TableLayout.of(STANDARD).schoolColumns();
        for (int i = 0; i <= random.nextInt(3); i++) {
            FactDefinition column = columns.get(random.nextInt(columns.size()));
            FactValue value = switch (column.type()) {
                case FLAG -> new FactValue.Flag(random.nextBoolean());
                case WORD ->
                    new FactValue.Word(
                            column.words().get(random.nextInt(column.words().size())));
                case COUNT_LIST, DECIMAL_LIST ->
                    FactValue.Amounts.of(List.of(BigDecimal.valueOf(30 + random.nextInt(80))));
                case CODE -> FactValue.Amount.of(1 + random.nextInt(10));
                default -> FactValue.Amount.of(random.nextInt(random.nextBoolean() ? 4 : 3_000));
            };
            after = random.nextInt(6) == 0
                    ? after.without(column.id())
                    : after.with(after.facts().with(column.id(), value));
        }
        return after;
    }

    private static SchoolReport with(SchoolReport school, String fact, String element) {
        return school.with(school.facts().with(fact, FactValue.Amounts.of(List.of(new BigDecimal(element)))));
    }

    private static SchoolCode code(int serial) {
        return primary(serial).school().code();
    }

    private static CountyDataset four() {
        List<SchoolReport> schools = new ArrayList<>();
        for (int i = 1; i <= 4; i++) {
            schools.add(primary(i, "primary.students", 100 + 10 * i)
                    .with("primary.music", i)
                    .with("primary.arts", 1)
                    .with("teachingArea", 900)
                    .with("indoorSportsArea", 30 * i)
                    .with("sportsGroundArea", 1500)
                    .with("equipmentValue", 30 + i)
                    .with("location", "城区")
                    .with("boarding", false)
                    .with("sponsor", 7)
                    .with("moralAndCulture", "良好"));
        }
        return CountyDataset.of(County.of("371425", "某县", 2024), schools);
    }
}
