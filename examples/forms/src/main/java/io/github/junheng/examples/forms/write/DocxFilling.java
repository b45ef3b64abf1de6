package io.github.junheng.examples.forms.write;

import io.github.junheng.problem.Problem;
import io.github.junheng.problem.ProblemCode;
import io.github.junheng.problem.Similar;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/**
 * 填充: puts text in place of the placeholders of one part of a document. A placeholder that the word processor split over runs
 * keeps the style of the first of them. Text boxes, tables and content controls are walked like the rest.
 */
final class DocxFilling {
    static final String W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
    static final String GAP = "____";

    private static final Pattern PLACEHOLDER = Pattern.compile("\\{\\{([^{}]*)}}");
    /** A request of a template to whoever edits it. */
    private static final Pattern REQUEST = Pattern.compile("[（(【\\[]请[^）)】\\]]*[）)】\\]]|请县里补充");

    private static final int SHOWN = 40;
    private static final String EACH = "#each ";
    private static final String END = "/each";
    private static final String TABLE = "table ";
    /** Properties of a run that stand after its highlighting. */
    private static final Set<String> AFTER_HIGHLIGHT = Set.of(
            "u",
            "effect",
            "bdr",
            "shd",
            "fitText",
            "vertAlign",
            "rtl",
            "cs",
            "em",
            "lang",
            "eastAsianLayout",
            "specVanish",
            "oMath");

    private final Fillings fillings;
    private final Set<String> uncounted;
    private final String file;
    private final List<Problem> problems = new ArrayList<>();
    private final List<String> blanks = new ArrayList<>();
    private final List<String> unwritten = new ArrayList<>();

    /**
     * @param uncounted placeholders that are no figures: left blank they are not counted
     * @param file how problems name the template
     */
    DocxFilling(Fillings fillings, Set<String> uncounted, String file) {
        this.fillings = fillings;
        this.uncounted = uncounted;
        this.file = file;
    }

    /** What is wrong with the template. */
    List<Problem> problems() {
        return problems;
    }

    /** Where figures were left blank. */
    List<String> blanks() {
        return blanks;
    }

    /** Sentences that ask the county to write something. */
    List<String> unwritten() {
        return unwritten;
    }

    /** Fills one part: the body, a header, a footer, the notes. */
    void fill(Document part) {
        block(part.getDocumentElement(), Map.of());
    }

    /** Fills what stands one below the other. */
    private void block(Element container, Map<String, String> item) {
        List<Element> children = elements(container);
        for (int i = 0; i < children.size(); i++) {
            Element child = children.get(i);
            String text = is(child, "p") ? text(child).strip() : "";
            String only = only(text);
            if (only.startsWith(EACH)) {
                int end = end(children, i);
                if (end < 0) {
                    unknown(text, text, "{{/each}}");
                    return;
                }
                repeat(
                        container,
                        children.subList(i, end + 1),
                        only.substring(EACH.length()).strip(),
                        text);
                i = end;
            } else if (only.startsWith(TABLE)) {
                table(child, only.substring(TABLE.length()).strip(), text);
            } else if (is(child, "p")) {
                paragraph(child, item);
            } else if (is(child, "tr")) {
                row(container, child, item);
            } else {
                block(child, item);
            }
        }
    }

    /** The one placeholder that a text consists of, else an empty text. */
    private static String only(String text) {
        Matcher matcher = PLACEHOLDER.matcher(text);
        return matcher.matches() ? matcher.group(1).strip() : "";
    }

    private static int end(List<Element> children, int from) {
        for (int i = from + 1; i < children.size(); i++) {
            if (is(children.get(i), "p") && only(text(children.get(i)).strip()).equals(END)) {
                return i;
            }
        }
        return -1;
    }

    /** Puts what stands between two lines once for each item; where there is none, it says so. */
    private void repeat(Element container, List<Element> lines, String list, String text) {
        List<Map<String, String>> items = fillings.lists().get(list);
        if (items == null) {
            unknown(
                    text,
                    "{{" + EACH + list + "}}",
                    nearest(EACH, list, fillings.lists().keySet()));
            return;
        }
        List<Element> between = lines.subList(1, lines.size() - 1);
        Element first = lines.get(0);
        for (Map<String, String> item : items) {
            Element copies = first.getOwnerDocument().createElementNS(W, "w:body");
            between.forEach(line -> copies.appendChild(line.cloneNode(true)));
            block(copies, item);
            for (Element copy : elements(copies)) {
                container.insertBefore(copy, first);
            }
        }
        if (items.isEmpty()) {
            List<Element> texts = ownTexts(first);
            for (int i = 0; i < texts.size(); i++) {
                texts.get(i).setTextContent(i == 0 ? "无。" : "");
            }
        } else {
            container.removeChild(first);
        }
        lines.subList(1, lines.size()).forEach(container::removeChild);
    }

    /** A row of a table; one that begins and ends a list is put once for each item. */
    private void row(Element table, Element row, Map<String, String> item) {
        Matcher matcher = PLACEHOLDER.matcher(whole(row));
        String list = "";
        boolean ends = false;
        while (matcher.find()) {
            String inner = matcher.group(1).strip();
            list = list.isEmpty() && inner.startsWith(EACH)
                    ? inner.substring(EACH.length()).strip()
                    : list;
            ends |= inner.equals(END);
        }
        if (list.isEmpty() || !ends) {
            elements(row).forEach(cell -> block(cell, item));
            return;
        }
        List<Map<String, String>> items = fillings.lists().get(list);
        if (items == null) {
            unknown(
                    whole(row),
                    "{{" + EACH + list + "}}",
                    nearest(EACH, list, fillings.lists().keySet()));
            return;
        }
        for (Map<String, String> each : items) {
            Map<String, String> known = new HashMap<>(each);
            known.put(EACH + list, "");
            known.put(END, "");
            Element copy = (Element) row.cloneNode(true);
            table.insertBefore(copy, row);
            elements(copy).forEach(cell -> block(cell, known));
        }
        table.removeChild(row);
    }

    private void paragraph(Element paragraph, Map<String, String> item) {
        String before = text(paragraph);
        int from = 0;
        while (true) {
            List<Element> texts = ownTexts(paragraph);
            String joined = joined(texts);
            Matcher matcher = PLACEHOLDER.matcher(joined);
            if (!matcher.find(Math.min(from, joined.length()))) {
                break;
            }
            String id = matcher.group(1).strip();
            Optional<String> value = value(id, item, before);
            if (value.isEmpty() && !uncounted.contains(id)) {
                blanks.add("“" + shortened(before) + "”的 {{" + id + "}}");
            }
            replace(texts, matcher.start(), matcher.end(), value);
            from = matcher.start() + value.orElse(GAP).length();
        }
        if (REQUEST.matcher(before).find()) {
            unwritten.add("“" + shortened(before) + "”");
        }
        String rest = PLACEHOLDER.matcher(before).replaceAll("");
        if (rest.contains("{{") || rest.contains("}}")) {
            unknown(before, rest.contains("{{") ? "{{" : "}}", "{{…}}");
        }
        for (Element box : boxes(paragraph)) {
            block(box, item);
        }
    }

    private Optional<String> value(String id, Map<String, String> item, String paragraph) {
        String own = item.get(id);
        if (own != null) {
            return Optional.of(own);
        }
        Optional<String> known = fillings.texts().get(id);
        if (known == null) {
            Set<String> ids = new LinkedHashSet<>(item.keySet());
            ids.addAll(fillings.texts().keySet());
            unknown(paragraph, "{{" + id + "}}", nearest("", id, ids));
            return Optional.of("");
        }
        return known.map(text -> text.replace('\n', ' '));
    }

    /** Puts a value in place of a placeholder, wherever the runs that it spans begin and end. */
    private static void replace(List<Element> texts, int start, int end, Optional<String> value) {
        int at = 0;
        Element first = null;
        for (Element text : texts) {
            String content = text.getTextContent();
            int a = Math.max(0, start - at);
            int b = Math.min(content.length(), end - at);
            at += content.length();
            if (a < content.length() && b > 0) {
                String head = content.substring(0, a);
                String tail = content.substring(b);
                if (first != null) {
                    set(text, tail);
                } else if (value.isPresent()) {
                    set(text, head + value.get() + tail);
                } else {
                    set(text, head);
                    gap(text, tail);
                }
                first = text;
            }
        }
    }

    /** A highlighted gap after a text, in a run of its own; what followed the text in its run comes after. */
    private static void gap(Element text, String tail) {
        Element run = above(text, "r");
        if (run == null) {
            set(text, text.getTextContent() + GAP + tail);
            return;
        }
        Element rest = emptyCopy(run);
        Element end = create(run, "t");
        set(end, tail);
        rest.appendChild(end);
        for (Node next = text.getNextSibling(); next != null; ) {
            Node following = next.getNextSibling();
            rest.appendChild(next);
            next = following;
        }
        Element gap = emptyCopy(run);
        highlight(gap);
        Element line = create(run, "t");
        set(line, GAP);
        gap.appendChild(line);
        Node after = run.getNextSibling();
        run.getParentNode().insertBefore(gap, after);
        run.getParentNode().insertBefore(rest, after);
    }

    /** A run of the same style that holds nothing. */
    private static Element emptyCopy(Element run) {
        Element copy = (Element) run.cloneNode(false);
        for (Element child : elements(run)) {
            if (is(child, "rPr")) {
                copy.appendChild(child.cloneNode(true));
            }
        }
        return copy;
    }

    private static void highlight(Element run) {
        Element style = null;
        for (Element child : elements(run)) {
            style = is(child, "rPr") ? child : style;
        }
        if (style == null) {
            style = create(run, "rPr");
            run.appendChild(style);
        }
        Node before = null;
        for (Element property : elements(style)) {
            if (is(property, "highlight")) {
                style.removeChild(property);
            } else if (before == null && AFTER_HIGHLIGHT.contains(String.valueOf(property.getLocalName()))) {
                before = property;
            }
        }
        Element highlight = create(run, "highlight");
        highlight.setAttributeNS(W, "w:val", "yellow");
        style.insertBefore(highlight, before);
    }

    private void table(Element paragraph, String id, String text) {
        Fillings.Table table = fillings.tables().get(id);
        if (table == null) {
            unknown(
                    text,
                    "{{" + TABLE + id + "}}",
                    nearest(TABLE, id, fillings.tables().keySet()));
            return;
        }
        List<Optional<String>> names = table.rows().get(0);
        for (List<Optional<String>> row : table.rows()) {
            for (int i = 0; i < row.size(); i++) {
                if (row.get(i).isEmpty()) {
                    String of =
                            row.stream().flatMap(Optional::stream).findFirst().orElse("");
                    blanks.add("表 " + id + "“" + shortened(of) + "”的“"
                            + (i < names.size() ? names.get(i).orElse("") : "") + "”");
                }
            }
        }
        paragraph.getParentNode().insertBefore(DocxTable.of(paragraph.getOwnerDocument(), table), paragraph);
        // A table that ends a cell or touches the next one is no valid document: an empty line stays below.
        ownTexts(paragraph).forEach(part -> part.setTextContent(""));
    }

    private void unknown(String paragraph, String placeholder, String nearest) {
        problems.add(Problem.of(
                ProblemCode.PLACEHOLDER_UNKNOWN, file + " “" + shortened(paragraph) + "”", placeholder, nearest));
    }

    private static String shortened(String text) {
        String shown = text.strip();
        return shown.length() > SHOWN ? shown.substring(0, SHOWN) + "…" : shown;
    }

    private static String nearest(String kind, String id, Set<String> known) {
        return known.isEmpty() ? "-" : "{{" + kind + Similar.nearest(id, known) + "}}";
    }

    static boolean is(Node node, String name) {
        return W.equals(node.getNamespaceURI()) && name.equals(node.getLocalName());
    }

    static Element create(Node of, String name) {
        Document document = of instanceof Document own ? own : of.getOwnerDocument();
        return document.createElementNS(W, "w:" + name);
    }

    static void set(Element text, String content) {
        text.setTextContent(content);
        text.setAttributeNS("http://www.w3.org/XML/1998/namespace", "xml:space", "preserve");
    }

    static List<Element> elements(Node parent) {
        List<Element> elements = new ArrayList<>();
        for (Node child = parent.getFirstChild(); child != null; child = child.getNextSibling()) {
            if (child instanceof Element element) {
                elements.add(element);
            }
        }
        return elements;
    }

    private static @Nullable Element above(Node node, String name) {
        Node up = node.getParentNode();
        while (up != null && !is(up, name)) {
            up = up.getParentNode();
        }
        return (Element) up;
    }

    private static String text(Element paragraph) {
        return joined(ownTexts(paragraph));
    }

    private static String joined(List<Element> texts) {
        StringBuilder joined = new StringBuilder();
        texts.forEach(text -> joined.append(text.getTextContent()));
        return joined.toString();
    }

    /** The texts of a paragraph, without those of paragraphs in its text boxes. */
    private static List<Element> ownTexts(Element paragraph) {
        List<Element> found = new ArrayList<>();
        collect(paragraph, "t", found);
        return found;
    }

    /** The text boxes that are anchored in a paragraph; drawings for older programs repeat them. */
    private static List<Element> boxes(Element paragraph) {
        List<Element> found = new ArrayList<>();
        collect(paragraph, "txbxContent", found);
        return found;
    }

    private static void collect(Element in, String name, List<Element> found) {
        for (Element child : elements(in)) {
            if (is(child, name)) {
                found.add(child);
            } else if (!is(child, "txbxContent")) {
                collect(child, name, found);
            }
        }
    }

    /** All the text of a row. */
    private static String whole(Element row) {
        StringBuilder whole = new StringBuilder();
        for (Element child : elements(row)) {
            whole.append(is(child, "t") ? child.getTextContent() : whole(child));
        }
        return whole.toString();
    }
}
