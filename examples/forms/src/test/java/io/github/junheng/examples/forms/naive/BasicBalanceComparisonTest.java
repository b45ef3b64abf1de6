package io.github.junheng.examples.forms.naive;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.junheng.dataset.CountyDataset;
import io.github.junheng.dataset.SchoolReport;
import io.github.junheng.evaluation.Missing;
import io.github.junheng.examples.forms.Bundled;
import io.github.junheng.examples.forms.edition.FormEditions;
import io.github.junheng.examples.forms.figure.Figure;
import io.github.junheng.examples.forms.figure.Value;
import io.github.junheng.examples.forms.write.FilledForm;
import io.github.junheng.io.DatasetReader;
import io.github.junheng.io.DatasetWriter;
import io.github.junheng.io.ReadOptions;
import io.github.junheng.school.SchoolCode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every figure of the tables of basic balance against one that was reckoned without the library. */
class BasicBalanceComparisonTest {
    private static final String STANDARD = "balanced-2012";
    private static final String NINE_YEAR = "3133990009";

    @TempDir
    private Path folder;

    private static FilledForm form(CountyDataset county) {
        return FilledForm.of(FormEditions.find("basic-balance-2012"), Bundled.evaluation(STANDARD, county));
    }

    /** A bundled county with what the method of 2017 does not ask for. */
    private static CountyDataset completed(String name) {
        CountyDataset county = Bundled.county(name);
        List<SchoolReport> schools = new ArrayList<>();
        for (SchoolReport school : county.schools()) {
            long n = schools.size();
            SchoolReport with = school.with("basicStandardMet", n != 3)
                    .with("computers", 40 + 17 * n)
                    .with("books", 9_000 + 1_003 * n);
            for (String stage : List.of("primary", "junior")) {
                long teachers = school.facts()
                        .amount(stage + ".teachers")
                        .toOptional()
                        .map(number -> number.longValueExact())
                        .orElse(0L);
                if (teachers > 0) {
                    with = with.with(stage + ".title.intermediatePlus", teachers - teachers / (2 + n % 3));
                }
            }
            schools.add(with);
        }
        return county.with(schools);
    }

    @ParameterizedTest
    @ValueSource(strings = {"met", "not-met"})
    void everyFigureOfABundledCountyIsTheOneReckonedFromTheTextAlone(String county) throws IOException {
        assertThat(differences(
                        form(Bundled.county(county)).figures(),
                        NaiveBasicBalance.of(Path.of("..", "counties", county))))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"met", "not-met"})
    void everyFigureOfACompletedCountyIsTheOneReckonedFromItsText(String county) throws IOException {
        DatasetWriter.writeDirectory(completed(county), folder);
        CountyDataset told = DatasetReader.read(folder, ReadOptions.of(List.of(Bundled.standard(STANDARD))))
                .orThrow();
        Map<String, String> reckoned = NaiveBasicBalance.of(folder);
        assertThat(differences(form(told).figures(), reckoned)).isEmpty();
        assertThat(reckoned.get("表3.JUNIOR.CV")).matches("0\\.\\d{3}");
        assertThat(reckoned.get("表4.all.outcome")).isEqualTo("否");
    }

    @Test
    void aFigureThatDiffersByItsLastDigitIsFound() throws IOException {
        Map<String, String> reckoned = NaiveBasicBalance.of(Path.of("..", "counties", "met"));
        reckoned.merge(
                "表1.PRIMARY.I1.each.deviation",
                "",
                (text, none) -> Frac.of(text).plus(Frac.of("0.01")).print(2));
        assertThat(differences(form(Bundled.county("met")).figures(), reckoned))
                .containsOnlyKeys("表1.PRIMARY.I1.each.deviation");
    }

    @Test
    void theTablesOfACountyStandAsTheyDid() {
        Map<String, Figure> figures = form(completed("met")).figures();
        // 2817.2 ㎡ of 331 primary and 148 junior pupils: 2817.2 × 331 ÷ (331 + 162.8).
        assertThat(print(figures.get("表1." + NINE_YEAR + ".PRIMARY.I1"))).isEqualTo("1888.40");
        assertThat(print(figures.get("表1." + NINE_YEAR + ".PRIMARY.I1.each"))).isEqualTo("5.71");
        assertThat(print(figures.get("表1.PRIMARY.pupils.total"))).isEqualTo("3124");
        assertThat(print(figures.get("表1.PRIMARY.I1.each.mean"))).isEqualTo("6.01");
        assertThat(print(figures.get("表1.PRIMARY.I1.each.deviation"))).isEqualTo("0.26");
        assertThat(print(figures.get("表1.PRIMARY.I1.each.cv"))).isEqualTo("0.042");
        assertThat(print(figures.get("表3.PRIMARY.limit"))).isEqualTo("0.65");
        assertThat(print(figures.get("表3.JUNIOR.limit"))).isEqualTo("0.55");
        assertThat(print(figures.get("表5.SAT.conclusion.value"))).isEqualTo("91.0");
        assertThat(print(figures.get("表5.GOV.conclusion.limit"))).isEqualTo("85.0");
        // Neither private schools nor teaching points.
        assertThat(figures.keySet()).noneMatch(id -> id.contains("3433990010") || id.contains("2133990005"));
    }

    @Test
    void whatASchoolDoesNotReportIsBlankAndNamed() {
        CountyDataset county = completed("met");
        SchoolCode code = SchoolCode.parse("2133990003");
        List<SchoolReport> schools = county.schools().stream()
                .map(school -> school.school().code().equals(code) ? school.without("books") : school)
                .toList();
        Map<String, Figure> figures = form(county.with(schools)).figures();
        for (String id : List.of(
                "表1.2133990003.PRIMARY.I5",
                "表1.2133990003.PRIMARY.I5.each",
                "表1.PRIMARY.I5.total",
                "表1.PRIMARY.I5.each.mean",
                "表1.PRIMARY.I5.each.cv",
                "表3.PRIMARY.I5",
                "表3.PRIMARY.CV",
                "表3.PRIMARY.outcome")) {
            assertThat(missing(figures.get(id))).as(id).containsExactly("2133990003 books");
        }
        assertThat(print(figures.get("表1.2133990002.PRIMARY.I5.each"))).isNotEmpty();
        assertThat(print(figures.get("表3.JUNIOR.CV"))).isNotEmpty();
    }

    @Test
    void aSchoolOfWhichItIsNotKnownWhoRunsItKeepsTheCountyOpen() {
        CountyDataset county = completed("met");
        SchoolCode code = SchoolCode.parse("2133990003");
        List<SchoolReport> schools = county.schools().stream()
                .map(school -> school.school().code().equals(code) ? school.without("sponsor") : school)
                .toList();
        Map<String, Figure> figures = form(county.with(schools)).figures();
        for (String id : List.of(
                "表1.2133990003.PRIMARY.I1",
                "表1.PRIMARY.pupils.total",
                "表1.PRIMARY.I1.total",
                "表1.PRIMARY.I1.each.cv",
                "表3.PRIMARY.CV",
                "表4.2133990003.outcome")) {
            assertThat(missing(figures.get(id))).as(id).containsExactly("2133990003 sponsor");
        }
        assertThat(print(figures.get("表1.2133990003.PRIMARY.pupils"))).isEqualTo("500");
        assertThat(print(figures.get("表1.2133990002.PRIMARY.I1"))).isEqualTo("6389.60");
        assertThat(print(figures.get("表2.JUNIOR.pupils.total"))).isEqualTo("1932");
    }

    @Test
    void anItemCountsWithWhatItWasAwardedElseAsItCameOut() {
        CountyDataset county = completed("met");
        var with = county.county();
        for (int item = 1; item <= 17; item++) {
            with = with.with("scorecard.G" + item + ".points", item == 17 ? 4 : 6);
            if (item > 2) {
                with = with.with("scorecard.G" + item + ".awarded", 3);
            }
        }
        with = with.with("basicBalance.G1.met", true).with("basicBalance.G2.met", false);
        CountyDataset scored = county.with(with);
        Map<String, Figure> figures = form(scored).figures();
        assertThat(print(figures.get("表5.G1.score"))).isEqualTo("6.0");
        assertThat(print(figures.get("表5.G2.score"))).isEqualTo("0.0");
        assertThat(print(figures.get("表5.G3.score"))).isEqualTo("3.0");
        assertThat(print(figures.get("表5.GOV.score"))).isEqualTo("51.0");
        assertThat(print(figures.get("表5.GOV.outcome"))).isEqualTo("否");
        assertThat(figures.get("表5.G2.score").origins().stream().map(origin -> origin.toText()))
                .containsExactly("G2", "scorecard.G2.points");
    }

    private static List<String> missing(Figure figure) {
        assertThat(figure.value()).isInstanceOf(Value.Blank.class);
        return ((Value.Blank) figure.value())
                .why().stream()
                        .map(Missing::cell)
                        .map(cell -> cell.school() + " " + cell.fact())
                        .distinct()
                        .toList();
    }

    private static Map<String, String> differences(Map<String, Figure> figures, Map<String, String> reckoned) {
        Map<String, String> differences = new TreeMap<>();
        figures.forEach((id, figure) -> {
            if (!id.contains(".note") && !id.startsWith("表5")) {
                String text = print(figure);
                String other = reckoned.getOrDefault(id, "not reckoned");
                if (!text.equals(other)) {
                    differences.put(id, text + " / " + other);
                }
            }
        });
        reckoned.forEach((id, text) -> {
            if (!figures.containsKey(id)) {
                differences.put(id, "not on the form / " + text);
            }
        });
        return differences;
    }

    static String print(Figure figure) {
        return DeclarationComparisonTest.print(figure);
    }
}
