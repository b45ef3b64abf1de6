/** 统计: pure, exact functions. */
@NullMarked
package io.github.junheng.statistics;

import org.jspecify.annotations.NullMarked;
