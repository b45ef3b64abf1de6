package io.github.junheng.dataset;

import io.github.junheng.facility.Room;
import io.github.junheng.school.SchoolClass;
import io.github.junheng.staff.Teacher;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.util.List;

/** 名册: teachers, classes and rooms, one record each; an empty list is a roster that was not kept. */
public record Rosters(
        @NotNull List<@Valid Teacher> teachers,
        @NotNull List<@Valid SchoolClass> classes,
        @NotNull List<@Valid Room> rooms) {
    public Rosters {
        teachers = List.copyOf(teachers);
        classes = List.copyOf(classes);
        rooms = List.copyOf(rooms);
    }
}
