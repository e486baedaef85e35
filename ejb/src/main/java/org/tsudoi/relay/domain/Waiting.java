package org.tsudoi.relay.domain;

import org.tsudoi.protocol.EndToEndHeader;
import org.tsudoi.protocol.Frame;
import org.tsudoi.protocol.FrameCutter;

/**
 * A frame in an outbox, and how much of it has been written. Guarded by the outbox.
 *
 * <p>The channel's number serves as frame handle: frames of one channel go down one after the
 * other, so that the next first piece also tells the receiver when a frame was abandoned.
 */
final class Waiting {

  private final FrameCutter cutter;
  private final StreamKey stream;
  private final long sinceNanos;
  private final boolean backlog;

  Waiting(Frame frame, long sinceNanos, boolean backlog) {
    this.cutter = new FrameCutter(frame, frame.header().channel().number());
    this.stream = StreamKey.of(frame.header());
    this.sinceNanos = sinceNanos;
    this.backlog = backlog;
  }

  FrameCutter cutter() {
    return cutter;
  }

  EndToEndHeader header() {
    return cutter.frame().header();
  }

  StreamKey stream() {
    return stream;
  }

  long ageNanos(long now) {
    return now - sinceNanos;
  }

  /** Whether it was shown to the others before this participant came. */
  boolean isBacklog() {
    return backlog;
  }

  boolean isStarted() {
    return cutter.isBegun();
  }

  /** Whether it is a picture that a newer key frame replaces: not a description, not an end. */
  boolean isPicture() {
    return header().isDelta() || isKeyFrame();
  }

  boolean isRepeated() {
    return stream.channel().isRepeated();
  }

  boolean isKeyFrame() {
    return Pictures.isKeyFrame(header());
  }
}
