package io.github.junheng.examples.forms.write;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.List;
import org.apache.poi.openxml4j.opc.PackagePart;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.apache.xmlbeans.XmlError;
import org.apache.xmlbeans.XmlObject;
import org.apache.xmlbeans.XmlOptions;
import org.openxmlformats.schemas.spreadsheetml.x2006.main.CommentsDocument;
import org.openxmlformats.schemas.spreadsheetml.x2006.main.SstDocument;
import org.openxmlformats.schemas.spreadsheetml.x2006.main.StyleSheetDocument;
import org.openxmlformats.schemas.spreadsheetml.x2006.main.WorkbookDocument;
import org.openxmlformats.schemas.spreadsheetml.x2006.main.WorksheetDocument;

/** Workbooks held to the schemas of their format. */
public final class Schemas {
    private Schemas() {}

    /** Every part of a workbook is valid; there are more than so many. */
    public static void valid(byte[] bytes, int moreThan) throws Exception {
        List<XmlError> errors = new ArrayList<>();
        XmlOptions options = new XmlOptions().setErrorListener(errors);
        try (XSSFWorkbook workbook = new XSSFWorkbook(new ByteArrayInputStream(bytes))) {
            int parts = 0;
            for (PackagePart part : workbook.getPackage().getParts()) {
                String type = part.getContentType();
                XmlObject document = null;
                if (type.endsWith("worksheet+xml")) {
                    document = WorksheetDocument.Factory.parse(part.getInputStream());
                } else if (type.endsWith("sheet.main+xml")) {
                    document = WorkbookDocument.Factory.parse(part.getInputStream());
                } else if (type.endsWith("styles+xml")) {
                    document = StyleSheetDocument.Factory.parse(part.getInputStream());
                } else if (type.endsWith("sharedStrings+xml")) {
                    document = SstDocument.Factory.parse(part.getInputStream());
                } else if (type.endsWith("comments+xml")) {
                    document = CommentsDocument.Factory.parse(part.getInputStream());
                }
                if (document != null) {
                    parts++;
                    document.validate(options);
                }
            }
            assertThat(parts).isGreaterThan(moreThan);
        }
        assertThat(errors).isEmpty();
    }
}
