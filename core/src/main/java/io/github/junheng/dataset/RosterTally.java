package io.github.junheng.dataset;

import io.github.junheng.facility.Room;
import io.github.junheng.facility.RoomKind;
import io.github.junheng.quantity.Reported;
import io.github.junheng.school.SchoolClass;
import io.github.junheng.school.SchoolCode;
import io.github.junheng.school.SchoolKind;
import io.github.junheng.school.Stage;
import io.github.junheng.staff.Degree;
import io.github.junheng.staff.Rotation;
import io.github.junheng.staff.Teacher;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * 名册汇总: adds rosters up to the columns of schools.csv. Tallies of parts of a roster can be merged in any order and give what
 * one pass over the whole gives.
 *
 * <p>A blank cell is neither yes nor no. Whether a record belongs to a count is therefore answered yes, no or unknown, where one
 * <em>no</em> settles it; a count with an unknown member is not reported, never smaller. A school that appears in a roster has 0
 * of what is not listed; a school that does not appear has nothing.
 */
public final class RosterTally {
    private static final BigDecimal TRAINED_HOURS = BigDecimal.valueOf(360);
    private static final List<Stage> STAGES =
            Arrays.stream(Stage.values()).filter(Stage::isCompulsory).toList();
    private static final List<Degree> DEGREES =
            List.of(Degree.ASSOCIATE, Degree.BACHELOR, Degree.MASTER, Degree.DOCTOR);
    private static final Map<String, String> SUBJECTS =
            Map.of("体育", "pe", "音乐", "music", "美术", "fineArts", "艺术", "arts");

    private static final Pattern STAFF = Pattern.compile("(primary|junior)\\.(teachers|degree\\..*|backbone|pe|music|"
            + "fineArts|arts|visitingPeArts)|certifiedTeachers|trained360Teachers");

    private static final Set<String> COUNTED = SchoolColumns.all().stream()
            .map(FactDefinition::id)
            .filter(column -> column.endsWith(".classSizes")
                    || RoomCounts.COLUMNS.contains(column)
                    || STAFF.matcher(column).matches())
            .collect(Collectors.toUnmodifiableSet());

    private final Map<SchoolCode, SchoolTally> schools = new HashMap<>();

    /** Nothing counted yet. */
    public RosterTally() {}

    /** Which roster a count comes from. */
    enum Source {
        TEACHERS,
        CLASSES,
        ROOMS
    }

    public RosterTally add(Teacher teacher) {
        of(teacher.school()).add(teacher);
        return this;
    }

    public RosterTally add(SchoolClass schoolClass) {
        of(schoolClass.school()).add(schoolClass);
        return this;
    }

    public RosterTally add(Room room) {
        of(room.school()).add(room);
        return this;
    }

    /** Adds what another tally counted; the other is not changed. */
    public RosterTally merge(RosterTally other) {
        other.schools.forEach((code, tally) -> of(code).merge(tally));
        return this;
    }

    /** The schools that appear in a roster. */
    public Set<SchoolCode> schools() {
        return Collections.unmodifiableSet(schools.keySet());
    }

    /** The counts of every school that appears, in the order of their codes, for both compulsory stages. */
    public SortedMap<SchoolCode, Facts> counts() {
        SortedMap<SchoolCode, Facts> counts = new TreeMap<>();
        schools.forEach((code, tally) -> counts.put(code, tally.facts(STAGES)));
        return Collections.unmodifiableSortedMap(counts);
    }

    /** The counts of one school, for the compulsory stages that its kind has; empty where it appears in no roster. */
    public Facts counts(SchoolCode code, SchoolKind kind) {
        SchoolTally tally = schools.get(code);
        return tally == null
                ? Facts.empty()
                : tally.facts(STAGES.stream().filter(kind::has).toList());
    }

    RosterTally retain(Set<SchoolCode> codes) {
        schools.keySet().retainAll(codes);
        return this;
    }

    /** How many rows of a roster a school has. */
    long rows(SchoolCode code, Source source) {
        SchoolTally tally = schools.get(code);
        return tally == null ? 0 : tally.rows.getOrDefault(source, 0L);
    }

    /** How many of its rows of teachers or classes stand under a stage. */
    long rows(SchoolCode code, Source source, Stage stage) {
        SchoolTally tally = schools.get(code);
        return tally == null ? 0 : tally.stageRows(source).getOrDefault(stage, 0L);
    }

    static Source source(String column) {
        if (column.endsWith(".classSizes")) {
            return Source.CLASSES;
        }
        return RoomCounts.COLUMNS.contains(column) ? Source.ROOMS : Source.TEACHERS;
    }

    /** Whether a column of schools.csv can be counted from a roster. */
    static boolean isCounted(String column) {
        return COUNTED.contains(column);
    }

    private SchoolTally of(SchoolCode code) {
        return schools.computeIfAbsent(code, c -> new SchoolTally());
    }

    /** Whether a record belongs to a count. */
    private enum Truth {
        NO,
        UNKNOWN,
        YES;

        Truth and(Truth other) {
            return compareTo(other) <= 0 ? this : other;
        }

        Truth or(Truth other) {
            return not().and(other.not()).not();
        }

        Truth not() {
            return this == UNKNOWN ? UNKNOWN : this == YES ? NO : YES;
        }

        static <T> Truth is(Reported<T> cell, Function<T, Boolean> question) {
            return cell instanceof Reported.Known<T> known ? (question.apply(known.value()) ? YES : NO) : UNKNOWN;
        }

        static Truth is(Reported<Boolean> cell) {
            return is(cell, b -> b);
        }
    }

    /** How many records belong to a count, and whether one may belong of which it is not known. */
    private static final class Count {
        private long sure;
        private boolean unknown;

        void add(Truth member) {
            if (member == Truth.YES) {
                sure++;
            } else if (member == Truth.UNKNOWN) {
                unknown = true;
            }
        }

        void merge(Count other) {
            sure += other.sure;
            unknown |= other.unknown;
        }
    }

    /** The teachers of one stage. */
    private static final class StaffCounts {
        private final Count teachers = new Count();
        private final Map<Degree, Count> degrees = new EnumMap<>(Degree.class);
        private final Count backbone = new Count();
        private final Map<String, Count> subjects = new TreeMap<>();
        private final Count visiting = new Count();
        private final Count certified = new Count();
        private final Count trained = new Count();

        StaffCounts() {
            DEGREES.forEach(degree -> degrees.put(degree, new Count()));
            SUBJECTS.values().forEach(subject -> subjects.put(subject, new Count()));
        }

        void add(Teacher teacher, Truth ofStage) {
            Truth fullTime = ofStage.and(Truth.is(teacher.fullTime()));
            teachers.add(fullTime);
            degrees.forEach((degree, count) -> count.add(fullTime.and(Truth.is(teacher.degree(), d -> d == degree))));
            backbone.add(fullTime.and(Truth.is(teacher.backbone())));
            Truth main = Truth.is(teacher.mainSubject());
            SUBJECTS.forEach((name, key) -> {
                Count count = subjects.get(key);
                if (count != null) {
                    count.add(fullTime.and(main).and(Truth.is(teacher.subject(), name::equals)));
                }
            });
            Truth elsewhere = Truth.is(teacher.fullTime()).and(main).not();
            visiting.add(ofStage.and(
                            Truth.is(teacher.visiting()).or(Truth.is(teacher.rotation(), r -> r != Rotation.NONE)))
                    .and(Truth.is(teacher.subject(), SUBJECTS::containsKey))
                    .and(elsewhere));
            certified.add(fullTime.and(Truth.is(teacher.certified())));
            trained.add(fullTime.and(Truth.is(teacher.trainingHours(), h -> h.compareTo(TRAINED_HOURS) >= 0)));
        }

        void merge(StaffCounts other) {
            teachers.merge(other.teachers);
            other.degrees.forEach((degree, count) -> merge(degrees.get(degree), count));
            backbone.merge(other.backbone);
            other.subjects.forEach((subject, count) -> merge(subjects.get(subject), count));
            visiting.merge(other.visiting);
            certified.merge(other.certified);
            trained.merge(other.trained);
        }

        private static void merge(@Nullable Count count, Count other) {
            if (count != null) {
                count.merge(other);
            }
        }

        void put(String stage, SortedMap<String, FactValue> facts) {
            RosterTally.put(facts, stage + ".teachers", teachers);
            degrees.forEach((degree, count) -> RosterTally.put(facts, stage + "." + degree.key(), count));
            RosterTally.put(facts, stage + ".backbone", backbone);
            subjects.forEach((subject, count) -> RosterTally.put(facts, stage + "." + subject, count));
            RosterTally.put(facts, stage + ".visitingPeArts", visiting);
        }
    }

    /** Numbers, one for each thing, in the order of the things' ids, so that the order of rows changes nothing. */
    private static final class Listed {
        private record Element(String id, BigDecimal value) {}

        private static final Comparator<Element> ORDER =
                Comparator.comparing(Element::id).thenComparing(Element::value);

        private final List<Element> elements = new ArrayList<>();
        private boolean unknown;

        void add(String id, Reported<BigDecimal> value) {
            if (value instanceof Reported.Known<BigDecimal> known) {
                elements.add(new Element(id, known.value()));
            } else {
                unknown = true;
            }
        }

        void merge(Listed other) {
            elements.addAll(other.elements);
            unknown |= other.unknown;
        }

        void put(SortedMap<String, FactValue> facts, String key) {
            if (!unknown) {
                facts.put(
                        key,
                        FactValue.Amounts.of(elements.stream()
                                .sorted(ORDER)
                                .map(Element::value)
                                .toList()));
            }
        }
    }

    /** A sum of areas. */
    private static final class Area {
        private BigDecimal sum = BigDecimal.ZERO;
        private boolean unknown;

        void add(Reported<BigDecimal> area) {
            if (area instanceof Reported.Known<BigDecimal> known) {
                sum = sum.add(known.value());
            } else {
                unknown = true;
            }
        }

        void merge(Area other) {
            sum = sum.add(other.sum);
            unknown |= other.unknown;
        }

        void put(SortedMap<String, FactValue> facts, String key) {
            if (!unknown) {
                facts.put(key, new FactValue.Amount(sum));
            }
        }
    }

    /** The rooms and grounds of one school. */
    private static final class RoomCounts {
        static final Set<String> COLUMNS = Set.of(
                "teachingArea",
                "indoorSportsArea",
                "sportsGroundArea",
                "extraSportsArea",
                "multimediaRooms",
                "musicRoomAreas",
                "artRoomAreas");

        private final Area teaching = new Area();
        private final Area indoorSports = new Area();
        private final Area ground = new Area();
        private final Area extra = new Area();
        private final Count multimedia = new Count();
        private final Listed music = new Listed();
        private final Listed art = new Listed();

        void add(Room room) {
            if (!(room.category() instanceof Reported.Known<String> category)) {
                List.of(teaching, indoorSports, ground, extra).forEach(a -> a.add(Reported.none()));
                multimedia.add(Truth.UNKNOWN);
                music.add(room.id(), Reported.none());
                art.add(room.id(), Reported.none());
                return;
            }
            RoomKind.ofChinese(category.value()).ifPresent(kind -> add(room, kind));
        }

        private void add(Room room, RoomKind kind) {
            if (kind.isTeachingArea()) {
                teaching.add(room.floorArea());
            }
            Reported<BigDecimal> groundArea = room.floorArea().isKnown() ? room.floorArea() : room.usableArea();
            switch (kind) {
                case TEACHING -> {}
                case INDOOR_SPORTS -> indoorSports.add(room.floorArea());
                case SPORTS_GROUND -> ground.add(groundArea);
                case EXTRA_SPORTS -> extra.add(groundArea);
                case MUSIC -> music.add(room.id(), room.usableArea());
                case FINE_ARTS -> art.add(room.id(), room.usableArea());
                case MULTIMEDIA -> multimedia.add(Truth.YES);
            }
        }

        void merge(RoomCounts other) {
            teaching.merge(other.teaching);
            indoorSports.merge(other.indoorSports);
            ground.merge(other.ground);
            extra.merge(other.extra);
            multimedia.merge(other.multimedia);
            music.merge(other.music);
            art.merge(other.art);
        }

        void put(SortedMap<String, FactValue> facts) {
            teaching.put(facts, "teachingArea");
            indoorSports.put(facts, "indoorSportsArea");
            ground.put(facts, "sportsGroundArea");
            extra.put(facts, "extraSportsArea");
            RosterTally.put(facts, "multimediaRooms", multimedia);
            music.put(facts, "musicRoomAreas");
            art.put(facts, "artRoomAreas");
        }
    }

    /** One school in all rosters. */
    private static final class SchoolTally {
        private final Map<Source, Long> rows = new EnumMap<>(Source.class);
        private final Map<Stage, StaffCounts> staff = new EnumMap<>(Stage.class);
        private final Map<Stage, Listed> classSizes = new EnumMap<>(Stage.class);
        private final RoomCounts rooms = new RoomCounts();
        private final Map<Stage, Long> teacherRows = new EnumMap<>(Stage.class);
        private final Map<Stage, Long> classRows = new EnumMap<>(Stage.class);

        void add(Teacher teacher) {
            rows.merge(Source.TEACHERS, 1L, Long::sum);
            if (teacher.stage() instanceof Reported.Known<Stage> stage) {
                staff(stage.value()).add(teacher, Truth.YES);
                teacherRows.merge(stage.value(), 1L, Long::sum);
            } else {
                STAGES.forEach(stage -> staff(stage).add(teacher, Truth.UNKNOWN));
            }
        }

        void add(SchoolClass schoolClass) {
            rows.merge(Source.CLASSES, 1L, Long::sum);
            Reported<BigDecimal> pupils = schoolClass.pupils().map(BigDecimal::valueOf);
            if (schoolClass.stage() instanceof Reported.Known<Stage> stage) {
                classSizes(stage.value()).add(schoolClass.id(), pupils);
                classRows.merge(stage.value(), 1L, Long::sum);
            } else {
                STAGES.forEach(stage -> classSizes(stage).add(schoolClass.id(), Reported.none()));
            }
        }

        void add(Room room) {
            rows.merge(Source.ROOMS, 1L, Long::sum);
            rooms.add(room);
        }

        void merge(SchoolTally other) {
            other.rows.forEach((source, count) -> rows.merge(source, count, Long::sum));
            other.staff.forEach((stage, counts) -> staff(stage).merge(counts));
            other.classSizes.forEach((stage, list) -> classSizes(stage).merge(list));
            rooms.merge(other.rooms);
            other.teacherRows.forEach((stage, count) -> teacherRows.merge(stage, count, Long::sum));
            other.classRows.forEach((stage, count) -> classRows.merge(stage, count, Long::sum));
        }

        Map<Stage, Long> stageRows(Source source) {
            return source == Source.TEACHERS ? teacherRows : classRows;
        }

        Facts facts(List<Stage> stages) {
            SortedMap<String, FactValue> facts = new TreeMap<>();
            if (rows.containsKey(Source.TEACHERS)) {
                Count certified = new Count();
                Count trained = new Count();
                for (Stage stage : stages) {
                    StaffCounts counts = staff.getOrDefault(stage, new StaffCounts());
                    counts.put(stage.key(), facts);
                    certified.merge(counts.certified);
                    trained.merge(counts.trained);
                }
                put(facts, "certifiedTeachers", certified);
                put(facts, "trained360Teachers", trained);
            }
            if (rows.containsKey(Source.CLASSES)) {
                for (Stage stage : stages) {
                    classSizes.getOrDefault(stage, new Listed()).put(facts, stage.key() + ".classSizes");
                }
            }
            if (rows.containsKey(Source.ROOMS)) {
                rooms.put(facts);
            }
            return new Facts(facts);
        }

        private StaffCounts staff(Stage stage) {
            return staff.computeIfAbsent(stage, s -> new StaffCounts());
        }

        private Listed classSizes(Stage stage) {
            return classSizes.computeIfAbsent(stage, s -> new Listed());
        }
    }

    private static void put(SortedMap<String, FactValue> facts, String key, Count count) {
        if (!count.unknown) {
            facts.put(key, FactValue.Amount.of(count.sure));
        }
    }
}
