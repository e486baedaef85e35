package org.tsudoi.protocol;

import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * One message of a sender to others: the end-to-end header and an opaque payload.
 *
 * <p>The bytes are the sender's own and are relayed unchanged; one frame is shared by all the
 * outboxes it waits in. Immutable, provided that nobody writes into the array given to {@link
 * #parse(byte[])}.
 */
public final class Frame {
  private final byte[] bytes;
  private final int payloadOffset;
  private final EndToEndHeader header;
  private final HopFields hopFields;

  private Frame(byte[] bytes, int payloadOffset, EndToEndHeader header, HopFields hopFields) {
    this.bytes = bytes;
    this.payloadOffset = payloadOffset;
    this.header = header;
    this.hopFields = hopFields;
  }

  /**
   * The frame in these bytes, which are kept, not copied.
   *
   * @throws ProtocolException if the header is refused; the size is not checked here
   */
  public static Frame parse(byte[] bytes) {
    ByteBuffer source = ByteBuffer.wrap(bytes);
    EndToEndHeader header = EndToEndHeader.read(source);
    return new Frame(bytes, source.position(), header, HopFields.none());
  }

  /** A new frame of a header and a payload; the payload is copied. */
  public static Frame of(EndToEndHeader header, byte[] payload) {
    int offset = header.encodedBytes();
    ByteBuffer target = ByteBuffer.allocate(offset + payload.length);
    header.write(target);
    target.put(payload);
    return new Frame(target.array(), offset, header, HopFields.none());
  }

  static Frame assembled(byte[] bytes, int offset, EndToEndHeader header, HopFields fields) {
    return new Frame(bytes, offset, header, fields);
  }

  /** What the sender says about the frame. */
  public EndToEndHeader header() {
    return header;
  }

  /** What the server added for this tunnel; {@link HopFields#none()} from a client. */
  public HopFields hopFields() {
    return hopFields;
  }

  /** The same frame with other fields for the next hop; the bytes are shared. */
  public Frame withHopFields(HopFields fields) {
    return new Frame(bytes, payloadOffset, header, fields);
  }

  /** Header, extensions and payload together, in bytes. */
  public int sizeBytes() {
    return bytes.length;
  }

  /** The size of the payload in bytes. */
  public int payloadBytes() {
    return bytes.length - payloadOffset;
  }

  /** A read-only view of header, extensions and payload. */
  public ByteBuffer bytes() {
    return ByteBuffer.wrap(bytes).asReadOnlyBuffer();
  }

  /** A read-only view of the payload. */
  public ByteBuffer payload() {
    return ByteBuffer.wrap(bytes, payloadOffset, payloadBytes()).slice().asReadOnlyBuffer();
  }

  /** A copy of the payload. */
  public byte[] copyOfPayload() {
    return Arrays.copyOfRange(bytes, payloadOffset, bytes.length);
  }

  /** A read-only view of some of the bytes, for cutting. */
  ByteBuffer slice(int offset, int length) {
    return ByteBuffer.wrap(bytes, offset, length).slice().asReadOnlyBuffer();
  }

  /** Frames are equal when their end-to-end bytes are. */
  @Override
  public boolean equals(Object other) {
    return other instanceof Frame that && Arrays.equals(bytes, that.bytes);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(bytes);
  }

  /** The header and the size, never the payload. */
  @Override
  public String toString() {
    return "Frame[" + header + ", " + payloadBytes() + " bytes]";
  }
}
