package org.tsudoi.notification.domain;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * An address that can stand in a mail's head: ASCII, without anything that could end a line, begin
 * a comment or name a second address.
 *
 * @param text local part, {@code @} and domain
 */
public record MailAddress(String text) {

  private static final Pattern FORM =
      Pattern.compile(
          "[A-Za-z0-9!#$%&'*+/=?^_`{|}~.-]{1,64}@[A-Za-z0-9](?:[A-Za-z0-9.-]{0,187}[A-Za-z0-9])?");

  /** The address, or nothing if the text is none that can be used. */
  public static Optional<MailAddress> of(String text) {
    return FORM.matcher(text).matches() && !text.contains("..")
        ? Optional.of(new MailAddress(text))
        : Optional.empty();
  }

  /** The part after the {@code @}. */
  public String domain() {
    return text.substring(text.lastIndexOf('@') + 1);
  }
}
