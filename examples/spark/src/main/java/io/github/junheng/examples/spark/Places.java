package io.github.junheng.examples.spark;

import io.github.junheng.problem.Problem;
import java.util.ArrayList;
import java.util.List;

/**
 * 位置: what messages call a row. Rows of a distributed table have no numbers; they are known by what they are about: {@code schools
 * 2137001234 小学艺术教师数}.
 */
final class Places {
    static final String SCHOOLS = "schools";
    static final String COUNTIES = "counties";

    private static final int LONGEST_SHOWN = 60;

    private Places() {}

    static String school(String code) {
        return SCHOOLS + " " + code;
    }

    static String county(String code) {
        return COUNTIES + " " + code;
    }

    /** A row that does not say what it is about, by what stands in it. */
    static String row(List<String> cells) {
        String text = String.join(",", cells);
        return "[" + (text.length() <= LONGEST_SHOWN ? text : text.substring(0, LONGEST_SHOWN) + "…") + "]";
    }

    /** The problems of a row that was read under the name of its table alone, at the row's place. */
    static List<Problem> at(List<Problem> problems, String table, String row) {
        List<Problem> placed = new ArrayList<>();
        for (Problem problem : problems) {
            String where = table + " " + row + problem.where().substring(table.length());
            placed.add(new Problem(problem.code(), problem.severity(), where, problem.details()));
        }
        return placed;
    }
}
