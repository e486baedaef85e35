package org.tsudoi.identity;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.ErrorHandler;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;

/**
 * Reads XML of strangers: without a document type, so that there are no entities to expand or to
 * fetch, and not nested without end. Looks at direct children alone, never for a name anywhere.
 */
final class SamlXml {

  static final String PROTOCOL = "urn:oasis:names:tc:SAML:2.0:protocol";
  static final String ASSERTION = "urn:oasis:names:tc:SAML:2.0:assertion";
  static final String METADATA = "urn:oasis:names:tc:SAML:2.0:metadata";

  private static final String MOST_DEPTH = "60";
  private static final String MOST_ATTRIBUTES = "60";

  /** Every flaw of the text is an exception; none goes to the console. */
  private static final ErrorHandler STRICT =
      new ErrorHandler() {
        @Override
        public void warning(SAXParseException flaw) throws SAXException {
          throw flaw;
        }

        @Override
        public void error(SAXParseException flaw) throws SAXException {
          throw flaw;
        }

        @Override
        public void fatalError(SAXParseException flaw) throws SAXException {
          throw flaw;
        }
      };

  private SamlXml() {}

  /** The outermost element. */
  static Element parse(byte[] bytes) throws SamlFlaw {
    try {
      DocumentBuilder builder = factory().newDocumentBuilder();
      builder.setErrorHandler(STRICT);
      Document document = builder.parse(new ByteArrayInputStream(bytes));
      return document.getDocumentElement();
    } catch (SAXException | IOException wrong) {
      throw new SamlFlaw("It is no XML that is taken", wrong);
    } catch (ParserConfigurationException everyJavaCan) {
      throw new IllegalStateException(everyJavaCan);
    }
  }

  private static DocumentBuilderFactory factory() throws ParserConfigurationException {
    DocumentBuilderFactory factory = DocumentBuilderFactory.newDefaultNSInstance();
    factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
    factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
    factory.setAttribute(XMLConstants.ACCESS_EXTERNAL_DTD, "");
    factory.setAttribute(XMLConstants.ACCESS_EXTERNAL_SCHEMA, "");
    factory.setAttribute("jdk.xml.maxElementDepth", MOST_DEPTH);
    factory.setAttribute("jdk.xml.elementAttributeLimit", MOST_ATTRIBUTES);
    factory.setXIncludeAware(false);
    factory.setExpandEntityReferences(false);
    return factory;
  }

  static boolean is(Element element, String namespace, String name) {
    return namespace.equals(element.getNamespaceURI()) && name.equals(element.getLocalName());
  }

  static List<Element> children(Element parent) {
    List<Element> found = new ArrayList<>();
    for (Node child = parent.getFirstChild(); child != null; child = child.getNextSibling()) {
      if (child instanceof Element element) {
        found.add(element);
      }
    }
    return found;
  }

  static List<Element> children(Element parent, String namespace, String name) {
    return children(parent).stream().filter(child -> is(child, namespace, name)).toList();
  }

  /** The child of that name; twice is a flaw. */
  static Optional<Element> optional(Element parent, String namespace, String name) throws SamlFlaw {
    List<Element> found = children(parent, namespace, name);
    if (found.size() > 1) {
      throw new SamlFlaw("There are several elements " + name);
    }
    return found.stream().findFirst();
  }

  /** The child of that name; none and two are flaws. */
  static Element only(Element parent, String namespace, String name) throws SamlFlaw {
    return optional(parent, namespace, name)
        .orElseThrow(() -> new SamlFlaw("There is no element " + name));
  }

  /** The text of an element that holds nothing else: neither elements nor comments. */
  static String text(Element element) throws SamlFlaw {
    StringBuilder text = new StringBuilder();
    for (Node child = element.getFirstChild(); child != null; child = child.getNextSibling()) {
      if (child.getNodeType() != Node.TEXT_NODE && child.getNodeType() != Node.CDATA_SECTION_NODE) {
        throw new SamlFlaw(element.getLocalName() + " holds more than text");
      }
      text.append(child.getNodeValue());
    }
    return text.toString().strip();
  }

  /** How often an element of that name stands anywhere. */
  static int count(Element root, String namespace, String name) {
    return root.getOwnerDocument().getElementsByTagNameNS(namespace, name).getLength();
  }
}
