package io.github.junheng.io;

import static io.github.junheng.plan.MadeUpPlan.CITY;
import static io.github.junheng.plan.MadeUpPlan.FORMULAS;
import static io.github.junheng.plan.MadeUpPlan.JSON;
import static io.github.junheng.plan.MadeUpPlan.with;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.junheng.MadeUp;
import io.github.junheng.plan.Basis;
import io.github.junheng.plan.Goal;
import io.github.junheng.plan.MadeUpPlan;
import io.github.junheng.plan.Plan;
import io.github.junheng.plan.PlanItem;
import io.github.junheng.plan.Reading;
import io.github.junheng.plan.ResponsibleUnits;
import io.github.junheng.plan.Target;
import io.github.junheng.problem.Checked;
import io.github.junheng.problem.Problem;
import io.github.junheng.school.SchoolKind;
import io.github.junheng.school.Stage;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlanReaderTest {
    private static List<String> told(Checked<Plan> read) {
        assertThat(read.value()).isEmpty();
        return read.problems().stream().map(p -> p.code() + " " + p.where()).toList();
    }

    @Test
    void everythingOfAPlanIsRead() {
        Plan plan = MadeUpPlan.read(JSON).orThrow();
        assertThat(plan.items())
                .extracting(PlanItem::id)
                .containsExactly("size", "gap", "pay", "funds", "grade", "all", "apply", "build");
        assertThat(plan.records()).hasSize(3);
        assertThat(plan.relations()).hasSize(4);
        assertThat(plan.tables()).hasSize(1);
        assertThat(plan.formulas()).hasSize(1);
        assertThat(plan.notes()).hasSize(1);
        Goal size = plan.goals().get(0);
        assertThat(size.head().row()).contains(7);
        assertThat(size.head().clause()).isEqualTo("一");
        assertThat(size.head().units().lead()).containsExactly("教育局");
        assertThat(size.head().units().supporting()).containsExactly("财政局");
        assertThat(size.measures()).containsExactly("build");
        assertThat(size.reading())
                .isInstanceOfSatisfying(
                        Reading.OfRules.class,
                        read -> assertThat(read.kinds())
                                .containsExactly(SchoolKind.PRIMARY_SCHOOL, SchoolKind.JUNIOR_SCHOOL));
        assertThat(plan.goals().get(1).reading())
                .isInstanceOfSatisfying(
                        Reading.OfRules.class, read -> assertThat(read.stage()).contains(Stage.PRIMARY));
        assertThat(plan.goals())
                .extracting(goal -> (Object) goal.target().getClass())
                .containsExactly(
                        Target.Amount.class,
                        Target.Amount.class,
                        Target.Settled.class,
                        Target.Earlier.class,
                        Target.Grade.class,
                        Target.Settled.class);
        assertThat(plan.goals().get(2).trigger()).isPresent();
    }

    @Test
    void anEntryIsOneItemForEachOfItsPlaces() {
        Plan plan = MadeUpPlan.read(CITY).orThrow();
        assertThat(plan.goals())
                .extracting(PlanItem::id)
                .startsWith("both@甲县", "both@乙县")
                .hasSize(7);
        Goal second = plan.goals().get(1);
        assertThat(second.head().place().name()).isEqualTo("乙县");
        assertThat(second.head().row()).contains(4);
        assertThat(second.head().deadline().toString()).isEqualTo("2022");
        assertThat(second.head().deadline().basis()).isEqualTo(Basis.INFERRED);
        assertThat(second.target().label()).isEqualTo(">=100 %");
        assertThat(second.head().units()).isEqualTo(ResponsibleUnits.NOT_NAMED);
        assertThat(plan.item("meets@甲县").orElseThrow().head().units().areNamed())
                .isTrue();
    }

    @Test
    void aStarStandsForEveryRuleOfAStandard() {
        Plan plan =
                MadeUpPlan.read(with(JSON, "'made-up/M/music'", "'made-up/*'")).orThrow();
        assertThat(((Reading.OfRules) plan.goals().get(2).reading()).rules())
                .hasSize(MadeUp.standard().rules().size());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "'issuer': | 'isuer': | JH502 plan.json $.isuer, JH208 plan.json $.issuer",
                "'id': 'p' | 'id': 'p', 'id': 'q' | JH113 plan.json $.id",
                "'until': '2022' | 'until': '2019' | JH501 plan.json $.until",
                "'code': '379901' | 'code': '甲' | JH213 plan.json $.place.code",
                "'clause': '一', 'reach' | 'reach' | JH208 plan.json $.goals[0].clause",
                "'kind': 'TARGET' | 'kind': 'GOAL' | JH205 plan.json $.goals[0].kind",
                "'reach': 'SCHOOL' | 'reach': 'PUPIL' | JH205 plan.json $.goals[0].reach",
                "'row': 7 | 'row': '7' | JH501 plan.json $.goals[0].row",
                "'comparator': '<=' | 'comparator': '=' | JH501 plan.json $.goals[0].target.comparator",
                "'value': '1800' | 'value': 'many' | JH201 plan.json $.goals[0].target.value",
                "'unit': 'persons' | 'unit': 'heads' | JH503 plan.json $.goals[0].target.unit",
                "'by': '2021' | 'by': '2021-13' | JH501 plan.json $.goals[0].by",
                "'by': '2021' | 'by': '2022..2021' | JH501 plan.json $.goals[0].by",
                "'by': '2021', | | JH208 plan.json $.goals[0].by",
                "'basis': 'printed' | 'basis': 'guessed' | JH205 plan.json $.responsible.edu.basis",
                "'basis': 'printed', 'clause' | 'basis': 'none', 'clause' | JH501 plan.json $.responsible.edu.basis",
                "'made-up/P' | 'made-up/PP' | JH503 plan.json $.goals[0].read.rules[0]",
                "'made-up/P' | 'made-down/P' | JH503 plan.json $.goals[0].read.rules[0]",
                "'made-up/P' | 'P' | JH501 plan.json $.goals[0].read.rules[0]",
                "'made-up/P' | 'made-up/P/part' | JH503 plan.json $.goals[0].read.rules[0]",
                "['made-up/P'] | ['made-up/P', 'made-up/D'] | JH501 plan.json $.goals[0].read.rules",
                "'made-up/M/music' | 'made-up/M/dance' | JH503 plan.json $.goals[2].read.rules[0]",
                "'made-up/M/music' | 'made-down/*' | JH503 plan.json $.goals[2].read.rules[0]",
                "'小学' | '幼儿班' | JH205 plan.json $.goals[0].read.kinds[0]",
                "'stage': 'PRIMARY' | 'stage': 'FIRST' | JH205 plan.json $.goals[1].read.stage",
                "'take': 'EVERY' | 'take': 'OUTCOME' | JH631 plan.json $.goals[0].read",
                "'take': 'OUTCOME' | 'take': 'VALUE' | JH631 plan.json $.goals[2].read",
                "'responsible': 'edu', 'measures' | 'responsible': 'eduu', 'measures' | JH503 plan.json $.goals[0].responsible",
                "'measures': ['build'] | 'measures': ['bild'] | JH503 plan.json $.goals[0].measures[0]",
                "'p-formulas/X' | 'p-formulas/Y' | JH503 plan.json $.goals[1].beside[0]",
                "'standard': 'made-up' | 'standard': 'made-down' | JH503 plan.json $.goals[5].read.standard",
                "'sections': ['A'] | 'sections': ['Z'] | JH503 plan.json $.goals[5].read.sections[0]",
                "'earlier': 'year-before' | 'earlier': 'before' | JH205 plan.json $.goals[3].target.earlier",
                "'comparator': '>', 'unit': 'yuan' | 'comparator': '<', 'unit': 'yuan' | JH501 plan.json $.goals[3].target.comparator",
                "'grade': ['优', '良'] | 'grade': [] | JH501 plan.json $.goals[4].target.grade",
                "'baseline': 'base' | 'baseline': 'bass' | JH503 plan.json $.goals[3].baseline",
                "'goal': 'funds' | 'goal': 'fund' | JH503 plan.json $.recorded[0].goal",
                "'id': 'gap' | 'id': 'size' | JH501 plan.json $.goals[1].id, JH503 plan.json $.relations[2].items[1]",
                "'quantity': '3' | 'quantity': '0' | JH501 plan.json $.undertakings[0].quantity",
                "'parts': ['one', 'two'] | 'parts': ['one', 'tow'] | JH503 plan.json $.relations[0].parts[1]",
                "'parts': ['one', 'two'] | 'parts': ['one', 'pay'] | JH501 plan.json $.relations[0].parts[1]",
                "'kind': 'cites' | 'kind': 'quotes' | JH205 plan.json $.relations[3].kind",
                "'items': ['size', 'gap'] | 'items': ['size', 'gab'] | JH503 plan.json $.relations[2].items[1]",
                "'of': '2019' | 'of': '19' | JH206 plan.json $.recorded[0].of",
                "'formulas': 'formulas.json' | 'formulas': 'none.json' | JH102 plan.json $.formulas, JH503 plan.json $.goals[1].beside[0]",
            })
    void whatIsWrongIsToldOnceWithItsPlace(String passage, String other, String problems) {
        assertThat(String.join(", ", told(MadeUpPlan.read(with(JSON, passage, other == null ? "" : other)))))
                .isEqualTo(problems);
    }

    @Test
    void everyProblemIsToldInOneRun() {
        String json = with(
                with(with(JSON, "'made-up/P'", "'made-up/PP'"), "'by': '2021-06'", "'by': 'soon'"),
                "'on': '2019-10'",
                "'on': 'x'");
        assertThat(told(MadeUpPlan.read(json)))
                .containsExactly(
                        "JH503 plan.json $.goals[0].read.rules[0]",
                        "JH501 plan.json $.milestones[0].by",
                        "JH206 plan.json $.relations[3].on");
    }

    @Test
    void whatIsWrongWithAnEntryOfSeveralPlacesIsToldOnce() {
        assertThat(told(MadeUpPlan.read(with(CITY, "'take': 'SHARE'", "'take': 'SHARES'"))))
                .containsExactly("JH205 plan.json $.goals[0].read.take");
        assertThat(told(MadeUpPlan.read(with(CITY, "'place': '乙县'", "'place': '丙县'"))))
                .containsExactly("JH503 plan.json $.goals[0].each[1].place");
        assertThat(told(MadeUpPlan.read(with(CITY, "'place': '乙县'", "'place': '甲县'"))))
                .containsExactly("JH501 plan.json $.goals[0].each[1]");
        assertThat(told(MadeUpPlan.read(with(CITY, "'value': '80', ", ""))))
                .containsExactly("JH208 plan.json $.goals[0].target.value");
    }

    @Test
    void nearNamesAreOffered() {
        Problem problem = MadeUpPlan.read(with(JSON, "'made-up/P'", "'made-up/PP'"))
                .problems()
                .get(0);
        assertThat(problem.message(Locale.CHINESE))
                .contains("made-up/PP")
                .contains("规则")
                .contains("made-up/P,");
        assertThat(problem.message(Locale.ENGLISH)).contains("There is no rule named \"made-up/PP\"");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "'informative': true, | | JH632 formulas.json",
                "'rules': [ | 'changes': [{'target': 'S/limit', 'action': 'TIGHTEN', 'value': '5', 'from': '2022'}], 'rules': [ | JH632 formulas.json",
                "'id': 'p-formulas' | 'id': 'p' | JH632 formulas.json $.id, JH503 plan.json $.goals[1].beside[0]",
                "'base': 'made-up' | 'base': 'made-down' | JH503 formulas.json $.base, JH503 plan.json $.goals[1].beside[0]",
                "'indicator': 'pupils' | 'indicator': 'pupil' | JH503 formulas.json $.rules[0].criterion.indicator, JH503 plan.json $.goals[1].beside[0]",
            })
    void formulasOnlyAddWhatIsInformative(String passage, String other, String problems) {
        Checked<Plan> read =
                MadeUpPlan.read(JSON, with(FORMULAS, passage, other == null ? "" : other), MadeUp.standard());
        assertThat(String.join(", ", told(read))).isEqualTo(problems);
    }

    @Test
    void aFileThatIsNoPlanIsToldAndThrowsNothing() {
        assertThat(told(MadeUpPlan.read(""))).containsExactly("JH104 plan.json");
        assertThat(told(MadeUpPlan.read("[]"))).contains("JH501 plan.json $");
        assertThat(told(MadeUpPlan.read("{"))).singleElement().asString().startsWith("JH1");
        assertThat(told(MadeUpPlan.read("{}"))).contains("JH208 plan.json $.id", "JH208 plan.json $.place");
        for (String key : List.of("goals", "milestones", "undertakings", "recorded", "relations", "tables", "units")) {
            for (String value : List.of("1", "{}", "[1]", "[{}]", "[[]]", "null", "'x'")) {
                String json = "{'" + key + "': " + value + "}";
                assertThat(told(MadeUpPlan.read(json))).as(json).isNotEmpty();
            }
        }
    }
}
