package io.github.junheng.problem;

import static io.github.junheng.problem.Severity.ERROR;
import static io.github.junheng.problem.Severity.WARNING;

/**
 * 问题代码: printed codes are for ever; none is renumbered or re-used. JH1 files, JH2 cells, JH3 cross-checks, JH4 evaluation,
 * JH5 standards and overlays, JH6 plans, JH7 ledgers, procedures and comparison, JH8 workbooks and forms.
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
            "JH105", ERROR, "只有表头，没有数据行。请至少填一所学校。", "There is a header but no row. Supply at least one school."),
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
    COUNTY_FACT_MISSING("JH216", WARNING, "县的“{0}”没有填报。请补上。", "The county's \"{0}\" was not reported. Add it."),
    YEAR_MISSING(
            "JH217",
            ERROR,
            "没有填报年度，也没有给出评估日期。请填年度。",
            "Neither the year of the data nor a date of evaluation is given. Report the year."),
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
            "这次没有按标准“{0}”评估，或它没有核查清单，它的 {1} 行不计入。如标准编号有误，请更正。",
            "Standard \"{0}\" is not evaluated this time or has no checklist; its rows ({1}) are not counted. Check its id."),
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
            "Units differ: \"{1}\" of {0} and \"{3}\" of {2}. Use one unit, or convert by times."),

    PLAN_ITEM_UNKNOWN(
            "JH601", ERROR, "规划 {0} 没有条目“{1}”。相近的有：{2}。", "Plan {0} has no item \"{1}\". The nearest are: {2}."),
    PLAN_PLACE_UNKNOWN(
            "JH602", ERROR, "规划 {0} 没有提到“{1}”。它涉及：{2}。", "Plan {0} does not name \"{1}\". It is about: {2}."),
    PLAN_YEAR_TWICE(
            "JH603",
            ERROR,
            "{0} 年的数据有两份：{1} 和 {2}。请只给一份；两份的差异可用 compare 查看。",
            "There are two datasets of {0}: {1} and {2}. Give one of them; compare shows how they differ."),
    PLAN_COUNTY_DIFFERS(
            "JH604",
            WARNING,
            "数据属于 {0}，规划的是 {1}。按后者跟踪；请核对。",
            "The data are of {0}, the plan is of {1}. They are tracked as the latter's; check them."),
    PLAN_COUNTY_CHANGED(
            "JH605",
            ERROR,
            "各年数据的行政区划代码不同：{0} 与 {1}。如确系改码，请在沿革表中加一行“改码”。",
            "The datasets have different county codes: {0} and {1}. If the code was changed, add a row of kind RECODED to the predecessors."),
    PLAN_YEAR_OUTSIDE(
            "JH606",
            WARNING,
            "{0} 年不在规划期（{1}）之内；这一数值照用。请核对。",
            "The year {0} is outside the plan's time ({1}); the value is used. Check it."),
    PLAN_NOT_BY_HAND(
            "JH607",
            WARNING,
            "条目 {0} 由规则 {1} 计算，填报的数值不采用。请删去这一行。",
            "Item {0} is computed by {1}; the value reported by hand is not used. Take the row out."),
    CITY_MEMBER("JH608", WARNING, "{0} 没有数据：{1} 中没有列出它。", "There are no data of {0}: {1} does not list it."),
    CITY_MEMBER_TWICE("JH609", ERROR, "“{0}”在 {1} 中出现两次。请只保留一处。", "\"{0}\" stands twice in {1}. Keep one of them."),
    PREDECESSOR_INVALID("JH610", ERROR, "变动“{0}”应{1}。请更正这一行。", "A change {0} {2}. Correct the row."),
    SCHOOL_VANISHED(
            "JH611",
            WARNING,
            "学校 {0} 在 {1} 年有数据，{2} 年没有，沿革表未说明原因。请补上一行（合并、撤销或改码）。",
            "School {0} has data of {1} and none of {2}, and no row of the predecessors says why. Add one (MERGED, CLOSED or RECODED)."),
    SCHOOL_APPEARED(
            "JH612",
            WARNING,
            "学校 {0} 在 {2} 年有数据，{1} 年没有，沿革表未说明原因。请补上一行（新建、分立或改码）。",
            "School {0} has data of {2} and none of {1}, and no row of the predecessors says why. Add one (NEW, DIVIDED or RECODED)."),
    PREDECESSOR_UNKNOWN(
            "JH613", WARNING, "各年数据中都没有学校 {0}。请核对标识码。", "School {0} is in none of the datasets. Check its code."),
    PREDECESSOR_CONFLICT(
            "JH614",
            ERROR,
            "学校 {0} 的沿革自相矛盾：{1}。请更正。",
            "What is said of school {0} contradicts itself: {2}. Correct it."),
    PLAN_LINK_NEVER_IN_FORCE(
            "JH630",
            WARNING,
            "规则 {0} 在规划期内的任何评估日都不施行，条目无从判断。请换一条规则，或改为人工填报。",
            "Rule {0} is in force on no day on which the plan is judged. Read another rule, or report by hand."),
    PLAN_PAIR(
            "JH631",
            ERROR,
            "目标值“{0}”不能这样取值：“{1}”。可用：{2}。",
            "A target \"{0}\" cannot be read by \"{1}\". There are: {2}."),
    PLAN_FORMULAS(
            "JH632",
            ERROR,
            "规划自带的算法只能增加仅供参考的规则，不能改变国家标准的结论：{0}。请删去。",
            "The formulas of a plan may only add informative rules and change no outcome of the standard: {1}. Take it out."),
    PLAN_DECLARED("JH640", WARNING, "文件自身不一致：{0}。请核对原文。", "The document does not agree with itself: {1}. Check it."),
    PLAN_SUM(
            "JH641",
            WARNING,
            "文件中“{0}”为 {1}，而各部分（{2}）合计 {3}。请核对原文。",
            "In the document {4} is {1}, while its parts ({5}) come to {3}. Check it."),
    PLAN_PART_OF(
            "JH642",
            WARNING,
            "文件中{0}合计 {1}，多于整体“{2}”的 {3}。请核对原文。",
            "In the document {4} come to {1}, more than the {3} of {5}, which they are part of. Check it."),
    PLAN_CITES_LATER(
            "JH643",
            WARNING,
            "文件发布于 {0}，却提到 {2} 的“{1}”。请核对原文。",
            "The document is of {0} and speaks of \"{3}\" of {2}. Check it."),
    PLAN_SERIES(
            "JH644",
            WARNING,
            "基数“{0}”与目标“{1}”不是同一指标，不能连成一列。",
            "The recorded value \"{2}\" and the target \"{3}\" are of different indicators and make no series."),
    PLAN_TWO_DATES(
            "JH645",
            WARNING,
            "“{0}”有两个日期：{1}（{2}）与 {3}（{4}）。请核对原文。",
            "\"{5}\" has two dates: {1} ({2}) and {3} ({4}). Check the document."),
    PLAN_OUT_OF_HEADING(
            "JH646",
            WARNING,
            "“{0}”的日期 {1} 不在所属标题“{2}”之内（{3}）。请核对原文。",
            "The date {1} of \"{4}\" is outside the heading it stands under, {2} ({3}). Check the document."),
    PLAN_BEYOND_END(
            "JH647",
            WARNING,
            "“{0}”的日期 {1} 在规划期（至 {2}）之后（{3}）。请核对原文。",
            "The date {1} of \"{4}\" is after the plan's end, {2} ({3}). Check the document."),
    PLAN_TABLE_BOUNDS(
            "JH648",
            WARNING,
            "{0}的“{1}”为 {2}，{3}各列所允许的{4} {5}。请核对原文。",
            "\"{6}\" of {0} is {2}, {7} {5}, the {8} that its columns admit. Check the document."),
    PLAN_LOOSER("JH649", WARNING, "“{0}”要求 {1}，比 {2} 的 {3} 宽松。", "\"{4}\" asks {1}, which is looser than {3} of {2}."),
    PLAN_FORECAST_BELOW(
            "JH650",
            WARNING,
            "{0}应于 {1} 达到标准，而它自己的预计“{2}”为 {3}，规则 {4} 要求全部达到。请核对原文。",
            "{0} is to reach the standard in {1}, yet its own forecast \"{5}\" is {3}, and rule {4} asks it of all. Check the document."),
    PLAN_UNDATED(
            "JH651",
            WARNING,
            "“{0}”没有日期，而同类的 {1} 有。请核对原文。",
            "\"{2}\" has no date, while {3} have one. Check the document."),
    PLAN_UNITS("JH652", WARNING, "{0} 个条目没有写明责任单位：{1}。", "{0} items name no responsible unit: {1}."),
    LEDGER_BROKEN(
            "JH701",
            ERROR,
            "文件在这一行断开：{0}。请恢复原文件；断开的文件不再追加。",
            "The chain breaks at this line: {1}. Restore the file; nothing is appended to a broken one."),
    LEDGER_TRANSITION("JH702", ERROR, "{0} 现为“{1}”，不能“{2}”。可作：{3}。", "{0} is {4} and cannot be {5}. There are: {6}."),
    LEDGER_WITHOUT_GROUND(
            "JH703",
            ERROR,
            "{0} 不能没有依据就销号：需要一次达到的评估结果，或附文件校验值的佐证。",
            "{0} cannot be closed without grounds: a finding that is met, or evidence with its hash."),
    LEDGER_EARLIER(
            "JH704",
            ERROR,
            "{0} 的这一变动（{1}）早于上一次变动（{2}）。请核对日期。",
            "This event of {0} ({1}) is before its last one ({2}). Check the day."),
    LEDGER_UNDECIDED(
            "JH705",
            WARNING,
            "{0} 这次无法判断（{1}），状态不变。请补齐数据。",
            "{3} cannot be decided this time ({2}); its state is left. Complete the data."),
    EVIDENCE_HASH(
            "JH706",
            ERROR,
            "佐证“{0}”的校验值{1}。请重新计算 SHA-256。",
            "The hash of the evidence \"{0}\" {2}. Compute its SHA-256 again."),
    LEDGER_COUNTY(
            "JH707",
            ERROR,
            "台账属于 {0}，数据属于 {1}。请核对台账或数据。",
            "The ledger is of {2}, the data are of {3}. Check which is meant."),
    LEDGER_OLDER(
            "JH708",
            ERROR,
            "台账已记有 {0} 的评估结果，这次是更早的 {1}。请用较新的数据。",
            "The ledger holds findings of {0} already, these are of {1}, which is earlier. Use newer data."),
    PROCEDURE_TRANSITION(
            "JH720",
            ERROR,
            "现在处于“{0}”，不能记“{1}：{2}”。现在可作：{3}。",
            "The state is {4}; \"{5}: {6}\" cannot be recorded. Possible now: {7}."),
    PROCEDURE_NEEDS("JH721", ERROR, "“{0}”还缺：{1}。请补齐。", "{2} still needs: {3}. Supply it."),
    PROCEDURE_DECIDER(
            "JH722", WARNING, "“{0}”应由 {1} 作出，记录的是 {2}。请核对。", "{3} is decided by {4}, recorded is {2}. Check it."),
    PROCEDURE_AGAINST_FINDINGS(
            "JH723",
            WARNING,
            "“{0}”记为“{4}”，而以下事项未达到或无法判定：{1}。请核对。",
            "{2} is recorded as {5} although these are not met or cannot be told: {3}. Check them."),
    PROCEDURE_DAY("JH724", ERROR, "{0} {1}。请核对日期和年度。", "{0} {2}. Check days and years."),
    PROCEDURE_BATCH("JH725", ERROR, "批次“{0}”{1}。可用：{2}。", "Batch \"{0}\" {3}. There are: {2}."),
    PROCEDURE_NUMBER("JH726", ERROR, "“{0}”须写明作出机关和文号。", "{1} needs the authority and the number of its document."),
    COMPARE_DIFFERENT(
            "JH730",
            ERROR,
            "两份数据不是同一县同一年的：{0} 与 {1}。同一县的不同年份可加 --any-year 比较。",
            "The two datasets are not of one county and year: {0} and {1}. Years of one county are compared with --any-year."),
    WORKBOOK_FORMAT(
            "JH801",
            ERROR,
            "这不是 .xlsx 工作簿（{0}）。请在 Excel 或 WPS 中另存为 .xlsx。",
            "This is no .xlsx workbook ({1}). Save it as .xlsx."),
    WORKBOOK_ENCRYPTED(
            "JH802", ERROR, "工作簿设有打开密码，无法读取。请去掉密码后另存。", "The workbook has a password to open it. Save it without."),
    WORKBOOK_BROKEN("JH803", ERROR, "工作簿已损坏：{0}。请重新打开并另存。", "The workbook is damaged: {0}. Open it and save it again."),
    WORKBOOK_TOO_LARGE(
            "JH804",
            ERROR,
            "超过限度：{0}，上限 {1}。请删去多余的行、列或工作表后另存。",
            "Too large: {2}, at most {1}. Remove rows, columns or sheets that are not needed."),
    MACROS_IGNORED(
            "JH805", WARNING, "工作簿带有宏，没有执行，只读单元格。", "The workbook has macros: none was run, only cells are read."),
    LINKS_NOT_FOLLOWED(
            "JH806",
            WARNING,
            "引用外部文件 {0}，没有打开；采用保存时的值。",
            "Refers to {0}, which was not opened; the values saved in the cells count."),
    SHEET_SKIPPED("JH807", WARNING, "工作表没有读：{0}。", "The sheet was not read: {1}."),
    XML_FORBIDDEN(
            "JH808",
            ERROR,
            "文件内含 DTD 或实体定义，拒绝读取。请重新另存。",
            "The file holds a DTD or entities and is refused. Save it again."),
    FORMULA_UNCALCULATED(
            "JH811",
            ERROR,
            "公式“{0}”没有计算结果。请打开工作簿，重新计算并保存。",
            "The formula {0} has no result. Open the workbook, recalculate and save it."),
    FORMULA_FAULT("JH812", ERROR, "公式的结果是 {0}。请更正。", "The formula results in {0}. Correct it."),
    DATE_FOR_NUMBER(
            "JH813",
            ERROR,
            "应填数字，却是日期 {0}（多半是输入的“{1}”被自动改成了日期）。请改为数字。",
            "A number is asked for, this is the date {0} (probably \"{1}\" was typed). Enter the number."),
    DASH_NOT_REPORTED(
            "JH814", WARNING, "“{0}”按未填报处理；没有的请填 0。", "\"{0}\" counts as not reported; enter 0 where there is none."),
    TEXT_NUMBERS(
            "JH815",
            WARNING,
            "{0} 个数字以文本、全角或带单位的形式填写，已按数字读；首个在 {1}。",
            "{0} numbers are typed as text, in full width or with a unit, and were read as numbers; the first at {1}."),
    PERCENT_CELL("JH816", WARNING, "百分比格式的单元格，按 {0} 读。请核对。", "A cell in per cent format, read as {0}. Check it."),
    UNIT_CONVERTED("JH817", WARNING, "“{0}”换算为 {1}。请核对单位。", "\"{0}\" was converted to {1}. Check the unit."),
    UNIT_UNKNOWN(
            "JH818",
            ERROR,
            "不认识或不能换算单位“{0}”，应为“{1}”。请换算后填写。",
            "The unit \"{0}\" is unknown or cannot be converted; \"{1}\" is asked for."),
    LABEL_TWICE(
            "JH821", ERROR, "“{0}”在 {1} 也填了，值不同。请只留一处。", "\"{0}\" also stands at {1} with another value. Keep one."),
    LABELS_ABSENT(
            "JH822",
            WARNING,
            "表中没有这些项：{0}。需要它们的规则可能无法判定：{1}。",
            "The form lacks: {0}. Rules that need them may stay undetermined: {1}."),
    LABEL_UNKNOWN(
            "JH823",
            WARNING,
            "不认识“{0}”，没有读。是不是“{1}”？请按表样填写。",
            "\"{0}\" is unknown and was not read. Is it \"{1}\"? Use the label of the form."),
    NOT_SPLIT_BY_STAGE(
            "JH824",
            WARNING,
            "“{0}”没有分学段，{1} 有两个以上学段，不能采用。请用模板分学段填写。",
            "\"{0}\" is not split by stage and {1} has more than one: it is not used. Fill in the template by stage."),
    BAND_OPEN(
            "JH825",
            WARNING,
            "“{0}”跨过标准值 {1}，不能据此判定。请填逐班或逐间的数。",
            "\"{0}\" lies on both sides of the limit {1} and decides nothing. Report each class or room."),
    BANDS_SUM(
            "JH826",
            WARNING,
            "各段之和 {0} 不等于总数 {1}，各段不采用。请核对。",
            "The bands add up to {0}, the total is {1}: the bands are not used. Check them."),
    FORM_CONTRADICTS(
            "JH827",
            WARNING,
            "“{0}”为 {1}，而“{2}”为 {3}，互相矛盾；采用“{4}”。请核对。",
            "\"{0}\" is {1} but \"{2}\" is {3}; \"{4}\" is used. Check them."),
    FORM_UNKNOWN(
            "JH828",
            ERROR,
            "认不出是哪种表；最像“{0}”。请用模板或原表样。",
            "No known form; the nearest is \"{1}\". Use the template or the form as it was issued."),
    SCHOOL_UNNAMED(
            "JH829",
            ERROR,
            "没有学校标识码（10 位），不知道是哪所学校：“{0}”。请填学校代码。",
            "No school code of 10 digits, so the school is not known: \"{0}\". Enter the code."),
    PATH_ABSENT(
            "JH831",
            ERROR,
            "表头中没有“{0}”，最像的是“{1}”。请核对表样，或用 --mapping 指明。",
            "The header lacks \"{0}\"; the nearest is \"{1}\". Check the form, or say so in --mapping."),
    PATH_TWICE("JH832", ERROR, "{1} 与 {2} 两列都是“{0}”。请只保留一列。", "Columns {1} and {2} are both \"{0}\". Keep one."),
    PATHS_UNUSED("JH833", WARNING, "这些列或标签没有用到：{0}。", "These columns or labels are not used: {0}."),
    CAMPUS("JH834", WARNING, "“{0}”不计校数：{1}。请核对。", "\"{0}\" is not counted as a school: {2}. Check it."),
    HEADERS_ASSUMED(
            "JH835",
            WARNING,
            "这些列是按推测的表头认的，官方表头未见：{0}。请核对读出的数；不对的用 --mapping 指明。",
            "These columns were known by headers that are assumed, no official ones being at hand: {0}. Check what was"
                    + " read; where it is wrong, say so in --mapping."),
    BANDS_USED(
            "JH836",
            WARNING,
            "{0} 所学校的“{1}”由分段人数（间数）得出：结论可靠，超出或不足的数只是下限。",
            "\"{1}\" of {0} schools comes from bands: outcomes hold, excesses and gaps are lower bounds."),
    VALUE_SKIPPED("JH837", WARNING, "“{0}”没有读：{1}。请核对。", "\"{0}\" was not read: {2}. Check it."),
    VALUE_SPREAD(
            "JH838",
            ERROR,
            "合并单元格里的“{0}”跨 {1} 行，不知道是哪所学校的。请拆开后逐行填写。",
            "\"{0}\" is merged over {1} rows: of which school is not known. Split the cell and fill in each row."),
    AMOUNT_OUTLIER(
            "JH839",
            WARNING,
            "“{0}”为 {1} {2}，是其他学校中位数 {3} 的 1000 倍以上。是否按元填写？请核对。",
            "\"{0}\" is {1} {2}, 1000 times the median of the other schools, {3}, or more. Was it entered in yuan? Check it."),
    CHECK_SUM(
            "JH841",
            ERROR,
            "{0} 各行之和为 {1}，{2} 为 {3}，不相等。请核对。",
            "The rows of {0} add up to {1}, {2} is {3}. Check them."),
    CHECK_COUNT("JH842", ERROR, "{0} 填 {1}，按 {2} 数出来是 {3}。请核对。", "{0} is {1}, counted from {2} it is {3}. Check it."),
    CHECK_VERDICT(
            "JH843", ERROR, "“{0}”填“{1}”，按 {2} 应为“{3}”。请核对。", "\"{0}\" says \"{1}\", by {2} it is \"{3}\". Check it."),
    CHECK_MEAN(
            "JH844",
            ERROR,
            "平均值填 {0}，由 {1} 重算应在 {2} 至 {3} 之间。请核对。",
            "The mean is {0}; recomputed from {1} it lies between {2} and {3}. Check it."),
    CHECK_CV(
            "JH845",
            ERROR,
            "差异系数填 {0}，由 {1} 重算应在 {2} 至 {3} 之间。请核对。",
            "The coefficient of variation is {0}; recomputed from {1} it lies between {2} and {3}. Check it."),
    CHECK_COMPOSITE(
            "JH846",
            ERROR,
            "综合差异系数填 {0}，各项平均应在 {1} 至 {2} 之间。请核对。",
            "The composite is {0}; the mean of the others lies between {1} and {2}. Check it."),
    CHECK_RATIO("JH847", ERROR, "{0} 填 {1}，而 {2} ÷ {3} 应为 {4}。请核对。", "{0} is {1} but {2} ÷ {3} gives {4}. Check it."),
    CHECK_PART("JH848", ERROR, "{0} 为 {1}，大于 {2} 的 {3}。请核对。", "{0} is {1}, more than {2} with {3}. Check it."),
    CHECK_FORMAT("JH849", WARNING, "{0}，填的是“{1}”。请按表样填写。", "{2}; the cell says \"{1}\". Fill it in as the form asks."),
    CHECK_BLANK("JH850", WARNING, "单元格空着，核对 {0} 要用它。请补填。", "The cell is blank; checking {0} needs it. Fill it in."),
    FORM_EDITION(
            "JH852",
            ERROR,
            "认不出申报表的版本：{0}。请用 forms write 写出的表，或用 --edition 指明。",
            "No known edition of the declaration form: {1}. Use a form written by forms write, or name it with --edition."),
    CHECK_AGAINST(
            "JH853", ERROR, "{0} 填“{1}”，按数据应为“{2}”。请核对。", "{0} says \"{1}\", by the data it is \"{2}\". Check it."),
    PLACEHOLDER_UNKNOWN(
            "JH861",
            ERROR,
            "模板中的“{0}”不存在；相近的是“{1}”。请更正模板。",
            "The template's \"{0}\" is unknown; the nearest is \"{1}\". Correct the template."),
    NOT_READY(
            "JH862",
            ERROR,
            "尚有 {0} 处没有完成，不能去掉草稿标记：{1}。请补齐，或保留草稿。",
            "{0} places are not complete, so that the draft mark stays: {2}. Complete them, or keep the draft."),
    BROWSER_MISSING(
            "JH871",
            ERROR,
            "没有找到 Chromium（找过：{0}）。已写出 {1}，可在浏览器中打印为 PDF。",
            "No Chromium was found (tried: {0}). {1} was written: print it from a browser."),
    BROWSER_FAILED(
            "JH872",
            ERROR,
            "Chromium 打印失败：{0}。已写出 {1}，可在浏览器中打印为 PDF。",
            "Chromium could not print: {0}. {1} was written: print it from a browser.");

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
