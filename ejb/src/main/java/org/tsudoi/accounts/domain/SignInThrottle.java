package org.tsudoi.accounts.domain;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.tsudoi.accounts.LockoutReason;
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

  @Column(name = "lockout_id")
  private String lockoutId;

  @Enumerated(EnumType.STRING)
  @Column(name = "kind")
  private LockoutReason kind;

  @Column(name = "account_id")
  private String accountId;

  @Column(name = "address")
  private String address;

  /** For the container. */
  protected SignInThrottle() {}

  /** Nothing counted yet. */
  public SignInThrottle(TryKey key, Instant now) {
    this.key = key.text();
    this.lastTryAt = now;
  }

  public String key() {
    return key;
  }

  /** How a lockout is told from others; it opens nothing. */
  public String lockoutId() {
    return lockoutId;
  }

  /** What was tried. */
  public LockoutReason kind() {
    return kind;
  }

  /** Whose account, if the name is anybody's. */
  public Optional<AccountId> account() {
    return Optional.ofNullable(accountId).map(AccountId::of);
  }

  /** Where the last try came from. */
  public String address() {
    return address;
  }

  /** The wrong tries so far. */
  public int tries() {
    return tries;
  }

  /** Until when it is closed. */
  public Instant closedUntil() {
    return closedUntil;
  }

  /** Whether every try fails now. */
  public boolean isClosed(Instant now) {
    return closedUntil != null && now.isBefore(closedUntil);
  }

  /** Counts a try; false when the pair is closed and the try must fail whatever the password. */
  public boolean admit(TryKey tried, Instant now) {
    if (isClosed(now)) {
      return false;
    }
    show(tried);
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

  private void show(TryKey tried) {
    if (lockoutId == null) {
      lockoutId = UUID.randomUUID().toString();
    }
    kind = tried.kind();
    accountId = tried.account().map(AccountId::toString).orElse(null);
    address = tried.address();
  }
}
