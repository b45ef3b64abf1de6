package io.github.junheng.staff;

import io.github.junheng.quantity.Reported;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.PositiveOrZero;

/**
 * 学段教师数: the full-time teachers of one school stage as counts.
 *
 * @param teachers 专任教师数
 * @param associate 专科教师数
 * @param bachelor 本科教师数
 * @param master 硕士教师数
 * @param doctor 博士教师数
 * @param backbone 县级以上骨干教师数
 * @param pe 体育教师数
 * @param music 音乐教师数
 * @param fineArts 美术教师数
 * @param arts 艺术教师数, a subject of its own, not the sum of music and fine arts
 * @param visitingPeArts 走教体育艺术教师数
 */
public record StaffCounts(
        @NotNull Reported<@PositiveOrZero Long> teachers,
        @NotNull Reported<@PositiveOrZero Long> associate,
        @NotNull Reported<@PositiveOrZero Long> bachelor,
        @NotNull Reported<@PositiveOrZero Long> master,
        @NotNull Reported<@PositiveOrZero Long> doctor,
        @NotNull Reported<@PositiveOrZero Long> backbone,
        @NotNull Reported<@PositiveOrZero Long> pe,
        @NotNull Reported<@PositiveOrZero Long> music,
        @NotNull Reported<@PositiveOrZero Long> fineArts,
        @NotNull Reported<@PositiveOrZero Long> arts,
        @NotNull Reported<@PositiveOrZero Long> visitingPeArts) {}
