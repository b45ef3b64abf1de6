package io.github.junheng.facility;

import io.github.junheng.quantity.Reported;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.PositiveOrZero;
import java.math.BigDecimal;
import java.util.List;

/**
 * 办学条件: rooms, grounds and equipment of a whole school.
 *
 * @param teachingArea 教学及辅助用房面积, m², 建筑面积, indoor sports area included
 * @param indoorSportsArea 室内体育用房面积, m²
 * @param sportsGroundArea 运动场地面积, m²
 * @param extraSportsArea 拓展运动场地面积, m²
 * @param equipmentValue 教学仪器设备值, 万元, book value
 * @param multimediaRooms 网络多媒体教室数
 * @param musicRoomAreas 音乐教室面积, m² 使用面积, one number a room
 * @param artRoomAreas 美术教室面积, m² 使用面积, one number a room
 */
public record Facilities(
        @NotNull Reported<@PositiveOrZero BigDecimal> teachingArea,
        @NotNull Reported<@PositiveOrZero BigDecimal> indoorSportsArea,
        @NotNull Reported<@PositiveOrZero BigDecimal> sportsGroundArea,
        @NotNull Reported<@PositiveOrZero BigDecimal> extraSportsArea,
        @NotNull Reported<@PositiveOrZero BigDecimal> equipmentValue,
        @NotNull Reported<@PositiveOrZero Long> multimediaRooms,
        @NotNull Reported<List<@PositiveOrZero BigDecimal>> musicRoomAreas,
        @NotNull Reported<List<@PositiveOrZero BigDecimal>> artRoomAreas) {}
