package io.github.junheng.examples.cli;

import io.github.junheng.io.OverlayReader;
import io.github.junheng.overlay.Overlay;
import io.github.junheng.overlay.Overlays;
import io.github.junheng.problem.Checked;
import io.github.junheng.problem.Problem;
import io.github.junheng.problem.ProblemCode;
import io.github.junheng.rules.NationalStandards;
import io.github.junheng.standard.Concession;
import io.github.junheng.standard.Standard;
import java.io.ByteArrayInputStream;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/** The standards, overlays and concessions that a command line names. */
final class Standards {
    static final String ALL = "all";

    private Standards() {}

    static Standard find(String id) throws Failure {
        Optional<Standard> standard = NationalStandards.find(id);
        if (standard.isEmpty()) {
            throw Failure.usage(
                    "没有标准 (unknown standard)“" + id + "”；可选 (known): " + String.join(", ", NationalStandards.ids()));
        }
        return standard.get();
    }

    static List<Standard> find(List<String> ids) throws Failure {
        List<Standard> standards = new ArrayList<>();
        for (String id : new LinkedHashSet<>(ids)) {
            if (!id.equals(ALL)) {
                standards.add(find(id));
            }
        }
        if (ids.contains(ALL)) {
            return NationalStandards.all();
        }
        if (standards.isEmpty()) {
            throw Failure.usage("--standard 缺少编号 (names no standard)");
        }
        return standards;
    }

    /** An overlay as it was named, with its content: what it is based on is only known when it is read. */
    private record Named(String name, Supplier<InputStream> content) {
        static Named of(String name, byte[] content) {
            return new Named(name, () -> new ByteArrayInputStream(content));
        }

        InputStream open() {
            return content.get();
        }
    }

    /** The standards with the overlays laid over them, each over the standard that it is based on. */
    static List<Standard> layered(List<Standard> standards, List<String> overlays, Locale lang) throws Failure {
        List<Problem> problems = new ArrayList<>();
        Map<String, List<Overlay>> byBase = new LinkedHashMap<>();
        // By the id of an overlay: the standard with that overlay and those below it.
        Map<String, Standard> views = new LinkedHashMap<>();
        for (Waiting waiting : inOrder(overlays, problems, lang)) {
            String id = waiting.head().base();
            Standard base = standards.stream()
                    .filter(s -> s.id().equals(id))
                    .findFirst()
                    .orElseThrow(() -> Failure.usage("叠加方案 (overlay)“"
                            + waiting.named().name() + "”依据 (is based on) " + id
                            + "，不适用于 (not on) "
                            + String.join(
                                    ", ", standards.stream().map(Standard::id).toList())));
            String over = waiting.head().overOrNull();
            Standard below = over == null ? base : views.getOrDefault(over, base);
            Checked<Overlay> overlay =
                    OverlayReader.read(waiting.named().open(), waiting.named().name(), below);
            problems.addAll(overlay.problems());
            if (overlay.value().isPresent()) {
                Overlay read = overlay.value().get();
                byBase.computeIfAbsent(id, b -> new ArrayList<>()).add(read);
                Overlays.apply(below, List.of(read)).value().ifPresent(view -> views.put(read.id(), view));
            }
        }
        if (!problems.isEmpty()) {
            throw Failure.of(problems, lang);
        }
        List<Standard> layered = new ArrayList<>();
        for (Standard standard : standards) {
            Checked<Standard> laid = Overlays.apply(standard, byBase.getOrDefault(standard.id(), List.of()));
            if (laid.hasErrors() || laid.value().isEmpty()) {
                throw Failure.of(laid.problems(), lang);
            }
            layered.add(laid.value().get());
        }
        return layered;
    }

    /** An overlay of which only that is known what it is laid over. */
    private record Waiting(Named named, OverlayReader.Head head) {}

    /** The overlays, each after the one that it is over; one that ships with a standard is fetched where it is not named. */
    private static List<Waiting> inOrder(List<String> names, List<Problem> problems, Locale lang) throws Failure {
        Deque<String> toOpen = new ArrayDeque<>(new LinkedHashSet<>(names));
        List<Waiting> waiting = new ArrayList<>();
        Set<String> seen = new LinkedHashSet<>(names);
        while (!toOpen.isEmpty()) {
            Named named = open(toOpen.removeFirst(), lang);
            Checked<OverlayReader.Head> head = OverlayReader.readHead(named.open(), named.name());
            problems.addAll(head.problems());
            if (head.value().isPresent()) {
                waiting.add(new Waiting(named, head.value().get()));
                seen.add(head.value().get().id());
                String over = head.value().get().overOrNull();
                if (over != null && NationalStandards.overlayIds().contains(over) && seen.add(over)) {
                    toOpen.addLast(over);
                }
            }
        }
        List<Waiting> ordered = new ArrayList<>();
        Set<String> there = new LinkedHashSet<>();
        boolean moved = true;
        while (moved) {
            moved = false;
            for (Waiting one : List.copyOf(waiting)) {
                String over = one.head().overOrNull();
                if (over == null || there.contains(over)) {
                    ordered.add(one);
                    there.add(one.head().id());
                    waiting.remove(one);
                    moved = true;
                }
            }
        }
        // What is over nothing that is there is told by the reader.
        ordered.addAll(waiting);
        return ordered;
    }

    /** The standard that an overlay which ships is based on. */
    static Standard baseOf(String overlay) throws Failure {
        return baseOf(overlay, Locale.ROOT);
    }

    /** The standard that an overlay, one that ships or a file, is based on. */
    static Standard baseOf(String overlay, Locale lang) throws Failure {
        return find(head(overlay, lang).base());
    }

    /** What an overlay that ships is laid over: {@code base}, {@code base+lower}. */
    static String place(String overlay) throws Failure {
        OverlayReader.Head head = head(overlay, Locale.ROOT);
        return head.base() + (head.overOrNull() == null ? "" : "+" + head.overOrNull());
    }

    private static OverlayReader.Head head(String overlay, Locale lang) throws Failure {
        Named named = open(overlay, lang);
        Checked<OverlayReader.Head> head = OverlayReader.readHead(named.open(), named.name());
        if (head.value().isEmpty()) {
            throw Failure.of(head.problems(), lang);
        }
        return head.value().get();
    }

    private static Named open(String name, Locale lang) throws Failure {
        Optional<InputStream> shipped = NationalStandards.overlay(name);
        try {
            if (shipped.isPresent()) {
                try (InputStream in = shipped.get()) {
                    return Named.of(name, in.readAllBytes());
                }
            }
            String unknown = "没有叠加方案 (unknown overlay)“" + name + "”";
            return Named.of(name, file(name, unknown, NationalStandards.overlayIds(), lang));
        } catch (IOException e) {
            throw unreadable(name, String.valueOf(e.getMessage()), lang);
        }
    }

    /** The content of a file that is named where an id could stand. */
    static byte[] file(String name, String unknown, Collection<String> known, Locale lang) throws Failure {
        try {
            Path file = Path.of(name);
            boolean isFile = name.contains("/")
                    || name.contains(File.separator)
                    || name.toLowerCase(Locale.ROOT).endsWith(".json")
                    || Files.exists(file);
            if (!isFile) {
                throw Failure.usage(unknown + "；可选 (known): " + String.join(", ", known) + "；或文件路径 (or a file)");
            }
            return Files.readAllBytes(file);
        } catch (NoSuchFileException e) {
            throw Failure.of(List.of(Problem.of(ProblemCode.FILE_MISSING, name)), lang);
        } catch (FileSystemException e) {
            throw unreadable(name, e.getReason() == null ? e.getClass().getSimpleName() : e.getReason(), lang);
        } catch (IOException | InvalidPathException e) {
            throw unreadable(name, String.valueOf(e.getMessage()), lang);
        }
    }

    private static Failure unreadable(String name, String why, Locale lang) {
        return Failure.of(List.of(Problem.of(ProblemCode.FILE_UNREADABLE, name, why)), lang);
    }

    /** The concessions of each standard that are asked for; one that no standard has is a mistake. */
    static Set<String> concessions(Standard standard, List<Standard> all, List<String> asked) throws Failure {
        Set<String> own = ids(standard);
        Set<String> known = new LinkedHashSet<>();
        all.forEach(s -> known.addAll(ids(s)));
        Set<String> chosen = new LinkedHashSet<>();
        for (String id : asked) {
            if (!known.contains(id) && !id.equals(ALL)) {
                if (known.isEmpty()) {
                    throw Failure.usage("没有放宽项 (unknown concession)“" + id + "”；所选标准没有过渡性放宽"
                            + " (the standards have no concessions)");
                }
                throw Failure.usage(
                        "没有放宽项 (unknown concession)“" + id + "”；可选 (known): " + String.join(", ", known) + ", " + ALL);
            }
            if (own.contains(id)) {
                chosen.add(id);
            }
        }
        return asked.contains(ALL) ? own : chosen;
    }

    private static Set<String> ids(Standard standard) {
        Set<String> ids = new LinkedHashSet<>();
        standard.concessions().stream().map(Concession::id).forEach(ids::add);
        return ids;
    }
}
