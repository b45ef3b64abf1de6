package io.github.junheng.overlay;

import io.github.junheng.problem.Problem;
import io.github.junheng.problem.ProblemCode;
import io.github.junheng.quantity.Comparator;
import io.github.junheng.quantity.Rational;
import io.github.junheng.school.SchoolKind;
import io.github.junheng.school.Stage;
import io.github.junheng.standard.Citation;
import io.github.junheng.standard.Criterion;
import io.github.junheng.standard.Dated;
import io.github.junheng.standard.Limit;
import io.github.junheng.standard.Region;
import io.github.junheng.standard.Rule;
import io.github.junheng.standard.RuleInputs;
import io.github.junheng.standard.Scope;
import io.github.junheng.standard.Standard;
import io.github.junheng.standard.Whole;
import io.github.junheng.time.Timeline;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * 标准审校: looks in a standard that can be read for what somebody should look at again: days on which a rule has no number, tests that
 * can never be met together, rules that no cell can feed, units that differ, sources that are none, and facts that were not checked for long. A standard
 * as an overlay leaves it is looked at in the same way.
 */
public final class StandardLint {
    /** How long a fact may go unchecked. */
    private static final int MONTHS_UNCHECKED = 12;

    private static final Pattern NUMBER = Pattern.compile("〔(?:19|20)\\d{2}〕\\d+号");
    private static final Pattern WRONG_BRACKETS = Pattern.compile("[\\[(（【〈](?:19|20)\\d{2}[\\])）】〉]\\s*第?\\d+\\s*号");
    private static final Pattern WRONG_DAY = Pattern.compile("\\d{1,4}/\\d{1,2}/\\d{1,4}");
    private static final Pattern ARTICLE =
            Pattern.compile("第[一二三四五六七八九十百零〇\\d]+[章节条款项部分]\\S*|附[件表录]\\S*|[表注]\\S*|序言|说明");
    private static final Pattern OF_CASE = Pattern.compile("/case\\d+$");
    private static final String BRACKETS = "〔〕（）()《》“”";

    private final Standard standard;
    private final LocalDate today;
    private final List<Problem> problems = new ArrayList<>();

    private StandardLint(Standard standard, LocalDate today) {
        this.standard = standard;
        this.today = today;
    }

    /**
     * Everything that should be looked at again, rule by rule; the place of a problem is the number's target.
     *
     * @param today the day by which facts are old
     */
    public static List<Problem> check(Standard standard, LocalDate today) {
        StandardLint lint = new StandardLint(standard, today);
        standard.rules().values().forEach(lint::check);
        lint.contradictions();
        standard.wholes().forEach(lint::whole);
        lint.problems.addAll(UnitLint.check(standard));
        return List.copyOf(new LinkedHashSet<>(lint.problems));
    }

    private void report(ProblemCode code, String target, String... details) {
        problems.add(Problem.of(code, standard.id() + "/" + target, details));
    }

    private void check(Rule rule) {
        String id = rule.id().local();
        citation(rule.citation(), id);
        gaps(rule);
        Overlays.numbers(rule).forEach(this::sources);
        Targets.words(rule)
                .forEach((target, place) -> sources(target, place.evidence().replaced()));
        rule.grades().entries().forEach(entry -> citation(entry.value().citation(), id + "/grades"));
        Set<String> known = standard.factsById().keySet();
        List<String> needed = RuleInputs.facts(standard, rule);
        if (!(rule.criterion() instanceof Criterion.Context) && needed.stream().noneMatch(known::contains)) {
            report(ProblemCode.LINT_UNFED, id, needed.isEmpty() ? "-" : String.join(", ", needed));
        }
    }

    // --- sources

    private <T> void sources(String target, Timeline<Dated<T>> timeline) {
        for (Timeline.Entry<Dated<T>> entry : timeline.entries()) {
            Dated<T> dated = entry.value();
            citation(dated.citation(), target);
            if (dated.lastCheckedOn().plusMonths(MONTHS_UNCHECKED).isBefore(today)) {
                report(
                        ProblemCode.LINT_STALE,
                        target,
                        dated.value() instanceof Rational number ? number.toDecimal() : String.valueOf(dated.value()),
                        dated.lastCheckedOn().toString());
            }
        }
    }

    private void citation(Citation citation, String target) {
        String document = citation.document();
        boolean sound = !document.isBlank()
                && isBalanced(document)
                && !WRONG_DAY.matcher(document).find()
                && !WRONG_BRACKETS.matcher(document).find()
                && (!document.contains("〔") || NUMBER.matcher(document).find());
        String article = citation.articleOrNull();
        if (!sound || (article != null && !ARTICLE.matcher(article).matches())) {
            report(ProblemCode.LINT_CITATION, target, citation.reference());
        }
    }

    private static boolean isBalanced(String text) {
        StringBuilder open = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            int place = BRACKETS.indexOf(text.charAt(i));
            if (place >= 0 && place % 2 == 0) {
                open.append(BRACKETS.charAt(place + 1));
            } else if (place >= 0) {
                int last = open.length() - 1;
                if (last < 0 || open.charAt(last) != text.charAt(i)) {
                    return false;
                }
                open.setLength(last);
            }
        }
        return open.isEmpty();
    }

    // --- days without a number

    private void gaps(Rule rule) {
        Map<String, Timeline<Dated<Rational>>> numbers = new LinkedHashMap<>();
        Targets.of(rule)
                .forEach((target, slot) -> numbers.put(target, slot.timelines().get(0)));
        numbers.forEach((target, timeline) -> {
            boolean inRegions = numbers.keySet().stream().anyMatch(key -> key.startsWith(target + Limit.REGION));
            if (!inRegions) {
                gaps(rule, target, timeline, numbers);
            }
        });
    }

    private void gaps(
            Rule rule,
            String target,
            Timeline<Dated<Rational>> timeline,
            Map<String, Timeline<Dated<Rational>>> numbers) {
        boolean isLocal = RuleInputs.limits(rule.criterion()).stream()
                .anyMatch(limit ->
                        limit instanceof Limit.Local local && local.laidOver().equals(timeline));
        if (isLocal) {
            // On all other days the number is what the county reports as its province's.
            return;
        }
        LocalDate covered = rule.inForce().from();
        LocalDate end = rule.inForce().until();
        for (Timeline.Entry<Dated<Rational>> entry : timeline.entries()) {
            LocalDate from = entry.range().from();
            // One of several tests may have begun later than its rule: until then the others are the rule.
            boolean begins = covered.equals(rule.inForce().from()) && isOtherTestOn(covered, target, numbers);
            if (from.isAfter(covered) && (end == null || covered.isBefore(end)) && !begins) {
                report(ProblemCode.LINT_GAP, target, covered.toString(), from.toString());
            }
            LocalDate until = entry.range().until();
            if (until == null) {
                return;
            }
            covered = until.isAfter(covered) ? until : covered;
        }
        if (end == null || covered.isBefore(end)) {
            report(ProblemCode.LINT_GAP, target, covered.toString(), end == null ? "∞" : end.toString());
        }
    }

    private static boolean isOtherTestOn(LocalDate day, String target, Map<String, Timeline<Dated<Rational>>> numbers) {
        return numbers.entrySet().stream()
                .anyMatch(other -> !test(other.getKey()).equals(test(target))
                        && other.getValue().on(day).isPresent());
    }

    /** A target without what follows the name of its test, which may have several cases. */
    private static String test(String target) {
        int limit = target.lastIndexOf("/limit");
        return limit < 0 ? target : OF_CASE.matcher(target.substring(0, limit)).replaceFirst("");
    }

    // --- tests that exclude each other

    /** A test of a value that is the same for whoever asks it. */
    private record Test(String subject, String place, List<Stage> stages, Comparator comparator, Limit.Printed limit) {
        Optional<Dated<Rational>> on(
                LocalDate day, @Nullable SchoolKind kind, @Nullable Stage stage, @Nullable Region region) {
            return region == null ? limit.on(day, kind, stage) : limit.on(day, kind, stage, region);
        }
    }

    /** Who is asked: a school of a kind, in a stage, in a region; null stands for what makes no difference. */
    private record Asked(
            @Nullable SchoolKind kind,
            @Nullable Stage stage,
            @Nullable Region region) {}

    private void contradictions() {
        List<Test> tests = new ArrayList<>();
        for (Rule rule : standard.rules().values()) {
            if (!rule.informative()) {
                collect(rule, rule.criterion(), tests);
            }
        }
        for (int i = 0; i < tests.size(); i++) {
            for (int k = i + 1; k < tests.size(); k++) {
                Test one = tests.get(i);
                Test other = tests.get(k);
                if (one.subject().equals(other.subject())) {
                    exclude(one, other);
                }
            }
        }
    }

    private void collect(Rule rule, Criterion criterion, List<Test> tests) {
        if (criterion instanceof Criterion.Comparison comparison
                && comparison.limit() instanceof Limit.Printed printed) {
            tests.add(new Test(
                    comparison.indicator() + " " + rule.level() + " "
                            + rule.scope().map(Scope::id).orElse("") + " " + rule.stages(),
                    rule.id().local(),
                    rule.stages(),
                    comparison.comparator(),
                    printed));
        } else if (criterion instanceof Criterion.All all) {
            all.parts().forEach(part -> collect(rule, part.criterion(), tests));
        }
    }

    private void exclude(Test one, Test other) {
        for (Asked asked : asked(one, other)) {
            for (LocalDate day : days(List.of(one, other))) {
                Dated<Rational> a =
                        one.on(day, asked.kind(), asked.stage(), asked.region()).orElse(null);
                Dated<Rational> b = other.on(day, asked.kind(), asked.stage(), asked.region())
                        .orElse(null);
                if (a != null && b != null && !areJoint(one.comparator(), a.value(), other.comparator(), b.value())) {
                    report(
                            ProblemCode.LINT_CONTRADICTION,
                            one.place(),
                            one.comparator().symbol() + " " + a.value().toDecimal(),
                            other.place() + " " + other.comparator().symbol() + " "
                                    + b.value().toDecimal(),
                            day.toString());
                    break;
                }
            }
        }
    }

    /** Everybody for whom one of two tests may have a number of its own. */
    private static List<Asked> asked(Test one, Test other) {
        Set<String> keys = new LinkedHashSet<>(one.limit().values().keySet());
        keys.addAll(other.limit().values().keySet());
        List<@Nullable SchoolKind> kinds = new ArrayList<>();
        kinds.add(null);
        for (SchoolKind kind : SchoolKind.values()) {
            if (keys.stream().anyMatch(key -> Limit.withoutRegion(key).equals(kind.name()))) {
                kinds.add(kind);
            }
        }
        List<@Nullable Stage> stages = new ArrayList<>(one.stages());
        if (stages.isEmpty()) {
            stages.add(null);
        }
        List<@Nullable Region> regions = new ArrayList<>();
        regions.add(null);
        regions.addAll(one.limit().regions());
        regions.addAll(other.limit().regions());
        List<Asked> asked = new ArrayList<>();
        for (SchoolKind kind : kinds) {
            for (Stage stage : stages) {
                for (Region region : regions) {
                    asked.add(new Asked(kind, stage, region));
                }
            }
        }
        return asked;
    }

    /** What the values of several rules add up to must lie between what their limits add up to. */
    private void whole(Whole whole) {
        List<List<Test>> members = new ArrayList<>();
        Set<LocalDate> days = new TreeSet<>();
        for (String id : whole.rules()) {
            List<Test> tests = new ArrayList<>();
            collect(standard.rule(id), standard.rule(id).criterion(), tests);
            members.add(tests);
            days.addAll(days(tests));
        }
        for (boolean upper : List.of(true, false)) {
            for (LocalDate day : days) {
                Rational sum = sum(members, upper, day);
                int order = sum == null ? 0 : sum.compareTo(whole.sum());
                if (sum != null && (upper ? order < 0 : order > 0)) {
                    report(
                            ProblemCode.LINT_CONTRADICTION,
                            String.join(", ", whole.rules()),
                            (upper ? "Σ ≤ " : "Σ ≥ ") + sum.toDecimal(),
                            "Σ = " + whole.sum().toDecimal(),
                            day.toString());
                    break;
                }
            }
        }
    }

    /** The sum of the upper or lower limits on a day; null where some rule has none. */
    private static @Nullable Rational sum(List<List<Test>> members, boolean upper, LocalDate day) {
        Rational sum = Rational.ZERO;
        for (List<Test> tests : members) {
            Rational limit = null;
            for (Test test : tests) {
                Comparator comparator = test.comparator();
                boolean bounds =
                        comparator == Comparator.EQUAL || (upper ? comparator.wantsLess() : comparator.wantsMore());
                Dated<Rational> dated = test.limit().on(day, null, null).orElse(null);
                if (bounds && dated != null) {
                    // Of several limits of one rule, the tightest.
                    int order = limit == null ? 0 : dated.value().compareTo(limit);
                    limit = limit == null || (upper ? order < 0 : order > 0) ? dated.value() : limit;
                }
            }
            if (limit == null) {
                return null;
            }
            sum = sum.plus(limit);
        }
        return sum;
    }

    /** The first days of every number. */
    private static Set<LocalDate> days(List<Test> tests) {
        Set<LocalDate> days = new TreeSet<>();
        for (Test test : tests) {
            test.limit()
                    .values()
                    .values()
                    .forEach(timeline ->
                            timeline.entries().forEach(e -> days.add(e.range().from())));
        }
        return days;
    }

    /** Whether some number passes both tests: one of the limits, what lies between them, or what lies beyond. */
    private static boolean areJoint(Comparator one, Rational a, Comparator other, Rational b) {
        Rational between = a.plus(b).dividedBy(Rational.of(2));
        for (Rational value : List.of(
                a,
                b,
                between,
                (a.compareTo(b) < 0 ? a : b).minus(Rational.ONE),
                (a.compareTo(b) < 0 ? b : a).plus(Rational.ONE))) {
            if (one.admits(value, a) && other.admits(value, b)) {
                return true;
            }
        }
        return false;
    }
}
