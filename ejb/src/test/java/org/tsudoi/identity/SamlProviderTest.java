package org.tsudoi.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.tsudoi.identity.SamlTexts.BACK;
import static org.tsudoi.identity.SamlTexts.ENTITY;
import static org.tsudoi.identity.SamlTexts.ISSUER;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.tsudoi.shared.Problem;

/** What is believed of an identity provider that speaks SAML. */
@Tag("spec-6.3.1")
class SamlProviderTest extends SamlRoom {

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

  private static final String AUTHENTICATED = "AuthnInstant=\"";

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
  void asksAnewOnRequestAndTellsWhenThePersonSignedInThere() throws IOException {
    String earlier = AUTHENTICATED + "2030-03-31T20:00:00Z\"";

    assertThat(asked(provider.begin(BACK))).doesNotContain("ForceAuthn");
    assertThat(asked(provider.beginAnew(BACK))).contains("ForceAuthn=\"true\"");
    String then = changed(assertion(), AUTHENTICATED + "2030-04-01T00:00:00Z\"", earlier);
    assertThat(finish(response(rsa.sign(then, "Assertion"))).provedAt())
        .contains(Instant.parse("2030-03-31T20:00:00Z"));
    seen.seen.clear();
    refused(response(rsa.sign(changed(then, earlier, AUTHENTICATED + "soon\""), "Assertion")));
  }

  @Test
  void takesAnAttributeAsTheSubjectWhereThatIsSet() throws IOException {
    settings.subject = Optional.of("number");
    String transientName = changed(assertion(), "format:persistent", "format:transient");

    assertThat(finish(response(rsa.sign(transientName, "Assertion")))).isEqualTo(hanako("4711"));
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
  void asksNobodyWhileTheMetadataCannotBeUsed() throws IOException {
    SamlSigner shortKey = SamlKeys.make("RSA", "-keysize", "1024");
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
