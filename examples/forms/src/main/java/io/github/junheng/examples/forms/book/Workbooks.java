package io.github.junheng.examples.forms.book;

import io.github.junheng.problem.Checked;
import io.github.junheng.problem.Problem;
import io.github.junheng.problem.ProblemCode;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * 打开工作簿: opens an {@code .xlsx}, whoever made it. Macros are not run and other files that it refers to are not opened; pictures
 * and other embedded parts are not looked at. What is no workbook, damaged, too large or out to do harm is a problem, never more.
 */
public final class Workbooks {
    private static final byte[] OLE = {(byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0};

    private Workbooks() {}

    /**
     * Opens a workbook, which is to be closed.
     *
     * @return without a value where the file cannot be read; with warnings where macros or links were left alone
     */
    public static Checked<Workbook> open(Path file, Limits limits) {
        String name = String.valueOf(file.getFileName());
        List<Problem> problems = new ArrayList<>();
        try {
            checkKind(file, limits);
            BoundedZip zip = BoundedZip.open(file, limits);
            try {
                OpenWorkbook book = OpenWorkbook.read(name, zip, limits);
                book.warnings(problems);
                return Checked.of(book, problems);
            } catch (IOException | RuntimeException e) {
                zip.close();
                throw e;
            }
        } catch (IOException e) {
            problems.add(problem(e, name));
            return Checked.failed(problems);
        }
    }

    /**
     * What is to be told of a workbook or sheet that could not be read.
     *
     * @param where the file's or the sheet's name
     */
    public static Problem problem(IOException thrown, String where) {
        return thrown instanceof Refused refused
                ? refused.at(where)
                : Problem.of(ProblemCode.FILE_UNREADABLE, where, String.valueOf(thrown.getMessage()));
    }

    private static void checkKind(Path file, Limits limits) throws IOException {
        if (!Files.exists(file)) {
            throw new Refused(ProblemCode.FILE_MISSING);
        }
        if (!Files.isRegularFile(file)) {
            throw new Refused(ProblemCode.WORKBOOK_FORMAT, "文件夹", "a folder");
        }
        long size = Files.size(file);
        if (size == 0) {
            throw new Refused(ProblemCode.FILE_EMPTY);
        }
        if (size > limits.fileBytes()) {
            throw Refused.large("文件 " + size + " 字节", size + " bytes", limits.fileBytes());
        }
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
            byte[] magic = in.readNBytes(4);
            if (magic.length == 4 && magic[0] == 'P' && magic[1] == 'K') {
                return;
            }
            if (Arrays.equals(magic, OLE)) {
                boolean encrypted = contains(in, "EncryptionInfo".getBytes(StandardCharsets.UTF_16LE));
                throw encrypted
                        ? new Refused(ProblemCode.WORKBOOK_ENCRYPTED)
                        : new Refused(ProblemCode.WORKBOOK_FORMAT, ".xls 或 .et", ".xls or .et");
            }
        }
        String name = String.valueOf(file.getFileName());
        int dot = name.lastIndexOf('.');
        String kind = dot < 0 ? "?" : name.substring(dot).toLowerCase(Locale.ROOT);
        boolean claims = kind.equals(".xlsx") || kind.equals(".xlsm");
        throw claims ? Refused.broken("zip") : new Refused(ProblemCode.WORKBOOK_FORMAT, kind, kind);
    }

    /** Whether bytes occur in a stream. */
    private static boolean contains(InputStream in, byte[] wanted) throws IOException {
        byte[] buffer = new byte[1 << 16];
        int held = 0;
        int read = in.read(buffer, 0, buffer.length);
        while (read > 0) {
            int end = held + read;
            for (int i = 0; i + wanted.length <= end; i++) {
                if (Arrays.equals(buffer, i, i + wanted.length, wanted, 0, wanted.length)) {
                    return true;
                }
            }
            held = Math.min(end, wanted.length - 1);
            System.arraycopy(buffer, end - held, buffer, 0, held);
            read = in.read(buffer, held, buffer.length - held);
        }
        return false;
    }
}
