package io.github.junheng.examples.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToIntFunction;

/** One synthetic county of the examples of plans in one year; everything is met unless a fact or a school is changed. */
final class SamplePlanCounty {
    private static final String URBAN = SampleCounty.URBAN;

    private final Map<String, String> facts = new LinkedHashMap<>();
    private final List<SamplePlanSchool> schools = new ArrayList<>();
    private final String code;
    private final String name;
    private final int year;
    private String checklists = "";

    SamplePlanCounty(String code, String name, int year) {
        this.code = code;
        this.name = name;
        this.year = year;
    }

    SamplePlanSchool add(SampleKind kind, int serial, String school, int primary, int junior) {
        return add(kind, serial, school, URBAN, primary, junior, 0);
    }

    SamplePlanSchool add(SampleKind kind, int serial, String school, String location, int primary, int junior) {
        return add(kind, serial, school, location, primary, junior, 0);
    }

    SamplePlanSchool add(
            SampleKind kind, int serial, String school, String location, int primary, int junior, int senior) {
        SamplePlanSchool added =
                new SamplePlanSchool(kind, code(kind, serial), school, location, primary, junior, senior);
        schools.add(added);
        return added;
    }

    /** A made-up code: the county's last two digits and the serial behind the province. */
    String code(SampleKind kind, int serial) {
        return kind.codePrefix + code.substring(0, 2) + code.substring(2) + (serial < 10 ? "0" : "") + serial;
    }

    SamplePlanSchool school(int index) {
        return schools.get(index);
    }

    List<SamplePlanSchool> schools() {
        return schools;
    }

    /** A fact of county.json as JSON text; null leaves it out. */
    SamplePlanCounty fact(String key, String json) {
        facts.put(key, json);
        return this;
    }

    SamplePlanCounty checklists(String rows) {
        checklists = rows;
        return this;
    }

    private int sum(ToIntFunction<SamplePlanSchool> of) {
        return schools.stream().mapToInt(of).sum();
    }

    static String rotation(int eligible, int rotated, int backbone) {
        return "{\"eligible\": " + eligible + ", \"rotated\": " + rotated + ", \"backboneRotated\": " + backbone + "}";
    }

    static String evidence(String id, boolean met) {
        return "\"" + id + "\": {\"met\": " + met + ", \"basis\": \"合成数据\"}";
    }

    void writeTo(String folder, Map<String, String> files) {
        files.put(folder + "/county.json", json());
        files.put(folder + "/schools.csv", SamplePlanSchool.csv(schools));
        if (!checklists.isEmpty()) {
            files.put(folder + "/checklists.csv", checklists);
        }
    }

    private String json() {
        Map<String, String> all = new LinkedHashMap<>();
        all.put("code", "\"" + code + "\"");
        all.put("name", "\"" + name + "\"");
        all.put("year", String.valueOf(year));
        all.put("basicBalanceRecognisedOn", "\"2014-12-31\"");
        all.put(
                "publicFundingQuotaYuan",
                "{\"PRIMARY\": " + SamplePlanSchool.PRIMARY_QUOTA + ", \"JUNIOR\": " + SamplePlanSchool.JUNIOR_QUOTA
                        + "}");
        all.put("specialEducation", "{\"fundsYuan\": 192000, \"students\": 30}");
        all.put("pay", "{\"teachersYuan\": 92800, \"civilServantsYuan\": 91500, \"performancePayApproved\": true}");
        int eligible = sum(SamplePlanSchool::teachers) * 4 / 10;
        int rotated = (eligible * 12 + 99) / 100;
        all.put("rotation", rotation(eligible, rotated, (rotated + 3) / 4));
        int places = sum(SamplePlanSchool::graduates) / 2;
        int allocated = (places * 56 + 99) / 100;
        all.put(
                "seniorHighPlaces",
                "{\"planned\": " + places + ", \"allocated\": " + allocated + ", \"allocatedToRural\": " + allocated / 2
                        + ", \"ruralTilt\": true}");
        int migrants = sum(SamplePlanSchool::pupils) / 20;
        all.put(
                "migrantChildren",
                "{\"eligible\": " + migrants + ", \"inPublic\": " + (migrants - migrants / 50)
                        + ", \"inPurchasedPrivate\": 0, \"leftBehindCare\": true}");
        int disabled = Math.max(20, sum(SamplePlanSchool::pupils) * 6 / 1000);
        all.put(
                "disabledChildren",
                "{\"schoolAge\": " + disabled + ", \"enrolled\": " + (disabled - disabled / 40) + "}");
        all.put(
                "monitoring",
                "[{\"subject\": \"语文\", \"level\": 3, \"variation\": \"0.11\"}, "
                        + "{\"subject\": \"数学\", \"level\": 3, \"variation\": \"0.13\"}]");
        int valid = sum(SamplePlanSchool::pupils) / 5;
        all.put("recognitionSurvey", "{\"valid\": " + valid + ", \"satisfied\": " + valid * 91 / 100 + "}");
        all.put(
                "evidence",
                "{" + evidence("E2", true) + ", " + evidence("G1", true) + ", " + evidence("G2", true) + ", "
                        + evidence("G10", true) + ", " + evidence("Q5", true) + ", " + evidence("Q8", true) + "}");
        all.put(
                "vetoes",
                "{\"V1\": false, \"V2\": false, \"V3\": false, \"V4\": false, \"V5\": false, \"V6\": false, \"V7\": false}");
        all.putAll(facts);
        StringBuilder json = new StringBuilder("{");
        String separator = "\n  ";
        for (Map.Entry<String, String> fact : all.entrySet()) {
            if (fact.getValue() != null) {
                json.append(separator)
                        .append('"')
                        .append(fact.getKey())
                        .append("\": ")
                        .append(fact.getValue());
                separator = ",\n  ";
            }
        }
        return json.append("\n}\n").toString();
    }
}
