package io.github.junheng.evaluation;

import static io.github.junheng.MadeUp.rule;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.junheng.MadeUp;
import io.github.junheng.dataset.CountyDataset;
import io.github.junheng.standard.Indicator;
import io.github.junheng.standard.RuleInputs;
import io.github.junheng.standard.Standard;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a rule reads, behind whatever limit it has: it is what tables of counties hold. */
class RuleInputsTest {
    private static final String LIMIT = "'limit': {'indicator': 'backbone-per-100'}";

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "SCHOOL | {'kind': 'every', 'list': '{stage}.classSizes', 'comparator': '<=', L, 'unit': 'persons'}",
                "SCHOOL | {'kind': 'count-per', 'list': 'musicRoomAreas', L, 'per': '{stage}.classSizes', 'each': '12',"
                        + " 'unit': 'rooms'}",
                "COUNTY_STAGE | {'kind': 'dispersion', 'indicator': 'teachers-per-100', 'comparator': '<=', L, 'unit':"
                        + " 'coefficient', 'printedDecimals': 3}",
                "COUNTY_STAGE | {'kind': 'mean-dispersion', 'indicators': ['teachers-per-100', 'area-per-pupil'],"
                        + " 'comparator': '<=', L, 'unit': 'coefficient', 'printedDecimals': 3}",
                "SCHOOL | {'kind': 'all', 'parts': [{'id': 'a', 'name': {'zh': '甲', 'en': 'A'}, 'criterion': {'kind':"
                        + " 'every', 'list': '{stage}.classSizes', 'comparator': '<=', L, 'unit': 'persons'}}]}"
            })
    void theIndicatorOfALimitIsRead(String level, String criterion) {
        Standard standard =
                MadeUp.standard(rule("X", level, "'scope': 'ordinary', 'criterion': " + criterion.replace("L", LIMIT)));
        assertThat(RuleInputs.indicators(standard, standard.rule("X").criterion()))
                .extracting(Indicator::id)
                .contains("backbone-per-100");
        assertThat(RuleInputs.limits(standard.rule("X").criterion())).hasSize(1);
        assertThat(RuleInputs.facts(standard, standard.rule("X")))
                .containsAll(standard.indicator("backbone-per-100").numerator().cells().stream()
                        .map(cell -> cell.replace("{stage}", "primary"))
                        .toList());
    }

    @Test
    void whatStandsBehindTheLimitOfAnotherRuleIsReadToo() {
        String limit = "'scope': 'ordinary', 'criterion': {'kind': 'comparison', 'indicator': 'pupils', 'comparator':"
                + " '>=', 'limit': ";
        Standard standard = MadeUp.standard(
                rule("A", "SCHOOL_STAGE", limit + "{'indicator': 'backbone-per-100'}}"),
                rule("S", "SCHOOL_STAGE", limit + "{'sameAs': 'A'}}"));
        assertThat(RuleInputs.facts(standard, standard.rule("S")))
                .containsExactlyInAnyOrderElementsOf(RuleInputs.facts(standard, standard.rule("A")));
        assertThat(RuleInputs.rules(standard.rule("S").criterion())).containsExactly("A");
    }

    @Test
    void aTableTellsTheSameOfElementsHeldAgainstAnIndicator() {
        Standard standard = MadeUp.standard(rule(
                "X",
                "SCHOOL",
                "'rolledUp': true, 'scope': 'ordinary', 'criterion': {'kind': 'every', 'list': '{stage}.classSizes',"
                        + " 'comparator': '<=', 'limit': {'indicator': 'pupils'}, 'unit': 'persons'}"));
        CountyDataset county = MadeUp.county(
                MadeUp.primary(1, "primary.students", 80L, "primary.classSizes", List.of(40L, 40L)),
                MadeUp.primary(2, "primary.students", 30L, "primary.classSizes", List.of(31L)),
                MadeUp.primary(3, "primary.classSizes", List.of(31L)));
        Evaluator evaluator = Evaluator.of(standard);
        LocalDate day = LocalDate.of(2024, 12, 31);
        List<Finding> findings = evaluator.evaluate(county, day).orThrow().findings();
        assertThat(findings).extracting(Finding::status).contains(Status.MET, Status.NOT_MET, Status.INDETERMINATE);
        CountyTable table = CountyTable.of(county, evaluator.layout());
        assertThat(evaluator.evaluate(table, day).orThrow().findings()).isEqualTo(findings);
    }
}
