package org.tsudoi.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jose4j.jwa.AlgorithmConstraints;
import org.jose4j.jwk.RsaJsonWebKey;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.NumericDate;
import org.jose4j.keys.HmacKey;
import org.junit.jupiter.api.AfterEach;
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

/** What is believed of an identity provider, and what is not. */
@Tag("spec-6.3.1")
class IdentityProviderTest {

  private static final String BACK = "https://meet.example/console/sso/return";

  private final FakeClock clock = FakeClock.at("2030-04-01T00:00:00Z");
  private final FakeProvider fake = new FakeProvider();
  private IdentityProvider provider;

  @BeforeEach
  void setUp(@TempDir Path folder) throws IOException {
    Files.createDirectories(folder.resolve("keys"));
    Files.writeString(folder.resolve("keys/sso.secret"), FakeProvider.SECRET + "\n");
    ProviderSettings settings = new ProviderSettings();
    settings.issuer = Optional.of(fake.issuer());
    settings.client = Optional.of(FakeProvider.CLIENT);
    settings.name = "Aoba";
    settings.scope = "openid profile";
    settings.claim = "preferred_username";
    settings.data = new DataDirectory(folder.toString());
    provider = new IdentityProvider(settings, new SecureRandom(), clock, clock);
  }

  @AfterEach
  void stop() {
    fake.close();
  }

  private ProvenIdentity finish(SsoStart start) {
    return provider.finish(start.pending(), answer(start), BACK);
  }

  private static SsoAnswer answer(SsoStart start) {
    return new SsoAnswer(start.pending().state(), "code-" + start.hashCode(), "", "");
  }

  private static void refused(Problem why, ThrowingCallable call) {
    assertThatExceptionOfType(RefusedException.class)
        .isThrownBy(call)
        .extracting(RefusedException::problem)
        .isEqualTo(why);
  }

  @Test
  void asksAndBelievesAnAnswerThatFits() throws Exception {
    SsoStart start = provider.begin(BACK);
    fake.idToken = fake.sign(fake.claims(start.pending(), clock.instant()), fake.key);

    ProvenIdentity identity = finish(start);

    assertThat(identity)
        .isEqualTo(new ProvenIdentity(fake.issuer(), "248289761001", Optional.of("hanako")));
    Map<String, String> question = FakeProvider.question(start);
    Map<String, String> exchange = fake.exchanged.get(0);
    assertThat(start.address()).startsWith(fake.issuer() + "/auth?");
    assertThat(question)
        .containsEntry("response_type", "code")
        .containsEntry("client_id", FakeProvider.CLIENT)
        .containsEntry("redirect_uri", BACK)
        .containsEntry("scope", "openid profile")
        .containsEntry("code_challenge_method", "S256");
    assertThat(question.get("code_challenge"))
        .isEqualTo(
            Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(
                    MessageDigest.getInstance("SHA-256")
                        .digest(
                            exchange.get("code_verifier").getBytes(StandardCharsets.US_ASCII))));
    assertThat(exchange).containsEntry("redirect_uri", BACK);
    assertThat(fake.authorizations.get(0))
        .isEqualTo(
            "Basic "
                + Base64.getEncoder()
                    .encodeToString(
                        "tsudoi:s3cret%3Awith%3Dsigns".getBytes(StandardCharsets.UTF_8)));
    assertThat(start.address()).doesNotContain(start.pending().verifier());
  }

  @Test
  void asksAnewOnRequestAndTellsWhenThePersonSignedInThere() throws Exception {
    SsoStart start = provider.beginAnew(BACK);
    JwtClaims claims = fake.claims(start.pending(), clock.instant());
    Instant then = clock.instant().minusSeconds(3600);
    claims.setClaim("auth_time", then.getEpochSecond());
    fake.idToken = fake.sign(claims, fake.key);

    assertThat(finish(start).provedAt()).contains(then);
    assertThat(FakeProvider.question(start))
        .containsEntry("prompt", "login")
        .containsEntry("max_age", "0");
    assertThat(FakeProvider.question(provider.begin(BACK))).doesNotContainKeys("prompt", "max_age");
  }

  static Stream<Arguments> spoiled() {
    return Stream.of(
        Arguments.of("issuer", spoil(claims -> claims.setIssuer("https://evil.example"))),
        Arguments.of("no issuer", spoil(claims -> claims.unsetClaim("iss"))),
        Arguments.of("audience", spoil(claims -> claims.setAudience("another"))),
        Arguments.of("no audience", spoil(claims -> claims.unsetClaim("aud"))),
        Arguments.of("party", spoil(claims -> claims.setStringClaim("azp", "another"))),
        Arguments.of(
            "audiences without party", spoil(claims -> claims.setAudience("tsudoi", "another"))),
        Arguments.of("nonce", spoil(claims -> claims.setStringClaim("nonce", "x".repeat(43)))),
        Arguments.of("no nonce", spoil(claims -> claims.unsetClaim("nonce"))),
        Arguments.of("no subject", spoil(claims -> claims.unsetClaim("sub"))),
        Arguments.of("empty subject", spoil(claims -> claims.setSubject(" "))),
        Arguments.of("long subject", spoil(claims -> claims.setSubject("s".repeat(256)))),
        Arguments.of(
            "expired",
            spoil(
                claims ->
                    claims.setExpirationTime(
                        NumericDate.fromMilliseconds(
                            FakeClock.at("2030-04-01T00:00:00Z").millis() - 61_000)))),
        Arguments.of("no expiry", spoil(claims -> claims.unsetClaim("exp"))),
        Arguments.of("no time", spoil(claims -> claims.unsetClaim("iat"))),
        Arguments.of(
            "not yet",
            spoil(
                claims ->
                    claims.setNotBefore(
                        NumericDate.fromMilliseconds(
                            FakeClock.at("2030-04-01T00:00:00Z").millis() + 120_000)))));
  }

  private static Consumer<JwtClaims> spoil(Consumer<JwtClaims> change) {
    return change;
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("spoiled")
  @Tag("A-14")
  void believesNoTokenWithAWrongClaim(String what, Consumer<JwtClaims> change) {
    SsoStart start = provider.begin(BACK);
    JwtClaims claims = fake.claims(start.pending(), clock.instant());
    change.accept(claims);
    fake.idToken = fake.sign(claims, fake.key);

    refused(Problem.SSO_FAILED, () -> finish(start));
  }

  @Test
  @Tag("A-14")
  void believesNoOtherSignature() {
    SsoStart start = provider.begin(BACK);
    JwtClaims claims = fake.claims(start.pending(), clock.instant());
    RsaJsonWebKey foreign = FakeProvider.newKey("one");
    String right = fake.sign(claims, fake.key);

    for (String token :
        List.of(
            fake.sign(claims, foreign),
            unsigned(claims),
            withThePublicKeyAsSecret(claims),
            right.substring(0, right.lastIndexOf('.') + 1),
            right.substring(0, right.length() - 4) + "AAAA",
            "x." + right,
            "",
            "a.b.c")) {
      fake.idToken = token;
      fake.exchanged.clear();
      refused(Problem.SSO_FAILED, () -> finish(start));
    }
  }

  private static String unsigned(JwtClaims claims) {
    JsonWebSignature jws = new JsonWebSignature();
    jws.setAlgorithmConstraints(AlgorithmConstraints.NO_CONSTRAINTS);
    jws.setPayload(claims.toJson());
    jws.setAlgorithmHeaderValue(AlgorithmIdentifiers.NONE);
    return FakeProvider.compact(jws);
  }

  private String withThePublicKeyAsSecret(JwtClaims claims) {
    JsonWebSignature jws = new JsonWebSignature();
    jws.setPayload(claims.toJson());
    jws.setKeyIdHeaderValue("one");
    jws.setAlgorithmHeaderValue(AlgorithmIdentifiers.HMAC_SHA256);
    jws.setKey(new HmacKey(fake.key.getPublicKey().getEncoded()));
    return FakeProvider.compact(jws);
  }

  @Test
  void believesNoAnswerToAnotherQuestion() {
    SsoStart start = provider.begin(BACK);
    SsoStart other = provider.begin(BACK);
    fake.idToken = fake.sign(fake.claims(start.pending(), clock.instant()), fake.key);
    String state = start.pending().state();

    for (SsoAnswer wrong :
        List.of(
            answer(other),
            new SsoAnswer("", "code", "", ""),
            new SsoAnswer(state, "", "", ""),
            new SsoAnswer(state, "code", "https://evil.example", ""),
            new SsoAnswer(state, "code", "", "access_denied"))) {
      refused(Problem.SSO_FAILED, () -> provider.finish(start.pending(), wrong, BACK));
    }
    assertThat(fake.exchanged).isEmpty();
  }

  @Test
  void believesAnAnswerOnce() {
    SsoStart start = provider.begin(BACK);
    fake.idToken = fake.sign(fake.claims(start.pending(), clock.instant()), fake.key);
    finish(start);

    refused(Problem.SSO_FAILED, () -> finish(start));
  }

  @Test
  void readsKeysAgainForANewOneButNotForEachTry() {
    RsaJsonWebKey next = FakeProvider.newKey("two");
    SsoStart start = provider.begin(BACK);
    fake.idToken = fake.sign(fake.claims(start.pending(), clock.instant()), next);
    refused(Problem.SSO_FAILED, () -> finish(start));
    fake.exchanged.clear();
    refused(Problem.SSO_FAILED, () -> finish(start));
    assertThat(fake.keysAsked).isEqualTo(1);

    fake.published.add(next);
    clock.advance(Duration.ofMinutes(1));
    SsoStart later = provider.begin(BACK);
    fake.idToken = fake.sign(fake.claims(later.pending(), clock.instant()), next);

    assertThat(finish(later).subject()).isEqualTo("248289761001");
    assertThat(fake.keysAsked).isEqualTo(2);
  }

  @Test
  void letsNobodyInWhileTheProviderIsAwayAndAsksItSeldom() {
    fake.down = true;

    refused(Problem.SSO_UNREACHABLE, () -> provider.begin(BACK));
    refused(Problem.SSO_UNREACHABLE, () -> provider.begin(BACK));
    assertThat(fake.asked).isEqualTo(1);

    fake.down = false;
    clock.advance(Duration.ofSeconds(10));
    assertThat(provider.begin(BACK).address()).startsWith(fake.issuer());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "[]",
        "{\"issuer\":\"https://evil.example\"}",
        "{\"issuer\":\"ISSUER\",\"authorization_endpoint\":\"http://evil.example/\","
            + "\"token_endpoint\":\"ISSUER/token\",\"jwks_uri\":\"ISSUER/keys\"}",
        "{\"issuer\":\"ISSUER\",\"authorization_endpoint\":\"ISSUER/auth\","
            + "\"token_endpoint\":\"http://evil.example/\",\"jwks_uri\":\"ISSUER/keys\"}",
        "{\"issuer\":\"ISSUER\",\"authorization_endpoint\":\"ISSUER/auth\","
            + "\"token_endpoint\":\"ISSUER/token\"}"
      })
  void believesNoOtherDescription(String told) {
    fake.told = told.replace("ISSUER", fake.issuer());

    refused(Problem.SSO_UNREACHABLE, () -> provider.begin(BACK));
  }

  @Test
  void isOffWithoutAnIssuer() {
    ProviderSettings none = new ProviderSettings();
    none.issuer = Optional.empty();
    IdentityProvider off = new IdentityProvider(none, new SecureRandom(), clock, clock);

    assertThat(off.isOffered()).isFalse();
    refused(Problem.NOT_FOUND, () -> off.begin(BACK));
  }

  @ParameterizedTest
  @ValueSource(strings = {"http://idp.example", "http://localhost:8080", "ftp://127.0.0.1", "x"})
  void wantsAnAddressThatNobodyElseCanRead(String issuer) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Provider(issuer, "tsudoi", "", "openid", "sub"));
  }

  @Test
  void readsItsOwnCookieOnly() {
    SsoPending pending = provider.begin(BACK).pending();

    assertThat(SsoPending.of(pending.text())).contains(pending);
    for (String other : List.of("", "a.b.c", pending.text() + "x", pending.text() + ".")) {
      assertThat(SsoPending.of(other)).isEmpty();
    }
    assertThat(pending.toString()).doesNotContain(pending.verifier());
  }
}
