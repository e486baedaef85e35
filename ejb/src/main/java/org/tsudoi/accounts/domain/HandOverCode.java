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
import java.util.Base64;
import java.util.Optional;
import org.tsudoi.accounts.HandOverClaim;
import org.tsudoi.accounts.HandOverRequest;
import org.tsudoi.shared.AccountId;
import org.tsudoi.shared.SessionId;

/**
 * A code that hands the sign-in of a browser over to the desktop client.
 *
 * <p>Begins with a person's click; works once, for a minute, for whoever knows the verifier behind
 * its challenge, and only while the browser's session lives and the account is as it was. It is
 * spent by its use and by any wrong one, and is kept for a day so that a second use is noticed. Of
 * the code itself only the hash is kept.
 */
@Entity
@Table(name = "hand_over_code")
public class HandOverCode {

  /** How long it works. */
  public static final Duration LIFETIME = Duration.ofSeconds(60);

  @Id
  @Column(name = "code_hash")
  private String codeHash;

  @Column(name = "account_id")
  private String accountId;

  @Column(name = "account_version")
  private long accountVersion;

  @Column(name = "approved_by")
  private String approvedBy;

  @Column(name = "redirect_uri")
  private String redirect;

  @Column(name = "challenge")
  private String challenge;

  @Column(name = "made_at")
  private Instant madeAt;

  @Column(name = "spent_at")
  private Instant spentAt;

  @Column(name = "session_id")
  private String sessionId;

  /** For the container. */
  protected HandOverCode() {}

  /** A code for an account as it is now. */
  public HandOverCode(
      String code, Account account, SessionId approvedBy, HandOverRequest request, Instant now) {
    this.codeHash = SessionToken.hash(code);
    this.accountId = account.id().toString();
    this.accountVersion = account.version();
    this.approvedBy = approvedBy.toString();
    this.redirect = request.redirect();
    this.challenge = request.challenge();
    this.madeAt = now;
  }

  /** What is stored of the code. */
  public String codeHash() {
    return codeHash;
  }

  public AccountId account() {
    return AccountId.of(accountId);
  }

  /** The session of the browser in which it was made. */
  public SessionId approvedBy() {
    return SessionId.of(approvedBy);
  }

  public Instant madeAt() {
    return madeAt;
  }

  /** The session that began with it, if any. */
  public Optional<SessionId> session() {
    return Optional.ofNullable(sessionId).map(SessionId::of);
  }

  /** Whether it was used already, rightly or wrongly. */
  public boolean isSpent() {
    return spentAt != null;
  }

  /** Whether the client that shows it is the one that asked for it, in time. */
  public boolean admits(Account account, HandOverClaim claim, Instant now) {
    return !isSpent()
        && now.isBefore(madeAt.plus(LIFETIME))
        && account.version() == accountVersion
        && claim.client().equals(HandOverRequest.CLIENT)
        && claim.redirect().equals(redirect)
        && SessionToken.same(challengeOf(claim.verifier()), challenge);
  }

  /** Works no more; the first use counts. */
  public void spend(Instant now, Optional<SessionId> begun) {
    if (spentAt == null) {
      spentAt = now;
      sessionId = begun.map(SessionId::toString).orElse(null);
    }
  }

  private static String challengeOf(String verifier) {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest(verifier.getBytes(StandardCharsets.US_ASCII));
      return Base64.getUrlEncoder().withoutPadding().encodeToString(hash);
    } catch (NoSuchAlgorithmException everyJavaHasIt) {
      throw new IllegalStateException(everyJavaHasIt);
    }
  }
}
