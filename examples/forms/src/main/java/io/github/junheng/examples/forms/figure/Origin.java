package io.github.junheng.examples.forms.figure;

import io.github.junheng.dataset.CellRef;
import io.github.junheng.evaluation.Finding;
import io.github.junheng.school.SchoolCode;
import io.github.junheng.school.Stage;
import io.github.junheng.standard.RuleId;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** 出处: what a figure of a form was taken from. */
public sealed interface Origin {
    /** As the sheet of origins names it: {@code R4 2137990001 PRIMARY}. */
    String toText();

    /**
     * 判定: the value, the limit, the outcome or the steps of a finding.
     *
     * @param part which of the finding's tests, where it is made of several
     */
    record OfFinding(RuleId rule, Optional<SchoolCode> school, Optional<Stage> stage, Optional<String> part)
            implements Origin {
        /** A finding as a whole. */
        public static OfFinding of(Finding finding) {
            return of(finding, null);
        }

        /** One of a finding's tests. */
        public static OfFinding of(Finding finding, @Nullable String part) {
            return new OfFinding(finding.rule(), finding.school(), finding.stage(), Optional.ofNullable(part));
        }

        @Override
        public String toText() {
            return rule.local()
                    + part.map(id -> "." + id).orElse("")
                    + school.map(code -> " " + code.value()).orElse("")
                    + stage.map(of -> " " + of).orElse("");
        }
    }

    /** 填报的格: cells of the dataset, added up where there are several. */
    record OfCells(List<CellRef> cells) implements Origin {
        public OfCells {
            cells = List.copyOf(cells);
        }

        @Override
        public String toText() {
            int shown = Math.min(cells.size(), 3);
            StringBuilder text = new StringBuilder();
            for (CellRef cell : cells.subList(0, shown)) {
                SchoolCode school = cell.school();
                text.append(text.isEmpty() ? "" : " + ")
                        .append(school == null ? "" : school.value() + " ")
                        .append(cell.key());
            }
            return cells.size() > shown ? text + " + … (" + cells.size() + ")" : text.toString();
        }
    }

    /**
     * 学校的行: how many schools of the dataset there are of some kind.
     *
     * @param what what was counted, in Chinese
     */
    record OfRows(String what, List<SchoolCode> schools) implements Origin {
        public OfRows {
            schools = List.copyOf(schools);
        }

        @Override
        public String toText() {
            return what + " × " + schools.size();
        }
    }
}
