package io.github.junheng.examples.cli;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.ToIntFunction;

/** Draws the schools of one synthetic county: each gets what the standard asks for times a random margin. */
final class SampleCounty {

    /**
     * How the figures of a county spread. Areas, equipment and rooms are per mille of the least sufficient amount,
     * backbone and PE and arts teachers are per ten thousand pupils.
     */
    record Spread(
            SampleRange areas,
            SampleRange ruralAreas,
            SampleRange equipment,
            SampleRange rooms,
            SampleRange backbone,
            SampleRange peArts,
            int fewestPeArts,
            int primaryClass,
            int juniorClass,
            int aboveClassLimit) {}

    static final String URBAN = "城区";
    static final String TOWN = "镇区";
    static final String RURAL = "乡村";
    static final int PUBLIC = 7;
    static final int PRIVATE = 10;
    static final int PRIMARY_QUOTA_YUAN = 1150;
    static final int JUNIOR_QUOTA_YUAN = 1350;

    private final String countyCode;
    private final SampleRandom random;
    private final Spread spread;
    private final List<SampleSchool> schools = new ArrayList<>();
    private final Set<String> names = new HashSet<>();

    SampleCounty(String countyCode, long seed, Spread spread) {
        this.countyCode = countyCode;
        this.random = new SampleRandom(seed);
        this.spread = spread;
    }

    List<SampleSchool> schools() {
        return List.copyOf(schools);
    }

    /** Leaves out all schools but the first. */
    void keep(int first) {
        schools.subList(first, schools.size()).clear();
    }

    SampleRandom random() {
        return random;
    }

    SampleSchool school(String name) {
        return schools.stream()
                .filter(school -> school.name.equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no school is called " + name));
    }

    int sum(ToIntFunction<SampleSchool> figure) {
        return schools.stream().mapToInt(figure).sum();
    }

    /** Adds a school for each name, with pupils of {@code low..high}. */
    void add(
            SampleKind kind,
            String location,
            SampleRange primary,
            SampleRange junior,
            SampleRange senior,
            String... names) {
        for (String name : names) {
            boolean isPrivate = name.contains("民办");
            boolean boarding = switch (kind) {
                case PRIMARY, TEACHING_POINT -> false;
                case JUNIOR, NINE_YEAR -> isPrivate || !URBAN.equals(location);
                case TWELVE_YEAR, COMPLETE_SECONDARY -> isPrivate || random.chance(50);
                case SPECIAL, VOCATIONAL -> true;
            };
            add(new SampleSchool(
                    kind,
                    nextCode(kind),
                    named(name),
                    location,
                    isPrivate ? PRIVATE : PUBLIC,
                    boarding,
                    random.between(1996, 2020),
                    primary.draw(random),
                    junior.draw(random),
                    senior.draw(random)));
        }
    }

    /** Adds a school with an owner, a year and numbers of pupils of its own. */
    void add(SampleKind kind, String location, int sponsor, int builtYear, int primary, int junior, String name) {
        add(new SampleSchool(
                kind, nextCode(kind), named(name), location, sponsor, false, builtYear, primary, junior, 0));
    }

    private void add(SampleSchool school) {
        school.stages.forEach(stage -> furnishStage(school, stage));
        furnish(school);
        schools.add(school);
    }

    /** A name that no school before has. */
    private String named(String name) {
        int number = 1;
        String free = name;
        while (!names.add(free)) {
            number++;
            free = name + "（" + number + "）";
        }
        return free;
    }

    private String nextCode(SampleKind kind) {
        return String.format(
                Locale.ROOT, "%s%s99%04d", kind.codePrefix, countyCode.substring(0, 2), schools.size() + 1);
    }

    private void furnishStage(SampleSchool school, SampleStage stage) {
        boolean urban = URBAN.equals(school.location);
        boolean rural = RURAL.equals(school.location);
        int average = stage.junior ? spread.juniorClass() : spread.primaryClass();
        average -= urban ? 0 : rural ? 9 : 2;
        int cap = (stage.junior ? 50 : 45) + (urban ? spread.aboveClassLimit() : 0);
        int fewest = school.kind == SampleKind.TEACHING_POINT ? stage.pupils / 12 + 1 : stage.grades();
        stage.fillClasses(random, average, fewest, cap);

        int pupilsPerTenTeachers = stage.junior ? random.between(105, 140) : random.between(140, 182);
        int byPupils = (stage.pupils * 10 + pupilsPerTenTeachers - 1) / pupilsPerTenTeachers;
        int byClasses = stage.classSizes.size() * (stage.junior ? 26 : 16) / 10;
        stage.employ(random, Math.max(byPupils, byClasses));
        stage.backbone = stage.persons(spread.backbone().draw(random));
        int peArts = stage.persons(spread.peArts().draw(random));
        stage.teachPeAndArts(random, Math.max(peArts, spread.fewestPeArts()));
        if (stage.junior) {
            stage.inZone = stage.pupils - stage.pupils * random.between(5, 30) / 1000;
        }
    }

    private void furnish(SampleSchool school) {
        if (!school.isCompulsory()) {
            school.teachingArea = random.between(24_000, 60_000);
            school.sportsGround = random.between(30_000, 90_000);
            school.equipment = random.between(20_000, 60_000);
            school.multimediaRooms = random.between(12, 40);
            return;
        }
        boolean rural = RURAL.equals(school.location);
        SampleRange areas = rural ? spread.ruralAreas() : spread.areas();
        school.indoorSports = school.pupils() >= 900 ? random.between(60, 120) * 100 : 0;
        school.multimediaRooms = school.shared(23, 24, spread.rooms().draw(random), 1000);
        int specialRooms = (school.classes() + 11) / 12;
        school.musicRooms = rooms(specialRooms, 960, 1080);
        school.artRooms = rooms(specialRooms, 900, 1020);
        int fewest = 3000 * specialRooms + 850 * (school.multimediaRooms + 1);
        school.teachingArea = Math.max(school.shared(45, 58, areas.draw(random), 1), fewest) + school.indoorSports;
        school.sportsGround = Math.max(school.shared(75, 102, areas.draw(random), 1), 6000) - school.indoorSports;
        school.equipment = school.shared(20, 25, spread.equipment().draw(random), 1);
        school.migrants = school.pupils() * (rural ? random.between(0, 10) : random.between(30, 180)) / 1000;
        school.culture = random.chance(40) ? "优秀" : "良好";
        fund(school);
        if (school.hasJunior()) {
            graduate(school);
        }
    }

    private List<Integer> rooms(int count, int low, int high) {
        List<Integer> rooms = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            rooms.add(random.between(low / 10, high / 10) * 10 + (random.chance(30) ? 5 : 0));
        }
        return List.copyOf(rooms);
    }

    /** Fewer than one hundred pupils are funded as one hundred; the quota is in yuan, the funds in hundreds of yuan. */
    private void fund(SampleSchool school) {
        int yuan = 0;
        for (SampleStage stage : school.stages) {
            yuan += stage.pupils * (stage.junior ? JUNIOR_QUOTA_YUAN : PRIMARY_QUOTA_YUAN);
        }
        int pupils = school.pupils();
        school.fundsGranted = pupils < 100 ? (yuan + pupils - 1) / pupils : (yuan + 99) / 100;
        school.fundsBudget = school.fundsGranted;
        school.trainingBudget = (school.fundsBudget * random.between(51, 68) + 999) / 1000;
    }

    private void graduate(SampleSchool school) {
        school.entrants = school.junior().pupils * random.between(300, 345) / 1000;
        school.transfersIn = school.entrants * random.between(0, 15) / 1000;
        school.transfersOut = school.transfersIn + school.entrants * random.between(5, 25) / 1000;
        school.deaths = random.chance(4) ? 1 : 0;
        int leaving = school.entrants * random.between(0, 15) / 1000;
        school.graduates = school.entrants - school.deaths - leaving + school.transfersIn - school.transfersOut;
    }
}
