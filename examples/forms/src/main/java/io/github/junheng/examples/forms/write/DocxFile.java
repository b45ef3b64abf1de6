package io.github.junheng.examples.forms.write;

import static io.github.junheng.examples.forms.write.DocxFilling.elements;
import static io.github.junheng.examples.forms.write.DocxFilling.is;

import io.github.junheng.examples.forms.book.BoundedZip;
import io.github.junheng.examples.forms.book.Limits;
import io.github.junheng.problem.Problem;
import io.github.junheng.problem.ProblemCode;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.transform.OutputKeys;
import javax.xml.transform.Transformer;
import javax.xml.transform.TransformerException;
import javax.xml.transform.TransformerFactory;
import javax.xml.transform.dom.DOMSource;
import javax.xml.transform.stream.StreamResult;
import org.apache.poi.openxml4j.exceptions.InvalidFormatException;
import org.apache.poi.openxml4j.opc.OPCPackage;
import org.apache.poi.openxml4j.opc.PackagePart;
import org.apache.poi.openxml4j.opc.PackagePartName;
import org.apache.poi.openxml4j.opc.PackageProperties;
import org.apache.poi.openxml4j.opc.PackageRelationship;
import org.apache.poi.openxml4j.opc.PackagingURIHelper;
import org.apache.poi.openxml4j.opc.TargetMode;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.SAXException;

/** 文档文件: a DOCX opened, its parts as trees, and saved again; the same input gives the same bytes. */
final class DocxFile implements AutoCloseable {
    private static final String WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.";
    static final String MAIN = WORD + "document.main+xml";
    static final String HEADER = WORD + "header+xml";
    private static final Set<String> WITH_TEXT =
            Set.of(MAIN, HEADER, WORD + "footer+xml", WORD + "footnotes+xml", WORD + "endnotes+xml");
    static final String RELATIONSHIPS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    private static final String DRAFT = "草稿——";
    /** Nobody's clock is asked. */
    private static final LocalDateTime BEGINNING = LocalDateTime.of(1980, 1, 1, 0, 0);

    private static final long MIB = 1024L * 1024;
    /** A document is read as a whole. */
    private static final Limits LIMITS =
            new Limits(32 * MIB, 64 * MIB, 64 * MIB, 4_096, 1, 1, 1, 1, Integer.MAX_VALUE, 1);

    private final OPCPackage file;
    private final Map<PackagePart, Document> parts = new LinkedHashMap<>();

    private DocxFile(OPCPackage file) {
        this.file = file;
    }

    /** Opens a document that is ours. */
    static DocxFile open(byte[] content) throws IOException {
        try {
            return new DocxFile(OPCPackage.open(new ByteArrayInputStream(content)));
        } catch (InvalidFormatException | RuntimeException e) {
            throw new IOException(e.getMessage(), e);
        }
    }

    /** Opens a document of somebody else: what its parts unpack to is counted first. */
    static DocxFile open(Path file) throws IOException {
        ByteArrayOutputStream inflated = new ByteArrayOutputStream();
        try (BoundedZip from = BoundedZip.open(file, LIMITS);
                ZipOutputStream to = new ZipOutputStream(inflated)) {
            // The library has limits of its own for what unpacks to much more than its size.
            to.setLevel(Deflater.NO_COMPRESSION);
            for (var entry : Collections.list(from.getEntries())) {
                to.putNextEntry(new ZipEntry(entry.getName()));
                try (InputStream part = from.getInputStream(entry)) {
                    part.transferTo(to);
                }
                to.closeEntry();
            }
        }
        return open(inflated.toByteArray());
    }

    /** No template of the program, nothing with macros. */
    private void checkKind() throws IOException {
        if (file.getPartsByContentType(MAIN).isEmpty()
                || !file.getPartsByContentType("application/vnd.ms-office.vbaProject")
                        .isEmpty()) {
            throw new IOException("不是 .docx 文档，或带有宏 (no .docx document, or one with macros)");
        }
    }

    /** The parts that hold text, the body first. */
    List<Document> texts() throws IOException {
        checkKind();
        List<Document> texts = new ArrayList<>(of(MAIN));
        for (String type : WITH_TEXT) {
            if (!type.equals(MAIN)) {
                texts.addAll(of(type));
            }
        }
        return texts;
    }

    private List<Document> of(String type) throws IOException {
        List<Document> trees = new ArrayList<>();
        for (PackagePart part : file.getPartsByContentType(type)) {
            trees.add(tree(part));
        }
        return trees;
    }

    private Document tree(PackagePart part) throws IOException {
        Document known = parts.get(part);
        if (known != null) {
            return known;
        }
        try (InputStream in = part.getInputStream()) {
            Document tree = parse(in);
            parts.put(part, tree);
            return tree;
        }
    }

    static Document parse(InputStream in) throws IOException {
        try {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newDefaultNSInstance();
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            var builder = factory.newDocumentBuilder();
            builder.setErrorHandler(null);
            return builder.parse(in);
        } catch (ParserConfigurationException | SAXException e) {
            throw new IOException(e.getMessage(), e);
        }
    }

    /** Takes out what would be fetched from elsewhere when the document is opened; links that a reader clicks stay. */
    List<Problem> withoutForeignParts(String name) throws IOException {
        List<Problem> problems = new ArrayList<>();
        try {
            for (PackagePart part : file.getParts()) {
                if (part.isRelationshipPart()) {
                    continue;
                }
                for (PackageRelationship each : foreign(part)) {
                    problems.add(Problem.of(
                            ProblemCode.LINKS_NOT_FOLLOWED,
                            name,
                            each.getTargetURI().toString()));
                    if (part.getContentType().endsWith("+xml")) {
                        removeUsers(tree(part).getDocumentElement(), each.getId());
                    }
                    part.removeRelationship(each.getId());
                }
            }
        } catch (InvalidFormatException e) {
            throw new IOException(e.getMessage(), e);
        }
        return problems;
    }

    private static List<PackageRelationship> foreign(PackagePart part) throws InvalidFormatException {
        List<PackageRelationship> foreign = new ArrayList<>();
        if (part.hasRelationships()) {
            for (PackageRelationship each : part.getRelationships()) {
                if (each.getTargetMode() == TargetMode.EXTERNAL
                        && !each.getRelationshipType().endsWith("/hyperlink")) {
                    foreign.add(each);
                }
            }
        }
        return foreign;
    }

    /** Removes what refers to a relationship, pictures and objects as a whole. */
    private static void removeUsers(Element in, String id) {
        for (Element child : elements(in)) {
            boolean uses = false;
            for (int i = 0; i < child.getAttributes().getLength(); i++) {
                Node attribute = child.getAttributes().item(i);
                uses |= RELATIONSHIPS.equals(attribute.getNamespaceURI()) && id.equals(attribute.getNodeValue());
            }
            if (uses) {
                Node whole = child;
                for (Node up = child; up instanceof Element; up = up.getParentNode()) {
                    boolean object = is(up, "drawing") || is(up, "pict") || is(up, "object");
                    whole = object ? up : whole;
                }
                whole.getParentNode().removeChild(whole);
            } else {
                removeUsers(child, id);
            }
        }
    }

    /**
     * Puts a line on top of every page of every section.
     *
     * @param draft whether it says that this is a draft
     */
    void mark(String line, boolean draft) throws IOException {
        for (Document header : of(HEADER)) {
            Element root = header.getDocumentElement();
            for (Element child : elements(root)) {
                if (is(child, "p") && child.getTextContent().startsWith(DRAFT)) {
                    root.removeChild(child);
                }
            }
            root.insertBefore(markLine(header, line, draft), root.getFirstChild());
        }
        PackagePart main = file.getPartsByContentType(MAIN).get(0);
        Element section = firstSection(tree(main).getDocumentElement());
        // Later sections without a header of their own have that of the section before.
        Set<String> missing = new LinkedHashSet<>(List.of("default", "first", "even"));
        for (Element child : elements(section)) {
            if (is(child, "headerReference")) {
                missing.remove(child.getAttributeNS(DocxFilling.W, "type"));
            }
        }
        if (missing.isEmpty()) {
            return;
        }
        String id = addHeader(main, line, draft);
        for (String type : missing) {
            Element reference = DocxFilling.create(section, "headerReference");
            reference.setAttributeNS(DocxFilling.W, "w:type", type);
            reference.setAttributeNS(RELATIONSHIPS, "r:id", id);
            section.insertBefore(reference, section.getFirstChild());
        }
    }

    private static Element firstSection(Element root) {
        List<Element> found = new ArrayList<>();
        sections(root, found);
        if (!found.isEmpty()) {
            return found.get(0);
        }
        Element body =
                elements(root).stream().filter(e -> is(e, "body")).findFirst().orElse(root);
        Element section = DocxFilling.create(root, "sectPr");
        body.appendChild(section);
        return section;
    }

    private static void sections(Element in, List<Element> found) {
        for (Element child : elements(in)) {
            if (is(child, "sectPr")) {
                found.add(child);
            } else {
                sections(child, found);
            }
        }
    }

    private static Element markLine(Document header, String line, boolean draft) {
        Element paragraph = DocxFilling.create(header, "p");
        Element alignment = append(append(paragraph, "pPr"), "jc");
        alignment.setAttributeNS(DocxFilling.W, "w:val", "center");
        Element run = append(paragraph, "r");
        Element style = append(run, "rPr");
        append(style, "b");
        if (draft) {
            append(style, "color").setAttributeNS(DocxFilling.W, "w:val", "C00000");
        }
        DocxFilling.set(append(run, "t"), line);
        return paragraph;
    }

    private static Element append(Element parent, String name) {
        Element child = DocxFilling.create(parent, name);
        parent.appendChild(child);
        return child;
    }

    private String addHeader(PackagePart main, String line, boolean draft) throws IOException {
        try {
            PackagePartName name = PackagingURIHelper.createPartName("/word/header-junheng.xml");
            PackagePart part = file.createPart(name, HEADER);
            Document header = parse(new ByteArrayInputStream(
                    ("<w:hdr xmlns:w=\"" + DocxFilling.W + "\"/>").getBytes(StandardCharsets.UTF_8)));
            header.getDocumentElement().appendChild(markLine(header, line, draft));
            parts.put(part, header);
            return main.addRelationship(name, TargetMode.INTERNAL, RELATIONSHIPS + "/header")
                    .getId();
        } catch (InvalidFormatException e) {
            throw new IOException(e.getMessage(), e);
        }
    }

    /**
     * Saves the document.
     *
     * @param status draft or final, for programs that show it
     * @param day what counts as the day of the last change
     */
    void save(String status, LocalDate day, OutputStream out) throws IOException {
        for (Map.Entry<PackagePart, Document> part : parts.entrySet()) {
            // The length of the old content must not stay behind.
            part.getKey().clear();
            try (OutputStream to = part.getKey().getOutputStream()) {
                write(part.getValue(), to);
            }
        }
        try {
            PackageProperties properties = file.getPackageProperties();
            properties.setContentStatusProperty(status);
            properties.setModifiedProperty(
                    Optional.of(Date.from(day.atStartOfDay().toInstant(ZoneOffset.UTC))));
            ByteArrayOutputStream saved = new ByteArrayOutputStream();
            file.save(saved);
            withFixedTimes(saved.toByteArray(), out);
        } catch (InvalidFormatException e) {
            throw new IOException(e.getMessage(), e);
        }
    }

    private static void write(Document tree, OutputStream out) throws IOException {
        try {
            Transformer transformer = TransformerFactory.newDefaultInstance().newTransformer();
            transformer.setOutputProperty(OutputKeys.ENCODING, "UTF-8");
            tree.setXmlStandalone(true);
            transformer.transform(new DOMSource(tree), new StreamResult(out));
        } catch (TransformerException e) {
            throw new IOException(e.getMessage(), e);
        }
    }

    private static void withFixedTimes(byte[] saved, OutputStream out) throws IOException {
        ZipOutputStream to = new ZipOutputStream(out);
        try (ZipInputStream from = new ZipInputStream(new ByteArrayInputStream(saved))) {
            for (ZipEntry entry = from.getNextEntry(); entry != null; entry = from.getNextEntry()) {
                ZipEntry fixed = new ZipEntry(entry.getName());
                fixed.setTimeLocal(BEGINNING);
                to.putNextEntry(fixed);
                from.transferTo(to);
                to.closeEntry();
            }
        }
        to.finish();
    }

    @Override
    public void close() {
        file.revert();
    }
}
