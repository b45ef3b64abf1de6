/** 行政区划: province and county codes of GB/T 2260. */
@NullMarked
package io.github.junheng.region;

import org.jspecify.annotations.NullMarked;
