package org.tsudoi.tunnel.websocket;

import org.tsudoi.relay.TunnelId;

/**
 * What the gate tells the endpoint about a connection that it let through.
 *
 * @param tunnel the tunnel to which it belongs
 * @param way which of its two connections it is
 */
record Handover(TunnelId tunnel, Way way) {

  /** The header in which it travels; what a client sends under this name is hidden. */
  static final String HEADER = "X-Tsudoi-Handover";

  /** The direction of the bytes of the connection. */
  enum Way {
    UP,
    DOWN
  }

  static Handover parse(String text) {
    int space = text.indexOf(' ');
    return new Handover(
        new TunnelId(text.substring(space + 1)), Way.valueOf(text.substring(0, space)));
  }

  @Override
  public String toString() {
    return way + " " + tunnel;
  }
}
