package io.github.junheng.rules;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.junheng.dataset.CountyDataset;
import io.github.junheng.evaluation.Evaluation;
import io.github.junheng.evaluation.Evaluator;
import io.github.junheng.evaluation.Finding;
import io.github.junheng.evaluation.Status;
import io.github.junheng.io.DatasetReader;
import io.github.junheng.io.ReadOptions;
import io.github.junheng.problem.Checked;
import io.github.junheng.standard.Standard;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** funding.csv and townships.csv feed the rules that county.json feeds. */
class CountyFilesOfStandardsTest {
    private static final LocalDate DAY = LocalDate.of(2024, 12, 31);

    @TempDir
    private Path directory;

    @BeforeEach
    void write() throws IOException {
        write("county.json", "{\"code\": \"371425\", \"name\": \"齐河县\", \"year\": 2024}");
        write("schools.csv", "学校标识码,学校名称,办学类型,小学学生数\n2137000001,一小,小学,300\n");
    }

    private void write(String file, String text) throws IOException {
        Files.writeString(directory.resolve(file), text);
    }

    private Evaluation evaluate(String id) {
        Standard standard = NationalStandards.find(id).orElseThrow();
        Checked<CountyDataset> read = DatasetReader.read(directory, ReadOptions.of(standard));
        assertThat(read.problems()).isEmpty();
        return Evaluator.of(standard).evaluate(read.orThrow(), DAY).orThrow();
    }

    private static List<Status> of(Evaluation evaluation, String rule) {
        return evaluation.findings().stream()
                .filter(finding -> finding.rule().local().equals(rule))
                .map(Finding::status)
                .toList();
    }

    /** R1, R2: the budget, and the budget per pupil, are not below those of the year before. */
    @Test
    void twoYearsOfFundingShowWhetherTheBudgetGrew() throws IOException {
        write("funding.csv", "年度,一般公共预算教育支出,在校学生人数\n2023,1000,100\n2024,1000,101\n");
        Evaluation evaluation = evaluate("public-funding");
        assertThat(of(evaluation, "R1")).containsExactly(Status.MET);
        assertThat(of(evaluation, "R2")).containsExactly(Status.NOT_MET);
        write("funding.csv", "年度,一般公共预算教育支出\n2024,1000\n");
        assertThat(of(evaluate("public-funding"), "R1")).containsExactly(Status.INDETERMINATE);
    }

    /** Item 7: a public central kindergarten in every township. */
    @Test
    void everyTownshipOfTheFileIsAskedByItself() throws IOException {
        write("townships.csv", "乡镇代码,乡镇名称,乡镇公办中心园数\n371425101,甲镇,1\n371425102,乙镇,0\n371425103,丙镇,\n");
        assertThat(of(evaluate("preschool-2020"), "7"))
                .containsExactly(Status.MET, Status.NOT_MET, Status.INDETERMINATE, Status.NOT_MET);
    }

    /** A file without rows says that there is no township; no file says nothing. */
    @Test
    void aFileWithAHeaderAloneSaysThatThereIsNone() throws IOException {
        write("townships.csv", "乡镇代码,乡镇名称,乡镇公办中心园数\n");
        assertThat(of(evaluate("preschool-2020"), "7")).containsExactly(Status.NOT_APPLICABLE);
        Files.delete(directory.resolve("townships.csv"));
        assertThat(of(evaluate("preschool-2020"), "7")).contains(Status.INDETERMINATE);
    }
}
