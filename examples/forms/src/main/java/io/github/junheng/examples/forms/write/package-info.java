/** 写表: the template, the declaration form and the other forms as workbooks and documents. */
@NullMarked
package io.github.junheng.examples.forms.write;

import org.jspecify.annotations.NullMarked;
