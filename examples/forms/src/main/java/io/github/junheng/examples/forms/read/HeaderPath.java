package io.github.junheng.examples.forms.read;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * 一列的表头路径, or in the form of one school a cell's: what stands above it and before it.
 *
 * @param texts in normal form
 * @param unit the unit that the header names; empty where it names none
 * @param ways in which it can be read
 */
record HeaderPath(List<String> texts, String unit, List<Way> ways) {
    /** In a pattern: the name of any grade. */
    static final String GRADE = "{grade}";

    /** Classes of pupils of several grades. */
    static final String MIXED = "复式班";

    private static final Pattern GRADES = Pattern.compile("[一二三四五六七八九]年级|初[一二三四]|" + MIXED);
    /** What says no more than that a number is the whole of what the other side names. */
    private static final Set<String> WHOLE = Set.of("合计", "总计", "计", "数量", "数值", "指标值", "本年");

    HeaderPath {
        texts = List.copyOf(texts);
        ways = List.copyOf(ways);
    }

    /** @param named what a pattern has to name: it may pass over anything else */
    private record Way(List<String> texts, List<String> named) {}

    /** The path of a column, from the top down. */
    static HeaderPath of(List<String> texts, String unit) {
        return new HeaderPath(texts, unit, List.of(new Way(texts, List.of())));
    }

    /** The path of a cell that has a row's labels before it and a column's header above: either may come first. */
    static HeaderPath of(List<String> labels, List<String> header, String unit) {
        List<Way> ways = new ArrayList<>();
        for (List<String> row : withAndWithoutWhole(labels)) {
            for (List<String> column : withAndWithoutWhole(header)) {
                List<String> named = new ArrayList<>();
                row.stream().skip(Math.max(0, row.size() - 1)).forEach(named::add);
                column.stream().skip(Math.max(0, column.size() - 1)).forEach(named::add);
                ways.add(new Way(joined(row, column), named));
                ways.add(new Way(joined(column, row), named));
            }
        }
        return new HeaderPath(joined(labels, header), unit, ways);
    }

    private static List<List<String>> withAndWithoutWhole(List<String> texts) {
        int last = texts.size() - 1;
        return last >= 0 && WHOLE.contains(texts.get(last)) ? List.of(texts, texts.subList(0, last)) : List.of(texts);
    }

    private static List<String> joined(List<String> one, List<String> other) {
        List<String> all = new ArrayList<>(one);
        all.addAll(other);
        return all;
    }

    /** How many texts lie between those of a pattern, which ends where this does; -1 where it does not fit. */
    int fit(List<String> pattern) {
        int best = -1;
        for (Way way : ways) {
            boolean names = way.named.stream().allMatch(text -> pattern.stream().anyMatch(one -> says(text, one)));
            int fit = names ? fit(way.texts, pattern) : -1;
            best = fit < 0 || (best >= 0 && best <= fit) ? best : fit;
        }
        return best;
    }

    private static int fit(List<String> texts, List<String> pattern) {
        int at = texts.size() - 1;
        int between = 0;
        for (int wanted = pattern.size() - 1; wanted >= 0; wanted--) {
            boolean last = wanted == pattern.size() - 1;
            while (!last && at >= 0 && !says(texts.get(at), pattern.get(wanted))) {
                between++;
                at--;
            }
            if (at < 0 || !says(texts.get(at), pattern.get(wanted))) {
                return -1;
            }
            at--;
        }
        return between;
    }

    private static boolean says(String text, String wanted) {
        return wanted.equals(GRADE) ? GRADES.matcher(text).matches() : text.equals(wanted);
    }

    /** The text next to the numbers. */
    String last() {
        return texts.isEmpty() ? "" : texts.get(texts.size() - 1);
    }

    @Override
    public String toString() {
        return String.join(" / ", texts);
    }
}
