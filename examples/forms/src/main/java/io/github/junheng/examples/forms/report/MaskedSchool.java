package io.github.junheng.examples.forms.report;

import io.github.junheng.school.SchoolCode;

/**
 * 隐名: a school, and what it is called on a masked page.
 *
 * @param name its name as reported
 * @param shown what stands in its place
 */
public record MaskedSchool(SchoolCode code, String name, String shown) {}
