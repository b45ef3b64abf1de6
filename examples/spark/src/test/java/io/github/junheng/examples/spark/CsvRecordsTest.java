package io.github.junheng.examples.spark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class CsvRecordsTest {
    @Test
    void quotedCellsHoldCommasQuotesAndLineBreaks() {
        assertThat(records("a,\"b,c\",\"d \"\"e\"\"\"", "1,\"2", "3\",4"))
                .containsExactly(List.of("a", "b,c", "d \"e\""), List.of("1", "2\n3", "4"));
    }

    @Test
    void blankRowsAreNoRows() {
        assertThat(records("a,b", "", " ,\u3000", ",", "c,")).containsExactly(List.of("a", "b"), List.of("c", ""));
    }

    @Test
    void aQuoteThatIsNeverClosedIsARowOfNoTable() {
        List<List<String>> records = records("a,b,c", "1,\"2,3", "4,5,6");

        assertThat(records).hasSize(2).first().isEqualTo(List.of("a", "b", "c"));
        assertThat(records.get(1)).hasSize(1);
    }

    @Test
    void whatGoesWrongWithTheLinesIsNotTakenForTheirText() {
        Iterator<String> lines = Stream.of("a,b", "c,d")
                .map(line -> {
                    if (line.startsWith("c")) {
                        throw new IllegalStateException("gone");
                    }
                    return line;
                })
                .iterator();

        assertThatThrownBy(() -> new CsvRecords(lines).forEachRemaining(cells -> {}))
                .hasRootCauseMessage("gone");
    }

    @Test
    void aLongFileIsReadToItsEnd() {
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < 20_000; i++) {
            lines.add(i + ",\"某校" + i + "\"," + "x".repeat(i % 97));
        }

        List<List<String>> records = records(lines.toArray(String[]::new));

        assertThat(records).hasSize(20_000);
        assertThat(records.get(19_999)).isEqualTo(List.of("19999", "某校19999", "x".repeat(19_999 % 97)));
    }

    @Test
    void afterTheLastThereIsNone() {
        CsvRecords records = new CsvRecords(List.of("a").iterator());
        records.next();

        assertThat(records.hasNext()).isFalse();
        assertThatThrownBy(records::next).isInstanceOf(NoSuchElementException.class);
    }

    private static List<List<String>> records(String... lines) {
        List<List<String>> records = new ArrayList<>();
        new CsvRecords(List.of(lines).iterator()).forEachRemaining(cells -> records.add(List.of(cells)));
        return records;
    }
}
