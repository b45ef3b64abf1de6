package io.github.junheng.io;

import io.github.junheng.dataset.FactDefinition;
import io.github.junheng.problem.Checked;
import io.github.junheng.problem.Problem;
import io.github.junheng.problem.ProblemCode;
import io.github.junheng.standard.Citation;
import io.github.junheng.standard.Concession;
import io.github.junheng.standard.Confidence;
import io.github.junheng.standard.Rule;
import io.github.junheng.standard.RuleInputs;
import io.github.junheng.standard.Section;
import io.github.junheng.standard.Standard;
import io.github.junheng.standard.Text;
import io.github.junheng.standard.Whole;
import io.github.junheng.time.DateRange;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * 标准读取: reads a standard from its three files, {@code standard.json}, {@code indicators.json} and {@code rules.json}.
 * Every problem of the files is found in one run, each with file and JSON path; a standard comes out only where there
 * is none.
 *
 * <p>Where a number stands in another standard already, a limit is {@code {"sameAs": "standard/rule"}}, with {@code /part} or
 * {@code /norm} where it stands in a part or is the norm of the rule. A number with days or a source of its own is taken over with them; one that stands there plainly is told
 * by the source of the rule that refers to it, as long as that rule holds.
 */
public final class StandardReader {
    private static final String STANDARD = "standard.json";
    private static final String INDICATORS = "indicators.json";
    private static final String RULES = "rules.json";
    /** How the parts of a standard decide: all of them, or in no way that the document says. */
    private static final Map<String, Boolean> DECISIONS = Map.of("conjunction", true, "none", false);

    private StandardReader() {}

    /** Opens the files of a standard by name. */
    @FunctionalInterface
    public interface Resources {
        /**
         * The file of this name; null where there is none.
         *
         * @throws IOException when it cannot be opened
         */
        @Nullable
        InputStream open(String name) throws IOException;
    }

    /** Reads the standard in a directory, which refers to no other. */
    public static Checked<Standard> read(Path directory) {
        return read(directory, id -> Optional.empty());
    }

    /**
     * Reads the standard in a directory.
     *
     * @param others finds the standards that it may refer to, by id
     */
    public static Checked<Standard> read(Path directory, Function<String, Optional<Standard>> others) {
        return read(
                name -> {
                    Path file = directory.resolve(name);
                    return Files.exists(file) ? Files.newInputStream(file) : null;
                },
                directory.toString(),
                others);
    }

    /**
     * Reads a standard that refers to no other. The streams are closed.
     *
     * @param where what precedes the names of the files in problems; may be empty
     */
    public static Checked<Standard> read(Resources source, String where) {
        return read(source, where, id -> Optional.empty());
    }

    /**
     * Reads a standard. The streams are closed.
     *
     * @param where what precedes the names of the files in problems; may be empty
     * @param others finds the standards that it may refer to, by id
     */
    public static Checked<Standard> read(Resources source, String where, Function<String, Optional<Standard>> others) {
        List<Problem> problems = new ArrayList<>();
        DefinitionCursor standard = open(source, STANDARD, where, problems);
        DefinitionCursor indicators = open(source, INDICATORS, where, problems);
        DefinitionCursor rules = open(source, RULES, where, problems);
        Standard read = new StandardReader().standard(standard, indicators, rules, others);
        return problems.isEmpty() ? Checked.of(read, problems) : Checked.failed(problems);
    }

    private static DefinitionCursor open(Resources source, String name, String where, List<Problem> problems) {
        String file = where.isEmpty() ? name : where + "/" + name;
        try (InputStream in = source.open(name)) {
            if (in == null) {
                problems.add(Problem.of(ProblemCode.FILE_MISSING, file));
            } else {
                return DefinitionFile.read(in, file, problems);
            }
        } catch (IOException e) {
            problems.add(Problem.of(ProblemCode.FILE_UNREADABLE, file, String.valueOf(e.getMessage())));
        }
        return DefinitionCursor.absent(file, problems);
    }

    private Standard standard(
            DefinitionCursor at,
            DefinitionCursor indicatorsFile,
            DefinitionCursor rulesFile,
            Function<String, Optional<Standard>> others) {
        if (at.isPresent()) {
            at.object(
                    "id",
                    "title",
                    "issuer",
                    "documentNumber",
                    "from",
                    "until",
                    "supersedes",
                    "confidence",
                    "lastCheckedOn",
                    "decision",
                    "units",
                    "regions",
                    "bands",
                    "splits",
                    "scopes",
                    "facts",
                    "sections",
                    "wholes",
                    "notes");
        }
        Definitions names = new Definitions();
        names.others = others;
        DefinitionCursor idAt = at.required("id");
        String id = idAt.isPresent() ? idAt.id() : "";
        DefinitionCursor numberAt = at.required("documentNumber");
        String number = numberAt.isPresent() ? numberAt.text() : "";
        Text title = names.text(at.required("title"));
        Text issuer = names.text(at.required("issuer"));
        DateRange inForce = names.range(at, null);
        Confidence confidence = names.confidence(at.required("confidence"));
        LocalDate checked = names.day(at.required("lastCheckedOn"));
        DefinitionCursor decisionAt = at.optional("decision");
        boolean decides = !decisionAt.isPresent() || !Boolean.FALSE.equals(decisionAt.oneOf(DECISIONS));
        names.readUnits(at.required("units"));
        names.readRegions(at.optional("regions"));
        names.readBands(at.optional("bands"));
        List<FactDefinition> facts = names.readFacts(at.optional("facts"));
        names.readSplits(at.optional("splits"), number);
        names.readScopes(at.optional("scopes"));
        if (indicatorsFile.isPresent()) {
            indicatorsFile.object("indicators");
        }
        names.readIndicators(indicatorsFile.required("indicators"));
        if (rulesFile.isPresent()) {
            rulesFile.object("rules", "concessions");
        }
        RuleDefinitions ruleNames = new RuleDefinitions(
                names, id, inForce, new Citation(number, null, Confidence.UNVERIFIED), true, checked);
        ruleNames.readRules(rulesFile.required("rules"));
        List<Concession> concessions = ruleNames.readConcessions(rulesFile.optional("concessions"));
        facts.addAll(ruleNames.items());
        List<Section> sections = sections(at.required("sections"), names, rulesFile);
        return new Standard(
                id,
                title,
                issuer,
                number,
                inForce,
                confidence,
                decides,
                sections,
                facts,
                names.indicators.values(),
                names.rules.values(),
                concessions,
                names.texts(at.optional("notes")),
                wholes(at.optional("wholes"), names),
                List.of(),
                supersedes(at.optional("supersedes"), id));
    }

    private static List<String> supersedes(DefinitionCursor array, String own) {
        List<String> ids = new ArrayList<>();
        for (DefinitionCursor at : array.isPresent() ? array.someItems() : List.<DefinitionCursor>of()) {
            String id = at.id();
            if (id.equals(own) || ids.contains(id)) {
                at.invalid("标准不能取代自身，也不必写两次", "a standard replaces others, each named once");
            }
            ids.add(id);
        }
        return ids;
    }

    private static List<Whole> wholes(DefinitionCursor array, Definitions names) {
        List<Whole> wholes = new ArrayList<>();
        for (DefinitionCursor at : array.isPresent() ? array.someItems() : List.<DefinitionCursor>of()) {
            at.object("rules", "sum");
            DefinitionCursor rulesAt = at.required("rules");
            List<String> rules = new ArrayList<>();
            for (DefinitionCursor item : rulesAt.isPresent() ? rulesAt.someItems() : List.<DefinitionCursor>of()) {
                rules.add(names.rules.name(item));
            }
            wholes.add(new Whole(rules, at.required("sum").exact()));
        }
        return wholes;
    }

    private static List<Section> sections(DefinitionCursor array, Definitions names, DefinitionCursor rulesFile) {
        List<Section> sections = new ArrayList<>();
        Set<String> ids = new HashSet<>();
        Map<String, String> sectionOfRule = new HashMap<>();
        for (DefinitionCursor at : array.isPresent() ? array.someItems() : List.<DefinitionCursor>of()) {
            at.object("id", "name", "rules");
            DefinitionCursor idAt = at.required("id");
            String id = idAt.isPresent() ? idAt.id() : "";
            if (!id.isBlank() && !ids.add(id)) {
                idAt.invalid("部分“" + id + "”重复", "the section \"" + id + "\" is given twice");
            }
            DefinitionCursor rulesAt = at.required("rules");
            List<String> rules = new ArrayList<>();
            for (DefinitionCursor item : rulesAt.isPresent() ? rulesAt.someItems() : List.<DefinitionCursor>of()) {
                // Where the file of rules itself could not be read, every name would be unknown.
                String rule = rulesFile.has("rules") ? names.rules.name(item) : item.text();
                String other = sectionOfRule.putIfAbsent(rule, id);
                if (other != null) {
                    item.invalid(
                            "规则 " + rule + " 已在部分 " + other + " 中",
                            "the rule " + rule + " is in section " + other + " already");
                }
                rules.add(rule);
            }
            sections.add(new Section(id, names.text(at.required("name")), rules));
        }
        if (names.rules.areSound()) {
            noRuleIsIdle(array, names, sectionOfRule.keySet());
        }
        return sections;
    }

    /** A rule that is in no section and in no other rule would be judged and decide nothing. */
    private static void noRuleIsIdle(DefinitionCursor array, Definitions names, Set<String> inSections) {
        Set<String> used = new HashSet<>(inSections);
        for (Rule rule : names.rules.values().values()) {
            used.addAll(RuleInputs.rules(rule.criterion()));
        }
        for (String rule : names.rules.values().keySet()) {
            if (!used.contains(rule)) {
                array.invalid(
                        "规则 " + rule + " 不在任何部分中，也不被其他规则引用",
                        "the rule " + rule + " stands in no section and in no other rule, so it decides nothing");
            }
        }
    }
}
