package io.github.junheng.rules;

import static io.github.junheng.rules.GoodCounty.finding;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.junheng.dataset.CountyDataset;
import io.github.junheng.dataset.SchoolReport;
import io.github.junheng.evaluation.Evaluation;
import io.github.junheng.evaluation.Evaluator;
import io.github.junheng.evaluation.Finding;
import io.github.junheng.evaluation.Status;
import io.github.junheng.standard.Confidence;
import io.github.junheng.standard.Level;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ShippedOverlaysTest {
    private static final String G7_FACT = "specialEducation.fundsYuan";

    @Test
    void everyOverlayOfTheIndexIsReadAndAppliedAndSaysThatItIsAnExample() throws IOException {
        assertThat(NationalStandards.overlayIds())
                .containsExactly(
                        "example-shenyang",
                        "example-songyang",
                        "example-liaoning-preschool",
                        "example-shenyang-preschool",
                        "example-henan-preschool");
        for (String id : NationalStandards.overlayIds()) {
            assertThat(ShippedLintTest.layered(id).layers()).endsWith(id);
            try (InputStream in = NationalStandards.overlay(id).orElseThrow()) {
                JsonNode file = new ObjectMapper().readTree(in);
                assertThat(file.get("example").asBoolean()).as(id).isTrue();
                assertThat(file.get("title").get("zh").asText()).startsWith("示例");
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"7999, NOT_MET", "8000, MET", "8001, MET"})
    void shenyangsSpecialSchoolsAreFundedWith8000(BigDecimal yuan, Status expected) throws IOException {
        // A number for each pupil, of one pupil.
        CountyDataset dataset = with(GoodCounty.dataset(), "specialEducation.students", 1);
        Finding g7 =
                finding(evaluate("example-shenyang", with(dataset, G7_FACT, yuan)), "G7", Level.COUNTY, null, null);
        assertThat(g7.status()).isEqualTo(expected);
        assertThat(g7.citation().layer()).contains("example-shenyang");
    }

    @ParameterizedTest
    @CsvSource({"1150, 1350, MET", "1149, 1350, NOT_MET", "1150, 1349, NOT_MET"})
    void shenyangsQuotasAre1150And1350(BigDecimal primary, BigDecimal junior, Status expected) throws IOException {
        CountyDataset dataset = with(
                with(GoodCounty.dataset(), "publicFundingQuotaYuan.PRIMARY", primary),
                "publicFundingQuotaYuan.JUNIOR",
                junior);
        assertThat(finding(evaluate("example-shenyang", dataset), "SY1", Level.COUNTY, null, null)
                        .status())
                .isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "50, 100, true, true, MET",
        "49, 100, true, true, NOT_MET",
        "51, 100, true, true, MET",
        "50, 100, false, true, NOT_MET",
        "50, 100, true, false, NOT_MET",
        ", 100, true, true, INDETERMINATE"
    })
    void shenyangsSchoolsTeachLabourInHalfOfThePracticeLessons(
            @Nullable Integer labour, int practice, boolean base, boolean teachers, Status expected)
            throws IOException {
        CountyDataset dataset = GoodCounty.dataset();
        for (SchoolReport school : GoodCounty.dataset().schools()) {
            dataset = dataset.withSchool(
                    school.school().code(),
                    s -> s.with("labourPeriods", labour)
                            .with("practicePeriods", practice)
                            .with("labourBase", base)
                            .with("labourTeachers", teachers));
        }
        Finding labourLessons = finding(evaluate("example-shenyang", dataset), "SY2", Level.COUNTY, null, null);
        assertThat(labourLessons.status()).isEqualTo(expected);
        assertThat(labourLessons.rule().owner()).isEqualTo("example-shenyang");
    }

    @ParameterizedTest
    @CsvSource({"739, NOT_MET", "740, MET", "741, MET"})
    void songyangsStaffIsManagedByTheCountyFrom74PercentOn(int managed, Status expected) throws IOException {
        CountyDataset dataset =
                with(with(GoodCounty.dataset(), "countyManaged.staff", managed), "countyManaged.allStaff", 1000);
        Finding found = finding(evaluate("example-songyang", dataset), "XPXG", Level.COUNTY, null, null);
        assertThat(found.status()).isEqualTo(expected);
        assertThat(found.citation().layer()).contains("example-songyang");
    }

    @Test
    void shenyangAsksForEightThousandAndSaysWhoDoes() throws IOException {
        Evaluation evaluation = evaluate("example-shenyang", GoodCounty.dataset());
        Finding g7 = finding(evaluation, "G7", Level.COUNTY, null, null);
        assertThat(g7.measure().orElseThrow().limit().orElseThrow().toDecimal()).isEqualTo("8000");
        // The number has a single source; how the rule measures is inferred, which is weaker.
        assertThat(g7.measure().orElseThrow().limitCitationOrNull().confidence())
                .isEqualTo(Confidence.SINGLE_SOURCE);
        assertThat(g7.citation().confidence()).isEqualTo(Confidence.INFERRED);
        assertThat(g7.citation().document()).contains("沈阳");
        Finding quota = finding(evaluation, "SY1", Level.COUNTY, null, null);
        assertThat(quota.rule().owner()).isEqualTo("example-shenyang");
        assertThat(quota.status()).isEqualTo(Status.MET);
    }

    @Test
    void songyangAsksForAllChildren() throws IOException {
        Evaluation evaluation = evaluate("example-songyang", GoodCounty.dataset());
        assertThat(finding(evaluation, "Q2", Level.COUNTY, null, null).status()).isEqualTo(Status.NOT_MET);
        assertThat(finding(evaluation, "G15", Level.COUNTY, null, null).status())
                .isEqualTo(Status.NOT_MET);
        assertThat(finding(GoodCounty.evaluate(GoodCounty.dataset()), "G15", Level.COUNTY, null, null)
                        .status())
                .isEqualTo(Status.MET);
    }

    private static Evaluation evaluate(String id, CountyDataset dataset) throws IOException {
        return Evaluator.of(ShippedLintTest.layered(id)).evaluate(dataset).orThrow();
    }

    private static CountyDataset with(CountyDataset dataset, String fact, Object value) {
        return dataset.with(dataset.county().with(fact, value));
    }
}
