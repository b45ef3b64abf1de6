package io.github.junheng.io;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.junheng.MadeUp;
import io.github.junheng.evaluation.Evaluator;
import io.github.junheng.evaluation.Status;
import io.github.junheng.overlay.Overlay;
import io.github.junheng.overlay.Overlays;
import io.github.junheng.problem.Checked;
import io.github.junheng.region.Province;
import io.github.junheng.standard.Criterion;
import io.github.junheng.standard.Limit;
import io.github.junheng.standard.Standard;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Days that are known to the semester or year, and numbers that differ by region, as they are read and written. */
class DatesAndRegionsTest {
    private static final String REGIONS = "'regions': ["
            + "{'id': '甲', 'name': {'zh': '甲地', 'en': 'Here'}, 'provinces': ['11', '37']},"
            + "{'id': '乙', 'name': {'zh': '乙地', 'en': 'There'}, 'provinces': ['52']}],";
    private static final String VALUES = "[{'value': 4, 'issued': '2016', 'from': '2018-spring', 'until': '2020',"
            + " 'regions': ['甲']}, {'value': 3, 'from': '2018-spring', 'until': '2020', 'regions': ['乙']},"
            + " {'value': 5, 'from': '2020', 'until': '2021-autumn'}, {'value': 6, 'from': '2021-autumn'}]";

    @Test
    void everyRegionHasATimelineAndWhatHoldsEverywhereStandsAlone() {
        Limit.Printed limit = limit(read(REGIONS, VALUES).orThrow());
        assertThat(limit.values().keySet()).containsExactly(Limit.DEFAULT, "default@甲", "default@乙");
        assertThat(texts(limit, Limit.DEFAULT)).containsExactly("2020 5", "2021-autumn 6");
        assertThat(texts(limit, "default@甲")).containsExactly("2018-spring 4", "2020 5", "2021-autumn 6");
        assertThat(texts(limit, "default@乙")).containsExactly("2018-spring 3", "2020 5", "2021-autumn 6");
        assertThat(limit.region(Province.SHANDONG).orElseThrow().id()).isEqualTo("甲");
        assertThat(limit.region(Province.TAIWAN)).isEmpty();
        assertThat(limit.region(null)).isEmpty();
        assertThat(limit.on(LocalDate.of(2019, 1, 1)).keySet()).containsExactly("default@甲", "default@乙");
        assertThat(limit.on(LocalDate.of(2020, 1, 1)).keySet()).containsExactly(Limit.DEFAULT);
        assertThat(limit.values()
                        .get("default@甲")
                        .entries()
                        .get(0)
                        .value()
                        .issued()
                        .orElseThrow())
                .hasToString("2016");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'value': 4, 'regions': ['丙']| JH503 rules.json $.rules[0].criterion.limit[0].regions[0]",
                "'value': 4, 'from': '2018-summer'| JH206 rules.json $.rules[0].criterion.limit[0].from",
                "'value': 4, 'from': 2018| JH501 rules.json $.rules[0].criterion.limit[0].from",
                "'value': 4, 'regions': []| JH501 rules.json $.rules[0].criterion.limit[0].regions",
                "'value': 4}, {'value': 5, 'regions': ['甲']| JH501 rules.json $.rules[0].criterion.limit[1]",
            })
    void faultsOfDaysAndRegionsAreFoundAtTheirPlace(String value, String expected) {
        assertThat(read(REGIONS, "[{" + value + "}]").problems())
                .extracting(p -> p.code() + " " + p.where())
                .contains(expected);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "['11']| ['11']| JH501 standard.json $.regions[1].provinces[0]",
                "['10']| ['11']| JH501 standard.json $.regions[0].provinces[0]",
                "[]| ['11']| JH501 standard.json $.regions[0].provinces",
            })
    void aProvinceIsInOneRegionAtMost(String first, String second, String expected) {
        String regions = REGIONS.replace("['11', '37']", first).replace("['52']", second);
        assertThat(read(regions, "'4'").problems())
                .extracting(p -> p.code() + " " + p.where())
                .contains(expected);
    }

    @Test
    void whatIsShownOfADayNamesItsPrecision() throws IOException {
        Standard standard = read(REGIONS, VALUES).orThrow();
        assertThat(shown(standard, LocalDate.of(2019, 1, 1)))
                .contains("\"default@甲\"")
                .contains("\"issued\":\"2016-01-01\",\"issuedPrecision\":\"year\"")
                .contains("\"from\":\"2018-03-01\",\"fromPrecision\":\"semester\"")
                .contains("\"until\":\"2020-01-01\",\"untilPrecision\":\"year\"");
        assertThat(shown(standard, LocalDate.of(2022, 1, 1)))
                .contains("\"from\":\"2021-09-01\",\"fromPrecision\":\"semester\"")
                .doesNotContain("@甲");
    }

    @Test
    void anOverlaySetsOneRegionOrAll() {
        Standard base = read(REGIONS, VALUES).orThrow();
        LocalDate day = LocalDate.of(2019, 1, 1);
        assertThat(status(base, 4, day)).isEqualTo(Status.MET);
        Standard one = Overlays.apply(base, List.of(overlay("one", "X/limit/default@甲", base)))
                .orThrow();
        assertThat(status(one, 4, day)).isEqualTo(Status.NOT_MET);
        assertThat(status(one, 7, day)).isEqualTo(Status.MET);
        assertThat(texts(limit(one), "default@乙")).contains("2018-spring 3");
        Standard all =
                Overlays.apply(base, List.of(overlay("all", "X/limit", base))).orThrow();
        assertThat(texts(limit(all), "default@甲")).contains("2019-01-01 7");
        assertThat(texts(limit(all), "default@乙")).contains("2019-01-01 7");
        assertThat(texts(limit(all), Limit.DEFAULT)).contains("2019-01-01 7");
        assertThat(Overlays.apply(
                                base,
                                List.of(overlay("one", "X/limit/default@甲", base), overlay("all", "X/limit", base)))
                        .problems())
                .extracting(p -> p.code().code())
                .containsExactly("JH512");
    }

    // --- helpers

    private static Overlay overlay(String id, String target, Standard base) {
        return MadeUp.overlay(
                        "{'id': '" + id + "', 'title': {'zh': '某省', 'en': 'A province'}, 'base': 'made-up',"
                                + " 'from': '2019-01-01', 'citation': {'document': '某省文件',"
                                + " 'confidence': 'single-source'}, 'lastCheckedOn': '2026-03-01',"
                                + " 'changes': [{'target': '" + target
                                + "', 'action': 'TIGHTEN', 'value': '7'}]}",
                        base)
                .orThrow();
    }

    private static Status status(Standard standard, int pay, LocalDate day) {
        return MadeUp.only(
                        Evaluator.of(standard)
                                .evaluate(MadeUp.countyWith("pay.teachers", pay), day)
                                .orThrow(),
                        "X")
                .status();
    }

    private static Checked<Standard> read(String regions, String limit) {
        Map<String, String> files = MadeUp.files();
        String standard = files.get("standard.json");
        files.put(
                "standard.json",
                standard.substring(0, standard.indexOf("\"scopes\""))
                        + MadeUp.quoted(regions)
                        + standard.substring(standard.indexOf("\"scopes\""), standard.indexOf("\"sections\""))
                        + MadeUp.quoted("'sections': [{'id': 'A', 'name': {'zh': '甲', 'en': 'A'}, 'rules': ['X']}]}"));
        files.put(
                "rules.json",
                MadeUp.quoted("{'rules': ["
                        + MadeUp.rule(
                                "X",
                                "COUNTY",
                                "'from': '2018-spring', 'criterion': {'kind': 'comparison', 'indicator': 'teacher-pay',"
                                        + " 'comparator': '>=', 'limit': " + limit + "}")
                        + "]}"));
        return MadeUp.read(files);
    }

    private static Limit.Printed limit(Standard standard) {
        return (Limit.Printed) ((Criterion.Comparison) standard.rule("X").criterion()).limit();
    }

    private static List<String> texts(Limit.Printed limit, String key) {
        return limit.values().get(key).entries().stream()
                .map(e -> e.range().knownFrom() + " " + e.value().value().toDecimal())
                .toList();
    }

    private static String shown(Standard standard, LocalDate day) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        StandardJson.show(standard, List.of(), day, out);
        return out.toString(StandardCharsets.UTF_8).replaceAll("\\s+", "");
    }
}
