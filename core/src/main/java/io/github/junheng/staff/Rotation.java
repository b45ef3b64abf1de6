package io.github.junheng.staff;

import java.util.Optional;

/** 交流轮岗: whether a teacher was rotated between schools, and as what. */
public enum Rotation {
    NONE("否"),
    ORDINARY("普通"),
    BACKBONE("骨干");

    private final String zh;

    Rotation(String zh) {
        this.zh = zh;
    }

    public String zh() {
        return zh;
    }

    public static Optional<Rotation> ofChinese(String text) {
        for (Rotation rotation : values()) {
            if (rotation.zh.equals(text)) {
                return Optional.of(rotation);
            }
        }
        return Optional.empty();
    }
}
