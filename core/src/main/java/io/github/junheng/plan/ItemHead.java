package io.github.junheng.plan;

import io.github.junheng.standard.Citation;
import io.github.junheng.standard.Text;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * 条目抬头: what all items of a plan have.
 *
 * @param id its id; of an item that is asked of several places, {@code group@place}
 * @param name 名称
 * @param place whose it is
 * @param deadline 时限
 * @param citation document and clause
 * @param rowOrNull the row of the table that the plan was taken from; null for what stands in a clause alone
 * @param units 责任单位
 * @param printedOrNull how the document prints it, where that is not how it is read: {@code 1–2}, {@code 2018年底}
 * @param notes how it is read
 */
public record ItemHead(
        String id,
        Text name,
        Locality place,
        Deadline deadline,
        Citation citation,
        @Nullable Integer rowOrNull,
        ResponsibleUnits units,
        @Nullable String printedOrNull,
        List<Text> notes) {
    public ItemHead {
        notes = List.copyOf(notes);
    }

    /** The clause in the document. */
    public String clause() {
        return citation.article().orElse("");
    }

    public Optional<Integer> row() {
        return Optional.ofNullable(rowOrNull);
    }

    public Optional<String> printed() {
        return Optional.ofNullable(printedOrNull);
    }
}
