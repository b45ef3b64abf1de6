/** 对照实现: what the library is measured against, each computing the same verdicts by its own means. */
@NullMarked
package io.github.junheng.examples.benchmarks.peers;

import org.jspecify.annotations.NullMarked;
