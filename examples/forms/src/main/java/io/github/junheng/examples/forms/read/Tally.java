package io.github.junheng.examples.forms.read;

import io.github.junheng.examples.forms.book.SheetPlace;
import io.github.junheng.problem.Problem;
import io.github.junheng.problem.ProblemCode;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** 读表记录: the problems of the cells of one sheet. */
public final class Tally {
    private final List<Problem> problems = new ArrayList<>();
    private int textNumbers;
    private int totals;
    private @Nullable SheetPlace firstTextNumber;

    public void add(Problem problem) {
        problems.add(problem);
    }

    /** Notes a number that was typed as text; a sheet may hold thousands, which are told of once. */
    void textNumber(SheetPlace at) {
        textNumbers++;
        if (firstTextNumber == null) {
            firstTextNumber = at;
        }
    }

    /** Notes those of a part of the sheet. */
    void textNumbers(Tally part) {
        textNumbers += part.textNumbers;
        firstTextNumber = firstTextNumber == null ? part.firstTextNumber : firstTextNumber;
    }

    List<Problem> withoutTextNumbers() {
        return List.copyOf(problems);
    }

    /** Notes rows of totals, which are not read: what they add up is. */
    void totals(int rows) {
        totals += rows;
    }

    int totals() {
        return totals;
    }

    public List<Problem> problems() {
        List<Problem> all = new ArrayList<>(problems);
        SheetPlace first = firstTextNumber;
        if (first != null) {
            all.add(Problem.of(
                    ProblemCode.TEXT_NUMBERS, Draft.sheet(first), Integer.toString(textNumbers), first.toString()));
        }
        return List.copyOf(all);
    }
}
