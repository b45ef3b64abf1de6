package io.github.junheng.examples.forms.report;

import io.github.junheng.evaluation.Evaluation;
import io.github.junheng.examples.forms.read.Bands;
import io.github.junheng.io.DatasetDigest;
import io.github.junheng.io.StandardJson;
import io.github.junheng.report.Piece;
import io.github.junheng.report.Wording;
import io.github.junheng.standard.Confidence;
import io.github.junheng.standard.Rule;
import io.github.junheng.standard.Standard;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.commons.codec.digest.DigestUtils;

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
        return DigestUtils.sha256Hex(bytes.toByteArray());
    }

    /** All that is told of where a report comes from, by its name. */
    static Map<Words, Piece> entries(ReportInput in, Evaluation evaluation, Wording wording) {
        Standard standard = evaluation.standard();
        Map<Words, Piece> entries = new LinkedHashMap<>();
        // Classes that lie in a folder, as while a program is being written, have no version.
        String version = Provenances.class.getPackage().getImplementationVersion();
        entries.put(Words.PROGRAM, Piece.of(version == null ? "junheng" : "junheng " + version));
        // Of masked data their own: from that of the data, and the codes that are public, anybody could reckon which
        // school is which.
        entries.put(Words.DATA_HASH, Piece.of(data(evaluation)));
        entries.put(
                Words.STANDARD_ID,
                Piece.words(Piece.of(standard.id()), Piece.of(standard.title()), Piece.of(standard.documentNumber())));
        entries.put(Words.STANDARD_HASH, Piece.of(standard(evaluation)));
        entries.put(
                Words.OVERLAYS,
                standard.layers().isEmpty()
                        ? Words.NONE.piece()
                        : Piece.list(standard.layers().stream().map(Piece::of).toList()));
        entries.put(Words.DATA_YEAR, Piece.of(evaluation.dataset().county().year()));
        entries.put(Words.AS_OF, Piece.of(evaluation.asOf().toString()));
        in.printedOn().ifPresent(day -> entries.put(Words.PRINTED_ON, Piece.of(day.toString())));
        entries.put(Words.COMPARED, wording.compareMode());
        Map<Confidence, Integer> confidences = new EnumMap<>(Confidence.class);
        for (Rule rule : standard.rules().values()) {
            confidences.merge(rule.citation().confidence(), 1, Integer::sum);
        }
        entries.put(
                Words.CONFIDENCES,
                Piece.clauses(confidences.entrySet().stream()
                        .map(e -> Words.COUNTED.with(Wording.confidence(e.getKey()), Piece.of(e.getValue())))
                        .toList()));
        return entries;
    }
}
