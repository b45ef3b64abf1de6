package io.github.junheng.plan;

import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** 距离: how far a county is from its plan: how many of its duties stand how, and those that are open. No score is made of them. */
public record Distance(Locality place, Map<Standing, Integer> duties, List<ItemTrack> open) {
    public Distance {
        duties = Collections.unmodifiableMap(new EnumMap<>(duties));
        open = List.copyOf(open);
    }
}
