package io.github.junheng.examples.forms.book;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Workbooks put together part by part, honest ones and others. */
public final class HostileFiles {
    static final String TYPES = "[Content_Types].xml";
    public static final String SHEET = "xl/worksheets/sheet1.xml";
    static final String HEAD = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>";
    static final String MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    static final String R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

    private HostileFiles() {}

    /** What writes a part. */
    public interface Part {
        void write(OutputStream out) throws IOException;
    }

    public static Part text(String text) {
        return out -> out.write(text.getBytes(StandardCharsets.UTF_8));
    }

    public static Part sheet(String rows) {
        return text(HEAD + "<worksheet xmlns=\"" + MAIN + "\"><sheetData>" + rows + "</sheetData></worksheet>");
    }

    public static Map<String, Part> plain() {
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

    public static Path zip(Path file, Map<String, Part> parts) throws IOException {
        try (ZipOutputStream zip = new ZipOutputStream(new BufferedOutputStream(Files.newOutputStream(file)))) {
            for (Map.Entry<String, Part> part : parts.entrySet()) {
                zip.putNextEntry(new ZipEntry(part.getKey()));
                part.getValue().write(zip);
                zip.closeEntry();
            }
        }
        return file;
    }

    /** Two gigabytes of blanks. */
    public static Part bombOfBlanks() {
        return out -> {
            out.write((HEAD + "<worksheet>").getBytes(StandardCharsets.UTF_8));
            byte[] block = new byte[1 << 20];
            Arrays.fill(block, (byte) ' ');
            for (int i = 0; i < 2_000; i++) {
                out.write(block);
            }
        };
    }

    /** Three million shared texts. */
    public static Part bombOfTexts() {
        return out -> {
            out.write((HEAD + "<sst>").getBytes(StandardCharsets.UTF_8));
            byte[] one = "<si><t>a</t></si>".repeat(10_000).getBytes(StandardCharsets.UTF_8);
            for (int i = 0; i < 300; i++) {
                out.write(one);
            }
            out.write("</sst>".getBytes(StandardCharsets.UTF_8));
        };
    }

    /** A million rows that are formatted to the last column and blank, with one number behind them. */
    public static Part millionBlankRows() {
        return out -> {
            out.write((HEAD + "<worksheet xmlns=\"" + MAIN + "\"><dimension ref=\"A1:XFD1048576\"/><sheetData>")
                    .getBytes(StandardCharsets.UTF_8));
            for (int i = 1; i <= 1_000_000; i++) {
                out.write(("<row r=\"" + i + "\"><c r=\"A" + i + "\" s=\"1\"/><c r=\"XFD" + i + "\" s=\"1\"/></row>")
                        .getBytes(StandardCharsets.UTF_8));
            }
            out.write("<row r=\"1000001\"><c r=\"B1000001\"><v>7</v></c></row></sheetData></worksheet>"
                    .getBytes(StandardCharsets.UTF_8));
        };
    }

    /** Rows that are filled in each of the 16,384 columns. */
    public static Part allColumns() {
        return out -> {
            out.write((HEAD + "<worksheet xmlns=\"" + MAIN + "\"><sheetData>").getBytes(StandardCharsets.UTF_8));
            for (int row = 1; row <= 200; row++) {
                out.write(("<row r=\"" + row + "\">" + "<c><v>1</v></c>".repeat(16_384) + "</row>")
                        .getBytes(StandardCharsets.UTF_8));
            }
            out.write("</sheetData></worksheet>".getBytes(StandardCharsets.UTF_8));
        };
    }

    /** A form of ten columns whose 50,000 rows hold nothing but a code. */
    public static Part codesAlone() {
        List<String> labels = List.of(
                "学校代码", "学校名称", "学校类型", "小学学生人数", "初中学生人数", "班级总数", "专任教师总人数", "室内体育用房面积", "本届毕业学生人数", "网络多媒体教室间数");
        return out -> {
            out.write((HEAD + "<worksheet xmlns=\"" + MAIN + "\"><sheetData><row r=\"1\">")
                    .getBytes(StandardCharsets.UTF_8));
            for (String label : labels) {
                out.write(("<c t=\"inlineStr\"><is><t>" + label + "</t></is></c>").getBytes(StandardCharsets.UTF_8));
            }
            out.write("</row>".getBytes(StandardCharsets.UTF_8));
            for (int i = 0; i < 50_000; i++) {
                out.write(("<row r=\"" + (i + 2) + "\"><c><v>" + (2_137_000_000L + i) + "</v></c></row>")
                        .getBytes(StandardCharsets.UTF_8));
            }
            out.write("</sheetData></worksheet>".getBytes(StandardCharsets.UTF_8));
        };
    }

    /** Ten entities, each ten times the one before: a thousand million laughs. */
    public static Part billionLaughs() {
        StringBuilder entities = new StringBuilder(HEAD + "<!DOCTYPE x [<!ENTITY l0 \"哈\">");
        for (int i = 1; i < 10; i++) {
            entities.append("<!ENTITY l")
                    .append(i)
                    .append(" \"")
                    .append(("&l" + (i - 1) + ";").repeat(10))
                    .append("\">");
        }
        return text(
                entities + "]><worksheet xmlns=\"" + MAIN
                        + "\"><sheetData><row r=\"1\"><c r=\"A1\" t=\"inlineStr\"><is><t>&l9;</t></is></c></row></sheetData></worksheet>");
    }

    /** A workbook with macros, and with a link to another one. */
    public static Map<String, Part> macrosAndLinks() {
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
        return parts;
    }
}
