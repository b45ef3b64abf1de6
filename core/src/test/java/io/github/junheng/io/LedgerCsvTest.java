package io.github.junheng.io;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LedgerCsvTest {
    @ParameterizedTest
    @ValueSource(strings = {"=1+1", "+x", "-2+3", "@SUM(A1)", "-"})
    void aCellThatASpreadsheetTakesForAFormulaIsMarkedAsText(String cell) {
        assertThat(LedgerCsv.plain(cell)).isEqualTo("'" + cell);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "-2", "+3.5", "a=1", "2 人"})
    void numbersAndOtherCellsAreLeft(String cell) {
        assertThat(LedgerCsv.plain(cell)).isEqualTo(cell);
    }
}
