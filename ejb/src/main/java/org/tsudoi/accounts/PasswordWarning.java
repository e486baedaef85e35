package org.tsudoi.accounts;

import java.time.Duration;

/** When people are first told that a password must be changed soon. */
public final class PasswordWarning {

  /** How long before its end, on the pages and by mail. */
  public static final Duration BEFORE_END = Duration.ofDays(14);

  private PasswordWarning() {}
}
