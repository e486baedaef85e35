package org.tsudoi.api;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.tsudoi.accounts.LockoutPage;

/**
 * Some of those who are locked out.
 *
 * @param rows the lockouts asked for, newest first
 * @param total how many there are in all
 */
@Schema(name = "Lockouts")
public record LockoutsAnswer(List<LockoutAnswer> rows, long total) {

  static LockoutsAnswer of(LockoutPage page) {
    return new LockoutsAnswer(page.rows().stream().map(LockoutAnswer::of).toList(), page.total());
  }
}
