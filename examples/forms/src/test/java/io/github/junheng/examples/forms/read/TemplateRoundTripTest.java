package io.github.junheng.examples.forms.read;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.junheng.dataset.CellRef;
import io.github.junheng.dataset.CountyDataset;
import io.github.junheng.dataset.Provenance;
import io.github.junheng.examples.forms.book.Limits;
import io.github.junheng.examples.forms.book.SheetSource;
import io.github.junheng.examples.forms.book.Workbook;
import io.github.junheng.examples.forms.book.Workbooks;
import io.github.junheng.examples.forms.write.TemplateWriter;
import io.github.junheng.io.DatasetReader;
import io.github.junheng.io.ReadOptions;
import io.github.junheng.problem.Checked;
import io.github.junheng.problem.Problem;
import io.github.junheng.rules.NationalStandards;
import io.github.junheng.standard.Standard;
import io.github.junheng.testkit.Counties;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is written into a template is what is read from it. */
class TemplateRoundTripTest {
    private static final Standard STANDARD = NationalStandards.qualityBalanced2017();

    @TempDir
    Path folder;

    private Path write(List<Standard> standards, Optional<CountyDataset> fill) throws IOException {
        Path file = folder.resolve("template.xlsx");
        try (OutputStream out = Files.newOutputStream(file)) {
            TemplateWriter.write(standards, fill, out);
        }
        return file;
    }

    private static Checked<CountyDataset> read(Path file, ReadOptions options) {
        Checked<Workbook> opened = Workbooks.open(file, Limits.usual());
        Draft draft = new Draft();
        List<Problem> problems = new ArrayList<>(opened.problems());
        try (Workbook book = opened.orThrow()) {
            for (SheetSource sheet : book.sheets()) {
                Tally tally = new Tally();
                new TemplateSheets(draft, options.declared()).read(sheet, "", tally);
                problems.addAll(tally.problems());
            }
        }
        Checked<CountyDataset> read = draft.finish(options);
        problems.addAll(read.problems());
        return new Checked<>(read.valueOrNull(), problems);
    }

    private static void assertSame(CountyDataset read, CountyDataset written) {
        assertThat(read.county()).isEqualTo(written.county());
        assertThat(read.schools()).isEqualTo(written.schools());
        assertThat(read.kindergartensOrNull()).isEqualTo(written.kindergartensOrNull());
    }

    @ParameterizedTest
    @ValueSource(strings = {"met", "not-met"})
    void aBundledCountyComesBackAsItWas(String name) throws IOException {
        ReadOptions options = ReadOptions.of(STANDARD);
        CountyDataset dataset = DatasetReader.read(Path.of("../counties", name), options)
                .value()
                .orElseThrow();
        assertSame(
                read(write(List.of(STANDARD), Optional.of(dataset)), options)
                        .value()
                        .orElseThrow(),
                dataset);
    }

    @Test
    void generatedCountiesComeBackAsTheyWere() throws IOException {
        ReadOptions options = ReadOptions.of(STANDARD);
        Counties counties = Counties.of(STANDARD, Counties.dayOf(STANDARD));
        int compared = 0;
        for (long seed = 1; seed <= 25; seed++) {
            CountyDataset dataset =
                    counties.draw(new Counties.Recipe(seed, 1 + (int) (seed % 12), Counties.Distance.MIXED, 100));
            Checked<CountyDataset> read = read(write(List.of(STANDARD), Optional.of(dataset)), options);
            assertThat(read.value()).as("seed " + seed + " " + read.problems()).isPresent();
            assertSame(read.value().orElseThrow(), dataset);
            compared++;
        }
        assertThat(compared).isEqualTo(25);
    }

    @Test
    void problemsAndExplanationsNameTheCellOfTheSheet() throws IOException {
        ReadOptions options = ReadOptions.of(STANDARD);
        CountyDataset dataset =
                DatasetReader.read(Path.of("../counties/met"), options).value().orElseThrow();
        Path file = write(List.of(STANDARD), Optional.of(dataset));
        try (XSSFWorkbook book = new XSSFWorkbook(Files.newInputStream(file))) {
            XSSFSheet schools = book.getSheet("学校");
            schools.getRow(3).getCell(4).setCellValue("城里");
            try (OutputStream out = Files.newOutputStream(folder.resolve("changed.xlsx"))) {
                book.write(out);
            }
        }
        Checked<CountyDataset> read = read(folder.resolve("changed.xlsx"), options);
        assertThat(read.problems()).anySatisfy(problem -> {
            assertThat(problem.code().code()).isEqualTo("JH205");
            assertThat(problem.where()).isEqualTo("学校!E4 城乡类型");
        });
        Provenance places = read.value().orElseThrow().provenance();
        var code = dataset.schools().get(0).school().code();
        assertThat(places.where(CellRef.of(code, "location"), "城乡类型")).isEqualTo("学校!E4 " + code + " 城乡类型");
        assertThat(places.where(CellRef.ofCounty("rotation.eligible"), "x")).matches("县情!C\\d+ .+");
    }

    @Test
    void theTemplateOfAllStandardsIsWrittenAndReadsAsBlank() throws IOException {
        List<Standard> all = NationalStandards.all();
        ReadOptions options = ReadOptions.of(all);
        Path file = write(all, Optional.empty());
        Checked<CountyDataset> read = read(file, options);
        assertThat(read.value()).isEmpty();
        assertThat(read.problems()).extracting(problem -> problem.code().code()).contains("JH217");
    }
}
