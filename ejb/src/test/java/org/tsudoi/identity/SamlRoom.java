package org.tsudoi.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.tsudoi.identity.SamlTexts.BACK;
import static org.tsudoi.identity.SamlTexts.ENTITY;
import static org.tsudoi.identity.SamlTexts.ISSUER;
import static org.tsudoi.identity.SamlTexts.SUBJECT;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Optional;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.tsudoi.fixtures.FakeClock;
import org.tsudoi.installation.DataDirectory;
import org.tsudoi.shared.Problem;
import org.tsudoi.shared.RefusedException;

/** A room with a provider that speaks SAML, and what it may say. */
abstract class SamlRoom {

  static final ProvenIdentity HANAKO = hanako(SUBJECT);
  static final String EVIL = "G-000000000000";

  final FakeClock clock = FakeClock.at("2030-04-01T00:00:00Z");
  final FakeSeenAssertions seen = new FakeSeenAssertions();
  final SamlSigner rsa = SamlKeys.RSA;
  final SamlSigner curve = SamlKeys.CURVE;
  final SamlSigner stranger = SamlKeys.STRANGER;
  Path metadata;
  SamlSettings settings;
  SamlProvider provider;
  SamlPending pending;

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

  /** Hanako, whom the provider calls so, as she signed in there. */
  static ProvenIdentity hanako(String subject) {
    return new ProvenIdentity(
        ISSUER,
        subject,
        Optional.of("hanako"),
        Optional.empty(),
        Optional.empty(),
        Optional.of(Instant.parse("2030-04-01T00:00:00Z")));
  }

  SamlProvider provider() {
    return new SamlProvider(
        settings,
        new IdentityProvider(Optional.empty(), null, null, clock, clock),
        new AssertionKeeper(new AssertionDesk(seen), clock),
        new SecureRandom(),
        clock);
  }

  String assertion() {
    return SamlTexts.assertion(pending.question(), clock.instant());
  }

  String response(String assertion) {
    return SamlTexts.response(pending.question(), clock.instant(), assertion);
  }

  ProvenIdentity finish(String xml) {
    return provider.finish(pending, SamlTexts.encoded(xml), BACK);
  }

  void refused(String xml) {
    refused(Problem.SSO_FAILED, () -> finish(xml));
    assertThat(seen.seen).isEmpty();
  }

  static void refused(Problem why, ThrowingCallable call) {
    assertThatExceptionOfType(RefusedException.class)
        .isThrownBy(call)
        .extracting(RefusedException::problem)
        .isEqualTo(why);
  }

  static String changed(String text, String from, String to) {
    assertThat(text).contains(from);
    return text.replace(from, to);
  }
}
