package io.github.junheng.examples.forms.report;

import io.github.junheng.standard.Standard;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * 全市报告内容: what the pages that compare counties are made of.
 *
 * @param standard what all were held against
 * @param members the counties, in the order in which they are to stand
 * @param name whose counties they are, in the title
 * @param first the language that the pages open in
 */
public record CityInput(Standard standard, List<CityMember> members, Optional<String> name, Locale first) {
    /** @throws IllegalArgumentException when there is no county */
    public CityInput {
        members = List.copyOf(members);
        if (members.isEmpty()) {
            throw new IllegalArgumentException("a report of no county");
        }
    }
}
