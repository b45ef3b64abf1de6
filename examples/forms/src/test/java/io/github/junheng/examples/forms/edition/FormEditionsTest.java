package io.github.junheng.examples.forms.edition;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.junheng.examples.forms.edition.FormEdition.TableSpec;
import io.github.junheng.problem.Checked;
import io.github.junheng.problem.Problem;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class FormEditionsTest {
    private static String text(String id) throws IOException {
        try (InputStream in = Objects.requireNonNull(
                FormEditions.class.getResourceAsStream("/io/github/junheng/examples/forms/editions/" + id + ".json"))) {
            return new String(in.readAllBytes(), UTF_8);
        }
    }

    private static Checked<FormEdition> read(String text) {
        return FormEditions.read(new ByteArrayInputStream(text.getBytes(UTF_8)), "own.json");
    }

    private static List<String> codes(Checked<FormEdition> read) {
        return read.problems().stream()
                .map(problem -> problem.code().code() + " " + problem.where())
                .toList();
    }

    @Test
    void everyEditionIsReadWithoutAProblem() {
        for (String id : FormEditions.ids()) {
            assertThat(FormEditions.find(id).id()).isEqualTo(id);
        }
        assertThatThrownBy(() -> FormEditions.find("declaration-1999")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void theDeclarationHasItsSevenTables() {
        FormEdition declaration = FormEditions.find("declaration-2024");
        assertThat(declaration.tables().stream().map(TableSpec::id))
                .containsExactly("Ⅰ", "Ⅱ-1", "Ⅱ-2", "Ⅲ", "Ⅳ", "Ⅴ", "Ⅵ");
        assertThat(declaration.tables().get(0).columns()).hasSize(24);
        assertThat(declaration.tables().get(2).columns()).hasSize(15);
        assertThat(declaration.tables().get(4).rows()).hasSize(15);
        assertThat(declaration.tables().get(5).rows()).hasSize(9);
        assertThat(declaration.tables().get(3).rows().get(1).cells().get(0).id())
                .isEqualTo("Ⅲ.PRIMARY.R1.cv");
        assertThat(declaration.tables().get(4).rows().get(10).cells().get(0).id())
                .isEqualTo("Ⅳ.G11.conclusion");
    }

    @Test
    void everyProblemOfAFileIsToldInOneRun() throws IOException {
        String text = text("declaration-2024")
                .replace("\"kind\": \"composite\"", "\"kind\": \"compsite\"")
                .replace("\"rule\": \"C3\"", "\"rule\": \"C33\"")
                .replace("\"fact\": \"townshipCount\"", "\"fact\": \"townshipCounts\"")
                .replaceFirst("\"landscape\"", "\"landscap\"")
                .replace("{\"kind\": \"mean\"}", "{\"kind\": \"mean\", \"rule\": \"C1\"}")
                .replace("\"in\": \"万人\"", "\"in\": \"亿人\"")
                .replace("{juniorAbove} 个", "{juniorsAbove} 个");
        Checked<FormEdition> read = read(text);
        assertThat(read.value()).isEmpty();
        assertThat(codes(read))
                .contains(
                        "JH502 own.json $.tables[0].landscap",
                        "JH503 own.json $.tables[0].columns[0].figure.in",
                        "JH503 own.json $.tables[0].columns[2].figure.fact",
                        "JH501 own.json $.tables[3].rows[0].figure.rule",
                        "JH503 own.json $.tables[3].rows[1].cells.all.kind",
                        "JH503 own.json $.tables[4].rows[4].cells.conclusion");
        Problem kind = read.problems().stream()
                .filter(problem -> problem.where().endsWith("cells.all.kind"))
                .findFirst()
                .orElseThrow();
        assertThat(kind.message(Locale.CHINESE)).contains("compsite").contains("composite");
    }

    @Test
    void aCellWithoutAFigureAndASlotWithoutOneAreToldOf() throws IOException {
        Checked<FormEdition> read = read("""
                {"id": "x", "title": {"zh": "表", "en": "form"}, "standard": "quality-balanced-2017", "document": "表",
                 "confidence": "single", "lastCheckedOn": "yesterday", "tables": [
                  {"id": "A", "name": {"zh": "甲", "en": "A"}, "columns": [
                    {"id": "a", "path": [{"zh": "甲", "en": "A"}], "decimals": 7},
                    {"id": "a", "path": [{"zh": "乙", "en": "B"}], "figure": {"kind": "sentence", "zh": "{n}", "en": "n"}}]}]}
                """);
        assertThat(codes(read))
                .containsExactlyInAnyOrder(
                        "JH501 own.json $.confidence",
                        "JH206 own.json $.lastCheckedOn",
                        "JH501 own.json $.tables[0].columns[1].id",
                        "JH208 own.json $.tables[0].columns[0].figure",
                        "JH501 own.json $.tables[0].columns[0].decimals",
                        "JH503 own.json $.tables[0].columns[1].figure");
    }

    /** What could only fail when a form is filled is told when its edition is read. */
    @Test
    void whatCouldNotBeFilledIsToldWhenItIsRead() {
        Checked<FormEdition> read = read("""
                {"id": "x", "title": {"zh": "表", "en": "form"}, "standard": "quality-balanced-2017", "document": "表",
                 "confidence": "inferred", "lastCheckedOn": "2026-01-01", "tables": [
                  {"id": "A", "name": {"zh": "甲", "en": "A"}, "columns": [
                    {"id": "a", "path": [{"zh": "甲", "en": "A"}], "figure": {"kind": "length", "list": "township[]"}},
                    {"id": "b", "path": [{"zh": "乙", "en": "B"}], "figure": {"kind": "value", "rule": "G11", "test": "rotatin"}},
                    {"id": "c", "path": [{"zh": "丙", "en": "C"}], "figure": {"kind": "sentence", "zh": "{n}", "en": "{n}",
                      "slots": {"n": {"kind": "sentence", "zh": "丁", "en": "D"}}}},
                    {"id": "d", "path": [{"zh": "戊", "en": "E"}], "figure": {"kind": "fact", "fact": "population",
                      "otherwise": {"kind": "elements", "names": "monitoring[].subject", "levels": "monitoring[].level",
                        "rates": "monitoring[].rate", "rule": "Q9"}}},
                    {"id": "e", "path": [{"zh": "己", "en": "F"}], "figure": {"kind": "unit", "what": "name"}}]}]}
                """);
        assertThat(codes(read))
                .contains(
                        "JH503 own.json $.tables[0].columns[0].figure.list",
                        "JH503 own.json $.tables[0].columns[1].figure.test",
                        "JH501 own.json $.tables[0].columns[2].figure.slots.n.kind",
                        "JH501 own.json $.tables[0].columns[3].figure.otherwise.kind",
                        "JH501 own.json $.tables[0]");
        assertThat(read.problems().stream().map(problem -> problem.message(Locale.CHINESE)))
                .anySatisfy(said -> assertThat(said).contains("townships[]"))
                .anySatisfy(said -> assertThat(said).contains("rotation"))
                .anySatisfy(said -> assertThat(said).contains("A.e"));
    }

    @Test
    void aRowBelowTheUnitsTakesTheFiguresOfTheColumnsInAnotherKind() throws IOException {
        TableSpec balance = FormEditions.find("basic-balance-2012").tables().get(0);
        assertThat(balance.rows().stream().map(FormEdition.RowSpec::id))
                .containsExactly("", "total", "mean", "deviation", "cv");
        assertThat(balance.rows().get(2).cells().get(4).figure())
                .isInstanceOfSatisfying(
                        FigureSpec.OfRule.class, mean -> assertThat(mean.part()).isEqualTo(FigureSpec.Part.MEAN));
        assertThat(balance.rows().get(2).cells().get(3).figure()).isEqualTo(new FigureSpec.Dash());
        String text = text("basic-balance-2012")
                .replaceFirst("\"unit-per-pupil\": \"mean\"", "\"unit-per-pupil\": \"meen\"")
                .replace("\"item\": \"G4\"", "\"item\": \"G40\"");
        assertThat(codes(read(text)))
                .contains("JH503 own.json $.tables[4].rows[3].cells.score.item")
                .anyMatch(code -> code.startsWith("JH503 own.json $.tables[0].rows[2].instead"));
    }

    @Test
    void theDecimalsOfAFigureAreThoseOfItsCell() throws IOException {
        String text = text("declaration-2024");
        int at = text.indexOf("\"kind\": \"fact\"");
        String own = text.substring(0, at) + "\"decimals\": 5, " + text.substring(at);
        assertThat(read(own).orThrow().tables().get(0).rows().get(0).cells().stream()
                        .map(FormEdition.CellSpec::decimals))
                .contains(5);
    }

    @Test
    void whatIsNoJsonIsToldWithoutAStackTrace() {
        assertThat(codes(read("{\"id\": "))).containsExactly("JH107 own.json $");
        assertThat(codes(read(""))).containsExactly("JH104 own.json");
        assertThat(codes(read("{\"id\": \"x\", \"id\": \"y\"}"))).containsExactly("JH107 own.json $");
        assertThat(codes(read("[1]"))).isNotEmpty();
    }
}
