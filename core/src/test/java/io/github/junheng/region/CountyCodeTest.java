package io.github.junheng.region;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CountyCodeTest {
    @ParameterizedTest
    @ValueSource(strings = {"371425", "110101", "441900"})
    void aKnownProvinceAndSixDigitsAreStandard(String code) {
        assertThat(CountyCode.isStandard(code)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "37142", "3714255", "001425", "830001", "37142x", "３７１４２５", " 371425"})
    void anythingElseIsNot(String code) {
        assertThat(CountyCode.isStandard(code)).isFalse();
    }

    @Test
    void aPrivateCodeIsACodeWithoutAProvince() {
        CountyCode code = new CountyCode("QH-GXQ-01");
        assertThat(code.isStandard()).isFalse();
        assertThat(code.provinceDigits()).isEmpty();
        assertThat(new CountyCode("371425").provinceDigits()).isEqualTo("37");
    }

    @Test
    void whatCanBeNoCodeIsRefused() {
        assertThatThrownBy(() -> new CountyCode("齐河")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new CountyCode("")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void everyProvinceIsFoundByItsDigits() {
        for (Province province : Province.values()) {
            assertThat(Province.ofDigits(province.digits())).contains(province);
            assertThat(province.zh()).isNotBlank();
        }
        assertThat(Province.values()).hasSize(34);
    }
}
