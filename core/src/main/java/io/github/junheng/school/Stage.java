package io.github.junheng.school;

import java.util.Optional;

/** 学段: a stage of schooling; the compulsory ones are {@link #PRIMARY} and {@link #JUNIOR}. */
public enum Stage {
    PRIMARY("小学", "primary"),
    JUNIOR("初中", "junior"),
    SENIOR("高中", "senior");

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
        return this != SENIOR;
    }

    /** The stage of a Chinese name as rosters write it. */
    public static Optional<Stage> ofChinese(String text) {
        for (Stage stage : values()) {
            if (stage.zh.equals(text)) {
                return Optional.of(stage);
            }
        }
        return Optional.empty();
    }
}
