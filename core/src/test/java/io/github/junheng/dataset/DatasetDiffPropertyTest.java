package io.github.junheng.dataset;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.junheng.quantity.Reported;
import io.github.junheng.school.School;
import io.github.junheng.school.SchoolKind;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

class DatasetDiffPropertyTest {
    private static final List<String> CELLS =
            List.of("primary.students", "teachingArea", "charterAndIt", "checklist.a.1");
    private static final List<String> LISTS = List.of("primary.classSizes", "musicRoomAreas");

    /** A small county, so that two of them have much in common. */
    private static CountyDataset county(Random random) {
        County county = new County(
                random.nextInt(8) == 0
                        ? Reported.none()
                        : County.of("371425", "x", 2024).code(),
                random.nextInt(4) == 0 ? Reported.none() : Reported.of("县" + random.nextInt(2)),
                2023 + random.nextInt(2),
                facts(random, List.of("rotation.rotated", "checklist.a.2"), List.of("monitoring[].level")));
        List<SchoolReport> schools = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            if (random.nextInt(4) > 0) {
                SchoolKind kind = random.nextBoolean() ? SchoolKind.PRIMARY_SCHOOL : SchoolKind.NINE_YEAR_SCHOOL;
                schools.add(new SchoolReport(
                        School.of("213710000" + i, "校" + random.nextInt(2), kind), facts(random, CELLS, LISTS)));
            }
        }
        List<SchoolReport> kindergartens = new ArrayList<>();
        if (random.nextBoolean()) {
            kindergartens.add(new SchoolReport(
                    School.of("1137100000", "园", SchoolKind.KINDERGARTEN),
                    facts(random, List.of("kindergarten.children"), List.of("kindergarten.classSizes.small"))));
        }
        return CountyDataset.of(county, schools).withKindergartens(random.nextInt(3) == 0 ? null : kindergartens);
    }

    private static Facts facts(Random random, List<String> cells, List<String> lists) {
        Facts facts = Facts.empty();
        for (String cell : cells) {
            if (random.nextBoolean()) {
                facts = facts.with(cell, FactValue.Amount.of(random.nextInt(3)));
            }
        }
        for (String list : lists) {
            if (random.nextBoolean()) {
                List<Reported<BigDecimal>> elements = new ArrayList<>();
                for (int i = random.nextInt(3); i >= 0; i--) {
                    elements.add(
                            random.nextInt(4) == 0
                                    ? Reported.none()
                                    : Reported.of(BigDecimal.valueOf(random.nextInt(2))));
                }
                facts = facts.with(list, new FactValue.Amounts(elements));
            }
        }
        return facts;
    }

    @Property(tries = 200)
    void whatIsComparedWithItselfDiffersInNothing(@ForAll Random random) {
        CountyDataset county = county(random);

        assertThat(DatasetDiff.of(county, county).isEmpty()).isTrue();
    }

    @Property(tries = 200)
    void theOtherWayRoundEveryDifferenceIsTheSameTurnedRound(@ForAll Random random) {
        CountyDataset one = county(random);
        CountyDataset two = county(random);

        DatasetDiff diff = DatasetDiff.of(one, two);
        DatasetDiff back = DatasetDiff.of(two, one);

        assertThat(back.cells())
                .isEqualTo(diff.cells().stream()
                        .map(d -> new DatasetDiff.Difference(d.cell(), d.after(), d.before()))
                        .toList());
        assertThat(back.onlyBefore()).isEqualTo(diff.onlyAfter());
        assertThat(back.onlyAfter()).isEqualTo(diff.onlyBefore());
        assertThat(diff.isEmpty())
                .isEqualTo(one.county().equals(two.county())
                        && one.schools().equals(two.schools())
                        && java.util.Objects.equals(one.kindergartensOrNull(), two.kindergartensOrNull()));
    }

    /** What the cells and schools of the difference say, and nothing else, turns the facts of the first into those of the second. */
    @Property(tries = 200)
    void theDifferencesMakeTheSecondOutOfTheFirst(@ForAll Random random) {
        CountyDataset one = county(random);
        CountyDataset two = county(random);

        DatasetDiff diff = DatasetDiff.of(one, two);

        Facts county = one.county().facts();
        for (DatasetDiff.Difference cell : diff.cells()) {
            boolean identifies = List.of(
                            DatasetDiff.CODE, DatasetDiff.NAME, DatasetDiff.YEAR, DatasetDiff.KINDERGARTENS)
                    .contains(cell.cell().fact());
            if (cell.cell().school() == null && !identifies) {
                county = changed(county, cell);
            }
        }
        assertThat(county).isEqualTo(two.county().facts());
        for (SchoolReport report : two.institutions()) {
            if (diff.onlyAfter().contains(report.school())) {
                assertThat(one.school(report.school().code())).isEmpty();
                continue;
            }
            SchoolReport before = one.school(report.school().code()).orElseThrow();
            Facts facts = before.facts();
            String name = before.school().name();
            String kind = before.school().kind().zh();
            for (DatasetDiff.Difference cell : diff.cells()) {
                if (report.school().code().equals(cell.cell().school())) {
                    String after =
                            cell.after().map(FactValue::toText).toOptional().orElse("");
                    switch (cell.cell().fact()) {
                        case DatasetDiff.NAME -> name = after;
                        case DatasetDiff.KIND -> kind = after;
                        default -> facts = changed(facts, cell);
                    }
                }
            }
            assertThat(facts).isEqualTo(report.facts());
            assertThat(name).isEqualTo(report.school().name());
            assertThat(kind).isEqualTo(report.school().kind().zh());
        }
        assertThat(one.institutions().stream()
                        .map(SchoolReport::school)
                        .filter(s -> two.school(s.code()).isEmpty()))
                .containsExactlyInAnyOrderElementsOf(diff.onlyBefore());
    }

    private static Facts changed(Facts facts, DatasetDiff.Difference change) {
        FactValue after = change.after().toOptional().orElse(null);
        String fact = change.cell().fact();
        if (change.cell().index() < 0) {
            return after == null ? facts.without(fact) : facts.with(fact, after);
        }
        List<Reported<BigDecimal>> elements =
                new ArrayList<>(((FactValue.Amounts) facts.values().get(fact)).values());
        elements.set(
                change.cell().index(),
                after == null ? Reported.none() : Reported.of(((FactValue.Amount) after).value()));
        return facts.with(fact, new FactValue.Amounts(elements));
    }

    @Example
    void nothingReportedIsNotZeroAndOneElementOfAListIsToldAlone() {
        SchoolReport school = SchoolReport.of(School.of("2137100000", "一小", SchoolKind.PRIMARY_SCHOOL));
        CountyDataset one = CountyDataset.of(
                County.of("371425", "x", 2024),
                List.of(school.with("primary.arts", 0).with("musicRoomAreas", List.of(96, 97))));
        CountyDataset two = CountyDataset.of(
                County.of("371425", "x", 2024), List.of(school.with("musicRoomAreas", List.of(96, 72))));

        assertThat(DatasetDiff.of(one, two).cells())
                .containsExactly(
                        new DatasetDiff.Difference(
                                new CellRef(school.school().code(), "musicRoomAreas", 1),
                                Reported.of(FactValue.Amount.of(97)),
                                Reported.of(FactValue.Amount.of(72))),
                        new DatasetDiff.Difference(
                                CellRef.of(school.school().code(), "primary.arts"),
                                Reported.of(FactValue.Amount.of(0)),
                                Reported.none()));
    }

    @Example
    void notSayingWhichKindergartensThereAreIsNotHavingNone() {
        CountyDataset unsaid = CountyDataset.of(County.of("371425", "x", 2024), List.of());

        assertThat(DatasetDiff.of(unsaid, unsaid.withKindergartens(List.of())).cells())
                .containsExactly(new DatasetDiff.Difference(
                        CellRef.ofCounty(DatasetDiff.KINDERGARTENS),
                        Reported.none(),
                        Reported.of(FactValue.Amount.of(0))));
    }
}
