package io.github.junheng.standard;

import io.github.junheng.school.StageWeights;

/**
 * 拆分: how what a school of several stages shares is split over them.
 *
 * @param id its name in the data
 * @param weights one coefficient per stage
 * @param pupils the cell that weighs a stage, {@code {stage}.students}
 * @param citation where the coefficients come from
 */
public record Split(String id, StageWeights weights, String pupils, Citation citation) {}
