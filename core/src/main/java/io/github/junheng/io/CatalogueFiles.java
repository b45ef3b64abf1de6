package io.github.junheng.io;

import com.fasterxml.jackson.core.JsonGenerator;
import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import io.github.junheng.overlay.CatalogueLine;
import io.github.junheng.overlay.CellReaders;
import io.github.junheng.quantity.Rational;
import io.github.junheng.school.Stage;
import io.github.junheng.standard.Confidence;
import io.github.junheng.standard.Dated;
import io.github.junheng.standard.Rule;
import io.github.junheng.standard.RuleId;
import io.github.junheng.standard.RuleInputs;
import io.github.junheng.standard.Standard;
import io.github.junheng.time.KnownDay;
import java.io.IOException;
import java.io.OutputStream;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** 标准目录文件: every rule of several standards with every number that it ever had, as CSV or JSON; one line, or object, per number. */
public final class CatalogueFiles {
    private static final List<String> COLUMNS = List.of(
            "standard",
            "rule",
            "zh",
            "en",
            "level",
            "stages",
            "band",
            "informative",
            "target",
            "value",
            "sameAs",
            "issued",
            "from",
            "until",
            "document",
            "article",
            "confidence",
            "lastCheckedOn",
            "cells",
            "supersedes",
            "supersededBy");

    private CatalogueFiles() {}

    /**
     * Writes a CSV with a header; days known to the month, semester or year are written as definitions write them. The stream stays open.
     *
     * @throws IOException when the stream does not take it
     */
    public static void csv(List<Standard> standards, OutputStream out) throws IOException {
        StringWriter text = new StringWriter();
        try (CsvWriter csv = CsvWriter.builder().lineDelimiter(LineDelimiter.LF).build(text)) {
            csv.writeRecord(COLUMNS);
            for (Standard standard : standards) {
                for (CatalogueLine line : CatalogueLine.of(standard)) {
                    Map<String, String> cells = cells(standard, standards, line);
                    csv.writeRecord(
                            COLUMNS.stream().map(c -> cells.getOrDefault(c, "")).toList());
                }
            }
        }
        out.write(text.toString().getBytes(StandardCharsets.UTF_8));
    }

    /**
     * Writes one object: {@code standards} with what each replaces and how many of its facts have which confidence; {@code rules}, flat
     * objects with the keys of the CSV's columns, what is not known left out; {@code cells} with the rules that read each. The stream
     * stays open.
     *
     * @throws IOException when the stream does not take it
     */
    public static void json(List<Standard> standards, OutputStream out) throws IOException {
        try (JsonGenerator json = EvaluationJson.generator(out)) {
            json.writeStartObject();
            json.writeArrayFieldStart("standards");
            for (Standard standard : standards) {
                standard(json, standard, standards);
            }
            json.writeEndArray();
            json.writeArrayFieldStart("rules");
            for (Standard standard : standards) {
                for (CatalogueLine line : CatalogueLine.of(standard)) {
                    json.writeStartObject();
                    for (Map.Entry<String, String> cell :
                            cells(standard, standards, line).entrySet()) {
                        json.writeStringField(cell.getKey(), cell.getValue());
                    }
                    json.writeEndObject();
                }
            }
            json.writeEndArray();
            json.writeArrayFieldStart("cells");
            for (CellReaders readers : CellReaders.of(standards)) {
                json.writeStartObject();
                json.writeStringField("id", readers.cell());
                json.writeStringField("zh", readers.name());
                strings(
                        json,
                        "rules",
                        readers.rules().stream().map(RuleId::toString).toList());
                json.writeEndObject();
            }
            json.writeEndArray();
            json.writeEndObject();
            json.writeRaw('\n');
        }
    }

    private static void standard(JsonGenerator json, Standard standard, List<Standard> others) throws IOException {
        json.writeStartObject();
        json.writeStringField("id", standard.id());
        json.writeStringField("zh", standard.title().zh());
        json.writeStringField("en", standard.title().en());
        json.writeStringField("documentNumber", standard.documentNumber());
        strings(json, "supersedes", standard.supersedes());
        strings(json, "supersededBy", standard.supersededBy(others));
        json.writeObjectFieldStart("byConfidence");
        for (Map.Entry<Confidence, Integer> count :
                CatalogueLine.byConfidence(standard).entrySet()) {
            json.writeNumberField(count.getKey().label(), count.getValue());
        }
        json.writeEndObject();
        json.writeEndObject();
    }

    private static void strings(JsonGenerator json, String name, List<String> texts) throws IOException {
        json.writeArrayFieldStart(name);
        for (String text : texts) {
            json.writeString(text);
        }
        json.writeEndArray();
    }

    private static Map<String, String> cells(Standard standard, List<Standard> others, CatalogueLine line) {
        Rule rule = line.rule();
        Map<String, String> cells = new LinkedHashMap<>();
        cells.put("standard", standard.id());
        cells.put("rule", rule.id().toString());
        cells.put("zh", rule.name().zh());
        cells.put("en", rule.name().en());
        cells.put("level", rule.level().name());
        cells.put(
                "stages",
                String.join(";", rule.stages().stream().map(Stage::name).toList()));
        line.band().ifPresent(band -> cells.put("band", band.id()));
        cells.put("informative", String.valueOf(rule.informative()));
        cells.put("target", line.target());
        Dated<Rational> number = line.numberOrNull();
        if (number != null) {
            cells.put("value", number.value().toDecimal());
            line.sameAs().ifPresent(other -> cells.put("sameAs", other));
            number.issued().ifPresent(day -> cells.put("issued", day.toString()));
        }
        cells.put("from", line.days().knownFrom().toString());
        KnownDay until = line.days().knownUntil();
        if (until != null) {
            cells.put("until", until.toString());
        }
        cells.put("document", line.citation().document());
        line.citation().article().ifPresent(article -> cells.put("article", article));
        cells.put("confidence", line.citation().confidence().label());
        if (number != null) {
            cells.put("lastCheckedOn", number.lastCheckedOn().toString());
        }
        cells.put("cells", String.join(";", RuleInputs.facts(standard, rule)));
        put(cells, "supersedes", standard.supersedes());
        put(cells, "supersededBy", standard.supersededBy(others));
        return cells;
    }

    private static void put(Map<String, String> cells, String column, List<String> ids) {
        if (!ids.isEmpty()) {
            cells.put(column, String.join(";", ids));
        }
    }
}
