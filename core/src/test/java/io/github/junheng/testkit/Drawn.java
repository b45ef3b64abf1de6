package io.github.junheng.testkit;

import io.github.junheng.standard.Level;
import io.github.junheng.standard.Rule;
import io.github.junheng.standard.RuleInputs;
import io.github.junheng.standard.Section;
import io.github.junheng.standard.Standard;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/**
 * 可生成的规则: what of a standard the kit can try. It draws schools and the county; kindergartens, classes and townships it does not, nor
 * what counts rules that are asked of them.
 */
public final class Drawn {
    private static final Set<Level> LEVELS =
            EnumSet.of(Level.SCHOOL_STAGE, Level.SCHOOL, Level.COUNTY_STAGE, Level.COUNTY);

    private Drawn() {}

    /** The rules that the kit cannot try, by local id, each with the reason. */
    public static Map<String, String> left(Standard standard) {
        Map<String, String> left = new LinkedHashMap<>();
        for (Rule rule : standard.rules().values()) {
            if (!LEVELS.contains(rule.level())) {
                left.put(rule.id().local(), "is asked of " + rule.level() + ", which is not drawn");
            }
        }
        for (Rule rule : standard.rules().values()) {
            for (String other : RuleInputs.rules(rule.criterion())) {
                if (left.containsKey(other)) {
                    left.putIfAbsent(rule.id().local(), "rests on " + other + ", which is not drawn");
                }
            }
        }
        return left;
    }

    /** The standard with the rules that the kit can try; without any where it can try none. */
    public static Standard of(Standard standard) {
        Map<String, String> left = left(standard);
        return only(standard, rule -> !left.containsKey(rule.id().local()));
    }

    /** The standard with some of its rules, and those that these rest on. */
    public static Standard only(Standard standard, Predicate<Rule> wanted) {
        List<Section> sections = standard.sections().stream()
                .map(section -> new Section(
                        section.id(),
                        section.name(),
                        section.rules().stream()
                                .filter(rule -> wanted.test(standard.rule(rule)))
                                .toList()))
                .filter(section -> !section.rules().isEmpty())
                .toList();
        return new Standard(
                        standard.id(),
                        standard.title(),
                        standard.issuer(),
                        standard.documentNumber(),
                        standard.inForce(),
                        standard.inForceConfidence(),
                        standard.decides(),
                        sections,
                        standard.facts(),
                        standard.indicators(),
                        standard.rules(),
                        List.of(),
                        standard.notes(),
                        standard.wholes(),
                        standard.layers(),
                        standard.supersedes())
                .only(sections.stream().map(Section::id).toArray(String[]::new));
    }

    /** @throws IllegalArgumentException when the kit cannot try every rule of the standard; it names them and says why */
    static void check(Standard standard) {
        Map<String, String> left = left(standard);
        if (!left.isEmpty()) {
            throw new IllegalArgumentException("the kit cannot try all of " + standard.id()
                    + "; try Drawn.of(standard), and these by tests of their own: " + left);
        }
    }
}
