package io.github.junheng.problem;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ProblemCodeTest {
    /** What has been printed stands for ever: a line here may be added, none may change. */
    private static final List<String> PRINTED = List.of(
            "JH101 FILE_MISSING ERROR",
            "JH102 FILE_UNREADABLE ERROR",
            "JH103 FILE_UNDECODABLE ERROR",
            "JH104 FILE_EMPTY ERROR",
            "JH105 FILE_WITHOUT_ROWS ERROR",
            "JH106 CSV_MALFORMED ERROR",
            "JH107 JSON_MALFORMED ERROR",
            "JH108 JSON_TRUNCATED ERROR",
            "JH109 JSON_TOO_DEEP ERROR",
            "JH110 COLUMN_MISSING ERROR",
            "JH111 COLUMN_TWICE ERROR",
            "JH112 COLUMN_UNKNOWN WARNING",
            "JH113 KEY_TWICE ERROR",
            "JH114 KEY_UNKNOWN WARNING",
            "JH115 ROW_LENGTH ERROR",
            "JH116 JSON_TRAILING_TEXT ERROR",
            "JH117 COUNTY_SCATTERED ERROR",
            "JH118 COUNTY_WITHOUT_ROWS ERROR",
            "JH119 COUNTY_TWICE ERROR",
            "JH120 FILE_NOT_READ WARNING",
            "JH121 FILE_UNKNOWN WARNING",
            "JH201 NOT_A_NUMBER ERROR",
            "JH202 NOT_WHOLE ERROR",
            "JH203 NEGATIVE ERROR",
            "JH204 OUT_OF_RANGE ERROR",
            "JH205 NOT_A_WORD ERROR",
            "JH206 NOT_A_DATE ERROR",
            "JH207 NOT_OF_TYPE ERROR",
            "JH208 CELL_REQUIRED ERROR",
            "JH210 SCHOOL_CODE_INVALID ERROR",
            "JH211 SCHOOL_CODE_TWICE ERROR",
            "JH212 SCHOOL_KIND_UNKNOWN ERROR",
            "JH213 COUNTY_CODE_INVALID ERROR",
            "JH214 SCHOOL_CODE_KIND WARNING",
            "JH215 SCHOOL_CODE_PROVINCE WARNING",
            "JH216 COUNTY_FACT_MISSING WARNING",
            "JH217 YEAR_MISSING ERROR",
            "JH218 NOT_A_TIME ERROR",
            "JH219 ROW_TWICE ERROR",
            "JH230 CODE_UNKNOWN ERROR",
            "JH231 CODE_WITHOUT_PARTNER ERROR",
            "JH301 PART_ABOVE_WHOLE ERROR",
            "JH310 CLASS_SIZES_DIFFER WARNING",
            "JH311 ARTS_LOOKS_LIKE_SUM WARNING",
            "JH312 MORE_GRADUATES_THAN_ENTRANTS WARNING",
            "JH313 STAGE_NOT_OF_KIND WARNING",
            "JH314 NO_PUPILS WARNING",
            "JH315 ROSTER_DIFFERS WARNING",
            "JH316 ROSTER_SCHOOL_UNKNOWN WARNING",
            "JH317 ROSTER_ID_TWICE WARNING",
            "JH318 ROOM_CATEGORY_UNKNOWN WARNING",
            "JH319 REPORTS_DIFFER ERROR",
            "JH320 CROSS_CHECK WARNING",
            "JH322 ROW_SCHOOL_UNKNOWN WARNING",
            "JH323 FACT_IN_TWO_FILES WARNING",
            "JH324 YEAR_UNUSED WARNING",
            "JH325 CELL_IN_TWO_FILES ERROR",
            "JH330 CHECKLIST_STANDARD_UNKNOWN WARNING",
            "JH331 CHECKLIST_ITEM_UNKNOWN ERROR",
            "JH332 CHECKLIST_WITHOUT_SCHOOL ERROR",
            "JH333 CHECKLIST_OF_COUNTY ERROR",
            "JH334 CHECKLIST_TWICE ERROR",
            "JH335 CHECKLIST_SCHOOL_UNKNOWN WARNING",
            "JH401 STANDARD_NOT_IN_FORCE ERROR",
            "JH402 BELOW_NORM WARNING",
            "JH403 ONLY_FAILING_VETO WARNING",
            "JH501 DEFINITION_INVALID ERROR",
            "JH502 DEFINITION_UNKNOWN_KEY ERROR",
            "JH503 DEFINITION_UNRESOLVED ERROR",
            "JH510 OVERLAY_TARGET_UNKNOWN ERROR",
            "JH511 OVERLAY_LOOSER ERROR",
            "JH512 OVERLAY_CONFLICT ERROR",
            "JH513 OVERLAY_BASE ERROR",
            "JH514 OVERLAY_REMOVES ERROR",
            "JH515 OVERLAY_PARENT ERROR",
            "JH520 LINT_GAP WARNING",
            "JH521 LINT_CONTRADICTION ERROR",
            "JH522 LINT_UNFED ERROR",
            "JH523 LINT_STALE WARNING",
            "JH524 LINT_CITATION ERROR",
            "JH525 LINT_UNITS ERROR",
            "JH601 PLAN_ITEM_UNKNOWN ERROR",
            "JH602 PLAN_PLACE_UNKNOWN ERROR",
            "JH603 PLAN_YEAR_TWICE ERROR",
            "JH604 PLAN_COUNTY_DIFFERS WARNING",
            "JH605 PLAN_COUNTY_CHANGED ERROR",
            "JH606 PLAN_YEAR_OUTSIDE WARNING",
            "JH607 PLAN_NOT_BY_HAND WARNING",
            "JH608 CITY_MEMBER WARNING",
            "JH609 CITY_MEMBER_TWICE ERROR",
            "JH610 PREDECESSOR_INVALID ERROR",
            "JH611 SCHOOL_VANISHED WARNING",
            "JH612 SCHOOL_APPEARED WARNING",
            "JH613 PREDECESSOR_UNKNOWN WARNING",
            "JH614 PREDECESSOR_CONFLICT ERROR",
            "JH630 PLAN_LINK_NEVER_IN_FORCE WARNING",
            "JH631 PLAN_PAIR ERROR",
            "JH632 PLAN_FORMULAS ERROR",
            "JH640 PLAN_DECLARED WARNING",
            "JH641 PLAN_SUM WARNING",
            "JH642 PLAN_PART_OF WARNING",
            "JH643 PLAN_CITES_LATER WARNING",
            "JH644 PLAN_SERIES WARNING",
            "JH645 PLAN_TWO_DATES WARNING",
            "JH646 PLAN_OUT_OF_HEADING WARNING",
            "JH647 PLAN_BEYOND_END WARNING",
            "JH648 PLAN_TABLE_BOUNDS WARNING",
            "JH649 PLAN_LOOSER WARNING",
            "JH650 PLAN_FORECAST_BELOW WARNING",
            "JH651 PLAN_UNDATED WARNING",
            "JH652 PLAN_UNITS WARNING",
            "JH701 LEDGER_BROKEN ERROR",
            "JH702 LEDGER_TRANSITION ERROR",
            "JH703 LEDGER_WITHOUT_GROUND ERROR",
            "JH704 LEDGER_EARLIER ERROR",
            "JH705 LEDGER_UNDECIDED WARNING",
            "JH706 EVIDENCE_HASH ERROR",
            "JH707 LEDGER_COUNTY ERROR",
            "JH708 LEDGER_OLDER ERROR",
            "JH720 PROCEDURE_TRANSITION ERROR",
            "JH721 PROCEDURE_NEEDS ERROR",
            "JH722 PROCEDURE_DECIDER WARNING",
            "JH723 PROCEDURE_AGAINST_FINDINGS WARNING",
            "JH724 PROCEDURE_DAY ERROR",
            "JH725 PROCEDURE_BATCH ERROR",
            "JH726 PROCEDURE_NUMBER ERROR",
            "JH730 COMPARE_DIFFERENT ERROR",
            "JH801 WORKBOOK_FORMAT ERROR",
            "JH802 WORKBOOK_ENCRYPTED ERROR",
            "JH803 WORKBOOK_BROKEN ERROR",
            "JH804 WORKBOOK_TOO_LARGE ERROR",
            "JH805 MACROS_IGNORED WARNING",
            "JH806 LINKS_NOT_FOLLOWED WARNING",
            "JH807 SHEET_SKIPPED WARNING",
            "JH808 XML_FORBIDDEN ERROR",
            "JH811 FORMULA_UNCALCULATED ERROR",
            "JH812 FORMULA_FAULT ERROR",
            "JH813 DATE_FOR_NUMBER ERROR",
            "JH814 DASH_NOT_REPORTED WARNING",
            "JH815 TEXT_NUMBERS WARNING",
            "JH816 PERCENT_CELL WARNING",
            "JH817 UNIT_CONVERTED WARNING",
            "JH818 UNIT_UNKNOWN ERROR",
            "JH821 LABEL_TWICE ERROR",
            "JH822 LABELS_ABSENT WARNING",
            "JH823 LABEL_UNKNOWN WARNING",
            "JH824 NOT_SPLIT_BY_STAGE WARNING",
            "JH825 BAND_OPEN WARNING",
            "JH826 BANDS_SUM WARNING",
            "JH827 FORM_CONTRADICTS WARNING",
            "JH828 FORM_UNKNOWN ERROR",
            "JH829 SCHOOL_UNNAMED ERROR",
            "JH831 PATH_ABSENT ERROR",
            "JH832 PATH_TWICE ERROR",
            "JH833 PATHS_UNUSED WARNING",
            "JH834 CAMPUS WARNING",
            "JH835 HEADERS_ASSUMED WARNING",
            "JH836 BANDS_USED WARNING",
            "JH837 VALUE_SKIPPED WARNING",
            "JH838 VALUE_SPREAD ERROR",
            "JH839 AMOUNT_OUTLIER WARNING",
            "JH841 CHECK_SUM ERROR",
            "JH842 CHECK_COUNT ERROR",
            "JH843 CHECK_VERDICT ERROR",
            "JH844 CHECK_MEAN ERROR",
            "JH845 CHECK_CV ERROR",
            "JH846 CHECK_COMPOSITE ERROR",
            "JH847 CHECK_RATIO ERROR",
            "JH848 CHECK_PART ERROR",
            "JH849 CHECK_FORMAT WARNING",
            "JH850 CHECK_BLANK WARNING",
            "JH852 FORM_EDITION ERROR",
            "JH853 CHECK_AGAINST ERROR",
            "JH861 PLACEHOLDER_UNKNOWN ERROR",
            "JH862 NOT_READY ERROR",
            "JH871 BROWSER_MISSING ERROR",
            "JH872 BROWSER_FAILED ERROR");

    /** What a definition is wrong in is said in two details, one for each language. */
    private static final List<ProblemCode> BILINGUAL = List.of(
            ProblemCode.NOT_READY,
            ProblemCode.DEFINITION_INVALID,
            ProblemCode.DEFINITION_UNRESOLVED,
            ProblemCode.PREDECESSOR_INVALID,
            ProblemCode.PREDECESSOR_CONFLICT,
            ProblemCode.PLAN_FORMULAS,
            ProblemCode.PLAN_DECLARED,
            ProblemCode.PLAN_SUM,
            ProblemCode.PLAN_PART_OF,
            ProblemCode.PLAN_CITES_LATER,
            ProblemCode.PLAN_SERIES,
            ProblemCode.PLAN_TWO_DATES,
            ProblemCode.PLAN_OUT_OF_HEADING,
            ProblemCode.PLAN_BEYOND_END,
            ProblemCode.PLAN_TABLE_BOUNDS,
            ProblemCode.PLAN_LOOSER,
            ProblemCode.PLAN_FORECAST_BELOW,
            ProblemCode.PLAN_UNDATED,
            ProblemCode.LEDGER_BROKEN,
            ProblemCode.LEDGER_TRANSITION,
            ProblemCode.LEDGER_UNDECIDED,
            ProblemCode.EVIDENCE_HASH,
            ProblemCode.LEDGER_COUNTY,
            ProblemCode.PROCEDURE_TRANSITION,
            ProblemCode.PROCEDURE_NEEDS,
            ProblemCode.PROCEDURE_DECIDER,
            ProblemCode.PROCEDURE_AGAINST_FINDINGS,
            ProblemCode.PROCEDURE_DAY,
            ProblemCode.PROCEDURE_BATCH,
            ProblemCode.PROCEDURE_NUMBER,
            ProblemCode.WORKBOOK_FORMAT,
            ProblemCode.WORKBOOK_TOO_LARGE,
            ProblemCode.SHEET_SKIPPED,
            ProblemCode.VALUE_SKIPPED,
            ProblemCode.FORM_UNKNOWN,
            ProblemCode.CAMPUS,
            ProblemCode.CHECK_FORMAT,
            ProblemCode.FORM_EDITION);

    @Test
    void printedCodesAreForEver() {
        assertThat(Arrays.stream(ProblemCode.values())
                        .map(c -> c + " " + c.name() + " " + c.severity())
                        .sorted())
                .containsAll(PRINTED);
    }

    @Test
    void everyCodeIsPinned() {
        assertThat(PRINTED).hasSameSizeAs(ProblemCode.values());
    }

    @Test
    void noCodeIsUsedTwice() {
        assertThat(Arrays.stream(ProblemCode.values()).map(ProblemCode::code)).doesNotHaveDuplicates();
        assertThat(ProblemCode.values()).allSatisfy(c -> assertThat(c.code()).matches("JH[1-8]\\d\\d"));
    }

    @ParameterizedTest
    @EnumSource
    void sentencesNameTheSameDetailsInBothLanguagesAndLeaveNoBraces(ProblemCode code) {
        String[] details = IntStream.range(0, 9).mapToObj(i -> "<" + i + ">").toArray(String[]::new);
        Problem problem = Problem.of(code, "schools.csv:14", details);
        String zh = problem.message(Locale.SIMPLIFIED_CHINESE);
        String en = problem.message(Locale.ENGLISH);
        assertThat(zh).doesNotContain("{", "}").isNotBlank();
        assertThat(en).doesNotContain("{", "}").isNotBlank();
        boolean bilingual = BILINGUAL.contains(code);
        for (String detail : bilingual ? new String[0] : details) {
            assertThat(zh.contains(detail)).as("%s names %s", code, detail).isEqualTo(en.contains(detail));
        }
        assertThat(zh).as("ends as a sentence").endsWith("。");
        assertThat(en).endsWith(".");
    }

    @Test
    void apostrophesAndBracesOfDataComeThrough() {
        Problem problem = Problem.of(ProblemCode.NOT_A_NUMBER, "here", "it's {0}");
        assertThat(problem.message(Locale.ENGLISH)).startsWith("\"it's {0}\" is not a number");
    }

    @Test
    void aWaivedErrorSaysThatItCountsAsNotReported() {
        Problem problem = Problem.of(ProblemCode.NEGATIVE, "here", "-1").asWarning();
        assertThat(problem.severity()).isEqualTo(Severity.WARNING);
        assertThat(problem.isWaived()).isTrue();
        assertThat(problem.message(Locale.CHINESE)).contains("-1").endsWith("现按未填报处理。");
        assertThat(problem.message(Locale.ENGLISH)).endsWith("It now counts as not reported.");
        assertThat(Problem.of(ProblemCode.COLUMN_UNKNOWN, "here", "x").isWaived())
                .isFalse();
    }

    @Test
    void errorsBecomeAnExceptionOnlyForWhoAsks() {
        Problem problem = Problem.of(ProblemCode.NEGATIVE, "schools.csv:2 小学学生数", "-1");
        Checked<String> checked = Checked.of("value", List.of(problem));
        assertThat(checked.hasErrors()).isTrue();
        assertThat(checked.value()).contains("value");
        assertThatThrownBy(checked::orThrow)
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("JH203 schools.csv:2")
                .satisfies(
                        e -> assertThat(((InvalidInputException) e).problems()).containsExactly(problem));
        assertThat(Checked.of("value", List.of(problem.asWarning())).orThrow()).isEqualTo("value");
        assertThatThrownBy(() -> Checked.failed(List.of()).orThrow()).isInstanceOf(InvalidInputException.class);
    }
}
