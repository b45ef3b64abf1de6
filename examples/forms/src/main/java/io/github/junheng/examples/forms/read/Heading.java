package io.github.junheng.examples.forms.read;

import io.github.junheng.examples.forms.book.Cell;
import io.github.junheng.examples.forms.book.Content;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** 栏目: what a text says of the numbers below or behind it, and what a row says that holds none of a form's own. */
enum Heading {
    /** 小学 or 初中. */
    STAGE,
    /** The number of all stages. */
    TOTAL,
    /** What the form is filled in with. */
    VALUE,
    /** What is printed for comparison or as a note. */
    OTHER,
    /** What numbers the lines. */
    CODE,
    /** What the numbers are in. */
    UNIT;

    private static final Set<String> STAGES = Set.of("小学", "初中");
    private static final Set<String> TOTALS = Set.of("合计", "总计", "全校", "总数");
    private static final Set<String> VALUES =
            Set.of("本年", "本年度", "本学年", "今年", "本期", "数值", "值", "数量", "填报值", "填报数", "填报数据", "填报内容", "指标值");
    private static final Set<String> OTHERS = Set.of("上年", "上年度", "上学年", "去年", "上期", "备注", "说明", "填报说明", "指标说明");
    private static final Set<String> UNITS = Set.of("单位", "计量单位", "金额单位");

    private static final Pattern NOTE = Pattern.compile(
            "(?:填表|填报|制表|联系|审核|复核|经办)(?:人|单位|日期|时间|电话|方式)|(?:单位|学校)?(?:主要)?负责人|校长签|审核|签字|单位\\(|注(?:[:\\d]|$)|备注:|说明:");
    private static final Pattern UNIT_LINE = Pattern.compile("(?:^|\\()(?:计量|金额|货币)?单位:?([^()]*)(?:$|\\))");
    private static final Pattern MONEY = Pattern.compile(".{0,2}元");

    /** What a text is as a heading; empty where it is none. */
    static Optional<Heading> of(Content content) {
        if (!(content instanceof Content.Text text)) {
            return Optional.empty();
        }
        String said = FormLabels.normal(text.raw());
        Heading heading = STAGES.contains(said)
                ? STAGE
                : TOTALS.contains(said)
                        ? TOTAL
                        : VALUES.contains(said)
                                ? VALUE
                                : OTHERS.contains(said)
                                        ? OTHER
                                        : UNITS.contains(said)
                                                ? UNIT
                                                : HeaderPaths.NUMBERS.contains(said) ? CODE : null;
        return Optional.ofNullable(heading);
    }

    /** Whether it stands for numbers that a form may ask for. */
    boolean isOfValues() {
        return this != CODE && this != UNIT;
    }

    /** Whether a row is signed or a note: by how its first text begins. */
    static boolean isNote(List<Cell> row) {
        for (Cell cell : row) {
            if (cell.content() instanceof Content.Text text && !text.raw().isBlank()) {
                return NOTE.matcher(FormLabels.normal(text.raw())).lookingAt();
            }
        }
        return false;
    }

    /**
     * The unit of money that a line above a table states, 单位：元 or （金额单位：万元）; several where it states several. Units that are
     * not known are given as they are, so that nobody takes them for another.
     */
    static Set<String> money(List<Cell> row) {
        Set<String> units = new LinkedHashSet<>();
        for (int i = 0; i < row.size(); i++) {
            if (!(row.get(i).content() instanceof Content.Text text)) {
                continue;
            }
            Matcher line = UNIT_LINE.matcher(FormLabels.normal(text.raw()));
            while (line.find()) {
                List<String> said = new ArrayList<>(List.of(line.group(1).split("[、,;/]", -1)));
                if (line.group(1).isEmpty()
                        && i + 1 < row.size()
                        && row.get(i + 1).content() instanceof Content.Text next) {
                    said.add(FormLabels.normal(next.raw()));
                }
                said.stream().filter(unit -> MONEY.matcher(unit).matches()).forEach(units::add);
            }
        }
        return units;
    }
}
