package io.github.junheng.rules;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.junheng.dataset.CountyDataset;
import io.github.junheng.evaluation.CountyTable;
import io.github.junheng.evaluation.CountyVerdict;
import io.github.junheng.evaluation.Evaluation;
import io.github.junheng.evaluation.Evaluator;
import io.github.junheng.io.DatasetReader;
import io.github.junheng.io.NationReader;
import io.github.junheng.io.NationReader.ReadCounty;
import io.github.junheng.io.ReadOptions;
import io.github.junheng.problem.Checked;
import io.github.junheng.problem.Problem;
import io.github.junheng.rules.naive.RawCounty;
import io.github.junheng.rules.naive.RawCountyGenerator;
import io.github.junheng.standard.Rule;
import io.github.junheng.standard.Standard;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A nation's file says of each county what the county's own files say. */
class NationTest {
    private static final Standard STANDARD = NationalStandards.qualityBalanced2017();
    private static final ReadOptions OPTIONS = ReadOptions.of(STANDARD);
    private static final int COUNTIES = 120;
    private static final List<String> ODD_TEXTS = List.of(
            "甲",
            "-1",
            "4.0",
            " 12\u3000",
            "1.50",
            "1234567890123456",
            "0",
            "007",
            "1;2;3",
            "0;0",
            "45;;44",
            "2.5;3.25",
            "１２",
            "50%",
            "1,000",
            "1.5.2",
            ".5",
            "5.",
            "是",
            "否",
            "城区",
            "1899",
            "10",
            "11",
            "");

    private final Evaluator evaluator = Evaluator.of(STANDARD);

    @TempDir
    Path folder;

    /** One county of the file, with what it says by itself. */
    private record Expected(
            String code, LocalDate asOf, Checked<CountyDataset> dataset, UnaryOperator<String> places) {}

    @Test
    void aNationAsCsvSaysWhatItsCountiesSay() throws IOException {
        aNationAsCsvSaysWhatItsCountiesSay(new Random(1), StandardCharsets.UTF_8, true, OPTIONS);
        aNationAsCsvSaysWhatItsCountiesSay(new Random(2), Charset.forName("GB18030"), true, OPTIONS);
        aNationAsCsvSaysWhatItsCountiesSay(new Random(3), StandardCharsets.UTF_8, false, OPTIONS.withLenient(true));
    }

    @Test
    void aNationAsJsonLinesSaysWhatItsCountiesSay() throws IOException {
        aNationAsJsonLinesSaysWhatItsCountiesSay(new Random(4), StandardCharsets.UTF_8, OPTIONS);
        aNationAsJsonLinesSaysWhatItsCountiesSay(new Random(5), Charset.forName("GB18030"), OPTIONS.withLenient(true));
    }

    /** What schools report in files of their own stands in a nation's one file under the same names. */
    @Test
    void columnsOfTheSchoolsOwnFilesStandInTheNationsFile() throws IOException {
        String schools = "学校标识码,学校名称,办学类型,举办者类型,小学学生数,小学专任教师数,达到省级基本办学标准";
        String resources = "图书册数,年新增图书册数,图书馆每周开放时间";
        List<List<String>> rows = List.of(
                List.of("2137000001,一小,小学,7,200,12,是", "4000,200,40"),
                List.of("2137000002,二小,小学,7,100,6,否", "3999,,39.5"));
        Path own = Files.createDirectories(folder.resolve("own"));
        Files.writeString(own.resolve("county.json"), "{\"code\": \"371425\", \"name\": \"某县\", \"year\": 2024}");
        StringBuilder ofSchools = new StringBuilder(schools).append('\n');
        StringBuilder ofResources =
                new StringBuilder("学校标识码,").append(resources).append('\n');
        StringBuilder nation = new StringBuilder("县代码,")
                .append(schools)
                .append(',')
                .append(resources)
                .append('\n');
        StringBuilder lines = new StringBuilder();
        for (List<String> row : rows) {
            ofSchools.append(row.get(0)).append('\n');
            ofResources.append(row.get(0), 0, 11).append(row.get(1)).append('\n');
            nation.append("371425,").append(String.join(",", row)).append('\n');
        }
        lines.append("{\"county\": \"371425\", \"id\": \"2137000001\", \"name\": \"一小\", \"kind\": \"小学\","
                + " \"sponsor\": 7, \"primary.students\": 200, \"primary.teachers\": 12,"
                + " \"basicStandardMet\": true, \"books\": 4000, \"newBooks\": 200, \"libraryHours\": \"40\"}\n"
                + "{\"county\": \"371425\", \"id\": \"2137000002\", \"name\": \"二小\", \"kind\": \"小学\","
                + " \"sponsor\": 7, \"primary.students\": 100, \"primary.teachers\": 6,"
                + " \"basicStandardMet\": false, \"books\": 3999, \"libraryHours\": \"39.5\"}\n");
        Files.writeString(own.resolve("schools.csv"), ofSchools);
        Files.writeString(own.resolve("resources.csv"), ofResources);
        Files.writeString(folder.resolve("nation.csv"), nation);
        Files.writeString(folder.resolve("nation.ndjson"), lines);
        ReadOptions options = ReadOptions.defaults()
                .withFallbackYear(2024)
                .withDeclared(List.of("balanced-2012", "library").stream()
                        .flatMap(id -> NationalStandards.find(id).orElseThrow().facts().stream())
                        .distinct()
                        .toList());
        for (String id : List.of("balanced-2012", "library")) {
            Standard standard = NationalStandards.find(id).orElseThrow();
            Evaluator of = Evaluator.of(standard);
            Checked<CountyDataset> read = DatasetReader.read(own, options);
            assertThat(read.problems()).isEmpty();
            List<String> expected = outcomes(of.evaluate(read.orThrow()).orThrow());
            assertThat(expected).anyMatch(o -> o.endsWith(" NOT_MET")).anyMatch(o -> o.endsWith(" MET"));
            for (String file : List.of("nation.csv", "nation.ndjson")) {
                try (NationReader counties = NationReader.open(folder.resolve(file), options)) {
                    Checked<CountyTable> table = counties.next().table();
                    assertThat(table.problems()).as(id + " " + file).isEmpty();
                    assertThat(outcomes(
                                    of.evaluate(CountyTable.of(table.orThrow().toDataset(), of.layout()))
                                            .orThrow()))
                            .as(id + " " + file)
                            .isEqualTo(expected);
                }
            }
        }
    }

    private static List<String> outcomes(Evaluation evaluation) {
        return evaluation.findings().stream()
                .map(finding -> finding.rule().local() + " " + finding.subject() + " " + finding.status())
                .toList();
    }

    private void aNationAsCsvSaysWhatItsCountiesSay(
            Random random, Charset charset, boolean chinese, ReadOptions options) throws IOException {
        Map<String, String> headers = RawCounty.headers();
        List<String> keys = new ArrayList<>(headers.keySet());
        keys.add("county");
        Collections.shuffle(keys, random);
        headers.put("county", "县代码");
        StringBuilder nation = new StringBuilder(RawCounty.toCsvLine(
                keys.stream().map(key -> chinese ? headers.get(key) : key).toList()));
        List<String> ownKeys = keys.stream().filter(k -> !k.equals("county")).toList();
        StringBuilder counties = new StringBuilder();
        List<Expected> expected = new ArrayList<>();
        int line = 1;
        for (RawCounty county : counties(random)) {
            Path own = Files.createDirectories(folder.resolve("own"));
            Files.writeString(own.resolve("county.json"), county.toCountyJson());
            StringBuilder schools = new StringBuilder(RawCounty.toCsvLine(ownKeys.stream()
                    .map(key -> chinese ? headers.get(key) : key)
                    .toList()));
            for (Map<String, String> school : county.schools()) {
                nation.append(RawCounty.toCsvLine(keys.stream()
                        .map(key -> key.equals("county") ? county.code() : school.getOrDefault(key, ""))
                        .toList()));
                schools.append(RawCounty.toCsvLine(ownKeys.stream()
                        .map(key -> school.getOrDefault(key, ""))
                        .toList()));
            }
            Files.writeString(own.resolve("schools.csv"), schools, charset);
            counties.append(county.toCountyJson()).append('\n');
            int before = line - 1;
            String countyPlace = "counties.ndjson:" + (expected.size() + 1) + " $";
            expected.add(new Expected(
                    county.code(),
                    RawCountyGenerator.defaultDate(county),
                    DatasetReader.read(own, options),
                    where -> replace(where, "schools\\.csv:(\\d+)", m -> "nation.csv:" + (number(m) + before))
                            .replace("county.json $", countyPlace)));
            line += county.schools().size();
        }
        Files.writeString(folder.resolve("nation.csv"), nation, charset);
        Files.writeString(folder.resolve("counties.ndjson"), counties);
        assertSame("nation.csv", expected, options);
    }

    private void aNationAsJsonLinesSaysWhatItsCountiesSay(Random random, Charset charset, ReadOptions options)
            throws IOException {
        StringBuilder nation = new StringBuilder();
        StringBuilder counties = new StringBuilder();
        List<Expected> expected = new ArrayList<>();
        int line = 1;
        for (RawCounty county : counties(random)) {
            List<String> schools = new ArrayList<>();
            for (Map<String, String> school : county.schools()) {
                Random choice = new Random(random.nextLong());
                long seed = choice.nextLong();
                schools.add(RawCounty.toSchoolJson(school, Map.of(), new Random(seed)));
                nation.append(RawCounty.toSchoolJson(school, Map.of("county", county.code()), new Random(seed)))
                        .append(choice.nextInt(5) == 0 ? "\r\n" : "\n");
            }
            counties.append(county.toCountyJson()).append('\n');
            String document =
                    "{\"county\": " + county.toCountyJson() + ", \"schools\": [" + String.join(",", schools) + "]}";
            int first = line;
            String countyPlace = "counties.ndjson:" + (expected.size() + 1) + " $";
            expected.add(new Expected(
                    county.code(),
                    RawCountyGenerator.defaultDate(county),
                    DatasetReader.readJson(
                            new ByteArrayInputStream(document.getBytes(StandardCharsets.UTF_8)),
                            "dataset.json",
                            options),
                    where -> replace(
                                    where,
                                    "dataset\\.json \\$\\.schools\\[(\\d+)]",
                                    m -> "nation.ndjson:" + (number(m) + first) + " \\$")
                            .replace("dataset.json $.county", countyPlace)));
            line += county.schools().size();
        }
        Files.writeString(folder.resolve("nation.ndjson"), nation, charset);
        Files.writeString(folder.resolve("counties.ndjson"), counties);
        assertSame("nation.ndjson", expected, options);
    }

    private void assertSame(String file, List<Expected> expected, ReadOptions options) {
        int errors = 0;
        int warnings = 0;
        int sound = 0;
        try (NationReader counties = NationReader.open(folder.resolve(file), options)) {
            for (Expected county : expected) {
                ReadCounty read = counties.next();
                assertThat(read.code()).isEqualTo(county.code());
                assertThat(read.table().problems())
                        .as("county %s", county.code())
                        .isEqualTo(county.dataset().problems().stream()
                                .map(p -> moved(p, county.places()))
                                .toList());
                assertThat(read.table().value().isPresent())
                        .isEqualTo(!county.dataset().hasErrors());
                errors += county.dataset().hasErrors() ? 1 : 0;
                warnings += county.dataset().problems().isEmpty() ? 0 : 1;
                if (!county.dataset().hasErrors()) {
                    sound++;
                    assertSame(read.table().orThrow(), county.dataset().orThrow(), county);
                }
            }
            assertThat(counties.hasNext()).isFalse();
            assertThat(counties.problems()).isEmpty();
        }
        assertThat(sound).isGreaterThan(COUNTIES / 4);
        assertThat(warnings).isGreaterThan(COUNTIES / 10);
        assertThat(errors).isGreaterThan(options.lenient() ? 0 : COUNTIES / 30);
    }

    private void assertSame(CountyTable table, CountyDataset dataset, Expected county) {
        assertThat(table.toDataset().schools()).isEqualTo(dataset.schools());
        assertThat(table.county()).isEqualTo(dataset.county());
        dataset.provenance()
                .schools()
                .forEach((code, where) -> assertThat(
                                table.toDataset().provenance().schools().get(code))
                        .isEqualTo(county.places().apply(where)));
        CountyVerdict verdict = evaluator.verdict(table, county.asOf()).orThrow();
        CountyVerdict expected = evaluator
                .verdict(CountyTable.of(dataset, evaluator.layout()), county.asOf())
                .orThrow();
        for (Rule rule : STANDARD.rules().values()) {
            assertThat(verdict.tally(rule.id().local()))
                    .isEqualTo(expected.tally(rule.id().local()));
        }
        assertThat(verdict.sections()).isEqualTo(expected.sections());
        assertThat(verdict.status()).isEqualTo(expected.status());
    }

    private static Problem moved(Problem problem, UnaryOperator<String> places) {
        return new Problem(
                problem.code(),
                problem.severity(),
                places.apply(problem.where()),
                problem.details().stream().map(places).toList());
    }

    private static String replace(String text, String pattern, Function<MatchResult, String> replacement) {
        return Pattern.compile(pattern).matcher(text).replaceAll(replacement);
    }

    private static int number(MatchResult match) {
        return Integer.parseInt(match.group(1));
    }

    /** Counties of different codes; every other one has cells that are spoilt. */
    private static List<RawCounty> counties(Random random) {
        RawCountyGenerator generator = new RawCountyGenerator(random.nextLong());
        List<RawCounty> counties = new ArrayList<>();
        while (counties.size() < COUNTIES) {
            RawCounty county = generator.next();
            county.county().put("code", county.code().substring(0, 2) + (1000 + counties.size()));
            for (int i = 0; i < 3 * (counties.size() % 2); i++) {
                spoil(county, random);
            }
            counties.add(county);
        }
        return counties;
    }

    private static void spoil(RawCounty county, Random random) {
        List<String> keys = new ArrayList<>(RawCounty.headers().keySet());
        Map<String, String> school =
                county.schools().get(random.nextInt(county.schools().size()));
        Map<String, String> other =
                county.schools().get(random.nextInt(county.schools().size()));
        String key = keys.get(random.nextInt(keys.size()));
        String text = random.nextInt(4) > 0 ? ODD_TEXTS.get(random.nextInt(ODD_TEXTS.size())) : other.get(key);
        if (random.nextInt(8) == 0) {
            key = keys.get(random.nextInt(3));
        }
        if (text == null || text.isEmpty()) {
            school.remove(key);
        } else {
            school.put(key, text);
        }
    }
}
