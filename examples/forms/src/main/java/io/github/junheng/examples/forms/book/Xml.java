package io.github.junheng.examples.forms.book;

import io.github.junheng.problem.ProblemCode;
import java.io.IOException;
import java.io.InputStream;
import java.util.HashSet;
import java.util.Set;
import javax.xml.XMLConstants;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.parsers.SAXParser;
import javax.xml.parsers.SAXParserFactory;
import org.jspecify.annotations.Nullable;
import org.xml.sax.Attributes;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import org.xml.sax.SAXNotRecognizedException;
import org.xml.sax.helpers.DefaultHandler;

/** Reads a part tag by tag; nothing is declared in it, and nothing outside of it is looked for. */
final class Xml {
    private static final String NO_DOCTYPE = "http://apache.org/xml/features/disallow-doctype-decl";
    /** With no DTD there are no entities but the five of XML, of which a large sheet may have many. */
    private static final String ENTITY_SIZE = "http://www.oracle.com/xml/jaxp/properties/totalEntitySizeLimit";

    private static final int DEEPEST = 64;
    private static final int MOST_ATTRIBUTES = 64;
    /** The parser keeps every name it has seen. */
    private static final int MOST_NAMES = 2_000;

    private Xml() {}

    /** Takes tags. */
    abstract static class Reader extends DefaultHandler {
        private final Set<String> names = new HashSet<>();
        private int depth;

        abstract void open(String name, Attributes attributes) throws IOException;

        abstract void close(String name) throws IOException;

        void text(char[] characters, int from, int length) throws IOException {}

        @Override
        public final void startElement(String uri, String local, String qualified, Attributes attributes)
                throws SAXException {
            int count = attributes.getLength();
            boolean many = ++depth > DEEPEST || count > MOST_ATTRIBUTES;
            boolean fresh = names.add(qualified);
            for (int i = 0; i < count; i++) {
                fresh |= names.add(attributes.getQName(i));
            }
            if (many || (fresh && names.size() > MOST_NAMES)) {
                throw new SAXException(Refused.broken("<" + (local.length() > 40 ? local.substring(0, 40) : local)));
            }
            try {
                open(local, attributes);
            } catch (IOException e) {
                throw new SAXException(e);
            }
        }

        @Override
        public final void endElement(String uri, String local, String qualified) throws SAXException {
            depth--;
            try {
                close(local);
            } catch (IOException e) {
                throw new SAXException(e);
            }
        }

        @Override
        public final void characters(char[] characters, int from, int length) throws SAXException {
            try {
                text(characters, from, length);
            } catch (IOException e) {
                throw new SAXException(e);
            }
        }

        @Override
        public final InputSource resolveEntity(@Nullable String publicId, @Nullable String systemId) {
            return new InputSource(InputStream.nullInputStream());
        }
    }

    static void read(BoundedZip zip, String part, Reader reader) throws IOException {
        try (InputStream in = zip.read(part)) {
            parser().parse(in, reader);
        } catch (SAXException e) {
            if (e.getException() instanceof IOException told) {
                throw told;
            }
            String message = String.valueOf(e.getMessage());
            if (message.contains(NO_DOCTYPE)) {
                throw new Refused(ProblemCode.XML_FORBIDDEN);
            }
            throw Refused.broken(part + ": " + (message.length() > 120 ? message.substring(0, 120) + "…" : message));
        } catch (Refused e) {
            throw e;
        } catch (IOException e) {
            // Bytes that are no text in the encoding they are said to be in.
            throw Refused.broken(part + ": " + e.getMessage());
        }
    }

    private static SAXParser parser() throws SAXException, IOException {
        SAXParserFactory factory = SAXParserFactory.newDefaultInstance();
        factory.setNamespaceAware(true);
        try {
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            factory.setFeature(NO_DOCTYPE, true);
            SAXParser parser = factory.newSAXParser();
            try {
                parser.setProperty(ENTITY_SIZE, "0");
            } catch (SAXNotRecognizedException e) {
                // Another maker's parser counts otherwise, or not at all.
            }
            return parser;
        } catch (ParserConfigurationException e) {
            throw new IOException(e);
        }
    }

    /** The value of an attribute, whatever its name space; null where there is none. */
    static @Nullable String attribute(Attributes attributes, String local) {
        for (int i = 0; i < attributes.getLength(); i++) {
            if (attributes.getLocalName(i).equals(local)) {
                return attributes.getValue(i);
            }
        }
        return null;
    }
}
