package io.github.junheng.procedure;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.junheng.problem.Checked;
import io.github.junheng.problem.Problem;
import io.github.junheng.problem.ProblemCode;
import java.time.LocalDate;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

/** Histories of any way through the procedure. */
class HistoryPropertyTest {
    private static final int MOST = 1_000;

    /** The same events, appended again, come to the same state, and so does every history on the way. */
    @Property(tries = 200)
    void aHistoryReplaysToTheSameState(@ForAll @Size(max = 25) List<@IntRange(max = MOST) Integer> choices) {
        History walked = MadeUpProcedure.walk(choices);
        assertThat(walked.events()).hasSameSizeAs(choices);
        History replayed = MadeUpProcedure.begin();
        for (HistoryEvent event : walked.events()) {
            replayed = replayed.append(event, "replay").value().orElseThrow();
        }
        assertThat(replayed.state()).isEqualTo(walked.state());
        assertThat(replayed.events()).isEqualTo(walked.events());
        assertThat(replayed.recognition()).isEqualTo(walked.recognition());
        assertThat(replayed.regressions()).isEqualTo(walked.regressions());
        LocalDate day = LocalDate.of(2030, 1, 1);
        assertThat(replayed.followUps(day)).isEqualTo(walked.followUps(day));
    }

    /** In every state that a walk comes to, every decision of every stage is open exactly where the procedure says so. */
    @Property(tries = 100)
    void whatTheTableDoesNotHaveIsRefused(@ForAll @Size(max = 15) List<@IntRange(max = MOST) Integer> choices) {
        History history = MadeUpProcedure.walk(choices);
        State state = history.state();
        for (ProcedureStage stage : history.procedure().stages()) {
            for (Decision decision : Decision.values()) {
                boolean open = stage.equals(state.stage()) && state.possible().contains(decision);
                Checked<History> checked =
                        history.append(HistoryEvent.of(LocalDate.of(2999, 1, 1), stage.id(), decision, "某政府"), "here");
                assertThat(checked.problems().stream().map(Problem::code))
                        .as(stage.id() + " " + decision + " in " + state.stage().id())
                        .matches(codes -> open != codes.contains(ProblemCode.PROCEDURE_TRANSITION));
                if (!open) {
                    assertThat(checked.value()).isEmpty();
                }
            }
        }
        assertThat(history.state()).isEqualTo(state);
        assertThat(history.events()).hasSameSizeAs(choices);
    }

    /** A county is recognised exactly if nothing undid its last recognition. */
    @Property(tries = 100)
    void recognitionLastsUntilItIsWithdrawn(@ForAll @Size(max = 25) List<@IntRange(max = MOST) Integer> choices) {
        History history = MadeUpProcedure.walk(choices);
        assertThat(history.recognition().isPresent())
                .isEqualTo(history.state().stage().id().equals("AFTER"));
    }
}
