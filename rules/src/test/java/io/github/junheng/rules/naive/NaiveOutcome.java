package io.github.junheng.rules.naive;

import java.util.Collection;

/** The four outcomes of a finding. */
public enum NaiveOutcome {
    MET,
    NOT_MET,
    INDETERMINATE,
    NOT_APPLICABLE;

    /** Any NOT_MET decides, then any INDETERMINATE, then any MET; nothing left is NOT_APPLICABLE and never MET. */
    static NaiveOutcome conjunction(Collection<NaiveOutcome> parts) {
        if (parts.contains(NOT_MET)) {
            return NOT_MET;
        }
        if (parts.contains(INDETERMINATE)) {
            return INDETERMINATE;
        }
        return parts.contains(MET) ? MET : NOT_APPLICABLE;
    }
}
