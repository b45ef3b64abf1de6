package io.github.junheng.examples.cli;

import io.github.junheng.examples.forms.book.Limits;
import io.github.junheng.examples.forms.check.CheckedForm;
import io.github.junheng.examples.forms.check.FormCheck;
import io.github.junheng.examples.forms.edition.FormEdition;
import io.github.junheng.problem.Checked;
import io.github.junheng.problem.Problem;
import io.github.junheng.problem.Severity;
import io.github.junheng.standard.Text;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
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
            problems.addAll(held.problems());
            form = held.value().orElse(form);
        }
        FormCheck.nothing(form, file).ifPresent(problems::add);
        if (problems.stream().anyMatch(problem -> problem.severity() == Severity.ERROR)) {
            throw Failure.of(problems, lang);
        }
        parent.tell(problems, lang);
        boolean chinese = lang.equals(Locale.CHINESE);
        StringBuilder text = new StringBuilder();
        int ran = form.ran().values().stream().mapToInt(Integer::intValue).sum();
        text.append(
                chinese
                        ? "核对 " + ran + " 处，没有不一致：" + form.ran() + "\n"
                        : ran + " checks, nothing disagrees: " + form.ran() + "\n");
        for (Text skipped : form.skipped()) {
            text.append(chinese ? "没有核对：" + skipped.zh() : "Not checked: " + skipped.en())
                    .append('\n');
        }
        to(null).write(out -> out.write(text.toString().getBytes(StandardCharsets.UTF_8)));
        return 0;
    }
}
