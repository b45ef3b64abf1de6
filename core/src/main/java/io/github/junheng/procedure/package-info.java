/**
 * 督导评估认定程序: by which stages a county is recognised, who decides each, what each needs and what may happen next, and the
 * history of one county's application. The stages, the steps of each batch, the papers and the deciders are data
 * ({@link io.github.junheng.procedure.Procedure}); what is code is how a history grows: an event that the procedure does not admit
 * in the state that the events before it led to is refused with what may happen now, and what was admitted is never changed.
 *
 * <p>An event keeps what it rests on: the papers by their SHA-256, the outcomes of an evaluation, the counts of the survey. A history
 * is therefore replayed without any dataset, to the same state.
 */
@NullMarked
package io.github.junheng.procedure;

import org.jspecify.annotations.NullMarked;
