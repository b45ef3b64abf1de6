package io.github.junheng.school;

import io.github.junheng.quantity.Reported;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.PositiveOrZero;
import java.util.List;

/**
 * 学段学生: the pupils of one school stage.
 *
 * @param students 学生数
 * @param inZoneStudents 片区内学生数
 * @param classSizes 各班人数, one number a class
 */
public record Enrolment(
        @NotNull Reported<@PositiveOrZero Long> students,
        @NotNull Reported<@PositiveOrZero Long> inZoneStudents,
        @NotNull Reported<List<@PositiveOrZero Long>> classSizes) {}
