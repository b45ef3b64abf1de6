package io.github.junheng.dataset;

/**
 * 名册来源: where the rosters stand, for messages and explanations.
 *
 * @param teachers {@code teachers.csv}, or {@code dataset.json $.teachers}
 * @param classes {@code classes.csv}
 * @param rooms {@code rooms.csv}
 */
public record RosterPlaces(String teachers, String classes, String rooms) {
    /** The three files of a dataset directory. */
    public static RosterPlaces files() {
        return new RosterPlaces("teachers.csv", "classes.csv", "rooms.csv");
    }

    /** The three arrays of a document. */
    public static RosterPlaces document(String name) {
        return new RosterPlaces(name + " $.teachers", name + " $.classes", name + " $.rooms");
    }

    /** Rosters that were put together in memory. */
    public static RosterPlaces inMemory() {
        return document("rosters");
    }
}
