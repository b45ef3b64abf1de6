/** 申报表、电子表格与报告: what a county files and shows, made from a dataset; and what offices have in spreadsheets, read into one. */
@NullMarked
package io.github.junheng.examples.forms;

import org.jspecify.annotations.NullMarked;
