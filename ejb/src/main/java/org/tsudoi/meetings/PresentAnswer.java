package org.tsudoi.meetings;

import java.util.Locale;

/** What came of asking somebody to present. */
public enum PresentAnswer {
  /** The person was asked a moment ago and may take over the screen. */
  ASKED,
  /** The person shares because of it. */
  ACCEPTED,
  DECLINED,
  /** Too late: two minutes have passed, or somebody else was asked or shares since. */
  UNANSWERED;

  /** The name in the API, as {@code declined}. */
  public String wireName() {
    return name().toLowerCase(Locale.ROOT);
  }
}
