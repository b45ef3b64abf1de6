/** 办学条件: one room of a roster, or a school’s rooms, grounds and equipment as sums. */
@NullMarked
package io.github.junheng.facility;

import org.jspecify.annotations.NullMarked;
