package io.github.junheng.io;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.junheng.CityTracking;
import io.github.junheng.problem.Problem;
import io.github.junheng.problem.ProblemCode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class TrackingJsonTest {
    private static JsonNode json(boolean trends) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Problem problem = Problem.of(ProblemCode.CITY_MEMBER, "city.json", "西县", "city.json");
        TrackingJson.write(CityTracking.tracking(), List.of(problem), trends, Locale.ENGLISH, out);
        return new ObjectMapper().readTree(out.toByteArray());
    }

    @Test
    void theHeadNamesPlanDayAndYears() throws IOException {
        JsonNode json = json(false);
        assertThat(json.get("plan").asText()).isEqualTo("made-up");
        assertThat(json.get("asOf").asText()).isEqualTo("2023-12-31");
        assertThat(json.get("years").toString()).isEqualTo("[2022,2023]");
    }

    @Test
    void anItemHasItsTargetFiguresCourseAndWhatIsBeside() throws IOException {
        JsonNode item = json(false).get("items").get(0);
        assertThat(item.get("id").asText()).isEqualTo("group");
        assertThat(item.get("target").toString()).isEqualTo("{\"comparator\":\">=\",\"value\":\"40\",\"unit\":\"%\"}");
        assertThat(item.get("standing").asText()).isEqualTo("BEHIND");
        assertThat(item.get("figures").get(1).toString())
                .isEqualTo("{\"year\":2023,\"status\":\"NOT_MET\",\"value\":\"30.25\","
                        + "\"source\":{\"evidence\":\"通报\",\"where\":\"reported.csv:2\"}}");
        assertThat(item.get("course").get("neededPerYear").asText()).isEqualTo("9.75");
        assertThat(item.get("gap").get("amount").asText()).isEqualTo("9.75");
        assertThat(item.get("beside").get(0).toString())
                .isEqualTo("{\"rule\":\"made-up/R1\",\"strictness\":\"LOOSER\",\"status\":\"NOT_MET\"}");
        assertThat(item.get("responsible").get("lead").get(0).asText()).isEqualTo("市教育局");
    }

    @Test
    void aForecastIsNoDutyAndInNobodysList() throws IOException {
        JsonNode json = json(false);
        assertThat(json.get("items").get(4).get("duty").asBoolean()).isFalse();
        assertThat(json.get("units").toString()).doesNotContain("share");
        assertThat(json.get("distances").toString()).doesNotContain("share");
    }

    @Test
    void whatIsMissingIsNamed() throws IOException {
        assertThat(json(false)
                        .get("items")
                        .get(2)
                        .get("figures")
                        .get(0)
                        .get("missing")
                        .get(0)
                        .asText())
                .isEqualTo("2137990001 primary.students");
    }

    @Test
    void regressionsProblemsAndWhereAskedForTrendsAreWritten() throws IOException {
        JsonNode json = json(true);
        assertThat(json.get("regressions")).hasSize(2);
        assertThat(json.get("regressions").get(1).get("unknownBetween").toString())
                .isEqualTo("[2022]");
        assertThat(json.get("schoolsChanged").get(0).get("schools").asInt()).isEqualTo(2);
        assertThat(json.get("trends").get(0).get("what").asText()).isEqualTo("SHARE_MET");
        assertThat(json.get("problems").get(0).get("code").asText()).isEqualTo("JH608");
        assertThat(json(false).has("trends")).isFalse();
    }
}
