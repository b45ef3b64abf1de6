/**
 * 在 Apache Spark 上评估: all counties of a province or of the nation in one run. Rosters are added up where their rows lie, tallies
 * are merged by school, schools are gathered by county, and each county is evaluated by the same code as on a single machine.
 */
@NullMarked
package io.github.junheng.examples.spark;

import org.jspecify.annotations.NullMarked;
