package io.github.junheng.rules;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.junheng.dataset.CountyDataset;
import io.github.junheng.evaluation.Evaluation;
import io.github.junheng.evaluation.Evaluator;
import io.github.junheng.evaluation.Finding;
import io.github.junheng.evaluation.Status;
import io.github.junheng.evaluation.UnitTally;
import io.github.junheng.io.DatasetReader;
import io.github.junheng.io.DatasetWriter;
import io.github.junheng.io.ReadOptions;
import io.github.junheng.problem.Checked;
import io.github.junheng.standard.Level;
import io.github.junheng.standard.Standard;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** 教基〔2022〕1号: 48 points that people judge kindergarten by kindergarten; none of them has a text, and nothing decides as a whole. */
class KindergartenQualityTest {
    private static final Standard STANDARD =
            NationalStandards.find("kindergarten-quality-2022").orElseThrow();
    private static final LocalDate DAY = LocalDate.of(2024, 12, 31);

    @TempDir
    Path folder;

    @Test
    void aPointIsJudgedOfEachKindergartenAndToldOfTheCounty() throws IOException {
        Checked<CountyDataset> read = read("kindergarten-quality-2022,1,1137000001,达到,现场核查\n"
                + "kindergarten-quality-2022,1,1137000002,部分达到,\n"
                + "kindergarten-quality-2022,2,1137000001,达到,\n");
        assertThat(read.problems()).isEmpty();
        Evaluation evaluation =
                Evaluator.of(STANDARD).evaluate(read.orThrow(), DAY).orThrow();
        assertThat(evaluation.status()).isEqualTo(Status.NOT_APPLICABLE);
        assertThat(evaluation.findings().stream()
                        .filter(f -> f.rule().local().equals("1") && f.level() == Level.KINDERGARTEN)
                        .map(f -> f.status() + " " + f.grade().orElse("")))
                .containsExactly("MET 达到", "NOT_MET 部分达到");
        Finding county = evaluation.findings().stream()
                .filter(f -> f.rule().local().equals("2") && f.level() == Level.COUNTY)
                .findFirst()
                .orElseThrow();
        assertThat(county.status()).isEqualTo(Status.INDETERMINATE);
        assertThat(county.units()).contains(new UnitTally(1, 0, 1, 0));
    }

    @Test
    void whatWasJudgedIsWrittenAndReadAgain() throws IOException {
        CountyDataset read =
                read("kindergarten-quality-2022,48,1137000002,未达到,记录\n").orThrow();
        Path again = Files.createDirectory(folder.resolve("again"));
        DatasetWriter.writeDirectory(read, again);
        CountyDataset copy = DatasetReader.read(again, ReadOptions.of(STANDARD)).orThrow();
        assertThat(copy.kindergartens()).isEqualTo(read.kindergartens());
        assertThat(copy.kindergartens().get(1).facts().has("checklist.kindergarten-quality-2022.48"))
                .isTrue();
    }

    @Test
    void aPointOfKindergartensIsNoneOfASchool() throws IOException {
        assertThat(read("kindergarten-quality-2022,1,2137000001,达到,\n").problems())
                .extracting(problem -> problem.code().toString())
                .containsExactly("JH335");
    }

    private Checked<CountyDataset> read(String judged) throws IOException {
        Files.writeString(folder.resolve("county.json"), "{\"code\": \"371425\", \"name\": \"示例县\", \"year\": 2024}");
        Files.writeString(folder.resolve("schools.csv"), "学校标识码,学校名称,办学类型,primary.students\n2137000001,第一小学,小学,100\n");
        Files.writeString(
                folder.resolve("kindergartens.csv"),
                "幼儿园标识码,幼儿园名称,kindergarten.children\n1137000001,一幼,90\n1137000002,二幼,80\n");
        Files.writeString(folder.resolve("checklists.csv"), "标准,条目,学校标识码,状态,依据\n" + judged);
        return DatasetReader.read(folder, ReadOptions.of(STANDARD));
    }
}
