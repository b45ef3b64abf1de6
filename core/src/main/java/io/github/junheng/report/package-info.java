/**
 * 报告: what a person reads. A {@link io.github.junheng.report.Document} is a typed tree without any text of its own: it holds
 * numbers, names and messages by key, and becomes Chinese or English only in a
 * {@link io.github.junheng.report.Renderer}. {@link io.github.junheng.report.EvaluationReport} says what a county has to do,
 * {@link io.github.junheng.report.StandardReport} shows a standard, and {@link io.github.junheng.report.ExplanationText} follows
 * one finding from its cells to its clause. Every sentence of the package stands in
 * {@link io.github.junheng.report.Message}.
 */
@NullMarked
package io.github.junheng.report;

import org.jspecify.annotations.NullMarked;
