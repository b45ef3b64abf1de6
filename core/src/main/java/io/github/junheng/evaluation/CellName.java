package io.github.junheng.evaluation;

import io.github.junheng.dataset.FactDefinition;
import io.github.junheng.dataset.Place;
import io.github.junheng.school.Stage;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The name of a cell as a definition has it, worked out once: the ids it stands for by stage, or the one id where it names no
 * stage, and who reports it.
 */
final class CellName {
    private final Map<Stage, Id> ids = new EnumMap<>(Stage.class);
    private final boolean perStage;
    private final Place place;

    /** The id of a fact, with the stage it is of where its key begins with one. */
    record Id(String fact, @Nullable Stage of) {}

    CellName(String name, Map<String, FactDefinition> definitions) {
        perStage = name.contains("{stage}") || name.contains("{STAGE}");
        Place found = Place.COUNTY;
        for (Stage stage : Stage.values()) {
            String fact = name.replace("{stage}", stage.key()).replace("{STAGE}", stage.name());
            ids.put(stage, new Id(fact, stageOf(fact)));
            FactDefinition definition = definitions.get(fact);
            // What schools report for some stages and kindergartens for another is no fact of the county.
            found = definition == null || definition.place() == Place.COUNTY ? found : definition.place();
        }
        place = found;
    }

    boolean isPerStage() {
        return perStage;
    }

    Place place() {
        return place;
    }

    /** The id for a stage; of a name without {@code {stage}} the same for each. */
    Id id(Stage stage) {
        return ids.getOrDefault(stage, new Id("", null));
    }

    private static @Nullable Stage stageOf(String fact) {
        for (Stage stage : Stage.values()) {
            if (fact.startsWith(stage.key() + ".")) {
                return stage;
            }
        }
        return null;
    }
}
