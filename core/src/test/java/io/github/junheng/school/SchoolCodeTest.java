package io.github.junheng.school;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SchoolCodeTest {
    @ParameterizedTest
    @ValueSource(
            strings = {"11", "21", "22", "31", "32", "33", "34", "35", "36", "37", "41", "42", "51", "91", "92", "93"})
    void everyKindOfTheCodeTableIsValid(String kind) {
        assertThat(SchoolCode.isValid(kind + "37000000")).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "213700123",
                "21370012345",
                "2038000000",
                "2199000000",
                "1237000000",
                "3837000000",
                "5237000000",
                "9437000000",
                "21370x0000",
                "２１37000000",
                "2137 00000"
            })
    void anythingElseIsNot(String code) {
        assertThat(SchoolCode.isValid(code)).isFalse();
        assertThatThrownBy(() -> SchoolCode.parse(code)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void parsesWhatItPrintsAndShowsItsParts() {
        SchoolCode code = SchoolCode.parse("2137000012");
        assertThat(SchoolCode.parse(code.toString())).isEqualTo(code);
        assertThat(code.typeDigits()).isEqualTo("21");
        assertThat(code.provinceDigits()).isEqualTo("37");
        assertThat(code).isLessThan(SchoolCode.parse("3137000001"));
    }

    @ParameterizedTest
    @CsvSource({
        "小学,21,true", "教学点,21,true", "初级中学,31,true", "九年一贯制学校,31,true", "完全中学,34,true",
        "十二年一贯制学校,34,true", "特殊教育学校,51,true", "职业学校,36,true", "小学,31,false", "初级中学,21,false"
    })
    void theKindOfSchoolIsExpectedInTheCode(String kind, String digits, boolean fits) {
        SchoolKind parsed = SchoolKind.ofChinese(kind).orElseThrow();
        assertThat(parsed.fits(SchoolCode.parse(digits + "37000001"))).isEqualTo(fits);
    }

    @Test
    void digitsAsANumberAreACodeWhereTheTextIs() {
        for (int prefix = 0; prefix < 12_000; prefix++) {
            long digits = prefix * 1_000_000L + 17;
            assertThat(SchoolCode.isValid(digits)).as("%s", digits).isEqualTo(oracle(String.valueOf(digits)));
            assertThat(SchoolCode.isValid(String.valueOf(digits))).isEqualTo(oracle(String.valueOf(digits)));
        }
        assertThat(SchoolCode.isValid(-2137000001L)).isFalse();
        assertThat(SchoolCode.isValid(Long.MAX_VALUE)).isFalse();
        assertThat(SchoolCode.of(2137000001L)).isEqualTo(SchoolCode.parse("2137000001"));
        assertThat(SchoolCode.parse("2137000001").toLong()).isEqualTo(2137000001L);
    }

    /** The shape by its pattern, and the province by its table. */
    private static boolean oracle(String text) {
        return text.matches(SchoolCode.PATTERN)
                && io.github.junheng.region.Province.ofDigits(text.substring(2, 4))
                        .isPresent();
    }
}
