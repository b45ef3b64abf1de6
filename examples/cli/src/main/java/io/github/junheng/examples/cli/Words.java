package io.github.junheng.examples.cli;

import io.github.junheng.dataset.RosterPreference;
import io.github.junheng.evaluation.CompareMode;
import io.github.junheng.evaluation.Status;
import io.github.junheng.plan.Standing;
import io.github.junheng.problem.Severity;
import io.github.junheng.procedure.Decision;
import io.github.junheng.time.KnownDay;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** The words that options admit. */
final class Words {
    private Words() {}

    /** Formats of a result. */
    enum Format {
        TEXT,
        JSON,
        MARKDOWN,
        HTML,
        /** Of tables alone. */
        XLSX
    }

    private static final Set<String> ENDINGS =
            Set.of("xlsx", "xls", "et", "ods", "csv", "docx", "doc", "html", "pdf", "json", "txt", "zip");

    /** Refuses a file whose name says another format than those that are written to it. */
    static void named(String file, String... formats) throws Failure {
        String ending = file.substring(file.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
        if (ENDINGS.contains(ending) && !List.of(formats).contains(ending)) {
            throw Failure.usage("“" + file + "”：这里写出的是 (what is written here is) ." + String.join("、.", formats));
        }
    }

    /** Formats of what is filed. */
    enum Filed {
        XLSX,
        HTML,
        PDF;

        /** The format that was asked for, else the one that the name of the file says, else a usual one. */
        static Filed of(@Nullable Filed asked, String file, Filed usual) throws Failure {
            if (asked != null) {
                return asked;
            }
            named(file, "xlsx", "html", "pdf");
            String name = file.toLowerCase(Locale.ROOT);
            for (Filed format : values()) {
                if (name.endsWith("." + format.name().toLowerCase(Locale.ROOT))) {
                    return format;
                }
            }
            return usual;
        }
    }

    /** Forms that are written, each with the edition that it or its figures are of. */
    enum Form {
        DECLARATION(FormsStep.EDITION),
        BASIC_BALANCE("basic-balance-2012"),
        SELF_EVALUATION("self-evaluation"),
        SELF_REPORT(FormsStep.EDITION);

        private final String edition;

        Form(String edition) {
            this.edition = edition;
        }

        String edition() {
            return edition;
        }
    }

    /** An option that admits some words. */
    private abstract static class Choice<T> implements ITypeConverter<T> {
        private final Map<String, T> words;

        Choice(Map<String, T> words) {
            this.words = words;
        }

        @Override
        public T convert(String value) {
            T chosen = words.get(value);
            if (chosen == null) {
                throw new TypeConversionException(
                        "“" + value + "”不在可选值之中 (is none of): " + String.join(" | ", words.keySet()));
            }
            return chosen;
        }

        static <T> Map<String, T> words(Object... pairs) {
            Map<String, T> words = new LinkedHashMap<>();
            for (int i = 0; i < pairs.length; i += 2) {
                @SuppressWarnings("unchecked") // the callers below
                T value = (T) pairs[i + 1];
                words.put((String) pairs[i], value);
            }
            return words;
        }
    }

    static final class Formats extends Choice<Format> {
        Formats() {
            super(words("text", Format.TEXT, "json", Format.JSON, "markdown", Format.MARKDOWN, "html", Format.HTML));
        }
    }

    /** Formats of a table. */
    static final class TableFormats extends Choice<Format> {
        TableFormats() {
            super(words(
                    "text",
                    Format.TEXT,
                    "json",
                    Format.JSON,
                    "markdown",
                    Format.MARKDOWN,
                    "html",
                    Format.HTML,
                    "xlsx",
                    Format.XLSX));
        }
    }

    static final class Forms extends Choice<Form> {
        Forms() {
            super(words(
                    "declaration",
                    Form.DECLARATION,
                    "basic-balance",
                    Form.BASIC_BALANCE,
                    "self-evaluation",
                    Form.SELF_EVALUATION,
                    "self-report",
                    Form.SELF_REPORT));
        }
    }

    static final class FiledFormats extends Choice<Filed> {
        FiledFormats() {
            super(words("xlsx", Filed.XLSX, "html", Filed.HTML, "pdf", Filed.PDF));
        }
    }

    static final class Languages extends Choice<Locale> {
        Languages() {
            super(words("zh", Locale.CHINESE, "en", Locale.ENGLISH));
        }
    }

    static final class Comparisons extends Choice<CompareMode> {
        Comparisons() {
            super(words("exact", CompareMode.EXACT, "as-reported", CompareMode.AS_REPORTED));
        }
    }

    static final class Preferences extends Choice<RosterPreference> {
        Preferences() {
            super(words("schools", RosterPreference.SCHOOLS, "rosters", RosterPreference.ROSTERS));
        }
    }

    static final class Verdicts extends Choice<Status> {
        Verdicts() {
            super(words("not-met", Status.NOT_MET, "indeterminate", Status.INDETERMINATE));
        }
    }

    /** What fails: what is late, or also what is not reached yet. */
    static final class Standings extends Choice<Standing> {
        Standings() {
            super(words("late", Standing.LATE, "not-met", Standing.OPEN));
        }
    }

    /** That warnings fail. */
    static final class Warnings extends Choice<Severity> {
        Warnings() {
            super(words("warning", Severity.WARNING));
        }
    }

    static final class Decisions extends Choice<Decision> {
        Decisions() {
            super(decisions());
        }

        /** Each by the word of the command line and by its Chinese name. */
        private static Map<String, Decision> decisions() {
            Map<String, Decision> words = new LinkedHashMap<>();
            for (Decision decision : Decision.values()) {
                words.put(decision.label(), decision);
            }
            for (Decision decision : Decision.values()) {
                words.put(decision.zh(), decision);
            }
            return words;
        }
    }

    static final class Days implements ITypeConverter<LocalDate> {
        /** The day that a year or a semester counts from, which standards and overlays may write. */
        private static String hint(String value) {
            try {
                return KnownDay.parse(value).day().toString();
            } catch (DateTimeException e) {
                return "2024-12-31";
            }
        }

        @Override
        public LocalDate convert(String value) {
            try {
                return LocalDate.parse(value);
            } catch (DateTimeParseException e) {
                throw new TypeConversionException(
                        "“" + value + "”不是日期，请写到日 (is no date, write the day): " + hint(value));
            }
        }
    }
}
