package io.github.junheng.examples.forms.read;

import io.github.junheng.problem.Problem;
import java.util.ArrayList;
import java.util.List;

/** 读表记录: the problems of the cells of one sheet. */
public final class Tally {
    private final List<Problem> problems = new ArrayList<>();

    public void add(Problem problem) {
        problems.add(problem);
    }

    public List<Problem> problems() {
        return List.copyOf(problems);
    }
}
