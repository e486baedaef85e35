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
import org.tsudoi.accounts.Delivery;
import org.tsudoi.accounts.Origin;
import org.tsudoi.accounts.ProvedBy;
import org.tsudoi.devices.DeviceId;
import org.tsudoi.shared.CallerPath;
import org.tsudoi.shared.SessionId;

/**
 * One sign-in and what follows from it.
 *
 * <p>Begins with a right password; each use pushes its idle end forward, never past the absolute
 * one; ends when it runs out, is signed out or ended, or its account moves on to another version.
 * The row is kept for a day after its end and then deleted.
 */
@Entity
@Table(name = "sign_in_session")
public class SignInSession {

  /**
   * Writing each use would cost a write per request; a minute is exact enough, or a tenth of a
   * lifetime that is short.
   */
  static final Duration SLIDE_STEP = Duration.ofMinutes(1);

  private static final int SLIDE_SHARE = 10;

  private static final int MAX_USER_AGENT = 200;

  @Id
  @Column(name = "id")
  private String id;

  @Column(name = "token_hash")
  private String tokenHash;

  @Column(name = "account_id")
  private String accountId;

  @Column(name = "account_version")
  private long accountVersion;

  @Enumerated(EnumType.STRING)
  @Column(name = "delivery")
  private Delivery delivery;

  @Enumerated(EnumType.STRING)
  @Column(name = "path")
  private CallerPath path;

  @Column(name = "address")
  private String address;

  @Column(name = "user_agent")
  private String userAgent;

  @Column(name = "created_at")
  private Instant createdAt;

  @Column(name = "idle_end")
  private Instant idleEnd;

  @Column(name = "absolute_end")
  private Instant absoluteEnd;

  @Enumerated(EnumType.STRING)
  @Column(name = "proved_by")
  private ProvedBy provedBy = ProvedBy.PASSWORD;

  @Column(name = "proved_at")
  private Instant provedAt;

  @Column(name = "device_id")
  private String deviceId;

  @Column(name = "ended_at")
  private Instant endedAt;

  /** For the container. */
  protected SignInSession() {}

  /** Begins now. */
  public SignInSession(
      Account account,
      String token,
      Origin origin,
      Delivery delivery,
      Lifetime lifetime,
      Instant now) {
    this.id = SessionId.random().toString();
    this.tokenHash = SessionToken.hash(token);
    this.accountId = account.id().toString();
    this.accountVersion = account.version();
    this.delivery = delivery;
    this.path = origin.path();
    this.address = origin.address();
    this.userAgent = cut(origin.userAgent());
    this.createdAt = now;
    this.provedAt = now;
    this.absoluteEnd = now.plus(lifetime.absolute());
    this.idleEnd = earlier(now.plus(lifetime.idle()), absoluteEnd);
  }

  /**
   * How long things about a session last.
   *
   * @param idle how long it lives unused
   * @param absolute how long it lives at most
   * @param proof how long a proof of who it is counts for what asks for a new one
   */
  public record Lifetime(Duration idle, Duration absolute, Duration proof) {

    private static final Duration PROOF = Duration.ofMinutes(10);

    /** With proofs that count as long as they do unless somebody sets it. */
    public Lifetime(Duration idle, Duration absolute) {
      this(idle, absolute, PROOF);
    }
  }

  /** Ends no later than another session from which it was handed over. */
  public void endBy(Instant latest) {
    absoluteEnd = earlier(absoluteEnd, latest);
    idleEnd = earlier(idleEnd, absoluteEnd);
  }

  /** Remembers what proved who it is, unless it was the password. */
  public void provedBy(ProvedBy proof) {
    provedBy = proof;
  }

  /** What proved who it is. */
  public ProvedBy provedBy() {
    return provedBy;
  }

  /** Remembers that it was proved before it began: elsewhere, at that moment. */
  public void provedAt(Instant moment) {
    provedAt = earlier(moment, createdAt);
  }

  /** When it was last proved who it is. */
  public Instant provedAt() {
    // An older node, while a cluster is being updated, does not say.
    return provedAt == null ? createdAt : provedAt;
  }

  /** Whether a proof that counts so long still counts. */
  public boolean isProved(Duration proof, Instant now) {
    return endedAt == null && now.isBefore(provedAt().plus(proof));
  }

  /** Remembers that it was proved once more. */
  public void provedAnew(Instant now) {
    provedAt = now;
  }

  /** Remembers the device that it was made with; it ends when that is revoked. */
  public void madeWith(DeviceId device) {
    deviceId = device.toString();
  }

  /** The known device that it was made with, if any. */
  public Optional<DeviceId> device() {
    return Optional.ofNullable(deviceId).map(DeviceId::of);
  }

  /** Whether it can still be used by that version of its account. */
  public boolean isAlive(Instant now, long versionOfAccount) {
    return endedAt == null
        && accountVersion == versionOfAccount
        && now.isBefore(idleEnd)
        && now.isBefore(absoluteEnd);
  }

  /** The idle end after a use now, or the one it has when it is not yet worth a write. */
  public Instant idleEndAfterUse(Duration idle, Instant now) {
    Instant next = earlier(now.plus(idle), absoluteEnd);
    Duration share = idle.dividedBy(SLIDE_SHARE);
    Duration step = share.compareTo(SLIDE_STEP) < 0 ? share : SLIDE_STEP;
    boolean worthWriting = !next.isBefore(idleEnd.plus(step)) || next.equals(absoluteEnd);
    return worthWriting ? next : idleEnd;
  }

  /** Moves the idle end forward, never back. */
  public void slideTo(Instant later) {
    if (later.isAfter(idleEnd)) {
      idleEnd = later;
    }
  }

  /** Stays alive although its account has changed: the one that changed its own password. */
  public void follow(Account account) {
    accountVersion = account.version();
  }

  /** Ends; the first end counts. */
  public boolean end(Instant now) {
    if (endedAt != null) {
      return false;
    }
    endedAt = now;
    return true;
  }

  /** Whether it has been ended; one that only ran out has not. */
  public boolean isEnded() {
    return endedAt != null;
  }

  public String tokenHash() {
    return tokenHash;
  }

  public SessionId id() {
    return SessionId.of(id);
  }

  public String accountId() {
    return accountId;
  }

  public Delivery delivery() {
    return delivery;
  }

  public CallerPath path() {
    return path;
  }

  public String address() {
    return address;
  }

  public String userAgent() {
    return userAgent;
  }

  public Instant createdAt() {
    return createdAt;
  }

  public Instant idleEnd() {
    return idleEnd;
  }

  public Instant absoluteEnd() {
    return absoluteEnd;
  }

  private static Instant earlier(Instant one, Instant other) {
    return one.isBefore(other) ? one : other;
  }

  private static String cut(String text) {
    String printable = text.replaceAll("\\p{Cntrl}", " ");
    return printable.length() <= MAX_USER_AGENT
        ? printable
        : printable.substring(0, MAX_USER_AGENT);
  }
}
