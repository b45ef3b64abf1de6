package io.github.junheng.school;

/** 城乡类型: where a school lies. GB/T 33782. */
public enum Location {
    URBAN("城区"),
    TOWN("镇区"),
    RURAL("乡村");

    private final String zh;

    Location(String zh) {
        this.zh = zh;
    }

    public String zh() {
        return zh;
    }
}
