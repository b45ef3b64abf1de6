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
        files.put("huize/reported.csv", HEADER + rows("huize-2021", "会泽县", """
                kindergartens-1-1 2022 0 省级认定文件
                kindergartens-1-1 2023 1 省级认定文件
                kindergartens-2 2020 4 州市认定文件
                kindergartens-2 2022 12 州市认定文件
                kindergartens-2 2023 15 州市认定文件
                affordable-kindergartens 2020 84.6 普惠园名单
                affordable-kindergartens 2022 88.2 普惠园名单
                affordable-kindergartens 2023 89.5 普惠园名单
                seniors-1-3 2023 1 省级认定文件
                fitness-circle 2020 22 健身圈测算表
                fitness-circle 2023 18 健身圈测算表
                physique 2022 86.1 体质抽测报告
                physique 2023 87.4 体质抽测报告
                arts-skills 2023 2 艺术测评记录
                vocational-employment 2023 97.8 毕业生就业表
                after-school 2022 100 课后服务台账
                after-school 2023 98.5 课后服务台账
                masters 2022 3 名师名单
                masters 2023 5 名师名单
                subject-leaders 2020 120 学科带头人名单
                subject-leaders 2023 214 学科带头人名单
                backbone 2020 560 骨干教师名单
                backbone 2023 880 骨干教师名单
                training 2022 18650 培训登记
                training 2023 17200 培训登记
                no-new-tutoring 2022 0 审批登记
                no-new-tutoring 2023 0 审批登记
                visit-term 2023 2 家访记录
                training-money 2022 3120000 决算
                training-money 2023 3260000 决算
                training-halls 2023 否 项目台账
                empty-schools 2023 不适用 没有停办满三年的校点
                burden-reduced 2022 2022-11-30 双减检查通报
                burden-markedly-reduced 2023 否 双减检查通报
                village-enlarged 2022 65 项目台账
                village-enlarged 2023 98 项目台账
                new-kindergartens 2023 17 竣工备案
                special-classes 2023 12 项目台账
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
        files.put(
                "dezhou/reported.csv",
                HEADER
                        + rows("dezhou-2023", "德州市", """
                groups-2023 2023 41.5 集团化办学通报
                groups-2025 2023 41.5 集团化办学通报
                groups-2025 2024 72 集团化办学通报
                paired-schools 2023 60 结对帮扶名单
                paired-schools 2024 75 结对帮扶名单
                digital-resources 2024 100 平台使用报告
                free-special-education 2023 15 特教免费政策文件
                start@齐河县 2023 2023-08-21 启动会通知
                start@德城区 2023 2023-08-24 启动会通知
                start@禹城市 2023 2023-08-25 启动会通知
                start@乐陵市 2023 2023-09-04 启动会通知
                start@德州天衢新区 2023 2023-08-28 启动会通知
                start@陵城区 2023 2023-08-30 启动会通知
                start@宁津县 2023 2023-10 启动会通知
                start@临邑县 2023 2023-08-29 启动会通知
                start@平原县 2023 2023-08-31 启动会通知
                start@武城县 2023 否 尚未启动
                self-evaluation@齐河县 2023 2023-08-30 自评报告
                self-evaluation@德城区 2023 2023-11 自评报告
                self-evaluation@禹城市 2023 2023-08 自评报告
                self-evaluation@乐陵市 2023 2023-12 自评报告
                city-review@齐河县 2023 2023-10-12 复核报告
                city-review@德城区 2023 2023-12-20 复核报告
                city-review@禹城市 2023 否 尚未复核
                apply-provincial@齐河县 2023 2023-11-02 申请报告
                apply-provincial@德城区 2024 2024-10-15 申请报告
                provincial-recheck@齐河县 2023 2023-12-18 复查意见
                provincial-recheck@德城区 2024 否 尚未复查
                apply-national@齐河县 2024 2024-03-05 申报材料
                national-recognition@齐河县 2024 2024-12-20 认定文件
                city-review-others@庆云县 2024 是 复核报告
                """)
                        + rows("dezhou-2023", "齐河县", """
                township-schools 2024 Ⅱ类 学校分类名单
                arts-skills 2024 2 艺术测评记录
                meals 2024 是 供餐方案
                resource-rooms 2024 不适用 没有招收残疾学生 5 人以上的学校
                """)
                        + rows("dezhou-2023", "德城区", """
                township-schools 2024 Ⅲ类 学校分类名单
                arts-skills 2024 1 艺术测评记录
                meals 2024 否 供餐方案
                resource-rooms 2024 是 资源教室验收单
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
