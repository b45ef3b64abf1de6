package io.github.junheng.examples.forms.write;

import io.github.junheng.evaluation.Evaluation;
import io.github.junheng.evaluation.Missing;
import io.github.junheng.examples.forms.edition.FormEdition;
import io.github.junheng.examples.forms.edition.FormEdition.TableSpec;
import io.github.junheng.examples.forms.figure.Figure;
import io.github.junheng.examples.forms.figure.Ground;
import io.github.junheng.examples.forms.figure.Lacking;
import io.github.junheng.examples.forms.figure.Value;
import io.github.junheng.report.Piece;
import io.github.junheng.report.Wording;
import io.github.junheng.school.School;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** 填好的表: an edition with the figures of one evaluation. */
public record FilledForm(FormEdition edition, Evaluation evaluation, List<FilledTable> tables) {
    public FilledForm {
        tables = List.copyOf(tables);
    }

    /**
     * A form filled from an evaluation.
     *
     * @throws IllegalArgumentException when the evaluation is of another standard than the edition's
     */
    public static FilledForm of(FormEdition edition, Evaluation evaluation) {
        if (!edition.standard().equals(evaluation.standard().id())) {
            throw new IllegalArgumentException("the form " + edition.id() + " is of " + edition.standard() + ", not of "
                    + evaluation.standard().id());
        }
        return new FilledForm(edition, evaluation, new FormFiller(edition, Ground.of(evaluation)).tables());
    }

    /** Every figure by the id of its cell, {@code Ⅲ.PRIMARY.R1.cv}; one within a sentence by its name as well, {@code
     * Ⅳ.G11.conclusion.eligible}. */
    public Map<String, Figure> figures() {
        Map<String, Figure> figures = new LinkedHashMap<>();
        for (FilledTable table : tables) {
            for (FilledRow row : table.rows()) {
                row.cells().forEach(cell -> cell.collect(figures));
            }
            table.footnotes().forEach(note -> note.collect(figures));
        }
        return figures;
    }

    /** 空白: how many figures are blank. */
    public int blanks() {
        return (int) figures().values().stream().filter(Figure::isBlank).count();
    }

    /** 待填报: the cells for want of which figures are blank, in words, the same cell of many schools once. */
    public List<Piece> lacking() {
        Set<Missing> missing = new LinkedHashSet<>();
        figures().values().forEach(figure -> {
            if (figure.value() instanceof Value.Blank blank) {
                missing.addAll(blank.why());
            }
        });
        Lacking words = new Lacking(evaluation, Wording.of(evaluation));
        return Lacking.alike(missing).stream()
                .map(alike -> words.told(alike, Set.of()))
                .toList();
    }

    /**
     * 填好的一张表.
     *
     * @param school the school that the table is of, where each school has its own
     */
    public record FilledTable(
            TableSpec spec, Optional<School> school, List<FilledRow> rows, List<FilledCell> footnotes) {
        public FilledTable {
            rows = List.copyOf(rows);
            footnotes = List.copyOf(footnotes);
        }

        /** The id of its cells: that of the table, with the school's code where each school has its own. */
        public String id() {
            return spec.id() + school.map(of -> "." + of.code().value()).orElse("");
        }
    }

    /**
     * 填好的一行.
     *
     * @param labels what stands in the columns that say what the row is
     * @param cells one for each column with figures
     */
    public record FilledRow(List<Figure> labels, List<FilledCell> cells) {
        public FilledRow {
            labels = List.copyOf(labels);
            cells = List.copyOf(cells);
        }
    }

    /**
     * 填好的一格.
     *
     * @param id stable over editions of the same table: {@code Ⅱ-2.2137990001.PRIMARY.R4}
     * @param slots of a sentence, the figures in it
     */
    public record FilledCell(String id, Figure figure, Map<String, Figure> slots) {
        public FilledCell {
            // In the order of the form, so that the same evaluation gives the same document.
            slots = Collections.unmodifiableMap(new LinkedHashMap<>(slots));
        }

        private void collect(Map<String, Figure> figures) {
            figures.put(id, figure);
            slots.forEach((name, slot) -> figures.put(id + "." + name, slot));
        }
    }
}
