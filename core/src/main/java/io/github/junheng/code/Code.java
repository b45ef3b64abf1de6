package io.github.junheng.code;

import io.github.junheng.standard.Confidence;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * 代码: one code of a {@link CodeTable}.
 *
 * @param digits the code as data write it, leading zeros kept
 * @param zh 中文名称; empty where no source gives it
 * @param en a translation of the name, which no source gives; empty with it
 * @param confidence how far code, name and partner can be trusted, the weakest of the three
 * @param partnerOrNull what it is in the target system, or null where it has no partner there
 * @param note what stands in the way of a partner or of a name, in Chinese; often empty
 */
public record Code<T>(
        String digits,
        String zh,
        String en,
        Confidence confidence,
        @Nullable T partnerOrNull,
        String note) {
    public Optional<T> partner() {
        return Optional.ofNullable(partnerOrNull);
    }

    /** The digits, which {@link CodeTable#parse} reads. */
    @Override
    public String toString() {
        return digits;
    }
}
