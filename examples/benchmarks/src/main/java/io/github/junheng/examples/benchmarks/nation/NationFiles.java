package io.github.junheng.examples.benchmarks.nation;

import io.github.junheng.dataset.FactDefinition;
import io.github.junheng.dataset.FactType;
import io.github.junheng.dataset.SchoolColumns;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;

/** 合成数据文件: the files of a nation, written on demand from its seed and kept in a folder for the next benchmark. */
public final class NationFiles {
    /** The first column of {@link #csv}, before those of the contract. */
    public static final String COUNTY_HEADER = "县代码";

    public static final List<String> TEACHER_HEADERS = List.of(
            "教师编号", "学校标识码", "任教学段", "是否专任", "学历", "县级以上骨干", "任教学科", "专任或主要任教", "教师资格证", "五年培训学时", "是否在编", "交流轮岗",
            "走教或兼职");

    private final Path folder;

    public NationFiles(Path folder) {
        this.folder = folder;
    }

    /** All schools of a nation in one table: {@code 县代码} and the headers of the contract. */
    public Path csv(Nation nation) {
        return once(name("schools", nation) + ".csv", out -> {
            out.append(COUNTY_HEADER + "," + SchoolColumns.CODE_HEADER + "," + SchoolColumns.NAME_HEADER + ","
                    + SchoolColumns.KIND_HEADER);
            for (int column = 0; column < Columns.count(); column++) {
                out.append(',').append(Columns.get(column).name());
            }
            out.append('\n');
            StringBuilder row = new StringBuilder();
            for (int i = 0; i < nation.counties(); i++) {
                CountyColumns county = nation.county(i);
                for (int school = 0; school < county.schools(); school++) {
                    row.setLength(0);
                    csvRow(row.append(county.code()).append(','), county, school);
                    out.append(row);
                }
            }
        });
    }

    /** The same rows as one JSON object a line: {@code county} and the keys of the contract. */
    public Path ndjson(Nation nation) {
        return once(name("schools", nation) + ".ndjson", out -> {
            StringBuilder row = new StringBuilder();
            for (int i = 0; i < nation.counties(); i++) {
                CountyColumns county = nation.county(i);
                for (int school = 0; school < county.schools(); school++) {
                    row.setLength(0);
                    jsonRow(row, county, school);
                    out.append(row);
                }
            }
        });
    }

    /** The folder of one county, {@code county.json} and {@code schools.csv}, as the library reads it. */
    public Path county(Nation nation, int index) {
        String name = name("county-" + index, nation);
        once(
                name + "/county.json",
                out -> out.append("{\"code\": \"" + Nation.countyCode(index))
                        .append("\", \"name\": \"第" + index + "县\", \"year\": 2024}\n"));
        once(name + "/schools.csv", out -> {
            out.append(SchoolColumns.CODE_HEADER + "," + SchoolColumns.NAME_HEADER + "," + SchoolColumns.KIND_HEADER);
            for (int column = 0; column < Columns.count(); column++) {
                out.append(',').append(Columns.get(column).name());
            }
            out.append('\n');
            CountyColumns county = nation.county(index);
            StringBuilder rows = new StringBuilder();
            for (int school = 0; school < county.schools(); school++) {
                csvRow(rows, county, school);
            }
            out.append(rows);
        });
        return folder.resolve(name);
    }

    /** The numerators of a nation's first county: {@code stage,pupils,n1,…,n7}, for engines that start cold. */
    public Path firstCounty(Nation nation) {
        return once(name("first-county", nation) + ".csv", out -> {
            StageTable table = new Nation(nation.seed(), 1, nation.schoolsPerCounty(), false, 0).stages();
            out.append("stage,pupils,n1,n2,n3,n4,n5,n6,n7\n");
            for (int stage = 0; stage < Limits.STAGES; stage++) {
                for (int row = table.start(stage); row < table.start(stage + 1); row++) {
                    out.append(Integer.toString(stage)).append(',').append(Integer.toString(table.pupils()[row]));
                    for (int i = 0; i < Limits.INDICATORS; i++) {
                        out.append(',').append(Long.toString(table.numerators(i)[row]));
                    }
                    out.append('\n');
                }
            }
        });
    }

    /** A roster of teachers, {@code teachers.csv} in a folder of its own, as the library reads it. */
    public Path teachers(Teachers teachers) {
        Nation nation = teachers.nation();
        return once(name("teachers-" + teachers.size(), nation) + "/teachers.csv", out -> {
            out.append(String.join(",", TEACHER_HEADERS)).append('\n');
            StringBuilder row = new StringBuilder();
            for (int i = 0; i < teachers.size(); i++) {
                row.setLength(0);
                teachers.csvRow(row, i);
                out.append(row);
            }
        });
    }

    /** Appends one row of {@code schools.csv}, without the county's code. */
    public static void csvRow(StringBuilder row, CountyColumns county, int school) {
        row.append(county.schoolCode(school)).append(',');
        schoolName(row, county, school).append(',').append(county.kind(school).zh());
        for (int column = 0; column < Columns.count(); column++) {
            row.append(',');
            if (Columns.isList(column)) {
                list(row, county, column, school, ';');
            } else if (county.get(column, school) != CountyColumns.NONE) {
                scalar(row, column, county.get(column, school));
            }
        }
        row.append('\n');
    }

    private static void jsonRow(StringBuilder row, CountyColumns county, int school) {
        row.append("{\"county\":\"").append(county.code());
        row.append("\",\"id\":\"").append(county.schoolCode(school)).append("\",\"name\":\"");
        schoolName(row, county, school);
        row.append("\",\"kind\":\"").append(county.kind(school).zh()).append('"');
        for (int column = 0; column < Columns.count(); column++) {
            String key = Columns.get(column).id();
            if (Columns.isList(column)) {
                if (county.listSize(column, school) > 0) {
                    list(row.append(",\"").append(key).append("\":["), county, column, school, ',');
                    row.append(']');
                }
            } else if (county.get(column, school) != CountyColumns.NONE) {
                row.append(",\"").append(key).append("\":");
                json(row, column, county.get(column, school));
            }
        }
        row.append("}\n");
    }

    private static StringBuilder schoolName(StringBuilder row, CountyColumns county, int school) {
        return row.append('第').append(school + 1).append(county.kind(school).zh());
    }

    private static void json(StringBuilder row, int column, long value) {
        FactType type = Columns.get(column).type();
        if (type == FactType.FLAG) {
            row.append(value == 1);
        } else if (type == FactType.WORD) {
            scalar(row.append('"'), column, value);
            row.append('"');
        } else {
            scalar(row, column, value);
        }
    }

    private static void list(StringBuilder row, CountyColumns county, int column, int school, char separator) {
        for (int i = 0; i < county.listSize(column, school); i++) {
            if (i > 0) {
                row.append(separator);
            }
            scalar(row, column, county.listElement(column, school, i));
        }
    }

    private static void scalar(StringBuilder row, int column, long value) {
        FactDefinition definition = Columns.get(column);
        if (definition.type() == FactType.FLAG) {
            row.append(value == 1 ? '是' : '否');
        } else if (definition.type() == FactType.WORD) {
            row.append(definition.words().get((int) value));
        } else if (Columns.isDecimal(column)) {
            row.append(value / 100);
            long rest = value % 100;
            if (rest != 0) {
                row.append('.').append(rest / 10);
                if (rest % 10 != 0) {
                    row.append(rest % 10);
                }
            }
        } else {
            row.append(value);
        }
    }

    private static String name(String what, Nation nation) {
        return what + "-" + nation.seed() + "-" + nation.counties() + "-" + nation.schoolsPerCounty() + "-"
                + nation.tieEvery() + (nation.mixed() ? "-mixed" : "");
    }

    private interface Content {
        void write(Writer out) throws IOException;
    }

    private Path once(String name, Content content) {
        Path file = folder.resolve(name);
        if (Files.exists(file)) {
            return file;
        }
        try {
            Path parent = Files.createDirectories(file.resolveSibling(""));
            Path unfinished = Files.createTempFile(parent, "unfinished", ".part");
            try (BufferedWriter out = Files.newBufferedWriter(unfinished, StandardCharsets.UTF_8)) {
                content.write(out);
            }
            return Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
