package org.tsudoi.relay;

import org.tsudoi.shared.Problem;

/**
 * Hears what a tunnel brings that is not relayed; implemented by the room that seats tunnels.
 *
 * <p>The calls for one tunnel come one after the other, in order, on a managed thread that is never
 * the reading thread; calls for different tunnels run at the same time. {@link #closed} is the last
 * call for a tunnel and comes exactly once.
 */
public interface RelayListener {

  /**
   * A control frame arrived (channel 0).
   *
   * @param kind the control kind, 0 to 255; unknown ones are delivered too
   * @param payload the bytes after the end-to-end header, at most 16 KiB, not checked in any way
   */
  void control(TunnelId tunnel, int kind, byte[] payload);

  /**
   * A frame was refused from its header; at most one call a second for each tunnel.
   *
   * @param channel the channel it was sent on
   * @param kind its kind
   * @param stream its stream
   * @param times how many were refused since the last call
   */
  void refused(TunnelId tunnel, int channel, int kind, int stream, int times, Problem why);

  /** Something happened to the tunnel's connections; the tunnel itself goes on. */
  void changed(TunnelId tunnel, LinkChange change);

  /** The tunnel has ended, whoever ended it; nothing of it is relayed any more. */
  void closed(TunnelId tunnel, Problem why, String detail);
}
