package org.tsudoi.notification.domain;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.tsudoi.notification.MailFailure;
import org.tsudoi.notification.MailKind;
import org.tsudoi.shared.AccountId;

/** A mail on its way; its content may hold a secret link. */
@Entity
@Table(name = "queued_mail")
public class QueuedMail extends QueuedDelivery {

  @Column(name = "account_id")
  private String accountId;

  @Enumerated(EnumType.STRING)
  @Column(name = "kind")
  private MailKind kind;

  @Column(name = "language")
  private String language;

  @Column(name = "sealed_recipient")
  private String sealedRecipient;

  @Column(name = "sealed_calendar")
  private String sealedCalendar;

  @Enumerated(EnumType.STRING)
  @Column(name = "failure")
  private MailFailure failure;

  @Column(name = "sealed_detail")
  private String sealedDetail;

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
    super(id, sealed.content(), kind.urgency(), span);
    this.accountId = account.toString();
    this.kind = kind;
    this.language = sealed.language();
    this.sealedRecipient = sealed.recipient();
    this.sealedCalendar = sealed.calendar().orElse(null);
  }

  /**
   * The encrypted parts of a mail.
   *
   * @param language in which it is written
   * @param recipient name and address
   * @param content what stands in it
   * @param calendar what calendar programs shall do
   */
  public record Sealed(
      String language, String recipient, String content, Optional<String> calendar) {}

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

  /** What calendar programs shall do, encrypted; empty once it was taken away. */
  public Optional<String> sealedCalendar() {
    return Optional.ofNullable(sealedCalendar);
  }

  @Override
  protected void forget() {
    super.forget();
    sealedCalendar = null;
  }

  public Optional<MailFailure> failure() {
    return Optional.ofNullable(failure);
  }

  /** The words of the last failure, encrypted. */
  public Optional<String> sealedDetail() {
    return Optional.ofNullable(sealedDetail);
  }

  /** The mail server has taken it. */
  public void sent(Instant now) {
    arrived(now);
    failure = null;
    sealedDetail = null;
  }

  /** A try went wrong; another follows after the pause unless the failure is a lasting one. */
  public void failed(MailFailure why, String sealedWords, RetryPlan plan, Instant now) {
    failed(why.isLasting(), plan, now);
    failure = why;
    sealedDetail = sealedWords;
  }
}
