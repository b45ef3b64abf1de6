package io.github.junheng.rules;

import io.github.junheng.io.PlanReader;
import io.github.junheng.plan.Plan;
import io.github.junheng.problem.Checked;
import io.github.junheng.standard.Standard;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Reads the shipped plans from their files, as they lie beside the standards. */
final class ShippedPlans {
    private static final String ROOT = "/META-INF/junheng/plans/";
    private static final List<Standard> STANDARDS = NationalStandards.all();

    private ShippedPlans() {}

    static List<String> ids() {
        return text("index.txt").lines().toList();
    }

    static Checked<Plan> read(String id) {
        try (InputStream in = open(id + "/plan.json")) {
            return PlanReader.read(in, id, STANDARDS, name -> open(id + "/" + name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String text(String path) {
        try (InputStream in = open(path)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static InputStream open(String path) throws IOException {
        InputStream in = NationalStandards.class.getResourceAsStream(ROOT + path);
        if (in == null) {
            throw new FileNotFoundException(ROOT + path);
        }
        return in;
    }
}
