package io.github.junheng.examples.cli;

import io.github.junheng.examples.forms.book.Limits;
import io.github.junheng.examples.forms.check.CheckedForm;
import io.github.junheng.examples.forms.check.FormCheck;
import io.github.junheng.examples.forms.edition.FormEdition;
import io.github.junheng.problem.Checked;
import io.github.junheng.problem.Problem;
import io.github.junheng.problem.ProblemCode;
import io.github.junheng.problem.Severity;
import io.github.junheng.standard.Text;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code forms check FILE}. */
@Command(
        name = "check",
        description = "核对一份申报表（.xlsx）的各表是否互相一致；--against 再与数据逐格对照。 "
                + "Checks a filed declaration form across its tables; with --against, each cell against a dataset.",
        sortOptions = false)
final class FormsCheckCommand extends FormsStep {
    @Parameters(paramLabel = "FILE", description = "申报表。 The form.")
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private String file;

    @Option(names = "--against", paramLabel = "COUNTY", description = "对照的数据。 The dataset to hold it against.")
    private @Nullable String against;

    @Mixin
    private final EditionOption edition = new EditionOption();

    @Mixin
    private final CountyOptions how = new CountyOptions();

    @Override
    public Integer call() throws Failure {
        if (against == null) {
            without("--against", "--concessions", "--compare", "--prefer", "--lenient", "--private-codes");
        }
        FormEdition of = edition.find(EDITION, lang);
        Checked<CheckedForm> checked = FormCheck.check(
                Datasets.path(file, lang), of, how.standard(of.standard(), lang), how.asOf(), Limits.usual());
        List<Problem> problems = new ArrayList<>(checked.problems());
        CheckedForm form = checked.value().orElseThrow(() -> Failure.of(problems, lang));
        if (against != null) {
            Checked<CheckedForm> held =
                    FormCheck.against(form, form(of, against, how).orThrow());
            // Where the form is of another county this comes before all else.
            problems.addAll(0, held.problems());
            form = held.value().orElse(form);
        }
        FormCheck.nothing(form, file).ifPresent(problems::add);
        parent.tell(problems, lang);
        long wrong = problems.stream()
                .filter(problem -> problem.severity() == Severity.ERROR)
                .count();
        List<String> lines = lines(form, wrong);
        if (wrong > 0) {
            lines.forEach(line -> say(line, line));
            return Failure.of(problems, lang).status();
        }
        to(null).write(out -> out.write((String.join("\n", lines) + "\n").getBytes(StandardCharsets.UTF_8)));
        return 0;
    }

    /** How much was checked and what came of it, then what was not checked. */
    private List<String> lines(CheckedForm form, long wrong) {
        boolean chinese = lang.equals(Locale.CHINESE);
        Map<ProblemCode, Integer> across = new TreeMap<>(form.ran());
        Integer held = across.remove(ProblemCode.CHECK_AGAINST);
        int ran = across.values().stream().mapToInt(Integer::intValue).sum();
        List<String> each = new ArrayList<>();
        across.forEach((code, times) -> each.add(code.code() + " " + times + (chinese ? " 处" : "")));
        StringBuilder summary = new StringBuilder();
        if (ran > 0 || held == null) {
            summary.append(chinese ? "各表互相核对 " + ran + " 处" : ran + " checks across the tables")
                    .append(
                            each.isEmpty()
                                    ? ""
                                    : chinese
                                            ? "（" + String.join("、", each) + "）"
                                            : " (" + String.join(", ", each) + ")")
                    .append(held == null ? "" : chinese ? "，" : ", ");
        }
        if (held != null) {
            summary.append(chinese ? "与数据对照 " + held + " 格" : held + " cells held against the data");
        }
        summary.append(
                wrong > 0
                        ? chinese ? "；" + wrong + " 处要核对" : "; " + wrong + " to be looked at"
                        : chinese ? "，没有不一致" : ", nothing disagrees");
        List<String> lines = new ArrayList<>();
        lines.add(summary.toString());
        for (Text skipped : form.skipped()) {
            lines.add(chinese ? "没有核对：" + skipped.zh() : "Not checked: " + skipped.en());
        }
        return lines;
    }
}
