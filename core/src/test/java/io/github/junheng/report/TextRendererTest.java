package io.github.junheng.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class TextRendererTest {
    @Test
    void chineseCharactersAreTwoColumnsWide() {
        assertThat(Texts.width("小学R1")).isEqualTo(6);
        assertThat(Texts.width("㎡／ａ")).isEqualTo(6);
        assertThat(Texts.width("e\u0301")).isEqualTo(1);
        assertThat(Texts.width("𠀀")).isEqualTo(2);
        assertThat(Texts.width("≥ 4.5")).isEqualTo(5);
    }

    @Test
    void linesBreakBesideChineseCharactersAndAfterSpaces() {
        assertThat(TextRenderer.wrap("生均教学用房", 8)).containsExactly("生均教学", "用房");
        assertThat(TextRenderer.wrap("one two three", 8)).containsExactly("one two", "three");
        assertThat(TextRenderer.wrap("abcdefghijkl", 5)).containsExactly("abcde", "fghij", "kl");
        assertThat(TextRenderer.wrap("", 5)).containsExactly("");
    }

    @Test
    void noLineBeginsWithAClosingMarkOrEndsWithAnOpeningOne() {
        assertThat(TextRenderer.wrap("达标四所，未达标", 8)).containsExactly("达标四", "所，未达", "标");
        assertThat(TextRenderer.wrap("第七条(三)小学", 8)).containsExactly("第七条", "(三)小学");
        assertThat(TextRenderer.wrap("依据的（文件）", 8)).containsExactly("依据的", "（文件）");
    }

    @Test
    void aTableWiderThanAPageWrapsItsWidestColumn() {
        Block.Table table = new Block.Table(
                List.of(Piece.of("甲"), Piece.of("乙")), List.of(List.of(Piece.of("字".repeat(80)), Piece.of("丙"))));
        String text = Renderer.text().render(new Document(List.of(table)), Locale.CHINESE);
        assertThat(text.lines().toList()).hasSize(4);
        assertThat(text.lines()).allMatch(line -> Texts.width(line) <= 120);
    }

    @Test
    void aRowOfAnotherLengthIsRefused() {
        assertThatThrownBy(() -> new Block.Table(List.of(Piece.of("甲")), List.of(List.of())))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void everyMessageFillsItsPlacesInBothLanguages() {
        List<String> parts = List.of("零", "一", "二", "三", "四", "五", "六");
        for (Message message : Message.values()) {
            String zh = message.in(Locale.CHINESE, parts);
            String en = message.in(Locale.ENGLISH, parts);
            assertThat(zh).isNotBlank().doesNotContain("{", "}");
            assertThat(en).isNotBlank().doesNotContain("{", "}");
            for (String part : parts) {
                assertThat(en.contains(part))
                        .as(message + " names " + part)
                        .isEqualTo(zh.contains(part) && isPlace(message, part, parts));
            }
        }
    }

    /** Whether the Chinese text holds the part because it was filled in, not because the sentence has the word. */
    private static boolean isPlace(Message message, String part, List<String> parts) {
        List<String> others = parts.stream().map(p -> p.equals(part) ? "#" : "").toList();
        return message.in(Locale.CHINESE, others).contains("#");
    }
}
