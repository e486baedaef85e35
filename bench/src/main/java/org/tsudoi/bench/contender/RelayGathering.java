package org.tsudoi.bench.contender;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.tsudoi.bench.line.Loop;
import org.tsudoi.bench.line.Target;
import org.tsudoi.bench.line.TunnelLine;
import org.tsudoi.bench.line.WebSocketLine;

/** The members of one room of a plain relay; each of its senders sends what is sent. */
final class RelayGathering implements Gathering {

  private static final int STALLED_RECEIVE_BUFFER = 64 * 1024;
  private static final int NORMAL = 1000;

  private final Loop loop;
  private final Target target;
  private final String room;
  private final List<WebSocketLine> viewers = new ArrayList<>();
  private final Losses losses = new Losses();
  private final List<WebSocketLine> senders = new ArrayList<>();

  RelayGathering(Loop loop, Target target, String room) {
    this.loop = loop;
    this.target = target;
    this.room = room;
  }

  void addSender() {
    senders.add(open(-1, (viewer, stamp, bytes) -> losses.add("an echo"), false));
  }

  /** Adds somebody who sends and hears the others that send. */
  void addSpeaker(int place, Arrived arrived) {
    senders.add(open(place, arrived, false));
  }

  void add(int viewer, Arrived arrived, boolean stalled) {
    viewers.add(open(viewer, arrived, stalled));
  }

  private WebSocketLine open(int viewer, Arrived arrived, boolean stalled) {
    return WebSocketLine.open(
        loop,
        target,
        room,
        "",
        new Member(viewer, arrived, losses),
        stalled ? STALLED_RECEIVE_BUFFER : 0);
  }

  /** Reads the stamp at the beginning of each message, which may come in parts. */
  private static final class Member implements TunnelLine.Listener {

    private final int viewer;
    private final Arrived arrived;
    private final Losses losses;
    private long stamp;
    private long bytes;

    Member(int viewer, Arrived arrived, Losses losses) {
      this.viewer = viewer;
      this.arrived = arrived;
      this.losses = losses;
    }

    @Override
    public void part(ByteBuffer part, boolean endOfMessage) {
      for (int index = part.position(); bytes < Long.BYTES && index < part.limit(); index++) {
        stamp = stamp << Byte.SIZE | Byte.toUnsignedLong(part.get(index));
        bytes++;
        part.position(index + 1);
      }
      bytes += part.remaining();
      if (endOfMessage) {
        arrived.message(viewer, stamp, bytes);
        bytes = 0;
        stamp = 0;
      }
    }

    @Override
    public void closed(int code, String reason) {
      losses.add("viewer " + viewer + ": " + code + " " + reason);
    }
  }

  @Override
  public void send(int bytes, long stamp) {
    senders.forEach(sender -> sender.send(ByteBuffer.allocate(bytes).putLong(0, stamp)));
  }

  @Override
  public void stall(int viewer, boolean stop) {
    viewers.get(viewer).pause(stop);
  }

  @Override
  public void check() {
    losses.check();
  }

  @Override
  public void close() {
    losses.expect();
    senders.forEach(sender -> sender.close(NORMAL));
    viewers.forEach(viewer -> viewer.close(NORMAL));
  }
}
