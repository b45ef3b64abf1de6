package io.github.junheng.io;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.junheng.CityPlan;
import io.github.junheng.plan.HandValue;
import io.github.junheng.problem.Checked;
import io.github.junheng.quantity.Rational;
import io.github.junheng.time.KnownDay;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HandValueReaderTest {
    private static final String HEADER = "方案,条目,地区,年度,值,依据\n";

    @TempDir
    Path directory;

    @Test
    void everyKindOfItemHasItsKindOfValue() throws IOException {
        assertThat(read("made-up,group,示例市,2023,41.5,通报\n"
                                + "made-up,grade,东县,2023,Ⅲ类,名单\n"
                                + "made-up,settled,西县,2023,是,文件\n"
                                + "made-up,settled,东县,2023,否,文件\n"
                                + "made-up,all,东县,2023,不适用,没有这类学校\n"
                                + "made-up,growth,示例市,2023,-0.5,年报\n"
                                + "made-up,start@东县,东县,2023,2023-07-12,通知\n"
                                + "made-up,start@东县,东县,2022,否,通知\n"
                                + "made-up,terminals,示例市,2023,1200,验收单\n")
                        .orThrow())
                .extracting(HandValue::value)
                .containsExactly(
                        new HandValue.Content.Amount(Rational.parse("41.5")),
                        new HandValue.Content.Word("Ⅲ类"),
                        new HandValue.Content.Done(true),
                        new HandValue.Content.Done(false),
                        new HandValue.Content.NotApplicable(),
                        new HandValue.Content.Amount(Rational.parse("-0.5")),
                        new HandValue.Content.On(KnownDay.parse("2023-07-12")),
                        new HandValue.Content.Done(false),
                        new HandValue.Content.Amount(Rational.of(1200)));
    }

    @Test
    void aValueNamesItsPlaceItsEvidenceAndItsLine() throws IOException {
        assertThat(read("made-up,group,示例市,2023,41.5,德教通报〔2024〕3号\n").orThrow())
                .containsExactly(new HandValue(
                        "group",
                        CityPlan.CITY,
                        2023,
                        new HandValue.Content.Amount(Rational.parse("41.5")),
                        "德教通报〔2024〕3号",
                        "reported.csv:2"));
    }

    @Test
    void keysAndGb18030AreReadAsInEveryTable() throws IOException {
        Path file = directory.resolve("reported.csv");
        Files.write(
                file,
                "evidence,value,year,place,item,plan\n通报,41.5,2023,示例市,group,made-up\n"
                        .getBytes(Charset.forName("GB18030")));
        assertThat(HandValueReader.read(List.of(file), CityPlan.plan(), List.of())
                        .orThrow())
                .singleElement()
                .satisfies(value -> {
                    assertThat(value.place()).isEqualTo(CityPlan.CITY);
                    assertThat(value.evidence()).isEqualTo("通报");
                });
    }

    @Test
    void aBlankValueIsNotReportedAndNeedsNoEvidence() throws IOException {
        Checked<List<HandValue>> read = read("made-up,group,示例市,2023,,\n");
        assertThat(read.problems()).isEmpty();
        assertThat(read.orThrow()).isEmpty();
    }

    @Test
    void rowsOfOtherPlansAreLeftOutAndAnUnknownPlanIsAnError() throws IOException {
        Checked<List<HandValue>> read = read("other,whatever,某地,2023,1,x\n" + "made-pu,group,示例市,2023,1,x\n");
        assertThat(told(read)).containsExactly("JH205 reported.csv:3 方案 “made-pu”不在可选值之中：made-up, other。");
        assertThat(read.value()).isEmpty();
    }

    @Test
    void everyProblemIsToldWithItsLineAndColumn() throws IOException {
        assertThat(told(read("made-up,grup,示例市,2023,1,x\n"
                        + "made-up,group,西安县,2023,1,x\n"
                        + "made-up,group,东县,2023,1,x\n"
                        + "made-up,group,示例市,2023,40%,x\n"
                        + "made-up,all,东县,2023,100.5,x\n"
                        + "made-up,settled,东县,2023,部分,x\n"
                        + "made-up,start@东县,东县,2023,已完成,x\n"
                        + "made-up,start@东县,东县,2022,2023-07-12,x\n"
                        + "made-up,terminals,示例市,2023,-5,x\n"
                        + "made-up,growth,示例市,2023,1,\n"
                        + "made-up,growth,示例市,2023,2,x\n"
                        + "made-up,growth,示例市,二〇二三,2,x\n"
                        + ",growth,示例市,2023,2,x\n"
                        + "made-up,,,,2,x\n")))
                .containsExactly(
                        "JH601 reported.csv:2 条目 规划 made-up 没有条目“grup”。相近的有：group, grade, all, growth, settled, share@东县,"
                                + " share@西县, start@东县 …。",
                        "JH602 reported.csv:3 地区 规划 made-up 没有提到“西安县”。它涉及：西县, 东县, 示例市。",
                        "JH205 reported.csv:4 地区 “东县”不在可选值之中：示例市。",
                        "JH201 reported.csv:5 值 “40%”不是数字。请填写不带单位、百分号和千位分隔符的数字。",
                        "JH204 reported.csv:6 值 “100.5”超出可能的范围。请核对。",
                        "JH205 reported.csv:7 值 “部分”不在可选值之中：是、否、不适用。",
                        "JH206 reported.csv:8 值 “已完成”不是日期。请按 2015-12-31 的形式填写。",
                        "JH204 reported.csv:9 值 “2023-07-12”超出可能的范围。请核对。",
                        "JH203 reported.csv:10 值 “-5”是负数。请填写零或正数。",
                        "JH208 reported.csv:11 依据 “依据”必须填写。",
                        "JH219 reported.csv:12 “条目、地区、年度”为 growth 示例市 2023 的行与 reported.csv:11 重复。请只保留一行。",
                        "JH201 reported.csv:13 年度 “二〇二三”不是数字。请填写不带单位、百分号和千位分隔符的数字。",
                        "JH208 reported.csv:14 方案 “方案”必须填写。",
                        "JH208 reported.csv:15 条目 “条目”必须填写。",
                        "JH208 reported.csv:15 地区 “地区”必须填写。",
                        "JH208 reported.csv:15 年度 “年度”必须填写。");
    }

    @Test
    void aValueOfNoYearIsNotDroppedSilently() throws IOException {
        assertThat(read("made-up,growth,示例市,二〇二三,2,x\n").value()).isEmpty();
    }

    @Test
    void theSameItemInTwoFilesIsGivenTwice() throws IOException {
        Path one = write("one.csv", HEADER + "made-up,group,示例市,2023,1,x\n");
        Path two = write("two.csv", HEADER + "made-up,group,示例市,2023,1,x\n");
        assertThat(told(HandValueReader.read(List.of(one, two), CityPlan.plan(), List.of())))
                .containsExactly("JH219 two.csv:2 “条目、地区、年度”为 group 示例市 2023 的行与 one.csv:2 重复。请只保留一行。");
    }

    @Test
    void aMissingColumnAndAMissingFileAreErrors() throws IOException {
        Path file = write("reported.csv", "方案,条目,地区,年度,值\nmade-up,group,示例市,2023,1\n");
        assertThat(told(HandValueReader.read(List.of(file, directory.resolve("none.csv")), CityPlan.plan(), List.of())))
                .containsExactly("JH110 reported.csv:1 依据 缺少必需的列“依据”。请在表头加上它。", "JH101 none.csv 文件不存在。请检查路径，或补交该文件。");
    }

    private Checked<List<HandValue>> read(String rows) throws IOException {
        return HandValueReader.read(
                List.of(write("reported.csv", HEADER + rows)), CityPlan.plan(), Arrays.asList("made-up", "other"));
    }

    private Path write(String name, String text) throws IOException {
        return Files.write(directory.resolve(name), text.getBytes(StandardCharsets.UTF_8));
    }

    static List<String> told(Checked<?> read) {
        return read.problems().stream()
                .map(p -> p.code().code() + " " + p.where() + " " + p.message(Locale.CHINESE))
                .toList();
    }
}
