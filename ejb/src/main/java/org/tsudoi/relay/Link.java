package org.tsudoi.relay;

import java.nio.ByteBuffer;
import org.tsudoi.shared.Problem;

/**
 * A seated tunnel as its transport uses it: bytes of hop units in, bytes of hop units out.
 *
 * <p>Everything but moving bytes happens behind this interface: numbers and acknowledgements,
 * pieces and frames, rights, limits, heartbeats, drop rules. A transport calls {@link #received}
 * from one thread at a time and {@link #take} from one thread at a time; the two may run together.
 */
public interface Link {

  /**
   * Takes in whole hop units, as they came up in one message or body. Bytes that break the protocol
   * close the tunnel by {@link Tunnel#close}; nothing is thrown and nothing blocks.
   */
  void received(ByteBuffer units);

  /**
   * Fills the buffer with whole hop units for the way down, most urgent first.
   *
   * @return whether anything was put in; if not, {@link Tunnel#wake} tells when to ask again
   */
  boolean take(ByteBuffer target);

  /** The uplink stands; until the first hello has come the tunnel has ten seconds to show it. */
  void uplinkOpened();

  /** The transport has ended, for the given reason; only the first call has an effect. */
  void closed(Problem why, String detail);
}
