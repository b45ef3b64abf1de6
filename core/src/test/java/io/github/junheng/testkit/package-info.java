/**
 * 测试工具: a test kit for whoever writes a standard or an overlay. Let a test class implement
 * {@link io.github.junheng.testkit.StandardProperties}, name the standard, and jqwik tries it on generated counties that lie at,
 * beside and far from every limit, with and without missing cells. {@link io.github.junheng.testkit.Counties} gives these
 * counties for properties of your own, {@link io.github.junheng.testkit.ExplanationReplay} recomputes explanations.
 *
 * <p>It needs jqwik's API and the core of Junheng, nothing else; a failure is an {@link java.lang.AssertionError} that names
 * standard, rule, subject, value and limit.
 */
@NullMarked
package io.github.junheng.testkit;

import org.jspecify.annotations.NullMarked;
