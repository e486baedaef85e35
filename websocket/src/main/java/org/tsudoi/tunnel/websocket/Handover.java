package org.tsudoi.tunnel.websocket;

import org.tsudoi.protocol.Direction;
import org.tsudoi.relay.TunnelId;

/**
 * What the gate tells the endpoint about a connection that it let through.
 *
 * @param tunnel the tunnel to which it belongs
 * @param direction which of the two connections it is
 * @param generation see {@link org.tsudoi.protocol.TunnelOpening.OfTunnel}
 */
record Handover(TunnelId tunnel, Direction direction, long generation) {

  /** The header in which it travels; what a client sends under this name is hidden. */
  static final String HEADER = "X-Tsudoi-Handover";

  static Handover parse(String text) {
    String[] parts = text.split(" ");
    return new Handover(
        new TunnelId(parts[2]), Direction.valueOf(parts[0]), Long.parseLong(parts[1]));
  }

  @Override
  public String toString() {
    return direction + " " + generation + " " + tunnel;
  }
}
