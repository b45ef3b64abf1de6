/** 报告: one self-contained page about a county, and one about the counties of a city. */
@NullMarked
package io.github.junheng.examples.forms.report;

import org.jspecify.annotations.NullMarked;
