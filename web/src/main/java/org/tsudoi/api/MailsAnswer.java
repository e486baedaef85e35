package org.tsudoi.api;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.tsudoi.notification.MailPage;

/**
 * Some of the mails that a query found.
 *
 * @param rows the mails, newest first
 * @param total how many the query found in all
 */
@Schema(name = "Mails")
public record MailsAnswer(List<MailAnswer> rows, long total) {

  static MailsAnswer of(MailPage page) {
    return new MailsAnswer(page.rows().stream().map(MailAnswer::of).toList(), page.total());
  }
}
