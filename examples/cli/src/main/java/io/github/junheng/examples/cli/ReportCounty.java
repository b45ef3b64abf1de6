package io.github.junheng.examples.cli;

import io.github.junheng.evaluation.Evaluation;
import io.github.junheng.problem.Problem;
import io.github.junheng.region.CountyCode;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A county that is to be reported. What it is called is known before it is read.
 *
 * @param label its code and name, or where its data are, for the lines that tell of it
 * @param page what its page is called, without an ending
 */
record ReportCounty(String label, Optional<CountyCode> code, String page, Reading reading) {
    /** Reads and evaluates it; only a wrong command line is a failure. */
    interface Reading {
        Read read() throws Failure;
    }

    Read read() throws Failure {
        return reading.read();
    }

    /**
     * What came of a county.
     *
     * @param years its evaluations, oldest first
     * @param problems what its data were warned of
     * @param faulty the inputs that could not be evaluated; where there is one the county is not reported
     */
    record Read(List<Evaluation> years, List<Problem> problems, List<Faulty> faulty) {
        Evaluation latest() {
            return years.get(years.size() - 1);
        }

        /** How it stands, in a word. */
        String outcome(Locale lang) {
            boolean zh = lang.equals(Locale.CHINESE);
            if (!faulty.isEmpty()) {
                return zh ? "没有评估" : "NOT EVALUATED";
            }
            return zh ? latest().status().zh() : latest().status().name();
        }
    }

    /** An input that could not be evaluated, and why. */
    record Faulty(String input, List<Problem> problems) {}
}
