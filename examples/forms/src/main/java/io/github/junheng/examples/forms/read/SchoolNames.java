package io.github.junheng.examples.forms.read;

import io.github.junheng.problem.Problem;
import io.github.junheng.problem.ProblemCode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** 学校名称: names the school beside the cell of a problem, where a sheet has a row for each school. */
final class SchoolNames {
    private static final Pattern CELL = Pattern.compile("(.*)!([A-Z]{1,3})([0-9]{1,7})(?: [0-9]{10}(?= ))?( .*)?");

    /** By sheet and row; where a sheet tells of one school down a column, its name is in no row. */
    private final Map<String, String> byRow = new HashMap<>();

    private SchoolNames() {}

    static SchoolNames of(Draft draft) {
        SchoolNames names = new SchoolNames();
        for (int school = 0; school < draft.schoolCount(); school++) {
            names.add(draft.schoolCells(school));
        }
        return names;
    }

    private void add(Map<String, Draft.Cell> cells) {
        Draft.Cell name = cells.get("name");
        if (name == null || !(name.json instanceof String text) || text.isBlank()) {
            return;
        }
        Map<String, Integer> rows = new HashMap<>();
        for (Draft.Cell cell : cells.values()) {
            rows.merge(
                    Draft.sheet(cell.at), cell.at.row(), (one, other) -> one.equals(other) ? one : Integer.valueOf(-1));
        }
        rows.forEach((sheet, row) -> {
            if (row >= 0) {
                byRow.put(sheet + "!" + (row + 1), text);
            }
        });
    }

    /** The problems with the names. A cell that is merged over several schools is of none of them. */
    List<Problem> in(List<Problem> problems) {
        List<Problem> named = new ArrayList<>();
        for (Problem problem : problems) {
            Matcher cell = CELL.matcher(problem.where());
            String name = cell.matches() ? byRow.get(cell.group(1) + "!" + cell.group(3)) : null;
            if (name == null || problem.code() == ProblemCode.VALUE_SPREAD) {
                named.add(problem);
            } else {
                String rest = cell.group(4) == null ? "" : cell.group(4);
                named.add(new Problem(
                        problem.code(),
                        problem.severity(),
                        cell.group(1) + "!" + cell.group(2) + cell.group(3) + " " + name + rest,
                        problem.details()));
            }
        }
        return named;
    }
}
