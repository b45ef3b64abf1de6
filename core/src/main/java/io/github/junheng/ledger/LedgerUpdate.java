package io.github.junheng.ledger;

import io.github.junheng.dataset.County;
import io.github.junheng.dataset.CountyDataset;
import io.github.junheng.dataset.SchoolReport;
import io.github.junheng.evaluation.Evaluation;
import io.github.junheng.evaluation.Finding;
import io.github.junheng.evaluation.Status;
import io.github.junheng.problem.Checked;
import io.github.junheng.problem.Problem;
import io.github.junheng.problem.ProblemCode;
import io.github.junheng.school.SchoolCode;
import io.github.junheng.standard.Criterion;
import io.github.junheng.standard.Level;
import io.github.junheng.standard.Rule;
import io.github.junheng.standard.Standard;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * 复评入账: what an evaluation adds to a ledger. What it finds not met is opened, or opened again whatever a document said; what it
 * finds met is resolved; what it cannot decide is left as it is and warned of. The same data twice add nothing: figures that the
 * ledger holds already, of the same year and day, are no news.
 *
 * <p>An entry is opened for what decides: a rule in a section of the standard, of each school that it is asked of, and of the county
 * where it is not asked of schools. Of a rule that is met where k out of n others are, each of those is opened that fails, and all of
 * them are settled where enough are met. What is told and decides nothing, and the single elements of lists, are no entries.
 */
public final class LedgerUpdate {
    private final Evaluation evaluation;
    private final String dataset;
    private final Successors successors;
    private final @Nullable Duties dutiesOrNull;
    private final LocalDate on;
    private final String by;

    private final Map<LedgerKey, Finding> findings = new LinkedHashMap<>();
    private final Map<String, List<Rule>> groups = new LinkedHashMap<>();
    private final List<LedgerEvent> events = new ArrayList<>();
    private final List<Problem> problems = new ArrayList<>();

    private LedgerUpdate(
            Evaluation evaluation,
            String dataset,
            Successors successors,
            @Nullable Duties dutiesOrNull,
            LocalDate on,
            String by) {
        this.evaluation = evaluation;
        this.dataset = dataset;
        this.successors = successors;
        this.dutiesOrNull = dutiesOrNull;
        this.on = on;
        this.by = by;
        for (Finding finding : evaluation.findings()) {
            if (finding.elementOrNull() == null) {
                findings.putIfAbsent(LedgerKey.of(finding), finding);
            }
        }
        for (Rule rule : evaluation.standard().rules().values()) {
            if (rule.criterion() instanceof Criterion.KOfN some && isInSection(rule)) {
                some.rules()
                        .forEach(member -> groups.computeIfAbsent(member, m -> new ArrayList<>())
                                .add(rule));
            }
        }
    }

    /**
     * The events to add, which the ledger takes.
     *
     * @param dataset what tells the data from others: their SHA-256
     * @param successors what schools became by the year of the data
     * @param dutiesOrNull who sees to what by a plan; null where there is none
     * @param on the day that the events are of
     * @param by who records them
     */
    public static Checked<List<LedgerEvent>> of(
            Ledger ledger,
            Evaluation evaluation,
            String dataset,
            Successors successors,
            @Nullable Duties dutiesOrNull,
            LocalDate on,
            String by) {
        return new LedgerUpdate(evaluation, dataset, successors, dutiesOrNull, on, by).run(ledger);
    }

    private Checked<List<LedgerEvent>> run(Ledger before) {
        String county = named(evaluation.dataset().county());
        if (county.isBlank() || before.county().filter(c -> !c.equals(county)).isPresent()) {
            problems.add(Problem.of(
                    ProblemCode.LEDGER_COUNTY,
                    "county",
                    before.county().orElse("一个县"),
                    county.isBlank() ? "没有写代码和名称的县" : county,
                    before.county().orElse("a county"),
                    county.isBlank() ? "one without code and name" : county));
            return Checked.failed(problems);
        }
        LocalDate latest = before.entries().stream()
                .filter(this::isOfStandard)
                .map(entry -> entry.finding().asOf())
                .max(LocalDate::compareTo)
                .orElse(evaluation.asOf());
        // Old data are no newer for being evaluated on a later day.
        int year = evaluation.dataset().county().year();
        int latestYear = before.entries().stream()
                .filter(this::isOfStandard)
                .mapToInt(entry -> entry.finding().dataYear())
                .max()
                .orElse(year);
        if (latest.isAfter(evaluation.asOf()) || latestYear > year) {
            problems.add(Problem.of(
                    ProblemCode.LEDGER_OLDER,
                    evaluation.standard().id(),
                    latest + " (" + latestYear + ")",
                    evaluation.asOf() + " (" + year + ")"));
            return Checked.failed(problems);
        }
        move(before);
        Checked<Ledger> moved = before.append(events);
        if (moved.value().isEmpty()) {
            return Checked.failed(moved.problems());
        }
        Ledger ledger = moved.value().get();
        ledger.entries().stream().filter(this::isOfStandard).forEach(this::settle);
        for (Map.Entry<LedgerKey, Finding> found : findings.entrySet()) {
            if (found.getValue().status() == Status.NOT_MET
                    && decides(found.getValue())
                    && ledger.entry(found.getKey()).isEmpty()) {
                open(found.getKey(), found.getValue(), county);
            }
        }
        Checked<Ledger> after = before.append(events);
        problems.addAll(after.problems());
        return after.hasErrors() ? Checked.failed(problems) : Checked.of(List.copyOf(events), problems);
    }

    private static String named(County county) {
        return county.code()
                .toOptional()
                .map(code -> code.value())
                .or(() -> county.name().toOptional())
                .orElse("");
    }

    /** Entries of schools that are not there any more go to what those became; the first that fails, where that is several. */
    private void move(Ledger ledger) {
        CountyDataset data = evaluation.dataset();
        for (LedgerEntry entry : ledger.entries()) {
            SchoolCode code = entry.key().schoolOrNull();
            if (code != null && data.school(code).isEmpty()) {
                List<SchoolCode> now = successors.of(code).stream()
                        .filter(next -> data.school(next).isPresent())
                        .toList();
                if (!now.isEmpty()) {
                    SchoolCode to = now.stream()
                            .filter(next -> {
                                Finding finding = findings.get(entry.key().of(next));
                                return finding != null && finding.status() == Status.NOT_MET;
                            })
                            .findFirst()
                            .orElse(now.get(0));
                    events.add(new LedgerEvent.Moved(
                            on,
                            by,
                            entry.key(),
                            to,
                            name(to),
                            successors.basis(code).orElse("")));
                }
            }
        }
    }

    private String name(SchoolCode code) {
        return evaluation
                .dataset()
                .school(code)
                .map(SchoolReport::school)
                .map(school -> school.name())
                .orElse(code.value());
    }

    private boolean isOfStandard(LedgerEntry entry) {
        return evaluation.standard().rules().containsKey(entry.key().rule().local())
                && evaluation
                        .standard()
                        .rule(entry.key().rule().local())
                        .id()
                        .equals(entry.key().rule());
    }

    /** What is found now of an entry that there is. */
    private void settle(LedgerEntry entry) {
        LedgerKey key = entry.key();
        Finding finding = findings.get(key);
        Finding enough = finding == null ? null : enough(finding);
        if (enough != null) {
            finding = enough;
        }
        Status status = finding == null ? Status.NOT_APPLICABLE : finding.status();
        if (finding != null && status == Status.MET) {
            if (entry.state().isOpen()) {
                events.add(new LedgerEvent.Resolved(on, by, key, ground(finding)));
            } else if (!entry.finding().equals(ground(finding))) {
                // So that older data are known to be older.
                events.add(new LedgerEvent.Noted(on, by, key, ground(finding)));
            }
        } else if (finding != null && status == Status.NOT_MET && (entry.state().isOpen() || decides(finding))) {
            fails(entry, ground(finding));
        } else if (entry.state() != LedgerEntry.State.VERIFIED) {
            undecided(entry, finding);
        }
    }

    /** The same data are no news: a document may since have answered them. Others are, though they give the same figures. */
    private void fails(LedgerEntry entry, Ground.OfFinding now) {
        if (!entry.finding().equals(now)) {
            events.add(
                    entry.state().isOpen()
                            ? new LedgerEvent.Noted(on, by, entry.key(), now)
                            : new LedgerEvent.Reopened(on, by, entry.key(), now));
        }
        if (entry.state().isOpen() && entry.assignment().isEmpty()) {
            assign(entry.key());
        }
    }

    private void undecided(LedgerEntry entry, @Nullable Finding finding) {
        String zh = "数据中没有这一项";
        String en = "the data have no such subject";
        if (finding != null && finding.status() == Status.INDETERMINATE) {
            zh = "数据未填报";
            en = "data are missing";
        } else if (finding != null && finding.status() == Status.NOT_APPLICABLE) {
            zh = "不适用";
            en = "not applicable";
        } else if (finding != null) {
            zh = "同组其他项数据未填报";
            en = "data of others of its group are missing";
        }
        problems.add(Problem.of(
                ProblemCode.LEDGER_UNDECIDED,
                entry.key().toString(),
                entry.schoolName().map(name -> name + " ").orElse("")
                        + entry.rule().zh(),
                zh,
                en,
                entry.schoolName().map(name -> name + ", ").orElse("")
                        + entry.rule().en()));
    }

    private void open(LedgerKey key, Finding finding, String county) {
        SchoolCode school = key.schoolOrNull();
        Rule rule = evaluation.standard().rule(key.rule().local());
        events.add(new LedgerEvent.Opened(
                on,
                by,
                key,
                county,
                evaluation.dataset().county().name().toOptional().orElse(county),
                rule.name(),
                school == null ? null : name(school),
                finding.citation(),
                ground(finding)));
        assign(key);
    }

    private void assign(LedgerKey key) {
        if (dutiesOrNull != null) {
            dutiesOrNull.of(key).ifPresent(duty -> events.add(new LedgerEvent.Assigned(on, by, key, duty)));
        }
    }

    private Ground.OfFinding ground(Finding finding) {
        return Ground.OfFinding.of(finding, evaluation, dataset);
    }

    /** Whether a finding that is not met has to be put right. */
    private boolean decides(Finding finding) {
        Rule rule = evaluation.standard().rule(finding.rule().local());
        if (rule.informative()) {
            return false;
        }
        boolean ofMany = rule.level() == Level.SCHOOL
                || rule.level() == Level.SCHOOL_STAGE
                || rule.level() == Level.KINDERGARTEN;
        if (ofMany && (finding.schoolOrNull() == null) != (rule.shareOrNull() != null)) {
            return false;
        }
        List<Rule> group = groups.getOrDefault(finding.rule().local(), List.of());
        if (!group.isEmpty()) {
            return group.stream().anyMatch(k -> statusOf(k, finding) == Status.NOT_MET);
        }
        return isInSection(rule) && !(rule.criterion() instanceof Criterion.KOfN);
    }

    /** The finding by which enough of a group are met, so that this one need not be; null where there is none. */
    private @Nullable Finding enough(Finding finding) {
        if (finding.status() == Status.MET) {
            return null;
        }
        Finding found = null;
        for (Rule group : groups.getOrDefault(finding.rule().local(), List.of())) {
            found = findings.get(new LedgerKey(group.id(), finding.schoolOrNull(), finding.stageOrNull()));
            if (found == null || found.status() != Status.MET) {
                return null;
            }
        }
        return found;
    }

    private @Nullable Status statusOf(Rule rule, Finding member) {
        Finding finding = findings.get(new LedgerKey(rule.id(), member.schoolOrNull(), member.stageOrNull()));
        return finding == null ? null : finding.status();
    }

    private boolean isInSection(Rule rule) {
        Standard standard = evaluation.standard();
        return standard.sectionOf(rule.id().local()).isPresent();
    }
}
