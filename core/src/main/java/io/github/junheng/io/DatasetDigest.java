package io.github.junheng.io;

import io.github.junheng.dataset.CountyDataset;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;

/** 数据校验值: what tells the data of a county from any other, whatever files they stand in and in whatever order. */
public final class DatasetDigest {
    private DatasetDigest() {}

    /** SHA-256, in hex, of the document that {@link DatasetWriter#writeJson} writes. */
    public static String of(CountyDataset dataset) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            DatasetWriter.writeJson(dataset, bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return EventLog.sha256(bytes.toByteArray());
    }
}
