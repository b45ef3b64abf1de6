/**
 * Junheng core: domain types, the rule engine, reading and writing. It knows no standard.
 */
module io.github.junheng.core {
    requires com.fasterxml.jackson.databind;
    requires de.siegmar.fastcsv;
    requires transitive jakarta.validation;
    requires static org.jspecify;

    exports io.github.junheng.code;
    exports io.github.junheng.dataset;
    exports io.github.junheng.evaluation;
    exports io.github.junheng.facility;
    exports io.github.junheng.io;
    exports io.github.junheng.ledger;
    exports io.github.junheng.overlay;
    exports io.github.junheng.plan;
    exports io.github.junheng.problem;
    exports io.github.junheng.procedure;
    exports io.github.junheng.quantity;
    exports io.github.junheng.region;
    exports io.github.junheng.report;
    exports io.github.junheng.school;
    exports io.github.junheng.staff;
    exports io.github.junheng.standard;
    exports io.github.junheng.statistics;
    exports io.github.junheng.time;

    // A validation provider on the module path reads the fields of records it has no right to by export alone.
    opens io.github.junheng.dataset;
    opens io.github.junheng.facility;
    opens io.github.junheng.quantity;
    opens io.github.junheng.region;
    opens io.github.junheng.school;
    opens io.github.junheng.staff;

    provides jakarta.validation.valueextraction.ValueExtractor with
            io.github.junheng.quantity.ReportedValueExtractor;
}
