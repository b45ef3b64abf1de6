package io.github.junheng.examples.forms.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.junheng.dataset.County;
import io.github.junheng.dataset.CountyDataset;
import io.github.junheng.dataset.SchoolReport;
import io.github.junheng.evaluation.Evaluation;
import io.github.junheng.evaluation.Finding;
import io.github.junheng.evaluation.Status;
import io.github.junheng.school.School;
import io.github.junheng.school.SchoolKind;
import io.github.junheng.school.Stage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Test;

/** A coefficient a hair above its limit, which three decimals would print as the limit. */
class ShownTest {
    /** (150003 − 50000) ÷ (150003 + 50000) of two schools with as many pupils each, against 0.5. */
    private static final String VALUE = "0.50001";

    private static SchoolReport school(String code, long equipment) {
        return SchoolReport.of(School.of(code, "示例小学" + code, SchoolKind.PRIMARY_SCHOOL))
                .with("primary.students", 10)
                .with("equipmentValue", equipment);
    }

    private static Evaluation evaluation(int year) {
        return Pages.evaluation(CountyDataset.of(
                County.of("371425", "示例县", year),
                List.of(school("2137000001", 150_003), school("2137000002", 50_000))));
    }

    private static ReportInput input(Evaluation... years) {
        return new ReportInput(List.of(years), List.of(), Optional.empty(), false, Locale.CHINESE);
    }

    private static Finding finding(Evaluation evaluation) {
        return Spread.of(evaluation).stream()
                .map(Spread::finding)
                .filter(finding -> finding.measure().flatMap(m -> m.value()).isPresent())
                .findFirst()
                .orElseThrow();
    }

    @Test
    void aCoefficientBeyondItsLimitReadsAsTheLimitNowhere() throws IOException {
        Evaluation before = evaluation(2023);
        Evaluation now = evaluation(2024);
        Finding finding = finding(now);
        assertThat(finding.status()).isEqualTo(Status.NOT_MET);
        assertThat(finding.stage()).contains(Stage.PRIMARY);
        assertThat(finding.measure().flatMap(m -> m.value()).orElseThrow().round(3))
                .isEqualByComparingTo("0.5");
        assertThat(Shown.value(now, finding).in(Locale.CHINESE)).isEqualTo(VALUE);

        String page = Pages.page(input(before, now));
        String markup = page.substring(0, page.indexOf("<script type=\"application/json\""));
        assertThat(markup)
                .contains("2023 年 " + VALUE, "2024 年 " + VALUE)
                .contains("差异系数 " + VALUE)
                .contains("<td class=\"x\">" + VALUE + " ✘</td>");
        Matcher charts = Pattern.compile("\\[\"" + finding.rule().local() + "\",\\[[^\\]]*\\][^\\]]*\\]")
                .matcher(page);
        assertThat(charts.find()).isTrue();
        assertThat(charts.group()).contains(",0.500007,0.5,", "\"" + VALUE + "\"");

        ByteArrayOutputStream city = new ByteArrayOutputStream();
        CityReport.pages(new CityInput(
                        Pages.STANDARD, List.of(CityMember.of(now, "a.html", false)), Optional.empty(), Locale.CHINESE))
                .get(0)
                .write(city);
        assertThat(city.toString(StandardCharsets.UTF_8)).contains(VALUE + " ✘").doesNotContain("0.5 ✘");

        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ReportBook.xlsx(input(now), out);
        int rows = 0;
        try (XSSFWorkbook book = new XSSFWorkbook(new ByteArrayInputStream(out.toByteArray()))) {
            for (String sheet : List.of("差异系数", "C 校际均衡")) {
                for (Row row : book.getSheet(sheet)) {
                    if (row.getCell(0) != null
                            && row.getCell(0)
                                    .toString()
                                    .startsWith(finding.rule().local() + " ")
                            && row.getCell(1).toString().contains("小学")) {
                        rows++;
                        assertThat(BigDecimal.valueOf(row.getCell(2).getNumericCellValue()))
                                .isEqualByComparingTo(VALUE);
                        assertThat(row.getCell(2).getCellStyle().getDataFormatString())
                                .startsWith("0.00000");
                    }
                }
            }
        }
        assertThat(rows).isEqualTo(2);
    }
}
