package io.github.junheng.examples.forms.read;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.junheng.dataset.FactType;
import io.github.junheng.examples.forms.book.Content;
import io.github.junheng.examples.forms.book.SheetPlace;
import io.github.junheng.problem.Problem;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MeaningTest {
    private static final SheetPlace AT = new SheetPlace("", "学校表", 13, 3);

    private static String told(Content content, FactType type, String unit) {
        Tally tally = new Tally();
        Meant meant = Meaning.of(content, type, unit, AT, tally);
        List<String> codes = new ArrayList<>();
        for (Problem problem : tally.problems()) {
            codes.add(problem.code().code());
        }
        return (meant instanceof Meant.Value value ? shown(value.json()) : meant instanceof Meant.Wrong ? "!" : "NONE")
                + (codes.isEmpty() ? "" : " " + String.join(" ", codes));
    }

    /** Numbers bare, texts in quotes. */
    private static String shown(Object json) {
        if (json instanceof BigDecimal number) {
            return number.stripTrailingZeros().toPlainString();
        }
        if (json instanceof List<?> list) {
            return list.stream()
                    .map(element -> shown((Object) element))
                    .toList()
                    .toString();
        }
        return json instanceof String text ? "'" + text + "'" : json.toString();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "35 | COUNT | 人 | 35 JH815",
                "３５ | COUNT | 人 | 35 JH815",
                "`　35 ` | COUNT | 人 | 35 JH815",
                "'35 | COUNT | 人 | 35 JH815",
                "1,234 | COUNT | 人 | 1234 JH815",
                "12,34 | COUNT | 人 | '12,34'",
                "35人 | COUNT | 人 | 35 JH815",
                "35 名 | COUNT | 人 | 35 JH815",
                "6个 | COUNT | 间 | 6 JH815",
                "120㎡ | DECIMAL | 平方米 | 120 JH815",
                "120.5 m² | DECIMAL | 平方米 | 120.5 JH815",
                "2亩 | DECIMAL | 平方米 | ! JH818",
                "35人 | COUNT | 间 | ! JH818",
                "56000元 | DECIMAL | 万元 | 5.6 JH817",
                "5.6万元 | DECIMAL | 元 | 56000 JH817",
                "35头 | COUNT | 人 | '35头'",
                "约300 | COUNT | 人 | '约300'",
                "300余 | COUNT | 人 | '300余'",
                "3-5 | COUNT | 人 | '3-5'",
                "640² | COUNT | 人 | '640²'",
                "640¹ | COUNT | 人 | '640¹'",
                "20① | COUNT | 人 | '20①'",
                "⑫ | COUNT | 人 | '⑫'",
                "③ | FLAG | `` | '③'",
                "① | FLAG | `` | '①'",
                "2015① | YEAR | 年 | '2015①'",
                "2015-12-3¹ | DATE | `` | '2015-12-3¹'",
                "96²;73 | COUNT_LIST | 人 | ['96²', 73]",
                "１，２３４．５㎡ | DECIMAL | 平方米 | 1234.5 JH815",
                "４５；４４ | COUNT_LIST | 人 | [45, 44]",
                "无 | COUNT | 人 | '无'",
                "没有 | COUNT | 人 | '没有'",
                "1 2 | COUNT | 人 | '1 2'",
                "`  ` | COUNT | 人 | NONE",
                "— | COUNT | 人 | NONE JH814",
                "－ | COUNT | 人 | NONE JH814",
                "/ | DECIMAL | 万元 | NONE JH814",
                "N/A | COUNT | 人 | NONE JH814",
                "是 | FLAG | `` | true",
                "√ | FLAG | `` | true",
                "× | FLAG | `` | false",
                "无 | FLAG | `` | false",
                "有 | FLAG | `` | true",
                "false | FLAG | `` | false",
                "也许 | FLAG | `` | '也许'",
                "2015年12月31日 | DATE | `` | '2015-12-31'",
                "2015.12.31 | DATE | `` | '2015-12-31'",
                "2015/2/1 | DATE | `` | '2015-02-01'",
                "20151231 | DATE | `` | '2015-12-31'",
                "2015年12月 | DATE | `` | '2015年12月'",
                "2015.13.31 | DATE | `` | '2015.13.31'",
                "2015年 | YEAR | 年 | 2015",
                "2015年9月1日 | YEAR | 年 | 2015",
                "2015 | YEAR | 年 | 2015 JH815",
                "45;44 | COUNT_LIST | 人 | [45, 44]",
                "45；44 | COUNT_LIST | 人 | [45, 44]",
                "45、44 | COUNT_LIST | 人 | [45, 44]",
                "45,44 | COUNT_LIST | 人 | [45, 44]",
                "45;约44 | COUNT_LIST | 人 | [45, '约44']",
                "甲、乙 | TEXT_LIST | `` | ['甲', '乙']",
                "2.13799E+9 | COUNT | 人 | '2.13799E+9'"
            })
    void readsATextAsAPersonMeantIt(String typed, FactType type, String unit, String expected) {
        assertThat(told(new Content.Text(typed), type, unit)).isEqualTo(expected);
    }

    @Test
    void readsANumberByWhatItsFormatShows() {
        BigDecimal day = new BigDecimal("45721");
        assertThat(told(new Content.Amount(day, true, false), FactType.COUNT, "人"))
                .isEqualTo("! JH813");
        assertThat(told(new Content.Amount(day, true, false), FactType.DATE, ""))
                .isEqualTo("'2025-03-05'");
        assertThat(told(new Content.Amount(day, true, false), FactType.YEAR, "年"))
                .isEqualTo("2025");
        assertThat(told(new Content.Amount(new BigDecimal("0.347222222222222"), true, false), FactType.TIME, ""))
                .isEqualTo("'08:20'");
        BigDecimal share = new BigDecimal("0.95");
        assertThat(told(new Content.Amount(share, false, true), FactType.DECIMAL, "%"))
                .isEqualTo("95 JH816");
        assertThat(told(new Content.Amount(share, false, true), FactType.DECIMAL, ""))
                .isEqualTo("0.95 JH816");
        assertThat(told(new Content.Amount(share, false, true), FactType.COUNT, "人"))
                .isEqualTo("'95%'");
        assertThat(told(new Content.Amount(share, false, false), FactType.COUNT, "人"))
                .isEqualTo("0.95");
        assertThat(told(new Content.Amount(BigDecimal.ONE, false, false), FactType.FLAG, ""))
                .isEqualTo("true");
    }

    @Test
    void tellsADateThatWasProbablyAPairOfNumbers() {
        Tally tally = new Tally();
        Meaning.of(new Content.Amount(new BigDecimal("45721"), true, false), FactType.COUNT, "人", AT, tally);
        assertThat(tally.problems()).singleElement().satisfies(problem -> {
            assertThat(problem.where()).isEqualTo("学校表!D14");
            assertThat(problem.details()).containsExactly("2025-03-05", "3-5");
        });
    }

    @Test
    void neverMakesANumberOfAFormulaWithoutAResult() {
        assertThat(told(new Content.Fault("#DIV/0!"), FactType.COUNT, "人")).isEqualTo("! JH812");
        assertThat(told(new Content.Uncalculated("B1+B2"), FactType.COUNT, "人")).isEqualTo("! JH811");
        assertThat(told(new Content.Blank(), FactType.COUNT, "人")).isEqualTo("NONE");
    }

    @Test
    void tellsOnceASheetOfNumbersTypedAsText() {
        Tally tally = new Tally();
        Meaning.of(new Content.Text("1"), FactType.COUNT, "人", AT, tally);
        Meaning.of(new Content.Text("2"), FactType.COUNT, "人", new SheetPlace("", "学校表", 14, 3), tally);
        assertThat(tally.problems()).singleElement().satisfies(problem -> {
            assertThat(problem.where()).isEqualTo("学校表");
            assertThat(problem.details()).containsExactly("2", "学校表!D14");
        });
    }

    @Test
    void convertsByTheUnitOfTheLabel() {
        Tally tally = new Tally();
        Meant meant = Meaning.of(
                new Content.Amount(new BigDecimal("7.2"), false, false), FactType.DECIMAL, "元", "万元", AT, tally);
        assertThat(meant)
                .isInstanceOfSatisfying(
                        Meant.Value.class,
                        value -> assertThat(shown(value.json())).isEqualTo("72000"));
        assertThat(tally.problems()).hasSize(1);
    }
}
