package org.tsudoi.notification.domain;

import java.util.Optional;
import org.tsudoi.notification.MailProblem;

/** Hands mails to the mail server. */
public interface Mailer {

  /** Tries once; the problem, or nothing once the server has taken the mail. */
  Optional<MailProblem> send(MailAccess access, RenderedMail mail);
}
