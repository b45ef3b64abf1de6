package io.github.junheng.overlay;

import static io.github.junheng.MadeUp.rule;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.junheng.MadeUp;
import io.github.junheng.io.OverlayReader;
import io.github.junheng.problem.Problem;
import io.github.junheng.problem.ProblemCode;
import io.github.junheng.quantity.Rational;
import io.github.junheng.standard.Criterion;
import io.github.junheng.standard.Indicator;
import io.github.junheng.standard.Rule;
import io.github.junheng.standard.Standard;
import io.github.junheng.standard.Sum;
import io.github.junheng.standard.Whole;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What can be read and yet should be looked at again. */
class StandardLintTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 25);

    @Test
    void aSoundStandardIsPassedInSilence() {
        assertThat(StandardLint.check(MadeUp.standard(), TODAY)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'value': 4, 'from': '2018-01-01'| | 2017-01-01 | 2018-01-01",
                "'value': 4, 'until': '2020-01-01'| 'value': 5, 'from': '2020-01-02' | 2020-01-01 | 2020-01-02",
                "'value': 4, 'until': '2020-01-01'| | 2020-01-01 | ∞",
            })
    void daysWithoutANumberAreAGap(String first, String second, String from, String until) {
        List<Problem> problems = check(rule(
                "X",
                "SCHOOL_STAGE",
                comparison(">=", "[{" + first + "}" + (second == null ? "" : ", {" + second + "}") + "]")));
        assertThat(problems)
                .extracting(p -> p.code() + " " + p.where())
                .containsExactly("JH520 made-up/X/limit/default");
        assertThat(problems.get(0).message(Locale.ENGLISH)).contains("from " + from + " until " + until);
    }

    @Test
    void whatAValueIsHeldAgainstIsOfItsUnit() {
        assertThat(check(rule("X", "SCHOOL_STAGE", comparison(">=", "{'indicator': 'pupils'}"))))
                .isEmpty();
        List<Problem> problems =
                check(rule("X", "SCHOOL_STAGE", comparison(">=", "{'indicator': 'teachers-per-100'}")));
        assertThat(problems).extracting(p -> p.code() + " " + p.where()).containsExactly("JH525 made-up/X");
        assertThat(problems.get(0).details()).containsExactly("pupils", "人", "teachers-per-100", "人/百名学生");
    }

    @Test
    void whatIsAddedUpIsOfOneUnit() throws IOException {
        Standard base = MadeUp.standard();
        String overlay = """
                {"id": "mixed", "title": {"zh": "示例", "en": "Example"}, "base": "made-up", "from": "2020-01-01",
                 "lastCheckedOn": "2026-11-25", "citation": {"document": "某办法", "confidence": "inferred"},
                 "indicators": [{"id": "mixed", "name": {"zh": "混", "en": "Mixed"}, "unit": "persons",
                   "numerator": ["{stage}.students", "equipmentValue"]}],
                 "rules": [{"id": "X", "section": "%s", "name": {"zh": "甲", "en": "A"}, "level": "SCHOOL_STAGE",
                   "criterion": {"kind": "comparison", "indicator": "mixed", "comparator": ">=", "limit": "1"}}]}
                """.replace("%s", base.sections().get(0).id());
        Overlay mixed = OverlayReader.read(
                        new ByteArrayInputStream(overlay.getBytes(StandardCharsets.UTF_8)), "mixed.json", base)
                .orThrow();
        assertThat(StandardLint.check(Overlays.apply(base, List.of(mixed)).orThrow(), TODAY))
                .extracting(p -> p.code() + " " + p.where() + " " + p.details())
                .containsExactly("JH525 made-up/X [mixed, 人, mixed, 万元]");
    }

    @Test
    void aTestThatBeginsLaterThanItsRuleIsNoGap() {
        String all = "'criterion': {'kind': 'all', 'parts': [" + part("a", ">=", "'4'") + ", "
                + part("b", "<=", "[{'value': 9, 'from': '2020-01-01'}]") + "]}";
        assertThat(check(rule("X", "SCHOOL_STAGE", "'scope': 'ordinary', " + all)))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        ">=, 5, <=, 5, true",
        ">=, 5, <=, 4.9, false",
        ">, 5, <=, 5, false",
        ">, 5, <, 5.1, true",
        "=, 5, <, 5, false",
        "=, 5, >=, 5, true",
        "=, 5, =, 6, false",
        ">=, 9, >=, 5, true",
        "<, 5, <=, 9, true"
    })
    void testsThatExcludeEachOtherAreAContradiction(
            String one, String first, String other, String second, boolean sound) {
        String all = "'scope': 'ordinary', 'criterion': {'kind': 'all', 'parts': [" + part("a", one, "'" + first + "'")
                + ", " + part("b", other, "'" + second + "'") + "]}";
        List<Problem> inOneRule = check(rule("X", "SCHOOL_STAGE", all));
        List<Problem> inTwoRules = check(
                rule("X", "SCHOOL_STAGE", comparison(one, "'" + first + "'")),
                rule("Y", "SCHOOL_STAGE", comparison(other, "'" + second + "'")));
        for (List<Problem> problems : List.of(inOneRule, inTwoRules)) {
            assertThat(problems)
                    .extracting(Problem::code)
                    .isEqualTo(sound ? List.of() : List.of(ProblemCode.LINT_CONTRADICTION));
        }
    }

    @Test
    void numbersThatHoldOnDifferentDaysContradictNothing() {
        assertThat(check(
                        rule("X", "SCHOOL_STAGE", "'until': '2020-01-01', " + comparison(">=", "'5'")),
                        rule("Y", "SCHOOL_STAGE", "'from': '2020-01-01', " + comparison("<", "'5'"))))
                .isEmpty();
    }

    /** Shares of one whole: their greatest must reach it, their least must leave room. */
    @ParameterizedTest
    @CsvSource({
        "20, 50, 30, 50, 100, ''",
        "20, 49.9, 30, 50, 100, Σ ≤ 99.9",
        "50, 60, 50.1, 60, 100, Σ ≥ 100.1",
        "50, 60, 50, 60, 100, ''"
    })
    void limitsOfPartsLeaveRoomForTheirWhole(
            String least, String most, String otherLeast, String otherMost, String sum, String problem) {
        Standard parts = MadeUp.standard(share("X", least, most), share("Y", otherLeast, otherMost));
        // The two are shares of something, and not twice the same value.
        assertThat(StandardLint.check(whole(parts, sum), TODAY).stream()
                        .filter(p -> p.where().equals("made-up/X, Y"))
                        .map(p -> p.details().get(0))
                        .toList())
                .isEqualTo(problem.isEmpty() ? List.of() : List.of(problem));
    }

    private static String share(String id, String least, String most) {
        return rule(
                id,
                "SCHOOL_STAGE",
                "'scope': 'ordinary', 'criterion': {'kind': 'all', 'parts': [" + part("a", ">=", "'" + least + "'")
                        + ", " + part("b", "<=", "'" + most + "'") + "]}");
    }

    @Test
    void anOverlayMayContradictItsStandard() {
        Standard base = MadeUp.standard(
                rule("X", "SCHOOL_STAGE", comparison(">=", "'5'")), rule("Y", "SCHOOL_STAGE", comparison("<=", "'9'")));
        Overlay overlay = MadeUp.overlay(
                        "{'id': 'province', 'title': {'zh': '某省', 'en': 'A province'}, 'base': 'made-up',"
                                + " 'from': '2018-01-01', 'citation': {'document': '某省文件',"
                                + " 'confidence': 'single-source'}, 'lastCheckedOn': '2026-03-01',"
                                + " 'changes': [{'target': 'X/limit', 'action': 'TIGHTEN', 'value': '9.1'}]}",
                        base)
                .orThrow();
        List<Problem> problems =
                StandardLint.check(Overlays.apply(base, List.of(overlay)).orThrow(), TODAY);
        assertThat(problems).extracting(Problem::code).containsExactly(ProblemCode.LINT_CONTRADICTION);
        assertThat(problems.get(0).message(Locale.ENGLISH)).contains("2018-01-01");
    }

    @Test
    void aNumberThatWasNotCheckedForAYearIsStale() {
        assertThat(StandardLint.check(MadeUp.standard(), LocalDate.of(2027, 1, 31)))
                .isEmpty();
        assertThat(StandardLint.check(MadeUp.standard(), LocalDate.of(2027, 2, 1)))
                .isNotEmpty()
                .allMatch(p -> p.code() == ProblemCode.LINT_STALE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"40/06/1976", "教督[2017]6号", "教督（2017）6号", "教督〔17〕6号", "教督〔2017〕六号", "《办法", "办法）（"})
    void aSourceThatIsNoneIsTold(String document) {
        assertThat(check(cited("'document': '" + document + "'")))
                .extracting(p -> p.code() + " " + p.where())
                .containsExactly("JH524 made-up/X", "JH524 made-up/X/limit/default");
    }

    @ParameterizedTest
    @ValueSource(strings = {"教督〔2017〕6号", "国发〔2015〕67号等", "《办法》", "办法（2017）", "教育法"})
    void documentNumbersAndTitlesAreSources(String document) {
        assertThat(check(cited("'document': '" + document + "'"))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"第六条(四), true", "附件1, true", "第12条, true", "art. 6, false", "六, false"})
    void articlesAreClausesOrAnnexes(String article, boolean sound) {
        assertThat(check(cited("'article': '" + article + "'")).isEmpty()).isEqualTo(sound);
    }

    /** The reader refuses such a rule; one that is put together in code is found here. */
    @Test
    void aRuleThatNoCellFeedsIsTold() {
        Standard standard = MadeUp.standard(rule("X", "SCHOOL_STAGE", comparison(">=", "'5'")));
        Indicator pupils = standard.indicator("pupils");
        Map<String, Indicator> indicators = new LinkedHashMap<>(standard.indicators());
        indicators.put(
                "pupils",
                new Indicator(
                        "pupils",
                        pupils.name(),
                        pupils.unit(),
                        pupils.amountUnit(),
                        Sum.of("nothing.of.the.kind"),
                        Map.of(),
                        null,
                        pupils.per(),
                        null,
                        -1));
        Rule rule = standard.rule("X");
        Rule unscoped = new Rule(
                rule.id(),
                rule.name(),
                true,
                rule.level(),
                false,
                false,
                rule.stages(),
                null,
                rule.criterion(),
                rule.inForce(),
                null,
                rule.citation(),
                List.of());
        Standard unfed = standard.withIndicators(indicators).withRules(Map.of("X", unscoped));
        assertThat(((Criterion.Comparison) unscoped.criterion()).indicator()).isEqualTo("pupils");
        assertThat(StandardLint.check(unfed, TODAY))
                .extracting(p -> p.code() + " " + p.where())
                .containsExactly("JH522 made-up/X");
    }

    /** Numbers of cases have days, sources and a day on which they were checked, as all others. */
    @Test
    void numbersOfCasesAreLookedAtAsAllOthers() {
        String cases = "{'cases': [{'when': [{'fact': 'boarding', 'in': ['true']}], 'limit': [{'value': '5', 'from':"
                + " '2018-01-01', 'until': '2019-01-01', 'citation': {'document': '教督[2017]6号', 'article': 'zzz',"
                + " 'confidence': 'verified'}, 'lastCheckedOn': '2001-01-01'}]}, {'when': [], 'limit': '4'}]}";
        assertThat(check(rule("X", "SCHOOL_STAGE", comparison(">=", cases))))
                .extracting(p -> p.code() + " " + p.where() + " " + p.details().get(0))
                .containsExactlyInAnyOrder(
                        "JH520 made-up/X/case1/limit/default 2017-01-01",
                        "JH520 made-up/X/case1/limit/default 2019-01-01",
                        "JH524 made-up/X/case1/limit/default 教督[2017]6号 zzz",
                        "JH523 made-up/X/case1/limit/default 5");
    }

    @Test
    void replacedWordsAndTestsOfGradesHaveSourcesToo() {
        Standard base = MadeUp.standard(rule("F", "COUNTY", "'criterion': {'kind': 'evidence', 'fact': 'found'}"));
        Overlay overlay = MadeUp.overlay(
                        "{'id': 'province', 'title': {'zh': '某省', 'en': 'A province'}, 'base': 'made-up',"
                                + " 'from': '2018-01-01', 'citation': {'document': '《某省文件',"
                                + " 'confidence': 'single-source'}, 'lastCheckedOn': '2001-03-01', 'changes':"
                                + " [{'target': 'F/admitted', 'action': 'TIGHTEN', 'words': ['true']}]}",
                        base)
                .orThrow();
        assertThat(StandardLint.check(Overlays.apply(base, List.of(overlay)).orThrow(), TODAY))
                .extracting(p -> p.code() + " " + p.where())
                .containsExactly("JH524 made-up/F/admitted", "JH523 made-up/F/admitted");
    }

    /** A number for all stands for each stage and kind that has none of its own. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'4' | {'PRIMARY': '4.2', 'JUNIOR': '5.3'} | false",
                "'5' | {'PRIMARY': '4.2', 'JUNIOR': '5.3'} | false",
                "'5.3' | {'PRIMARY': '4.2', 'JUNIOR': '5.3'} | true",
                "'5' | {'九年一贯制学校': '6', 'default': '4'} | false",
                "'6' | {'九年一贯制学校': '6', 'default': '4'} | true"
            })
    void aNumberForAllExcludesThatOfAStageOrKind(String most, String least, boolean sound) {
        List<Problem> problems = check(
                rule("X", "SCHOOL_STAGE", comparison(">=", least)), rule("Y", "SCHOOL_STAGE", comparison("<=", most)));
        assertThat(problems).allMatch(p -> p.code() == ProblemCode.LINT_CONTRADICTION);
        assertThat(problems.isEmpty()).isEqualTo(sound);
    }

    @Test
    void ofSeveralLimitsOfAMemberTheTightestCounts() {
        String bounds = "'scope': 'ordinary', 'criterion': {'kind': 'all', 'parts': [" + part("a", "<=", "'40'") + ", "
                + part("b", "<=", "'60'") + "]}";
        Standard parts = MadeUp.standard(rule("X", "SCHOOL_STAGE", bounds), rule("Y", "SCHOOL_STAGE", bounds));
        assertThat(StandardLint.check(whole(parts, "100"), TODAY))
                .extracting(p -> p.details().get(0))
                .containsExactly("Σ ≤ 80");
    }

    // --- helpers

    private static Standard whole(Standard parts, String sum) {
        return new Standard(
                parts.id(),
                parts.title(),
                parts.issuer(),
                parts.documentNumber(),
                parts.inForce(),
                parts.inForceConfidence(),
                true,
                parts.sections(),
                parts.facts(),
                parts.indicators(),
                parts.rules(),
                List.of(),
                List.of(),
                List.of(new Whole(List.of("X", "Y"), Rational.parse(sum))),
                List.of(),
                List.of());
    }

    private static List<Problem> check(String... rules) {
        return StandardLint.check(MadeUp.standard(rules), TODAY);
    }

    private static String cited(String citation) {
        return rule("X", "SCHOOL_STAGE", comparison(">=", "'5'"))
                .replace("'article': '第一条', 'confidence'", citation + ", 'confidence'");
    }

    private static String comparison(String comparator, String limit) {
        return "'scope': 'ordinary', 'criterion': " + test(comparator, limit);
    }

    private static String test(String comparator, String limit) {
        return "{'kind': 'comparison', 'indicator': 'pupils', 'comparator': '" + comparator + "', 'limit': " + limit
                + "}";
    }

    private static String part(String id, String comparator, String limit) {
        return "{'id': '" + id + "', 'name': {'zh': '甲', 'en': 'A'}, 'criterion': " + test(comparator, limit) + "}";
    }
}
