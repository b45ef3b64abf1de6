package io.github.junheng.examples.forms.check;

import io.github.junheng.examples.forms.book.SheetPlace;
import io.github.junheng.examples.forms.edition.FormEdition;
import io.github.junheng.problem.ProblemCode;
import io.github.junheng.standard.Text;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * 核对过的表: what was found of a filed form and what it was checked for, so that no problems means something.
 *
 * @param subject whose form it says it is; empty where it does not say so
 * @param tables the tables of the edition that were found, with the sheets they stand on
 * @param cells every cell that was found, by its id
 * @param units of a table of units, the rows that were found, in the order of the form; of one whose rows could not be told apart
 *     by stages there are none
 * @param ran how many checks were made of each code
 * @param skipped what was not checked, and why
 */
public record CheckedForm(
        FormEdition edition,
        Optional<Subject> subject,
        Map<String, String> tables,
        Map<String, FoundCell> cells,
        Map<String, List<Map<String, FoundCell>>> units,
        SortedMap<ProblemCode, Integer> ran,
        List<Text> skipped) {
    public CheckedForm {
        tables = Collections.unmodifiableMap(new LinkedHashMap<>(tables));
        cells = Collections.unmodifiableMap(new LinkedHashMap<>(cells));
        units = Collections.unmodifiableMap(new LinkedHashMap<>(units));
        ran = Collections.unmodifiableSortedMap(new TreeMap<>(ran));
        skipped = List.copyOf(skipped);
    }

    /** The same with more that was checked, or was not. */
    CheckedForm with(SortedMap<ProblemCode, Integer> checks, List<Text> unchecked) {
        return new CheckedForm(edition, subject, tables, cells, units, checks, unchecked);
    }

    /**
     * 填报对象: whose form it says it is.
     *
     * @param place where it says so
     * @param county the county's name without spaces, empty where none stands there
     * @param year the year of the data
     * @param day 评估日期, as it stands there
     */
    public record Subject(SheetPlace place, String county, int year, String day) {}
}
