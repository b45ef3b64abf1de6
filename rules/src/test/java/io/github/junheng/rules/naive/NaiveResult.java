package io.github.junheng.rules.naive;

import java.util.Map;

/** All findings of a county by {@link NaiveFinding#key()}, the outcome of each section (E R C G Q S V), the verdict. */
public record NaiveResult(
        Map<String, NaiveFinding> findings, Map<String, NaiveOutcome> sections, NaiveOutcome verdict) {}
