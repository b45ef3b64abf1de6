package io.github.junheng.standard;

import io.github.junheng.quantity.Rational;
import io.github.junheng.region.Province;
import io.github.junheng.school.SchoolKind;
import io.github.junheng.school.Stage;
import io.github.junheng.time.Timeline;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** 标准值: what a value is held against. */
public sealed interface Limit {
    /**
     * Numbers the document prints, by stage ({@code PRIMARY}), by kind of school ({@code NINE_YEAR_SCHOOL}) or, under
     * {@link #DEFAULT}, for all; each on its own timeline. Where numbers differ by region, there is a timeline more for
     * each region ({@code PRIMARY@东部}), and that without a region has the numbers that hold in all of them.
     *
     * @param regions every region that the numbers may differ by; none where they do not
     * @param sameAsOrNull the rule of another standard that the numbers stand in, {@code standard/rule} with
     *     {@code /part} or {@code /norm} where they are a part's or the rule's norm; null where they stand here
     */
    record Printed(
            Map<String, Timeline<Dated<Rational>>> values,
            List<Region> regions,
            @Nullable String sameAsOrNull) implements Limit {
        public Printed {
            values = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(values));
            regions = List.copyOf(regions);
        }

        /** Numbers that stand here. */
        public Printed(Map<String, Timeline<Dated<Rational>>> values, List<Region> regions) {
            this(values, regions, null);
        }

        /** Numbers that are the same everywhere. */
        public Printed(Map<String, Timeline<Dated<Rational>>> values) {
            this(values, List.of());
        }

        /** The rule of another standard that the numbers stand in. */
        public Optional<String> sameAs() {
            return Optional.ofNullable(sameAsOrNull);
        }

        /** The region that a province is in. */
        public Optional<Region> region(@Nullable Province province) {
            for (Region region : regions) {
                if (province != null && region.provinces().contains(province)) {
                    return Optional.of(region);
                }
            }
            return Optional.empty();
        }

        /** Whether there are numbers for a kind, stage or all on a day, yet none without a region. */
        public boolean needsRegion(LocalDate day, @Nullable SchoolKind kind, @Nullable Stage stage) {
            if (on(day, kind, stage).isPresent()) {
                return false;
            }
            for (Region region : regions) {
                if (on(day, kind, stage, region).isPresent()) {
                    return true;
                }
            }
            return false;
        }

        /** The number for a kind, else for a stage, else for all, on a day in a region. */
        public Optional<Dated<Rational>> on(
                LocalDate day, @Nullable SchoolKind kind, @Nullable Stage stage, Region region) {
            String key = key(kind, stage);
            Timeline<Dated<Rational>> timeline = key == null ? null : values.get(key + REGION + region.id());
            return timeline == null ? on(day, kind, stage) : timeline.on(day);
        }

        /** Every number of a day by its key; what holds in all regions under the key without one alone. */
        public Map<String, Timeline.Entry<Dated<Rational>>> on(LocalDate day) {
            Map<String, Timeline.Entry<Dated<Rational>>> numbers = new LinkedHashMap<>();
            values.forEach((key, timeline) -> timeline.entryOn(day)
                    .filter(entry -> !numbers.containsKey(withoutRegion(key)))
                    .ifPresent(entry -> numbers.put(key, entry)));
            return numbers;
        }

        private @Nullable String key(@Nullable SchoolKind kind, @Nullable Stage stage) {
            if (kind != null && values.containsKey(kind.name())) {
                return kind.name();
            }
            if (stage != null && values.containsKey(stage.name())) {
                return stage.name();
            }
            return values.containsKey(DEFAULT) ? DEFAULT : null;
        }

        /** Whether there is a number for a kind, a stage or all on any day in any region. */
        public boolean concerns(@Nullable SchoolKind kind, @Nullable Stage stage) {
            for (String key : values.keySet()) {
                String of = withoutRegion(key);
                if (of.equals(DEFAULT)
                        || (kind != null && of.equals(kind.name()))
                        || (stage != null && of.equals(stage.name()))) {
                    return true;
                }
            }
            return false;
        }

        /** Whether the number for a school of a kind depends on its having this stage. */
        public boolean isByStage(@Nullable SchoolKind kind, Stage stage) {
            return values.containsKey(stage.name()) && (kind == null || !values.containsKey(kind.name()));
        }

        /** The number for a kind, else for a stage, else for all, on a day. */
        public Optional<Dated<Rational>> on(LocalDate day, @Nullable SchoolKind kind, @Nullable Stage stage) {
            String key = key(kind, stage);
            Timeline<Dated<Rational>> timeline = key == null ? null : values.get(key);
            return timeline == null ? Optional.empty() : timeline.on(day);
        }
    }

    /** No number: the value is told and held against nothing. */
    record None() implements Limit {}

    /**
     * A number that the document leaves to the province: what an overlay lays over, else what the county reports as its
     * province's.
     *
     * @param indicator what the county reports as its province's number
     * @param laidOver the numbers of overlays; empty in the standard itself
     */
    record Local(String indicator, Timeline<Dated<Rational>> laidOver) implements Limit {}

    /** The limit of another rule. */
    record SameAs(String rule) implements Limit {}

    /** The value of another indicator of the same subject. */
    record OfIndicator(String indicator) implements Limit {}

    /**
     * A value per stage averaged by weight over the stages concerned: {@code times · Σ(value·weight) ÷ Σ weight}.
     *
     * @param value the cell of the value, {@code quota.{STAGE}}
     * @param weight the cell of the weight, {@code {stage}.students}
     */
    record WeightedMean(String value, String weight, Rational times) implements Limit {}

    /**
     * 分情形: numbers that hold under conditions on the subject: the first case all of whose conditions hold has the number. What
     * none of them concerns is not tested; what is not known to be a case, for want of cells, is undecided.
     */
    record Cases(List<Case> cases) implements Limit {
        public Cases {
            cases = List.copyOf(cases);
        }
    }

    /** One of several cases. */
    record Case(List<Condition> when, Printed limit) {
        public Case {
            when = List.copyOf(when);
        }
    }

    /** The key under which a number stands that holds for all. */
    String DEFAULT = "default";

    /** What stands between a key and the region that its numbers hold in. */
    String REGION = "@";

    /** The key of a number without the region that it holds in. */
    static String withoutRegion(String key) {
        int at = key.indexOf(REGION);
        return at < 0 ? key : key.substring(0, at);
    }
}
