package io.github.junheng.ledger;

import io.github.junheng.school.SchoolCode;
import io.github.junheng.standard.Citation;
import io.github.junheng.standard.Text;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** 台账变动: something that happened to an entry: when, and who says so. */
public sealed interface LedgerEvent {
    LocalDate on();

    /** 经手: who recorded it. */
    String by();

    LedgerKey key();

    Kind kind();

    /** What it rests on; null where it needs nothing. */
    default @Nullable Ground groundOrNull() {
        return null;
    }

    /** 变动种类. */
    enum Kind {
        OPENED("登记"),
        ASSIGNED("交办"),
        STARTED("开始整改"),
        RESOLVED("整改完成"),
        VERIFIED("销号"),
        REOPENED("重新登记"),
        NOTED("复评"),
        MOVED("转移");

        private final String zh;

        Kind(String zh) {
            this.zh = zh;
        }

        public String zh() {
            return zh;
        }

        /** As files write it: {@code opened}. */
        public String label() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * 登记: an evaluation found it.
     *
     * @param county code of the county, or its name where it has none
     * @param countyName what the county is called
     * @param rule what the rule is called
     * @param schoolNameOrNull what the school is called; null for the county
     * @param citation where the rule stands
     * @param finding a finding that is not met
     */
    record Opened(
            LocalDate on,
            String by,
            LedgerKey key,
            String county,
            String countyName,
            Text rule,
            @Nullable String schoolNameOrNull,
            Citation citation,
            Ground.OfFinding finding)
            implements LedgerEvent {
        @Override
        public Kind kind() {
            return Kind.OPENED;
        }

        @Override
        public Ground groundOrNull() {
            return finding;
        }
    }

    /** 交办: somebody was charged with it. */
    record Assigned(LocalDate on, String by, LedgerKey key, Assignment assignment) implements LedgerEvent {
        @Override
        public Kind kind() {
            return Kind.ASSIGNED;
        }
    }

    /** 开始整改. */
    record Started(LocalDate on, String by, LedgerKey key) implements LedgerEvent {
        @Override
        public Kind kind() {
            return Kind.STARTED;
        }
    }

    /** 整改完成: put right, by a finding that is met or by a document that shows it; a ledger takes it with such a ground alone. */
    record Resolved(
            LocalDate on,
            String by,
            LedgerKey key,
            @Nullable Ground groundOrNull) implements LedgerEvent {
        @Override
        public Kind kind() {
            return Kind.RESOLVED;
        }
    }

    /** 销号: struck off, on the ground of a finding that is met or of a document. */
    record Verified(
            LocalDate on,
            String by,
            LedgerKey key,
            @Nullable Ground groundOrNull) implements LedgerEvent {
        @Override
        public Kind kind() {
            return Kind.VERIFIED;
        }
    }

    /** 重新登记: an evaluation found it again. */
    record Reopened(LocalDate on, String by, LedgerKey key, Ground.OfFinding finding) implements LedgerEvent {
        @Override
        public Kind kind() {
            return Kind.REOPENED;
        }

        @Override
        public Ground groundOrNull() {
            return finding;
        }
    }

    /** 复评: an evaluation of other data found an open entry still there, or a closed one still met. */
    record Noted(LocalDate on, String by, LedgerKey key, Ground.OfFinding finding) implements LedgerEvent {
        @Override
        public Kind kind() {
            return Kind.NOTED;
        }

        @Override
        public Ground groundOrNull() {
            return finding;
        }
    }

    /**
     * 转移: its school became another one.
     *
     * @param to that school
     * @param schoolName what that is called
     * @param basis who decided so, or what kind of change it was
     */
    record Moved(LocalDate on, String by, LedgerKey key, SchoolCode to, String schoolName, String basis)
            implements LedgerEvent {
        @Override
        public Kind kind() {
            return Kind.MOVED;
        }
    }

    default Optional<Ground> ground() {
        return Optional.ofNullable(groundOrNull());
    }
}
