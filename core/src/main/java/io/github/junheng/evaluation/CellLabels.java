package io.github.junheng.evaluation;

import io.github.junheng.dataset.CellRef;
import io.github.junheng.dataset.CountyDataset;
import io.github.junheng.dataset.DatasetDiff;
import io.github.junheng.dataset.FactDefinition;
import io.github.junheng.dataset.SchoolColumns;
import io.github.junheng.standard.Standard;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** 单元格名称: what the cells of a dataset are called, and where they stand, by what several standards declare. */
public final class CellLabels {
    private final Map<String, String> names;

    private CellLabels(Map<String, String> names) {
        this.names = names;
    }

    public static CellLabels of(List<Standard> standards) {
        Map<String, String> names = new HashMap<>();
        for (Standard standard : standards) {
            for (FactDefinition fact : standard.factsById().values()) {
                names.put(fact.id(), fact.name());
            }
        }
        return new CellLabels(names);
    }

    /** The Chinese name of a cell; its key where nothing names it. */
    public String name(CellRef cell) {
        String fact = cell.fact();
        if (cell.school() != null && fact.equals(DatasetDiff.NAME)) {
            return SchoolColumns.NAME_HEADER;
        }
        return cell.school() != null && fact.equals(DatasetDiff.KIND)
                ? SchoolColumns.KIND_HEADER
                : names.getOrDefault(fact, fact);
    }

    /** File, row and column of a cell; of a path, which names nothing in Chinese, with the name. */
    public String where(CountyDataset of, CellRef cell) {
        String name = name(cell);
        String where = of.provenance().where(cell, name);
        return where.contains(name) ? where : where + " " + name;
    }
}
