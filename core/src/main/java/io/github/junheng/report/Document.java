package io.github.junheng.report;

import java.util.List;

/** 文档: blocks from top to bottom, without a language until it is rendered. */
public record Document(List<Block> blocks) {
    public Document {
        blocks = List.copyOf(blocks);
    }
}
