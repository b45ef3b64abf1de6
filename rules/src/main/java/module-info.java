/**
 * Junheng rules: the national standards as data, and the door to them.
 */
module io.github.junheng.rules {
    requires transitive io.github.junheng.core;
    requires static org.jspecify;

    exports io.github.junheng.rules;
    exports io.github.junheng.rules.formula;
}
