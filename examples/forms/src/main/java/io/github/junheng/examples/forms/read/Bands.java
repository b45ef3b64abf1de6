package io.github.junheng.examples.forms.read;

import io.github.junheng.dataset.CellRef;
import io.github.junheng.dataset.CountyDataset;
import io.github.junheng.dataset.FactDefinition;
import io.github.junheng.dataset.FactValue;
import io.github.junheng.dataset.Facts;
import io.github.junheng.dataset.Provenance;
import io.github.junheng.dataset.SchoolColumns;
import io.github.junheng.dataset.SchoolReport;
import io.github.junheng.examples.forms.read.BandList.Band;
import io.github.junheng.examples.forms.read.BandList.Interval;
import io.github.junheng.io.ReadOptions;
import io.github.junheng.problem.Checked;
import io.github.junheng.problem.Problem;
import io.github.junheng.problem.ProblemCode;
import io.github.junheng.quantity.Rational;
import io.github.junheng.quantity.Reported;
import io.github.junheng.school.SchoolCode;
import io.github.junheng.standard.Standard;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * 分段填报: forms ask how many classes have 41 to 45 pupils, or how many rooms have 96 m² and more, and not for each class or room. A
 * band tells as much as a standard asks where all that can lie in it stands alike to every limit; where it does not, what lies in it
 * is unknown. So with the year in which a school was built, of which forms ask whether it was by 2010 or by 2016.
 */
public final class Bands {
    /** No school has more classes or rooms of one kind; a slip of the keyboard must not fill the memory. */
    private static final long MOST = 10_000;

    private static final String BUILT = "builtYear";
    /** Names what of a school was made of bands, so that it can be told from what was reported. */
    private static final String MADE = "bands.made";

    private static final BigDecimal THIRTY = BigDecimal.valueOf(30);

    private final CountyDataset dataset;
    private final BandUses uses;
    private final Map<CellRef, String> places = new HashMap<>();
    private final List<Problem> problems = new ArrayList<>();
    /** Of bands that were told of already, the label and the number. */
    private final Set<List<Object>> told = new HashSet<>();

    private final Set<SchoolCode> filled = new LinkedHashSet<>();
    private final Set<String> filledLists = new LinkedHashSet<>();

    private Bands(CountyDataset dataset, BandUses uses) {
        this.dataset = dataset;
        this.uses = uses;
    }

    /** The facts of bands, which stand in {@code bands.csv}, and the numbers of classes, which are columns of schools.csv. */
    public static List<FactDefinition> facts() {
        return BandList.facts();
    }

    /** The same options with the facts of bands declared as well. */
    public static ReadOptions declaredIn(ReadOptions options) {
        List<FactDefinition> declared = new ArrayList<>(options.declared());
        for (FactDefinition fact : facts()) {
            if (declared.stream()
                    .noneMatch(
                            other -> other.place() == fact.place() && other.id().equals(fact.id()))) {
                declared.add(fact);
            }
        }
        return options.withDeclared(declared);
    }

    /**
     * The same data with the lists, and years of building, that were not reported made of bands, for an evaluation by one standard on
     * one day alone: nothing of it is to be saved. An element of a band that all limits agree on is the number of the band nearest to one of them; an element
     * of another band is missing, and its place names the band.
     *
     * @param concessions the ids of those that the evaluation is asked for
     */
    public static Checked<CountyDataset> resolve(
            CountyDataset dataset, Standard standard, LocalDate asOf, Set<String> concessions) {
        return new Bands(dataset, new BandUses(standard, asOf, concessions)).run();
    }

    /** The data as they were reported: without what {@link #resolve} made of bands. */
    public static CountyDataset reported(CountyDataset resolved) {
        List<SchoolReport> schools = new ArrayList<>();
        for (SchoolReport school : resolved.schools()) {
            SchoolReport changed = school;
            if (school.facts().values().get(MADE) instanceof FactValue.Words made) {
                changed = school.without(MADE);
                for (Reported<String> fact : made.values()) {
                    changed = fact.toOptional().map(changed::without).orElse(changed);
                }
            }
            schools.add(changed);
        }
        return resolved.with(schools);
    }

    /** Whether a fact is no report of a school but says what of it was made. */
    public static boolean isMark(String fact) {
        return fact.equals(MADE);
    }

    private Checked<CountyDataset> run() {
        List<SchoolReport> schools = new ArrayList<>();
        for (SchoolReport school : dataset.schools()) {
            Map<String, FactValue> made = new TreeMap<>();
            for (BandList list : BandList.ALL) {
                boolean has =
                        list.stageOrNull() == null || school.school().kind().has(list.stageOrNull());
                FactValue elements = has && !school.facts().has(list.list()) ? list(list, school) : null;
                if (elements != null) {
                    made.put(list.list(), elements);
                }
            }
            FactValue built = school.facts().has(BUILT) ? null : built(school);
            if (built != null) {
                made.put(BUILT, built);
            }
            schools.add(made.isEmpty() ? school : school.with(with(school.facts(), made)));
        }
        if (!filled.isEmpty()) {
            problems.add(Problem.of(
                    ProblemCode.BANDS_USED, file(), Integer.toString(filled.size()), String.join("、", filledLists)));
        }
        if (places.isEmpty() && filled.isEmpty()) {
            return Checked.of(dataset, problems);
        }
        Provenance old = dataset.provenance();
        Map<CellRef, String> cells = new HashMap<>(old.cells());
        cells.putAll(places);
        return Checked.of(
                new CountyDataset(
                        dataset.county(),
                        schools,
                        dataset.kindergartensOrNull(),
                        new Provenance(old.county(), old.schools(), cells, old.files())),
                problems);
    }

    private static Facts with(Facts reported, Map<String, FactValue> made) {
        Map<String, FactValue> all = new TreeMap<>(reported.values());
        all.putAll(made);
        all.put(
                MADE,
                new FactValue.Words(made.keySet().stream().map(Reported::of).toList()));
        return Facts.of(all);
    }

    private String file() {
        for (FactDefinition fact : facts()) {
            Provenance.Rows rows = dataset.provenance().files().get(fact.id());
            if (rows != null) {
                return rows.file();
            }
        }
        return BandList.FILE;
    }

    /** A year out of the span that a school was built in; null where the span is unknown or decides nothing. */
    private @Nullable FactValue built(SchoolReport school) {
        Boolean early = flag(school, BandList.BUILT_BY_2010);
        Boolean late = flag(school, BandList.BUILT_BY_2016);
        List<BandUses.Held> held = uses.of(BUILT, school);
        if ((early == null && late == null) || held.isEmpty()) {
            return null;
        }
        if (Boolean.TRUE.equals(early) && Boolean.FALSE.equals(late)) {
            contradict(school, BandList.BUILT_BY_2010, "是", BandList.BUILT_BY_2016.name(), "否", "-");
            return null;
        }
        int from = Boolean.FALSE.equals(late) ? 2017 : Boolean.FALSE.equals(early) ? 2011 : 0;
        @Nullable
        Integer to = Boolean.TRUE.equals(early) ? Integer.valueOf(2010) : Boolean.TRUE.equals(late) ? 2016 : null;
        FactDefinition told = late == null ? BandList.BUILT_BY_2010 : BandList.BUILT_BY_2016;
        Interval span = new Interval(BigDecimal.valueOf(from), to == null ? null : BigDecimal.valueOf(to), false);
        Counted counted = new Counted(told.name(), told.id(), span, 1L);
        boolean decided = true;
        for (BandUses.Held one : held) {
            if (!one.isDecided(span)) {
                decided = false;
                open(school, counted, one);
            }
        }
        places.put(CellRef.of(school.school().code(), BUILT), place(school, told.id(), told.name()));
        if (!decided) {
            return null;
        }
        filled.add(school.school().code());
        filledLists.add(SchoolColumns.header(BUILT));
        return new FactValue.Amount(span.nearest(limits(held)));
    }

    private static @Nullable Boolean flag(SchoolReport school, FactDefinition question) {
        return school.facts().flag(question.id()) instanceof Reported.Known<Boolean> known ? known.value() : null;
    }

    private void contradict(
            SchoolReport school, FactDefinition question, String answer, String other, String value, String used) {
        problems.add(Problem.of(
                ProblemCode.FORM_CONTRADICTS,
                place(school, question.id()),
                question.name(),
                answer,
                other,
                value,
                used));
    }

    /**
     * The bands with the answer that all classes are below 30 pupils; as they are where some class is not. The answer 否 tells
     * nothing of the classes: the school may just not be rural, or not small.
     */
    private List<Counted> below30(BandList list, SchoolReport school, List<Counted> bands) {
        if (list.stageOrNull() == null || !Boolean.TRUE.equals(flag(school, BandList.CLASSES_BELOW_30))) {
            return bands;
        }
        List<Counted> narrowed = new ArrayList<>();
        for (Counted band : bands) {
            Optional<Interval> under = band.interval.under(THIRTY);
            if (under.isEmpty() && band.known() > 0) {
                contradict(school, BandList.CLASSES_BELOW_30, "是", band.label, Long.toString(band.known()), band.label);
                return bands;
            }
            narrowed.add(new Counted(band.label, band.fact, under.orElse(band.interval), band.count));
        }
        return narrowed;
    }

    /** A band of a school with its count; null where it is blank. */
    private record Counted(
            String label,
            String fact,
            Interval interval,
            @Nullable Long count) {
        long known() {
            return count == null ? 0 : count;
        }
    }

    private @Nullable FactValue list(BandList list, SchoolReport school) {
        List<Counted> bands = below30(list, school, counted(list, school));
        Long total = count(school, list.total());
        boolean blank = bands.stream().allMatch(band -> band.count == null);
        if (bands.isEmpty() || (blank && (total == null || total > 0))) {
            return null;
        }
        long sum = 0;
        Interval open = list.restOrNull();
        Counted firstBlank = null;
        for (Counted band : bands) {
            if (band.count == null) {
                firstBlank = firstBlank == null ? band : firstBlank;
                open = open == null ? band.interval : open.and(band.interval);
            } else {
                sum += Math.min(band.count, MOST + 1);
            }
        }
        // What is to be filled in, and what the rest is called.
        Counted wanting = firstBlank == null || (total == null && list.restOrNull() != null)
                ? new Counted(list.total().name(), list.total().id(), bands.get(0).interval, total)
                : firstBlank;
        if (total == null && open != null) {
            places.put(CellRef.of(school.school().code(), list.list()), place(school, wanting.fact, wanting.label));
            return null;
        }
        long rest = total == null ? 0 : total - sum;
        if (rest < 0 || (rest > 0 && open == null) || sum > MOST || rest > MOST) {
            differ(school, list.total().id(), list.total().name(), sum, total == null ? sum : total);
            return null;
        }
        List<Counted> all = new ArrayList<>(bands);
        if (rest > 0 && open != null) {
            all.add(new Counted(wanting.label, wanting.fact, open, rest));
        }
        return elements(list, school, all);
    }

    /** The bands that a form has: either the parts of a band or the band that they make up. Empty where the two differ. */
    private List<Counted> counted(BandList list, SchoolReport school) {
        Map<String, Long> counts = new HashMap<>();
        for (Band band : list.bands()) {
            Long count = count(school, band.fact());
            if (count != null) {
                counts.put(band.fact().id(), count);
            }
        }
        Set<String> left = new HashSet<>();
        for (Band band : list.bands()) {
            String id = band.fact().id();
            if (band.parts().isEmpty()) {
                continue;
            }
            boolean whole = counts.containsKey(id);
            boolean apart = band.parts().stream().anyMatch(counts::containsKey);
            if (whole && apart) {
                long sum = 0;
                for (String part : band.parts()) {
                    sum += counts.getOrDefault(part, 0L);
                }
                if (sum != counts.getOrDefault(id, 0L) || !counts.keySet().containsAll(band.parts())) {
                    differ(school, id, band.fact().name(), sum, counts.getOrDefault(id, 0L));
                    return List.of();
                }
            }
            if (whole && !apart) {
                left.addAll(band.parts());
            } else {
                left.add(id);
            }
        }
        List<Counted> bands = new ArrayList<>();
        for (Band band : list.bands()) {
            String id = band.fact().id();
            if (!left.contains(id)) {
                bands.add(new Counted(band.fact().name(), id, band.interval(), counts.get(id)));
            }
        }
        return bands;
    }

    private static @Nullable Long count(SchoolReport school, FactDefinition fact) {
        return school.facts().amount(fact.id()) instanceof Reported.Known<BigDecimal> known
                ? Long.valueOf(known.value().longValue())
                : null;
    }

    private void differ(SchoolReport school, String fact, String label, long sum, long total) {
        problems.add(Problem.of(
                ProblemCode.BANDS_SUM, place(school, fact, label), Long.toString(sum), Long.toString(total)));
    }

    private FactValue elements(BandList list, SchoolReport school, List<Counted> bands) {
        List<BandUses.Held> held = uses.of(list, school).stream()
                .filter(one -> bands.stream().noneMatch(band -> band.known() > 0 && one.isRefused(band.interval)))
                .toList();
        List<Rational> limits = limits(held);
        List<Reported<BigDecimal>> elements = new ArrayList<>();
        boolean known = true;
        boolean any = false;
        for (Counted band : bands) {
            long count = band.known();
            if (count == 0) {
                continue;
            }
            boolean decided = true;
            for (BandUses.Held one : held) {
                if (!one.isDecided(band.interval)) {
                    decided = false;
                    open(school, band, one);
                }
            }
            any |= decided;
            known &= decided;
            for (long i = 0; i < count; i++) {
                if (!decided) {
                    places.put(
                            new CellRef(school.school().code(), list.list(), elements.size()),
                            place(school, band.fact, band.label));
                }
                elements.add(decided ? Reported.of(band.interval.nearest(limits)) : Reported.none());
            }
        }
        if (any || known) {
            filled.add(school.school().code());
            filledLists.add(list.name());
        }
        return new FactValue.Amounts(elements);
    }

    private static List<Rational> limits(List<BandUses.Held> held) {
        return held.stream()
                .map(BandUses.Held::limitOrNull)
                .filter(Objects::nonNull)
                .map(Objects::requireNonNull)
                .toList();
    }

    private void open(SchoolReport school, Counted band, BandUses.Held held) {
        String limit =
                Optional.ofNullable(held.limitOrNull()).map(Rational::toDecimal).orElse("?");
        if (told.add(List.of(band.label, limit))) {
            problems.add(Problem.of(ProblemCode.BAND_OPEN, place(school, band.fact, band.label), band.label, limit));
        }
    }

    /** Where a band stands, with its label: {@code 学校表!D14 小学每班46-50人班级个数}. */
    private String place(SchoolReport school, String fact, String label) {
        return place(school, fact) + " " + label;
    }

    private String place(SchoolReport school, String fact) {
        SchoolCode code = school.school().code();
        Provenance provenance = dataset.provenance();
        Provenance.Rows file = provenance.files().get(fact);
        String own = provenance.cells().get(CellRef.of(code, fact));
        String row = provenance.schools().getOrDefault(code, code.value());
        String where = own != null ? own : file != null ? file.schools().getOrDefault(code, file.file()) : row;
        return where;
    }
}
