package io.github.junheng.examples.forms.write;

import io.github.junheng.dataset.Checklist;
import io.github.junheng.dataset.CountyDataset;
import io.github.junheng.dataset.FactDefinition;
import io.github.junheng.dataset.FactValue;
import io.github.junheng.dataset.Facts;
import io.github.junheng.dataset.Place;
import io.github.junheng.dataset.SchoolReport;
import io.github.junheng.examples.forms.read.TemplateLayout;
import io.github.junheng.quantity.Reported;
import io.github.junheng.region.CountyCode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/**
 * The rows of a sheet that are filled in already: by the columns' keys; of the county's sheet one row, by its facts. An array or a
 * list of kindergartens that is reported and empty is one row with 0 in its first column.
 *
 * @param names of each row of the sheet of judgements, what is judged
 */
record TemplateValues(List<Map<String, FactValue>> rows, List<String> names) {
    private static final FactValue NONE = new FactValue.Word("0");
    private static final String ARRAY = "[]";
    private static final int MOST_YEARS = 10;

    static TemplateValues of(TemplateLayout.Sheet sheet, Optional<CountyDataset> fill, List<FactDefinition> declared) {
        List<Map<String, FactValue>> rows = new ArrayList<>();
        List<String> names = new ArrayList<>();
        if (sheet.file().equals("checklists.csv")) {
            judged(fill, declared, rows, names);
        } else if (fill.isPresent()) {
            fill(sheet, fill.get(), declared, rows);
        }
        return new TemplateValues(rows, names);
    }

    private static void fill(
            TemplateLayout.Sheet sheet,
            CountyDataset dataset,
            List<FactDefinition> declared,
            List<Map<String, FactValue>> rows) {
        Facts county = dataset.county().facts();
        switch (sheet.file()) {
            case TemplateLayout.COUNTY -> {
                Map<String, FactValue> row = new HashMap<>(county.values());
                dataset.county()
                        .code()
                        .toOptional()
                        .map(CountyCode::value)
                        .ifPresent(code -> row.put("code", new FactValue.Word(code)));
                dataset.county().name().toOptional().ifPresent(name -> row.put("name", new FactValue.Word(name)));
                row.put("year", FactValue.Amount.of(dataset.county().year()));
                rows.add(row);
            }
            case "schools.csv" -> dataset.schools().forEach(school -> rows.add(school(school)));
            case "kindergartens.csv" -> {
                List<SchoolReport> kindergartens = dataset.kindergartensOrNull();
                if (kindergartens != null) {
                    kindergartens.forEach(kindergarten -> rows.add(school(kindergarten)));
                    none(kindergartens.isEmpty(), sheet, rows);
                }
            }
            case "teachers.csv", "classes.csv", "rooms.csv" -> {
                // A dataset holds what they counted, not the persons.
            }
            default -> {
                List<FactDefinition> own = declared.stream()
                        .filter(fact -> fact.file().equals(sheet.file()))
                        .toList();
                Optional<String> array = sheet.file().endsWith(ARRAY)
                        ? Optional.of(sheet.file())
                        : own.stream()
                                .map(FactDefinition::id)
                                .filter(id -> id.contains(ARRAY))
                                .map(id -> id.substring(0, id.indexOf(ARRAY) + ARRAY.length()))
                                .findFirst();
                if (array.isPresent()) {
                    elements(sheet, array.get(), county, rows);
                } else if (own.stream().allMatch(fact -> fact.place() == Place.COUNTY)) {
                    years(sheet, dataset, declared, rows);
                } else {
                    beside(sheet, dataset, rows);
                }
            }
        }
    }

    private static void none(boolean empty, TemplateLayout.Sheet sheet, List<Map<String, FactValue>> rows) {
        if (empty) {
            rows.add(Map.of(sheet.columns().get(0).id(), NONE));
        }
    }

    private static Map<String, FactValue> school(SchoolReport report) {
        Map<String, FactValue> row = new HashMap<>(report.facts().values());
        row.put("id", new FactValue.Word(report.school().code().value()));
        row.put("name", new FactValue.Word(report.school().name()));
        row.put("kind", new FactValue.Word(report.school().kind().zh()));
        return row;
    }

    /** Schools that report something that stands in a file beside schools.csv. */
    private static void beside(TemplateLayout.Sheet sheet, CountyDataset dataset, List<Map<String, FactValue>> rows) {
        for (SchoolReport report : dataset.schools()) {
            boolean reports =
                    sheet.columns().stream().anyMatch(column -> report.facts().has(column.id()));
            if (reports) {
                rows.add(school(report));
            }
        }
    }

    private static void elements(
            TemplateLayout.Sheet sheet, String array, Facts county, List<Map<String, FactValue>> rows) {
        boolean reported = false;
        for (FactDefinition column : sheet.columns()) {
            FactValue list = county.values().get(array + "." + column.id());
            reported |= list != null;
            if (list instanceof FactValue.Amounts amounts) {
                for (int i = 0; i < amounts.values().size(); i++) {
                    put(rows, i, column, amounts.values().get(i).map(FactValue.Amount::new));
                }
            } else if (list instanceof FactValue.Words words) {
                for (int i = 0; i < words.values().size(); i++) {
                    put(rows, i, column, words.values().get(i).map(FactValue.Word::new));
                }
            }
        }
        none(reported && rows.isEmpty(), sheet, rows);
    }

    private static void put(
            List<Map<String, FactValue>> rows, int row, FactDefinition column, Reported<? extends FactValue> value) {
        while (rows.size() <= row) {
            rows.add(new HashMap<>());
        }
        if (value instanceof Reported.Known<? extends FactValue> known) {
            rows.get(row).put(column.id(), known.value());
        }
    }

    /** A row for each year of which something is reported. */
    private static void years(
            TemplateLayout.Sheet sheet,
            CountyDataset dataset,
            List<FactDefinition> declared,
            List<Map<String, FactValue>> rows) {
        List<String> ids = declared.stream().map(FactDefinition::id).toList();
        for (int before = 0; before < MOST_YEARS; before++) {
            String prefix = before == 0 ? "" : before == 1 ? "previous." : "previous" + before + ".";
            Map<String, FactValue> row = new HashMap<>();
            for (FactDefinition column : sheet.columns()) {
                FactValue value = dataset.county().facts().values().get(prefix + column.id());
                if (value != null && ids.contains(prefix + column.id())) {
                    row.put(column.id(), value);
                }
            }
            if (!row.isEmpty()) {
                row.put("year", FactValue.Amount.of(dataset.county().year() - before));
                rows.add(row);
            }
        }
    }

    /** What was judged; every item of the county in any case, so that it need not be looked up. */
    private static void judged(
            Optional<CountyDataset> fill,
            List<FactDefinition> declared,
            List<Map<String, FactValue>> rows,
            List<String> names) {
        Map<String, String> titles = new HashMap<>();
        for (FactDefinition fact : declared) {
            if (Checklist.isOf(fact.id())) {
                titles.put(fact.id(), fact.name());
                if (fact.place() == Place.COUNTY) {
                    Facts facts = fill.map(dataset -> dataset.county().facts()).orElse(Facts.empty());
                    rows.add(judged(fact.id(), Optional.empty(), facts));
                    names.add(fact.name());
                }
            }
        }
        if (fill.isPresent()) {
            for (SchoolReport report : fill.get().institutions()) {
                TreeSet<String> items = new TreeSet<>();
                for (String fact : report.facts().values().keySet()) {
                    if (Checklist.isOf(fact)) {
                        items.add(Checklist.isBasis(fact) ? Checklist.itemOfBasis(fact) : fact);
                    }
                }
                for (String item : items) {
                    rows.add(judged(item, Optional.of(report.school().code().value()), report.facts()));
                    names.add(titles.getOrDefault(item, ""));
                }
            }
        }
    }

    private static Map<String, FactValue> judged(String item, Optional<String> school, Facts facts) {
        Map<String, FactValue> row = new HashMap<>();
        row.put("standard", new FactValue.Word(Checklist.standard(item)));
        row.put("item", new FactValue.Word(Checklist.rule(item)));
        school.ifPresent(code -> row.put("school", new FactValue.Word(code)));
        FactValue state = facts.values().get(item);
        if (state != null) {
            row.put("state", state);
        }
        FactValue basis = facts.values().get(Checklist.basis(item));
        if (basis != null) {
            row.put("basis", basis);
        }
        return row;
    }
}
