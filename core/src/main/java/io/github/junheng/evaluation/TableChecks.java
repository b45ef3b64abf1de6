package io.github.junheng.evaluation;

import io.github.junheng.dataset.ConsistencyChecks;
import io.github.junheng.dataset.County;
import io.github.junheng.dataset.CountyDataset;
import io.github.junheng.dataset.FactDefinition;
import io.github.junheng.dataset.FactType;
import io.github.junheng.dataset.Place;
import io.github.junheng.dataset.Provenance;
import io.github.junheng.dataset.SchoolColumns;
import io.github.junheng.problem.Checked;
import io.github.junheng.problem.Problem;
import io.github.junheng.region.CountyCode;
import io.github.junheng.school.SchoolCode;
import io.github.junheng.school.SchoolKind;
import io.github.junheng.school.Stage;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * 数据表检查: the {@link ConsistencyChecks} of a county's table. One pass over its columns says whether anything at all is doubtful;
 * only then are records made of it, and the checks themselves say what. It is for millions of schools that nearly all fit.
 */
@SuppressWarnings("EnumOrdinal") // students by stage are an array by position
public final class TableChecks {
    private static final Stage[] STAGES = Stage.ofRows().toArray(Stage[]::new);
    private static final Set<String> OF_JUNIOR =
            Set.of("graduates", "entrantsThreeYearsAgo", "transfersIn", "transfersOut", "deaths");
    /** Sums of columns whose numbers stay below do not overflow. */
    private static final long GREATEST = 1L << 56;

    private static final long SERIALS = 1_000_000;
    private static final int PROVINCES = 100;

    private static final StageColumns PRIMARY = new StageColumns(Stage.PRIMARY);
    private static final StageColumns JUNIOR = new StageColumns(Stage.JUNIOR);
    private static final int[] STUDENTS =
            Arrays.stream(STAGES).mapToInt(s -> column(s.key() + ".students")).toArray();
    private static final int[] CERTIFIED = {column("certifiedTeachers")};
    private static final int[] TRAINED = {column("trained360Teachers")};
    private static final int[] MIGRANTS = {column("migrantStudents")};
    private static final int[] GRADUATES = {column("graduates")};
    private static final int[] ENTERED = {column("entrantsThreeYearsAgo"), column("transfersIn")};
    private static final int[] LEFT = {column("transfersOut"), column("deaths")};
    private static final int TEACHING = column("teachingArea");
    private static final int INDOOR = column("indoorSportsArea");
    /** The stage that alone has a column; null where any school has it. */
    private static final @Nullable Stage[] STAGE_OF_COLUMN =
            SchoolColumns.all().stream().map(c -> stageOf(c.id())).toArray(Stage[]::new);
    /** By kind: the first two digits that a code of it has. */
    private static final boolean[][] TYPE_FITS = typesByRun();

    private final CountyTable table;
    private final Cells cells;

    private TableChecks(CountyTable table) {
        this.table = table;
        cells = table.schools();
    }

    /** The columns of one stage. */
    private static final class StageColumns {
        private final int students;
        private final int classSizes;
        /** No column of its own: a standard declares it. */
        private final String classCount;

        private final int[] ofStudents;
        private final int[] inZone;
        private final int[] teachers;
        private final int[] degrees;
        private final int[] backbone;
        private final int[] peArts;
        private final int[] musicAndFineArts;
        private final int arts;

        StageColumns(Stage stage) {
            String key = stage.key() + ".";
            students = column(key + "students");
            classSizes = column(key + "classSizes");
            classCount = key + "classCount";
            ofStudents = new int[] {students};
            inZone = new int[] {column(key + "inZoneStudents")};
            teachers = new int[] {column(key + "teachers")};
            degrees = new int[] {
                column(key + "degree.associate"),
                column(key + "degree.bachelor"),
                column(key + "degree.master"),
                column(key + "degree.doctor")
            };
            backbone = new int[] {column(key + "backbone")};
            arts = column(key + "arts");
            musicAndFineArts = new int[] {column(key + "music"), column(key + "fineArts")};
            peArts = new int[] {column(key + "pe"), musicAndFineArts[0], musicAndFineArts[1], arts};
        }
    }

    /**
     * The table with all problems of its consistency. With {@code lenient} every cell that an error names counts as not
     * reported, and the error becomes a warning that says so.
     */
    public static Checked<CountyTable> apply(CountyTable table, boolean lenient) {
        return apply(table, lenient, List.of());
    }

    /**
     * The same with the parts that facts declare themselves to be, which none may exceed.
     *
     * @param declared the facts that standards and overlays declare, {@code standard.facts()}; those without a {@code partOf} are
     *     passed over
     */
    public static Checked<CountyTable> apply(CountyTable table, boolean lenient, List<FactDefinition> declared) {
        if (!isDoubtful(table) && !new TableChecks(table).partsAreDoubtful(declared)) {
            return Checked.of(table, List.of());
        }
        CountyDataset dataset = table.toDataset();
        Checked<CountyDataset> checked = ConsistencyChecks.apply(dataset, lenient, declared);
        CountyDataset kept = checked.valueOrNull();
        boolean waived = checked.problems().stream().anyMatch(Problem::isWaived);
        return Checked.of(waived && kept != null ? table.with(kept) : table, checked.problems());
    }

    /** Whether the checks have to look: never false where they would find something. */
    static boolean isDoubtful(CountyTable table) {
        return table.isOdd() || new TableChecks(table).isDoubtful();
    }

    private boolean isDoubtful() {
        return holdsWhatItCannot()
                || countyIsDoubtful()
                || codesAreDoubtful()
                || reportsStageThatKindLacks()
                || stageIsDoubtful(Stage.PRIMARY, PRIMARY)
                || stageIsDoubtful(Stage.JUNIOR, JUNIOR)
                || staffIsDoubtful()
                || areasAreDoubtful()
                || graduatesAreDoubtful()
                || hasNoPupils()
                || table.kindergartensOrNull() != null;
    }

    private boolean partsAreDoubtful(List<FactDefinition> declared) {
        boolean ofCounty = false;
        for (FactDefinition fact : declared) {
            boolean isPart = !fact.partOf().isEmpty();
            ofCounty |= isPart && fact.place() == Place.COUNTY;
            if (isPart
                    && fact.place() == Place.SCHOOL
                    && partIsDoubtful(
                            table.layout().schoolColumn(fact.id()),
                            table.layout().schoolColumn(fact.partOf()))) {
                return true;
            }
        }
        return ofCounty
                && !ConsistencyChecks.check(
                                new CountyDataset(table.county(), List.of(), Provenance.inMemory()), declared)
                        .isEmpty();
    }

    private boolean partIsDoubtful(int part, int whole) {
        if (part < 0 || whole < 0) {
            return false;
        }
        boolean comparable = cells.scale[part] == cells.scale[whole];
        int to = Math.min(cells.end[part], cells.end[whole]);
        for (int row = Math.max(cells.first[part], cells.first[whole]); row < to; row++) {
            long known = cells.get(part, row);
            long most = cells.get(whole, row);
            if (known != Cells.MISSING && most != Cells.MISSING && (!comparable || known > most)) {
                return true;
            }
        }
        return false;
    }

    private boolean countyIsDoubtful() {
        County county = table.county();
        return !county.facts().values().isEmpty()
                && !ConsistencyChecks.check(new CountyDataset(county, List.of(), Provenance.inMemory()))
                        .isEmpty();
    }

    /** A whole number with decimals, or one that is no code; or so great that sums are not safe. */
    private boolean holdsWhatItCannot() {
        List<FactDefinition> columns = SchoolColumns.all();
        for (int column = 0; column < columns.size(); column++) {
            FactType type = columns.get(column).type();
            Cells.Lists lists = cells.lists(column);
            if (cells.max[column] > GREATEST
                    || (type.isWhole() && (cells.scale[column] > 0 || (lists != null && lists.scale > 0)))
                    || (type == FactType.CODE && holdsOtherCodes(columns.get(column), column))) {
                return true;
            }
        }
        return false;
    }

    private boolean holdsOtherCodes(FactDefinition definition, int column) {
        long admitted = 0;
        for (String word : definition.words()) {
            admitted |= 1L << Integer.parseInt(word);
        }
        for (int row = cells.first[column]; row < cells.end[column]; row++) {
            long code = cells.get(column, row);
            if (code != Cells.MISSING && !Conditions.isOneOf(code, admitted)) {
                return true;
            }
        }
        return false;
    }

    private boolean codesAreDoubtful() {
        CountyCode county = table.county().code().toOptional().orElse(null);
        int province = county == null || !county.isStandard() ? -1 : Integer.parseInt(county.provinceDigits());
        for (int run = 0; run < CountyTable.RUNS; run++) {
            boolean[] fits = TYPE_FITS[run];
            for (int row = table.runStart(run); row < table.runEnd(run); row++) {
                int prefix = (int) (table.digits(row) / SERIALS);
                if (!fits[prefix / PROVINCES] || (province >= 0 && prefix % PROVINCES != province)) {
                    return true;
                }
            }
        }
        return false;
    }

    private boolean reportsStageThatKindLacks() {
        List<FactDefinition> columns = table.layout().schoolColumns();
        for (int column = 0; column < columns.size(); column++) {
            Stage stage = column < STAGE_OF_COLUMN.length
                    ? STAGE_OF_COLUMN[column]
                    : stageOf(columns.get(column).id());
            for (int run = 0; stage != null && run < CountyTable.RUNS; run++) {
                if (!CountyTable.kind(run).has(stage)
                        && cells.isReported(column, table.runStart(run), table.runEnd(run))) {
                    return true;
                }
            }
        }
        return false;
    }

    private boolean stageIsDoubtful(Stage stage, StageColumns of) {
        int classCount = table.layout().schoolColumn(of.classCount);
        for (int run = 0; run < CountyTable.RUNS; run++) {
            int to = table.runEnd(run);
            for (int row = table.runStart(run);
                    row < to && CountyTable.kind(run).has(stage);
                    row++) {
                if (isAbove(row, of.degrees, of.teachers)
                        || isAbove(row, of.backbone, of.teachers)
                        || isAbove(row, of.peArts, of.teachers)
                        || isAbove(row, of.inZone, of.ofStudents)
                        || classSizesDiffer(row, of)
                        || (classCount >= 0 && classCountDiffers(row, of, classCount))
                        || artsLooksLikeSum(row, of)) {
                    return true;
                }
            }
        }
        return false;
    }

    private boolean classSizesDiffer(int row, StageColumns of) {
        Cells.Lists lists = cells.lists(of.classSizes);
        long students = cells.get(of.students, row);
        if (lists == null || lists.isMissing(row) || students == Cells.MISSING) {
            return false;
        }
        long sum = 0;
        int to = lists.to(row);
        for (int i = lists.from(row); i < to; i++) {
            long element = lists.elements[i];
            if (element == Cells.MISSING) {
                return false;
            }
            if (element > GREATEST || sum > GREATEST) {
                return true;
            }
            sum += element;
        }
        return sum != students;
    }

    private boolean classCountDiffers(int row, StageColumns of, int classCount) {
        Cells.Lists lists = cells.lists(of.classSizes);
        long count = cells.get(classCount, row);
        return lists != null
                && !lists.isMissing(row)
                && count != Cells.MISSING
                && count != (lists.to(row) - lists.from(row)) * Cells.POWERS_OF_TEN[cells.scale[classCount]];
    }

    private boolean artsLooksLikeSum(int row, StageColumns of) {
        long arts = cells.get(of.arts, row);
        return arts > 0 && arts == sum(row, of.musicAndFineArts);
    }

    private boolean staffIsDoubtful() {
        for (int run = 0; run < CountyTable.RUNS; run++) {
            boolean primary = CountyTable.kind(run).has(Stage.PRIMARY);
            boolean junior = CountyTable.kind(run).has(Stage.JUNIOR);
            int[] teachers = join(primary ? PRIMARY.teachers : new int[0], junior ? JUNIOR.teachers : new int[0]);
            int[] students = join(primary ? PRIMARY.ofStudents : new int[0], junior ? JUNIOR.ofStudents : new int[0]);
            int to = table.runEnd(run);
            for (int row = table.runStart(run); row < to && teachers.length > 0; row++) {
                if (isAbove(row, CERTIFIED, teachers)
                        || isAbove(row, TRAINED, teachers)
                        || isAbove(row, MIGRANTS, students)) {
                    return true;
                }
            }
        }
        return false;
    }

    private static int[] join(int[] first, int[] second) {
        int[] both = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, both, first.length, second.length);
        return both;
    }

    private boolean areasAreDoubtful() {
        int scale = Math.max(cells.scale[INDOOR], cells.scale[TEACHING]);
        long indoor = Cells.POWERS_OF_TEN[scale - cells.scale[INDOOR]];
        long teaching = Cells.POWERS_OF_TEN[scale - cells.scale[TEACHING]];
        if (cells.max[INDOOR] > Long.MAX_VALUE / indoor || cells.max[TEACHING] > Long.MAX_VALUE / teaching) {
            return true;
        }
        int to = Math.min(cells.end[INDOOR], cells.end[TEACHING]);
        for (int row = Math.max(cells.first[INDOOR], cells.first[TEACHING]); row < to; row++) {
            long part = cells.get(INDOOR, row);
            long whole = cells.get(TEACHING, row);
            if (part != Cells.MISSING && whole != Cells.MISSING && part * indoor > whole * teaching) {
                return true;
            }
        }
        return false;
    }

    private boolean graduatesAreDoubtful() {
        for (int run = 0; run < CountyTable.RUNS; run++) {
            int to = table.runEnd(run);
            for (int row = table.runStart(run);
                    row < to && CountyTable.kind(run).has(Stage.JUNIOR);
                    row++) {
                if (isAbove(row, GRADUATES, ENTERED) || isAbove(row, LEFT, ENTERED)) {
                    return true;
                }
            }
        }
        return false;
    }

    private boolean hasNoPupils() {
        for (int run = 0; run < CountyTable.RUNS; run++) {
            SchoolKind kind = CountyTable.kind(run);
            int[] students = Arrays.stream(STAGES)
                    .filter(kind::has)
                    .mapToInt(s -> STUDENTS[s.ordinal()])
                    .toArray();
            for (int row = table.runStart(run); row < table.runEnd(run); row++) {
                if (sum(row, students) == 0) {
                    return true;
                }
            }
        }
        return false;
    }

    private boolean isAbove(int row, int[] parts, int[] whole) {
        long part = sum(row, parts);
        return part > 0 && isBelow(sum(row, whole), part);
    }

    private static boolean isBelow(long whole, long part) {
        return whole != Cells.MISSING && whole < part;
    }

    /** The sum of cells; missing where one of them is. */
    private long sum(int row, int[] columns) {
        long sum = 0;
        for (int column : columns) {
            long value = cells.get(column, row);
            if (value == Cells.MISSING) {
                return Cells.MISSING;
            }
            sum += value;
        }
        return sum;
    }

    private static int column(String id) {
        List<String> ids = SchoolColumns.all().stream().map(FactDefinition::id).toList();
        return ids.indexOf(id);
    }

    private static @Nullable Stage stageOf(String id) {
        for (Stage stage : STAGES) {
            if (id.startsWith(stage.key() + ".") || (stage == Stage.JUNIOR && OF_JUNIOR.contains(id))) {
                return stage;
            }
        }
        return null;
    }

    private static boolean[][] typesByRun() {
        List<boolean[]> byRun = new ArrayList<>();
        for (int run = 0; run < CountyTable.RUNS; run++) {
            boolean[] fits = new boolean[PROVINCES];
            for (int type = 0; type < fits.length; type++) {
                String code = String.valueOf(PROVINCES + type).substring(1) + "11000000";
                fits[type] = SchoolCode.isValid(code) && CountyTable.kind(run).fits(SchoolCode.parse(code));
            }
            byRun.add(fits);
        }
        return byRun.toArray(boolean[][]::new);
    }
}
