package org.tsudoi.identity;

import java.io.IOException;
import java.security.Key;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jose4j.jwa.AlgorithmConstraints;
import org.jose4j.jwa.AlgorithmConstraints.ConstraintType;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.MalformedClaimException;
import org.jose4j.jwt.NumericDate;
import org.jose4j.jwt.consumer.InvalidJwtException;
import org.jose4j.jwt.consumer.JwtConsumerBuilder;
import org.jose4j.lang.JoseException;
import org.jose4j.lang.UnresolvableKeyException;

/**
 * Reads a token after OpenID Connect Core 3.1.3.7: signed by a key of the provider with an
 * algorithm of two keys, for this client, for this question, in time.
 */
final class IdToken {

  private static final int SKEW_SECONDS = 60;
  private static final int MOST_SUBJECT = 255;
  private static final int MOST_CHARACTERS = 65_536;

  private static final AlgorithmConstraints ALGORITHMS =
      new AlgorithmConstraints(
          ConstraintType.PERMIT,
          AlgorithmIdentifiers.RSA_USING_SHA256,
          AlgorithmIdentifiers.RSA_USING_SHA384,
          AlgorithmIdentifiers.RSA_USING_SHA512,
          AlgorithmIdentifiers.RSA_PSS_USING_SHA256,
          AlgorithmIdentifiers.ECDSA_USING_P256_CURVE_AND_SHA256,
          AlgorithmIdentifiers.ECDSA_USING_P384_CURVE_AND_SHA384);

  /** Where the keys of the provider come from. */
  interface Keys {
    Key find(String keyId, String keyType) throws IOException;
  }

  private IdToken() {}

  /** Who it says that it is; every flaw is a refusal. */
  static Optional<ProvenIdentity> read(
      String token, Provider provider, String nonce, Keys keys, Clock clock) {
    if (token.length() > MOST_CHARACTERS) {
      return Optional.empty();
    }
    try {
      JwtClaims claims =
          new JwtConsumerBuilder()
              .setRequireSubject()
              .setRequireExpirationTime()
              .setRequireIssuedAt()
              .setAllowedClockSkewInSeconds(SKEW_SECONDS)
              .setEvaluationTime(NumericDate.fromMilliseconds(clock.millis()))
              .setExpectedIssuer(true, provider.issuer())
              .setExpectedAudience(true, provider.client())
              .setJwsAlgorithmConstraints(ALGORITHMS)
              .setVerificationKeyResolver((jws, nested) -> key(jws, keys))
              .build()
              .processToClaims(token);
      return identity(claims, provider, nonce);
    } catch (InvalidJwtException | MalformedClaimException wrong) {
      return Optional.empty();
    }
  }

  private static Key key(JsonWebSignature jws, Keys keys) throws UnresolvableKeyException {
    try {
      String id = jws.getKeyIdHeaderValue();
      return keys.find(id == null ? "" : id, jws.getKeyType());
    } catch (IOException | JoseException none) {
      throw new UnresolvableKeyException("No key", none);
    }
  }

  private static Optional<ProvenIdentity> identity(
      JwtClaims claims, Provider provider, String nonce) throws MalformedClaimException {
    List<String> audience = claims.getAudience();
    String party = claims.getStringClaimValue("azp");
    boolean ours = party == null ? audience.size() == 1 : party.equals(provider.client());
    String subject = claims.getSubject();
    if (!ours
        || !nonce.equals(claims.getStringClaimValue("nonce"))
        || subject.isBlank()
        || subject.length() > MOST_SUBJECT) {
      return Optional.empty();
    }
    boolean verified = Boolean.TRUE.equals(claims.getClaimValue("email_verified"));
    return Optional.of(
        new ProvenIdentity(
            provider.issuer(),
            subject,
            text(claims, provider.claim()),
            text(claims, "name"),
            verified ? text(claims, "email") : Optional.empty(),
            signedInAt(claims)));
  }

  /** When the person last showed the provider who it is; providers tell it if they are asked. */
  private static Optional<Instant> signedInAt(JwtClaims claims) throws MalformedClaimException {
    return Optional.ofNullable(claims.getNumericDateClaimValue("auth_time"))
        .map(NumericDate::getValueInMillis)
        .map(Instant::ofEpochMilli);
  }

  private static Optional<String> text(JwtClaims claims, String name) {
    return claims.getClaimValue(name) instanceof String text ? Optional.of(text) : Optional.empty();
  }
}
