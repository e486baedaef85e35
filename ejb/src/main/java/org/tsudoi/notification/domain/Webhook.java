package org.tsudoi.notification.domain;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.tsudoi.notification.WebhookDraft;
import org.tsudoi.notification.WebhookEvent;
import org.tsudoi.notification.WebhookId;

/**
 * An address of another system that is told what happens here.
 *
 * <p>Begins enabled or not. It is failing from the first call that did not arrive until the next
 * one that does; after some days of that it is switched off. Changed only while its row is locked.
 */
@Entity
@Table(name = "webhook")
public class Webhook {

  @Id
  @Column(name = "id")
  private String id;

  @Column(name = "webhook_name")
  private String name;

  @Column(name = "url")
  private String url;

  @Column(name = "events")
  private String events;

  @Column(name = "certificates")
  private String certificates;

  @Column(name = "sealed_secret")
  private String sealedSecret;

  @Column(name = "enabled")
  private boolean enabled;

  @Column(name = "created_at")
  private Instant createdAt;

  @Column(name = "failing_since")
  private Instant failingSince;

  @Column(name = "switched_off_at")
  private Instant switchedOffAt;

  /** For the container. */
  protected Webhook() {}

  /** A webhook that nobody called yet. */
  public Webhook(WebhookDraft draft, String sealedSecret, Instant now) {
    this.id = WebhookId.random().toString();
    this.sealedSecret = sealedSecret;
    this.createdAt = now;
    take(draft);
  }

  /** Takes what it shall be from now on; switched on again it has a new chance. */
  public final void take(WebhookDraft draft) {
    boolean another = !draft.url().equals(url) || draft.enabled() && !enabled;
    name = draft.name();
    url = draft.url();
    events =
        draft.events().stream().sorted().map(WebhookEvent::word).collect(Collectors.joining(" "));
    certificates = draft.certificates();
    enabled = draft.enabled();
    if (another) {
      failingSince = null;
      switchedOffAt = null;
    }
  }

  /** Takes another secret. */
  public void renew(String sealed) {
    sealedSecret = sealed;
  }

  /** A call has arrived. */
  public void arrived() {
    failingSince = null;
  }

  /**
   * A call has not arrived.
   *
   * @return whether it was switched off now, because none has for so long
   */
  public boolean failed(Instant now, Duration patience) {
    if (failingSince == null) {
      failingSince = now;
    }
    if (!enabled || now.isBefore(failingSince.plus(patience))) {
      return false;
    }
    enabled = false;
    switchedOffAt = now;
    return true;
  }

  /** Whether it is to be told of that. */
  public boolean wants(WebhookEvent event) {
    return enabled && events().contains(event);
  }

  public WebhookId id() {
    return WebhookId.of(id);
  }

  public String name() {
    return name;
  }

  public String url() {
    return url;
  }

  /** What it is told of. */
  public List<WebhookEvent> events() {
    return Arrays.stream(events.split(" "))
        .map(WebhookEvent::of)
        .flatMap(Optional::stream)
        .toList();
  }

  public String certificates() {
    return certificates;
  }

  public String sealedSecret() {
    return sealedSecret;
  }

  public boolean isEnabled() {
    return enabled;
  }

  public Instant createdAt() {
    return createdAt;
  }

  public Optional<Instant> failingSince() {
    return Optional.ofNullable(failingSince);
  }

  public Optional<Instant> switchedOffAt() {
    return Optional.ofNullable(switchedOffAt);
  }

  /** As it is now. */
  public WebhookDraft draft() {
    return new WebhookDraft(name, url, Set.copyOf(events()), certificates, enabled);
  }
}
