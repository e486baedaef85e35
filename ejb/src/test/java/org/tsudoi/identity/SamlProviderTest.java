package org.tsudoi.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.tsudoi.identity.SamlTexts.BACK;
import static org.tsudoi.identity.SamlTexts.ENTITY;
import static org.tsudoi.identity.SamlTexts.ISSUER;
import static org.tsudoi.identity.SamlTexts.SUBJECT;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;
import javax.crypto.spec.SecretKeySpec;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tsudoi.fixtures.FakeClock;
import org.tsudoi.installation.DataDirectory;
import org.tsudoi.shared.Problem;
import org.tsudoi.shared.RefusedException;

/** What is believed of an identity provider that speaks SAML, and what is not. */
@Tag("spec-6.3.1")
class SamlProviderTest {

  private static final ProvenIdentity HANAKO =
      new ProvenIdentity(ISSUER, SUBJECT, Optional.of("hanako"));
  private static final String EVIL = "G-000000000000";

  @TempDir private static Path keys;
  private static SamlSigner rsa;
  private static SamlSigner curve;
  private static SamlSigner stranger;

  private final FakeClock clock = FakeClock.at("2030-04-01T00:00:00Z");
  private final FakeSeenAssertions seen = new FakeSeenAssertions();
  private Path metadata;
  private SamlSettings settings;
  private SamlProvider provider;
  private SamlPending pending;

  @BeforeAll
  static void makeKeys() {
    rsa = SamlSigner.make(keys, "RSA", "-keysize", "2048");
    curve = SamlSigner.make(keys, "EC", "-groupname", "secp256r1");
    curve.method = SamlSigner.ECDSA_SHA256;
    stranger = SamlSigner.make(keys, "RSA", "-keysize", "2048");
  }

  @BeforeEach
  void setUp(@TempDir Path folder) throws IOException {
    Files.createDirectories(folder.resolve("keys"));
    metadata = folder.resolve("keys/saml.metadata.xml");
    Files.writeString(metadata, SamlTexts.metadata(rsa, curve));
    settings = new SamlSettings();
    settings.issuer = Optional.of(ISSUER);
    settings.entity = Optional.of(ENTITY);
    settings.subject = Optional.empty();
    settings.claim = "uid";
    settings.name = "Aoba";
    settings.data = new DataDirectory(folder.toString());
    provider = provider();
    pending = provider.begin(BACK).pending();
  }

  private SamlProvider provider() {
    return new SamlProvider(
        settings,
        new IdentityProvider(Optional.empty(), null, null, clock, clock),
        new AssertionKeeper(new AssertionDesk(seen), clock),
        new SecureRandom(),
        clock);
  }

  private String assertion() {
    return SamlTexts.assertion(pending.question(), clock.instant());
  }

  private String response(String assertion) {
    return SamlTexts.response(pending.question(), clock.instant(), assertion);
  }

  private ProvenIdentity finish(String xml) {
    return provider.finish(pending, SamlTexts.encoded(xml), BACK);
  }

  private void refused(String xml) {
    refused(Problem.SSO_FAILED, () -> finish(xml));
    assertThat(seen.seen).isEmpty();
  }

  private static void refused(Problem why, ThrowingCallable call) {
    assertThatExceptionOfType(RefusedException.class)
        .isThrownBy(call)
        .extracting(RefusedException::problem)
        .isEqualTo(why);
  }

  private static String changed(String text, String from, String to) {
    assertThat(text).contains(from);
    return text.replace(from, to);
  }

  @Test
  void asksByRedirectWithTheHashOfWhatTheBrowserKeeps() throws IOException {
    SamlStart start = provider.begin(BACK);

    assertThat(start.address()).startsWith("https://idp.example/saml?realm=aoba&SAMLRequest=");
    String asked = asked(start);
    assertThat(asked)
        .contains("<samlp:AuthnRequest ", "ID=\"" + start.pending().question() + "\"")
        .contains("AssertionConsumerServiceURL=\"" + BACK + "\"")
        .contains("Destination=\"https://idp.example/saml?realm=aoba\"")
        .contains("<saml:Issuer>" + ENTITY + "</saml:Issuer>")
        .contains("nameid-format:persistent")
        .doesNotContain(start.pending().secret());
    assertThat(start.pending().question()).matches("_[0-9a-f]{64}");
    assertThat(start.pending()).isNotEqualTo(pending);
    assertThat(SamlPending.of(start.pending().secret())).contains(start.pending());
    assertThat(SamlPending.of("short")).isEmpty();
    assertThat(start.pending().toString()).doesNotContain(start.pending().secret());
  }

  private static String asked(SamlStart start) throws IOException {
    String query = URI.create(start.address()).getRawQuery().replaceFirst(".*SAMLRequest=", "");
    byte[] bytes = Base64.getDecoder().decode(URLDecoder.decode(query, StandardCharsets.UTF_8));
    try (InflaterInputStream plain =
        new InflaterInputStream(new ByteArrayInputStream(bytes), new Inflater(true))) {
      return new String(plain.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  @Test
  void believesASignedAssertionASignedAnswerAndBoth() {
    assertThat(finish(response(rsa.sign(assertion(), "Assertion")))).isEqualTo(HANAKO);
    seen.seen.clear();
    assertThat(finish(rsa.sign(response(assertion()), "Response"))).isEqualTo(HANAKO);
    seen.seen.clear();
    assertThat(finish(rsa.sign(response(rsa.sign(assertion(), "Assertion")), "Response")))
        .isEqualTo(HANAKO);
    seen.seen.clear();
    assertThat(finish(response(curve.sign(assertion(), "Assertion")))).isEqualTo(HANAKO);
  }

  @Test
  void takesAnAttributeAsTheSubjectWhereThatIsSet() throws IOException {
    settings.subject = Optional.of("number");
    String transientName = changed(assertion(), "format:persistent", "format:transient");

    assertThat(finish(response(rsa.sign(transientName, "Assertion"))))
        .isEqualTo(new ProvenIdentity(ISSUER, "4711", Optional.of("hanako")));
    assertThat(asked(provider.begin(BACK))).doesNotContain("NameIDPolicy");
    seen.seen.clear();
    String value = "<saml:AttributeValue>4711</saml:AttributeValue>";
    refused(response(rsa.sign(changed(assertion(), value, value + value), "Assertion")));
    refused(response(rsa.sign(changed(assertion(), value, ""), "Assertion")));
    refused(response(rsa.sign(changed(assertion(), "\"uid\"", "\"number\""), "Assertion")));
  }

  @Test
  void takesAnAssertionOnceAndForgetsItWhenNobodyWouldTakeItAnyMore() {
    String answer = response(rsa.sign(assertion(), "Assertion"));
    finish(answer);

    refused(Problem.SSO_FAILED, () -> finish(answer));
    AssertionKeeper keeper = new AssertionKeeper(new AssertionDesk(seen), clock);
    clock.advance(Duration.ofMinutes(5).plusSeconds(59));
    keeper.sweep();
    assertThat(seen.seen).hasSize(1);
    refused(Problem.SSO_FAILED, () -> finish(answer));
    clock.advance(Duration.ofSeconds(1));
    keeper.sweep();
    assertThat(seen.seen).isEmpty();
    refused(answer);
  }

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
  void asksASignedAnswerToSayToWhereItGoes() {
    String nowhere = changed(response("@"), "Destination=\"" + BACK + "\" ", "");

    refused(rsa.sign(nowhere.replace("@", assertion()), "Response"));
    assertThat(finish(nowhere.replace("@", rsa.sign(assertion(), "Assertion")))).isEqualTo(HANAKO);
  }

  @Test
  void refusesTheAnswerToAnotherBrowsersQuestion() {
    String answer = response(rsa.sign(assertion(), "Assertion"));
    SamlPending other = provider.begin(BACK).pending();

    refused(Problem.SSO_FAILED, () -> provider.finish(other, SamlTexts.encoded(answer), BACK));
    String renamed = changed(answer, pending.question() + "\" Iss", other.question() + "\" Iss");
    refused(Problem.SSO_FAILED, () -> provider.finish(other, SamlTexts.encoded(renamed), BACK));
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

  @Test
  void asksNobodyWhileTheMetadataCannotBeUsed() throws IOException {
    SamlSigner shortKey = SamlSigner.make(keys, "RSA", "-keysize", "1024");
    String good = SamlTexts.metadata(rsa);
    for (String wrong :
        List.of(
            "no XML",
            "<!DOCTYPE x>" + good.replaceFirst("^.*\n", ""),
            changed(good, ISSUER, "https://other.example"),
            changed(good, "https://idp.example/saml", "http://idp.example/saml"),
            changed(good, "https://idp.example/saml", "javascript:alert"),
            changed(good, "HTTP-Redirect", "HTTP-Artifact"),
            changed(good, "SAML:2.0:protocol\">", "SAML:1.1:protocol\">"),
            changed(good, "use='signing'", "use='encryption'"),
            changed(good, "X509Certificate>MI", "X509Certificate>AA"),
            SamlTexts.metadata(shortKey),
            SamlTexts.metadata())) {
      Files.writeString(metadata, wrong);
      refused(Problem.SSO_UNREACHABLE, () -> provider.begin(BACK));
    }
    Files.delete(metadata);
    refused(Problem.SSO_UNREACHABLE, () -> provider.begin(BACK));
    refused(Problem.SSO_UNREACHABLE, () -> finish(response(rsa.sign(assertion(), "Assertion"))));
    Files.writeString(metadata, SamlTexts.metadata(stranger));
    assertThat(finish(response(stranger.sign(assertion(), "Assertion")))).isEqualTo(HANAKO);
  }

  @Test
  void tellsTheProvidersAdministratorWhatItIs() {
    assertThat(provider.metadata(BACK + "?a=1&b"))
        .contains("entityID=\"" + ENTITY + "\"")
        .contains("Location=\"" + BACK + "?a=1&amp;b\"")
        .contains("WantAssertionsSigned=\"true\"", "bindings:HTTP-POST");
  }

  @Test
  void doesNothingWithoutAProviderOrBesideTheOther() {
    SamlProvider beside =
        new SamlProvider(
            settings,
            new IdentityProvider(
                Optional.of(new Provider("https://idp.example", "tsudoi", "Other", "openid", "x")),
                null,
                null,
                clock,
                clock),
            null,
            new SecureRandom(),
            clock);
    settings.issuer = Optional.of(" ");
    SamlProvider off = provider();

    for (SamlProvider none : List.of(beside, off)) {
      assertThat(none.isOffered()).isFalse();
      assertThat(none.name()).isEmpty();
      assertThat(none.issuer()).isEmpty();
      refused(Problem.NOT_FOUND, () -> none.begin(BACK));
      refused(Problem.NOT_FOUND, () -> none.metadata(BACK));
      refused(Problem.NOT_FOUND, () -> none.finish(pending, "x", BACK));
    }
    assertThat(provider.name()).isEqualTo("Aoba");
  }

  @Test
  void needsANameOfItsOwn() {
    settings.entity = Optional.empty();

    assertThatIllegalStateException()
        .isThrownBy(() -> provider.begin(BACK))
        .withMessageContaining("tsudoi.saml.entity");
  }
}
