/**
 * 问题台账: what a county has to put right, entry by entry, from the finding that opened it to its being struck off. A {@link
 * io.github.junheng.ledger.Ledger} is what its events make of it; events are only ever added.
 */
@NullMarked
package io.github.junheng.ledger;

import org.jspecify.annotations.NullMarked;
