package io.github.junheng.io;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.junheng.plan.SchoolChange;
import io.github.junheng.problem.Checked;
import io.github.junheng.problem.ProblemCode;
import io.github.junheng.region.CountyCode;
import io.github.junheng.school.SchoolCode;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PredecessorReaderTest {
    private static final SchoolCode A = SchoolCode.parse("2137990001");
    private static final SchoolCode B = SchoolCode.parse("2137990002");

    @TempDir
    Path directory;

    @Test
    void everyKindOfChangeHasItsCodes() throws IOException {
        assertThat(read("2024,合并,2137990001,2137990002,县政府批复\n"
                                + "2024,撤销,2137990001,,\n"
                                + "2024,新建,,2137990002,\n"
                                + "2024,改码,2137990001,2137990002,\n"
                                + "2024,分立,2137990001,2137990002,\n")
                        .orThrow()
                        .schools())
                .containsExactly(
                        new SchoolChange(2024, SchoolChange.Kind.MERGED, A, B, "县政府批复"),
                        new SchoolChange(2024, SchoolChange.Kind.CLOSED, A, null, null),
                        new SchoolChange(2024, SchoolChange.Kind.NEW, null, B, null),
                        new SchoolChange(2024, SchoolChange.Kind.RECODED, A, B, null),
                        new SchoolChange(2024, SchoolChange.Kind.DIVIDED, A, B, null));
    }

    @Test
    void sixDigitsAreTheCountysOwnCode() throws IOException {
        PredecessorReader.Changes read = read("2015,改码,371421,371403,国务院批复\n").orThrow();
        assertThat(read.schools()).isEmpty();
        assertThat(read.counties())
                .containsExactly(
                        new PredecessorReader.CountyChange(2015, new CountyCode("371421"), new CountyCode("371403")));
    }

    @Test
    void keysAndGb18030AreReadAndTheBasisMayHaveNoColumn() throws IOException {
        Path file = directory.resolve("predecessors.csv");
        Files.write(file, "change,year,to,from\n合并,2024,2137990002,2137990001\n".getBytes(Charset.forName("GB18030")));
        assertThat(PredecessorReader.read(file).orThrow().schools())
                .containsExactly(new SchoolChange(2024, SchoolChange.Kind.MERGED, A, B, null));
    }

    @Test
    void everyProblemIsToldWithItsLineAndColumn() throws IOException {
        Checked<PredecessorReader.Changes> read = read("2024,合并,,2137990002,\n"
                + "2024,撤销,2137990001,2137990002,\n"
                + "2024,新建,2137990001,2137990002,\n"
                + "2024,改码,2137990001,2137990001,\n"
                + "2024,并入,2137990001,2137990002,\n"
                + "2024,合并,21379900,2137990002,\n"
                + ",合并,2137990001,2137990002,\n"
                + "2024,,2137990001,2137990002,\n"
                + "2024,分立,2137990001,2137990002,\n"
                + "2024,分立,2137990001,2137990002,\n"
                + "2024,改码,371421,2137990002,\n");
        assertThat(HandValueReaderTest.told(read))
                .containsExactly(
                        "JH610 predecessors.csv:2 变动“合并”应同时填写原标识码和现标识码。请更正这一行。",
                        "JH610 predecessors.csv:3 变动“撤销”应只填写原标识码。请更正这一行。",
                        "JH610 predecessors.csv:4 变动“新建”应只填写现标识码。请更正这一行。",
                        "JH610 predecessors.csv:5 变动“改码”应填写两个不同的标识码。请更正这一行。",
                        "JH205 predecessors.csv:6 变动 “并入”不在可选值之中：合并、撤销、新建、改码、分立。",
                        "JH210 predecessors.csv:7 原学校标识码 “21379900”不是学校标识码。应为 10 位：2 位类别、2 位省份、6 位顺序号。",
                        "JH208 predecessors.csv:8 年度 “年度”必须填写。",
                        "JH208 predecessors.csv:9 变动 “变动”必须填写。",
                        "JH219 predecessors.csv:11 “变动”为 分立 2137990001 → 2137990002 的行与 predecessors.csv:10 重复。请只保留一行。",
                        "JH210 predecessors.csv:12 原学校标识码 “371421”不是学校标识码。应为 10 位：2 位类别、2 位省份、6 位顺序号。");
        assertThat(read.value()).isEmpty();
        assertThat(read.problems().get(0).message(Locale.ENGLISH))
                .isEqualTo("A change 合并 has both the old and the new code. Correct the row.");
    }

    @Test
    void aChangeThatCannotBeReadIsNotDroppedSilently() throws IOException {
        assertThat(read("2024,并入,2137990001,2137990002,\n").value()).isEmpty();
    }

    @Test
    void aFileThatIsMissingIsSaid() {
        assertThat(PredecessorReader.read(directory.resolve("none.csv")).problems())
                .extracting(p -> p.code())
                .containsExactly(ProblemCode.FILE_MISSING);
    }

    private Checked<PredecessorReader.Changes> read(String rows) throws IOException {
        return PredecessorReader.read(Files.write(
                directory.resolve("predecessors.csv"),
                ("年度,变动,原学校标识码,现学校标识码,依据\n" + rows).getBytes(StandardCharsets.UTF_8)));
    }
}
