package io.github.junheng.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.junheng.dataset.County;
import io.github.junheng.dataset.CountyDataset;
import io.github.junheng.dataset.FactDefinition;
import io.github.junheng.dataset.FactValue;
import io.github.junheng.dataset.Place;
import io.github.junheng.dataset.SchoolColumns;
import io.github.junheng.dataset.SchoolReport;
import io.github.junheng.problem.Checked;
import io.github.junheng.problem.Severity;
import io.github.junheng.quantity.Reported;
import io.github.junheng.school.School;
import io.github.junheng.school.SchoolKind;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

class DatasetWriterPropertyTest {
    private static final ReadOptions OPTIONS = DatasetFiles.OPTIONS.withLenient(false);
    private static final int ELEMENTS = 3;

    /** Any value of a type. Parts above their wholes are errors, which is not what is looked at here. */
    private static FactValue value(FactDefinition definition, Random random) {
        return switch (definition.type()) {
            case COUNT -> FactValue.Amount.of(random.nextInt(2) == 0 ? 0 : random.nextInt(1_000_000));
            case DECIMAL -> new FactValue.Amount(decimal(random));
            case YEAR -> FactValue.Amount.of(1950 + random.nextInt(80));
            case CODE -> FactValue.Amount.of(1 + random.nextInt(10));
            case FLAG -> new FactValue.Flag(random.nextBoolean());
            case WORD ->
                new FactValue.Word(
                        definition.words().get(random.nextInt(definition.words().size())));
            case TEXT -> new FactValue.Word(text(random));
            case DATE -> new FactValue.Day(LocalDate.of(2010, 1, 1).plusDays(random.nextInt(5000)));
            case TIME -> new FactValue.Time(random.nextInt(24 * 60));
            case EVENING -> new FactValue.Time(FactValue.Time.NOON + random.nextInt(18 * 60));
            case COUNT_LIST ->
                new FactValue.Amounts(Stream.generate(() -> Reported.of(BigDecimal.valueOf(1 + random.nextInt(60))))
                        .limit(size(definition, random))
                        .toList());
            case DECIMAL_LIST ->
                new FactValue.Amounts(
                        Stream.generate(() -> Reported.of(decimal(random).add(BigDecimal.ONE)))
                                .limit(size(definition, random))
                                .toList());
            case TEXT_LIST ->
                new FactValue.Words(Stream.generate(() -> Reported.of(text(random)))
                        .limit(ELEMENTS)
                        .toList());
        };
    }

    /** Facts of one array have as many elements each as the array. */
    private static int size(FactDefinition definition, Random random) {
        return definition.id().contains("[]") ? ELEMENTS : random.nextInt(5);
    }

    private static BigDecimal decimal(Random random) {
        return new BigDecimal(random.nextLong() >>> 16).movePointLeft(random.nextInt(20));
    }

    private static String text(Random random) {
        List<String> words = List.of("年度,监测", "报告\"2021\"", "a;b", "第\n二行", "𠀀", "0", "null", "$.x", "=1+1");
        return "x" + words.get(random.nextInt(words.size())) + "x";
    }

    private static CountyDataset dataset(Random random, int schools) {
        County county = new County(
                County.of("371425", "x", 2024).code(),
                random.nextInt(5) == 0 ? Reported.none() : Reported.of(text(random)),
                1990 + random.nextInt(50),
                County.of("371425", "x", 2024).facts());
        for (FactDefinition definition : DatasetFiles.DECLARED) {
            boolean inArray = definition.id().contains("[]");
            if (definition.place() == Place.COUNTY && (inArray || random.nextBoolean())) {
                county = county.with(definition.id(), value(definition, random));
            }
        }
        List<FactDefinition> columns = new ArrayList<>(SchoolColumns.all());
        columns.addAll(DatasetFiles.DECLARED.stream()
                .filter(d -> d.place() == Place.SCHOOL)
                .toList());
        List<SchoolReport> reports = new ArrayList<>();
        for (int i = 0; i < schools; i++) {
            SchoolKind kind =
                    SchoolKind.ofRows().get(random.nextInt(SchoolKind.ofRows().size()));
            SchoolReport report = SchoolReport.of(School.of("21370" + (10000 + i), text(random), kind));
            for (FactDefinition column : columns) {
                if (random.nextBoolean()) {
                    report = report.with(column.id(), value(column, random));
                }
            }
            reports.add(report);
        }
        return CountyDataset.of(county, reports);
    }

    private static void same(Checked<CountyDataset> read, CountyDataset written) {
        assertThat(read.problems())
                .filteredOn(p -> p.severity() == Severity.ERROR)
                .allSatisfy(p -> assertThat(p.code().name()).isEqualTo("PART_ABOVE_WHOLE"));
        assertThat(read.value()).isPresent();
        assertThat(read.value().orElseThrow().county()).isEqualTo(written.county());
        assertThat(read.value().orElseThrow().schools()).isEqualTo(written.schools());
    }

    @Property(tries = 100)
    void aDocumentReadsBackAsItWasWritten(@ForAll Random random, @ForAll @IntRange(min = 1, max = 6) int schools)
            throws IOException {
        CountyDataset dataset = dataset(random, schools);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        DatasetWriter.writeJson(dataset, out);
        same(DatasetReader.readJson(new ByteArrayInputStream(out.toByteArray()), "dataset.json", OPTIONS), dataset);
    }

    @Property(tries = 60)
    void aDirectoryReadsBackAsItWasWritten(@ForAll Random random, @ForAll @IntRange(min = 1, max = 6) int schools)
            throws IOException {
        CountyDataset dataset = dataset(random, schools);
        Path directory = Files.createTempDirectory("junheng");
        try {
            DatasetWriter.writeDirectory(dataset, directory.resolve("new"));
            same(DatasetReader.read(directory.resolve("new"), OPTIONS), dataset);
            DatasetWriter.writeDirectory(dataset, directory.resolve("files"), DatasetFiles.DECLARED);
            same(DatasetReader.read(directory.resolve("files"), OPTIONS), dataset);
        } finally {
            delete(directory);
        }
    }

    private static void delete(Path directory) throws IOException {
        try (Stream<Path> paths = Files.walk(directory)) {
            paths.sorted(Comparator.reverseOrder()).forEach(path -> {
                try {
                    Files.delete(path);
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
        }
    }

    @Example
    void aDocumentIsPlainToRead() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        CountyDataset dataset = CountyDataset.of(
                County.of("371425", "齐河县", 2024)
                        .with("pay.teachersYuan", 98000)
                        .with("monitoring[].level", List.of(3, 2))
                        .with("monitoring[].subject", List.of("数学", "科学")),
                List.of(SchoolReport.of(School.of("2137000001", "一小", SchoolKind.PRIMARY_SCHOOL))
                        .with("equipmentValue", new BigDecimal("12.5"))
                        .with("primary.classSizes", List.of(45, 44))));
        DatasetWriter.writeJson(dataset, out);
        assertThat(out.toString(StandardCharsets.UTF_8)).isEqualTo("""
                        {
                          "county": {
                            "code": "371425",
                            "monitoring": [ {
                              "level": 3,
                              "subject": "数学"
                            }, {
                              "level": 2,
                              "subject": "科学"
                            } ],
                            "name": "齐河县",
                            "pay": {
                              "teachersYuan": 98000
                            },
                            "year": 2024
                          },
                          "schools": [ {
                            "id": "2137000001",
                            "name": "一小",
                            "kind": "小学",
                            "equipmentValue": "12.5",
                            "primary.classSizes": [ 45, 44 ]
                          } ]
                        }""");
    }

    @Example
    void aListWithAGapIsALeftBlankCellOfATable() throws IOException {
        CountyDataset dataset = CountyDataset.of(
                County.of("371425", "齐河县", 2024),
                List.of(SchoolReport.of(School.of("2137000001", "一小", SchoolKind.PRIMARY_SCHOOL))
                        .with("artRoomAreas", new FactValue.Amounts(List.of(Reported.none())))));
        Path directory = Files.createTempDirectory("junheng");
        try {
            DatasetWriter.writeDirectory(dataset, directory);
            assertThat(DatasetReader.read(directory, OPTIONS)
                            .orThrow()
                            .schools()
                            .get(0)
                            .facts()
                            .values())
                    .isEmpty();
        } finally {
            delete(directory);
        }
    }

    @Example
    void aFactInThePlaceOfAGroupCannotBeWritten() {
        CountyDataset dataset = CountyDataset.of(
                County.of("371425", "齐河县", 2024).with("pay", 1).with("pay.teachersYuan", 2), List.of());
        assertThatThrownBy(() -> DatasetWriter.writeJson(dataset, new ByteArrayOutputStream()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("pay.teachersYuan");
    }
}
