package io.github.junheng.rules;

import static io.github.junheng.evaluation.Status.INDETERMINATE;
import static io.github.junheng.evaluation.Status.MET;
import static io.github.junheng.evaluation.Status.NOT_APPLICABLE;
import static io.github.junheng.evaluation.Status.NOT_MET;
import static io.github.junheng.rules.GoodPreschool.INCLUSIVE;
import static io.github.junheng.rules.GoodPreschool.PRIVATE;
import static io.github.junheng.rules.GoodPreschool.PUBLIC;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.junheng.dataset.CellRef;
import io.github.junheng.dataset.County;
import io.github.junheng.dataset.CountyDataset;
import io.github.junheng.dataset.SchoolReport;
import io.github.junheng.evaluation.Batch;
import io.github.junheng.evaluation.CountyTable;
import io.github.junheng.evaluation.CountyVerdict;
import io.github.junheng.evaluation.Evaluation;
import io.github.junheng.evaluation.Evaluator;
import io.github.junheng.evaluation.Finding;
import io.github.junheng.evaluation.Outcome;
import io.github.junheng.evaluation.OutcomeChange;
import io.github.junheng.evaluation.Session;
import io.github.junheng.evaluation.Status;
import io.github.junheng.io.EvaluationJson;
import io.github.junheng.school.SchoolCode;
import io.github.junheng.standard.Confidence;
import io.github.junheng.standard.Level;
import io.github.junheng.standard.Rule;
import io.github.junheng.standard.Standard;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** 教督〔2020〕1号, at and around every number it prints. */
class Preschool2020Test {
    private static final Standard STANDARD =
            NationalStandards.find("preschool-2020").orElseThrow();

    private static CountyDataset good() {
        return GoodPreschool.dataset();
    }

    private static CountyDataset county(String fact, @Nullable Object value) {
        CellRef cell = CellRef.ofCounty(fact);
        return value == null ? good().without(cell) : GoodPreschool.with(good(), fact, value);
    }

    private static CountyDataset kindergarten(SchoolCode code, String fact, @Nullable Object value) {
        return good().withSchool(code, k -> k.with(fact, value));
    }

    private static Finding ofCounty(CountyDataset dataset, String rule) {
        return GoodPreschool.ofCounty(STANDARD, dataset, rule);
    }

    private static Status status(CountyDataset dataset, String rule) {
        return ofCounty(dataset, rule).status();
    }

    @Test
    void theGoodCountyMeetsEveryRuleAndIsRecognised() {
        Evaluation evaluation = GoodPreschool.evaluate(STANDARD, good());
        assertThat(evaluation.status()).isEqualTo(MET);
        assertThat(evaluation.findings()).allMatch(f -> f.status() == MET || f.status() == NOT_APPLICABLE);
        // Alone the public kindergarten is told that a rule of private ones does not concern it.
        assertThat(evaluation.findings())
                .filteredOn(f -> f.status() == NOT_APPLICABLE)
                .singleElement()
                .satisfies(f -> assertThat(f.rule().local() + " " + f.subject()).isEqualTo("25 1137000001"));
    }

    @Test
    void thirtySixItemsTheSurveyAndTwoRulesThatInform() {
        assertThat(STANDARD.rules()).hasSize(39);
        assertThat(STANDARD.rules().values().stream().filter(Rule::informative))
                .extracting(r -> r.id().local())
                .containsExactly("CLASS", "SIZE360");
        assertThat(STANDARD.rules().values().stream().filter(r -> r.citation().confidence() == Confidence.VERIFIED))
                .extracting(r -> r.id().local())
                .containsExactly("1", "2", "3", "7", "28", "31", "S", "CLASS", "SIZE360");
        assertThat(STANDARD.rules().values().stream().map(Rule::citation)).allMatch(c -> c.articleOrNull() == null);
    }

    @Test
    void withoutAnythingReportedNothingIsMetAndNothingFails() {
        CountyDataset empty = CountyDataset.of(County.of("371425", "示例县", 2024), good().schools());
        assertThat(GoodPreschool.evaluate(STANDARD, empty).findings())
                .allMatch(f -> f.status() == INDETERMINATE || f.status() == NOT_APPLICABLE);
    }

    // 1

    @AtTheLimit("preschool-2020/1")
    @ParameterizedTest
    @CsvSource({"8499, 10000, NOT_MET", "8500, 10000, MET", "8501, 10000, MET"})
    void item1GrossEnrolmentOf85PercentIsEnough(int enrolled, int children, Status expected) {
        CountyDataset dataset =
                GoodPreschool.with(county("preschool.enrolled", enrolled), "preschool.children3to5", children);
        assertThat(status(dataset, "1")).isEqualTo(expected);
    }

    @Test
    void item1NeedsThePopulationsBasisToBeNamedForWhichThereIsNoDefault() {
        Finding finding = ofCounty(county("preschool.populationBasis", null), "1");
        assertThat(finding.outcome())
                .isInstanceOfSatisfying(
                        Outcome.Indeterminate.class,
                        open -> assertThat(open.missing())
                                .extracting(m -> m.cell().fact())
                                .containsExactly("preschool.populationBasis"));
        assertThat(status(county("preschool.populationBasis", "户籍"), "1")).isEqualTo(MET);
    }

    // 2, 3

    @AtTheLimit("preschool-2020/2")
    @ParameterizedTest
    @CsvSource({"640, 160, MET", "639, 161, NOT_MET", "641, 159, MET"})
    void item2EightyPercentOfChildrenInPublicAndInclusiveKindergartens(int inclusive, int others, Status expected) {
        CountyDataset dataset = good().withSchool(INCLUSIVE, k -> k.with("kindergarten.children", inclusive - 360))
                .withSchool(PRIVATE, k -> k.with("kindergarten.children", others));
        assertThat(status(dataset, "2")).isEqualTo(expected);
    }

    @AtTheLimit("preschool-2020/3")
    @ParameterizedTest
    @CsvSource({"360, MET", "361, NOT_MET", "359, MET"})
    void item3HalfOfTheChildrenInPublicKindergartens(int others, Status expected) {
        CountyDataset dataset = kindergarten(PRIVATE, "kindergarten.children", others - 150);
        assertThat(status(dataset, "3")).isEqualTo(expected);
    }

    @Test
    void items2And3AreOpenWhereAKindergartensOperationIsNotReported() {
        CountyDataset dataset = kindergarten(PRIVATE, "kindergarten.operation", null);
        for (String rule : List.of("2", "3")) {
            assertThat(ofCounty(dataset, rule).outcome())
                    .isInstanceOfSatisfying(
                            Outcome.Indeterminate.class,
                            open -> assertThat(open.missing())
                                    .extracting(m -> m.cell())
                                    .containsExactly(CellRef.of(PRIVATE, "kindergarten.operation")));
        }
    }

    // 7

    @AtTheLimit("preschool-2020/7")
    @Test
    void item7EveryTownshipIsAskedByItself() {
        CountyDataset dataset = county("townships[].publicCentralKindergartens", List.of(1, 0));
        List<Finding> findings = GoodPreschool.of(STANDARD, dataset, "7");
        assertThat(findings).extracting(Finding::level).containsExactly(Level.TOWNSHIP, Level.TOWNSHIP, Level.COUNTY);
        assertThat(findings).extracting(Finding::status).containsExactly(MET, NOT_MET, NOT_MET);
        assertThat(findings)
                .extracting(Finding::subject)
                .containsExactly(
                        "county townships[0].publicCentralKindergartens",
                        "county townships[1].publicCentralKindergartens",
                        "county");
        assertThat(findings.get(2).units().orElseThrow().notMet()).isEqualTo(1);
        assertThat(GoodPreschool.evaluate(STANDARD, dataset).status()).isEqualTo(NOT_MET);
    }

    @Test
    void item7IsOpenWhereTheTownshipsAreNotReported() {
        CountyDataset dataset = county("townships[].publicCentralKindergartens", null);
        assertThat(GoodPreschool.of(STANDARD, dataset, "7"))
                .extracting(Finding::status)
                .containsExactly(INDETERMINATE, INDETERMINATE);
    }

    // 9 to 12

    @AtTheLimit("preschool-2020/9")
    @ParameterizedTest
    @CsvSource({"3, 3, MET", "3, 2, NOT_MET", "0, 0, INDETERMINATE"})
    void item9AllResidentialKindergartensArePublicOrInclusive(int all, int inclusive, Status expected) {
        CountyDataset dataset = GoodPreschool.with(
                county("residential.kindergartens", all), "residential.publicOrInclusive", inclusive);
        assertThat(status(dataset, "9")).isEqualTo(expected);
    }

    @AtTheLimit({"preschool-2020/10", "preschool-2020/11", "preschool-2020/12"})
    @ParameterizedTest
    @CsvSource({"10, appropriation", "11, otherPublicSubsidy", "12, inclusivePrivateSubsidy"})
    void items10To12AreHeldAgainstTheReportedProvincialNumber(String rule, String amount) {
        assertThat(status(county("preschool." + amount + "Yuan", 600), rule)).isEqualTo(MET);
        assertThat(status(county("preschool." + amount + "Yuan", 599), rule)).isEqualTo(NOT_MET);
        Finding open = ofCounty(county("preschool.provincial." + amount + "Yuan", null), rule);
        assertThat(open.outcome())
                .isInstanceOfSatisfying(
                        Outcome.Indeterminate.class,
                        o -> assertThat(o.missing())
                                .extracting(m -> m.cell().fact())
                                .containsExactly("preschool.provincial." + amount + "Yuan"));
    }

    // Counts that have to be zero

    @AtTheLimit({"preschool-2020/19", "preschool-2020/24", "preschool-2020/30", "preschool-2020/35"})
    @ParameterizedTest
    @CsvSource({
        "19, preschool.safetyAccidents24Months",
        "24, preschool.unlicensed",
        "30, preschool.frozenPosts",
        "35, preschool.ethicsCases24Months"
    })
    void aCountOfTheCountyHasToBeZero(String rule, String fact) {
        assertThat(status(county(fact, 0), rule)).isEqualTo(MET);
        assertThat(status(county(fact, 1), rule)).isEqualTo(NOT_MET);
        assertThat(status(county(fact, null), rule)).isEqualTo(INDETERMINATE);
    }

    @AtTheLimit({"preschool-2020/15", "preschool-2020/25"})
    @ParameterizedTest
    @CsvSource({"15, kindergarten.improperFees", "25, kindergarten.profiteering"})
    void aCountOfAKindergartenHasToBeZero(String rule, String fact) {
        CountyDataset dataset = kindergarten(PRIVATE, fact, 1);
        assertThat(GoodPreschool.of(STANDARD, dataset, rule))
                .filteredOn(f -> f.status() == NOT_MET)
                .extracting(Finding::subject)
                .containsExactly("1137000003", "county");
        assertThat(GoodPreschool.evaluate(STANDARD, dataset).status()).isEqualTo(NOT_MET);
    }

    @Test
    void item25ConcernsPrivateKindergartensAlone() {
        assertThat(status(kindergarten(PUBLIC, "kindergarten.profiteering", 1), "25"))
                .isEqualTo(MET);
    }

    @AtTheLimit("preschool-2020/22")
    @ParameterizedTest
    @CsvSource({"5, MET", "5.01, NOT_MET", "4.9, MET"})
    void item22FiveYearsSinceTheLastInspectionAreNotTooMany(BigDecimal years, Status expected) {
        assertThat(status(kindergarten(PUBLIC, "kindergarten.yearsSinceInspection", years), "22"))
                .isEqualTo(expected);
    }

    // Yes or no

    @ParameterizedTest
    @ValueSource(strings = {"5", "6", "8", "13", "14", "16", "17", "18", "20", "33"})
    void anItemOfTheCountyThatIsReachedInPartIsNotMet(String rule) {
        assertThat(status(county("preschool.item" + rule, "达到"), rule)).isEqualTo(MET);
        assertThat(status(county("preschool.item" + rule, "部分达到"), rule)).isEqualTo(NOT_MET);
        assertThat(status(county("preschool.item" + rule, null), rule)).isEqualTo(INDETERMINATE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"4", "21", "34", "36"})
    void anItemOfEveryKindergartenFailsTheCountyWhereOneFails(String rule) {
        assertThat(status(kindergarten(INCLUSIVE, "kindergarten.item" + rule, "部分达到"), rule))
                .isEqualTo(NOT_MET);
        assertThat(status(kindergarten(INCLUSIVE, "kindergarten.item" + rule, null), rule))
                .isEqualTo(INDETERMINATE);
    }

    // Shares

    @AtTheLimit({"preschool-2020/23", "preschool-2020/26", "preschool-2020/27", "preschool-2020/29"})
    @ParameterizedTest
    @ValueSource(strings = {"23", "26", "27", "29"})
    void aShareThatHasToBeAllOrNoneFailsWithOneKindergarten(String rule) {
        Finding failed = ofCounty(kindergarten(PUBLIC, "kindergarten.item" + rule, "未达到"), rule);
        assertThat(failed.status()).isEqualTo(NOT_MET);
        assertThat(failed.units().orElseThrow().notMet()).isEqualTo(1);
        assertThat(status(good(), rule)).isEqualTo(MET);
        assertThat(status(kindergarten(PUBLIC, "kindergarten.item" + rule, null), rule))
                .isEqualTo(INDETERMINATE);
    }

    @Test
    void item26TellsTheShareOfKindergartensThatFail() {
        Finding failed = ofCounty(kindergarten(PUBLIC, "kindergarten.item26", "未达到"), "26");
        assertThat(failed.measure().orElseThrow().valueOrNull()).hasToString("100/3");
        assertThat(failed.measure().orElseThrow().unit().id()).isEqualTo("%");
    }

    @Test
    void item27ConcernsKindergartensPlannedFrom2017Alone() {
        CountyDataset dataset = kindergarten(PUBLIC, "kindergarten.item27", "未达到")
                .withSchool(PUBLIC, k -> k.with("kindergarten.plannedFrom2017", false));
        assertThat(status(dataset, "27")).isEqualTo(MET);
    }

    // 28, CLASS, SIZE360

    @AtTheLimit("preschool-2020/28")
    @ParameterizedTest
    @CsvSource({"3, MET", "4, NOT_MET", "0, MET"})
    void item28EightyFivePercentOfTheClassesAreOfThePrescribedSize(int tooLarge, Status expected) {
        // 20 classes: 17 of 20 are 85 %.
        List<Integer> sizes = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            sizes.add(i < tooLarge ? 31 : 30);
        }
        CountyDataset dataset = kindergarten(PUBLIC, "kindergarten.classSizes.middle", sizes);
        assertThat(status(dataset, "28")).isEqualTo(expected);
        assertThat(GoodPreschool.evaluate(STANDARD, dataset).status())
                .as("a class that is too large informs and decides nothing")
                .isEqualTo(expected);
    }

    @AtTheLimit("preschool-2020/CLASS")
    @ParameterizedTest
    @CsvSource({"small, 25", "middle, 30", "large, 35", "mixed, 30"})
    void aClassHasTheLimitOfItsAge(String age, int limit) {
        CountyDataset dataset = kindergarten(PRIVATE, "kindergarten.classSizes.middle", List.of())
                .withSchool(PRIVATE, k -> k.with("kindergarten.classSizes." + age, List.of(limit, limit + 1)));
        assertThat(GoodPreschool.of(STANDARD, dataset, "CLASS"))
                .filteredOn(f -> PRIVATE.equals(f.schoolOrNull()))
                .extracting(f -> f.subject() + " " + f.status())
                .containsExactly(
                        "1137000003 KINDERGARTEN kindergarten.classSizes." + age + "[0] MET",
                        "1137000003 KINDERGARTEN kindergarten.classSizes." + age + "[1] NOT_MET");
    }

    @Test
    void item28IsOpenWhereAListOfClassesIsNotReported() {
        Finding open = ofCounty(kindergarten(PRIVATE, "kindergarten.classSizes.large", null), "28");
        assertThat(open.outcome())
                .isInstanceOfSatisfying(
                        Outcome.Indeterminate.class,
                        o -> assertThat(o.missing())
                                .extracting(m -> m.cell())
                                .containsExactly(CellRef.of(PRIVATE, "kindergarten.classSizes.large")));
    }

    @AtTheLimit("preschool-2020/SIZE360")
    @ParameterizedTest
    @CsvSource({"360, MET", "361, NOT_MET"})
    void aKindergartenOfMoreThan360ChildrenIsTold(int children, Status expected) {
        CountyDataset dataset = kindergarten(PUBLIC, "kindergarten.children", children);
        assertThat(GoodPreschool.of(STANDARD, dataset, "SIZE360").get(0).status())
                .isEqualTo(expected);
        assertThat(GoodPreschool.evaluate(STANDARD, dataset).status()).isEqualTo(MET);
    }

    // 31, 32, S

    @AtTheLimit("preschool-2020/31")
    @ParameterizedTest
    @CsvSource({"900, MET", "901, NOT_MET", "899, MET"})
    void item31OneTeacherForFifteenChildren(int children, Status expected) {
        // 60 teachers in all.
        CountyDataset dataset = kindergarten(PUBLIC, "kindergarten.children", children - 240);
        Finding finding = ofCounty(dataset, "31");
        assertThat(finding.status()).isEqualTo(expected);
        if (expected == NOT_MET) {
            assertThat(((Outcome.NotMet) finding.outcome())
                            .shortfall()
                            .orElseThrow()
                            .toDecimal())
                    .isEqualTo("1");
        }
    }

    @AtTheLimit("preschool-2020/32")
    @ParameterizedTest
    @CsvSource({"36, MET", "35, NOT_MET"})
    void item32EveryTeacherHoldsTheCertificate(int certified, Status expected) {
        assertThat(status(kindergarten(PUBLIC, "kindergarten.certifiedTeachers", certified), "32"))
                .isEqualTo(expected);
    }

    @AtTheLimit("preschool-2020/S")
    @ParameterizedTest
    @CsvSource({"8500, NOT_MET", "8501, MET", "8499, NOT_MET"})
    void theSurveyHasToBeAbove85Percent(int satisfied, Status expected) {
        assertThat(status(county("preschoolSurvey.satisfied", satisfied), "S")).isEqualTo(expected);
    }

    @Test
    void whereNothingIsSaidOfKindergartensNothingThatAsksOfThemIsDecided() {
        Evaluation evaluation = GoodPreschool.evaluate(STANDARD, good().withKindergartens(null));
        assertThat(evaluation.status()).isEqualTo(INDETERMINATE);
        for (String rule : List.of("2", "3", "4", "15", "22", "26", "28", "29", "31", "32", "36")) {
            Finding finding = GoodPreschool.ofCounty(STANDARD, good().withKindergartens(null), rule);
            assertThat(finding.outcome())
                    .as(rule)
                    .isInstanceOfSatisfying(
                            Outcome.Indeterminate.class,
                            open -> assertThat(open.missing())
                                    .extracting(m -> m.cell())
                                    .containsExactly(CellRef.ofCounty("kindergartens")));
        }
    }

    @Test
    void aCountyThatHasNoneIsAskedNothingOfKindergartens() {
        CountyDataset none = good().withKindergartens(List.of());
        for (String rule : List.of("2", "4", "26", "28", "31")) {
            assertThat(ofCounty(none, rule).status()).as(rule).isEqualTo(NOT_APPLICABLE);
        }
    }

    // A kindergarten without children, other standards, documents

    @Test
    void aKindergartenWithoutChildrenIsOutOfEveryRule() {
        UnaryOperator<SchoolReport> empty =
                k -> k.with("kindergarten.children", 0).with("kindergarten.item4", "未达到");
        assertThat(status(good().withSchool(PRIVATE, empty), "4")).isEqualTo(MET);
    }

    @Test
    void kindergartensChangeNothingOfAStandardOfSchools() {
        CountyDataset plain = GoodCounty.dataset();
        CountyDataset with = plain.withKindergartens(good().kindergartens());
        Standard schools = NationalStandards.qualityBalanced2017();
        assertThat(new ArrayList<>(GoodPreschool.evaluate(schools, with).findings()))
                .isEqualTo(
                        new ArrayList<>(GoodPreschool.evaluate(schools, plain).findings()));
    }

    @Test
    void theDocumentNamesTheClassAndTheTownship() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        EvaluationJson.write(GoodPreschool.evaluate(STANDARD, good()), List.of(), Locale.CHINESE, out);
        List<String> told = new ArrayList<>();
        for (JsonNode finding : new ObjectMapper().readTree(out.toByteArray()).get("findings")) {
            if (finding.has("element")) {
                told.add(finding.get("scope").asText() + " "
                        + finding.get("subject").asText() + " "
                        + finding.get("element").asText());
            }
        }
        assertThat(told)
                .hasSize(22)
                .contains(
                        "TOWNSHIP 371425 townships[1].publicCentralKindergartens",
                        "CLASS 1137000001 kindergarten.classSizes.middle[11]")
                .doesNotHaveDuplicates();
    }

    @Test
    void aClassIsOfItsAge() {
        Finding finding = GoodPreschool.evaluate(STANDARD, GoodPreschool.dataset()).findings().stream()
                .filter(f -> f.rule().local().equals("CLASS"))
                .findFirst()
                .orElseThrow();
        assertThat(finding.band().orElseThrow().id()).isEqualTo("middle");
        assertThat(finding.element().orElseThrow().fact()).isEqualTo("kindergarten.classSizes.middle");
    }

    @Test
    void everyFindingCanBeExplainedAndSaysTheSame() {
        Evaluation evaluation = GoodPreschool.evaluate(
                STANDARD, kindergarten(PUBLIC, "kindergarten.classSizes.middle", List.of(30, 31, 29)));
        for (Finding finding : evaluation.findings()) {
            assertThat(evaluation.explain(finding).exact())
                    .as("%s %s", finding.rule(), finding.subject())
                    .isEqualTo(finding.status());
        }
    }

    // Tables, batches, sessions

    private static final List<CountyDataset> COUNTIES = List.of(
            good(),
            county("preschool.enrolled", 849),
            kindergarten(PRIVATE, "kindergarten.item26", "未达到"),
            kindergarten(PUBLIC, "kindergarten.classSizes.middle", List.of(40, 40)),
            kindergarten(INCLUSIVE, "kindergarten.children", null));

    @Test
    void aBatchOfTablesGivesWhatEachDatasetGives() {
        Evaluator evaluator = Evaluator.of(STANDARD);
        List<CountyVerdict> got = new ArrayList<>();
        Batch.of((CountyTable table) -> evaluator.verdict(table).orThrow())
                .run(
                        COUNTIES.stream()
                                .map(c -> CountyTable.of(c, evaluator.layout()))
                                .iterator(),
                        got::add);
        for (int i = 0; i < COUNTIES.size(); i++) {
            assertSame(got.get(i), GoodPreschool.evaluate(STANDARD, COUNTIES.get(i)));
        }
    }

    @Test
    void aSessionOfACountyWithKindergartensEqualsAnEvaluationFromScratch() {
        for (Standard standard : List.of(STANDARD, NationalStandards.qualityBalanced2017())) {
            Evaluator evaluator = Evaluator.of(standard);
            for (CountyDataset county : COUNTIES) {
                Session session = evaluator
                        .session(CountyTable.of(county, evaluator.layout()))
                        .orThrow();
                SchoolCode school = county.schools().get(0).school().code();
                CountyDataset changed = county.withSchool(school, s -> s.with("primary.students", 5000));
                Session after = session.with(changed.school(school).orElseThrow());
                Evaluation scratch = GoodPreschool.evaluate(standard, changed);
                assertSame(after.outcomes(), scratch);
                assertThat(new ArrayList<>(after.evaluation().findings()))
                        .isEqualTo(new ArrayList<>(scratch.findings()));
                assertThat(after.findings(school))
                        .isEqualTo(scratch.findings().stream()
                                .filter(f -> school.equals(f.schoolOrNull()))
                                .toList());
                assertThat(after.changes())
                        .extracting(OutcomeChange::schoolOrNull)
                        .doesNotContain(PUBLIC);
                assertThat(after.table().toDataset()).isEqualTo(changed);
            }
        }
    }

    private static void assertSame(CountyVerdict got, Evaluation expected) {
        assertThat(got.status()).isEqualTo(expected.status());
        assertThat(got.sections()).isEqualTo(expected.verdict().sections());
        for (String rule : expected.standard().rules().keySet()) {
            assertThat(got.tally(rule)).as(rule).isEqualTo(expected.outcomes().tally(rule));
        }
    }
}
