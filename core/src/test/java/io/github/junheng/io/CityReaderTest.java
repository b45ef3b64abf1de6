package io.github.junheng.io;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.junheng.CityPlan;
import io.github.junheng.problem.Checked;
import io.github.junheng.region.CountyCode;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CityReaderTest {
    @TempDir
    Path city;

    @BeforeEach
    void folders() throws IOException {
        for (String folder : List.of("dong-2023", "dong-2024", "xi-2023")) {
            Files.createDirectory(city.resolve(folder));
        }
    }

    @Test
    void aCityBindsItsFoldersToThePlacesOfThePlan() throws IOException {
        Checked<CityReader.City> read =
                read("{\"//\": \"合成数据\", \"code\": \"379900\", \"name\": \"示例市\", \"counties\": ["
                        + "{\"place\": \"东县\", \"datasets\": [\"dong-2023\", \"dong-2024\"]},"
                        + "{\"place\": \"西县\", \"datasets\": [\"xi-2023\"]}]}");
        assertThat(read.problems()).isEmpty();
        assertThat(read.orThrow())
                .isEqualTo(new CityReader.City(
                        "示例市",
                        new CountyCode("379900"),
                        List.of(
                                new CityReader.Member(
                                        CityPlan.EAST, List.of(city.resolve("dong-2023"), city.resolve("dong-2024"))),
                                new CityReader.Member(CityPlan.WEST, List.of(city.resolve("xi-2023"))))));
        assertThat(CityReader.isCity(city)).isTrue();
        assertThat(CityReader.isCity(city.resolve("xi-2023"))).isFalse();
    }

    @Test
    void aPlaceThatIsNotListedIsAWarning() throws IOException {
        Checked<CityReader.City> read =
                read("{\"name\": \"示例市\", \"counties\": [{\"place\": \"东县\", \"datasets\": [\"dong-2023\"]}]}");
        assertThat(HandValueReaderTest.told(read)).containsExactly("JH608 city.json 西县 没有数据：city.json 中没有列出它。");
        assertThat(read.value()).isPresent();
    }

    @Test
    void aNameThatNoFileCanHaveIsAMissingFile() throws IOException {
        Checked<CityReader.City> read =
                read("{\"name\": \"示例市\", \"counties\": [{\"place\": \"东县\", \"datasets\": [\"a\\u0000b\"]}]}");
        assertThat(HandValueReaderTest.told(read))
                .anySatisfy(line -> assertThat(line).startsWith("JH101 ").contains("datasets[0]"));
    }

    @Test
    void everyProblemIsToldWithItsPath() throws IOException {
        Checked<CityReader.City> read = read("{\"code\": \"县\", \"counties\": ["
                + "{\"place\": \"东县\", \"datasets\": [\"dong-2023\", \"dong-2025\"]},"
                + "{\"place\": \"东县\", \"datasets\": [\"./dong-2023\"]},"
                + "{\"place\": \"东镇\", \"datasets\": []},"
                + "{\"place\": \"西县\", \"folders\": [\"xi-2023\"]}]}");
        assertThat(HandValueReaderTest.told(read))
                .containsExactly(
                        "JH208 city.json $.name “name”必须填写。",
                        "JH213 city.json $.code “县”不是 GB/T 2260 县级代码。开发区自定代码请加 --private-codes。",
                        "JH101 city.json $.counties[0].datasets[1] dong-2025 文件不存在。请检查路径，或补交该文件。",
                        "JH609 city.json $.counties[1].place “东县”在 city.json 中出现两次。请只保留一处。",
                        "JH609 city.json $.counties[1].datasets[0] “./dong-2023”在 city.json 中出现两次。请只保留一处。",
                        "JH602 city.json $.counties[2].place 规划 made-up 没有提到“东镇”。它涉及：东县, 西县。",
                        "JH501 city.json $.counties[2].datasets 数组不能为空。",
                        "JH502 city.json $.counties[3].folders 不认识键“folders”。可用：//, place, datasets。",
                        "JH208 city.json $.counties[3].datasets “datasets”必须填写。");
        assertThat(read.value()).isEmpty();
    }

    @Test
    void gb18030IsReadAndJsonThatBreaksOffIsAnError() throws IOException {
        byte[] text = "{\"name\": \"示例市\", \"counties\": [{\"place\": \"东县\", \"datasets\": [\"dong-2023\"]}]}"
                .getBytes(Charset.forName("GB18030"));
        Files.write(city.resolve("city.json"), text);
        assertThat(CityReader.read(city, CityPlan.plan()).orThrow().name()).isEqualTo("示例市");
        assertThat(read("{\"name\": \"示例市\"").problems()).hasSize(1);
        assertThat(read("{\"name\": \"示例市\"").value()).isEmpty();
    }

    private Checked<CityReader.City> read(String json) throws IOException {
        Files.write(city.resolve("city.json"), json.getBytes(StandardCharsets.UTF_8));
        return CityReader.read(city, CityPlan.plan());
    }
}
