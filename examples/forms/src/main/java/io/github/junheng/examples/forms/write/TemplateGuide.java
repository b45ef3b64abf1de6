package io.github.junheng.examples.forms.write;

import io.github.junheng.dataset.FactDefinition;
import io.github.junheng.examples.forms.read.TemplateLayout;
import io.github.junheng.standard.Standard;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.commons.codec.digest.DigestUtils;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.xssf.streaming.SXSSFSheet;
import org.apache.poi.xssf.streaming.SXSSFWorkbook;

/** The two sheets of a template that hold no data: how it is to be filled in, and what of it is. */
final class TemplateGuide {
    private static final int WIDTH_UNIT = 256;
    /** Digits of a hash that is shown. */
    private static final int SHOWN = 16;

    private TemplateGuide() {}

    /** 说明. */
    static void write(
            SXSSFWorkbook workbook,
            TemplateStyles styles,
            TemplateLayout layout,
            Collection<Standard> standards,
            List<FactDefinition> declared) {
        SXSSFSheet sheet = workbook.createSheet("说明");
        sheet.setColumnWidth(0, 18 * WIDTH_UNIT);
        sheet.setColumnWidth(1, 90 * WIDTH_UNIT);
        List<List<String>> lines = new ArrayList<>();
        lines.add(List.of("县域教育数据填报模板", TemplateLayout.MARK + " 1"));
        lines.add(List.of("填法", "空着 = 没有填报，不等于零；没有的填 0。单元格中不写单位、百分号。前三行和第 3 行的键不要改；列的顺序可以变。"));
        lines.add(List.of("", "一格填几个数的，用分号隔开，如 45;44；一个也没有，只填 0。整张表一行也没有（如没有幼儿园），在第一列填 0。"));
        lines.add(List.of("", "名册（教师、班级、用房）填了，“学校”表中空着的人数、面积由名册数出；两处都填而不同，会提示。"));
        lines.add(List.of("颜色", "蓝色表头：这一列必须填。灰色单元格：该办学类型没有这个学段，不用填。粉红单元格：部分大于整体，请更正。"));
        for (TemplateLayout.Sheet one : layout.sheets()) {
            lines.add(List.of(
                    "表：" + one.name(),
                    one.columns().size() + (one.file().equals(TemplateLayout.COUNTY) ? " 项" : " 列")));
        }
        lines.add(List.of("表：检查", "由公式算出各列填了多少、空了多少、有没有填错；不用填。"));
        for (Standard standard : standards) {
            String layers = standard.layers().isEmpty() ? "" : "，叠加 " + String.join("、", standard.layers());
            lines.add(List.of("依据", standard.title().zh() + "（" + standard.id() + layers + "）"));
        }
        lines.add(List.of("填报项校验值", digest(declared)));
        for (int i = 0; i < lines.size(); i++) {
            Row row = sheet.createRow(i);
            cell(row, 0, lines.get(i).get(0), i == 0 ? styles.title : styles.wrapped);
            cell(row, 1, lines.get(i).get(1), styles.wrapped);
        }
        TemplateSheet.page(sheet, 2);
    }

    /** Tells two templates of the same standards apart when a definition was changed between them. */
    private static String digest(List<FactDefinition> declared) {
        String all = declared.stream().map(FactDefinition::toString).collect(Collectors.joining());
        return DigestUtils.sha256Hex(all).substring(0, SHOWN);
    }

    private static void cell(Row row, int column, String text, CellStyle style) {
        Cell cell = row.createCell(column);
        cell.setCellStyle(style);
        cell.setCellValue(Texts.encoded(text));
    }

    /** 检查: formulas alone, which the program recalculates as people type. */
    static void checks(SXSSFWorkbook workbook, TemplateStyles styles, List<TemplateSheet> sheets) {
        SXSSFSheet sheet = workbook.createSheet("检查");
        List<String> titles = TemplateLayout.CHECKS;
        List<Integer> widths = List.of(16, 40, 10, 10, 10, 10, 10);
        Row header = sheet.createRow(0);
        for (int i = 0; i < titles.size(); i++) {
            cell(header, i, titles.get(i), styles.header);
            sheet.setColumnWidth(i, widths.get(i) * WIDTH_UNIT);
        }
        int at = 1;
        for (TemplateSheet of : sheets) {
            if (of.isCounty()) {
                Row row = sheet.createRow(at++);
                cell(row, 0, of.name(), styles.wrapped);
                cell(row, 1, "全部", styles.wrapped);
                String values = range(of, "C");
                formula(row, 2, "COUNTA(" + values + ")");
                formula(row, 3, "COUNTA(" + range(of, "F") + ")-COUNTA(" + values + ")");
                continue;
            }
            String first = range(of, "A");
            for (TemplateSheet.Tally tally : of.tallies()) {
                Row row = sheet.createRow(at++);
                String values = range(of, tally.letters());
                cell(row, 0, of.name(), styles.wrapped);
                cell(row, 1, tally.column().name(), styles.wrapped);
                boolean looksUp = of.layout().showsNames() && tally.letters().equals("B");
                // A formula that shows nothing is no blank cell.
                String filled = looksUp ? "SUMPRODUCT(--(LEN(" + values + ")>0))" : "COUNTA(" + values + ")";
                formula(row, 2, filled);
                formula(row, 3, "MAX(0,COUNTA(" + first + ")-" + filled + ")");
                if (tally.number()) {
                    formula(row, 4, "COUNTA(" + values + ")-COUNT(" + values + ")");
                }
                if (!tally.whole().isEmpty()) {
                    String whole = range(of, tally.whole());
                    formula(
                            row,
                            5,
                            "SUMPRODUCT(ISNUMBER(" + values + ")*ISNUMBER(" + whole + ")*(" + values + ">" + whole
                                    + "))");
                }
                if (tally.unique()) {
                    formula(row, 6, "SUMPRODUCT((" + values + "<>\"\")*(COUNTIF(" + values + "," + values + ")>1))");
                }
            }
        }
        sheet.createFreezePane(2, 1);
        TemplateSheet.page(sheet, titles.size());
        // What stands in the cells until then was not calculated.
        workbook.setForceFormulaRecalculation(true);
    }

    private static String range(TemplateSheet sheet, String letters) {
        return "'" + sheet.name() + "'!$" + letters + "$" + (TemplateLayout.HEADER_ROWS + 1) + ":$" + letters + "$"
                + sheet.lastRow();
    }

    private static void formula(Row row, int column, String formula) {
        row.createCell(column).setCellFormula(formula);
    }
}
