package io.github.junheng.dataset;

import static io.github.junheng.dataset.FactType.COUNT;
import static io.github.junheng.dataset.FactType.COUNT_LIST;
import static io.github.junheng.dataset.FactType.WORD;

import java.util.List;
import java.util.Optional;

/**
 * 幼儿园表列: the columns of kindergartens.csv beside the two that identify a kindergarten. Standards and overlays may declare more,
 * of {@link Place#KINDERGARTEN}.
 */
public final class KindergartenColumns {
    /** Header of 幼儿园标识码, with its key {@code id}. */
    public static final String CODE_HEADER = "幼儿园标识码";
    /** Header of 幼儿园名称, with its key {@code name}. */
    public static final String NAME_HEADER = "幼儿园名称";

    private static final List<FactDefinition> ALL = List.of(
            column("kindergarten.operation", "办园性质", WORD, "", "公办", "普惠性民办", "非普惠性民办"),
            column("kindergarten.session", "服务类型", WORD, "", "全日制", "半日制"),
            column("kindergarten.children", "在园幼儿数", COUNT, "人"),
            column("kindergarten.classes", "班数", COUNT, "个"),
            column("kindergarten.classSizes.small", "小班各班人数", COUNT_LIST, "人"),
            column("kindergarten.classSizes.middle", "中班各班人数", COUNT_LIST, "人"),
            column("kindergarten.classSizes.large", "大班各班人数", COUNT_LIST, "人"),
            column("kindergarten.classSizes.mixed", "混合班各班人数", COUNT_LIST, "人"),
            column("kindergarten.staff", "教职工数", COUNT, "人"),
            column("kindergarten.heads", "园长数", COUNT, "人"),
            column("kindergarten.teachers", "专任教师数", COUNT, "人"),
            column("kindergarten.nurses", "保育员数", COUNT, "人"),
            new FactDefinition(
                    "kindergarten.certifiedTeachers",
                    "持证专任教师数",
                    COUNT,
                    "人",
                    Place.KINDERGARTEN,
                    List.of(),
                    "",
                    "kindergarten.teachers",
                    null));

    private KindergartenColumns() {}

    /** Every column, in the order of the file's documentation. */
    public static List<FactDefinition> all() {
        return ALL;
    }

    /** The column of a key; empty for a column that only a standard or overlay knows. */
    public static Optional<FactDefinition> of(String key) {
        for (FactDefinition column : ALL) {
            if (column.id().equals(key)) {
                return Optional.of(column);
            }
        }
        return Optional.empty();
    }

    /** Whether a text is the header of a column, those that identify a kindergarten included. */
    public static boolean isHeader(String text) {
        for (FactDefinition column : ALL) {
            if (column.name().equals(text)) {
                return true;
            }
        }
        return text.equals(CODE_HEADER) || text.equals(NAME_HEADER);
    }

    private static FactDefinition column(String key, String header, FactType type, String unit, String... words) {
        return new FactDefinition(key, header, type, unit, Place.KINDERGARTEN, List.of(words));
    }
}
