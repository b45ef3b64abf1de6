package io.github.junheng.evaluation;

import static io.github.junheng.MadeUp.primary;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.junheng.dataset.County;
import io.github.junheng.dataset.CountyDataset;
import io.github.junheng.dataset.FactDefinition;
import io.github.junheng.dataset.FactType;
import io.github.junheng.dataset.FactValue;
import io.github.junheng.dataset.Place;
import io.github.junheng.dataset.SchoolReport;
import io.github.junheng.standard.Standard;
import io.github.junheng.testkit.Counties;
import io.github.junheng.testkit.Counties.Distance;
import io.github.junheng.testkit.Counties.Recipe;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

class CountyTableTest {
    private static final Standard STANDARD = MadeUpStandard.standard();
    private static final LocalDate DAY = Counties.dayOf(STANDARD);
    private static final TableLayout LAYOUT = TableLayout.of(STANDARD);

    @Property(tries = 200)
    void aTableHoldsAllThatWasReported(@ForAll long seed) {
        CountyDataset dataset = drawn(seed);
        CountyTable table = CountyTable.of(dataset, LAYOUT);
        assertThat(table.isOdd()).isFalse();
        assertThat(table.size()).isEqualTo(dataset.schools().size());
        assertThat(table.toDataset()).isEqualTo(dataset);
    }

    @Property(tries = 100)
    void theOrderInWhichRowsComeChangesNothing(@ForAll long seed) {
        CountyDataset dataset = drawn(seed);
        List<SchoolReport> shuffled = new ArrayList<>(dataset.schools());
        Collections.shuffle(shuffled, new Random(seed));
        CountyTable table = filled(CountyTable.builder(LAYOUT), shuffled)
                .kindergartens(dataset.kindergartensOrNull())
                .build(dataset.county());
        assertThat(table.toDataset()).isEqualTo(dataset);
        Evaluator evaluator = Evaluator.of(STANDARD);
        assertThat(new ArrayList<>(evaluator.evaluate(table, DAY).orThrow().findings()))
                .isEqualTo(new ArrayList<>(
                        evaluator.evaluate(dataset, DAY).orThrow().findings()));
    }

    @Property(tries = 60)
    void aBuilderThatIsUsedAgainHoldsNothingOfTheCountyBefore(@ForAll long seed) {
        CountyTable.Builder builder = CountyTable.builder(LAYOUT);
        for (int i = 0; i < 6; i++) {
            CountyDataset dataset = drawn(seed + i);
            if (i % 3 == 1) {
                // A county of odd values in between.
                SchoolReport odd = primary(1, "primary.students", -1).with("moralAndCulture", "无此词");
                CountyTable table = filled(builder, List.of(odd)).build(dataset.county());
                assertThat(table.isOdd()).isTrue();
                assertThat(table.toDataset()).isEqualTo(CountyDataset.of(dataset.county(), List.of(odd)));
            }
            CountyTable table = filled(builder, dataset.schools())
                    .kindergartens(dataset.kindergartensOrNull())
                    .build(dataset.county());
            assertThat(builder.size()).isZero();
            assertThat(table.isOdd()).isFalse();
            assertThat(table.toDataset()).isEqualTo(dataset);
        }
    }

    @Example
    void twoSchoolsOfOneCodeAreRefusedAndForgotten() {
        CountyTable.Builder builder = CountyTable.builder(LAYOUT);
        County county = County.of("371425", "某县", 2024).with("pay.teachers", 5);
        filled(builder, List.of(primary(3), primary(1, "primary.students", 10), primary(3)));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> builder.build(county))
                .withMessageContaining("code");
        SchoolReport next = primary(2, "primary.students", 7);
        County other = County.of("371426", "邻县", 2024).with("pay.others", 6);
        assertThat(filled(builder, List.of(next)).build(other).toDataset())
                .isEqualTo(CountyDataset.of(other, List.of(next)));
    }

    @Example
    void numbersOfDifferentDecimalsAreHeldExactly() {
        int area = LAYOUT.schoolColumn("teachingArea");
        CountyTable.Builder builder = CountyTable.builder(LAYOUT);
        List<String> values = List.of("12.5", "3.25", "0", "7", "123456789.001");
        for (int i = 0; i < values.size(); i++) {
            BigDecimal value = new BigDecimal(values.get(i));
            builder.school(primary(i).school().code(), "学校", primary(i).school().kind())
                    .set(area, value.unscaledValue().longValueExact(), value.scale());
        }
        CountyDataset dataset = builder.build(County.of("371425", "某县", 2024)).toDataset();
        for (int i = 0; i < values.size(); i++) {
            assertThat(dataset.schools().get(i).facts().values().get("teachingArea"))
                    .isEqualTo(new FactValue.Amount(new BigDecimal(values.get(i))));
        }
    }

    @Example
    void columnsThatAreDeclaredBeyondTheFilesAreHeldOfEveryType() {
        List<FactDefinition> declared = new ArrayList<>();
        for (FactType type : List.of(
                FactType.COUNT,
                FactType.DECIMAL,
                FactType.FLAG,
                FactType.TEXT,
                FactType.DATE,
                FactType.TIME,
                FactType.COUNT_LIST,
                FactType.DECIMAL_LIST)) {
            declared.add(new FactDefinition("extra." + type, type.name(), type, "", Place.SCHOOL, List.of()));
        }
        SchoolReport full = primary(
                1,
                "extra.COUNT",
                5,
                "extra.DECIMAL",
                new BigDecimal("0.005"),
                "extra.FLAG",
                true,
                "extra.TEXT",
                "随意的话",
                "extra.DATE",
                LocalDate.of(1949, 10, 1),
                "extra.TIME",
                LocalTime.of(8, 20),
                "extra.COUNT_LIST",
                FactValue.Amounts.of(List.of(BigDecimal.ONE)),
                "extra.DECIMAL_LIST",
                FactValue.Amounts.of(List.of()));
        CountyDataset dataset = CountyDataset.of(County.of("371425", "某县", 2024), List.of(full, primary(2)));
        CountyTable table = CountyTable.of(dataset, TableLayout.of(declared));
        assertThat(table.isOdd()).isFalse();
        assertThat(table.toDataset()).isEqualTo(dataset);
    }

    @Example
    void aTableOfAnotherLayoutIsRefused() {
        CountyTable table = CountyTable.of(drawn(1), TableLayout.of(List.of()));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Evaluator.of(STANDARD).verdict(table, DAY));
    }

    private static CountyTable.Builder filled(CountyTable.Builder builder, List<SchoolReport> schools) {
        for (SchoolReport school : schools) {
            builder.school(
                    school.school().code(),
                    school.school().name(),
                    school.school().kind());
            school.facts().values().forEach((fact, value) -> builder.set(LAYOUT.schoolColumn(fact), value));
        }
        return builder;
    }

    private static CountyDataset drawn(long seed) {
        int small = (int) Math.floorMod(seed, 12L);
        return Counties.of(STANDARD, DAY)
                .draw(new Recipe(seed, 1 + small, Distance.values()[small % Distance.values().length], small * 25));
    }
}
