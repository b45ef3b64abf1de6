package io.github.junheng.examples.forms.book;

/**
 * 限度: how large a workbook may be. A file of a few megabytes can unpack to more than a machine holds, by accident or on purpose.
 *
 * @param fileBytes the file as it is stored
 * @param entryBytes one part of it, unpacked
 * @param totalBytes all parts that are read, unpacked
 * @param entries how many parts
 * @param sheets how many sheets
 * @param columns the columns that may hold something; blank ones beyond are no matter
 * @param cellsPerForm the cells of a sheet that is held in memory as a whole; its rows by its columns, blank cells included, are at
 *     most twice as many
 * @param merges the merged regions of such a sheet
 * @param textChars the characters of one cell
 * @param sharedBytes what the texts that cells share may take of the memory
 */
public record Limits(
        long fileBytes,
        long entryBytes,
        long totalBytes,
        int entries,
        int sheets,
        int columns,
        int cellsPerForm,
        int merges,
        int textChars,
        long sharedBytes) {
    private static final long MIB = 1024L * 1024;

    /** Far above what a county's largest roster takes, and within 256 MiB of memory. */
    public static Limits usual() {
        return new Limits(64 * MIB, 512 * MIB, 1024 * MIB, 4_096, 256, 1_024, 200_000, 10_000, 32_767, 96 * MIB);
    }
}
