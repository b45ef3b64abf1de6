package io.github.junheng.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.junheng.MadeUp;
import io.github.junheng.dataset.County;
import io.github.junheng.dataset.CountyDataset;
import io.github.junheng.dataset.Facts;
import io.github.junheng.dataset.SchoolReport;
import io.github.junheng.evaluation.Evaluation;
import io.github.junheng.evaluation.Evaluator;
import io.github.junheng.io.DatasetDigest;
import io.github.junheng.ledger.LedgerEntry.State;
import io.github.junheng.ledger.LedgerEvent.Kind;
import io.github.junheng.plan.SchoolChange;
import io.github.junheng.problem.Checked;
import io.github.junheng.problem.Problem;
import io.github.junheng.problem.ProblemCode;
import io.github.junheng.quantity.Reported;
import io.github.junheng.school.SchoolCode;
import io.github.junheng.school.Stage;
import io.github.junheng.standard.RuleId;
import io.github.junheng.standard.Standard;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class LedgerUpdateTest {
    private static final Standard STANDARD = MadeUp.standard();
    private static final LocalDate MARCH = LocalDate.of(2025, 3, 1);
    private static final Ground EVIDENCE = LedgerTest.EVIDENCE;

    /** Two of three have to be met, the third at 0.85 of its limit: teachers 4.2, area 4.5, backbone 1. */
    private static SchoolReport school(int serial, int teachers, int area, int backbone) {
        return MadeUp.primary(
                serial,
                "primary.students",
                1000,
                "primary.teachers",
                teachers,
                "teachingArea",
                area,
                "indoorSportsArea",
                0,
                "primary.backbone",
                backbone);
    }

    private static LedgerKey key(String rule, int serial) {
        return new LedgerKey(STANDARD.rule(rule).id(), code(serial), Stage.PRIMARY);
    }

    private static SchoolCode code(int serial) {
        return MadeUp.primary(serial).school().code();
    }

    private static Checked<List<LedgerEvent>> found(Ledger ledger, CountyDataset data, Successors successors) {
        Evaluation evaluation = MadeUp.evaluate(STANDARD, data);
        return LedgerUpdate.of(ledger, evaluation, DatasetDigest.of(data), successors, null, MARCH, "县教体局");
    }

    private static Ledger updated(Ledger ledger, SchoolReport... schools) {
        return ledger.append(
                        found(ledger, MadeUp.county(schools), Successors.NONE).orThrow())
                .orThrow();
    }

    private static List<Kind> kinds(Ledger ledger, SchoolReport... schools) {
        return found(ledger, MadeUp.county(schools), Successors.NONE).orThrow().stream()
                .map(LedgerEvent::kind)
                .toList();
    }

    private static State state(Ledger ledger, LedgerKey key) {
        return ledger.entry(key).orElseThrow().state();
    }

    private static Ledger closed(Ledger ledger, LedgerKey key) {
        return ledger.append(List.of(
                        new LedgerEvent.Resolved(MARCH, "一小", key, EVIDENCE),
                        new LedgerEvent.Verified(MARCH, "县督导室", key, EVIDENCE)))
                .orThrow();
    }

    @Test
    void ofAGroupThoseThatFailAreOpenedAndNeitherTheGroupNorTheRollUp() {
        Ledger ledger = updated(Ledger.empty(), school(1, 40, 4000, 10), school(2, 50, 5000, 10));

        assertThat(ledger.entries()).extracting(LedgerEntry::key).containsExactly(key("S", 1), key("T", 1));
        LedgerEntry entry = ledger.entry(key("T", 1)).orElseThrow();
        assertThat(entry.finding().shortfall().orElseThrow().toDecimal()).isEqualTo("2");
        assertThat(entry.finding().told().zh()).isEqualTo("实际 4，标准 ≥ 4.2 人/百名学生");
        assertThat(entry.citation().reference()).contains("第一条");
        assertThat(entry.schoolName()).contains("第1学校");
    }

    @Test
    void aFailureThatItsGroupAllowsIsNoEntryAndSettlesTheOneThereWas() {
        assertThat(kinds(Ledger.empty(), school(1, 40, 5000, 10))).isEmpty();

        Ledger ledger = updated(Ledger.empty(), school(1, 40, 4000, 10));
        Ledger after = updated(ledger, school(1, 40, 5000, 10));

        assertThat(state(after, key("T", 1))).isEqualTo(State.RESOLVED);
        assertThat(after.entry(key("T", 1)).orElseThrow().closedOn().orElseThrow())
                .isInstanceOfSatisfying(
                        Ground.OfFinding.class,
                        found -> assertThat(found.rule()).isEqualTo(new RuleId(STANDARD.id(), "K")));
    }

    @Test
    void ofARuleThatIsAskedOfSchoolsTheSchoolIsOpenedAndTheCountyIsNot() {
        Ledger ledger = updated(Ledger.empty(), school(1, 150, 15000, 30).with("primary.students", 3000));

        assertThat(ledger.entries())
                .extracting(entry -> entry.key().toString())
                .containsExactly(STANDARD.id() + "/P:" + code(1));
    }

    @Test
    void theSameDataTwiceAddNothing() {
        Ledger ledger = updated(Ledger.empty(), school(1, 40, 4000, 10));

        assertThat(kinds(ledger, school(1, 40, 4000, 10))).isEmpty();
    }

    @Test
    void otherFiguresOfAnOpenEntryAreNoted() {
        Ledger ledger = updated(Ledger.empty(), school(1, 40, 4000, 10));

        // The other one has the same figures in other data.
        assertThat(kinds(ledger, school(1, 39, 4000, 10))).containsExactly(Kind.NOTED, Kind.NOTED);
    }

    @Test
    void whatIsMetIsResolvedByTheFinding() {
        Ledger ledger = updated(Ledger.empty(), school(1, 40, 4000, 10));

        Ledger after = updated(ledger, school(1, 50, 5000, 10));

        assertThat(after.entries()).extracting(LedgerEntry::state).containsExactly(State.RESOLVED, State.RESOLVED);
        assertThat(kinds(after, school(1, 50, 5000, 10))).isEmpty();
    }

    @Test
    void whatIsNotMetAgainIsOpenedWhateverADocumentSaid() {
        Ledger ledger = closed(updated(Ledger.empty(), school(1, 40, 4000, 10)), key("T", 1));
        assertThat(state(ledger, key("T", 1))).isEqualTo(State.VERIFIED);

        Ledger after = updated(ledger, school(1, 41, 4000, 10));

        assertThat(state(after, key("T", 1))).isEqualTo(State.OPEN);
        assertThat(after.entry(key("T", 1)).orElseThrow().last().kind()).isEqualTo(Kind.REOPENED);
    }

    @Test
    void figuresThatADocumentHasAnsweredDoNotOpenItAgainAndThoseOfALaterYearDo() {
        Ledger ledger = closed(updated(Ledger.empty(), school(1, 40, 4000, 10)), key("T", 1));

        assertThat(kinds(ledger, school(1, 40, 4000, 10))).isEmpty();
        CountyDataset later = CountyDataset.of(County.of("371425", "某县", 2025), List.of(school(1, 40, 4000, 10)));
        assertThat(found(ledger, later, Successors.NONE).orThrow())
                .extracting(LedgerEvent::kind)
                .containsExactly(Kind.NOTED, Kind.REOPENED);
    }

    @Test
    void whatCannotBeDecidedIsLeftAndWarnedOf() {
        Ledger ledger = updated(Ledger.empty(), school(1, 40, 4000, 10));
        CountyDataset gap = MadeUp.county(school(1, 40, 4000, 10).without("primary.teachers"));

        Checked<List<LedgerEvent>> found = found(ledger, gap, Successors.NONE);

        assertThat(found.orThrow()).extracting(LedgerEvent::key).containsExactly(key("S", 1));
        assertThat(found.problems())
                .extracting(Problem::code, Problem::where)
                .containsExactly(org.assertj.core.groups.Tuple.tuple(
                        ProblemCode.LEDGER_UNDECIDED, key("T", 1).toString()));
        assertThat(found.hasErrors()).isFalse();
    }

    @Test
    void aSchoolThatIsGoneLeavesItsEntriesWithAWarningUntilItsSuccessorIsKnown() {
        Ledger ledger = updated(Ledger.empty(), school(1, 40, 4000, 10));
        CountyDataset later = MadeUp.county(school(2, 41, 4100, 10));

        Checked<List<LedgerEvent>> gone = found(ledger, later, Successors.NONE);
        assertThat(gone.problems()).extracting(Problem::code).containsOnly(ProblemCode.LEDGER_UNDECIDED);

        Successors merged = Successors.of(
                List.of(
                        new SchoolChange(2023, SchoolChange.Kind.RECODED, code(1), code(3), null),
                        new SchoolChange(2024, SchoolChange.Kind.MERGED, code(3), code(2), "县政府批复"),
                        new SchoolChange(2025, SchoolChange.Kind.MERGED, code(2), code(4), null)),
                2024);
        Checked<List<LedgerEvent>> moved = found(ledger, later, merged);
        assertThat(moved.orThrow())
                .extracting(LedgerEvent::kind)
                .containsExactly(Kind.MOVED, Kind.MOVED, Kind.NOTED, Kind.NOTED);
        Ledger after = ledger.append(moved.orThrow()).orThrow();
        assertThat(after.entries()).extracting(LedgerEntry::key).containsExactly(key("S", 2), key("T", 2));
    }

    @Test
    void dataOfAnotherCountyOrOfAnEarlierDayAreRefused() {
        Ledger ledger = updated(Ledger.empty(), school(1, 40, 4000, 10));
        CountyDataset data = MadeUp.county(school(1, 40, 4000, 10));
        CountyDataset other = CountyDataset.of(County.of("371426", "别县", 2024), data.schools());

        assertThat(found(ledger, other, Successors.NONE).problems())
                .extracting(Problem::code)
                .containsExactly(ProblemCode.LEDGER_COUNTY);
        Evaluation earlier =
                Evaluator.of(STANDARD).evaluate(data, LocalDate.of(2023, 6, 1)).orThrow();
        assertThat(LedgerUpdate.of(ledger, earlier, "x", Successors.NONE, null, MARCH, "县教体局")
                        .problems())
                .extracting(Problem::code)
                .containsExactly(ProblemCode.LEDGER_OLDER);
    }

    @Test
    void dataOfAnEarlierYearAreRefusedOnWhateverDayTheyAreEvaluated() {
        Ledger ledger = updated(Ledger.empty(), school(1, 40, 4000, 10));
        CountyDataset old = CountyDataset.of(County.of("371425", "某县", 2023), List.of(school(1, 39, 4000, 10)));
        Evaluation late =
                Evaluator.of(STANDARD).evaluate(old, LocalDate.of(2025, 2, 1)).orThrow();

        assertThat(LedgerUpdate.of(ledger, late, "x", Successors.NONE, null, MARCH, "县教体局")
                        .problems())
                .extracting(Problem::code)
                .containsExactly(ProblemCode.LEDGER_OLDER);
    }

    @Test
    void whatIsStillMetOfAClosedEntryIsRememberedSoThatOlderDataDoNotOpenIt() {
        Ledger ledger = closed(closed(updated(Ledger.empty(), school(1, 40, 4000, 10)), key("T", 1)), key("S", 1));
        CountyDataset met = CountyDataset.of(County.of("371425", "某县", 2026), List.of(school(1, 50, 5000, 10)));
        CountyDataset older = CountyDataset.of(County.of("371425", "某县", 2025), List.of(school(1, 39, 4000, 10)));

        List<LedgerEvent> noted = found(ledger, met, Successors.NONE).orThrow();
        assertThat(noted).extracting(LedgerEvent::kind).containsExactly(Kind.NOTED, Kind.NOTED);
        Ledger after = ledger.append(noted).orThrow();

        assertThat(state(after, key("T", 1))).isEqualTo(State.VERIFIED);
        assertThat(after.entry(key("T", 1)).orElseThrow().closedOn()).contains(EVIDENCE);
        assertThat(found(after, met, Successors.NONE).orThrow()).isEmpty();
        assertThat(found(after, older, Successors.NONE).problems())
                .extracting(Problem::code)
                .containsExactly(ProblemCode.LEDGER_OLDER);
    }

    @Test
    void otherDataThatGiveTheSameFigureOpenItAgain() {
        Ledger ledger = closed(updated(Ledger.empty(), school(1, 40, 4000, 10)), key("T", 1));

        Ledger after = updated(ledger, school(1, 40, 4000, 11));

        assertThat(state(after, key("T", 1))).isEqualTo(State.OPEN);
    }

    @Test
    void dataOfACountyWithoutCodeAndNameAreRefused() {
        County nameless = new County(Reported.none(), Reported.none(), 2024, Facts.empty());
        CountyDataset data = CountyDataset.of(nameless, List.of(school(1, 40, 4000, 10)));

        assertThat(found(Ledger.empty(), data, Successors.NONE).problems())
                .extracting(Problem::code)
                .containsExactly(ProblemCode.LEDGER_COUNTY);
    }

    @Test
    void successorsThatGoRoundInACircleEnd() {
        Successors circle = Successors.of(
                List.of(
                        new SchoolChange(2023, SchoolChange.Kind.RECODED, code(1), code(2), null),
                        new SchoolChange(2024, SchoolChange.Kind.RECODED, code(2), code(1), null)),
                2024);

        assertThat(circle.of(code(1))).isEmpty();
        assertThat(circle.of(code(9))).isEmpty();
    }

    /** Whatever happens in between, the same data add nothing when they come right again. */
    @Property(tries = 60)
    void anUpdateIsIdempotent(@ForAll Random random) {
        Ledger ledger = Ledger.empty();
        for (int step = 0; step < 4; step++) {
            List<SchoolReport> schools = new ArrayList<>();
            for (int serial = 1; serial <= 2; serial++) {
                SchoolReport report =
                        school(serial, 38 + random.nextInt(8), 3900 + 200 * random.nextInt(6), 7 + random.nextInt(5));
                schools.add(random.nextInt(4) == 0 ? report.without("primary.teachers") : report);
            }
            SchoolReport[] all = schools.toArray(SchoolReport[]::new);
            Ledger after = updated(ledger, all);
            assertThat(kinds(after, all)).isEmpty();
            for (LedgerEntry entry : after.entries()) {
                if (entry.state() == State.RESOLVED && random.nextBoolean()) {
                    after = after.append(List.of(new LedgerEvent.Verified(
                                    MARCH, "县督导室", entry.key(), entry.closedOn().orElseThrow())))
                            .orThrow();
                } else if (entry.state().isOpen() && random.nextInt(3) == 0) {
                    after = closed(after, entry.key());
                }
            }
            assertThat(kinds(after, all)).isEmpty();
            ledger = after;
        }
    }
}
