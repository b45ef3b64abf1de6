package io.github.junheng.examples.cli;

import io.github.junheng.examples.forms.edition.FormEdition;
import io.github.junheng.examples.forms.edition.FormEditions;
import java.io.ByteArrayInputStream;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The edition of a form, one that ships or a file. */
final class EditionOption {
    @Option(
            names = "--edition",
            paramLabel = "ID|FILE",
            description = "表样的编号，或自己写的表样（.json，写法见 examples/forms/EDITIONS.md；申报表默认 " + FormsStep.EDITION
                    + "）。 The id of an edition of the form, or a file with one (default of the declaration: "
                    + FormsStep.EDITION + ").")
    private @Nullable String edition;

    boolean isGiven() {
        return edition != null;
    }

    FormEdition find(String otherwise, Locale lang) throws Failure {
        String name = edition == null ? otherwise : edition;
        if (FormEditions.ids().contains(name)) {
            return FormEditions.find(name);
        }
        byte[] content = Standards.file(name, "没有表样 (unknown edition)“" + name + "”", FormEditions.ids(), lang);
        var read = FormEditions.read(new ByteArrayInputStream(content), name);
        return read.value().orElseThrow(() -> Failure.of(read.problems(), lang));
    }
}
