package io.github.junheng.school;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;

/** 学校: what identifies a school and decides which stages it has. */
public record School(
        @NotNull @Valid SchoolCode code,
        @NotBlank String name,
        @NotNull SchoolKind kind) {
    public static School of(String code, String name, SchoolKind kind) {
        return new School(SchoolCode.parse(code), name, kind);
    }
}
