package io.github.junheng.io;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CellTextTest {
    @Test
    void everyBlankOfUnicodeIsOneAndNothingElse() {
        for (int c = 0; c <= Character.MAX_VALUE; c++) {
            boolean blank =
                    c <= ' ' || (c >= 0x80 && (Character.isWhitespace(c) || Character.isSpaceChar(c) || c == 0xFEFF));
            assertThat(CellText.isBlank((char) c)).as("U+%04X", c).isEqualTo(blank);
        }
    }
}
