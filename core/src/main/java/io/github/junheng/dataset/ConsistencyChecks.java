package io.github.junheng.dataset;

import io.github.junheng.problem.Checked;
import io.github.junheng.problem.Problem;
import io.github.junheng.problem.ProblemCode;
import io.github.junheng.problem.Severity;
import io.github.junheng.quantity.Reported;
import io.github.junheng.region.CountyCode;
import io.github.junheng.school.School;
import io.github.junheng.school.SchoolCode;
import io.github.junheng.school.SchoolKind;
import io.github.junheng.school.Stage;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * 数据一致性检查: whether what was reported can be true together. A part above its whole is an error, and so is a value that its
 * column cannot hold; everything else is a warning. A check is made only where all its operands are reported, and never for a
 * stage that the kind of school does not have: its figures count nowhere.
 */
public final class ConsistencyChecks {
    private static final List<StagePrefix> PREFIXES = List.of(
            new StagePrefix(Stage.PRIMARY, Stage.PRIMARY.key() + "."),
            new StagePrefix(Stage.JUNIOR, Stage.JUNIOR.key() + "."),
            new StagePrefix(Stage.SENIOR, Stage.SENIOR.key() + "."));
    /** What 初中 alone reports, though its key does not say so. */
    private static final Set<String> OF_JUNIOR =
            Set.of("graduates", "entrantsThreeYearsAgo", "transfersIn", "transfersOut", "deaths");

    private static final Map<Stage, StageKeys> KEYS = new EnumMap<>(Map.of(
            Stage.PRIMARY, new StageKeys(Stage.PRIMARY),
            Stage.JUNIOR, new StageKeys(Stage.JUNIOR)));

    private static final List<Parts> COUNTY_PARTS = List.of(
            Parts.of("rotation.eligible", "rotation.rotated"),
            Parts.of("rotation.rotated", "rotation.backboneRotated"),
            Parts.of("seniorHighPlaces.planned", "seniorHighPlaces.allocated"),
            Parts.of("seniorHighPlaces.allocated", "seniorHighPlaces.allocatedToRural"),
            Parts.of("migrantChildren.eligible", "migrantChildren.inPublic", "migrantChildren.inPurchasedPrivate"),
            Parts.of("disabledChildren.schoolAge", "disabledChildren.enrolled"),
            Parts.of("recognitionSurvey.valid", "recognitionSurvey.satisfied"));

    private static final Parts AREAS = Parts.of("teachingArea", "indoorSportsArea");

    private final CountyDataset dataset;
    /** What is a part of something, as it is declared. */
    private final List<FactDefinition> partsDeclared = new ArrayList<>();
    /** The names of facts that are no columns of schools.csv. */
    private final Map<String, String> names = new HashMap<>();

    private final List<Inconsistency> found = new ArrayList<>();

    private ConsistencyChecks(CountyDataset dataset, List<FactDefinition> declared) {
        this.dataset = dataset;
        add(KindergartenColumns.all());
        add(declared);
    }

    private void add(List<FactDefinition> definitions) {
        for (FactDefinition definition : definitions) {
            boolean isNew = names.put(definition.id(), definition.name()) == null;
            if (isNew && !definition.partOf().isEmpty()) {
                partsDeclared.add(definition);
            }
        }
    }

    /**
     * 不一致: one thing that cannot be, or that is doubtful.
     *
     * @param cells the cells it names; those of an error count as not reported where errors are waived
     */
    public record Inconsistency(Problem problem, List<CellRef> cells) {
        public Inconsistency {
            cells = List.copyOf(cells);
        }
    }

    /** How the keys of a stage begin. */
    private record StagePrefix(Stage stage, String text) {}

    /** Parts whose sum must not exceed the sum of the whole. */
    private record Parts(List<String> whole, List<String> parts) {
        static Parts of(String whole, String... parts) {
            return new Parts(List.of(whole), List.of(parts));
        }
    }

    /** The keys of one stage, put together once. */
    private static final class StageKeys {
        private final String students;
        private final String classSizes;
        private final String classCount;
        private final String music;
        private final String fineArts;
        private final String arts;
        private final List<Parts> parts;

        StageKeys(Stage stage) {
            String key = stage.key() + ".";
            students = key + "students";
            classSizes = key + "classSizes";
            classCount = key + "classCount";
            music = key + "music";
            fineArts = key + "fineArts";
            arts = key + "arts";
            String teachers = key + "teachers";
            parts = List.of(
                    Parts.of(
                            teachers,
                            key + "degree.associate",
                            key + "degree.bachelor",
                            key + "degree.master",
                            key + "degree.doctor"),
                    Parts.of(teachers, key + "backbone"),
                    Parts.of(teachers, key + "pe", music, fineArts, arts),
                    Parts.of(students, key + "inZoneStudents"));
        }
    }

    /**
     * Of each fact that is a part, the whole that it can never exceed, as the checks go by; what is a part of several added up is
     * not among them.
     *
     * @param declared the facts that standards and overlays declare
     */
    public static Map<String, String> wholes(List<FactDefinition> declared) {
        Map<String, String> wholes = new HashMap<>();
        List<Parts> all = new ArrayList<>(COUNTY_PARTS);
        KEYS.values().forEach(keys -> all.addAll(keys.parts));
        all.add(AREAS);
        for (Parts parts : all) {
            parts.parts.forEach(part -> wholes.put(part, parts.whole.get(0)));
        }
        for (List<FactDefinition> definitions : List.of(KindergartenColumns.all(), declared)) {
            for (FactDefinition part : definitions) {
                if (!part.partOf().isEmpty()) {
                    wholes.putIfAbsent(part.id(), part.partOf());
                }
            }
        }
        return wholes;
    }

    /** The same of a dataset whose only facts beyond {@link SchoolColumns} and {@link KindergartenColumns} are no parts. */
    public static List<Inconsistency> check(CountyDataset dataset) {
        return check(dataset, List.of());
    }

    /**
     * Everything that does not fit together, county first, then school by school.
     *
     * @param declared the facts that standards and overlays declare, {@code standard.facts()}: none may exceed what it is part of
     */
    public static List<Inconsistency> check(CountyDataset dataset, List<FactDefinition> declared) {
        ConsistencyChecks checks = new ConsistencyChecks(dataset, declared);
        checks.county();
        for (SchoolReport report : dataset.schools()) {
            checks.school(report);
        }
        for (SchoolReport report : dataset.kindergartens()) {
            checks.code(report.school());
            checks.declaredParts(Place.KINDERGARTEN, report.school(), report.facts());
        }
        return List.copyOf(checks.found);
    }

    /** The same of a dataset whose only facts beyond {@link SchoolColumns} and {@link KindergartenColumns} are no parts. */
    public static Checked<CountyDataset> apply(CountyDataset dataset, boolean lenient) {
        return apply(dataset, lenient, List.of());
    }

    /**
     * The dataset with all problems of its consistency. With {@code lenient} every cell that an error names counts as not
     * reported, and the error becomes a warning that says so.
     *
     * @param declared the facts that standards and overlays declare, {@code standard.facts()}: none may exceed what it is part of
     */
    public static Checked<CountyDataset> apply(CountyDataset dataset, boolean lenient, List<FactDefinition> declared) {
        List<Problem> problems = new ArrayList<>();
        Set<CellRef> waived = new HashSet<>();
        for (Inconsistency inconsistency : check(dataset, declared)) {
            Problem problem = inconsistency.problem();
            if (lenient && problem.severity() == Severity.ERROR) {
                waived.addAll(inconsistency.cells());
                problem = problem.asWarning();
            }
            problems.add(problem);
        }
        return Checked.of(dataset.without(waived), problems);
    }

    private void county() {
        Facts facts = dataset.county().facts();
        for (Parts parts : COUNTY_PARTS) {
            partAboveWhole(null, facts, parts);
        }
        declaredParts(Place.COUNTY, null, facts);
    }

    private void declaredParts(Place place, @Nullable School school, Facts facts) {
        for (FactDefinition part : partsDeclared) {
            if (part.place() == place && (school == null || !isOfOtherStage(school, part.id()))) {
                partAboveWhole(school == null ? null : school.code(), facts, Parts.of(part.partOf(), part.id()));
            }
        }
    }

    private static boolean isOfOtherStage(School school, String id) {
        for (StagePrefix prefix : PREFIXES) {
            if (id.startsWith(prefix.text()) && !school.kind().has(prefix.stage())) {
                return true;
            }
        }
        return false;
    }

    private void school(SchoolReport report) {
        School school = report.school();
        Facts facts = report.facts();
        code(school);
        for (Map.Entry<String, FactValue> fact : facts.values().entrySet()) {
            value(school, fact.getKey(), fact.getValue());
            stageOfKind(school, fact.getKey(), fact.getValue());
        }
        List<String> teachers = new ArrayList<>();
        List<String> students = new ArrayList<>();
        for (Stage stage : SchoolTally.COMPULSORY) {
            StageKeys keys = KEYS.get(stage);
            if (keys != null && school.kind().has(stage)) {
                for (Parts parts : keys.parts) {
                    partAboveWhole(school.code(), facts, parts);
                }
                classSizes(school.code(), facts, keys);
                classCount(school.code(), facts, keys);
                arts(school.code(), facts, keys);
                teachers.add(stage.key() + ".teachers");
                students.add(keys.students);
            }
        }
        partAboveWhole(school.code(), facts, AREAS);
        if (!teachers.isEmpty()) {
            partAboveWhole(school.code(), facts, new Parts(teachers, List.of("certifiedTeachers")));
            partAboveWhole(school.code(), facts, new Parts(teachers, List.of("trained360Teachers")));
            above(school.code(), facts, List.of("migrantStudents"), students, ProblemCode.CROSS_CHECK);
        }
        declaredParts(Place.SCHOOL, school, facts);
        graduates(school, facts);
        pupils(school, facts);
    }

    private void code(School school) {
        SchoolCode code = school.code();
        if (!school.kind().fits(code)) {
            add(
                    ProblemCode.SCHOOL_CODE_KIND,
                    cell(code, "id"),
                    code.value(),
                    school.kind().zh());
        }
        Optional<CountyCode> county = dataset.county().code().toOptional();
        if (county.isPresent()
                && county.get().isStandard()
                && !county.get().provinceDigits().equals(code.provinceDigits())) {
            add(
                    ProblemCode.SCHOOL_CODE_PROVINCE,
                    cell(code, "id"),
                    code.value(),
                    county.get().value());
        }
    }

    /** A file cannot hold a value that its column cannot; a dataset put together in memory can. */
    private void value(School school, String id, FactValue value) {
        FactDefinition column = SchoolColumns.of(id).orElse(null);
        if (column == null) {
            return;
        }
        CellRef cell = cell(school.code(), id);
        List<BigDecimal> numbers = numbers(value);
        if (!column.type().holds(value)) {
            add(ProblemCode.NOT_OF_TYPE, cell, value.toText(), column.type().name());
        } else if (hasNegative(numbers)) {
            add(ProblemCode.NEGATIVE, cell, value.toText());
        } else if (column.type().isWhole() && hasFraction(numbers)) {
            add(ProblemCode.NOT_WHOLE, cell, value.toText());
        } else if (!column.words().isEmpty() && !column.words().contains(value.toText())) {
            add(ProblemCode.NOT_A_WORD, cell, value.toText(), String.join("、", column.words()));
        }
    }

    private static boolean hasNegative(List<BigDecimal> numbers) {
        for (BigDecimal number : numbers) {
            if (number.signum() < 0) {
                return true;
            }
        }
        return false;
    }

    private static boolean hasFraction(List<BigDecimal> numbers) {
        for (BigDecimal number : numbers) {
            if (number.scale() > 0) {
                return true;
            }
        }
        return false;
    }

    private static List<BigDecimal> numbers(FactValue value) {
        if (value instanceof FactValue.Amount amount) {
            return List.of(amount.value());
        }
        if (!(value instanceof FactValue.Amounts list)) {
            return List.of();
        }
        List<BigDecimal> numbers = new ArrayList<>();
        for (Reported<BigDecimal> element : list.values()) {
            if (element instanceof Reported.Known<BigDecimal> known) {
                numbers.add(known.value());
            }
        }
        return numbers;
    }

    private void stageOfKind(School school, String id, FactValue value) {
        for (StagePrefix prefix : PREFIXES) {
            Stage stage = prefix.stage();
            boolean ofStage = id.startsWith(prefix.text()) || (stage == Stage.JUNIOR && OF_JUNIOR.contains(id));
            if (ofStage && !school.kind().has(stage)) {
                add(
                        ProblemCode.STAGE_NOT_OF_KIND,
                        cell(school.code(), id),
                        SchoolColumns.header(id),
                        value.toText(),
                        school.kind().zh());
            }
        }
    }

    private void classSizes(SchoolCode code, Facts facts, StageKeys keys) {
        Reported<List<BigDecimal>> sizes = facts.amounts(keys.classSizes);
        Reported<BigDecimal> students = facts.amount(keys.students);
        if (sizes instanceof Reported.Known<List<BigDecimal>> list
                && students instanceof Reported.Known<BigDecimal> pupils) {
            BigDecimal sum = BigDecimal.ZERO;
            for (BigDecimal size : list.value()) {
                sum = sum.add(size);
            }
            if (sum.compareTo(pupils.value()) != 0) {
                add(
                        ProblemCode.CLASS_SIZES_DIFFER,
                        List.of(cell(code, keys.classSizes), cell(code, keys.students)),
                        SchoolColumns.header(keys.classSizes),
                        sum.toPlainString(),
                        SchoolColumns.header(keys.students),
                        pupils.value().toPlainString());
            }
        }
    }

    /** As many classes as there are sizes, whether or not each of these is known. */
    private void classCount(SchoolCode code, Facts facts, StageKeys keys) {
        if (facts.values().get(keys.classSizes) instanceof FactValue.Amounts sizes
                && facts.amount(keys.classCount) instanceof Reported.Known<BigDecimal> count
                && count.value().compareTo(BigDecimal.valueOf(sizes.values().size())) != 0) {
            add(
                    ProblemCode.CROSS_CHECK,
                    List.of(cell(code, keys.classCount), cell(code, keys.classSizes)),
                    name(keys.classCount),
                    count.value().toPlainString(),
                    SchoolColumns.header(keys.classSizes),
                    Integer.toString(sizes.values().size()));
        }
    }

    private void arts(SchoolCode code, Facts facts, StageKeys keys) {
        if (facts.amount(keys.arts) instanceof Reported.Known<BigDecimal> arts
                && sum(facts, List.of(keys.music, keys.fineArts)) instanceof Reported.Known<BigDecimal> both
                && arts.value().signum() > 0
                && arts.value().compareTo(both.value()) == 0) {
            add(
                    ProblemCode.ARTS_LOOKS_LIKE_SUM,
                    List.of(cell(code, keys.arts), cell(code, keys.music), cell(code, keys.fineArts)),
                    SchoolColumns.header(keys.arts),
                    arts.value().toPlainString(),
                    both.value().toPlainString());
        }
    }

    private void graduates(School school, Facts facts) {
        if (!school.kind().has(Stage.JUNIOR)) {
            return;
        }
        List<String> entered = List.of("entrantsThreeYearsAgo", "transfersIn");
        if (facts.amount("graduates") instanceof Reported.Known<BigDecimal> graduates
                && sum(facts, entered) instanceof Reported.Known<BigDecimal> sum
                && graduates.value().compareTo(sum.value()) > 0) {
            add(
                    ProblemCode.MORE_GRADUATES_THAN_ENTRANTS,
                    cells(school.code(), List.of("graduates"), entered),
                    graduates.value().toPlainString(),
                    sum.value().toPlainString());
        }
        above(school.code(), facts, List.of("transfersOut", "deaths"), entered, ProblemCode.CROSS_CHECK);
    }

    private void pupils(School school, Facts facts) {
        List<String> keys = new ArrayList<>();
        for (Stage stage : Stage.ofRows()) {
            if (school.kind().has(stage)) {
                keys.add(stage.key() + ".students");
            }
        }
        if (sum(facts, keys) instanceof Reported.Known<BigDecimal> sum
                && sum.value().signum() == 0) {
            add(ProblemCode.NO_PUPILS, cells(school.code(), keys, List.of()), "0", String.valueOf(keys.size()));
        }
    }

    private void partAboveWhole(@Nullable SchoolCode code, Facts facts, Parts parts) {
        above(code, facts, parts.parts(), parts.whole(), ProblemCode.PART_ABOVE_WHOLE);
    }

    private void above(
            @Nullable SchoolCode code, Facts facts, List<String> parts, List<String> whole, ProblemCode problem) {
        if (sum(facts, parts) instanceof Reported.Known<BigDecimal> part
                && sum(facts, whole) instanceof Reported.Known<BigDecimal> total
                && part.value().compareTo(total.value()) > 0) {
            add(
                    problem,
                    cells(code, parts, whole),
                    names(code, parts),
                    part.value().toPlainString(),
                    names(code, whole),
                    total.value().toPlainString());
        }
    }

    /** The sum of cells; not reported where one of them is not. */
    private static Reported<BigDecimal> sum(Facts facts, List<String> ids) {
        BigDecimal sum = BigDecimal.ZERO;
        for (String id : ids) {
            if (!(facts.amount(id) instanceof Reported.Known<BigDecimal> known)) {
                return Reported.none();
            }
            sum = sum.add(known.value());
        }
        return Reported.of(sum);
    }

    private String names(@Nullable SchoolCode code, List<String> ids) {
        List<String> all = new ArrayList<>();
        for (String id : ids) {
            all.add(code == null ? id : name(id));
        }
        return String.join("+", all);
    }

    private String name(String id) {
        String declared = names.get(id);
        return declared == null ? SchoolColumns.header(id) : declared;
    }

    private static List<CellRef> cells(@Nullable SchoolCode code, List<String> first, List<String> second) {
        List<CellRef> cells = new ArrayList<>();
        for (String id : first) {
            cells.add(cell(code, id));
        }
        for (String id : second) {
            cells.add(cell(code, id));
        }
        return cells;
    }

    private String codeHeader(CellRef id) {
        SchoolCode code = id.school();
        boolean ofKindergarten = code != null
                && dataset.school(code)
                        .filter(s -> s.school().kind() == SchoolKind.KINDERGARTEN)
                        .isPresent();
        return ofKindergarten ? KindergartenColumns.CODE_HEADER : SchoolColumns.CODE_HEADER;
    }

    private static CellRef cell(@Nullable SchoolCode code, String id) {
        return new CellRef(code, id, -1);
    }

    private void add(ProblemCode code, CellRef cell, String... details) {
        add(code, List.of(cell), details);
    }

    private void add(ProblemCode code, List<CellRef> cells, String... details) {
        CellRef first = cells.get(0);
        String name = first.fact().equals("id") ? codeHeader(first) : name(first.fact());
        found.add(new Inconsistency(Problem.of(code, dataset.provenance().where(first, name), details), cells));
    }
}
