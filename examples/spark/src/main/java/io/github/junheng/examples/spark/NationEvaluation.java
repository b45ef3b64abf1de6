package io.github.junheng.examples.spark;

import io.github.junheng.dataset.County;
import io.github.junheng.dataset.CountyDataset;
import io.github.junheng.dataset.Facts;
import io.github.junheng.dataset.RosterPreference;
import io.github.junheng.dataset.SchoolReport;
import io.github.junheng.examples.spark.SchoolPart.SchoolRow;
import io.github.junheng.io.DatasetReader;
import io.github.junheng.io.RowReader;
import io.github.junheng.problem.Checked;
import io.github.junheng.problem.Problem;
import io.github.junheng.problem.ProblemCode;
import io.github.junheng.quantity.Reported;
import io.github.junheng.region.CountyCode;
import io.github.junheng.standard.Standard;
import java.io.ByteArrayInputStream;
import java.io.Serializable;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.Spliterators;
import java.util.TreeSet;
import java.util.stream.StreamSupport;
import org.apache.spark.HashPartitioner;
import org.apache.spark.api.java.JavaPairRDD;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.function.Function2;
import org.apache.spark.serializer.JavaSerializer;
import scala.Tuple2;

/**
 * 全国评估: rosters are counted where their rows lie, partition by partition; what is known of a school (its rows, its counts) is
 * merged by school; schools go to their county, and each county is evaluated by itself. How rows lie in partitions changes nothing.
 */
final class NationEvaluation {
    /** Has no school, so that every school of a roster is unknown to it. */
    private static final CountyDataset NO_COUNTY =
            CountyDataset.of(new County(Reported.none(), Reported.none(), 1949, Facts.empty()), List.of());

    private NationEvaluation() {}

    /**
     * The results of all counties, and one for what belongs to none.
     *
     * @param partitions into how many parts schools and counties are dealt; not positive for Spark's own choice
     */
    static JavaRDD<CountyResult> evaluate(Input input, Settings settings, int partitions) {
        JavaPairRDD<String, SchoolPart> parts = schools(input, settings);
        for (Map.Entry<Roster, Table> roster : input.rosters().entrySet()) {
            parts = parts.union(counts(roster.getKey(), roster.getValue(), settings));
        }
        int dealt = partitions > 0 ? partitions : parts.context().defaultParallelism();
        // A partition has each school once already: to merge before sending would find nothing.
        JavaPairRDD<String, SchoolPart> bySchool = parts.combineByKey(
                        part -> part,
                        SchoolPart::merge,
                        SchoolPart::merge,
                        new HashPartitioner(dealt),
                        false,
                        new JavaSerializer(parts.context().getConf()))
                .flatMapToPair(NationEvaluation::ofCounties);
        JavaPairRDD<String, String> counties =
                input.counties().mapToPair(line -> new Tuple2<>(codeOf(line, settings), line));
        SchoolHeader header = input.schoolHeader();
        return counties.cogroup(bySchool, dealt).mapPartitions(entries -> {
            CountyEvaluation evaluation = new CountyEvaluation(settings, header);
            return StreamSupport.stream(Spliterators.spliteratorUnknownSize(entries, 0), false)
                    .map(entry -> result(entry._1(), entry._2()._1(), entry._2()._2(), evaluation, settings))
                    .iterator();
        });
    }

    /** The rows of the schools' table, by school; those that name no school can only go to their county. */
    private static JavaPairRDD<String, SchoolPart> schools(Input input, Settings settings) {
        SchoolHeader header = input.schoolHeader();
        return perPartition(input.schools(), settings, (rows, parts) -> {
            RowReader<SchoolReport> reader =
                    header.reader(settings.standard().standard()).value().orElseThrow();
            while (rows.hasNext()) {
                String[] cells = rows.next();
                List<String> others = header.others(cells);
                SchoolReport school = reader.read(others, Places.SCHOOLS).valueOrNull();
                String county = header.county(cells);
                if (!CountyCode.isValid(county)) {
                    String row = school == null
                            ? Places.row(others)
                            : school.school().code().value();
                    parts.nowhere(List.of(noCounty(county, Places.SCHOOLS + " " + row)));
                } else {
                    SchoolPart part = school == null
                            ? parts.nowhere()
                            : parts.of(school.school().code());
                    part.add(new SchoolRow(county, others));
                }
            }
        });
    }

    private static Problem noCounty(String county, String row) {
        String where = row + " " + SchoolHeader.COUNTY_HEADER;
        return county.isEmpty()
                ? Problem.of(ProblemCode.CELL_REQUIRED, where, SchoolHeader.COUNTY_HEADER)
                : Problem.of(ProblemCode.COUNTY_CODE_INVALID, where, county);
    }

    /** What a roster counts, by school. */
    private static JavaPairRDD<String, SchoolPart> counts(Roster roster, Table table, Settings settings) {
        List<String> header = new ArrayList<>(table.header());
        return perPartition(table, settings, (rows, parts) -> {
            Roster.Counter<?> counter = roster.counter(header).value().orElseThrow();
            rows.forEachRemaining(cells -> counter.count(cells, parts));
        });
    }

    /** What takes the rows of one partition. */
    private interface Gatherer extends Serializable {
        void gather(Iterator<String[]> rows, PartitionParts parts);
    }

    private static JavaPairRDD<String, SchoolPart> perPartition(Table table, Settings settings, Gatherer gatherer) {
        String name = table.name();
        Function2<Integer, Iterator<String[]>, Iterator<Tuple2<String, SchoolPart>>> gather = (partition, rows) -> {
            PartitionParts parts = new PartitionParts(name, partition, settings.locale());
            gatherer.gather(rows, parts);
            return parts.entries();
        };
        return table.rows().mapPartitionsWithIndex(gather, false).mapToPair(entry -> entry);
    }

    /** Sends a school to the county that its row names. */
    private static Iterator<Tuple2<String, SchoolPart>> ofCounties(Tuple2<String, SchoolPart> entry) {
        String key = entry._1();
        SchoolPart part = entry._2();
        Set<String> counties = new TreeSet<>();
        part.rows().forEach(row -> counties.add(row.county()));
        List<Tuple2<String, SchoolPart>> sent = new ArrayList<>();
        if (PartitionParts.isNowhere(key)) {
            counties.forEach(county -> sent.add(new Tuple2<>(county, part.rowsOf(county))));
            sent.add(new Tuple2<>(key, part.withoutRows()));
        } else if (counties.isEmpty()) {
            sent.add(new Tuple2<>(PartitionParts.nowhere(key), unknown(part)));
        } else {
            for (String county : counties) {
                SchoolPart there = part.of(county);
                // A school is in one county; its rosters would count in both.
                counties.stream()
                        .filter(other -> !other.equals(county))
                        .forEach(other -> there.add(List.of(Problem.of(
                                ProblemCode.SCHOOL_CODE_TWICE,
                                Places.school(key) + " " + SchoolHeader.COUNTY_HEADER,
                                key,
                                Places.county(other)))));
                sent.add(new Tuple2<>(county, there));
            }
        }
        return sent.iterator();
    }

    /** A school of rosters alone: what it counts is for nobody, which is said. */
    private static SchoolPart unknown(SchoolPart part) {
        part.counted()
                .ifPresent(tally -> part.add(NO_COUNTY
                        .fill(tally, Roster.places(), RosterPreference.SCHOOLS)
                        .problems()));
        return part;
    }

    /** The code of the county that a line is about, or a key of nowhere. */
    private static String codeOf(String line, Settings settings) {
        County county = readCounty(line, settings).valueOrNull();
        return county == null
                ? PartitionParts.nowhere(Places.COUNTIES)
                : county.code().map(CountyCode::value).toOptional().orElse(PartitionParts.nowhere(Places.COUNTIES));
    }

    /** Any code tells counties apart; whether they are a code of GB/T 2260 is looked at with the county. */
    private static Checked<County> readCounty(String line, Settings settings) {
        Standard standard = settings.standard().standard();
        return DatasetReader.readCounty(
                new ByteArrayInputStream(line.getBytes(StandardCharsets.UTF_8)),
                Places.COUNTIES + " " + Places.row(List.of(line)),
                settings.options(standard).withPrivateCodes(true));
    }

    private static CountyResult result(
            String key,
            Iterable<String> lines,
            Iterable<SchoolPart> parts,
            CountyEvaluation evaluation,
            Settings settings) {
        if (!PartitionParts.isNowhere(key)) {
            return evaluation.evaluate(key, lines, parts);
        }
        List<Flaw> flaws = new ArrayList<>();
        parts.forEach(part -> flaws.addAll(part.flaws()));
        for (String line : lines) {
            Checked<County> read = readCounty(line, settings);
            flaws.addAll(Flaw.of(read.problems(), settings.locale()));
            if (!read.hasErrors()) {
                flaws.addAll(Flaw.of(
                        List.of(Problem.of(
                                ProblemCode.CELL_REQUIRED,
                                Places.COUNTIES + " " + Places.row(List.of(line)) + " $.code",
                                "code")),
                        settings.locale()));
            }
        }
        flaws.sort(Flaw.ORDER);
        return CountyResult.nowhere(flaws);
    }
}
