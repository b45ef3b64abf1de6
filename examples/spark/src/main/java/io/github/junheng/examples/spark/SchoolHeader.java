package io.github.junheng.examples.spark;

import io.github.junheng.dataset.SchoolReport;
import io.github.junheng.io.RowReader;
import io.github.junheng.problem.Checked;
import io.github.junheng.problem.Problem;
import io.github.junheng.problem.ProblemCode;
import io.github.junheng.standard.Standard;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;

/**
 * 学校表表头: the header of the schools' table: the columns of schools.csv, and one that says which county a school belongs to.
 *
 * @param names the names without that one
 * @param county where it stands
 */
record SchoolHeader(List<String> names, int county) implements Serializable {
    static final String COUNTY_HEADER = "县代码";
    private static final String COUNTY_KEY = "county";

    SchoolHeader {
        names = List.copyOf(names);
    }

    /** Finds the county's column; a problem where there is none, or more than one. */
    static SchoolHeader of(List<String> header, List<Problem> problems) {
        List<String> names = new ArrayList<>();
        List<Integer> counties = new ArrayList<>();
        for (int i = 0; i < header.size(); i++) {
            String name = header.get(i).strip();
            if (name.equals(COUNTY_HEADER) || name.equals(COUNTY_KEY)) {
                counties.add(i);
            } else {
                names.add(header.get(i));
            }
        }
        if (counties.size() != 1) {
            problems.add(Problem.of(
                    counties.isEmpty() ? ProblemCode.COLUMN_MISSING : ProblemCode.COLUMN_TWICE,
                    Places.SCHOOLS + " " + COUNTY_HEADER,
                    COUNTY_HEADER));
        }
        return new SchoolHeader(names, counties.isEmpty() ? -1 : counties.get(0));
    }

    Checked<RowReader<SchoolReport>> reader(Standard standard) {
        return RowReader.schools(names, Places.SCHOOLS, standard.facts());
    }

    /** The cell of the county; blank where the row is too short to have one. */
    String county(String[] cells) {
        return county < cells.length ? cells[county].strip() : "";
    }

    /** The row without that cell, as the reader takes it. */
    List<String> others(String[] cells) {
        List<String> others = new ArrayList<>(List.of(cells));
        if (county < cells.length) {
            others.remove(county);
        }
        return others;
    }
}
