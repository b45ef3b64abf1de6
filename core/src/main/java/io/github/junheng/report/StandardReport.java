package io.github.junheng.report;

import io.github.junheng.dataset.FactDefinition;
import io.github.junheng.dataset.FactType;
import io.github.junheng.overlay.CatalogueLine;
import io.github.junheng.overlay.CellReaders;
import io.github.junheng.overlay.Overlays;
import io.github.junheng.overlay.StandardDiff;
import io.github.junheng.quantity.Rational;
import io.github.junheng.school.Stage;
import io.github.junheng.standard.Citation;
import io.github.junheng.standard.Concession;
import io.github.junheng.standard.Criterion;
import io.github.junheng.standard.Dated;
import io.github.junheng.standard.Level;
import io.github.junheng.standard.Limit;
import io.github.junheng.standard.Rule;
import io.github.junheng.standard.RuleId;
import io.github.junheng.standard.RuleInputs;
import io.github.junheng.standard.Section;
import io.github.junheng.standard.Standard;
import io.github.junheng.standard.Text;
import io.github.junheng.time.Timeline;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** 标准说明: a standard as a person reads it: every rule with its test in words, its numbers on a day, its source and its cells. */
public final class StandardReport {
    private final Standard standard;
    private final List<Standard> others;
    private final CriterionWords words;
    private final LocalDate day;
    private final Map<String, FactDefinition> facts;

    private StandardReport(Standard standard, List<Standard> others, LocalDate day) {
        this.standard = standard;
        this.others = others;
        this.day = day;
        this.words = new CriterionWords(standard, day);
        this.facts = standard.factsById();
    }

    /**
     * One standard with the numbers that hold on a day.
     *
     * @param others the standards among which those are looked for that replace it
     */
    public static Document of(Standard standard, List<Standard> others, LocalDate day) {
        return new StandardReport(standard, others, day).document();
    }

    /** Several standards by name. */
    public static Document list(List<Standard> standards, LocalDate day) {
        List<List<Piece>> rows = new ArrayList<>();
        for (Standard standard : standards) {
            rows.add(List.of(
                    Piece.of(standard.id()),
                    Piece.clauses(List.of(Piece.of(standard.title()), editions(standard, standards))),
                    Piece.of(standard.documentNumber()),
                    Names.days(standard.inForce()),
                    Piece.of(standard.isInForce(day) ? Message.YES : Message.NO)));
        }
        List<Piece> header = new ArrayList<>(
                EvaluationReport.header(Message.ID, Message.TITLE, Message.DOCUMENT_NUMBER, Message.IN_FORCE));
        header.add(Piece.of(Message.EDITION_IN_FORCE, Piece.of(day.toString())));
        return new Document(
                List.of(new Block.Heading(1, Piece.of(Message.STANDARDS_HEADING)), new Block.Table(header, rows)));
    }

    /** The standards that it replaces and those that replace it. */
    private static Piece editions(Standard standard, List<Standard> others) {
        List<Piece> editions = new ArrayList<>();
        if (!standard.supersedes().isEmpty()) {
            editions.add(Piece.of(Message.SUPERSEDES, texts(standard.supersedes())));
        }
        if (!standard.supersededBy(others).isEmpty()) {
            editions.add(Piece.of(Message.SUPERSEDED_BY, texts(standard.supersededBy(others))));
        }
        return Piece.clauses(editions);
    }

    /**
     * One standard through time: every rule with every number that it ever had, and which rules read a cell.
     *
     * @param others the standards among which those are looked for that replace it
     */
    public static Document catalogue(Standard standard, List<Standard> others) {
        List<Block> blocks = new ArrayList<>();
        Text title = standard.title();
        head(standard, others, Piece.words(Piece.of(title.zh()), Piece.of(title.en())), blocks);
        if (!standard.decides()) {
            EvaluationReport.paragraph(Piece.of(Message.NO_DECISION_RULE), blocks);
        }
        EvaluationReport.heading(Message.RULES_HEADING, blocks);
        List<List<Piece>> rows = new ArrayList<>();
        Set<Rule> seen = new HashSet<>();
        for (CatalogueLine line : CatalogueLine.of(standard)) {
            Rule rule = line.rule();
            rows.add(List.of(
                    Piece.of(line.target()),
                    Piece.words(Piece.of(rule.name().zh()), Piece.of(rule.name().en())),
                    line.band()
                            .map(band -> Piece.clauses(List.of(level(rule), Piece.of(band.name()))))
                            .orElse(level(rule)),
                    limit(standard, line),
                    Names.days(line.days()),
                    Names.citation(line.citation()),
                    Names.confidence(line.citation().confidence()),
                    // The cells of a rule stand once, however many numbers it has.
                    seen.add(rule) ? texts(RuleInputs.facts(standard, rule)) : Piece.NONE));
        }
        blocks.add(new Block.Table(
                EvaluationReport.header(
                        Message.RULE,
                        Message.CONTENT,
                        Message.CATALOGUE_LEVEL,
                        Message.LIMIT,
                        Message.IN_FORCE,
                        Message.CLAUSE,
                        Message.CATALOGUE_CONFIDENCE,
                        Message.CATALOGUE_NEEDS),
                rows));
        EvaluationReport.paragraph(byConfidence(standard), blocks);
        EvaluationReport.heading(Message.CATALOGUE_CELLS, blocks);
        blocks.add(readers(List.of(standard)));
        notes(standard, blocks);
        return new Document(blocks);
    }

    /** Every cell that rules of some standards read, with these rules. */
    public static Document cells(List<Standard> standards) {
        return new Document(List.of(new Block.Heading(1, Piece.of(Message.CATALOGUE_ALL_CELLS)), readers(standards)));
    }

    private static Block.Table readers(List<Standard> standards) {
        List<List<Piece>> rows = new ArrayList<>();
        for (CellReaders readers : CellReaders.of(standards)) {
            Map<String, List<String>> byOwner = new LinkedHashMap<>();
            for (RuleId rule : readers.rules()) {
                byOwner.computeIfAbsent(rule.owner(), owner -> new ArrayList<>())
                        .add(rule.local());
            }
            List<Piece> rules = new ArrayList<>();
            byOwner.forEach((owner, locals) -> rules.add(
                    standards.size() == 1
                            ? texts(locals)
                            : Piece.of(Message.CATALOGUE_RULES_OF, Piece.of(owner), texts(locals))));
            rows.add(List.of(Piece.of(readers.cell()), Piece.of(readers.name()), Piece.clauses(rules)));
        }
        return new Block.Table(
                EvaluationReport.header(Message.FACT_ID, Message.FACT_NAME, Message.CATALOGUE_READ_BY), rows);
    }

    private static Piece byConfidence(Standard standard) {
        List<Piece> counts = new ArrayList<>();
        CatalogueLine.byConfidence(standard)
                .forEach((confidence, count) -> counts.add(Piece.words(Names.confidence(confidence), Piece.of(count))));
        return Piece.of(Message.BY_CONFIDENCE, Piece.list(counts));
    }

    private static Piece limit(Standard standard, CatalogueLine line) {
        Dated<Rational> number = line.numberOrNull();
        if (number == null) {
            return Piece.DASH;
        }
        Piece figure = Overlays.unit(standard, line.rule(), line.target())
                .map(unit -> Piece.number(number.value(), null, unit))
                .orElse(Piece.Figure.of(number.value(), null));
        return line.sameAs()
                .map(other -> Piece.of(Message.LIMIT_SAME_AS_ELSEWHERE, figure, Piece.of(other)))
                .orElse(figure);
    }

    /** What differs between two standards, or between one standard on two days. */
    public static Document diff(StandardDiff.Side before, StandardDiff.Side after) {
        List<Block> blocks = new ArrayList<>();
        blocks.add(new Block.Heading(1, Piece.of(Message.DIFF_HEADING, side(before), side(after))));
        for (StandardDiff.Side side : List.of(before, after)) {
            if (!side.standard().isInForce(side.day())) {
                blocks.add(new Block.Paragraph(
                        Piece.of(
                                Message.DIFF_NOT_IN_FORCE,
                                Piece.of(side.day().toString()),
                                Piece.of(side.standard().id()),
                                Names.days(side.standard().inForce())),
                        true));
            }
        }
        List<List<Piece>> rows = new ArrayList<>();
        for (StandardDiff.Difference difference : StandardDiff.of(before, after)) {
            rows.add(List.of(
                    Piece.of(difference.target()),
                    what(difference.what()),
                    value(difference.beforeOrNull()),
                    value(difference.afterOrNull())));
        }
        if (rows.isEmpty()) {
            EvaluationReport.paragraph(Piece.of(Message.DIFF_NONE), blocks);
        } else {
            blocks.add(new Block.Table(
                    List.of(Piece.of(Message.DIFF_PLACE), Piece.of(Message.DIFF_WHAT), side(before), side(after)),
                    rows));
        }
        return new Document(blocks);
    }

    private static Piece side(StandardDiff.Side side) {
        List<String> names = new ArrayList<>();
        names.add(side.standard().id());
        names.addAll(side.standard().layers());
        return Piece.of(String.join("+", names) + "@" + side.day());
    }

    private static Piece what(StandardDiff.What what) {
        return Piece.of(
                switch (what) {
                    case RULE -> new Text("规则", "rule");
                    case NAME -> new Text("名称", "name");
                    case ASKED_OF -> new Text("对象", "asked of");
                    case TEST -> new Text("判定方式", "test");
                    case CELLS -> new Text("填报项", "cells");
                    case NUMBER -> new Text("数值", "number");
                    case WORDS -> new Text("认可的词", "admitted words");
                    case GRADES -> new Text("等次", "grades");
                });
    }

    private static Piece value(StandardDiff.@Nullable Value value) {
        if (value == null) {
            return Piece.DASH;
        }
        return value.sourceOrNull() == null
                ? Piece.of(value.text())
                : Piece.of(Message.DIFF_VALUE, Piece.of(value.text()), Piece.of(value.sourceOrNull()));
    }

    private static void head(Standard standard, List<Standard> others, Piece title, List<Block> blocks) {
        blocks.add(new Block.Heading(1, title));
        EvaluationReport.paragraph(
                Piece.of(
                        Message.STANDARD_BASICS,
                        Piece.of(standard.documentNumber()),
                        Piece.of(standard.id()),
                        Piece.of(standard.issuer()),
                        Names.days(standard.inForce()),
                        Names.confidence(standard.inForceConfidence())),
                blocks);
        if (!standard.supersedes().isEmpty() || !standard.supersededBy(others).isEmpty()) {
            EvaluationReport.paragraph(editions(standard, others), blocks);
        }
    }

    private Document document() {
        List<Block> blocks = new ArrayList<>();
        head(standard, others, Piece.of(standard.title()), blocks);
        if (!standard.layers().isEmpty()) {
            EvaluationReport.paragraph(Piece.of(Message.LAYERS, texts(standard.layers())), blocks);
        }
        long withoutText = standard.rules().values().stream()
                .filter(rule -> !rule.hasText())
                .count();
        if (withoutText > 0) {
            EvaluationReport.paragraph(
                    Piece.of(
                            Message.WITHOUT_TEXT,
                            Piece.of(withoutText),
                            Piece.of(standard.rules().size())),
                    blocks);
        }
        if (!standard.decides()) {
            EvaluationReport.paragraph(Piece.of(Message.NO_DECISION_RULE), blocks);
        }
        EvaluationReport.paragraph(byConfidence(standard), blocks);
        EvaluationReport.paragraph(Piece.of(Message.LIMITS_ON, Piece.of(day.toString())), blocks);
        if (!standard.isInForce(day)) {
            blocks.add(new Block.Paragraph(
                    Piece.of(Message.NOT_YET_IN_FORCE, Piece.of(day.toString()), Names.days(standard.inForce())),
                    true));
        }
        EvaluationReport.heading(Message.SECTIONS_HEADING, blocks);
        List<Piece> sections = new ArrayList<>();
        for (Section section : standard.sections()) {
            sections.add(Piece.of(
                    Message.STANDARD_SECTION,
                    Piece.of(section.id()),
                    Piece.of(section.name()),
                    texts(section.rules())));
        }
        blocks.add(new Block.Items(sections));
        EvaluationReport.heading(Message.RULES_HEADING, blocks);
        standard.rules().values().forEach(rule -> rule(rule, blocks));
        concessions(blocks);
        notes(standard, blocks);
        facts(blocks);
        return new Document(blocks);
    }

    private static void notes(Standard standard, List<Block> blocks) {
        if (!standard.notes().isEmpty()) {
            EvaluationReport.heading(Message.NOTES_HEADING, blocks);
            blocks.add(new Block.Items(standard.notes().stream().map(Piece::of).toList()));
        }
    }

    private static Piece texts(List<String> texts) {
        return Piece.list(texts.stream().map(Piece::of).toList());
    }

    private void rule(Rule rule, List<Block> blocks) {
        blocks.add(new Block.Heading(
                3, Piece.of(Message.RULE_HEADING, Piece.of(rule.id().local()), Piece.of(rule.name()))));
        List<Piece> items = new ArrayList<>();
        items.add(Piece.of(Message.RULE_CRITERION, words.criterion(rule, rule.criterion())));
        List<Piece> elsewhere = new ArrayList<>();
        for (Limit limit : RuleInputs.limits(rule.criterion())) {
            if (limit instanceof Limit.Printed printed && printed.sameAsOrNull() != null) {
                elsewhere.add(Piece.of(printed.sameAsOrNull()));
            }
        }
        if (!elsewhere.isEmpty()) {
            items.add(Piece.of(Message.RULE_SAME_AS, Piece.list(elsewhere)));
        }
        items.add(Piece.of(Message.RULE_LEVEL, level(rule)));
        Criterion.Share share = rule.shareOrNull();
        if (share != null) {
            items.add(Piece.of(Message.RULE_SHARE, words.share(rule, share)));
        }
        rule.grades().on(day).ifPresent(grades -> items.add(words.grades(rule, grades)));
        rule.scope().ifPresent(scope -> items.add(Piece.of(Message.RULE_SCOPE, Piece.of(scope.name()))));
        if (rule.level().hasStage()) {
            items.add(Piece.of(
                    Message.RULE_STAGES,
                    Piece.list(rule.stages().stream().map(Names::stage).toList())));
        }
        rule.band().ifPresent(band -> items.add(Piece.of(Message.RULE_BAND, Piece.of(band.name()))));
        if (rule.informative()) {
            items.add(Piece.of(Message.RULE_INFORMATIVE));
        } else if (standard.sectionOf(rule.id().local()).isEmpty()) {
            items.add(Piece.of(Message.RULE_PART_ONLY));
        }
        if (!rule.inForce().equals(standard.inForce())) {
            items.add(Piece.of(Message.RULE_IN_FORCE, Names.days(rule.inForce())));
        }
        OptionalInt fromData = rule.fromDataYear();
        if (fromData.isPresent()) {
            items.add(Piece.of(Message.RULE_FROM_DATA, Piece.of(fromData.getAsInt())));
        }
        if (rule.criterion() instanceof Criterion.Comparison comparison && comparison.normOrNull() != null) {
            comparison
                    .normOrNull()
                    .on(day)
                    .ifPresent(norm -> items.add(Piece.of(Message.RULE_NORM, Piece.Figure.of(norm.value(), null))));
        }
        items.add(Piece.of(
                Message.RULE_CLAUSE,
                Names.citation(rule.citation()),
                Names.confidence(rule.citation().confidence())));
        for (Timeline.Entry<? extends Dated<?>> entry : words.numbers(rule.criterion())) {
            Dated<?> number = entry.value();
            if (!number.citation().equals(rule.citation())) {
                items.add(source(number));
            }
            number.issued().ifPresent(day -> items.add(Piece.of(Message.RULE_LIMIT_ISSUED, Names.day(day))));
            if (!entry.range().equals(rule.inForce())) {
                items.add(Piece.of(Message.RULE_LIMIT_DAYS, Names.days(entry.range())));
            }
        }
        List<String> needed = RuleInputs.facts(standard, rule);
        items.add(Piece.of(
                Message.RULE_CELLS, Piece.list(needed.stream().map(this::fact).toList())));
        rule.notes().forEach(note -> items.add(Piece.of(Message.RULE_NOTE, Piece.of(note))));
        blocks.add(new Block.Items(items.stream().distinct().toList()));
    }

    private static Piece source(Dated<?> number) {
        Citation citation = number.citation();
        return Piece.of(
                Message.RULE_LIMIT_SOURCE,
                Names.citation(citation),
                Names.confidence(citation.confidence()),
                Piece.of(number.lastCheckedOn().toString()));
    }

    private static Piece level(Rule rule) {
        if (rule.level() == Level.SCHOOL && rule.rolledUp()) {
            return Piece.of(Message.LEVEL_SCHOOL_ROLLED_UP);
        }
        if (rule.level() == Level.KINDERGARTEN && rule.rolledUp()) {
            return Piece.of(Message.LEVEL_KINDERGARTEN_ROLLED_UP);
        }
        return Piece.of(
                switch (rule.level()) {
                    case SCHOOL_STAGE -> Message.LEVEL_SCHOOL_STAGE;
                    case SCHOOL -> Message.LEVEL_SCHOOL;
                    case COUNTY_STAGE -> Message.LEVEL_COUNTY_STAGE;
                    case COUNTY -> Message.LEVEL_COUNTY;
                    case KINDERGARTEN -> Message.LEVEL_KINDERGARTEN;
                    case CLASS -> Message.LEVEL_CLASS;
                    case TOWNSHIP -> Message.LEVEL_TOWNSHIP;
                });
    }

    private void concessions(List<Block> blocks) {
        if (standard.concessions().isEmpty()) {
            return;
        }
        EvaluationReport.heading(Message.CONCESSIONS_HEADING, blocks);
        List<Piece> items = new ArrayList<>();
        for (Concession concession : standard.concessions()) {
            items.add(Piece.of(
                    Message.CONCESSION,
                    Piece.of(concession.id()),
                    Piece.of(concession.rule()),
                    Piece.of(concession.name()),
                    Piece.of(concession.when().name()),
                    words.criterion(standard.rule(concession.rule()), concession.criterion()),
                    Names.citation(concession.citation()),
                    Names.confidence(concession.citation().confidence())));
        }
        blocks.add(new Block.Items(items));
    }

    private Piece fact(String id) {
        FactDefinition fact = facts.get(id);
        return Piece.of(fact == null || fact.name().equals(id) ? id : fact.name() + " (" + id + ")");
    }

    private void facts(List<Block> blocks) {
        if (standard.facts().isEmpty()) {
            return;
        }
        EvaluationReport.heading(Message.FACTS_HEADING, blocks);
        List<List<Piece>> rows = new ArrayList<>();
        for (FactDefinition fact : standard.facts()) {
            rows.add(List.of(Piece.of(fact.id()), Piece.of(fact.name()), type(fact.type()), Piece.of(fact.unit())));
        }
        blocks.add(new Block.Table(
                EvaluationReport.header(Message.FACT_ID, Message.FACT_NAME, Message.FACT_TYPE, Message.FACT_UNIT),
                rows));
    }

    private static Piece type(FactType type) {
        return Piece.of(
                switch (type) {
                    case COUNT -> new Text("整数", "count");
                    case DECIMAL -> new Text("小数", "decimal");
                    case YEAR -> new Text("年份", "year");
                    case CODE -> new Text("代码", "code");
                    case FLAG -> new Text("是/否", "yes or no");
                    case WORD -> new Text("选项", "word");
                    case TEXT -> new Text("文字", "text");
                    case DATE -> new Text("日期", "date");
                    case TIME -> new Text("时刻", "time of day");
                    case EVENING -> new Text("晚间时刻", "time of an evening");
                    case COUNT_LIST -> new Text("整数列表", "counts");
                    case DECIMAL_LIST -> new Text("小数列表", "decimals");
                    case TEXT_LIST -> new Text("文字列表", "texts");
                });
    }

    /** The stage or kind of school that a printed number is for; nothing where it is for all. */
    static Piece limitKey(String key) {
        String withoutRegion = Limit.withoutRegion(key);
        return key.equals(withoutRegion)
                ? stageOrKind(key)
                : Piece.words(stageOrKind(withoutRegion), Piece.of(key.substring(withoutRegion.length() + 1)));
    }

    private static Piece stageOrKind(String key) {
        for (Stage stage : Stage.values()) {
            if (stage.name().equals(key)) {
                return Names.stage(stage);
            }
        }
        for (io.github.junheng.school.SchoolKind kind : io.github.junheng.school.SchoolKind.values()) {
            if (kind.name().equals(key)) {
                return Names.kind(kind);
            }
        }
        return Piece.NONE;
    }
}
