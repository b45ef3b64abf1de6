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
            "JH525 LINT_UNITS ERROR");

    /** What a definition is wrong in is said in two details, one for each language. */
    private static final List<ProblemCode> BILINGUAL =
            List.of(ProblemCode.DEFINITION_INVALID, ProblemCode.DEFINITION_UNRESOLVED);

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
        assertThat(ProblemCode.values()).allSatisfy(c -> assertThat(c.code()).matches("JH[1-5]\\d\\d"));
    }

    @ParameterizedTest
    @EnumSource
    void sentencesNameTheSameDetailsInBothLanguagesAndLeaveNoBraces(ProblemCode code) {
        String[] details = IntStream.range(0, 6).mapToObj(i -> "<" + i + ">").toArray(String[]::new);
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
