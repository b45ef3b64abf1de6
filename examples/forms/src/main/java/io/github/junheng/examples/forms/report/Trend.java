package io.github.junheng.examples.forms.report;

import io.github.junheng.evaluation.Evaluation;
import io.github.junheng.evaluation.Finding;
import io.github.junheng.evaluation.Status;
import io.github.junheng.report.Piece;
import io.github.junheng.report.Wording;
import io.github.junheng.standard.Rule;
import io.github.junheng.standard.Section;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** 历年变化: outcomes, units that meet a rule, and coefficients, year by year. */
final class Trend {
    /** A value for each year. */
    record Row(Piece name, List<Value> values) {}

    /**
     * What stands for a year.
     *
     * @param figure a number or a word; nothing where the sign says all
     * @param state null where it has none
     */
    record Value(Piece figure, @Nullable State state) {
        /** With its sign. */
        Piece text() {
            return state == null ? figure : Piece.words(figure, Piece.of(state.sign()));
        }
    }

    private Trend() {}

    static List<Row> rows(CountyContent content) {
        List<Row> rows = new ArrayList<>();
        rows.add(row(
                Words.OUTCOME.piece(),
                content,
                year -> new Value(Wording.status(year.status()), State.of(year.status()))));
        for (Section section : content.standard().sections()) {
            rows.add(row(
                    Words.TITLE.with(Piece.of(section.id()), Piece.of(section.name())),
                    content,
                    year -> new Value(Piece.NONE, outcome(year, section))));
        }
        for (Rule rule : content.schools().stream()
                .flatMap(s -> Stream.concat(Stream.of(s.whole()), s.items().stream()))
                .distinct()
                .toList()) {
            rows.add(row(
                    Words.TITLE.with(Words.MET_UNITS.piece(), content.wording().rule(rule)),
                    content,
                    year -> new Value(met(year, rule.id().local()), null)));
        }
        List<Map<String, Finding>> findings =
                content.years().stream().map(Trend::ofCounty).toList();
        for (Spread spread : content.spreads()) {
            List<Value> values = new ArrayList<>();
            for (int y = 0; y < findings.size(); y++) {
                Finding finding = findings.get(y).get(ExplanationTable.key(spread.finding()));
                values.add(
                        finding == null
                                ? new Value(Piece.NONE, State.NONE)
                                : new Value(Shown.value(content.years().get(y), finding), State.of(finding.status())));
            }
            rows.add(new Row(
                    Piece.words(
                            content.wording().rule(spread.rule()),
                            Wording.stage(spread.finding().stage().orElseThrow())),
                    values));
        }
        return rows;
    }

    private static Row row(Piece name, CountyContent content, Function<Evaluation, Value> of) {
        return new Row(name, content.years().stream().map(of).toList());
    }

    private static State outcome(Evaluation year, Section section) {
        return year.verdict().sections().stream()
                .filter(r -> r.section().id().equals(section.id()))
                .findFirst()
                .map(r -> State.of(r.status()))
                .orElse(State.NONE);
    }

    /** What was found of the county itself, by what an address calls it. */
    static Map<String, Finding> ofCounty(Evaluation year) {
        Map<String, Finding> of = new LinkedHashMap<>();
        for (Finding finding : year.findings()) {
            if (finding.schoolOrNull() == null) {
                of.put(ExplanationTable.key(finding), finding);
            }
        }
        return of;
    }

    /** How many of the units that a rule concerns meet it. */
    private static Piece met(Evaluation year, String rule) {
        CityMember.Units units = units(year, rule);
        return units.concerned() == 0 ? Piece.DASH : Words.OF.with(Piece.of(units.met()), Piece.of(units.concerned()));
    }

    static CityMember.Units units(Evaluation year, String rule) {
        int met = 0;
        int concerned = 0;
        for (Finding finding : year.findings()) {
            if (finding.rule().local().equals(rule)
                    && finding.schoolOrNull() != null
                    && finding.status() != Status.NOT_APPLICABLE) {
                concerned++;
                met += finding.status() == Status.MET ? 1 : 0;
            }
        }
        return new CityMember.Units(met, concerned);
    }
}
