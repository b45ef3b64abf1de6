/** 打印: pages printed to PDF by a browser that is installed. */
@NullMarked
package io.github.junheng.examples.forms.pdf;

import org.jspecify.annotations.NullMarked;
