package io.github.junheng.standard;

import io.github.junheng.region.Province;
import java.util.List;

/**
 * 地区: provinces for which a document prints numbers of their own (东部、中部、西部).
 *
 * @param id its name in the data, which also stands in the names of numbers: {@code PRIMARY@东部}
 * @param name 地区名称
 * @param provinces the provinces that belong to it
 */
public record Region(String id, Text name, List<Province> provinces) {
    public Region {
        provinces = List.copyOf(provinces);
    }
}
