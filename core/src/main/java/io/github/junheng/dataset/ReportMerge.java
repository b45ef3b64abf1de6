package io.github.junheng.dataset;

import io.github.junheng.problem.Checked;
import io.github.junheng.problem.Problem;
import io.github.junheng.problem.ProblemCode;
import io.github.junheng.quantity.Reported;
import io.github.junheng.school.School;
import io.github.junheng.school.SchoolCode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Unites two reports of one county and year. */
final class ReportMerge {
    private final CountyDataset left;
    private final CountyDataset right;
    private final List<Problem> problems = new ArrayList<>();
    private final Map<CellRef, String> taken = new HashMap<>();

    ReportMerge(CountyDataset left, CountyDataset right) {
        this.left = left;
        this.right = right;
    }

    Checked<CountyDataset> run() {
        County county = county(left.county(), right.county());
        List<SchoolReport> schools = union(left.schools(), right.schools());
        List<SchoolReport> kindergartens = left.kindergartensOrNull() == null && right.kindergartensOrNull() == null
                ? null
                : union(left.kindergartens(), right.kindergartens());
        return problems.isEmpty()
                ? Checked.of(
                        new CountyDataset(
                                county,
                                schools,
                                kindergartens,
                                left.provenance().and(right.provenance(), taken)),
                        problems)
                : Checked.failed(problems);
    }

    private List<SchoolReport> union(List<SchoolReport> own, List<SchoolReport> others) {
        SortedMap<SchoolCode, SchoolReport> union = new TreeMap<>();
        own.forEach(s -> union.put(s.school().code(), s));
        for (SchoolReport other : others) {
            SchoolReport first = union.get(other.school().code());
            union.put(other.school().code(), first == null ? other : school(first, other));
        }
        return List.copyOf(union.values());
    }

    private County county(County own, County other) {
        String where = left.provenance().county();
        if (own.year() != other.year()) {
            differs(where + ".year", "year", String.valueOf(own.year()), String.valueOf(other.year()));
        }
        return new County(
                either(where + ".code", "code", own.code(), other.code()),
                either(where + ".name", "name", own.name(), other.name()),
                own.year(),
                facts(null, own.facts(), other.facts()));
    }

    private <T> Reported<T> either(String where, String name, Reported<T> own, Reported<T> other) {
        if (own instanceof Reported.Known<T> known
                && other instanceof Reported.Known<T> second
                && !known.value().equals(second.value())) {
            differs(where, name, known.value().toString(), second.value().toString());
        }
        return own.isKnown() ? own : other;
    }

    private SchoolReport school(SchoolReport own, SchoolReport other) {
        School school = own.school();
        String row = left.provenance()
                .schools()
                .getOrDefault(school.code(), school.code().value());
        if (!school.name().equals(other.school().name())) {
            differs(
                    row,
                    SchoolColumns.NAME_HEADER,
                    school.name(),
                    other.school().name());
        }
        if (school.kind() != other.school().kind()) {
            differs(
                    row,
                    SchoolColumns.KIND_HEADER,
                    school.kind().zh(),
                    other.school().kind().zh());
        }
        return own.with(facts(school.code(), own.facts(), other.facts()));
    }

    private Facts facts(@Nullable SchoolCode school, Facts own, Facts other) {
        SortedMap<String, FactValue> union = new TreeMap<>(own.values());
        other.values().forEach((id, value) -> {
            CellRef cell = new CellRef(school, id, -1);
            FactValue first = union.putIfAbsent(id, value);
            if (first == null) {
                take(cell, value);
            } else if (!first.equals(value)) {
                String name = school == null ? id : SchoolColumns.header(id);
                differs(left.provenance().where(cell, name), name, first.toText(), value.toText());
            }
        });
        return new Facts(union);
    }

    /** Keeps where a cell of the other came from: of a school's, the row; of the county's, the place of it and of its elements. */
    private void take(CellRef cell, FactValue value) {
        if (cell.school() != null || Checklist.isOf(cell.fact())) {
            taken.put(cell, origin(cell));
            return;
        }
        taken.put(cell, right.provenance().where(cell, cell.fact()));
        for (int i = 0; i < size(value); i++) {
            taken.put(cell.element(i), right.provenance().where(cell.element(i), cell.fact()));
        }
    }

    private static int size(FactValue value) {
        if (value instanceof FactValue.Amounts numbers) {
            return numbers.values().size();
        }
        return value instanceof FactValue.Words words ? words.values().size() : 0;
    }

    private String origin(CellRef cell) {
        Provenance other = right.provenance();
        String elsewhere = other.cells().get(cell);
        if (elsewhere != null) {
            return elsewhere;
        }
        SchoolCode school = cell.school();
        return school == null ? other.county() : other.schools().getOrDefault(school, school.value());
    }

    private void differs(String where, String name, String own, String other) {
        problems.add(Problem.of(ProblemCode.REPORTS_DIFFER, where, name, own, other));
    }
}
