package io.github.junheng.examples.forms.read;

import io.github.junheng.standard.Text;

/**
 * 读过的工作表.
 *
 * @param workbook the file's name
 * @param kind what it was read as
 * @param schools how many schools it tells of, where it is a form of schools; else 0
 */
public record ReadSheet(String workbook, String sheet, Text kind, int schools) {}
