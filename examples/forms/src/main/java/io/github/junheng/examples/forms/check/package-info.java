/** 核表: a filed form checked across its tables. */
@NullMarked
package io.github.junheng.examples.forms.check;

import org.jspecify.annotations.NullMarked;
