package org.tsudoi.verify.client;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Optional;
import org.tsudoi.protocol.Direction;
import org.tsudoi.protocol.HopUnitDecoder;
import org.tsudoi.protocol.HopUnitSink;

/** One downlink of a participant and the thread that reads it. */
final class DownReader implements Runnable {

  private final ResumingParticipant owner;
  private final long generation;
  private final Transport over;
  private final HopUnitDecoder decoder = new HopUnitDecoder(Direction.DOWNLINK);
  private volatile Optional<WayDown> way = Optional.empty();

  DownReader(ResumingParticipant owner, long generation, Transport over) {
    this.owner = owner;
    this.generation = generation;
    this.over = over;
  }

  void begin(Line line) throws IOException {
    way = Optional.of(over.openDown(line, owner.downOffer(generation)));
    ResumingParticipant.daemon(this, "down " + generation);
  }

  /** Its connection, once it has one. */
  Optional<WayDown> way() {
    return way;
  }

  void feed(ByteBuffer bytes, HopUnitSink sink) {
    decoder.feed(bytes, sink);
  }

  @Override
  public void run() {
    Optional<IOException> lost = Optional.empty();
    try {
      WayDown from = way.orElseThrow();
      Optional<ByteBuffer> bytes = from.read();
      while (bytes.isPresent()) {
        owner.receive(this, bytes.get());
        owner.awaitReading();
        bytes = from.read();
      }
      if (over.isPolled() && owner.isCurrent(this)) {
        decoder.endOfMessage();
      }
    } catch (IOException failure) {
      lost = Optional.of(failure);
    } catch (RuntimeException failure) {
      owner.fail(failure);
    }
    owner.ended(this, lost);
  }
}
