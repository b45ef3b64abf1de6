package io.github.junheng.examples.forms.write;

import java.util.List;
import java.util.Optional;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/** 文档中的表: a table with lines around its cells, its first rows repeated on each page. */
final class DocxTable {
    /** In half points. */
    private static final String TYPE_SIZE = "18";

    private final Document document;

    private DocxTable(Document document) {
        this.document = document;
    }

    static Element of(Document document, Fillings.Table table) {
        return new DocxTable(document).table(table);
    }

    private Element table(Fillings.Table table) {
        Element whole = DocxFilling.create(document, "tbl");
        Element properties = child(whole, "tblPr");
        Element width = child(properties, "tblW");
        attribute(width, "w", "5000");
        attribute(width, "type", "pct");
        Element borders = child(properties, "tblBorders");
        for (String side : List.of("top", "left", "bottom", "right", "insideH", "insideV")) {
            Element border = child(borders, side);
            attribute(border, "val", "single");
            attribute(border, "sz", "4");
            attribute(border, "space", "0");
            attribute(border, "color", "auto");
        }
        int columns = table.rows().stream().mapToInt(List::size).max().orElse(1);
        Element grid = child(whole, "tblGrid");
        for (int i = 0; i < columns; i++) {
            attribute(child(grid, "gridCol"), "w", Integer.toString(9000 / columns));
        }
        for (int i = 0; i < table.rows().size(); i++) {
            row(child(whole, "tr"), table.rows().get(i), i < table.headers());
        }
        return whole;
    }

    private void row(Element row, List<Optional<String>> cells, boolean header) {
        Element properties = child(row, "trPr");
        child(properties, "cantSplit");
        if (header) {
            child(properties, "tblHeader");
        }
        for (Optional<String> cell : cells) {
            Element paragraph = child(child(row, "tc"), "p");
            Element alignment = child(child(paragraph, "pPr"), "jc");
            attribute(alignment, "val", "center");
            Element run = child(paragraph, "r");
            Element style = child(run, "rPr");
            if (header) {
                child(style, "b");
            }
            attribute(child(style, "sz"), "val", TYPE_SIZE);
            if (cell.isEmpty()) {
                attribute(child(style, "highlight"), "val", "yellow");
            }
            DocxFilling.set(child(run, "t"), cell.orElse(DocxFilling.GAP));
        }
    }

    private static Element child(Element parent, String name) {
        Element child = DocxFilling.create(parent, name);
        parent.appendChild(child);
        return child;
    }

    private static void attribute(Element element, String name, String value) {
        element.setAttributeNS(DocxFilling.W, "w:" + name, value);
    }
}
