package io.github.junheng.examples.forms.report;

import io.github.junheng.evaluation.Evaluation;
import io.github.junheng.examples.forms.read.Bands;
import io.github.junheng.io.DatasetDigest;
import io.github.junheng.io.StandardJson;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;

/** 校验值: what tells the data and the standard that a page rests on from any others. */
final class Provenances {
    private Provenances() {}

    /** SHA-256, in hex, of the data as they were handed in: an evaluation of bands has lists that were made of them. */
    static String data(Evaluation evaluation) {
        return DatasetDigest.of(Bands.reported(evaluation.dataset()));
    }

    /** SHA-256, in hex, of all that the standard and what is laid over it define for the day of evaluation. */
    static String standard(Evaluation evaluation) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            StandardJson.show(evaluation.standard(), List.of(evaluation.standard()), evaluation.asOf(), bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Shell.hex(bytes.toByteArray());
    }
}
