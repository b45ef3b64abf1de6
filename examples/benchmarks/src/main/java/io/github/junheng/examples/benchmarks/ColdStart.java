package io.github.junheng.examples.benchmarks;

import io.github.junheng.dataset.CountyDataset;
import io.github.junheng.evaluation.Evaluator;
import io.github.junheng.examples.benchmarks.nation.Limits;
import io.github.junheng.examples.benchmarks.nation.StageTable;
import io.github.junheng.examples.benchmarks.peers.BigDecimalStreams;
import io.github.junheng.examples.benchmarks.peers.Drools;
import io.github.junheng.examples.benchmarks.peers.DuckDb;
import io.github.junheng.examples.benchmarks.peers.HandExact;
import io.github.junheng.examples.benchmarks.peers.ValidatedSchool;
import io.github.junheng.examples.benchmarks.peers.Verdicts;
import io.github.junheng.rules.NationalStandards;
import io.github.junheng.standard.Standard;
import jakarta.validation.Validation;
import jakarta.validation.Validator;
import jakarta.validation.ValidatorFactory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;

/**
 * T6 冷启动: programs that judge one county and end, each in a Java of its own with the jars of its engine alone. Each prints the
 * nanoseconds from the first line of its {@code main} until the county is judged, reading its file included, and the outcome.
 */
final class ColdStart {
    private ColdStart() {}

    private static void tell(long start, Object outcome) {
        long nanos = System.nanoTime() - start;
        System.out.println(nanos + " " + outcome);
    }

    /** The loop of whole numbers. */
    static final class Hand {
        private Hand() {}

        public static void main(String[] args) throws IOException {
            long start = System.nanoTime();
            StageTable table = StageTable.parse(Files.readAllLines(Path.of(args[0])));
            Verdicts verdicts = new Verdicts(1);
            HandExact.judge(table, verdicts);
            tell(start, verdicts.passes(0));
        }
    }

    /** Streams of BigDecimal. */
    static final class Streams {
        private Streams() {}

        public static void main(String[] args) throws IOException {
            long start = System.nanoTime();
            StageTable table = StageTable.parse(Files.readAllLines(Path.of(args[0])));
            Verdicts verdicts = new Verdicts(1);
            BigDecimalStreams.judge(BigDecimalStreams.schools(table), verdicts);
            tell(start, verdicts.passes(0));
        }
    }

    /** Junheng: the standard with all its rules, a county's folder with its rosters. */
    static final class Ours {
        private Ours() {}

        public static void main(String[] args) {
            long start = System.nanoTime();
            Standard standard = NationalStandards.qualityBalanced2017();
            CountyDataset county = Data.read(Path.of(args[0]), standard);
            tell(start, Evaluator.of(standard).evaluate(county).orThrow().status());
        }
    }

    /** Drools, lean rules. */
    static final class DroolsLean {
        private DroolsLean() {}

        public static void main(String[] args) throws IOException {
            drools(System.nanoTime(), args[0], true);
        }
    }

    /** Drools, idiomatic rules. */
    static final class DroolsIdiomatic {
        private DroolsIdiomatic() {}

        public static void main(String[] args) throws IOException {
            drools(System.nanoTime(), args[0], false);
        }
    }

    private static void drools(long start, String file, boolean lean) throws IOException {
        StageTable table = StageTable.parse(Files.readAllLines(Path.of(file)));
        Verdicts verdicts = new Verdicts(1);
        (lean ? Drools.lean() : Drools.idiomatic()).judge(table, verdicts);
        tell(start, verdicts.passes(0));
    }

    /** DuckDB, reading the file itself. */
    static final class Duck {
        private Duck() {}

        public static void main(String[] args) throws SQLException {
            long start = System.nanoTime();
            try (DuckDb duck = new DuckDb(1)) {
                tell(start, duck.judgeFirst(Path.of(args[0])));
            }
        }
    }

    /** Hibernate Validator: the thresholds; it has no dispersions. */
    static final class Hibernate {
        private Hibernate() {}

        public static void main(String[] args) throws IOException {
            long start = System.nanoTime();
            StageTable table = StageTable.parse(Files.readAllLines(Path.of(args[0])));
            int failed = 0;
            try (ValidatorFactory factory = Validation.buildDefaultValidatorFactory()) {
                Validator validator = factory.getValidator();
                long[] numerators = new long[Limits.INDICATORS];
                for (int stage = 0; stage < Limits.STAGES; stage++) {
                    for (int row = table.start(stage); row < table.start(stage + 1); row++) {
                        for (int i = 0; i < numerators.length; i++) {
                            numerators[i] = table.numerators(i)[row];
                        }
                        ValidatedSchool school = ValidatedSchool.of(table.pupils()[row], numerators);
                        failed += school.passes(validator, stage) ? 0 : 1;
                    }
                }
                tell(start, failed);
            }
        }
    }
}
