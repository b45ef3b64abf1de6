package io.github.junheng.plan;

import io.github.junheng.MadeUp;
import io.github.junheng.io.PlanReader;
import io.github.junheng.problem.Checked;
import io.github.junheng.standard.Standard;
import java.io.FileNotFoundException;
import java.util.List;
import java.util.Map;

/** A made-up plan for tests, without anything to warn of; JSON is written with single quotes as {@link MadeUp} has it. */
public final class MadeUpPlan {
    /** A plan of a county that has every kind of item once. */
    public static final String JSON = """
            {'//': 'a comment', 'id': 'p', 'title': {'zh': '规划', 'en': 'Plan', '//': 'of a text'},
             'issuer': {'zh': '某县', 'en': 'A county'}, 'document': '某文', 'issued': '2020-03-01',
             'from': '2020', 'until': '2022', 'place': {'name': '甲县', 'code': '379901'},
             'confidence': 'verified', 'lastCheckedOn': '2026-11-26',
             'units': [{'//': 'of a unit', 'id': 'percent', 'zh': '%', 'whole': false},
               {'id': 'persons', 'zh': '人', 'whole': true}, {'id': 'yuan', 'zh': '元', 'whole': false},
               {'id': 'coefficient', 'zh': '系数', 'whole': false}],
             'formulas': 'formulas.json',
             'responsible': {'//': 'who', 'edu': {'lead': ['教育局'], 'supporting': ['财政局'], 'basis': 'printed', 'clause': '五'}},
             'goals': [
              {'id': 'size', 'kind': 'TARGET', 'name': {'zh': '规模', 'en': 'size'}, 'clause': '一', 'reach': 'SCHOOL', 'row': 7,
               'target': {'comparator': '<=', 'value': '1800', 'unit': 'persons'}, 'by': '2021', 'basis': 'printed',
               'read': {'rules': ['made-up/P'], 'kinds': ['小学', 'JUNIOR_SCHOOL'], 'take': 'EVERY'}, 'responsible': 'edu', 'measures': ['build']},
              {'id': 'gap', 'kind': 'THRESHOLD', 'name': {'zh': '差异', 'en': 'gap'}, 'clause': '二', 'reach': 'COUNTY',
               'target': {'comparator': '<=', 'value': '0.4', 'unit': 'coefficient'}, 'by': 'yearly from 2020', 'basis': 'printed',
               'read': {'rules': ['made-up/D'], 'stage': 'PRIMARY', 'take': 'VALUE'}, 'responsible': 'edu', 'beside': ['p-formulas/X']},
              {'id': 'pay', 'kind': 'TASK', 'name': {'zh': '工资', 'en': 'pay'}, 'clause': '三', 'reach': 'COUNTY',
               'by': 'ongoing', 'basis': 'none', 'read': {'rules': ['made-up/M/music'], 'take': 'OUTCOME'}, 'responsible': 'edu',
               'trigger': {'id': 't', 'text': {'zh': '多于', 'en': 'more than'}, 'comparator': '>', 'value': '5', 'unit': 'persons', 'clause': '三'}},
              {'id': 'funds', 'kind': 'RULE', 'name': {'zh': '经费', 'en': 'funds'}, 'clause': '四', 'reach': 'COUNTY',
               'target': {'earlier': 'year-before', 'comparator': '>', 'unit': 'yuan'}, 'by': 'yearly', 'basis': 'printed', 'responsible': 'edu', 'baseline': 'base'},
              {'id': 'grade', 'kind': 'TARGET', 'name': {'zh': '等次', 'en': 'grade'}, 'clause': '四', 'reach': 'COUNTY',
               'target': {'grade': ['优', '良']}, 'by': '2022', 'basis': 'inferred', 'responsible': 'edu'},
              {'id': 'all', 'kind': 'TARGET', 'name': {'zh': '达到', 'en': 'all'}, 'clause': '四', 'reach': 'COUNTY',
               'by': '2022', 'basis': 'printed', 'read': {'standard': 'made-up', 'sections': ['A']}, 'responsible': 'edu'}],
             'milestones': [{'id': 'apply', 'name': {'zh': '申请', 'en': 'apply'}, 'clause': '六', 'by': '2021-06', 'basis': 'printed',
               'responsible': 'edu', 'also': [{'clause': '七', 'by': '2021-06'}], 'heading': '2021..2022'}],
             'undertakings': [{'id': 'build', 'name': {'zh': '建校', 'en': 'build'}, 'clause': '八', 'quantity': '3', 'unit': 'persons',
               'by': '2022', 'basis': 'printed', 'responsible': 'edu'}],
             'recorded': [{'id': 'base', 'kind': 'BASELINE', 'name': {'zh': '经费', 'en': 'funds'}, 'clause': '一', 'of': '2019', 'value': '900',
               'unit': 'yuan', 'goal': 'funds'},
               {'id': 'one', 'kind': 'FACT', 'name': {'zh': '其一', 'en': 'one'}, 'clause': '一', 'value': '1', 'unit': 'persons'},
               {'id': 'two', 'kind': 'FACT', 'name': {'zh': '其二', 'en': 'two'}, 'clause': '一', 'value': '2', 'unit': 'persons'}],
             'relations': [{'kind': 'sum', 'clause': '八', 'whole': 'build', 'parts': ['one', 'two']},
               {'kind': 'within', 'clause': '九', 'whole': 'build', 'parts': ['two']},
               {'kind': 'count', 'clause': '十', 'name': {'zh': '两项', 'en': 'two things'}, 'announced': '2', 'items': ['size', 'gap']},
               {'kind': 'cites', 'clause': '十一', 'event': {'zh': '大会', 'en': 'a congress'}, 'on': '2019-10'}],
             'tables': [{'id': 't', 'title': {'zh': '表', 'en': 'table'}, 'columns': [
               {'id': 'c', 'name': {'zh': '列', 'en': 'column'}, 'read': {'rules': ['made-up/T', 'made-up/S'], 'take': 'SHARE'}}]}],
             'notes': [{'zh': '注', 'en': 'note'}]}
            """;

    /** A plan of a city of two members with what each of them forecasts. */
    public static final String CITY = """
            {'id': 'c', 'title': {'zh': '市规划', 'en': 'Plan of a city'}, 'issuer': {'zh': '某市', 'en': 'A city'}, 'document': '某文',
             'from': '2020', 'until': '2022', 'place': {'name': '某市'}, 'members': [{'name': '甲县'}, {'name': '乙县'}],
             'confidence': 'verified', 'lastCheckedOn': '2026-11-26', 'units': [{'id': '%', 'zh': '%', 'whole': false}],
             'responsible': {'edu': {'lead': ['教育局'], 'basis': 'printed'}},
             'goals': [
              {'id': 'both', 'kind': 'FORECAST', 'name': {'zh': '全部', 'en': 'both'}, 'clause': '附件', 'reach': 'COUNTY', 'by': '2021', 'basis': 'printed',
               'target': {'comparator': '>=', 'unit': '%'}, 'read': {'rules': ['made-up/T', 'made-up/S'], 'take': 'SHARE'},
               'each': [{'place': '甲县', 'value': '80', 'row': 3}, {'place': '乙县', 'value': '100', 'row': 4, 'by': '2022', 'basis': 'inferred'}]},
              {'id': 'size', 'kind': 'FORECAST', 'name': {'zh': '规模', 'en': 'size'}, 'clause': '附件', 'reach': 'COUNTY', 'by': '2021', 'basis': 'printed',
               'target': {'comparator': '>=', 'unit': '%'}, 'read': {'rules': ['made-up/P'], 'take': 'SHARE'},
               'each': [{'place': '甲县', 'value': '90'}, {'place': '乙县', 'value': '100'}]},
              {'id': 'area', 'kind': 'FORECAST', 'name': {'zh': '面积', 'en': 'area'}, 'clause': '附件', 'reach': 'COUNTY', 'by': '2021', 'basis': 'printed',
               'target': {'comparator': '>=', 'unit': '%'}, 'read': {'rules': ['made-up/S'], 'take': 'SHARE'},
               'each': [{'place': '甲县', 'value': '85'}, {'place': '乙县', 'value': '100'}]},
              {'id': 'meets', 'kind': 'TARGET', 'name': {'zh': '达到标准', 'en': 'meets'}, 'clause': '二', 'reach': 'COUNTY', 'by': '2022', 'basis': 'printed',
               'read': {'standard': 'made-up', 'sections': ['A']}, 'each': [{'place': '甲县', 'responsible': 'edu'}]}],
             'tables': [{'id': 't', 'title': {'zh': '表', 'en': 'table'}, 'columns': [
               {'id': 'both', 'name': {'zh': '全部', 'en': 'both'}, 'read': {'rules': ['made-up/T', 'made-up/S'], 'take': 'SHARE'}, 'goals': 'both'},
               {'id': 'size', 'name': {'zh': '规模', 'en': 'size'}, 'read': {'rules': ['made-up/P'], 'take': 'SHARE'}, 'goals': 'size', 'countedFor': 'made-up/P'},
               {'id': 'area', 'name': {'zh': '面积', 'en': 'area'}, 'read': {'rules': ['made-up/S'], 'take': 'SHARE'}, 'goals': 'area'}],
               'bounds': [{'all': 'both', 'of': ['size', 'area']}]}]}
            """;

    /** Its formulas. */
    public static final String FORMULAS = """
            {'id': 'p-formulas', 'title': {'zh': '算法', 'en': 'Formulas'}, 'base': 'made-up', 'from': '2020-01-01',
             'lastCheckedOn': '2026-11-25', 'citation': {'document': '某文', 'confidence': 'verified'},
             'rules': [{'id': 'X', 'section': 'A', 'name': {'zh': '甲', 'en': 'A'}, 'level': 'SCHOOL', 'informative': true,
               'criterion': {'kind': 'comparison', 'indicator': 'pupils', 'comparator': '<=', 'limit': '1000'}}]}
            """;

    private MadeUpPlan() {}

    public static Checked<Plan> read(String json) {
        return read(json, FORMULAS, MadeUp.standard());
    }

    /** Reads a plan with these formulas beside it. */
    public static Checked<Plan> read(String json, String formulas, Standard... standards) {
        Map<String, String> files = Map.of("formulas.json", formulas);
        return PlanReader.read(MadeUp.stream(MadeUp.quoted(json)), "plan.json", List.of(standards), name -> {
            String file = files.get(name);
            if (file == null) {
                throw new FileNotFoundException(name);
            }
            return MadeUp.stream(MadeUp.quoted(file));
        });
    }

    /** The text with one passage changed, which it must have. */
    public static String with(String json, String passage, String other) {
        if (!json.contains(passage)) {
            throw new IllegalArgumentException("the plan has no " + passage);
        }
        int at = json.indexOf(passage);
        return json.substring(0, at) + other + json.substring(at + passage.length());
    }
}
