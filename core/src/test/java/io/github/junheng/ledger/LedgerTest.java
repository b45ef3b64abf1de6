package io.github.junheng.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.junheng.evaluation.Status;
import io.github.junheng.ledger.LedgerEntry.State;
import io.github.junheng.ledger.LedgerEvent.Kind;
import io.github.junheng.problem.Checked;
import io.github.junheng.problem.Problem;
import io.github.junheng.problem.ProblemCode;
import io.github.junheng.school.SchoolCode;
import io.github.junheng.school.Stage;
import io.github.junheng.standard.Citation;
import io.github.junheng.standard.Confidence;
import io.github.junheng.standard.RuleId;
import io.github.junheng.standard.Text;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class LedgerTest {
    static final LocalDate DAY = LocalDate.of(2024, 3, 1);
    static final SchoolCode SCHOOL = SchoolCode.parse("2137100001");
    static final SchoolCode OTHER = SchoolCode.parse("2137100002");
    static final LedgerKey KEY = new LedgerKey(new RuleId("quality", "R4"), SCHOOL, Stage.PRIMARY);
    static final Ground.OfEvidence EVIDENCE = new Ground.OfEvidence("竣工验收.pdf", "a".repeat(64));

    static Ground.OfFinding finding(Status status, String value) {
        return new Ground.OfFinding(
                KEY.rule(),
                status,
                value,
                "≥ 4.5",
                new Text("㎡", "m²"),
                null,
                List.of(),
                LocalDate.of(2023, 12, 31),
                2023,
                "d" + value);
    }

    static LedgerEvent event(Kind kind, LedgerKey key, LocalDate on, @Nullable Ground ground) {
        return switch (kind) {
            case OPENED ->
                new LedgerEvent.Opened(
                        on,
                        "县教体局",
                        key,
                        "371425",
                        "某县",
                        new Text("面积", "area"),
                        "一小",
                        new Citation("某文", "第一条", Confidence.VERIFIED),
                        finding(Status.NOT_MET, "4.1"));
            case ASSIGNED ->
                new LedgerEvent.Assigned(
                        on,
                        "县政府办",
                        key,
                        new Assignment(List.of("市住建局"), List.of(), "扩建", LocalDate.of(2024, 12, 31), null));
            case STARTED -> new LedgerEvent.Started(on, "一小", key);
            case RESOLVED -> new LedgerEvent.Resolved(on, "一小", key, ground);
            case VERIFIED -> new LedgerEvent.Verified(on, "县督导室", key, ground);
            case REOPENED -> new LedgerEvent.Reopened(on, "县教体局", key, finding(Status.NOT_MET, "4.2"));
            case NOTED ->
                new LedgerEvent.Noted(
                        on,
                        "县教体局",
                        key,
                        ground instanceof Ground.OfFinding found ? found : finding(Status.NOT_MET, "4.3"));
            case MOVED -> new LedgerEvent.Moved(on, "县教体局", key, OTHER, "二小", "批复");
        };
    }

    /** A ledger with one entry in a state. */
    static Ledger in(State state) {
        List<Kind> way = switch (state) {
            case OPEN -> List.of(Kind.OPENED);
            case IN_WORK -> List.of(Kind.OPENED, Kind.STARTED);
            case RESOLVED -> List.of(Kind.OPENED, Kind.RESOLVED);
            case VERIFIED -> List.of(Kind.OPENED, Kind.RESOLVED, Kind.VERIFIED);
        };
        return Ledger.empty()
                .append(way.stream()
                        .map(kind -> event(kind, KEY, DAY, EVIDENCE))
                        .toList())
                .orThrow();
    }

    private static List<ProblemCode> codes(Checked<?> checked) {
        return checked.problems().stream().map(Problem::code).toList();
    }

    /** The table of what may happen in which state, cell by cell. */
    @Test
    void everyEventInEveryStateDoesWhatTheTableSays() {
        Map<State, Map<Kind, State>> table = new EnumMap<>(State.class);
        table.put(
                State.OPEN,
                Map.of(
                        Kind.ASSIGNED, State.OPEN,
                        Kind.STARTED, State.IN_WORK,
                        Kind.NOTED, State.OPEN,
                        Kind.RESOLVED, State.RESOLVED,
                        Kind.MOVED, State.OPEN));
        table.put(
                State.IN_WORK,
                Map.of(
                        Kind.ASSIGNED, State.IN_WORK,
                        Kind.NOTED, State.IN_WORK,
                        Kind.RESOLVED, State.RESOLVED,
                        Kind.MOVED, State.IN_WORK));
        table.put(
                State.RESOLVED,
                Map.of(
                        Kind.VERIFIED, State.VERIFIED,
                        Kind.REOPENED, State.OPEN,
                        Kind.NOTED, State.RESOLVED,
                        Kind.MOVED, State.RESOLVED));
        table.put(
                State.VERIFIED,
                Map.of(Kind.REOPENED, State.OPEN, Kind.NOTED, State.VERIFIED, Kind.MOVED, State.VERIFIED));
        for (State state : State.values()) {
            Ledger ledger = in(state);
            assertThat(ledger.entries()).extracting(LedgerEntry::state).containsExactly(state);
            for (Kind kind : Kind.values()) {
                Ground ground =
                        kind == Kind.NOTED ? finding(state.isOpen() ? Status.NOT_MET : Status.MET, "5") : EVIDENCE;
                Checked<Ledger> after = ledger.append(List.of(event(kind, KEY, DAY, ground)));
                State next = table.getOrDefault(state, Map.of()).get(kind);
                if (next == null) {
                    assertThat(codes(after)).as(state + " " + kind).containsExactly(ProblemCode.LEDGER_TRANSITION);
                    assertThat(after.value()).isEmpty();
                } else {
                    assertThat(after.orThrow().entries())
                            .as(state + " " + kind)
                            .extracting(LedgerEntry::state)
                            .containsExactly(next);
                }
            }
        }
    }

    @Test
    void whatIsRefusedNamesTheStateAndWhatMayHappen() {
        Problem problem = in(State.VERIFIED)
                .append(List.of(event(Kind.STARTED, KEY, DAY, null)))
                .problems()
                .get(0);

        assertThat(problem.message(Locale.CHINESE))
                .isEqualTo("quality/R4:2137100001:PRIMARY 现为“已销号”，不能“开始整改”。可作：重新登记、复评、转移。");
        assertThat(problem.message(Locale.ENGLISH)).contains("is verified and cannot be started");
    }

    @Test
    void nothingHappensToWhatWasNeverOpened() {
        for (Kind kind : Kind.values()) {
            if (kind != Kind.OPENED) {
                assertThat(codes(Ledger.empty().append(List.of(event(kind, KEY, DAY, EVIDENCE)))))
                        .containsExactly(ProblemCode.LEDGER_TRANSITION);
            }
        }
    }

    @Test
    void nothingClosesWithoutAFindingThatIsMetOrEvidenceWithItsHash() {
        for (Kind kind : List.of(Kind.RESOLVED, Kind.VERIFIED)) {
            Ledger ledger = in(kind == Kind.RESOLVED ? State.OPEN : State.RESOLVED);
            assertThat(codes(ledger.append(List.of(event(kind, KEY, DAY, null)))))
                    .containsExactly(ProblemCode.LEDGER_WITHOUT_GROUND);
            for (Status status : List.of(Status.NOT_MET, Status.INDETERMINATE, Status.NOT_APPLICABLE)) {
                assertThat(codes(ledger.append(List.of(event(kind, KEY, DAY, finding(status, "4"))))))
                        .containsExactly(ProblemCode.LEDGER_WITHOUT_GROUND);
            }
            for (String hash : List.of("", "a".repeat(63), "A".repeat(64), "g".repeat(64), "a".repeat(65))) {
                assertThat(codes(ledger.append(List.of(event(kind, KEY, DAY, new Ground.OfEvidence("x.pdf", hash))))))
                        .containsExactly(ProblemCode.EVIDENCE_HASH);
            }
            assertThat(codes(ledger.append(List.of(event(kind, KEY, DAY, finding(Status.MET, "5"))))))
                    .isEmpty();
            assertThat(codes(ledger.append(List.of(event(kind, KEY, DAY, EVIDENCE)))))
                    .isEmpty();
        }
    }

    @Test
    void anEventBeforeTheLastOneOfItsEntryIsRefusedAndOneOfTheSameDayIsNot() {
        Ledger ledger = in(State.OPEN);

        assertThat(codes(ledger.append(List.of(event(Kind.STARTED, KEY, DAY.minusDays(1), null)))))
                .containsExactly(ProblemCode.LEDGER_EARLIER);
        assertThat(codes(ledger.append(List.of(event(Kind.STARTED, KEY, DAY, null)))))
                .isEmpty();
    }

    @Test
    void everyReasonIsToldInOneRunAndNothingIsTaken() {
        Checked<Ledger> after = in(State.OPEN)
                .append(List.of(
                        event(Kind.RESOLVED, KEY, DAY.minusDays(1), null),
                        event(Kind.VERIFIED, KEY.of(OTHER), DAY, EVIDENCE)));

        assertThat(after.value()).isEmpty();
        assertThat(codes(after))
                .containsExactly(
                        ProblemCode.LEDGER_EARLIER, ProblemCode.LEDGER_WITHOUT_GROUND, ProblemCode.LEDGER_TRANSITION);
    }

    @Test
    void anEntryIsOverdueOnTheDayAfterItsLastDayWhileSomethingIsToBeDone() {
        Ledger ledger = in(State.OPEN)
                .append(List.of(event(Kind.ASSIGNED, KEY, DAY, null)))
                .orThrow();
        LocalDate last = LocalDate.of(2024, 12, 31);

        assertThat(ledger.overdue(last)).isEmpty();
        assertThat(ledger.overdue(last.plusDays(1))).hasSize(1);
        Ledger resolved =
                ledger.append(List.of(event(Kind.RESOLVED, KEY, DAY, EVIDENCE))).orThrow();
        assertThat(resolved.overdue(last.plusDays(1))).isEmpty();
        Ledger again =
                resolved.append(List.of(event(Kind.REOPENED, KEY, DAY, null))).orThrow();
        assertThat(again.overdue(last.plusDays(1))).hasSize(1);
    }

    @Test
    void whatIsAssignedLaterLeavesTheRestAsItWas() {
        LedgerEvent later = new LedgerEvent.Assigned(
                DAY, "县政府办", KEY, new Assignment(List.of(), List.of(), null, LocalDate.of(2025, 6, 30), null));

        Assignment now = in(State.OPEN)
                .append(List.of(event(Kind.ASSIGNED, KEY, DAY, null), later))
                .orThrow()
                .entry(KEY)
                .orElseThrow()
                .assignment();

        assertThat(now).isEqualTo(new Assignment(List.of("市住建局"), List.of(), "扩建", LocalDate.of(2025, 6, 30), null));
    }

    @Test
    void anEntryGoesWithItsSchoolAndJoinsTheOneThatIsThereWithTheLessSettledState() {
        Ledger moved = in(State.IN_WORK)
                .append(List.of(event(Kind.MOVED, KEY, DAY, null)))
                .orThrow();
        assertThat(moved.entry(KEY)).isEmpty();
        LedgerEntry entry = moved.entry(KEY.of(OTHER)).orElseThrow();
        assertThat(entry.state()).isEqualTo(State.IN_WORK);
        assertThat(entry.schoolName()).contains("二小");
        assertThat(entry.history()).hasSize(3);

        Ledger both = in(State.OPEN)
                .append(List.of(
                        event(Kind.OPENED, KEY.of(OTHER), DAY, null),
                        event(Kind.RESOLVED, KEY.of(OTHER), DAY, EVIDENCE),
                        event(Kind.MOVED, KEY, DAY, null)))
                .orThrow();
        assertThat(both.entries()).singleElement().satisfies(joined -> {
            assertThat(joined.state()).isEqualTo(State.OPEN);
            assertThat(joined.key()).isEqualTo(KEY.of(OTHER));
            assertThat(joined.history()).hasSize(4);
        });
    }

    @Test
    void ofTwoThatCameTogetherNothingThatWasAssignedIsLost() {
        LedgerEvent other = new LedgerEvent.Assigned(
                DAY,
                "县政府办",
                KEY.of(OTHER),
                new Assignment(List.of("县财政局"), List.of("市住建局"), "新建", LocalDate.of(2024, 6, 30), null));

        Ledger both = in(State.OPEN)
                .append(List.of(
                        event(Kind.ASSIGNED, KEY, DAY, null),
                        event(Kind.OPENED, KEY.of(OTHER), DAY, null),
                        other,
                        event(Kind.MOVED, KEY, DAY, null)))
                .orThrow();

        assertThat(both.entries())
                .singleElement()
                .extracting(LedgerEntry::assignment)
                .isEqualTo(
                        new Assignment(List.of("县财政局", "市住建局"), List.of(), "新建；扩建", LocalDate.of(2024, 6, 30), null));
    }

    @Test
    void whatTwoThatCameTogetherAreClosedOnIsThatOfTheLessSettledOne() {
        Ground own = finding(Status.MET, "5");
        Ledger both = in(State.VERIFIED)
                .append(List.of(
                        event(Kind.OPENED, KEY.of(OTHER), DAY, null),
                        event(Kind.RESOLVED, KEY.of(OTHER), DAY, own),
                        event(Kind.MOVED, KEY, DAY, null)))
                .orThrow();

        assertThat(both.entries()).singleElement().satisfies(joined -> {
            assertThat(joined.state()).isEqualTo(State.RESOLVED);
            assertThat(joined.closedOn()).contains(own);
        });
    }

    @Test
    void aFindingOfAnotherStandardClosesNothing() {
        Ground.OfFinding own = finding(Status.MET, "5");
        Ground other = new Ground.OfFinding(
                new RuleId("other", "R4"), Status.MET, "5", null, null, null, List.of(), own.asOf(), 2023, "d");

        for (Kind kind : List.of(Kind.RESOLVED, Kind.VERIFIED)) {
            Ledger ledger = in(kind == Kind.RESOLVED ? State.OPEN : State.RESOLVED);
            assertThat(codes(ledger.append(List.of(event(kind, KEY, DAY, other)))))
                    .containsExactly(ProblemCode.LEDGER_WITHOUT_GROUND);
        }
    }

    @Test
    void whatClosedAnEntryIsForgottenWhenItIsOpenedAgain() {
        Ledger ledger = in(State.VERIFIED);
        assertThat(ledger.entry(KEY).orElseThrow().closedOn()).contains(EVIDENCE);

        Ledger again =
                ledger.append(List.of(event(Kind.REOPENED, KEY, DAY, null))).orThrow();

        assertThat(again.entry(KEY).orElseThrow().closedOn()).isEmpty();
    }

    @Test
    void rulesStandInTheOrderInWhichPeopleCount() {
        LedgerKey two = new LedgerKey(new RuleId("m", "2"), SCHOOL, null);
        LedgerKey ten = new LedgerKey(new RuleId("m", "10"), SCHOOL, null);

        assertThat(two).isLessThan(ten);
        assertThat(new LedgerKey(new RuleId("m", "10"), null, null)).isLessThan(two);
    }
}
