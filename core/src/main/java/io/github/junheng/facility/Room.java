package io.github.junheng.facility;

import io.github.junheng.quantity.Reported;
import io.github.junheng.school.SchoolCode;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.PositiveOrZero;
import java.math.BigDecimal;

/**
 * 用房: one room or sports ground of a roster.
 *
 * @param id 编号
 * @param school 学校标识码
 * @param category 类别, as written; {@link RoomKind#ofChinese} says whether it is counted
 * @param floorArea 建筑面积, m²
 * @param usableArea 使用面积, m²
 */
public record Room(
        @NotBlank String id,
        @NotNull @Valid SchoolCode school,
        @NotNull Reported<String> category,
        @NotNull Reported<@PositiveOrZero BigDecimal> floorArea,
        @NotNull Reported<@PositiveOrZero BigDecimal> usableArea) {}
