package org.tsudoi.shared;

/** The way by which a request came in; it stands in every audit entry. */
public enum CallerPath {
  CONSOLE,
  API,
  /** The REST API, by a token instead of a sign-in. */
  API_TOKEN,
  TUNNEL,
  COMMAND_LINE,
  SYSTEM
}
