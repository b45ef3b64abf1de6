package io.github.junheng.examples.forms.edition;

import io.github.junheng.problem.Checked;
import io.github.junheng.problem.Problem;
import io.github.junheng.problem.ProblemCode;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;

/** 各种表样: the editions that come with the library, and the reader for others. */
public final class FormEditions {
    private static final List<String> IDS = List.of("declaration-2024", "basic-balance-2012", "self-evaluation");

    private FormEditions() {}

    /** The ids of the editions that come with the library. */
    public static List<String> ids() {
        return IDS;
    }

    /** The kinds of figures that an edition may name. */
    public static List<String> kinds() {
        return EditionReader.KINDS;
    }

    /** @throws IllegalArgumentException when there is no such edition */
    public static FormEdition find(String id) {
        if (!IDS.contains(id)) {
            throw new IllegalArgumentException("no edition " + id + "; there are " + String.join(", ", IDS));
        }
        String file = id + ".json";
        try (InputStream in =
                FormEditions.class.getResourceAsStream("/io/github/junheng/examples/forms/editions/" + file)) {
            if (in == null) {
                throw new IllegalStateException("the edition " + file + " is not packed");
            }
            return read(in, file).orThrow();
        } catch (IOException e) {
            throw new IllegalStateException("the edition " + file + " cannot be read", e);
        }
    }

    /**
     * An edition from its file, with every problem of it: keys that are not known, rules and facts that its standard has not, cells
     * with no figure or with two.
     *
     * @param name the file's name, for messages
     */
    public static Checked<FormEdition> read(InputStream in, String name) {
        List<Problem> problems = new ArrayList<>();
        try {
            Node root = Node.read(in, name, problems);
            if (root.isPresent()) {
                FormEdition edition = new EditionReader(root).edition();
                if (problems.isEmpty()) {
                    return Checked.of(edition, problems);
                }
            } else if (problems.isEmpty()) {
                problems.add(Problem.of(ProblemCode.FILE_EMPTY, name));
            }
        } catch (IOException e) {
            problems.add(Problem.of(ProblemCode.FILE_UNREADABLE, name, String.valueOf(e.getMessage())));
        }
        return Checked.failed(problems);
    }
}
