package io.github.junheng.examples.forms.write;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * 填充内容: what the placeholders of a template stand for.
 *
 * @param texts by id; empty where a figure is blank
 * @param lists by the id of the list, each item with ids of its own
 * @param tables by id
 */
record Fillings(
        Map<String, Optional<String>> texts, Map<String, List<Map<String, String>>> lists, Map<String, Table> tables) {
    /**
     * A table.
     *
     * @param headers how many of its first rows are repeated on each page
     * @param rows cells by row; empty where a figure is blank
     */
    record Table(int headers, List<List<Optional<String>>> rows) {}
}
