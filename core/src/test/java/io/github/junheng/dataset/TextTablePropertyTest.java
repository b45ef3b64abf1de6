package io.github.junheng.dataset;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class TextTablePropertyTest {
    private record Key(long school, String text) {}

    private static long put(TextTable table, Key key, long row) {
        return table.putIfAbsent(
                key.school(), key.text().toCharArray(), key.text().length(), row);
    }

    @Provide
    Arbitrary<List<String>> ids() {
        Arbitrary<String> few = Arbitraries.integers().between(0, 60).map(i -> "T" + i);
        Arbitrary<String> any = Arbitraries.strings().ofMaxLength(5);
        return Arbitraries.oneOf(few, any).list().ofMaxSize(200);
    }

    @Property(tries = 200)
    void theFirstRowOfEachTextIsWhatAMapWouldSay(@ForAll("ids") List<String> ids) {
        TextTable table = new TextTable();
        Map<Key, Long> map = new LinkedHashMap<>();
        for (int row = 0; row < ids.size(); row++) {
            Key key = new Key(row % 3, ids.get(row));
            Long first = map.putIfAbsent(key, (long) row);
            assertThat(put(table, key, row)).isEqualTo(first == null ? TextTable.NEW : first);
        }
        Map<Key, Long> found = new LinkedHashMap<>();
        table.forEach((school, text, row) -> found.put(new Key(school, text), row));
        assertThat(List.copyOf(found.entrySet())).isEqualTo(List.copyOf(map.entrySet()));
        map.forEach(
                (key, row) -> assertThat(table.row(key.school(), key.text())).isEqualTo(row));
        assertThat(table.row(7, "T1")).isEqualTo(TextTable.NEW);
    }

    @Property(tries = 200)
    void aMergedTableNamesWhatStoodAlreadyAndKeepsTheEarlierRow(
            @ForAll("ids") List<String> earlier, @ForAll("ids") List<String> later) {
        TextTable merged = new TextTable();
        Map<String, Long> map = new LinkedHashMap<>();
        for (int row = 0; row < earlier.size(); row++) {
            map.putIfAbsent(earlier.get(row), (long) row);
            put(merged, new Key(0, earlier.get(row)), row);
        }
        TextTable other = new TextTable();
        List<String> expected = new ArrayList<>();
        Map<String, Long> ofOther = new LinkedHashMap<>();
        for (int row = 0; row < later.size(); row++) {
            ofOther.putIfAbsent(later.get(row), row + 1000L);
            put(other, new Key(0, later.get(row)), row);
        }
        ofOther.forEach((text, row) -> {
            if (map.putIfAbsent(text, row) != null) {
                expected.add(text + "@" + row);
            }
        });
        List<String> again = new ArrayList<>();
        merged.merge(other, 1000, (school, text, row) -> again.add(text + "@" + row));
        assertThat(again).containsExactlyInAnyOrderElementsOf(expected);
        map.forEach((text, row) -> assertThat(merged.row(0, text)).isEqualTo(row));
        Map<String, Long> found = new LinkedHashMap<>();
        merged.forEach((school, text, row) -> assertThat(found.put(text, row)).isNull());
        assertThat(found).containsExactlyEntriesOf(map);
        assertThat(put(merged, new Key(0, "after the merge"), 5000)).isEqualTo(TextTable.NEW);
        assertThat(merged.row(0, "after the merge")).isEqualTo(5000);
    }

    @Test
    void manyTextsAndOneOfAMillionCharactersStandApart() {
        TextTable table = new TextTable();
        String long1 = "甲".repeat(1_000_000);
        for (int i = 0; i < 100_000; i++) {
            assertThat(put(table, new Key(0, "3714250019" + i), i)).isEqualTo(TextTable.NEW);
        }
        assertThat(put(table, new Key(0, long1), 100_000)).isEqualTo(TextTable.NEW);
        assertThat(put(table, new Key(0, long1 + "乙"), 100_001)).isEqualTo(TextTable.NEW);
        assertThat(put(table, new Key(0, "T"), 100_002)).isEqualTo(TextTable.NEW);
        for (int i = 0; i < 100_000; i++) {
            assertThat(put(table, new Key(0, "3714250019" + i), -5)).isEqualTo(i);
        }
        assertThat(put(table, new Key(0, long1), -5)).isEqualTo(100_000);
        assertThat(table.row(0, long1 + "乙")).isEqualTo(100_001);
        assertThat(table.row(0, "T")).isEqualTo(100_002);
    }
}
