/** 问题: what is wrong with an input, where, and what to do; codes are never renumbered or re-used. */
@NullMarked
package io.github.junheng.problem;

import org.jspecify.annotations.NullMarked;
