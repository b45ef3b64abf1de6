package io.github.junheng.examples.forms.write;

import io.github.junheng.dataset.ConsistencyChecks;
import io.github.junheng.dataset.FactDefinition;
import io.github.junheng.dataset.FactType;
import io.github.junheng.dataset.FactValue;
import io.github.junheng.examples.forms.read.TemplateLayout;
import io.github.junheng.school.SchoolKind;
import io.github.junheng.school.Sponsor;
import io.github.junheng.school.Stage;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.ss.usermodel.ClientAnchor;
import org.apache.poi.ss.usermodel.Comment;
import org.apache.poi.ss.usermodel.ConditionalFormattingRule;
import org.apache.poi.ss.usermodel.DataValidation;
import org.apache.poi.ss.usermodel.DataValidationConstraint;
import org.apache.poi.ss.usermodel.DataValidationHelper;
import org.apache.poi.ss.usermodel.DateUtil;
import org.apache.poi.ss.usermodel.Drawing;
import org.apache.poi.ss.usermodel.IndexedColors;
import org.apache.poi.ss.usermodel.PrintSetup;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.SheetConditionalFormatting;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.ss.util.CellRangeAddressList;
import org.apache.poi.ss.util.CellReference;
import org.apache.poi.xssf.streaming.SXSSFSheet;
import org.apache.poi.xssf.streaming.SXSSFWorkbook;
import org.jspecify.annotations.Nullable;

/** One sheet of the template: its header, what is filled in already, and what is checked as people type. */
final class TemplateSheet {
    private static final int FIRST = TemplateLayout.HEADER_ROWS;
    private static final int ROWS = 5_000;
    private static final int ROSTER_ROWS = 200_000;
    /** Rows that look up the names of schools. */
    private static final int NAMED_ROWS = 2_000;

    private static final int ON_ONE_PAGE = 15;
    private static final int LONGEST_PROMPT = 255;
    private static final int LONGEST_TITLE = 32;
    private static final int WIDTH_UNIT = 256;
    /** Days before this are no numbers in a spreadsheet. */
    private static final LocalDate FIRST_DAY = LocalDate.of(1900, 3, 1);

    private static final int EXACT_DIGITS = 15;

    private final SXSSFWorkbook workbook;
    private final SXSSFSheet sheet;
    private final TemplateStyles styles;
    private final WordLists lists;
    private final TemplateUse use;
    private final TemplateLayout.Sheet layout;
    private final DataValidationHelper checks;
    private final Map<String, String> wholes;
    private final Map<String, Integer> places = new HashMap<>();
    private final List<Tally> tallies = new ArrayList<>();
    private final int last;

    /**
     * What the sheet of checks says of a column.
     *
     * @param letters the column's
     * @param whole the letters of the column that it is a part of; empty where it is of none
     * @param unique whether no two rows may have the same
     */
    record Tally(FactDefinition column, String letters, boolean number, String whole, boolean unique) {}

    TemplateSheet(
            SXSSFWorkbook workbook,
            TemplateStyles styles,
            WordLists lists,
            TemplateUse use,
            TemplateLayout.Sheet layout,
            List<FactDefinition> declared) {
        this.workbook = workbook;
        this.styles = styles;
        this.lists = lists;
        this.use = use;
        this.layout = layout;
        sheet = workbook.createSheet(layout.name());
        checks = sheet.getDataValidationHelper();
        wholes = ConsistencyChecks.wholes(declared);
        last = (isRoster() ? ROSTER_ROWS : ROWS) + FIRST - 1;
        for (int i = 0; i < layout.columns().size(); i++) {
            places.put(layout.columns().get(i).id(), i);
        }
    }

    private boolean isRoster() {
        return List.of("teachers.csv", "classes.csv", "rooms.csv").contains(layout.file());
    }

    boolean isCounty() {
        return layout.file().equals(TemplateLayout.COUNTY);
    }

    String name() {
        return layout.name();
    }

    TemplateLayout.Sheet layout() {
        return layout;
    }

    List<Tally> tallies() {
        return tallies;
    }

    /** The number of the last row that is checked, from 1. */
    int lastRow() {
        return isCounty() ? FIRST + layout.columns().size() : last + 1;
    }

    void write(TemplateValues values) {
        if (isCounty()) {
            county(values);
        } else {
            table(values);
        }
    }

    private void table(TemplateValues values) {
        List<FactDefinition> columns = layout.columns();
        Row names = sheet.createRow(0);
        Row units = sheet.createRow(1);
        Row keys = sheet.createRow(2);
        names.setHeightInPoints(36);
        units.setHeightInPoints(26);
        Drawing<?> notes = sheet.createDrawingPatriarch();
        for (int i = 0; i < columns.size(); i++) {
            FactDefinition column = columns.get(i);
            CellStyle body = body(column.type());
            cell(names, i, column.name(), isRequired(i) ? styles.required : styles.header);
            cell(units, i, words(column), styles.unit);
            cell(keys, i, i == 0 ? layout.firstKey() : column.id(), styles.key);
            note(notes, names.getCell(i), note(column, factOf(column)));
            sheet.setDefaultColumnStyle(i, i == 1 && layout.showsNames() ? styles.shown : body);
            sheet.setColumnWidth(i, width(column) * WIDTH_UNIT);
            check(column, i, new CellRangeAddressList(FIRST, last, i, i), FIRST);
            tallies.add(new Tally(
                    column,
                    CellReference.convertNumToColString(i),
                    isNumber(column.type()),
                    wholeColumn(column),
                    i == 0 && !layout.file().equals("checklists.csv") && !isRoster()));
        }
        if (layout.file().equals("checklists.csv")) {
            cell(names, columns.size(), "条目名称", styles.header);
            sheet.setColumnWidth(columns.size(), 50 * WIDTH_UNIT);
        }
        marks();
        page(columns.size(), Math.min(2, columns.size()));
        rows(values);
    }

    private void rows(TemplateValues values) {
        List<FactDefinition> columns = layout.columns();
        int more = layout.showsNames() ? Math.max(NAMED_ROWS, values.rows().size()) : 0;
        for (int i = 0; i < Math.max(values.rows().size(), more); i++) {
            Map<String, FactValue> given =
                    i < values.rows().size() ? values.rows().get(i) : Map.of();
            Row row = sheet.createRow(FIRST + i);
            for (int c = 0; c < columns.size(); c++) {
                FactDefinition column = columns.get(c);
                FactValue value = given.get(column.id());
                if (c == 1 && layout.showsNames()) {
                    Cell name = row.createCell(c);
                    name.setCellStyle(styles.shown);
                    name.setCellFormula("IFERROR(VLOOKUP(A" + (FIRST + i + 1) + ",'学校'!$A$" + (FIRST + 1) + ":$B$"
                            + (FIRST + ROWS) + ",2,FALSE),\"\")");
                    name.setCellValue(value == null ? "" : Texts.encoded(value.toText()));
                } else if (value != null) {
                    set(row.createCell(c), column.type(), value);
                }
            }
            if (i < values.names().size()) {
                cell(row, columns.size(), values.names().get(i), styles.shown);
            }
        }
    }

    private void county(TemplateValues values) {
        Row names = sheet.createRow(0);
        Row units = sheet.createRow(1);
        Row keys = sheet.createRow(2);
        List<String> titles = List.of("分组", "填报项", "值", "单位", "用于", "键");
        List<Integer> widths = List.of(20, 36, 24, 14, 30, 30);
        for (int i = 0; i < titles.size(); i++) {
            cell(names, i, titles.get(i), i == TemplateLayout.COUNTY_VALUE ? styles.required : styles.header);
            cell(units, i, i == TemplateLayout.COUNTY_VALUE ? "在此列填写" : "", styles.unit);
            cell(keys, i, i == 0 ? layout.firstKey() : TemplateLayout.COUNTY_KEYS.get(i), styles.key);
            sheet.setColumnWidth(i, widths.get(i) * WIDTH_UNIT);
        }
        page(titles.size(), 2);
        Map<String, FactValue> given =
                values.rows().isEmpty() ? Map.of() : values.rows().get(0);
        String value = CellReference.convertNumToColString(TemplateLayout.COUNTY_VALUE);
        for (int i = 0; i < layout.columns().size(); i++) {
            FactDefinition fact = layout.columns().get(i);
            int at = FIRST + i;
            Row row = sheet.createRow(at);
            cell(row, 0, i < 3 ? "基本信息" : use.section(fact.id()), styles.wrapped);
            cell(row, 1, fact.name(), styles.wrapped);
            Cell filled = row.createCell(TemplateLayout.COUNTY_VALUE);
            filled.setCellStyle(body(fact.type()));
            FactValue known = given.get(fact.id());
            if (known != null) {
                set(filled, fact.type(), known);
            }
            cell(row, 3, words(fact), styles.wrapped);
            cell(row, 4, use.rules(fact.id()), styles.wrapped);
            cell(row, TemplateLayout.COUNTY_KEY, fact.id(), styles.key);
            check(fact, TemplateLayout.COUNTY_VALUE, new CellRangeAddressList(at, at, 2, 2), at);
            Integer whole = places.get(wholes.getOrDefault(fact.id(), ""));
            if (whole != null) {
                String part = "$" + value + "$" + (at + 1);
                String of = "$" + value + "$" + (FIRST + whole + 1);
                red(
                        "AND(ISNUMBER(" + part + "),ISNUMBER(" + of + ")," + part + ">" + of + ")",
                        new CellRangeAddress(at, at, 2, 2));
            }
        }
    }

    private boolean isRequired(int column) {
        return column == 0
                || (layout.file().equals("schools.csv") && column < 3)
                || (layout.file().equals("kindergartens.csv") && column < 2)
                || (isRoster() && column == 1);
    }

    /** The fact that a column of an array or of a file of the county stands for. */
    private String factOf(FactDefinition column) {
        return layout.file().endsWith("[]") ? layout.file() + "." + column.id() : column.id();
    }

    private static boolean isNumber(FactType type) {
        return type == FactType.COUNT || type == FactType.DECIMAL || type == FactType.YEAR;
    }

    private String wholeColumn(FactDefinition column) {
        Integer whole = places.get(wholes.getOrDefault(column.id(), ""));
        return whole == null || !isNumber(column.type()) ? "" : CellReference.convertNumToColString(whole);
    }

    private static void cell(Row row, int column, String text, CellStyle style) {
        Cell cell = row.createCell(column);
        cell.setCellStyle(style);
        if (!text.isEmpty()) {
            cell.setCellValue(Texts.encoded(text));
        }
    }

    private CellStyle body(FactType type) {
        return switch (type) {
            case COUNT, DECIMAL, YEAR, CODE -> styles.number;
            case DATE -> styles.day;
            default -> styles.text;
        };
    }

    private static int width(FactDefinition column) {
        int wide = column.type() == FactType.TEXT || column.type().isList() ? 22 : 12;
        return column.id().equals("id") || column.id().equals("school") ? 14 : wide;
    }

    private void set(Cell cell, FactType type, FactValue value) {
        cell.setCellStyle(body(type));
        if (value instanceof FactValue.Amount amount && amount.value().precision() <= EXACT_DIGITS) {
            cell.setCellValue(amount.value().doubleValue());
        } else if (value instanceof FactValue.Day day && !day.value().isBefore(FIRST_DAY)) {
            cell.setCellValue(DateUtil.getExcelDate(day.value()));
        } else if (!hasGap(value)) {
            cell.setCellStyle(styles.text);
            cell.setCellValue(Texts.encoded(value.toText()));
        }
    }

    /** A cell has no place for an element that is missing; the list is then left blank, as in a file. */
    private static boolean hasGap(FactValue value) {
        return (value instanceof FactValue.Amounts numbers
                        && numbers.values().stream().anyMatch(v -> !v.isKnown()))
                || (value instanceof FactValue.Words words
                        && words.values().stream().anyMatch(v -> !v.isKnown()));
    }

    /** The unit and what can be entered. */
    private static String words(FactDefinition column) {
        String kind = switch (column.type()) {
            case COUNT -> "整数";
            case DECIMAL -> "数";
            case YEAR -> "年份";
            case CODE, WORD -> "选择";
            case FLAG -> "是/否";
            case TEXT -> "文字";
            case DATE -> "日期";
            case TIME, EVENING -> "时刻";
            case COUNT_LIST, DECIMAL_LIST, TEXT_LIST -> "逐个填写，用分号隔开";
        };
        return column.unit().isEmpty() ? kind : column.unit() + "，" + kind;
    }

    private String note(FactDefinition column, String fact) {
        StringBuilder note = new StringBuilder(column.name())
                .append("：")
                .append(words(column))
                .append("。");
        switch (column.type()) {
            case COUNT_LIST -> note.append("例如 45;44。一个也没有填 0。");
            case DECIMAL_LIST -> note.append("例如 96;98.5。一个也没有填 0。");
            case DATE -> note.append("例如 2015-12-31。");
            case TIME -> note.append("例如 08:20。");
            case EVENING -> note.append("例如 21:20，过了午夜写 24:30。");
            case CODE -> {
                if (fact.equals("sponsor")) {
                    note.append(Arrays.stream(Sponsor.values())
                            .map(sponsor -> sponsor.code() + " " + sponsor.zh())
                            .collect(Collectors.joining("，", "", "。")));
                }
            }
            default -> {
                // Nothing that needs an example.
            }
        }
        Integer whole = places.get(wholes.getOrDefault(fact, ""));
        if (whole != null) {
            note.append("是“").append(layout.columns().get(whole).name()).append("”的一部分。");
        }
        String rules = use.rules(fact);
        if (!rules.isEmpty()) {
            note.append("用于 ").append(rules).append("；空着则这些规则可能无法判定。");
        }
        return note.length() <= LONGEST_PROMPT ? note.toString() : note.substring(0, LONGEST_PROMPT - 1) + "…";
    }

    private void note(Drawing<?> notes, Cell header, String text) {
        ClientAnchor anchor = workbook.getCreationHelper().createClientAnchor();
        anchor.setCol1(header.getColumnIndex());
        anchor.setCol2(header.getColumnIndex() + 3);
        anchor.setRow1(header.getRowIndex() + 1);
        anchor.setRow2(header.getRowIndex() + 7);
        Comment comment = notes.createCellComment(anchor);
        comment.setString(workbook.getCreationHelper().createRichTextString(text));
        comment.setAuthor("");
        // Written row by row, a comment stays where its box begins, unless it is told its cell.
        comment.setAddress(header.getRowIndex(), header.getColumnIndex());
        header.setCellComment(comment);
    }

    private void check(FactDefinition column, int place, CellRangeAddressList cells, int row) {
        DataValidationConstraint constraint = constraint(column, CellReference.convertNumToColString(place), row + 1);
        boolean bounded = constraint != null;
        DataValidation check = checks.createValidation(
                // What admits anything still tells what is asked for.
                bounded ? constraint : checks.createCustomConstraint("TRUE"), cells);
        check.setEmptyCellAllowed(true);
        check.setShowPromptBox(true);
        check.createPromptBox(title(column.name()), note(column, factOf(column)));
        check.setShowErrorBox(bounded);
        if (bounded) {
            check.setErrorStyle(DataValidation.ErrorStyle.STOP);
            check.createErrorBox(title(column.name()), "应填：" + words(column) + "。");
            check.setSuppressDropDownArrow(true);
        }
        sheet.addValidationData(check);
    }

    private static String title(String name) {
        return name.length() <= LONGEST_TITLE ? name : name.substring(0, LONGEST_TITLE - 1) + "…";
    }

    /** What can be checked as it is typed; null where anything goes. */
    private @Nullable DataValidationConstraint constraint(FactDefinition column, String letters, int row) {
        String cell = letters + row;
        if (isCounty() && column.id().equals("code")) {
            return checks.createCustomConstraint("LEN(" + cell + ")=6");
        }
        if (column.id().equals("kind") && layout.file().equals("schools.csv")) {
            return list(SchoolKind.ofRows().stream().map(SchoolKind::zh).toList());
        }
        boolean code = column.id().equals("school") || (column.id().equals("id") && !isRoster());
        if (code && !isCounty()) {
            boolean unique = column.id().equals("id");
            String length = "LEN(" + cell + ")=10";
            String all = letters + "$" + (FIRST + 1) + ":" + letters + "$" + (last + 1);
            // 0 alone says that there is none.
            return checks.createCustomConstraint(
                    unique
                            ? "OR(" + cell + "=\"0\",AND(" + length + ",COUNTIF($" + all.replace(":", ":$") + "," + cell
                                    + ")=1))"
                            : length);
        }
        String most = column.atMostOrNull() == null
                ? "1000000000000000"
                : column.atMostOrNull().toPlainString();
        return switch (column.type()) {
            case COUNT -> checks.createIntegerConstraint(DataValidationConstraint.OperatorType.BETWEEN, "0", most);
            case DECIMAL -> checks.createDecimalConstraint(DataValidationConstraint.OperatorType.BETWEEN, "0", most);
            case YEAR -> checks.createIntegerConstraint(DataValidationConstraint.OperatorType.BETWEEN, "1900", "2100");
            case CODE, WORD -> list(column.words());
            case FLAG -> list(List.of("是", "否"));
            case DATE ->
                checks.createDateConstraint(
                        DataValidationConstraint.OperatorType.BETWEEN, "DATE(1900,3,1)", "DATE(2100,12,31)", "");
            case TIME, EVENING ->
                checks.createCustomConstraint("AND(LEN(" + cell + ")<=5,ISNUMBER(FIND(\":\"," + cell + ")))");
            case TEXT, COUNT_LIST, DECIMAL_LIST, TEXT_LIST -> null;
        };
    }

    private DataValidationConstraint list(List<String> words) {
        return checks.createFormulaListConstraint(lists.name(words));
    }

    /** Marks parts above their whole red, and shades the columns of stages that a school's kind does not have. */
    private void marks() {
        int row = FIRST + 1;
        for (Tally tally : tallies) {
            if (!tally.whole().isEmpty()) {
                String part = "$" + tally.letters() + row;
                String whole = "$" + tally.whole() + row;
                int column = CellReference.convertColStringToIndex(tally.letters());
                red(
                        "AND(ISNUMBER(" + part + "),ISNUMBER(" + whole + ")," + part + ">" + whole + ")",
                        new CellRangeAddress(FIRST, last, column, column));
            }
        }
        if (!layout.file().equals("schools.csv")) {
            return;
        }
        for (Stage stage : List.of(Stage.PRIMARY, Stage.JUNIOR, Stage.SENIOR)) {
            List<CellRangeAddress> ranges = new ArrayList<>();
            for (int i = 0; i < layout.columns().size(); i++) {
                if (layout.columns().get(i).id().startsWith(stage.key() + ".")) {
                    ranges.add(new CellRangeAddress(FIRST, last, i, i));
                }
            }
            if (!ranges.isEmpty()) {
                String kinds = lists.name(SchoolKind.ofRows().stream()
                        .filter(kind -> kind.has(stage))
                        .map(SchoolKind::zh)
                        .toList());
                colour(
                        "AND($C" + row + "<>\"\",COUNTIF(" + kinds + ",$C" + row + ")=0)",
                        IndexedColors.GREY_40_PERCENT,
                        ranges.toArray(new CellRangeAddress[0]));
            }
        }
    }

    private void red(String formula, CellRangeAddress range) {
        colour(formula, IndexedColors.ROSE, range);
    }

    private void colour(String formula, IndexedColors colour, CellRangeAddress... ranges) {
        SheetConditionalFormatting formatting = sheet.getSheetConditionalFormatting();
        ConditionalFormattingRule rule = formatting.createConditionalFormattingRule(formula);
        rule.createPatternFormatting().setFillBackgroundColor(colour.getIndex());
        formatting.addConditionalFormatting(ranges, rule);
    }

    private void page(int columns, int frozen) {
        sheet.createFreezePane(frozen, FIRST);
        int to = isCounty() ? FIRST + layout.columns().size() - 1 : last;
        sheet.setAutoFilter(new CellRangeAddress(FIRST - 1, to, 0, columns - 1));
        page(sheet, columns);
        sheet.setRepeatingRows(new CellRangeAddress(0, FIRST - 1, -1, -1));
        if (columns > ON_ONE_PAGE) {
            sheet.setRepeatingColumns(new CellRangeAddress(-1, -1, 0, 1));
        }
    }

    /** A4 across; on one page's width where that can be read. */
    static void page(SXSSFSheet sheet, int columns) {
        PrintSetup print = sheet.getPrintSetup();
        print.setPaperSize(PrintSetup.A4_PAPERSIZE);
        print.setLandscape(true);
        if (columns <= ON_ONE_PAGE) {
            sheet.setFitToPage(true);
            print.setFitWidth((short) 1);
            print.setFitHeight((short) 0);
        }
        sheet.getFooter().setCenter("&A  &P / &N");
    }
}
