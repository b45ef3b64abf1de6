package io.github.junheng.standard;

import io.github.junheng.school.Stage;
import java.util.List;

/**
 * 年级段、班型: a part of one or more stages that a document gives a number of its own (一至二年级, 小班).
 *
 * @param id its id, {@code 3-6}
 * @param name what the document calls it
 * @param stages the stages that it is a part of
 */
public record Band(String id, Text name, List<Stage> stages) {
    public Band {
        stages = List.copyOf(stages);
    }
}
