package io.github.junheng.examples.forms.read;

import io.github.junheng.dataset.CountyDataset;
import java.util.List;

/**
 * 读出的数据: what workbooks say.
 *
 * @param sheets what each sheet was read as, in the order in which they were read
 */
public record ReadForms(CountyDataset dataset, List<ReadSheet> sheets) {
    public ReadForms {
        sheets = List.copyOf(sheets);
    }
}
