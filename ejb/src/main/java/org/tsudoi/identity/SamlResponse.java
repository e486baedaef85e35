package org.tsudoi.identity;

import java.util.Base64;
import java.util.Optional;
import org.w3c.dom.Element;

/**
 * Reads the envelope in which a provider's answer comes (SAML 2.0 profiles 4.1.4.3, bindings 3.5):
 * signed as a whole, or around an assertion that is.
 */
final class SamlResponse {

  private static final int MOST_CHARACTERS = 256 * 1024;
  private static final String VERSION = "2.0";
  private static final String SUCCESS = "urn:oasis:names:tc:SAML:2.0:status:Success";

  private final SamlExpected expected;

  SamlResponse(SamlExpected expected) {
    this.expected = expected;
  }

  /** The one assertion in it, read from what the provider has signed. */
  Element assertion(String encoded) throws SamlFlaw {
    Element response = SamlXml.parse(decoded(encoded));
    checkEnvelope(response);
    if (SamlXml.count(response, SamlXml.ASSERTION, "Assertion") != 1) {
      throw new SamlFlaw("There is not exactly one assertion (those in secret are not taken)");
    }
    if (!SamlSignature.isOn(response)) {
      Element assertion = SamlXml.only(response, SamlXml.ASSERTION, "Assertion");
      return SamlSignature.covered(assertion, expected.partner().keys());
    }
    Element signed = SamlSignature.covered(response, expected.partner().keys());
    checkEnvelope(signed);
    if (!SamlExpected.has(signed, "Destination")) {
      throw new SamlFlaw("A signed answer says to where it goes");
    }
    return SamlXml.only(signed, SamlXml.ASSERTION, "Assertion");
  }

  private static byte[] decoded(String encoded) throws SamlFlaw {
    if (encoded.length() > MOST_CHARACTERS) {
      throw new SamlFlaw("The answer is too long");
    }
    try {
      return Base64.getDecoder().decode(encoded.replaceAll("[\\r\\n]", ""));
    } catch (IllegalArgumentException otherText) {
      throw new SamlFlaw("The answer is no Base64", otherText);
    }
  }

  private void checkEnvelope(Element response) throws SamlFlaw {
    if (!SamlXml.is(response, SamlXml.PROTOCOL, "Response")
        || !response.getAttributeNS(null, "Version").equals(VERSION)) {
      throw new SamlFlaw("It is no answer of SAML 2.0");
    }
    if (!response.getAttributeNS(null, "InResponseTo").equals(expected.question())) {
      throw new SamlFlaw("It answers another question, or none");
    }
    if (SamlExpected.has(response, "Destination")
        && !response.getAttributeNS(null, "Destination").equals(expected.back())) {
      throw new SamlFlaw("It goes to another address");
    }
    Optional<Element> issuer = SamlXml.optional(response, SamlXml.ASSERTION, "Issuer");
    if (issuer.isPresent() && !SamlXml.text(issuer.get()).equals(expected.partner().issuer())) {
      throw new SamlFlaw("It comes from another provider");
    }
    Element status = SamlXml.only(response, SamlXml.PROTOCOL, "Status");
    if (!SamlXml.only(status, SamlXml.PROTOCOL, "StatusCode")
        .getAttributeNS(null, "Value")
        .equals(SUCCESS)) {
      throw new SamlFlaw("The provider has not signed anybody in");
    }
  }
}
