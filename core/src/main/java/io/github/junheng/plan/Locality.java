package io.github.junheng.plan;

import io.github.junheng.region.CountyCode;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * 地区: a county or city as a plan names it.
 *
 * @param codeOrNull 行政区划代码; null where it has none of its own, as a development zone
 */
public record Locality(String name, @Nullable CountyCode codeOrNull) {
    public Optional<CountyCode> code() {
        return Optional.ofNullable(codeOrNull);
    }
}
