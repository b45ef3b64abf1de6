package io.github.junheng.examples.forms.read;

import io.github.junheng.dataset.Checklist;
import io.github.junheng.dataset.FactDefinition;
import io.github.junheng.dataset.FactType;
import io.github.junheng.dataset.Place;
import io.github.junheng.io.DatasetColumns;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * 模板的表: which sheets a template has and what their columns are, made from the definitions of facts alone. Row 1 of a sheet names
 * the columns, row 2 says what they can be, row 3 holds their keys; the first key is preceded by the file that the sheet stands
 * for, so that a sheet is known by its third row whatever its tab is called.
 *
 * @param sheets in the order of the template's tabs
 */
public record TemplateLayout(List<Sheet> sheets) {
    /** The rows above the data. */
    public static final int HEADER_ROWS = 3;
    /** The file of the county's own facts, of which each has a row. */
    public static final String COUNTY = "county.json";
    /** In the sheet of the county, where the value stands, and where the key. */
    public static final int COUNTY_VALUE = 2;

    static final int COUNTY_NAME = 1;
    static final int COUNTY_UNIT = 3;
    public static final int COUNTY_KEY = 5;
    /** The third row of the county's sheet. */
    public static final List<String> COUNTY_KEYS = List.of("section", "name", "value", "unit", "rules", "key");
    /** What a cell in the first row of the first sheet starts with. */
    public static final String MARK = "junheng-template";
    /** The first row of the sheet that counts what is filled in. */
    public static final List<String> CHECKS = List.of("表", "列", "已填", "空着", "不是数字", "大于整体", "重复");

    private static final String ARRAY = "[]";

    /** What the tabs are called; a file that is not here is called by its name without extension. */
    private static final Map<String, String> NAMES = Map.ofEntries(
            Map.entry(COUNTY, "县情"),
            Map.entry("monitoring[]", "质量监测"),
            Map.entry("schools.csv", "学校"),
            Map.entry("resources.csv", "图书与设备"),
            Map.entry("workload.csv", "作息与负担"),
            Map.entry("fitness.csv", "体质健康"),
            Map.entry("kindergartens.csv", "幼儿园"),
            Map.entry("funding.csv", "经费"),
            Map.entry("townships.csv", "乡镇"),
            Map.entry("teachers.csv", "教师"),
            Map.entry("classes.csv", "班级"),
            Map.entry("rooms.csv", "用房"),
            Map.entry("checklists.csv", "核查"));

    /**
     * 一张表.
     *
     * @param file the file of the dataset that it stands for; {@code monitoring[]} of an array of county.json
     * @param name what its tab is called
     * @param columns by their keys; of the county's sheet, its rows
     */
    public record Sheet(String file, String name, List<FactDefinition> columns) {
        public Sheet {
            columns = List.copyOf(columns);
        }

        /** The text of the first key. */
        public String firstKey() {
            return file + " "
                    + (file.equals(COUNTY) ? COUNTY_KEYS.get(0) : columns.get(0).id());
        }

        /** Whether its rows are about schools that are told of elsewhere too, so that their names are only shown. */
        public boolean showsNames() {
            return columns.size() > 1
                    && columns.get(0).id().equals("id")
                    && columns.get(1).id().equals("name")
                    && !file.equals("schools.csv")
                    && !file.equals("kindergartens.csv");
        }
    }

    public TemplateLayout {
        sheets = List.copyOf(sheets);
    }

    /**
     * The sheets for what standards declare.
     *
     * @param kindergartens whether there is one for kindergartens
     */
    public static TemplateLayout of(List<FactDefinition> declared, boolean kindergartens) {
        List<FactDefinition> county = new ArrayList<>();
        Map<String, List<FactDefinition>> arrays = new LinkedHashMap<>();
        for (FactDefinition fact : DatasetColumns.county(declared)) {
            int array = fact.id().indexOf(ARRAY);
            if (array < 0) {
                county.add(fact);
            } else {
                arrays.computeIfAbsent(fact.id().substring(0, array + ARRAY.length()), a -> new ArrayList<>())
                        .add(element(fact, array));
            }
        }
        List<Sheet> sheets = new ArrayList<>();
        sheets.add(sheet(COUNTY, county));
        arrays.forEach((array, columns) -> sheets.add(sheet(array, columns)));
        boolean judged = declared.stream().anyMatch(fact -> Checklist.isOf(fact.id()));
        DatasetColumns.of(declared).forEach((file, columns) -> {
            boolean wanted = switch (file) {
                case "kindergartens.csv" -> kindergartens;
                case "checklists.csv" -> judged;
                default -> true;
            };
            if (wanted) {
                sheets.add(sheet(file, columns));
            }
        });
        return new TemplateLayout(sheets);
    }

    /** Whether standards ask anything of kindergartens. */
    public static boolean asksKindergartens(List<FactDefinition> declared) {
        return declared.stream().anyMatch(fact -> fact.place() == Place.KINDERGARTEN);
    }

    private static Sheet sheet(String file, List<FactDefinition> columns) {
        String stem = file.endsWith(ARRAY) ? file.substring(0, file.length() - ARRAY.length()) : file;
        int dot = stem.lastIndexOf('.');
        return new Sheet(file, NAMES.getOrDefault(file, dot < 0 ? stem : stem.substring(0, dot)), columns);
    }

    /** What one element of an array holds. */
    private static FactDefinition element(FactDefinition fact, int array) {
        FactType type = fact.type().element();
        return new FactDefinition(
                fact.id().substring(array + ARRAY.length() + 1),
                fact.name(),
                type,
                fact.unit(),
                fact.place(),
                fact.words(),
                "",
                "",
                fact.atMostOrNull());
    }

    /** The sheet that stands for a file. */
    public Optional<Sheet> of(String file) {
        return sheets.stream().filter(sheet -> sheet.file().equals(file)).findFirst();
    }
}
