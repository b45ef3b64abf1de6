package io.github.junheng.examples.forms.write;

import io.github.junheng.dataset.CellRef;
import io.github.junheng.evaluation.Finding;
import io.github.junheng.evaluation.Missing;
import io.github.junheng.examples.forms.edition.FigureSpec;
import io.github.junheng.examples.forms.edition.FormEdition;
import io.github.junheng.examples.forms.edition.FormEdition.CellSpec;
import io.github.junheng.examples.forms.edition.FormEdition.RowSpec;
import io.github.junheng.examples.forms.edition.FormEdition.TableSpec;
import io.github.junheng.examples.forms.figure.Figure;
import io.github.junheng.examples.forms.figure.Ground;
import io.github.junheng.examples.forms.figure.Origin;
import io.github.junheng.examples.forms.figure.Value;
import io.github.junheng.examples.forms.write.FilledForm.FilledCell;
import io.github.junheng.examples.forms.write.FilledForm.FilledRow;
import io.github.junheng.examples.forms.write.FilledForm.FilledTable;
import io.github.junheng.school.School;
import io.github.junheng.school.SchoolCode;
import io.github.junheng.school.Stage;
import io.github.junheng.standard.Text;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Fills the tables of an edition. */
final class FormFiller {
    private static final Pattern SLOT = Pattern.compile("\\{([^{}]+)}");

    private final FormEdition edition;
    private final Ground ground;
    private final FigureFiller figures;

    FormFiller(FormEdition edition, Ground ground) {
        this.edition = edition;
        this.ground = ground;
        this.figures = new FigureFiller(ground);
    }

    List<FilledTable> tables() {
        List<FilledTable> tables = new ArrayList<>();
        if (edition.perSchool().isEmpty()) {
            edition.tables().forEach(spec -> tables.add(table(spec, null)));
            return tables;
        }
        Set<SchoolCode> codes = new LinkedHashSet<>();
        for (Finding finding : ground.subjects(edition.perSchool().get())) {
            finding.school().ifPresent(codes::add);
        }
        for (SchoolCode code : codes) {
            ground.dataset()
                    .school(code)
                    .ifPresent(report -> edition.tables().forEach(spec -> tables.add(table(spec, report.school()))));
        }
        return tables;
    }

    private FilledTable table(TableSpec spec, @Nullable School school) {
        List<FilledRow> rows = new ArrayList<>();
        if (spec.units().isPresent()) {
            FormEdition.Units units = spec.units().get();
            RowSpec own = spec.rows().get(0);
            for (Stage stage : units.stages()) {
                int number = 0;
                for (SchoolCode unit : units(units.rule(), stage)) {
                    rows.add(row(spec, own, new RowOf(unit, stage, ++number, units.rule())));
                }
            }
            if (units.stages().isEmpty()) {
                int number = 0;
                for (Finding unit : ground.subjects(units.rule())) {
                    rows.add(row(spec, own, new RowOf(unit.schoolOrNull(), null, ++number, units.rule())));
                }
            }
            for (RowSpec below : spec.rows().subList(1, spec.rows().size())) {
                rows.add(row(spec, below, new RowOf(null, below.stage().orElse(null), 0, units.rule())));
            }
        } else {
            for (RowSpec row : spec.rows()) {
                // A school has no rows for a stage that it has not.
                if (school == null
                        || row.stage().isEmpty()
                        || figures.counts(school, row.stage().get())) {
                    rows.add(row(
                            spec,
                            row,
                            new RowOf(
                                    school == null ? null : school.code(),
                                    row.stage().orElse(null),
                                    0,
                                    edition.perSchool().orElse(""))));
                }
            }
        }
        List<FilledCell> footnotes = new ArrayList<>();
        RowOf whole = new RowOf(school == null ? null : school.code(), null, 0, "");
        for (FigureSpec.Sentence sentence : spec.footnotes()) {
            String id =
                    spec.id() + (school == null ? "" : "." + school.code().value()) + ".note" + (footnotes.size() + 1);
            footnotes.add(cell(id, sentence, 0, whole));
        }
        return new FilledTable(spec, Optional.ofNullable(school), rows, footnotes);
    }

    /** The schools of a stage that a rule concerns; of a rule that is asked of schools as a whole, those with pupils there. */
    private List<SchoolCode> units(String rule, Stage stage) {
        List<SchoolCode> units = new ArrayList<>();
        for (Finding finding : ground.subjects(rule)) {
            boolean counts = finding.stage().isPresent()
                    ? finding.stage().get() == stage
                    : finding.school()
                            .flatMap(ground.dataset()::school)
                            .map(report -> figures.counts(report.school(), stage))
                            .orElse(false);
            if (counts) {
                finding.school().ifPresent(units::add);
            }
        }
        return units;
    }

    private FilledRow row(TableSpec spec, RowSpec row, RowOf of) {
        List<Figure> labels = new ArrayList<>();
        for (FigureSpec label : row.labels()) {
            labels.add(figures.figure(label, 0, of));
        }
        List<FilledCell> cells = new ArrayList<>();
        for (CellSpec cell : row.cells()) {
            String id = cell.id();
            SchoolCode school = of.school();
            if (school != null) {
                Stage unitStage = spec.units().isPresent() ? of.stage() : null;
                String unit = "." + school.value() + (unitStage == null ? "" : "." + unitStage);
                id = spec.id() + unit + id.substring(spec.id().length());
            }
            cells.add(cell(id, cell.figure(), cell.decimals(), of));
        }
        return new FilledRow(labels, cells);
    }

    private FilledCell cell(String id, FigureSpec spec, int decimals, RowOf of) {
        if (spec instanceof FigureSpec.Elements elements) {
            Map<String, Figure> slots = figures.elements(elements, decimals);
            return new FilledCell(id, elements(elements, slots), slots);
        }
        if (!(spec instanceof FigureSpec.Sentence sentence)) {
            return new FilledCell(id, figures.figure(spec, decimals, of), Map.of());
        }
        Map<String, Figure> slots = new LinkedHashMap<>();
        sentence.slots().forEach((name, slot) -> slots.put(name, figures.figure(slot.figure(), slot.decimals(), of)));
        String zh = filled(sentence.text().zh(), slots, PrintedValue::zh);
        String en = filled(sentence.text().en(), slots, PrintedValue::en);
        return new FilledCell(id, joined(new Text(zh, en), slots), slots);
    }

    /** A sentence with its figures, whatever stands in these. */
    private static String filled(String sentence, Map<String, Figure> slots, Function<Figure, String> printed) {
        return SLOT.matcher(sentence).replaceAll(slot -> {
            Figure figure = slots.get(slot.group(1));
            return Matcher.quoteReplacement(figure == null ? slot.group() : printed.apply(figure));
        });
    }

    /** A text with what its figures were taken from. */
    private static Figure joined(Text text, Map<String, Figure> slots) {
        Set<Origin> origins = new LinkedHashSet<>();
        slots.values().forEach(slot -> origins.addAll(slot.origins()));
        return Figure.of(new Value.Words(text), 0, List.copyOf(origins));
    }

    private static Figure elements(FigureSpec.Elements spec, Map<String, Figure> slots) {
        Set<String> names = new LinkedHashSet<>(spec.order());
        for (String slot : slots.keySet()) {
            names.add(slot.substring(0, slot.lastIndexOf('.')));
        }
        StringBuilder zh = new StringBuilder();
        Set<Missing> missing = new LinkedHashSet<>();
        if (slots.isEmpty()) {
            for (String list : List.of(spec.names(), spec.levels(), spec.rates())) {
                missing.add(new Missing(CellRef.ofCounty(list), Missing.Why.NOT_REPORTED));
            }
        }
        slots.values().forEach(slot -> {
            if (slot.value() instanceof Value.Blank blank) {
                missing.addAll(blank.why());
            }
        });
        boolean any = false;
        for (String name : names) {
            Figure level = slots.get(name + ".level");
            Figure rate = slots.get(name + ".rate");
            zh.append(zh.isEmpty() ? "" : "；").append(name).append(' ');
            if (level == null || rate == null || level.isBlank() || rate.isBlank()) {
                zh.append(PrintedValue.BLANK);
            } else {
                any = true;
                zh.append(PrintedValue.roman(level)).append("级 ").append(PrintedValue.zh(rate));
            }
        }
        Figure joined =
                joined(new Text(zh.toString(), zh.toString().replace("级 ", " ").replace("；", "; ")), slots);
        return any ? joined : Figure.of(new Value.Blank(List.copyOf(missing)), 0, List.of());
    }
}
