package io.github.junheng.examples.forms.report;

import io.github.junheng.evaluation.Finding;
import io.github.junheng.examples.forms.figure.Markup;
import io.github.junheng.report.Block;
import io.github.junheng.report.EvaluationReport.Part;
import io.github.junheng.report.ExplanationText;
import io.github.junheng.report.Piece;
import io.github.junheng.standard.Criterion;
import io.github.junheng.standard.Rule;
import io.github.junheng.standard.Section;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/** The page about a county, from the top down. It goes by the shape of the standard and knows none. */
final class CountyPage {
    private final CountyContent content;
    private final ExplanationTable explanations = new ExplanationTable();
    private final Charts charts = new Charts();
    private final Html html;
    private final BlocksSection blocks;

    CountyPage(ReportInput in) {
        this.content = CountyContent.of(in);
        this.html = new Html(in.first());
        this.blocks = new BlocksSection(html);
        Function<Finding, ExplanationText.Line> trees = ExplanationText.trees(content.evaluation());
        content.evaluation().findings().forEach(finding -> explanations.add(finding, trees.apply(finding)));
    }

    Piece title() {
        return content.title();
    }

    Charts charts() {
        return charts;
    }

    ExplanationTable explanations() {
        return explanations;
    }

    /** A part of the page. */
    private record PagePart(String id, Piece heading, Runnable body) {}

    Html body() {
        List<PagePart> parts = parts();
        html.element("a", "class=\"skip\" href=\"#summary\"", Words.SKIP.piece())
                .raw("\n<header>\n");
        html.tools();
        html.element("h1", content.title());
        html.element(
                "p",
                "class=\"basics\"",
                Words.BASICS.with(
                        Piece.of(content.standard().title()),
                        Piece.of(content.standard().documentNumber()),
                        Piece.of(content.evaluation().dataset().county().year()),
                        Piece.of(content.evaluation().asOf().toString())));
        if (content.in().masked()) {
            html.element("p", "class=\"note\"", Words.MASKED.piece());
        }
        html.raw("<noscript><p class=\"note\">").text(Words.NO_SCRIPT.piece()).raw("</p></noscript>\n</header>\n");
        html.raw("<nav ")
                .raw(html.attribute("aria-label", Words.CONTENTS.piece()))
                .raw("><ol>\n");
        for (PagePart part : parts) {
            html.raw("<li><a href=\"#" + part.id() + "\">").text(part.heading()).raw("</a></li>\n");
        }
        html.raw("</ol></nav>\n<main>\n");
        for (PagePart part : parts) {
            html.raw("<section id=\"" + part.id() + "\" aria-labelledby=\"" + part.id() + "-h\">\n");
            html.element("h2", "id=\"" + part.id() + "-h\"", part.heading()).raw("\n");
            part.body().run();
            html.raw("</section>\n");
        }
        html.raw(
                        "</main>\n<dialog id=\"explanation\" aria-labelledby=\"explanation-h\"><div class=\"bar\"><h2 id=\"explanation-h\">")
                .text(Words.EXPLANATION.piece())
                .raw("</h2><button type=\"button\" id=\"close\">")
                .text(Words.CLOSE.piece())
                .raw("</button></div><div id=\"steps\"></div><p id=\"absent\" hidden>")
                .text(Words.NOT_FOUND.piece())
                .raw("</p></dialog>\n");
        return html;
    }

    private List<PagePart> parts() {
        List<PagePart> all = new ArrayList<>();
        Map<Part, List<Block>> told = content.parts();
        all.add(new PagePart("summary", Words.SUMMARY.piece(), new SummarySection(content, html)::write));
        all.add(part("by-school", Words.BY_SCHOOL, told, Part.FAILURES_BY_SCHOOL));
        for (Section section : content.standard().sections()) {
            List<Rule> rules =
                    section.rules().stream().map(content.standard()::rule).toList();
            boolean resources = rules.stream().anyMatch(rule -> rule.criterion() instanceof Criterion.KOfN);
            boolean balance = rules.stream()
                    .anyMatch(rule -> rule.criterion() instanceof Criterion.Dispersion
                            || rule.criterion() instanceof Criterion.MeanDispersion);
            Piece name = Words.TITLE.with(Piece.of(section.id()), Piece.of(section.name()));
            all.add(new PagePart(
                    "section-" + Markup.escaped(section.id()),
                    resources ? Words.RESOURCES.with(name) : balance ? Words.BALANCE.with(name) : name,
                    () -> section(section, resources, balance)));
        }
        all.add(new PagePart("sizes", Words.SIZES.piece(), new SizesSection(content, html, charts)::write));
        all.add(part("open", Words.OPEN_ITEMS, told, Part.UNSETTLED));
        if (content.years().size() > 1) {
            all.add(new PagePart("trend", Words.TREND.piece(), new TrendSection(content, html, charts)::write));
        }
        all.add(part("boundary", Words.BOUNDARY, told, Part.BOUNDARY));
        if (!content.standard().concessions().isEmpty()) {
            all.add(part("conceded", Words.CONCEDED, told, Part.CONCEDED));
        }
        all.add(part("excluded", Words.EXCLUDED, told, Part.EXCLUDED));
        all.add(part("remarks", Words.DATA_REMARKS, told, Part.WARNINGS));
        all.add(part("sources", Words.SOURCES, told, Part.SOURCES));
        all.add(new PagePart("provenance", Words.PROVENANCE.piece(), this::provenance));
        return all;
    }

    private PagePart part(String id, Words heading, Map<Part, List<Block>> told, Part part) {
        return new PagePart(id, heading.piece(), () -> blocks.write(told.getOrDefault(part, List.of())));
    }

    private void section(Section section, boolean resources, boolean balance) {
        List<Finding> county = new ArrayList<>();
        Set<String> rules = new LinkedHashSet<>(section.rules());
        for (Finding finding : content.evaluation().findings()) {
            if (rules.contains(finding.rule().local()) && finding.schoolOrNull() == null) {
                county.add(finding);
            }
        }
        if (!county.isEmpty()) {
            new FindingsSection(content, html).write(section, county);
        }
        if (resources) {
            new IndicatorsSection(content, html, charts).write();
        }
        if (balance) {
            new BalanceSection(content, html, charts).write();
        }
    }

    private void provenance() {
        html.raw("<dl>\n");
        Provenances.entries(content.in(), content.evaluation(), content.wording())
                .forEach((name, value) -> html.raw("<dt>")
                        .text(name.piece())
                        .raw("</dt><dd>")
                        .text(value)
                        .raw("</dd>\n"));
        html.raw("</dl>\n");
    }
}
