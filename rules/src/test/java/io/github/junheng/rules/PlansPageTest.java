package io.github.junheng.rules;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.junheng.io.PlanReader;
import io.github.junheng.plan.Goal;
import io.github.junheng.plan.Plan;
import io.github.junheng.plan.PlanLint;
import io.github.junheng.plan.Reading;
import io.github.junheng.problem.Problem;
import io.github.junheng.problem.ProblemCode;
import io.github.junheng.standard.Standard;
import java.io.ByteArrayInputStream;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** What the page on plans shows can be read and agrees with itself, and what it lists is all there is. */
class PlansPageTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String HEAD = "{\"id\": \"page\", \"title\": {\"zh\": \"例\", \"en\": \"example\"},"
            + " \"issuer\": {\"zh\": \"某县\", \"en\": \"a county\"}, \"document\": \"某文\", \"issued\": \"2026\","
            + " \"from\": \"2026\", \"until\": \"2028\", \"place\": {\"name\": \"某县\"}, \"confidence\": \"verified\","
            + " \"lastCheckedOn\": \"2026-11-26\"}";

    private static String page() throws IOException {
        return Files.readString(Path.of("..", "core", "PLANS.md"));
    }

    private static List<String> examples() throws IOException {
        List<String> examples = new ArrayList<>();
        String[] blocks = page().split("```json\n");
        for (int i = 1; i < blocks.length; i++) {
            examples.add(blocks[i].substring(0, blocks[i].indexOf("```")));
        }
        return examples;
    }

    @TestFactory
    List<DynamicTest> everyExampleIsReadAndAgreesWithItself() throws IOException {
        List<Standard> standards = NationalStandards.all();
        List<DynamicTest> tests = new ArrayList<>();
        for (String example : examples()) {
            String name = "example " + (tests.size() + 1);
            tests.add(DynamicTest.dynamicTest(name, () -> {
                ObjectNode block = (ObjectNode) JSON.readTree(example);
                Plan plan = block.has("base") ? withFormulas(example, standards) : read(block, "", standards);
                assertThat(PlanLint.check(plan, standards))
                        .extracting(Problem::code)
                        .isSubsetOf(ProblemCode.PLAN_UNITS);
            }));
        }
        assertThat(tests).hasSizeGreaterThan(4);
        return tests;
    }

    private static Plan read(ObjectNode block, String formulas, List<Standard> standards) throws IOException {
        ObjectNode file = (ObjectNode) JSON.readTree(HEAD);
        file.setAll(block);
        return PlanReader.read(stream(file.toString()), "page", standards, name -> {
                    if (formulas.isEmpty()) {
                        throw new FileNotFoundException(name);
                    }
                    return stream(formulas);
                })
                .orThrow();
    }

    /** The formulas are read by a plan that has a goal of them. */
    private static Plan withFormulas(String formulas, List<Standard> standards) throws IOException {
        String goal = "{\"formulas\": \"f.json\", \"goals\": [{\"id\": \"g\", \"kind\": \"TASK\","
                + " \"name\": {\"zh\": \"甲\", \"en\": \"a\"}, \"clause\": \"一\", \"reach\": \"COUNTY\", \"by\": \"undated\","
                + " \"basis\": \"none\", \"read\": {\"rules\": [\"my-county-2026-formulas/BOARDING\"], \"take\": \"OUTCOME\"}}]}";
        Plan plan = read((ObjectNode) JSON.readTree(goal), formulas, standards);
        assertThat(plan.formulas()).hasSize(1);
        return plan;
    }

    private static InputStream stream(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void itNamesEveryWordAndWarning() throws IOException {
        String page = page();
        List<Enum<?>> words = new ArrayList<>(Arrays.asList(Goal.Kind.values()));
        words.addAll(Arrays.asList(Goal.Reach.values()));
        words.addAll(Arrays.asList(Reading.Take.values()));
        words.forEach(word -> assertThat(page).contains("`" + word.name() + "`"));
        for (ProblemCode code : ProblemCode.values()) {
            if (code.code().compareTo("JH630") >= 0 && code.code().compareTo("JH652") <= 0) {
                assertThat(page).contains(code.code());
            }
        }
    }
}
