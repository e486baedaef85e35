package org.tsudoi.identity;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.w3c.dom.Element;

/**
 * Reads a signed assertion (SAML 2.0 core 2, profiles 4.1.4.3): of that provider, for this server,
 * as the answer to this question, in time, and about somebody whom it calls the same for ever.
 */
final class SamlAssertion {

  private static final String VERSION = "2.0";
  private static final String ENTITY = "urn:oasis:names:tc:SAML:2.0:nameid-format:entity";
  private static final String PERSISTENT = "urn:oasis:names:tc:SAML:2.0:nameid-format:persistent";
  private static final String BEARER = "urn:oasis:names:tc:SAML:2.0:cm:bearer";
  private static final Set<String> CONDITIONS =
      Set.of("AudienceRestriction", "OneTimeUse", "ProxyRestriction");
  private static final int MOST_SUBJECT = 255;
  private static final int MOST_ID = 255;

  private final SamlExpected expected;
  private final SamlNames names;

  /**
   * Where an assertion says who somebody is.
   *
   * @param subject the attribute with what the provider calls the person; without one, the
   *     persistent name
   * @param claim the attribute with the user ID
   */
  record SamlNames(Optional<String> subject, String claim) {}

  /**
   * What an assertion proves.
   *
   * @param id what it is called itself
   * @param until from when on nobody takes it any more
   * @param identity whom it is about
   */
  record Proof(String id, Instant until, ProvenIdentity identity) {}

  SamlAssertion(SamlExpected expected, SamlNames names) {
    this.expected = expected;
    this.names = names;
  }

  Proof read(Element assertion) throws SamlFlaw {
    checkOrigin(assertion);
    checkConditions(SamlXml.only(assertion, SamlXml.ASSERTION, "Conditions"));
    Optional<Instant> signedIn = checkSignedIn(assertion);
    Element subject = SamlXml.only(assertion, SamlXml.ASSERTION, "Subject");
    Instant until = confirmedUntil(subject);
    ProvenIdentity identity =
        new ProvenIdentity(
            expected.partner().issuer(),
            checked(person(assertion, subject)),
            attribute(assertion, names.claim()),
            Optional.empty(),
            Optional.empty(),
            signedIn);
    return new Proof(id(assertion), until.plus(SamlExpected.SKEW), identity);
  }

  private static String id(Element assertion) throws SamlFlaw {
    String id = assertion.getAttributeNS(null, "ID");
    if (id.isEmpty() || id.length() > MOST_ID) {
      throw new SamlFlaw("The assertion has no ID that could be kept");
    }
    return id;
  }

  private void checkOrigin(Element assertion) throws SamlFlaw {
    Element issuer = SamlXml.only(assertion, SamlXml.ASSERTION, "Issuer");
    String format = issuer.getAttributeNS(null, "Format");
    if (!assertion.getAttributeNS(null, "Version").equals(VERSION)
        || !(format.isEmpty() || format.equals(ENTITY))
        || !SamlXml.text(issuer).equals(expected.partner().issuer())) {
      throw new SamlFlaw("The assertion is of another provider or version");
    }
    if (!expected.hasCome(assertion, "IssueInstant")) {
      throw new SamlFlaw("The assertion is of the future");
    }
  }

  private void checkConditions(Element conditions) throws SamlFlaw {
    if (SamlExpected.has(conditions, "NotBefore") && !expected.hasCome(conditions, "NotBefore")) {
      throw new SamlFlaw("The assertion does not hold yet");
    }
    if (SamlExpected.has(conditions, "NotOnOrAfter")
        && !expected.isBefore(conditions, "NotOnOrAfter")) {
      throw new SamlFlaw("The assertion holds no more");
    }
    for (Element condition : SamlXml.children(conditions)) {
      if (!SamlXml.ASSERTION.equals(condition.getNamespaceURI())
          || !CONDITIONS.contains(condition.getLocalName())) {
        throw new SamlFlaw("The assertion has a condition that is not known here");
      }
    }
    checkAudience(SamlXml.children(conditions, SamlXml.ASSERTION, "AudienceRestriction"));
  }

  private void checkAudience(List<Element> restrictions) throws SamlFlaw {
    boolean ours = !restrictions.isEmpty();
    for (Element restriction : restrictions) {
      boolean named = false;
      for (Element audience : SamlXml.children(restriction, SamlXml.ASSERTION, "Audience")) {
        named |= SamlXml.text(audience).equals(expected.entity());
      }
      ours &= named;
    }
    if (!ours) {
      throw new SamlFlaw("The assertion is for somebody else");
    }
  }

  /** When the person last showed the provider who it is, if it says so. */
  private Optional<Instant> checkSignedIn(Element assertion) throws SamlFlaw {
    List<Element> statements = SamlXml.children(assertion, SamlXml.ASSERTION, "AuthnStatement");
    if (statements.isEmpty()) {
      throw new SamlFlaw("The assertion does not say that anybody signed in");
    }
    Optional<Instant> last = Optional.empty();
    for (Element statement : statements) {
      if (SamlExpected.has(statement, "AuthnInstant")) {
        Instant then = SamlExpected.moment(statement, "AuthnInstant");
        last = Optional.of(last.filter(then::isBefore).orElse(then));
      }
      if (SamlExpected.has(statement, "SessionNotOnOrAfter")
          && !expected.isBefore(statement, "SessionNotOnOrAfter")) {
        throw new SamlFlaw("The session at the provider is over");
      }
    }
    return last;
  }

  /** Until when the bearer may show it here; the last time of those that fit. */
  private Instant confirmedUntil(Element subject) throws SamlFlaw {
    Optional<Instant> last = Optional.empty();
    for (Element confirmation :
        SamlXml.children(subject, SamlXml.ASSERTION, "SubjectConfirmation")) {
      if (confirmation.getAttributeNS(null, "Method").equals(BEARER)) {
        Element data = SamlXml.only(confirmation, SamlXml.ASSERTION, "SubjectConfirmationData");
        if (fits(data)) {
          Instant until = SamlExpected.moment(data, "NotOnOrAfter");
          last = Optional.of(last.filter(until::isBefore).orElse(until));
        }
      }
    }
    return last.orElseThrow(
        () -> new SamlFlaw("The assertion is not to be shown here, or not for this, or no more"));
  }

  private boolean fits(Element data) throws SamlFlaw {
    return data.getAttributeNS(null, "Recipient").equals(expected.back())
        && data.getAttributeNS(null, "InResponseTo").equals(expected.question())
        && !SamlExpected.has(data, "NotBefore")
        && SamlExpected.has(data, "NotOnOrAfter")
        && expected.isBefore(data, "NotOnOrAfter");
  }

  private String person(Element assertion, Element subject) throws SamlFlaw {
    if (names.subject().isPresent()) {
      return attribute(assertion, names.subject().get())
          .orElseThrow(() -> new SamlFlaw("The attribute with the subject is not there once"));
    }
    Element name = SamlXml.only(subject, SamlXml.ASSERTION, "NameID");
    boolean ours =
        name.getAttributeNS(null, "Format").equals(PERSISTENT)
            && isEmptyOr(name, "NameQualifier", expected.partner().issuer())
            && isEmptyOr(name, "SPNameQualifier", expected.entity());
    if (!ours) {
      throw new SamlFlaw("The name is not a persistent one for this server");
    }
    return SamlXml.text(name);
  }

  private static boolean isEmptyOr(Element element, String attribute, String wanted) {
    String told = element.getAttributeNS(null, attribute);
    return told.isEmpty() || told.equals(wanted);
  }

  private static String checked(String subject) throws SamlFlaw {
    if (subject.isEmpty() || subject.length() > MOST_SUBJECT) {
      throw new SamlFlaw("The subject is empty or too long");
    }
    return subject;
  }

  /** The value of an attribute that has exactly one. */
  private static Optional<String> attribute(Element assertion, String name) throws SamlFlaw {
    Optional<Element> found = Optional.empty();
    for (Element statement : SamlXml.children(assertion, SamlXml.ASSERTION, "AttributeStatement")) {
      for (Element attribute : SamlXml.children(statement, SamlXml.ASSERTION, "Attribute")) {
        if (attribute.getAttributeNS(null, "Name").equals(name)) {
          List<Element> values = SamlXml.children(attribute, SamlXml.ASSERTION, "AttributeValue");
          if (found.isPresent() || values.size() != 1) {
            return Optional.empty();
          }
          found = Optional.of(values.get(0));
        }
      }
    }
    return found.isEmpty() ? Optional.empty() : Optional.of(SamlXml.text(found.get()));
  }
}
