package io.github.junheng.examples.forms.report;

import io.github.junheng.dataset.SchoolReport;
import io.github.junheng.examples.forms.figure.Ground;
import io.github.junheng.examples.forms.read.Bands;
import io.github.junheng.quantity.Rational;
import io.github.junheng.report.Piece;
import io.github.junheng.report.Wording;
import io.github.junheng.school.Stage;
import io.github.junheng.standard.Criterion;
import io.github.junheng.standard.Limit;
import io.github.junheng.standard.Rule;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** 班额与学校规模: how large classes and schools are. */
final class SizesSection {
    private static final int CLASS_BIN = 5;
    private static final int SCHOOL_BIN = 100;
    private static final int MOST_BINS = 60;

    private final CountyContent content;
    private final Html html;
    private final Charts charts;

    SizesSection(CountyContent content, Html html, Charts charts) {
        this.content = content;
        this.html = html;
        this.charts = charts;
    }

    void write() {
        html.raw("<div class=\"charts\">\n");
        int unknown = 0;
        for (Stage stage : Stage.values()) {
            if (!stage.isCompulsory()) {
                continue;
            }
            TreeMap<Long, Integer> bins = new TreeMap<>();
            Rational limit = classLimit(stage).orElse(null);
            int above = 0;
            int all = 0;
            // Of classes that were reported in bands no size is known.
            for (SchoolReport school :
                    Bands.reported(content.evaluation().dataset()).schools()) {
                if (!school.school().kind().has(stage)
                        || !Ground.isOrdinary(school.school().kind())) {
                    continue;
                }
                List<BigDecimal> sizes = school.facts()
                        .amounts(stage.key() + ".classSizes")
                        .toOptional()
                        .orElse(null);
                if (sizes == null) {
                    boolean leftOut = content.evaluation().exclusions().stream()
                            .anyMatch(e -> e.school().equals(school.school().code()) && e.stage() == stage);
                    unknown += leftOut ? 0 : 1;
                    continue;
                }
                for (BigDecimal size : sizes) {
                    bins.merge(bin(size.longValue(), CLASS_BIN), 1, Integer::sum);
                    above += limit != null && Rational.of(size).compareTo(limit) > 0 ? 1 : 0;
                    all++;
                }
            }
            if (all > 0) {
                Piece told = limit == null
                        ? Words.CLASS_SIZES_PLAIN.with(Wording.stage(stage), Piece.of(all))
                        : Words.CLASS_SIZES_TOLD.with(
                                Wording.stage(stage), Piece.of(all), Piece.of(above), Shown.bound(limit));
                histogram(
                        "classes-" + stage,
                        Words.CLASS_SIZES.with(Wording.stage(stage)),
                        told,
                        bins,
                        CLASS_BIN,
                        limit,
                        Words.CLASSES);
            }
        }
        TreeMap<Long, Integer> bins = new TreeMap<>();
        long greatest = 0;
        int count = 0;
        for (SchoolReport school : content.evaluation().dataset().schools()) {
            Long pupils = Ground.isOrdinary(school.school().kind()) ? pupils(school) : null;
            if (pupils != null) {
                bins.merge(bin(pupils, SCHOOL_BIN), 1, Integer::sum);
                greatest = Math.max(greatest, pupils);
                count++;
            }
        }
        if (count > 0) {
            histogram(
                    "school-sizes",
                    Words.SCHOOL_SIZES.piece(),
                    Words.SCHOOL_SIZES_TOLD.with(Piece.of(count), Piece.of(greatest)),
                    bins,
                    SCHOOL_BIN,
                    null,
                    Words.SCHOOLS);
        }
        html.raw("</div>\n");
        if (unknown > 0) {
            html.element("p", Words.SIZES_UNKNOWN.with(Piece.of(unknown)));
        }
    }

    /** Of compulsory stages; null for schools that have none or do not tell. */
    private static @Nullable Long pupils(SchoolReport school) {
        List<Stage> stages = school.compulsoryStages();
        long sum = 0;
        for (Stage stage : stages) {
            Optional<Long> pupils = school.students(stage).toOptional();
            if (pupils.isEmpty()) {
                return null;
            }
            sum += pupils.get();
        }
        return stages.isEmpty() ? null : sum;
    }

    /** Bins hold their upper end: 41–45, as rules speak of at most 45. */
    private static long bin(long value, int width) {
        return value <= 0 ? 0 : (value - 1) / width;
    }

    private void histogram(
            String id,
            Piece heading,
            Piece told,
            SortedMap<Long, Integer> bins,
            int width,
            @Nullable Rational limit,
            Words counted) {
        List<Piece> ranges = new ArrayList<>();
        List<Integer> counts = new ArrayList<>();
        long first = bins.firstKey();
        long last = Math.min(bins.lastKey(), first + MOST_BINS - 1);
        for (long bin = first; bin < last; bin++) {
            ranges.add(Words.FROM_TO.with(Piece.of(bin * width + 1), Piece.of((bin + 1) * width)));
            counts.add(bins.getOrDefault(bin, 0));
        }
        // A slip of the keyboard is no reason for a bin for each step up to it.
        ranges.add(
                last == bins.lastKey()
                        ? Words.FROM_TO.with(Piece.of(last * width + 1), Piece.of((last + 1) * width))
                        : Words.FROM_ON.with(Piece.of(last * width + 1)));
        counts.add(
                bins.tailMap(last).values().stream().mapToInt(Integer::intValue).sum());
        charts.draw(
                html,
                "histogram",
                id,
                heading,
                told,
                json -> {
                    Charts.field("counted", counted.piece(), json);
                    json.writeArrayFieldStart("bins");
                    for (int i = 0; i < counts.size(); i++) {
                        json.writeStartArray();
                        Charts.text(ranges.get(i), json);
                        json.writeNumber(counts.get(i));
                        json.writeBoolean(limit != null
                                && Rational.of((first + i) * width + 1).compareTo(limit) > 0);
                        json.writeEndArray();
                    }
                    json.writeEndArray();
                    if (limit != null) {
                        // Between the bin that the limit ends and the next.
                        json.writeNumberField(
                                "limitAfter",
                                limit.dividedBy(Rational.of(width))
                                        .minus(Rational.of(first))
                                        .round(2));
                        Charts.field("limit", Words.LIMIT_IS.with(Shown.bound(limit)), json);
                    }
                },
                () -> twin(heading, counted, ranges, counts));
    }

    private void twin(Piece heading, Words counted, List<Piece> ranges, List<Integer> counts) {
        html.raw("<details class=\"twin\"><summary>")
                .text(heading)
                .raw("</summary><div class=\"table\"><table>")
                .header(List.of(Words.RANGE.piece(), counted.piece()))
                .raw("<tbody>\n");
        for (int i = 0; i < counts.size(); i++) {
            html.raw("<tr>").element("th", "scope=\"row\"", ranges.get(i));
            html.raw("<td>" + counts.get(i) + "</td></tr>\n");
        }
        html.raw("</tbody></table></div></details>\n");
    }

    /** What some rule wants every class of a stage to keep to. */
    private Optional<Rational> classLimit(Stage stage) {
        for (Rule rule : content.standard().rules().values()) {
            if (!rule.isInForce(
                    content.evaluation().asOf(),
                    content.evaluation().dataset().county().year())) {
                continue;
            }
            for (Criterion criterion : rule.criterion() instanceof Criterion.All all
                    ? all.parts().stream().map(Criterion.Part::criterion).toList()
                    : List.of(rule.criterion())) {
                if (criterion instanceof Criterion.Every every
                        && (every.list().equals("{stage}.classSizes")
                                || every.list().equals(stage.key() + ".classSizes"))
                        && every.limit() instanceof Limit.Printed printed) {
                    Optional<Rational> limit =
                            printed.on(content.evaluation().asOf(), null, stage).map(dated -> dated.value());
                    if (limit.isPresent()) {
                        return limit;
                    }
                }
            }
        }
        return Optional.empty();
    }
}
