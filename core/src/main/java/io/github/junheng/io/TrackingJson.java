package io.github.junheng.io;

import com.fasterxml.jackson.core.JsonGenerator;
import io.github.junheng.evaluation.Missing;
import io.github.junheng.evaluation.UnitTally;
import io.github.junheng.plan.CityTable;
import io.github.junheng.plan.Course;
import io.github.junheng.plan.Distance;
import io.github.junheng.plan.Goal;
import io.github.junheng.plan.ItemHead;
import io.github.junheng.plan.ItemTrack;
import io.github.junheng.plan.Lapse;
import io.github.junheng.plan.Locality;
import io.github.junheng.plan.Plan;
import io.github.junheng.plan.PlanItem;
import io.github.junheng.plan.PlanTable;
import io.github.junheng.plan.Regression;
import io.github.junheng.plan.ResponsibleUnits;
import io.github.junheng.plan.Standing;
import io.github.junheng.plan.Target;
import io.github.junheng.plan.Tracking;
import io.github.junheng.plan.Trend;
import io.github.junheng.plan.Undertaking;
import io.github.junheng.plan.YearFigure;
import io.github.junheng.problem.Problem;
import io.github.junheng.quantity.Quantity;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * 规划跟踪结果 JSON: writes how a plan stands as one object; UTF-8, indented. Numbers are decimal strings; what does not apply is left
 * out. Constants ({@code MET}, {@code LATE}) are those of the types.
 */
public final class TrackingJson {
    private final JsonGenerator json;
    private final Locale locale;

    private TrackingJson(JsonGenerator json, Locale locale) {
        this.json = json;
        this.locale = locale;
    }

    /**
     * Writes a tracking. The stream stays open.
     *
     * @param problems what reading the data and tracking warned of
     * @param trends whether the figures of all rules over the years are written
     * @param locale the language of names and messages: Chinese for a Chinese locale, English for any other
     * @throws IOException when the stream does not take it
     */
    public static void write(Tracking tracking, List<Problem> problems, boolean trends, Locale locale, OutputStream out)
            throws IOException {
        try (JsonGenerator json = EvaluationJson.generator(out)) {
            new TrackingJson(json, locale).tracking(tracking, problems, trends);
            json.writeRaw('\n');
        }
    }

    /**
     * Writes a plan's table as it was computed from data of one year. The stream stays open.
     *
     * @param problems what reading the data warned of
     * @param locale the language of names and messages
     * @throws IOException when the stream does not take it
     */
    public static void write(
            Plan plan, CityTable table, int year, List<Problem> problems, Locale locale, OutputStream out)
            throws IOException {
        try (JsonGenerator json = EvaluationJson.generator(out)) {
            new TrackingJson(json, locale).table(plan, table, year, problems);
            json.writeRaw('\n');
        }
    }

    private void table(Plan plan, CityTable table, int year, List<Problem> problems) throws IOException {
        json.writeStartObject();
        json.writeStringField("plan", plan.id());
        json.writeStringField("table", table.table().id());
        json.writeStringField("title", table.table().title().in(locale));
        json.writeNumberField("year", year);
        json.writeStringField("asOf", plan.judgedOn(year).toString());
        json.writeArrayFieldStart("rows");
        for (CityTable.Row row : table.rows()) {
            json.writeStartObject();
            json.writeStringField("place", row.place().name());
            json.writeArrayFieldStart("cells");
            for (int i = 0; i < row.cells().size(); i++) {
                cell(table.table().columns().get(i), row.cells().get(i));
            }
            json.writeEndArray();
            json.writeEndObject();
        }
        json.writeEndArray();
        ProblemJson.write(json, problems, locale);
        json.writeEndObject();
    }

    private void cell(PlanTable.Column column, CityTable.Cell cell) throws IOException {
        json.writeStartObject();
        json.writeStringField("column", column.id());
        json.writeStringField("name", column.name().in(locale));
        if (cell.printed().isPresent()) {
            json.writeObjectFieldStart("forecast");
            json.writeStringField(
                    "comparator", cell.printed().get().comparator().symbol());
            json.writeStringField("value", cell.printed().get().value().toDecimal());
            json.writeStringField("unit", cell.printed().get().unit().id());
            json.writeEndObject();
        }
        json.writeFieldName("found");
        figure(json, cell.figure());
        json.writeEndObject();
    }

    private void tracking(Tracking tracking, List<Problem> problems, boolean trends) throws IOException {
        Plan plan = tracking.plan();
        json.writeStartObject();
        json.writeStringField("plan", plan.id());
        json.writeStringField("title", plan.title().in(locale));
        json.writeStringField("place", plan.place().name());
        json.writeStringField("from", plan.from().toString());
        json.writeStringField("until", plan.until().toString());
        json.writeStringField("asOf", tracking.asOf().toString());
        numbers("years", tracking.years());
        json.writeArrayFieldStart("items");
        for (ItemTrack track : tracking.items()) {
            item(track);
        }
        json.writeEndArray();
        units(tracking);
        distances(tracking);
        regressions(tracking);
        schoolsChanged(tracking);
        if (trends) {
            trends(tracking);
        }
        ProblemJson.write(json, problems, locale);
        json.writeEndObject();
    }

    private void item(ItemTrack track) throws IOException {
        PlanItem item = track.item();
        ItemHead head = item.head();
        json.writeStartObject();
        json.writeStringField("id", item.id());
        json.writeStringField("type", item.getClass().getSimpleName().toUpperCase(Locale.ROOT));
        if (item instanceof Goal goal) {
            json.writeStringField("kind", goal.kind().name());
            json.writeStringField("reading", goal.reading().label());
        }
        json.writeBooleanField("duty", item.isDuty());
        json.writeStringField("name", head.name().in(locale));
        if (head.row().isPresent()) {
            json.writeNumberField("row", head.row().get());
        }
        json.writeStringField("clause", head.clause());
        json.writeStringField("place", track.place().name());
        target(item);
        json.writeStringField("by", head.deadline().toString());
        json.writeStringField("basis", head.deadline().basis().label());
        json.writeStringField("standing", track.standing().name());
        if (track.metIn().isPresent()) {
            json.writeNumberField("metIn", track.metIn().get());
            json.writeBooleanField("metLate", track.metLate());
        }
        gap(track);
        figures("figures", track.figures());
        course(track);
        lapses(track.lapses());
        beside(track.beside());
        responsible(head.units());
        json.writeEndObject();
    }

    private void target(PlanItem item) throws IOException {
        if (item instanceof Undertaking work) {
            json.writeObjectFieldStart("target");
            json.writeStringField("quantity", work.quantity().toDecimal());
            json.writeStringField("unit", work.unit().id());
            json.writeEndObject();
        } else if (item instanceof Goal goal) {
            json.writeObjectFieldStart("target");
            Target target = goal.target();
            if (target instanceof Target.Amount amount) {
                json.writeStringField("comparator", amount.comparator().symbol());
                json.writeStringField("value", amount.value().toDecimal());
                json.writeStringField("unit", amount.unit().id());
            } else if (target instanceof Target.Grade grade) {
                texts("grade", grade.admitted());
            } else if (target instanceof Target.Earlier earlier) {
                json.writeStringField("earlier", earlier.than().label());
                json.writeStringField("comparator", earlier.comparator().symbol());
            } else {
                json.writeBooleanField("settled", true);
            }
            json.writeEndObject();
        }
    }

    private void gap(ItemTrack track) throws IOException {
        if (track.gap().isPresent()) {
            Quantity gap = track.gap().get();
            json.writeObjectFieldStart("gap");
            json.writeStringField("amount", gap.toDecimal());
            json.writeStringField("unit", gap.unit().id());
            json.writeEndObject();
        }
    }

    private void figures(String name, List<YearFigure> figures) throws IOException {
        json.writeArrayFieldStart(name);
        for (YearFigure figure : figures) {
            figure(json, figure);
        }
        json.writeEndArray();
    }

    static void figure(JsonGenerator json, YearFigure figure) throws IOException {
        json.writeStartObject();
        json.writeNumberField("year", figure.year());
        json.writeStringField("status", figure.status().name());
        if (figure.value().isPresent()) {
            json.writeStringField("value", figure.value().get().toDecimal());
        }
        text(json, "word", figure.wordOrNull());
        if (figure.units().isPresent()) {
            UnitTally units = figure.units().get();
            json.writeObjectFieldStart("units");
            json.writeNumberField("met", units.met());
            json.writeNumberField("notMet", units.notMet());
            json.writeNumberField("indeterminate", units.indeterminate());
            json.writeNumberField("notApplicable", units.notApplicable());
            json.writeEndObject();
        }
        if (figure.rule().isPresent()) {
            json.writeStringField("rule", figure.rule().get().toString());
        }
        if (!figure.missing().isEmpty()) {
            json.writeArrayFieldStart("missing");
            for (Missing missing : figure.missing()) {
                String school = missing.cell().school() == null
                        ? ""
                        : missing.cell().school().value() + " ";
                json.writeString(school + missing.cell().key());
            }
            json.writeEndArray();
        }
        if (figure.gap().isPresent()) {
            json.writeStringField("why", figure.gap().get().name());
        }
        source(json, figure.source());
        json.writeEndObject();
    }

    private static void source(JsonGenerator json, YearFigure.Source source) throws IOException {
        if (source instanceof YearFigure.Source.None) {
            return;
        }
        json.writeObjectFieldStart("source");
        if (source instanceof YearFigure.Source.Findings findings) {
            json.writeStringField("findings", findings.asOf().toString());
        } else if (source instanceof YearFigure.Source.Hand hand) {
            json.writeStringField("evidence", hand.evidence());
            json.writeStringField("where", hand.where());
        } else if (source instanceof YearFigure.Source.Document document) {
            json.writeStringField("recorded", document.recorded());
        }
        json.writeEndObject();
    }

    private void course(ItemTrack track) throws IOException {
        if (track.course().isPresent()) {
            Course course = track.course().get();
            json.writeObjectFieldStart("course");
            json.writeNumberField("fromYear", course.fromYear());
            json.writeStringField("from", course.from().toDecimal());
            json.writeNumberField("latestYear", course.latestYear());
            json.writeStringField("latest", course.latest().toDecimal());
            json.writeNumberField("dueYear", course.dueYear());
            json.writeStringField("target", course.target().toDecimal());
            json.writeStringField("expected", course.expected().toDecimal());
            if (course.neededPerYear().isPresent()) {
                json.writeStringField(
                        "neededPerYear", course.neededPerYear().get().toDecimal());
            }
            json.writeEndObject();
        }
    }

    private void lapses(List<Lapse> lapses) throws IOException {
        if (!lapses.isEmpty()) {
            json.writeArrayFieldStart("lapses");
            for (Lapse lapse : lapses) {
                json.writeStartObject();
                lapse(lapse);
                json.writeEndObject();
            }
            json.writeEndArray();
        }
    }

    private void lapse(Lapse lapse) throws IOException {
        json.writeNumberField("metIn", lapse.metIn());
        json.writeNumberField("notMetIn", lapse.notMetIn());
        if (!lapse.unknownBetween().isEmpty()) {
            numbers("unknownBetween", lapse.unknownBetween());
        }
    }

    private void beside(List<ItemTrack.Beside> beside) throws IOException {
        if (!beside.isEmpty()) {
            json.writeArrayFieldStart("beside");
            for (ItemTrack.Beside rule : beside) {
                json.writeStartObject();
                json.writeStringField("rule", rule.rule().toString());
                json.writeStringField("strictness", rule.strictness().name());
                json.writeStringField("status", rule.status().name());
                json.writeEndObject();
            }
            json.writeEndArray();
        }
    }

    private void responsible(ResponsibleUnits units) throws IOException {
        json.writeObjectFieldStart("responsible");
        texts("lead", units.lead());
        texts("supporting", units.supporting());
        json.writeStringField("basis", units.basis().label());
        json.writeEndObject();
    }

    /** What is open for each unit; the unit "" is where nobody is named. */
    private void units(Tracking tracking) throws IOException {
        json.writeArrayFieldStart("units");
        for (Map.Entry<String, List<ItemTrack>> unit : tracking.openByUnit().entrySet()) {
            json.writeStartObject();
            json.writeStringField("unit", unit.getKey());
            open(unit.getValue());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private void open(List<ItemTrack> tracks) throws IOException {
        json.writeArrayFieldStart("open");
        for (ItemTrack track : tracks) {
            json.writeStartObject();
            json.writeStringField("id", track.item().id());
            json.writeStringField("place", track.place().name());
            json.writeStringField("standing", track.standing().name());
            gap(track);
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private void distances(Tracking tracking) throws IOException {
        json.writeArrayFieldStart("distances");
        List<Locality> places =
                tracking.items().stream().map(ItemTrack::place).distinct().toList();
        for (Locality place : places) {
            Distance distance = tracking.distanceOf(place);
            json.writeStartObject();
            json.writeStringField("place", place.name());
            json.writeObjectFieldStart("duties");
            for (Map.Entry<Standing, Integer> count : distance.duties().entrySet()) {
                json.writeNumberField(count.getKey().name(), count.getValue());
            }
            json.writeEndObject();
            open(distance.open());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private void regressions(Tracking tracking) throws IOException {
        json.writeArrayFieldStart("regressions");
        for (Tracking.PlaceHistory history : tracking.places()) {
            for (Regression regression : history.regressions()) {
                json.writeStartObject();
                json.writeStringField("place", history.place().name());
                json.writeStringField("rule", regression.rule().toString());
                if (regression.school().isPresent()) {
                    json.writeStringField("school", regression.school().get().value());
                }
                if (regression.stage().isPresent()) {
                    json.writeStringField("stage", regression.stage().get().name());
                }
                lapse(regression.lapse());
                json.writeEndObject();
            }
        }
        json.writeEndArray();
    }

    private void schoolsChanged(Tracking tracking) throws IOException {
        json.writeArrayFieldStart("schoolsChanged");
        for (Tracking.PlaceHistory history : tracking.places()) {
            for (Map.Entry<Integer, Integer> year : history.schoolsChanged().entrySet()) {
                json.writeStartObject();
                json.writeStringField("place", history.place().name());
                json.writeNumberField("year", year.getKey());
                json.writeNumberField("schools", year.getValue());
                json.writeEndObject();
            }
        }
        json.writeEndArray();
    }

    private void trends(Tracking tracking) throws IOException {
        json.writeArrayFieldStart("trends");
        for (Tracking.PlaceHistory history : tracking.places()) {
            for (Trend trend : history.trends()) {
                json.writeStartObject();
                json.writeStringField("place", history.place().name());
                json.writeStringField("rule", trend.rule().toString());
                if (trend.stage().isPresent()) {
                    json.writeStringField("stage", trend.stage().get().name());
                }
                json.writeStringField("what", trend.what().name());
                figures("years", trend.years());
                json.writeEndObject();
            }
        }
        json.writeEndArray();
    }

    private void numbers(String name, List<Integer> numbers) throws IOException {
        json.writeArrayFieldStart(name);
        for (int number : numbers) {
            json.writeNumber(number);
        }
        json.writeEndArray();
    }

    private void texts(String name, List<String> texts) throws IOException {
        json.writeArrayFieldStart(name);
        for (String text : texts) {
            json.writeString(text);
        }
        json.writeEndArray();
    }

    private static void text(JsonGenerator json, String name, @Nullable String text) throws IOException {
        if (text != null) {
            json.writeStringField(name, text);
        }
    }
}
