package org.tsudoi.accounts.domain;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import org.tsudoi.shared.AccountId;

/**
 * The wrong tries of one name from one address.
 *
 * <p>A try is counted before its password is compared and forgiven when it was right, so that tries
 * in parallel cannot slip past the limit. After {@value #LIMIT} wrong ones the pair is closed for a
 * while; other addresses are not, so that a stranger cannot lock somebody out. A name that does not
 * exist is counted alike.
 *
 * <p>Begins with the first try, is deleted by a success or when it has been quiet long enough. The
 * row is locked while it is changed.
 */
@Entity
@Table(name = "sign_in_throttle")
public class SignInThrottle {

  /** The wrong tries that close the pair. */
  public static final int LIMIT = 10;

  /** How long it stays closed, and how long a wrong try is remembered. */
  public static final Duration PAUSE = Duration.ofMinutes(15);

  @Id
  @Column(name = "throttle_key")
  private String key;

  @Column(name = "tries")
  private int tries;

  @Column(name = "last_try_at")
  private Instant lastTryAt;

  @Column(name = "closed_until")
  private Instant closedUntil;

  /** For the container. */
  protected SignInThrottle() {}

  /** Nothing counted yet. */
  public SignInThrottle(String key, Instant now) {
    this.key = key;
    this.lastTryAt = now;
  }

  /** The row that counts a name from an address; it reveals neither. */
  public static String keyOf(String typedName, String address) {
    return hash(LoginName.fold(typedName) + "\n" + address);
  }

  /**
   * The row that counts the codes typed behind the right password of an account, wherever from: six
   * digits are few.
   */
  public static String keyOfCodes(AccountId account) {
    return hash("codes\n" + account + "\n");
  }

  private static String hash(String text) {
    try {
      MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
      return HexFormat.of().formatHex(sha256.digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException everyJavaHasIt) {
      throw new IllegalStateException(everyJavaHasIt);
    }
  }

  public String key() {
    return key;
  }

  /** Counts a try; false when the pair is closed and the try must fail whatever the password. */
  public boolean admit(Instant now) {
    if (closedUntil != null && now.isBefore(closedUntil)) {
      return false;
    }
    if (closedUntil != null || !now.isBefore(lastTryAt.plus(PAUSE))) {
      tries = 0;
      closedUntil = null;
    }
    tries++;
    lastTryAt = now;
    if (tries >= LIMIT) {
      closedUntil = now.plus(PAUSE);
    }
    return true;
  }
}
