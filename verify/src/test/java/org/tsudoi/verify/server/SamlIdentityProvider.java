package org.tsudoi.verify.server;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;
import javax.xml.crypto.MarshalException;
import javax.xml.crypto.dsig.CanonicalizationMethod;
import javax.xml.crypto.dsig.DigestMethod;
import javax.xml.crypto.dsig.SignedInfo;
import javax.xml.crypto.dsig.Transform;
import javax.xml.crypto.dsig.XMLSignatureException;
import javax.xml.crypto.dsig.XMLSignatureFactory;
import javax.xml.crypto.dsig.dom.DOMSignContext;
import javax.xml.crypto.dsig.spec.C14NMethodParameterSpec;
import javax.xml.crypto.dsig.spec.TransformParameterSpec;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.transform.TransformerException;
import javax.xml.transform.TransformerFactory;
import javax.xml.transform.dom.DOMSource;
import javax.xml.transform.stream.StreamResult;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.xml.sax.SAXException;

/**
 * A small identity provider (SAML 2.0) on loopback. Whoever is sent to it is signed in there
 * already, as one person, since an hour ago, and goes back by a form that sends itself; whoever is
 * to sign in anew has done so at once.
 */
public final class SamlIdentityProvider implements AutoCloseable {

  /** What servers are called there. */
  public static final String ENTITY = "https://meet.example/saml";

  private static final String PASSWORD = "changeit";

  private final HttpServer server;
  private final Key key;
  private final Certificate certificate;
  private final String subject;

  /**
   * What a server asks.
   *
   * @param id the number of the question
   * @param back where the answer goes
   * @param anew whether the person is to sign in anew
   */
  public record Question(String id, String back, boolean anew) {

    /** Reads it from the address to which a browser is sent. */
    public static Question of(String address) {
      String query = URI.create(address).getRawQuery().replaceFirst("^SAMLRequest=", "");
      byte[] bytes = Base64.getDecoder().decode(URLDecoder.decode(query, StandardCharsets.UTF_8));
      try (InputStream plain =
          new InflaterInputStream(new ByteArrayInputStream(bytes), new Inflater(true))) {
        String xml = new String(plain.readAllBytes(), StandardCharsets.UTF_8);
        return new Question(
            one(xml, " ID"),
            one(xml, "AssertionConsumerServiceURL"),
            xml.contains(" ForceAuthn=\"true\""));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    private static String one(String xml, String attribute) {
      Matcher matcher = Pattern.compile(attribute + "=\"([^\"]*)\"").matcher(xml);
      if (!matcher.find()) {
        throw new IllegalStateException("No" + attribute + " in " + xml);
      }
      return matcher.group(1);
    }
  }

  private SamlIdentityProvider(
      HttpServer server, Key key, Certificate certificate, String subject) {
    this.server = server;
    this.key = key;
    this.certificate = certificate;
    this.subject = subject;
  }

  /** A provider where this person is signed in; keytool makes its key. */
  public static SamlIdentityProvider of(String subject) {
    try {
      Path store = Files.createTempDirectory("saml-").resolve("keys.p12");
      generate(store);
      KeyStore keys = KeyStore.getInstance("PKCS12");
      try (InputStream bytes = Files.newInputStream(store)) {
        keys.load(bytes, PASSWORD.toCharArray());
      }
      Files.delete(store);
      Files.delete(store.getParent());
      SamlIdentityProvider provider =
          new SamlIdentityProvider(
              HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0),
              keys.getKey("provider", PASSWORD.toCharArray()),
              keys.getCertificate("provider"),
              subject);
      provider.server.createContext("/saml", provider::lead);
      provider.server.start();
      return provider;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void generate(Path store) throws IOException {
    Process keytool =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-genkeypair",
                "-alias",
                "provider",
                "-dname",
                "CN=provider",
                "-keyalg",
                "RSA",
                "-keysize",
                "2048",
                "-storetype",
                "PKCS12",
                "-storepass",
                PASSWORD,
                "-keystore",
                store.toString())
            .redirectErrorStream(true)
            .start();
    String said = new String(keytool.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    try {
      if (keytool.waitFor() != 0) {
        throw new IOException(said);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException(e);
    }
  }

  /** What it calls itself, which is where people are sent too. */
  public String issuer() {
    return "http://127.0.0.1:" + server.getAddress().getPort() + "/saml";
  }

  /** What it says about itself. */
  public String metadata() {
    try {
      return """
          <EntityDescriptor xmlns="urn:oasis:names:tc:SAML:2.0:metadata" entityID="%1$s">
            <IDPSSODescriptor protocolSupportEnumeration="urn:oasis:names:tc:SAML:2.0:protocol">
              <KeyDescriptor use="signing"><KeyInfo xmlns="http://www.w3.org/2000/09/xmldsig#"><X509Data>
                <X509Certificate>%2$s</X509Certificate></X509Data></KeyInfo></KeyDescriptor>
              <SingleSignOnService Binding="urn:oasis:names:tc:SAML:2.0:bindings:HTTP-Redirect" Location="%1$s"/>
            </IDPSSODescriptor>
          </EntityDescriptor>
          """
          .formatted(issuer(), Base64.getMimeEncoder().encodeToString(certificate.getEncoded()));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private void lead(HttpExchange exchange) throws IOException {
    Question question = Question.of(exchange.getRequestURI().toString());
    byte[] page =
        """
        <!DOCTYPE html><html><body onload="document.forms[0].submit()"><form method="post" action="%s">
        <input type="hidden" name="RelayState" value="https://evil.example/">
        <input type="hidden" name="SAMLResponse" value="%s"></form></body></html>
        """
            .formatted(question.back(), answer(question))
            .getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().add("Content-Type", "text/html; charset=utf-8");
    exchange.sendResponseHeaders(200, page.length);
    exchange.getResponseBody().write(page);
    exchange.close();
  }

  /** A signed answer, as it stands in the form. */
  public String answer(Question question) {
    Instant now = Instant.now();
    String xml =
        """
        <p:Response xmlns:p="urn:oasis:names:tc:SAML:2.0:protocol" xmlns="urn:oasis:names:tc:SAML:2.0:assertion"\
         ID="_%1$s" Version="2.0" IssueInstant="%2$s" Destination="%3$s" InResponseTo="%4$s"><Issuer>%5$s</Issuer>\
        <p:Status><p:StatusCode Value="urn:oasis:names:tc:SAML:2.0:status:Success"/></p:Status>\
        <Assertion ID="_a%1$s" Version="2.0" IssueInstant="%2$s"><Issuer>%5$s</Issuer><Subject>\
        <NameID Format="urn:oasis:names:tc:SAML:2.0:nameid-format:persistent">%6$s</NameID>\
        <SubjectConfirmation Method="urn:oasis:names:tc:SAML:2.0:cm:bearer">\
        <SubjectConfirmationData Recipient="%3$s" InResponseTo="%4$s" NotOnOrAfter="%7$s"/></SubjectConfirmation></Subject>\
        <Conditions NotBefore="%2$s" NotOnOrAfter="%7$s"><AudienceRestriction><Audience>%8$s</Audience></AudienceRestriction></Conditions>\
        <AuthnStatement AuthnInstant="%9$s"><AuthnContext/></AuthnStatement></Assertion></p:Response>"""
            .formatted(
                UUID.randomUUID(),
                now,
                question.back(),
                question.id(),
                issuer(),
                subject,
                now.plus(Duration.ofMinutes(1)),
                ENTITY,
                question.anew() ? now : now.minus(Duration.ofHours(1)));
    return Base64.getEncoder().encodeToString(signed(xml).getBytes(StandardCharsets.UTF_8));
  }

  private String signed(String xml) {
    try {
      Document document =
          DocumentBuilderFactory.newDefaultNSInstance()
              .newDocumentBuilder()
              .parse(new ByteArrayInputStream(xml.getBytes(StandardCharsets.UTF_8)));
      Element assertion = (Element) document.getElementsByTagNameNS("*", "Assertion").item(0);
      assertion.setIdAttribute("ID", true);
      XMLSignatureFactory signatures = XMLSignatureFactory.getInstance("DOM");
      signatures
          .newXMLSignature(info(signatures, assertion.getAttribute("ID")), null)
          .sign(new DOMSignContext(key, assertion, assertion.getFirstChild().getNextSibling()));
      StringWriter text = new StringWriter();
      TransformerFactory.newDefaultInstance()
          .newTransformer()
          .transform(new DOMSource(document), new StreamResult(text));
      return text.toString();
    } catch (GeneralSecurityException
        | MarshalException
        | XMLSignatureException
        | ParserConfigurationException
        | SAXException
        | TransformerException e) {
      throw new IllegalStateException(e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static SignedInfo info(XMLSignatureFactory signatures, String id)
      throws GeneralSecurityException {
    return signatures.newSignedInfo(
        signatures.newCanonicalizationMethod(
            CanonicalizationMethod.EXCLUSIVE, (C14NMethodParameterSpec) null),
        signatures.newSignatureMethod("http://www.w3.org/2001/04/xmldsig-more#rsa-sha256", null),
        List.of(
            signatures.newReference(
                "#" + id,
                signatures.newDigestMethod(DigestMethod.SHA256, null),
                List.of(
                    signatures.newTransform(Transform.ENVELOPED, (TransformParameterSpec) null),
                    signatures.newTransform(
                        CanonicalizationMethod.EXCLUSIVE, (TransformParameterSpec) null)),
                null,
                null)));
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
