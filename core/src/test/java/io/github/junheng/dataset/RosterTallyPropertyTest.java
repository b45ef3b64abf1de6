package io.github.junheng.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.junheng.facility.Room;
import io.github.junheng.quantity.Reported;
import io.github.junheng.school.SchoolClass;
import io.github.junheng.school.SchoolCode;
import io.github.junheng.school.Stage;
import io.github.junheng.staff.Degree;
import io.github.junheng.staff.Rotation;
import io.github.junheng.staff.Teacher;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.constraints.IntRange;

class RosterTallyPropertyTest {
    private static final Arbitrary<SchoolCode> SCHOOLS =
            Arbitraries.of("2137000001", "3137000002", "3437000003").map(SchoolCode::parse);
    private static final Arbitrary<Boolean> FLAGS = Arbitraries.of(true, false);
    private static final Arbitrary<String> IDS =
            Arbitraries.integers().between(1, 40).map(String::valueOf);

    private static <T> Arbitrary<Reported<T>> cell(Arbitrary<T> values) {
        return Arbitraries.frequencyOf(
                Tuple.of(12, values.map(Reported::of)), Tuple.of(1, Arbitraries.create(Reported::none)));
    }

    @Provide
    Arbitrary<List<Object>> rosters() {
        Arbitrary<Object> teachers = Combinators.combine(
                        Combinators.combine(IDS, SCHOOLS, cell(Arbitraries.of(Stage.class)), cell(FLAGS))
                                .as(Tuple::of),
                        cell(Arbitraries.of(Degree.class)),
                        cell(FLAGS),
                        cell(Arbitraries.of("语文", "体育", "音乐", "美术", "艺术")),
                        cell(FLAGS),
                        cell(FLAGS),
                        cell(Arbitraries.bigDecimals()
                                .between(new BigDecimal(358), new BigDecimal(362))
                                .ofScale(1)),
                        cell(FLAGS))
                .as((who, degree, backbone, subject, main, certified, hours, visiting) -> new Teacher(
                        who.get1(),
                        who.get2(),
                        who.get3(),
                        who.get4(),
                        degree,
                        backbone,
                        subject,
                        main,
                        certified,
                        hours,
                        Reported.none(),
                        Reported.of(Rotation.NONE),
                        visiting));
        Arbitrary<Object> classes = Combinators.combine(
                        IDS,
                        SCHOOLS,
                        cell(Arbitraries.of(Stage.class)),
                        cell(Arbitraries.longs().between(0, 60)))
                .as((id, school, stage, pupils) -> new SchoolClass(id, school, stage, Reported.of("1"), pupils));
        Arbitrary<BigDecimal> areas = Arbitraries.bigDecimals()
                .between(BigDecimal.ZERO, new BigDecimal(2000))
                .ofScale(2);
        Arbitrary<Object> rooms = Combinators.combine(
                        IDS,
                        SCHOOLS,
                        cell(Arbitraries.of("教学及辅助用房", "室内体育用房", "运动场地", "拓展运动场地", "音乐教室", "美术教室", "网络多媒体教室", "食堂")),
                        cell(areas),
                        cell(areas))
                .as(Room::new);
        return Arbitraries.oneOf(teachers, classes, rooms).list().ofMaxSize(60);
    }

    private static RosterTally tally(List<Object> rows) {
        RosterTally tally = new RosterTally();
        for (Object row : rows) {
            if (row instanceof Teacher teacher) {
                tally.add(teacher);
            } else if (row instanceof SchoolClass schoolClass) {
                tally.add(schoolClass);
            } else if (row instanceof Room room) {
                tally.add(room);
            }
        }
        return tally;
    }

    @Property(tries = 300)
    void anyPartitionMergedInAnyOrderGivesWhatOnePassGives(
            @ForAll("rosters") List<Object> rows,
            @ForAll @IntRange(min = 1, max = 5) int parts,
            @ForAll Random random) {
        List<List<Object>> partition = new ArrayList<>();
        for (int i = 0; i < parts; i++) {
            partition.add(new ArrayList<>());
        }
        List<Object> shuffled = new ArrayList<>(rows);
        Collections.shuffle(shuffled, random);
        for (Object row : shuffled) {
            partition.get(random.nextInt(parts)).add(row);
        }
        RosterTally merged = new RosterTally();
        partition.forEach(part -> merged.merge(tally(part)));
        assertThat(merged.counts()).isEqualTo(tally(rows).counts());
    }

    @Property(tries = 200)
    void takenApartBySchoolAndSentAsBytesItIsTheSameAgain(@ForAll("rosters") List<Object> rows, @ForAll Random random) {
        RosterTally tally = tally(rows);
        List<RosterTally> parts = new ArrayList<>(tally.bySchool().values());
        tally.bySchool().forEach((code, part) -> assertThat(part.schools()).containsExactly(code));
        Collections.shuffle(parts, random);
        RosterTally merged = new RosterTally();
        parts.forEach(part -> merged.merge(RosterTally.fromBytes(part.toBytes())));
        assertThat(merged.counts()).isEqualTo(tally.counts());
        assertThat(merged.schools()).isEqualTo(tally.schools());
        for (SchoolCode code : tally.schools()) {
            for (RosterTally.Source source : RosterTally.Source.values()) {
                assertThat(merged.rows(code, source)).isEqualTo(tally.rows(code, source));
                for (Stage stage : Stage.values()) {
                    assertThat(merged.rows(code, source, stage)).isEqualTo(tally.rows(code, source, stage));
                }
            }
        }
        assertThat(RosterTally.fromBytes(tally.toBytes()).counts()).isEqualTo(tally.counts());
    }

    @Property(tries = 100)
    void bytesThatAreCutShortAreRefused(@ForAll("rosters") List<Object> rows, @ForAll Random random) {
        byte[] bytes = tally(rows).toBytes();
        byte[] cut = Arrays.copyOf(bytes, random.nextInt(bytes.length));
        assertThatThrownBy(() -> RosterTally.fromBytes(cut)).isInstanceOf(IllegalArgumentException.class);
        byte[] more = Arrays.copyOf(bytes, bytes.length + 1);
        assertThatThrownBy(() -> RosterTally.fromBytes(more)).isInstanceOf(IllegalArgumentException.class);
    }

    @Property(tries = 200)
    void oneMoreRowNeverMakesAKnownCountSmaller(@ForAll("rosters") List<Object> rows) {
        if (rows.isEmpty()) {
            return;
        }
        RosterTally fewer = tally(rows.subList(0, rows.size() - 1));
        tally(rows).counts().forEach((code, facts) -> {
            Facts before = fewer.counts().getOrDefault(code, Facts.empty());
            facts.values().forEach((id, value) -> {
                if (value instanceof FactValue.Amount amount
                        && before.values().get(id) instanceof FactValue.Amount earlier) {
                    assertThat(amount.value()).as(id).isGreaterThanOrEqualTo(earlier.value());
                }
            });
        });
    }
}
