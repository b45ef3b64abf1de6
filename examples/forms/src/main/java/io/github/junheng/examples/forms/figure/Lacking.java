package io.github.junheng.examples.forms.figure;

import io.github.junheng.dataset.FactDefinition;
import io.github.junheng.dataset.SchoolColumns;
import io.github.junheng.evaluation.Evaluation;
import io.github.junheng.evaluation.Missing;
import io.github.junheng.report.Piece;
import io.github.junheng.report.Wording;
import io.github.junheng.school.SchoolCode;
import io.github.junheng.standard.Criterion;
import io.github.junheng.standard.Rule;
import io.github.junheng.standard.Text;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** 待填报: cells that are missing, told in words: whose they are, what they are called, and which rules they decide. */
public final class Lacking {
    private static final int NAMED = 8;

    private final Evaluation evaluation;
    private final Wording wording;
    private final Map<String, FactDefinition> facts;

    public Lacking(Evaluation evaluation, Wording wording) {
        this.evaluation = evaluation;
        this.wording = wording;
        this.facts = evaluation.standard().factsById();
    }

    /** The same cell of many schools once, all of them together. */
    public static Collection<List<Missing>> alike(Collection<Missing> all) {
        Map<String, List<Missing>> cells = new LinkedHashMap<>();
        for (Missing missing : new LinkedHashSet<>(all)) {
            cells.computeIfAbsent(missing.cell().fact() + " " + missing.why(), c -> new ArrayList<>())
                    .add(missing);
        }
        return cells.values();
    }

    /**
     * One kind of cell.
     *
     * @param missing of one fact and for one reason, at least one
     * @param rules which they decide; none where that is told elsewhere
     */
    public Piece told(List<Missing> missing, Set<String> rules) {
        Missing first = missing.get(0);
        Set<SchoolCode> schools = new LinkedHashSet<>();
        for (Missing one : missing) {
            if (one.cell().school() != null) {
                schools.add(one.cell().school());
            }
        }
        Piece some =
                Piece.list(schools.stream().limit(NAMED).map(wording::school).toList());
        Piece who = schools.isEmpty()
                ? Phrase.of("县", "county")
                : schools.size() > NAMED
                        ? Phrase.of("{0} 等 {1} 所", "{0} and others, {1} in all", some, Piece.of(schools.size()))
                        : some;
        return Phrase.of("{0}：{1}", "{0}: {1}", who, name(first, rules));
    }

    /** What a cell is called, with its unit, the rules that it decides and why it is missing where it is not merely blank. */
    public Piece name(Missing missing, Set<String> rules) {
        Piece concerns = Piece.list(rules.stream().map(Piece::of).toList());
        return statement(missing, rules)
                .map(rule -> Phrase.of(
                        "“{0}”的结论和依据（{1}）",
                        "the finding, with its ground, on \"{0}\" ({1})", Piece.of(rule.name()), concerns))
                .orElseGet(() -> fact(missing, concerns));
    }

    /** The rule that asks for a statement, where a cell holds one. */
    private Optional<Rule> statement(Missing missing, Set<String> rules) {
        return rules.size() != 1 || missing.cell().school() != null
                ? Optional.empty()
                : rules.stream()
                        .map(evaluation.standard()::rule)
                        .filter(rule -> rule.criterion() instanceof Criterion.Evidence
                                || rule.criterion() instanceof Criterion.Veto)
                        .findFirst();
    }

    private Piece fact(Missing missing, Piece concerns) {
        FactDefinition fact = facts.get(missing.cell().fact());
        Piece why = missing.why() == Missing.Why.NOT_REPORTED
                ? Piece.NONE
                : Piece.of(new Text(missing.why().zh(), missing.why().en()));
        Piece decides =
                concerns.in(Locale.CHINESE).isEmpty() ? Piece.NONE : Phrase.of("决定 {0}", "decides {0}", concerns);
        if (fact == null) {
            fact = SchoolColumns.of(missing.cell().fact()).orElse(null);
        }
        if (fact == null) {
            return remarked(wording.missing(missing), decides);
        }
        return remarked(Piece.of(fact.name()), Piece.clauses(List.of(Piece.of(fact.unit()), decides, why)));
    }

    private static Piece remarked(Piece what, Piece remark) {
        return remark.in(Locale.CHINESE).isEmpty() ? what : Phrase.of("{0}（{1}）", "{0} ({1})", what, remark);
    }
}
