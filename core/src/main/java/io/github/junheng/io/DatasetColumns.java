package io.github.junheng.io;

import io.github.junheng.dataset.Checklist;
import io.github.junheng.dataset.FactDefinition;
import io.github.junheng.dataset.Place;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * 数据集的列: which columns each file of a dataset can have, as its reader knows them: what identifies a row first, then the facts.
 * Whoever makes a form to be filled in asks here.
 */
public final class DatasetColumns {
    private DatasetColumns() {}

    /**
     * The columns of every file of rows, by the file's name; a column's id is the key that stands for it in a document. Facts of
     * schools that have a file of their own are listed there and not with {@code schools.csv}, which may hold them all the same.
     * In {@code funding.csv} and its like a row is a year, and the column of a fact stands for the same fact of earlier years too.
     *
     * @param declared the facts that standards and overlays declare
     */
    public static Map<String, List<FactDefinition>> of(List<FactDefinition> declared) {
        Map<String, List<FactDefinition>> files = new LinkedHashMap<>();
        List<FactDefinition> schools = new ArrayList<>();
        for (FactDefinition column : SchoolRows.columns(declared)) {
            if (column.file().isEmpty()) {
                schools.add(column);
            }
        }
        files.put("schools.csv", schools);
        for (FactDefinition fact : declared) {
            if (fact.place() == Place.SCHOOL && !fact.file().isEmpty()) {
                List<FactDefinition> columns = files.computeIfAbsent(
                        fact.file(), f -> new ArrayList<>(List.of(SchoolRows.ID, SchoolRows.NAME)));
                if (!columns.contains(fact)) {
                    columns.add(fact);
                }
            }
        }
        files.put(DatasetReader.KINDERGARTENS_FILE, withoutChecklists(KindergartenRows.columns(declared)));
        files.putAll(new CountyFiles(declared, new ProblemLog(false)).columns());
        files.put("teachers.csv", RosterRows.TEACHERS.columns());
        files.put("classes.csv", RosterRows.CLASSES.columns());
        files.put("rooms.csv", RosterRows.ROOMS.columns());
        files.put(ChecklistRows.FILE, ChecklistRows.COLUMNS);
        Map<String, List<FactDefinition>> copy = new LinkedHashMap<>();
        files.forEach((file, columns) -> copy.put(file, List.copyOf(columns)));
        return copy;
    }

    private static List<FactDefinition> withoutChecklists(List<FactDefinition> columns) {
        return columns.stream().filter(column -> !Checklist.isOf(column.id())).toList();
    }

    /** The facts of {@code county.json}: code, name and year first; none that has a file of its own, no item of a checklist. */
    public static List<FactDefinition> county(List<FactDefinition> declared) {
        List<FactDefinition> facts = new ArrayList<>(List.of(CountyTree.CODE, CountyTree.NAME, CountyTree.YEAR));
        for (FactDefinition fact : declared) {
            if (fact.place() == Place.COUNTY
                    && fact.file().isEmpty()
                    && !Checklist.isOf(fact.id())
                    && !facts.contains(fact)) {
                facts.add(fact);
            }
        }
        return List.copyOf(facts);
    }
}
