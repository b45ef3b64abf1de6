package io.github.junheng.io;

import io.github.junheng.dataset.FactDefinition;
import io.github.junheng.dataset.KindergartenColumns;
import io.github.junheng.dataset.RosterPreference;
import io.github.junheng.dataset.SchoolColumns;
import io.github.junheng.standard.Standard;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

/**
 * 读取选项: how a dataset is read.
 *
 * @param declared the facts of county.json, and columns of schools.csv beyond {@link SchoolColumns}, that standards and overlays
 *     declare; a key that nothing declares is a warning
 * @param prefer whose figure stands where a school's row and a roster differ
 * @param lenient whether cells that errors name count as not reported, and the evaluation goes on
 * @param privateCodes whether a county code outside GB/T 2260 is accepted
 * @param fallbackYear the year of data that do not say theirs
 */
public record ReadOptions(
        List<FactDefinition> declared,
        RosterPreference prefer,
        boolean lenient,
        boolean privateCodes,
        OptionalInt fallbackYear) {
    private static final String ARRAY = "[]";

    /** @throws IllegalArgumentException when two definitions of one id differ, or an array's fact is no list */
    public ReadOptions {
        declared = List.copyOf(declared);
        Map<List<Object>, FactDefinition> seen = new HashMap<>();
        for (FactDefinition definition : declared) {
            FactDefinition other = seen.putIfAbsent(List.of(definition.place(), definition.id()), definition);
            FactDefinition column = switch (definition.place()) {
                case SCHOOL -> SchoolColumns.of(definition.id()).orElse(null);
                case KINDERGARTEN -> KindergartenColumns.of(definition.id()).orElse(null);
                case COUNTY -> null;
            };
            if ((other != null && !other.equals(definition)) || (column != null && !column.equals(definition))) {
                throw new IllegalArgumentException("two definitions of the fact " + definition.id());
            }
            int array = definition.id().indexOf(ARRAY);
            if (array >= 0 && (!definition.type().isList() || definition.id().indexOf(ARRAY, array + 1) >= 0)) {
                throw new IllegalArgumentException(
                        "a fact of an array's elements must be a list, of one array: " + definition.id());
            }
        }
    }

    /** Nothing declared, the schools' own figures preferred, errors are errors. */
    public static ReadOptions defaults() {
        return new ReadOptions(List.of(), RosterPreference.SCHOOLS, false, false, OptionalInt.empty());
    }

    /** The facts that a standard declares; otherwise as {@link #defaults()}. */
    public static ReadOptions of(Standard standard) {
        return defaults().withDeclared(standard.facts());
    }

    /**
     * The facts that any of several standards declares, so that what is read once can be evaluated by each; otherwise as {@link
     * #defaults()}. A fact that two declare has the name that the first gives it.
     *
     * @throws IllegalArgumentException when two of them differ in the type, the words or the file of a fact
     */
    public static ReadOptions of(Collection<Standard> standards) {
        Map<List<Object>, FactDefinition> facts = new LinkedHashMap<>();
        for (Standard standard : standards) {
            for (FactDefinition fact : standard.facts()) {
                FactDefinition other = facts.putIfAbsent(List.of(fact.place(), fact.id()), fact);
                if (other != null
                        && (other.type() != fact.type()
                                || !other.words().equals(fact.words())
                                || !other.file().equals(fact.file()))) {
                    throw new IllegalArgumentException("two definitions of the fact " + fact.id());
                }
            }
        }
        return defaults().withDeclared(List.copyOf(facts.values()));
    }

    public ReadOptions withDeclared(List<FactDefinition> facts) {
        return new ReadOptions(facts, prefer, lenient, privateCodes, fallbackYear);
    }

    public ReadOptions withPrefer(RosterPreference preference) {
        return new ReadOptions(declared, preference, lenient, privateCodes, fallbackYear);
    }

    public ReadOptions withLenient(boolean waive) {
        return new ReadOptions(declared, prefer, waive, privateCodes, fallbackYear);
    }

    public ReadOptions withPrivateCodes(boolean accept) {
        return new ReadOptions(declared, prefer, lenient, accept, fallbackYear);
    }

    public ReadOptions withFallbackYear(int year) {
        return new ReadOptions(declared, prefer, lenient, privateCodes, OptionalInt.of(year));
    }
}
