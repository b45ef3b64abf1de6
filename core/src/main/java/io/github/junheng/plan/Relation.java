package io.github.junheng.plan;

import io.github.junheng.quantity.Rational;
import io.github.junheng.standard.Text;
import io.github.junheng.time.KnownDay;
import java.util.List;

/** 文件内部关系: what a document says of its own numbers, to be reckoned and never repaired. Numbers are named by the ids of items and records. */
public sealed interface Relation {
    /** Where the document says so. */
    String clause();

    /** 合计: the parts make up the whole. */
    record Sum(String clause, String whole, List<String> parts) implements Relation {
        public Sum {
            parts = List.copyOf(parts);
        }
    }

    /** 包含: the parts are among the whole, together no more than it. */
    record Within(String clause, String whole, List<String> parts) implements Relation {
        public Within {
            parts = List.copyOf(parts);
        }
    }

    /** 列举: so many are announced, these are listed. */
    record Count(String clause, Text name, Rational announced, List<String> items) implements Relation {
        public Count {
            items = List.copyOf(items);
        }
    }

    /** 提及: the document speaks of an event. */
    record Cites(String clause, Text event, KnownDay on) implements Relation {}

    /** 不一致: what no number shows. */
    record Declared(String clause, Text text, List<String> items) implements Relation {
        public Declared {
            items = List.copyOf(items);
        }
    }
}
