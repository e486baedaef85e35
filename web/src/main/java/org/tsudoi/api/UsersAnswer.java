package org.tsudoi.api;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.tsudoi.accounts.AccountPage;

/**
 * Some of the users that a query found.
 *
 * @param rows the users asked for, by user ID
 * @param total how many the query found in all
 */
@Schema(name = "Users")
public record UsersAnswer(List<UserAnswer> rows, long total) {

  static UsersAnswer of(AccountPage page) {
    return new UsersAnswer(page.rows().stream().map(UserAnswer::of).toList(), page.total());
  }
}
