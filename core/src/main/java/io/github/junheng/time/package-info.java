/** 时间: half-open ranges of days and timelines of dated values. */
@NullMarked
package io.github.junheng.time;

import org.jspecify.annotations.NullMarked;
