package org.tsudoi.relay;

import org.tsudoi.shared.Problem;

/**
 * One participant's link to the server as its transport sees it; each transport has one small
 * adapter.
 *
 * <p>No method blocks, throws or calls back into the relay on the calling thread.
 */
public interface Tunnel {

  /** The name that all connections of this tunnel share. */
  TunnelId id();

  /** What every later connection of this tunnel must show; it goes into the welcome only. */
  String secret();

  /** Says that {@link Link#take} has something to write, or may have. */
  void wake();

  /**
   * Closes the uplinks up to this generation, which are replaced or lead nowhere, and the downlinks
   * up to that one; 0 for none. The tunnel goes on.
   */
  void drop(long uplinks, long downlinks);

  /**
   * Ends all connections of this tunnel; what its link still holds of control frames goes out first
   * if the connection takes it at once. Only the first call has an effect.
   */
  void close(Problem why, String detail);

  /** How the participant is connected: the newest downlink. */
  ConnectionFacts connection();
}
