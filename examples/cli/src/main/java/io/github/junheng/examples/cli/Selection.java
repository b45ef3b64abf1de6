package io.github.junheng.examples.cli;

import io.github.junheng.evaluation.Finding;
import io.github.junheng.school.SchoolCode;
import io.github.junheng.school.Stage;
import io.github.junheng.standard.RuleId;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Findings by rule and, where they are given, school and stage: {@code R4:3137000012:primary}. */
record Selection(
        String rule, @Nullable String school, @Nullable Stage stage) {
    static Selection parse(String text) {
        List<String> words = Arrays.asList(text.split(":", -1));
        String school = null;
        Stage stage = null;
        for (String word : words.subList(1, words.size())) {
            Stage named = stage(word);
            if (named == null) {
                school = word;
            } else {
                stage = named;
            }
        }
        return new Selection(words.get(0), school, stage);
    }

    private static @Nullable Stage stage(String word) {
        for (Stage stage : Stage.values()) {
            if (stage.name().equalsIgnoreCase(word) || stage.zh().equals(word)) {
                return stage;
            }
        }
        return null;
    }

    List<Finding> of(List<Finding> findings) {
        return findings.stream()
                .filter(f -> isOf(f.rule(), f.schoolOrNull(), f.stageOrNull()))
                .toList();
    }

    boolean isOf(RuleId of, @Nullable SchoolCode code, @Nullable Stage at) {
        return (of.local().equals(rule) || of.toString().equals(rule))
                && (school == null || (code != null && code.value().equals(school)))
                && (stage == null || at == stage);
    }
}
