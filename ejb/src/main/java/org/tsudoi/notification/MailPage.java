package org.tsudoi.notification;

import java.util.List;

/**
 * A piece of the list of mails, newest first.
 *
 * @param rows the mails of this piece
 * @param total how many there are in all
 */
public record MailPage(List<MailLine> rows, long total) {

  /** Makes the list immutable. */
  public MailPage {
    rows = List.copyOf(rows);
  }
}
