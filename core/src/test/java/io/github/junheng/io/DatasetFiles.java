package io.github.junheng.io;

import io.github.junheng.dataset.CountyDataset;
import io.github.junheng.dataset.FactDefinition;
import io.github.junheng.dataset.FactType;
import io.github.junheng.dataset.Place;
import io.github.junheng.problem.Checked;
import io.github.junheng.problem.Problem;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A dataset directory in the making; what is not written otherwise is a small county without fault. */
final class DatasetFiles {
    static final String COUNTY = "{\"code\": \"371425\", \"name\": \"齐河县\", \"year\": 2024}";
    static final String SCHOOLS = "学校标识码,学校名称,办学类型,小学学生数\n2137000001,一小,小学,300\n";

    /** Facts as a standard would declare them. */
    static final List<FactDefinition> DECLARED = List.of(
            fact("pay.teachersYuan", FactType.DECIMAL),
            fact("pay.performancePayApproved", FactType.FLAG),
            fact("publicFundingQuotaYuan.PRIMARY", FactType.DECIMAL),
            fact("rotation.eligible", FactType.COUNT),
            fact("rotation.rotated", FactType.COUNT),
            fact("evidence.G1.met", FactType.FLAG),
            fact("evidence.G1.basis", FactType.TEXT),
            fact("vetoes.V1", FactType.FLAG),
            fact("basicBalanceRecognisedOn", FactType.DATE),
            fact("monitoring[].subject", FactType.TEXT_LIST),
            fact("monitoring[].level", FactType.COUNT_LIST),
            fact("monitoring[].variation", FactType.DECIMAL_LIST),
            fact("spareHours", FactType.DECIMAL_LIST),
            new FactDefinition("libraryBooks", "图书册数", FactType.COUNT, "册", Place.SCHOOL, List.of()),
            fact("officeClosing", FactType.TIME),
            extra("primary.firstLesson", "小学首节上课", FactType.TIME),
            extra("sleep", "睡眠", FactType.DECIMAL));

    static final ReadOptions OPTIONS = ReadOptions.defaults().withDeclared(DECLARED);

    private final Path directory;

    DatasetFiles(Path directory) {
        this.directory = directory;
        county(COUNTY).schools(SCHOOLS);
    }

    private static FactDefinition fact(String id, FactType type) {
        return new FactDefinition(id, "县：" + id, type, "", Place.COUNTY, List.of());
    }

    private static FactDefinition extra(String id, String name, FactType type) {
        return new FactDefinition(id, name, type, "", Place.SCHOOL, List.of(), "extras.csv");
    }

    DatasetFiles county(String json) {
        return with("county.json", json);
    }

    DatasetFiles schools(String csv) {
        return with("schools.csv", csv);
    }

    /** One primary school with one more column. */
    DatasetFiles cell(String column, String text) {
        return schools("学校标识码,学校名称,办学类型," + column + "\n2137000001,一小,小学," + text + "\n");
    }

    DatasetFiles with(String file, String text) {
        return with(file, text.getBytes(StandardCharsets.UTF_8));
    }

    DatasetFiles with(String file, byte[] bytes) {
        try {
            Files.write(directory.resolve(file), bytes);
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    DatasetFiles without(String file) {
        try {
            Files.delete(directory.resolve(file));
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The same content as one document alone. */
    DatasetFiles document(String json) {
        return without("county.json").without("schools.csv").with("dataset.json", json);
    }

    Checked<CountyDataset> read() {
        return read(OPTIONS);
    }

    Checked<CountyDataset> read(ReadOptions options) {
        return DatasetReader.read(directory, options);
    }

    /** The problems as {@code code severity where}. */
    List<String> problems() {
        return problems(read());
    }

    static List<String> problems(Checked<CountyDataset> checked) {
        return checked.problems().stream().map(DatasetFiles::line).toList();
    }

    private static String line(Problem problem) {
        return problem.code().name() + " " + problem.severity() + " " + problem.where();
    }
}
