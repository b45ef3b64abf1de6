package io.github.junheng.plan;

import io.github.junheng.school.SchoolCode;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * 学校变动: what became of a school.
 *
 * @param year the first year of data of the new state
 * @param fromOrNull the code before; null for what is new
 * @param toOrNull the code after; null for what is closed
 * @param basisOrNull 依据: who decided so
 */
public record SchoolChange(
        int year,
        Kind kind,
        @Nullable SchoolCode fromOrNull,
        @Nullable SchoolCode toOrNull,
        @Nullable String basisOrNull) {
    /** 变动种类. */
    public enum Kind {
        /** 合并: several became one. */
        MERGED("合并"),
        /** 撤销: closed, its pupils elsewhere. */
        CLOSED("撤销"),
        /** 新建. */
        NEW("新建"),
        /** 改码: the same school under another code. */
        RECODED("改码"),
        /** 分立: one became several. */
        DIVIDED("分立");

        private final String zh;

        Kind(String zh) {
            this.zh = zh;
        }

        public String zh() {
            return zh;
        }
    }

    /** @throws IllegalArgumentException when the codes do not fit the kind, or are one */
    public SchoolChange {
        if ((fromOrNull == null) != (kind == Kind.NEW) || (toOrNull == null) != (kind == Kind.CLOSED)) {
            throw new IllegalArgumentException(
                    "a change has both codes, but for the old one of a new school and the new one of a closed school");
        }
        if (fromOrNull != null && fromOrNull.equals(toOrNull)) {
            throw new IllegalArgumentException("a school does not become itself");
        }
    }

    public Optional<SchoolCode> from() {
        return Optional.ofNullable(fromOrNull);
    }

    public Optional<SchoolCode> to() {
        return Optional.ofNullable(toOrNull);
    }

    public Optional<String> basis() {
        return Optional.ofNullable(basisOrNull);
    }
}
