/** 学校: kinds, stages, codes, classes and the split of what stages share. */
@NullMarked
package io.github.junheng.school;

import org.jspecify.annotations.NullMarked;
