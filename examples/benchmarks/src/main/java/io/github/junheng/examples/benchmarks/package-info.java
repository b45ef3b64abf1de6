/** 性能对比: the library measured beside hand-written loops, a database and rule engines, over one generated nation. */
@NullMarked
package io.github.junheng.examples.benchmarks;

import org.jspecify.annotations.NullMarked;
