package org.tsudoi.bench.tunnel;

import jakarta.json.JsonObject;
import org.tsudoi.protocol.EndToEndHeader;

/** Who hears what one participant gets; called by the thread of its loop. */
public interface Arrivals {

  /**
   * A frame that is not a control frame has arrived as a whole.
   *
   * @param stamp the first eight bytes of the payload, 0 if it is shorter
   * @param payloadBytes how long the payload was
   */
  void frame(EndToEndHeader header, long stamp, long payloadBytes);

  /** A control frame of the server has arrived. */
  default void control(EndToEndHeader header, JsonObject json) {}

  /** The tunnel has ended. */
  default void closed(int code, String reason) {}
}
