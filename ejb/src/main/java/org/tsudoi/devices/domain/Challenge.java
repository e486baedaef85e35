package org.tsudoi.devices.domain;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import org.tsudoi.devices.DevicePurpose;

/**
 * Something to be signed that the server has sent out.
 *
 * <p>Begins with a question, ends by being used, once, or after a minute. Only its hash is kept.
 */
@Entity
@Table(name = "device_challenge")
public class Challenge {

  /** How long it may be answered. */
  public static final Duration LIFETIME = Duration.ofSeconds(60);

  private static final int RANDOM_BYTES = 32;

  @Id
  @Column(name = "challenge_hash")
  private String hash;

  @Enumerated(EnumType.STRING)
  @Column(name = "purpose")
  private DevicePurpose purpose;

  @Column(name = "server")
  private String server;

  @Column(name = "address")
  private String address;

  @Column(name = "expires_at")
  private Instant expiresAt;

  /** For the container. */
  protected Challenge() {}

  /** Sent out now. */
  public Challenge(String text, DevicePurpose purpose, String server, String address, Instant now) {
    this.hash = hash(text);
    this.purpose = purpose;
    this.server = server;
    this.address = address;
    this.expiresAt = now.plus(LIFETIME);
  }

  /** 256 random bits in base64url. */
  public static String newText(SecureRandom random) {
    byte[] bytes = new byte[RANDOM_BYTES];
    random.nextBytes(bytes);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  /** What is kept of a challenge. */
  public static String hash(String text) {
    try {
      MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
      byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
      return HexFormat.of().formatHex(sha256.digest(bytes));
    } catch (GeneralSecurityException everyJavaHasIt) {
      throw new IllegalStateException(everyJavaHasIt);
    }
  }

  public String hash() {
    return hash;
  }

  public Instant expiresAt() {
    return expiresAt;
  }
}
