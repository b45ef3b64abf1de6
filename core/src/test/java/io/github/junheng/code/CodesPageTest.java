package io.github.junheng.code;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.junheng.school.Location;
import io.github.junheng.school.SchoolKind;
import io.github.junheng.school.Sponsor;
import io.github.junheng.school.Stage;
import io.github.junheng.staff.Degree;
import io.github.junheng.staff.Title;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The page of code tables is made from the tables: {@code -Djunheng.pages.write=true} writes it anew. */
class CodesPageTest {
    private static final Path PAGE = Path.of("CODES.md");

    @Test
    void thePageIsUpToDate() throws IOException {
        String page = page();
        if (Boolean.getBoolean("junheng.pages.write")) {
            Files.writeString(PAGE, page);
        }
        assertThat(Files.readString(PAGE))
                .as("run with -Djunheng.pages.write=true")
                .isEqualTo(page);
    }

    private static String page() {
        StringBuilder page = new StringBuilder("""
                # 代码表

                数据文件（schools.csv、teachers.csv 等）里填词，不填下面的代码；手头的数据是代码时，先用 `io.github.junheng.code.CodeTable` 换成词：
                `CodeTable.LOCATIONS.translate("111", "来源.csv:2 城乡分类")` 得 `Location.URBAN`（城区）。
                不是表中的代码报 JH230；在这里没有对应项的代码报 JH231，须按实情另填，程序不猜。
                可信度是代码、名称、对应项三者中最弱的一个。英文名称是译名。
                """);
        for (CodeTable<?> table : CodeTable.all()) {
            page.append("\n## ")
                    .append(table.zh())
                    .append(" (")
                    .append(table.en())
                    .append(")\n\n来源：")
                    .append(table.source())
                    .append("。\n\n| 代码 | 名称 | English | ")
                    .append(table.target())
                    .append(" | 可信度 | 说明 |\n|---|---|---|---|---|---|\n");
            table.codes()
                    .forEach(code -> page.append("| ")
                            .append(String.join(
                                    " | ",
                                    code.digits(),
                                    code.zh(),
                                    code.en(),
                                    code.partner().map(CodesPageTest::word).orElse("无"),
                                    code.confidence().zh(),
                                    code.note()))
                            .append(" |\n"));
        }
        return page.toString();
    }

    private static String word(Object partner) {
        if (partner instanceof Collection<?> stages) {
            return stages.stream().map(CodesPageTest::word).collect(Collectors.joining("、"));
        }
        if (partner instanceof SchoolKind kind) {
            return kind.zh();
        }
        if (partner instanceof Stage stage) {
            return stage.zh();
        }
        if (partner instanceof Location location) {
            return location.zh();
        }
        if (partner instanceof Sponsor sponsor) {
            return sponsor.code() + " " + sponsor.zh();
        }
        if (partner instanceof Degree degree) {
            return degree.zh();
        }
        if (partner instanceof Title title) {
            return title.zh();
        }
        if (partner instanceof Code<?> code) {
            return code.digits() + " " + code.zh();
        }
        throw new AssertionError("no word for " + partner);
    }
}
