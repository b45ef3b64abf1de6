package io.github.junheng.dataset;

import java.util.List;

/**
 * 核查清单: the items of a document that a person judges, each of which is a fact, {@code checklist.<standard>.<item>}, with one of
 * three words. They stand in a file of their own, {@code checklists.csv}, and not among the columns of schools.csv.
 */
public final class Checklist {
    /** 达到, 部分达到, 未达到: what an item can be, best first. */
    public static final List<String> WORDS = List.of("达到", "部分达到", "未达到");

    private static final String PREFIX = "checklist.";
    private static final String BASIS = ".basis";

    private Checklist() {}

    /** The word that says that an item is met. */
    public static String met() {
        return WORDS.get(0);
    }

    /**
     * 核查项: what somebody judged of an item.
     *
     * @param standard id of the standard, or of the overlay that adds the item
     * @param item id of the rule
     * @param name 名称
     * @param place whether it is judged of every school or of the county
     * @throws IllegalArgumentException when the ids do not go together into one that can be taken apart again
     */
    public static FactDefinition item(String standard, String item, String name, Place place) {
        if (!isId(standard, item)) {
            throw new IllegalArgumentException("no ids of a checklist: " + standard + ", " + item);
        }
        return new FactDefinition(
                PREFIX + standard + "." + item, standard + "/" + item + " " + name, FactType.WORD, "", place, WORDS);
    }

    /** Whether ids of a standard and an item can be told from the fact's: a standard without points, an item that ends otherwise than a basis. */
    public static boolean isId(String standard, String item) {
        return standard.indexOf('.') < 0 && !item.endsWith(BASIS);
    }

    /** Whether a fact is an item of a checklist, or the basis of one. */
    public static boolean isOf(String fact) {
        return fact.startsWith(PREFIX);
    }

    /** Whether a fact is the basis of an item. */
    public static boolean isBasis(String fact) {
        return isOf(fact) && fact.endsWith(BASIS);
    }

    /** 依据: the fact that holds on what an item was judged, free text that decides nothing. */
    public static String basis(String item) {
        return item + BASIS;
    }

    /** The item that a basis is of. */
    public static String itemOfBasis(String basis) {
        return basis.substring(0, basis.length() - BASIS.length());
    }

    /** The standard that an item's fact names. */
    public static String standard(String fact) {
        return fact.substring(PREFIX.length(), fact.indexOf('.', PREFIX.length()));
    }

    /** The rule that an item's fact names. */
    public static String rule(String fact) {
        return fact.substring(fact.indexOf('.', PREFIX.length()) + 1);
    }
}
