package io.github.junheng.problem;

import static io.github.junheng.problem.Severity.ERROR;
import static io.github.junheng.problem.Severity.WARNING;

/**
 * 问题代码: printed codes are for ever; none is renumbered or re-used. JH1 files, JH2 cells, JH3 cross-checks, JH4 evaluation,
 * JH5 standards and overlays.
 */
public enum ProblemCode {
    FILE_MISSING("JH101", ERROR, "文件不存在。请检查路径，或补交该文件。", "The file does not exist. Check the path or supply the file."),
    FILE_UNREADABLE("JH102", ERROR, "文件无法读取：{0}。", "The file cannot be read: {0}."),
    FILE_UNDECODABLE(
            "JH103",
            ERROR,
            "文件既不是 UTF-8 也不是 GB18030 编码。请另存为 UTF-8 CSV。",
            "The file is neither UTF-8 nor GB18030. Save it as UTF-8."),
    FILE_EMPTY("JH104", ERROR, "文件是空的。请填入表头和数据。", "The file is empty. Supply a header and data."),
    FILE_WITHOUT_ROWS(
            "JH105", ERROR, "文件只有表头，没有数据行。请至少填一所学校。", "The file has a header but no rows. Supply at least one school."),
    CSV_MALFORMED("JH106", ERROR, "CSV 格式错误：{0}。请检查引号和换行。", "The CSV is malformed: {0}. Check quotes and line ends."),
    JSON_MALFORMED(
            "JH107", ERROR, "JSON 格式错误：{0}。请检查文件是否完整。", "The JSON is malformed: {0}. Check that the file is complete."),
    JSON_TRUNCATED(
            "JH108",
            ERROR,
            "JSON 在第 {0} 行中断，文件不完整。请重新导出。",
            "The JSON breaks off in line {0}: the file is incomplete. Export it again."),
    JSON_TOO_DEEP(
            "JH109", ERROR, "JSON 嵌套超过 {0} 层。请核对文件。", "The JSON is nested deeper than {0} levels. Check the file."),
    COLUMN_MISSING(
            "JH110", ERROR, "缺少必需的列“{0}”。请在表头加上它。", "The required column \"{0}\" is missing. Add it to the header."),
    COLUMN_TWICE("JH111", ERROR, "列“{0}”出现了两次。请只保留一列。", "The column \"{0}\" is given twice. Keep one."),
    COLUMN_UNKNOWN(
            "JH112", WARNING, "不认识列“{0}”，已忽略。请核对列名。", "The column \"{0}\" is unknown and ignored. Check its name."),
    KEY_TWICE("JH113", ERROR, "键“{0}”出现了两次。请只保留一个。", "The key \"{0}\" is given twice. Keep one."),
    KEY_UNKNOWN("JH114", WARNING, "不认识键“{0}”，已忽略。请核对键名。", "The key \"{0}\" is unknown and ignored. Check its name."),
    ROW_LENGTH(
            "JH115",
            ERROR,
            "这一行有 {0} 个单元格，表头有 {1} 列。请检查逗号和引号。",
            "This row has {0} cells, the header has {1} columns. Check commas and quotes."),
    JSON_TRAILING_TEXT(
            "JH116",
            ERROR,
            "JSON 结束之后（第 {0} 行）还有内容。请删除多余部分。",
            "There is text after the end of the JSON, in line {0}. Remove it."),
    COUNTY_SCATTERED(
            "JH117",
            ERROR,
            "县 {0} 的学校在 {1} 已经出现过，各行不连续。请先按县代码排序。",
            "The schools of county {0} began at {1} already; its rows are not together. Sort the file by county."),
    COUNTY_WITHOUT_ROWS(
            "JH118",
            ERROR,
            "县 {0} 在 {1} 中没有学校。请补上，或删除这个县。",
            "County {0} has no school in {1}. Supply its schools or remove the county."),
    COUNTY_TWICE("JH119", ERROR, "县 {0} 与 {1} 重复。请只保留一个。", "County {0} also stands at {1}. Keep one."),
    FILE_NOT_READ(
            "JH120",
            WARNING,
            "多县数据只读 {0} 和 counties.ndjson，没有读这个文件。学校的列请并入 {0}，县的内容请写入 counties.ndjson；名册、幼儿园和清单请逐县评估。",
            "Of many counties only {0} and counties.ndjson are read; this file was not. Put columns of schools into {0} and what"
                    + " counties report into counties.ndjson; evaluate county by county what rosters, kindergartens and checklists tell."),
    FILE_UNKNOWN(
            "JH121",
            WARNING,
            "不认识这个文件，没有读。名称相近的有 {0}。请核对文件名。",
            "This file is unknown and was not read. The nearest name is {0}. Check its name."),

    NOT_A_NUMBER(
            "JH201",
            ERROR,
            "“{0}”不是数字。请填写不带单位、百分号和千位分隔符的数字。",
            "\"{0}\" is not a number. Write a plain decimal without unit, percent sign or thousands separator."),
    NOT_WHOLE("JH202", ERROR, "“{0}”不是整数。请填写整数。", "\"{0}\" is not a whole number. Write a whole number."),
    NEGATIVE("JH203", ERROR, "“{0}”是负数。请填写零或正数。", "\"{0}\" is negative. Write zero or more."),
    OUT_OF_RANGE("JH204", ERROR, "“{0}”超出可能的范围。请核对。", "\"{0}\" is beyond any possible value. Check it."),
    NOT_A_WORD("JH205", ERROR, "“{0}”不在可选值之中：{1}。", "\"{0}\" is none of the admitted values: {1}."),
    NOT_A_DATE("JH206", ERROR, "“{0}”不是日期。请按 2015-12-31 的形式填写。", "\"{0}\" is not a date. Write it like 2015-12-31."),
    NOT_OF_TYPE("JH207", ERROR, "此处应为{1}，却是 {0}。", "Here {1} is expected, not {0}."),
    CELL_REQUIRED("JH208", ERROR, "“{0}”必须填写。", "\"{0}\" must be filled in."),
    SCHOOL_CODE_INVALID(
            "JH210",
            ERROR,
            "“{0}”不是学校标识码。应为 10 位：2 位类别、2 位省份、6 位顺序号。",
            "\"{0}\" is no 学校标识码: ten digits, two of the kind, two of the province, six serial."),
    SCHOOL_CODE_TWICE(
            "JH211", ERROR, "学校标识码 {0} 与 {1} 重复。请核对。", "The school code {0} also stands at {1}. Correct one of them."),
    SCHOOL_KIND_UNKNOWN("JH212", ERROR, "不认识办学类型“{0}”。应为：{1}。", "The kind \"{0}\" is unknown. It must be one of: {1}."),
    COUNTY_CODE_INVALID(
            "JH213",
            ERROR,
            "“{0}”不是 GB/T 2260 县级代码。开发区自定代码请加 --private-codes。",
            "\"{0}\" is no county code of GB/T 2260. For a private code of a development zone give --private-codes."),
    SCHOOL_CODE_KIND(
            "JH214",
            WARNING,
            "学校标识码 {0} 的类别位与办学类型“{1}”不符。请核对。",
            "The kind digits of school code {0} do not fit the kind \"{1}\". Check both."),
    SCHOOL_CODE_PROVINCE(
            "JH215",
            WARNING,
            "学校标识码 {0} 的省份位与县代码 {1} 不符。请核对。",
            "The province digits of school code {0} are not those of county {1}. Check both."),
    COUNTY_FACT_MISSING(
            "JH216", WARNING, "县的“{0}”没有填报。请在 county.json 补上。", "The county's \"{0}\" was not reported. Add it."),
    YEAR_MISSING(
            "JH217",
            ERROR,
            "没有填报年度，也没有给出评估日期。请在 county.json 填 year。",
            "Neither the year of the data nor a date of evaluation is given. Add year to county.json."),
    NOT_A_TIME(
            "JH218",
            ERROR,
            "“{0}”不是此处可填的时刻。请按 24 小时制填写，如 08:20；晚间的如 21:20。",
            "\"{0}\" is no time of day that fits here. Write it by 24 hours, like 08:20; of an evening, like 21:20."),
    ROW_TWICE("JH219", ERROR, "“{0}”为 {1} 的行与 {2} 重复。请只保留一行。", "A row with \"{0}\" {1} also stands at {2}. Keep one."),
    CODE_UNKNOWN(
            "JH230", ERROR, "“{0}”不是{1}代码（{2}）。请改为其中之一：{3}。", "\"{0}\" is no code of {1} ({2}). Write one of: {3}."),
    CODE_WITHOUT_PARTNER(
            "JH231",
            ERROR,
            "{1}代码“{0}”（{2}）在{3}中没有对应项。请按实情另填：{4}。",
            "The code \"{0}\" of {1} ({2}) has no partner in {3}. Write what it is by hand: {4}."),

    PART_ABOVE_WHOLE(
            "JH301",
            ERROR,
            "“{0}”为 {1}，大于“{2}”的 {3}。请更正其中之一。",
            "\"{0}\" is {1}, above \"{2}\" with {3}. Correct one of them."),
    CLASS_SIZES_DIFFER(
            "JH310",
            WARNING,
            "“{0}”合计 {1} 人，而“{2}”为 {3} 人。请核对。",
            "\"{0}\" sums to {1}, while \"{2}\" is {3}. Check both."),
    ARTS_LOOKS_LIKE_SUM(
            "JH311",
            WARNING,
            "“{0}”为 {1}，正好等于音乐与美术教师之和 {2}，可能重复计算。艺术应单独计数。",
            "\"{0}\" is {1}, just the sum {2} of music and fine arts: perhaps counted twice. 艺术 is a subject of its own."),
    MORE_GRADUATES_THAN_ENTRANTS(
            "JH312",
            WARNING,
            "毕业生 {0} 人，多于三年前入学加转入的 {1} 人。请核对。",
            "{0} graduates are more than the {1} who entered or transferred in. Check both."),
    STAGE_NOT_OF_KIND(
            "JH313",
            WARNING,
            "填报了“{0}”（{1}），但{2}没有这个学段，不计入。请核对办学类型。",
            "\"{0}\" ({1}) was reported, but a {2} has no such stage; it is not counted. Check the kind."),
    NO_PUPILS(
            "JH314",
            WARNING,
            "学校各学段学生数合计 {0}（共 {1} 个学段），不参与评估。",
            "The school has {0} pupils in its {1} stages and takes no part in the evaluation."),
    ROSTER_DIFFERS(
            "JH315",
            WARNING,
            "学校 {0} 的“{1}”：学校表为 {2}，名册汇总为 {3}，采用 {4}。请核对。",
            "School {0}, \"{1}\": the school's row has {2}, the roster counts {3}; {4} is used. Check both."),
    ROSTER_SCHOOL_UNKNOWN(
            "JH316",
            WARNING,
            "学校表中没有学校 {0}，名册中它的 {1} 行不计入。请核对。",
            "School {0} is not among the schools; its rows in the roster ({1}) are not counted. Check the code."),
    ROSTER_ID_TWICE(
            "JH317", WARNING, "编号 {0} 与 {1} 重复，两行都计入。请核对。", "The id {0} also stands at {1}; both count. Check."),
    ROOM_CATEGORY_UNKNOWN(
            "JH318",
            WARNING,
            "类别“{0}”不在计算之列（计入的有：{1}）。请核对。",
            "The category \"{0}\" is not counted (counted are: {1}). Check it."),
    REPORTS_DIFFER(
            "JH319", ERROR, "两份数据的“{0}”不同：{1} 与 {2}。请核对。", "Two reports differ in \"{0}\": {1} and {2}. Check both."),
    CHECKLIST_STANDARD_UNKNOWN(
            "JH330",
            WARNING,
            "没有评估标准“{0}”，或它没有核查清单，它的 {1} 行不计入。请核对标准编号。",
            "Standard \"{0}\" is not evaluated or has no checklist; its rows ({1}) are not counted. Check its id."),
    CHECKLIST_ITEM_UNKNOWN(
            "JH331",
            ERROR,
            "标准 {1} 的核查清单没有条目“{0}”。相近的有：{2}。",
            "The checklist of {1} has no item \"{0}\". The nearest are: {2}."),
    CHECKLIST_WITHOUT_SCHOOL(
            "JH332", ERROR, "条目 {0} 逐校核查，请填写学校标识码。", "Item {0} is judged of every school. Fill in the school code."),
    CHECKLIST_OF_COUNTY(
            "JH333",
            ERROR,
            "条目 {0} 是对县的核查，请不要填写学校标识码。",
            "Item {0} is judged of the county. Leave the school code blank."),
    CHECKLIST_TWICE("JH334", ERROR, "条目 {0} 与 {1} 重复。请只保留一行。", "Item {0} is also judged at {1}. Keep one row."),
    CHECKLIST_SCHOOL_UNKNOWN(
            "JH335",
            WARNING,
            "学校表中没有学校 {0}，核查清单中它的 {1} 行不计入。请核对。",
            "School {0} is not among the schools; its rows in the checklists ({1}) are not counted. Check the code."),
    CROSS_CHECK("JH320", WARNING, "“{0}”为 {1}，而“{2}”为 {3}。请核对。", "\"{0}\" is {1}, while \"{2}\" is {3}. Check both."),
    ROW_SCHOOL_UNKNOWN(
            "JH322",
            WARNING,
            "学校表中没有学校 {0}，这一行不计入。请核对。",
            "School {0} is not among the schools; its row is not counted. Check the code."),
    FACT_IN_TWO_FILES(
            "JH323",
            WARNING,
            "学校 {0} 的“{1}”：学校表为 {2}，此处为 {3}，采用学校表。请核对。",
            "School {0}, \"{1}\": the school's row has {2}, this file {3}; the school's row is used. Check both."),
    YEAR_UNUSED(
            "JH324",
            WARNING,
            "年度 {0} 既不是数据年度 {1}，也不是要用到的以前年度，这一行不计入。请核对。",
            "The year {0} is neither that of the data, {1}, nor one before that is asked for; its row is not counted. Check it."),
    CELL_IN_TWO_FILES("JH325", ERROR, "“{0}”在 {1} 也填了。请只保留一处。", "\"{0}\" is also given at {1}. Keep one of them."),

    STANDARD_NOT_IN_FORCE(
            "JH401",
            ERROR,
            "标准 {0} 在 {1} 尚未施行或已失效。有效期：{2}。",
            "Standard {0} is not in force on {1}. Its editions: {2}."),
    BELOW_NORM(
            "JH402",
            WARNING,
            "{0}为 {1}，低于数据年度的国家定额 {2}（不改变评估结论）。",
            "{0} is {1}, below the national norm {2} of the data year (the outcome is not changed)."),
    ONLY_FAILING_VETO(
            "JH403",
            WARNING,
            "仅 {0} 一项一票否决成立，而该项来源可信度为“{1}”。请核对原文。",
            "{0} alone is the veto that stands, and its source is only {1}. Check the document."),

    DEFINITION_INVALID("JH501", ERROR, "{0}。", "{1}."),
    DEFINITION_UNKNOWN_KEY("JH502", ERROR, "不认识键“{0}”。可用：{1}。", "The key \"{0}\" is unknown. Known: {1}."),
    DEFINITION_UNRESOLVED(
            "JH503", ERROR, "没有名为“{0}”的{1}。相近的有：{3}。", "There is no {2} named \"{0}\". The nearest are: {3}."),
    OVERLAY_TARGET_UNKNOWN(
            "JH510", ERROR, "叠加方案的目标“{0}”不存在。可用：{1}。", "The overlay's target \"{0}\" does not exist. There are: {1}."),
    OVERLAY_LOOSER(
            "JH511",
            ERROR,
            "“{0}”从 {1} 改为 {2}，变宽松了。从宽须用 REPLACE，并以 allowedBy 写明允许从宽的依据。",
            "\"{0}\" is changed from {1} to {2}, which is looser. What is looser is a REPLACE with a citation in allowedBy."),
    OVERLAY_CONFLICT("JH512", ERROR, "“{0}”同时由 {1} 和 {2} 设定。", "\"{0}\" is set by both {1} and {2}."),
    OVERLAY_BASE(
            "JH513", ERROR, "叠加方案 {0} 依据 {1}，不能用于 {2}。", "Overlay {0} is based on {1} and cannot be laid over {2}."),
    OVERLAY_REMOVES(
            "JH514", ERROR, "叠加方案不能删去“{0}”。请删去这一处改动。", "An overlay cannot remove \"{0}\". Take this change out."),
    OVERLAY_PARENT(
            "JH515",
            ERROR,
            "叠加方案 {0} 叠加在 {1} 之上，而后者不在其中或循环引用。已有：{2}。请一并给出。",
            "Overlay {0} is over {1}, which is not among the overlays or leads back to it. There are: {2}. Supply it."),

    LINT_GAP(
            "JH520",
            WARNING,
            "从 {0} 到 {1} 没有数值。请补上，或改规则的起止日期。",
            "There is no number from {0} until {1}. Add one, or change the days of the rule."),
    LINT_CONTRADICTION(
            "JH521",
            ERROR,
            "“{0}”与 {1} 自 {2} 起不可能同时满足。请核对。",
            "\"{0}\" and {1} can never both be met from {2}. Check them."),
    LINT_UNFED(
            "JH522",
            ERROR,
            "规则所需的数据（{0}）没有任何填报项。请补上填报项。",
            "Nothing that is reported feeds the rule (it reads: {0}). Declare the facts."),
    LINT_STALE(
            "JH523",
            WARNING,
            "数值 {0} 最近一次核对是 {1}，已过一年。请重新核对。",
            "The number {0} was last checked on {1}, more than a year ago. Check it again."),
    LINT_CITATION(
            "JH524",
            ERROR,
            "依据“{0}”不像文号、文件名或条款。请更正。",
            "The source \"{0}\" is no document number, title or article. Correct it."),
    LINT_UNITS(
            "JH525",
            ERROR,
            "单位不一致：{0} 的“{1}”与 {2} 的“{3}”。请统一单位，或用 times 换算。",
            "Units differ: \"{1}\" of {0} and \"{3}\" of {2}. Use one unit, or convert by times.");

    private final String code;
    private final Severity severity;
    private final String zh;
    private final String en;

    ProblemCode(String code, Severity severity, String zh, String en) {
        this.code = code;
        this.severity = severity;
        this.zh = zh;
        this.en = en;
    }

    /** The code as it is printed. */
    public String code() {
        return code;
    }

    public Severity severity() {
        return severity;
    }

    String zh() {
        return zh;
    }

    String en() {
        return en;
    }

    @Override
    public String toString() {
        return code;
    }
}
