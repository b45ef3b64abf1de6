package io.github.junheng.io;

import io.github.junheng.dataset.FactDefinition;
import io.github.junheng.dataset.FactType;
import io.github.junheng.school.Stage;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * Looks up the cells that definitions name. A name with {@code {stage}} or {@code {STAGE}} stands for one cell per
 * stage, of which at least one has to exist.
 *
 * @param stages the stages that the name may stand for
 */
record Cells(List<Stage> stages) {
    static final Cells ALL_STAGES = new Cells(List.of(Stage.values()));

    /** What can be added up. */
    static final Set<FactType> NUMBERS =
            EnumSet.of(FactType.COUNT, FactType.DECIMAL, FactType.YEAR, FactType.TIME, FactType.EVENING);
    /** What has elements that can be compared. */
    static final Set<FactType> LISTS = EnumSet.of(FactType.COUNT_LIST, FactType.DECIMAL_LIST);
    /** What can be one of several words. */
    static final Set<FactType> STATEMENTS = EnumSet.of(FactType.FLAG, FactType.WORD, FactType.CODE, FactType.TEXT);

    /** The name of a cell; a problem where there is no such cell or one of the wrong type. */
    String cell(Definitions names, DefinitionCursor at, Set<FactType> types) {
        String cell = at.isPresent() ? at.text() : "";
        if (cell.isBlank()) {
            return cell;
        }
        if (!areSomeKnown(names, cell)) {
            names.facts.unresolved(at, cell);
        }
        for (FactDefinition definition : definitions(names, cell)) {
            if (!types.contains(definition.type())) {
                at.invalid(
                        "填报项“" + definition.id() + "”的类型是 " + definition.type() + "，此处需要 " + types,
                        "the fact \"" + definition.id() + "\" is of type " + definition.type() + ", here one of "
                                + types + " is needed");
                break;
            }
        }
        return cell;
    }

    /** Whether there is a cell among those that a name stands for. */
    boolean areSomeKnown(Definitions names, String cell) {
        for (String id : expand(cell)) {
            if (names.facts.knows(id)) {
                return true;
            }
        }
        return false;
    }

    /** What is known of the cells that a name stands for. */
    List<FactDefinition> definitions(Definitions names, String cell) {
        List<FactDefinition> definitions = new ArrayList<>();
        for (String id : expand(cell)) {
            FactDefinition definition = names.facts.value(id);
            if (definition != null) {
                definitions.add(definition);
            }
        }
        return definitions;
    }

    List<String> expand(String cell) {
        if (!isPerStage(cell)) {
            return List.of(cell);
        }
        List<String> cells = new ArrayList<>();
        for (Stage stage : stages) {
            cells.add(resolve(cell, stage));
        }
        return cells;
    }

    static boolean isPerStage(String cell) {
        return cell.contains("{stage}") || cell.contains("{STAGE}");
    }

    static String resolve(String cell, Stage stage) {
        return cell.replace("{stage}", stage.key()).replace("{STAGE}", stage.name());
    }
}
