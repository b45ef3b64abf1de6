/** 数量: exact numbers, units, comparators, and <em>not reported</em> as a value of its own. Nothing here rounds before it compares. */
@NullMarked
package io.github.junheng.quantity;

import org.jspecify.annotations.NullMarked;
