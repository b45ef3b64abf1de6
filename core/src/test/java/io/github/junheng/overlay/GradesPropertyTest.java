package io.github.junheng.overlay;

import io.github.junheng.MadeUp;
import io.github.junheng.standard.Standard;
import io.github.junheng.testkit.StandardProperties;
import java.util.List;

/** The test kit's properties over a standard in which an overlay lets a lower grade count. */
class GradesPropertyTest implements StandardProperties {
    @Override
    public Standard standard() {
        Standard base = MadeUp.standard(MadeUp.rule(
                "T",
                "SCHOOL_STAGE",
                "'scope': 'ordinary', 'criterion': {'kind': 'comparison', 'indicator': 'teachers-per-100',"
                        + " 'comparator': '>=', 'limit': {'PRIMARY': '4.2', 'JUNIOR': '5.3'}}"));
        Overlay overlay = MadeUp.overlay(
                        "{'id': 'province', 'title': {'zh': '某省', 'en': 'A province'}, 'base': 'made-up', 'from':"
                                + " '2000-01-01', 'citation': {'document': '某省文件', 'confidence': 'single-source'},"
                                + " 'lastCheckedOn': '2026-01-01', 'grades': [{'rule': 'T', 'steps': [{'grade': '合格'},"
                                + " {'grade': '基本合格', 'counts': true, 'criterion': {'kind': 'comparison', 'indicator':"
                                + " 'teachers-per-100', 'comparator': '>=', 'limit': {'PRIMARY': '3', 'JUNIOR': '4'}}}],"
                                + " 'otherwise': '不合格', 'allowedBy': {'document': '某省通知', 'confidence': 'inferred'}}]}",
                        base)
                .orThrow();
        return Overlays.apply(base, List.of(overlay)).orThrow();
    }
}
