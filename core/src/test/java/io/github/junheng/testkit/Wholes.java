package io.github.junheng.testkit;

import io.github.junheng.dataset.CellRef;
import io.github.junheng.dataset.CountyDataset;
import io.github.junheng.dataset.FactValue;
import io.github.junheng.dataset.SchoolReport;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Keeps parts from being above their wholes, which a reader would refuse. */
final class Wholes {
    /** Parts and, last, the whole that they may not exceed together. */
    private static final List<List<String>> SCHOOL = Stream.concat(
                    Stream.of("primary", "junior")
                            .flatMap(s -> Stream.of(
                                    List.of(
                                            s + ".degree.associate",
                                            s + ".degree.bachelor",
                                            s + ".degree.master",
                                            s + ".degree.doctor",
                                            s + ".teachers"),
                                    List.of(s + ".backbone", s + ".teachers"),
                                    List.of(s + ".pe", s + ".music", s + ".fineArts", s + ".arts", s + ".teachers"))),
                    Stream.of(List.of("indoorSportsArea", "teachingArea")))
            .toList();

    private static final List<String> FULL =
            List.of("primary.inZoneStudents", "junior.inZoneStudents", "certifiedTeachers", "trained360Teachers");

    private static final List<List<String>> COUNTY = List.of(
            List.of("rotation.rotated", "rotation.eligible"),
            List.of("rotation.backboneRotated", "rotation.rotated"),
            List.of("seniorHighPlaces.allocated", "seniorHighPlaces.planned"),
            List.of("seniorHighPlaces.allocatedToRural", "seniorHighPlaces.allocated"),
            List.of("migrantChildren.inPublic", "migrantChildren.inPurchasedPrivate", "migrantChildren.eligible"),
            List.of("disabledChildren.enrolled", "disabledChildren.schoolAge"),
            List.of("recognitionSurvey.satisfied", "recognitionSurvey.valid"));

    private Wholes() {}

    /**
     * Raises teachers and areas to the sum of their parts, for the parts lie where they were aimed, and lowers all others.
     *
     * @param full whether the parts of which a rule may want 100 % become all of their whole
     */
    static CountyDataset fit(CountyDataset data, boolean full) {
        CountyDataset fitting = data;
        for (SchoolReport school : data.schools()) {
            for (List<String> group : SCHOOL) {
                List<CellRef> cells = cells(group, school);
                CellRef whole = cells.get(cells.size() - 1);
                BigDecimal parts = sum(fitting, cells.subList(0, cells.size() - 1));
                if (parts.compareTo(amount(fitting, whole)) > 0) {
                    fitting = with(fitting, whole, parts);
                }
            }
            for (CellRef part : full ? cells(FULL, school) : List.<CellRef>of()) {
                if (fitting.factsOf(part).has(part.fact())) {
                    fitting = with(fitting, part, sum(fitting, whole(part, school)));
                }
            }
        }
        return cut(fitting);
    }

    /** Lowers every part that is too large. */
    static CountyDataset cut(CountyDataset data) {
        CountyDataset cut = data;
        for (SchoolReport school : data.schools()) {
            for (List<String> group : SCHOOL) {
                cut = cut(cut, cells(group, school));
            }
            for (CellRef part : cells(FULL, school)) {
                cut = lower(cut, part, sum(cut, whole(part, school)));
            }
        }
        for (List<String> group : COUNTY) {
            cut = cut(cut, group.stream().map(CellRef::ofCounty).toList());
        }
        return cut;
    }

    /** The whole of a part that may be all of it: the pupils of its stage, or the teachers of every stage. */
    private static List<CellRef> whole(CellRef part, SchoolReport school) {
        int dot = part.fact().indexOf('.');
        return dot >= 0
                ? cells(List.of(part.fact().substring(0, dot) + ".students"), school)
                : cells(
                        school.compulsoryStages().stream()
                                .map(s -> s.key() + ".teachers")
                                .toList(),
                        school);
    }

    private static CountyDataset with(CountyDataset data, CellRef cell, BigDecimal amount) {
        return Cells.with(data, cell, new FactValue.Amount(amount));
    }

    private static List<CellRef> cells(List<String> group, SchoolReport school) {
        return group.stream().map(id -> CellRef.of(school.school().code(), id)).toList();
    }

    private static CountyDataset cut(CountyDataset data, List<CellRef> group) {
        List<CellRef> parts = new ArrayList<>(group);
        CellRef whole = parts.remove(parts.size() - 1);
        if (!data.factsOf(whole).has(whole.fact())) {
            return data;
        }
        CountyDataset cut = data;
        BigDecimal room = amount(data, whole);
        for (CellRef part : parts) {
            cut = lower(cut, part, room);
            room = room.subtract(amount(cut, part));
        }
        return cut;
    }

    private static CountyDataset lower(CountyDataset data, CellRef part, BigDecimal most) {
        return amount(data, part).compareTo(most) > 0 ? with(data, part, most) : data;
    }

    private static BigDecimal sum(CountyDataset data, List<CellRef> cells) {
        return cells.stream().map(c -> amount(data, c)).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private static BigDecimal amount(CountyDataset data, CellRef cell) {
        return data.factsOf(cell).amount(cell.fact()).toOptional().orElse(BigDecimal.ZERO);
    }
}
