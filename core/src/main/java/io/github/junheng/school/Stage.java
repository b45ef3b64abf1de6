package io.github.junheng.school;

import java.util.List;
import java.util.Optional;

/** 学段: a stage of schooling; the compulsory ones are {@link #PRIMARY} and {@link #JUNIOR}. */
public enum Stage {
    PRIMARY("小学", "primary"),
    JUNIOR("初中", "junior"),
    SENIOR("高中", "senior"),
    /** Of kindergartens, which are no schools. */
    KINDERGARTEN("幼儿园", "kindergarten"),
    /** Of special schools as a whole. */
    SPECIAL("特殊教育", "special");

    private static final List<Stage> OF_ROWS = List.of(PRIMARY, JUNIOR, SENIOR);

    private final String zh;
    private final String key;

    Stage(String zh, String key) {
        this.zh = zh;
        this.key = key;
    }

    public String zh() {
        return zh;
    }

    /** The prefix of this stage's keys in a dataset: {@code primary}. */
    public String key() {
        return key;
    }

    public boolean isCompulsory() {
        return this == PRIMARY || this == JUNIOR;
    }

    /** Those by which schools.csv and the rosters count: 小学, 初中, 高中. */
    public static List<Stage> ofRows() {
        return OF_ROWS;
    }

    /** The stage of a Chinese name as rosters write it. */
    public static Optional<Stage> ofChinese(String text) {
        for (Stage stage : OF_ROWS) {
            if (stage.zh.equals(text)) {
                return Optional.of(stage);
            }
        }
        return Optional.empty();
    }
}
