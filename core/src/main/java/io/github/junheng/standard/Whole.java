package io.github.junheng.standard;

import io.github.junheng.quantity.Rational;
import java.util.List;

/**
 * 合计: rules whose values are parts of one whole, so that their limits have to leave room for it: shares of the curriculum add up
 * to 100 %. It is no test of a county; a check of the data looks at it.
 *
 * @param rules local ids of the rules
 * @param sum what their values add up to
 */
public record Whole(List<String> rules, Rational sum) {
    public Whole {
        rules = List.copyOf(rules);
    }
}
