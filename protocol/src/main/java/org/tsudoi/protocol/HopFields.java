package org.tsudoi.protocol;

import java.util.OptionalLong;

/**
 * What the server adds to a frame for one tunnel; it stands in the first piece and is no part of
 * the frame.
 *
 * @param orderNumber the place of a board operation in the order that the server gave, 64 bits
 * @param receivedAtMillis when the server had the whole frame, in milliseconds since 1970 by its
 *     clock
 */
public record HopFields(OptionalLong orderNumber, OptionalLong receivedAtMillis) {
  private static final HopFields NONE = new HopFields(OptionalLong.empty(), OptionalLong.empty());

  /** Neither field: all that a client may send. */
  public static HopFields none() {
    return NONE;
  }

  /** How many bytes the fields take behind the header of a first piece: 0, 8 or 16. */
  public int encodedBytes() {
    return (orderNumber.isPresent() ? Long.BYTES : 0)
        + (receivedAtMillis.isPresent() ? Long.BYTES : 0);
  }

  /** These fields with the order number of the board. */
  public HopFields withOrderNumber(long number) {
    return new HopFields(OptionalLong.of(number), receivedAtMillis);
  }

  /** These fields with the time at which the server received the frame. */
  public HopFields withReceivedAtMillis(long millis) {
    return new HopFields(orderNumber, OptionalLong.of(millis));
  }
}
