package io.github.junheng.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.junheng.evaluation.Status;
import io.github.junheng.ledger.LedgerEvent.Kind;
import io.github.junheng.problem.Checked;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

class LedgerPropertyTest {
    private static final int STEPS = 25;

    /** A walk of events of which some are refused; those that were taken. */
    private static Ledger walk(Random random) {
        Ledger ledger = Ledger.empty();
        for (int step = 0; step < STEPS; step++) {
            Kind kind = Kind.values()[random.nextInt(Kind.values().length)];
            LedgerKey key = random.nextBoolean() ? LedgerTest.KEY : LedgerTest.KEY.of(LedgerTest.OTHER);
            Ground ground = List.of(
                            LedgerTest.EVIDENCE,
                            LedgerTest.finding(Status.MET, "5"),
                            LedgerTest.finding(Status.NOT_MET, "4"))
                    .get(random.nextInt(3));
            if (kind == Kind.MOVED && (key.schoolOrNull().equals(LedgerTest.OTHER) || random.nextInt(4) > 0)) {
                continue;
            }
            Checked<Ledger> after = ledger.append(List.of(LedgerTest.event(
                    kind, key, LedgerTest.DAY.plusDays(step), random.nextInt(4) == 0 ? null : ground)));
            ledger = after.value().orElse(ledger);
        }
        return ledger;
    }

    @Property(tries = 300)
    void eventsReplayToTheSameEntries(@ForAll Random random) {
        Ledger ledger = walk(random);

        assertThat(Ledger.empty().append(ledger.events()).orThrow().entries()).isEqualTo(ledger.entries());
        Ledger oneByOne = Ledger.empty();
        for (LedgerEvent event : ledger.events()) {
            oneByOne = oneByOne.append(List.of(event)).orThrow();
        }
        assertThat(oneByOne.entries()).isEqualTo(ledger.entries());
    }

    @Property(tries = 300)
    void whatIsClosedRestsOnAFindingThatIsMetOrOnAHashedDocument(@ForAll Random random) {
        for (LedgerEntry entry : walk(random).entries()) {
            if (!entry.state().isOpen() && entry.history().stream().noneMatch(e -> e.kind() == Kind.MOVED)) {
                Ground ground = entry.closedOn().orElseThrow();
                assertThat(
                                ground instanceof Ground.OfFinding found
                                        ? found.status() == Status.MET
                                        : ((Ground.OfEvidence) ground).isHashed())
                        .isTrue();
            }
            for (LedgerEvent event : entry.history()) {
                if (event.kind() == Kind.RESOLVED || event.kind() == Kind.VERIFIED) {
                    assertThat(event.ground()).isPresent();
                }
            }
        }
    }

    @Property(tries = 300)
    void whatWasRefusedLeavesNoTraceAndEveryEventTakenStandsInOneHistory(@ForAll Random random) {
        Ledger ledger = walk(random);

        List<LedgerEvent> told = new ArrayList<>();
        ledger.entries().forEach(entry -> told.addAll(entry.history()));
        assertThat(told).containsExactlyInAnyOrderElementsOf(ledger.events());
    }
}
