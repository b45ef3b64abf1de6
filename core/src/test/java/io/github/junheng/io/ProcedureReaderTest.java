package io.github.junheng.io;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.junheng.problem.Checked;
import io.github.junheng.procedure.Batch;
import io.github.junheng.procedure.Decision;
import io.github.junheng.procedure.MadeUpProcedure;
import io.github.junheng.procedure.Need;
import io.github.junheng.procedure.Procedure;
import io.github.junheng.procedure.ProcedureStage;
import io.github.junheng.quantity.Rational;
import io.github.junheng.standard.Confidence;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A procedure is read whole and exactly, or not at all and with every problem at its place. */
class ProcedureReaderTest {
    @Test
    void aProcedureIsRead() {
        Procedure procedure = MadeUpProcedure.procedure();
        assertThat(procedure.id()).isEqualTo("made-up-procedure");
        assertThat(procedure.citation().document()).isEqualTo("虚构规程");
        assertThat(procedure.stages())
                .extracting(ProcedureStage::id)
                .containsExactly("APPLY", "REVIEW", "POLL", "LOOK", "FINAL", "AFTER");
        assertThat(procedure.first().decider().orElseThrow().fits("某县人民政府")).isTrue();
        assertThat(procedure.first().decider().orElseThrow().fits("某公司")).isFalse();
        assertThat(procedure.stage("REVIEW").decider()).isEmpty();
        assertThat(procedure.stage("LOOK").citation().confidence()).isEqualTo(Confidence.UNVERIFIED);
        assertThat(procedure.first().on(Decision.PASSED).orElseThrow().needs())
                .contains(new Need.RuleMet("Y", true), new Need.RuleMet("E", false))
                .hasSize(4);
        assertThat(procedure.batches()).extracting(Batch::id).containsExactly("one", "two");
        assertThat(procedure.batch("one").orElseThrow().recognised()).contains(12);
        assertThat(procedure.batch("two").orElseThrow().recognised()).isEmpty();
        assertThat(procedure.batch("two").orElseThrow().citation().document()).isEqualTo("虚构通知");
        assertThat(procedure.survey().sample()).isEqualTo(Rational.of(3, 2000));
        assertThat(procedure.followUp().concessions()).containsExactly("T1");
    }

    static Stream<Arguments> mistakes() {
        return Stream.of(
                Arguments.of("\"standard\": \"made-up\"", "\"standard\": \"nowhere\"", "JH503 $.standard"),
                Arguments.of(
                        "\"lastCheckedOn\": \"2026-01-01\"", "\"lastCheckedOn\": \"gestern\"", "JH206 $.lastCheckedOn"),
                Arguments.of("\"notes\":", "\"note\":", "JH502 $.note"),
                Arguments.of(
                        "{\"decision\": \"RETURNED\", \"to\": \"REVIEW\"}",
                        "{\"decision\": \"RETURNED\", \"to\": \"REVUE\"}",
                        "JH503 $.stages[1].decisions[1].to"),
                Arguments.of(
                        "{\"decision\": \"RETURNED\", \"to\": \"REVIEW\"}",
                        "{\"decision\": \"PASSED\", \"to\": \"REVIEW\"}",
                        "JH501 $.stages[1].decisions[1].decision"),
                Arguments.of(
                        "\"decision\": \"RETURNED\"",
                        "\"decision\": \"ZURÜCK\"",
                        "JH205 $.stages[1].decisions[1].decision"),
                Arguments.of(
                        "\"rule\": \"Y\", \"hard\": true",
                        "\"rule\": \"Z\", \"hard\": true",
                        "JH503 $.stages[0].decisions[0].needs[2].rule"),
                Arguments.of(
                        "\"rule\": \"Y\", \"hard\": true",
                        "\"rule\": \"Y\", \"hard\": \"yes\"",
                        "JH501 $.stages[0].decisions[0].needs[2].hard"),
                Arguments.of(
                        "{\"kind\": \"survey\"}",
                        "{\"kind\": \"poll\"}",
                        "JH205 $.stages[2].decisions[0].needs[0].kind"),
                Arguments.of(
                        "{\"kind\": \"survey\"}",
                        "{\"kind\": \"survey\", \"rule\": \"Q\"}",
                        "JH502 $.stages[2].decisions[0].needs[0].rule"),
                Arguments.of("{\"kind\": \"evaluation\"}", "7", "JH501 $.stages[5].decisions[0].needs[0]"),
                Arguments.of(
                        "\"id\": \"two\", \"steps\": [\"LOOK\"]",
                        "\"id\": \"two\", \"steps\": []",
                        "JH501 $.batches[1].steps"),
                Arguments.of(
                        "\"id\": \"two\", \"steps\": [\"LOOK\"]",
                        "\"id\": \"two\", \"steps\": [\"LOOK\", \"LOOK\"]",
                        "JH501 $.batches[1].steps[1]"),
                Arguments.of(
                        "\"id\": \"two\", \"steps\": [\"LOOK\"]",
                        "\"id\": \"two\", \"steps\": [\"FINAL\"]",
                        "JH501 $.batches[1].steps[0]"),
                Arguments.of(
                        "\"id\": \"two\", \"steps\": [\"LOOK\"]",
                        "\"id\": \"one\", \"steps\": [\"LOOK\"]",
                        "JH501 $.batches[1].id"),
                Arguments.of("\"recognised\": 12", "\"recognised\": -1", "JH501 $.batches[0].recognised"),
                Arguments.of("\"sample\": \"0.0015\"", "\"sample\": \"0\"", "JH501 $.survey.sample"),
                Arguments.of("\"parents\": \"0.5\"", "\"parents\": \"50\"", "JH501 $.survey.parents"),
                Arguments.of("\"rule\": \"Q\"", "\"rule\": \"E\"", "JH501 $.survey.rule"),
                Arguments.of("\"years\": 3", "\"years\": 0", "JH501 $.followUp.years"),
                Arguments.of(
                        "\"concessions\": [\"T1\"]", "\"concessions\": [\"T9\"]", "JH503 $.followUp.concessions[0]"),
                Arguments.of(
                        "\"confidence\": \"inferred\"",
                        "\"confidence\": \"sure\"",
                        "JH205 $.stages[5].decisions[1].needs[0].citation.confidence"),
                Arguments.of("\"document\": \"虚构规程\",", "", "JH208 $.document"));
    }

    @ParameterizedTest
    @MethodSource("mistakes")
    void everyMistakeIsToldAtItsPlace(String right, String wrong, String problem) {
        String json = MadeUpProcedure.json();
        assertThat(json).contains(right);
        Checked<Procedure> read = MadeUpProcedure.read(json.replace(right, wrong));
        assertThat(read.value()).isEmpty();
        assertThat(read.problems().stream().map(p -> p.code().code() + p.where().replace("procedure.json", "")))
                .containsExactly(problem);
        for (Locale locale : new Locale[] {Locale.CHINESE, Locale.ENGLISH}) {
            assertThat(read.problems().get(0).message(locale)).doesNotContainPattern("\\{\\d}");
        }
    }

    @Test
    void anIdIsGivenOnce() {
        String json = MadeUpProcedure.json().replace("\"id\": \"REVIEW\"", "\"id\": \"APPLY\"");
        assertThat(MadeUpProcedure.read(json).problems().stream()
                        .map(p -> p.code().code() + p.where().replace("procedure.json", "")))
                .contains("JH501 $.stages[1].id");
    }

    @Test
    void allMistakesOfAFileAreToldInOneRun() {
        String json = MadeUpProcedure.json()
                .replace("\"years\": 3", "\"years\": 0")
                .replace("\"sample\": \"0.0015\"", "\"sample\": \"viel\"")
                .replace("\"recognised\": 12", "\"recognised\": -1");
        assertThat(MadeUpProcedure.read(json).problems()).hasSize(3);
    }

    @Test
    void aFileThatIsNoJsonIsOneProblem() {
        assertThat(MadeUpProcedure.read("{").problems()).hasSize(1);
        assertThat(MadeUpProcedure.read("[]").problems()).hasSize(1);
        assertThat(MadeUpProcedure.read("").problems()).hasSize(1);
    }
}
