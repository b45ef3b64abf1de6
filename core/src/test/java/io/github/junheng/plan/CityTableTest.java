package io.github.junheng.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.junheng.MadeUp;
import io.github.junheng.dataset.County;
import io.github.junheng.dataset.CountyDataset;
import io.github.junheng.dataset.SchoolReport;
import io.github.junheng.evaluation.Evaluation;
import io.github.junheng.evaluation.Status;
import io.github.junheng.evaluation.UnitTally;
import io.github.junheng.plan.Reading.Take;
import io.github.junheng.plan.YearFigure.Gap;
import io.github.junheng.quantity.Comparator;
import io.github.junheng.quantity.Rational;
import io.github.junheng.quantity.Unit;
import io.github.junheng.school.Stage;
import io.github.junheng.standard.Standard;
import io.github.junheng.standard.Text;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * Schools of 100 pupils, of which at least 4 teachers are asked. First county: 4 and 2; one of two, and the dispersion is 1/3. Second:
 * 4, 4 and 2; two of three, and the dispersion is the root of 0.08.
 */
class CityTableTest {
    private static final Unit PERCENT = new Unit("percent", "%", false, false);
    private static final Locality CITY = new Locality("某市", null);
    private static final Locality FIRST = new Locality("甲县", null);
    private static final Locality SECOND = new Locality("乙县", null);
    private static final Standard STANDARD = MadeUp.standard(
            MadeUp.rule(
                    "T",
                    "SCHOOL_STAGE",
                    "'stages': ['PRIMARY'], 'scope': 'ordinary', 'criterion': {'kind': 'comparison',"
                            + " 'indicator': 'teachers-per-100', 'comparator': '>=', 'limit': '4'}"),
            MadeUp.rule(
                    "D",
                    "COUNTY_STAGE",
                    "'stages': ['PRIMARY'], 'scope': 'ordinary', 'criterion': {'kind': 'dispersion',"
                            + " 'indicator': 'teachers-per-100', 'comparator': '<=', 'limit': '0.1',"
                            + " 'unit': 'coefficient', 'printedDecimals': 3}"));
    private static final PlanTable TABLE = new PlanTable(
            "table",
            new Text("表", "A table"),
            List.of(column("share", "T", Take.SHARE), column("cv", "D", Take.GREATEST)),
            List.of());

    private static PlanTable.Column column(String id, String rule, Take take) {
        return new PlanTable.Column(
                id,
                new Text(id, id),
                new Reading.OfRules(List.of(RuleRef.parse("made-up/" + rule)), Stage.PRIMARY, List.of(), take),
                id,
                null);
    }

    private static Goal forecast(String column, Locality place, String deadline, Comparator comparator, String value) {
        return PayPlan.goal(
                PayPlan.head(column + "@" + place.name(), deadline, place),
                Goal.Kind.FORECAST,
                Goal.Reach.COUNTY,
                new Target.Amount(comparator, Rational.parse(value), PERCENT),
                new Reading.ByHand(),
                null,
                null);
    }

    private static Plan plan(PlanItem... printed) {
        return PayPlan.plan(CITY, List.of(FIRST, SECOND), List.of(), List.of(TABLE), printed);
    }

    private static List<Evaluation> county(int... teachers) {
        SchoolReport[] schools = IntStream.range(0, teachers.length)
                .mapToObj(i -> MadeUp.primary(i, "primary.students", 100)
                        .with("primary.teachers", teachers[i] < 0 ? null : teachers[i]))
                .toArray(SchoolReport[]::new);
        return List.of(MadeUp.evaluate(STANDARD, CountyDataset.of(County.of("371425", "某县", 2019), List.of(schools))));
    }

    private static CityTable.Cell cell(CityTable table, int row, int column) {
        return table.rows().get(row).cells().get(column);
    }

    @Test
    void addsUpCountsForTheCityAndTakesTheGreatestDispersion() {
        CityTable table = CityTable.of(plan(), TABLE, Map.of(FIRST, county(4, 2), SECOND, county(4, 4, 2)));
        assertThat(table.rows()).extracting(CityTable.Row::place).containsExactly(FIRST, SECOND, CITY);
        assertThat(cell(table, 0, 0).figure().value()).contains(Rational.of(50));
        assertThat(cell(table, 1, 0).figure().value()).contains(Rational.of(200, 3));
        // Three of five; the mean of both shares would be 58.33.
        assertThat(cell(table, 2, 0).figure().value()).contains(Rational.of(60));
        assertThat(cell(table, 2, 0).figure().units()).contains(new UnitTally(3, 2, 0, 0));
        assertThat(cell(table, 1, 1).figure().value().orElseThrow().toDecimal()).isEqualTo("0.282842712");
        assertThat(cell(table, 2, 1).figure().value().orElseThrow().compareTo(Rational.of(1, 3)))
                .isZero();
        assertThat(cell(table, 2, 1).printed()).isEmpty();
        assertThat(cell(table, 2, 1).standing()).isEmpty();
    }

    @Test
    void holdsWhatIsPrintedAgainstWhatTheDataSay() {
        CityTable table = CityTable.of(
                plan(
                        forecast("share", FIRST, "2019", Comparator.AT_LEAST, "50"),
                        forecast("share", SECOND, "2019", Comparator.AT_LEAST, "66.67"),
                        forecast("cv", SECOND, "2020", Comparator.AT_MOST, "0.28"),
                        forecast("share", CITY, "2019", Comparator.AT_LEAST, "60")),
                TABLE,
                Map.of(FIRST, county(4, 2), SECOND, county(4, 4, 2)));
        assertThat(cell(table, 0, 0).standing()).contains(Standing.MET);
        assertThat(cell(table, 1, 0).standing()).as("two thirds, not rounded").contains(Standing.SHORT_OF_FORECAST);
        assertThat(cell(table, 1, 0).printed().orElseThrow().value()).isEqualTo(Rational.parse("66.67"));
        assertThat(cell(table, 1, 1).standing()).as("not due yet").contains(Standing.OPEN);
        assertThat(cell(table, 2, 0).standing()).contains(Standing.MET);
    }

    @Test
    void oneSchoolThatIsNotKnownLeavesTheCityOpen() {
        CityTable table = CityTable.of(
                plan(forecast("share", CITY, "2019", Comparator.AT_LEAST, "1")),
                TABLE,
                Map.of(FIRST, county(4, 2), SECOND, county(4, -1)));
        YearFigure city = cell(table, 2, 0).figure();
        assertThat(city.status()).isEqualTo(Status.INDETERMINATE);
        assertThat(city.value()).isEmpty();
        assertThat(city.units()).contains(new UnitTally(2, 1, 1, 0));
        assertThat(city.missing()).hasSize(1);
        assertThat(cell(table, 2, 1).figure().value())
                .as("a greater one may be among them")
                .isEmpty();
        assertThat(cell(table, 2, 0).standing()).contains(Standing.NOT_MEASURABLE);
    }

    @Test
    void aCountyWithoutDataLeavesTheCityOpenAndIsNoZero() {
        CityTable table = CityTable.of(plan(), TABLE, Map.of(FIRST, county(4, 2)));
        assertThat(cell(table, 1, 0).figure().gap()).contains(Gap.NO_DATASET);
        assertThat(cell(table, 2, 0).figure().gap()).contains(Gap.NO_DATASET);
        assertThat(cell(table, 2, 0).figure().value()).isEmpty();
        assertThat(cell(table, 2, 0).figure().units()).as("what is known").contains(new UnitTally(1, 1, 0, 0));
    }

    @Test
    void aCountysPlanHasNoRowForAll() {
        CityTable table = CityTable.of(
                PayPlan.plan(FIRST, List.of(), List.of(), List.of(TABLE)), TABLE, Map.of(FIRST, county(4, 2)));
        assertThat(table.rows()).extracting(CityTable.Row::place).containsExactly(FIRST);
    }
}
