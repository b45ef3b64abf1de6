package io.github.junheng.evaluation;

import io.github.junheng.school.SchoolCode;
import io.github.junheng.school.Stage;
import io.github.junheng.standard.Scope;

/** 不计入的学校学段: a school stage that a scope leaves out. */
public record Exclusion(Scope scope, SchoolCode school, Stage stage) {}
