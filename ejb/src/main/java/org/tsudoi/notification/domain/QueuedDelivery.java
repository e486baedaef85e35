package org.tsudoi.notification.domain;

import jakarta.persistence.Column;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.MappedSuperclass;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.tsudoi.notification.DeliveryState;

/**
 * Something on its way to another machine.
 *
 * <p>Begins waiting. Whoever sends it leases it first, so that nobody else does meanwhile; a lease
 * that its holder did not live to end runs out. It ends sent, refused for good, expired or
 * discarded. Its content is taken away when it was sent, was discarded or is of no use any more.
 */
@MappedSuperclass
public abstract class QueuedDelivery {

  @Id
  @Column(name = "id")
  private String id;

  @Column(name = "sealed_content")
  private String sealedContent;

  @Enumerated(EnumType.STRING)
  @Column(name = "state")
  private DeliveryState state;

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

  @Column(name = "leased_by")
  private String leasedBy;

  @Column(name = "leased_until")
  private Instant leasedUntil;

  /** For the container. */
  protected QueuedDelivery() {}

  /**
   * Waits to be sent.
   *
   * @param id which names it to the other side too
   * @param sealedContent what it holds, encrypted
   * @param urgency the smaller, the sooner
   * @param span from when on, and until when it is of use
   */
  protected QueuedDelivery(UUID id, String sealedContent, int urgency, Span span) {
    this.id = id.toString();
    this.sealedContent = sealedContent;
    this.state = DeliveryState.WAITING;
    this.urgency = urgency;
    this.createdAt = span.from();
    this.dueAt = span.from();
    this.usefulUntil = span.until();
  }

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

  /** What it holds, encrypted; empty once it was taken away. */
  public Optional<String> sealedContent() {
    return Optional.ofNullable(sealedContent);
  }

  public DeliveryState state() {
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

  /** Whether this sender still holds it. */
  public boolean isLeasedBy(String sender) {
    return state == DeliveryState.WAITING && sender.equals(leasedBy);
  }

  /** Whether somebody may be sending it now. */
  public boolean isBeingSent(Instant now) {
    return leasedUntil != null && now.isBefore(leasedUntil);
  }

  /** Whether another try is possible and of use. */
  public boolean isRetryable(Instant now) {
    boolean open = state == DeliveryState.WAITING || state == DeliveryState.FAILED;
    return open && sealedContent != null && now.isBefore(usefulUntil);
  }

  /** The other side has taken it. */
  protected void arrived(Instant now) {
    tried(now);
    end(DeliveryState.SENT, now);
    forget();
  }

  /** A try went wrong; another follows after the pause unless it would end alike. */
  protected void failed(boolean lasting, RetryPlan plan, Instant now) {
    tried(now);
    dueAt = now.plus(plan.pauseAfter(tries));
    if (lasting) {
      end(DeliveryState.FAILED, now);
    }
  }

  /** Whoever leased it did not try. */
  public void giveBack() {
    leasedBy = null;
    leasedUntil = null;
  }

  /** Tries again at once. */
  public void retry(Instant now) {
    state = DeliveryState.WAITING;
    endedAt = null;
    dueAt = now;
  }

  /** Takes it away. */
  public void discard(Instant now) {
    end(DeliveryState.DISCARDED, now);
    forget();
  }

  /** Is of no use any more. */
  public void expire(Instant now) {
    forget();
    if (state == DeliveryState.WAITING) {
      end(DeliveryState.EXPIRED, now);
    }
  }

  /** Takes away what it holds. */
  protected void forget() {
    sealedContent = null;
  }

  private void tried(Instant now) {
    tries++;
    triedAt = now;
    leasedBy = null;
    leasedUntil = null;
  }

  private void end(DeliveryState how, Instant now) {
    state = how;
    endedAt = now;
  }
}
