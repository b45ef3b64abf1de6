package io.github.junheng.io;

import io.github.junheng.dataset.County;
import io.github.junheng.dataset.FactDefinition;
import io.github.junheng.dataset.FactValue;
import io.github.junheng.dataset.Facts;
import io.github.junheng.problem.ProblemCode;
import io.github.junheng.quantity.Reported;
import io.github.junheng.region.CountyCode;
import java.util.OptionalInt;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/** Makes a county of what it reported of itself: its code, name and year are no facts but say which county it is. */
record CountyIdentity(ReadOptions options, ProblemLog log) {
    /** The year of the first national statistics; also what checks go by that need none. */
    static final int FIRST_YEAR = 1949;

    /**
     * The county of a document.
     *
     * @param facts all that the document holds
     * @param place where they stand
     */
    County county(SortedMap<String, FactValue> facts, String place) {
        FactValue code = facts.remove(CountyTree.CODE.id());
        if (code == null) {
            missing(CountyTree.CODE, place);
        }
        return county(code == null ? Reported.none() : code(code.toText(), place + ".code"), facts, place, true);
    }

    /**
     * The county of a code.
     *
     * @param needsName whether it is said that the county has no name
     */
    County county(Reported<CountyCode> code, SortedMap<String, FactValue> facts, String place, boolean needsName) {
        FactValue name = facts.remove(CountyTree.NAME.id());
        if (name == null && needsName) {
            missing(CountyTree.NAME, place);
        }
        OptionalInt year = year(facts.remove(CountyTree.YEAR.id()), place);
        if (year.isEmpty()) {
            log.addUnlessTold(ProblemCode.YEAR_MISSING, place + ".year");
        }
        return new County(
                code,
                Reported.ofNullable(name == null ? null : name.toText()),
                year.orElse(FIRST_YEAR),
                new Facts(facts));
    }

    Reported<CountyCode> code(String text, String where) {
        if (options.privateCodes() ? CountyCode.isValid(text) : CountyCode.isStandard(text)) {
            return Reported.of(new CountyCode(text));
        }
        log.addOfCell(ProblemCode.COUNTY_CODE_INVALID, where, CellText.shown(text));
        return Reported.none();
    }

    private OptionalInt year(@Nullable FactValue value, String place) {
        if (!(value instanceof FactValue.Amount amount)) {
            return options.fallbackYear();
        }
        int year = amount.value().intValueExact();
        if (year >= FIRST_YEAR) {
            return OptionalInt.of(year);
        }
        log.addOfCell(ProblemCode.OUT_OF_RANGE, place + ".year", String.valueOf(year));
        return options.fallbackYear();
    }

    private void missing(FactDefinition fact, String place) {
        log.add(ProblemCode.COUNTY_FACT_MISSING, place + "." + fact.id(), fact.name());
    }
}
