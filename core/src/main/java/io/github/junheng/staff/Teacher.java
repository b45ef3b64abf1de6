package io.github.junheng.staff;

import io.github.junheng.quantity.Reported;
import io.github.junheng.school.SchoolCode;
import io.github.junheng.school.Stage;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.PositiveOrZero;
import java.math.BigDecimal;

/**
 * 教师: one teacher of a roster.
 *
 * @param id 教师编号
 * @param school 学校标识码
 * @param stage 任教学段
 * @param fullTime 是否专任
 * @param degree 学历
 * @param backbone 县级以上骨干
 * @param subject 任教学科
 * @param mainSubject 专任或主要任教: whether the subject is all or most of what the teacher teaches
 * @param certified 教师资格证
 * @param trainingHours 五年培训学时
 * @param established 是否在编
 * @param rotation 交流轮岗
 * @param visiting 走教或兼职
 */
public record Teacher(
        @NotBlank String id,
        @NotNull @Valid SchoolCode school,
        @NotNull Reported<Stage> stage,
        @NotNull Reported<Boolean> fullTime,
        @NotNull Reported<Degree> degree,
        @NotNull Reported<Boolean> backbone,
        @NotNull Reported<String> subject,
        @NotNull Reported<Boolean> mainSubject,
        @NotNull Reported<Boolean> certified,
        @NotNull Reported<@PositiveOrZero BigDecimal> trainingHours,
        @NotNull Reported<Boolean> established,
        @NotNull Reported<Rotation> rotation,
        @NotNull Reported<Boolean> visiting) {}
