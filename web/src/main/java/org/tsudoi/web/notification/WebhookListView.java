package org.tsudoi.web.notification;

import jakarta.annotation.PostConstruct;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.List;
import org.tsudoi.notification.WebhookService;
import org.tsudoi.notification.WebhookView;
import org.tsudoi.web.shell.Visitor;

/** The list of webhooks. */
@Named
@ViewScoped
public class WebhookListView implements Serializable {

  private static final long serialVersionUID = 1L;

  @Inject private WebhookService webhooks;
  @Inject private Visitor visitor;

  private List<WebhookView> rows;

  @PostConstruct
  void open() {
    rows = webhooks.all(visitor.caller());
  }

  /** The shape before the word of a state. */
  public String kind(WebhookView webhook) {
    if (webhook.switchedOffAt().isPresent()) {
      return "refused";
    }
    if (!webhook.enabled()) {
      return "off";
    }
    return webhook.failingSince().isPresent() ? "attention" : "good";
  }

  /** The last part of the key of the state's word. */
  public String state(WebhookView webhook) {
    return switch (kind(webhook)) {
      case "refused" -> "switchedOff";
      case "off" -> "off";
      case "attention" -> "failing";
      default -> "good";
    };
  }

  /** Whether the visitor may make webhooks. */
  public boolean isChangeable() {
    return visitor.has("SYSTEM_ADMINISTRATOR");
  }

  /** The webhooks, by name. */
  public List<WebhookView> getRows() {
    return rows;
  }
}
