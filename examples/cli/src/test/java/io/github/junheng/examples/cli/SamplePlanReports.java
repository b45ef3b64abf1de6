package io.github.junheng.examples.cli;

import java.util.Map;

/** What is reported by hand for the examples of plans, all of it made up. */
final class SamplePlanReports {
    private static final String HEADER = "方案,条目,地区,年度,值,依据\n";

    private SamplePlanReports() {}

    static void writeTo(Map<String, String> files) {
        files.put("songyang/reported.csv", HEADER + rows("songyang-2018", "松阳县", """
                standard-schools 2017 62.5 省标准化学校名单
                standard-schools 2018 75 省标准化学校名单
                standard-schools 2019 100 省标准化学校名单
                wireless 2018 83.3 无线网络验收单
                recording-rooms 2018 50 录播教室台账
                recording-rooms 2019 66.7 录播教室台账
                counselling-rooms 2017 60 心理辅导室台账
                counselling-rooms 2018 85 心理辅导室台账
                counselling-rooms 2019 90 心理辅导室台账
                charters 2018 100 学校章程核准文件
                general-teachers 2018 100 全科教师分配名册
                general-teachers 2019 80 全科教师分配名册
                public-funds 2017 1050 公用经费拨款文件
                public-funds 2018 1100 公用经费拨款文件
                public-funds 2019 1150 公用经费拨款文件
                apply-provincial 2018 2018-12-20 申请报告
                provincial-assessment 2019 否 尚未评估
                national-recognition 2019 否 尚未认定
                phase-preparation 2018 2018-06 动员大会通知
                phase-work 2019 否 实施方案进度表
                projects 2018 9 项目台账
                projects 2019 13 项目台账
                terminals 2018 1500 验收单
                wireless-schools 2018 14 验收单
                recording-schools 2018 5 录播教室台账
                recording-schools 2019 5 录播教室台账
                pilot-schools 2018 4 试点学校名单
                brand-schools 2018 2 品牌学校名单
                brand-schools 2019 3 品牌学校名单
                """));
        files.put("shouguang/reported.csv", HEADER + rows("shouguang-2020", "寿光市", """
                rural-growth 2020 -0.4 财政决算（草案）
                wireless 2019 80 信息化台账
                wireless 2020 100 信息化台账
                own-subject 2019 82.4 教师任课表
                own-subject 2020 93.1 教师任课表
                size-shengcheng-primary 2020 是 分流方案及学籍数
                size-jianqiao-shengcheng 2020 否 学籍数
                urban-large-classes 2019 否 班额统计
                urban-large-classes 2020 是 班额统计
                recruitment 2020 是 退休与招聘人数对照
                new-school-size 2020 不适用 本年没有新建学校
                rural-arts-teachers 2020 否 教师任课表
                school-ledger 2020 是 一校一策台账
                huiwen 2020 2020-08-28 竣工验收
                mishui 2020 否 施工进度表
                branch-primary 2020 2020-09-01 竣工验收
                """));
        files.put("qinyuan/reported.csv", HEADER + rows("qinyuan-2017", "沁源县", """
                head-rotation 2017 8.5 校长交流名册
                community-evaluation-times 2017 2 评议记录
                ledger 2017 是 自查台账
                county-rules 2017 是 县教育局文件
                charter 2016 否 章程核准文件
                charter 2017 是 章程核准文件
                three-year-plan 2017 是 学校规划
                democratic-management 2017 否 教代会记录
                parents-committee 2017 是 家委会名单
                community-evaluation 2017 是 评议记录
                parents-school 2017 是 家长学校计划
                practice-bases 2017 是 实践基地协议
                pupil-files 2017 不适用 统一使用省学籍系统
                report 2017 是 总结报告
                system-ethics 2017 是 制度文件
                system-training 2017 是 制度文件
                system-evaluation 2017 是 制度文件
                system-rotation 2017 是 制度文件
                phase-preparation 2017 2017-02 动员会通知
                phase-work 2017 2017-10 实施记录
                phase-summary 2017 2017-11-25 总结报告
                kick-off 2017 2017-02-24 动员会通知
                """));
    }

    /** Rows of one plan and place, from lines of item, year, value and evidence; evidence is said to be made up. */
    private static String rows(String plan, String place, String lines) {
        StringBuilder rows = new StringBuilder();
        for (String line : lines.lines().toList()) {
            String[] words = line.split(" ", 4);
            int at = words[0].indexOf('@');
            rows.append(plan)
                    .append(',')
                    .append(words[0])
                    .append(',')
                    .append(at < 0 ? place : words[0].substring(at + 1))
                    .append(',')
                    .append(words[1])
                    .append(',')
                    .append(words[2])
                    .append(",合成数据：")
                    .append(words[3])
                    .append('\n');
        }
        return rows.toString();
    }
}
