package io.github.junheng.examples.cli;

import io.github.junheng.dataset.County;
import io.github.junheng.examples.forms.report.MaskedSchool;
import io.github.junheng.examples.forms.report.ReportInput;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** 隐名对照表: which school is which in masked reports, in a file that is not to go with them. */
final class MaskKey {
    private static final String HEADER = "\uFEFF县代码,县名,年度,学校标识码,学校名称,报告中的名称\n";

    private final Path file;
    private final StringBuilder rows = new StringBuilder(HEADER);

    /** @throws Failure where the file would lie among the reports */
    MaskKey(Path file, Path reports) throws Failure {
        this.file = file;
        if (real(file).startsWith(real(reports))) {
            throw Failure.usage("--mask-key 不能写在报告里，请放到别处 (must not lie among the reports): " + file);
        }
    }

    /** Where a path leads, over links, of one that is still to be written as far as there is something. */
    private static Path real(Path path) {
        Path there = path.toAbsolutePath().normalize();
        Path below = there.getFileSystem().getPath("");
        while (there != null) {
            try {
                return there.toRealPath().resolve(below).normalize();
            } catch (IOException e) {
                Path name = there.getFileName();
                below = name == null ? below : name.resolve(below);
                there = there.getParent();
            }
        }
        return path.toAbsolutePath().normalize();
    }

    Path file() {
        return file;
    }

    /** The rows of one county. */
    static String rows(ReportInput in) {
        County county = in.latest().dataset().county();
        String before =
                cell(county.code().toOptional().map(code -> code.value()).orElse("")) + ","
                        + cell(county.name().toOptional().orElse("")) + "," + county.year() + ",";
        StringBuilder rows = new StringBuilder();
        for (MaskedSchool school : in.maskKey()) {
            rows.append(before)
                    .append(school.code().value())
                    .append(',')
                    .append(cell(school.name()))
                    .append(',')
                    .append(cell(school.shown()))
                    .append('\n');
        }
        return rows.toString();
    }

    void add(String ofCounty) {
        rows.append(ofCounty);
    }

    void writeTo(OutputStream out) throws IOException {
        out.write(rows.toString().getBytes(StandardCharsets.UTF_8));
    }

    private static String cell(String text) {
        boolean plain = text.chars().noneMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
        return plain ? text : "\"" + text.replace("\"", "\"\"") + "\"";
    }
}
