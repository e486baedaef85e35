package org.tsudoi.protocol;

/** The way bytes travel on one connection of a tunnel, seen from the client. */
public enum Direction {
  /** From the client to the server. */
  UPLINK,
  /** From the server to the client. */
  DOWNLINK
}
