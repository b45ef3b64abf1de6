package io.github.junheng.examples.forms.report;

import io.github.junheng.dataset.CountyDataset;
import io.github.junheng.dataset.FactDefinition;
import io.github.junheng.dataset.FactType;
import io.github.junheng.dataset.FactValue;
import io.github.junheng.dataset.Facts;
import io.github.junheng.dataset.Provenance;
import io.github.junheng.dataset.SchoolReport;
import io.github.junheng.evaluation.Evaluation;
import io.github.junheng.evaluation.Evaluator;
import io.github.junheng.examples.forms.read.Bands;
import io.github.junheng.io.DatasetDigest;
import io.github.junheng.quantity.Reported;
import io.github.junheng.school.School;
import io.github.junheng.school.SchoolCode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.apache.commons.codec.digest.DigestUtils;

/**
 * 隐去校名: the evaluation of the same data in which nothing tells which school is which: names and codes are numbers in an order that
 * the codes do not tell, cells have no places in files, free texts are gone. It is judged anew, so that nothing of the original is
 * left to be shown.
 */
final class Masking {
    /** What stands before the serial number of a code that tells nothing: of these kind and region no code was ever given. */
    private static final String PREFIX = "9382";

    private Masking() {}

    static Evaluation masked(Evaluation evaluation) {
        CountyDataset data = evaluation.dataset();
        Map<String, FactDefinition> facts = evaluation.standard().factsById();
        String salt = DatasetDigest.of(data);
        List<SchoolReport> schools = masked(data.schools(), 1, salt, facts);
        List<SchoolReport> kindergartens = data.kindergartensOrNull() == null
                ? null
                : masked(data.kindergartens(), data.schools().size() + 1, salt, facts);
        Map<SchoolCode, String> places = new HashMap<>();
        for (SchoolReport school : schools) {
            places.put(school.school().code(), school.school().name());
        }
        for (SchoolReport kindergarten : kindergartens == null ? List.<SchoolReport>of() : kindergartens) {
            places.put(kindergarten.school().code(), kindergarten.school().name());
        }
        CountyDataset masked = new CountyDataset(
                data.county().with(without(data.county().facts(), facts)),
                schools,
                kindergartens,
                new Provenance("county $", places, Map.of()));
        return Evaluator.of(evaluation.standard())
                .comparing(evaluation.compareMode())
                .conceding(
                        evaluation.conceded().map(c -> Set.copyOf(c.applied())).orElse(Set.of()))
                .evaluate(masked, evaluation.asOf())
                .orThrow();
    }

    /** Which school is called what on a masked page of the data. */
    static List<MaskedSchool> key(CountyDataset data) {
        String salt = DatasetDigest.of(data);
        List<MaskedSchool> all = new ArrayList<>(key(data.schools(), 1, salt));
        if (data.kindergartensOrNull() != null) {
            all.addAll(key(data.kindergartens(), data.schools().size() + 1, salt));
        }
        return List.copyOf(all);
    }

    private static List<MaskedSchool> key(List<SchoolReport> reports, int first, String salt) {
        List<MaskedSchool> key = new ArrayList<>();
        for (SchoolReport report : ordered(reports, salt)) {
            School school = report.school();
            key.add(new MaskedSchool(school.code(), school.name(), name(first + key.size())));
        }
        return key;
    }

    private static List<SchoolReport> ordered(List<SchoolReport> reports, String salt) {
        Comparator<SchoolReport> order = Comparator.comparing(
                report -> DigestUtils.sha256Hex(salt + report.school().code().value()));
        return reports.stream().sorted(order).toList();
    }

    private static String name(int number) {
        return "学校 " + digits(number, 3);
    }

    private static List<SchoolReport> masked(
            List<SchoolReport> reports, int first, String salt, Map<String, FactDefinition> facts) {
        List<SchoolReport> masked = new ArrayList<>();
        int number = first;
        for (SchoolReport report : ordered(reports, salt)) {
            School school = new School(
                    SchoolCode.parse(PREFIX + digits(number, 6)),
                    name(number),
                    report.school().kind());
            masked.add(new SchoolReport(school, without(report.facts(), facts)));
            number++;
        }
        return List.copyOf(masked);
    }

    private static String digits(int number, int least) {
        String digits = Integer.toString(number);
        return "0".repeat(Math.max(0, least - digits.length())) + digits;
    }

    /** Free texts, and the names and codes that stand beside elements of lists, are replaced; that they were reported stays. */
    private static Facts without(Facts all, Map<String, FactDefinition> facts) {
        Map<String, FactValue> kept = new TreeMap<>();
        all.values().forEach((id, value) -> {
            FactDefinition definition = facts.get(id);
            boolean free = definition == null
                    ? value instanceof FactValue.Word || value instanceof FactValue.Words
                    : definition.type() == FactType.TEXT || definition.type() == FactType.TEXT_LIST;
            if (!free || Bands.isMark(id)) {
                kept.put(id, value);
            } else if (value instanceof FactValue.Words words) {
                List<Reported<String>> numbers = new ArrayList<>();
                for (Reported<String> word : words.values()) {
                    String number = Integer.toString(numbers.size() + 1);
                    numbers.add(word.map(w -> number));
                }
                kept.put(id, new FactValue.Words(numbers));
            } else {
                kept.put(id, new FactValue.Word("…"));
            }
        });
        return Facts.of(kept);
    }
}
