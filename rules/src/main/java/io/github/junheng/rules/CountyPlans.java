package io.github.junheng.rules;

import io.github.junheng.io.PlanReader;
import io.github.junheng.plan.Plan;
import java.io.BufferedReader;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/** 县市规划: the plans of counties and cities that ship with this library, each read anew at every call. */
public final class CountyPlans {
    private static final String FOLDER = "/META-INF/junheng/plans/";

    private CountyPlans() {}

    /** The ids of all plans. */
    public static List<String> ids() {
        try (InputStream in = CountyPlans.class.getResourceAsStream(FOLDER + "index.txt")) {
            if (in == null) {
                throw new IllegalStateException("the jar lacks " + FOLDER + "index.txt");
            }
            try (BufferedReader reader = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
                return reader.lines().filter(line -> !line.startsWith("#")).toList();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The plan of an id. */
    public static Optional<Plan> find(String id) {
        return ids().contains(id) ? Optional.of(read(id)) : Optional.empty();
    }

    private static Plan read(String id) {
        try (InputStream in = open(id, "plan.json")) {
            return PlanReader.read(in, id + "/plan.json", NationalStandards.all(), name -> open(id, name))
                    .orThrow();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static InputStream open(String id, String name) throws IOException {
        InputStream in = CountyPlans.class.getResourceAsStream(FOLDER + id + "/" + name);
        if (in == null) {
            throw new FileNotFoundException("the jar lacks " + FOLDER + id + "/" + name);
        }
        return in;
    }
}
