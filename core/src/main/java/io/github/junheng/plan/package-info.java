/**
 * 规划: what a county or a city set out to reach, by when and by whom, and how far it has come. A {@link
 * io.github.junheng.plan.Plan} is definitions alone; every figure of it is one of a finding or reported by hand. The
 * compiled form of a standard inside {@code evaluation} bears the same word and is never seen outside.
 */
@NullMarked
package io.github.junheng.plan;

import org.jspecify.annotations.NullMarked;
