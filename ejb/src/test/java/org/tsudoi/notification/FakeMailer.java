package org.tsudoi.notification;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.tsudoi.notification.domain.MailAccess;
import org.tsudoi.notification.domain.Mailer;
import org.tsudoi.notification.domain.RenderedMail;

/** A mail server that takes everything unless a test says otherwise. */
final class FakeMailer implements Mailer {

  final List<RenderedMail> taken = new ArrayList<>();
  final List<MailAccess> asked = new ArrayList<>();
  Optional<MailFailure> failure = Optional.empty();

  /** What happens while the mail server is spoken to. */
  Runnable meanwhile = () -> {};

  @Override
  public Optional<MailProblem> send(MailAccess access, RenderedMail mail) {
    asked.add(access);
    meanwhile.run();
    if (failure.isEmpty()) {
      taken.add(mail);
    }
    return failure.map(why -> new MailProblem(why, "550 <" + mail.address().text() + ">"));
  }
}
