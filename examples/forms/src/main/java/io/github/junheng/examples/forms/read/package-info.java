/** 读表: templates, school and county forms and exports of the statistics forms, read into one dataset. */
@NullMarked
package io.github.junheng.examples.forms.read;

import org.jspecify.annotations.NullMarked;
