package org.tsudoi.verify.client;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.function.Consumer;
import org.tsudoi.protocol.Channel;
import org.tsudoi.protocol.EndToEndHeader;
import org.tsudoi.protocol.Frame;
import org.tsudoi.protocol.FrameAssembler;
import org.tsudoi.protocol.HopUnit;
import org.tsudoi.protocol.ProtocolLimits;
import org.tsudoi.protocol.ReceiveSequence;

/**
 * What comes down one tunnel, over all its downlinks, and whether the server kept its promises: its
 * control frames come once each and in order, and pictures can be decoded. Guarded by its
 * participant.
 */
final class Incoming {

  private static final int SENDER_BITS = 16;

  private final ReceiveSequence received = new ReceiveSequence();
  private final FrameAssembler assembler = new FrameAssembler(ProtocolLimits.standard());
  private final Map<Integer, Long> pictures = new HashMap<>();
  private final List<String> faults = new ArrayList<>();
  private final Consumer<Frame> sink;
  private long controlNumber;
  private long gaps;
  private long undecodable;

  Incoming(Consumer<Frame> sink) {
    this.sink = sink;
  }

  void accept(HopUnit.Piece piece) {
    if (received.accept(piece)) {
      assembler.accept(piece).ifPresent(this::accept);
    }
  }

  void accept(HopUnit.Gap gap) {
    received.accept(gap);
    assembler.abandonMedia();
    gaps++;
  }

  private void accept(Frame frame) {
    EndToEndHeader header = frame.header();
    if (header.channel() == Channel.CONTROL) {
      if (header.number() != controlNumber + 1) {
        faults.add("control frame " + header.number() + " after " + controlNumber);
      }
      controlNumber = header.number();
      sink.accept(frame);
    } else if (!header.channel().isPicture() || isDecoded(header)) {
      sink.accept(frame);
    }
  }

  /** As a decoder would: a picture that is shown again after a resume is no news. */
  private boolean isDecoded(EndToEndHeader header) {
    int stream = header.channel().number() << SENDER_BITS | header.sender();
    long fed = pictures.getOrDefault(stream, 0L);
    if (header.number() <= fed) {
      return false;
    }
    OptionalLong needed = header.extensions().neededFrame();
    boolean decodable =
        header.has(EndToEndHeader.KEY_FRAME) || needed.isPresent() && needed.getAsLong() == fed;
    if (decodable) {
      pictures.put(stream, header.number());
    } else {
      undecodable++;
    }
    return decodable;
  }

  long last() {
    return received.last();
  }

  long gaps() {
    return gaps;
  }

  long undecodable() {
    return undecodable;
  }

  List<String> faults() {
    return List.copyOf(faults);
  }
}
