package io.github.junheng.examples.cli;

import io.github.junheng.dataset.CountyDataset;
import io.github.junheng.dataset.FactDefinition;
import io.github.junheng.dataset.Place;
import io.github.junheng.problem.Checked;
import io.github.junheng.problem.Problem;
import io.github.junheng.problem.ProblemCode;
import io.github.junheng.rules.NationalStandards;
import io.github.junheng.standard.Standard;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * What the standards that are not evaluated let a county report: one folder serves all of them, so that a key, column or file of
 * theirs is no mistake. They are read only where there is something to ask.
 */
final class KnownElsewhere {
    private final Set<String> files = new HashSet<>();
    /** Paths of county.json, those of groups included. */
    private final Set<String> paths = new HashSet<>();
    /** Columns by name and key, below their file. */
    private final Set<String> columns = new HashSet<>();

    private KnownElsewhere() {
        for (Standard standard : NationalStandards.all()) {
            standard.facts().forEach(this::add);
        }
    }

    private void add(FactDefinition fact) {
        if (!fact.file().isEmpty()) {
            files.add(fact.file());
            addColumn(fact.file(), fact);
        }
        if (fact.place() == Place.COUNTY) {
            String path = fact.id().replace("[]", "");
            paths.add(path);
            for (int end = path.lastIndexOf('.'); end > 0; end = path.lastIndexOf('.', end - 1)) {
                paths.add(path.substring(0, end));
            }
        } else {
            addColumn(fact.place() == Place.SCHOOL ? "schools.csv" : "kindergartens.csv", fact);
        }
    }

    private void addColumn(String file, FactDefinition fact) {
        columns.add(file + " " + fact.id());
        columns.add(file + " " + fact.name());
    }

    /** The same without warnings of what another standard knows. */
    static Checked<CountyDataset> silenced(Checked<CountyDataset> read) {
        KnownElsewhere known = null;
        List<Problem> left = new ArrayList<>();
        for (Problem problem : read.problems()) {
            boolean asks = problem.code() == ProblemCode.COLUMN_UNKNOWN
                    || problem.code() == ProblemCode.KEY_UNKNOWN
                    || problem.code() == ProblemCode.FILE_UNKNOWN;
            if (asks && known == null) {
                known = new KnownElsewhere();
            }
            if (!asks || known == null || !known.knows(problem)) {
                left.add(problem);
            }
        }
        return known == null ? read : new Checked<>(read.valueOrNull(), left);
    }

    private boolean knows(Problem problem) {
        String where = problem.where();
        if (problem.code() == ProblemCode.FILE_UNKNOWN) {
            return files.contains(where);
        }
        if (problem.code() == ProblemCode.COLUMN_UNKNOWN) {
            return columns.contains(where.substring(0, Math.max(0, where.indexOf(':'))) + " "
                    + problem.details().get(0));
        }
        int root = where.indexOf("$.");
        String path = root < 0 ? "" : where.substring(root + 2).replaceAll("\\[\\d+]", "");
        String ofCounty = path.startsWith("county.") ? path.substring("county.".length()) : path;
        int point = path.indexOf('.');
        return paths.contains(ofCounty)
                || files.contains(path + ".csv")
                || (point > 0 && columns.contains(path.substring(0, point) + ".csv " + path.substring(point + 1)));
    }
}
