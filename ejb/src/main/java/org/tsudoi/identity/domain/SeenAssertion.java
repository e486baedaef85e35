package org.tsudoi.identity.domain;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;

/**
 * An assertion of an identity provider that was shown once and is not taken again.
 *
 * <p>Begins when it is shown, ends when it would be out of date anyway. Only its hash is kept.
 */
@Entity
@Table(name = "seen_assertion")
public class SeenAssertion {

  @Id
  @Column(name = "id")
  private String id;

  @Column(name = "expires_at")
  private Instant expiresAt;

  /** For the container. */
  protected SeenAssertion() {}

  /** Shown now. */
  public SeenAssertion(String issuer, String assertion, Instant until) {
    this.id = idOf(issuer, assertion);
    this.expiresAt = until;
  }

  private static String idOf(String issuer, String assertion) {
    try {
      MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
      byte[] both = (issuer + "\n" + assertion).getBytes(StandardCharsets.UTF_8);
      return HexFormat.of().formatHex(sha256.digest(both));
    } catch (NoSuchAlgorithmException everyJavaHasIt) {
      throw new IllegalStateException(everyJavaHasIt);
    }
  }

  public String id() {
    return id;
  }

  public Instant expiresAt() {
    return expiresAt;
  }
}
