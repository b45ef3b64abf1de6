package io.github.junheng.examples.forms.write;

import io.github.junheng.school.SchoolCode;
import io.github.junheng.school.Stage;
import org.jspecify.annotations.Nullable;

/**
 * What a row is of.
 *
 * @param school null for the county
 * @param stage null for all stages
 * @param number which row of its stage, from 1
 * @param rule by which the units of the rows are found; empty where there are none
 */
record RowOf(@Nullable SchoolCode school, @Nullable Stage stage, int number, String rule) {}
