/** 数字及其出处: what can stand in a cell of a form or in a chart, each with the finding or the cells it comes from. */
@NullMarked
package io.github.junheng.examples.forms.figure;

import org.jspecify.annotations.NullMarked;
