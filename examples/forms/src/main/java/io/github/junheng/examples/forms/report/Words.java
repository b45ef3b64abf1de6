package io.github.junheng.examples.forms.report;

import io.github.junheng.examples.forms.figure.Phrase;
import io.github.junheng.report.Piece;
import io.github.junheng.standard.Text;

/** What the pages say of themselves; what is said of findings, rules and cells comes from core's wording. */
enum Words {
    REPORT("义务教育评估报告", "Evaluation report"),
    TITLE("{0}：{1}", "{0}: {1}"),
    LANGUAGE("English", "中文"),
    LANGUAGE_SWITCH("切换语言", "Change language"),
    PRINT("打印", "Print"),
    CONTENTS("目录", "Contents"),
    SKIP("跳到正文", "Skip to the report"),
    MASKED("学校名称、代码、数据位置和文字说明已隐去。", "Names and codes of schools, places of data and free texts are left out."),
    NO_SCRIPT(
            "浏览器没有运行脚本：图表和逐步说明不显示，其余内容完整。",
            "Scripts do not run: charts and step-by-step explanations are absent, all else is complete."),

    SUMMARY("一页摘要", "Summary"),
    BASICS("{0}（{1}）；数据年度 {2}；评估日期 {3}", "{0} ({1}); data of {2}; as of {3}"),
    BETWEEN("距离认定还差", "What stands between the county and recognition"),
    BETWEEN_NOTHING("没有：判定所用的各项都已达到。", "Nothing: whatever decides is met."),
    BETWEEN_NOT_ASKED("没有未达到的事项。", "Nothing fails."),
    BETWEEN_MORE("另有 {0} 项，见下文各部分。", "{0} more; see the sections below."),
    LINE_COUNTY("{0}（{1}）：{2}，要求 {3}", "{0} ({1}): {2}, required {3}"),
    LINE_COUNTY_WHOLE("{0}：{1}，要求 {2}", "{0}: {1}, required {2}"),
    LINE_STATED("{0}：{1}", "{0}: {1}"),
    LINE_SCHOOLS("{0}：{1} {2}未达标（共 {3}）", "{0}: {1} of {3} {2} fail"),
    LINE_SCHOOLS_FALL_SHORT("{0}：{1} {2}未达标（共 {3}），合计：{4}", "{0}: {1} of {3} {2} fail; in all: {4}"),
    LINE_MEMBER(
            "其中 {0}：{1} 个单位不足；够达标的补法 {2}，都补到标准值 {3}",
            "of which {0}: units short {1}; at least {2}, all to the limit {3}"),
    LINE_MEMBER_PLAIN("其中 {0}：{1} 个单位不足", "of which {0}: units short {1}"),
    LEAST_NOTHING("0（可以不补）", "0 (may be left)"),
    GAP_OF_SHARE("{0}（按分母 {1} 不变）", "{0} (if it remains a share of {1})"),
    GAP_OF_MOVING_SHARE(
            "{0}（按分母 {1}；前一项补足后分母变大，要重算）", "{0} (as a share of {1}, which grows with what is lacking before it)"),
    STEP_SHORT("{0} 增加 {1}", "{0} +{1}"),
    STEP_LIMIT("{0} 增加 {1}（到标准值）", "{0} +{1} (to the limit)"),
    STEP_FLOOR("{0} 增加 {1}（到底线）", "{0} +{1} (to the floor)"),
    LEAST_WAY("够达标的补法（{0}，按相对差距最小）", "Enough to meet the rule ({0}, smallest relative gaps first)"),
    LEAST_EXPLAINED(
            "够达标的补法：在必须达到标准值的项数内，先补相对差距最小的（未必最省钱），其余只补到底线；全校共用的按全校计。各校的补法见“各校需要补足的事项”。",
            "Enough to meet it: of the items that have to reach their limit those with the smallest relative gap (not always the cheapest), all others"
                    + " up to the floor; what stages share is told for the whole school. See what each school lacks."),
    WAY_OPEN("{0} 无法判定，先填报：{1}", "{0} is not known; report first: {1}"),
    WAY_INCOMPLETE("另有一项的数量不能算出", "the amount of one more item cannot be told"),
    OTHER_UNITS("其余 {0} 个单位，见各校需要补足的事项", "{0} others; see what each school lacks"),
    KINDS("各校合计，按类别", "Schools together, by kind"),
    BY_KIND("各校合计", "Sums by kind"),
    KIND("类别", "Kind"),
    LEAST_SCHOOLS("须补的学校数", "Schools that have to"),
    SUMS_INCOMPLETE(
            "{0} 个单位还有没有填报的指标，合计没有算它们；填报后要补的可能多，也可能少。",
            "Of {0} units an indicator is not known and not in the sums; once it is, more or less may be lacking."),
    LEAST("够达标的补法", "Enough to meet it"),
    FULL("都补到标准值", "All to the limit"),
    OF_WHICH("其中", "Of which"),
    RULE("规则", "Rule"),
    ADDED("增加", "Add"),
    UP_TO("补到", "Up to"),
    STILL_OPEN("还要填报", "To be reported first"),
    KIND_PERSONS("教师", "Teachers"),
    KIND_AREA("用房与场地", "Floor and grounds"),
    KIND_ROOMS("教室与设备间数", "Rooms"),
    KIND_MONEY("设备与经费（{0}）", "Equipment and funds ({0})"),
    KIND_ELEMENTS("班额", "Class sizes"),
    KIND_ABOVE("学校规模等超出", "Too much"),
    ELEMENTS_AND("{0} 个，共 {1}", "{0}, {1} in all"),
    SUM_OF("{0}（{1}）", "{0} ({1})"),
    ACTION_BELOW(
            "低于标准值的 {0} 个单位：{1}；都补到标准值时差异系数 {2}",
            "{0} units are below the limit: {1}; with all of them at it the coefficient is {2}"),
    ACTION_ONE("{0}（{1}，标准 {2}；只补该校时 {3}）", "{0} ({1}, limit {2}; with this one at it {3})"),
    ACTION_NONE_BELOW(
            "没有单位低于标准值，补到标准值不能使其达标", "No unit is below the limit, so that raising units to it changes nothing"),
    ACTION_DRIVERS("差异主要来自：{0}", "It comes mainly from {0}"),
    ACTION_DRIVER("{0}（{1}均值，贡献 {2}%；与其余单位持平时 {3}）", "{0} ({1} the mean, share {2} %; without its gap {3})"),
    ACTION_MEAN("各项差异系数：{0}", "It is the mean of {0}"),
    AFTERWARDS("做完以上（够达标的补法），差异系数", "Coefficients once that is done"),
    AFTERWARDS_ONE("{0} {1}：{2} → {3}（{4}）", "{0} {1}: {2} → {3} ({4})"),
    AFTERWARDS_REST("其余 {0} 个差异系数仍达标", "the other coefficients, {0}, stay within their limits"),
    MARKED("{0}【{1}】", "{0} [{1}]"),
    CONCESSION("{0}（放宽 {1}）：{2}。适用：{3}。依据：{4}", "{0} (eases {1}): {2}. For: {3}. Source: {4}"),
    EASED("按放宽 {0}：{1}", "with {0}: {1}"),
    EASED_BY("适用的放宽", "Concession"),
    EASED_EXPLAINED(
            "小字为适用的过渡性放宽和按放宽的结论，如“T1 ✔”；不改变严格的结论。",
            "In small print: the concession that applies and what comes of it, as T1 ✔; the strict outcome stays."),
    CONCESSIONS("本标准的放宽", "The concessions of the standard"),
    OPEN_FOR_WANT_OF("{0}：{1}", "{0}: {1}"),
    TO_DECIDE("要作出判定，还需要", "What is needed to decide"),
    TO_DECIDE_NOTHING("不缺数据。", "No data are missing."),
    FLIPS(
            "按申报表的小数位数取值会改变结论的有 {0} 项，见“取舍影响结论的事项”。",
            "Outcomes that change when values are rounded as the form prints them: {0}; see below."),
    SECTION("部分", "Section"),
    ITEM("项目", "Item"),
    CONTENT("内容", "What is told"),
    SUBJECT("对象", "Subject"),
    CODE("学校标识码", "Code"),
    INDICATORS("各校指标", "Indicators"),
    COEFFICIENTS("差异系数", "Coefficients of variation"),
    SIGNS(
            "✔ 达到标准值；▲ 未达到，但不低于底线；✘ 低于底线；？ 无法判定；— 不适用。",
            "✔ at the limit or better; ▲ short of the limit, at the floor or above; ✘ below the floor; ？ cannot be determined; — not"
                    + " applicable."),
    OUTCOME("结论", "Outcome"),

    PROVENANCE("出处", "Provenance"),
    PROGRAM("程序", "Program"),
    DATA_HASH("数据校验值 SHA-256", "SHA-256 of the data"),
    STANDARD_HASH("标准（评估日期的内容）SHA-256", "SHA-256 of the standard as of that day"),
    STANDARD_ID("标准编号", "Standard"),
    OVERLAYS("叠加方案", "Overlays"),
    NONE("无", "none"),
    AS_OF("评估日期", "As of"),
    DATA_YEAR("数据年度", "Data of"),
    PRINTED_ON("制表日期", "Printed on"),
    COMPARED("比较方式", "Comparison"),
    CONFIDENCES("规则依据的可信度", "Confidence of the sources"),
    COUNTED("{0} {1} 条", "{0}: {1}"),

    RESOURCES("{0}：各校各项指标", "{0}: schools and indicators"),
    HEAT_EXPLAINED(
            "✔ 达到标准值；▲ 未达到，但不低于底线；✘ 低于底线；？ 无法判定；— 不适用。点列标题排序，点数值看由来（表内可用方向键移动）。",
            "✔ at the limit or better; ▲ short of the limit, at the floor or above; ✘ below the floor; ？ cannot be determined; — not"
                    + " applicable. Press a heading to sort, a value to see how it came about (arrow keys move within the table)."),
    HEAT_CAPTION("{0}各校指标（{1} 个单位）", "{0} schools and their indicators ({1} units)"),
    SCHOOL("学校", "School"),
    PUPILS("学生数", "Pupils"),
    LIMIT_IS("标准 {0}", "limit {0}"),
    STRIPS("各项指标：学校在标准值上下的分布", "Indicators: schools around limit and floor"),
    STRIPS_EXPLAINED(
            "每个符号是一所学校的一个学段，越大学生越多；○ 达标，△ 不低于底线，✕ 低于底线。实线为标准值，虚线为底线，点线为按学生数加权的县均值。",
            "Each sign is a stage of a school, the larger the more pupils: ○ met, △ at the floor or above, ✕ below it. Solid line:"
                    + " limit; dashed: floor; dotted: mean weighted by pupils."),
    LEFT_ON_PAPER(
            "已达标且与标准相差十分之一以上的 {0} 项不印图表（{1}），屏幕上全部显示。",
            "Charts of {0} that are met by more than a tenth of the limit ({1}) are not printed; a screen shows all."),
    STRIP_TOLD(
            "{0}，{1}：{2} 个单位达标，{3} 个在底线与标准值之间，{4} 个低于底线，{5} 个无法判定；未达标单位有学生 {6} 人",
            "{0}, {1}: {2} units meet the limit, {3} lie between floor and limit, {4} below the floor, {5} cannot be determined;"
                    + " units short of the limit have {6} pupils"),
    INDICATOR("指标", "Indicator"),
    STAGE("学段", "Stage"),
    AT_LIMIT("达标", "Met"),
    BETWEEN_FLOOR("底线以上", "At the floor"),
    BELOW_FLOOR("低于底线", "Below the floor"),
    UNKNOWN("无法判定", "Unknown"),
    PUPILS_SHORT("未达标单位学生数", "Pupils of units that fall short"),
    LIMIT("标准值", "Limit"),
    FLOOR("底线", "Floor"),
    MEAN("县均值", "Mean"),

    BALANCE("{0}：差异系数", "{0}: coefficients of variation"),
    BALANCE_EXPLAINED(
            "条形为差异系数，竖线为上限；超过上限的条形另有斜纹并标 ✘。",
            "Bars: coefficients of variation; the line is the limit; bars beyond it are hatched and bear ✘."),
    BALANCE_TOLD("{0}差异系数：{1}", "Coefficients of variation, {0}: {1}"),
    BALANCE_ONE("{0} {1}（上限 {2}）{3}", "{0} {1} (limit {2}) {3}"),
    DRIVERS("差异从哪些学校来", "Which schools the differences come from"),
    DRIVERS_EXPLAINED(
            "贡献：该校学生数 ×（该校值 − 县均值）² 占全县总和的比例。“该校持平时”：该校与其余学校的均值相同时，全县的差异系数；“补到标准时”：低于标准的学校补到标准值时的差异系数。",
            "Share: pupils × (value − mean)² of the school in the county's sum. \"Without its gap\": the county's coefficient if the"
                    + " school had the mean of all others; \"at the limit\": if a school below the limit were raised to it."),
    DRIVERS_CAPTION("{0}（{1}），差异系数 {2}", "{0} ({1}), coefficient {2}"),
    DRIVERS_TOLD("{0}，{1}：贡献最大的是{2}", "{0}, {1}: the greatest shares are those of {2}"),
    DRIVERS_SHARE("{0}（{1}%）", "{0} ({1} %)"),
    DRIVERS_NONE("各校没有差异，或有学校的数值不明，无法分解。", "Schools do not differ, or a value is not known: nothing to be told apart."),
    VALUE("数值", "Value"),
    SHARE("贡献 %", "Share %"),
    WITHOUT("该校持平时", "Without its gap"),
    RAISED("补到标准时", "At the limit"),
    REST("其余 {0} 所", "{0} others"),
    ABOVE_OR_BELOW("高于/低于均值", "Above or below the mean"),
    ABOVE("高于", "above"),
    BELOW("低于", "below"),
    FALLS_WITHIN("{0} ✔ 即达标", "{0} ✔ would be met"),

    SIZES("班额与学校规模", "Sizes of classes and schools"),
    CLASS_SIZES("{0}班额", "Class sizes, {0}"),
    CLASS_SIZES_TOLD("{0}共 {1} 个班，其中 {2} 个超过 {3} 人", "{0}: {1} classes, {2} of them above {3} pupils"),
    CLASS_SIZES_PLAIN("{0}共 {1} 个班", "{0}: {1} classes"),
    SCHOOL_SIZES("学校规模（义务教育阶段学生数）", "School sizes (pupils of compulsory stages)"),
    SCHOOL_SIZES_TOLD("共 {0} 所学校，最大 {1} 人", "{0} schools, the largest with {1} pupils"),
    RANGE("人数", "Pupils"),
    CLASSES("班数", "Classes"),
    SCHOOLS("学校数", "Schools"),
    FROM_TO("{0}—{1}", "{0}–{1}"),
    FROM_ON("{0} 以上", "{0} and more"),
    SIZES_UNKNOWN(
            "{0} 个学校学段没有逐班填报人数（没有填报，或只有分段数），未计入。",
            "{0} school stages do not report the size of each class (not at all, or in bands) and are left out."),

    FAILING_SCHOOLS("{0}：未达标 {1}，无法判定 {2}", "{0}: {1} fail, {2} cannot be determined"),
    BY_SCHOOL("各校需要补足的事项", "What each school lacks"),
    OPEN_ITEMS("无法判定的事项", "What could not be determined"),
    TREND("历年变化", "Trend"),
    TREND_TOLD("{0}差异系数历年：{1}", "Coefficients of variation by year, {0}: {1}"),
    TREND_YEAR("{0} 年 {1}", "{1} in {0}"),
    YEAR("年度", "Year"),
    MET_UNITS("达标单位", "Units that meet it"),
    OF("{0}/{1}", "{0}/{1}"),
    BOUNDARY("取舍影响结论的事项", "What rounding decides"),
    CONCEDED("过渡性放宽", "Concessions"),
    EXCLUDED("不计入的学校学段", "School stages left out"),
    DATA_REMARKS("数据提示", "Remarks on the data"),
    REMARKS_MASKED("{0}：{1} 处", "{0}: {1}"),
    SOURCES("依据及可信度", "Sources and their confidence"),

    EXPLANATION("由来", "How it came about"),
    CLOSE("关闭", "Close"),
    NOT_FOUND("没有这一项的说明。", "There is no explanation of this."),

    CITY_TITLE("各县（市、区）评估报告", "Evaluation report of counties"),
    CITY_NAMED("{0}评估报告", "Evaluation report: {0}"),
    COUNTY("县（市、区）", "County"),
    CITY_EXPLAINED(
            "✔ 达标；✘ 未达标；？ 无法判定；— 不适用；！ 没有评估。差异系数后的符号为与上限的比较。点县名看该县的报告，点列标题排序。",
            "✔ met; ✘ not met; ？ cannot be determined; — not applicable; ！ not evaluated. Press a county to see its report, a heading"
                    + " to sort."),
    CITY_PROVINCES(
            "✔ 达标；✘ 未达标；？ 无法判定；！ 没有评估。点省份看其各县，点列标题排序。",
            "✔ met; ✘ not met; ？ cannot be determined; ！ not evaluated. Press a province to see its counties, a heading to sort."),
    UNITS_MET("{0} 达标单位", "{0}: units met"),
    OPEN_COUNT("无法判定项", "Undetermined"),
    ALL_COUNTIES("合计", "All counties"),
    CITY_POOLED(
            "合计只把县数和单位数相加；差异系数不求平均。",
            "Only numbers of counties and units are added up; coefficients are not averaged."),
    NOT_EVALUATED("没有评估", "Not evaluated"),
    NOT_EVALUATED_COUNT(
            "另有 {0} 县（市、区）没有评估，不在合计之内，见下表。", "{0} more could not be evaluated; they are not in the totals, see below."),
    DATA_FAULTY("数据有误", "Faulty data"),
    DATA_UNREADABLE("无法读取", "Unreadable"),
    FIRST_ERROR("{0} 个错误，首个在 {1}：{2}", "{0} errors, the first at {1}: {2}"),
    ONLY_ERROR("{0}：{1}", "{0}: {1}"),
    ERROR_COUNT("{0} 个错误", "{0} errors"),
    HASH_MASKED("已隐去", "left out"),
    PROVINCE("省份", "Province"),
    PROVINCE_OTHER("其他（县代码不详）", "Others (no province in their code)"),
    PROVINCE_PART("{0}（{1}/{2}）", "{0} ({1}/{2})"),
    COUNTIES("县数", "Counties"),
    BACK("全部省份", "All provinces");

    private final String zh;
    private final String en;

    Words(String zh, String en) {
        this.zh = zh;
        this.en = en;
    }

    /** The sentence with what it names. */
    Piece with(Piece... parts) {
        return Phrase.of(zh, en, parts);
    }

    Piece piece() {
        return Piece.of(new Text(zh, en));
    }
}
