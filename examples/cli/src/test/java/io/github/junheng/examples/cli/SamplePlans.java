package io.github.junheng.examples.cli;

import static io.github.junheng.examples.cli.SamplePlanCounty.rotation;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The data that the five plans are tracked with, all made up: codes, names and figures. Each shows goals that are met, late, not held,
 * on course and behind; what is special of each stands at its method.
 */
final class SamplePlans {
    private static final String TOWN = SampleCounty.TOWN;
    private static final String RURAL = SampleCounty.RURAL;

    private SamplePlans() {}

    /** All files of {@code examples/plans}, by path. */
    static Map<String, String> files() {
        Map<String, String> files = new LinkedHashMap<>();
        songyang(files);
        shouguang(files);
        huize(files);
        qinyuan(files);
        dezhou(files);
        SamplePlanReports.writeTo(files);
        return files;
    }

    /** 2018 lacks the rotation of teachers; in 2018 竹溪小学 was merged into 水北小学. */
    private static void songyang(Map<String, String> files) {
        for (int year = 2017; year <= 2019; year++) {
            SamplePlanCounty county = new SamplePlanCounty("339911", "示例县丙（合成数据）", year);
            county.add(SampleKind.PRIMARY, 1, "第一小学", 900, 0);
            county.add(SampleKind.PRIMARY, 2, "东乡小学", TOWN, 360, 0);
            county.add(SampleKind.JUNIOR, 3, "第一初级中学", 0, 660);
            county.add(SampleKind.NINE_YEAR, 4, "南乡九年一贯制学校", TOWN, 210, 150);
            county.add(SampleKind.PRIMARY, 5, "水北小学", RURAL, year == 2017 ? 240 : 350, 0);
            if (year == 2017) {
                county.add(SampleKind.PRIMARY, 6, "竹溪小学", RURAL, 112, 0);
            }
            int perMille = year == 2017 ? 930 : year == 2018 ? 990 : 1050;
            int late = year;
            county.schools().forEach(school -> {
                school.times(perMille);
                sport(school, late == 2017 ? 50 : 60);
                school.with("basicStandardMet", "是");
            });
            county.fact("rotation", year == 2017 ? rotation(61, 5, 1) : year == 2018 ? null : rotation(62, 7, 2));
            county.fact("countyManaged", managed(176, year == 2017 ? 106 : year == 2018 ? 131 : 176));
            county.fact("migrantChildren", migrants(120, year == 2017 ? 111 : year == 2018 ? 116 : 120));
            county.fact("disabledChildren", "{\"schoolAge\": 25, \"enrolled\": " + (year == 2017 ? 24 : 25) + "}");
            county.fact("seniorHighPlaces", places(400, year == 2017 ? 190 : 212, year != 2017));
            county.fact("pay", pay(year == 2017 ? 81200 : 88600 + year - 2018, year == 2017 ? 82500 : 87900));
            if (year == 2019) {
                // A bar to hold that was held in 2018 and is not in 2019.
                sport(county.school(2), 55);
            }
            county.writeTo("songyang/" + year, files);
        }
        files.put("songyang/predecessors.csv", """
                年度,变动,原学校标识码,现学校标识码,依据
                2018,合并,2133991106,2133991105,合成数据：布局调整批复
                """);
    }

    /** A school of more than two thousand pupils was divided in 2020. */
    private static void shouguang(Map<String, String> files) {
        for (int year = 2019; year <= 2020; year++) {
            boolean last = year == 2020;
            SamplePlanCounty county = new SamplePlanCounty("379912", "示例市丁（合成数据）", year);
            county.add(SampleKind.PRIMARY, 1, "实验小学", 1260, 0);
            county.add(SampleKind.PRIMARY, 2, "东镇小学", TOWN, 420, 0);
            county.add(SampleKind.JUNIOR, 3, "第二初级中学", 0, 780).classesOf(42, last ? 46 : 54);
            county.add(SampleKind.PRIMARY, 4, "西乡小学", RURAL, 84, 0);
            if (last) {
                county.add(SampleKind.NINE_YEAR, 6, "城北九年一贯制学校", 760, 420);
                county.add(SampleKind.NINE_YEAR, 7, "城南九年一贯制学校", 720, 400);
            } else {
                county.add(SampleKind.NINE_YEAR, 5, "城关九年一贯制学校", 1640, 940).times(900);
            }
            county.school(1).supply(6, last ? 1100 : 880);
            county.school(2).supply(6, last ? 960 : 900);
            if (!last) {
                county.school(3).with("trainingBudget", "0.40");
                // Of the teaching area of one junior school nothing is reported.
                county.school(2).without("teachingArea");
            }
            county.school(3).supply(3, last ? 1200 : 500);
            county.fact("pay", pay(last ? 95600 : 91800, last ? 96200 : 91500));
            county.fact("funding", funding(last ? 186_000 : 180_000, last ? 5_216 : 5_184, 2400, last ? 2400 : 2310));
            county.fact("previous", previous(last ? 180_000 : 171_000, last ? 5_184 : 5_020));
            county.writeTo("shouguang/" + year, files);
        }
        files.put("shouguang/predecessors.csv", """
                年度,变动,原学校标识码,现学校标识码,依据
                2020,分立,3137991205,3137991206,合成数据：分设方案
                2020,分立,3137991205,3137991207,合成数据：分设方案
                """);
    }

    /** There are no data of 2021. */
    private static void huize(Map<String, String> files) {
        for (int year : List.of(2020, 2022, 2023)) {
            int step = year == 2020 ? 0 : year == 2022 ? 1 : 2;
            SamplePlanCounty county = new SamplePlanCounty("539913", "示例县戊（合成数据）", year);
            county.add(SampleKind.PRIMARY, 1, "钟屏小学", 1180, 0);
            county.add(SampleKind.PRIMARY, 2, "金钟镇小学", TOWN, 640, 0);
            county.add(SampleKind.PRIMARY, 3, "山乡小学", RURAL, 210, 0);
            county.add(SampleKind.JUNIOR, 4, "东山初级中学", 0, 1640);
            county.add(SampleKind.COMPLETE_SECONDARY, 5, "示例一中", SampleCounty.URBAN, 0, 420, 900);
            int[] perMille = {900, 980, 1060};
            county.schools().forEach(school -> sport(school.times(perMille[step]), step == 0 ? 50 : 60));
            county.fact("preschool", preschool(2400, new int[] {1990, 2080, 2140}[step]));
            county.fact(
                    "context",
                    "{\"seniorEnrolmentPercent\": \""
                            + List.of("85.1", "88.4", "89.2").get(step)
                            + "\", \"sportsAreaPerHead\": \""
                            + List.of("1.9", "2.2", "2.6").get(step)
                            + "\", \"exercisePercent\": \""
                            + List.of("36", "38.5", "40.1").get(step) + "\"}");
            county.fact(
                    "retention",
                    "{\"nineYearPercent\": \"" + List.of("96.2", "97.4", "97.1").get(step) + "\"}");
            county.fact("disabledChildren", "{\"schoolAge\": 40, \"enrolled\": " + new int[] {37, 38, 39}[step] + "}");
            county.fact("pay", pay(new int[] {88000, 96500, 98000}[step], new int[] {89000, 95200, 99400}[step]));
            county.fact("funding", funding(92_000 + 4_000 * step - (step == 2 ? 6_000 : 0), 4_990, 800, 800));
            county.fact("previous", previous(91_000 + 3_000 * step, 5_010));
            county.fact(
                    "ruralTaxTransfer", "{\"total\": 600, \"toCompulsory\": " + new int[] {280, 306, 318}[step] + "}");
            county.fact("provincial", "{\"ruralTaxTransferPercent\": 50}");
            county.writeTo("huize/" + year, files);
        }
    }

    /** In 2016 a few of the 92 items were judged, in 2017 all of them. */
    private static void qinyuan(Map<String, String> files) {
        for (int year = 2016; year <= 2017; year++) {
            SamplePlanCounty county = new SamplePlanCounty("149914", "示例县己（合成数据）", year);
            county.add(SampleKind.PRIMARY, 1, "城关小学", 540, 0);
            county.add(SampleKind.PRIMARY, 2, "北山小学", RURAL, 130, 0);
            county.add(SampleKind.JUNIOR, 3, "城关初级中学", 0, 480);
            county.add(SampleKind.NINE_YEAR, 4, "西川九年一贯制学校", TOWN, 160, 110);
            county.fact("rotation", year == 2016 ? rotation(48, 4, 1) : rotation(49, 6, 2));
            StringBuilder rows = new StringBuilder("标准,条目,学校标识码,状态\n");
            for (int item = 1; item <= (year == 2016 ? 3 : 92); item++) {
                for (SamplePlanSchool school : county.schools()) {
                    boolean short1 = item == 17 && school == county.school(1);
                    boolean short2 = item == 44 && school == county.school(3);
                    rows.append("school-management-2014,")
                            .append(item)
                            .append(',')
                            .append(school.code)
                            .append(',')
                            .append(short1 ? "未达到" : short2 ? "部分达到" : "达到")
                            .append('\n');
                }
            }
            for (int item : new int[] {32, 57, 75, 76, 81, 85, 86}) {
                for (SamplePlanSchool school : county.schools()) {
                    rows.append("school-management-2017,")
                            .append(item)
                            .append(',')
                            .append(school.code)
                            .append(',')
                            .append(item == 86 && year == 2016 ? "未达到" : "达到")
                            .append('\n');
                }
            }
            county.checklists(rows.toString());
            county.writeTo("qinyuan/" + year, files);
        }
    }

    /** A place of the city, with how well its schools are supplied in each year of data, in per mille. */
    private record Member(String place, String folder, int supply2023, int supply2024) {}

    private static final List<Member> MEMBERS = List.of(
            new Member("德城区", "decheng", 1010, 1080),
            new Member("陵城区", "lingcheng", 960, 0),
            new Member("宁津县", "ningjin", 900, 0),
            new Member("庆云县", "qingyun", 980, 0),
            new Member("临邑县", "linyi", 940, 990),
            new Member("齐河县", "qihe", 1080, 1060),
            new Member("平原县", "pingyuan", 970, 0),
            new Member("夏津县", "xiajin", 950, 0),
            new Member("武城县", "wucheng", 930, 0),
            new Member("乐陵市", "laoling", 990, 1020),
            new Member("禹城市", "yucheng", 1000, 1040),
            new Member("德州天衢新区", "tianqu", 1020, 0));

    /**
     * Twelve counties of 2023, five of them of 2024 too. 夏津县 has a school whose classes were not reported; 齐河县, recognised with the
     * data of 2023, falls back in 2024.
     */
    private static void dezhou(Map<String, String> files) {
        StringBuilder counties = new StringBuilder();
        for (int i = 0; i < MEMBERS.size(); i++) {
            Member member = MEMBERS.get(i);
            String datasets = "\"" + member.folder() + "-2023\"";
            member(files, member, i, 2023, member.supply2023());
            if (member.supply2024() > 0) {
                datasets += ", \"" + member.folder() + "-2024\"";
                member(files, member, i, 2024, member.supply2024());
            }
            counties.append(i == 0 ? "" : ",\n    ")
                    .append("{\"place\": \"")
                    .append(member.place())
                    .append("\", \"datasets\": [")
                    .append(datasets)
                    .append("]}");
        }
        files.put(
                "dezhou/city.json",
                "{\n  \"//\": \"合成数据：各县的代码、校名、数值均为虚构，place 只表示按规划中的哪一行跟踪\",\n"
                        + "  \"code\": \"379900\",\n  \"name\": \"示例市（合成数据）\",\n  \"counties\": [\n    " + counties
                        + "\n  ]\n}\n");
    }

    private static void member(Map<String, String> files, Member member, int i, int year, int perMille) {
        SamplePlanCounty county = new SamplePlanCounty("3799" + (21 + i), "示例县" + (i + 1) + "（合成数据）", year);
        boolean crowded = perMille < 960;
        county.add(SampleKind.PRIMARY, 1, "实验小学", crowded ? 2060 : 980 + 40 * i, 0)
                .classesOf(crowded ? 47 : 44, 48);
        county.add(SampleKind.PRIMARY, 2, "乡镇小学", RURAL, 240 + 10 * i, 0);
        county.add(SampleKind.JUNIOR, 3, "第一初级中学", 0, 760 + 30 * i).classesOf(42, perMille < 1000 ? 52 : 48);
        county.add(SampleKind.NINE_YEAR, 4, "九年一贯制学校", TOWN, 300 + 10 * i, 180);
        county.schools().forEach(school -> sport(school.times(perMille), perMille < 940 ? 55 : 60));
        // Resources gather in the town: the rural school is short of backbone teachers and of equipment.
        county.school(1).supply(2, 1000 - (1080 - perMille) * 4).supply(6, perMille - 60);
        county.school(0).supply(2, perMille < 960 ? 2600 : 1300);
        if (member.folder().equals("xiajin")) {
            county.school(0).without("primary.classSizes");
        }
        if (i % 4 == 2) {
            county.fact("rotation", rotation(90, 8, 2));
        }
        if (i % 5 == 3) {
            county.fact("recognitionSurvey", null);
        }
        if (member.folder().equals("qihe") && year == 2024) {
            county.school(3).supply(5, 820).supply(4, 960);
            county.school(2).classesOf(42, 52);
            county.fact("rotation", rotation(92, 8, 1));
        }
        county.writeTo("dezhou/" + member.folder() + "-" + year, files);
    }

    private static SamplePlanSchool sport(SamplePlanSchool school, int minutes) {
        Map<String, String> cells = school.cells();
        for (String stage : List.of("primary", "junior")) {
            if (cells.containsKey(stage + ".students")) {
                school.with(stage + ".sportMinutesPerDay", minutes);
            }
        }
        return school;
    }

    private static String managed(int all, int managed) {
        return "{\"allStaff\": " + all + ", \"staff\": " + managed + "}";
    }

    private static String migrants(int eligible, int places) {
        return "{\"eligible\": " + eligible + ", \"inPublic\": " + places
                + ", \"inPurchasedPrivate\": 0, \"leftBehindCare\": true}";
    }

    private static String places(int planned, int allocated, boolean tilt) {
        return "{\"planned\": " + planned + ", \"allocated\": " + allocated + ", \"allocatedToRural\": " + allocated / 2
                + ", \"ruralTilt\": " + tilt + "}";
    }

    private static String pay(int teachers, int civil) {
        return "{\"teachersYuan\": " + teachers + ", \"civilServantsYuan\": " + civil
                + ", \"performancePayApproved\": true}";
    }

    private static String funding(int budget, int students, int collected, int spent) {
        return "{\"generalBudget\": " + budget + ", \"students\": " + students + ", \"surchargeCollected\": "
                + collected + ", \"surchargeSpent\": " + spent + "}";
    }

    private static String previous(int budget, int students) {
        return "{\"funding\": {\"generalBudget\": " + budget + ", \"students\": " + students + "}}";
    }

    private static String preschool(int children, int enrolled) {
        return "{\"children3to5\": " + children + ", \"enrolled\": " + enrolled + ", \"populationBasis\": \"常住\"}";
    }
}
