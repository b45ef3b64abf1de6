package io.github.junheng.standard;

/** 规则编号: a rule of a standard or of an overlay, {@code quality/R1}: the id of what declares it, and its own. */
public record RuleId(String owner, String local) implements Comparable<RuleId> {
    /** @throws IllegalArgumentException when the text has no slash */
    public static RuleId parse(String text) {
        int slash = text.indexOf('/');
        if (slash <= 0 || slash == text.length() - 1) {
            throw new IllegalArgumentException("not a rule id (owner/rule): " + text);
        }
        return new RuleId(text.substring(0, slash), text.substring(slash + 1));
    }

    @Override
    public int compareTo(RuleId other) {
        int byOwner = owner.compareTo(other.owner);
        return byOwner != 0 ? byOwner : local.compareTo(other.local);
    }

    @Override
    public String toString() {
        return owner + "/" + local;
    }
}
