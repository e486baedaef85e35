package org.tsudoi.bench.contender;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.tsudoi.bench.tunnel.Arrivals;
import org.tsudoi.bench.tunnel.Participant;
import org.tsudoi.protocol.Channel;
import org.tsudoi.protocol.EndToEndHeader;

/** A meeting in which several people speak; now this one is louder, now that one. */
final class TsudoiTalk implements Gathering {

  private static final int QUIETEST = 3;
  private static final int CLASSES = 4;
  private static final int PACKETS_OF_ONE_LOUDNESS = 50;

  private final int speakers;
  private final List<Participant> people = new ArrayList<>();
  private final Losses losses = new Losses();
  private int packets;

  TsudoiTalk(int speakers) {
    this.speakers = speakers;
  }

  void add(Participant joined) {
    people.add(joined);
  }

  Arrivals at(int place, Arrived arrived) {
    return new Arrivals() {
      @Override
      public void frame(EndToEndHeader header, long stamp, long payloadBytes) {
        if (header.channel() == Channel.VOICE) {
          arrived.message(place, stamp, payloadBytes);
        }
      }

      @Override
      public void closed(int code, String reason) {
        losses.add("person " + place + ": " + code + " " + reason);
      }
    };
  }

  @Override
  public void send(int bytes, long stamp) {
    byte[] payload = ByteBuffer.allocate(bytes).putLong(stamp).array();
    int turn = packets++ / PACKETS_OF_ONE_LOUDNESS;
    for (int speaker = 0; speaker < speakers; speaker++) {
      people.get(speaker).voice(QUIETEST + (speaker + turn) % CLASSES, payload);
    }
  }

  @Override
  public void stall(int viewer, boolean stop) {
    people.get(viewer).stall(stop);
  }

  @Override
  public void check() {
    losses.check();
  }

  @Override
  public void close() {
    losses.expect();
    people.forEach(Participant::leave);
  }
}
