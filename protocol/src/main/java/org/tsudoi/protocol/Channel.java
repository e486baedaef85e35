package org.tsudoi.protocol;

import org.tsudoi.protocol.ProtocolException.Reason;

/**
 * The lanes of a tunnel, with their delivery class, their priority when several wait to be sent,
 * and the first value of their limit. The server reads payloads of {@link #CONTROL} only.
 */
public enum Channel {
  /** What the server itself reads and says: see {@link ControlKind}. */
  CONTROL(0, DeliveryClass.RELIABLE, 2, 16 * 1024),
  /** Speech. */
  VOICE(1, DeliveryClass.MEDIA, 1, 2 * 1024),
  /** The shared screen: see {@link ScreenKind}. */
  SCREEN(2, DeliveryClass.MEDIA, 6, 2 * 1024 * 1024),
  /** Pictures of people. */
  CAMERA(3, DeliveryClass.MEDIA, 7, 2 * 1024 * 1024),
  /** Where somebody points. */
  POINTER(4, DeliveryClass.NEWEST, 4, 2 * 1024),
  /** Operations on the board. */
  BOARD(5, DeliveryClass.RELIABLE, 5, 2 * 1024 * 1024),
  /** Chat and reactions. */
  CHAT(6, DeliveryClass.RELIABLE, 5, 16 * 1024),
  /** Keyboard and mouse of a remote control grant; never replayed after a cut. */
  REMOTE_INPUT(7, DeliveryClass.RELIABLE, 3, 2 * 1024),
  /** Messages of the key agreement; never overtaken by what they unlock. */
  KEYS(8, DeliveryClass.RELIABLE, 2, 256 * 1024);

  /** Priorities are 1 to this. */
  public static final int PRIORITIES = 7;

  private static final Channel[] BY_NUMBER = values();

  private final int number;
  private final DeliveryClass deliveryClass;
  private final int priority;
  private final int defaultLimitBytes;

  Channel(int number, DeliveryClass deliveryClass, int priority, int defaultLimitBytes) {
    this.number = number;
    this.deliveryClass = deliveryClass;
    this.priority = priority;
    this.defaultLimitBytes = defaultLimitBytes;
  }

  /** The number on the wire, 0 to 8. */
  public int number() {
    return number;
  }

  /** What may happen to a frame that cannot be sent at once. */
  public DeliveryClass deliveryClass() {
    return deliveryClass;
  }

  /**
   * 1 is sent first; equal numbers are served in the order of arrival; the lowest waiting gets one
   * piece in sixteen.
   */
  public int priority() {
    return priority;
  }

  /** The largest unprotected payload of one frame in bytes, before a setting changes it. */
  public int defaultLimitBytes() {
    return defaultLimitBytes;
  }

  /** Whether its frames form a picture in which deltas need earlier frames. */
  public boolean isPicture() {
    return this == SCREEN || this == CAMERA;
  }

  /**
   * Whether its pieces are sent again when a cut has lost them; those of the others are named by a
   * {@link HopUnit.Gap}.
   */
  public boolean isRepeated() {
    return deliveryClass == DeliveryClass.RELIABLE && this != REMOTE_INPUT;
  }

  /**
   * The channel of a number on the wire.
   *
   * @throws ProtocolException with {@link Reason#UNKNOWN_CHANNEL} for 9 to 15, which are reserved
   */
  public static Channel of(int number) {
    if (number < 0 || number >= BY_NUMBER.length) {
      throw new ProtocolException(Reason.UNKNOWN_CHANNEL, "channel " + number);
    }
    return BY_NUMBER[number];
  }
}
