package io.github.junheng.code;

import io.github.junheng.problem.Checked;
import io.github.junheng.problem.Problem;
import io.github.junheng.problem.ProblemCode;
import io.github.junheng.school.Location;
import io.github.junheng.school.SchoolKind;
import io.github.junheng.school.Sponsor;
import io.github.junheng.school.Stage;
import io.github.junheng.staff.Degree;
import io.github.junheng.staff.Title;
import io.github.junheng.standard.Confidence;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * 代码表: the codes of one list of a national data standard, each with its partner in one target system. The same list can stand in
 * two tables, one for each target.
 *
 * <p>Codes are text: no blanks around them, leading zeros kept.
 *
 * @param <T> the target system
 */
public final class CodeTable<T> {
    /** 学校(机构)标识码类别: TT, the first two digits of a {@link io.github.junheng.school.SchoolCode}. Several kinds share most of them. */
    public static final CodeTable<SchoolKind> INSTITUTION_TYPES = new CodeTable<>(
            new Head("学校（机构）标识码类别", "kind digits of a school code", "学校（机构）标识码", "institution-types.csv", "kind"),
            "办学类型",
            byWord(SchoolKind.values(), SchoolKind::zh));

    /** 办学类型 BXLX: the kind of a school. JY/T 1001; GB/T 33782-2017 table 4. Attached classes are no school of any kind. */
    public static final CodeTable<SchoolKind> SCHOOL_TYPES = new CodeTable<>(
            new Head("办学类型", "kind of a school", "JY/T 1001 BXLX；GB/T 33782-2017 表 4", "school-types.csv", "kind"),
            "办学类型",
            byWord(SchoolKind.values(), SchoolKind::zh));

    /** 办学类型 BXLX: the stages that a school or an attached class has, lowest first. JY/T 1001; GB/T 33782-2017 table 4. */
    public static final CodeTable<List<Stage>> SCHOOL_STAGES = new CodeTable<>(
            new Head("办学类型的学段", "stages of a kind", "JY/T 1001 BXLX；GB/T 33782-2017 表 4", "school-types.csv", "stages"),
            "学段",
            byWord(stageLists(), CodeTable::words));

    /** 城乡分类: where a school lies. GB/T 33782-2017 table 5. */
    public static final CodeTable<Location> LOCATIONS = new CodeTable<>(
            new Head("城乡分类", "urban, town or rural", "GB/T 33782-2017 表 5", "locations.csv", "location"),
            "城乡类型",
            byWord(Location.values(), Location::zh));

    /** 举办者: who runs a school, three digits; another list than the one to ten of {@link Sponsor}. JY/T 1001. */
    public static final CodeTable<Sponsor> SPONSORS = new CodeTable<>(
            new Head("举办者", "sponsor", "JY/T 1001", "sponsors.csv", "sponsor"),
            "举办者类型",
            byWord(Sponsor.values(), Sponsor::zh));

    /** 办别 XXBB: whether a school is public or private, two digits. JY/T 1001. Only 民办 tells who runs it. */
    public static final CodeTable<Sponsor> RUNNING_TYPES = new CodeTable<>(
            new Head("办别", "public or private", "JY/T 1001 XXBB", "running.csv", "sponsor"),
            "举办者类型",
            byWord(Sponsor.values(), Sponsor::zh));

    /** 学历: degrees. GB/T 4658-2006. Only who graduated holds the degree; below upper secondary it makes no difference. */
    public static final CodeTable<Degree> DEGREES = new CodeTable<>(
            new Head("学历", "degree", "GB/T 4658-2006", "degrees-2006.csv", "degree"),
            "学历",
            byWord(Degree.values(), Degree::zh));

    /** 学历: the codes of the edition of 1984 that are known, into those of 2006. GB/T 4658, edition of 1984. */
    public static final CodeTable<Code<Degree>> DEGREES_1984 = new CodeTable<>(
            new Head("学历（1984）", "degree, edition of 1984", "GB/T 4658（1984 年版）", "degrees-1984.csv", "degree2006"),
            "学历代码 GB/T 4658-2006",
            DEGREES.byDigits);

    /** 专业技术职务: titles, into the unified series. GB/T 8561-2001. No codes of primary teachers are known. */
    public static final CodeTable<Title> TITLES = new CodeTable<>(
            new Head("专业技术职务", "title", "GB/T 8561-2001", "titles.csv", "title"),
            "职称",
            byWord(Title.values(), Title::zh));

    private static final String SEPARATOR = ";";

    private final Head head;
    private final String target;
    private final Map<String, T> partners;
    private final Map<String, Code<T>> byDigits = new LinkedHashMap<>();

    /** What a table is called, and where its rows stand. */
    private record Head(String zh, String en, String source, String file, String column) {}

    private CodeTable(Head head, String target, Map<String, T> partners) {
        this.head = head;
        this.target = target;
        this.partners = partners;
        try (InputStream in = CodeTable.class.getResourceAsStream(head.file());
                BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            List<String> header = null;
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                List<String> cells = List.of(line.split(",", -1));
                if (header == null) {
                    header = cells;
                } else {
                    Code<T> code = code(header, cells);
                    byDigits.put(code.digits(), code);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Code<T> code(List<String> header, List<String> cells) {
        Function<String, String> cell = name -> cells.get(header.indexOf(name));
        String partner = cell.apply(head.column());
        if (!partner.isEmpty() && !partners.containsKey(partner)) {
            throw new IllegalStateException(head.file() + ": " + partner + " is none of " + partners.keySet());
        }
        @Nullable T known = partners.get(partner);
        return new Code<>(
                cell.apply("code"),
                cell.apply("zh"),
                cell.apply("en"),
                Confidence.parse(cell.apply("confidence")),
                known,
                cell.apply("note"));
    }

    private static <E> Map<String, E> byWord(E[] values, Function<E, String> word) {
        return byWord(List.of(values), word);
    }

    private static <E> Map<String, E> byWord(List<E> values, Function<E, String> word) {
        Map<String, E> words = new LinkedHashMap<>();
        values.forEach(value -> words.put(word.apply(value), value));
        return words;
    }

    /** Every list of stages that a kind of school has, and every single stage. */
    private static List<List<Stage>> stageLists() {
        return Stream.concat(
                        Arrays.stream(Stage.values()).map(List::of),
                        Arrays.stream(SchoolKind.values()).map(SchoolKind::stages))
                .distinct()
                .toList();
    }

    private static String words(List<Stage> stages) {
        return String.join(SEPARATOR, stages.stream().map(Stage::zh).toList());
    }

    /** Every table. */
    public static List<CodeTable<?>> all() {
        return List.of(
                INSTITUTION_TYPES,
                SCHOOL_TYPES,
                SCHOOL_STAGES,
                LOCATIONS,
                SPONSORS,
                RUNNING_TYPES,
                DEGREES,
                DEGREES_1984,
                TITLES);
    }

    /** 中文名: what the table lists. */
    public String zh() {
        return head.zh();
    }

    /** What the table lists, in English. */
    public String en() {
        return head.en();
    }

    /** 来源: the standard that the codes are of. */
    public String source() {
        return head.source();
    }

    /** 对应项: what the partners are, in Chinese. */
    public String target() {
        return target;
    }

    /** The codes, in the order of the standard. */
    public List<Code<T>> codes() {
        return List.copyOf(byDigits.values());
    }

    /**
     * Reads a code.
     *
     * @param where what the problem calls the place of the text: {@code teachers.csv:14 学历}
     * @return the code; where it is none of the table, {@link ProblemCode#CODE_UNKNOWN}
     */
    public Checked<Code<T>> parse(String text, String where) {
        Code<T> code = byDigits.get(text);
        if (code == null) {
            String known = String.join("、", byDigits.keySet());
            return Checked.failed(
                    List.of(Problem.of(ProblemCode.CODE_UNKNOWN, where, text, head.zh(), head.source(), known)));
        }
        return Checked.of(code, List.of());
    }

    /**
     * Reads a code as what it is in the target system.
     *
     * @param where what the problem calls the place of the text: {@code teachers.csv:14 学历}
     * @return the partner; where the text is none of the codes, {@link ProblemCode#CODE_UNKNOWN}, and where the code has no
     *     partner, {@link ProblemCode#CODE_WITHOUT_PARTNER}
     */
    public Checked<T> translate(String text, String where) {
        Checked<Code<T>> parsed = parse(text, where);
        Code<T> code = parsed.valueOrNull();
        if (code == null) {
            return Checked.failed(parsed.problems());
        }
        T partner = code.partnerOrNull();
        if (partner == null) {
            String said = String.join(
                    "；",
                    Stream.of(code.zh(), code.note()).filter(s -> !s.isEmpty()).toList());
            return Checked.failed(List.of(Problem.of(
                    ProblemCode.CODE_WITHOUT_PARTNER,
                    where,
                    text,
                    head.zh(),
                    said,
                    target,
                    String.join("、", partners.keySet()))));
        }
        return Checked.of(partner, List.of());
    }
}
