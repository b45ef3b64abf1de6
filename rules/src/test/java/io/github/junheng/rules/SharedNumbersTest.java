package io.github.junheng.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.junheng.io.OverlayReader;
import io.github.junheng.overlay.CatalogueLine;
import io.github.junheng.overlay.Overlays;
import io.github.junheng.quantity.Rational;
import io.github.junheng.standard.Citation;
import io.github.junheng.standard.Criterion;
import io.github.junheng.standard.Dated;
import io.github.junheng.standard.Limit;
import io.github.junheng.standard.RuleInputs;
import io.github.junheng.standard.Standard;
import io.github.junheng.time.Timeline;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** 每个数字只写一处: what two standards say alike stands in one of them, and the other refers to it. */
class SharedNumbersTest {
    private static final LocalDate DAY = LocalDate.of(2025, 12, 31);

    @Test
    void everyNumberThatDocumentsShareIsReferredTo() {
        Map<String, String> references = new LinkedHashMap<>();
        for (Standard standard : NationalStandards.all()) {
            for (CatalogueLine line : CatalogueLine.of(standard)) {
                line.sameAs().ifPresent(other -> references.put(standard.id() + "/" + line.target(), other));
            }
        }
        assertThat(references)
                .containsExactlyInAnyOrderEntriesOf(Map.ofEntries(
                        Map.entry("teachers/CERT/limit/default", "quality-balanced-2017/G12"),
                        Map.entry("teachers/TRAIN/limit/default", "quality-balanced-2017/G9"),
                        Map.entry("teachers/FUND/limit/default", "quality-balanced-2017/Q4"),
                        Map.entry("teachers/ROT/limit/default", "quality-balanced-2017/G11/rotation"),
                        Map.entry("teachers/ROTB/limit/default", "quality-balanced-2017/G11/backbone"),
                        Map.entry("class-and-school-size/P/limit/PRIMARY", "quality-balanced-2017/G5"),
                        Map.entry("class-and-school-size/J/limit/JUNIOR", "quality-balanced-2017/G5"),
                        Map.entry("class-and-school-size/SZ/limit/default", "quality-balanced-2017/G4"),
                        Map.entry("class-and-school-size/SZ/limit/九年一贯制学校", "quality-balanced-2017/G4"),
                        Map.entry("class-and-school-size/SZ/limit/十二年一贯制学校", "quality-balanced-2017/G4"),
                        Map.entry("school-management-2017/28/music/limit/default", "quality-balanced-2017/G3/music"),
                        Map.entry("school-management-2017/28/art/limit/default", "quality-balanced-2017/G3/art"),
                        Map.entry("school-management-2017/60/limit/default", "library/HOURS"),
                        Map.entry("public-funding/SP/limit/default", "quality-balanced-2017/G7/norm")));
    }

    /** A number means the same only where it is held against the same: indicator or list, and comparator. */
    @Test
    void whatReferredToNumbersAreHeldAgainstIsTheSame() {
        Map<String, Standard> standards = new LinkedHashMap<>();
        NationalStandards.all().forEach(standard -> standards.put(standard.id(), standard));
        int seen = 0;
        for (Standard standard : standards.values()) {
            for (Criterion mine : criteria(standard)) {
                for (Limit limit : RuleInputs.limits(mine)) {
                    String other = limit instanceof Limit.Printed printed
                            ? printed.sameAs().orElse(null)
                            : null;
                    if (other != null) {
                        String[] words = other.split("/");
                        Standard there = standards.get(words[0]);
                        Criterion theirs = there.rule(words[1]).criterion();
                        if (theirs instanceof Criterion.All all) {
                            theirs = all.parts().stream()
                                    .filter(part -> part.id().equals(words[2]))
                                    .findFirst()
                                    .orElseThrow()
                                    .criterion();
                        }
                        assertThat(against(standard, mine)).as(other).isEqualTo(against(there, theirs));
                        seen++;
                    }
                }
            }
        }
        assertThat(seen).isEqualTo(12);
    }

    private static List<Criterion> criteria(Standard standard) {
        List<Criterion> all = new ArrayList<>();
        standard.rules().values().forEach(rule -> {
            if (rule.criterion() instanceof Criterion.All several) {
                several.parts().forEach(part -> all.add(part.criterion()));
            } else {
                all.add(rule.criterion());
            }
        });
        return all;
    }

    private static Object against(Standard standard, Criterion criterion) {
        if (criterion instanceof Criterion.Comparison comparison) {
            return List.of(
                    standard.indicator(comparison.indicator()).numerator(),
                    standard.indicator(comparison.indicator()).unit(),
                    comparison.comparator());
        }
        if (criterion instanceof Criterion.Every every) {
            return List.of(every.list(), every.unit(), every.comparator());
        }
        return List.of(((Criterion.CountPer) criterion).list(), ((Criterion.CountPer) criterion).per());
    }

    @Test
    void aPlainNumberIsToldByTheSourceOfTheRuleThatRefersToIt() {
        Dated<Rational> rotation = timeline("teachers", "ROT").on(DAY).orElseThrow();
        assertThat(rotation.value()).isEqualTo(Rational.of(10));
        assertThat(rotation.citation().document()).isEqualTo("教师〔2014〕4号");
        assertThat(timeline("teachers", "ROT").on(LocalDate.of(2015, 1, 1))).isPresent();
    }

    /** 财政部 2025-08-13: the warning of G7 and the rule of public-funding are one number with its days and source. */
    @Test
    void aDatedNumberIsTakenWithItsDaysAndSource() {
        Criterion.Comparison g7 = (Criterion.Comparison)
                NationalStandards.qualityBalanced2017().rule("G7").criterion();
        assertThat(timeline("public-funding", "SP")).isEqualTo(g7.normOrNull());
        assertThat(timeline("public-funding", "SP").on(DAY).orElseThrow().citation())
                .extracting(Citation::document)
                .isEqualTo("财政部 2025-08-13 公布的特殊教育生均公用经费补助标准");
    }

    @Test
    void anOverlayOnTheReferringStandardSetsItsNumberThere() {
        Standard base = NationalStandards.find("teachers").orElseThrow();
        String overlay = """
                {"id": "o", "title": {"zh": "某省", "en": "o"}, "base": "teachers", "from": "2024-01-01",
                 "citation": {"document": "某省方案（示例）", "confidence": "single-source"}, "lastCheckedOn": "2026-11-25",
                 "changes": [{"target": "ROT/limit", "action": "TIGHTEN", "value": "15"}]}
                """;
        Standard laid = Overlays.apply(
                        base,
                        List.of(OverlayReader.read(
                                        new ByteArrayInputStream(overlay.getBytes(StandardCharsets.UTF_8)), "o", base)
                                .orThrow()))
                .orThrow();
        Limit.Printed limit =
                (Limit.Printed) ((Criterion.Comparison) laid.rule("ROT").criterion()).limit();
        assertThat(limit.on(DAY, null, null).orElseThrow().value()).isEqualTo(Rational.of(15));
        assertThat(limit.sameAs()).isEmpty();
    }

    @Test
    void standardsThatReferToEachOtherInACircleAreRefused() {
        assertThatThrownBy(() -> new Shelf("/standards/circle/").read("one"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("one → two → one");
    }

    private static Timeline<Dated<Rational>> timeline(String standard, String rule) {
        Criterion.Comparison comparison = (Criterion.Comparison)
                NationalStandards.find(standard).orElseThrow().rule(rule).criterion();
        return ((Limit.Printed) comparison.limit()).values().get(Limit.DEFAULT);
    }
}
