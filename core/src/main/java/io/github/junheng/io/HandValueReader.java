package io.github.junheng.io;

import io.github.junheng.dataset.FactDefinition;
import io.github.junheng.dataset.FactType;
import io.github.junheng.dataset.Place;
import io.github.junheng.plan.Goal;
import io.github.junheng.plan.HandValue;
import io.github.junheng.plan.Locality;
import io.github.junheng.plan.Milestone;
import io.github.junheng.plan.Plan;
import io.github.junheng.plan.PlanItem;
import io.github.junheng.plan.Target;
import io.github.junheng.plan.Undertaking;
import io.github.junheng.problem.Checked;
import io.github.junheng.problem.ProblemCode;
import io.github.junheng.problem.Similar;
import io.github.junheng.quantity.Rational;
import io.github.junheng.quantity.Reported;
import io.github.junheng.quantity.Unit;
import io.github.junheng.time.KnownDay;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * 人工填报值读取: reads what was reported by hand for the items of a plan from CSV files (reported.csv): 方案, 条目, 地区, 年度, 值,
 * 依据, or the keys {@code plan, item, place, year, value, evidence}. A blank value is not reported. What a value may be follows
 * from the item: a number of a goal with a number and of an undertaking (what is done so far), a word of a goal of grades, 是 or 否
 * of a goal that is settled, a day or 否 of a milestone, and 不适用 of every goal whose condition is not there.
 */
public final class HandValueReader {
    private static final FactDefinition PLAN = column("plan", "方案", FactType.TEXT);
    private static final FactDefinition ITEM = column("item", "条目", FactType.TEXT);
    private static final FactDefinition PLACE = column("place", "地区", FactType.TEXT);
    private static final FactDefinition YEAR = column("year", "年度", FactType.YEAR);
    private static final FactDefinition VALUE = column("value", "值", FactType.TEXT);
    private static final FactDefinition EVIDENCE = column("evidence", "依据", FactType.TEXT);
    private static final List<FactDefinition> COLUMNS = List.of(PLAN, ITEM, PLACE, YEAR, VALUE, EVIDENCE);
    private static final Set<String> REQUIRED =
            Set.of(PLAN.id(), ITEM.id(), PLACE.id(), YEAR.id(), VALUE.id(), EVIDENCE.id());
    private static final String NOT_APPLICABLE = "不适用";
    private static final int MOST_DIGITS = 30;
    private static final Rational WHOLE = Rational.of(100);

    private final Plan plan;
    private final Collection<String> plans;
    private final ProblemLog log = new ProblemLog(false);
    private final Map<String, PlanItem> items = new HashMap<>();
    private final Map<String, Locality> places = new HashMap<>();
    private final Map<List<Object>, String> seen = new HashMap<>();
    private final List<HandValue> values = new ArrayList<>();

    private HandValueReader(Plan plan, Collection<String> plans) {
        this.plan = plan;
        this.plans = plans;
        plan.items().forEach(item -> items.put(item.id(), item));
        plan.members().forEach(member -> places.put(member.name(), member));
        places.put(plan.place().name(), plan.place());
    }

    private static FactDefinition column(String id, String name, FactType type) {
        return new FactDefinition(id, name, type, "", Place.COUNTY, List.of());
    }

    /**
     * Reads the values of one plan. Rows of the other plans are left out, so that one file serves several; a plan that is not known
     * is an error. With an error there is no value.
     *
     * @param plans ids of the plans that a row may be of
     */
    public static Checked<List<HandValue>> read(List<Path> files, Plan plan, Collection<String> plans) {
        HandValueReader reader = new HandValueReader(plan, plans);
        for (Path file : files) {
            new CsvTable(Source.of(file), COLUMNS, REQUIRED, reader.log).read(reader::accept);
        }
        return reader.log.isBroken()
                ? Checked.failed(reader.log.problems())
                : Checked.of(List.copyOf(reader.values), reader.log.problems());
    }

    private void accept(Row row) {
        String of = required(row, PLAN);
        if (of == null) {
            return;
        }
        if (!of.equals(plan.id())) {
            if (!plans.contains(of)) {
                List<String> known = new ArrayList<>(plans);
                known.add(plan.id());
                log.add(ProblemCode.NOT_A_WORD, row.where(PLAN), CellText.shown(of), Similar.of(of, Set.copyOf(known)));
            }
            return;
        }
        PlanItem item = item(row);
        Locality place = place(row, item);
        Integer year = year(row);
        Optional<String> text = row.word(VALUE).toOptional();
        if (text.isEmpty() || row.faulty().contains(VALUE.id())) {
            return;
        }
        if (row.lacks(EVIDENCE)) {
            log.add(ProblemCode.CELL_REQUIRED, row.where(EVIDENCE), EVIDENCE.name());
        }
        HandValue.Content content = item == null ? null : content(item, text.get(), row, year);
        if (item != null && place != null && year != null) {
            add(row, item, place, year, content);
        }
    }

    private void add(Row row, PlanItem item, Locality place, int year, HandValue.@Nullable Content content) {
        String first = seen.putIfAbsent(List.of(item.id(), place.name(), year), row.where());
        if (first != null) {
            log.add(
                    ProblemCode.ROW_TWICE,
                    row.where(),
                    ITEM.name() + "、" + PLACE.name() + "、" + YEAR.name(),
                    item.id() + " " + place.name() + " " + year,
                    first);
        } else if (content != null) {
            String evidence = row.word(EVIDENCE).toOptional().orElse("");
            values.add(new HandValue(item.id(), place, year, content, evidence, row.where()));
        }
    }

    private @Nullable String required(Row row, FactDefinition column) {
        if (row.lacks(column) && !row.faulty().contains(column.id())) {
            log.add(ProblemCode.CELL_REQUIRED, row.where(column), column.name());
        }
        return row.word(column).toOptional().orElse(null);
    }

    private @Nullable PlanItem item(Row row) {
        String id = required(row, ITEM);
        PlanItem item = id == null ? null : items.get(id);
        if (id != null && item == null) {
            log.add(
                    ProblemCode.PLAN_ITEM_UNKNOWN,
                    row.where(ITEM),
                    plan.id(),
                    CellText.shown(id),
                    Similar.of(id, items.keySet()));
        }
        return item;
    }

    /** The place of a row: one that the plan names, and that the item is asked of. */
    private @Nullable Locality place(Row row, @Nullable PlanItem item) {
        String name = required(row, PLACE);
        if (name == null) {
            return null;
        }
        Locality place = places.get(name);
        if (place == null) {
            log.add(
                    ProblemCode.PLAN_PLACE_UNKNOWN,
                    row.where(PLACE),
                    plan.id(),
                    CellText.shown(name),
                    Similar.of(name, places.keySet()));
            return null;
        }
        List<Locality> asked = item == null ? List.of(place) : askedOf(item);
        if (!asked.contains(place)) {
            log.add(
                    ProblemCode.NOT_A_WORD,
                    row.where(PLACE),
                    name,
                    Similar.of(name, asked.stream().map(Locality::name).toList()));
            return null;
        }
        return place;
    }

    /** The members of a city for what is asked of every county or school there; else the item's own place. */
    private List<Locality> askedOf(PlanItem item) {
        boolean ofEach = plan.isOfCity()
                && item.head().place().equals(plan.place())
                && item instanceof Goal goal
                && goal.reach() != Goal.Reach.CITY;
        return ofEach ? plan.members() : List.of(item.head().place());
    }

    private @Nullable Integer year(Row row) {
        if (row.lacks(YEAR) && !row.faulty().contains(YEAR.id())) {
            log.add(ProblemCode.CELL_REQUIRED, row.where(YEAR), YEAR.name());
        }
        if (row.faulty().contains(YEAR.id())) {
            // The cell's own problem waives nothing here: a value of no year is of no use.
            log.addUnlessTold(ProblemCode.CELL_REQUIRED, row.where(YEAR));
        }
        return row.amount(YEAR) instanceof Reported.Known<BigDecimal> known
                ? (Integer) known.value().intValueExact()
                : null;
    }

    private HandValue.@Nullable Content content(PlanItem item, String text, Row row, @Nullable Integer year) {
        if (item instanceof Goal goal) {
            return text.equals(NOT_APPLICABLE) ? new HandValue.Content.NotApplicable() : content(goal, text, row);
        }
        if (item instanceof Undertaking undertaking) {
            Rational amount = number(text, undertaking.unit(), row);
            if (amount != null && amount.signum() < 0) {
                log.add(ProblemCode.NEGATIVE, row.where(VALUE), CellText.shown(text));
                return null;
            }
            return amount == null ? null : new HandValue.Content.Amount(amount);
        }
        return item instanceof Milestone ? day(text, row, year) : null;
    }

    private HandValue.@Nullable Content content(Goal goal, String text, Row row) {
        if (goal.target() instanceof Target.Grade) {
            return new HandValue.Content.Word(text);
        }
        if (goal.target() instanceof Target.Settled) {
            if (text.equals(CellText.YES) || text.equals(CellText.NO)) {
                return new HandValue.Content.Done(text.equals(CellText.YES));
            }
            log.add(
                    ProblemCode.NOT_A_WORD,
                    row.where(VALUE),
                    CellText.shown(text),
                    String.join("、", CellText.YES, CellText.NO, NOT_APPLICABLE));
            return null;
        }
        Unit unit = goal.target() instanceof Target.Amount target
                ? target.unit()
                : goal.target() instanceof Target.Earlier earlier ? earlier.unit() : null;
        Rational amount = number(text, unit, row);
        // A share of which all is wanted cannot be more than all.
        if (amount != null
                && goal.target() instanceof Target.Amount target
                && target.unit().id().equals("%")
                && target.comparator().wantsMore()
                && target.value().compareTo(WHOLE) == 0
                && amount.compareTo(WHOLE) > 0) {
            log.add(ProblemCode.OUT_OF_RANGE, row.where(VALUE), CellText.shown(text));
            return null;
        }
        return amount == null ? null : new HandValue.Content.Amount(amount);
    }

    /** A plain decimal, which may be below zero: a difference of two shares is a value too. */
    private @Nullable Rational number(String text, @Nullable Unit unit, Row row) {
        if (!CellText.isPlainDecimal(text)) {
            log.add(ProblemCode.NOT_A_NUMBER, row.where(VALUE), CellText.shown(text));
            return null;
        }
        if (text.length() > MOST_DIGITS) {
            log.add(ProblemCode.OUT_OF_RANGE, row.where(VALUE), CellText.shown(text));
            return null;
        }
        Rational amount = Rational.parse(text);
        if (unit != null && unit.whole() && !amount.isWhole()) {
            log.add(ProblemCode.NOT_WHOLE, row.where(VALUE), CellText.shown(text));
            return null;
        }
        return amount;
    }

    private HandValue.@Nullable Content day(String text, Row row, @Nullable Integer year) {
        if (text.equals(CellText.NO)) {
            return new HandValue.Content.Done(false);
        }
        try {
            KnownDay day = KnownDay.parse(text);
            if (year != null && day.day().getYear() > year) {
                log.add(ProblemCode.OUT_OF_RANGE, row.where(VALUE), CellText.shown(text));
                return null;
            }
            return new HandValue.Content.On(day);
        } catch (DateTimeException e) {
            log.add(ProblemCode.NOT_A_DATE, row.where(VALUE), CellText.shown(text));
            return null;
        }
    }
}
