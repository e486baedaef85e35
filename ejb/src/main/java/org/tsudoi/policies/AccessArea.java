package org.tsudoi.policies;

import java.util.Locale;

/** A part of the server that may be closed to addresses. */
public enum AccessArea {
  /** The console's pages. */
  CONSOLE,
  /** The calls of the REST API that the meeting page does not need. */
  API,
  /** The meeting page, the calls that it needs, and tunnels over either transport. */
  CLIENTS;

  /** The word by which fields and texts name it, as {@code console}. */
  public String key() {
    return name().toLowerCase(Locale.ROOT);
  }
}
