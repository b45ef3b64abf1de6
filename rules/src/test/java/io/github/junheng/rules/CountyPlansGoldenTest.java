package io.github.junheng.rules;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.junheng.plan.Deadline;
import io.github.junheng.plan.Goal;
import io.github.junheng.plan.ItemHead;
import io.github.junheng.plan.Plan;
import io.github.junheng.plan.PlanItem;
import io.github.junheng.plan.Recorded;
import io.github.junheng.plan.ResponsibleUnits;
import io.github.junheng.plan.Target;
import io.github.junheng.plan.Trigger;
import io.github.junheng.plan.Undertaking;
import io.github.junheng.quantity.Comparator;
import io.github.junheng.quantity.Rational;
import io.github.junheng.quantity.Unit;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The shipped plans hold, row for row, what was taken from the five documents: {@code rows.csv} has the facts and figures. */
class CountyPlansGoldenTest {
    private static final List<Plan> PLANS = ShippedPlans.ids().stream()
            .map(id -> ShippedPlans.read(id).value().orElseThrow())
            .toList();

    /** The units of the table, as the plans name them. */
    private static final Map<String, String> UNITS = Map.ofEntries(
            Map.entry("hour/day", "minutes"),
            Map.entry("CNY/pupil", "yuan per pupil"),
            Map.entry("CNY/pupil/year", "yuan per pupil"),
            Map.entry("percentage point", "percentage points"),
            Map.entry("CNY", "yuan"),
            Map.entry("10000 CNY", "10000 yuan"),
            Map.entry("100 million CNY", "100 million yuan"),
            Map.entry("m2/person", "m2 per head"),
            Map.entry("m2/pupil", "m2 per pupil"),
            Map.entry("persons/100", "persons per 100 pupils"),
            Map.entry("rooms/100", "rooms per 100 pupils"),
            Map.entry("person-times/year", "person-times"),
            Map.entry("mixed m2/m3/m", "m2, m3 and m together"),
            Map.entry("students", "pupils"),
            Map.entry("disabled students", "pupils"),
            Map.entry("visit", "visits"),
            Map.entry("visit/term", "visits"),
            Map.entry("time/semester", "times per semester"),
            Map.entry("ratio", "coefficient of variation"));

    /** Rows with a number that the rule has which settles them (or, in row 49, "相当", which no number settles). */
    private static final Set<Integer> SETTLED_BY_OUTCOME =
            Set.of(23, 34, 36, 37, 41, 49, 92, 128, 278, 279, 280, 281, 284, 285, 288, 299, 301, 302, 303, 305);

    /** The row whose "= 100" is the head-count that is reckoned for schools under 100: a trigger below it. */
    private static final int RECKONED_AS_100 = 286;

    private static final int SHARE_OF_KINDERGARTENS = 61;

    private record Row(
            int row,
            String plan,
            String place,
            String kind,
            String comparator,
            String value,
            String unit,
            String year,
            String basis,
            String clause) {
        static Row of(String[] cells) {
            return new Row(
                    Integer.parseInt(cells[0]),
                    cells[1],
                    cells[2],
                    cells[3],
                    cells[4],
                    cells[5],
                    cells[6],
                    cells[7],
                    cells[8],
                    cells[9]);
        }

        boolean isRecord() {
            return kind.equals("baseline") || kind.equals("fact");
        }

        String unitId() {
            // The share is one of kindergartens, not of children as in the national indicator of the same name.
            if (row == SHARE_OF_KINDERGARTENS) {
                return "% of kindergartens";
            }
            return UNITS.getOrDefault(unit, unit);
        }

        /** What the row says, by the rules of reading. */
        String says() {
            return line(row, plan, place, kind, number(), deadline(), isRecord() ? "" : basis, clause);
        }

        private String deadline() {
            if (year.isEmpty()) {
                return "undated";
            }
            return year.endsWith("+") ? "ongoing from " + year.substring(0, year.length() - 1) : year;
        }

        private String number() {
            if (kind.equals("schedule")) {
                return "";
            }
            if (kind.equals("task") || SETTLED_BY_OUTCOME.contains(row)) {
                return "settled";
            }
            if (kind.equals("input")) {
                return value + " " + unitId();
            }
            if (isRecord()) {
                return Rational.parse(value) + " " + unitId();
            }
            if (value.equals("previous year") || value.equals("earlier standard")) {
                return comparator + (value.equals("previous year") ? " year-before " : " first-year ") + unitId();
            }
            if (unit.equals("grade")) {
                return "grade " + value;
            }
            if (comparator.equals("between")) {
                return ">= " + value.substring(0, value.indexOf('-')) + " " + unitId();
            }
            String sign = comparator;
            if (kind.equals("condition")) {
                sign = row == RECKONED_AS_100 ? "<" : comparator;
            } else if (comparator.equals("=")) {
                sign = value.equals("0") ? "<=" : ">=";
            }
            Rational number = Rational.parse(value);
            return sign + " " + (unit.equals("hour/day") ? number.times(Rational.of(60)) : number) + " " + unitId();
        }
    }

    @Test
    void every_row_is_exactly_one_item_record_or_trigger() {
        List<Integer> rows = new ArrayList<>();
        for (Plan plan : PLANS) {
            plan.items().forEach(item -> item.head().row().ifPresent(rows::add));
            plan.records().forEach(record -> record.row().ifPresent(rows::add));
            plan.goals().forEach(goal -> goal.trigger().flatMap(Trigger::row).ifPresent(rows::add));
        }

        assertThat(rows)
                .containsExactlyInAnyOrderElementsOf(
                        IntStream.rangeClosed(2, 469).boxed().toList());
    }

    @Test
    void every_row_says_the_same_in_the_plan_as_in_the_table() {
        Map<Integer, String> said = new TreeMap<>();
        for (Plan plan : PLANS) {
            for (PlanItem item : plan.items()) {
                said(said, plan, item);
            }
            for (Recorded record : plan.records()) {
                record.row().ifPresent(row -> said.put(row, said(plan, row, record)));
            }
        }

        assertThat(said.values())
                .containsExactlyElementsOf(rows().stream().map(Row::says).toList());
    }

    @Test
    void the_plans_have_as_many_items_of_each_kind_as_the_documents() {
        assertThat(PLANS.stream().map(CountyPlansGoldenTest::counts))
                .containsExactly(
                        "songyang-2018: target 10, threshold 5, rule 1, forecast 0, task 1, milestones 6, undertakings 6, records 0, triggers 0, from clauses 1",
                        "shouguang-2020: target 3, threshold 5, rule 4, forecast 0, task 10, milestones 4, undertakings 0, records 0, triggers 0, from clauses 0",
                        "qinyuan-2017: target 0, threshold 2, rule 1, forecast 0, task 12, milestones 4, undertakings 0, records 2, triggers 0, from clauses 6",
                        "huize-2021: target 39, threshold 4, rule 3, forecast 0, task 0, milestones 2, undertakings 30, records 22, triggers 2, from clauses 2",
                        "dezhou-2023: target 4, threshold 45, rule 0, forecast 144, task 18, milestones 77, undertakings 0, records 0, triggers 2, from clauses 13");
    }

    @Test
    void units_are_named_as_the_documents_name_them_and_only_where_they_do() {
        Map<String, String> printed = new TreeMap<>();
        for (String[] cells : table("units.csv")) {
            printed.put(cells[0] + " " + cells[1], cells[2] + "|" + cells[3] + "|" + cells[4]);
        }
        List<String> wrong = new ArrayList<>();
        int named = 0;
        for (Plan plan : PLANS) {
            for (PlanItem item : plan.items()) {
                ResponsibleUnits units = item.head().units();
                String clause = units.clause().orElse(item.head().clause());
                String expected = printed.getOrDefault(plan.id() + " " + clause, "");
                named += units.areNamed() ? 1 : 0;
                if (!expected.equals(units.areNamed() ? words(units) : "")) {
                    wrong.add(clause + ": " + words(units));
                }
            }
        }

        assertThat(named).isEqualTo(105);
        assertThat(wrong.stream().distinct())
                .containsExactly(
                        "附件1 5.1-5.6: 市教育体育局;各县(市、区);市委编办;市人力资源社会保障局;市公安局;相关单位及县(市、区)||inferred",
                        "三(三): 市政府教育督导委员会||printed");
    }

    @Test
    void annex_3_is_held_cell_by_cell() {
        Plan plan = PLANS.stream()
                .filter(p -> p.id().equals("dezhou-2023"))
                .findFirst()
                .orElseThrow();
        String[] columns = text("annex-3.csv").lines().findFirst().orElseThrow().split(",", -1);
        List<String> wrong = new ArrayList<>();
        int cells = 0;
        for (String[] line : table("annex-3.csv")) {
            for (int i = 1; i < columns.length; i++) {
                String id = "forecast-" + columns[i] + "@" + line[0];
                boolean share = line[i].endsWith("%");
                Rational printed = Rational.parse(line[i].replaceAll("[^0-9.]", ""));
                Goal goal = (Goal) plan.item(id).orElseThrow();
                Target.Amount target = (Target.Amount) goal.target();
                cells++;
                if (!target.value().equals(printed)
                        || target.comparator() != (share ? Comparator.AT_LEAST : Comparator.AT_MOST)
                        || goal.kind() != Goal.Kind.FORECAST
                        || !share && !line[i].startsWith(columns[i].equals("cv-primary") ? "小学≤" : "初中≤")) {
                    wrong.add(id + ": " + goal.target() + " " + line[i]);
                }
            }
        }

        assertThat(wrong).isEmpty();
        assertThat(cells).isEqualTo(144);
    }

    private static String words(ResponsibleUnits units) {
        return String.join(";", units.lead()) + "|" + String.join(";", units.supporting()) + "|"
                + units.basis().label();
    }

    private static String counts(Plan plan) {
        List<Goal> goals =
                plan.goals().stream().filter(g -> g.head().row().isPresent()).toList();
        StringBuilder text = new StringBuilder(plan.id()).append(": ");
        for (Goal.Kind kind : Goal.Kind.values()) {
            text.append(kind.name().toLowerCase(Locale.ROOT))
                    .append(' ')
                    .append(goals.stream().filter(g -> g.kind() == kind).count())
                    .append(", ");
        }
        return text.append("milestones ")
                .append(plan.milestones().size())
                .append(", undertakings ")
                .append(plan.undertakings().size())
                .append(", records ")
                .append(plan.records().size())
                .append(", triggers ")
                .append(plan.goals().stream()
                        .filter(g -> g.trigger().isPresent())
                        .count())
                .append(", from clauses ")
                .append(plan.items().stream()
                        .filter(i -> i.head().row().isEmpty())
                        .count())
                .toString();
    }

    private static void said(Map<Integer, String> said, Plan plan, PlanItem item) {
        ItemHead head = item.head();
        Deadline deadline = head.deadline();
        String place = head.place().name();
        String basis = deadline.basis().label();
        head.row().ifPresent(row -> {
            String kind = "schedule";
            String number = "";
            if (item instanceof Goal goal) {
                kind = goal.kind().name().toLowerCase(Locale.ROOT);
                number = number(goal.target());
            } else if (item instanceof Undertaking work) {
                kind = "input";
                number = work.quantity() + " " + work.unit().id();
            }
            said.put(row, line(row, plan.id(), place, kind, number, deadline.toString(), basis, head.clause()));
        });
        if (item instanceof Goal goal && goal.trigger().isPresent()) {
            Trigger trigger = goal.trigger().get();
            String number = number(trigger.comparator(), trigger.value(), trigger.unit());
            String clause = String.valueOf(trigger.citation().articleOrNull());
            trigger.row()
                    .ifPresent(row -> said.put(
                            row, line(row, plan.id(), place, "condition", number, deadline.toString(), basis, clause)));
        }
    }

    private static String said(Plan plan, int row, Recorded record) {
        return line(
                row,
                plan.id(),
                plan.place().name(),
                record.kind().name().toLowerCase(Locale.ROOT),
                record.value() + " " + record.unit().id(),
                record.of().map(Object::toString).orElse("undated"),
                "",
                String.valueOf(record.citation().articleOrNull()));
    }

    private static String number(Target target) {
        if (target instanceof Target.Amount amount) {
            return number(amount.comparator(), amount.value(), amount.unit());
        }
        if (target instanceof Target.Earlier earlier) {
            return earlier.comparator().symbol() + " " + earlier.than().label() + " "
                    + earlier.unit().id();
        }
        return target instanceof Target.Grade grade
                ? "grade " + grade.admitted().get(grade.admitted().size() - 1)
                : "settled";
    }

    private static String number(Comparator comparator, Rational value, Unit unit) {
        return comparator.symbol() + " " + value + " " + unit.id();
    }

    private static String line(int row, String... said) {
        return row + " | " + String.join(" | ", said);
    }

    private static List<Row> rows() {
        return table("rows.csv").stream().map(Row::of).toList();
    }

    private static List<String[]> table(String name) {
        return text(name).lines().skip(1).map(line -> line.split(",", -1)).collect(Collectors.toList());
    }

    private static String text(String name) {
        try (InputStream in = CountyPlansGoldenTest.class.getResourceAsStream("/plans/" + name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
