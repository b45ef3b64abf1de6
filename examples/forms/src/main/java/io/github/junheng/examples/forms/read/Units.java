package io.github.junheng.examples.forms.read;

import java.math.BigDecimal;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** 单位: the units of the forms, and the ways they are written. */
final class Units {
    /** As people write it, to the way the forms do; ㎡ is m2 where a text is in the normal form NFKC. */
    private static final Map<String, String> WRITTEN = Map.ofEntries(
            Map.entry("人", "人"),
            Map.entry("名", "人"),
            Map.entry("位", "人"),
            Map.entry("个", "个"),
            Map.entry("间", "间"),
            Map.entry("所", "所"),
            Map.entry("班", "班"),
            Map.entry("台", "台"),
            Map.entry("册", "册"),
            Map.entry("m2", "平方米"),
            Map.entry("m^2", "平方米"),
            Map.entry("㎡", "平方米"),
            Map.entry("m²", "平方米"),
            Map.entry("平方米", "平方米"),
            Map.entry("平米", "平方米"),
            Map.entry("亩", "亩"),
            Map.entry("元", "元"),
            Map.entry("万元", "万元"),
            Map.entry("年", "年"),
            Map.entry("%", "%"),
            Map.entry("分钟", "分钟"),
            Map.entry("学时", "学时"));
    /** 个 counts whatever is counted by a word of its own. */
    private static final Set<String> COUNTERS = Set.of("个", "间", "所", "班", "台");

    /** Units of areas, which one form may state beside another. */
    private static final Set<String> AREAS = Set.of("平方米", "亩", "公顷", "平方千米", "平方公里");

    private static final Pattern MULTIPLE = Pattern.compile("^(?:人民币)?[十百千万亿]*(?=.)");

    private Units() {}

    /**
     * The unit of numbers whose facts are of a unit, where a form states its units above all its columns. More than one where that
     * cannot be told, and one that nobody knows where it is a multiple: neither can be converted, and both are told of with the cell.
     *
     * @return empty where none of them can be that of such numbers
     */
    static String among(Set<String> stated, String unit) {
        Set<String> kin = new LinkedHashSet<>();
        for (String one : stated) {
            if (same(one, unit)) {
                kin.add(unit);
            } else if (kind(one).equals(kind(unit))) {
                kin.add(find(one).orElse(one));
            }
        }
        return String.join("、", kin);
    }

    private static String kind(String unit) {
        String one = MULTIPLE.matcher(find(unit).orElse(unit)).replaceFirst("");
        String single = find(one).orElse(one);
        return AREAS.contains(single) ? "平方米" : single;
    }

    /** The unit that a text names; empty where it names none. */
    static Optional<String> find(String text) {
        return Optional.ofNullable(WRITTEN.get(text));
    }

    /** Whether two units of the forms are one. */
    static boolean same(String one, String other) {
        String first = find(one).orElse(one);
        String second = find(other).orElse(other);
        return first.equals(second)
                || ((first.equals("个") || second.equals("个")) && COUNTERS.contains(first) && COUNTERS.contains(second));
    }

    /** A number of one unit in another; empty where the one is no number of the other. */
    static Optional<BigDecimal> convert(BigDecimal number, String from, String to) {
        if (same(from, to)) {
            return Optional.of(number);
        }
        if (from.equals("元") && to.equals("万元")) {
            return Optional.of(number.movePointLeft(4));
        }
        return from.equals("万元") && to.equals("元") ? Optional.of(number.movePointRight(4)) : Optional.empty();
    }
}
