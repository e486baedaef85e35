package org.tsudoi.identity;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/** Writes what this server tells a provider: the question, and its own metadata. */
final class SamlWriter {

  private static final String POST = "urn:oasis:names:tc:SAML:2.0:bindings:HTTP-POST";
  private static final String PERSISTENT = "urn:oasis:names:tc:SAML:2.0:nameid-format:persistent";

  /** Some XML that may go wrong. */
  private interface Content {
    void write(XMLStreamWriter xml) throws XMLStreamException;
  }

  private SamlWriter() {}

  /** The address that asks a provider, by HTTP-Redirect (SAML 2.0 bindings 3.4). */
  static String question(SamlExpected asked, boolean byName, boolean anew) {
    String address = asked.partner().address();
    return address
        + (address.contains("?") ? "&" : "?")
        + "SAMLRequest="
        + URLEncoder.encode(deflated(request(asked, byName, anew)), StandardCharsets.UTF_8);
  }

  private static String request(SamlExpected asked, boolean byName, boolean anew) {
    return text(
        xml -> {
          xml.writeStartElement("samlp", "AuthnRequest", SamlXml.PROTOCOL);
          xml.writeNamespace("samlp", SamlXml.PROTOCOL);
          xml.writeNamespace("saml", SamlXml.ASSERTION);
          xml.writeAttribute("ID", asked.question());
          xml.writeAttribute("Version", "2.0");
          xml.writeAttribute("IssueInstant", seconds(asked.now()));
          xml.writeAttribute("Destination", asked.partner().address());
          xml.writeAttribute("AssertionConsumerServiceURL", asked.back());
          xml.writeAttribute("ProtocolBinding", POST);
          if (anew) {
            xml.writeAttribute("ForceAuthn", "true");
          }
          xml.writeStartElement("saml", "Issuer", SamlXml.ASSERTION);
          xml.writeCharacters(asked.entity());
          xml.writeEndElement();
          if (byName) {
            xml.writeEmptyElement("samlp", "NameIDPolicy", SamlXml.PROTOCOL);
            xml.writeAttribute("Format", PERSISTENT);
            xml.writeAttribute("AllowCreate", "true");
          }
          xml.writeEndElement();
        });
  }

  /** What the administrator of a provider reads in there. */
  static String metadata(String entity, String back) {
    return text(
        xml -> {
          xml.writeStartDocument("UTF-8", "1.0");
          xml.writeStartElement("md", "EntityDescriptor", SamlXml.METADATA);
          xml.writeNamespace("md", SamlXml.METADATA);
          xml.writeAttribute("entityID", entity);
          xml.writeStartElement("md", "SPSSODescriptor", SamlXml.METADATA);
          xml.writeAttribute("AuthnRequestsSigned", "false");
          xml.writeAttribute("WantAssertionsSigned", "true");
          xml.writeAttribute("protocolSupportEnumeration", SamlXml.PROTOCOL);
          xml.writeStartElement("md", "NameIDFormat", SamlXml.METADATA);
          xml.writeCharacters(PERSISTENT);
          xml.writeEndElement();
          xml.writeEmptyElement("md", "AssertionConsumerService", SamlXml.METADATA);
          xml.writeAttribute("Binding", POST);
          xml.writeAttribute("Location", back);
          xml.writeAttribute("index", "0");
          xml.writeAttribute("isDefault", "true");
          xml.writeEndElement();
          xml.writeEndElement();
        });
  }

  private static String seconds(Instant now) {
    return now.truncatedTo(ChronoUnit.SECONDS).toString();
  }

  private static String text(Content content) {
    StringWriter text = new StringWriter();
    try {
      XMLStreamWriter xml = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(text);
      content.write(xml);
      xml.close();
      return text.toString();
    } catch (XMLStreamException cannotBe) {
      throw new IllegalStateException(cannotBe);
    }
  }

  private static String deflated(String xml) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    Deflater raw = new Deflater(Deflater.DEFAULT_COMPRESSION, true);
    try (DeflaterOutputStream out = new DeflaterOutputStream(bytes, raw)) {
      out.write(xml.getBytes(StandardCharsets.UTF_8));
    } catch (IOException cannotBe) {
      throw new UncheckedIOException(cannotBe);
    } finally {
      raw.end();
    }
    return Base64.getEncoder().encodeToString(bytes.toByteArray());
  }
}
