package io.github.junheng.examples.forms.read;

import io.github.junheng.dataset.FactDefinition;
import io.github.junheng.dataset.FactType;
import io.github.junheng.dataset.Place;
import io.github.junheng.dataset.SchoolColumns;
import io.github.junheng.examples.forms.book.Limits;
import io.github.junheng.examples.forms.book.SheetPlace;
import io.github.junheng.io.ReadOptions;
import io.github.junheng.problem.Problem;
import io.github.junheng.problem.ProblemCode;
import io.github.junheng.school.SchoolCode;
import io.github.junheng.school.SchoolKind;
import io.github.junheng.school.Stage;
import io.github.junheng.standard.Rule;
import io.github.junheng.standard.RuleInputs;
import io.github.junheng.standard.Standard;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** 学校自评表与县级自评表: takes what stands beside the labels of a form into a draft. */
final class LabelForms {
    private static final String STAGE = "{stage}";
    private static final int LISTED = 12;
    /** A form may have so many cells, blank ones included, for each that may be filled. */
    private static final long BLANKS = 2;

    private static final BigDecimal SMALL_FROM = BigDecimal.valueOf(50);
    private static final BigDecimal SMALL_BELOW = BigDecimal.valueOf(100);

    /** How forms call a kind of school that has another official name. */
    private static final Map<String, String> KINDS = Map.of(
            "小学教学点", SchoolKind.TEACHING_POINT.zh(),
            "初中", SchoolKind.JUNIOR_SCHOOL.zh(),
            "九年一贯制", SchoolKind.NINE_YEAR_SCHOOL.zh(),
            "十二年一贯制", SchoolKind.TWELVE_YEAR_SCHOOL.zh(),
            "完中", SchoolKind.COMPLETE_SECONDARY_SCHOOL.zh());

    private final Draft draft;
    private final List<Standard> standards;
    private final Map<String, FactDefinition> facts = new HashMap<>();

    /** What a form's rows by its columns, blank ones included, come to at most. */
    private final long most;

    LabelForms(Draft draft, ReadOptions options, List<Standard> standards, Limits limits) {
        this.most = BLANKS * limits.cellsPerForm();
        this.draft = draft;
        this.standards = standards;
        SchoolColumns.all().forEach(fact -> facts.put(fact.id(), fact));
        options.declared().forEach(fact -> facts.put(fact.id(), fact));
    }

    /** Reads the schools of a sheet; says how many. */
    int schools(LabelSheet sheet, Tally tally) {
        int schools = 0;
        for (List<LabelSheet.Entry> record : sheet.records(most)) {
            if (new School(record, tally).read()) {
                schools++;
            }
        }
        told(sheet, tally);
        absent(FormLabels.SCHOOL, sheet, tally);
        return schools;
    }

    /** Reads the county of a sheet. */
    void county(LabelSheet sheet, Tally tally) {
        for (List<LabelSheet.Entry> record : sheet.records(most)) {
            new County(record, tally).read();
        }
        told(sheet, tally);
        absent(FormLabels.COUNTY, sheet, tally);
    }

    private static void told(LabelSheet sheet, Tally tally) {
        sheet.unknown().forEach((at, told) -> told(tally, ProblemCode.LABEL_UNKNOWN, at, told.get(0), told.get(1)));
        sheet.leftOver();
        sheet.problems().forEach(tally::add);
        tally.totals(sheet.totals());
    }

    /** What the form should have and has not, and which rules that may leave open. */
    private void absent(FormLabels form, LabelSheet sheet, Tally tally) {
        Set<FormLabels.Label> present = sheet.labels();
        Set<String> lost = new HashSet<>();
        List<String> absent = new ArrayList<>();
        for (FormLabels.Label label : form.labels()) {
            if (!present.contains(label)) {
                absent.add(label.text());
                String to = label.to();
                if (to != null) {
                    lost.add(to.startsWith("builtBy") ? "builtYear" : to);
                    lost.add(to.replace(STAGE, "primary"));
                    lost.add(to.replace(STAGE, "junior"));
                }
            }
        }
        if (!absent.isEmpty()) {
            Set<String> open = new TreeSet<>();
            for (Standard standard : standards) {
                for (Rule rule : standard.rules().values()) {
                    if (RuleInputs.facts(standard, rule).stream().anyMatch(lost::contains)) {
                        open.add(rule.id().local());
                    }
                }
            }
            told(
                    tally,
                    ProblemCode.LABELS_ABSENT,
                    sheet.place(),
                    some(absent),
                    open.isEmpty() ? "-" : some(List.copyOf(open)));
        }
    }

    private static String plain(BigDecimal number) {
        return number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
    }

    private static void told(Tally tally, ProblemCode code, SheetPlace at, String... details) {
        tally.add(Problem.of(code, at.toString(), details));
    }

    private static String some(List<String> all) {
        return String.join("、", all.subList(0, Math.min(LISTED, all.size())))
                + (all.size() > LISTED ? " …（" + all.size() + "）" : "");
    }

    /** A label, of one stage where a heading says so. */
    private record Asked(FormLabels.Label label, @Nullable Stage stage) {}

    /** What the entries of one form say, each label once. */
    private abstract class Filled {
        final Tally tally;
        final Map<Asked, LabelSheet.Entry> entries = new LinkedHashMap<>();
        private final Set<Asked> contradicted = new HashSet<>();
        /** What was read before: a cell's problems are told once. */
        private final Map<LabelSheet.Entry, Optional<Object>> read = new HashMap<>();

        Filled(List<LabelSheet.Entry> record, Tally tally) {
            this.tally = tally;
            for (LabelSheet.Entry entry : record) {
                Asked label = new Asked(entry.found().label(), entry.stage());
                LabelSheet.Entry first = entries.get(label);
                if (first == null || saysNothing(first)) {
                    entries.put(label, entry);
                } else if (!saysNothing(entry) && !meansTheSame(first, entry)) {
                    told(
                            tally,
                            ProblemCode.LABEL_TWICE,
                            first.at(),
                            label.label.text(),
                            entry.at().toString());
                    contradicted.add(label);
                }
            }
            contradicted.forEach(entries::remove);
        }

        private boolean saysNothing(LabelSheet.Entry entry) {
            return entry.content().isBlank() || quietly(entry) instanceof Meant.NotReported;
        }

        /** Whether two entries of one label say the same, however each is typed; what cannot be read says nothing sure. */
        private boolean meansTheSame(LabelSheet.Entry one, LabelSheet.Entry other) {
            return one.content().equals(other.content())
                    || (quietly(one) instanceof Meant.Value first
                            && quietly(other) instanceof Meant.Value second
                            && Draft.same(first.json(), second.json()));
        }

        /** What an entry means, without a word on how it is typed. */
        private Meant quietly(LabelSheet.Entry entry) {
            String to = entry.found().label().to();
            FactDefinition fact = to == null ? null : facts.get(to.replace(STAGE, "primary"));
            return fact == null
                    ? meant(entry, FactType.TEXT, "", new Tally())
                    : meant(entry, fact.type(), fact.unit(), new Tally());
        }

        /** What an entry means as a fact, in the fact's unit; null where nothing was reported or can be read. */
        @Nullable
        Object json(LabelSheet.Entry entry, FactType type, String unit) {
            return read.computeIfAbsent(
                            entry,
                            one -> meant(one, type, unit, tally) instanceof Meant.Value value
                                    ? Optional.of(value.json())
                                    : Optional.empty())
                    .orElse(null);
        }

        private Meant meant(LabelSheet.Entry entry, FactType type, String unit, Tally problems) {
            String printed = entry.found().unit();
            String stated = printed.isEmpty() ? entry.found().label().unit() : printed;
            String known = Units.find(stated).orElse(stated);
            return Meaning.of(
                    entry.content(),
                    type,
                    unit,
                    unit.isEmpty() || known.isEmpty() ? unit : known,
                    entry.at(),
                    problems);
        }

        LabelSheet.@Nullable Entry entry(String toOrCheck) {
            for (Map.Entry<Asked, LabelSheet.Entry> entry : entries.entrySet()) {
                FormLabels.Label label = entry.getKey().label;
                if (toOrCheck.equals(label.to()) || toOrCheck.equals(label.check())) {
                    return entry.getValue();
                }
            }
            return null;
        }

        @Nullable
        Boolean flag(String check) {
            LabelSheet.Entry entry = entry(check);
            return (entry != null && json(entry, FactType.FLAG, "") instanceof Boolean flag) ? flag : null;
        }

        @Nullable
        String text(String to) {
            LabelSheet.Entry entry = entry(to);
            if (entry == null || entry.content().isBlank()) {
                return null;
            }
            Object json = json(entry, FactType.TEXT, "");
            return json == null ? null : Meaning.folded(json.toString()).strip();
        }

        void contradicts(
                LabelSheet.Entry one, Object value, LabelSheet.Entry other, Object otherValue, LabelSheet.Entry used) {
            told(
                    tally,
                    ProblemCode.FORM_CONTRADICTS,
                    one.at(),
                    one.found().label().text(),
                    value.toString(),
                    other.found().label().text(),
                    otherValue.toString(),
                    used.found().label().text());
        }
    }

    private final class County extends Filled {
        County(List<LabelSheet.Entry> record, Tally tally) {
            super(record, tally);
        }

        void read() {
            for (Map.Entry<Asked, LabelSheet.Entry> entry : entries.entrySet()) {
                String to = entry.getKey().label.to();
                if (to == null) {
                    continue;
                }
                FactDefinition fact = facts.get(to);
                boolean identity = to.equals("name") || to.equals("code") || to.equals("year");
                if (identity) {
                    FactType type = to.equals("year") ? FactType.YEAR : FactType.TEXT;
                    Object json = json(entry.getValue(), type, "");
                    draft.county(
                            to,
                            json instanceof String text ? Meaning.folded(text).strip() : json,
                            entry.getValue().at());
                } else if (fact != null && fact.place() == Place.COUNTY) {
                    draft.county(
                            to,
                            json(entry.getValue(), fact.type(), fact.unit()),
                            entry.getValue().at());
                }
            }
        }
    }

    private final class School extends Filled {
        private String code = "";
        private String name = "";
        private List<Stage> stages = List.of();

        School(List<LabelSheet.Entry> record, Tally tally) {
            super(record, tally);
        }

        boolean read() {
            LabelSheet.Entry id = entry("id");
            String told = id != null && HeaderPaths.isCode(id.content()) ? HeaderPaths.code(id.content()) : text("id");
            if (told == null || !SchoolCode.isValid(told)) {
                SheetPlace at = id != null
                        ? id.at()
                        : entries.values().iterator().next().at();
                String named = text("name");
                told(tally, ProblemCode.SCHOOL_UNNAMED, at, told != null ? told : named != null ? named : "");
                return false;
            }
            code = told;
            if (id != null) {
                draft.school(code, "id", code, id.at());
            }
            identity();
            for (Map.Entry<Asked, LabelSheet.Entry> entry : entries.entrySet()) {
                String to = entry.getKey().label.to();
                if (to != null
                        && !entry.getKey().label.adds()
                        && !Set.of("id", "name", "kind").contains(to)) {
                    fact(to, entry.getValue());
                }
            }
            sums();
            unused();
            built();
            gymnasium();
            small();
            return true;
        }

        private void identity() {
            LabelSheet.Entry named = entry("name");
            String text = text("name");
            name = text == null ? code : text;
            if (named != null) {
                draft.school(code, "name", text, named.at());
            }
            LabelSheet.Entry kindAt = entry("kind");
            String told = text("kind");
            if (kindAt == null) {
                return;
            }
            String official = told == null ? null : KINDS.getOrDefault(told, told);
            for (SchoolKind kind : SchoolKind.values()) {
                if (kind.zh().equals(official)) {
                    stages = kind.stages();
                }
            }
            draft.school(code, "kind", official, kindAt.at());
        }

        /** The fact of a label; of what is not split by stage that of a school's only stage, and none where it has several. */
        private @Nullable String ofStage(String to, LabelSheet.Entry entry) {
            if (!to.startsWith(STAGE)) {
                return to;
            }
            Stage said = entry.stage();
            if (said != null) {
                return to.replace(STAGE, said.name().toLowerCase(Locale.ROOT));
            }
            if (stages.size() == 1 && (stages.contains(Stage.PRIMARY) || stages.contains(Stage.JUNIOR))) {
                return to.replace(STAGE, stages.get(0).name().toLowerCase(Locale.ROOT));
            }
            FormLabels.Label label = entry.found().label();
            boolean split = entries.containsKey(new Asked(label, Stage.PRIMARY))
                    || entries.containsKey(new Asked(label, Stage.JUNIOR));
            if (stages.size() > 1 && !split && !entry.content().isBlank()) {
                told(
                        tally,
                        ProblemCode.NOT_SPLIT_BY_STAGE,
                        entry.at(),
                        entry.found().label().text(),
                        name);
            }
            return null;
        }

        private void fact(String to, LabelSheet.Entry entry) {
            String id = ofStage(to, entry);
            FactDefinition fact = id == null ? null : facts.get(id);
            if (fact != null && id != null) {
                draft.school(code, id, json(entry, fact.type(), fact.unit()), entry.at());
            }
        }

        /** What is filled in and nothing reads. */
        private void unused() {
            List<String> unused = new ArrayList<>();
            SheetPlace first = null;
            for (Map.Entry<Asked, LabelSheet.Entry> entry : entries.entrySet()) {
                String to = entry.getKey().label.to();
                boolean known = to == null
                        || Set.of("id", "name", "kind").contains(to)
                        || facts.containsKey(to)
                        || facts.containsKey(to.replace(STAGE, "primary"));
                if (!known && !entry.getValue().content().isBlank()) {
                    unused.add(entry.getKey().label.text());
                    first = first == null ? entry.getValue().at() : first;
                }
            }
            if (first != null) {
                told(tally, ProblemCode.PATHS_UNUSED, first, some(unused));
            }
        }

        /** What several labels make together, where each of them is reported. */
        private void sums() {
            Map<Asked, List<LabelSheet.Entry>> parts = new LinkedHashMap<>();
            Map<String, FormLabels.Label> firsts = new HashMap<>();
            Map<String, Integer> asked = new HashMap<>();
            for (FormLabels.Label label : FormLabels.SCHOOL.labels()) {
                String to = label.to();
                if (label.adds() && to != null) {
                    asked.merge(to, 1, Integer::sum);
                    FormLabels.Label first = firsts.computeIfAbsent(to, t -> label);
                    for (Map.Entry<Asked, LabelSheet.Entry> entry : entries.entrySet()) {
                        if (entry.getKey().label.equals(label)) {
                            parts.computeIfAbsent(new Asked(first, entry.getKey().stage), t -> new ArrayList<>())
                                    .add(entry.getValue());
                        }
                    }
                }
            }
            parts.forEach((sumOf, all) -> {
                String to = String.valueOf(sumOf.label.to());
                String id = ofStage(to, all.get(0));
                FactDefinition fact = id == null ? null : facts.get(id);
                if (fact == null || id == null) {
                    return;
                }
                BigDecimal sum = BigDecimal.ZERO;
                boolean whole = all.size() == asked.getOrDefault(to, 0);
                for (LabelSheet.Entry part : all) {
                    Object json = json(part, fact.type(), fact.unit());
                    if (json instanceof BigDecimal number) {
                        sum = sum.add(number);
                    } else {
                        whole = false;
                    }
                }
                draft.school(code, id, whole ? sum : null, all.get(0).at());
            });
        }

        /** The two questions are kept as they are answered; in which span of years a school was built, bands say. */
        private void built() {
            LabelSheet.Entry early = entry("builtBy2010");
            LabelSheet.Entry late = entry("builtBy2016");
            if (early != null
                    && late != null
                    && Boolean.TRUE.equals(flag("builtBy2010"))
                    && Boolean.FALSE.equals(flag("builtBy2016"))) {
                told(
                        tally,
                        ProblemCode.FORM_CONTRADICTS,
                        early.at(),
                        early.found().label().text(),
                        "是",
                        late.found().label().text(),
                        "否",
                        "-");
            }
        }

        /** A gymnasium is what the other label asks for; it counts where that is blank. */
        private void gymnasium() {
            LabelSheet.Entry gymnasium = entry("gymnasium");
            LabelSheet.Entry indoor = entry("indoorSportsArea");
            if (gymnasium == null || gymnasium.content().isBlank()) {
                return;
            }
            FactDefinition fact = facts.get("indoorSportsArea");
            if (fact == null) {
                return;
            }
            Object hall = json(gymnasium, fact.type(), fact.unit());
            Object area = indoor == null ? null : json(indoor, fact.type(), fact.unit());
            if (area == null || indoor == null) {
                draft.school(code, fact.id(), hall, gymnasium.at());
            } else if (hall instanceof BigDecimal one
                    && area instanceof BigDecimal other
                    && one.compareTo(other) != 0) {
                contradicts(gymnasium, plain(one), indoor, plain(other), indoor);
            }
        }

        /** A school that calls itself small has pupils accordingly. */
        private void small() {
            LabelSheet.Entry claim = entry("smallRural");
            if (claim == null || !Boolean.TRUE.equals(flag("smallRural"))) {
                return;
            }
            BigDecimal pupils = BigDecimal.ZERO;
            LabelSheet.Entry counted = null;
            for (String to : List.of("primary.students", "junior.students")) {
                LabelSheet.Entry entry = entry(to);
                FactDefinition fact = facts.get(to);
                if (entry != null
                        && fact != null
                        && json(entry, fact.type(), fact.unit()) instanceof BigDecimal number) {
                    pupils = pupils.add(number);
                    counted = entry;
                }
            }
            if (counted != null && (pupils.compareTo(SMALL_FROM) < 0 || pupils.compareTo(SMALL_BELOW) >= 0)) {
                contradicts(claim, "是", counted, plain(pupils), counted);
            }
        }
    }
}
