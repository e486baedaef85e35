package org.tsudoi.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tsudoi.identity.SamlTexts.BACK;
import static org.tsudoi.identity.SamlTexts.ENTITY;
import static org.tsudoi.identity.SamlTexts.ISSUER;
import static org.tsudoi.identity.SamlTexts.SUBJECT;

import java.util.List;
import java.util.Random;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tsudoi.shared.Problem;
import org.tsudoi.shared.RefusedException;

/** What is not believed, whoever has signed it and whatever stands around it. */
@Tag("spec-6.3.1")
class SamlAttackTest extends SamlRoom {

  private static final long CHANGES_SEED = 20260401;
  private static final int CHANGES = 400;
  private static final List<String> PIECES =
      List.of(
          "",
          "A",
          "_",
          " ",
          "<",
          ">",
          "\"",
          "&amp;",
          "<!-- -->",
          "<?x y?>",
          "<x/>",
          "#",
          "/",
          "x:",
          "<![CDATA[A]]>",
          "</Signature>",
          "<Signature/>",
          " ID=\"_a1\"",
          " Id=\"_a1\"",
          " xmlns=\"\"",
          " xmlns:saml=\"urn:x\"",
          "<Object/>",
          "<Transform Algorithm=\"\"/>",
          "\u0000",
          "\r\n");

  static Stream<Arguments> flaws() {
    return Stream.of(
        flaw("another provider", "<saml:Issuer>" + ISSUER, "<saml:Issuer>https://idp2.example"),
        flaw("a prefix of ours", "<saml:Audience>" + ENTITY, "<saml:Audience>" + ENTITY + "2"),
        flaw("no audience", "<saml:Audience>" + ENTITY + "</saml:Audience>", ""),
        flaw("another recipient", "Recipient=\"" + BACK, "Recipient=\"https://other.example/"),
        flaw("nobody asked", "InResponseTo=", "InReply="),
        flaw("no end", "NotOnOrAfter=\"2030-04-01T00:05:00Z\" Recipient", "Recipient"),
        flaw("no time", "NotOnOrAfter=\"2030-04-01T00:05:00Z\" Rec", "NotOnOrAfter=\"x\" Rec"),
        flaw(
            "not yet",
            "SubjectConfirmationData ",
            "SubjectConfirmationData NotBefore=\"2030-04-01T00:00:00Z\" "),
        flaw("holder of key", "cm:bearer", "cm:holder-of-key"),
        flaw("a name for once", "format:persistent", "format:transient"),
        flaw("an address", "2.0:nameid-format:persistent", "1.1:nameid-format:emailAddress"),
        flaw("of another name space", "persistent\">", "persistent\" NameQualifier=\"https://x\">"),
        flaw("for another server", "persistent\">", "persistent\" SPNameQualifier=\"https://x\">"),
        flaw("nobody", SUBJECT, " "),
        flaw("somebody too long", SUBJECT, "x".repeat(256)),
        flaw("an element in the name", SUBJECT, SUBJECT + "<b/>"),
        flaw("the version before", "Version=\"2.0\"", "Version=\"1.1\""),
        flaw(
            "of the future",
            "IssueInstant=\"2030-04-01T00:00:00Z\"",
            "IssueInstant=\"2030-04-01T00:01:01Z\""),
        flaw(
            "a condition that is not known",
            "<saml:AudienceRestriction>",
            "<x:Never xmlns:x='urn:x'/><saml:AudienceRestriction>"),
        flaw(
            "holds later",
            "Conditions NotBefore=\"2030-04-01T00:00:00Z\"",
            "Conditions NotBefore=\"2030-04-01T00:01:01Z\""),
        flaw("held before", "00:05:00Z\"><saml:Aud", "00:00:00Z\" NotBefor=\"\"><saml:Aud"),
        flaw(
            "session over",
            "SessionNotOnOrAfter=\"2030-04-01T00:05:00Z",
            "SessionNotOnOrAfter=\"2030-03-31T23:59:00Z"),
        flaw("nobody signed in", "AuthnStatement", "OtherStatement"),
        flaw("no ID", "ID=\"_a1\"", "Id=\"_a1\""));
  }

  private static Arguments flaw(String name, String from, String to) {
    return Arguments.of(name, (UnaryOperator<String>) text -> changed(text, from, to));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("flaws")
  void refusesWhatIsSignedAndDoesNotFit(String name, UnaryOperator<String> flaw) {
    String wrong = flaw.apply(assertion());
    if (wrong.contains(" ID=")) {
      refused(response(rsa.sign(held(name, wrong), "Assertion")));
    }
    refused(rsa.sign(response(held(name, wrong)), "Response"));
  }

  /** A minute may lie between the clocks, so what was over at once is made older. */
  private static String held(String name, String text) {
    return name.equals("held before")
        ? text.replace("00:00:00Z\" NotBefor=\"\"", "00:00:00Z\"")
            .replace(
                "NotOnOrAfter=\"2030-04-01T00:00:00Z\"", "NotOnOrAfter=\"2030-03-31T23:59:00Z\"")
        : text;
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Destination=\"https://meet.example/;Destination=\"https://other.example/",
        "InResponseTo=\"_;InResponseTo=\"_0",
        "InResponseTo=;InReply=",
        "<saml:Issuer>https://idp;<saml:Issuer>https://idp2",
        "status:Success;status:Responder",
        "Version=\"2.0\";Version=\"2.1\"",
        "samlp:Response;samlp:LogoutResponse"
      })
  void refusesAnEnvelopeThatDoesNotFit(String change) {
    String[] parts = change.split(";");
    String inside = rsa.sign(assertion(), "Assertion");
    String envelope = changed(response("@"), parts[0], parts[1]);

    refused(envelope.replace("@", inside));
    if (envelope.contains("samlp:Response")) {
      refused(rsa.sign(envelope.replace("@", assertion()), "Response"));
    }
  }

  @Test
  void refusesWhatNoKeyOfTheProviderHasSigned() {
    refused(response(assertion()));
    refused(response(stranger.sign(assertion(), "Assertion")));
    refused(stranger.sign(response(rsa.sign(assertion(), "Assertion")), "Response"));
    String mine = stranger.sign(assertion(), "Assertion");
    refused(response(changed(mine, keyInfo(mine), keyInfo(rsa.sign(assertion(), "Assertion")))));
    SamlSigner secret =
        new SamlSigner(
            new SecretKeySpec(rsa.certificate.getPublicKey().getEncoded(), "Hmac"),
            rsa.certificate);
    secret.method = "http://www.w3.org/2001/04/xmldsig-more#hmac-sha256";
    refused(response(secret.sign(assertion(), "Assertion")));
  }

  private static String keyInfo(String xml) {
    return xml.substring(xml.indexOf("<KeyInfo"), xml.indexOf("</KeyInfo>"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "method;http://www.w3.org/2000/09/xmldsig#rsa-sha1",
        "digest;http://www.w3.org/2000/09/xmldsig#sha1",
        "canonical;http://www.w3.org/TR/2001/REC-xml-c14n-20010315",
        "transform;http://www.w3.org/2001/10/xml-exc-c14n#WithComments",
        "transform;http://www.w3.org/TR/2001/REC-xml-c14n-20010315"
      })
  void refusesSignaturesOfAnotherForm(String change) {
    String[] parts = change.split(";");
    SamlSigner weak = new SamlSigner(rsa.key, rsa.certificate);
    switch (parts[0]) {
      case "method" -> weak.method = parts[1];
      case "digest" -> weak.digest = parts[1];
      case "canonical" -> weak.canonical = parts[1];
      default -> weak.transforms = List.of(rsa.transforms.get(0), parts[1]);
    }

    refused(response(weak.sign(assertion(), "Assertion")));
  }

  @Test
  void refusesWhatWasChangedAfterwards() {
    String answer = response(rsa.sign(assertion(), "Assertion"));
    String whole = rsa.sign(response(assertion()), "Response");

    refused(changed(answer, SUBJECT, EVIL));
    refused(changed(whole, SUBJECT, EVIL));
    refused(changed(answer, "DigestValue>", "DigestValue>AAAA"));
    refused(changed(answer, "<SignatureValue>", "<SignatureValue>AAAA"));
    refused(changed(answer, SamlTexts.signatureOf(answer), ""));
    refused(changed(answer, "<SignedInfo>", "<SignedInfo><x/>"));
    refused(changed(answer, "URI=\"#_a1\"", "URI=\"\""));
    refused(
        changed(
            answer,
            SamlTexts.signatureOf(answer),
            "<Signature xmlns='http://www.w3.org/2000/09/xmldsig#'/>"));
  }

  /** Signature wrapping: something signed is there, and something else beside it. */
  @Test
  void neverReadsWhatStandsBesideTheSigned() {
    String signed = rsa.sign(assertion(), "Assertion");
    String signature = SamlTexts.signatureOf(signed);
    String original = SamlTexts.withoutSignature(signed);
    String evil = changed(changed(original, SUBJECT, EVIL), "ID=\"_a1\"", "ID=\"_evil\"");
    String twin = changed(original, SUBJECT, EVIL);

    refused(response(evil + signed));
    refused(response(signed + evil));
    refused(response(behindIssuer(evil, signed)));
    refused(response(behindIssuer(evil, signature) + original));
    refused(response(behindIssuer(evil, holding(signature, original))));
    refused(response(behindIssuer(twin, holding(signature, original))));
    refused(response(behindIssuer(twin, signature) + extensions(original)));
    refused(changed(response(evil), "<samlp:Status>", extensions(signed) + "<samlp:Status>"));
    refused(
        changed(
            response(twin), "<samlp:Status>", signature + extensions(original) + "<samlp:Status>"));
  }

  @Test
  void neverReadsWhatStandsAroundASignedAnswer() {
    String signed = rsa.sign(response(assertion()), "Response");
    String signature = SamlTexts.signatureOf(signed);
    String original = SamlTexts.withoutSignature(signed);
    String evil = changed(changed(original, SUBJECT, EVIL), "ID=\"_r1\"", "ID=\"_evil\"");
    String bare = changed(changed(response("@"), "ID=\"_r1\"", "ID=\"_evil\""), "@", "");

    refused(changed(evil, "<samlp:Status>", extensions(signed) + "<samlp:Status>"));
    refused(changed(evil, "<samlp:Status>", holding(signature, original) + "<samlp:Status>"));
    refused(changed(bare, "<samlp:Status>", holding(signature, original) + "<samlp:Status>"));
    refused(changed(bare, "<samlp:Status>", signature + extensions(original) + "<samlp:Status>"));
    refused(
        changed(evil, "ID=\"_evil\"", "ID=\"_r1\"")
            .replace("<samlp:Status>", holding(signature, original) + "<samlp:Status>"));
  }

  private static String behindIssuer(String assertion, String what) {
    return changed(assertion, "</saml:Issuer>", "</saml:Issuer>" + what);
  }

  private static String holding(String signature, String what) {
    return changed(signature, "</Signature>", "<Object>" + what + "</Object></Signature>");
  }

  private static String extensions(String what) {
    return "<samlp:Extensions>" + what + "</samlp:Extensions>";
  }

  /** A comment is not signed; whoever reads only up to it takes one person for another. */
  @Test
  void readsANameWholeWhereSomebodyPutACommentIntoIt() {
    String name = SUBJECT + ".evil.example";
    String signed = rsa.sign(changed(assertion(), SUBJECT, name), "Assertion");

    assertThat(finish(response(changed(signed, name, SUBJECT + "<!-- -->.evil.example"))).subject())
        .isEqualTo(name);
  }

  @Test
  void refusesWhatIsNoAnswerAtAll() {
    String secret = changed(response("@"), "@", "<saml:EncryptedAssertion/>");
    String signed = rsa.sign(assertion(), "Assertion");

    refused(secret);
    refused(
        response(signed)
            .replace("<samlp:Response", "<!DOCTYPE x [<!ENTITY y 'z'>]><samlp:Response"));
    refused(Problem.SSO_FAILED, () -> provider.finish(pending, "", BACK));
    refused(Problem.SSO_FAILED, () -> provider.finish(pending, "%%%", BACK));
    refused(Problem.SSO_FAILED, () -> provider.finish(pending, "bm8gWE1M", BACK));
    refused(changed(response("@"), "@", signed + "<!--" + "x".repeat(200_000) + "-->"));
    assertThat(seen.seen).isEmpty();
  }

  /** Whatever is changed by chance: refused, or the very person whom the provider has signed. */
  @Test
  void neverMakesSomebodyElseOfAChangedAnswer() {
    String good = response(rsa.sign(assertion(), "Assertion"));
    Random chance = new Random(CHANGES_SEED);
    for (int i = 0; i < CHANGES; i++) {
      int at = chance.nextInt(good.length());
      int taken = chance.nextInt(3) == 0 ? chance.nextInt(40) : 0;
      String piece = PIECES.get(chance.nextInt(PIECES.size()));
      String changed =
          good.substring(0, at) + piece + good.substring(Math.min(good.length(), at + taken));
      seen.seen.clear();
      try {
        assertThat(finish(changed)).isEqualTo(HANAKO);
      } catch (RefusedException refused) {
        assertThat(refused.problem()).isEqualTo(Problem.SSO_FAILED);
      }
    }
  }
}
