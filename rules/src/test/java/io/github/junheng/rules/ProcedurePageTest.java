package io.github.junheng.rules;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.junheng.io.ProcedureReader;
import io.github.junheng.problem.Checked;
import io.github.junheng.problem.ProblemCode;
import io.github.junheng.procedure.Decision;
import io.github.junheng.procedure.Procedure;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** core/PROCEDURE.md says what the code does. */
class ProcedurePageTest {
    private static final Pattern BLOCK = Pattern.compile("```json\n(.*?)```", Pattern.DOTALL);

    private static String page() throws IOException {
        return Files.readString(Path.of("..", "core", "PROCEDURE.md"));
    }

    @Test
    void theExampleOfAProcedureIsReadWithoutAProblem() throws IOException {
        Matcher block = BLOCK.matcher(page());
        assertThat(block.find()).isTrue();
        Checked<Procedure> read = ProcedureReader.read(
                new ByteArrayInputStream(block.group(1).getBytes(StandardCharsets.UTF_8)),
                "PROCEDURE.md",
                NationalStandards::find);
        assertThat(read.problems()).isEmpty();
        assertThat(read.orThrow().batchIds()).containsExactly("2026-1");
    }

    @Test
    void everyDecisionAndEveryCodeOfTheProcedureIsNamed() throws IOException {
        String page = page();
        for (Decision decision : Decision.values()) {
            assertThat(page).contains("| `" + decision + "` " + decision.zh() + " | `" + decision.label() + "` |");
        }
        for (ProblemCode code : ProblemCode.values()) {
            if (code.name().startsWith("PROCEDURE_")) {
                assertThat(page).contains("JH" + code.code().substring(2));
            }
        }
        assertThat(Procedures.ids()).allSatisfy(id -> assertThat(page).contains("`" + id + "`"));
    }
}
