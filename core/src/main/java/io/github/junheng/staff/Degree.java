package io.github.junheng.staff;

import java.util.Locale;
import java.util.Optional;

/** 学历: the highest degree a teacher holds. */
public enum Degree {
    DOCTOR("博士"),
    MASTER("硕士"),
    BACHELOR("本科"),
    ASSOCIATE("专科"),
    UPPER_SECONDARY("高中"),
    BELOW_UPPER_SECONDARY("高中以下");

    private final String zh;

    Degree(String zh) {
        this.zh = zh;
    }

    public String zh() {
        return zh;
    }

    /** The end of the key that counts teachers of this degree: {@code degree.bachelor}. */
    public String key() {
        return "degree." + name().toLowerCase(Locale.ROOT);
    }

    public static Optional<Degree> ofChinese(String text) {
        for (Degree degree : values()) {
            if (degree.zh.equals(text)) {
                return Optional.of(degree);
            }
        }
        return Optional.empty();
    }
}
