package io.github.junheng.plan;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * 跟踪结果: how a plan stands on a day.
 *
 * @param years the years with data or values, in order, gaps between them included
 * @param items one for each item and place
 * @param places trends and regressions of each county
 */
public record Tracking(
        Plan plan, LocalDate asOf, List<Integer> years, List<ItemTrack> items, List<PlaceHistory> places) {
    /**
     * 一县历年.
     *
     * @param schoolsChanged by year, how many schools have another identity than the year before
     */
    public record PlaceHistory(
            Locality place,
            List<Trend> trends,
            List<Regression> regressions,
            SortedMap<Integer, Integer> schoolsChanged) {
        public PlaceHistory {
            trends = List.copyOf(trends);
            regressions = List.copyOf(regressions);
            schoolsChanged = Collections.unmodifiableSortedMap(new TreeMap<>(schoolsChanged));
        }
    }

    public Tracking {
        years = List.copyOf(years);
        items = List.copyOf(items);
        places = List.copyOf(places);
    }

    /** What is open for each responsible unit, those that lead first; under {@code ""} what nobody is named for. Forecasts are not in it. */
    public Map<String, List<ItemTrack>> openByUnit() {
        Map<String, List<ItemTrack>> byUnit = new LinkedHashMap<>();
        List<ItemTrack> open = items.stream()
                .filter(t -> t.item().isDuty() && t.standing().isOpen())
                .toList();
        for (ItemTrack track : open) {
            for (String unit : track.item().head().units().lead()) {
                byUnit.computeIfAbsent(unit, u -> new ArrayList<>()).add(track);
            }
        }
        for (ItemTrack track : open) {
            for (String unit : track.item().head().units().supporting()) {
                byUnit.computeIfAbsent(unit, u -> new ArrayList<>()).add(track);
            }
        }
        List<ItemTrack> nobody =
                open.stream().filter(t -> !t.item().head().units().areNamed()).toList();
        if (!nobody.isEmpty()) {
            byUnit.put("", nobody);
        }
        return Collections.unmodifiableMap(byUnit);
    }

    /** How far a place is from the plan. */
    public Distance distanceOf(Locality place) {
        Map<Standing, Integer> counts = new EnumMap<>(Standing.class);
        List<ItemTrack> open = new ArrayList<>();
        for (ItemTrack track : items) {
            if (track.item().isDuty() && track.place().equals(place)) {
                counts.merge(track.standing(), 1, Integer::sum);
                if (track.standing().isOpen()) {
                    open.add(track);
                }
            }
        }
        return new Distance(place, counts, open);
    }
}
