/** 数据集: what one county reported for one year: typed identities, and facts by id in which <em>not reported</em> differs from zero. */
@NullMarked
package io.github.junheng.dataset;

import org.jspecify.annotations.NullMarked;
