/** 合成全国数据: a nation out of a seed: every column of the contract as plain arrays, and the files that readers read. */
@NullMarked
package io.github.junheng.examples.benchmarks.nation;

import org.jspecify.annotations.NullMarked;
