package io.github.junheng.examples.forms.write;

import io.github.junheng.examples.forms.figure.Markup;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * 文档模板: makes a document from lines of text: {@code #} a title, {@code ##} a heading, {@code |} a row of a table whose first row
 * is its header, anything else a paragraph.
 */
final class DocxTemplate {
    private static final String W = " xmlns:w=\"" + DocxFilling.W + "\"";
    private static final String XML = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>";
    private static final String PACKAGE = "http://schemas.openxmlformats.org/package/2006/";
    private static final String WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.";

    private DocxTemplate() {}

    static void write(String lines, OutputStream out) throws IOException {
        Map<String, String> parts = new LinkedHashMap<>();
        parts.put(
                "[Content_Types].xml",
                "<Types xmlns=\"" + PACKAGE + "content-types\">"
                        + "<Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>"
                        + "<Default Extension=\"xml\" ContentType=\"application/xml\"/>"
                        + override("document", "document.main") + override("styles", "styles")
                        + override("footer1", "footer") + "</Types>");
        parts.put("_rels/.rels", relationships(relationship("rId1", "officeDocument", "word/document.xml")));
        parts.put(
                "word/_rels/document.xml.rels",
                relationships(
                        relationship("rId1", "styles", "styles.xml"), relationship("rId2", "footer", "footer1.xml")));
        parts.put("word/document.xml", document(lines));
        parts.put("word/styles.xml", styles());
        parts.put(
                "word/footer1.xml",
                "<w:ftr" + W + "><w:p><w:pPr><w:jc w:val=\"center\"/></w:pPr>"
                        + "<w:fldSimple w:instr=\" PAGE \"><w:r><w:t>1</w:t></w:r></w:fldSimple></w:p></w:ftr>");
        ByteArrayOutputStream whole = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(whole)) {
            for (Map.Entry<String, String> part : parts.entrySet()) {
                ZipEntry entry = new ZipEntry(part.getKey());
                entry.setTimeLocal(LocalDateTime.of(1980, 1, 1, 0, 0));
                zip.putNextEntry(entry);
                zip.write((XML + part.getValue()).getBytes(StandardCharsets.UTF_8));
                zip.closeEntry();
            }
        }
        out.write(whole.toByteArray());
    }

    private static String override(String part, String type) {
        return "<Override PartName=\"/word/" + part + ".xml\" ContentType=\"" + WORD + type + "+xml\"/>";
    }

    private static String relationships(String... each) {
        return "<Relationships xmlns=\"" + PACKAGE + "relationships\">" + String.join("", each) + "</Relationships>";
    }

    private static String relationship(String id, String type, String target) {
        return "<Relationship Id=\"" + id + "\" Type=\"" + DocxFile.RELATIONSHIPS + "/" + type + "\" Target=\"" + target
                + "\"/>";
    }

    private static String document(String lines) {
        StringBuilder body = new StringBuilder();
        List<String> rows = new ArrayList<>();
        for (String line : lines.lines().toList()) {
            if (line.startsWith("|")) {
                rows.add(line);
                continue;
            }
            table(rows, body);
            if (line.startsWith("## ")) {
                paragraph("Heading1", line.substring(3), body);
            } else if (line.startsWith("# ")) {
                paragraph("Title", line.substring(2), body);
            } else {
                paragraph("Normal", line, body);
            }
        }
        table(rows, body);
        return "<w:document" + W + " xmlns:r=\"" + DocxFile.RELATIONSHIPS + "\"><w:body>" + body
                + "<w:sectPr><w:footerReference w:type=\"default\" r:id=\"rId2\"/>"
                + "<w:pgSz w:w=\"11906\" w:h=\"16838\"/>"
                + "<w:pgMar w:top=\"1440\" w:right=\"1417\" w:bottom=\"1440\" w:left=\"1417\" w:header=\"720\""
                + " w:footer=\"720\" w:gutter=\"0\"/></w:sectPr></w:body></w:document>";
    }

    private static void paragraph(String style, String text, StringBuilder body) {
        body.append("<w:p><w:pPr><w:pStyle w:val=\"")
                .append(style)
                .append("\"/></w:pPr><w:r><w:t xml:space=\"preserve\">")
                .append(Markup.escaped(text))
                .append("</w:t></w:r></w:p>");
    }

    private static void table(List<String> rows, StringBuilder body) {
        if (rows.isEmpty()) {
            return;
        }
        int columns = cells(rows.get(0)).size();
        body.append("<w:tbl><w:tblPr><w:tblW w:w=\"5000\" w:type=\"pct\"/><w:tblBorders>");
        for (String side : List.of("top", "left", "bottom", "right", "insideH", "insideV")) {
            body.append("<w:").append(side).append(" w:val=\"single\" w:sz=\"4\" w:space=\"0\" w:color=\"auto\"/>");
        }
        body.append("</w:tblBorders></w:tblPr><w:tblGrid>");
        for (int i = 0; i < columns; i++) {
            body.append("<w:gridCol w:w=\"").append(9000 / columns).append("\"/>");
        }
        body.append("</w:tblGrid>");
        for (int i = 0; i < rows.size(); i++) {
            body.append("<w:tr><w:trPr><w:cantSplit/>")
                    .append(i == 0 ? "<w:tblHeader/>" : "")
                    .append("</w:trPr>");
            for (String cell : cells(rows.get(i))) {
                body.append("<w:tc>");
                paragraph(i == 0 ? "TableHeader" : "TableText", cell, body);
                body.append("</w:tc>");
            }
            body.append("</w:tr>");
        }
        body.append("</w:tbl>");
        rows.clear();
    }

    private static List<String> cells(String row) {
        String inner = row.strip();
        inner = inner.substring(1, inner.endsWith("|") ? inner.length() - 1 : inner.length());
        return List.of(inner.split("\\|", -1)).stream().map(String::strip).toList();
    }

    private static String styles() {
        return "<w:styles" + W + "><w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii=\"Times New Roman\""
                + " w:hAnsi=\"Times New Roman\" w:eastAsia=\"SimSun\" w:cs=\"Times New Roman\"/><w:sz w:val=\"24\"/>"
                + "<w:szCs w:val=\"24\"/><w:lang w:val=\"en-US\" w:eastAsia=\"zh-CN\"/></w:rPr></w:rPrDefault>"
                + "</w:docDefaults>"
                + style("Normal", "Normal", true, "<w:spacing w:line=\"400\" w:lineRule=\"auto\"/>", "")
                + style(
                        "Title",
                        "Title",
                        false,
                        "<w:spacing w:before=\"240\" w:after=\"240\"/><w:jc w:val=\"center\"/>",
                        "<w:b/><w:sz w:val=\"36\"/>")
                + style(
                        "Heading1",
                        "heading 1",
                        false,
                        "<w:keepNext/><w:spacing w:before=\"240\" w:after=\"120\"/><w:outlineLvl w:val=\"0\"/>",
                        "<w:b/><w:sz w:val=\"30\"/>")
                + style("TableText", "Table Text", false, "<w:jc w:val=\"center\"/>", "<w:sz w:val=\"18\"/>")
                + style("TableHeader", "Table Header", false, "<w:jc w:val=\"center\"/>", "<w:b/><w:sz w:val=\"18\"/>")
                + "</w:styles>";
    }

    private static String style(String id, String name, boolean normal, String paragraph, String run) {
        return "<w:style w:type=\"paragraph\"" + (normal ? " w:default=\"1\"" : "") + " w:styleId=\"" + id
                + "\"><w:name w:val=\"" + name + "\"/>" + (normal ? "" : "<w:basedOn w:val=\"Normal\"/>")
                + "<w:qFormat/><w:pPr>" + paragraph + "</w:pPr><w:rPr>" + run + "</w:rPr></w:style>";
    }
}
