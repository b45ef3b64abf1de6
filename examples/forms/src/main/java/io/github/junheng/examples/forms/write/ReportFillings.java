package io.github.junheng.examples.forms.write;

import io.github.junheng.evaluation.Evaluation;
import io.github.junheng.evaluation.Finding;
import io.github.junheng.evaluation.Missing;
import io.github.junheng.evaluation.Outcome;
import io.github.junheng.evaluation.PartResult;
import io.github.junheng.evaluation.Status;
import io.github.junheng.evaluation.Verdict.SectionResult;
import io.github.junheng.examples.forms.figure.Amounts;
import io.github.junheng.examples.forms.figure.Lacking;
import io.github.junheng.examples.forms.figure.Phrase;
import io.github.junheng.report.Piece;
import io.github.junheng.report.Wording;
import io.github.junheng.school.Stage;
import io.github.junheng.standard.Criterion;
import io.github.junheng.standard.Rule;
import io.github.junheng.standard.Section;
import io.github.junheng.standard.Standard;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** 评估结果的填充内容: what an evaluation has to say to the placeholders of a report. */
final class ReportFillings {
    static final String UNDETERMINED = "indeterminate";

    /** Schools that are named where several fail; the others are counted. */
    private static final int NAMED = 20;

    private final Evaluation evaluation;
    private final Standard standard;
    private final Wording wording;
    private final Amounts amounts;
    private final Lacking lacking;
    private final Map<String, List<Finding>> byRule = new LinkedHashMap<>();
    private final Map<String, Optional<String>> texts = new LinkedHashMap<>();
    private final Map<String, List<Map<String, String>>> lists = new LinkedHashMap<>();

    private ReportFillings(Evaluation evaluation) {
        this.evaluation = evaluation;
        this.standard = evaluation.standard();
        this.wording = Wording.of(evaluation);
        this.amounts = new Amounts(evaluation);
        this.lacking = new Lacking(evaluation, wording);
        for (Finding finding : evaluation.findings()) {
            byRule.computeIfAbsent(finding.rule().local(), r -> new ArrayList<>())
                    .add(finding);
        }
    }

    static Fillings of(Evaluation evaluation) {
        return new ReportFillings(evaluation).fillings();
    }

    private Fillings fillings() {
        var county = evaluation.dataset().county();
        texts.put("county.name", county.name().toOptional());
        texts.put("county.code", county.code().toOptional().map(code -> code.value()));
        texts.put("county.year", Optional.of(Integer.toString(county.year())));
        texts.put("standard.title", Optional.of(standard.title().zh()));
        texts.put("standard.document", Optional.of(standard.documentNumber()));
        texts.put("asOf", Optional.of(evaluation.asOf().toString()));
        texts.put("verdict", Optional.of(evaluation.status().zh()));
        byRule.values().forEach(this::ofRule);
        List<Map<String, String>> sections = new ArrayList<>();
        for (SectionResult result : evaluation.verdict().sections()) {
            Section section = result.section();
            String status = result.status().zh();
            texts.put("section." + section.id() + ".status", Optional.of(status));
            sections.add(Map.of("section", section.name().zh(), "status", status));
            lists.put("findings." + section.id(), countyFindings(section));
            lists.put("schools." + section.id(), schoolTallies(section));
        }
        lists.put("sections", sections);
        open();
        return new Fillings(texts, lists, Map.of());
    }

    private Rule rule(Finding finding) {
        return standard.rule(finding.rule().local());
    }

    private boolean decides(Finding finding) {
        return standard.sectionOf(finding.rule().local()).isPresent()
                && !rule(finding).informative();
    }

    private static String zh(Piece piece) {
        return piece.in(Locale.CHINESE);
    }

    /** The figures of a rule: of the county by themselves, of schools how many have which outcome. */
    private void ofRule(List<Finding> findings) {
        Map<String, List<Finding>> ofSchools = new LinkedHashMap<>();
        Rule rule = rule(findings.get(0));
        texts.put(rule.id().local() + ".name", Optional.of(rule.name().zh()));
        // A county without schools of a stage has none of them that the rule concerns.
        for (Stage stage : Stage.ofRows()) {
            ofSchools.put(rule.id().local() + "." + stage, new ArrayList<>());
        }
        for (Finding finding : findings) {
            Stage stage = finding.stageOrNull();
            String id = finding.rule().local() + (stage == null ? "" : "." + stage);
            if (finding.school().isPresent()) {
                ofSchools.computeIfAbsent(id, i -> new ArrayList<>()).add(finding);
            } else if (finding.element().isEmpty()) {
                texts.put(id + ".status", Optional.of(status(finding)));
                texts.put(id + ".limit", Optional.of(zh(wording.limit(finding))));
                finding.measure()
                        .ifPresent(measure ->
                                texts.put(id + ".value", measure.value().map(value -> zh(wording.value(finding)))));
            }
        }
        ofSchools.forEach((id, schools) -> {
            texts.put(id + ".met", Optional.of(count(schools, Status.MET)));
            texts.put(id + ".notMet", Optional.of(count(schools, Status.NOT_MET)));
            texts.put(id + ".indeterminate", Optional.of(count(schools, Status.INDETERMINATE)));
            texts.put(id + ".concerned", Optional.of(concerned(schools)));
        });
    }

    private static String count(List<Finding> findings, Status status) {
        return Long.toString(findings.stream().filter(f -> f.status() == status).count());
    }

    private static String concerned(List<Finding> findings) {
        return Long.toString(findings.stream()
                .filter(f -> f.school().isPresent() && f.status() != Status.NOT_APPLICABLE)
                .count());
    }

    /** The outcome in a word; of what must not be, whether it is found. */
    private String status(Finding finding) {
        return status(rule(finding), finding.status());
    }

    private static String status(Rule rule, Status status) {
        return rule.criterion() instanceof Criterion.Veto && status == Status.MET
                ? "未发现"
                : rule.criterion() instanceof Criterion.Veto && status == Status.NOT_MET ? "存在" : status.zh();
    }

    private List<Map<String, String>> countyFindings(Section section) {
        List<Map<String, String>> items = new ArrayList<>();
        for (String rule : section.rules()) {
            for (Finding finding : byRule.getOrDefault(rule, List.of())) {
                if (finding.school().isEmpty()) {
                    items.add(item(finding));
                }
            }
        }
        return items;
    }

    private Map<String, String> item(Finding finding) {
        Map<String, String> item = new LinkedHashMap<>();
        item.put("rule", zh(wording.rule(rule(finding))));
        item.put("subject", zh(wording.subject(finding)));
        List<Piece> failing = failing(finding);
        item.put("value", failing.isEmpty() ? value(finding) : zh(Piece.clauses(failing)));
        item.put("limit", failing.isEmpty() ? zh(wording.limit(finding)) : "见左");
        item.put("status", status(finding));
        item.put("shortfall", wording.shortfall(finding).map(ReportFillings::zh).orElse(""));
        item.put("clause", zh(wording.clause(finding)));
        return item;
    }

    /** Of a rule of several tests those that fail, each with its value and what it should be. */
    private List<Piece> failing(Finding finding) {
        List<Piece> failing = new ArrayList<>();
        List<List<Piece>> rows = finding.school().isEmpty() ? wording.rows(finding) : List.of();
        for (int i = 0; i < finding.parts().size() && i + 1 < rows.size(); i++) {
            PartResult part = finding.parts().get(i);
            if (part.status() == Status.NOT_MET) {
                List<Piece> row = rows.get(i + 1);
                failing.add(Phrase.of(
                        "{0} {1}，要求 {2}", "{0} {1}, required {2}", Piece.of(part.name()), row.get(2), row.get(3)));
            }
        }
        return failing;
    }

    /** The county's figure; where it is its schools, how many of them meet the rule. */
    private String value(Finding finding) {
        Rule rule = rule(finding);
        return finding.units()
                .map(units -> {
                    int open = units.concerned() - units.met() - units.notMet();
                    return units.met() + "/" + units.concerned() + " " + zh(wording.counted(rule))
                            + status(rule, Status.MET)
                            + (open > 0
                                    ? "，" + open + " " + zh(wording.counted(rule)) + Status.INDETERMINATE.zh()
                                    : "");
                })
                .orElseGet(() ->
                        rule.criterion() instanceof Criterion.Veto ? status(finding) : zh(wording.value(finding)));
    }

    /** How many schools meet each rule that is asked of schools, the items of a rule of several before it. */
    private List<Map<String, String>> schoolTallies(Section section) {
        List<Map<String, String>> items = new ArrayList<>();
        for (String id : section.rules()) {
            Rule whole = standard.rule(id);
            List<String> rules = new ArrayList<>();
            if (whole.criterion() instanceof Criterion.KOfN several) {
                rules.addAll(several.rules());
            }
            Set<String> counted = Set.copyOf(rules);
            rules.add(id);
            for (String each : rules) {
                Map<Optional<Stage>, List<Finding>> byStage = byRule.getOrDefault(each, List.of()).stream()
                        .filter(f -> f.school().isPresent())
                        .collect(Collectors.groupingBy(Finding::stage, LinkedHashMap::new, Collectors.toList()));
                byStage.forEach((stage, findings) ->
                        items.add(tally(standard.rule(each), stage.orElse(null), findings, !counted.contains(each))));
            }
        }
        return items;
    }

    /** @param decides whether the rule asks by itself; an item of several need not be met by every school */
    private Map<String, String> tally(Rule rule, @Nullable Stage stage, List<Finding> findings, boolean decides) {
        Map<String, String> item = new LinkedHashMap<>();
        item.put("rule", zh(wording.rule(rule)));
        item.put("stage", stage == null ? "" : stage.zh());
        item.put("met", count(findings, Status.MET));
        item.put("notMet", count(findings, Status.NOT_MET));
        item.put("indeterminate", count(findings, Status.INDETERMINATE));
        item.put("concerned", concerned(findings));
        item.put(
                "status",
                decides
                        ? status(
                                rule,
                                Status.allOf(
                                        findings.stream().map(Finding::status).toList()))
                        : "—");
        return item;
    }

    /** What is not met and what is not known, of that which decides. */
    private void open() {
        List<Map<String, String>> notMet = new ArrayList<>();
        List<Map<String, String>> unknown = new ArrayList<>();
        for (List<Finding> findings : byRule.values()) {
            List<Finding> deciding = findings.stream().filter(this::decides).toList();
            for (Finding finding : deciding) {
                if (finding.school().isEmpty() && finding.units().isEmpty()) {
                    if (finding.status() == Status.NOT_MET) {
                        notMet.add(item(finding));
                    } else if (finding.outcome() instanceof Outcome.Indeterminate open) {
                        Map<String, String> item = item(finding);
                        item.put("missing", cells(open.missing(), finding));
                        unknown.add(item);
                    }
                }
            }
            ofSchools(deciding, Status.NOT_MET, notMet);
            ofSchools(deciding, Status.INDETERMINATE, unknown);
        }
        lists.put("notMet", notMet);
        lists.put(UNDETERMINED, unknown);
        texts.put("count.notMet", Optional.of(Integer.toString(notMet.size())));
        texts.put("count.indeterminate", Optional.of(Integer.toString(unknown.size())));
    }

    /** One entry for all the schools that have the same outcome of a rule, where the county has it by them. */
    private void ofSchools(List<Finding> findings, Status status, List<Map<String, String>> items) {
        // A county needs of some rules only a share of its schools.
        if (findings.stream()
                .anyMatch(f -> f.school().isEmpty()
                        && f.status() != status
                        && !(status == Status.INDETERMINATE && f.status() == Status.NOT_MET))) {
            return;
        }
        List<Finding> such = findings.stream()
                .filter(f -> f.school().isPresent() && f.status() == status)
                .toList();
        if (such.isEmpty()) {
            return;
        }
        Rule rule = rule(such.get(0));
        Map<String, String> item = item(such.get(0));
        String named = such.stream()
                .limit(NAMED)
                .map(finding -> zh(wording.subject(finding)) + amount(finding))
                .collect(Collectors.joining("、"));
        item.put("subject", such.size() > NAMED ? named + " 等" : named);
        item.put(
                "value",
                such.size() + "/" + concerned(findings) + " " + zh(wording.counted(rule)) + status(rule, status));
        Set<String> limits =
                such.stream().map(finding -> zh(wording.limit(finding))).collect(Collectors.toSet());
        item.put("limit", limits.size() == 1 ? limits.iterator().next() : "各不相同");
        item.put(
                "shortfall",
                rule.criterion() instanceof Criterion.KOfN
                        ? ""
                        : amounts.total(such).stream()
                                .map(total -> zh(total.text()))
                                .collect(Collectors.joining("、", "合计", "。")));
        item.put(
                "missing",
                cells(
                        such.stream()
                                .map(Finding::outcome)
                                .flatMap(outcome -> outcome instanceof Outcome.Indeterminate open
                                        ? open.missing().stream()
                                        : List.<Missing>of().stream())
                                .toList(),
                        such.get(0)));
        items.add(item);
    }

    /** What a school lacks, after its name. */
    private String amount(Finding finding) {
        String all = amounts.of(finding).stream().map(gap -> zh(gap.text())).collect(Collectors.joining("、"));
        return all.isEmpty() ? "" : "（" + all + "）";
    }

    /** The cells for want of which a finding is open, in words. */
    private String cells(List<Missing> missing, Finding of) {
        return Lacking.alike(missing).stream()
                .map(alike -> zh(lacking.told(alike, Set.of(of.rule().local()))))
                .collect(Collectors.joining("；"));
    }
}
