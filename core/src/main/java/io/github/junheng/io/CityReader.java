package io.github.junheng.io;

import io.github.junheng.plan.Locality;
import io.github.junheng.plan.Plan;
import io.github.junheng.problem.Checked;
import io.github.junheng.problem.Problem;
import io.github.junheng.problem.ProblemCode;
import io.github.junheng.problem.Similar;
import io.github.junheng.region.CountyCode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * 市级数据读取: reads which datasets a folder of a city holds for which of a plan's places, from its {@code city.json}:
 *
 * <pre>{@code
 * {"name": "示例市", "counties": [{"place": "甲县", "datasets": ["jia-2023", "jia-2024"]}]}
 * }</pre>
 *
 * A place binds its datasets to a place of the plan, whatever code and name they bear themselves. The datasets are read by {@link
 * DatasetReader}.
 */
public final class CityReader {
    private static final String FILE = "city.json";
    private static final String COMMENT = "//";

    /**
     * 市: its places in the order of the file.
     *
     * @param codeOrNull 行政区划代码
     */
    public record City(String name, @Nullable CountyCode codeOrNull, List<Member> members) {
        public City {
            members = List.copyOf(members);
        }

        public Optional<CountyCode> code() {
            return Optional.ofNullable(codeOrNull);
        }
    }

    /** 市属县: a place of the plan, with the folders of its datasets. */
    public record Member(Locality place, List<Path> datasets) {
        public Member {
            datasets = List.copyOf(datasets);
        }
    }

    private final Path folder;
    private final Plan plan;
    private final List<Problem> problems = new ArrayList<>();
    private final Map<String, Locality> places = new LinkedHashMap<>();
    private final Set<String> placesSeen = new LinkedHashSet<>();
    private final Map<Path, String> foldersSeen = new HashMap<>();

    private CityReader(Path folder, Plan plan) {
        this.folder = folder;
        this.plan = plan;
        plan.counties().forEach(county -> places.put(county.name(), county));
    }

    /** Whether a folder is a city's and no dataset. */
    public static boolean isCity(Path folder) {
        return Files.exists(folder.resolve(FILE));
    }

    /** Reads the city.json of a folder; with an error there is no value. A place of the plan that it does not list is a warning. */
    public static Checked<City> read(Path folder, Plan plan) {
        return new CityReader(folder, plan).read();
    }

    private Checked<City> read() {
        Source source = Source.of(folder.resolve(FILE));
        DefinitionCursor root;
        try (InputStream text = source.utf8(source.charset())) {
            root = DefinitionFile.read(text, source.name(), problems);
        } catch (IOException e) {
            ProblemLog log = new ProblemLog(false);
            source.failed(log, e);
            return Checked.failed(log.problems());
        }
        List<Member> members = new ArrayList<>();
        CountyCode code = null;
        String name = "";
        if (root.isPresent() && root.object(COMMENT, "code", "name", "counties")) {
            name = root.required("name").text();
            code = code(root.optional("code"));
            for (DefinitionCursor county : root.required("counties").someItems()) {
                member(county).ifPresent(members::add);
            }
            for (String place : places.keySet()) {
                if (!placesSeen.contains(place)) {
                    problems.add(Problem.of(ProblemCode.CITY_MEMBER, FILE, place, FILE));
                }
            }
        }
        Checked<City> read = Checked.of(new City(name, code, members), problems);
        return root.isPresent() && !read.hasErrors() ? read : Checked.failed(problems);
    }

    private static @Nullable CountyCode code(DefinitionCursor at) {
        if (!at.isPresent()) {
            return null;
        }
        String text = at.text();
        if (CountyCode.isValid(text)) {
            return new CountyCode(text);
        }
        at.report(ProblemCode.COUNTY_CODE_INVALID, CellText.shown(text));
        return null;
    }

    private Optional<Member> member(DefinitionCursor at) {
        if (!at.object(COMMENT, "place", "datasets")) {
            return Optional.empty();
        }
        DefinitionCursor placeAt = at.required("place");
        String name = placeAt.text();
        Locality place = places.get(name);
        if (placeAt.isText() && !name.isBlank()) {
            if (place == null) {
                placeAt.report(
                        ProblemCode.PLAN_PLACE_UNKNOWN,
                        plan.id(),
                        CellText.shown(name),
                        Similar.of(name, places.keySet()));
            }
            if (!placesSeen.add(name)) {
                placeAt.report(ProblemCode.CITY_MEMBER_TWICE, CellText.shown(name), FILE);
            }
        }
        List<Path> datasets = new ArrayList<>();
        for (DefinitionCursor item : at.required("datasets").someItems()) {
            dataset(item).ifPresent(datasets::add);
        }
        return Optional.ofNullable(place).map(known -> new Member(known, datasets));
    }

    private Optional<Path> dataset(DefinitionCursor at) {
        String name = at.text();
        if (name.isBlank()) {
            return Optional.empty();
        }
        Path path;
        try {
            path = folder.resolve(name).normalize();
        } catch (InvalidPathException e) {
            // A name that no file can have.
            problems.add(Problem.of(ProblemCode.FILE_MISSING, at.path() + " " + CellText.shown(name)));
            return Optional.empty();
        }
        String first = foldersSeen.putIfAbsent(path, at.path());
        if (first != null) {
            at.report(ProblemCode.CITY_MEMBER_TWICE, CellText.shown(name), FILE);
            return Optional.empty();
        }
        if (!Files.exists(path)) {
            problems.add(Problem.of(ProblemCode.FILE_MISSING, at.path() + " " + name));
            return Optional.empty();
        }
        return Optional.of(path);
    }
}
