package io.github.junheng.rules;

import static io.github.junheng.rules.BalancedCounty.evaluate;
import static io.github.junheng.rules.BalancedCounty.every;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.junheng.dataset.CellRef;
import io.github.junheng.dataset.CountyDataset;
import io.github.junheng.dataset.SchoolReport;
import io.github.junheng.evaluation.Because;
import io.github.junheng.evaluation.CompareMode;
import io.github.junheng.evaluation.Evaluation;
import io.github.junheng.evaluation.Evaluator;
import io.github.junheng.evaluation.Finding;
import io.github.junheng.evaluation.Missing;
import io.github.junheng.evaluation.Outcome;
import io.github.junheng.evaluation.Status;
import io.github.junheng.io.EvaluationJson;
import io.github.junheng.io.OverlayReader;
import io.github.junheng.io.StandardJson;
import io.github.junheng.overlay.Overlay;
import io.github.junheng.overlay.Overlays;
import io.github.junheng.quantity.Magnitude;
import io.github.junheng.quantity.Rational;
import io.github.junheng.report.ExplanationText;
import io.github.junheng.report.Renderer;
import io.github.junheng.report.StandardReport;
import io.github.junheng.school.SchoolCode;
import io.github.junheng.school.SchoolKind;
import io.github.junheng.school.Stage;
import io.github.junheng.standard.Level;
import io.github.junheng.standard.Standard;
import io.github.junheng.testkit.ExplanationReplay;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** 教督〔2012〕3号: golden cases at and around every limit; facts by section 2 of the fact sheet. */
class Balanced2012Test {
    private static final CountyDataset GOOD = BalancedCounty.good();

    // ---------------------------------------------------------------- the composite, 第二章

    /** Inspection publications, table 2: eight coefficients, the composite as printed, their plain mean. */
    @ParameterizedTest(name = "{0} {1}")
    @CsvSource({
        "南关区, PRIMARY, .393 .578 .372 .246 .208 .311 .311 .455, .359, .35925",
        "南关区, JUNIOR, .433 .464 .334 .318 .433 .362 .368 .335, .381, .380875",
        "宽城区, PRIMARY, .251 .426 .267 .227 .127 .318 .302 .440, .295, .29475",
        "万州, PRIMARY, .437 .419 .255 .188 .171 .263 .263 .420, .302, .3020",
        "永川, PRIMARY, .696 .916 .819 .580 .450 .286 .285 .470, .562, .56275",
        "黔江, PRIMARY, .633 .891 .435 .328 .351 .391 .379 .541, .494, .493625",
        "庐阳, PRIMARY, .881 1.299 .977 .379 .170 .334 .286 .408, .592, .59175",
        "庐阳, JUNIOR, .353 .784 .146 .491 .037 .226 .223 .253, .314, .314125"
    })
    void publishedCompositesComeOut(String county, Stage stage, String coefficients, String printed, String mean) {
        String[] eight = coefficients.split(" ");
        Evaluation evaluation = evaluate(BalancedCounty.with(eight));
        Finding composite = county(evaluation, "CV", stage);

        assertThat(value(composite).compareTo(Rational.parse(mean))).as(county).isZero();
        // The published inputs are already rounded: 永川 prints .562 for a mean of .56275.
        assertThat(value(composite).round(3).subtract(new BigDecimal(printed)).abs())
                .isLessThanOrEqualTo(new BigDecimal("0.001"));
        assertThat(composite.status()).isEqualTo(Status.MET);
        for (int i = 0; i < eight.length; i++) {
            Finding single = county(evaluation, "I" + (i + 1), stage);
            assertThat(value(single).compareTo(Rational.parse(eight[i]))).isZero();
        }
    }

    @Test
    void theCompositeIsThatOfUnroundedCoefficients() {
        // Rounded first, seven of .10049 and one of .1012 would be (7·.100 + .101) ÷ 8 = .100125 and print as .100.
        String[] eight = every("0.10049");
        eight[7] = "0.1012";
        Finding composite = county(evaluate(BalancedCounty.with(eight)), "CV", Stage.PRIMARY);
        assertThat(value(composite).toDecimal()).isEqualTo("0.10057875");
        assertThat(value(composite).round(3)).isEqualByComparingTo("0.101");
    }

    @Test
    void aCompositeThatPrintsAsItsLimitAndLiesAboveItIsNotMet() {
        Finding composite = county(evaluate(BalancedCounty.with(every("0.6504"))), "CV", Stage.PRIMARY);
        assertThat(value(composite).round(3)).isEqualByComparingTo("0.65");
        assertThat(composite.status()).isEqualTo(Status.NOT_MET);
        assertThat(composite.boundarySensitive()).isTrue();
    }

    @AtTheLimit("balanced-2012/CV")
    @ParameterizedTest
    @CsvSource({"PRIMARY, 0.65, 0.64999, 0.65001", "JUNIOR, 0.55, 0.54999, 0.55001"})
    void limitsHoldAtAndOneUnitAround(Stage stage, String limit, String below, String above) {
        assertThat(composite(stage, limit, limit)).isEqualTo(Status.MET);
        assertThat(composite(stage, limit, below)).isEqualTo(Status.MET);
        assertThat(composite(stage, limit, above)).isEqualTo(Status.NOT_MET);
    }

    private static Status composite(Stage stage, String seven, String last) {
        String[] eight = every(seven);
        eight[7] = last;
        List<String> other = Arrays.asList(every("0.1"));
        CountyDataset county = stage == Stage.PRIMARY
                ? BalancedCounty.with(Arrays.asList(eight), other)
                : BalancedCounty.with(other, Arrays.asList(eight));
        return county(evaluate(county), "CV", stage).status();
    }

    @Test
    void oneBookMoreOrLessIsToldFromTheLimitThoughTheRootsAreIrrational() {
        CountyDataset atLimit = BalancedCounty.with(every("0.65"));
        // 300 000 + 900 000 · 0.65 books in the small school: one more spreads the county more, one less does less.
        assertThat(county(
                                evaluate(GoodCounty.with(atLimit, BalancedCounty.SMALL_PRIMARY, "books", 885_001)),
                                "CV",
                                Stage.PRIMARY)
                        .status())
                .isEqualTo(Status.NOT_MET);
        assertThat(county(
                                evaluate(GoodCounty.with(atLimit, BalancedCounty.SMALL_PRIMARY, "books", 884_999)),
                                "CV",
                                Stage.PRIMARY)
                        .status())
                .isEqualTo(Status.MET);
    }

    @Test
    void aCountyWithOneCoefficientAboveTheLimitPasses2012AndFails2017() {
        CountyDataset luyang = BalancedCounty.with(".881 1.299 .977 .379 .170 .334 .286 .408".split(" "));
        CountyDataset both = BalancedCounty.with(
                Arrays.asList(".881 1.299 .977 .379 .170 .334 .286 .408".split(" ")),
                Arrays.asList(".353 .784 .146 .491 .037 .226 .223 .253".split(" ")));
        assertThat(county(evaluate(luyang), "CV", Stage.JUNIOR).status()).isEqualTo(Status.NOT_MET);

        Evaluation of2012 = evaluate(both);
        Evaluation of2017 = GoodCounty.evaluate(both);
        assertThat(of2012.status()).isEqualTo(Status.MET);
        assertThat(of2017.status()).isEqualTo(Status.NOT_MET);
        Finding sports = county(of2017, "C5", Stage.PRIMARY);
        assertThat(value(sports).compareTo(Rational.parse("1.299"))).isZero();
        assertThat(sports.status()).isEqualTo(Status.NOT_MET);
    }

    // ---------------------------------------------------------------- I1–I8 are told and decide nothing

    @Test
    void singleCoefficientsAreToldWithoutALimitAndNeverEnterTheVerdict() throws IOException {
        Evaluation evaluation = evaluate(
                BalancedCounty.with(Arrays.asList("1.9 .1 .1 .1 .1 .1 .1 .1".split(" ")), Arrays.asList(every("0.1"))));
        Finding single = county(evaluation, "I1", Stage.PRIMARY);

        assertThat(single.outcome()).isEqualTo(new Outcome.NotApplicable(Because.NOT_JUDGED));
        assertThat(single.measure().orElseThrow().limit()).isEmpty();
        assertThat(single.measure().orElseThrow().comparator()).isEmpty();
        assertThat(evaluation.status()).isEqualTo(Status.MET);
        assertThat(evaluation.verdict().sections().stream()
                        .filter(s -> s.section().id().equals("I"))
                        .map(s -> s.status()))
                .containsExactly(Status.NOT_APPLICABLE);

        ByteArrayOutputStream out = new ByteArrayOutputStream();
        EvaluationJson.write(evaluation, List.of(), Locale.CHINESE, out);
        String json = out.toString(StandardCharsets.UTF_8);
        int at = json.indexOf("\"balanced-2012/I1\"");
        String finding = json.substring(at, json.indexOf("\"citation\"", at));
        assertThat(finding)
                .contains("\"value\": \"1.9\"", "\"informative\": true", "没有标准值")
                .doesNotContain("comparator", "limit");
    }

    @Test
    void aMissingCellLeavesCoefficientAndCompositeUndecided() {
        Evaluation evaluation = evaluate(GoodCounty.without(GOOD, BalancedCounty.SMALL_PRIMARY, "books"));
        CellRef books = CellRef.of(SchoolCode.parse(BalancedCounty.SMALL_PRIMARY), "books");
        for (String rule : List.of("I5", "CV")) {
            assertThat(missing(county(evaluation, rule, Stage.PRIMARY)))
                    .containsExactly(new Missing(books, Missing.Why.NOT_REPORTED));
        }
        assertThat(county(evaluation, "CV", Stage.JUNIOR).status()).isEqualTo(Status.MET);
        assertThat(evaluation.status()).isEqualTo(Status.INDETERMINATE);
    }

    // ---------------------------------------------------------------- gate and scope

    @Test
    void oneSchoolBelowTheBasicStandardFailsTheGate() {
        Evaluation evaluation = evaluate(GoodCounty.with(GOOD, BalancedCounty.LARGE_JUNIOR, "basicStandardMet", false));
        assertThat(county(evaluation, "GATE", null).status()).isEqualTo(Status.NOT_MET);
        assertThat(evaluation.status()).isEqualTo(Status.NOT_MET);
        assertThat(evaluate(GOOD).status()).isEqualTo(Status.MET);
    }

    @ParameterizedTest
    @CsvSource({"PRIMARY_SCHOOL, 10", "PRIMARY_SCHOOL, 1", "PRIMARY_SCHOOL, 5", "PRIMARY_SCHOOL, 9", "TEACHING_POINT, 7"
    })
    void privateAndOtherSponsorsSchoolsAndTeachingPointsAreLeftOut(SchoolKind kind, int sponsor) {
        List<SchoolReport> schools = new ArrayList<>(GOOD.schools());
        schools.add(GoodCounty.school("2137000099", kind, 5000, 0, 0)
                .with("sponsor", sponsor)
                .with("basicStandardMet", false)
                .with("books", 0));
        Evaluation evaluation = evaluate(CountyDataset.of(GOOD.county(), schools));
        assertThat(evaluation.status()).isEqualTo(Status.MET);
        assertThat(value(county(evaluation, "CV", Stage.PRIMARY)).compareTo(Rational.parse("0.5")))
                .isZero();
    }

    @Test
    void ofAnUnknownSponsorItIsNotKnownWhetherASchoolCounts() {
        Evaluation evaluation = evaluate(GoodCounty.without(GOOD, BalancedCounty.SMALL_PRIMARY, "sponsor"));
        CellRef sponsor = CellRef.of(SchoolCode.parse(BalancedCounty.SMALL_PRIMARY), "sponsor");
        assertThat(missing(county(evaluation, "CV", Stage.PRIMARY)))
                .containsExactly(new Missing(sponsor, Missing.Why.NOT_REPORTED));
        assertThat(county(evaluation, "GATE", null).status()).isEqualTo(Status.INDETERMINATE);
    }

    @Test
    void fiveItemsAreSplitByWeightedPupilsAndTheTeachersAreNot() {
        // A nine-year school of 1000 + 1000 alone: with one unit per stage every coefficient is 0.
        CountyDataset alone = CountyDataset.of(
                BalancedCounty.county(),
                List.of(
                        GoodCounty.school("3137000021", SchoolKind.NINE_YEAR_SCHOOL, 1000, 1000, 0)
                                .with("basicStandardMet", true)
                                .with("books", 42_000)
                                .with("computers", 420)
                                .with("primary.title.intermediatePlus", 40)
                                .with("junior.title.intermediatePlus", 60),
                        GoodCounty.school("2137000022", SchoolKind.PRIMARY_SCHOOL, 1000, 0, 0)
                                .with("basicStandardMet", true)
                                .with("books", 20_000)
                                .with("computers", 200)
                                .with("primary.title.intermediatePlus", 40)));
        Evaluation evaluation = evaluate(alone);
        // 42 000 ÷ 2.1 = 20 000 books fall to the primary part, as many as the other school has.
        assertThat(value(county(evaluation, "I5", Stage.PRIMARY)).compareTo(Rational.ZERO))
                .isZero();
        assertThat(value(county(evaluation, "I4", Stage.PRIMARY)).compareTo(Rational.ZERO))
                .isZero();
        assertThat(value(county(evaluation, "I8", Stage.PRIMARY)).compareTo(Rational.ZERO))
                .isZero();
    }

    // ---------------------------------------------------------------- the scorecard

    @AtTheLimit("balanced-2012/GOV")
    @ParameterizedTest
    @CsvSource({"3, MET", "2.999, NOT_MET", "3.001, MET"})
    void theLineIsEightyFive(String awarded, Status expected) {
        // Nothing for G1 and G2, so that 88 are left with all 6 of G3: 85, 84.999 and 85.001.
        CountyDataset county = GoodCounty.with(GOOD, "scorecard.G1.awarded", 0);
        county = GoodCounty.with(county, "scorecard.G2.awarded", 0);
        county = GoodCounty.with(county, "scorecard.G3.awarded", new BigDecimal(awarded));
        Finding score = county(evaluate(county), "GOV", null);
        assertThat(value(score).compareTo(Rational.parse(awarded).plus(Rational.of(82))))
                .isZero();
        assertThat(score.status()).isEqualTo(expected);
    }

    @Test
    void pointsThatDoNotAddUpToAHundredDecideNothing() {
        CountyDataset county = GoodCounty.with(GOOD, "scorecard.G17.points", 3);
        county = GoodCounty.with(county, "scorecard.G17.awarded", 3);
        Finding score = county(evaluate(county), "GOV", null);
        assertThat(score.status()).isEqualTo(Status.INDETERMINATE);
        assertThat(missing(score))
                .hasSize(BalancedCounty.ITEMS)
                .allMatch(missing -> missing.why() == Missing.Why.POINTS_DIFFER);
    }

    @Test
    void moreThanAnItemIsWorthCannotBeAwarded() {
        Finding score = county(evaluate(GoodCounty.with(GOOD, "scorecard.G17.awarded", 5)), "GOV", null);
        assertThat(missing(score))
                .containsExactly(new Missing(CellRef.ofCounty("scorecard.G17.awarded"), Missing.Why.ABOVE_POINTS));
    }

    @Test
    void pointsThatAreNotReportedAreAskedFor() {
        CountyDataset county = GOOD.with(GOOD.county().with("scorecard.G4.points", null));
        assertThat(missing(county(evaluate(county), "GOV", null)))
                .containsExactly(new Missing(CellRef.ofCounty("scorecard.G4.points"), Missing.Why.NOT_REPORTED));
    }

    @Test
    void anItemWithoutAwardedPointsCountsByItsOwnOutcome() {
        CountyDataset open = GOOD.with(GOOD.county().with("scorecard.G1.awarded", null));
        Finding unknown = county(evaluate(open), "GOV", null);
        assertThat(missing(unknown).stream().map(m -> m.cell().fact()))
                .containsExactly("scorecard.G1.awarded", "basicBalance.G1.met");

        Finding met = county(evaluate(GoodCounty.with(open, "basicBalance.G1.met", true)), "GOV", null);
        assertThat(value(met).toDecimal()).isEqualTo("100");
        Finding failed = county(evaluate(GoodCounty.with(open, "basicBalance.G1.met", false)), "GOV", null);
        assertThat(value(failed).toDecimal()).isEqualTo("94");
        assertThat(failed.status()).isEqualTo(Status.MET);
    }

    @Test
    void anItemAskedOfBothStagesIsMetWhereBothAre() {
        // G15 over the schools of both stages, against the number of the province.
        CountyDataset open = GOOD.with(GOOD.county()
                .with("scorecard.G15.awarded", null)
                .with("provincial.primary.fitnessPassPercent", 85)
                .with("provincial.junior.fitnessPassPercent", 85));
        assertThat(value(county(evaluate(open), "GOV", null)).toDecimal()).isEqualTo("100");
        CountyDataset weak = GoodCounty.with(open, BalancedCounty.LARGE_JUNIOR, "junior.fitness.passed", 2_000);
        assertThat(value(county(evaluate(weak), "GOV", null)).toDecimal()).isEqualTo("94");
    }

    // ---------------------------------------------------------------- satisfaction and the numeric items

    @ParameterizedTest
    @CsvSource({"8500, 10000, MET", "8499, 10000, NOT_MET", "8501, 10000, MET"})
    void satisfactionIsAtLeastEightyFive(int satisfied, int valid, Status expected) {
        CountyDataset county = GoodCounty.with(GOOD, "recognitionSurvey.valid", valid);
        Evaluation evaluation = evaluate(GoodCounty.with(county, "recognitionSurvey.satisfied", satisfied));
        assertThat(county(evaluation, "SAT", null).status()).isEqualTo(expected);
        assertThat(evaluation.status()).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({"800, MET", "799, NOT_MET", "801, MET"})
    void threeDisabilitiesAreAtLeastEighty(int enrolled, Status expected) {
        CountyDataset county = GoodCounty.with(GOOD, "threeDisabilities.schoolAge", 1000);
        Evaluation evaluation = evaluate(GoodCounty.with(county, "threeDisabilities.enrolled", enrolled));
        assertThat(county(evaluation, "G3", null).status()).isEqualTo(expected);
        // An item decides through its points alone.
        assertThat(evaluation.status()).isEqualTo(Status.MET);
    }

    @ParameterizedTest
    @CsvSource({"40, 50, 55, MET", "50, 50, 55, NOT_MET", "40, 55, 55, NOT_MET"})
    void theShareOfPlacesGrowsYearByYear(int before, int last, int now, Status expected) {
        CountyDataset county = GoodCounty.with(GOOD, "seniorHighPlaces.planned", 100);
        county = GoodCounty.with(county, "seniorHighPlaces.allocated", now);
        county = GoodCounty.with(county, "previous.seniorHighPlaces.planned", 100);
        county = GoodCounty.with(county, "previous.seniorHighPlaces.allocated", last);
        county = GoodCounty.with(county, "previous2.seniorHighPlaces.planned", 100);
        county = GoodCounty.with(county, "previous2.seniorHighPlaces.allocated", before);
        assertThat(county(evaluate(county), "G4", null).status()).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({"3, MET", "2, NOT_MET", "4, MET"})
    void growthsAreThreeYears(int years, Status expected) {
        CountyDataset county = GoodCounty.with(GOOD, "basicBalance.G6.separateBudget", true);
        assertThat(county(evaluate(GoodCounty.with(county, "threeGrowths.years", years)), "G6", null)
                        .status())
                .isEqualTo(expected);
    }

    @Test
    void anItemOfTheProvinceIsHeldAgainstTheReportedNumber() {
        CountyDataset county = GoodCounty.with(GOOD, "ruralTaxTransfer.total", 1000);
        county = GoodCounty.with(county, "ruralTaxTransfer.toCompulsory", 499);
        assertThat(missing(county(evaluate(county), "G8", null)).stream()
                        .map(m -> m.cell().fact()))
                .containsExactly("provincial.ruralTaxTransferPercent");
        county = GoodCounty.with(county, "provincial.ruralTaxTransferPercent", new BigDecimal("49.9"));
        assertThat(county(evaluate(county), "G8", null).status()).isEqualTo(Status.MET);
        county = GoodCounty.with(county, "provincial.ruralTaxTransferPercent", 50);
        assertThat(county(evaluate(county), "G8", null).status()).isEqualTo(Status.NOT_MET);
    }

    @Test
    void anOverlayLaysTheProvincesNumberOver() {
        String json =
                "{\"id\": \"a-province\", \"title\": {\"zh\": \"省\", \"en\": \"province\"}, \"base\": \"balanced-2012\","
                        + " \"from\": \"2013-01-01\", \"citation\": {\"document\": \"省文件\", \"confidence\": \"single-source\"},"
                        + " \"lastCheckedOn\": \"2026-11-25\", \"changes\": [{\"target\": \"G8/limit\", \"action\": \"REPLACE\","
                        + " \"value\": \"50\"}, {\"target\": \"CV/limit/PRIMARY\", \"action\": \"TIGHTEN\", \"value\": \"0.5\"}]}";
        Overlay overlay = OverlayReader.read(
                        new ByteArrayInputStream(json.getBytes(StandardCharsets.UTF_8)),
                        "overlay.json",
                        BalancedCounty.STANDARD)
                .orThrow();
        Standard laid =
                Overlays.apply(BalancedCounty.STANDARD, List.of(overlay)).orThrow();
        CountyDataset county = GoodCounty.with(GOOD, "ruralTaxTransfer.total", 1000);
        county = GoodCounty.with(county, "ruralTaxTransfer.toCompulsory", 499);
        county = GoodCounty.with(county, "provincial.ruralTaxTransferPercent", 40);
        Evaluation evaluation = Evaluator.of(laid).evaluate(county).orThrow();
        Finding g8 = county(evaluation, "G8", null);
        assertThat(g8.status()).isEqualTo(Status.NOT_MET);
        assertThat(g8.measure().orElseThrow().limit()).contains(Rational.of(50));
        assertThat(g8.citation().document()).isEqualTo("省文件");
        assertThat(county(evaluation, "CV", Stage.PRIMARY).status()).isEqualTo(Status.MET);
        assertThat(county(evaluation, "CV", Stage.PRIMARY)
                        .measure()
                        .orElseThrow()
                        .limit())
                .contains(Rational.parse("0.5"));
    }

    // ---------------------------------------------------------------- what is told

    @Test
    void everyFindingIsExplainedByATreeThatReplays() {
        CountyDataset county = GOOD.with(GOOD.county().with("scorecard.G3.awarded", null));
        county = GoodCounty.with(county, "threeDisabilities.schoolAge", 1000);
        county = GoodCounty.with(county, "threeDisabilities.enrolled", 900);
        county = GoodCounty.with(county, BalancedCounty.SMALL_PRIMARY, "books", 123_457);
        for (CountyDataset one :
                List.of(county, GoodCounty.without(county, BalancedCounty.LARGE_JUNIOR, "computers"))) {
            Evaluation evaluation = evaluate(one);
            for (Finding finding : evaluation.findings()) {
                ExplanationReplay.check(finding, evaluation.explain(finding), CompareMode.EXACT);
                assertThat(ExplanationText.of(evaluation, finding, Locale.CHINESE))
                        .isNotBlank();
            }
        }
        Evaluation evaluation = evaluate(county);
        assertThat(ExplanationText.of(evaluation, county(evaluation, "CV", Stage.PRIMARY), Locale.CHINESE))
                .contains("生均图书册数 差异系数", "÷ 8", "√");
        assertThat(ExplanationText.of(evaluation, county(evaluation, "GOV", null), Locale.CHINESE))
                .contains("按该项结论：达标", "得分 6，分值 6");
        assertThat(ExplanationText.of(evaluation, county(evaluation, "I5", Stage.PRIMARY), Locale.CHINESE))
                .contains("没有标准值，只列数值");
    }

    @Test
    void theStandardIsShownWithItsPointsAndProvincialNumbers() throws IOException {
        LocalDate day = LocalDate.of(2015, 12, 31);
        String text =
                Renderer.text().render(StandardReport.of(BalancedCounty.STANDARD, List.of(), day), Locale.CHINESE);
        assertThat(text).contains("只列数值，没有标准值", "合计须为 100", "省定数", "scorecard.G17.awarded");
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        StandardJson.show(BalancedCounty.STANDARD, List.of(), day, out);
        assertThat(out.toString(StandardCharsets.UTF_8))
                .contains("\"kind\": \"mean-dispersion\"", "\"kind\": \"scorecard\"", "\"local\"");
    }

    // ----------------------------------------------------------------

    private static Finding county(Evaluation evaluation, String rule, @Nullable Stage stage) {
        return GoodCounty.finding(evaluation, rule, stage == null ? Level.COUNTY : Level.COUNTY_STAGE, null, stage);
    }

    private static Magnitude value(Finding finding) {
        return finding.measure().orElseThrow().value().orElseThrow();
    }

    private static List<Missing> missing(Finding finding) {
        return ((Outcome.Indeterminate) finding.outcome()).missing();
    }
}
