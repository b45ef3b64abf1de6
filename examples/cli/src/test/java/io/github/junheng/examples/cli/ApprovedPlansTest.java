package io.github.junheng.examples.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.junheng.plan.Standing;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What tracking the five plans with the bundled data prints, as it was read and approved. */
class ApprovedPlansTest {
    private static final String PLANS = "../plans/";

    private static String[] songyang() {
        return track("songyang-2018", "songyang", List.of("2017", "2018", "2019"), true);
    }

    private static String[] shouguang() {
        return track("shouguang-2020", "shouguang", List.of("2019", "2020"), true);
    }

    private static String[] huize() {
        return track("huize-2021", "huize", List.of("2020", "2022", "2023"), false);
    }

    private static String[] qinyuan() {
        return track("qinyuan-2017", "qinyuan", List.of("2016", "2017"), false);
    }

    private static String[] dezhou() {
        return new String[] {"plan", "track", "dezhou-2023", PLANS + "dezhou", "--recognised", "2023"};
    }

    private static String[] table() {
        return new String[] {"plan", "table", "dezhou-2023", PLANS + "dezhou"};
    }

    private static String[] track(String plan, String folder, List<String> years, boolean predecessors) {
        List<String> line = new ArrayList<>(List.of("plan", "track", plan));
        years.forEach(year -> line.add(PLANS + folder + "/" + year));
        line.addAll(List.of("--reported", PLANS + folder + "/reported.csv"));
        if (predecessors) {
            line.addAll(List.of("--predecessors", PLANS + folder + "/predecessors.csv"));
        }
        return line.toArray(String[]::new);
    }

    @Test
    void thePlanOfSongyangReadsAsApproved() throws IOException {
        approve("plan-track-songyang-2018.txt", songyang());
    }

    @Test
    void thePlanOfShouguangReadsAsApproved() throws IOException {
        approve("plan-track-shouguang-2020.txt", shouguang());
    }

    @Test
    void thePlanOfHuizeReadsAsApproved() throws IOException {
        approve("plan-track-huize-2021.txt", huize());
    }

    @Test
    void thePlanOfQinyuanReadsAsApproved() throws IOException {
        approve("plan-track-qinyuan-2017.txt", qinyuan());
    }

    @Test
    void thePlanOfDezhouReadsAsApproved() throws IOException {
        approve("plan-track-dezhou-2023.txt", dezhou());
    }

    @Test
    void annexThreeOfDezhouReadsAsApproved() throws IOException {
        approve("plan-table-dezhou-2023.txt", table());
    }

    @Test
    void theExamplesTogetherShowEveryStanding() throws IOException {
        Set<String> shown = new HashSet<>();
        for (String[] line : List.of(songyang(), shouguang(), huize(), qinyuan(), dezhou())) {
            json(line)
                    .get("items")
                    .forEach(item -> shown.add(item.get("standing").asText()));
        }
        assertThat(shown)
                .containsExactlyInAnyOrderElementsOf(
                        Arrays.stream(Standing.values()).map(Enum::name).toList());
    }

    @Test
    void everyItemOfEveryPlanHasItsSourceAndItsFigures() throws IOException {
        for (String[] line : List.of(songyang(), shouguang(), huize(), qinyuan(), dezhou())) {
            JsonNode json = json(line);
            assertThat(json.get("items")).isNotEmpty();
            for (JsonNode item : json.get("items")) {
                assertThat(item.get("clause").asText() + item.path("row").asText())
                        .isNotBlank();
                assertThat(item.get("place").asText()).isNotBlank();
                assertThat(item.get("figures").isArray()).isTrue();
                assertThat(item.get("responsible").get("basis").asText()).isIn("printed", "inferred", "none");
            }
            assertThat(json.get("problems").findValuesAsText("severity")).doesNotContain("ERROR");
        }
    }

    @Test
    void noForecastIsInAnybodysListOrDistance() throws IOException {
        JsonNode json = json(dezhou());
        Set<String> forecasts = new HashSet<>();
        for (JsonNode item : json.get("items")) {
            if (!item.get("duty").asBoolean()) {
                forecasts.add(item.get("id").asText());
            }
        }
        assertThat(forecasts).hasSize(144);
        for (String list : List.of("units", "distances")) {
            assertThat(json.get(list).findValuesAsText("id")).isNotEmpty().doesNotContainAnyElementsOf(forecasts);
        }
    }

    @Test
    void annexThreeHasTwelveCountiesAndTheCityLast() throws IOException {
        JsonNode rows = json(table()).get("rows");
        assertThat(rows).hasSize(13);
        assertThat(rows.get(12).get("place").asText()).isEqualTo("德州市");
        for (int i = 0; i < 12; i++) {
            long printed = 0;
            for (JsonNode cell : rows.get(i).get("cells")) {
                printed += cell.has("forecast") ? 1 : 0;
            }
            assertThat(printed).as(rows.get(i).get("place").asText()).isEqualTo(12);
        }
    }

    /** What was received is written beside the test results, to be read and copied where a change is meant. */
    private static void approve(String name, String... line) throws IOException {
        String received = run(line);
        Path target = Path.of("target", "received", name);
        Files.createDirectories(target.getParent());
        Files.writeString(target, received);
        assertThat(received)
                .isEqualToNormalizingNewlines(Files.readString(Path.of("src", "test", "resources", "approved", name)));
    }

    private static JsonNode json(String... line) throws IOException {
        return new ObjectMapper()
                .readTree(run(Stream.concat(Stream.of(line), Stream.of("--format", "json"))
                        .toArray(String[]::new)));
    }

    private static String run(String... line) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        int status = Main.run(out, err, line);
        assertThat(status).as(err.toString(StandardCharsets.UTF_8)).isZero();
        return out.toString(StandardCharsets.UTF_8);
    }
}
