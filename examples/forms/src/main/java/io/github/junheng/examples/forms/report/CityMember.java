package io.github.junheng.examples.forms.report;

import io.github.junheng.evaluation.Evaluation;
import io.github.junheng.evaluation.Finding;
import io.github.junheng.evaluation.Status;
import io.github.junheng.evaluation.Verdict;
import io.github.junheng.problem.Problem;
import io.github.junheng.problem.Severity;
import io.github.junheng.region.CountyCode;
import io.github.junheng.report.Piece;
import io.github.junheng.report.Wording;
import io.github.junheng.standard.Criterion;
import io.github.junheng.standard.Rule;
import io.github.junheng.standard.Text;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * 全市报告中的一县: what the page of a city tells of a county. It is small, so that the evaluation need not be kept; a county whose data
 * could not be evaluated is one, too.
 */
public final class CityMember {
    private final Piece county;
    private final Optional<CountyCode> code;
    private final String href;
    private final @Nullable Figures figures;
    private final List<Problem> problems;
    private final boolean masked;

    /**
     * What was found of a county.
     *
     * @param sections the outcome of each, by its id
     * @param units of rules that so many of their indicators must meet, by the rule
     * @param spreads coefficients of variation by the key of their finding
     * @param open how many findings cannot be determined
     * @param dataHash empty where it would tell which school is which
     */
    record Figures(
            int year,
            String asOf,
            Status status,
            Map<String, Status> sections,
            Map<String, Units> units,
            Map<String, Coefficient> spreads,
            long open,
            Optional<String> dataHash,
            String standardHash) {}

    /** School stages that meet a rule, of those that it concerns. */
    record Units(int met, int concerned) {}

    /** A coefficient, and what stands above its column. */
    record Coefficient(String rule, Piece heading, Piece value, Status status) {}

    private CityMember(
            Piece county,
            Optional<CountyCode> code,
            String href,
            @Nullable Figures figures,
            List<Problem> problems,
            boolean masked) {
        if (!href.isEmpty()
                && !href.matches("[\\p{L}\\p{N}_][\\p{L}\\p{N}_. -]*(/[\\p{L}\\p{N}_][\\p{L}\\p{N}_. -]*)*")) {
            throw new IllegalArgumentException("not an address within the folder of the page: " + href);
        }
        this.county = county;
        this.code = code;
        this.href = href;
        this.figures = figures;
        this.problems = List.copyOf(problems);
        this.masked = masked;
    }

    /**
     * A county that was evaluated.
     *
     * @param href where its own page stands, relative to the city's
     * @param masked whether that page masks schools; the hash of the data would undo that and is left out
     * @throws IllegalArgumentException when the address leads out of the folder of the page
     */
    public static CityMember of(Evaluation evaluation, String href, boolean masked) {
        Map<String, Status> sections = new LinkedHashMap<>();
        for (Verdict.SectionResult section : evaluation.verdict().sections()) {
            sections.put(section.section().id(), section.status());
        }
        Map<String, Units> units = new LinkedHashMap<>();
        for (Rule rule : CityReport.several(evaluation.standard())) {
            units.put(rule.id().local(), Trend.units(evaluation, rule.id().local()));
        }
        Map<String, Coefficient> spreads = new LinkedHashMap<>();
        long open = 0;
        for (Finding finding : evaluation.findings()) {
            open += finding.status() == Status.INDETERMINATE ? 1 : 0;
            if (finding.schoolOrNull() == null && finding.stage().isPresent()) {
                Criterion criterion =
                        evaluation.standard().rule(finding.rule().local()).criterion();
                if (criterion instanceof Criterion.Dispersion || criterion instanceof Criterion.MeanDispersion) {
                    Piece heading = Piece.words(
                            Piece.of(finding.rule().local()),
                            Wording.stage(finding.stage().orElseThrow()));
                    spreads.put(
                            ExplanationTable.key(finding),
                            new Coefficient(
                                    finding.rule().local(),
                                    settled(heading),
                                    settled(Shown.value(evaluation, finding)),
                                    finding.status()));
                }
            }
        }
        return new CityMember(
                settled(Wording.of(evaluation).county()),
                evaluation.dataset().county().code().toOptional(),
                href,
                new Figures(
                        evaluation.dataset().county().year(),
                        evaluation.asOf().toString(),
                        evaluation.status(),
                        sections,
                        units,
                        spreads,
                        open,
                        masked ? Optional.empty() : Optional.of(Provenances.data(evaluation)),
                        Provenances.standard(evaluation)),
                List.of(),
                masked);
    }

    /** The same words, without the numbers and findings that they were made of. */
    private static Piece settled(Piece piece) {
        return Piece.of(new Text(piece.in(Locale.CHINESE), piece.in(Locale.ENGLISH)));
    }

    /**
     * A county that was not evaluated.
     *
     * @param name its name and code, or the path of its data where these are not known
     * @param problems why
     * @param masked whether the page is to tell no more than their number, since they may name schools
     */
    public static CityMember notEvaluated(
            String name, Optional<CountyCode> code, List<Problem> problems, boolean masked) {
        return new CityMember(Piece.of(name), code, "", null, problems, masked);
    }

    Piece county() {
        return county;
    }

    /** The province that its code names, as two digits; empty where there is no such code. */
    String province() {
        return code.filter(CountyCode::isStandard)
                .map(CountyCode::provinceDigits)
                .orElse("");
    }

    String href() {
        return href;
    }

    /** What was found; empty where nothing was evaluated. */
    Optional<Figures> figures() {
        return Optional.ofNullable(figures);
    }

    /** Whether what keeps it from being evaluated may not be told. */
    boolean hidesProblems() {
        return masked;
    }

    boolean is(Status status) {
        return figures != null && figures.status() == status;
    }

    /** What keeps the county from being evaluated. */
    List<Problem> errors() {
        return problems.stream()
                .filter(problem -> problem.severity() == Severity.ERROR)
                .toList();
    }
}
