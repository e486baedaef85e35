package org.tsudoi.notification.domain;

import java.util.Optional;
import org.tsudoi.notification.MailSettings;

/**
 * All that is needed to send a mail.
 *
 * @param settings how
 * @param password for the mail server
 */
public record MailAccess(MailSettings settings, Optional<String> password) {

  /** Leaves the password out of every log. */
  @Override
  public String toString() {
    return "MailAccess[" + settings + "]";
  }
}
