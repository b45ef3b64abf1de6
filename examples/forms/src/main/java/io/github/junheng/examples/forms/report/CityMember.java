package io.github.junheng.examples.forms.report;

import io.github.junheng.evaluation.Evaluation;

/**
 * 全市报告中的一县: a county of a city's page.
 *
 * @param href where the county's own page stands, relative to the city's
 */
public record CityMember(Evaluation evaluation, String href) {
    /** @throws IllegalArgumentException when the address leads out of the folder of the page */
    public CityMember {
        if (!href.matches("[\\p{L}\\p{N}_][\\p{L}\\p{N}_. -]*(/[\\p{L}\\p{N}_][\\p{L}\\p{N}_. -]*)*")) {
            throw new IllegalArgumentException("not an address within the folder of the page: " + href);
        }
    }
}
