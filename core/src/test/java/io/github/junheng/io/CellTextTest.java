package io.github.junheng.io;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.junheng.dataset.FactDefinition;
import io.github.junheng.dataset.FactType;
import io.github.junheng.dataset.Place;
import io.github.junheng.problem.ProblemCode;
import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CellTextTest {
    @Test
    void everyBlankOfUnicodeIsOneAndNothingElse() {
        for (int c = 0; c <= Character.MAX_VALUE; c++) {
            boolean blank =
                    c <= ' ' || (c >= 0x80 && (Character.isWhitespace(c) || Character.isSpaceChar(c) || c == 0xFEFF));
            assertThat(CellText.isBlank((char) c)).as("U+%04X", c).isEqualTo(blank);
        }
    }

    @ParameterizedTest
    @CsvSource({"DECIMAL,24", "DECIMAL,23.5", "DECIMAL_LIST,8;24", "TIME,00:24"})
    void aBoundItselfIsAdmitted(FactType type, String text) {
        assertThat(CellText.parse(upTo24(type), text)).isInstanceOf(CellText.Parsed.Value.class);
    }

    @ParameterizedTest
    @CsvSource({"DECIMAL,25", "DECIMAL,24.01", "COUNT,30", "DECIMAL_LIST,8;30", "TIME,00:25"})
    void whatIsBeyondTheBoundIsAFault(FactType type, String text) {
        assertThat(CellText.parse(upTo24(type), text))
                .isInstanceOfSatisfying(
                        CellText.Parsed.Fault.class,
                        fault -> assertThat(fault.code()).isEqualTo(ProblemCode.OUT_OF_RANGE));
    }

    private static FactDefinition upTo24(FactType type) {
        return new FactDefinition("x", "某项", type, "", Place.SCHOOL, List.of(), "", "", BigDecimal.valueOf(24));
    }
}
