package io.github.junheng.examples.cli;

import io.github.junheng.examples.forms.report.HtmlReport;
import io.github.junheng.examples.forms.report.ReportBook;
import io.github.junheng.examples.forms.report.ReportInput;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Optional;

/** How the report of a county is written. */
record ReportPages(Words.Filed format, Printing printing, Optional<LocalDate> printedOn, boolean masked, Locale lang) {
    /** What the names of the pages end with. */
    String ending() {
        return "." + format.name().toLowerCase(Locale.ROOT);
    }

    ReportPages in(Words.Filed other) {
        return new ReportPages(other, printing, printedOn, masked, lang);
    }

    ReportInput input(ReportCounty.Read county) {
        return new ReportInput(county.years(), county.problems(), printedOn, masked, lang);
    }

    /**
     * Writes the page of a county.
     *
     * @return by what it was printed; empty where nothing was
     */
    String write(ReportCounty.Read county, Path target) throws Failure {
        Output.Writer page = out -> HtmlReport.write(input(county), out);
        if (format == Words.Filed.PDF) {
            return printing.print(target, page, lang);
        }
        Output.toFile(target, lang)
                .write(format == Words.Filed.XLSX ? out -> ReportBook.xlsx(input(county), out) : page);
        return "";
    }
}
