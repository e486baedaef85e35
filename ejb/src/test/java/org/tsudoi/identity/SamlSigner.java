package org.tsudoi.identity;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import javax.xml.crypto.MarshalException;
import javax.xml.crypto.dsig.CanonicalizationMethod;
import javax.xml.crypto.dsig.DigestMethod;
import javax.xml.crypto.dsig.Reference;
import javax.xml.crypto.dsig.Transform;
import javax.xml.crypto.dsig.XMLSignatureException;
import javax.xml.crypto.dsig.XMLSignatureFactory;
import javax.xml.crypto.dsig.dom.DOMSignContext;
import javax.xml.crypto.dsig.keyinfo.KeyInfo;
import javax.xml.crypto.dsig.keyinfo.KeyInfoFactory;
import javax.xml.crypto.dsig.spec.C14NMethodParameterSpec;
import javax.xml.crypto.dsig.spec.TransformParameterSpec;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.transform.OutputKeys;
import javax.xml.transform.Transformer;
import javax.xml.transform.TransformerException;
import javax.xml.transform.TransformerFactory;
import javax.xml.transform.dom.DOMSource;
import javax.xml.transform.stream.StreamResult;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.xml.sax.SAXException;

/** Signs SAML as providers do, and as those do who should not. */
final class SamlSigner {

  static final String RSA_SHA256 = "http://www.w3.org/2001/04/xmldsig-more#rsa-sha256";
  static final String ECDSA_SHA256 = "http://www.w3.org/2001/04/xmldsig-more#ecdsa-sha256";
  static final String EXCLUSIVE = CanonicalizationMethod.EXCLUSIVE;

  private static final String PASSWORD = "changeit";

  final Key key;
  final X509Certificate certificate;
  String method = RSA_SHA256;
  String digest = DigestMethod.SHA256;
  List<String> transforms = List.of(Transform.ENVELOPED, EXCLUSIVE);
  String canonical = EXCLUSIVE;

  SamlSigner(Key key, X509Certificate certificate) {
    this.key = key;
    this.certificate = certificate;
  }

  /** A signer with a fresh key; keytool makes the certificate around it. */
  static SamlSigner make(Path store, String... algorithm) {
    try {
      List<String> command =
          new ArrayList<>(
              List.of(
                  Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                  "-genkeypair",
                  "-alias",
                  "signer",
                  "-dname",
                  "CN=signer",
                  "-storetype",
                  "PKCS12",
                  "-storepass",
                  PASSWORD,
                  "-keystore",
                  store.toString(),
                  "-keyalg"));
      command.addAll(List.of(algorithm));
      Process keytool = new ProcessBuilder(command).redirectErrorStream(true).start();
      String said = new String(keytool.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      if (keytool.waitFor() != 0) {
        throw new IllegalStateException(said);
      }
      return read(store);
    } catch (IOException | GeneralSecurityException e) {
      throw new IllegalStateException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private static SamlSigner read(Path store) throws GeneralSecurityException, IOException {
    KeyStore keys = KeyStore.getInstance("PKCS12");
    try (InputStream bytes = Files.newInputStream(store)) {
      keys.load(bytes, PASSWORD.toCharArray());
    }
    return new SamlSigner(
        keys.getKey("signer", PASSWORD.toCharArray()),
        (X509Certificate) keys.getCertificate("signer"));
  }

  /** The certificate as it stands in XML. */
  String certificateText() {
    try {
      return Base64.getMimeEncoder().encodeToString(certificate.getEncoded());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The same text with a signature behind the issuer of its only element of that name. */
  String sign(String xml, String name) {
    try {
      Document document = parse(xml);
      Element signed = (Element) document.getElementsByTagNameNS("*", name).item(0);
      signed.setIdAttribute("ID", true);
      DOMSignContext context =
          new DOMSignContext(key, signed, signed.getFirstChild().getNextSibling());
      context.setProperty("org.jcp.xml.dsig.secureValidation", Boolean.FALSE);
      XMLSignatureFactory signatures = XMLSignatureFactory.getInstance("DOM");
      Reference reference =
          signatures.newReference(
              "#" + signed.getAttribute("ID"),
              signatures.newDigestMethod(digest, null),
              transforms(signatures),
              null,
              null);
      KeyInfoFactory info = signatures.getKeyInfoFactory();
      KeyInfo came = info.newKeyInfo(List.of(info.newX509Data(List.of(certificate))));
      signatures
          .newXMLSignature(
              signatures.newSignedInfo(
                  signatures.newCanonicalizationMethod(canonical, (C14NMethodParameterSpec) null),
                  signatures.newSignatureMethod(method, null),
                  List.of(reference)),
              came)
          .sign(context);
      return text(document);
    } catch (GeneralSecurityException | MarshalException | XMLSignatureException e) {
      throw new IllegalStateException(e);
    }
  }

  private List<Transform> transforms(XMLSignatureFactory signatures)
      throws GeneralSecurityException {
    List<Transform> made = new ArrayList<>();
    for (String transform : transforms) {
      made.add(signatures.newTransform(transform, (TransformParameterSpec) null));
    }
    return made;
  }

  private static Document parse(String xml) {
    try {
      return DocumentBuilderFactory.newDefaultNSInstance()
          .newDocumentBuilder()
          .parse(new ByteArrayInputStream(xml.getBytes(StandardCharsets.UTF_8)));
    } catch (ParserConfigurationException | SAXException | IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String text(Document document) {
    try {
      Transformer transformer = TransformerFactory.newDefaultInstance().newTransformer();
      transformer.setOutputProperty(OutputKeys.OMIT_XML_DECLARATION, "yes");
      StringWriter text = new StringWriter();
      transformer.transform(new DOMSource(document), new StreamResult(text));
      return text.toString();
    } catch (TransformerException e) {
      throw new IllegalStateException(e);
    }
  }
}
