package io.github.junheng.rules;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.junheng.io.StandardReader;
import io.github.junheng.problem.Checked;
import io.github.junheng.standard.Standard;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the files of a standard must not say of kindergartens, classes, townships and shares. */
class PreschoolDefinitionsTest {
    private static Checked<Standard> read(String file, String text, String instead) {
        return StandardReader.read(
                name -> {
                    String path = "/META-INF/junheng/standards/preschool-2020/" + name;
                    try (InputStream in = NationalStandards.class.getResourceAsStream(path)) {
                        if (in == null) {
                            throw new IOException("no " + path);
                        }
                        String whole = new String(in.readAllBytes(), StandardCharsets.UTF_8);
                        if (name.equals(file)) {
                            assertThat(whole).contains(text);
                            whole = whole.replace(text, instead);
                        }
                        return new ByteArrayInputStream(whole.getBytes(StandardCharsets.UTF_8));
                    }
                },
                "");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'\"rule\": \"CLASS\", \"share\"'|'\"rule\": \"1\", \"share\"'|not asked of many subjects",
                "'\"rule\": \"CLASS\", \"share\"'|'\"rule\": \"NONE\", \"share\"'|NONE",
                "'\"share\": \"met\", \"comparator\": \">=\"'|'\"share\": \"most\", \"comparator\": \">=\"'|most",
                "'\"level\": \"CLASS\"'|'\"level\": \"CLASS\", \"rolledUp\": {\"share\": \"met\"}'|comparator",
                "'\"level\": \"TOWNSHIP\"'|'\"level\": \"COUNTY\"'|can be rolled up",
                "'\"limit\": \"1/15\"'|'\"limit\": \"1/0\"'|1/0",
                "'\"limit\": \"1/15\"'|'\"limit\": \"1/\"'|1/",
                "'\"limit\": \"1/15\"'|'\"limit\": {\"cases\": [{\"when\": [], \"limit\": {\"indicator\": \"children\"}}]}'|each case needs numbers"
            })
    void whatCannotBeJudgedIsRefused(String text, String instead, String told) {
        Checked<Standard> read = read("rules.json", text, instead);
        assertThat(read.value()).isEmpty();
        assertThat(read.problems()).anyMatch(p -> p.message(Locale.ENGLISH).contains(told));
    }

    @Test
    void aRuleOfElementsLooksAtListsAlone() {
        Checked<Standard> read = read(
                "rules.json",
                "\"kind\": \"every\",\n        \"list\": \"townships[].publicCentralKindergartens\",",
                "\"kind\": \"comparison\",\n        \"indicator\": \"unlicensed\",");
        assertThat(read.problems()).anyMatch(p -> p.message(Locale.ENGLISH).contains("elements of lists"));
    }

    @Test
    void aRuleOfTheCountyThatSumsOverKindergartensNamesAScope() {
        Checked<Standard> read = read(
                "rules.json",
                "{\"kind\": \"share\", \"rule\": \"CLASS\", \"share\": \"met\", \"comparator\": \">=\", \"limit\": \"85\", \"unit\": \"%\"}",
                "{\"kind\": \"comparison\", \"indicator\": \"children\", \"comparator\": \"<=\", \"limit\": \"360\"}");
        assertThat(read.problems()).anyMatch(p -> p.message(Locale.ENGLISH).contains("name a scope"));
    }

    @Test
    void aColumnOfTheFileCannotBeDeclaredASecondTime() {
        Checked<Standard> read = read("standard.json", "\"name\": \"上市或过度逐利起数\"", "\"name\": \"在园幼儿数\"");
        assertThat(read.problems()).anyMatch(p -> p.message(Locale.ENGLISH).contains("already that of another column"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'\"id\": \"preschool.enrolled\", \"name\": \"学前三年在园幼儿数\",'|'\"id\": \"preschool.enrolled\", \"name\": \"学前三年在园幼儿数\", \"file\": \"townships.csv\",'|of the elements of one array",
                "'\"name\": \"乡镇名称\"'|'\"name\": \"乡镇代码\"'|already that of another column",
                "'\"name\": \"乡镇名称\"'|'\"name\": \"年度\"'|already that of another column",
                "'\"file\": \"townships.csv\"'|'\"file\": \"schools.csv\"'|unlike the files that a dataset has",
                "'\"name\": \"上市或过度逐利起数\",'|'\"name\": \"上市或过度逐利起数\", \"file\": \"more.csv\",'|a fact of schools or of the county"
            })
    void whatCannotStandInAFileIsRefused(String text, String instead, String told) {
        Checked<Standard> read = read("standard.json", text, instead);
        assertThat(read.value()).isEmpty();
        assertThat(read.problems()).anyMatch(p -> p.message(Locale.ENGLISH).contains(told));
    }
}
