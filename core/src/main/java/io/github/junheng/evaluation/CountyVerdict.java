package io.github.junheng.evaluation;

import io.github.junheng.dataset.County;
import io.github.junheng.standard.Section;
import io.github.junheng.standard.Standard;
import java.util.ArrayList;
import java.util.List;

/**
 * 县级结论: the outcomes of one standard for one county and nothing else: of the whole, of each section, and of each rule how many
 * subjects had which. What a batch of counties is asked for first; {@link Evaluator#evaluate(CountyTable)} tells the figures.
 */
public final class CountyVerdict {
    private static final Status[] STATUSES = Status.values();

    private final Plan plan;
    private final County county;
    private final byte status;
    private final byte[] sections;
    private final int[] tallies;

    CountyVerdict(Plan plan, County county, byte status, byte[] sections, int[] tallies) {
        this.plan = plan;
        this.county = county;
        this.status = status;
        this.sections = sections;
        this.tallies = tallies;
    }

    /** By rule how many subjects have which outcome; a copy. */
    int[] tallies() {
        return tallies.clone();
    }

    public Standard standard() {
        return plan.standard;
    }

    public County county() {
        return county;
    }

    /** The outcome of the standard. */
    public Status status() {
        return STATUSES[status];
    }

    /** Each section with its outcome. */
    public List<Verdict.SectionResult> sections() {
        List<Section> all = plan.standard.sections();
        List<Verdict.SectionResult> results = new ArrayList<>(all.size());
        for (int s = 0; s < all.size(); s++) {
            results.add(new Verdict.SectionResult(all.get(s), STATUSES[sections[s]]));
        }
        return List.copyOf(results);
    }

    /**
     * How many subjects of a rule (school stages, schools, the county's stages, or the county) had which outcome.
     *
     * @throws IllegalArgumentException when the standard has no such rule
     */
    public UnitTally tally(String rule) {
        int at = 4 * plan.position(rule);
        return new UnitTally(tallies[at], tallies[at + 1], tallies[at + 2], tallies[at + 3]);
    }

    /**
     * The outcome of a rule for the county: the conjunction over its subjects.
     *
     * @throws IllegalArgumentException when the standard has no such rule
     */
    public Status outcome(String rule) {
        return STATUSES[Plan.strongest(tallies, 4 * plan.position(rule))];
    }
}
