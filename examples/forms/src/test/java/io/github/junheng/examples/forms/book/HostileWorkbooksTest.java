package io.github.junheng.examples.forms.book;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.junheng.problem.Checked;
import io.github.junheng.problem.Problem;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Files that are damaged, too large or out to do harm are told as such, soon. */
@Timeout(30)
class HostileWorkbooksTest {
    private static final String TYPES = "[Content_Types].xml";
    private static final String SHEET = "xl/worksheets/sheet1.xml";
    private static final String HEAD = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>";
    private static final String MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    private static final String R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

    @TempDir
    Path folder;

    /** What writes a part. */
    private interface Part {
        void write(OutputStream out) throws IOException;
    }

    private static Part text(String text) {
        return out -> out.write(text.getBytes(StandardCharsets.UTF_8));
    }

    private static Part sheet(String rows) {
        return text(HEAD + "<worksheet xmlns=\"" + MAIN + "\"><sheetData>" + rows + "</sheetData></worksheet>");
    }

    private static Map<String, Part> plain() {
        Map<String, Part> parts = new LinkedHashMap<>();
        String type = "application/vnd.openxmlformats-officedocument.spreadsheetml.";
        parts.put(
                TYPES,
                text(HEAD + "<Types xmlns=\"x\"><Override PartName=\"/xl/workbook.xml\" ContentType=\"" + type
                        + "sheet.main+xml\"/></Types>"));
        parts.put(
                "_rels/.rels",
                text(HEAD + "<Relationships xmlns=\"x\"><Relationship Id=\"a\" Type=\"" + R
                        + "/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>"));
        parts.put(
                "xl/workbook.xml",
                text(HEAD + "<workbook xmlns=\"" + MAIN + "\" xmlns:r=\"" + R
                        + "\"><sheets><sheet name=\"表\" sheetId=\"1\" r:id=\"r1\"/></sheets></workbook>"));
        parts.put(
                "xl/_rels/workbook.xml.rels",
                text(HEAD + "<Relationships xmlns=\"x\"><Relationship Id=\"r1\" Type=\"" + R
                        + "/worksheet\" Target=\"worksheets/sheet1.xml\"/><Relationship Id=\"r2\" Type=\"" + R
                        + "/sharedStrings\" Target=\"sharedStrings.xml\"/><Relationship Id=\"r3\" Type=\"" + R
                        + "/styles\" Target=\"styles.xml\"/></Relationships>"));
        parts.put("xl/sharedStrings.xml", text(HEAD + "<sst xmlns=\"" + MAIN + "\"><si><t>甲</t></si></sst>"));
        parts.put("xl/styles.xml", text(HEAD + "<styleSheet xmlns=\"" + MAIN + "\"/>"));
        parts.put(SHEET, sheet("<row r=\"1\"><c r=\"A1\" t=\"s\"><v>0</v></c></row>"));
        return parts;
    }

    private Path zip(Map<String, Part> parts) throws IOException {
        Path file = folder.resolve("表.xlsx");
        try (ZipOutputStream zip = new ZipOutputStream(new BufferedOutputStream(Files.newOutputStream(file)))) {
            for (Map.Entry<String, Part> part : parts.entrySet()) {
                zip.putNextEntry(new ZipEntry(part.getKey()));
                part.getValue().write(zip);
                zip.closeEntry();
            }
        }
        return file;
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

    private static void zeros(OutputStream out, long megabytes) throws IOException {
        byte[] block = new byte[1 << 20];
        java.util.Arrays.fill(block, (byte) ' ');
        for (long i = 0; i < megabytes; i++) {
            out.write(block);
        }
    }

    @Test
    void anHonestWorkbookIsRead() throws IOException {
        List<Cell> cells = new ArrayList<>();
        assertThat(codes(zip(plain()), cells)).isEmpty();
        assertThat(cells).containsExactly(new Cell(0, 0, new Content.Text("甲")));
    }

    @Test
    void aBombOfBlanksIsTooLarge() throws IOException {
        assertThat(codes(SHEET, out -> {
                    out.write((HEAD + "<worksheet>").getBytes(StandardCharsets.UTF_8));
                    zeros(out, 2_000);
                }))
                .containsExactly("JH804");
    }

    @Test
    void aBombOfTextsIsTooLarge() throws IOException {
        assertThat(codes("xl/sharedStrings.xml", out -> {
                    out.write((HEAD + "<sst>").getBytes(StandardCharsets.UTF_8));
                    byte[] one = "<si><t>a</t></si>".repeat(10_000).getBytes(StandardCharsets.UTF_8);
                    for (int i = 0; i < 300; i++) {
                        out.write(one);
                    }
                    out.write("</sst>".getBytes(StandardCharsets.UTF_8));
                }))
                .containsExactly("JH804");
    }

    @Test
    void aMillionBlankRowsAreReadToTheDataBehindThem() throws IOException {
        Map<String, Part> parts = plain();
        parts.put(SHEET, out -> {
            out.write((HEAD + "<worksheet xmlns=\"" + MAIN + "\"><dimension ref=\"A1:XFD1048576\"/><sheetData>")
                    .getBytes(StandardCharsets.UTF_8));
            for (int i = 1; i <= 1_000_000; i++) {
                out.write(("<row r=\"" + i + "\"><c r=\"A" + i + "\" s=\"1\"/><c r=\"XFD" + i + "\" s=\"1\"/></row>")
                        .getBytes(StandardCharsets.UTF_8));
            }
            out.write("<row r=\"1000001\"><c r=\"B1000001\"><v>7</v></c></row></sheetData></worksheet>"
                    .getBytes(StandardCharsets.UTF_8));
        });
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
        Map<String, Part> parts = plain();
        parts.put(
                TYPES,
                text(HEAD + "<Types><Override PartName=\"/xl/workbook.xml\""
                        + " ContentType=\"application/vnd.ms-excel.sheet.macroEnabled.main+xml\"/></Types>"));
        parts.put(
                "xl/_rels/workbook.xml.rels",
                text(HEAD + "<Relationships><Relationship Id=\"l\" Type=\"" + R
                        + "/externalLink\" Target=\"externalLinks/externalLink1.xml\"/></Relationships>"));
        parts.put(
                "xl/externalLinks/_rels/externalLink1.xml.rels",
                text(
                        HEAD + "<Relationships><Relationship Id=\"x\" Type=\"" + R
                                + "/externalLinkPath\" Target=\"file:///C:/other.xlsx\" TargetMode=\"External\"/></Relationships>"));
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
