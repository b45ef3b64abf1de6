package io.github.junheng.examples.benchmarks.peers;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import io.github.junheng.examples.benchmarks.nation.TeacherCounts;
import io.github.junheng.examples.benchmarks.nation.Teachers;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** 教师名册读取: passes over teachers.csv: that of the CSV library alone, and two that count teachers by school. */
public final class RosterPasses {
    private static final int SCHOOL = 1;
    private static final int FULL_TIME = 3;
    private static final int DEGREE = 4;
    private static final int BACKBONE = 5;
    private static final int SUBJECT = 6;
    private static final int MAIN_SUBJECT = 7;
    private static final int CERTIFIED = 8;
    private static final int HOURS = 9;
    private static final int ROTATION = 11;
    private static final int VISITING = 12;

    private static final Map<String, Integer> DEGREES = positions(Teachers.DEGREES);
    private static final Map<String, Integer> SUBJECTS = positions(Teachers.SUBJECTS);

    private RosterPasses() {}

    /** The position of each school by its code. */
    public static Map<Long, Integer> schools(Teachers teachers) {
        Map<Long, Integer> schools = new HashMap<>();
        for (int i = 0; i < teachers.schools(); i++) {
            schools.put(teachers.schoolCode(i), i);
        }
        return schools;
    }

    /** Reads every record and does nothing with it; returns how many fields there are. */
    public static long bareFastCsv(Path csv) throws IOException {
        long fields = 0;
        try (CsvReader<CsvRecord> reader = CsvReader.builder().ofCsvRecord(csv)) {
            for (CsvRecord row : reader) {
                fields += row.getFieldCount();
            }
        }
        return fields;
    }

    /** Counts by way of the CSV library. */
    public static void fastCsv(Path csv, Map<Long, Integer> schools, TeacherCounts counts) throws IOException {
        boolean header = true;
        try (CsvReader<CsvRecord> reader = CsvReader.builder().ofCsvRecord(csv)) {
            for (CsvRecord row : reader) {
                if (!header) {
                    count(row.getFields().toArray(new String[0]), schools, counts);
                }
                header = false;
            }
        }
    }

    /** Counts by way of {@code String.split}, which knows no quotes. */
    public static void split(Path csv, Map<Long, Integer> schools, TeacherCounts counts) throws IOException {
        try (BufferedReader reader = Files.newBufferedReader(csv, StandardCharsets.UTF_8)) {
            reader.readLine();
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                count(line.split(",", -1), schools, counts);
            }
        }
    }

    private static void count(String[] row, Map<Long, Integer> schools, TeacherCounts counts) {
        @Nullable Integer school = schools.get(Long.parseLong(row[SCHOOL]));
        if (school == null) {
            throw new IllegalStateException("no school " + row[SCHOOL]);
        }
        counts.add(
                school,
                yes(row[FULL_TIME]),
                position(DEGREES, row[DEGREE]),
                yes(row[BACKBONE]),
                position(SUBJECTS, row[SUBJECT]),
                yes(row[MAIN_SUBJECT]),
                yes(row[CERTIFIED]),
                Integer.parseInt(row[HOURS]) >= Teachers.TRAINED_HOURS,
                !row[ROTATION].equals("否") || yes(row[VISITING]));
    }

    private static boolean yes(String cell) {
        return cell.equals("是");
    }

    private static int position(Map<String, Integer> positions, String word) {
        return positions.getOrDefault(word, Integer.MAX_VALUE);
    }

    private static Map<String, Integer> positions(List<String> words) {
        Map<String, Integer> positions = new HashMap<>();
        for (String word : words) {
            positions.put(word, positions.size());
        }
        return Map.copyOf(positions);
    }
}
