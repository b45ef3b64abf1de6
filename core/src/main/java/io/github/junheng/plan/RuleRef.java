package io.github.junheng.plan;

import io.github.junheng.standard.RuleId;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** 规则引用: a rule, or one of the tests it is made of: {@code quality/G11/rotation}. */
public record RuleRef(RuleId rule, @Nullable String partOrNull) {
    public static RuleRef of(RuleId rule) {
        return new RuleRef(rule, null);
    }

    /** @throws IllegalArgumentException when the text is neither {@code owner/rule} nor {@code owner/rule/part} */
    public static RuleRef parse(String text) {
        RuleId rule = RuleId.parse(text);
        int slash = rule.local().indexOf('/');
        if (slash < 0) {
            return of(rule);
        }
        String part = rule.local().substring(slash + 1);
        if (slash == 0 || part.isEmpty()) {
            throw new IllegalArgumentException("not a rule (owner/rule or owner/rule/part): " + text);
        }
        return new RuleRef(new RuleId(rule.owner(), rule.local().substring(0, slash)), part);
    }

    public Optional<String> part() {
        return Optional.ofNullable(partOrNull);
    }

    @Override
    public String toString() {
        return partOrNull == null ? rule.toString() : rule + "/" + partOrNull;
    }
}
