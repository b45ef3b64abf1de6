package io.github.junheng.rules;

import io.github.junheng.standard.Standard;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * 国家标准: the standards and example overlays that ship with this library. A standard is read anew at every call and shared by
 * nobody; keep it where you evaluate often.
 */
public final class NationalStandards {
    private static final String FOLDER = "/META-INF/junheng/standards/";
    private static final String INDEX = FOLDER + "index.txt";

    private NationalStandards() {}

    /** 县域义务教育优质均衡发展督导评估办法. 教督〔2017〕6号. */
    public static Standard qualityBalanced2017() {
        return read("quality-balanced-2017");
    }

    /** The ids of all standards. */
    public static List<String> ids() {
        return List.copyOf(index().keySet());
    }

    /** All standards. */
    public static List<Standard> all() {
        Shelf shelf = new Shelf(FOLDER);
        return ids().stream().map(shelf::read).toList();
    }

    /** All standards that are in force on a day. */
    public static List<Standard> inForce(LocalDate day) {
        return all().stream().filter(standard -> standard.isInForce(day)).toList();
    }

    /**
     * The edition of a standard that is in force on a day: the one of this id, else the nearest of those that it replaces or that
     * replace it. Empty where there is none, or no standard of this id.
     */
    public static Optional<Standard> find(String id, LocalDate day) {
        List<Standard> all = all();
        List<String> editions = new ArrayList<>(List.of(id));
        for (int i = 0; i < editions.size(); i++) {
            String edition = editions.get(i);
            Optional<Standard> standard =
                    all.stream().filter(s -> s.id().equals(edition)).findFirst();
            if (standard.isPresent() && standard.get().isInForce(day)) {
                return standard;
            }
            List<String> nearest = new ArrayList<>();
            standard.ifPresent(s -> nearest.addAll(s.supersedes()));
            standard.ifPresent(s -> nearest.addAll(s.supersededBy(all)));
            nearest.stream().filter(other -> !editions.contains(other)).forEach(editions::add);
        }
        return Optional.empty();
    }

    /** The standard of an id. */
    public static Optional<Standard> find(String id) {
        return index().containsKey(id) ? Optional.of(read(id)) : Optional.empty();
    }

    /** The ids of all overlays that ship with a standard. */
    public static List<String> overlayIds() {
        return index().values().stream().flatMap(List::stream).toList();
    }

    /** An overlay's file, for the overlay reader to read against its standard; the caller closes it. */
    public static Optional<InputStream> overlay(String id) {
        return index().entrySet().stream()
                .filter(standard -> standard.getValue().contains(id))
                .map(standard -> resource(FOLDER + standard.getKey() + "/overlays/" + id + ".json"))
                .findFirst();
    }

    private static Standard read(String id) {
        return new Shelf(FOLDER).read(id);
    }

    /** Standard → its overlays, in the order of the index. */
    private static Map<String, List<String>> index() {
        Map<String, List<String>> index = new LinkedHashMap<>();
        try (BufferedReader reader =
                new BufferedReader(new InputStreamReader(resource(INDEX), StandardCharsets.UTF_8))) {
            reader.lines().filter(line -> !line.startsWith("#")).forEach(line -> {
                List<String> words = Arrays.asList(line.split(" "));
                index.put(words.get(0), List.copyOf(words.subList(1, words.size())));
            });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return index;
    }

    private static InputStream resource(String path) {
        InputStream in = NationalStandards.class.getResourceAsStream(path);
        if (in == null) {
            throw new IllegalStateException("the jar lacks " + path);
        }
        return in;
    }
}
