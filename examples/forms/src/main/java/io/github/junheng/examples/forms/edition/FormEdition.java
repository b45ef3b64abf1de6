package io.github.junheng.examples.forms.edition;

import io.github.junheng.school.Stage;
import io.github.junheng.standard.Confidence;
import io.github.junheng.standard.Text;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * 表样: one edition of a form.
 *
 * @param standard the standard whose rules and facts it names
 * @param document the form's own name
 * @param confidence how far its wording and order can be trusted
 * @param perSchool whether each school has tables of its own: the rule that concerns the schools
 * @param closing 落款: the line below each table where it is signed and sealed
 * @param notes what is said of the edition itself, printed with its sources
 */
public record FormEdition(
        String id,
        Text title,
        String standard,
        String document,
        Confidence confidence,
        LocalDate lastCheckedOn,
        Optional<String> perSchool,
        Optional<Text> closing,
        List<Text> notes,
        List<TableSpec> tables) {
    public FormEdition {
        notes = List.copyOf(notes);
        tables = List.copyOf(tables);
    }

    /**
     * 一张表.
     *
     * @param id {@code Ⅲ}; cells are named by it: {@code Ⅲ.PRIMARY.R1.cv}
     * @param labels the columns that say what a row is
     * @param columns the columns with figures
     * @param rows of a table of fixed rows; of a table of units, the row that each unit has and those below them all
     * @param units which units the rows stand for, where they are not fixed
     * @param footnotes sentences below the table
     */
    public record TableSpec(
            String id,
            Text name,
            boolean landscape,
            List<ColumnSpec> labels,
            List<ColumnSpec> columns,
            List<RowSpec> rows,
            Optional<Units> units,
            List<FigureSpec.Sentence> footnotes) {
        public TableSpec {
            labels = List.copyOf(labels);
            columns = List.copyOf(columns);
            rows = List.copyOf(rows);
            footnotes = List.copyOf(footnotes);
        }

        /** All columns, those that say what a row is first. */
        public List<ColumnSpec> allColumns() {
            return java.util.stream.Stream.concat(labels.stream(), columns.stream())
                    .toList();
        }
    }

    /**
     * The rows of a table: a unit each that this rule concerns.
     *
     * @param stages stage by stage, also where the rule is asked of a school as a whole; none for a row for each school
     */
    public record Units(String rule, List<Stage> stages) {
        public Units {
            stages = List.copyOf(stages);
        }
    }

    /**
     * 一栏.
     *
     * @param path the headings from the top down
     * @param unit of its numbers, in Chinese; empty where it has none
     * @param width in characters
     */
    public record ColumnSpec(String id, List<Text> path, String unit, int width) {
        public ColumnSpec {
            path = List.copyOf(path);
        }
    }

    /**
     * 一行.
     *
     * @param id empty where the table has one row alone
     * @param labels what stands in the columns that say what the row is
     * @param cells one for each column with figures
     */
    public record RowSpec(String id, Optional<Stage> stage, List<FigureSpec> labels, List<CellSpec> cells) {
        public RowSpec {
            labels = List.copyOf(labels);
            cells = List.copyOf(cells);
        }
    }

    /** 一格: what it shows, and with how many decimals. */
    public record CellSpec(String id, FigureSpec figure, int decimals) {}
}
