package io.github.junheng.examples.spark;

import io.github.junheng.dataset.RosterTally;
import java.io.Serializable;

/** 名册汇总的传送: the tally of one school in the form in which it is sent; the only place that knows this form. */
record SentTally(RosterTally tally) implements Serializable {}
