package org.tsudoi.identity;

import java.io.ByteArrayInputStream;
import java.security.PublicKey;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import javax.xml.crypto.dsig.XMLSignature;
import org.w3c.dom.Element;

/**
 * What a provider's metadata say about it (SAML 2.0 metadata): a file that an administrator put
 * there, and all that this server ever believes about the provider.
 *
 * @param issuer what it calls itself
 * @param address where people are sent
 * @param keys what it signs with; a certificate only carries its key, how long it runs is nothing
 */
record SamlPartner(String issuer, String address, List<PublicKey> keys) {

  private static final String REDIRECT = "urn:oasis:names:tc:SAML:2.0:bindings:HTTP-Redirect";
  private static final int MOST_KEYS = 8;
  private static final int LEAST_RSA_BITS = 2048;
  private static final int LEAST_CURVE_BITS = 256;

  SamlPartner {
    keys = List.copyOf(keys);
  }

  /** Reads the metadata; they must be about that provider. */
  static SamlPartner read(byte[] metadata, String issuer) throws SamlFlaw {
    Element entity = SamlXml.parse(metadata);
    if (!SamlXml.is(entity, SamlXml.METADATA, "EntityDescriptor")
        || !entity.getAttributeNS(null, "entityID").equals(issuer)) {
      throw new SamlFlaw("The metadata are not those of tsudoi.saml.issuer");
    }
    Element provider =
        SamlXml.children(entity, SamlXml.METADATA, "IDPSSODescriptor").stream()
            .filter(SamlPartner::speaksOurVersion)
            .findFirst()
            .orElseThrow(() -> new SamlFlaw("The metadata are not those of an identity provider"));
    return new SamlPartner(issuer, address(provider), keys(provider));
  }

  private static boolean speaksOurVersion(Element provider) {
    return List.of(provider.getAttributeNS(null, "protocolSupportEnumeration").split(" "))
        .contains(SamlXml.PROTOCOL);
  }

  private static String address(Element provider) throws SamlFlaw {
    return SamlXml.children(provider, SamlXml.METADATA, "SingleSignOnService").stream()
        .filter(service -> service.getAttributeNS(null, "Binding").equals(REDIRECT))
        .map(service -> service.getAttributeNS(null, "Location"))
        .filter(SamlPartner::isSafe)
        .findFirst()
        .orElseThrow(() -> new SamlFlaw("The metadata tell no safe address for HTTP-Redirect"));
  }

  private static boolean isSafe(String address) {
    try {
      return Provider.isSafe(address);
    } catch (IllegalArgumentException noAddress) {
      return false;
    }
  }

  private static List<PublicKey> keys(Element provider) throws SamlFlaw {
    List<PublicKey> keys = new ArrayList<>();
    for (Element descriptor : SamlXml.children(provider, SamlXml.METADATA, "KeyDescriptor")) {
      String use = descriptor.getAttributeNS(null, "use");
      if (use.isEmpty() || use.equals("signing")) {
        addKeys(descriptor, keys);
      }
    }
    if (keys.isEmpty() || keys.size() > MOST_KEYS) {
      throw new SamlFlaw("The metadata tell " + keys.size() + " keys for signatures");
    }
    return keys;
  }

  private static void addKeys(Element descriptor, List<PublicKey> keys) throws SamlFlaw {
    Element info = SamlXml.only(descriptor, XMLSignature.XMLNS, "KeyInfo");
    for (Element data : SamlXml.children(info, XMLSignature.XMLNS, "X509Data")) {
      for (Element certificate : SamlXml.children(data, XMLSignature.XMLNS, "X509Certificate")) {
        keys.add(key(SamlXml.text(certificate)));
      }
    }
  }

  private static PublicKey key(String text) throws SamlFlaw {
    try {
      byte[] bytes = Base64.getDecoder().decode(text.replaceAll("\\s", ""));
      PublicKey key =
          CertificateFactory.getInstance("X.509")
              .generateCertificate(new ByteArrayInputStream(bytes))
              .getPublicKey();
      if (!isStrong(key)) {
        throw new SamlFlaw("A key in the metadata is too short, or neither RSA nor ECDSA");
      }
      return key;
    } catch (CertificateException | IllegalArgumentException broken) {
      throw new SamlFlaw("A certificate in the metadata cannot be read", broken);
    }
  }

  private static boolean isStrong(PublicKey key) {
    return key instanceof RSAPublicKey rsa && rsa.getModulus().bitLength() >= LEAST_RSA_BITS
        || key instanceof ECPublicKey curve
            && curve.getParams().getOrder().bitLength() >= LEAST_CURVE_BITS;
  }
}
