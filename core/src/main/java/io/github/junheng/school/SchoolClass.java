package io.github.junheng.school;

import io.github.junheng.quantity.Reported;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.PositiveOrZero;

/**
 * 班级: one class of a roster.
 *
 * @param id 班级编号
 * @param school 学校标识码
 * @param stage 学段
 * @param grade 年级, as written
 * @param pupils 人数
 */
public record SchoolClass(
        @NotBlank String id,
        @NotNull @Valid SchoolCode school,
        @NotNull Reported<Stage> stage,
        @NotNull Reported<String> grade,
        @NotNull Reported<@PositiveOrZero Long> pupils) {}
