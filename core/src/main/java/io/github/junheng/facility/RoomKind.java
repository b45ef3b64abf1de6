package io.github.junheng.facility;

import java.util.Optional;

/** 用房类别: what a room or ground of a roster is; only these are counted. */
public enum RoomKind {
    TEACHING("教学及辅助用房", true),
    INDOOR_SPORTS("室内体育用房", true),
    SPORTS_GROUND("运动场地", false),
    EXTRA_SPORTS("拓展运动场地", false),
    MUSIC("音乐教室", true),
    FINE_ARTS("美术教室", true),
    MULTIMEDIA("网络多媒体教室", true);

    private final String zh;
    private final boolean teachingArea;

    RoomKind(String zh, boolean teachingArea) {
        this.zh = zh;
        this.teachingArea = teachingArea;
    }

    public String zh() {
        return zh;
    }

    /** Whether its floor area is part of the school's 教学及辅助用房面积. */
    public boolean isTeachingArea() {
        return teachingArea;
    }

    public static Optional<RoomKind> ofChinese(String text) {
        for (RoomKind kind : values()) {
            if (kind.zh.equals(text)) {
                return Optional.of(kind);
            }
        }
        return Optional.empty();
    }
}
