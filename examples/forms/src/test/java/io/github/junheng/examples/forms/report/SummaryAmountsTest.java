package io.github.junheng.examples.forms.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.junheng.dataset.CountyDataset;
import io.github.junheng.evaluation.CompareMode;
import io.github.junheng.evaluation.Evaluation;
import io.github.junheng.evaluation.Evaluator;
import io.github.junheng.evaluation.Status;
import io.github.junheng.quantity.Rational;
import io.github.junheng.school.Stage;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** What the summary of the bundled county adds up, computed once more from the text of its files. */
class SummaryAmountsTest {
    private static final Path FOLDER = Path.of("../counties/not-met");
    private static final Evaluation EVALUATION =
            Pages.evaluation(Pages.county("not-met").orThrow());
    private static final List<String> LINES = lines();

    private static List<String> lines() {
        return CountyContent.of(ReportInput.of(EVALUATION, List.of())).summary().failures().stream()
                .map(line -> line.text().in(Locale.CHINESE))
                .toList();
    }

    private static List<Map<String, String>> table(String file) {
        try {
            List<String> lines = Files.readAllLines(FOLDER.resolve(file), StandardCharsets.UTF_8);
            String[] header = lines.get(0).replace("\uFEFF", "").split(",", -1);
            List<Map<String, String>> rows = new ArrayList<>();
            for (String line : lines.subList(1, lines.size())) {
                String[] cells = line.split(",", -1);
                Map<String, String> row = new TreeMap<>();
                for (int i = 0; i < header.length; i++) {
                    row.put(header[i], cells[i]);
                }
                rows.add(row);
            }
            return rows;
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static String cell(Map<String, String> row, String name) {
        return java.util.Objects.requireNonNull(row.get(name), name);
    }

    private static Rational number(Map<String, String> row, String name) {
        String text = cell(row, name);
        return text.isEmpty() ? Rational.ZERO : Rational.parse(text);
    }

    /** The sizes of the classes of a stage. */
    private static List<Integer> sizes(Map<String, String> school, String stage) {
        List<Integer> sizes = new ArrayList<>();
        String own = cell(school, stage + "各班人数");
        if (!own.isEmpty()) {
            for (String size : own.split(";", -1)) {
                sizes.add(Integer.valueOf(size));
            }
            return sizes;
        }
        for (Map<String, String> row : table("classes.csv")) {
            if (cell(row, "学校标识码").equals(cell(school, "学校标识码"))
                    && cell(row, "学段").equals(stage)) {
                sizes.add(Integer.valueOf(cell(row, "人数")));
            }
        }
        return sizes;
    }

    private static boolean fails(String rule, String code) {
        return EVALUATION.findings().stream()
                .anyMatch(f -> f.rule().local().equals(rule)
                        && f.status() == Status.NOT_MET
                        && f.schoolOrNull() != null
                        && f.schoolOrNull().value().equals(code));
    }

    private static String line(String start) {
        return LINES.stream().filter(l -> l.startsWith(start)).findFirst().orElseThrow();
    }

    @Test
    void everyClassAboveItsLimitIsCountedWithAllItsPupilsAboveIt() {
        Map<String, int[]> ofSchool = new TreeMap<>();
        int[] classes = new int[2];
        int above = 0;
        for (Map<String, String> school : table("schools.csv")) {
            for (int stage = 0; stage < 2; stage++) {
                int limit = stage == 0 ? 45 : 50;
                for (int size : sizes(school, stage == 0 ? "小学" : "初中")) {
                    if (size > limit) {
                        classes[stage]++;
                        above += size - limit;
                        int[] own = ofSchool.computeIfAbsent(cell(school, "学校名称"), s -> new int[2]);
                        own[0]++;
                        own[1] += size - limit;
                    }
                }
            }
        }
        assertThat(new int[] {classes[0], classes[1], above}).containsExactly(97, 68, 334);
        assertThat(line("G5 ")).contains("165 个班（小学 97、初中 68）超过标准；共超出 334 人");
        assertThat(ofSchool).hasSize(20);
        String page = Pages.page(ReportInput.of(EVALUATION, List.of()));
        ofSchool.forEach((name, own) ->
                assertThat(page).as(name).contains("G5：" + own[0]).contains("共超出 " + own[1] + " 人"));
        assertThat(ofSchool.get("第一实验小学")).containsExactly(16, 32);
        assertThat(LINES).contains("第一实验小学：16 个班超过标准；共超出 32 人");
        assertThat(page).contains("小学共").contains("其中 97 个超过 45 人", "其中 68 个超过 50 人");
    }

    @Test
    void roomsAreCountedByKind() {
        int music = 0;
        int art = 0;
        for (Map<String, String> school : table("schools.csv")) {
            if (fails("G3", cell(school, "学校标识码"))) {
                int classes = sizes(school, "小学").size() + sizes(school, "初中").size();
                int needed = Math.max(1, (classes + 11) / 12);
                music += Math.max(0, needed - reaching(cell(school, "音乐教室面积"), 96));
                art += Math.max(0, needed - reaching(cell(school, "美术教室面积"), 90));
            }
        }
        assertThat(new int[] {music, art}).containsExactly(3, 3);
        assertThat(line("G3 ")).contains("音乐专用教室 差 3 间、美术专用教室 差 3 间");
        assertThat(LINES).contains("西三乡第二小学：音乐专用教室 差 1 间、美术专用教室 差 1 间");
    }

    private static int reaching(String areas, int limit) {
        int count = 0;
        for (String area : areas.split(";", -1)) {
            count += !area.isEmpty() && new BigDecimal(area).compareTo(BigDecimal.valueOf(limit)) >= 0 ? 1 : 0;
        }
        return count;
    }

    @Test
    void areasAreThoseThatTheWholeSchoolLacks() {
        BigDecimal teaching = BigDecimal.ZERO;
        BigDecimal sports = BigDecimal.ZERO;
        for (Map<String, String> school : table("schools.csv")) {
            Rational indoor = number(school, "室内体育用房面积");
            teaching =
                    teaching.add(lacks(school, "R4", number(school, "教学及辅助用房面积").minus(indoor), "4.5", "5.8"));
            sports = sports.add(lacks(school, "R5", number(school, "运动场地面积").plus(indoor), "7.5", "10.2"));
        }
        assertThat(List.of(teaching, sports)).containsExactly(new BigDecimal("484.86"), new BigDecimal("6668.26"));
        assertThat(line("其中 R4 ")).contains("都补到标准值 484.86 ㎡");
        assertThat(line("其中 R5 ")).contains("都补到标准值 6668.26 ㎡");
    }

    /** Of the stages that fail by an item and as a whole, that which lacks most; the others get their part of the same. */
    private static BigDecimal lacks(
            Map<String, String> school, String item, Rational area, String primary, String junior) {
        Rational[] pupils = {number(school, "小学学生数"), number(school, "初中学生数"), number(school, "高中学生数")};
        Rational[] weights = {Rational.ONE, Rational.parse("1.1"), Rational.parse("1.32")};
        Rational all = Rational.ZERO;
        for (int i = 0; i < 3; i++) {
            all = all.plus(pupils[i].times(weights[i]));
        }
        BigDecimal most = BigDecimal.ZERO;
        for (int i = 0; i < 2; i++) {
            String subject = cell(school, "学校标识码") + (i == 0 ? " PRIMARY" : " JUNIOR");
            boolean both = EVALUATION.findings().stream()
                            .filter(f -> f.status() == Status.NOT_MET
                                    && f.subject().equals(subject)
                                    && List.of("R", item).contains(f.rule().local()))
                            .count()
                    == 2;
            if (both) {
                Rational share = pupils[i].times(weights[i]).dividedBy(all);
                Rational wanted = Rational.parse(i == 0 ? primary : junior).times(pupils[i]);
                most = most.max(wanted.dividedBy(share).minus(area).round(2, RoundingMode.CEILING));
            }
        }
        return most;
    }

    @Test
    void theLeastThatIsEnoughIsThatWhichWasFoundByHand() {
        assertThat(LINES)
                .contains(
                        "城区第六小学 小学：R5 增加 1636.98 ㎡",
                        "东二镇中心小学 小学：R3 增加 1 人、R4 增加 31.5 ㎡",
                        "西三乡第二小学 小学：R2 增加 1 人",
                        "南一镇九年一贯制学校 初中：R4 增加 194.16 ㎡",
                        "民办第一九年一贯制学校 小学：R2 增加 2 人",
                        "东三乡第一教学点 小学：R3 增加 1 人");
    }

    private static List<String> failures(CountyDataset county) {
        return CountyContent.of(ReportInput.of(Pages.evaluation(county), List.of())).summary().failures().stream()
                .map(line -> line.text().in(Locale.CHINESE))
                .toList();
    }

    @Test
    void eachTestThatFailsHasItsOwnGapAndOneWhoseBaseGrowsSaysSo() {
        CountyDataset county = Pages.county("not-met").orThrow();
        CountyDataset changed = county.with(county.county()
                .with("rotation.eligible", 1120L)
                .with("rotation.rotated", 100L)
                .with("rotation.backboneRotated", 10L));
        assertThat(failures(changed))
                .anySatisfy(line -> assertThat(line)
                        .startsWith("G11 ")
                        .contains("差 12 人（按分母 1120 不变）")
                        .contains("差 10 人（按分母 100；前一项补足后分母变大，要重算）"));
    }

    @Test
    void moneyOfEachUnitHasALineOfItsOwnAndSumsSayWhatTheyAreWithout() {
        CountyDataset county = Pages.county("not-met").orThrow();
        CountyDataset changed = county.with(county.schools().stream()
                .map(report -> report.school().name().equals("西三乡第二小学") ? report.without("equipmentValue") : report)
                .toList());
        CountyContent content = CountyContent.of(ReportInput.of(Pages.evaluation(changed), List.of()));
        assertThat(content.summary().kinds().stream().map(kind -> kind.name().in(Locale.CHINESE)))
                .contains("设备与经费（元）")
                .doesNotHaveDuplicates();
        assertThat(content.remedies().incomplete()).isPositive();
        assertThat(Pages.page(ReportInput.of(Pages.evaluation(changed), List.of())))
                .contains(content.remedies().incomplete() + " 个单位还有没有填报的指标");
    }

    @Test
    void aCoefficientIsHeldAgainstItsLimitAsTheEvaluationCompares() {
        CountyDataset county = Pages.county("not-met").orThrow();
        Evaluation exact = Pages.evaluation(county);
        Evaluation printed = Evaluator.of(Pages.STANDARD)
                .comparing(CompareMode.AS_REPORTED)
                .evaluate(county, Pages.DAY)
                .orThrow();
        Rational hair = Rational.parse("0.50004");
        assertThat(admits(exact, hair)).isFalse();
        assertThat(admits(printed, hair)).isTrue();
        assertThat(admits(printed, Rational.parse("0.5005"))).isFalse();
    }

    private static boolean admits(Evaluation evaluation, Rational coefficient) {
        return Spread.of(evaluation).stream()
                .filter(spread -> spread.rule().id().local().equals("C2")
                        && spread.finding().stage().equals(Optional.of(Stage.PRIMARY)))
                .findFirst()
                .orElseThrow()
                .admits(coefficient);
    }
}
