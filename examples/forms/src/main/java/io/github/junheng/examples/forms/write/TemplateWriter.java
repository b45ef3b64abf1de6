package io.github.junheng.examples.forms.write;

import io.github.junheng.dataset.CountyDataset;
import io.github.junheng.dataset.FactDefinition;
import io.github.junheng.examples.forms.read.TemplateLayout;
import io.github.junheng.io.ReadOptions;
import io.github.junheng.standard.Standard;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.apache.poi.xssf.streaming.SXSSFWorkbook;

/**
 * 填报模板: writes a workbook to be filled in with all that standards ask a county for, made from the definitions of their facts: a
 * sheet for each file of a dataset, with what a cell can be checked as it is typed. Read again, it is the dataset.
 */
public final class TemplateWriter {
    private static final int ROWS_IN_MEMORY = 100;

    private TemplateWriter() {}

    /**
     * Writes a template; the stream is flushed and not closed.
     *
     * @param fill the data that it is to hold already
     * @throws IOException when the stream cannot be written
     * @throws IllegalArgumentException when two standards define one fact differently
     */
    public static void write(Collection<Standard> standards, Optional<CountyDataset> fill, OutputStream out)
            throws IOException {
        List<FactDefinition> declared = ReadOptions.of(standards).declared();
        boolean kindergartens = TemplateLayout.asksKindergartens(declared)
                || fill.map(dataset -> dataset.kindergartensOrNull() != null).orElse(false)
                || standards.stream().anyMatch(TemplateUse::asksKindergartens);
        TemplateLayout layout = TemplateLayout.of(declared, kindergartens);
        TemplateUse use = TemplateUse.of(standards);
        try (SXSSFWorkbook workbook = new SXSSFWorkbook(ROWS_IN_MEMORY)) {
            TemplateStyles styles = new TemplateStyles(workbook);
            TemplateGuide.write(workbook, styles, layout, standards, declared);
            WordLists lists = new WordLists();
            List<TemplateSheet> sheets = new ArrayList<>();
            for (TemplateLayout.Sheet sheet : layout.sheets()) {
                TemplateSheet written = new TemplateSheet(workbook, styles, lists, use, sheet, declared);
                written.write(TemplateValues.of(sheet, fill, declared));
                sheets.add(written);
            }
            TemplateGuide.checks(workbook, styles, sheets);
            lists.write(workbook);
            workbook.setActiveSheet(0);
            workbook.write(out);
        }
        out.flush();
    }
}
