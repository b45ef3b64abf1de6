package io.github.junheng.overlay;

import static io.github.junheng.MadeUp.rule;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.junheng.MadeUp;
import io.github.junheng.standard.Standard;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StandardDiffTest {
    private static final LocalDate DAY = LocalDate.of(2021, 12, 31);

    @Test
    void aStandardDiffersNotFromItself() {
        assertThat(diff(MadeUp.standard(), DAY, MadeUp.standard(), DAY)).isEmpty();
    }

    @Test
    void twoDaysDifferInTheNumbersThatChangedBetweenThem() {
        assertThat(diff(MadeUp.standard(), DAY, MadeUp.standard(), LocalDate.of(2022, 1, 1)))
                .containsExactly("NUMBER S/limit/default: 4 虚构文件 第二条 -> 4.5 另一文件 第九条");
    }

    @Test
    void anOverlayDiffersFromItsParentInWhatItSets() {
        Standard base = MadeUp.standard();
        Overlay overlay = MadeUp.overlay(
                        "{'id': 'province', 'title': {'zh': '某省', 'en': 'A province'}, 'base': 'made-up',"
                                + " 'from': '2018-01-01', 'citation': {'document': '某省文件',"
                                + " 'confidence': 'single-source'}, 'lastCheckedOn': '2026-03-01',"
                                + " 'changes': [{'target': 'T/limit/PRIMARY', 'action': 'TIGHTEN', 'value': '4.5'}]}",
                        base)
                .orThrow();
        assertThat(diff(base, DAY, Overlays.apply(base, List.of(overlay)).orThrow(), DAY))
                .containsExactly("NUMBER T/limit/PRIMARY: 4.2 虚构文件 第一条 -> 4.5 某省文件");
    }

    @Test
    void editionsDifferInRulesNamesAndTests() {
        String test = "'scope': 'ordinary', 'criterion': {'kind': 'comparison', 'indicator': 'pupils',"
                + " 'comparator': '>=', 'limit': '5'}";
        Standard old = MadeUp.standard(rule("X", "SCHOOL_STAGE", test), rule("Y", "SCHOOL_STAGE", test));
        Standard next = MadeUp.standard(
                rule("X", "SCHOOL", test.replace(">=", ">")).replace("'规则'", "'新规则'"), rule("Z", "SCHOOL_STAGE", test));
        assertThat(diff(old, DAY, next, DAY))
                .containsExactly(
                        "NAME X: 规则 -> 新规则",
                        "ASKED_OF X: SCHOOL_STAGE [PRIMARY, JUNIOR] 一般学校 -> SCHOOL [PRIMARY, JUNIOR] 一般学校",
                        "TEST X: pupils >= -> pupils >",
                        "RULE Y: 规则 虚构文件 第一条 -> -",
                        "RULE Z: - -> 规则 虚构文件 第一条");
    }

    @Test
    void wordsThatAreAdmittedInsteadAreADifferenceWithTheirSource() {
        Standard base = MadeUp.standard(rule(
                "F", "COUNTY", "'criterion': {'kind': 'evidence', 'fact': 'found', 'admitted': ['true', 'false']}"));
        Overlay overlay = MadeUp.overlay(
                        "{'id': 'province', 'title': {'zh': '某省', 'en': 'A province'}, 'base': 'made-up',"
                                + " 'from': '2018-01-01', 'citation': {'document': '某省文件',"
                                + " 'confidence': 'single-source'}, 'lastCheckedOn': '2026-03-01', 'changes':"
                                + " [{'target': 'F/admitted', 'action': 'TIGHTEN', 'words': ['false']}]}",
                        base)
                .orThrow();
        assertThat(diff(base, DAY, Overlays.apply(base, List.of(overlay)).orThrow(), DAY))
                .containsExactly("WORDS F/admitted: false、true -> false 某省文件");
    }

    /** Two criteria that differ in one thing each. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "COUNTY | {'kind': 'veto', 'fact': 'found'} | 'found' | 'statement.met'",
                "COUNTY | {'kind': 'elapsed', 'fact': 'recognisedOn', 'years': '3', 'unit': 'years'} | '3' | '4'",
                "SCHOOL | {'kind': 'count-per', 'list': 'musicRoomAreas', 'limit': '96', 'per': '{stage}.classSizes',"
                        + " 'each': '12', 'unit': 'rooms'} | '12' | '24'",
                "SCHOOL | {'kind': 'count-per', 'list': 'musicRoomAreas', 'limit': '96', 'per': '{stage}.classSizes',"
                        + " 'each': '12', 'unit': 'rooms'} | musicRoomAreas | artRoomAreas",
                "COUNTY_STAGE | {'kind': 'mean-dispersion', 'indicators': ['teachers-per-100', 'area-per-pupil'],"
                        + " 'comparator': '<=', 'limit': '0.5', 'unit': 'coefficient', 'printedDecimals': 3}"
                        + " | area-per-pupil | backbone-per-100",
                "COUNTY_STAGE | {'kind': 'dispersion', 'indicator': 'teachers-per-100', 'limit': 'none', 'unit':"
                        + " 'coefficient', 'printedDecimals': 3} | 'none' | '0.5', 'comparator': '<='",
                "COUNTY | {'kind': 'comparison', 'indicator': 'teacher-pay', 'comparator': '>=', 'limit':"
                        + " {'indicator': 'servant-pay'}} | {'indicator': 'servant-pay'} | {'local': {'indicator':"
                        + " 'servant-pay'}}",
                "SCHOOL_STAGE | {'kind': 'comparison', 'indicator': 'pupils', 'comparator': '>=', 'limit': {'cases':"
                        + " [{'when': [{'fact': 'boarding', 'in': ['true']}], 'limit': '4'}]}} | ['true'] | ['false']",
                "COUNTY | {'kind': 'share', 'rule': 'Z', 'share': 'met', 'comparator': '>=', 'limit': '90', 'unit':"
                        + " 'percent'} | 'met' | 'not-met'",
                "COUNTY | {'kind': 'share', 'rule': 'Z', 'share': 'met', 'comparator': '>=', 'limit': '90', 'unit':"
                        + " 'percent'} | '90' | '91'",
                "COUNTY | {'kind': 'context', 'limit': '3', 'unit': 'years'} | '3' | '4'",
            })
    void noChangeOfATestGoesUnseen(String level, String criterion, String is, String other) {
        String z = rule(
                "Z",
                "SCHOOL_STAGE",
                "'scope': 'ordinary', 'criterion': {'kind': 'comparison', 'indicator': 'pupils',"
                        + " 'comparator': '>=', 'limit': '1'}");
        String scope = level.equals("COUNTY") || criterion.contains("'context'") ? "" : "'scope': 'ordinary', ";
        String informative =
                criterion.contains("'context'") || criterion.contains("'none'") ? "'informative': true, " : "";
        Standard before = MadeUp.standard(rule("X", level, informative + scope + "'criterion': " + criterion), z);
        assertThat(criterion).contains(is);
        Standard after = MadeUp.standard(
                rule("X", level, informative + scope + "'criterion': " + criterion.replace(is, other)), z);
        assertThat(diff(before, DAY, after, DAY)).isNotEmpty();
        assertThat(diff(before, DAY, before, DAY)).isEmpty();
    }

    private static List<String> diff(Standard before, LocalDate day, Standard after, LocalDate otherDay) {
        return StandardDiff.of(new StandardDiff.Side(before, day), new StandardDiff.Side(after, otherDay)).stream()
                .map(d -> d.what() + " " + d.target() + ": " + text(d.beforeOrNull()) + " -> " + text(d.afterOrNull()))
                .toList();
    }

    private static String text(StandardDiff.Value value) {
        return value == null
                ? "-"
                : value.sourceOrNull() == null ? value.text() : value.text() + " " + value.sourceOrNull();
    }
}
