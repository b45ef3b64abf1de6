package io.github.junheng.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.junheng.dataset.SchoolReport;
import io.github.junheng.evaluation.CountyTable;
import io.github.junheng.io.NationReader.ReadCounty;
import io.github.junheng.problem.Problem;
import io.github.junheng.quantity.Reported;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NationReaderTest {
    private static final String HEADER = "县代码,学校标识码,学校名称,办学类型,小学学生数,小学各班人数\n";
    private static final ReadOptions OPTIONS = ReadOptions.defaults().withFallbackYear(2024);

    @TempDir
    Path folder;

    @Test
    void whatLiesBesideAndIsNotReadIsNamed() throws IOException {
        Files.writeString(folder.resolve("nation.csv"), HEADER + "371425,2137000001,一小,小学,1,1\n");
        for (String file :
                List.of("extras.csv", "teachers.csv", "kindergartens.csv", "checklists.csv", "unrelated.csv")) {
            Files.writeString(folder.resolve(file), "学校标识码\n2137000001\n");
        }
        try (NationReader counties =
                NationReader.open(folder.resolve("nation.csv"), OPTIONS.withDeclared(DatasetFiles.DECLARED))) {
            assertThat(counties.next().table().problems()).isEmpty();
            assertThat(counties.problems())
                    .extracting(problem -> problem.code() + " " + problem.severity() + " " + problem.where())
                    .containsExactly(
                            "JH120 WARNING teachers.csv",
                            "JH120 WARNING kindergartens.csv",
                            "JH120 WARNING checklists.csv",
                            "JH120 WARNING extras.csv");
        }
    }

    @Test
    void countiesComeInTheOrderOfTheFileWithTheirSchoolsAndPlaces() throws IOException {
        List<ReadCounty> counties = read(HEADER
                + "371425,2137000002,二小,小学,80,40;40\r\n"
                + "371425,2137000001,一小,小学,4.0,\r\n"
                + "\r\n"
                + "330106,2133000001,三小,小学,,0\r\n");
        assertThat(counties).extracting(ReadCounty::code).containsExactly("371425", "330106");
        CountyTable first = table(counties.get(0));
        assertThat(first.county().year()).isEqualTo(2024);
        assertThat(first.county().code().map(Object::toString)).isEqualTo(Reported.of("371425"));
        assertThat(first.toDataset().schools())
                .extracting(r -> r.school().name())
                .containsExactly("一小", "二小");
        assertThat(first.toDataset().provenance().schools().values())
                .containsExactlyInAnyOrder("nation.csv:2", "nation.csv:3");
        SchoolReport third = table(counties.get(1)).toDataset().schools().get(0);
        assertThat(third.facts().amounts("primary.classSizes")).isEqualTo(Reported.of(List.of()));
        assertThat(third.facts().has("primary.students")).isFalse();
    }

    @Test
    void quotesMayHoldCommasAndLineEndsAndLinesAreCountedOn() throws IOException {
        List<ReadCounty> counties = read(HEADER
                + "371425,2137000001,\"一小,\n分校\",小学,1,\n"
                + "371425,2137000002,\"\"\"二\"\"小\",小学,x,\n"
                + "330106,2133000001,三小,小学,y,\n");
        assertThat(said(counties))
                .containsExactly("371425 JH201 nation.csv:4 小学学生数", "330106 JH201 nation.csv:5 小学学生数");
        List<ReadCounty> sound = read(HEADER + "371425,2137000001,\"一小,\n分校\",\"小学\",1,\"1\"\n");
        assertThat(table(sound.get(0)).toDataset().schools().get(0).school().name())
                .isEqualTo("一小,\n分校");
    }

    /** The buffer holds some hundred lines; what is odd stands in each place of it once. */
    @Test
    void quotesReturnsAndBlankLinesAnywhereAreReadAlike() throws IOException {
        String ending = "\r\n";
        StringBuilder text = new StringBuilder(HEADER);
        int line = 2;
        List<String> places = new ArrayList<>();
        for (int i = 0; i < 6_000; i++) {
            String name = i % 97 == 0 ? "\"第,\r\n" + i + "小\"" : "第" + i + "小";
            if (i % 89 == 0) {
                text.append(ending);
                line++;
            }
            places.add("nation.csv:" + line);
            text.append(i / 1_000 + 371_400).append(",2137").append(100_000 + i).append(',');
            text.append(name).append(",小学,").append(i).append(",").append(ending);
            line += i % 97 == 0 ? 2 : 1;
            ending = i % 1_000 < 500 ? "\r\n" : i % 1_000 < 990 ? "\n" : "\r";
        }
        List<ReadCounty> counties = read(text.toString());
        assertThat(counties).hasSize(6);
        for (int i = 0; i < counties.size(); i++) {
            assertThat(table(counties.get(i)).toDataset().provenance().schools().values())
                    .containsExactlyInAnyOrderElementsOf(places.subList(1_000 * i, 1_000 * (i + 1)));
        }
    }

    @Test
    void aCountyWithAnErrorHasNoTableAndTheOthersGoOn() throws IOException {
        List<ReadCounty> counties = read(HEADER
                + "371425,2137000001,一小,小学,五,\n"
                + "371425,2137000001,二小,小学,5,\n"
                + "330106,2133000001,三小,小学,5,4\n");
        assertThat(said(counties))
                .containsExactly(
                        "371425 JH201 nation.csv:2 小学学生数",
                        "371425 JH211 nation.csv:3 学校标识码",
                        "330106 JH310 nation.csv:4 小学各班人数");
        assertThat(counties.get(0).table().value()).isEmpty();
        assertThat(counties.get(1).table().value()).isPresent();
    }

    @Test
    void aCountyThatBeginsAgainIsAnErrorThatSaysWhereItBegan() throws IOException {
        List<ReadCounty> counties = read(HEADER
                + "371425,2137000001,一小,小学,5,\n"
                + "330106,2133000001,三小,小学,5,\n"
                + "371425,2137000002,二小,小学,5,\n");
        assertThat(counties).extracting(ReadCounty::code).containsExactly("371425", "330106", "371425");
        assertThat(said(counties)).containsExactly("371425 JH117 nation.csv:4 县代码");
        assertThat(counties.get(2).table().problems().get(0).details()).contains("nation.csv:2 县代码");
    }

    @Test
    void aRowThatNamesNoCountyOrIsTooShortIsAnErrorOfBothCountiesBesideIt() throws IOException {
        List<ReadCounty> counties = read(HEADER
                + "371425,2137000001,一小,小学,5,\n"
                + ",2137000002,二小,小学,5,\n"
                + "330106,2133000001,三小,小学,5\n"
                + "330106,2133000002,四小,小学,5,\n"
                + "330107,2133000003,五小,小学,5,\n");
        assertThat(said(counties))
                .containsExactly(
                        "371425 JH208 nation.csv:3 县代码",
                        "371425 JH115 nation.csv:4",
                        "330106 JH208 nation.csv:3 县代码",
                        "330106 JH115 nation.csv:4");
        assertThat(counties.get(2).table().value()).isPresent();
    }

    @Test
    void anUnknownColumnIsAWarningOfTheFile() throws IOException {
        Files.writeString(folder.resolve("nation.csv"), "county,id,name,kind,校长\n371425,2137000001,一小,小学,某\n");
        try (NationReader counties = NationReader.open(folder.resolve("nation.csv"), OPTIONS)) {
            assertThat(counties.next().table().problems()).isEmpty();
            assertThat(counties.hasNext()).isFalse();
            assertThat(counties.problems()).extracting(Problem::where).containsExactly("nation.csv:1 校长");
            assertThatThrownBy(counties::next).isInstanceOf(NoSuchElementException.class);
        }
    }

    @Test
    void whatIsWrongWithTheFileItselfIsTheLastItem() throws IOException {
        assertThat(said(read(""))).containsExactly(" JH104 nation.csv");
        assertThat(said(read(HEADER))).containsExactly(" JH105 nation.csv");
        assertThat(said(read("县代码,学校标识码,学校名称\n1,2,3\n"))).containsExactly(" JH110 nation.csv:1 办学类型");
        assertThat(said(read(HEADER.strip() + ",小学学生数\n1,2,3,4,5,6,7\n"))).containsExactly(" JH111 nation.csv:1 小学学生数");
        assertThat(said(readFile(folder.resolve("nowhere.csv")))).containsExactly(" JH101 nowhere.csv");
    }

    @Test
    void aFileThatBreaksOffIsAnErrorOfItsLastCounty() throws IOException {
        List<ReadCounty> counties =
                read(HEADER + "330106,2133000001,三小,小学,5,\n371425,2137000001,一小,小学,5,\n371425,2137000002,\"二小,小学,5,\n");
        assertThat(said(counties)).containsExactly("371425 JH106 nation.csv:4", " JH106 nation.csv:4");
        assertThat(counties.get(0).table().value()).isPresent();
    }

    @Test
    void textThatCannotBeDecodedFarBehindTheBeginningIsAnErrorWhereItStands() throws IOException {
        StringBuilder text = new StringBuilder(HEADER);
        IntStream.range(0, 20_000)
                .forEach(i -> text.append(371_400 + i / 10_000)
                        .append(",2137")
                        .append(100_000 + i)
                        .append(",某某小学,小学,5,\n"));
        byte[] bytes = text.toString().getBytes(StandardCharsets.UTF_8);
        bytes[bytes.length - 30] = (byte) 0xFF;
        Files.write(folder.resolve("nation.csv"), bytes);
        List<ReadCounty> counties = readFile(folder.resolve("nation.csv"));
        assertThat(said(counties)).containsExactly("371401 JH103 nation.csv", " JH103 nation.csv");
        assertThat(table(counties.get(0)).size()).isEqualTo(10_000);
    }

    @Test
    void linesOfJsonAreReadLikeRows() throws IOException {
        Files.writeString(folder.resolve("nation.ndjson"), """
                {"county":"371425","id":"2137000001","name":"一小","kind":"小学","primary.students":"80","primary.classSizes":[40,"40"],"x":1}

                {"county":"371425","id":"2137000002","name":"二小","kind":"小学","primary.students":null,"primary.students":3,"x":{"a":1}}
                { "county": "330106", "id": "2133000001", "name": "三小", "kind": "小学", "primary.students": 1e1, "boarding": true } \t
                {"county":"330107","id":"2133000002","name":"四小","kind":"小学","primary.students":true}
                """.indent(0), Charset.forName("GB18030"));
        try (NationReader counties = NationReader.open(folder.resolve("nation.ndjson"), OPTIONS)) {
            List<ReadCounty> read = new ArrayList<>();
            counties.forEachRemaining(read::add);
            assertThat(said(read))
                    .containsExactly(
                            "371425 JH113 nation.ndjson:3 $.primary.students",
                            "330107 JH207 nation.ndjson:5 $.primary.students");
            assertThat(table(read.get(1)).toDataset().schools().get(0).facts().count("primary.students"))
                    .isEqualTo(Reported.of(10L));
            assertThat(counties.problems()).extracting(Problem::where).containsExactly("nation.ndjson:1 $.x");
        }
    }

    @Test
    void aLineThatIsNoObjectEndsReading() throws IOException {
        String line = "{\"county\":\"371425\",\"id\":\"2137000001\",\"name\":\"一小\",\"kind\":\"小学\"}\n";
        Files.writeString(folder.resolve("nation.ndjson"), line + "{\"county\":\n" + line);
        List<ReadCounty> counties = readFile(folder.resolve("nation.ndjson"));
        assertThat(said(counties)).containsExactly("371425 JH108 nation.ndjson:2:2", " JH108 nation.ndjson:2:2");
        Files.writeString(folder.resolve("nation.ndjson"), line.strip() + " []\n");
        assertThat(said(readFile(folder.resolve("nation.ndjson")))).containsExactly(" JH116 nation.ndjson:1:1");
    }

    @Test
    void countiesBesideTheFileGiveNameYearAndFacts() throws IOException {
        Files.writeString(folder.resolve("counties.ndjson"), """
                {"code": "330106", "name": "西湖区", "year": 2023}
                {"code": "371425", "name": "齐河县", "year": "甲", "colour": 1}

                {"code": "330106", "name": "又一个"}
                {"name": "无码"}
                {"code": "110101", "name": "东城区"}
                """);
        List<ReadCounty> counties =
                read(HEADER + "371425,2137000001,一小,小学,5,\n330106,2133000001,三小,小学,5,\n330107,2133000002,四小,小学,5,\n");
        assertThat(said(counties))
                .containsExactly(
                        "371425 JH201 counties.ndjson:2 $.year",
                        "371425 JH114 counties.ndjson:2 $.colour",
                        "330107 JH216 counties.ndjson $.name",
                        "110101 JH118 counties.ndjson:6 $",
                        " JH119 counties.ndjson:4 $.code",
                        " JH208 counties.ndjson:5 $.code");
        assertThat(table(counties.get(1)).county().name()).isEqualTo(Reported.of("西湖区"));
        assertThat(table(counties.get(1)).county().year()).isEqualTo(2023);
    }

    @Test
    void withoutAYearNoCountyHasATable() throws IOException {
        Files.writeString(folder.resolve("nation.csv"), HEADER + "371425,2137000001,一小,小学,5,\n");
        try (NationReader counties = NationReader.open(folder.resolve("nation.csv"), ReadOptions.defaults())) {
            assertThat(said(List.of(counties.next()))).containsExactly("371425 JH217 counties.ndjson $.year");
        }
    }

    @Test
    void aPrivateCodeIsAcceptedOnRequest() throws IOException {
        String text = HEADER + "KFQ-1,2137000001,一小,小学,5,\n";
        assertThat(said(read(text))).containsExactly("KFQ-1 JH213 nation.csv:2 县代码");
        try (NationReader counties = NationReader.open(folder.resolve("nation.csv"), OPTIONS.withPrivateCodes(true))) {
            assertThat(table(counties.next()).county().code().map(Object::toString))
                    .isEqualTo(Reported.of("KFQ-1"));
        }
    }

    @Test
    void aClosedReaderHasNoMoreCounties() throws IOException {
        Files.writeString(folder.resolve("nation.csv"), HEADER + "371425,2137000001,一小,小学,5,\n");
        NationReader counties = NationReader.open(folder.resolve("nation.csv"), OPTIONS);
        assertThat(counties.hasNext()).isTrue();
        counties.close();
        assertThat(counties.hasNext()).isFalse();
    }

    private List<ReadCounty> read(String text) throws IOException {
        return readFile(Files.writeString(folder.resolve("nation.csv"), text));
    }

    private static List<ReadCounty> readFile(Path file) {
        List<ReadCounty> read = new ArrayList<>();
        try (NationReader counties = NationReader.open(file, OPTIONS)) {
            counties.forEachRemaining(read::add);
        }
        return read;
    }

    private static CountyTable table(ReadCounty county) {
        return county.table().orThrow();
    }

    private static List<String> said(List<ReadCounty> counties) {
        return counties.stream()
                .flatMap(c -> c.table().problems().stream().map(p -> c.code() + " " + p.code() + " " + p.where()))
                .toList();
    }
}
