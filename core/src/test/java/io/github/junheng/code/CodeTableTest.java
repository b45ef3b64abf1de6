package io.github.junheng.code;

import static io.github.junheng.school.Location.RURAL;
import static io.github.junheng.school.Location.TOWN;
import static io.github.junheng.school.Location.URBAN;
import static io.github.junheng.school.SchoolKind.COMPLETE_SECONDARY_SCHOOL;
import static io.github.junheng.school.SchoolKind.JUNIOR_SCHOOL;
import static io.github.junheng.school.SchoolKind.NINE_YEAR_SCHOOL;
import static io.github.junheng.school.SchoolKind.PRIMARY_SCHOOL;
import static io.github.junheng.school.SchoolKind.SENIOR_SCHOOL;
import static io.github.junheng.school.SchoolKind.SPECIAL_SCHOOL;
import static io.github.junheng.school.SchoolKind.TEACHING_POINT;
import static io.github.junheng.school.SchoolKind.TWELVE_YEAR_SCHOOL;
import static io.github.junheng.school.SchoolKind.VOCATIONAL_SCHOOL;
import static io.github.junheng.school.Stage.JUNIOR;
import static io.github.junheng.school.Stage.KINDERGARTEN;
import static io.github.junheng.school.Stage.PRIMARY;
import static io.github.junheng.school.Stage.SENIOR;
import static io.github.junheng.school.Stage.SPECIAL;
import static io.github.junheng.staff.Degree.ASSOCIATE;
import static io.github.junheng.staff.Degree.BACHELOR;
import static io.github.junheng.staff.Degree.BELOW_UPPER_SECONDARY;
import static io.github.junheng.staff.Degree.DOCTOR;
import static io.github.junheng.staff.Degree.MASTER;
import static io.github.junheng.staff.Degree.UPPER_SECONDARY;
import static io.github.junheng.standard.Confidence.INFERRED;
import static io.github.junheng.standard.Confidence.SINGLE_SOURCE;
import static io.github.junheng.standard.Confidence.UNVERIFIED;
import static io.github.junheng.standard.Confidence.VERIFIED;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.junheng.problem.Checked;
import io.github.junheng.problem.Problem;
import io.github.junheng.problem.ProblemCode;
import io.github.junheng.region.Province;
import io.github.junheng.school.Location;
import io.github.junheng.school.SchoolCode;
import io.github.junheng.school.SchoolKind;
import io.github.junheng.school.Sponsor;
import io.github.junheng.school.Stage;
import io.github.junheng.staff.Degree;
import io.github.junheng.staff.Title;
import io.github.junheng.standard.Confidence;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every code of the lists, written down here once more beside the data, with its partner. */
class CodeTableTest {
    private static final String WHERE = "teachers.csv:14 学历";

    /** The codes that have no partner, and those that have one, are all codes of a table. */
    private static <T> void hold(CodeTable<T> table, Map<T, String> partners, String without) {
        Map<String, T> expected = new LinkedHashMap<>();
        partners.forEach((partner, codes) -> words(codes).forEach(code -> expected.put(code, partner)));
        words(without).forEach(code -> assertThat(expected).doesNotContainKey(code));
        assertThat(table.codes())
                .extracting(Code::digits)
                .containsExactlyInAnyOrderElementsOf(words(String.join(" ", expected.keySet()) + " " + without));
        expected.forEach((code, partner) ->
                assertThat(table.translate(code, WHERE).orThrow()).as(code).isEqualTo(partner));
        words(without).forEach(code -> {
            assertThat(table.parse(code, WHERE).orThrow().partner()).as(code).isEmpty();
            assertThat(table.translate(code, WHERE).problems())
                    .as(code)
                    .extracting(Problem::code)
                    .containsExactly(ProblemCode.CODE_WITHOUT_PARTNER);
        });
    }

    private static List<String> words(String text) {
        return Arrays.stream(text.split(" ", -1)).filter(w -> !w.isEmpty()).toList();
    }

    private static void names(CodeTable<?> table, String codesAndNames) {
        List<String> words = words(codesAndNames);
        for (int i = 0; i < words.size(); i += 2) {
            assertThat(table.parse(words.get(i), WHERE).orThrow().zh()).isEqualTo(words.get(i + 1));
        }
    }

    private static void trusted(CodeTable<?> table, Map<Confidence, String> codes) {
        codes.forEach((confidence, list) -> words(list)
                .forEach(code -> assertThat(table.parse(code, WHERE).orThrow().confidence())
                        .as(code)
                        .isEqualTo(confidence)));
    }

    /** JY/T 1001 BXLX, GB/T 33782-2017 table 4. */
    @Test
    void kindsOfSchoolsHaveTheCodesOfTable4() {
        hold(
                CodeTable.SCHOOL_TYPES,
                Map.of(
                        SchoolKind.KINDERGARTEN,
                        "111",
                        PRIMARY_SCHOOL,
                        "211",
                        TEACHING_POINT,
                        "218",
                        JUNIOR_SCHOOL,
                        "311",
                        NINE_YEAR_SCHOOL,
                        "312",
                        VOCATIONAL_SCHOOL,
                        "321 361 362 363 364 365 366 367 368 369",
                        COMPLETE_SECONDARY_SCHOOL,
                        "341",
                        SENIOR_SCHOOL,
                        "342",
                        TWELVE_YEAR_SCHOOL,
                        "345",
                        SPECIAL_SCHOOL,
                        "511 512 513 514"),
                "119 219 319 349 371 519");
        names(
                CodeTable.SCHOOL_TYPES,
                "111 幼儿园 119 附设幼儿班 211 小学 218 小学教学点 219 附设小学班 311 初级中学 312 九年一贯制学校 319 附设普通初中班 "
                        + "321 职业初中 341 完全中学 342 高级中学 345 十二年一贯制学校 349 附设普通高中班 361 中职类 369 中职类 371 工读学校 "
                        + "511 盲人学校 512 聋人学校 513 弱智学校 514 其他特教学校 519 附设特教班");
        trusted(CodeTable.SCHOOL_TYPES, Map.of(VERIFIED, "111 211 345 519", INFERRED, "361 365 369"));
    }

    /** The stage map: 小学 part 211 218 219 312 345; 初中 part 311 312 319 341 345; 321 is a vocational school. */
    @Test
    void kindsOfSchoolsHaveTheirStages() {
        hold(
                CodeTable.SCHOOL_STAGES,
                Map.of(
                        List.of(KINDERGARTEN), "111 119",
                        List.of(PRIMARY), "211 218 219",
                        List.of(JUNIOR), "311 319",
                        List.of(PRIMARY, JUNIOR), "312",
                        List.of(JUNIOR, SENIOR), "341",
                        List.of(PRIMARY, JUNIOR, SENIOR), "345",
                        List.of(SENIOR), "342 349",
                        List.of(SPECIAL), "511 512 513 514 519"),
                "321 361 362 363 364 365 366 367 368 369 371");
        assertThat(withStage(PRIMARY)).containsExactly("211", "218", "219", "312", "345");
        assertThat(withStage(JUNIOR)).containsExactly("311", "312", "319", "341", "345");
    }

    private static List<String> withStage(Stage stage) {
        return CodeTable.SCHOOL_STAGES.codes().stream()
                .filter(code -> code.partner().orElse(List.of()).contains(stage))
                .map(Code::digits)
                .toList();
    }

    @Test
    void aKindOfOrdinarySchoolHasTheStagesOfItsCode() {
        for (Code<SchoolKind> code : CodeTable.SCHOOL_TYPES.codes()) {
            List<Stage> stages = CodeTable.SCHOOL_STAGES
                    .parse(code.digits(), WHERE)
                    .orThrow()
                    .partner()
                    .orElse(List.of());
            code.partner()
                    .filter(kind -> kind != SPECIAL_SCHOOL && kind != VOCATIONAL_SCHOOL)
                    .ifPresent(kind -> assertThat(stages).as(code.digits()).isEqualTo(kind.stages()));
        }
    }

    /** GB/T 33782-2017 table 5. */
    @Test
    void locationsHaveTheCodesOfTable5() {
        hold(CodeTable.LOCATIONS, Map.of(URBAN, "11 111 112", TOWN, "12 121 122 123", RURAL, "2 210 220"), "1");
        names(
                CodeTable.LOCATIONS,
                "1 城镇 11 城区 111 主城区 112 城乡结合区 12 镇区 121 镇中心区 122 镇乡结合区 123 特殊区域 2 乡村 210 乡中心区 220 村庄");
        trusted(CodeTable.LOCATIONS, Map.of(VERIFIED, "1 11 111 112 12 121 122 123 2 210 220"));
        for (Code<Location> code : CodeTable.LOCATIONS.codes()) {
            boolean urbanOrTown =
                    code.digits().startsWith("11") || code.digits().startsWith("12");
            assertThat(code.partner().filter(location -> location != RURAL).isPresent())
                    .as(code.digits())
                    .isEqualTo(urbanOrTown);
        }
    }

    @Test
    void sponsorsOfThreeDigitsAreThoseOfTheDeclarationForm() {
        hold(
                CodeTable.SPONSORS,
                Map.of(
                        Sponsor.PROVINCIAL_EDUCATION, "811",
                        Sponsor.PROVINCIAL_OTHER, "812",
                        Sponsor.PREFECTURE_EDUCATION, "821",
                        Sponsor.PREFECTURE_OTHER, "822",
                        Sponsor.COUNTY_EDUCATION, "831",
                        Sponsor.COUNTY_OTHER, "832",
                        Sponsor.LOCAL_ENTERPRISE, "891",
                        Sponsor.PRIVATE, "999"),
                "892 893 894");
        assertThat(CodeTable.SPONSORS.codes().stream()
                        .flatMap(code -> code.partner().stream())
                        .map(Sponsor::code))
                .containsExactly(3, 4, 5, 6, 7, 8, 9, 10);
        names(CodeTable.SPONSORS, "811 省级教育部门 832 县级其他部门 891 地方企业 892 事业单位 893 部队 894 集体 999 民办");
        trusted(CodeTable.SPONSORS, Map.of(SINGLE_SOURCE, "811 832 891 999", VERIFIED, "892 893 894"));
    }

    @Test
    void theNumbersOfTheDeclarationFormAreNoCodesOfSponsors() {
        for (Sponsor sponsor : Sponsor.values()) {
            assertThat(CodeTable.SPONSORS
                            .parse(String.valueOf(sponsor.code()), WHERE)
                            .problems())
                    .extracting(Problem::code)
                    .containsExactly(ProblemCode.CODE_UNKNOWN);
        }
    }

    @Test
    void ofThePublicAndPrivateOnlyPrivateTellsTheSponsor() {
        hold(CodeTable.RUNNING_TYPES, Map.of(Sponsor.PRIVATE, "22"), "10 11 12 19 20 21 23 29");
        names(CodeTable.RUNNING_TYPES, "11 教育部门和集体办 12 社会力量办 19 其他部门办 21 公办 22 民办 23 民办公助 29 其他");
        trusted(CodeTable.RUNNING_TYPES, Map.of(VERIFIED, "10 11 12 19 20 21 23 29", SINGLE_SOURCE, "22"));
    }

    /** GB/T 4658-2006. */
    @Test
    void degreesHaveTheCodesOf2006AndOnlyGraduatesHaveADegree() {
        hold(
                CodeTable.DEGREES,
                Map.of(
                        DOCTOR, "11",
                        MASTER, "14",
                        BACHELOR, "21",
                        ASSOCIATE, "31",
                        UPPER_SECONDARY, "41 44 47 61",
                        BELOW_UPPER_SECONDARY, "70 71 73 80 81 83"),
                "10 12 13 15 16 17 18 19 20 22 23 28 30 32 33 40 42 43 45 46 48 49 60 62 63 90");
        names(
                CodeTable.DEGREES,
                "10 研究生教育 11 博士毕业 12 博士结业 13 博士肄业 14 硕士毕业 15 硕士结业 16 硕士肄业 17 研究生班 19 研究生班 20 大学本科 "
                        + "21 大学本科毕业 22 大学本科结业 23 大学本科肄业 28 大学普通班毕业 30 专科 31 专科毕业 32 专科结业 33 专科肄业 40 中等职业 "
                        + "41 中专毕业 46 职业高中肄业 48 技工学校结业 60 普通高中 63 普通高中肄业 70 初中 80 小学 90 其他");
        trusted(CodeTable.DEGREES, Map.of(VERIFIED, "10 11 14 21 28 31 70 90", INFERRED, "41 44 47 61 71 83"));
    }

    /** Above the required degree: 11 14 21 31 in primary schools, 11 14 21 in junior ones; 28 is not stated. */
    @Test
    void aboveTheRequiredDegreeAreTheCodesOfGraduates() {
        assertThat(withDegree(DOCTOR, MASTER, BACHELOR, ASSOCIATE)).containsExactly("11", "14", "21", "31");
        assertThat(withDegree(DOCTOR, MASTER, BACHELOR)).containsExactly("11", "14", "21");
    }

    private static List<String> withDegree(Degree... degrees) {
        return CodeTable.DEGREES.codes().stream()
                .filter(code ->
                        code.partner().filter(List.of(degrees)::contains).isPresent())
                .map(Code::digits)
                .toList();
    }

    @Test
    void ofTheEditionOf1984TwoCodesAreKnownAndOneHasAPartner() {
        Code<Degree> of2006 = CodeTable.DEGREES.parse("47", WHERE).orThrow();
        hold(CodeTable.DEGREES_1984, Map.of(of2006, "51"), "50");
        assertThat(CodeTable.DEGREES_1984.translate("51", WHERE).orThrow().partner())
                .contains(UPPER_SECONDARY);
        trusted(CodeTable.DEGREES_1984, Map.of(UNVERIFIED, "50 51"));
        assertThat(CodeTable.DEGREES_1984.parse("20", WHERE).hasErrors())
                .as("what 20 meant then is not known")
                .isTrue();
    }

    /** The table of 01 to 08 that goes round is wrong. */
    @Test
    void degreesHaveNoCodesThatBeginWithZero() {
        assertThat(IntStream.rangeClosed(1, 8)
                        .mapToObj(i -> CodeTable.DEGREES.parse("0" + i, WHERE))
                        .filter(Checked::hasErrors))
                .hasSize(8);
    }

    /** GB/T 8561-2001; codes of primary teachers were not found. */
    @Test
    void titlesOfSecondaryTeachersAreThoseOfTheUnifiedSeries() {
        hold(
                CodeTable.TITLES,
                Map.of(
                        Title.SENIOR, "052",
                        Title.FIRST_GRADE, "053",
                        Title.SECOND_GRADE, "054",
                        Title.THIRD_GRADE, "055"),
                "05 07 072 073 074 075");
        assertThat(CodeTable.TITLES.codes()).extracting(Code::confidence).containsOnly(SINGLE_SOURCE);
        for (String unknown : List.of("051", "5", "52", "0401")) {
            assertThat(CodeTable.TITLES.parse(unknown, WHERE).hasErrors())
                    .as(unknown)
                    .isTrue();
        }
    }

    @Test
    void kindDigitsOfSchoolCodesTellTheKindWhereOnlyOneHasThem() {
        hold(
                CodeTable.INSTITUTION_TYPES,
                Map.of(SchoolKind.KINDERGARTEN, "11", VOCATIONAL_SCHOOL, "32 36", SPECIAL_SCHOOL, "51"),
                "21 22 31 33 34 35 37 41 42 91 92 93");
        names(
                CodeTable.INSTITUTION_TYPES,
                "11 幼儿园 21 小学 22 成人小学 31 普通初中 32 职业初中 33 成人初中 34 普通高中 35 成人高中 36 中职 37 工读 41 普通高校 "
                        + "42 成人高校 51 特殊教育");
    }

    @Test
    void aSchoolCodeBeginsWithAKindOfTheTableAndFitsItsPartner() {
        for (int tt = 0; tt < 100; tt++) {
            String type = (tt < 10 ? "0" : "") + tt;
            String code = type + Province.HENAN.digits() + "000001";
            Checked<Code<SchoolKind>> known = CodeTable.INSTITUTION_TYPES.parse(type, WHERE);
            assertThat(SchoolCode.isValid(code)).as(type).isEqualTo(!known.hasErrors());
            known.value()
                    .flatMap(Code::partner)
                    .ifPresent(kind -> assertThat(kind.fits(SchoolCode.parse(code)))
                            .as(type)
                            .isTrue());
        }
        for (Code<SchoolKind> code : CodeTable.INSTITUTION_TYPES.codes()) {
            SchoolCode school = SchoolCode.parse(code.digits() + Province.HENAN.digits() + "000001");
            assertThat(Arrays.stream(SchoolKind.values())
                            .filter(kind -> kind.fits(school))
                            .toList())
                    .as(code.digits())
                    .satisfies(kinds -> assertThat(kinds.size() == 1 ? kinds : List.of())
                            .isEqualTo(code.partner().map(List::of).orElse(List.of())));
        }
    }

    @Test
    void aCodeThatIsNoneIsAProblemThatNamesItAndTheCodesThereAre() {
        Problem problem = CodeTable.LOCATIONS.translate("113", WHERE).problems().get(0);
        assertThat(problem.code()).isEqualTo(ProblemCode.CODE_UNKNOWN);
        assertThat(problem.where()).isEqualTo(WHERE);
        assertThat(problem.message(Locale.CHINESE))
                .isEqualTo("“113”不是城乡分类代码（GB/T 33782-2017 表 5）。请改为其中之一：1、11、111、112、12、121、122、123、2、210、220。");
        assertThat(problem.message(Locale.ENGLISH)).startsWith("\"113\" is no code of 城乡分类");
    }

    @Test
    void aCodeWithoutPartnerIsAProblemThatNamesItAndSaysWhatToDo() {
        Checked<Sponsor> checked = CodeTable.SPONSORS.translate("893", "schools.csv:3 举办者类型");
        assertThat(checked.value()).isEmpty();
        assertThat(checked.problems().get(0).message(Locale.CHINESE))
                .startsWith("举办者代码“893”（部队；填报表没有这一项）在举办者类型中没有对应项。请按实情另填：中央教育部门、")
                .endsWith("民办。");
        assertThat(CodeTable.RUNNING_TYPES
                        .translate("10", WHERE)
                        .problems()
                        .get(0)
                        .message(Locale.CHINESE))
                .startsWith("办别代码“10”（代码 11 至 19 的总称，名称未查到）在举办者类型中没有对应项。");
    }

    @ParameterizedTest
    @MethodSource("io.github.junheng.code.CodeTable#all")
    void everyTableSaysWhatItIsAndWhereItComesFrom(CodeTable<?> table) {
        assertThat(List.of(table.zh(), table.en(), table.source(), table.target()))
                .allSatisfy(text -> assertThat(text).isNotBlank());
        assertThat(table.codes())
                .allSatisfy(code -> assertThat(code.zh().isEmpty())
                        .as("%s: a name and its translation, or a note", code)
                        .isEqualTo(code.en().isEmpty() && !code.note().isEmpty()));
    }

    @Test
    void everyTableIsListedOnce() {
        assertThat(CodeTable.all()).hasSize(9).doesNotHaveDuplicates();
        assertThat(CodeTable.all().stream().map(CodeTable::zh).collect(Collectors.toSet()))
                .hasSize(9);
    }
}
