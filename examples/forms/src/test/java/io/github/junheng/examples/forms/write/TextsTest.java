package io.github.junheng.examples.forms.write;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TextsTest {
    @Test
    void aTextLongerThanACellHoldsIsCutAndSaysSo() {
        assertThat(Texts.encoded("校".repeat(32_767))).hasSize(32_767).doesNotContain("截断");
        assertThat(Texts.encoded("校".repeat(40_000)))
                .hasSizeLessThanOrEqualTo(32_767)
                .startsWith("校校")
                .endsWith("…（过长，已截断）");
    }

    @Test
    void noCutLeavesHalfACharacterOrHalfAnEscape() {
        for (int before = 0; before < 8; before++) {
            String start = "a".repeat(before);
            String escapes = Texts.encoded(start + "\u0001".repeat(10_000)).replace("…（过长，已截断）", "");
            assertThat(escapes).matches("a{" + before + "}(_x0001_)+");
            String pairs = Texts.encoded(start + "𠀀".repeat(20_000)).replace("…（过长，已截断）", "");
            assertThat(Character.isLowSurrogate(pairs.charAt(pairs.length() - 1)))
                    .isTrue();
        }
    }
}
