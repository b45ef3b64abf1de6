/** 工作簿: opening a workbook safely, its cells and their places. It knows no form. */
@NullMarked
package io.github.junheng.examples.forms.book;

import org.jspecify.annotations.NullMarked;
