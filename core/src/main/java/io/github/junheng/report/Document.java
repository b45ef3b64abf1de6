package io.github.junheng.report;

import java.util.List;

/** 文档: blocks from top to bottom, without a language until it is rendered. */
public record Document(List<Block> blocks) {
    public Document {
        blocks = List.copyOf(blocks);
    }

    /** Several documents one after another. */
    public static Document joined(List<Document> documents) {
        return new Document(documents.stream().flatMap(d -> d.blocks().stream()).toList());
    }
}
