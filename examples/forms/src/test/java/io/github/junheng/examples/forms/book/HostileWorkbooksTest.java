package io.github.junheng.examples.forms.book;

import static io.github.junheng.examples.forms.book.HostileFiles.HEAD;
import static io.github.junheng.examples.forms.book.HostileFiles.R;
import static io.github.junheng.examples.forms.book.HostileFiles.SHEET;
import static io.github.junheng.examples.forms.book.HostileFiles.TYPES;
import static io.github.junheng.examples.forms.book.HostileFiles.plain;
import static io.github.junheng.examples.forms.book.HostileFiles.sheet;
import static io.github.junheng.examples.forms.book.HostileFiles.text;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.junheng.examples.forms.book.HostileFiles.Part;
import io.github.junheng.problem.Checked;
import io.github.junheng.problem.Problem;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Files that are damaged, too large or out to do harm are told as such, soon. */
@Timeout(120)
class HostileWorkbooksTest {
    @TempDir
    Path folder;

    private Path zip(Map<String, Part> parts) throws IOException {
        return HostileFiles.zip(folder.resolve("表.xlsx"), parts);
    }

    /** The codes of opening a file and reading all its sheets; and the cells. */
    private static List<String> codes(Path file, List<Cell> cells) {
        Checked<Workbook> opened = Workbooks.open(file, Limits.usual());
        List<Problem> problems = new ArrayList<>(opened.problems());
        if (opened.valueOrNull() != null) {
            try (Workbook book = opened.valueOrNull()) {
                for (SheetSource sheet : book.sheets()) {
                    sheet.cells(cells::add);
                }
            } catch (IOException e) {
                problems.add(Workbooks.problem(e, "表"));
            }
        }
        return problems.stream().map(problem -> problem.code().code()).toList();
    }

    private List<String> codes(String part, Part hostile) throws IOException {
        Map<String, Part> parts = plain();
        parts.put(part, hostile);
        return codes(zip(parts), new ArrayList<>());
    }

    private List<String> codes(byte[] bytes, String name) throws IOException {
        Path file = folder.resolve(name);
        Files.write(file, bytes);
        return codes(file, new ArrayList<>());
    }

    @Test
    void anHonestWorkbookIsRead() throws IOException {
        List<Cell> cells = new ArrayList<>();
        assertThat(codes(zip(plain()), cells)).isEmpty();
        assertThat(cells).containsExactly(new Cell(0, 0, new Content.Text("甲")));
    }

    @Test
    void aBombOfBlanksIsTooLarge() throws IOException {
        assertThat(codes(SHEET, HostileFiles.bombOfBlanks())).containsExactly("JH804");
    }

    @Test
    void aBombOfTextsIsTooLarge() throws IOException {
        assertThat(codes("xl/sharedStrings.xml", HostileFiles.bombOfTexts())).containsExactly("JH804");
    }

    @Test
    void aMillionBlankRowsAreReadToTheDataBehindThem() throws IOException {
        Map<String, Part> parts = plain();
        parts.put(SHEET, HostileFiles.millionBlankRows());
        List<Cell> cells = new ArrayList<>();
        assertThat(codes(zip(parts), cells)).isEmpty();
        assertThat(cells).extracting(Cell::address).containsExactly("B1000001");
    }

    @Test
    void aFilledCellFarToTheRightIsTooLarge() throws IOException {
        assertThat(codes(SHEET, sheet("<row r=\"1\"><c r=\"XFD1\"><v>1</v></c></row>")))
                .containsExactly("JH804");
    }

    @Test
    void entitiesAreRefusedWhereverTheyStand() throws IOException {
        String bomb = HEAD + "<!DOCTYPE x [<!ENTITY a \"aa\"><!ENTITY b SYSTEM \"file:///etc/hostname\">]><x>&b;</x>";
        for (String part : List.of(SHEET, "xl/sharedStrings.xml", "xl/styles.xml", "xl/workbook.xml", TYPES)) {
            assertThat(codes(part, text(bomb))).as(part).containsExactly("JH808");
        }
    }

    @Test
    void countsThatLieAreNotBelieved() throws IOException {
        assertThat(codes(
                        "xl/sharedStrings.xml",
                        text(HEAD + "<sst count=\"2147483647\" uniqueCount=\"2147483647\"><si><t>甲</t></si></sst>")))
                .isEmpty();
        assertThat(codes(SHEET, sheet("<row r=\"1\"><c r=\"A1\" t=\"s\"><v>99</v></c></row>")))
                .containsExactly("JH803");
    }

    @Test
    void partsOutsideOfTheFileAreRefused() throws IOException {
        assertThat(codes("../../evil.xml", text("x"))).containsExactly("JH803");
    }

    @Test
    void mergesByTheHundredThousandAreTooLargeForAForm() throws IOException {
        Map<String, Part> parts = plain();
        StringBuilder merges = new StringBuilder(HEAD + "<worksheet><sheetData/><mergeCells>");
        for (int i = 0; i < 300_000; i++) {
            merges.append("<mergeCell ref=\"A1:XFD1048576\"/>");
        }
        parts.put(SHEET, text(merges.append("</mergeCells></worksheet>").toString()));
        try (Workbook book = Workbooks.open(zip(parts), Limits.usual()).orThrow()) {
            Checked<Grid> grid = book.sheets().get(0).grid(Limits.usual());
            assertThat(grid.problems()).extracting(p -> p.code().code()).containsExactly("JH804");
        }
    }

    @Test
    void threeHundredSheetsAreTooMany() throws IOException {
        StringBuilder sheets = new StringBuilder();
        for (int i = 0; i < 300; i++) {
            sheets.append("<sheet name=\"表" + i + "\" sheetId=\"" + (i + 1) + "\" r:id=\"r1\"/>");
        }
        assertThat(codes(
                        "xl/workbook.xml",
                        text(HEAD + "<workbook xmlns:r=\"" + R + "\"><sheets>" + sheets + "</sheets></workbook>")))
                .containsExactly("JH804");
    }

    @Test
    void depthAndNamesWithoutEndAreRefused() throws IOException {
        assertThat(codes(SHEET, text(HEAD + "<a>".repeat(100_000)))).containsExactly("JH803");
        StringBuilder names = new StringBuilder(HEAD + "<worksheet>");
        for (int i = 0; i < 100_000; i++) {
            names.append("<a").append(i).append("/>");
        }
        assertThat(codes(SHEET, text(names.append("</worksheet>").toString()))).containsExactly("JH803");
    }

    @Test
    void macrosAndLinksAreToldAndLeftAlone() throws IOException {
        Map<String, Part> parts = HostileFiles.macrosAndLinks();
        assertThat(codes(zip(parts), new ArrayList<>())).containsExactly("JH805", "JH806");
    }

    @Test
    void otherFilesAreNamedForWhatTheyAre() throws IOException {
        byte[] ole = {(byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0, 0, 0, 0, 0};
        byte[] encrypted = new byte[200_000];
        System.arraycopy(ole, 0, encrypted, 0, 4);
        byte[] mark = "EncryptionInfo".getBytes(StandardCharsets.UTF_16LE);
        System.arraycopy(mark, 0, encrypted, 65_530, mark.length);
        assertThat(codes(ole, "a.xls")).containsExactly("JH801");
        assertThat(codes(encrypted, "b.xlsx")).containsExactly("JH802");
        assertThat(codes(new byte[0], "c.xlsx")).containsExactly("JH104");
        assertThat(codes("a,b".getBytes(StandardCharsets.UTF_8), "d.csv")).containsExactly("JH801");
        assertThat(codes(folder, new ArrayList<>())).containsExactly("JH801");
        assertThat(codes(folder.resolve("none.xlsx"), new ArrayList<>())).containsExactly("JH101");
        byte[] whole = Files.readAllBytes(zip(plain()));
        assertThat(codes(java.util.Arrays.copyOf(whole, whole.length / 2), "e.xlsx"))
                .containsExactly("JH803");
        Map<String, Part> ods = new LinkedHashMap<>();
        ods.put("mimetype", text("application/vnd.oasis.opendocument.spreadsheet"));
        ods.put("content.xml", text("<x/>"));
        assertThat(codes(zip(ods), new ArrayList<>())).containsExactly("JH801");
    }
}
