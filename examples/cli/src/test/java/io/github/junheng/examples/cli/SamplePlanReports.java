package io.github.junheng.examples.cli;

import java.util.Map;

/** What is reported by hand for the examples of plans. */
final class SamplePlanReports {
    private SamplePlanReports() {}

    static void writeTo(Map<String, String> files) {}
}
