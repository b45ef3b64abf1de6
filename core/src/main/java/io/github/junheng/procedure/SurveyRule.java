package io.github.junheng.procedure;

import io.github.junheng.quantity.Rational;
import io.github.junheng.standard.Citation;

/**
 * 社会认可度调查要求: how large a survey has to be.
 *
 * @param sample the least share of the resident population that valid questionnaires have to be, 0.0015 for 1.5 ‰
 * @param parents the least share of parents among valid questionnaires
 * @param rule local id of the standard's rule for the share of the satisfied
 */
public record SurveyRule(Rational sample, Rational parents, String rule, Citation citation) {}
