package org.tsudoi.notification.domain;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.tsudoi.notification.MailFailure;
import org.tsudoi.notification.MailKind;
import org.tsudoi.notification.MailState;
import org.tsudoi.shared.AccountId;

/**
 * A mail on its way.
 *
 * <p>Begins waiting. Whoever sends it leases it first, so that nobody else does meanwhile; a lease
 * that its holder did not live to end runs out. It ends sent, refused for good, expired or
 * discarded. Its content, which may hold a secret link, is taken away when it was sent, was
 * discarded or is of no use any more.
 */
@Entity
@Table(name = "queued_mail")
public class QueuedMail {

  @Id
  @Column(name = "id")
  private String id;

  @Column(name = "account_id")
  private String accountId;

  @Enumerated(EnumType.STRING)
  @Column(name = "kind")
  private MailKind kind;

  @Column(name = "language")
  private String language;

  @Column(name = "sealed_recipient")
  private String sealedRecipient;

  @Column(name = "sealed_content")
  private String sealedContent;

  @Enumerated(EnumType.STRING)
  @Column(name = "state")
  private MailState state;

  @Column(name = "urgency")
  private int urgency;

  @Column(name = "created_at")
  private Instant createdAt;

  @Column(name = "due_at")
  private Instant dueAt;

  @Column(name = "useful_until")
  private Instant usefulUntil;

  @Column(name = "tries")
  private int tries;

  @Column(name = "tried_at")
  private Instant triedAt;

  @Column(name = "ended_at")
  private Instant endedAt;

  @Enumerated(EnumType.STRING)
  @Column(name = "failure")
  private MailFailure failure;

  @Column(name = "sealed_detail")
  private String sealedDetail;

  @Column(name = "leased_by")
  private String leasedBy;

  @Column(name = "leased_until")
  private Instant leasedUntil;

  /** For the container. */
  protected QueuedMail() {}

  /**
   * A mail that waits.
   *
   * @param id which names it to mail servers too
   * @param account whose it is
   * @param kind what it is about
   * @param sealed its encrypted parts
   * @param span from when on, and until when it is of use
   */
  public QueuedMail(UUID id, AccountId account, MailKind kind, Sealed sealed, Span span) {
    this.id = id.toString();
    this.accountId = account.toString();
    this.kind = kind;
    this.language = sealed.language();
    this.sealedRecipient = sealed.recipient();
    this.sealedContent = sealed.content();
    this.state = MailState.WAITING;
    this.urgency = kind.urgency();
    this.createdAt = span.from();
    this.dueAt = span.from();
    this.usefulUntil = span.until();
  }

  /**
   * The encrypted parts of a mail.
   *
   * @param language in which it is written
   * @param recipient name and address
   * @param content what stands in it
   */
  public record Sealed(String language, String recipient, String content) {}

  /**
   * A time.
   *
   * @param from its beginning
   * @param until its end
   */
  public record Span(Instant from, Instant until) {}

  public UUID id() {
    return UUID.fromString(id);
  }

  public AccountId account() {
    return AccountId.of(accountId);
  }

  public MailKind kind() {
    return kind;
  }

  public String language() {
    return language;
  }

  /** Name and address, encrypted. */
  public String sealedRecipient() {
    return sealedRecipient;
  }

  /** What stands in it, encrypted; empty once it was taken away. */
  public Optional<String> sealedContent() {
    return Optional.ofNullable(sealedContent);
  }

  public MailState state() {
    return state;
  }

  public Instant createdAt() {
    return createdAt;
  }

  public Instant dueAt() {
    return dueAt;
  }

  public int tries() {
    return tries;
  }

  public Optional<Instant> triedAt() {
    return Optional.ofNullable(triedAt);
  }

  public Optional<Instant> endedAt() {
    return Optional.ofNullable(endedAt);
  }

  public Optional<MailFailure> failure() {
    return Optional.ofNullable(failure);
  }

  /** The words of the last failure, encrypted. */
  public Optional<String> sealedDetail() {
    return Optional.ofNullable(sealedDetail);
  }

  /** Whether this sender still holds it. */
  public boolean isLeasedBy(String sender) {
    return state == MailState.WAITING && sender.equals(leasedBy);
  }

  /** Whether somebody may be sending it now. */
  public boolean isBeingSent(Instant now) {
    return leasedUntil != null && now.isBefore(leasedUntil);
  }

  /** Whether another try is possible and of use. */
  public boolean isRetryable(Instant now) {
    boolean open = state == MailState.WAITING || state == MailState.FAILED;
    return open && sealedContent != null && now.isBefore(usefulUntil);
  }

  /** The mail server has taken it. */
  public void sent(Instant now) {
    tried(now);
    failure = null;
    sealedDetail = null;
    end(MailState.SENT, now);
    sealedContent = null;
  }

  /** A try went wrong; another follows after the pause unless the failure is a lasting one. */
  public void failed(MailFailure why, String sealedWords, RetryPlan plan, Instant now) {
    tried(now);
    failure = why;
    sealedDetail = sealedWords;
    dueAt = now.plus(plan.pauseAfter(tries));
    if (why.isLasting()) {
      end(MailState.FAILED, now);
    }
  }

  /** Tries again at once. */
  public void retry(Instant now) {
    state = MailState.WAITING;
    endedAt = null;
    dueAt = now;
  }

  /** Takes it away. */
  public void discard(Instant now) {
    end(MailState.DISCARDED, now);
    sealedContent = null;
  }

  /** Is of no use any more. */
  public void expire(Instant now) {
    sealedContent = null;
    if (state == MailState.WAITING) {
      end(MailState.EXPIRED, now);
    }
  }

  private void tried(Instant now) {
    tries++;
    triedAt = now;
    leasedBy = null;
    leasedUntil = null;
  }

  private void end(MailState how, Instant now) {
    state = how;
    endedAt = now;
  }
}
