package io.github.junheng.io;

import io.github.junheng.dataset.Checklist;
import io.github.junheng.dataset.FactDefinition;
import io.github.junheng.dataset.FactType;
import io.github.junheng.dataset.KindergartenColumns;
import io.github.junheng.dataset.Place;
import io.github.junheng.dataset.SchoolColumns;
import io.github.junheng.problem.ProblemCode;
import io.github.junheng.quantity.Comparator;
import io.github.junheng.quantity.Rational;
import io.github.junheng.quantity.Unit;
import io.github.junheng.region.Province;
import io.github.junheng.school.SchoolKind;
import io.github.junheng.school.Stage;
import io.github.junheng.school.StageWeights;
import io.github.junheng.standard.Band;
import io.github.junheng.standard.Citation;
import io.github.junheng.standard.Condition;
import io.github.junheng.standard.Confidence;
import io.github.junheng.standard.Indicator;
import io.github.junheng.standard.Limit;
import io.github.junheng.standard.Region;
import io.github.junheng.standard.Rule;
import io.github.junheng.standard.Scope;
import io.github.junheng.standard.Split;
import io.github.junheng.standard.Standard;
import io.github.junheng.standard.Sum;
import io.github.junheng.standard.Text;
import io.github.junheng.time.DateRange;
import io.github.junheng.time.KnownDay;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What definitions are made of below rules: texts, citations, days, units, facts, scopes, sums, indicators; with the
 * names that may be used. A standard and an overlay are read by the same code; an overlay starts from the names of its
 * base.
 */
final class Definitions {
    private static final Citation NO_CITATION = new Citation("", null, Confidence.UNVERIFIED);
    private static final Unit NO_UNIT = new Unit("", "", false, false);
    private static final LocalDate NO_DAY = LocalDate.of(1, 1, 1);
    private static final List<Stage> COMPULSORY = compulsory();

    final Registry<Unit> units = new Registry<>("计量单位", "unit");
    final Registry<Split> splits = new Registry<>("拆分方法", "split");
    final Registry<Scope> scopes = new Registry<>("适用范围", "scope");
    final Registry<FactDefinition> facts = new Registry<>("填报项", "fact");
    final Registry<Indicator> indicators = new Registry<>("指标", "indicator");
    final Registry<Region> regions = new Registry<>("地区", "region");
    final Registry<Band> bands = new Registry<>("年级段或班型", "band");
    final Registry<Rule> rules = new Registry<>("规则", "rule");

    /** Finds the standards whose numbers may be referred to; null where there are none. */
    @Nullable
    Function<String, Optional<Standard>> others;

    /** The overlay whose definitions these are; null for those of a standard. */
    @Nullable
    String layer;

    Definitions() {
        for (FactDefinition column : SchoolColumns.all()) {
            facts.put(column.id(), column);
        }
        for (FactDefinition column : KindergartenColumns.all()) {
            facts.put(column.id(), column);
        }
    }

    private static List<Stage> compulsory() {
        List<Stage> stages = new ArrayList<>();
        for (Stage stage : Stage.values()) {
            if (stage.isCompulsory()) {
                stages.add(stage);
            }
        }
        return List.copyOf(stages);
    }

    // --- small things

    Text text(DefinitionCursor at) {
        if (!at.isPresent() || !at.object("zh", "en")) {
            return new Text("", "");
        }
        return new Text(at.required("zh").text(), at.required("en").text());
    }

    List<Text> texts(DefinitionCursor at) {
        List<Text> texts = new ArrayList<>();
        for (DefinitionCursor item : at.isPresent() ? at.items() : List.<DefinitionCursor>of()) {
            texts.add(text(item));
        }
        return texts;
    }

    Confidence confidence(DefinitionCursor at) {
        Map<String, Confidence> labels = new LinkedHashMap<>();
        for (Confidence confidence : Confidence.values()) {
            labels.put(confidence.label(), confidence);
        }
        Confidence confidence = at.isPresent() ? at.oneOf(labels) : null;
        return confidence == null ? Confidence.UNVERIFIED : confidence;
    }

    /** @param document the document where none is named; null where one has to be */
    Citation citation(DefinitionCursor at, @Nullable String document) {
        if (!at.isPresent() || !at.object("document", "article", "confidence")) {
            return NO_CITATION;
        }
        DefinitionCursor own = document == null ? at.required("document") : at.optional("document");
        DefinitionCursor article = at.optional("article");
        return new Citation(
                own.isPresent() || document == null ? own.text() : document,
                article.isPresent() ? article.text() : null,
                confidence(at.required("confidence")),
                layer);
    }

    LocalDate day(DefinitionCursor at) {
        LocalDate day = at.day();
        return day == null ? NO_DAY : day;
    }

    /** The days from {@code from} until {@code until}, each of which may be left to a default. */
    DateRange range(DefinitionCursor at, @Nullable DateRange defaults) {
        DefinitionCursor fromAt = defaults == null ? at.required("from") : at.optional("from");
        DefinitionCursor untilAt = at.optional("until");
        KnownDay ownFrom = fromAt.knownDay();
        KnownDay ownUntil = untilAt.knownDay();
        KnownDay from = ownFrom != null ? ownFrom : defaults == null ? KnownDay.of(NO_DAY) : defaults.knownFrom();
        KnownDay until = ownUntil != null ? ownUntil : defaults == null ? null : defaults.knownUntil();
        if (until != null && !until.day().isAfter(from.day())) {
            DefinitionCursor wrong = untilAt.isPresent() ? untilAt : fromAt;
            wrong.invalid(
                    "截止日 " + until.day() + " 不晚于起始日 " + from.day() + "（截止日当天不含在内）",
                    "until " + until.day() + " is not after from " + from.day()
                            + " (until is the first day that is not included)");
            return DateRange.of(from, null);
        }
        return DateRange.of(from, until);
    }

    Comparator comparator(DefinitionCursor at) {
        Map<String, Comparator> symbols = new LinkedHashMap<>();
        for (Comparator comparator : Comparator.values()) {
            symbols.put(comparator.symbol(), comparator);
        }
        Comparator comparator = at.isPresent() ? at.oneOf(symbols) : null;
        return comparator == null ? Comparator.AT_LEAST : comparator;
    }

    Unit unit(DefinitionCursor at) {
        Unit unit = at.isPresent() ? units.get(at) : null;
        return unit == null ? NO_UNIT : unit;
    }

    List<Stage> stages(DefinitionCursor at) {
        if (!at.isPresent()) {
            return COMPULSORY;
        }
        Set<Stage> stages = new LinkedHashSet<>();
        for (DefinitionCursor item : at.someItems()) {
            Stage stage = item.constant(Stage.class);
            if (stage != null && !stages.add(stage)) {
                item.invalid("学段 " + stage + " 重复", "the stage " + stage + " is given twice");
            }
        }
        return List.copyOf(stages);
    }

    static Map<String, SchoolKind> kinds() {
        Map<String, SchoolKind> kinds = new LinkedHashMap<>();
        for (SchoolKind kind : SchoolKind.values()) {
            kinds.put(kind.zh(), kind);
        }
        return kinds;
    }

    // --- units, splits, facts

    void readUnits(DefinitionCursor array) {
        for (Registry.Declared unit : units.declareNames(array)) {
            DefinitionCursor at = unit.at();
            int before = at.problemCount();
            at.object("id", "zh", "whole", "clock", "ratio");
            at.required("whole");
            units.define(
                    unit,
                    before,
                    new Unit(
                            unit.id(),
                            at.required("zh").text(),
                            at.optional("whole").flag(false),
                            at.optional("clock").flag(false),
                            at.optional("ratio").flag(false)));
        }
    }

    /** Declares the regions, which have no province in common. */
    void readRegions(DefinitionCursor array) {
        Set<Province> taken = EnumSet.noneOf(Province.class);
        for (Registry.Declared region : regions.declare(array)) {
            DefinitionCursor at = region.at();
            int before = at.problemCount();
            at.object("id", "name", "provinces");
            if (region.id().contains(Limit.REGION)) {
                at.required("id").invalid("编号不能含 @", "the id must not hold an @");
            }
            List<Province> provinces = new ArrayList<>();
            DefinitionCursor provincesAt = at.required("provinces");
            for (DefinitionCursor item :
                    provincesAt.isPresent() ? provincesAt.someItems() : List.<DefinitionCursor>of()) {
                String digits = item.text();
                Optional<Province> province = Province.ofDigits(digits);
                if (province.isEmpty()) {
                    item.invalid("没有省份代码“" + digits + "”", "there is no province \"" + digits + "\"");
                } else if (taken.add(province.get())) {
                    provinces.add(province.get());
                } else {
                    item.invalid(province.get().zh() + "已在一个地区中", "the province " + digits + " is in a region already");
                }
            }
            regions.define(region, before, new Region(region.id(), text(at.required("name")), provinces));
        }
    }

    /** Declares the bands: grades or classes of some stages. */
    void readBands(DefinitionCursor array) {
        for (Registry.Declared band : bands.declare(array)) {
            DefinitionCursor at = band.at();
            int before = at.problemCount();
            at.object("id", "name", "stages");
            bands.define(band, before, new Band(band.id(), text(at.required("name")), stages(at.required("stages"))));
        }
    }

    void readSplits(DefinitionCursor array, @Nullable String document) {
        for (Registry.Declared split : splits.declare(array)) {
            int before = split.at().problemCount();
            splits.define(split, before, split(split.at(), split.id(), document));
        }
    }

    private Split split(DefinitionCursor at, String id, @Nullable String document) {
        at.object("id", "pupils", "weights", "citation");
        Map<Stage, Rational> weights = new EnumMap<>(Stage.class);
        DefinitionCursor weightsAt = at.required("weights");
        if (weightsAt.isPresent()) {
            for (Map.Entry<String, DefinitionCursor> entry : weightsAt.entries().entrySet()) {
                Stage stage = stage(entry.getKey(), entry.getValue());
                if (stage != null) {
                    weights.put(stage, entry.getValue().positive());
                }
            }
        }
        if (weights.isEmpty()) {
            weightsAt.invalid("至少要有一个学段的系数", "at least one stage needs a coefficient");
            weights.put(Stage.PRIMARY, Rational.ONE);
        }
        DefinitionCursor pupilsAt = at.required("pupils");
        String pupils = pupilsAt.text();
        for (Stage stage : weights.keySet()) {
            FactDefinition cell = facts.value(Cells.resolve(pupils, stage));
            if (pupilsAt.isPresent()
                    && (cell == null || cell.place() != Place.SCHOOL || !Cells.NUMBERS.contains(cell.type()))) {
                pupilsAt.invalid(
                        "学段 " + stage + " 没有可用作人数的列“" + Cells.resolve(pupils, stage) + "”",
                        "stage " + stage + " has no column \"" + Cells.resolve(pupils, stage)
                                + "\" that counts pupils");
            }
        }
        return new Split(id, new StageWeights(weights), pupils, citation(at.required("citation"), document));
    }

    private static @Nullable Stage stage(String key, DefinitionCursor at) {
        Stage stage = stageOrNull(key);
        if (stage == null) {
            at.report(
                    ProblemCode.DEFINITION_UNKNOWN_KEY,
                    key,
                    String.join(
                            ", ", Arrays.stream(Stage.values()).map(Stage::name).toList()));
        }
        return stage;
    }

    /** The stage whose constant has this name. */
    static @Nullable Stage stageOrNull(String key) {
        for (Stage stage : Stage.values()) {
            if (stage.name().equals(key)) {
                return stage;
            }
        }
        return null;
    }

    /** Declares the facts and gives those that are sound, in the order of the file. */
    List<FactDefinition> readFacts(DefinitionCursor array) {
        List<FactDefinition> read = new ArrayList<>();
        Map<FactDefinition, DefinitionCursor> parts = new LinkedHashMap<>();
        Set<String> headers = new HashSet<>();
        Map<String, String> rows = new HashMap<>();
        for (Registry.Declared declared : facts.declareNames(array)) {
            DefinitionCursor at = declared.at();
            int before = at.problemCount();
            FactDefinition fact = fact(at, declared.id());
            boolean isTaken = switch (fact.place()) {
                case SCHOOL -> SchoolColumns.isHeader(fact.name());
                case KINDERGARTEN -> KindergartenColumns.isHeader(fact.name());
                case COUNTY -> CountyFiles.YEAR.name().equals(fact.name());
            };
            boolean isColumn = fact.place() != Place.COUNTY || !fact.file().isEmpty();
            String table =
                    fact.place() == Place.COUNTY ? fact.file() : fact.place().name();
            if (isColumn && (isTaken || !headers.add(table + " " + fact.name()))) {
                at.required("name")
                        .invalid(
                                "列名“" + fact.name() + "”已经是另一列的列名",
                                "the header \"" + fact.name() + "\" is already that of another column");
            }
            String others = fact.file().isEmpty() ? null : rows.putIfAbsent(fact.file(), CountyFiles.rows(fact));
            if (others != null && !others.equals(CountyFiles.rows(fact))) {
                at.optional("file")
                        .invalid(
                                "同一文件的各填报项必须逐校、逐年或逐个同一数组的元素填报",
                                "the facts of one file must all be of schools, of years, or of the elements of one array");
            }
            if (Checklist.isOf(fact.id())) {
                at.required("id")
                        .invalid(
                                "“checklist.” 开头的填报项由核查项规则自行声明",
                                "a fact whose id begins with \"checklist.\" is declared by its rule");
            }
            read.add(fact);
            facts.define(declared, before, fact);
            if (!fact.partOf().isEmpty()) {
                parts.put(fact, at.optional("partOf"));
            }
        }
        // When all are known: the whole may be declared below its part.
        for (Map.Entry<FactDefinition, DefinitionCursor> part : parts.entrySet()) {
            partOf(part.getKey(), part.getValue());
        }
        return read;
    }

    private void partOf(FactDefinition part, DefinitionCursor at) {
        FactDefinition whole = facts.get(at);
        if (whole != null
                && (whole.place() != part.place()
                        || whole.id().equals(part.id())
                        || !isNumber(whole.type())
                        || !isNumber(part.type()))) {
            at.invalid(
                    "partOf 只能指同一处填报的另一个数（COUNT 或 DECIMAL）",
                    "partOf names another number (COUNT or DECIMAL) that is reported in the same place");
        }
    }

    private static boolean isNumber(FactType type) {
        return type == FactType.COUNT || type == FactType.DECIMAL;
    }

    private static FactDefinition fact(DefinitionCursor at, String id) {
        at.object("id", "name", "type", "unit", "place", "words", "file", "partOf", "atMost");
        DefinitionCursor typeAt = at.required("type");
        FactType type = typeAt.isPresent() ? typeAt.constant(FactType.class) : null;
        DefinitionCursor placeAt = at.optional("place");
        Place place = placeAt.isPresent() ? placeAt.constant(Place.class) : Place.COUNTY;
        DefinitionCursor unit = at.optional("unit");
        DefinitionCursor words = at.optional("words");
        boolean needsWords = type == FactType.WORD || type == FactType.CODE;
        if (type != null && needsWords != words.isPresent()) {
            (needsWords ? at : words)
                    .invalid(
                            needsWords ? "类型 " + type + " 必须列出可选值 words" : "类型 " + type + " 没有可选值，请删去 words",
                            needsWords
                                    ? "the type " + type + " needs its admitted words"
                                    : "the type " + type + " has no words; take them out");
        }
        DefinitionCursor fileAt = at.optional("file");
        String file = fileAt.isPresent() ? fileAt.text() : "";
        if (!file.isBlank() && (place == Place.KINDERGARTEN || !SchoolFiles.isName(file))) {
            fileAt.invalid(
                    "只有学校和县的填报项可以另立文件，文件名形如 workload.csv，且不能是数据集已有的文件",
                    "only a fact of schools or of the county can have a file of its own, named like workload.csv and unlike"
                            + " the files that a dataset has");
            file = "";
        }
        return new FactDefinition(
                id,
                at.required("name").text(),
                type == null ? FactType.TEXT : type,
                unit.isPresent() ? unit.text() : "",
                place == null ? Place.COUNTY : place,
                words.isPresent() ? words.texts() : List.of(),
                file,
                at.optional("partOf").isPresent() ? at.optional("partOf").text() : "",
                atMost(at.optional("atMost"), type));
    }

    private static @Nullable BigDecimal atMost(DefinitionCursor at, @Nullable FactType type) {
        if (!at.isPresent()) {
            return null;
        }
        if (type != null && type != FactType.TIME && !isNumber(type.element())) {
            at.invalid(
                    "只有数（COUNT、DECIMAL 及其列表）和钟点（TIME）才有 atMost",
                    "only numbers (COUNT, DECIMAL and lists of them) and times of day (TIME) have an atMost");
        }
        return new BigDecimal(at.positive().toDecimal());
    }

    // --- scopes

    void readScopes(DefinitionCursor array) {
        for (Registry.Declared scope : scopes.declare(array)) {
            int before = scope.at().problemCount();
            scope.at().object("id", "name", "conditions", "stages");
            scopes.define(scope, before, scope(scope.at(), scope.id()));
        }
    }

    /** The scope of a concession, which has no name of its own in the data. */
    Scope when(DefinitionCursor at, String id) {
        if (!at.isPresent() || !at.object("name", "conditions", "stages")) {
            return new Scope(id, new Text("", ""), List.of(), List.of());
        }
        return scope(at, id);
    }

    private Scope scope(DefinitionCursor at, String id) {
        return new Scope(
                id,
                text(at.required("name")),
                conditions(at.required("conditions")),
                conditions(at.optional("stages")));
    }

    List<Condition> conditions(DefinitionCursor at) {
        List<Condition> conditions = new ArrayList<>();
        if (at.isPresent()) {
            for (DefinitionCursor item : at.items()) {
                Condition condition = condition(item);
                if (condition != null) {
                    conditions.add(condition);
                }
            }
        }
        return conditions;
    }

    private @Nullable Condition condition(DefinitionCursor at) {
        if (at.has("kindIn") || at.has("kindNotIn")) {
            boolean negated = at.has("kindNotIn");
            at.object(negated ? "kindNotIn" : "kindIn");
            return new Condition.KindIn(kinds(at.required(negated ? "kindNotIn" : "kindIn")), negated);
        }
        if (at.has("fact")) {
            boolean negated = at.has("notIn");
            at.object("fact", negated ? "notIn" : "in");
            String fact = Cells.ALL_STAGES.cell(this, at.required("fact"), Cells.STATEMENTS);
            DefinitionCursor words = at.required(negated ? "notIn" : "in");
            return new Condition.FactIn(fact, words(words, fact), negated);
        }
        if (at.has("sum")) {
            at.object("sum", "comparator", "limit", "of");
            DefinitionCursor of = at.optional("of");
            return new Condition.Compare(
                    sum(at.required("sum")),
                    comparator(at.required("comparator")),
                    at.required("limit").exact(),
                    of.isPresent() ? sum(of) : null);
        }
        if (at.has("list")) {
            at.object("list", "comparator", "limit");
            return new Condition.Every(
                    Cells.ALL_STAGES.cell(this, at.required("list"), Cells.LISTS),
                    comparator(at.required("comparator")),
                    at.required("limit").exact());
        }
        if (at.has("anyOf")) {
            at.object("anyOf");
            List<List<Condition>> groups = new ArrayList<>();
            for (DefinitionCursor group : at.required("anyOf").someItems()) {
                groups.add(conditions(group));
            }
            return new Condition.AnyOf(groups);
        }
        at.invalid(
                "不认识这种条件；可用：kindIn、kindNotIn、fact、sum、list、anyOf",
                "no such condition; there are kindIn, kindNotIn, fact, sum, list and anyOf");
        return null;
    }

    private static Set<SchoolKind> kinds(DefinitionCursor at) {
        Set<SchoolKind> kinds = new LinkedHashSet<>();
        for (DefinitionCursor item : at.someItems()) {
            SchoolKind kind = item.oneOf(kinds());
            if (kind != null) {
                kinds.add(kind);
            }
        }
        return kinds;
    }

    /** Words that a fact may have: its own, or {@code true} and {@code false}. */
    Set<String> words(DefinitionCursor at, String fact) {
        Set<String> words = new LinkedHashSet<>();
        List<FactDefinition> definitions = Cells.ALL_STAGES.definitions(this, fact);
        for (DefinitionCursor item : at.isPresent() ? at.someItems() : List.<DefinitionCursor>of()) {
            String word = item.text();
            words.add(word);
            for (FactDefinition definition : definitions) {
                List<String> admitted =
                        definition.type() == FactType.FLAG ? List.of("true", "false") : definition.words();
                if (!word.isBlank() && !admitted.isEmpty() && !admitted.contains(word)) {
                    item.report(ProblemCode.NOT_A_WORD, word, String.join(", ", admitted));
                }
            }
        }
        return words;
    }

    // --- sums and indicators

    /** A cell, several cells, or cells added and taken off. */
    Sum sum(DefinitionCursor at) {
        if (!at.isPresent()) {
            return Sum.of();
        }
        if (at.has("count")) {
            at.object("count", "from");
            DefinitionCursor from = at.optional("from");
            List<String> lists = new ArrayList<>();
            for (DefinitionCursor item : at.required("count").someItems()) {
                lists.add(Cells.ALL_STAGES.cell(this, item, Cells.LISTS));
            }
            return unmixed(
                    at, new Sum(lists, List.of(), Rational.ONE, from.isPresent() ? from.exact() : Rational.ZERO));
        }
        if (at.isObject()) {
            at.object("add", "subtract", "times");
            DefinitionCursor times = at.optional("times");
            DefinitionCursor subtract = at.optional("subtract");
            return unmixed(
                    at,
                    new Sum(
                            cells(at.required("add")),
                            subtract.isPresent() ? cells(subtract) : List.of(),
                            times.isPresent() ? times.exact() : Rational.ONE));
        }
        return unmixed(at, new Sum(at.isArray() ? cells(at) : List.of(cell(at)), List.of(), Rational.ONE));
    }

    private List<String> cells(DefinitionCursor at) {
        List<String> cells = new ArrayList<>();
        for (DefinitionCursor item : at.isPresent() ? at.someItems() : List.<DefinitionCursor>of()) {
            cells.add(cell(item));
        }
        return cells;
    }

    private String cell(DefinitionCursor at) {
        return Cells.ALL_STAGES.cell(this, at, Cells.NUMBERS);
    }

    /** Summed over the county's schools, a cell of the county would be counted once for every school. */
    private Sum unmixed(DefinitionCursor at, Sum sum) {
        Set<Place> places = EnumSet.noneOf(Place.class);
        for (String cell : sum.cells()) {
            for (FactDefinition definition : Cells.ALL_STAGES.definitions(this, cell)) {
                places.add(definition.place() == Place.COUNTY ? Place.COUNTY : Place.SCHOOL);
            }
        }
        if (places.size() > 1) {
            at.invalid("一个加总不能同时含学校和县的填报项", "a sum must not hold both cells of schools and cells of the county");
        }
        return sum;
    }

    void readIndicators(DefinitionCursor array) {
        for (Registry.Declared indicator : indicators.declare(array)) {
            int before = indicator.at().problemCount();
            indicators.define(indicator, before, indicator(indicator.at(), indicator.id()));
        }
    }

    private Indicator indicator(DefinitionCursor at, String id) {
        at.object(
                "id",
                "name",
                "unit",
                "amountUnit",
                "numerator",
                "numeratorByStage",
                "denominator",
                "per",
                "split",
                "numeratorScope",
                "printedDecimals");
        Map<Stage, Sum> byStage = new EnumMap<>(Stage.class);
        DefinitionCursor byStageAt = at.optional("numeratorByStage");
        if (byStageAt.isPresent()) {
            for (Map.Entry<String, DefinitionCursor> entry : byStageAt.entries().entrySet()) {
                Stage stage = stage(entry.getKey(), entry.getValue());
                if (stage != null) {
                    byStage.put(stage, sum(entry.getValue()));
                }
            }
        }
        DefinitionCursor numerator = byStage.isEmpty() ? at.required("numerator") : at.optional("numerator");
        DefinitionCursor denominator = at.optional("denominator");
        DefinitionCursor per = at.optional("per");
        DefinitionCursor split = at.optional("split");
        DefinitionCursor counted = at.optional("numeratorScope");
        DefinitionCursor amountUnit = at.optional("amountUnit");
        if (per.isPresent() && !denominator.isPresent()) {
            per.invalid("没有 denominator 时 per 不起作用", "per has no effect without a denominator");
        }
        Unit unit = unit(at.required("unit"));
        return new Indicator(
                id,
                text(at.required("name")),
                unit,
                amountUnit.isPresent() ? unit(amountUnit) : unit,
                sum(numerator),
                byStage,
                denominator.isPresent() ? sum(denominator) : null,
                per.isPresent() ? per.positive() : Rational.ONE,
                split.isPresent() ? splits.get(split) : null,
                counted.isPresent() ? scopes.get(counted) : null,
                printedDecimals(at));
    }

    static int printedDecimals(DefinitionCursor at) {
        DefinitionCursor decimals = at.optional("printedDecimals");
        int value = decimals.whole(-1);
        if (value < -1 || value > 20) {
            decimals.invalid("小数位数应在 0 到 20 之间", "the number of decimals must be 0 to 20");
            return -1;
        }
        return value;
    }
}
