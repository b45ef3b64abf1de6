/**
 * 评估: (standard, dataset, day) → evaluation. A finding holds outcome, value, limit and shortfall and no text; its explanation, a
 * typed tree from cells to outcome, is computed by the same code when somebody asks for it.
 */
@NullMarked
package io.github.junheng.evaluation;

import org.jspecify.annotations.NullMarked;
