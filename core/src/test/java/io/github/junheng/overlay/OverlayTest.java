package io.github.junheng.overlay;

import static io.github.junheng.MadeUp.countyWith;
import static io.github.junheng.MadeUp.only;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.junheng.MadeUp;
import io.github.junheng.dataset.CountyDataset;
import io.github.junheng.evaluation.Evaluator;
import io.github.junheng.evaluation.Finding;
import io.github.junheng.evaluation.Status;
import io.github.junheng.io.OverlayReader;
import io.github.junheng.overlay.Overlay.NumberChange;
import io.github.junheng.problem.Checked;
import io.github.junheng.problem.Problem;
import io.github.junheng.problem.ProblemCode;
import io.github.junheng.quantity.Rational;
import io.github.junheng.standard.Citation;
import io.github.junheng.standard.Confidence;
import io.github.junheng.standard.Dated;
import io.github.junheng.standard.Standard;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Overlays: what they change, from which day on, with which source, and what is refused. */
class OverlayTest {
    private static final Standard BASE = MadeUp.standard();

    // --- what an overlay changes

    @Test
    void aTightenedLimitHoldsFromItsDayOnAndNamesTheOverlaysDocument() {
        Standard changed = apply(change("T/limit/PRIMARY", "TIGHTEN", "'4.5', 'from': '2023-01-01'"));
        CountyDataset county = CountyDataset.of(
                countyWith().county(), List.of(MadeUp.primary(1, "primary.students", 1000L, "primary.teachers", 43L)));
        Finding before = on(changed, county, "2022-12-31", "T");
        assertThat(before.status()).isEqualTo(Status.MET);
        assertThat(before.citation().document()).isEqualTo("虚构文件");
        Finding after = on(changed, county, "2023-01-01", "T");
        assertThat(after.status()).isEqualTo(Status.NOT_MET);
        assertThat(after.measure().orElseThrow().limit()).contains(Rational.parse("4.5"));
        assertThat(after.citation()).isEqualTo(new Citation("某省文件", "第二条", Confidence.SINGLE_SOURCE, "province"));
        assertThat(after.rule()).hasToString("made-up/T");
        assertThat(changed.layers()).containsExactly("province");
    }

    @Test
    void afterItsLastDayTheBaseHoldsAgain() {
        Standard changed = apply(
                change("P/limit/九年一贯制学校", "REPLACE", "'3000', 'from': '2020-01-01', 'until': '2021-01-01'" + ALLOWED));
        assertThat(numbers(changed, "P/limit/九年一贯制学校"))
                .containsExactly("2017-01-01 2500", "2020-01-01 3000", "2021-01-01 2500");
        assertThat(numbers(changed, "P/limit/default")).containsExactly("2017-01-01 2000");
    }

    @Test
    void aChangeMayHaveASourceOfItsOwn() {
        Standard changed =
                apply(change("Y/years", "TIGHTEN", "'4', 'citation': {'document': '补充通知', 'confidence': 'inferred'}"));
        Finding finding = on(changed, countyWith("recognisedOn", LocalDate.of(2021, 1, 1)), "2024-12-31", "Y");
        assertThat(finding.status()).isEqualTo(Status.NOT_MET);
        assertThat(finding.citation()).isEqualTo(new Citation("补充通知", null, Confidence.INFERRED, "province"));
    }

    @ParameterizedTest
    @CsvSource({
        "T/limit/PRIMARY, 4.2, 4.19",
        "D/limit/JUNIOR, 0.45, 0.46",
        "P/limit, 2000, 2001",
        "P/limit/default, 1999, 2001",
        "P/limit/NINE_YEAR_SCHOOL, 2400, 2501",
        "M/classes/limit/PRIMARY, 44, 46",
        "M/music/limit, 96, 95.9",
        "K/atLeast, 3, 1",
        "K/floor, 0.9, 0.84",
        "Y/years, 3, 2",
        "L/limit, 2.5, 1"
    })
    void tightenIsAtLeastAsStrictByItsComparator(String target, String strict, String loose) {
        assertThat(overlay(change(target, "TIGHTEN", "'" + strict + "'")).problems())
                .isEmpty();
        assertThat(overlay(change(target, "REPLACE", "'" + loose + "'" + ALLOWED))
                        .problems())
                .isEmpty();
        for (String action : List.of("TIGHTEN", "REPLACE")) {
            List<Problem> problems =
                    overlay(change(target, action, "'" + loose + "'")).problems();
            assertThat(problems).extracting(Problem::code).containsExactly(ProblemCode.OVERLAY_LOOSER);
            assertThat(problems.get(0).where()).isEqualTo("overlay.json $.changes[0]");
            assertThat(problems.get(0).message(Locale.ENGLISH)).contains(target).contains(loose);
        }
    }

    @Test
    void tightenIsHeldAgainstEveryDayItCovers() {
        // The base asks for 4 until 2022 and for 4.5 since.
        String before = "'4.2', 'until': '2022-01-01'";
        assertThat(overlay(change("S/limit", "TIGHTEN", before)).problems()).isEmpty();
        assertThat(numbers(apply(change("S/limit", "TIGHTEN", before)), "S/limit/default"))
                .containsExactly("2017-01-01 4", "2018-01-01 4.2", "2022-01-01 4.5");
        assertThat(overlay(change("S/limit", "TIGHTEN", "'4.2'")).problems())
                .extracting(Problem::code)
                .containsExactly(ProblemCode.OVERLAY_LOOSER);
        assertThat(overlay(change("S/limit", "TIGHTEN", "'4.2', 'until': '2022-01-02'"))
                        .problems())
                .extracting(Problem::code)
                .containsExactly(ProblemCode.OVERLAY_LOOSER);
    }

    @Test
    void anOverlayAddsFactsIndicatorsAndRules() {
        Standard changed = apply(ADDITIONS);
        assertThat(changed.rules().keySet()).last().isEqualTo("X1");
        assertThat(changed.sections().get(1).rules()).last().isEqualTo("X1");
        assertThat(changed.factsById()).containsKey("local.books");
        CountyDataset county = CountyDataset.of(
                countyWith("local.books", 99L).county(), List.of(MadeUp.primary(1, "primary.students", 10L)));
        Finding finding = on(changed, county, "2024-12-31", "X1");
        assertThat(finding.rule()).hasToString("province/X1");
        assertThat(finding.status()).isEqualTo(Status.NOT_MET);
        assertThat(finding.citation().reference()).isEqualTo("某省文件 第二条");
        assertThat(on(changed, county, "2017-12-31", "X1").status()).isEqualTo(Status.NOT_APPLICABLE);
        assertThat(BASE.rules()).doesNotContainKey("X1");
    }

    private static final String ADDITIONS = "'units': [{'id': 'books', 'zh': '册', 'whole': true}],"
            + "'facts': [{'id': 'local.books', 'name': '图书', 'type': 'COUNT', 'unit': '册'}],"
            + "'indicators': [{'id': 'books-per-pupil', 'name': {'zh': '生均图书', 'en': 'Books'},"
            + " 'unit': 'books', 'numerator': 'local.books', 'denominator': '{stage}.students'}],"
            + "'rules': [{'id': 'X1', 'section': 'B', 'name': {'zh': '图书', 'en': 'Books'}, 'level': 'COUNTY',"
            + " 'scope': 'ordinary', 'criterion': {'kind': 'comparison', 'indicator': 'books-per-pupil',"
            + " 'comparator': '>=', 'limit': '10'}}]";

    @Test
    void addedRulesMayUseWhatTheBaseDefines() {
        Standard changed = apply("'rules': [{'id': 'X1', 'section': 'A', 'name': {'zh': '规则', 'en': 'Rule'},"
                + " 'level': 'SCHOOL_STAGE', 'scope': 'ordinary',"
                + " 'citation': {'document': '甲', 'confidence': 'verified'},"
                + " 'criterion': {'kind': 'comparison', 'indicator': 'area-per-pupil', 'comparator': '>=',"
                + " 'limit': {'sameAs': 'S'}}}],"
                + "'concessions': [{'id': 'P1', 'name': {'zh': '放宽', 'en': 'Eased'}, 'rule': 'X1',"
                + " 'when': {'name': {'zh': '农村', 'en': 'Rural'}, 'conditions': []},"
                + " 'criterion': {'kind': 'comparison', 'indicator': 'area-per-pupil',"
                + " 'comparator': '>=', 'limit': 1}}]");
        assertThat(changed.rule("X1").citation().document()).isEqualTo("甲");
        assertThat(changed.concessions()).extracting(c -> c.id()).containsExactly("T1", "P1");
    }

    @Test
    void overlaysOfDifferentTargetsAreLaidOneOverTheOther() {
        Overlay first = overlay(change("T/limit/PRIMARY", "TIGHTEN", "'4.5'")).orThrow();
        Overlay second =
                named("county", change("T/limit/JUNIOR", "TIGHTEN", "'5.5'")).orThrow();
        Standard changed = Overlays.apply(BASE, List.of(first, second)).orThrow();
        assertThat(changed.layers()).containsExactly("province", "county");
        assertThat(numbers(changed, "T/limit/PRIMARY")).contains("2018-01-01 4.5");
        assertThat(numbers(changed, "T/limit/JUNIOR")).contains("2018-01-01 5.5");
        assertThat(Overlays.apply(BASE, List.of(second, first)).orThrow().rules())
                .isEqualTo(changed.rules());
    }

    @Test
    void noOverlayChangesNothing() {
        assertThat(Overlays.apply(BASE, List.of()).orThrow()).isEqualTo(BASE);
        assertThat(apply("'example': true"))
                .usingRecursiveComparison()
                .ignoringFields("layers")
                .isEqualTo(BASE);
    }

    // --- what is refused

    @Test
    void twoOverlaysMustNotSetTheSameTarget() {
        Overlay first = overlay(change("P/limit", "TIGHTEN", "'1900'")).orThrow();
        Overlay second =
                named("county", change("P/limit/default", "TIGHTEN", "'1800'")).orThrow();
        Checked<Standard> checked = Overlays.apply(BASE, List.of(first, second));
        assertThat(checked.value()).isEmpty();
        assertThat(checked.problems())
                .singleElement()
                .satisfies(p -> assertThat(p.code()).isEqualTo(ProblemCode.OVERLAY_CONFLICT))
                .satisfies(p -> assertThat(p.message(Locale.ENGLISH))
                        .contains("province")
                        .contains("county"));
    }

    @Test
    void twoOverlaysMustNotAddTheSameThings() {
        Overlay first = overlay(ADDITIONS).orThrow();
        Overlay second = named("county", ADDITIONS).orThrow();
        assertThat(Overlays.apply(BASE, List.of(first, second)).problems())
                .extracting(Problem::code)
                .containsExactly(
                        ProblemCode.OVERLAY_CONFLICT, ProblemCode.OVERLAY_CONFLICT, ProblemCode.OVERLAY_CONFLICT);
    }

    @Test
    void anOverlayIsNotLaidTwice() {
        Overlay overlay = overlay("'changes': []").orThrow();
        assertThat(Overlays.apply(BASE, List.of(overlay, overlay)).problems())
                .extracting(Problem::code)
                .containsExactly(ProblemCode.OVERLAY_CONFLICT);
    }

    @Test
    void anUnknownTargetListsThoseThatExistForTheRule() {
        List<Problem> problems =
                overlay(change("T/limit/SENIOR", "TIGHTEN", "'5'")).problems();
        assertThat(problems).extracting(Problem::code).containsExactly(ProblemCode.OVERLAY_TARGET_UNKNOWN);
        assertThat(problems.get(0).message(Locale.ENGLISH)).contains("T/limit/PRIMARY, T/limit/JUNIOR");
        for (String target : List.of(
                "T/limit", "T/floor", "M/limit", "M/classes", "E/limit", "W/limit", "Z/limit", "T", "/", "T//")) {
            assertThat(overlay(change(target, "REPLACE", "'5'")).problems())
                    .as(target)
                    .extracting(Problem::code)
                    .containsExactly(ProblemCode.OVERLAY_TARGET_UNKNOWN);
        }
    }

    @Test
    void everyTargetOfTheBaseIsListed() {
        assertThat(Overlays.targets(BASE))
                .containsExactly(
                        "T/limit/PRIMARY",
                        "T/limit/JUNIOR",
                        "S/limit/default",
                        "B/limit/default",
                        "K/atLeast",
                        "K/floor",
                        "D/limit/PRIMARY",
                        "D/limit/JUNIOR",
                        "P/limit/九年一贯制学校",
                        "P/limit/default",
                        "M/classes/limit/PRIMARY",
                        "M/classes/limit/JUNIOR",
                        "M/music/limit/default",
                        "Y/years",
                        "L/limit/default");
        for (String target : Overlays.targets(BASE)) {
            Standard changed = apply(change(target, "REPLACE", "'1'" + ALLOWED));
            assertThat(numbers(changed, target)).contains("2018-01-01 1");
            assertThat(Overlays.targets(changed)).isEqualTo(Overlays.targets(BASE));
        }
    }

    @Test
    void anOverlayOverAnotherStandardIsRefused() {
        String other = overlayText("province", "").replace("'made-up'", "'another'");
        assertThat(MadeUp.overlay(other, BASE).problems())
                .extracting(p -> p.code() + " " + p.where())
                .containsExactly("JH513 overlay.json $.base");
        Overlay overlay = overlay("'changes': []").orThrow();
        Overlay moved = new Overlay(
                overlay.id(),
                overlay.title(),
                "another",
                null,
                overlay.inForce(),
                overlay.citation(),
                false,
                List.of(),
                java.util.Map.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                java.util.Map.of());
        assertThat(Overlays.apply(BASE, List.of(moved)).problems())
                .extracting(Problem::code)
                .containsExactly(ProblemCode.OVERLAY_BASE);
    }

    @Test
    void changesPutTogetherInCodeAreCheckedAsThoseOfAFile() {
        Overlay overlay = overlay("'changes': []").orThrow();
        NumberChange looser = new NumberChange(
                "T/limit/PRIMARY",
                Overlay.Action.TIGHTEN,
                overlay.inForce(),
                new Dated<>(Rational.ONE, overlay.citation(), LocalDate.of(2026, 1, 1)));
        Overlay made = new Overlay(
                overlay.id(),
                overlay.title(),
                overlay.base(),
                null,
                overlay.inForce(),
                overlay.citation(),
                false,
                List.of(),
                java.util.Map.of(),
                List.of(),
                List.of(),
                List.of(looser),
                List.of(),
                java.util.Map.of());
        assertThat(Overlays.apply(BASE, List.of(made)).problems())
                .extracting(p -> p.code() + " " + p.where())
                .containsExactly("JH511 province $.changes[0]");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "JH502 $.change | 'change': []",
                "JH501 $.rules[0].id | 'rules': [{'id': 'T', 'section': 'A', "
                        + " 'name': {'zh': '甲', 'en': 'A'}, 'level': 'COUNTY',"
                        + " 'criterion': {'kind': 'evidence', 'fact': 'statement.met'}}]",
                "JH503 $.rules[0].section | 'rules': [{'id': 'X', 'section': 'Z', "
                        + " 'name': {'zh': '甲', 'en': 'A'}, 'level': 'COUNTY',"
                        + " 'criterion': {'kind': 'evidence', 'fact': 'statement.met'}}]",
                "JH208 $.rules[0].section | 'rules': [{'id': 'X', 'name': {'zh': '甲', 'en': 'A'}, 'level': 'COUNTY',"
                        + " 'criterion': {'kind': 'evidence', 'fact': 'statement.met'}}]",
                "JH501 $.facts[0].id | 'facts': [{'id': 'found', 'name': '违规', 'type': 'FLAG'}]",
                "JH501 $.facts[0].id | 'facts': [{'id': 'boarding', 'name': '寄宿', 'type': 'FLAG'}]",
                "JH501 $.indicators[0].id | 'indicators': [{'id': 'pupils', 'name': {'zh': '甲', 'en': 'A'},"
                        + " 'unit': 'persons', 'numerator': 'graduates'}]",
                "JH205 $.changes[0].action | 'changes': [{'target': 'T/limit/PRIMARY', "
                        + "'action': 'LOOSEN', 'value': '5'}]",
                "JH208 $.changes[0].value | 'changes': [{'target': 'T/limit/PRIMARY', " + "'action': 'TIGHTEN'}]",
                "JH201 $.changes[0].value | 'changes': [{'target': 'T/limit/PRIMARY', "
                        + "'action': 'TIGHTEN', 'value': '5 %'}]",
                "JH501 $.changes[0].until | 'changes': [{'target': 'T/limit/PRIMARY', "
                        + "'action': 'TIGHTEN', 'value': '5', 'until': '2001-01-01'}]",
                "JH501 $.changes[0] | 'changes': [{'target': 'T/limit/PRIMARY', "
                        + "'action': 'TIGHTEN', 'value': '5', 'from': '2017-01-01'}]",
                "JH501 $.changes[1] | 'changes': [{'target': 'P/limit', 'action': 'TIGHTEN', 'value': '5'},"
                        + " {'target': 'P/limit/default', 'action': 'TIGHTEN', 'value': '4', 'from': '2030-01-01'}]",
                "JH501 $.example | 'example': 'yes'"
            })
    void everyFaultOfAFileIsFoundAtItsPlace(String fault) {
        String[] parts = fault.split(" \\| ", 2);
        assertThat(overlay(parts[1]).problems())
                .extracting(p -> p.code() + " " + p.where())
                .containsExactly(parts[0].replace(" $", " overlay.json $"));
    }

    @Test
    void anOverlayHasToNameADocumentOfItsOwn() {
        String text = overlayText("province", "").replace("'document': '某省文件', ", "");
        assertThat(MadeUp.overlay(text, BASE).problems())
                .extracting(p -> p.code() + " " + p.where())
                .containsExactly("JH208 overlay.json $.citation.document");
    }

    @Test
    void whatAnOverlayIsLaidOverCanBeReadAlone() {
        String text = MadeUp.quoted(overlayText("province", "'odd': 1"));
        assertThat(OverlayReader.readHead(MadeUp.stream(text), "o.json").orThrow())
                .isEqualTo(new OverlayReader.Head("province", "made-up", null));
        assertThat(OverlayReader.readHead(MadeUp.stream("{}"), "o.json").problems())
                .extracting(p -> p.code() + " " + p.where())
                .containsExactly("JH208 o.json $.base");
        assertThat(OverlayReader.readHead(MadeUp.stream("{"), "o.json").problems())
                .extracting(p -> p.code().code())
                .containsExactly("JH107");
        assertThat(OverlayReader.readHead(MadeUp.stream("[]"), "o.json").problems())
                .extracting(p -> p.code() + " " + p.where())
                .containsExactly("JH501 o.json $");
    }

    // --- overlays over overlays

    @Test
    void aCountyMayTightenWhatItsCitySetAndTheFindingTellsWhoDid() {
        Overlay city =
                named("city", change("T/limit/PRIMARY", "TIGHTEN", "'4.5'")).orThrow();
        Standard ofCity = Overlays.apply(BASE, List.of(city)).orThrow();
        Overlay county = over("county", "city", change("T/limit/PRIMARY", "TIGHTEN", "'4.6'"), ofCity)
                .orThrow();
        Standard changed = Overlays.apply(BASE, List.of(county, city)).orThrow();
        assertThat(changed.layers()).containsExactly("city", "county");
        assertThat(numbers(changed, "T/limit/PRIMARY")).contains("2018-01-01 4.6");
        assertThat(changed).isEqualTo(Overlays.apply(ofCity, List.of(county)).orThrow());
        CountyDataset dataset = CountyDataset.of(
                countyWith().county(), List.of(MadeUp.primary(1, "primary.students", 1000L, "primary.teachers", 45L)));
        assertThat(on(changed, dataset, "2022-12-31", "T").status()).isEqualTo(Status.NOT_MET);
        assertThat(on(changed, dataset, "2022-12-31", "T").citation().layer()).contains("county");
        assertThat(on(ofCity, dataset, "2022-12-31", "T").status()).isEqualTo(Status.MET);
        assertThat(on(ofCity, dataset, "2022-12-31", "T").citation().layer()).contains("city");
        assertThat(on(BASE, dataset, "2022-12-31", "T").citation().layer()).isEmpty();
    }

    @Test
    void stricterThanTheStandardYetLooserThanTheCityIsLooser() {
        Overlay city =
                named("city", change("T/limit/PRIMARY", "TIGHTEN", "'4.5'")).orThrow();
        Standard ofCity = Overlays.apply(BASE, List.of(city)).orThrow();
        String looser = change("T/limit/PRIMARY", "TIGHTEN", "'4.4'");
        assertThat(over("county", "city", looser, ofCity).problems())
                .extracting(p -> p.code() + " " + p.where())
                .containsExactly("JH511 overlay.json $.changes[0]");
        // Put together in code, the chain is looked at once more.
        Overlay alone = named("county", looser).orThrow();
        Overlay county = new Overlay(
                alone.id(),
                alone.title(),
                alone.base(),
                "city",
                alone.inForce(),
                alone.citation(),
                false,
                alone.facts(),
                alone.indicators(),
                alone.additions(),
                alone.concessions(),
                alone.changes(),
                List.of(),
                alone.texts());
        assertThat(Overlays.apply(BASE, List.of(city, county)).problems())
                .extracting(p -> p.code() + " " + p.where())
                .containsExactly("JH511 county $.changes[0]");
    }

    @Test
    void twoOverlaysMaySetOneTargetOnDifferentDays() {
        Overlay first = named("first", change("P/limit", "TIGHTEN", "'1900', 'until': '2020-01-01'"))
                .orThrow();
        Overlay second = named("second", change("P/limit", "TIGHTEN", "'1800', 'from': '2020-01-01'"))
                .orThrow();
        assertThat(numbers(Overlays.apply(BASE, List.of(first, second)).orThrow(), "P/limit/default"))
                .containsExactly("2017-01-01 2000", "2018-01-01 1900", "2020-01-01 1800");
    }

    @Test
    void aConflictNamesBothPlaces() {
        Overlay first = named("first", change("P/limit", "TIGHTEN", "'1900'")).orThrow();
        Overlay second = named(
                        "second",
                        "'changes': [{'target': 'T/limit/PRIMARY', 'action': 'TIGHTEN', 'value': '5'},"
                                + " {'target': 'P/limit', 'action': 'TIGHTEN', 'value': '1800', 'from': '2030-01-01'}]")
                .orThrow();
        assertThat(Overlays.apply(BASE, List.of(first, second)).problems())
                .singleElement()
                .satisfies(p -> assertThat(p.code()).isEqualTo(ProblemCode.OVERLAY_CONFLICT))
                .satisfies(p -> assertThat(p.message(Locale.ENGLISH))
                        .contains("first $.changes[0]")
                        .contains("second $.changes[1]"));
    }

    @Test
    void anOverlayWithoutTheOneItIsOverIsRefused() {
        Overlay city = named("city", "'changes': []").orThrow();
        Standard ofCity = Overlays.apply(BASE, List.of(city)).orThrow();
        assertThat(over("county", "city", "'changes': []", BASE).problems())
                .extracting(p -> p.code() + " " + p.where())
                .containsExactly("JH515 overlay.json $.over");
        Overlay county = over("county", "city", "'changes': []", ofCity).orThrow();
        assertThat(Overlays.apply(BASE, List.of(county)).problems())
                .extracting(Problem::code)
                .containsExactly(ProblemCode.OVERLAY_PARENT);
    }

    @Test
    void nothingIsRemoved() {
        assertThat(overlay("'changes': [{'target': 'V', 'action': 'REMOVE'}]").problems())
                .extracting(p -> p.code() + " " + p.where())
                .containsExactly("JH514 overlay.json $.changes[0].action");
    }

    @Test
    void whatIsStricterNeedsNothingThatAllowsIt() {
        assertThat(overlay(change("T/limit/PRIMARY", "TIGHTEN", "'5'" + ALLOWED))
                        .problems())
                .extracting(p -> p.code() + " " + p.where())
                .containsExactly("JH501 overlay.json $.changes[0]");
    }

    // --- helpers

    private static final String ALLOWED =
            ", 'allowedBy': {'document': '上级批复', 'article': '第一条', 'confidence': 'single-source'}";

    private static Checked<Overlay> over(String id, String parent, String more, Standard base) {
        return MadeUp.overlay(overlayText(id, "'over': '" + parent + "', " + more), base);
    }

    private static String change(String target, String action, String more) {
        return "'changes': [{'target': '" + target + "', 'action': '" + action + "', 'value': " + more + "}]";
    }

    private static String overlayText(String id, String more) {
        return "{'id': '" + id + "', 'title': {'zh': '某省', 'en': 'A province'}, 'base': 'made-up',"
                + " 'from': '2018-01-01', 'citation': {'document': '某省文件', 'article': '第二条',"
                + " 'confidence': 'single-source'}, 'lastCheckedOn': '2026-03-01'" + (more.isEmpty() ? "" : ", " + more)
                + "}";
    }

    private static Checked<Overlay> overlay(String more) {
        return named("province", more);
    }

    private static Checked<Overlay> named(String id, String more) {
        return MadeUp.overlay(overlayText(id, more), BASE);
    }

    private static Standard apply(String more) {
        return Overlays.apply(BASE, List.of(overlay(more).orThrow())).orThrow();
    }

    /** What stands at a target, with the first day of each number. */
    private static List<String> numbers(Standard standard, String target) {
        return Targets.of(standard.rule(Targets.rule(target))).get(target).timelines().get(0).entries().stream()
                .map(e -> e.range().from() + " " + e.value().value().toDecimal())
                .toList();
    }

    private static Finding on(Standard standard, CountyDataset county, String day, String rule) {
        return only(
                Evaluator.of(standard).evaluate(county, LocalDate.parse(day)).orThrow(), rule);
    }
}
