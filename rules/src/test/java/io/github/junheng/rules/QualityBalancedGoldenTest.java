package io.github.junheng.rules;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.junheng.dataset.CountyDataset;
import io.github.junheng.evaluation.Evaluation;
import io.github.junheng.evaluation.Evaluator;
import io.github.junheng.io.DatasetReader;
import io.github.junheng.io.EvaluationJson;
import io.github.junheng.io.ReadOptions;
import io.github.junheng.problem.Checked;
import io.github.junheng.standard.Standard;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Golden cases: data files of {source, clause, input, expected} that another implementation could run. Every field that a case
 * names is compared with the evaluation document.
 */
class QualityBalancedGoldenTest {
    private static final Standard STANDARD = NationalStandards.qualityBalanced2017();
    private static final ObjectMapper JSON = new ObjectMapper();

    static List<Path> cases() throws IOException, URISyntaxException {
        Path folder = Path.of(QualityBalancedGoldenTest.class
                .getResource("/standards/quality-balanced-2017/cases")
                .toURI());
        try (Stream<Path> files = Files.list(folder)) {
            return files.sorted().toList();
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void theDocumentSaysWhatTheCaseExpects(Path file) throws IOException {
        JsonNode golden = JSON.readTree(file.toFile());
        assertThat(golden.path("source").asText()).isNotBlank();
        assertThat(golden.path("clause").asText()).isNotBlank();
        Checked<CountyDataset> dataset = DatasetReader.readJson(
                new ByteArrayInputStream(JSON.writeValueAsBytes(golden.get("input"))),
                "dataset.json",
                ReadOptions.defaults().withDeclared(STANDARD.facts()));
        Evaluation evaluation =
                Evaluator.of(STANDARD).evaluate(dataset.orThrow()).orThrow();
        ByteArrayOutputStream document = new ByteArrayOutputStream();
        EvaluationJson.write(evaluation, dataset.problems(), Locale.CHINESE, document);
        JsonNode findings = JSON.readTree(document.toByteArray()).get("findings");

        assertThat(golden.get("expected")).isNotEmpty();
        for (JsonNode expected : golden.get("expected")) {
            List<JsonNode> same = new ArrayList<>();
            for (JsonNode finding : findings) {
                if (Stream.of("rule", "scope", "subject", "stage")
                        .allMatch(key -> finding.path(key).equals(expected.path(key)))) {
                    same.add(finding);
                }
            }
            assertThat(same).as("findings for %s", expected).hasSize(1);
            expected.properties()
                    .forEach(field -> assertThat(same.get(0).path(field.getKey()))
                            .as("%s of %s", field.getKey(), expected)
                            .isEqualTo(field.getValue()));
        }
    }
}
