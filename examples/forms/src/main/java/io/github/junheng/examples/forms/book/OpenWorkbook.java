package io.github.junheng.examples.forms.book;

import io.github.junheng.problem.Problem;
import io.github.junheng.problem.ProblemCode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.xml.sax.Attributes;

/** A workbook of which the parts are known: which sheets it has, the texts they share and the formats of their cells. */
final class OpenWorkbook implements Workbook {
    private static final String CONTENT_TYPES = "[Content_Types].xml";
    private static final int LINKS_NAMED = 5;

    private final String name;
    private final BoundedZip zip;
    private final Limits limits;
    private final List<SheetSource> sheets = new ArrayList<>();
    private final List<String> links = new ArrayList<>();
    private boolean macros;
    private boolean from1904;

    /** What the sheets' cells refer to. */
    record Shared(List<String> texts, Formats formats, boolean from1904) {}

    private OpenWorkbook(String name, BoundedZip zip, Limits limits) {
        this.name = name;
        this.zip = zip;
        this.limits = limits;
    }

    static OpenWorkbook read(String name, BoundedZip zip, Limits limits) throws IOException {
        OpenWorkbook book = new OpenWorkbook(name, zip, limits);
        book.read();
        return book;
    }

    /** A reference from one part to another. */
    private record Relation(String type, String target, boolean external) {
        boolean is(String kind) {
            return type.endsWith("/" + kind);
        }
    }

    private record Tab(String name, boolean hidden, String relation) {}

    private void read() throws IOException {
        String main = mainPart();
        Map<String, Relation> relations = relations(main);
        List<Tab> tabs = tabs(main);
        List<String> texts = List.of();
        Formats formats = Formats.none();
        for (Relation relation : relations.values()) {
            if (relation.is("sharedStrings")) {
                texts = SharedTexts.read(zip, relation.target(), limits);
            } else if (relation.is("styles")) {
                formats = Formats.read(zip, relation.target());
            } else if (relation.is("externalLink")) {
                link(relation.target());
            } else if (relation.is("vbaProject")) {
                macros = true;
            }
        }
        Shared shared = new Shared(texts, formats, from1904);
        for (Tab tab : tabs) {
            Relation relation = relations.get(tab.relation());
            if (relation != null && relation.is("worksheet")) {
                sheets.add(new Sheet(name, tab.name(), tab.hidden(), zip, relation.target(), shared, limits));
            }
        }
    }

    /** The part that is the workbook; its content type says what kind of file it is. */
    private String mainPart() throws IOException {
        if (!zip.has(CONTENT_TYPES)) {
            if (zip.has("content.xml") && zip.has("mimetype")) {
                throw new Refused(ProblemCode.WORKBOOK_FORMAT, ".ods", ".ods");
            }
            throw new Refused(ProblemCode.WORKBOOK_FORMAT, "zip", "zip");
        }
        Map<String, String> types = new HashMap<>();
        Map<String, String> ofExtensions = new HashMap<>();
        Xml.read(zip, CONTENT_TYPES, new Xml.Reader() {
            @Override
            void open(String tag, Attributes attributes) {
                String type = Xml.attribute(attributes, "ContentType");
                String part = Xml.attribute(attributes, "PartName");
                String extension = Xml.attribute(attributes, "Extension");
                if (type != null && part != null) {
                    types.put(part, type);
                } else if (type != null && extension != null) {
                    ofExtensions.put(extension, type);
                }
            }

            @Override
            void close(String tag) {}
        });
        String main = null;
        for (Relation relation : relations("").values()) {
            if (relation.is("officeDocument")) {
                main = relation.target();
            }
        }
        if (main == null) {
            throw Refused.broken("_rels/.rels");
        }
        String extension = main.substring(main.lastIndexOf('.') + 1);
        String type = types.getOrDefault("/" + main, ofExtensions.getOrDefault(extension, ""));
        if (type.contains("macroEnabled")) {
            macros = true;
        } else if (type.contains(".binary.")) {
            throw new Refused(ProblemCode.WORKBOOK_FORMAT, ".xlsb", ".xlsb");
        } else if (type.contains("wordprocessingml")) {
            throw new Refused(ProblemCode.WORKBOOK_FORMAT, ".docx", ".docx");
        } else if (!type.contains("spreadsheetml")) {
            throw new Refused(ProblemCode.WORKBOOK_FORMAT, "zip", "zip");
        }
        return main;
    }

    private Map<String, Relation> relations(String part) throws IOException {
        int slash = part.lastIndexOf('/');
        String folder = part.substring(0, slash + 1);
        String file = folder + "_rels/" + part.substring(slash + 1) + ".rels";
        Map<String, Relation> relations = new LinkedHashMap<>();
        if (!zip.has(file)) {
            return relations;
        }
        Xml.read(zip, file, new Xml.Reader() {
            @Override
            void open(String tag, Attributes attributes) {
                String id = Xml.attribute(attributes, "Id");
                String type = Xml.attribute(attributes, "Type");
                String target = Xml.attribute(attributes, "Target");
                if (id != null && type != null && target != null) {
                    boolean external = "External".equals(Xml.attribute(attributes, "TargetMode"));
                    relations.put(id, new Relation(type, external ? target : resolved(folder, target), external));
                }
            }

            @Override
            void close(String tag) {}
        });
        return relations;
    }

    private static String resolved(String folder, String target) {
        String path = target.startsWith("/") ? target.substring(1) : folder + target;
        List<String> steps = new ArrayList<>();
        for (String step : path.split("/", -1)) {
            if (step.equals("..")) {
                if (!steps.isEmpty()) {
                    steps.remove(steps.size() - 1);
                }
            } else if (!step.isEmpty() && !step.equals(".")) {
                steps.add(step);
            }
        }
        return String.join("/", steps);
    }

    private List<Tab> tabs(String main) throws IOException {
        List<Tab> tabs = new ArrayList<>();
        Xml.read(zip, main, new Xml.Reader() {
            @Override
            void open(String tag, Attributes attributes) throws IOException {
                if (tag.equals("workbookPr")) {
                    String value = Xml.attribute(attributes, "date1904");
                    from1904 = "1".equals(value) || "true".equals(value);
                } else if (tag.equals("sheet")) {
                    String title = attributes.getValue("name");
                    String relation = relation(attributes);
                    String state = attributes.getValue("state");
                    if (title == null || relation == null || title.length() > limits.textChars()) {
                        throw Refused.broken(main);
                    }
                    tabs.add(new Tab(title, state != null && !state.equals("visible"), relation));
                    if (tabs.size() > limits.sheets()) {
                        throw Refused.large("工作表多于上限", "more sheets than the limit", limits.sheets());
                    }
                }
            }

            @Override
            void close(String tag) {}
        });
        return tabs;
    }

    /** The id of the part, which has a name space where the sheet's own number has none. */
    private static @Nullable String relation(Attributes attributes) {
        for (int i = 0; i < attributes.getLength(); i++) {
            if (attributes.getLocalName(i).equals("id") && !attributes.getURI(i).isEmpty()) {
                return attributes.getValue(i);
            }
        }
        return null;
    }

    /** Notes which file a link leads to; the values kept of it are not looked at. */
    private void link(String part) throws IOException {
        for (Relation relation : relations(part).values()) {
            if (relation.external() && links.size() < LINKS_NAMED && !links.contains(relation.target())) {
                String target = relation.target();
                links.add(target.length() <= 100 ? target : target.substring(0, 100) + "…");
            }
        }
    }

    void warnings(List<Problem> problems) {
        if (macros) {
            problems.add(Problem.of(ProblemCode.MACROS_IGNORED, name));
        }
        if (!links.isEmpty()) {
            problems.add(Problem.of(ProblemCode.LINKS_NOT_FOLLOWED, name, String.join("、", links)));
        }
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public List<SheetSource> sheets() {
        return List.copyOf(sheets);
    }

    @Override
    public void close() {
        try {
            zip.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
