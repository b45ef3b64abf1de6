package io.github.junheng.io;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.junheng.dataset.Facts;
import io.github.junheng.dataset.RosterIntake;
import io.github.junheng.dataset.RosterPlaces;
import io.github.junheng.dataset.RosterTally;
import io.github.junheng.problem.Checked;
import io.github.junheng.problem.Problem;
import io.github.junheng.school.SchoolCode;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.SortedMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/**
 * Rosters with everything in them that people type, read in three ways: through records, one for each row; as they are parsed; and
 * in parts.
 */
class RosterReaderPropertyTest {
    private static final Set<SchoolCode> KNOWN = Set.of(SchoolCode.parse("2137000001"), SchoolCode.parse("3137000002"));
    private static final List<String> SCHOOLS =
            List.of("2137000001", "2137000001", "3137000002", "3137000002", "2137999999", "12345", "9999000001", "");
    private static final List<String> IDS =
            List.of("T1", "T2", "T3", "T4", "370102198001011234", "王\n一", "a\"b", "a,b", "", "　", "𠀀", "T5", "T6");
    private static final List<String> WORDS = List.of(
            "小学", "初中", "高中", "本科", "硕士", "专科", "博士", "高中以下", "语文", "体育", "音乐", "美术", "艺术", "普通", "骨干", "教学及辅助用房",
            "室内体育用房", "运动场地", "拓展运动场地", "音乐教室", "美术教室", "网络多媒体教室", "食堂", "宿舍\r\n楼", "研究生", "是的", "yes");
    private static final List<String> NUMBERS = List.of(
            "360",
            "359.99",
            "359.9999999999",
            "360.0",
            "0360",
            "40",
            "45.0",
            "45.5",
            "0",
            "-1",
            "1e3",
            "１２",
            "1.",
            ".5",
            "1..2",
            "999999999999",
            "999999999999.999999",
            "9999999999999.5",
            "999999999999999",
            "1000000000000000",
            "0.0000001",
            "0.0000000000000000000000000000001",
            "73.5",
            "100");

    private record Run(List<Problem> problems, SortedMap<SchoolCode, Facts> counts) {}

    private static <T> T any(Random random, List<T> list) {
        return list.get(random.nextInt(list.size()));
    }

    private static String cell(Random random, String column) {
        if (random.nextInt(12) == 0) {
            return "";
        }
        String text = switch (column) {
            case "学校标识码" -> any(random, SCHOOLS);
            case "教师编号", "班级编号", "编号" -> any(random, IDS);
            case "任教学段", "学段" -> any(random, WORDS.subList(0, 3));
            case "学历" -> any(random, WORDS.subList(3, 8));
            case "任教学科" -> any(random, WORDS.subList(8, 13));
            case "类别" -> any(random, WORDS.subList(15, 24));
            case "交流轮岗" -> any(random, List.of("否", "普通", "骨干"));
            case "人数" -> any(random, List.of("40", "45", "45.0", "0", "07"));
            case "五年培训学时", "建筑面积", "使用面积" -> any(random, NUMBERS);
            default -> any(random, List.of("是", "否"));
        };
        int odd = random.nextInt(60);
        return odd == 0 ? any(random, WORDS) : odd == 1 ? any(random, NUMBERS) : odd == 2 ? " " + text + "　" : text;
    }

    private static String quoted(Random random, String cell) {
        boolean must = cell.contains("\"") || cell.contains(",") || cell.contains("\n") || cell.contains("\r");
        return must || random.nextInt(8) == 0 ? "\"" + cell.replace("\"", "\"\"") + "\"" : cell;
    }

    /** A file of a roster, with columns in any order, some unknown or given twice, and rows of the wrong length. */
    private static String csv(Random random, RosterRows.Roster roster) {
        List<String> columns = new ArrayList<>();
        roster.columns().forEach(column -> columns.add(column.name()));
        Collections.shuffle(columns, random);
        if (random.nextInt(4) == 0) {
            columns.remove(random.nextInt(columns.size()));
        }
        if (random.nextInt(4) == 0) {
            columns.add("备注");
        }
        if (random.nextInt(10) == 0) {
            columns.add(columns.get(0));
        }
        String end = any(random, List.of("\n", "\n", "\r\n", "\r"));
        StringBuilder csv = new StringBuilder(random.nextInt(5) == 0 ? end + ",," + end : "");
        csv.append(String.join(",", columns)).append(end);
        for (int i = random.nextInt(60); i > 0; i--) {
            int odd = random.nextInt(40);
            List<String> cells = new ArrayList<>();
            if (odd != 0) {
                columns.forEach(column -> cells.add(quoted(random, cell(random, column))));
            }
            if (odd == 1) {
                cells.add("多");
            } else if (odd == 2) {
                cells.remove(cells.size() - 1);
            } else if (odd == 3) {
                Collections.fill(cells, "");
            } else if (odd == 4 && random.nextInt(8) == 0) {
                cells.set(0, "\"x\"y");
            } else if (odd == 5 && random.nextInt(8) == 0) {
                cells.set(0, "\"x");
            } else if (odd == 6) {
                cells.set(0, "x\"y");
            }
            csv.append(String.join(",", cells)).append(i > 1 || random.nextBoolean() ? end : "");
        }
        return csv.toString();
    }

    private static byte[] encoded(Random random, String csv) {
        return switch (random.nextInt(6)) {
            case 0 -> ("\uFEFF" + csv).getBytes(StandardCharsets.UTF_8);
            case 1 -> csv.getBytes(Charset.forName("GB18030"));
            default -> csv.getBytes(StandardCharsets.UTF_8);
        };
    }

    private static Run throughRecords(Path directory, ReadOptions options) {
        ProblemLog log = new ProblemLog(options.lenient());
        RosterIntake intake = new RosterIntake(RosterPlaces.files());
        RosterRows rows = new RosterRows(intake, log);
        table(directory, "teachers.csv", RosterRows.TEACHERS, log).read(rows::teacher);
        table(directory, "classes.csv", RosterRows.CLASSES, log).read(rows::schoolClass);
        table(directory, "rooms.csv", RosterRows.ROOMS, log).read(rows::room);
        Checked<RosterTally> tally = intake.finish(KNOWN);
        log.addAll(tally.problems());
        return new Run(
                List.copyOf(log.problems()),
                log.isBroken()
                        ? Collections.emptySortedMap()
                        : tally.value().orElseThrow().counts());
    }

    private static CsvTable table(Path directory, String name, RosterRows.Roster roster, ProblemLog log) {
        return new CsvTable(Source.of(directory.resolve(name)), roster.columns(), RosterRows.REQUIRED, log);
    }

    private static Run run(RosterReader reader, Path directory) {
        Checked<RosterTally> read = reader.withKnown(KNOWN).read(directory);
        return new Run(read.problems(), read.value().map(RosterTally::counts).orElseGet(Collections::emptySortedMap));
    }

    @Property(tries = 400)
    void rowsAsTheyAreParsedAndInPartsAreWhatRecordsAre(
            @ForAll Random random, @ForAll @IntRange(min = 2, max = 7) int parts) throws IOException {
        Path directory = Files.createTempDirectory("rosters");
        ExecutorService threads = Executors.newFixedThreadPool(2);
        try {
            Files.write(directory.resolve("teachers.csv"), encoded(random, csv(random, RosterRows.TEACHERS)));
            Files.write(directory.resolve("classes.csv"), encoded(random, csv(random, RosterRows.CLASSES)));
            Files.write(directory.resolve("rooms.csv"), encoded(random, csv(random, RosterRows.ROOMS)));
            ReadOptions options = ReadOptions.defaults().withLenient(random.nextBoolean());
            Run expected = throughRecords(directory, options);
            assertThat(run(RosterReader.of(options), directory)).isEqualTo(expected);
            assertThat(run(RosterReader.of(options).withParts(threads, parts), directory))
                    .isEqualTo(expected);
        } finally {
            threads.shutdownNow();
            for (String file : List.of("teachers.csv", "classes.csv", "rooms.csv")) {
                Files.deleteIfExists(directory.resolve(file));
            }
            Files.delete(directory);
        }
    }
}
