package io.github.junheng.ledger;

import io.github.junheng.evaluation.Evaluation;
import io.github.junheng.evaluation.Finding;
import io.github.junheng.evaluation.Measure;
import io.github.junheng.evaluation.Outcome;
import io.github.junheng.evaluation.PartResult;
import io.github.junheng.evaluation.Status;
import io.github.junheng.quantity.Magnitude;
import io.github.junheng.quantity.Quantity;
import io.github.junheng.quantity.Unit;
import io.github.junheng.standard.RuleId;
import io.github.junheng.standard.Text;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** 依据: what an event of a ledger or a procedure rests on: a finding, or a document. */
public sealed interface Ground {
    /** It in short, as people read it. */
    Text told();

    /**
     * 评估结果: a finding as it was, so that it can be read without the data.
     *
     * @param rule the rule; another than the entry's where that decides for it, as one of which k out of n are enough
     * @param status its outcome
     * @param valueOrNull the value as people read it, a grade or a word; null where there is none
     * @param limitOrNull comparator and limit, {@code ≥ 4.5}; null where there is none
     * @param unitOrNull their unit; null where they have none
     * @param shortfallOrNull what is missing, or too much
     * @param failing the tests that fail, where the rule is made of several
     * @param asOf the day of evaluation
     * @param dataYear the year of the data
     * @param dataset what tells the data from others: their SHA-256
     */
    record OfFinding(
            RuleId rule,
            Status status,
            @Nullable String valueOrNull,
            @Nullable String limitOrNull,
            @Nullable Text unitOrNull,
            @Nullable Quantity shortfallOrNull,
            List<Text> failing,
            LocalDate asOf,
            int dataYear,
            String dataset)
            implements Ground {
        private static final Pattern DECIMAL = Pattern.compile("-?\\d{1,30}(\\.\\d{1,30})?");
        private static final int FEW = 4;

        public OfFinding {
            failing = List.copyOf(failing);
            shortfallOrNull = shortfallOrNull == null ? null : plain(shortfallOrNull);
        }

        /** What a finding of an evaluation tells. */
        public static OfFinding of(Finding finding, Evaluation evaluation, String dataset) {
            Measure measure = finding.measureOrNull();
            Unit unit = measure == null ? null : measure.unit();
            Magnitude value = measure == null ? null : measure.valueOrNull();
            return new OfFinding(
                    finding.rule(),
                    finding.status(),
                    value == null || unit == null ? finding.gradeOrNull() : told(value, unit),
                    measure == null || measure.limitOrNull() == null || measure.comparatorOrNull() == null
                            ? null
                            : measure.comparatorOrNull().sign() + " " + told(measure.limitOrNull(), measure.unit()),
                    unit == null || unit.clock() ? null : new Text(unit.zh(), unit.id()),
                    finding.outcome() instanceof Outcome.NotMet notMet ? notMet.shortfallOrNull() : null,
                    finding.parts().stream()
                            .filter(part -> part.status() == Status.NOT_MET)
                            .map(PartResult::name)
                            .toList(),
                    evaluation.asOf(),
                    evaluation.dataset().county().year(),
                    dataset);
        }

        /** The value with no more decimals than it takes to see on which side of its limit it lies. */
        private @Nullable String shown() {
            if (valueOrNull == null
                    || limitOrNull == null
                    || !DECIMAL.matcher(valueOrNull).matches()) {
                return valueOrNull;
            }
            String bound = limitOrNull.substring(limitOrNull.indexOf(' ') + 1);
            if (!DECIMAL.matcher(bound).matches()) {
                return valueOrNull;
            }
            BigDecimal value = new BigDecimal(valueOrNull);
            BigDecimal limit = new BigDecimal(bound);
            for (int decimals = FEW; decimals < value.scale(); decimals++) {
                BigDecimal rounded = value.setScale(decimals, RoundingMode.HALF_UP);
                if (rounded.compareTo(limit) == value.compareTo(limit)) {
                    return rounded.stripTrailingZeros().toPlainString();
                }
            }
            return valueOrNull;
        }

        private static String told(Magnitude value, Unit unit) {
            return unit.time(value)
                    .or(() -> unit.oneTo(value).map(many -> "1:" + many.toDecimal()))
                    .orElse(value.toDecimal());
        }

        /** Of a unit only its names are kept. */
        private static Quantity plain(Quantity quantity) {
            Unit unit = quantity.unit();
            return new Quantity(quantity.amount(), new Unit(unit.id(), unit.zh(), false, false));
        }

        @Override
        public Text told() {
            List<String> zh = new ArrayList<>();
            List<String> en = new ArrayList<>();
            String unitZh = unitOrNull == null ? "" : " " + unitOrNull.zh();
            String unitEn = unitOrNull == null ? "" : " " + unitOrNull.en();
            if (valueOrNull != null && limitOrNull != null) {
                zh.add("实际 " + shown() + "，标准 " + limitOrNull + unitZh);
                en.add(shown() + ", required " + limitOrNull + unitEn);
            } else if (valueOrNull != null) {
                zh.add(valueOrNull + unitZh);
                en.add(valueOrNull + unitEn);
            }
            if (!failing.isEmpty()) {
                zh.add("未达标：" + failing.stream().map(Text::zh).collect(Collectors.joining("、")));
                en.add("not met: " + failing.stream().map(Text::en).collect(Collectors.joining(", ")));
            }
            if (zh.isEmpty()) {
                zh.add(status.zh());
                en.add(status.name().toLowerCase(Locale.ROOT).replace('_', ' '));
            }
            return new Text(String.join("；", zh), String.join("; ", en));
        }

        public Optional<Quantity> shortfall() {
            return Optional.ofNullable(shortfallOrNull);
        }
    }

    /**
     * 佐证: a document and what tells it from any other.
     *
     * @param name what the document is called, as a rule the name of its file
     * @param sha256 64 hex digits, small letters
     */
    record OfEvidence(String name, String sha256) implements Ground {
        private static final int SHOWN = 12;
        private static final Pattern HEX = Pattern.compile("[0-9a-f]{64}");

        /** The name and the beginning of the hash. */
        @Override
        public Text told() {
            String hash = "SHA-256 " + sha256.substring(0, Math.min(SHOWN, sha256.length())) + "…";
            return new Text(name + "（" + hash + "）", name + " (" + hash + ")");
        }

        /** Whether the hash is one. */
        public boolean isHashed() {
            return HEX.matcher(sha256).matches();
        }
    }
}
