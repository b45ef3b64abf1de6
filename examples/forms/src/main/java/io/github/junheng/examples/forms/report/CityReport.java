package io.github.junheng.examples.forms.report;

import io.github.junheng.evaluation.Status;
import io.github.junheng.region.Province;
import io.github.junheng.report.Piece;
import io.github.junheng.standard.Criterion;
import io.github.junheng.standard.Rule;
import io.github.junheng.standard.Section;
import io.github.junheng.standard.Standard;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * 全市报告: counties compared in one table that leads to the page of each, in Chinese with a switch to English. More than a table can
 * show are one of provinces, and a page for each of these.
 */
public final class CityReport {
    /** How many counties a table holds: more than any province has. */
    private static final int ROWS = 500;

    private CityReport() {}

    /** A page, by its name without an ending. */
    public static final class Page {
        private final String name;
        private final Content content;

        private Page(String name, Content content) {
            this.name = name;
            this.content = content;
        }

        private interface Content {
            void write(boolean linked, OutputStream out) throws IOException;
        }

        /** Its name in the folder; {@code index} is the one to begin with. */
        public String name() {
            return name;
        }

        /** Writes the page in UTF-8, with links to {@code NAME.html} and to the counties. The stream stays open. */
        public void write(OutputStream out) throws IOException {
            content.write(true, out);
        }

        /** The page without links, which lead nowhere once it is printed. */
        public void writeToPrint(OutputStream out) throws IOException {
            content.write(false, out);
        }
    }

    /** The pages, first the one to begin with. */
    public static List<Page> pages(CityInput in) {
        if (in.members().size() <= ROWS) {
            return List.of(new Page(
                    "index", (linked, out) -> new CityPage(in, linked).counties(title(in), in.members(), false, out)));
        }
        List<Group> groups = groups(in.members());
        List<Page> pages = new ArrayList<>();
        pages.add(new Page("index", (linked, out) -> new CityPage(in, linked).provinces(title(in), groups, out)));
        for (Group group : groups) {
            Piece title = Words.TITLE.with(title(in), group.heading());
            pages.add(new Page(
                    group.name(),
                    (linked, out) -> new CityPage(in, linked).counties(title, group.members(), true, out)));
        }
        return List.copyOf(pages);
    }

    /**
     * Counties that share a page.
     *
     * @param name of the page, without its ending
     */
    record Group(String name, Piece heading, List<CityMember> members) {}

    /** By province in the order of the codes, those without one last; as many pages as it takes. */
    private static List<Group> groups(List<CityMember> members) {
        Map<String, List<CityMember>> byProvince = new TreeMap<>();
        List<CityMember> others = new ArrayList<>();
        for (CityMember member : members) {
            (member.province().isEmpty()
                            ? others
                            : byProvince.computeIfAbsent(member.province(), digits -> new ArrayList<>()))
                    .add(member);
        }
        Map<String, List<CityMember>> all = new LinkedHashMap<>(byProvince);
        if (!others.isEmpty()) {
            all.put("other", others);
        }
        List<Group> groups = new ArrayList<>();
        all.forEach((digits, ofProvince) -> {
            Piece heading = Province.ofDigits(digits)
                    .map(province -> Piece.of(province.zh()))
                    .orElse(Words.PROVINCE_OTHER.piece());
            int parts = (ofProvince.size() + ROWS - 1) / ROWS;
            for (int part = 0; part < parts; part++) {
                groups.add(new Group(
                        "province-" + digits + (part == 0 ? "" : "-" + (part + 1)),
                        parts == 1 ? heading : Words.PROVINCE_PART.with(heading, Piece.of(part + 1), Piece.of(parts)),
                        ofProvince.subList(part * ROWS, Math.min(ofProvince.size(), (part + 1) * ROWS))));
            }
        });
        return groups;
    }

    private static Piece title(CityInput in) {
        return in.name().map(name -> Words.CITY_NAMED.with(Piece.of(name))).orElse(Words.CITY_TITLE.piece());
    }

    /** Rules that a unit meets by so many of its indicators. */
    static List<Rule> several(Standard standard) {
        return standard.rules().values().stream()
                .filter(rule -> rule.criterion() instanceof Criterion.KOfN)
                .toList();
    }

    /** The header of a column of a section. */
    static Piece section(Section section) {
        return Words.TITLE.with(Piece.of(section.id()), Piece.of(section.name()));
    }

    static long count(List<CityMember> members, Status status) {
        return members.stream().filter(member -> member.is(status)).count();
    }
}
