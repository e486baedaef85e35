package org.tsudoi.relay;

import java.nio.ByteBuffer;
import org.tsudoi.shared.Problem;
import org.tsudoi.shared.RefusedException;

/**
 * A seated tunnel as its transports use it: bytes of hop units in, bytes of hop units out.
 *
 * <p>Everything but moving bytes happens behind this interface: numbers and acknowledgements, what
 * is repeated after a cut, pieces and frames, rights, limits, heartbeats, drop rules. A tunnel has
 * one downlink and one uplink; each is a connection with a generation, and the newest counts. What
 * an older one still brings or asks for is passed over, so that a transport need not wait until it
 * is gone.
 *
 * <p>Thread-safe. Nothing blocks, and bytes that break the protocol close the tunnel by {@link
 * Tunnel#close}.
 */
public interface Link {

  /**
   * A downlink stands, in place of any earlier one. What was sent after {@code lastReceived} comes
   * again or is named as left out; the first unit is a heartbeat, unless it goes on after an answer
   * of which nothing was lost.
   *
   * @throws RefusedException with {@link Problem#CONFLICT} for a generation that is not higher than
   *     all before, or a number that was never sent
   */
  void downlinkOpened(long generation, long lastReceived);

  /**
   * Fills the buffer with whole hop units for the way down, most urgent first.
   *
   * @return whether anything was put in; if not, {@link Tunnel#wake} tells when to ask again
   */
  boolean take(long generation, ByteBuffer target);

  /** A downlink that lasts for one answer only has given it; the next must come within 10 s. */
  void downlinkAnswered(long generation);

  /** A downlink is gone; nothing happens when a newer one stands. */
  void downlinkLost(long generation);

  /**
   * An uplink stands: the first, the successor of one that has its switch mark, or one in place of
   * a lost one.
   *
   * @throws RefusedException with {@link Problem#CONFLICT} for a generation that is not higher than
   *     all before
   */
  void uplinkOpened(long generation);

  /**
   * Takes in bytes of hop units.
   *
   * @param whole whether they end a message or a body, so that no unit may be cut off
   */
  void received(long generation, ByteBuffer units, boolean whole);

  /** An uplink is gone; nothing happens when it was replaced. */
  void uplinkLost(long generation);

  /** The last number received up to which everything has arrived, for the answer to a request. */
  long received();

  /** The participant ends the tunnel; only the first call has an effect. */
  void closed(Problem why, String detail);
}
