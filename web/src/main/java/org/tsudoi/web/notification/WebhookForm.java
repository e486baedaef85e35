package org.tsudoi.web.notification;

import java.io.Serializable;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.tsudoi.notification.WebhookDraft;
import org.tsudoi.notification.WebhookEvent;
import org.tsudoi.notification.WebhookView;

/** What is typed about a webhook. */
public class WebhookForm implements Serializable {

  private static final long serialVersionUID = 1L;

  private String name;
  private String url;
  private String certificates;
  private List<String> events = List.of();
  private boolean enabled = true;

  /** Of a new one. */
  public WebhookForm() {}

  /** Of one that is there. */
  public WebhookForm(WebhookView webhook) {
    name = webhook.name();
    url = webhook.url();
    certificates = webhook.certificates();
    events = webhook.events().stream().map(WebhookEvent::name).toList();
    enabled = webhook.enabled();
  }

  /** What it asks for. */
  public WebhookDraft toDraft() {
    return new WebhookDraft(
        text(name),
        text(url),
        events.stream().map(WebhookEvent::valueOf).collect(Collectors.toSet()),
        text(certificates),
        enabled);
  }

  private static String text(String typed) {
    return typed == null ? "" : typed.strip();
  }

  /** All that there is to be told of. */
  public List<WebhookEvent> getAllEvents() {
    return Arrays.asList(WebhookEvent.values());
  }

  /** What people call it. */
  public String getName() {
    return name;
  }

  /** Takes what people call it. */
  public void setName(String name) {
    this.name = name;
  }

  /** Where to. */
  public String getUrl() {
    return url;
  }

  /** Takes where to. */
  public void setUrl(String url) {
    this.url = url;
  }

  /** The certificates that alone are believed. */
  public String getCertificates() {
    return certificates;
  }

  /** Takes the certificates that alone are believed. */
  public void setCertificates(String certificates) {
    this.certificates = certificates;
  }

  /** The names of what it is told of. */
  public List<String> getEvents() {
    return events;
  }

  /** Takes the names of what it is told of. */
  public void setEvents(List<String> events) {
    this.events = events == null ? List.of() : List.copyOf(events);
  }

  /** Whether it is called at all. */
  public boolean isEnabled() {
    return enabled;
  }

  /** Takes whether it is called at all. */
  public void setEnabled(boolean enabled) {
    this.enabled = enabled;
  }
}
