package io.github.junheng.examples.cli;

/** 办学类型 as the bundled counties use it, with the two digits that its school codes begin with. */
enum SampleKind {
    PRIMARY("小学", "21"),
    TEACHING_POINT("教学点", "21"),
    JUNIOR("初级中学", "31"),
    NINE_YEAR("九年一贯制学校", "31"),
    TWELVE_YEAR("十二年一贯制学校", "34"),
    COMPLETE_SECONDARY("完全中学", "34"),
    SPECIAL("特殊教育学校", "51"),
    VOCATIONAL("职业学校", "36");

    final String label;
    final String codePrefix;

    SampleKind(String label, String codePrefix) {
        this.label = label;
        this.codePrefix = codePrefix;
    }
}
