package io.github.junheng.io;

import io.github.junheng.problem.Problem;
import java.io.IOException;
import java.util.List;

/** The rows of a nation's file, one after the other. */
interface NationRows extends AutoCloseable {
    /** Reads the next row; false where there is none, or nothing can be read any more. */
    boolean next(NationRow row) throws IOException;

    /** Why the file could not be read to its end; nothing where it could. */
    List<Problem> cutShort();

    @Override
    void close() throws IOException;
}
