package io.github.junheng.examples.cli;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Collection;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Where a result goes: to standard output, or to a file that is only ever seen whole. */
final class Output {
    private final OutputStream standardOut;
    private final @Nullable String file;
    private final Locale locale;

    Output(OutputStream standardOut, @Nullable String file, Locale locale) {
        this.standardOut = standardOut;
        this.file = file;
        this.locale = locale;
    }

    /** To a file. */
    static Output toFile(Path file, Locale locale) {
        return new Output(OutputStream.nullOutputStream(), file.toString(), locale);
    }

    /** That a file was written, for standard error. */
    static String written(String file, Locale locale) {
        return Locale.CHINESE.equals(locale) ? "已写出 " + file : "Wrote " + file;
    }

    /** Refuses a file that is read: what was written over it would be lost. */
    static void apart(@Nullable String file, Collection<String> read) throws Failure {
        if (file != null && read.stream().anyMatch(one -> isSame(one, file))) {
            throw Failure.usage("--output 是所读的文件，请写到别处 (is the file that is read; write to another): " + file);
        }
    }

    private static boolean isSame(String one, String other) {
        try {
            return Files.isRegularFile(Path.of(one))
                    && Files.exists(Path.of(other))
                    && Files.isSameFile(Path.of(one), Path.of(other));
        } catch (IOException | InvalidPathException e) {
            // Reading or writing it tells what is wrong with it.
            return false;
        }
    }

    /** Writes a result. */
    interface Writer {
        void writeTo(OutputStream out) throws IOException;
    }

    /** Fails where the file could not be written: to be asked before something is done that cannot be undone. */
    void check() throws Failure {
        if (file == null) {
            return;
        }
        try {
            Path target = Path.of(file);
            refuse(Files.exists(target) ? target.toRealPath() : target.toAbsolutePath());
            Path folder = target.toAbsolutePath().getParent();
            if (folder != null && !Files.isDirectory(folder)) {
                throw new NoSuchFileException(folder.toString());
            }
            if (folder != null && !Files.exists(target) && !Files.isWritable(folder)) {
                throw new FileSystemException(folder.toString(), null, "Permission denied");
            }
        } catch (IOException | InvalidPathException e) {
            throw unwritable(file, e);
        }
    }

    /** Writes as it goes: a county of a hundred thousand schools has more to tell than fits into memory. */
    void write(Writer writer) throws Failure {
        if (file == null) {
            toStandardOut(writer);
        } else {
            replaceOrWrite(writer, file);
        }
    }

    private void toStandardOut(Writer writer) throws Failure {
        try {
            writer.writeTo(standardOut);
            standardOut.flush();
        } catch (IOException e) {
            String message = String.valueOf(e.getMessage());
            // A reader such as head has seen enough: nobody is left to tell.
            if (!message.contains("Broken pipe") && !message.contains("断开的管道")) {
                throw unwritable("(stdout)", e);
            }
        }
    }

    private void replaceOrWrite(Writer writer, String name) throws Failure {
        try {
            Path target = Path.of(name);
            if (Files.exists(target)) {
                target = target.toRealPath();
            }
            if (Files.exists(target) && !Files.isRegularFile(target) && !Files.isDirectory(target)) {
                // A device or a pipe cannot be replaced.
                write(writer, target, StandardOpenOption.WRITE);
            } else {
                replace(target.toAbsolutePath(), writer);
            }
        } catch (IOException | InvalidPathException e) {
            throw unwritable(name, e);
        }
    }

    private static void write(Writer writer, Path file, StandardOpenOption option) throws IOException {
        try (OutputStream out =
                new BufferedOutputStream(Files.newOutputStream(file, StandardOpenOption.WRITE, option))) {
            writer.writeTo(out);
        }
    }

    private static void replace(Path target, Writer writer) throws IOException {
        refuse(target);
        Path part = target.resolveSibling(
                "." + target.getFileName() + "." + ProcessHandle.current().pid() + ".part");
        // What is interrupted leaves nothing half written behind.
        part.toFile().deleteOnExit();
        try {
            write(writer, part, StandardOpenOption.CREATE_NEW);
            try {
                Files.move(part, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            } catch (AtomicMoveNotSupportedException e) {
                Files.move(part, target, StandardCopyOption.REPLACE_EXISTING);
            }
        } finally {
            Files.deleteIfExists(part);
        }
    }

    private static void refuse(Path target) throws IOException {
        if (Files.isDirectory(target)) {
            throw new FileSystemException(target.toString(), null, "Is a directory");
        }
        if (Files.exists(target) && !Files.isWritable(target)) {
            throw new FileSystemException(target.toString(), null, "Permission denied");
        }
    }

    private Failure unwritable(String name, Exception cause) {
        String reason = cause instanceof NoSuchFileException
                ? "no such directory"
                : cause instanceof FileSystemException file && file.getReason() != null
                        ? file.getReason()
                        : String.valueOf(cause.getMessage());
        return Failure.unwritable(
                Locale.CHINESE.equals(locale) ? "无法写入 " + name + "：" + reason : "cannot write " + name + ": " + reason);
    }
}
