package io.github.junheng.examples.cli;

import java.util.ArrayList;
import java.util.List;

/** The pupils, classes and teachers of one compulsory stage of a synthetic school. */
final class SampleStage {

    final boolean junior;
    final int pupils;
    List<Integer> classSizes = List.of();
    int inZone;
    int teachers;
    int associates;
    int bachelors;
    int masters;
    int doctors;
    int backbone;
    int pe;
    int music;
    int fineArts;
    int arts;
    int visiting;

    SampleStage(boolean junior, int pupils) {
        this.junior = junior;
        this.pupils = pupils;
        this.inZone = pupils;
    }

    /** The first part of the column keys of this stage. */
    String key() {
        return junior ? "junior" : "primary";
    }

    /** Spreads the pupils over at least {@code atLeast} classes of about {@code average}, none above {@code cap}. */
    void fillClasses(SampleRandom random, int average, int atLeast, int cap) {
        int count = Math.max(atLeast, (pupils + average / 2) / average);
        while ((pupils + count - 1) / count > cap) {
            count++;
        }
        List<Integer> sizes = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            sizes.add(pupils / count + (i < pupils % count ? 1 : 0));
        }
        for (int i = 0; i + 1 < count; i += 2) {
            int moved = random.between(0, Math.min(4, sizes.get(i + 1) / 4));
            if (sizes.get(i) + moved <= cap) {
                sizes.set(i, sizes.get(i) + moved);
                sizes.set(i + 1, sizes.get(i + 1) - moved);
            }
        }
        classSizes = List.copyOf(sizes);
    }

    /** Gives the stage {@code count} full-time teachers and spreads them over the degrees. */
    void employ(SampleRandom random, int count) {
        teachers = count;
        doctors = junior && count >= 120 ? 1 : 0;
        masters = count * (junior ? random.between(40, 90) : random.between(20, 60)) / 1000;
        associates = count * (junior ? random.between(30, 70) : random.between(120, 220)) / 1000;
        int below = junior ? 0 : count * random.between(0, 20) / 1000;
        bachelors = count - doctors - masters - associates - below;
    }

    /** Teachers above the degree that the stage requires: 专科 and up for 小学, 本科 and up for 初中. */
    int aboveRequiredDegree() {
        return (junior ? 0 : associates) + bachelors + masters + doctors;
    }

    /** Makes the teachers above the required degree exactly {@code count}; the others stay. */
    void keepAboveRequiredDegree(int count) {
        int leaving = aboveRequiredDegree() - count;
        bachelors -= leaving;
        teachers -= leaving;
    }

    /** Spreads {@code count} PE and arts teachers over the four columns; 艺术 never equals 音乐 + 美术 by accident. */
    void teachPeAndArts(SampleRandom random, int count) {
        pe = (count + 1) / 2;
        arts = count >= 6 && random.chance(25) ? 1 : 0;
        music = (count - pe - arts + 1) / 2;
        fineArts = count - pe - arts - music;
    }

    /** The least whole number of persons with {@code perTenThousand} for each ten thousand pupils. */
    int persons(int perTenThousand) {
        return (int) (((long) pupils * perTenThousand + 9999) / 10_000);
    }

    /** The number of school years: six of 小学, three of 初中. */
    int grades() {
        return junior ? 3 : 6;
    }
}
