package org.tsudoi.shared;

/** The way by which a request came in; it stands in every audit entry. */
public enum CallerPath {
  CONSOLE,
  API,
  TUNNEL,
  COMMAND_LINE,
  SYSTEM
}
