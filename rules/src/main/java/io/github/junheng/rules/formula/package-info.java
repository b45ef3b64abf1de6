/** 公式: what a national document computes of one pupil and no rule of a county asks for; its numbers are tables beside the standard. */
@NullMarked
package io.github.junheng.rules.formula;

import org.jspecify.annotations.NullMarked;
