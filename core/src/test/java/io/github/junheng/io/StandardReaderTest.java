package io.github.junheng.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.github.junheng.MadeUp;
import io.github.junheng.dataset.FactDefinition;
import io.github.junheng.dataset.FactType;
import io.github.junheng.dataset.Place;
import io.github.junheng.problem.Checked;
import io.github.junheng.problem.Problem;
import io.github.junheng.problem.Severity;
import io.github.junheng.quantity.Comparator;
import io.github.junheng.quantity.Rational;
import io.github.junheng.quantity.Unit;
import io.github.junheng.school.SchoolKind;
import io.github.junheng.school.Stage;
import io.github.junheng.standard.Citation;
import io.github.junheng.standard.Condition;
import io.github.junheng.standard.Confidence;
import io.github.junheng.standard.Criterion;
import io.github.junheng.standard.Dated;
import io.github.junheng.standard.Indicator;
import io.github.junheng.standard.Limit;
import io.github.junheng.standard.Rule;
import io.github.junheng.standard.Section;
import io.github.junheng.standard.Standard;
import io.github.junheng.standard.Sum;
import io.github.junheng.time.DateRange;
import java.io.IOException;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A standard is read whole and exactly, or not at all and with every problem at its place. */
class StandardReaderTest {
    private static final String S = "standard.json";
    private static final String I = "indicators.json";
    private static final String R = "rules.json";

    // --- what is read

    @Test
    void theHeadOfAStandardIsRead() {
        Standard standard = MadeUp.standard();
        assertThat(standard.id()).isEqualTo("made-up");
        assertThat(standard.title().in(Locale.CHINESE)).isEqualTo("虚构标准");
        assertThat(standard.documentNumber()).isEqualTo("虚构文件");
        assertThat(standard.inForce()).isEqualTo(DateRange.from(LocalDate.of(2017, 1, 1)));
        assertThat(standard.inForceConfidence()).isEqualTo(Confidence.VERIFIED);
        assertThat(standard.sections()).extracting(Section::id).containsExactly("A", "B");
        assertThat(standard.layers()).isEmpty();
        assertThat(standard.notes()).hasSize(1);
        assertThat(standard.rules().keySet())
                .containsExactly("T", "S", "B", "K", "D", "P", "M", "E", "V", "Y", "Q", "L", "F", "W");
    }

    @Test
    void factsHaveTheirDefaults() {
        assertThat(MadeUp.standard().facts())
                .contains(
                        new FactDefinition("found", "违规", FactType.FLAG, "", Place.COUNTY, List.of()),
                        new FactDefinition("quota.JUNIOR", "初中定额", FactType.DECIMAL, "元", Place.COUNTY, List.of()));
    }

    @Test
    void indicatorsAreRead() {
        Standard standard = MadeUp.standard();
        Indicator area = standard.indicator("area-per-pupil");
        assertThat(area.numerator())
                .isEqualTo(new Sum(List.of("teachingArea"), List.of("indoorSportsArea"), Rational.ONE));
        assertThat(area.denominator()).contains(Sum.of("{stage}.students"));
        assertThat(area.amountUnit()).isEqualTo(new Unit("m²", "㎡", false, false));
        assertThat(area.printedDecimals()).isEqualTo(-1);
        assertThat(area.split().orElseThrow().weights().of(Stage.SENIOR)).isEqualTo(Rational.parse("1.32"));
        assertThat(area.split().orElseThrow().citation()).isEqualTo(new Citation("虚构文件", "附件", Confidence.VERIFIED));
        assertThat(standard.indicator("arts").numerator(Stage.JUNIOR))
                .isEqualTo(Sum.of("junior.music", "junior.fineArts"));
        assertThat(standard.indicator("arts").numerator(null).add()).isEmpty();
        assertThat(standard.indicator("funds").numerator().times()).isEqualTo(Rational.of(10000));
        assertThat(standard.indicator("teachers-per-100").per()).isEqualTo(Rational.of(100));
    }

    @Test
    void aNumberInheritsDaysAndSourceFromItsRule() {
        Criterion.Comparison teachers =
                (Criterion.Comparison) MadeUp.standard().rule("T").criterion();
        assertThat(teachers.comparator()).isEqualTo(Comparator.AT_LEAST);
        Limit.Printed limit = (Limit.Printed) teachers.limit();
        Dated<Rational> junior = limit.on(LocalDate.of(2017, 1, 1), SchoolKind.NINE_YEAR_SCHOOL, Stage.JUNIOR)
                .orElseThrow();
        assertThat(junior)
                .isEqualTo(new Dated<>(
                        Rational.parse("5.3"),
                        new Citation("虚构文件", "第一条", Confidence.VERIFIED),
                        LocalDate.of(2026, 1, 31)));
        assertThat(limit.on(LocalDate.of(2016, 12, 31), null, Stage.JUNIOR)).isEmpty();
    }

    @Test
    void aNumberOfATimelineHasDaysAndSourceOfItsOwn() {
        Limit.Printed limit = (Limit.Printed)
                ((Criterion.Comparison) MadeUp.standard().rule("S").criterion()).limit();
        assertThat(limit.on(LocalDate.of(2021, 12, 31), null, null)
                        .orElseThrow()
                        .value())
                .isEqualTo(Rational.of(4));
        Dated<Rational> later = limit.on(LocalDate.of(2022, 1, 1), null, null).orElseThrow();
        assertThat(later.value()).isEqualTo(Rational.parse("4.5"));
        assertThat(later.citation().reference()).isEqualTo("另一文件 第九条");
        assertThat(later.lastCheckedOn()).isEqualTo(LocalDate.of(2026, 2, 28));
    }

    @Test
    void everyKindOfCriterionAndLimitIsRead() {
        Standard standard = MadeUp.standard();
        assertThat(standard.rules().values())
                .extracting(r -> r.criterion().getClass().getSimpleName())
                .containsExactly(
                        "Comparison",
                        "Comparison",
                        "Comparison",
                        "KOfN",
                        "Dispersion",
                        "Comparison",
                        "All",
                        "Evidence",
                        "Veto",
                        "Elapsed",
                        "Comparison",
                        "Every",
                        "Comparison",
                        "Comparison");
        assertThat(((Criterion.Comparison) standard.rule("W").criterion()).limit())
                .isEqualTo(new Limit.SameAs("B"));
        assertThat(((Criterion.Comparison) standard.rule("Q").criterion()).limit())
                .isEqualTo(new Limit.OfIndicator("servant-pay"));
        assertThat(((Criterion.Comparison) standard.rule("F").criterion()).limit())
                .isEqualTo(new Limit.WeightedMean("quota.{STAGE}", "{stage}.students", Rational.ONE));
        assertThat(((Limit.Printed) ((Criterion.Comparison) standard.rule("P").criterion()).limit()).values())
                .containsOnlyKeys("NINE_YEAR_SCHOOL", Limit.DEFAULT);
        assertThat(standard.rule("E").criterion()).isEqualTo(new Criterion.Evidence("statement.met", Set.of("true")));
        assertThat(((Criterion.All) standard.rule("M").criterion()).parts())
                .extracting(Criterion.Part::id)
                .containsExactly("classes", "music");
    }

    @Test
    void rulesHaveStagesScopesAndDays() {
        Standard standard = MadeUp.standard();
        Rule listed = standard.rule("L");
        assertThat(listed.inForce()).isEqualTo(new DateRange(LocalDate.of(2018, 1, 1), LocalDate.of(2040, 1, 1)));
        assertThat(standard.rule("Q").fromDataYear()).hasValue(2019);
        assertThat(standard.rule("W").stages()).containsExactly(Stage.PRIMARY);
        assertThat(standard.rule("T").stages()).containsExactly(Stage.PRIMARY, Stage.JUNIOR);
        assertThat(standard.rule("E").scope()).isEmpty();
        assertThat(standard.rule("F").scope().orElseThrow().conditions())
                .hasSize(3)
                .contains(new Condition.FactIn("location", Set.of("乡村"), false));
    }

    @Test
    void concessionsAreRead() {
        assertThat(MadeUp.standard().concessions()).singleElement().satisfies(c -> {
            assertThat(c.id()).isEqualTo("T1");
            assertThat(c.rule()).isEqualTo("T");
            assertThat(c.citation().article()).contains("第十四条");
        });
    }

    @Test
    void numbersMayBeTextsOrJsonNumbersAndAreExact() {
        String exact = "0.10000000000000000000000000000001";
        for (String written : List.of("\"" + exact + "\"", exact)) {
            Map<String, String> files = changed(R, "\"limit\": 1}", "\"limit\": " + written + "}");
            Limit.Printed limit = (Limit.Printed) ((Criterion.Comparison)
                            MadeUp.read(files).orThrow().rule("B").criterion())
                    .limit();
            assertThat(limit.values()
                            .get(Limit.DEFAULT)
                            .entries()
                            .get(0)
                            .value()
                            .value())
                    .isEqualTo(Rational.parse(exact));
        }
    }

    // --- what is refused

    static Stream<Arguments> faults() {
        return Stream.of(
                fault(S, "\"issuer\"", "\"isuer\"", "JH502 $.isuer", "JH208 $.issuer"),
                fault(S, "\"en\": \"Some department\"", "\"de\": \"x\"", "JH502 $.issuer.de", "JH208 $.issuer.en"),
                fault(S, "\"id\": \"made-up\",", "\"id\": \"made-up\", \"id\": \"b\",", "JH113 $.id"),
                fault(S, "\"id\": \"made-up\"", "\"id\": \"made up\"", "JH501 $.id"),
                fault(S, "\"from\": \"2017-01-01\"", "\"from\": \"2017-02-30\"", "JH206 $.from"),
                fault(S, "\"from\": \"2017-01-01\"", "\"from\": 20170101", "JH501 $.from"),
                fault(
                        S,
                        "\"from\": \"2017-01-01\"",
                        "\"from\": \"2017-01-01\", \"until\": \"2016-01-01\"",
                        "JH501 $.until"),
                fault(S, "\"confidence\": \"verified\"", "\"confidence\": \"VERIFIED\"", "JH205 $.confidence"),
                fault(S, "\"confidence\": \"verified\"", "\"confidence\": null", "JH501 $.confidence"),
                fault(
                        S,
                        "\"id\": \"rooms\", \"zh\": \"间\", \"whole\": true",
                        "\"id\": \"rooms\", \"zh\": \"间\", \"whole\": \"yes\"",
                        "JH501 $.units[6].whole"),
                fault(
                        S,
                        "\"id\": \"persons\", \"zh\"",
                        "\"id\": \"rooms\", \"zh\"",
                        "JH501 $.units[6].id",
                        "JH503 indicators.json",
                        "JH503 rules.json"),
                fault(
                        S,
                        "\"pupils\": \"{stage}.students\"",
                        "\"pupils\": \"{stage}.pupils\"",
                        "JH501 $.splits[0].pupils"),
                fault(S, "\"JUNIOR\": \"1.1\"", "\"JUNIOR\": \"0\"", "JH501 $.splits[0].weights.JUNIOR"),
                fault(S, "\"JUNIOR\": \"1.1\"", "\"MIDDLE\": \"1.1\"", "JH502 $.splits[0].weights.MIDDLE"),
                fault(S, "\"type\": \"DATE\"", "\"type\": \"DAY\"", "JH205 $.facts[2].type"),
                fault(S, "\"type\": \"DATE\"", "\"type\": \"DATE\", \"partOf\": \"no\"", "JH503 $.facts[2].partOf"),
                fault(
                        S,
                        "\"type\": \"DATE\"",
                        "\"type\": \"DATE\", \"partOf\": \"primary.students\"",
                        "JH501 $.facts[2].partOf"),
                fault(
                        S,
                        "\"name\": \"违规\", \"type\": \"FLAG\"",
                        "\"name\": \"违规\", \"type\": \"WORD\"",
                        "JH501 $.facts[1]"),
                fault(
                        S,
                        "\"id\": \"found\"",
                        "\"id\": \"boarding\"",
                        "JH501 $.facts[1].id",
                        "JH503 rules.json $.rules[8].criterion.fact"),
                fault(S, "\"kindIn\": [\"小学\"", "\"kindIn\": [\"大学\"", "JH205 $.scopes[1].conditions[0].kindIn[0]"),
                fault(
                        S,
                        "{\"fact\": \"location\", \"in\": [\"乡村\"]}",
                        "{\"fact\": \"locations\", \"in\": [\"乡村\"]}",
                        "JH503 $.scopes[1].conditions[1].fact"),
                fault(
                        S,
                        "{\"fact\": \"location\", \"in\": [\"乡村\"]}",
                        "{\"fact\": \"location\", \"in\": [\"郊区\"]}",
                        "JH205 $.scopes[1].conditions[1].in[0]"),
                fault(
                        S,
                        "{\"fact\": \"location\", \"in\": [\"乡村\"]}",
                        "{\"word\": \"location\"}",
                        "JH501 $.scopes[1].conditions[1]"),
                fault(
                        S,
                        "{\"list\": \"{stage}.classSizes\"",
                        "{\"list\": \"{stage}.students\"",
                        "JH501 $.scopes[1].conditions[2].anyOf[0][0].list"),
                fault(
                        S,
                        "\"of\": \"multimediaRooms\"",
                        "\"of\": \"nothing\"",
                        "JH503 $.scopes[1].conditions[2].anyOf[1][0].of"),
                fault(
                        S,
                        "\"rules\": [\"K\", \"D\", \"P\"]",
                        "\"rules\": [\"K\", \"D\", \"P\", \"X\"]",
                        "JH503 $.sections[0].rules[3]"),
                fault(
                        S,
                        "\"rules\": [\"K\", \"D\", \"P\"]",
                        "\"rules\": [\"K\", \"D\", \"P\", \"M\"]",
                        "JH501 $.sections[1].rules[0]"),
                fault(S, "\"rules\": [\"K\", \"D\", \"P\"]", "\"rules\": [\"K\", \"D\"]", "JH501 $.sections"),
                fault(
                        I,
                        "\"numerator\": \"pay.teachers\"",
                        "\"numerator\": \"pay.teacher\"",
                        "JH503 $.indicators[5].numerator"),
                fault(
                        I,
                        "\"numerator\": \"pay.teachers\"",
                        "\"numerator\": [\"pay.teachers\", 1]",
                        "JH501 $.indicators[5].numerator[1]"),
                fault(I, "\"numerator\": \"pay.teachers\"", "\"numerator\": []", "JH501 $.indicators[5].numerator"),
                fault(
                        I,
                        "\"numerator\": \"pay.teachers\"",
                        "\"numerator\": \"recognisedOn\"",
                        "JH501 $.indicators[5].numerator"),
                fault(
                        I,
                        "\"numerator\": \"pay.teachers\"",
                        "\"numerator\": [\"pay.teachers\", \"graduates\"]",
                        "JH501 $.indicators[5].numerator"),
                fault(
                        I,
                        "\"printedDecimals\": 1",
                        "\"printedDecimals\": \"1\"",
                        "JH501 $.indicators[0].printedDecimals"),
                fault(I, "\"printedDecimals\": 1", "\"printedDecimals\": -2", "JH501 $.indicators[0].printedDecimals"),
                fault(
                        I,
                        "\"per\": \"100\",\n      \"printed",
                        "\"per\": \"0\",\n      \"printed",
                        "JH501 $.indicators[0].per"),
                fault(I, "\"split\": \"by-stage\"", "\"split\": \"by-age\"", "JH503 $.indicators[2].split"),
                fault(
                        I,
                        "\"unit\": \"yuan\",\n      \"numerator\": \"pay.teachers\"",
                        "\"unit\": \"francs\",\n      \"numerator\": \"pay.teachers\"",
                        "JH503 $.indicators[5].unit"),
                fault(
                        I,
                        "\"id\": \"servant-pay\"",
                        "\"id\": \"teacher-pay\"",
                        "JH501 $.indicators[6].id",
                        "JH503 rules.json $.rules[10].criterion.limit.indicator"),
                fault(
                        I,
                        "\"PRIMARY\": {\"add\"",
                        "\"INFANT\": {\"add\"",
                        "JH502 $.indicators[4].numeratorByStage.INFANT"),
                fault(R, "\"level\": \"SCHOOL_STAGE\"", "\"level\": \"STAGE\"", "JH205 $.rules[0].level"),
                fault(
                        R,
                        "\"level\": \"SCHOOL_STAGE\",\n      \"scope\": \"ordinary\"",
                        "\"level\": \"SCHOOL_STAGE\",\n      \"scope\": \"odd\"",
                        "JH503 $.rules[0].scope"),
                fault(
                        R,
                        "\"stages\": [\"PRIMARY\"]",
                        "\"stages\": [\"PRIMARY\", \"PRIMARY\"]",
                        "JH501 $.rules[13].stages[1]"),
                fault(
                        R,
                        "\"stages\": [\"PRIMARY\"]",
                        "\"stages\": []",
                        "JH501 $.rules[13].stages",
                        "JH501 $.rules[13].criterion.indicator"),
                fault(
                        R,
                        "\"citation\": {\"article\": \"第一条\", \"confidence\": \"verified\"},",
                        "",
                        "JH208 $.rules[0].citation"),
                fault(R, "\"article\": \"第一条\"", "\"articel\": \"第一条\"", "JH502 $.rules[0].citation.articel"),
                fault(R, "\"kind\": \"veto\"", "\"kind\": \"Veto\"", "JH205 $.rules[8].criterion.kind"),
                fault(R, "\"kind\": \"veto\"", "\"type\": \"veto\"", "JH208 $.rules[8].criterion.kind"),
                fault(R, "\"fact\": \"found\"", "\"fact\": \"recognisedOn\"", "JH501 $.rules[8].criterion.fact"),
                fault(R, "\"fact\": \"found\"", "\"fact\": \"boarding\"", "JH501 $.rules[8].criterion.fact"),
                fault(
                        R,
                        "\"comparator\": \">=\",\n        \"limit\": {\"PRIMARY\"",
                        "\"comparator\": \"≥\",\n        \"limit\": {\"PRIMARY\"",
                        "JH205 $.rules[0].criterion.comparator"),
                fault(R, "\"JUNIOR\": \"5.3\"", "\"JUNIOR\": \"5.3%\"", "JH201 $.rules[0].criterion.limit.JUNIOR"),
                fault(R, "\"JUNIOR\": \"5.3\"", "\"JUNIOR\": 1e400", "JH201 $.rules[0].criterion.limit.JUNIOR"),
                fault(R, "\"JUNIOR\": \"5.3\"", "\"JUNIOR\": true", "JH501 $.rules[0].criterion.limit.JUNIOR"),
                fault(
                        R,
                        "\"JUNIOR\": \"5.3\"",
                        "\"SENIOR\": \"5.3\"",
                        "JH501 $.rules[0].criterion.limit",
                        "JH501 $.rules[0].criterion.limit.SENIOR"),
                fault(
                        R,
                        "\"JUNIOR\": \"5.3\"",
                        "\"初中\": \"5.3\"",
                        "JH501 $.rules[0].criterion.limit",
                        "JH502 $.rules[0].criterion.limit.初中"),
                fault(
                        R,
                        "\"limit\": {\"PRIMARY\": \"4.2\", \"JUNIOR\": \"5.3\"}",
                        "\"limit\": {}",
                        "JH501 $.rules[0].criterion.limit"),
                fault(
                        R,
                        "{\"value\": \"4\", \"until\": \"2022-01-01\"}",
                        "{\"value\": \"4\", \"until\": \"2022-01-02\"}",
                        "JH501 $.rules[1].criterion.limit[1]"),
                fault(
                        R,
                        "{\"value\": \"4\", \"until\": \"2022-01-01\"}",
                        "{\"value\": \"4\", \"until\": \"2017-01-01\"}",
                        "JH501 $.rules[1].criterion.limit[0].until"),
                fault(
                        R,
                        "{\"value\": \"4\", \"until\": \"2022-01-01\"}",
                        "{\"val\": \"4\", \"until\": \"2022-01-01\"}",
                        "JH208 $.rules[1].criterion.limit[0].value",
                        "JH502 $.rules[1].criterion.limit[0].val"),
                fault(R, "[\"T\", \"S\", \"B\"]", "[\"T\", \"S\", \"Z\"]", "JH503 $.rules[3].criterion.rules[2]"),
                fault(R, "[\"T\", \"S\", \"B\"]", "[\"T\", \"S\", \"T\"]", "JH501 $.rules[3].criterion.rules[2]"),
                fault(
                        R,
                        "[\"T\", \"S\", \"B\"]",
                        "[\"T\", \"S\", \"B\", \"P\"]",
                        "JH501 $.rules[3].criterion.rules[3]"),
                fault(R, "\"atLeast\": \"2\"", "\"atLeast\": \"4\"", "JH501 $.rules[3].criterion.atLeast"),
                fault(R, "\"floor\": \"0.85\"", "\"floor\": \"85\"", "JH501 $.rules[3].criterion.floor"),
                fault(R, "{\"sameAs\": \"B\"}", "{\"sameAs\": \"V\"}", "JH501 $.rules[13].criterion.limit.sameAs"),
                fault(R, "{\"sameAs\": \"B\"}", "{\"sameAs\": \"W\"}", "JH501 $.rules[13].criterion.limit.sameAs"),
                fault(
                        R,
                        "\"weight\": \"{stage}.students\"",
                        "\"weight\": \"{stage}.pupils\"",
                        "JH503 $.rules[12].criterion.limit.weightedMean.weight"),
                fault(
                        R,
                        "\"weight\": \"{stage}.students\"",
                        "\"weight\": \"primary.students\"",
                        "JH501 $.rules[12].criterion.limit.weightedMean.weight"),
                fault(
                        R,
                        "\"fact\": \"statement.met\"",
                        "\"fact\": \"pay.teachers\"",
                        "JH501 $.rules[7].criterion",
                        "JH501 $.rules[7].criterion.fact"),
                fault(R, "\"each\": \"12\"", "\"each\": \"0\"", "JH501 $.rules[6].criterion.parts[1].criterion.each"),
                fault(R, "\"id\": \"music\"", "\"id\": \"classes\"", "JH501 $.rules[6].criterion.parts[1].id"),
                fault(R, "\"id\": \"music\"", "\"id\": \"limit\"", "JH501 $.rules[6].criterion.parts[1].id"),
                fault(
                        R,
                        "\"emptyIsMissing\": true",
                        "\"emptyIsMissing\": 1",
                        "JH501 $.rules[11].criterion.emptyIsMissing"),
                fault(
                        R,
                        "\"list\": \"monitoring[].level\"",
                        "\"list\": \"musicRoomAreas\"",
                        "JH501 $.rules[11].criterion.list"),
                fault(R, "\"years\": \"3\"", "\"years\": \"2.5\"", "JH501 $.rules[9].criterion.years"),
                fault(R, "\"fromDataYear\": 2019", "\"fromDataYear\": \"2019\"", "JH501 $.rules[10].fromDataYear"),
                fault(
                        R,
                        "\"rolledUp\": true,\n      \"citation\": {\"article\": \"第六条\"",
                        "\"rolledUp\": true,\n      \"level\": \"SCHOOL\",\n      \"citation\": {\"article\": \"第六条\"",
                        "JH113 $.rules[5].level"),
                fault(
                        R,
                        "\"rule\": \"T\"",
                        "\"rule\": \"E\"",
                        "JH501 $.concessions[0].criterion.indicator",
                        "JH501 $.concessions[0].rule"),
                fault(R, "\"rule\": \"T\"", "\"rule\": \"T9\"", "JH503 $.concessions[0].rule"),
                fault(
                        R,
                        "\"stages\": [\"PRIMARY\"],\n      \"scope\": \"ordinary\",",
                        "\"stages\": [\"PRIMARY\"],",
                        "JH501 $.rules[13].criterion.indicator"));
    }

    private static Arguments fault(String file, String text, String replacement, String... expected) {
        return arguments(file, text, replacement, List.of(expected));
    }

    @ParameterizedTest
    @MethodSource("faults")
    void everyFaultIsFoundAtItsPlace(String file, String text, String replacement, List<String> expected) {
        Checked<Standard> checked = MadeUp.read(changed(file, text, replacement));
        assertThat(checked.value()).isEmpty();
        Set<String> found = new HashSet<>();
        for (Problem problem : checked.problems()) {
            assertThat(problem.severity()).isEqualTo(Severity.ERROR);
            for (Locale locale : List.of(Locale.CHINESE, Locale.ENGLISH)) {
                assertThat(problem.message(locale)).doesNotContainPattern("\\{\\d}");
            }
            found.add(problem.code() + " " + problem.where());
        }
        for (String each : expected) {
            String place = each.contains(".json") ? each : each.replace(" $", " " + file + " $");
            assertThat(found).anyMatch(f -> f.equals(place) || f.startsWith(place + " "));
            found.removeIf(f -> f.equals(place) || f.startsWith(place + " "));
        }
        assertThat(found).as("nothing else").isEmpty();
    }

    @Test
    void allProblemsOfAllFilesAreFoundInOneRun() {
        Map<String, String> files = changed(S, "\"issuer\"", "\"isuer\"");
        files.put(I, files.get(I).replace("\"numerator\": \"pay.teachers\"", "\"numerator\": \"pay.teacher\""));
        files.put(R, files.get(R).replace("\"5.3\"", "\"5,3\"").replace("\"floor\": \"0.85\"", "\"floor\": null"));
        assertThat(MadeUp.read(files).problems())
                .extracting(p -> p.code() + " " + p.where())
                .containsExactlyInAnyOrder(
                        "JH502 standard.json $.isuer",
                        "JH208 standard.json $.issuer",
                        "JH503 indicators.json $.indicators[5].numerator",
                        "JH201 rules.json $.rules[0].criterion.limit.JUNIOR",
                        "JH501 rules.json $.rules[3].criterion.floor");
    }

    @Test
    void aFileThatIsCutOffIsOneProblemWithItsLine() {
        Map<String, String> files = MadeUp.files();
        files.put(R, files.get(R).substring(0, 200));
        List<Problem> problems = MadeUp.read(files).problems();
        assertThat(problems).extracting(p -> p.code().code()).containsExactly("JH107");
        assertThat(problems.get(0).where()).startsWith("rules.json:");
    }

    @Test
    void textAfterTheEndIsRefused() {
        Map<String, String> files = MadeUp.files();
        files.put(R, files.get(R) + "{}");
        assertThat(MadeUp.read(files).problems())
                .extracting(p -> p.code().code())
                .containsExactly("JH107");
    }

    @Test
    void anEmptyFileAndAMissingFileAreToldApart() {
        Map<String, String> files = MadeUp.files();
        files.put(I, "");
        assertThat(MadeUp.read(files).problems())
                .extracting(p -> p.code() + " " + p.where())
                .contains("JH104 indicators.json");
        files.remove(I);
        assertThat(MadeUp.read(files).problems())
                .extracting(p -> p.code() + " " + p.where())
                .contains("JH101 indicators.json");
    }

    @Test
    void aFileThatCannotBeReadIsAProblemAndNoException() {
        Checked<Standard> checked = StandardReader.read(
                name -> {
                    throw new IOException("broken");
                },
                "here");
        assertThat(checked.problems())
                .extracting(p -> p.code() + " " + p.where())
                .containsExactly("JH102 here/standard.json", "JH102 here/indicators.json", "JH102 here/rules.json");
    }

    @Test
    void whatIsNoObjectAtAllIsRefused() {
        for (String root : List.of("[]", "1", "null", "\"x\"")) {
            Map<String, String> files = MadeUp.files();
            files.put(R, root);
            assertThat(MadeUp.read(files).problems())
                    .extracting(p -> p.code() + " " + p.where())
                    .contains("JH501 rules.json $");
        }
    }

    /** Whatever is cut out of a file (here: every third line), reading ends with problems or a standard and never with an exception. */
    @Test
    void noSmallDamageEndsInAnException() {
        for (String file : List.of(S, I, R)) {
            List<String> lines = MadeUp.files().get(file).lines().toList();
            for (int i = 0; i < lines.size(); i += 3) {
                for (String instead : List.of("", "\"x\": null,", "[],", lines.get(i) + lines.get(i))) {
                    Map<String, String> files = MadeUp.files();
                    files.put(
                            file,
                            String.join("\n", lines.subList(0, i)) + "\n" + instead + "\n"
                                    + String.join("\n", lines.subList(i + 1, lines.size())));
                    Checked<Standard> checked = MadeUp.read(files);
                    assertThat(checked.value().isPresent())
                            .isEqualTo(checked.problems().isEmpty());
                }
            }
        }
    }

    private static Map<String, String> changed(String file, String text, String replacement) {
        Map<String, String> files = MadeUp.files();
        String before = files.get(file);
        int at = before.indexOf(text);
        assertThat(at).as("%s in %s", text, file).isNotNegative();
        files.put(file, before.substring(0, at) + replacement + before.substring(at + text.length()));
        return files;
    }

    @Test
    void aStandardReplacesOthersAndNotItself() {
        Map<String, String> files = MadeUp.files();
        files.computeIfPresent(
                "standard.json",
                (name, text) -> text.replaceFirst("\"confidence\"", "\"supersedes\": [\"earlier\"], \"confidence\""));
        assertThat(MadeUp.read(files).orThrow().supersedes()).containsExactly("earlier");
        files.computeIfPresent("standard.json", (name, text) -> text.replace("earlier", "made-up"));
        assertThat(MadeUp.read(files).problems())
                .extracting(Problem::where)
                .containsExactly("standard.json $.supersedes[0]");
    }
}
