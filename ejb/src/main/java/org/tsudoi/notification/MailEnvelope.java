package org.tsudoi.notification;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonString;
import java.io.StringReader;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.tsudoi.auditing.PersonalData;
import org.tsudoi.notification.domain.QueuedMail;

/**
 * Encrypts what a waiting mail holds with the key of its person, and opens it again. Thread-safe.
 */
@ApplicationScoped
class MailEnvelope {

  private PersonalData personal;

  /** For the container's proxy. */
  MailEnvelope() {}

  @Inject
  MailEnvelope(PersonalData personal) {
    this.personal = personal;
  }

  QueuedMail close(MailOrder order, QueuedMail.Span span) {
    Recipient to = order.recipient();
    String recipient =
        Json.createObjectBuilder()
            .add("name", to.name())
            .add("address", to.address())
            .build()
            .toString();
    JsonObjectBuilder content = Json.createObjectBuilder();
    order.values().forEach(content::add);
    return new QueuedMail(
        UUID.randomUUID(),
        to.account(),
        order.kind(),
        new QueuedMail.Sealed(
            to.language(),
            personal.seal(to.account(), recipient),
            personal.seal(to.account(), content.build().toString()),
            order.calendar().map(event -> personal.seal(to.account(), CalendarJson.write(event)))),
        span);
  }

  /** To whom the mail goes; empty once the key of that person was destroyed. */
  Optional<Recipient> recipient(QueuedMail mail) {
    return opened(mail, mail.sealedRecipient())
        .map(
            known ->
                new Recipient(
                    mail.account(),
                    known.getString("address"),
                    known.getString("name"),
                    mail.language()));
  }

  /** What stands in it; empty once it was taken away. */
  Optional<Map<String, String>> values(QueuedMail mail) {
    return mail.sealedContent()
        .flatMap(text -> opened(mail, text))
        .map(
            content ->
                content.entrySet().stream()
                    .collect(
                        Collectors.toMap(
                            Map.Entry::getKey,
                            entry -> ((JsonString) entry.getValue()).getString())));
  }

  /** What calendar programs shall do. */
  Optional<CalendarEvent> calendar(QueuedMail mail) {
    return mail.sealedCalendar().flatMap(text -> opened(mail, text)).map(CalendarJson::read);
  }

  String sealDetail(QueuedMail mail, String detail) {
    return personal.seal(mail.account(), detail);
  }

  /** The words of the last failure. */
  String detail(QueuedMail mail) {
    return mail.sealedDetail().map(text -> personal.open(mail.account(), text)).orElse("");
  }

  private Optional<JsonObject> opened(QueuedMail mail, String sealed) {
    String text = personal.open(mail.account(), sealed);
    if (text.equals(PersonalData.ERASED) || text.equals(PersonalData.ALTERED)) {
      return Optional.empty();
    }
    try (var reader = Json.createReader(new StringReader(text))) {
      return Optional.of(reader.readObject());
    }
  }
}
