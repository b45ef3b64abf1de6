package io.github.junheng.examples.forms.read;

import io.github.junheng.standard.Text;
import java.util.Optional;

/**
 * 读过的工作表: what became of a sheet.
 *
 * @param workbook the file's name
 * @param kind what it was read as; empty where it was not read
 * @param schools how many schools it tells of, where it is a form of schools; else 0
 * @param values how many cells of it hold something that was read
 * @param left what was not read of it, and why; empty where that is nothing
 */
public record ReadSheet(
        String workbook, String sheet, Optional<Text> kind, int schools, int values, Optional<Text> left) {}
