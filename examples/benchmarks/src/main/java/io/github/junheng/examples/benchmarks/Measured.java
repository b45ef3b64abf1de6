package io.github.junheng.examples.benchmarks;

/**
 * 测量结果: one row of a table.
 *
 * @param id {@code T1.a4HandLoop}, and what tells it from its like: {@code T4.a1HandLoopCounties:1000}
 * @param label what the table calls it
 * @param value in the unit of its table: nanoseconds, milliseconds or bytes
 * @param bytes bytes allocated a record, or a second value of the table
 * @param yardstick whether the task's ratios are to this one
 */
record Measured(String id, String label, double value, double bytes, boolean yardstick) {
    /** What tells it from its like; empty where there is none. */
    String size() {
        return id.substring(id.indexOf(':') + 1 == 0 ? id.length() : id.indexOf(':') + 1);
    }
}
