package org.tsudoi.api;

import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.tsudoi.notification.WebhookDraft;
import org.tsudoi.notification.WebhookEvent;
import org.tsudoi.shared.Problem;
import org.tsudoi.shared.RefusedException;

/**
 * What a webhook is to be.
 *
 * @param name what people call it
 * @param url where to, {@code https://} only
 * @param events what it is told of, as {@code user.created}
 * @param certificates in PEM, if only those are to be believed
 * @param enabled whether it is called at all
 */
@Schema(name = "WebhookDraft")
public record WebhookBody(
    @NotNull @Size(max = 400) String name,
    @NotNull @Size(max = 500) String url,
    @NotEmpty @Size(max = 40) List<@NotNull @Size(max = 40) String> events,
    @Size(max = 16000) String certificates,
    boolean enabled) {

  WebhookDraft draft() {
    return new WebhookDraft(
        name.strip(),
        url.strip(),
        events.stream().map(WebhookBody::event).collect(Collectors.toSet()),
        certificates == null ? "" : certificates.strip(),
        enabled);
  }

  private static WebhookEvent event(String word) {
    return WebhookEvent.of(word)
        .orElseThrow(() -> new RefusedException(Problem.INVALID_VALUE, "events", word));
  }
}
