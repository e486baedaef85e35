package org.tsudoi.identity;

import java.io.IOException;
import java.io.InputStream;
import java.security.NoSuchProviderException;
import java.security.PublicKey;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.xml.crypto.MarshalException;
import javax.xml.crypto.dsig.CanonicalizationMethod;
import javax.xml.crypto.dsig.DigestMethod;
import javax.xml.crypto.dsig.Reference;
import javax.xml.crypto.dsig.SignedInfo;
import javax.xml.crypto.dsig.Transform;
import javax.xml.crypto.dsig.XMLSignature;
import javax.xml.crypto.dsig.XMLSignatureException;
import javax.xml.crypto.dsig.XMLSignatureFactory;
import javax.xml.crypto.dsig.dom.DOMValidateContext;
import org.w3c.dom.Element;

/**
 * Verifies the signature of an element in the one form that SAML allows (core 5.4): enveloped, of
 * the element that holds it, with the keys of the provider and never with one that came along.
 *
 * <p>What is believed afterwards is not the element that was shown, but what is read anew from the
 * very bytes that the signature covers: whatever was wrapped around, moved or put beside them is
 * not there any more.
 */
final class SamlSignature {

  private static final String MORE = "http://www.w3.org/2001/04/xmldsig-more#";
  private static final String PSS = "http://www.w3.org/2007/05/xmldsig-more#";

  private static final Set<String> METHODS =
      Set.of(
          MORE + "rsa-sha256",
          MORE + "rsa-sha384",
          MORE + "rsa-sha512",
          MORE + "ecdsa-sha256",
          MORE + "ecdsa-sha384",
          MORE + "ecdsa-sha512",
          PSS + "sha256-rsa-MGF1",
          PSS + "sha384-rsa-MGF1",
          PSS + "sha512-rsa-MGF1");

  private static final Set<String> DIGESTS =
      Set.of(DigestMethod.SHA256, DigestMethod.SHA384, DigestMethod.SHA512);

  private static final List<String> TRANSFORMS =
      List.of(Transform.ENVELOPED, CanonicalizationMethod.EXCLUSIVE);

  private SamlSignature() {}

  /** Whether an element holds a signature of its own. */
  static boolean isOn(Element element) {
    return !SamlXml.children(element, XMLSignature.XMLNS, "Signature").isEmpty();
  }

  /**
   * What of an element one of the keys has signed.
   *
   * @throws SamlFlaw unless it holds a right signature in the right form
   */
  static Element covered(Element shown, List<PublicKey> keys) throws SamlFlaw {
    String id = shown.getAttributeNS(null, "ID");
    Element signature = SamlXml.only(shown, XMLSignature.XMLNS, "Signature");
    if (id.isEmpty()) {
      throw new SamlFlaw("What is signed has no ID");
    }
    shown.setIdAttributeNS(null, "ID", true);
    for (PublicKey key : keys) {
      Optional<byte[]> bytes = bytes(signature, id, key);
      if (bytes.isPresent()) {
        return again(bytes.get(), shown, id);
      }
    }
    throw new SamlFlaw("No key of the provider has signed it");
  }

  private static Element again(byte[] bytes, Element shown, String id) throws SamlFlaw {
    Element read = SamlXml.parse(bytes);
    if (!SamlXml.is(read, shown.getNamespaceURI(), shown.getLocalName())
        || !id.equals(read.getAttributeNS(null, "ID"))) {
      throw new SamlFlaw("Something else is signed");
    }
    return read;
  }

  private static Optional<byte[]> bytes(Element element, String id, PublicKey key) throws SamlFlaw {
    DOMValidateContext context = new DOMValidateContext(key, element);
    context.setProperty("org.jcp.xml.dsig.secureValidation", Boolean.TRUE);
    context.setProperty("javax.xml.crypto.dsig.cacheReference", Boolean.TRUE);
    try {
      XMLSignature signature =
          XMLSignatureFactory.getInstance("DOM", "XMLDSig").unmarshalXMLSignature(context);
      Reference reference = reference(signature, id);
      if (!isVerified(signature, context)) {
        return Optional.empty();
      }
      try (InputStream covered = reference.getDigestInputStream()) {
        return Optional.of(covered.readAllBytes());
      }
    } catch (MarshalException | IOException | ClassCastException | NullPointerException broken) {
      // The last two are how the reader of the JDK answers some malformed signatures.
      throw new SamlFlaw("The signature cannot be read", broken);
    } catch (NoSuchProviderException everyJavaHasIt) {
      throw new IllegalStateException(everyJavaHasIt);
    }
  }

  private static boolean isVerified(XMLSignature signature, DOMValidateContext context) {
    try {
      return signature.validate(context);
    } catch (XMLSignatureException keyOfAnotherKind) {
      return false;
    }
  }

  private static Reference reference(XMLSignature signature, String id) throws SamlFlaw {
    SignedInfo info = signature.getSignedInfo();
    if (!METHODS.contains(info.getSignatureMethod().getAlgorithm())
        || !info.getCanonicalizationMethod().getAlgorithm().equals(CanonicalizationMethod.EXCLUSIVE)
        || info.getReferences().size() != 1
        || !signature.getObjects().isEmpty()) {
      throw new SamlFlaw("The signature has another form than is taken");
    }
    Reference reference = info.getReferences().get(0);
    List<String> transforms =
        reference.getTransforms().stream().map(Transform::getAlgorithm).toList();
    if (!("#" + id).equals(reference.getURI())
        || !DIGESTS.contains(reference.getDigestMethod().getAlgorithm())
        || !transforms.equals(TRANSFORMS)) {
      throw new SamlFlaw("The signature covers something in another way than is taken");
    }
    return reference;
  }
}
