package io.github.junheng.standard;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * 依据: where a fact comes from.
 *
 * @param document 文号 or name of the document
 * @param articleOrNull the article, where it could be established; an article that is itself unverified is left out
 * @param confidence how far the fact can be trusted
 * @param layerOrNull id of the overlay that says so; null for the standard itself
 */
public record Citation(
        String document,
        @Nullable String articleOrNull,
        Confidence confidence,
        @Nullable String layerOrNull) {
    /** Of a standard itself. */
    public Citation(String document, @Nullable String articleOrNull, Confidence confidence) {
        this(document, articleOrNull, confidence, null);
    }

    /** The same, said by an overlay. */
    public Citation inLayer(String overlay) {
        return new Citation(document, articleOrNull, confidence, overlay);
    }

    /**
     * The same, trusted no more than something else that is rested on: of two sources the weaker counts, whether they are one
     * document or two.
     */
    public Citation restingOn(Citation other) {
        return other.confidence.compareTo(confidence) <= 0
                ? this
                : new Citation(document, articleOrNull, other.confidence, layerOrNull);
    }

    /** The overlay that says so; empty for the standard itself. */
    public Optional<String> layer() {
        return Optional.ofNullable(layerOrNull);
    }

    public Optional<String> article() {
        return Optional.ofNullable(articleOrNull);
    }

    /** Document and article in one: {@code 某文号 第六条(一)}. */
    public String reference() {
        return articleOrNull == null ? document : document + " " + articleOrNull;
    }
}
