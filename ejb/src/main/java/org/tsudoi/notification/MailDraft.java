package org.tsudoi.notification;

import java.util.Optional;

/**
 * Mail settings that somebody wants.
 *
 * @param base the number of the version that the person saw; another one must not have come between
 * @param settings what they shall say
 * @param password another password; nothing to keep the present one, empty text for none
 */
public record MailDraft(long base, MailSettings settings, Optional<String> password) {

  /** Leaves the password out of every log. */
  @Override
  public String toString() {
    return "MailDraft[" + base + ", " + settings + "]";
  }
}
