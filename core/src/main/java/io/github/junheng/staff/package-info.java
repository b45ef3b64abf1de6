/** 教师: one teacher of a roster, or the teachers of a school stage as counts. */
@NullMarked
package io.github.junheng.staff;

import org.jspecify.annotations.NullMarked;
