package io.github.junheng.dataset;

import static io.github.junheng.dataset.TestData.NINE_YEAR;
import static io.github.junheng.dataset.TestData.PRIMARY;
import static io.github.junheng.dataset.TestData.room;
import static io.github.junheng.dataset.TestData.schoolClass;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.junheng.dataset.TestData.TeacherRow;
import io.github.junheng.quantity.Reported;
import io.github.junheng.school.SchoolKind;
import io.github.junheng.school.Stage;
import io.github.junheng.staff.Degree;
import java.math.BigDecimal;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class RosterTallyTest {
    private static TeacherRow row(Consumer<TeacherRow> change) {
        TeacherRow row = new TeacherRow();
        change.accept(row);
        return row;
    }

    /** The counts of the primary school of these teachers. */
    @SafeVarargs
    private static Facts of(Consumer<TeacherRow>... rows) {
        RosterTally tally = new RosterTally();
        for (Consumer<TeacherRow> row : rows) {
            tally.add(row(row).build());
        }
        return tally.counts(PRIMARY, SchoolKind.PRIMARY_SCHOOL);
    }

    private static Facts nothingBut(Facts facts, String... notReported) {
        for (String id : notReported) {
            assertThat(facts.has(id)).as(id).isFalse();
        }
        assertThat(facts.values()).hasSize(13 - notReported.length);
        return facts;
    }

    @Test
    void fullTimeTeachersAreCountedByDegreeSubjectAndCertificate() {
        Facts facts = of(
                t -> {},
                t -> t.degree = Degree.MASTER,
                t -> t.degree = Degree.UPPER_SECONDARY,
                t -> t.subject = "体育",
                t -> t.subject = "音乐",
                t -> t.subject = "美术",
                t -> t.subject = "艺术",
                t -> t.backbone = true,
                t -> t.certified = false,
                t -> t.hours = new BigDecimal("359.9"));
        assertThat(facts.count("primary.teachers")).isEqualTo(Reported.of(10L));
        assertThat(facts.count("primary.degree.bachelor")).isEqualTo(Reported.of(8L));
        assertThat(facts.count("primary.degree.master")).isEqualTo(Reported.of(1L));
        assertThat(facts.count("primary.degree.associate")).isEqualTo(Reported.of(0L));
        assertThat(facts.count("primary.degree.doctor")).isEqualTo(Reported.of(0L));
        assertThat(facts.count("primary.backbone")).isEqualTo(Reported.of(1L));
        assertThat(facts.count("primary.pe")).isEqualTo(Reported.of(1L));
        assertThat(facts.count("primary.music")).isEqualTo(Reported.of(1L));
        assertThat(facts.count("primary.fineArts")).isEqualTo(Reported.of(1L));
        assertThat(facts.count("primary.arts")).isEqualTo(Reported.of(1L));
        assertThat(facts.count("primary.visitingPeArts")).isEqualTo(Reported.of(0L));
        assertThat(facts.count("certifiedTeachers")).isEqualTo(Reported.of(9L));
        assertThat(facts.count("trained360Teachers")).isEqualTo(Reported.of(9L));
    }

    @Test
    void threeHundredAndSixtyHoursAreEnough() {
        assertThat(of(t -> t.hours = BigDecimal.valueOf(360)).count("trained360Teachers"))
                .isEqualTo(Reported.of(1L));
    }

    @Test
    void whoIsNotFullTimeCountsNowhereButAmongTheVisiting() {
        Facts facts = of(t -> {
            t.fullTime = false;
            t.subject = "音乐";
            t.backbone = true;
            t.visiting = true;
        });
        assertThat(facts.values().values().stream().filter(v -> !v.equals(FactValue.Amount.of(0))))
                .hasSize(1);
        assertThat(facts.count("primary.visitingPeArts")).isEqualTo(Reported.of(1L));
    }

    @Test
    void whoTeachesArtBesidesIsNotAnArtTeacherButMayVisit() {
        Facts facts = of(t -> {
            t.subject = "美术";
            t.mainSubject = false;
        });
        assertThat(facts.count("primary.fineArts")).isEqualTo(Reported.of(0L));
        assertThat(facts.count("primary.visitingPeArts")).isEqualTo(Reported.of(0L));
        Facts visiting = of(t -> {
            t.subject = "美术";
            t.mainSubject = false;
            t.visiting = true;
        });
        assertThat(visiting.count("primary.visitingPeArts")).isEqualTo(Reported.of(1L));
    }

    @Test
    void nobodyIsCountedAmongBothTheFullTimeAndTheVisiting() {
        Facts facts = of(t -> {
            t.subject = "体育";
            t.visiting = true;
        });
        assertThat(facts.count("primary.pe")).isEqualTo(Reported.of(1L));
        assertThat(facts.count("primary.visitingPeArts")).isEqualTo(Reported.of(0L));
    }

    @Test
    void blankFullTimeTaintsEveryCountTheTeacherMayBelongTo() {
        Facts facts = of(t -> {}, t -> t.fullTime = null);
        nothingBut(facts, "primary.teachers", "primary.degree.bachelor", "certifiedTeachers", "trained360Teachers");
        assertThat(facts.count("primary.degree.master")).isEqualTo(Reported.of(0L));
        assertThat(facts.count("primary.pe")).isEqualTo(Reported.of(0L));
    }

    @Test
    void blankDegreeOfAFullTimeTeacherTaintsAllFourDegreesAndNothingElse() {
        nothingBut(
                of(t -> t.degree = null),
                "primary.degree.associate",
                "primary.degree.bachelor",
                "primary.degree.master",
                "primary.degree.doctor");
        nothingBut(of(t -> {
            t.degree = null;
            t.fullTime = false;
        }));
    }

    @Test
    void blankSubjectTaintsTheFourSubjectsUnlessItIsNotTheMainOne() {
        nothingBut(of(t -> t.subject = null), "primary.pe", "primary.music", "primary.fineArts", "primary.arts");
        nothingBut(of(t -> {
            t.subject = null;
            t.mainSubject = false;
        }));
    }

    @Test
    void blankMainSubjectTaintsTheSubjectAloneAndWhetherAVisitorIsOne() {
        nothingBut(of(t -> t.mainSubject = null));
        nothingBut(
                of(t -> {
                    t.mainSubject = null;
                    t.subject = "音乐";
                }),
                "primary.music");
        nothingBut(
                of(t -> {
                    t.mainSubject = null;
                    t.subject = "音乐";
                    t.visiting = true;
                }),
                "primary.music",
                "primary.visitingPeArts");
    }

    @Test
    void everyOtherBlankTaintsItsOwnCount() {
        nothingBut(of(t -> t.backbone = null), "primary.backbone");
        nothingBut(of(t -> t.certified = null), "certifiedTeachers");
        nothingBut(of(t -> t.hours = null), "trained360Teachers");
        nothingBut(of(t -> t.visiting = null));
        nothingBut(
                of(t -> {
                    t.visiting = null;
                    t.subject = "体育";
                    t.fullTime = false;
                }),
                "primary.visitingPeArts");
    }

    @Test
    void blankStageTaintsEveryStageOfTheSchool() {
        RosterTally tally = new RosterTally()
                .add(row(t -> {
                            t.school = NINE_YEAR;
                            t.stage = null;
                        })
                        .build());
        Facts facts = tally.counts(NINE_YEAR, SchoolKind.NINE_YEAR_SCHOOL);
        assertThat(facts.has("primary.teachers")).isFalse();
        assertThat(facts.has("junior.teachers")).isFalse();
        assertThat(facts.has("certifiedTeachers")).isFalse();
        assertThat(facts.count("junior.degree.master")).isEqualTo(Reported.of(0L));
    }

    @Test
    void seniorTeachersCountInNoCompulsoryStage() {
        RosterTally tally = new RosterTally()
                .add(row(t -> {
                            t.school = NINE_YEAR;
                            t.stage = Stage.SENIOR;
                        })
                        .build());
        Facts facts = tally.counts(NINE_YEAR, SchoolKind.NINE_YEAR_SCHOOL);
        assertThat(facts.count("primary.teachers")).isEqualTo(Reported.of(0L));
        assertThat(facts.count("junior.teachers")).isEqualTo(Reported.of(0L));
        assertThat(facts.count("certifiedTeachers")).isEqualTo(Reported.of(0L));
    }

    @Test
    void onlyStagesOfTheKindAreCounted() {
        RosterTally tally =
                new RosterTally().add(row(t -> t.stage = Stage.JUNIOR).build());
        Facts facts = tally.counts(PRIMARY, SchoolKind.PRIMARY_SCHOOL);
        assertThat(facts.values().keySet()).noneMatch(k -> k.startsWith("junior."));
        assertThat(facts.count("primary.teachers")).isEqualTo(Reported.of(0L));
        assertThat(facts.count("certifiedTeachers")).isEqualTo(Reported.of(0L));
        assertThat(tally.counts().get(PRIMARY).count("junior.teachers")).isEqualTo(Reported.of(1L));
    }

    @Test
    void aSchoolThatAppearsInNoRosterHasNoCounts() {
        assertThat(new RosterTally().counts()).isEmpty();
        assertThat(new RosterTally().counts(PRIMARY, SchoolKind.PRIMARY_SCHOOL)).isEqualTo(Facts.empty());
        Facts ofClassesAlone = new RosterTally()
                .add(schoolClass("C1", PRIMARY, Stage.PRIMARY, 40L))
                .counts(PRIMARY, SchoolKind.PRIMARY_SCHOOL);
        assertThat(ofClassesAlone.values().keySet()).containsExactly("primary.classSizes");
    }

    @Test
    void classSizesStandInTheOrderOfTheClassesIds() {
        RosterTally tally = new RosterTally()
                .add(schoolClass("C2", NINE_YEAR, Stage.PRIMARY, 41L))
                .add(schoolClass("C9", NINE_YEAR, Stage.SENIOR, 60L))
                .add(schoolClass("C1", NINE_YEAR, Stage.PRIMARY, 45L));
        Facts facts = tally.counts(NINE_YEAR, SchoolKind.NINE_YEAR_SCHOOL);
        assertThat(facts.amounts("primary.classSizes"))
                .isEqualTo(Reported.of(List.of(BigDecimal.valueOf(45), BigDecimal.valueOf(41))));
        assertThat(facts.amounts("junior.classSizes")).isEqualTo(Reported.of(List.of()));
    }

    @Test
    void aBlankClassSizeTaintsItsStageAndABlankStageBoth() {
        Facts size = new RosterTally()
                .add(schoolClass("C1", NINE_YEAR, Stage.PRIMARY, 41L))
                .add(schoolClass("C2", NINE_YEAR, Stage.PRIMARY, null))
                .counts(NINE_YEAR, SchoolKind.NINE_YEAR_SCHOOL);
        assertThat(size.values().keySet()).containsExactly("junior.classSizes");
        Facts stage = new RosterTally()
                .add(schoolClass("C1", NINE_YEAR, null, 41L))
                .counts(NINE_YEAR, SchoolKind.NINE_YEAR_SCHOOL);
        assertThat(stage.values()).isEmpty();
    }

    @Test
    void roomsAddUpAndIndoorSportsCountTwice() {
        Facts facts = new RosterTally()
                .add(room("R1", PRIMARY, "教学及辅助用房", "1000.5", "700"))
                .add(room("R2", PRIMARY, "室内体育用房", "400", "380"))
                .add(room("R4", PRIMARY, "音乐教室", "100", "73.5"))
                .add(room("R3", PRIMARY, "音乐教室", "120", "96"))
                .add(room("R5", PRIMARY, "美术教室", "110", "90"))
                .add(room("R6", PRIMARY, "网络多媒体教室", "80", null))
                .add(room("R7", PRIMARY, "运动场地", null, "5000"))
                .add(room("R8", PRIMARY, "运动场地", "10", "7"))
                .add(room("R9", PRIMARY, "拓展运动场地", "300", "300"))
                .add(room("R10", PRIMARY, "食堂", "900", "800"))
                .counts(PRIMARY, SchoolKind.PRIMARY_SCHOOL);
        assertThat(facts.amount("teachingArea")).isEqualTo(Reported.of(new BigDecimal("1810.5")));
        assertThat(facts.values().get("indoorSportsArea")).isEqualTo(FactValue.Amount.of(400));
        assertThat(facts.values().get("sportsGroundArea")).isEqualTo(FactValue.Amount.of(5010));
        assertThat(facts.values().get("extraSportsArea")).isEqualTo(FactValue.Amount.of(300));
        assertThat(facts.count("multimediaRooms")).isEqualTo(Reported.of(1L));
        assertThat(facts.amounts("musicRoomAreas"))
                .isEqualTo(Reported.of(List.of(new BigDecimal("96"), new BigDecimal("73.5"))));
        assertThat(facts.values().get("artRoomAreas").toText()).isEqualTo("90");
    }

    @Test
    void aSchoolWithRoomsHasNoneOfWhatIsNotListed() {
        Facts facts = new RosterTally()
                .add(room("R1", PRIMARY, "运动场地", "5000", null))
                .counts(PRIMARY, SchoolKind.PRIMARY_SCHOOL);
        assertThat(facts.values().get("teachingArea")).isEqualTo(FactValue.Amount.of(0));
        assertThat(facts.amounts("musicRoomAreas")).isEqualTo(Reported.of(List.of()));
        assertThat(facts.count("multimediaRooms")).isEqualTo(Reported.of(0L));
    }

    @Test
    void aBlankAreaTaintsWhatNeedsIt() {
        Facts floor = new RosterTally()
                .add(room("R1", PRIMARY, "音乐教室", null, "73"))
                .counts(PRIMARY, SchoolKind.PRIMARY_SCHOOL);
        assertThat(floor.has("teachingArea")).isFalse();
        assertThat(floor.has("musicRoomAreas")).isTrue();
        Facts usable = new RosterTally()
                .add(room("R1", PRIMARY, "音乐教室", "100", null))
                .counts(PRIMARY, SchoolKind.PRIMARY_SCHOOL);
        assertThat(usable.has("teachingArea")).isTrue();
        assertThat(usable.has("musicRoomAreas")).isFalse();
        Facts ground = new RosterTally()
                .add(room("R1", PRIMARY, "运动场地", null, null))
                .counts(PRIMARY, SchoolKind.PRIMARY_SCHOOL);
        assertThat(ground.has("sportsGroundArea")).isFalse();
        assertThat(ground.values()).hasSize(6);
    }

    @Test
    void aBlankCategoryTaintsEverythingARoomCanBe() {
        Facts facts = new RosterTally()
                .add(room("R1", PRIMARY, null, "100", "80"))
                .counts(PRIMARY, SchoolKind.PRIMARY_SCHOOL);
        assertThat(facts.values()).isEmpty();
    }

    @Test
    void areasOfAnyPrecisionAndSizeAddUpExactly() {
        String atom = "0.000000000000000000000000000001";
        RosterTally tally = new RosterTally();
        for (int i = 0; i < 20; i++) {
            tally.add(room("R" + i, PRIMARY, "运动场地", "999999999999.999999", null));
        }
        tally.add(room("A", PRIMARY, "运动场地", atom, null))
                .add(room("B", PRIMARY, "运动场地", "999999999999999", null))
                .add(room("C", PRIMARY, "音乐教室", "1", atom))
                .add(room("D", PRIMARY, "音乐教室", "1", "73.50"));
        RosterTally twice =
                new RosterTally().merge(RosterTally.fromBytes(tally.toBytes())).merge(tally);
        BigDecimal once = new BigDecimal("999999999999.999999")
                .multiply(BigDecimal.valueOf(20))
                .add(new BigDecimal(atom))
                .add(new BigDecimal("999999999999999"));
        assertThat(tally.counts().get(PRIMARY).amount("sportsGroundArea")).isEqualTo(Reported.of(once));
        assertThat(twice.counts().get(PRIMARY).amount("sportsGroundArea"))
                .isEqualTo(Reported.of(once.add(once).stripTrailingZeros()));
        assertThat(tally.counts().get(PRIMARY).amounts("musicRoomAreas"))
                .isEqualTo(Reported.of(List.of(new BigDecimal(atom), new BigDecimal("73.5"))));
    }

    @Test
    void bytesOfAnotherLayoutAreRefused() {
        byte[] bytes = new RosterTally().toBytes();
        bytes[0]++;
        assertThatThrownBy(() -> RosterTally.fromBytes(bytes))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("layout");
        assertThatThrownBy(() -> RosterTally.fromBytes(new byte[] {1, 1, 5}))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("school code");
    }
}
