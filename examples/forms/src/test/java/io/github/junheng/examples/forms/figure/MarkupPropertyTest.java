package io.github.junheng.examples.forms.figure;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringReader;
import javax.xml.parsers.DocumentBuilderFactory;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.Chars;
import org.w3c.dom.Element;
import org.xml.sax.InputSource;

class MarkupPropertyTest {
    /** Whatever the text is, a parser reads it back, from an element and from attributes in either kind of quotes. */
    @Property
    void aParserReadsTheTextBackWhereverItStands(
            @ForAll @Chars({'<', '>', '&', '"', '\'', ';', '#', ']', '县'}) @CharRange(from = 'a', to = 'e') String text)
            throws Exception {
        String safe = Markup.escaped(text);
        Element read = DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new InputSource(new StringReader("<a b=\"" + safe + "\" c='" + safe + "'>" + safe + "</a>")))
                .getDocumentElement();
        assertThat(read.getAttribute("b")).isEqualTo(text);
        assertThat(read.getAttribute("c")).isEqualTo(text);
        assertThat(read.getTextContent()).isEqualTo(text);
    }
}
