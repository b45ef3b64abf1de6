package io.github.junheng.rules.naive;

import java.util.Set;

/**
 * One finding of the naive evaluation.
 *
 * @param rule such as {@code R1}, without the id of the standard
 * @param subject the school code, or the county code
 * @param stage {@code PRIMARY}, {@code JUNIOR}, or null where it does not apply
 * @param value the value compared, exact; for C1–C7 the <em>square</em> of the CV; null where there is none
 * @param comparator one of {@code >= <= < =}, or null
 * @param shortfall what the numerator lacks (G4, G5: the excess), or null
 * @param missing names of the cells that would have to be filled in; only with INDETERMINATE
 */
public record NaiveFinding(
        String rule,
        String scope,
        String subject,
        String stage,
        NaiveOutcome outcome,
        Fraction value,
        Fraction limit,
        String comparator,
        Fraction shortfall,
        Set<String> missing,
        boolean boundarySensitive) {

    /** {@code rule|scope|subject|stage}, the stage empty where it does not apply. */
    public String key() {
        return rule + "|" + scope + "|" + subject + "|" + (stage == null ? "" : stage);
    }

    /** The value as the evaluation document prints it, nine decimals HALF_UP; for C1–C7 the CV itself; null if none. */
    public String valueText() {
        if (value == null) {
            return null;
        }
        return rule.startsWith("C") ? Fraction.plain(value.squareRoot(9)) : value.toDecimal();
    }
}
