package io.github.junheng.examples.forms.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.junheng.dataset.County;
import io.github.junheng.dataset.CountyDataset;
import io.github.junheng.dataset.SchoolReport;
import io.github.junheng.evaluation.Evaluator;
import io.github.junheng.examples.forms.read.Bands;
import io.github.junheng.io.DatasetDigest;
import io.github.junheng.rules.NationalStandards;
import io.github.junheng.school.School;
import io.github.junheng.school.SchoolKind;
import io.github.junheng.standard.Standard;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ProvenancesTest {
    private static final Standard STANDARD = NationalStandards.qualityBalanced2017();
    private static final LocalDate DAY = LocalDate.of(2024, 12, 31);

    private static CountyDataset county(int large, List<Integer> sizes) {
        SchoolReport first = SchoolReport.of(School.of("2137000001", "示例小学", SchoolKind.PRIMARY_SCHOOL))
                .with("primary.students", 300)
                .with("primary.classCount", large)
                .with("primary.classes.from41to45", large)
                .with("builtBy2010", true)
                .with("musicRooms.total", 0);
        SchoolReport second = SchoolReport.of(School.of("3137000002", "示例初中", SchoolKind.JUNIOR_SCHOOL))
                .with("junior.students", 100)
                .with("junior.classSizes", sizes)
                .with("junior.classCount", sizes.size());
        return CountyDataset.of(County.of("371425", "示例县", 2024), List.of(first, second));
    }

    private static String hash(CountyDataset data, String... concessions) {
        CountyDataset resolved =
                Bands.resolve(data, STANDARD, DAY, Set.of(concessions)).orThrow();
        assertThat(DatasetDigest.of(resolved)).isNotEqualTo(DatasetDigest.of(data));
        return Provenances.data(Evaluator.of(STANDARD)
                .conceding(Set.of(concessions))
                .evaluate(resolved, DAY)
                .orThrow());
    }

    @Test
    void theHashOfBandedDataIsOfWhatWasReported() {
        CountyDataset data = county(7, List.of(50, 50));
        assertThat(hash(data)).isEqualTo(DatasetDigest.of(data));
        // Whatever the evaluation was asked for, it rests on the same data.
        assertThat(hash(data, "T3", "T5")).isEqualTo(DatasetDigest.of(data));
    }

    @Test
    void aListThatWasReportedBesideBandsIsPartOfIt() {
        assertThat(hash(county(7, List.of(50, 50)))).isNotEqualTo(hash(county(7, List.of(49, 51))));
        assertThat(hash(county(7, List.of(50, 50)))).isNotEqualTo(hash(county(8, List.of(50, 50))));
    }
}
