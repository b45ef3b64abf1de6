package io.github.junheng.evaluation;

import static io.github.junheng.quantity.Comparator.ABOVE;
import static io.github.junheng.quantity.Comparator.AT_LEAST;
import static io.github.junheng.quantity.Comparator.AT_MOST;
import static io.github.junheng.quantity.Comparator.BELOW;
import static io.github.junheng.quantity.Comparator.EQUAL;
import static io.github.junheng.school.Stage.JUNIOR;
import static io.github.junheng.school.Stage.PRIMARY;

import io.github.junheng.dataset.FactDefinition;
import io.github.junheng.dataset.FactType;
import io.github.junheng.dataset.Place;
import io.github.junheng.quantity.Comparator;
import io.github.junheng.quantity.Rational;
import io.github.junheng.quantity.Unit;
import io.github.junheng.school.SchoolKind;
import io.github.junheng.school.Stage;
import io.github.junheng.school.StageWeights;
import io.github.junheng.standard.Citation;
import io.github.junheng.standard.Condition;
import io.github.junheng.standard.Confidence;
import io.github.junheng.standard.Criterion;
import io.github.junheng.standard.Dated;
import io.github.junheng.standard.Indicator;
import io.github.junheng.standard.Level;
import io.github.junheng.standard.Limit;
import io.github.junheng.standard.Rule;
import io.github.junheng.standard.RuleId;
import io.github.junheng.standard.Scope;
import io.github.junheng.standard.Section;
import io.github.junheng.standard.Split;
import io.github.junheng.standard.Standard;
import io.github.junheng.standard.Sum;
import io.github.junheng.standard.Text;
import io.github.junheng.time.DateRange;
import io.github.junheng.time.Timeline;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** A small standard that no ministry wrote, with a criterion, a limit and a condition of every kind. */
final class MadeUpStandard {
    static final LocalDate FROM = LocalDate.of(2020, 1, 1);
    private static final Citation SOURCE = new Citation("某文〔2020〕1号", "第一条", Confidence.VERIFIED);
    private static final Unit EACH = new Unit("each", "个", true, false);
    private static final Unit AREA = new Unit("m²", "㎡", false, false);
    private static final List<Stage> BOTH = List.of(PRIMARY, JUNIOR);

    private static final Scope ORDINARY = scope(
            "ordinary",
            new Condition.KindIn(Set.of(SchoolKind.SPECIAL_SCHOOL, SchoolKind.VOCATIONAL_SCHOOL), true),
            new Condition.AnyOf(List.of(
                    List.of(new Condition.KindIn(Set.of(SchoolKind.TEACHING_POINT), true)),
                    List.of(new Condition.Compare(Sum.of("{stage}.students"), AT_LEAST, Rational.of(50), null)))));
    private static final Scope TOWN = scope(
            "town",
            new Condition.FactIn("location", Set.of("城区", "镇区"), false),
            new Condition.FactIn("boarding", Set.of("true"), true),
            new Condition.FactIn("sponsor", Set.of("10"), true));
    private static final Scope SMALL_CLASSES = scope(
            "small classes",
            new Condition.Every("{stage}.classSizes", AT_MOST, Rational.of(60)),
            new Condition.Compare(Sum.of("migrantStudents"), AT_MOST, Rational.of(1, 2), Sum.of("{stage}.students")));

    private final Map<String, Rule> rules = new LinkedHashMap<>();
    private final Map<String, Indicator> indicators = new LinkedHashMap<>();

    private MadeUpStandard() {
        indicator("music", Sum.of("{stage}.music", "{stage}.arts"), Sum.of("{stage}.students"), 100, false);
        indicator("area", sum(List.of("teachingArea"), "indoorSportsArea", 1), Sum.of("{stage}.students"), 1, true);
        indicator("ground", Sum.of("sportsGroundArea", "indoorSportsArea"), Sum.of("{stage}.students"), 1, true);
        indicator("value", sum(List.of("equipmentValue"), null, 10_000), Sum.of("{stage}.students"), 1, true);
        indicator("size", Sum.of("{stage}.students"), null, 1, false);
        indicator("certified", Sum.of("certifiedTeachers"), Sum.of("{stage}.teachers"), 100, false);
        indicator(
                "kept",
                sum(List.of("graduates", "transfersOut"), "transfersIn", 1),
                sum(List.of("entrantsThreeYearsAgo"), "deaths", 1),
                100,
                false);
        indicator("teachersPay", Sum.of("pay.teachers"), null, 1, false);
        indicator("othersPay", Sum.of("pay.others"), null, 1, false);
        indicator("granted", sum(List.of("publicFundsGranted"), null, 10_000), null, 1, false);
        indicator("degrees", Sum.of("{stage}.degree.bachelor"), Sum.of("{stage}.students"), 100, false);

        Limit music = printed(Map.of("PRIMARY", "0.9", "JUNIOR", "1.1"));
        rule("A1", Level.SCHOOL_STAGE, false, ORDINARY, comparison("music", AT_LEAST, music));
        rule("A2", Level.SCHOOL_STAGE, false, ORDINARY, comparison("area", AT_LEAST, limit("4.5")));
        rule("A3", Level.SCHOOL_STAGE, false, ORDINARY, comparison("ground", AT_LEAST, limit("7.5")));
        rule("A4", Level.SCHOOL_STAGE, false, ORDINARY, comparison("value", ABOVE, limit("2000")));
        rule("A5", Level.SCHOOL_STAGE, false, ORDINARY, comparison("degrees", AT_LEAST, new Limit.SameAs("A1")));
        rule(
                "A",
                Level.SCHOOL_STAGE,
                false,
                ORDINARY,
                new Criterion.KOfN(List.of("A1", "A2", "A3", "A4"), dated("3"), dated("0.85")));
        rule("D1", Level.COUNTY_STAGE, false, ORDINARY, dispersion("music", "0.5", AT_MOST));
        rule("D2", Level.COUNTY_STAGE, false, ORDINARY, dispersion("area", "0.45", BELOW));
        rule(
                "B1",
                Level.SCHOOL,
                true,
                TOWN,
                comparison("size", AT_MOST, printed(Map.of("default", "2000", "NINE_YEAR_SCHOOL", "2500"))));
        rule(
                "B2",
                Level.SCHOOL,
                true,
                SMALL_CLASSES,
                new Criterion.Every(
                        "{stage}.classSizes", AT_MOST, printed(Map.of("PRIMARY", "45", "JUNIOR", "50")), EACH, false));
        rule(
                "B3",
                Level.SCHOOL,
                true,
                TOWN,
                new Criterion.All(List.of(
                        part(
                                "m",
                                new Criterion.CountPer(
                                        "musicRoomAreas", limit("96"), "{stage}.classSizes", Rational.of(12), EACH)),
                        part(
                                "a",
                                new Criterion.CountPer(
                                        "artRoomAreas", limit("90.5"), "{stage}.classSizes", Rational.of(12), EACH)))));
        rule(
                "B4",
                Level.SCHOOL,
                true,
                scope("all"),
                comparison(
                        "granted",
                        AT_LEAST,
                        new Limit.WeightedMean("quota.{STAGE}", "{stage}.students", Rational.of(100))));
        rule("B5", Level.SCHOOL, true, scope("all"), new Criterion.Evidence("moralAndCulture", Set.of("优秀", "良好")));
        rule(
                "B6",
                Level.SCHOOL,
                true,
                TOWN,
                comparison("granted", AT_LEAST, printed(Map.of("PRIMARY", "100000", "JUNIOR", "200000"))));
        rule("G1", Level.COUNTY, false, ORDINARY, comparison("certified", EQUAL, limit("100")));
        rule("G2", Level.COUNTY, false, ORDINARY, comparison("kept", AT_LEAST, limit("95")));
        rule(
                "G3",
                Level.COUNTY,
                false,
                null,
                new Criterion.All(List.of(
                        part("pay", comparison("teachersPay", AT_LEAST, new Limit.OfIndicator("othersPay"))),
                        part("approved", new Criterion.Evidence("pay.approved", Set.of("true"))))));
        rule(
                "G4",
                Level.COUNTY,
                false,
                null,
                new Criterion.All(List.of(
                        part("level", new Criterion.Every("exam[].level", AT_LEAST, limit("3"), EACH, true)),
                        part("rate", new Criterion.Every("exam[].rate", BELOW, limit("0.15"), EACH, true)))));
        rule("E1", Level.COUNTY, false, null, new Criterion.Elapsed("since", dated("3"), EACH));
        rule("V1", Level.COUNTY, false, null, new Criterion.Veto("vetoes.V1"));
    }

    static Standard standard() {
        MadeUpStandard made = new MadeUpStandard();
        return new Standard(
                "made-up",
                text("某标准"),
                text("某部门"),
                "某文〔2020〕1号",
                DateRange.from(FROM),
                Confidence.VERIFIED,
                true,
                List.of(
                        new Section("A", text("甲"), List.of("A", "A5", "D1", "D2")),
                        new Section("B", text("乙"), List.of("B1", "B2", "B3", "B4", "B5", "B6")),
                        new Section("G", text("丙"), List.of("G1", "G2", "G3", "G4", "E1", "V1"))),
                List.of(
                        fact("pay.teachers", FactType.DECIMAL),
                        fact("pay.others", FactType.DECIMAL),
                        fact("pay.approved", FactType.FLAG),
                        fact("quota.PRIMARY", FactType.DECIMAL),
                        fact("quota.JUNIOR", FactType.DECIMAL),
                        fact("exam[].level", FactType.COUNT_LIST),
                        fact("exam[].rate", FactType.DECIMAL_LIST),
                        new FactDefinition(
                                "primary.mode", "小学学制", FactType.WORD, "", Place.SCHOOL, List.of("全日", "半日", "夜校")),
                        new FactDefinition(
                                "junior.mode", "初中学制", FactType.WORD, "", Place.SCHOOL, List.of("全日", "半日", "夜校")),
                        fact("since", FactType.DATE),
                        fact("vetoes.V1", FactType.FLAG)),
                made.indicators,
                made.rules,
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of());
    }

    /** The standard with the test of one rule changed. */
    static Standard with(String rule, UnaryOperator<Criterion> change) {
        Standard standard = standard();
        Rule changed = standard.rule(rule);
        return with(standard, changed.with(change.apply(changed.criterion())));
    }

    static Standard with(Standard standard, Rule rule) {
        Map<String, Rule> rules = new LinkedHashMap<>(standard.rules());
        rules.put(rule.id().local(), rule);
        return standard.withRules(rules);
    }

    static Limit limit(String value) {
        return printed(Map.of(Limit.DEFAULT, value));
    }

    static Timeline<Dated<Rational>> dated(String value) {
        return Timeline.of(DateRange.from(FROM), new Dated<>(Rational.parse(value), SOURCE, FROM));
    }

    static Criterion comparison(String indicator, Comparator comparator, Limit limit) {
        return new Criterion.Comparison(indicator, comparator, limit, null);
    }

    static Criterion dispersion(String indicator, String limit, Comparator comparator) {
        return new Criterion.Dispersion(indicator, comparator, limit(limit), EACH, 2);
    }

    static Criterion.Part part(String id, Criterion criterion) {
        return new Criterion.Part(id, text(id), criterion);
    }

    private static Limit printed(Map<String, String> values) {
        Map<String, Timeline<Dated<Rational>>> limits = new LinkedHashMap<>();
        values.forEach((key, value) -> limits.put(key, dated(value)));
        return new Limit.Printed(limits);
    }

    private static Sum sum(List<String> add, @Nullable String subtract, long times) {
        return new Sum(add, subtract == null ? List.of() : List.of(subtract), Rational.of(times));
    }

    private static Scope scope(String id, Condition... conditions) {
        return new Scope(
                id,
                text(id),
                List.of(conditions),
                List.of(new Condition.Compare(Sum.of("{stage}.students"), ABOVE, Rational.ZERO, null)));
    }

    private static Text text(String text) {
        return new Text(text, text);
    }

    private static FactDefinition fact(String id, FactType type) {
        return new FactDefinition(id, id, type, "", Place.COUNTY, List.of());
    }

    private void indicator(String id, Sum numerator, @Nullable Sum denominator, long per, boolean isSplit) {
        Split split = new Split(
                "split",
                new StageWeights(Map.of(
                        PRIMARY, Rational.ONE, JUNIOR, Rational.parse("1.1"), Stage.SENIOR, Rational.parse("1.32"))),
                "{stage}.students",
                SOURCE);
        indicators.put(
                id,
                new Indicator(
                        id,
                        text(id),
                        AREA,
                        isSplit ? AREA : EACH,
                        numerator,
                        Map.of(),
                        denominator,
                        Rational.of(per),
                        isSplit ? split : null,
                        2));
    }

    private void rule(String id, Level level, boolean rolledUp, @Nullable Scope scope, Criterion criterion) {
        rules.put(
                id,
                new Rule(
                        new RuleId("made-up", id),
                        text(id),
                        true,
                        level,
                        rolledUp,
                        false,
                        BOTH,
                        scope,
                        criterion,
                        DateRange.from(FROM),
                        null,
                        SOURCE,
                        List.of()));
    }
}
