/** 表样: the forms as data, their tables, labels, decimals and what each cell shows. */
@NullMarked
package io.github.junheng.examples.forms.edition;

import org.jspecify.annotations.NullMarked;
