package io.github.junheng.examples.forms.book;

import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Enumeration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.poi.openxml4j.util.ZipEntrySource;
import org.jspecify.annotations.Nullable;

/**
 * 有界的压缩包: a package of parts of which the bytes are counted as they are unpacked; what the package says of their number and
 * size is not believed. The spreadsheet library's own limits hold for the whole virtual machine, which is not ours to change, and
 * go by the ratio, which refuses honest sheets.
 */
public final class BoundedZip implements ZipEntrySource {
    /** Between two tags stands a cell's text at most. */
    private static final int LONGEST_RUN = 1024 * 1024;

    private final ZipFile zip;
    private final Limits limits;
    private final Map<String, String> names = new HashMap<>();
    /** The most that was unpacked of each part. */
    private final Map<String, Long> unpacked = new HashMap<>();

    private long total;
    private boolean closed;

    private BoundedZip(ZipFile zip, Limits limits) throws IOException {
        this.zip = zip;
        this.limits = limits;
        Set<String> parts = new HashSet<>();
        for (Enumeration<? extends ZipEntry> all = zip.entries(); all.hasMoreElements(); ) {
            String name = all.nextElement().getName();
            String part = name.replace('\\', '/').toLowerCase(Locale.ROOT);
            if (part.contains("../") || part.startsWith("/") || !parts.add(part)) {
                throw Refused.broken(shown(name));
            }
            names.put(part, name);
        }
    }

    /**
     * Opens a package.
     *
     * @throws IOException where it is none, has too many parts, one twice, or one that would stand outside of it
     */
    public static BoundedZip open(Path file, Limits limits) throws IOException {
        ZipFile zip;
        try {
            zip = new ZipFile(file.toFile());
        } catch (ZipException | IllegalArgumentException e) {
            throw Refused.broken("zip: " + e.getMessage());
        }
        try {
            if (zip.size() > limits.entries()) {
                throw Refused.large("部件 " + zip.size() + " 个", zip.size() + " parts", limits.entries());
            }
            return new BoundedZip(zip, limits);
        } catch (IOException e) {
            zip.close();
            throw e;
        }
    }

    private static String shown(String name) {
        return name.length() <= 80 ? name : name.substring(0, 80) + "…";
    }

    /** Whether there is a part; names differ by more than their case. */
    boolean has(String part) {
        return names.containsKey(part.toLowerCase(Locale.ROOT));
    }

    /** The names of all parts. */
    List<String> parts() {
        return new ArrayList<>(names.values());
    }

    /**
     * The bytes of a part of text in tags.
     *
     * @throws IOException where there is no such part
     */
    InputStream read(String part) throws IOException {
        String name = names.get(part.toLowerCase(Locale.ROOT));
        ZipEntry entry = name == null ? null : zip.getEntry(name);
        if (name == null || entry == null) {
            throw Refused.broken(shown(part));
        }
        return new Counted(zip.getInputStream(entry), name, true);
    }

    @Override
    public Enumeration<? extends ZipArchiveEntry> getEntries() {
        List<ZipArchiveEntry> entries = new ArrayList<>();
        for (String name : names.values()) {
            entries.add(new ZipArchiveEntry(name));
        }
        return Collections.enumeration(entries);
    }

    @Override
    public @Nullable ZipArchiveEntry getEntry(String path) {
        String name = names.get(path.toLowerCase(Locale.ROOT));
        return name == null ? null : new ZipArchiveEntry(name);
    }

    @Override
    public InputStream getInputStream(ZipArchiveEntry entry) throws IOException {
        ZipEntry found = zip.getEntry(entry.getName());
        if (found == null) {
            throw Refused.broken(shown(entry.getName()));
        }
        return new Counted(zip.getInputStream(found), entry.getName(), false);
    }

    @Override
    public void close() throws IOException {
        closed = true;
        zip.close();
    }

    @Override
    public boolean isClosed() {
        return closed;
    }

    /** Counts what is unpacked; of text also how far one tag is from the next, which a parser would hold in memory. */
    private final class Counted extends FilterInputStream {
        private final String part;
        private final boolean text;
        private long count;
        private int run;

        Counted(InputStream in, String part, boolean text) {
            super(in);
            this.part = part;
            this.text = text;
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
        }

        @Override
        public int read(byte[] bytes, int from, int length) throws IOException {
            int read;
            try {
                read = in.read(bytes, from, length);
            } catch (ZipException | EOFException e) {
                throw Refused.broken(shown(part) + ": " + e.getMessage());
            }
            if (read > 0) {
                count(read);
                if (text) {
                    runs(bytes, from, from + read);
                }
            }
            return read;
        }

        @Override
        public long skip(long bytes) throws IOException {
            byte[] skipped = new byte[(int) Math.min(bytes, 8192)];
            return Math.max(0, read(skipped, 0, skipped.length));
        }

        @Override
        public boolean markSupported() {
            return false;
        }

        private void count(int read) throws IOException {
            count += read;
            if (count > limits.entryBytes()) {
                throw Refused.large(shown(part) + " 字节数", "bytes of " + shown(part), limits.entryBytes());
            }
            long before = unpacked.getOrDefault(part, 0L);
            if (count > before) {
                unpacked.put(part, count);
                total += count - before;
            }
            if (total > limits.totalBytes()) {
                throw Refused.large("解压后的字节数", "bytes unpacked", limits.totalBytes());
            }
        }

        private void runs(byte[] bytes, int from, int to) throws IOException {
            for (int i = from; i < to; i++) {
                run = bytes[i] == '<' ? 0 : run + 1;
                if (run > LONGEST_RUN) {
                    throw Refused.large(
                            shown(part) + " 中一个标记或文本的字节数", "bytes of one tag or text in " + shown(part), LONGEST_RUN);
                }
            }
        }
    }
}
