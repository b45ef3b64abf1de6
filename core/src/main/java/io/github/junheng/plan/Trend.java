package io.github.junheng.plan;

import io.github.junheng.school.Stage;
import io.github.junheng.standard.RuleId;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** 趋势: the figures of one rule over years. */
public record Trend(RuleId rule, @Nullable Stage stageOrNull, What what, List<YearFigure> years) {
    /** 趋势内容. */
    public enum What {
        /** 指标值 of the county. */
        VALUE("指标值"),
        /** 达标占比: the share, in %, of schools or school stages that meet it. */
        SHARE_MET("达标占比"),
        /** 差异系数 of the county. */
        DISPERSION("差异系数");

        private final String zh;

        What(String zh) {
            this.zh = zh;
        }

        public String zh() {
            return zh;
        }
    }

    public Trend {
        years = List.copyOf(years);
    }

    public Optional<Stage> stage() {
        return Optional.ofNullable(stageOrNull);
    }
}
