package io.github.junheng.io;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import io.github.junheng.ledger.LedgerEntry;
import io.github.junheng.quantity.Quantity;
import io.github.junheng.school.SchoolCode;
import io.github.junheng.school.Stage;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.regex.Pattern;

/** 台账 CSV: writes entries of a ledger as a table that spreadsheets open: UTF-8 with a byte order mark, a row for each. */
public final class LedgerCsv {
    private static final List<String> HEADER = List.of(
            "标准", "规则", "名称", "条款", "学校标识码", "学校名称", "学段", "问题", "差距", "责任单位", "配合单位", "措施", "时限", "状态", "是否逾期", "最近变动",
            "最近变动日", "经手", "销号依据");

    private static final String FORMULA = "=+-@\t\r";
    private static final Pattern NUMBER = Pattern.compile("[+-]?\\d+(\\.\\d+)?");

    private LedgerCsv() {}

    /**
     * Writes entries. The stream stays open.
     *
     * @param asOf the day on which something is overdue or not
     * @throws IOException when the stream does not take it
     */
    public static void write(List<LedgerEntry> entries, LocalDate asOf, OutputStream out) throws IOException {
        Writer writer = new OutputStreamWriter(out, StandardCharsets.UTF_8);
        writer.write('\uFEFF');
        CsvWriter csv = CsvWriter.builder().lineDelimiter(LineDelimiter.LF).build(writer);
        csv.writeRecord(HEADER);
        for (LedgerEntry entry : entries) {
            csv.writeRecord(row(entry, asOf).stream().map(LedgerCsv::plain).toList());
        }
        csv.flush();
    }

    private static List<String> row(LedgerEntry entry, LocalDate asOf) {
        return List.of(
                entry.key().rule().owner(),
                entry.key().rule().local(),
                entry.rule().zh(),
                entry.citation().reference(),
                entry.key().school().map(SchoolCode::value).orElse(""),
                entry.schoolName().orElse("全县"),
                entry.key().stage().map(Stage::zh).orElse(""),
                entry.finding().told().zh(),
                entry.finding().shortfall().map(LedgerCsv::amount).orElse(""),
                String.join("、", entry.assignment().lead()),
                String.join("、", entry.assignment().supporting()),
                entry.assignment().measure().orElse(""),
                entry.assignment().deadline().map(LocalDate::toString).orElse(""),
                entry.state().zh(),
                entry.isOverdue(asOf) ? "是" : "否",
                entry.last().kind().zh(),
                entry.last().on().toString(),
                entry.last().by(),
                entry.closedOn().map(ground -> ground.told().zh()).orElse(""));
    }

    /** A cell that a spreadsheet would take for a formula is marked as text; a number is none. */
    static String plain(String cell) {
        return !cell.isEmpty()
                        && FORMULA.indexOf(cell.charAt(0)) >= 0
                        && !NUMBER.matcher(cell).matches()
                ? "'" + cell
                : cell;
    }

    private static String amount(Quantity quantity) {
        return quantity.toDecimal() + " " + quantity.unit().zh();
    }
}
