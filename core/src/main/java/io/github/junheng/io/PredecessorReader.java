package io.github.junheng.io;

import io.github.junheng.dataset.FactDefinition;
import io.github.junheng.dataset.FactType;
import io.github.junheng.dataset.Place;
import io.github.junheng.plan.SchoolChange;
import io.github.junheng.problem.Checked;
import io.github.junheng.problem.ProblemCode;
import io.github.junheng.quantity.Reported;
import io.github.junheng.region.CountyCode;
import io.github.junheng.school.SchoolCode;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * 学校沿革读取: reads what became of schools from a CSV file (predecessors.csv): 年度 (the first year of data of the new state), 变动
 * (合并, 撤销, 新建, 改码, 分立), 原学校标识码, 现学校标识码 and, where it is kept, 依据; or the keys {@code year, change, from, to, basis}. A
 * row of kind 改码 with two county codes says that the county's own code was changed.
 */
public final class PredecessorReader {
    private static final FactDefinition YEAR = column("year", "年度", FactType.YEAR, List.of());
    private static final FactDefinition CHANGE = column(
            "change",
            "变动",
            FactType.WORD,
            Arrays.stream(SchoolChange.Kind.values()).map(SchoolChange.Kind::zh).toList());
    private static final FactDefinition FROM = column("from", "原学校标识码", FactType.TEXT, List.of());
    private static final FactDefinition TO = column("to", "现学校标识码", FactType.TEXT, List.of());
    private static final FactDefinition BASIS = column("basis", "依据", FactType.TEXT, List.of());
    private static final List<FactDefinition> COLUMNS = List.of(YEAR, CHANGE, FROM, TO, BASIS);
    private static final Set<String> REQUIRED = Set.of(YEAR.id(), CHANGE.id(), FROM.id(), TO.id());

    private final ProblemLog log = new ProblemLog(false);
    private final Map<List<Object>, String> seen = new HashMap<>();
    private final List<SchoolChange> schools = new ArrayList<>();
    private final List<CountyChange> counties = new ArrayList<>();

    /** 县代码变动: the same county under another code from a year of data on. */
    public record CountyChange(int year, CountyCode from, CountyCode to) {}

    /** 沿革: what became of schools, and of the codes of counties. */
    public record Changes(List<SchoolChange> schools, List<CountyChange> counties) {
        public Changes {
            schools = List.copyOf(schools);
            counties = List.copyOf(counties);
        }
    }

    private PredecessorReader() {}

    private static FactDefinition column(String id, String name, FactType type, List<String> words) {
        return new FactDefinition(id, name, type, "", Place.COUNTY, words);
    }

    /** Reads a file; with an error there is no value. */
    public static Checked<Changes> read(Path file) {
        PredecessorReader reader = new PredecessorReader();
        new CsvTable(Source.of(file), COLUMNS, REQUIRED, reader.log).read(reader::accept);
        return reader.log.isBroken()
                ? Checked.failed(reader.log.problems())
                : Checked.of(new Changes(reader.schools, reader.counties), reader.log.problems());
    }

    private void accept(Row row) {
        BigDecimal year = filled(row, YEAR) && row.amount(YEAR) instanceof Reported.Known<BigDecimal> known
                ? known.value()
                : null;
        SchoolChange.Kind kind = filled(row, CHANGE) ? kind(row).orElse(null) : null;
        if (kind == null) {
            return;
        }
        String from = row.word(FROM).toOptional().orElse(null);
        String to = row.word(TO).toOptional().orElse(null);
        if (!fits(row, kind, from, to) || year == null) {
            return;
        }
        if (kind == SchoolChange.Kind.RECODED
                && from != null
                && to != null
                && CountyCode.isStandard(from)
                && CountyCode.isStandard(to)) {
            CountyChange change = new CountyChange(year.intValueExact(), new CountyCode(from), new CountyCode(to));
            once(row, kind, from, to, () -> counties.add(change));
            return;
        }
        SchoolCode before = code(row, FROM, from);
        SchoolCode after = code(row, TO, to);
        if ((before == null) == (from == null) && (after == null) == (to == null)) {
            once(
                    row,
                    kind,
                    from,
                    to,
                    () -> schools.add(new SchoolChange(
                            year.intValueExact(),
                            kind,
                            before,
                            after,
                            row.word(BASIS).toOptional().orElse(null))));
        }
    }

    /** Whether a cell that must be filled in is; what could not be read is told already and breaks the file too. */
    private boolean filled(Row row, FactDefinition column) {
        if (row.faulty().contains(column.id())) {
            log.addUnlessTold(ProblemCode.CELL_REQUIRED, row.where(column));
            return false;
        }
        if (row.lacks(column)) {
            log.add(ProblemCode.CELL_REQUIRED, row.where(column), column.name());
        }
        return row.values().containsKey(column.id());
    }

    private static Optional<SchoolChange.Kind> kind(Row row) {
        String word = row.word(CHANGE).toOptional().orElse("");
        return Arrays.stream(SchoolChange.Kind.values())
                .filter(kind -> kind.zh().equals(word))
                .findFirst();
    }

    private boolean fits(Row row, SchoolChange.Kind kind, @Nullable String from, @Nullable String to) {
        boolean wantsFrom = kind != SchoolChange.Kind.NEW;
        boolean wantsTo = kind != SchoolChange.Kind.CLOSED;
        if (wantsFrom != (from != null) || wantsTo != (to != null)) {
            log.add(
                    ProblemCode.PREDECESSOR_INVALID,
                    row.where(),
                    kind.zh(),
                    wantsFrom && wantsTo ? "同时填写原标识码和现标识码" : wantsTo ? "只填写现标识码" : "只填写原标识码",
                    wantsFrom && wantsTo
                            ? "has both the old and the new code"
                            : wantsTo ? "has the new code alone" : "has the old code alone");
            return false;
        }
        if (from != null && from.equals(to)) {
            log.add(ProblemCode.PREDECESSOR_INVALID, row.where(), kind.zh(), "填写两个不同的标识码", "has two codes that differ");
            return false;
        }
        return true;
    }

    private @Nullable SchoolCode code(Row row, FactDefinition column, @Nullable String text) {
        if (text == null) {
            return null;
        }
        if (SchoolCode.isValid(text)) {
            return SchoolCode.parse(text);
        }
        log.add(ProblemCode.SCHOOL_CODE_INVALID, row.where(column), CellText.shown(text));
        return null;
    }

    private void once(Row row, SchoolChange.Kind kind, @Nullable String from, @Nullable String to, Runnable adds) {
        String what = kind.zh() + " " + (from == null ? "" : from) + " → " + (to == null ? "" : to);
        String first = seen.putIfAbsent(List.of(what), row.where());
        if (first == null) {
            adds.run();
        } else {
            log.add(ProblemCode.ROW_TWICE, row.where(), CHANGE.name(), what, first);
        }
    }
}
