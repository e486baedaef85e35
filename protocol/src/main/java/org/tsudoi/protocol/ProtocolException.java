package org.tsudoi.protocol;

/**
 * Bytes that this protocol refuses, with the reason.
 *
 * <p>It is the only thing that decoders throw, whatever the input. The message holds numbers of the
 * header at most, never bytes of a payload, so that it may be logged.
 */
public final class ProtocolException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** What was wrong. The kebab-case key is the one used in the test vectors. */
  public enum Reason {
    /** A unit length below its header, or above the largest unit. */
    BAD_UNIT_LENGTH("bad-unit-length", CloseCode.BAD_FRAME),
    /** A unit type that does not exist. */
    UNKNOWN_UNIT_TYPE("unknown-unit-type", CloseCode.BAD_FRAME),
    /** A flag or field that must be zero is not. */
    RESERVED_BITS("reserved-bits", CloseCode.BAD_FRAME),
    /** A unit whose payload has not the size or the values of its type. */
    BAD_UNIT("bad-unit", CloseCode.BAD_FRAME),
    /** An order number or a receive time that only the server may write, from a client. */
    SERVER_FIELD("server-field", CloseCode.BAD_FRAME),
    /** A message that ends inside a unit. */
    TRUNCATED("truncated", CloseCode.BAD_FRAME),
    /** A transmission number of 0 or above the largest. */
    BAD_NUMBER("bad-number", CloseCode.BAD_FRAME),
    /** A transmission number that leaves out others. */
    NUMBER_GAP("number-gap", CloseCode.BAD_FRAME),
    /** All transmission numbers of this direction are used: close and join again. */
    NUMBERS_EXHAUSTED("numbers-exhausted", CloseCode.BAD_FRAME),
    /** An uplink that carries more than one may (spec 6.2.1). */
    UPLINK_USED_UP("uplink-used-up", CloseCode.BAD_FRAME),
    /** A switch mark that names no open successor, or bytes that wait for one in vain. */
    BAD_SWITCH("bad-switch", CloseCode.BAD_FRAME),
    /** An acknowledgement of something never sent. */
    BAD_ACKNOWLEDGEMENT("bad-acknowledgement", CloseCode.BAD_FRAME),
    /** A piece of a frame that was never begun, or out of its order. */
    PIECE_OUT_OF_ORDER("piece-out-of-order", CloseCode.BAD_FRAME),
    /** More frames begun and not ended than allowed. */
    TOO_MANY_OPEN_FRAMES("too-many-open-frames", CloseCode.BAD_FRAME),
    /** A frame above the limit of its channel, or too many bytes in unfinished frames. */
    FRAME_TOO_LARGE("frame-too-large", CloseCode.FRAME_TOO_LARGE),
    /** The end-to-end header is cut off. */
    SHORT_HEADER("short-header", CloseCode.BAD_FRAME),
    /** An end-to-end header of another version. */
    UNSUPPORTED_VERSION("unsupported-version", CloseCode.BAD_FRAME),
    /** A channel that does not exist. */
    UNKNOWN_CHANNEL("unknown-channel", CloseCode.BAD_FRAME),
    /**
     * An extension area that is empty, too long, unordered, or holds an entry of the wrong size or
     * value.
     */
    BAD_EXTENSION("bad-extension", CloseCode.BAD_FRAME),
    /** An extension that must be understood and is not. */
    UNKNOWN_EXTENSION("unknown-extension", CloseCode.BAD_FRAME),
    /** A delta of screen or camera that does not say which frame it needs. */
    NEEDED_FRAME_MISSING("needed-frame-missing", CloseCode.BAD_FRAME),
    /** A frame number that is not above the last one of its sender, stream and channel. */
    FRAME_NUMBER_REPEATED("frame-number-repeated", CloseCode.BAD_FRAME),
    /** The offered sub-protocols do not open a tunnel. */
    BAD_OPENING("bad-opening", CloseCode.BAD_FRAME);

    private final String key;
    private final CloseCode closeCode;

    Reason(String key, CloseCode closeCode) {
      this.key = key;
      this.closeCode = closeCode;
    }

    /** The name in test vectors, in kebab case. */
    public String key() {
      return key;
    }

    /** The code with which a tunnel is closed that sent this. */
    public CloseCode closeCode() {
      return closeCode;
    }
  }

  private final Reason reason;

  /** A refusal with its reason and a detail for the operator's log. */
  public ProtocolException(Reason reason, String detail) {
    super(reason.key() + ": " + detail);
    this.reason = reason;
  }

  /** What was wrong. */
  public Reason reason() {
    return reason;
  }
}
