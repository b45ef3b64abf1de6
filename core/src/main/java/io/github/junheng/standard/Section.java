package io.github.junheng.standard;

import java.util.List;

/** 部分: a part of a standard that has an outcome of its own: the conjunction of the rules it names. */
public record Section(String id, Text name, List<String> rules) {
    public Section {
        rules = List.copyOf(rules);
    }
}
