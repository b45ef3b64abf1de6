package io.github.junheng.problem;

import java.util.Collection;
import java.util.Comparator;
import java.util.stream.Collectors;

/** 相近名称: names that somebody may have meant who wrote another. */
public final class Similar {
    private static final int SHOWN = 8;

    private Similar() {}

    /** The names most like this one, nearest first. */
    public static String of(String name, Collection<String> known) {
        return known.isEmpty()
                ? "-"
                : known.stream()
                        .sorted(Comparator.<String>comparingInt(other -> distance(name, other))
                                .thenComparing(Comparator.naturalOrder()))
                        .limit(SHOWN)
                        .collect(Collectors.joining(", ", "", known.size() > SHOWN ? " …" : ""));
    }

    /** The name most like this one. */
    public static String nearest(String name, Collection<String> known) {
        String nearest = "-";
        int least = Integer.MAX_VALUE;
        for (String other : known) {
            int distance = distance(name, other);
            if (distance < least) {
                least = distance;
                nearest = other;
            }
        }
        return nearest;
    }

    /** How many letters have to be put in, left out or changed. */
    public static int distance(String a, String b) {
        int[] row = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int changed = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(changed, 1 + Math.min(row[j], row[j - 1]));
            }
        }
        return row[b.length()];
    }
}
